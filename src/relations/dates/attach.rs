//! Which date phrase of a sentence belongs to a trigger.

use crate::nlp::{Dep, TokenIdx};
use crate::relations::dates::DatePhrase;
use crate::relations::syntax::Tree;

/// Beyond this many steps through the tree a date belongs to something else.
const MAX_STEPS: usize = 6;

impl DatePhrase {
    /// How far the phrase is from a trigger through the tree; `None` where a clause of its own
    /// stands between.
    pub(in crate::relations) fn distance(
        &self,
        tree: &Tree<'_>,
        trigger: TokenIdx,
    ) -> Option<usize> {
        if self.tokens.contains(trigger) {
            return None;
        }
        let governor = tree.head(self.head)?;
        upward(tree, trigger, governor)
            .or_else(|| upward(tree, governor, trigger).map(|steps| steps + 1))
            .filter(|&steps| steps <= MAX_STEPS)
    }
}

/// Steps from a word up to one above it, if no clause with its own time lies between.
fn upward(tree: &Tree<'_>, from: TokenIdx, to: TokenIdx) -> Option<usize> {
    let mut at = from;
    for steps in 0..=MAX_STEPS {
        if at == to {
            return Some(steps);
        }
        // What is said today may have happened any time.
        if matches!(tree.dep(at), Dep::Ccomp | Dep::AclRelcl | Dep::Parataxis) {
            return None;
        }
        at = tree.head(at)?;
    }
    None
}

//! Slots around an adjective.

use crate::nlp::{Dep, TokenIdx};
use crate::relations::arguments::own;
use crate::relations::lexicon::Slot;
use crate::relations::reader::Reader;
use crate::relations::syntax::Argument;

impl Reader<'_> {
    pub(super) fn slot_of_adjective(&self, adjective: TokenIdx, slot: Slot) -> Vec<Argument> {
        let tree = &self.tree;
        match slot {
            // "X is critical of Y"; "X, critical of Y" and "a paper critical of Y".
            Slot::Subject => match (tree.dep(adjective), tree.head(adjective)) {
                (Dep::Amod | Dep::Acl | Dep::Appos, Some(noun)) => own(std::iter::once(noun)),
                _ => tree.subject(adjective).into_iter().collect(),
            },
            Slot::Complement => self.complement_subjects(adjective),
            Slot::Purpose => self.purpose_objects(adjective),
            Slot::Preposition(preposition) => {
                own(tree.with_preposition(adjective, preposition).into_iter())
            }
            _ => Vec::<Argument>::new(),
        }
    }
}

//! Dependency trees, from left to right, by the arc-hybrid transition system (Kuhlmann et al. 2011)
//! with two linear models: one chooses the transition, the other labels the arc.

pub(crate) mod collapse;
pub(crate) mod features;
pub(crate) mod repair;
pub(crate) mod state;

use crate::nlp::Dep;
use crate::nlp::model::{Features, Score, best};
use crate::nlp::word::Word;
use state::{NONE, State};

/// A tree: for each word its head (the number of words for the root) and the number of its label
/// in [`Dep::ALL`].
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<u8>,
}

/// Parses a sentence that was tagged. The tree is projective and has one root.
pub(crate) fn parse(
    transitions: &impl Score,
    labels: &impl Score,
    words: &[Word],
    tags: &[u8],
    features: &mut Features,
) -> Tree {
    let mut state = State::new(words.len());
    let mut scores = [0; state::TRANSITIONS];
    let mut label_scores = [0; Dep::ALL.len()];
    while !state.is_final() {
        let transition = state.forced().unwrap_or_else(|| {
            features::extract(words, tags, &state, features);
            transitions.score(&features.hashes, &mut scores);
            best(&scores, |t| state.allows(t))
        });
        if let Some((head, dependent)) = state.apply(transition) {
            features::extract_label(words, tags, &state, head, dependent, features);
            labels.score(&features.hashes, &mut label_scores);
            let label = best(&label_scores, |l| fits(l, head, words.len()));
            state.attach(head, dependent, label as u8);
        }
    }
    debug_assert!(state.heads.iter().take(words.len()).all(|&head| head != NONE));
    state.into_tree()
}

/// Only the root carries the label for roots.
pub(crate) fn fits(label: usize, head: usize, len: usize) -> bool {
    (Dep::ALL[label] == Dep::Root) == (head == len)
}

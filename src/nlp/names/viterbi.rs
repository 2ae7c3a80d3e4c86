//! The best sequence of labels.

use crate::nlp::model::Score;
use crate::nlp::model::hash::mix;
use crate::nlp::names::{LABELS, OUTSIDE, follows};

/// What each label adds behind each other; the last row stands for the start of the sentence.
pub(crate) type Transitions = [[i32; LABELS]; LABELS + 1];

/// The row of [`Transitions`] for the start of the sentence.
pub(crate) const START: usize = LABELS;

/// The feature under which the model keeps a row of [`Transitions`].
pub(crate) fn transition_feature(last: usize) -> u64 {
    mix(0x7472_616e_7369_7469, last as u64 + 1)
}

/// Reads the transitions out of a model.
pub(crate) fn transitions(model: &impl Score) -> Transitions {
    let mut rows = Transitions::default();
    for (last, row) in rows.iter_mut().enumerate() {
        model.score(&[transition_feature(last)], row);
    }
    rows
}

/// The labels with the highest sum of scores among those that are well-formed and `allowed`
/// (position, label).
pub(crate) fn best_path(
    scores: &[[i32; LABELS]],
    transitions: &Transitions,
    allowed: impl Fn(usize, u8) -> bool,
) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut best = [None; LABELS];
    for label in 0..LABELS {
        if follows(OUTSIDE, label as u8) && allowed(0, label as u8) {
            best[label] = Some(first[label] + transitions[START][label]);
        }
    }
    let mut back = vec![[0u8; LABELS]; scores.len()];
    for at in 1..scores.len() {
        let mut next = [None; LABELS];
        for label in 0..LABELS {
            if !allowed(at, label as u8) {
                continue;
            }
            for last in 0..LABELS {
                let Some(so_far) = best[last].filter(|_| follows(last as u8, label as u8)) else {
                    continue;
                };
                let score = so_far + transitions[last][label] + scores[at][label];
                if next[label].is_none_or(|highest| score > highest) {
                    next[label] = Some(score);
                    back[at][label] = last as u8;
                }
            }
        }
        best = next;
    }
    let mut label = 0;
    for other in 1..LABELS {
        if best[other] > best[label] {
            label = other;
        }
    }
    let mut path = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        path[at] = label as u8;
        label = usize::from(back[at][label]);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{Transitions, best_path};

    #[test]
    fn an_inside_cannot_stand_alone() {
        let mut scores = [[0; 9]; 2];
        scores[1][2] = 10;
        scores[0][1] = -5;
        assert_eq!(best_path(&scores, &Transitions::default(), |_, _| true), [1, 2]);
        assert_eq!(best_path(&scores, &Transitions::default(), |_, l| l == 0), [0, 0]);
    }
}

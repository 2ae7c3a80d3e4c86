//! The trained tables, read where they lie in the program: nothing is parsed at start.

pub(crate) mod clusters;
pub(crate) mod gazetteer;
pub(crate) mod hash;
pub(crate) mod table;
pub(crate) mod weights;

/// Something that adds up weights of features: a trained model, or one in training.
pub(crate) trait Score {
    /// The sum of the features' weights, label by label.
    fn score(&self, features: &[u64], scores: &mut [i32]);
}

impl Score for weights::Weights {
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        self.score(features, scores);
    }
}

/// The features of one decision: each is hashed with its number, so that equal words in different
/// places are different features.
#[derive(Debug, Default)]
pub(crate) struct Features {
    pub(crate) hashes: Vec<u64>,
    number: u64,
}

impl Features {
    /// Empties the list; `family` keeps the features of different models apart.
    pub(crate) fn begin(&mut self, family: u64) {
        self.hashes.clear();
        self.number = family << 16;
    }

    /// The next feature.
    #[inline]
    pub(crate) fn add(&mut self, value: u64) {
        self.number += 1;
        self.hashes.push(hash::mix(self.number.wrapping_mul(0x2545_f491_4f6c_dd1d), value));
    }

    /// The next feature, if there is anything to say; the number counts up all the same.
    #[inline]
    pub(crate) fn add_some(&mut self, value: u64) {
        if value == 0 {
            self.number += 1;
        } else {
            self.add(value);
        }
    }

    /// The next feature, made of two values.
    #[inline]
    pub(crate) fn add2(&mut self, a: u64, b: u64) {
        self.add(hash::mix(a, b));
    }

    /// The next feature, made of three values.
    #[inline]
    pub(crate) fn add3(&mut self, a: u64, b: u64, c: u64) {
        self.add(hash::mix(hash::mix(a, b), c));
    }
}

/// The allowed label with the highest score; the first of equals.
pub(crate) fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (label, &score) in scores.iter().enumerate() {
        if allowed(label) && best.is_none_or(|(_, highest)| score > highest) {
            best = Some((label, score));
        }
    }
    best.map_or(0, |(label, _)| label)
}

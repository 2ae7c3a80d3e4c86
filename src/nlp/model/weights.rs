//! Weights of a linear model: for each feature a small integer per label.
//!
//! An open hash table of features. A slot holds a check of 16 bits and either the weights
//! themselves (few labels) or the place of a list of (label, weight) pairs (many labels, most of
//! them zero). Looking up a feature costs one or two cache lines.

/// Bytes before the slots: number of labels, number of homes, number of slots (u32 each). There are
/// some more slots than homes, so that no search runs over the end.
const HEADER_LEN: usize = 12;

/// Features that are looked up side by side.
const BATCH: usize = 32;

/// Models of up to this many labels keep the weights in the slots.
pub(crate) const NARROW: usize = 9;

/// A trained model in the program's bytes.
#[derive(Clone, Copy)]
pub(crate) struct Weights {
    labels: usize,
    slots: &'static [u8],
    homes: u64,
    lists: &'static [u8],
}

impl Weights {
    /// The model in `bytes`, which [`build`] made.
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        let number = |at: usize| {
            bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        };
        let labels = number(0) as usize;
        let slots_len = number(8) as usize * slot_len(labels);
        let body = bytes.get(HEADER_LEN..).unwrap_or_default();
        let (slots, lists) = body.split_at(slots_len.min(body.len()));
        Self { labels, slots, homes: u64::from(number(4)), lists }
    }

    /// Adds up the weights of the features, label by label.
    ///
    /// The tables are larger than any near cache, so that the time goes by waiting for memory. Each
    /// step is therefore done for a batch of features before the next one begins: loads that do not
    /// hang on each other are answered side by side.
    pub(crate) fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for batch in features.chunks(BATCH) {
            let mut checks = [0; BATCH];
            for (found, &feature) in checks.iter_mut().zip(batch) {
                *found = self.check_at(self.home_of(feature));
            }
            let known = batch.iter().zip(&checks).filter(|(_, found)| **found != 0);
            let rows = known.filter_map(|(&feature, &found)| self.find(feature, found));
            if self.labels <= NARROW {
                for weights in rows {
                    for (score, &weight) in scores.iter_mut().zip(weights) {
                        *score += i32::from(weight.cast_signed());
                    }
                }
            } else {
                self.add_lists(rows, scores);
            }
        }
    }

    /// Adds the lists that the rows lead to.
    fn add_lists(&self, rows: impl Iterator<Item = &'static [u8]>, scores: &mut [i32]) {
        let mut lists = [(0, 0); BATCH];
        let mut n_lists = 0;
        for row in rows {
            lists[n_lists].0 = u32::from_le_bytes([row[0], row[1], row[2], 0]) as usize;
            n_lists += 1;
        }
        for (start, len) in &mut lists[..n_lists] {
            *len = usize::from(self.lists[*start]);
        }
        for &(start, len) in &lists[..n_lists] {
            for pair in self.lists[start + 1..start + 1 + 2 * len].chunks_exact(2) {
                if let Some(score) = scores.get_mut(usize::from(pair[0])) {
                    *score += i32::from(pair[1].cast_signed());
                }
            }
        }
    }

    /// Where the slot lies at which the search for a feature begins.
    #[inline]
    fn home_of(&self, feature: u64) -> usize {
        home(feature, self.homes) as usize * slot_len(self.labels)
    }

    /// The check of the slot that lies there; zero where it is free, and behind the last one.
    #[inline]
    fn check_at(&self, slot: usize) -> u16 {
        self.slots.get(slot..slot + 2).map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    /// What a feature's slot holds behind its check; `found` is the check in its first slot.
    #[inline]
    fn find(&self, feature: u64, mut found: u16) -> Option<&'static [u8]> {
        let len = slot_len(self.labels);
        let check = check(feature);
        let mut slot = self.home_of(feature);
        while found != check {
            if found == 0 {
                return None;
            }
            slot += len;
            found = self.check_at(slot);
        }
        self.slots.get(slot + 2..slot + len)
    }
}

fn slot_len(labels: usize) -> usize {
    2 + if labels <= NARROW { labels } else { 3 }
}

/// The slot at which the search for a feature begins.
fn home(feature: u64, homes: u64) -> u64 {
    ((feature >> 32) * homes) >> 32
}

/// Tells features with the same home apart; never zero, which marks a free slot.
fn check(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// The bytes of a model with these weights, of which all-zero rows are left out.
#[cfg(any(test, feature = "train"))]
pub(crate) fn build(labels: usize, rows: &[(u64, Vec<i8>)]) -> Vec<u8> {
    let rows: Vec<&(u64, Vec<i8>)> =
        rows.iter().filter(|(_, weights)| weights.iter().any(|&w| w != 0)).collect();
    let homes = (rows.len() * 10 / 6 + 1) as u64;
    let len = slot_len(labels);
    let mut slots = vec![0; homes as usize * len];
    let mut lists = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    for (feature, weights) in rows {
        let weights = weights.iter().map(|w| w.cast_unsigned());
        let payload: Vec<u8> = if labels <= NARROW {
            weights.collect()
        } else {
            let pairs: Vec<u8> = weights
                .enumerate()
                .filter(|&(_, w)| w != 0)
                .flat_map(|(label, w)| [label as u8, w])
                .collect();
            let place = *known.entry(pairs.clone()).or_insert_with(|| {
                let place = lists.len() as u32;
                lists.push((pairs.len() / 2) as u8);
                lists.extend(&pairs);
                place
            });
            assert!(place < 1 << 24, "the lists outgrew their three bytes: prune more");
            place.to_le_bytes()[..3].to_vec()
        };
        let mut slot = home(*feature, homes) as usize * len;
        while slots.get(slot..slot + 2).is_some_and(|check| check != [0, 0]) {
            slot += len;
        }
        slots.resize(slots.len().max(slot + len), 0);
        slots[slot..slot + 2].copy_from_slice(&check(*feature).to_le_bytes());
        slots[slot + 2..slot + len].copy_from_slice(&payload);
    }
    slots.extend(vec![0; len]);
    let mut bytes = Vec::new();
    for number in [labels as u32, homes as u32, (slots.len() / len) as u32] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(slots);
    bytes.extend(lists);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Weights, build};
    use crate::nlp::model::hash::mix;

    fn check_model(labels: usize) {
        let row = |i: u64| (0..labels).map(|l| ((i as usize * 7 + l * 3) % 5) as i8 - 2).collect();
        let rows: Vec<(u64, Vec<i8>)> = (1..2000).map(|i| (mix(i, i), row(i))).collect();
        let model = Weights::new(build(labels, &rows).leak());
        let mut scores = vec![0; labels];
        for (feature, weights) in &rows {
            model.score(&[*feature, mix(*feature, 1)], &mut scores);
            assert_eq!(scores, weights.iter().map(|&w| i32::from(w)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn few_labels_come_back_as_they_were() {
        check_model(3);
    }

    #[test]
    fn many_labels_come_back_as_they_were() {
        check_model(50);
    }

    #[test]
    fn an_empty_model_scores_nothing() {
        let mut scores = [7; 3];
        Weights::new(&[]).score(&[1, 2], &mut scores);
        assert_eq!(scores, [0; 3]);
    }
}

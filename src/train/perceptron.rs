//! The averaged perceptron: whole numbers while training, their average over time afterwards.

use crate::nlp::model::Score;
use crate::nlp::model::weights;

/// A model in training. Exact: two features never share a row.
#[derive(Debug)]
pub(crate) struct Perceptron {
    labels: usize,
    /// Open hash table: features, and the positions of their rows plus one.
    slots: Vec<(u64, u32)>,
    rows: Rows,
    count: usize,
    hour: i64,
}

/// The weights, row by row. Looking them up is what training spends its time on: so those of models
/// with few labels lie side by side, and those with many leave out the zeros.
#[derive(Debug)]
enum Rows {
    Narrow {
        weights: Vec<i32>,
        /// Sum of all changes, each times the hour at which it was made.
        changes: Vec<i64>,
    },
    Wide(Vec<Vec<Entry>>),
}

/// A weight of one label for one feature.
#[derive(Clone, Copy, Debug)]
struct Entry {
    label: u8,
    weight: i32,
    changes: i64,
}

impl Perceptron {
    pub(crate) fn new(labels: usize) -> Self {
        let rows = if labels <= weights::NARROW {
            Rows::Narrow { weights: Vec::new(), changes: Vec::new() }
        } else {
            Rows::Wide(Vec::new())
        };
        Self { labels, slots: vec![(0, 0); 1 << 16], rows, count: 0, hour: 1 }
    }

    /// Time passes: one example was seen.
    pub(crate) fn tick(&mut self) {
        self.hour += 1;
    }

    /// Adds to the weights of all features for a label.
    pub(crate) fn update(&mut self, features: &[u64], label: usize, delta: i32) {
        let change = i64::from(delta) * self.hour;
        for &feature in features {
            let row = self.row(feature);
            match &mut self.rows {
                Rows::Narrow { weights, changes } => {
                    weights[row * self.labels + label] += delta;
                    changes[row * self.labels + label] += change;
                }
                Rows::Wide(rows) => {
                    let entries = &mut rows[row];
                    let known = entries.iter_mut().find(|entry| usize::from(entry.label) == label);
                    if let Some(entry) = known {
                        entry.weight += delta;
                        entry.changes += change;
                    } else {
                        let label = label as u8;
                        entries.push(Entry { label, weight: delta, changes: change });
                    }
                }
            }
        }
    }

    /// The slot of a feature: its own, or the free one where it belongs.
    fn slot(slots: &[(u64, u32)], feature: u64) -> usize {
        let mask = slots.len() - 1;
        let mut slot = (feature >> 20) as usize & mask;
        while slots[slot].1 != 0 && slots[slot].0 != feature {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The row of a feature, made if need be.
    fn row(&mut self, feature: u64) -> usize {
        let slot = Self::slot(&self.slots, feature);
        if self.slots[slot].1 != 0 {
            return self.slots[slot].1 as usize - 1;
        }
        self.count += 1;
        self.slots[slot] = (feature, self.count as u32);
        match &mut self.rows {
            Rows::Narrow { weights, changes } => {
                weights.resize(self.count * self.labels, 0);
                changes.resize(self.count * self.labels, 0);
            }
            Rows::Wide(rows) => rows.push(Vec::new()),
        }
        if self.count * 2 > self.slots.len() {
            let mut slots = vec![(0, 0); self.slots.len() * 2];
            for &old in self.slots.iter().filter(|slot| slot.1 != 0) {
                let slot = Self::slot(&slots, old.0);
                slots[slot] = old;
            }
            self.slots = slots;
        }
        self.count - 1
    }

    /// The average of the weights over all hours.
    pub(crate) fn averaged(&self) -> Averaged {
        let average = |weight: i32, changes: i64| {
            (f64::from(weight) - changes as f64 / self.hour as f64) as f32
        };
        let mut rows: Vec<(u64, Vec<f32>)> = Vec::with_capacity(self.count);
        for &(feature, row) in self.slots.iter().filter(|slot| slot.1 != 0) {
            let row = row as usize - 1;
            let mut averages = vec![0.0; self.labels];
            match &self.rows {
                Rows::Narrow { weights, changes } => {
                    let range = row * self.labels..(row + 1) * self.labels;
                    let pairs = weights[range.clone()].iter().zip(&changes[range]);
                    for (to, (&weight, &changes)) in averages.iter_mut().zip(pairs) {
                        *to = average(weight, changes);
                    }
                }
                Rows::Wide(rows) => {
                    for entry in &rows[row] {
                        averages[usize::from(entry.label)] = average(entry.weight, entry.changes);
                    }
                }
            }
            rows.push((feature, averages));
        }
        Averaged { labels: self.labels, rows }
    }
}

impl Score for Perceptron {
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for &feature in features {
            let row = self.slots[Self::slot(&self.slots, feature)].1 as usize;
            if row == 0 {
                continue;
            }
            match &self.rows {
                Rows::Narrow { weights, .. } => {
                    let weights = &weights[(row - 1) * self.labels..row * self.labels];
                    scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
                }
                Rows::Wide(rows) => {
                    for entry in &rows[row - 1] {
                        scores[usize::from(entry.label)] += entry.weight;
                    }
                }
            }
        }
    }
}

/// Averaged weights.
#[derive(Debug)]
pub(crate) struct Averaged {
    labels: usize,
    rows: Vec<(u64, Vec<f32>)>,
}

impl Averaged {
    /// The bytes of the model as the program carries it. Weights become whole numbers from -127 to
    /// 127; the largest two in ten thousand are cut down to that, so that the small ones keep their
    /// differences, and weights below `prune` units vanish.
    pub(crate) fn to_bytes(&self, prune: i8) -> Vec<u8> {
        let mut sizes: Vec<f32> = self
            .rows
            .iter()
            .flat_map(|(_, w)| w.iter().map(|w| w.abs()))
            .filter(|&w| w > 0.0)
            .collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() * 9998 / 10_000).copied().unwrap_or(1.0);
        let unit = largest / 127.0;
        let whole = |weight: f32| {
            let whole = (weight / unit).round().clamp(-127.0, 127.0) as i8;
            if whole.abs() < prune { 0 } else { whole }
        };
        let rows: Vec<(u64, Vec<i8>)> = self
            .rows
            .iter()
            .map(|(feature, weights)| (*feature, weights.iter().map(|&w| whole(w)).collect()))
            .collect();
        weights::build(self.labels, &rows)
    }
}

#[cfg(test)]
mod tests {
    use super::Perceptron;
    use crate::nlp::model::weights::Weights;

    #[test]
    fn what_was_learnt_survives_averaging_and_rounding() {
        let mut perceptron = Perceptron::new(3);
        for _ in 0..9u64 {
            for label in 0..3 {
                perceptron.update(&[label as u64 + 10, 99], label, 1);
                perceptron.update(&[label as u64 + 10, 99], (label + 1) % 3, -1);
                perceptron.tick();
            }
        }
        let model = Weights::new(perceptron.averaged().to_bytes(1).leak());
        for label in 0..3 {
            let mut scores = [0; 3];
            model.score(&[label as u64 + 10], &mut scores);
            assert!(scores[label] > 0 && scores[(label + 1) % 3] < 0, "{scores:?}");
        }
    }
}

//! Training of the tagger.

use crate::nlp::Tag;
use crate::nlp::model::{Features, Score, best};
use crate::nlp::tagger;
use crate::nlp::word::Word;
use crate::train::perceptron::Perceptron;
use crate::train::random::Random;

/// A sentence as the tagger sees it, with the right answers.
pub(crate) struct Example {
    pub(crate) words: Vec<Word>,
    pub(crate) tags: Vec<u8>,
}

/// Trains on some of the examples.
pub(crate) fn train(examples: &[Example], chosen: &[usize], rounds: usize) -> Perceptron {
    let mut model = Perceptron::new(Tag::ALL.len());
    let mut random = Random::new();
    let mut order = chosen.to_vec();
    let mut features = Features::default();
    let mut scores = vec![0; Tag::ALL.len()];
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &example in &order {
            let Example { words, tags } = &examples[example];
            let mut guesses = Vec::with_capacity(words.len());
            for (at, &tag) in tags.iter().enumerate() {
                tagger::extract(words, at, &guesses, &mut features);
                model.score(&features.hashes, &mut scores);
                let guess = best(&scores, |tag| tagger::fits(&words[at], tag));
                // A tag that the word cannot have is a slip of the treebank.
                if guess != usize::from(tag) && tagger::fits(&words[at], usize::from(tag)) {
                    model.update(&features.hashes, usize::from(tag), 1);
                    model.update(&features.hashes, guess, -1);
                }
                model.tick();
                guesses.push(guess as u8);
            }
        }
    }
    model
}

/// Tags all examples, each with a model that never saw it, so that the parser learns from tags as
/// wrong as those it will meet.
pub(crate) fn jackknife(examples: &[Example], folds: usize, rounds: usize) -> Vec<Vec<u8>> {
    let mut tags = vec![Vec::new(); examples.len()];
    for fold in 0..folds {
        let others: Vec<usize> = (0..examples.len()).filter(|i| i % folds != fold).collect();
        let model = train(examples, &others, rounds).averaged().to_bytes(1);
        let model = crate::nlp::model::weights::Weights::new(model.leak());
        let mut features = Features::default();
        for example in (fold..examples.len()).step_by(folds) {
            tags[example] = tagger::tag(&model, &examples[example].words, &mut features);
        }
    }
    tags
}

/// The share of right tags, in percent.
pub(crate) fn accuracy(model: &impl Score, examples: &[Example]) -> f64 {
    let mut features = Features::default();
    let (mut right, mut all) = (0, 0);
    for Example { words, tags } in examples {
        let guesses = tagger::tag(model, words, &mut features);
        right += guesses.iter().zip(tags).filter(|(guess, tag)| guess == tag).count();
        all += tags.len();
    }
    100.0 * right as f64 / f64::from(all.max(1) as u32)
}

//! Training of the parser, with a dynamic oracle and exploration (Goldberg and Nivre 2013).

use crate::nlp::model::{Features, Score, best};
use crate::nlp::parser::state::{State, TRANSITIONS};
use crate::nlp::parser::{self, features, fits};
use crate::nlp::word::Word;
use crate::nlp::{Dep, Tag};
use crate::train::perceptron::Perceptron;
use crate::train::random::Random;

/// A sentence as the parser sees it, with the right tree.
pub(crate) struct Example<'a> {
    pub(crate) words: &'a [Word],
    /// As the tagger found them.
    pub(crate) tags: &'a [u8],
    pub(crate) heads: &'a [usize],
    pub(crate) labels: &'a [u8],
}

/// The two models of the parser.
pub(crate) struct Parser {
    pub(crate) transitions: Perceptron,
    pub(crate) labels: Perceptron,
}

/// Trains; an example counts as often as it is in the list.
pub(crate) fn train(examples: &[Example<'_>], rounds: usize) -> Parser {
    let mut parser = Parser {
        transitions: Perceptron::new(TRANSITIONS),
        labels: Perceptron::new(Dep::ALL.len()),
    };
    let mut random = Random::new();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut features = Features::default();
    for round in 0..rounds {
        random.shuffle(&mut order);
        for &example in &order {
            learn(&mut parser, &examples[example], round, &mut random, &mut features);
        }
    }
    parser
}

fn learn(
    parser: &mut Parser,
    example: &Example<'_>,
    round: usize,
    random: &mut Random,
    f: &mut Features,
) {
    let &Example { words, tags, heads, labels } = example;
    let mut state = State::new(words.len());
    let mut scores = [0; TRANSITIONS];
    let mut label_scores = vec![0; Dep::ALL.len()];
    while !state.is_final() {
        features::extract(words, tags, &state, f);
        parser.transitions.score(&f.hashes, &mut scores);
        let guess = best(&scores, |t| state.allows(t));
        let costs = state.costs(heads);
        let lowest =
            (0..TRANSITIONS).filter(|&t| state.allows(t)).map(|t| costs[t]).min().unwrap_or(0);
        let right = best(&scores, |t| state.allows(t) && costs[t] == lowest);
        let mut taken = guess;
        if costs[guess] > lowest {
            parser.transitions.update(&f.hashes, right, 1);
            parser.transitions.update(&f.hashes, guess, -1);
            // Later on, mistakes are mostly followed, to learn to make the best of them.
            if round == 0 || random.below(10) == 0 {
                taken = right;
            }
        }
        parser.transitions.tick();
        if let Some((head, dependent)) = state.apply(taken) {
            features::extract_label(words, tags, &state, head, dependent, f);
            parser.labels.score(&f.hashes, &mut label_scores);
            let mut label = best(&label_scores, |l| fits(l, head, words.len()));
            if heads[dependent] == head {
                let right = usize::from(labels[dependent]);
                if label != right {
                    parser.labels.update(&f.hashes, right, 1);
                    parser.labels.update(&f.hashes, label, -1);
                }
                parser.labels.tick();
                label = right;
            }
            state.attach(head, dependent, label as u8);
        }
    }
}

/// Shares of words with the right head, and of those with the right label too, in percent;
/// punctuation left out.
pub(crate) fn attachment(
    transitions: &impl Score,
    labels: &impl Score,
    examples: &[Example<'_>],
) -> (f64, f64) {
    let mut features = Features::default();
    let (mut heads_right, mut both_right, mut all) = (0u32, 0u32, 0u32);
    for example in examples {
        let tree = parser::parse(transitions, labels, example.words, example.tags, &mut features);
        for word in 0..example.words.len() {
            let is_punctuation = Dep::ALL[usize::from(example.labels[word])] == Dep::Punct
                || Tag::ALL[usize::from(example.tags[word])].is_punctuation();
            if is_punctuation {
                continue;
            }
            let head_right = tree.heads[word] == example.heads[word];
            all += 1;
            heads_right += u32::from(head_right);
            both_right += u32::from(head_right && tree.labels[word] == example.labels[word]);
        }
    }
    let percent = |count: u32| 100.0 * f64::from(count) / f64::from(all.max(1));
    (percent(heads_right), percent(both_right))
}

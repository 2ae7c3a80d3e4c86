//! Training of the recognizer of names.

use crate::nlp::NameKind;
use crate::nlp::model::{Features, Score};
use crate::nlp::names::context::Context;
use crate::nlp::names::viterbi::{self, START, Transitions, transition_feature};
use crate::nlp::names::{self, KINDS, LABELS, OUTSIDE, features};
use crate::nlp::tagger;
use crate::nlp::word::{Word, words};
use crate::train::corpora::NamedDocument;
use crate::train::perceptron::Perceptron;
use crate::train::random::Random;

/// Size of one update; the margin is measured in the same unit.
const STEP: i32 = 10;

/// By how much the right label has to win.
const MARGIN: i32 = 8;

/// A document as the recognizer sees it, with the right labels.
pub(crate) struct Example {
    sentences: Vec<Sentence>,
    context: Context,
}

struct Sentence {
    words: Vec<Word>,
    tags: Vec<u8>,
    labels: Vec<u8>,
    knows_events: bool,
}

/// Looks at the words of documents.
pub(crate) fn examples(documents: &[NamedDocument], tags: &impl Score) -> Vec<Example> {
    let mut features = Features::default();
    documents
        .iter()
        .map(|document| {
            let sentences: Vec<Sentence> = document
                .sentences
                .iter()
                .filter(|sentence| !sentence.words.is_empty())
                .map(|sentence| {
                    let words = words(sentence.words.iter().map(String::as_str));
                    let tags = tagger::tag(tags, &words, &mut features);
                    let labels = sentence.labels.clone();
                    Sentence { words, tags, labels, knows_events: sentence.knows_events }
                })
                .collect();
            let context = Context::gather(sentences.iter().map(|s| s.words.as_slice()));
            Example { sentences, context }
        })
        .collect()
}

/// Trains; an example counts as often as it is in the list.
pub(crate) fn train(examples: &[&Example], rounds: usize) -> Perceptron {
    let mut model = Perceptron::new(LABELS);
    let mut random = Random::new();
    let mut order: Vec<(usize, usize)> = (0..examples.len())
        .flat_map(|e| (0..examples[e].sentences.len()).map(move |s| (e, s)))
        .collect();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &(example, sentence) in &order {
            let example = examples[example];
            learn(&mut model, &example.sentences[sentence], &example.context);
        }
    }
    model
}

fn learn(model: &mut Perceptron, sentence: &Sentence, context: &Context) {
    let Sentence { words, tags, labels, knows_events } = sentence;
    let mut features = Features::default();
    let mut found: Vec<Vec<u64>> = Vec::with_capacity(words.len());
    let mut scores = vec![[0; LABELS]; words.len()];
    for (at, scores) in scores.iter_mut().enumerate() {
        features::extract(words, tags, context, at, &mut features);
        model.score(&features.hashes, scores);
        found.push(features.hashes.clone());
    }
    let transitions = viterbi::transitions(model);
    // Where events are not annotated, what has no label may be part of one.
    let event = names::first_label(NameKind::Event);
    let may_be = |at: usize, label: u8| {
        label == labels[at] || (!knows_events && labels[at] == OUTSIDE && label >= event)
    };
    let right = viterbi::best_path(&scores, &transitions, may_be);
    for (scores, &right) in scores.iter_mut().zip(&right) {
        scores[usize::from(right)] -= MARGIN;
    }
    let guess = viterbi::best_path(&scores, &transitions, |_, _| true);
    if guess != right {
        correct(model, &found, &right, STEP);
        correct(model, &found, &guess, -STEP);
    }
    model.tick();
}

/// Adds to the weights of everything on a path.
fn correct(model: &mut Perceptron, features: &[Vec<u64>], path: &[u8], delta: i32) {
    let mut last = START;
    for (features, &label) in features.iter().zip(path) {
        let label = usize::from(label);
        model.update(features, label, delta);
        model.update(&[transition_feature(last)], label, delta);
        last = label;
    }
}

/// Found, wanted, and both, by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    found: [u32; KINDS.len()],
    wanted: [u32; KINDS.len()],
    right: [u32; KINDS.len()],
}

impl Counts {
    /// The F1 score of one kind, in percent.
    pub(crate) fn f1(&self, kind: usize) -> f64 {
        f1(self.right[kind], self.found[kind], self.wanted[kind])
    }

    /// The F1 score of persons, organizations and places together, in percent.
    pub(crate) fn micro(&self) -> f64 {
        let sum = |counts: &[u32]| counts[..3].iter().sum();
        f1(sum(&self.right), sum(&self.found), sum(&self.wanted))
    }
}

fn f1(right: u32, found: u32, wanted: u32) -> f64 {
    200.0 * f64::from(right) / f64::from((found + wanted).max(1))
}

/// Counts names with the right words and the right kind. Where events are not annotated, none
/// count as found.
pub(crate) fn measure(model: &impl Score, examples: &[Example]) -> Counts {
    let mut counts = Counts::default();
    let mut features = Features::default();
    let transitions: Transitions = viterbi::transitions(model);
    let kind_of = |kind: NameKind| KINDS.iter().position(|&k| k == kind).unwrap_or_default();
    for example in examples {
        for Sentence { words, tags, labels, knows_events } in &example.sentences {
            let guess =
                names::label(model, &transitions, words, tags, &example.context, &mut features);
            let mut found = names::names(&guess, 0);
            found.retain(|name| *knows_events || name.kind != NameKind::Event);
            let wanted = names::names(labels, 0);
            for name in &found {
                counts.found[kind_of(name.kind)] += 1;
                counts.right[kind_of(name.kind)] += u32::from(wanted.contains(name));
            }
            for name in &wanted {
                counts.wanted[kind_of(name.kind)] += 1;
            }
        }
    }
    counts
}

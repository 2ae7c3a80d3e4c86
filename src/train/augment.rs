//! More sentences out of those there are: with titles before names.

use crate::nlp::names::{OUTSIDE, first_label};
use crate::nlp::{Dep, NameKind, Tag};
use crate::train::corpora::treebank::TreeSentence;
use crate::train::corpora::{NamedDocument, NamedSentence};
use crate::train::random::Random;
use crate::train::titles::{TitleWord, Titles};

/// Copies of sentences with a name of several words, with a title before it.
pub(crate) fn titled_trees(trees: &[TreeSentence], titles: &Titles) -> Vec<TreeSentence> {
    let mut random = Random::new();
    let mut titled = Vec::new();
    for tree in trees {
        let places: Vec<usize> = (0..tree.words.len()).filter(|&i| takes_title(tree, i)).collect();
        if !places.is_empty() {
            let place = places[random.below(places.len())];
            titled.push(with_title(tree, place, &titles.make(&mut random)));
        }
    }
    titled
}

/// Whether a person's name without a title begins here.
fn takes_title(tree: &TreeSentence, at: usize) -> bool {
    let tag = |i: usize| Tag::ALL[usize::from(tree.tags[i])];
    let flat = Dep::ALL.iter().position(|&d| d == Dep::Flat);
    let has_surname = tree.heads.get(at + 1) == Some(&at)
        && flat == tree.labels.get(at + 1).map(|&l| usize::from(l));
    let stands_free = at == 0
        || !(tag(at - 1).is_noun()
            || tag(at - 1).is_adjective()
            || matches!(tag(at - 1), Tag::Dt | Tag::Pos | Tag::PrpPoss | Tag::Cd));
    tag(at).is_proper_noun() && has_surname && stands_free
}

fn with_title(tree: &TreeSentence, place: usize, title: &[TitleWord]) -> TreeSentence {
    let shift = |word: usize| if word >= place { word + title.len() } else { word };
    let mut titled = TreeSentence { document: tree.document.clone(), ..TreeSentence::default() };
    for i in 0..=tree.words.len() {
        if i == place {
            for word in title {
                titled.words.push(word.text.clone());
                titled.tags.push(position(Tag::ALL, word.tag));
                titled.heads.push(word.head.map_or(place + title.len(), |head| place + head));
                titled.labels.push(position(Dep::ALL, word.dep));
            }
        }
        if let Some(word) = tree.words.get(i) {
            titled.words.push(word.clone());
            titled.tags.push(tree.tags[i]);
            titled.heads.push(shift(tree.heads[i]));
            titled.labels.push(tree.labels[i]);
        }
    }
    titled
}

fn position<T: Copy + PartialEq>(all: &[T], one: T) -> u8 {
    all.iter().position(|other| *other == one).expect("every one is in the list of all") as u8
}

/// Copies of documents in which every other person without a title has one.
pub(crate) fn titled_names(
    documents: &[NamedDocument],
    titles: &Titles,
    random: &mut Random,
) -> Vec<NamedDocument> {
    let mut titled = Vec::new();
    for document in documents {
        let mut copy = NamedDocument::default();
        let mut changed = false;
        for sentence in &document.sentences {
            let mut words =
                NamedSentence { knows_events: sentence.knows_events, ..NamedSentence::default() };
            for (i, (word, &label)) in sentence.words.iter().zip(&sentence.labels).enumerate() {
                let stands_free = i == 0
                    || (sentence.labels[i - 1] == OUTSIDE
                        && sentence.words[i - 1].starts_with(|c: char| !c.is_uppercase())
                        && !is_determiner(&sentence.words[i - 1]));
                if label == first_label(NameKind::Person) && stands_free && random.below(2) == 0 {
                    for title in titles.make(random) {
                        words.words.push(title.text);
                        words.labels.push(title.label);
                    }
                    changed = true;
                }
                words.words.push(word.clone());
                words.labels.push(label);
            }
            copy.sentences.push(words);
        }
        if changed {
            titled.push(copy);
        }
    }
    titled
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "this" | "that" | "his" | "her" | "their" | "'s" | "’s")
}

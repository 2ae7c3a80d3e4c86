//! Which articles are copies of one text, and which sentences say the same in the same words.

use std::collections::{BTreeMap, BTreeSet};

use crate::map::ArticleExtraction;
use crate::map::words::words;
use crate::text::Span;

/// What the evidence for a link goes back to. An agency's report that several outlets print is one
/// source, be it shortened or with a changed word here and there.
pub(super) struct Sources<'a> {
    extractions: &'a [&'a ArticleExtraction],
    /// The first article of the same text, for each article.
    origin: Vec<usize>,
}

/// Share of the shorter article's sentences that the longer one has too, from which on the two
/// are one text. Reports of one event share quotations, rarely half of their sentences.
const COPIED: f32 = 0.5;

/// Share of the shorter sentence's word pairs that the longer one has too, from which on they are
/// one sentence.
const REPEATED: f32 = 0.7;

impl<'a> Sources<'a> {
    /// Compares all articles, sentence by sentence.
    pub(super) fn new(extractions: &'a [&'a ArticleExtraction]) -> Self {
        let sentences: Vec<BTreeSet<Vec<String>>> = extractions
            .iter()
            .map(|extraction| {
                let text = &extraction.article.text;
                let sentences = extraction.document.sentences.iter().filter(|s| !s.boilerplate);
                sentences.map(|s| words(s.span.of(text))).filter(|s| s.len() > 3).collect()
            })
            .collect();
        let mut articles_with: BTreeMap<&Vec<String>, Vec<usize>> = BTreeMap::new();
        let mut origin = Vec::new();
        for (article, own) in sentences.iter().enumerate() {
            let mut n_shared: BTreeMap<usize, usize> = BTreeMap::new();
            for sentence in own {
                for &earlier in articles_with.get(sentence).into_iter().flatten() {
                    *n_shared.entry(earlier).or_default() += 1;
                }
            }
            let copied = n_shared.into_iter().find(|&(earlier, n)| {
                n as f32 >= COPIED * own.len().min(sentences[earlier].len()) as f32
            });
            origin.push(copied.map_or(article, |(earlier, _)| origin[earlier]));
            for sentence in own {
                articles_with.entry(sentence).or_default().push(article);
            }
        }
        Self { extractions, origin }
    }

    /// Whether sentences, each with the position of its article, come from two sources or more.
    /// Those of one article, or of copies of it, are one source, and so is a sentence repeated.
    pub(super) fn are_independent(&self, sentences: impl Iterator<Item = (usize, Span)>) -> bool {
        let mut first: Option<(usize, BTreeSet<(String, String)>)> = None;
        for (article, span) in sentences {
            let pairs = || word_pairs(span.of(&self.extractions[article].article.text));
            match &first {
                None => first = Some((self.origin[article], pairs())),
                Some((origin, known)) => {
                    if self.origin[article] != *origin && !repeats(known, &pairs()) {
                        return true;
                    }
                }
            }
        }
        false
    }
}

fn word_pairs(sentence: &str) -> BTreeSet<(String, String)> {
    let words = words(sentence);
    words.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn repeats(one: &BTreeSet<(String, String)>, two: &BTreeSet<(String, String)>) -> bool {
    let shared = one.intersection(two).count() as f32;
    shared >= REPEATED * one.len().min(two.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::{repeats, word_pairs};

    #[test]
    fn a_shortened_sentence_is_a_repetition() {
        let agency = word_pairs("Ada Brown met Bo Chen in Oslo on Monday, officials said.");
        assert!(repeats(&agency, &word_pairs("Ada Brown met Bo Chen in Oslo on Monday.")));
        assert!(!repeats(&agency, &word_pairs("In Oslo, Bo Chen received Ada Brown for talks.")));
    }
}

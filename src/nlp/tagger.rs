//! Parts of speech, from left to right, by a linear model (averaged perceptron, Collins 2002).

use crate::nlp::Tag;
use crate::nlp::model::{Features, Score, best};
use crate::nlp::word::Word;

/// Keeps the tagger's features apart from those of other models.
const FAMILY: u64 = 1;

/// Tags the words of a sentence; numbers are positions in [`Tag::ALL`].
pub(crate) fn tag(model: &impl Score, words: &[Word], features: &mut Features) -> Vec<u8> {
    let mut scores = [0; Tag::ALL.len()];
    let mut tags = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        extract(words, at, &tags, features);
        model.score(&features.hashes, &mut scores);
        tags.push(best(&scores, |tag| fits(&words[at], tag)) as u8);
    }
    tags
}

/// "the talks": what the tagger takes for a singular, but ends like a plural, is one.
pub(crate) fn correct_plurals(texts: &[&str], tags: &mut [u8]) {
    const SINGULAR: [&str; 8] =
        ["news", "politics", "economics", "series", "species", "headquarters", "means", "gas"];
    for at in 1..texts.len() {
        let text = texts[at];
        // In headlines "thanks" and "urges" are verbs: only where a phrase is open.
        let open = matches!(
            Tag::ALL[usize::from(tags[at - 1])],
            Tag::Dt | Tag::Jj | Tag::PrpPoss | Tag::Pos | Tag::Nn | Tag::Cd
        );
        let plural = open
            && tags[at] == Tag::Nn as u8
            && text.len() > 4
            && text.ends_with('s')
            && text.bytes().all(|b| b.is_ascii_lowercase())
            && !["ss", "us", "is", "ics"].iter().any(|end| text.ends_with(end))
            && !SINGULAR.contains(&text);
        if plural {
            tags[at] = Tag::Nns as u8;
        }
    }
}

/// Whether a word may have a tag. Rare words are never pronouns, prepositions and the like: there
/// are few of those, and all are common.
pub(crate) fn fits(word: &Word, tag: usize) -> bool {
    let is_long = word.suffixes[3] != 0;
    !(word.rarity >= RARE && word.is_capitalized() && is_long) || Tag::ALL[tag].is_open()
}

/// From this class on a word is rare. (The word vectors know no single letters; "I" is not rare.)
const RARE: u8 = 6;

/// The features that decide on the tag of word `at`, given the tags before it.
pub(crate) fn extract(words: &[Word], at: usize, tags: &[u8], features: &mut Features) {
    let outside = Word::default();
    let near = |offset: isize| {
        at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&outside)
    };
    let tag_before = |offset: usize| at.checked_sub(offset).map_or(0, |i| u64::from(tags[i]) + 1);
    let (word, left, right) = (near(0), near(-1), near(1));
    let (left2, right2) = (near(-2), near(2));
    let (tag1, tag2) = (tag_before(1), tag_before(2));
    let f = features;
    f.begin(FAMILY);
    f.add(0);
    f.add(word.lower);
    f.add(word.form);
    f.add(word.shape);
    for suffix in word.suffixes {
        f.add_some(suffix);
    }
    for prefix in &word.prefixes[..3] {
        f.add_some(*prefix);
    }
    for cluster in word.clusters {
        f.add_some(cluster);
    }
    let flags = u64::from(word.flags) | u64::from(at == 0) << 8 | u64::from(word.rarity) << 9;
    f.add(flags);
    f.add(u64::from(word.names & 0x7f));
    f.add(tag1);
    f.add2(tag1, tag2);
    f.add2(tag1, word.lower);
    f.add2(tag1, word.clusters[2]);
    f.add2(tag1, word.suffixes[2]);
    f.add3(tag1, tag2, word.lower);
    f.add(left.lower);
    f.add(left.suffixes[2]);
    f.add(left.clusters[2]);
    f.add(right.lower);
    f.add(right.suffixes[2]);
    f.add(right.suffixes[1]);
    f.add(right.clusters[2]);
    f.add(right.clusters[1]);
    f.add(right.shape);
    f.add(left2.lower);
    f.add(right2.lower);
    f.add(right2.clusters[1]);
    f.add2(word.lower, right.lower);
    f.add2(word.lower, left.lower);
    f.add2(word.clusters[3], right.clusters[3]);
    f.add2(word.suffixes[2], right.clusters[1]);
    f.add2(left.lower, right.lower);
    f.add3(tag1, word.suffixes[1], right.suffixes[1]);
    f.add3(tag1, word.clusters[1], right.clusters[1]);
    f.add3(flags, left.shape, right.shape);
}

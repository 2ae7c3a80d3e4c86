//! What the recognizer of names looks at.

use crate::nlp::model::Features;
use crate::nlp::model::hash::mix;
use crate::nlp::names::context::{CLUES, Context};
use crate::nlp::word::{ALL_CAPITALS, Word};

const FAMILY: u64 = 4;

/// The features that decide on the label of word `at`.
pub(crate) fn extract(words: &[Word], tags: &[u8], context: &Context, at: usize, f: &mut Features) {
    let outside = Word::default();
    let index = |offset: isize| at.checked_add_signed(offset).filter(|&i| i < words.len());
    let near = |offset: isize| index(offset).map_or(&outside, |i| &words[i]);
    let tag = |offset: isize| index(offset).map_or(0, |i| u64::from(tags[i]) + 1);
    let (word, left, right) = (near(0), near(-1), near(1));
    f.begin(FAMILY);
    f.add(0);
    for affix in word.prefixes.iter().chain(&word.suffixes) {
        f.add_some(*affix);
    }
    f.add(word.form);
    f.add2(left.shape, word.shape);
    f.add2(word.shape, right.shape);
    f.add3(left.shape, word.shape, right.shape);
    f.add2(left.lower, right.lower);
    f.add2(left.lower, word.lower);
    f.add2(word.lower, right.lower);
    f.add2(left.clusters[2], right.clusters[2]);
    f.add2(word.clusters[2], right.clusters[2]);
    f.add2(left.clusters[2], word.clusters[2]);
    f.add2(near(-2).clusters[2], left.clusters[2]);
    f.add2(right.clusters[2], near(2).clusters[2]);
    f.add2(tag(-1), tag(0));
    f.add2(tag(0), tag(1));
    f.add3(tag(-1), tag(0), tag(1));
    f.add2(tag(0), word.shape);
    let is_headline = is_mostly_capitals(words);
    f.add(u64::from(is_headline) << 1 | u64::from(at == 0));
    f.add2(u64::from(at == 0), word.shape);
    let clues = context.clues(word);
    f.add2(u64::from(clues), word.shape);
    for clue in 0..CLUES {
        f.add_some(u64::from(clues >> clue & 1));
    }
    f.add2(u64::from(context.clues(left)), u64::from(clues));
    f.add2(u64::from(context.clues(right)), u64::from(clues));
    f.add2(u64::from(word.names & 0x3fff), u64::from(left.names & 0x3fff));
    f.add2(u64::from(word.names & 0x3fff), u64::from(right.names & 0x3fff));
    for offset in -2..=2 {
        let key = mix(FAMILY << 32, (offset + 9) as u64);
        match index(offset) {
            Some(i) => looks(&words[i], tag(offset), key, f),
            None => f.hashes.push(key),
        }
    }
}

/// The looks of one word; `key` tells where it stands.
fn looks(word: &Word, tag: u64, key: u64, f: &mut Features) {
    let mut push = |number: u64, value: u64| f.hashes.push(mix(key ^ number << 8, value));
    push(1, word.lower);
    push(2, word.shape);
    push(3, u64::from(word.rarity));
    push(4, u64::from(word.flags));
    push(5, tag);
    for (number, &cluster) in (6..).zip(&word.clusters) {
        if cluster != 0 {
            push(number, cluster);
        }
    }
    let mut names = word.names;
    while names != 0 {
        push(10, u64::from(names.trailing_zeros()));
        names &= names - 1;
    }
}

/// Whether the sentence is a headline, where capitals say little.
fn is_mostly_capitals(words: &[Word]) -> bool {
    words.iter().filter(|word| word.flags & ALL_CAPITALS != 0).count() * 10 > words.len() * 6
}

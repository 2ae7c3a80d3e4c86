//! What a word looks like: everything the models want to know about it by itself, found out once.

use crate::nlp::model::clusters::{self, Clusters};
use crate::nlp::model::gazetteer as gaz;
use crate::nlp::model::hash::{Hasher, hash_str};
use crate::nlp::tokenize::{is_apostrophe, is_dash};

/// The looks of a word, as hashes and bits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// Of its lower-case form, with digits as zeros and one form of each quote and dash.
    pub(crate) lower: u64,
    /// Of the same as it is written: capitals count.
    pub(crate) form: u64,
    /// Of its shape: "Xxx" for "Seoul", "0-x" for "3-year".
    pub(crate) shape: u64,
    /// Of its first one to four characters; zero where it is shorter.
    pub(crate) prefixes: [u64; 4],
    /// Of its last one to four characters in lower case; zero where it is shorter.
    pub(crate) suffixes: [u64; 4],
    /// Its clusters plus one; zero where it is unknown.
    pub(crate) clusters: [u64; 4],
    /// How rare it is, in eight classes; 7 for unknown words.
    pub(crate) rarity: u8,
    /// [`CAPITALIZED`] and its siblings.
    pub(crate) flags: u8,
    /// Entries of the gazetteer that it is or belongs to, see [`mark_names`].
    pub(crate) names: u32,
}

pub(crate) const CAPITALIZED: u8 = 1;
pub(crate) const ALL_CAPITALS: u8 = 2;
pub(crate) const HAS_DIGIT: u8 = 4;
pub(crate) const HAS_HYPHEN: u8 = 8;

impl Word {
    /// Looks at one word.
    pub(crate) fn new(text: &str) -> Self {
        let mut word = Self { lower: lower_hash(text), ..Self::default() };
        let mut form = Hasher::new();
        let mut all_capitals = true;
        let mut letters = 0;
        for c in text.chars() {
            form = form.with(normal(c));
            letters += u32::from(c.is_alphabetic());
            all_capitals &= !c.is_lowercase();
            word.flags |= if c.is_numeric() { HAS_DIGIT } else { 0 };
            word.flags |= if is_dash(c) { HAS_HYPHEN } else { 0 };
        }
        word.form = form.finish();
        word.shape = shape(text);
        if text.starts_with(char::is_uppercase) {
            word.flags |= CAPITALIZED;
            word.flags |= if all_capitals && letters > 1 { ALL_CAPITALS } else { 0 };
        }
        word.affixes(text);
        // What is known of the last part of an unknown compound is better than nothing.
        let known = clusters::lookup(clusters::hash(text)).or_else(|| {
            text.rsplit_once('-').and_then(|(_, last)| clusters::lookup(clusters::hash(last)))
        });
        word.rarity = 7;
        if let Some(Clusters { ids, rarity }) = known {
            word.clusters = ids.map(|id| u64::from(id) + 1);
            word.rarity = (rarity / 20).min(6);
        }
        word
    }

    fn affixes(&mut self, text: &str) {
        let mut prefix = Hasher::new();
        for (slot, c) in self.prefixes.iter_mut().zip(text.chars()) {
            prefix = prefix.with(normal(c));
            *slot = prefix.finish();
        }
        let mut suffix = Hasher::new();
        let backwards = text.chars().rev().map(normal).flat_map(char::to_lowercase);
        for (slot, c) in self.suffixes.iter_mut().zip(backwards) {
            suffix = suffix.with(c);
            *slot = suffix.finish();
        }
    }

    /// Whether it begins with a capital.
    pub(crate) fn is_capitalized(&self) -> bool {
        self.flags & CAPITALIZED != 0
    }
}

/// Digits, dashes, apostrophes and quotes have many forms that mean the same.
fn normal(c: char) -> char {
    match c {
        _ if c.is_ascii_alphabetic() => c,
        _ if c.is_numeric() => '0',
        _ if is_dash(c) => '-',
        _ if is_apostrophe(c) => '\'',
        '„' | '«' => '“',
        '»' => '”',
        _ => c,
    }
}

fn lower_hash(text: &str) -> u64 {
    // Dashes of any length are one word.
    if text.chars().all(is_dash) {
        return hash_str("-");
    }
    let lower = text.chars().map(normal).flat_map(char::to_lowercase);
    lower.fold(Hasher::new(), Hasher::with).finish()
}

/// Capitals as X, small letters as x, digits as 0; of a run of capitals two are kept, of other runs
/// one.
fn shape(text: &str) -> u64 {
    let mut hasher = Hasher::new();
    let mut last = '\0';
    let mut run = 0;
    let mut kept = 0;
    for c in text.chars() {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => '0',
            _ => normal(c),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run == 1 || (class == 'X' && run == 2) {
            hasher = hasher.with(class);
            kept += 1;
        }
        if kept == 10 {
            break;
        }
    }
    hasher.finish()
}

/// Bits of [`Word::names`] from which on longer entries are marked, at their first word and at
/// the others: places, demonyms, persons, organizations.
const PHRASE_BEGIN: u32 = 14;
const PHRASE_INSIDE: u32 = 18;

/// The part before the hyphen is a place or its people ("U.S.-led").
const PLACE_BEFORE_HYPHEN: u32 = 1 << 22;

/// The words of a sentence, with what the gazetteer says about them.
pub(crate) fn words<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Vec<Word> {
    let mut words: Vec<Word> = texts.clone().map(Word::new).collect();
    mark_names(&texts.collect::<Vec<_>>(), &mut words);
    words
}

/// Looks up every stretch of words that begins with a capital.
fn mark_names(texts: &[&str], words: &mut [Word]) {
    for start in 0..words.len() {
        let alone = gaz::lookup(gaz::any_case_hash(texts[start]));
        if !words[start].is_capitalized() {
            words[start].names |= u32::from(alone & (gaz::OFFICE | gaz::HONORIFIC));
            continue;
        }
        words[start].names |= u32::from(alone | gaz::lookup(gaz::exact_hash(texts[start])));
        if let Some((first, _)) = texts[start].split_once('-')
            && gaz::kinds_of(first) & (gaz::PLACES | gaz::DEMONYM) != 0
        {
            words[start].names |= PLACE_BEFORE_HYPHEN;
        }
        let mut hasher = gaz::fold_any_case(Hasher::new(), texts[start]);
        for end in start + 1..texts.len().min(start + gaz::LONGEST) {
            hasher = gaz::fold_any_case(hasher.with(' '), texts[end]);
            let found = gaz::lookup(hasher.finish()) & gaz::PHRASE_KINDS;
            if found != 0 {
                let kinds = phrase_bits(found);
                words[start].names |= kinds << PHRASE_BEGIN;
                for word in &mut words[start + 1..=end] {
                    word.names |= kinds << PHRASE_INSIDE;
                }
            }
        }
    }
}

fn phrase_bits(kinds: u16) -> u32 {
    [gaz::PLACES, gaz::DEMONYM, gaz::PERSON, gaz::ORG]
        .iter()
        .enumerate()
        .map(|(i, mask)| u32::from(kinds & mask != 0) << i)
        .sum()
}

//! What the whole document tells about a word: "Iwaya" alone means little, but elsewhere a title
//! stood before it.

use std::collections::{BTreeMap, BTreeSet};

use crate::nlp::model::gazetteer as gaz;
use crate::nlp::model::hash::hash_str;
use crate::nlp::word::Word;

const AFTER_OFFICE: u16 = 1;
const AFTER_HONORIFIC: u16 = 2;
const AFTER_CAPITAL: u16 = 4;
const BEFORE_ORG_WORD: u16 = 8;
const BEFORE_SAID: u16 = 16;
const AFTER_PLACE_PREPOSITION: u16 = 32;
const ALSO_LOWER_CASE: u16 = 64;
const AFTER_THE: u16 = 128;
const BEFORE_CAPITAL: u16 = 256;

/// Number of clues.
pub(crate) const CLUES: u16 = 9;

/// Clues about capitalized words, gathered over a document.
#[derive(Debug, Default)]
pub(crate) struct Context {
    clues: BTreeMap<u64, u16>,
    lower_case: BTreeSet<u64>,
}

impl Context {
    /// Gathers the clues.
    pub(crate) fn gather<'a>(sentences: impl Iterator<Item = &'a [Word]>) -> Self {
        let mut context = Self::default();
        let said = ["said", "says", "told", "added"].map(hash_str);
        let places = ["in", "at", "from", "near"].map(hash_str);
        let the = hash_str("the");
        let names = |word: &Word, kinds: u16| word.names & u32::from(kinds) != 0;
        for words in sentences {
            for (at, word) in words.iter().enumerate() {
                if !word.is_capitalized() {
                    context.lower_case.insert(word.lower);
                    continue;
                }
                let mut clues = 0;
                if let Some(before) = at.checked_sub(1).map(|i| &words[i]) {
                    let office = names(before, gaz::OFFICE);
                    clues |= if office { AFTER_OFFICE } else { 0 };
                    clues |= if names(before, gaz::HONORIFIC) { AFTER_HONORIFIC } else { 0 };
                    let capital = before.is_capitalized() && at > 1 && !office;
                    clues |= if capital { AFTER_CAPITAL } else { 0 };
                    let place = places.contains(&before.lower);
                    clues |= if place { AFTER_PLACE_PREPOSITION } else { 0 };
                    clues |= if before.lower == the { AFTER_THE } else { 0 };
                }
                if let Some(after) = words.get(at + 1) {
                    clues |= if names(after, gaz::ORG_WORD) { BEFORE_ORG_WORD } else { 0 };
                    clues |= if said.contains(&after.lower) { BEFORE_SAID } else { 0 };
                    clues |= if after.is_capitalized() { BEFORE_CAPITAL } else { 0 };
                }
                *context.clues.entry(word.lower).or_default() |= clues;
            }
        }
        context
    }

    /// The clues about a word, as bits.
    pub(crate) fn clues(&self, word: &Word) -> u16 {
        if !word.is_capitalized() {
            return 0;
        }
        let also_lower = self.lower_case.contains(&word.lower);
        self.clues.get(&word.lower).copied().unwrap_or_default()
            | if also_lower { ALSO_LOWER_CASE } else { 0 }
    }
}

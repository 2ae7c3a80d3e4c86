//! Lists of known names and telling words. Only a hint to the recognizer: it also learns when a
//! list is wrong.

use std::sync::OnceLock;

use crate::nlp::model::hash::{Hasher, hash_str, mix};
use crate::nlp::model::table::Table;
use crate::nlp::tokenize::is_apostrophe;

/// Bytes of a record: the kinds as a set of bits.
pub(crate) const RECORD_LEN: usize = 2;

/// Kinds of entries, by their names in `gazetteer.tsv`; the position is the bit.
#[cfg(feature = "train")]
pub(crate) const KINDS: [&str; 14] = [
    "country",
    "demonym",
    "capital",
    "city",
    "region",
    "person",
    "org",
    "given",
    "surname",
    "office",
    "honorific",
    "orgword",
    "placeword",
    "eventword",
];

/// Kinds whose entries may be several words long, which the first seven are.
pub(crate) const PHRASE_KINDS: u16 = 0x7f;

/// Longest entry, in words.
pub(crate) const LONGEST: usize = 5;

/// The bits of a kind.
pub(crate) const fn bit(kind: usize) -> u16 {
    1 << kind
}

pub(crate) const PLACES: u16 = bit(0) | bit(2) | bit(3) | bit(4);
pub(crate) const DEMONYM: u16 = bit(1);
pub(crate) const PERSON: u16 = bit(5);
pub(crate) const ORG: u16 = bit(6);
pub(crate) const OFFICE: u16 = bit(9);
pub(crate) const HONORIFIC: u16 = bit(10);
pub(crate) const ORG_WORD: u16 = bit(11);

/// Countries, their peoples, and organizations.
pub(crate) const ACTORS: u16 = bit(0) | DEMONYM | ORG;

static BYTES: &[u8] = include_bytes!("../../../assets/model/gazetteer.bin");

/// The kinds of the entry with this hash, as bits; none if there is no such entry.
pub(crate) fn lookup(hash: u64) -> u16 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE
        .get_or_init(|| Table::new(BYTES, RECORD_LEN))
        .get(hash)
        .map_or(0, |record| u16::from_le_bytes([record[0], record[1]]))
}

/// The kinds of a word or phrase as it is written in a text.
pub(crate) fn kinds_of(text: &str) -> u16 {
    lookup(any_case_hash(text)) | lookup(exact_hash(text))
}

/// The hash of an entry whose capitals do not count.
pub(crate) fn any_case_hash(text: &str) -> u64 {
    fold_any_case(Hasher::new(), text).finish()
}

/// Adds the next word of a phrase to the hash of an entry whose capitals do not count.
pub(crate) fn fold_any_case(hasher: Hasher, text: &str) -> Hasher {
    let plain = |c: char| if is_apostrophe(c) { '\'' } else { c };
    text.chars().map(plain).flat_map(char::to_lowercase).fold(hasher, Hasher::with)
}

/// The hash of a short name in capitals, which stands in the list as it is written ("US", not
/// "us").
pub(crate) fn exact_hash(text: &str) -> u64 {
    mix(hash_str(text), 0x5a)
}

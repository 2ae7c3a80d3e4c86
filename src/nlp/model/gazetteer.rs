//! Lists of known names and telling words. Only a hint to the recognizer: it also learns when a
//! list is wrong.

use std::sync::OnceLock;

use crate::nlp::model::table::Table;

/// Bytes of a record: the kinds as a set of bits.
pub(crate) const RECORD_LEN: usize = 2;

/// Kinds of entries, by their names in `gazetteer.tsv`; the position is the bit.
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

static BYTES: &[u8] = include_bytes!("../../../assets/model/gazetteer.bin");

/// The kinds of the entry with this hash, as bits; none if there is no such entry.
pub(crate) fn lookup(hash: u64) -> u16 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE
        .get_or_init(|| Table::new(BYTES, RECORD_LEN))
        .get(hash)
        .map_or(0, |record| u16::from_le_bytes([record[0], record[1]]))
}

//! Words with similar neighbors, grouped four times: coarsely to finely.

use std::sync::OnceLock;

use crate::nlp::model::gazetteer;
use crate::nlp::model::table::Table;

/// Bytes of a record: the four groups as u8, u8, u16, u16, and the frequency.
pub(crate) const RECORD_LEN: usize = 7;

static BYTES: &[u8] = include_bytes!("../../../assets/model/clusters.bin");

/// What the clusters know about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clusters {
    /// Numbers of its groups among 64, 256, 1024, and 4096.
    pub(crate) ids: [u16; 4],
    /// How rare it is, from 0 ("the") to about 140: eight times the binary logarithm of its rank.
    pub(crate) rarity: u8,
}

/// The hash of a word as the word vectors spell it: in lower case, with typewriter apostrophes.
pub(crate) fn hash(word: &str) -> u64 {
    gazetteer::any_case_hash(word)
}

/// The groups of a word, given its [`hash`].
pub(crate) fn lookup(hash: u64) -> Option<Clusters> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let record = TABLE.get_or_init(|| Table::new(BYTES, RECORD_LEN)).get(hash)?;
    Some(Clusters {
        ids: [
            u16::from(record[0]),
            u16::from(record[1]),
            u16::from_le_bytes([record[2], record[3]]),
            u16::from_le_bytes([record[4], record[5]]),
        ],
        rarity: record[6],
    })
}

/// The rarity of the word at a rank, counted from zero.
#[cfg(feature = "train")]
pub(crate) fn rarity(rank: usize) -> u8 {
    (((rank + 1) as f64).log2() * 8.0) as u8
}

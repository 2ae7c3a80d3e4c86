//! `gazetteer.tsv` → the table that the program carries.

use std::path::Path;

use crate::nlp::model::gazetteer::{KINDS, RECORD_LEN, any_case_hash, bit, exact_hash};
use crate::nlp::model::table::Table;
use crate::train::files;

/// The bytes of the table. Rows are: kind, tab, entry.
pub fn build(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut kinds = std::collections::BTreeMap::<u64, u16>::new();
    for line in files::read(path)?.lines() {
        if let Some((kind, entry)) = line.split_once('\t')
            && let Some(kind) = KINDS.iter().position(|&k| k == kind)
        {
            // Entries in capitals are meant as they are written.
            let is_exact = entry.contains(char::is_uppercase);
            let hash = if is_exact { exact_hash(entry) } else { any_case_hash(entry) };
            *kinds.entry(hash).or_default() |= bit(kind);
        }
    }
    let rows: Vec<(u64, Vec<u8>)> =
        kinds.into_iter().map(|(hash, kinds)| (hash, kinds.to_le_bytes().to_vec())).collect();
    debug_assert!(rows.iter().all(|(_, record)| record.len() == RECORD_LEN));
    Ok(Table::build(&rows))
}

//! A read-only map from 32-bit hashes to records of fixed size, searched where it lies.

/// Sorted hashes, then the records in the same order. Hashes are spread evenly, so that a search
/// can begin where the hash ought to be (interpolation search).
#[derive(Clone, Copy)]
pub(crate) struct Table {
    hashes: &'static [u8],
    records: &'static [u8],
    record_len: usize,
}

impl Table {
    /// The table in `bytes`, with records of `record_len` bytes.
    pub(crate) fn new(bytes: &'static [u8], record_len: usize) -> Self {
        let len = bytes.len() / (4 + record_len);
        let (hashes, records) = bytes.split_at(len * 4);
        Self { hashes, records, record_len }
    }

    /// The record for a hash; of a 64-bit hash the upper half counts.
    pub(crate) fn get(&self, hash: u64) -> Option<&'static [u8]> {
        let wanted = (hash >> 32) as u32;
        let len = self.hashes.len() / 4;
        if len == 0 {
            return None;
        }
        let mut at = ((u64::from(wanted) * len as u64) >> 32) as usize;
        while at > 0 && self.hash(at) > wanted {
            at -= 1;
        }
        while at + 1 < len && self.hash(at) < wanted {
            at += 1;
        }
        let start = at * self.record_len;
        (self.hash(at) == wanted).then(|| &self.records[start..start + self.record_len])
    }

    fn hash(&self, at: usize) -> u32 {
        let bytes = &self.hashes[at * 4..at * 4 + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    /// The bytes of a table with these records. Of equal hashes the first counts.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn build(rows: &[(u64, Vec<u8>)]) -> Vec<u8> {
        let mut sorted = std::collections::BTreeMap::new();
        for (hash, record) in rows {
            sorted.entry((hash >> 32) as u32).or_insert(record);
        }
        let mut bytes: Vec<u8> = sorted.keys().flat_map(|hash| hash.to_le_bytes()).collect();
        bytes.extend(sorted.values().flat_map(|record| record.iter()));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::nlp::model::hash::hash_str;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let rows: Vec<(u64, Vec<u8>)> =
            (0..999u16).map(|i| (hash_str(&i.to_string()), i.to_le_bytes().to_vec())).collect();
        let table = Table::new(Table::build(&rows).leak(), 2);
        for i in 0..999u16 {
            assert_eq!(table.get(hash_str(&i.to_string())), Some(&i.to_le_bytes()[..]));
        }
        assert_eq!(table.get(hash_str("a word")), None);
    }
}

//! Finds the longest phrase of a table at a place in a text.

use crate::knowledge::fold::Folded;

/// Whether capitals tell phrases apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Names: "US" is not "us".
    Matters,
    /// Common nouns: "president" is "President".
    Free,
}

/// A phrase and what it means.
#[derive(Clone, Copy, Debug)]
struct Entry<T> {
    key: (u32, u32),
    surface: &'static str,
    meaning: T,
}

/// Phrases and what they mean, in order of their folded forms; one phrase may mean several things.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// All folded forms, one after the other.
    keys: String,
    entries: Vec<Entry<T>>,
    case: Case,
    starts: Starts,
    index: Index,
}

/// The first letters of all phrases, as a set that may hold too much (Bloom 1970). Nearly every word
/// of a text starts no phrase, and this tells so without a search.
#[derive(Debug)]
struct Starts {
    bits: Vec<u64>,
}

impl Starts {
    /// Letters that count.
    const LEN: usize = 8;

    /// Bits for each phrase: about one in ten is set.
    const BITS: usize = 64;

    /// The starts of all lengths of these folded phrases.
    fn of<'a>(keys: impl ExactSizeIterator<Item = &'a [u8]>) -> Self {
        let n_bits = (keys.len() * Self::BITS).next_power_of_two().max(64);
        let mut starts = Self { bits: vec![0; n_bits / 64] };
        for key in keys {
            for len in 1..=key.len().min(Self::LEN) {
                let bit = starts.bit(&key[..len]);
                starts.bits[bit / 64] |= 1 << (bit % 64);
            }
        }
        starts
    }

    /// Whether a phrase may begin with that word; `true` where the word is no plain letters.
    fn may_begin(&self, word: &str) -> bool {
        let mut start = [0; Self::LEN];
        let mut len = 0;
        for (slot, byte) in start.iter_mut().zip(word.bytes()) {
            if !byte.is_ascii_alphanumeric() {
                return true;
            }
            *slot = byte.to_ascii_lowercase();
            len += 1;
        }
        let bit = self.bit(&start[..len]);
        len == 0 || self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn bit(&self, start: &[u8]) -> usize {
        let hash = start.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        (hash ^ hash >> 32) as usize % (self.bits.len() * 64)
    }
}

/// Where the entries begin that share their first two letters: a search among thousands begins
/// among dozens.
#[derive(Debug)]
struct Index {
    starts: Vec<u32>,
}

impl Index {
    /// Classes of a byte of a folded form: none, ten digits, 26 letters, anything else.
    const CLASSES: usize = 38;

    /// The index of these folded phrases, which are sorted.
    fn of<'a>(keys: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut starts = vec![0; Self::CLASSES * Self::CLASSES + 1];
        for key in keys {
            starts[Self::cell(key) + 1] += 1;
        }
        for cell in 1..starts.len() {
            starts[cell] += starts[cell - 1];
        }
        Self { starts }
    }

    /// Where the entries stand that share up to two first letters with `prefix`.
    fn around(&self, prefix: &[u8]) -> std::ops::Range<usize> {
        let first = Self::cell(prefix);
        let n_cells = match prefix {
            [] => Self::CLASSES * Self::CLASSES,
            [_] => Self::CLASSES,
            _ => 1,
        };
        self.starts[first] as usize..self.starts[first + n_cells] as usize
    }

    fn cell(key: &[u8]) -> usize {
        let class = |at: usize| match key.get(at) {
            None => 0,
            Some(byte @ b'0'..=b'9') => usize::from(byte - b'0') + 1,
            Some(byte @ b'a'..=b'z') => usize::from(byte - b'a') + 11,
            Some(_) => Self::CLASSES - 1,
        };
        class(0) * Self::CLASSES + class(1)
    }
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<T> {
    /// Number of words, at least 1.
    pub(super) len: usize,
    /// What it may mean, in the table's order, at least one.
    pub(super) meanings: Vec<T>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Sorts the phrases; those that fold alike keep their order. Phrases without a letter are left out.
    pub(super) fn new(case: Case, phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut keys = String::new();
        let mut entries = Vec::new();
        let mut folded = Folded::default();
        for (surface, meaning) in phrases {
            folded.key.clear();
            folded.letters.clear();
            if folded.push(surface) {
                let start = keys.len() as u32;
                keys.push_str(&folded.key);
                entries.push(Entry { key: (start, keys.len() as u32), surface, meaning });
            }
        }
        let text = |e: &Entry<T>| &keys.as_bytes()[e.key.0 as usize..e.key.1 as usize];
        entries.sort_by(|a, b| text(a).cmp(text(b)));
        let starts = Starts::of(entries.iter().map(text));
        let index = Index::of(entries.iter().map(text));
        Self { keys, entries, case, starts, index }
    }

    /// Whether a phrase may start with `words[at]`; cheap, and seldom wrong.
    pub(super) fn may_start(&self, words: &[&str], at: usize) -> bool {
        words.get(at).is_some_and(|word| self.starts.may_begin(word))
    }

    /// The longest phrase that starts with `words[at]`.
    ///
    /// Complexity: O(w · log n) string comparisons for w words and n phrases; a first word that
    /// starts no phrase ends it after one search.
    pub(super) fn longest_at(&self, words: &[&str], at: usize) -> Option<Found<T>> {
        if !self.may_start(words, at) {
            return None;
        }
        let mut folded = Folded::with_room();
        let mut range = 0..self.entries.len();
        let mut best = None;
        for (i, word) in words.get(at..)?.iter().enumerate() {
            let added = folded.push(word);
            if !added && (i == 0 || !may_stand_inside(word)) {
                break;
            }
            if i == 0 {
                range = self.index.around(folded.key.as_bytes());
            }
            range = self.narrowed(range, &folded.key);
            if range.is_empty() {
                break;
            }
            if added {
                let meanings = self.meanings(range.clone(), &folded);
                if !meanings.is_empty() {
                    best = Some(Found { len: i + 1, meanings });
                }
            }
        }
        best
    }

    /// All meanings, in order of the folded phrases.
    pub(super) fn meanings_in_order(&self) -> impl Iterator<Item = T> {
        self.entries.iter().map(|entry| entry.meaning)
    }

    /// What the whole phrase may mean, in the table's order.
    pub(super) fn exact(&self, phrase: &str) -> Vec<T> {
        let folded = Folded::of(phrase);
        let around = self.index.around(folded.key.as_bytes());
        self.meanings(self.narrowed(around, &folded.key), &folded)
    }

    /// The entries of `range` whose form starts with `prefix`; they stand together.
    fn narrowed(&self, range: std::ops::Range<usize>, prefix: &str) -> std::ops::Range<usize> {
        let prefix = prefix.as_bytes();
        let within = &self.entries[range.clone()];
        let start = within.partition_point(|e| self.key(e) < prefix);
        let rest = &within[start..];
        // There are mostly few: in steps that double, their end is soon passed.
        let fits = |e: &Entry<T>| self.key(e).starts_with(prefix);
        let mut reach = 1;
        while rest.get(reach).is_some_and(fits) {
            reach *= 2;
        }
        let len = rest[..rest.len().min(reach)].partition_point(fits);
        range.start + start..range.start + start + len
    }

    /// Of entries that start with the folded form, the meanings of those that are it.
    fn meanings(&self, range: std::ops::Range<usize>, folded: &Folded) -> Vec<T> {
        let mut meanings = Vec::new();
        let whole =
            self.entries[range].iter().take_while(|e| self.key(e).len() == folded.key.len());
        for entry in whole {
            let fits =
                self.case == Case::Free || folded.is_written_like(&Folded::of(entry.surface));
            if fits && !meanings.contains(&entry.meaning) {
                meanings.push(entry.meaning);
            }
        }
        meanings
    }

    fn key(&self, entry: &Entry<T>) -> &[u8] {
        &self.keys.as_bytes()[entry.key.0 as usize..entry.key.1 as usize]
    }
}

/// Punctuation that a tokenizer may have cut out of a name.
fn may_stand_inside(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–" | "." | "'" | "’" | ",")
}

#[cfg(test)]
mod tests {
    use super::{Case, Found, Phrases};

    fn phrases() -> Phrases<u8> {
        Phrases::new(
            Case::Matters,
            [
                ("Guinea", 1),
                ("Guinea-Bissau", 2),
                ("US", 3),
                ("New York", 4),
                ("New York", 5),
                ("York", 6),
            ],
        )
    }

    fn found(words: &[&str], at: usize) -> Option<(usize, Vec<u8>)> {
        phrases().longest_at(words, at).map(|Found { len, meanings }| (len, meanings))
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(found(&["Guinea", "-", "Bissau", "said"], 0), Some((3, vec![2])));
        assert_eq!(found(&["Guinea-Bissau"], 0), Some((1, vec![2])));
        assert_eq!(found(&["Guinea", "said"], 0), Some((1, vec![1])));
        assert_eq!(found(&["in", "New", "York", "."], 1), Some((2, vec![4, 5])));
    }

    #[test]
    fn all_that_begins_alike_is_looked_through() {
        let words = ["a", "a b", "a b c", "a c", "ab", "b", "ba", "é", "7", "77"];
        let table = Phrases::new(Case::Free, words.map(|word| (word, word.len())));
        for phrase in words {
            let parts: Vec<&str> = phrase.split(' ').collect();
            assert_eq!(table.longest_at(&parts, 0).map(|found| found.len), Some(parts.len()));
        }
        let many: Vec<&'static str> = (0..100).map(|i| &*format!("ab{i:02}").leak()).collect();
        let table = Phrases::new(Case::Free, many.iter().map(|&word| (word, ())));
        assert!(many.iter().all(|word| table.longest_at(&[word], 0).is_some()));
        assert_eq!(table.longest_at(&["ab"], 0), None);
    }

    #[test]
    fn punctuation_is_no_part_of_a_phrase_unless_inside() {
        assert_eq!(found(&["U.S", "."], 0), Some((1, vec![3])));
        assert_eq!(found(&["-", "US"], 0), None);
        assert_eq!(found(&["New", ",", "York"], 0), None);
        assert_eq!(found(&["New", ";", "York"], 0), None);
    }

    #[test]
    fn a_phrase_must_be_whole() {
        assert_eq!(found(&["New"], 0), None);
        assert_eq!(found(&["New"], 7), None);
        assert_eq!(found(&["us"], 0), None);
        assert_eq!(phrases().exact("New York"), [4, 5]);
        assert_eq!(phrases().exact("New York City"), [0; 0]);
    }
}

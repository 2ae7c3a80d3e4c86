//! Words of courtesy before a name that are no offices: "Mr", "Sheikh", "His Excellency".

use crate::knowledge::Gender;
use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../../assets/knowledge/honorifics.tsv");

/// What kind of courtesy it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HonorificKind {
    /// "Mr", "Madame", "Pak".
    Courtesy,
    /// "His Excellency", "Hon."
    Style,
    /// "Sir", "Sheikh", "Datuk".
    Noble,
    /// "Rev.", "Mullah".
    Religious,
    /// "Dr", "Prof."
    Academic,
    /// "Engr.", "Barrister".
    Profession,
}

impl HonorificKind {
    fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "courtesy" => Self::Courtesy,
            "style" => Self::Style,
            "noble" => Self::Noble,
            "religious" => Self::Religious,
            "academic" => Self::Academic,
            "profession" => Self::Profession,
            _ => return None,
        })
    }
}

/// An honorific found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HonorificMatch {
    /// Number of words; a period of its own after it is not counted.
    pub len: usize,
    /// What kind it is.
    pub kind: HonorificKind,
    /// The gender that it tells.
    pub gender: Option<Gender>,
}

/// All honorifics.
#[derive(Debug)]
pub(super) struct Honorifics {
    phrases: Phrases<(HonorificKind, Option<Gender>)>,
}

impl Honorifics {
    pub(super) fn shipped() -> Self {
        let rows = table::rows(TABLE).filter_map(|[phrase, kind, gender, _culture]| {
            Some((phrase, (HonorificKind::from_cell(kind)?, Gender::from_cell(gender))))
        });
        Self { phrases: Phrases::new(Case::Matters, rows) }
    }

    pub(super) fn longest_at(&self, words: &[&str], at: usize) -> Option<HonorificMatch> {
        let found = self.phrases.longest_at(words, at)?;
        let (kind, gender) = *found.meanings.first()?;
        Some(HonorificMatch { len: found.len, kind, gender })
    }
}

#[cfg(test)]
mod tests {
    use super::{HonorificKind, TABLE};
    use crate::knowledge::{Gender, Knowledge, table};

    fn found(phrase: &str) -> Option<(usize, Option<Gender>)> {
        let words: Vec<&str> = phrase.split(' ').collect();
        Knowledge::shipped().offices.honorific_at(&words, 0).map(|h| (h.len, h.gender))
    }

    #[test]
    fn courtesy_words_tell_the_gender() {
        assert_eq!(found("Mr. Iwaya"), Some((1, Some(Gender::Male))));
        assert_eq!(found("Mrs Iwaya"), Some((1, Some(Gender::Female))));
        assert_eq!(found("Dr Iwaya"), Some((1, None)));
        assert_eq!(found("His Excellency Iwaya"), Some((2, Some(Gender::Male))));
        assert_eq!(found("Datuk Seri Anwar"), Some((2, Some(Gender::Male))));
    }

    #[test]
    fn capitals_matter() {
        assert_eq!(found("he said"), None);
        assert_eq!(found("miss Iwaya"), None);
    }

    #[test]
    fn every_row_has_a_known_kind() {
        for [phrase, kind, gender, culture] in table::rows(TABLE) {
            assert!(HonorificKind::from_cell(kind).is_some(), "{phrase}: {kind}");
            assert!(gender.is_empty() || Gender::from_cell(gender).is_some(), "{phrase}: {gender}");
            assert!(!culture.is_empty(), "{phrase}");
        }
    }
}

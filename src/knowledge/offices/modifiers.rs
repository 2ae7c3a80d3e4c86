//! Words that tell when, or in which rank, a person holds an office: "acting", "former", "deputy".

use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../../assets/knowledge/modifiers.tsv");

/// What a modifier says of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModifierSense {
    /// Held it: "former", "ex-", "ousted".
    Former,
    /// Fills in: "acting", "caretaker".
    Acting,
    /// About to leave it: "outgoing".
    Outgoing,
    /// About to enter it: "incoming", "-elect", "nominee".
    Incoming,
    /// Holds it: "sitting", "new".
    Current,
    /// Makes it a lesser office: "deputy", "vice".
    Deputy,
    /// The same office, with more words: "senior", "longtime".
    Rank,
    /// Doubts it: "self-proclaimed".
    Claimed,
}

impl ModifierSense {
    fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "former" => Self::Former,
            "acting" => Self::Acting,
            "outgoing" => Self::Outgoing,
            "incoming" => Self::Incoming,
            "current" => Self::Current,
            "deputy" => Self::Deputy,
            "rank" => Self::Rank,
            "claimed" => Self::Claimed,
            _ => return None,
        })
    }

    /// Whether it says when the office is held.
    pub fn tells_time(self) -> bool {
        matches!(
            self,
            Self::Former | Self::Acting | Self::Outgoing | Self::Incoming | Self::Current
        )
    }
}

/// A modifier found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModifierMatch {
    /// Number of words.
    pub len: usize,
    /// What it says.
    pub sense: ModifierSense,
    /// Stands before the office.
    pub before: bool,
    /// Stands after it ("president-elect").
    pub after: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    sense: ModifierSense,
    before: bool,
    after: bool,
}

/// All modifiers.
#[derive(Debug)]
pub(super) struct Modifiers {
    phrases: Phrases<Place>,
}

impl Modifiers {
    pub(super) fn shipped() -> Self {
        let rows = table::rows(TABLE).filter_map(|[phrase, sense, place]| {
            let sense = ModifierSense::from_cell(sense)?;
            Some((phrase, Place { sense, before: place != "after", after: place != "before" }))
        });
        Self { phrases: Phrases::new(Case::Free, rows) }
    }

    pub(super) fn may_start(&self, words: &[&str], at: usize) -> bool {
        self.phrases.may_start(words, at)
    }

    pub(super) fn longest_at(&self, words: &[&str], at: usize) -> Option<ModifierMatch> {
        let found = self.phrases.longest_at(words, at)?;
        let mut places = found.meanings.into_iter();
        let Place { sense, before, after } = places.next()?;
        let places_before = places.clone().any(|p| p.before);
        let places_after = places.any(|p| p.after);
        Some(ModifierMatch {
            len: found.len,
            sense,
            before: before || places_before,
            after: after || places_after,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ModifierSense, TABLE};
    use crate::knowledge::{Knowledge, table};

    fn sense(phrase: &str) -> Option<ModifierSense> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let found = Knowledge::shipped().offices.modifier_at(&words, 0)?;
        (found.len == words.len()).then_some(found.sense)
    }

    #[test]
    fn time_is_told_by_words_before_an_office() {
        assert_eq!(sense("former"), Some(ModifierSense::Former));
        assert_eq!(sense("acting"), Some(ModifierSense::Acting));
        assert_eq!(sense("caretaker"), Some(ModifierSense::Acting));
        assert_eq!(sense("lame-duck"), Some(ModifierSense::Outgoing));
        assert_eq!(sense("newly elected"), Some(ModifierSense::Current));
        assert_eq!(sense("green"), None);
    }

    #[test]
    fn deputies_and_ranks_tell_no_time() {
        assert_eq!(sense("first deputy"), Some(ModifierSense::Deputy));
        assert!(!ModifierSense::Deputy.tells_time());
        assert!(!ModifierSense::Rank.tells_time());
    }

    #[test]
    fn every_row_has_a_known_sense_and_place() {
        for [phrase, sense, place] in table::rows(TABLE) {
            assert!(ModifierSense::from_cell(sense).is_some(), "{phrase}: {sense}");
            assert!(["before", "after", "both"].contains(&place), "{phrase}: {place}");
        }
    }
}

//! Words for days, months and times that lie near the day of writing.

use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/knowledge/calendar.tsv");

/// The months as English writes them out, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a calendar word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// 1 is Monday, 7 Sunday.
    Weekday(u8),
    /// 1 is January.
    Month(u8),
    /// Days from the day of writing ("yesterday" is -1).
    DayOffset(i32),
    /// A span of so many days ("week"), 30 and 365 where it varies.
    Unit(u32),
    /// -1 before, 0 in, 1 after ("last", "this", "next").
    Direction(i8),
    /// A season, by its first month in the north.
    Season(u8),
    /// "Morning", "midnight".
    PartOfDay,
    /// "Ramadan", "Christmas".
    Holiday,
}

impl CalendarWord {
    fn from_cells(kind: &str, value: &str) -> Option<Self> {
        Some(match kind {
            "weekday" => Self::Weekday(value.parse().ok()?),
            "month" => Self::Month(value.parse().ok()?),
            "day offset" => Self::DayOffset(value.parse().ok()?),
            "unit" => Self::Unit(value.parse().ok()?),
            "direction" => Self::Direction(value.parse().ok()?),
            "season" => Self::Season(value.parse().ok()?),
            "part of day" => Self::PartOfDay,
            "holiday" => Self::Holiday,
            _ => return None,
        })
    }
}

/// All calendar words.
#[derive(Debug)]
pub struct Calendar {
    /// With whether it is an abbreviation.
    phrases: Phrases<(CalendarWord, bool)>,
}

impl Calendar {
    pub(super) fn shipped() -> Self {
        let words = table::rows(TABLE).filter_map(|[phrase, kind, value]| {
            Some((phrase, (CalendarWord::from_cells(kind, value)?, phrase.ends_with('.'))))
        });
        Self { phrases: Phrases::new(Case::Free, words) }
    }

    /// The longest calendar phrase that starts with `words[at]`, in either case, and its length.
    ///
    /// "May", "March", "Sat" and their like are other words in lower case: look at the capital.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<(usize, CalendarWord)> {
        let found = self.phrases.longest_at(words, at)?;
        Some((found.len, found.meanings.first()?.0))
    }

    /// Whether a word is a weekday, a month or a holiday, and so capitalized without naming an actor.
    ///
    /// An abbreviation counts with its period only: Jan and Thu are names.
    pub fn is_day_or_month(&self, word: &str) -> bool {
        use CalendarWord::{Holiday, Month, Weekday};
        // In lower case another word.
        word != "may"
            && self.phrases.exact(word).iter().any(|&(meaning, abbreviation)| {
                matches!(meaning, Weekday(_) | Month(_) | Holiday)
                    && (!abbreviation || word.ends_with('.'))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{CalendarWord, TABLE};
    use crate::knowledge::{Knowledge, table};

    #[test]
    fn days_months_and_offsets_are_known() {
        let calendar = &Knowledge::shipped().calendar;
        let word = |words: &[&str]| calendar.longest_at(words, 0);
        assert_eq!(word(&["Monday"]), Some((1, CalendarWord::Weekday(1))));
        assert_eq!(word(&["Sept.", "3"]), Some((1, CalendarWord::Month(9))));
        assert_eq!(word(&["yesterday"]), Some((1, CalendarWord::DayOffset(-1))));
        assert_eq!(word(&["last", "night"]), Some((2, CalendarWord::DayOffset(-1))));
        assert_eq!(word(&["last", "week"]), Some((1, CalendarWord::Direction(-1))));
        assert_eq!(word(&["banana"]), None);
        assert!(calendar.is_day_or_month("Ramadan"));
        assert!(calendar.is_day_or_month("May"));
        assert!(!calendar.is_day_or_month("may"));
        assert!(calendar.is_day_or_month("Thu."));
        assert!(!calendar.is_day_or_month("Thu"));
        assert!(!calendar.is_day_or_month("week"));
    }

    #[test]
    fn every_row_has_a_known_kind() {
        for [phrase, kind, value] in table::rows(TABLE) {
            assert!(CalendarWord::from_cells(kind, value).is_some(), "{phrase}: {kind} {value}");
        }
    }
}

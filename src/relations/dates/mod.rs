//! When a relation holds: the article's date words, verbatim, and the days that they mean.

mod attach;
mod find;
mod resolve;

use jiff::civil::{Date, Weekday};

use crate::nlp::{TokenIdx, TokenRange};

pub(in crate::relations) use find::find;
pub(in crate::relations) use resolve::{corrected, resolve};

/// A stretch of calendar time that a phrase may count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// What a date phrase means, before the article's own date is taken into account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Meaning {
    /// From the first to the last day, both inclusive: it names its year.
    Absolute(Date, Date),
    /// A month, or some days of it, without a year.
    InMonth { month: i8, days: Option<(i8, i8)>, year_offset: Option<i16> },
    /// "Monday", "last Monday" (-1), "next Monday" (1).
    Weekday { day: Weekday, offset: Option<i8> },
    /// "yesterday", "last week", "three years ago": so many units from now.
    Relative { unit: Unit, offset: i16 },
    /// Verbatim only ("the day after", "in recent years").
    Vague,
}

/// A date phrase of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) struct DatePhrase {
    pub(in crate::relations) tokens: TokenRange,
    /// The word that carries it in the tree.
    pub(in crate::relations) head: TokenIdx,
    pub(in crate::relations) meaning: Meaning,
}

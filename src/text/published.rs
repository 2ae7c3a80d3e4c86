//! When an article appeared, and how we know.

use jiff::civil::Date;

/// How the date of an article is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The page's metadata or a dateline says it.
    Stated,
    /// Worked out from what the text mentions; shown as a proposal with its reasons.
    Proposed,
    /// Nothing tells.
    #[default]
    Unknown,
}

/// The time in which an article appeared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// How it is known.
    pub basis: Basis,
    /// First possible day.
    pub from: Option<Date>,
    /// Last possible day, inclusive.
    pub to: Option<Date>,
    /// Why, in words for the user.
    pub reasons: Vec<String>,
}

impl Published {
    /// A single stated day.
    pub fn on(day: Date, reason: impl Into<String>) -> Self {
        Self { basis: Basis::Stated, from: Some(day), to: Some(day), reasons: vec![reason.into()] }
    }
}

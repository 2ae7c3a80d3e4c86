//! What one sentence says of two entities.

use std::borrow::Cow;

use crate::entities::EntityIdx;
use crate::relations::Predicate;
use crate::text::{ArticleId, Span};

/// How real it is at the article's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Over and done.
    Happened,
    /// Holds or is going on.
    Ongoing,
    /// Announced or expected.
    Planned,
    /// Hedged: may, could, is open to.
    Possible,
    /// Said not to be, or not to have been.
    Denied,
}

impl Status {
    /// All of them, in the order of the legend.
    pub const ALL: &'static [Self] =
        &[Self::Happened, Self::Ongoing, Self::Planned, Self::Possible, Self::Denied];

    /// Its name in the published JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Ongoing => "ongoing",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// How sure the extraction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One reading among several.
    Low,
    /// The usual reading.
    Medium,
    /// Said outright.
    High,
}

impl Confidence {
    /// Its name in the published JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A date as the article words it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateWords {
    /// Verbatim ("last week").
    pub text: String,
    /// First day meant, where it can be resolved.
    pub from: Option<jiff::civil::Date>,
    /// Last day meant, inclusive.
    pub to: Option<jiff::civil::Date>,
}

/// The sentence that a relation rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Which article.
    pub article: ArticleId,
    /// The whole sentence.
    pub sentence: Span,
    /// The words that show the predicate.
    pub trigger: Span,
}

/// What one sentence says of two entities of one article. Never without evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Who or what does it.
    pub subject: EntityIdx,
    /// What holds.
    pub predicate: Predicate,
    /// To whom or what.
    pub object: EntityIdx,
    /// How real it is.
    pub status: Status,
    /// When, in the article's words.
    pub date: Option<DateWords>,
    /// No sentence states it; it follows from the evidence.
    pub inferred: bool,
    /// How sure the extraction is.
    pub confidence: Confidence,
    /// Name of the rule that found it.
    pub rule: Cow<'static, str>,
    /// Who says so, where the article only reports it.
    pub attributed_to: Option<EntityIdx>,
    /// Where it stands.
    pub evidence: Evidence,
}

//! What one line on the map stands for.

use crate::map::{ActorId, Origin};
use crate::relations::{Confidence, DateWords, Evidence, Predicate, Status};

/// Names a link; survives edits and new articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub u32);

/// All evidence for one predicate, with one status, from one actor to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its name on the inside.
    pub id: LinkId,
    /// Who or what does it.
    pub source: ActorId,
    /// What holds.
    pub predicate: Predicate,
    /// To whom or what.
    pub target: ActorId,
    /// How real it is at the latest article's time.
    pub status: Status,
    /// When, in the words of an article.
    pub date: Option<DateWords>,
    /// No sentence states it; it follows from the evidence.
    pub inferred: bool,
    /// How sure the extraction is.
    pub confidence: Confidence,
    /// Name of the rule that found it first.
    pub rule: String,
    /// Who says so, where the articles only report it.
    pub attributed_to: Option<ActorId>,
    /// At least one, in order of article and text.
    pub evidence: Vec<Evidence>,
    /// Whether it is as it was read.
    pub origin: Origin,
}

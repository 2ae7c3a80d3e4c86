//! What a rule found, before dates and speakers are added.

use crate::entities::EntityIdx;
use crate::nlp::{TokenIdx, TokenRange};
use crate::relations::{Confidence, Predicate, Status};

/// A relation in the making.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) subject: EntityIdx,
    pub(super) predicate: Predicate,
    pub(super) object: EntityIdx,
    pub(super) status: Status,
    pub(super) confidence: Confidence,
    /// The word that the rule started from.
    pub(super) trigger: TokenIdx,
    /// The words that show the predicate.
    pub(super) words: TokenRange,
    pub(super) rule: &'static str,
    /// No sentence states it outright.
    pub(super) inferred: bool,
}

impl Finding {
    /// Whether both say the same of the same two, whichever way round where that does not matter.
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        let same = (self.subject, self.object) == (other.subject, other.object);
        let turned = (self.subject, self.object) == (other.object, other.subject);
        self.predicate == other.predicate
            && self.status == other.status
            && (same || turned && self.predicate.is_symmetric())
    }
}

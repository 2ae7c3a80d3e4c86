//! What a careful reader expects of the map of one article.

use entente::entities::{EntityKind, OfficeStatus};
use entente::relations::{Predicate, Status};

/// Position of a node in [`Expected::nodes`].
pub(crate) type NodeIdx = usize;

/// All that is expected of one article's map. In lists of alternatives the first is preferred.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) forbidden_nodes: Vec<String>,
    pub(crate) forbidden_edges: Vec<ForbiddenEdge>,
}

/// Somebody or something.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) kinds: Vec<EntityKind>,
    pub(crate) iso2: Option<String>,
    pub(crate) offices: Vec<ExpectedOffice>,
    pub(crate) required: bool,
}

/// An office that must be found on a person.
#[derive(Debug)]
pub(crate) struct ExpectedOffice {
    pub(crate) titles: Vec<String>,
    pub(crate) of: Vec<NodeIdx>,
    pub(crate) statuses: Vec<OfficeStatus>,
}

/// What one says, does or is to the other.
#[derive(Debug)]
pub(crate) struct Edge {
    pub(crate) subjects: Vec<NodeIdx>,
    pub(crate) predicates: Vec<Predicate>,
    pub(crate) objects: Vec<NodeIdx>,
    pub(crate) statuses: Vec<Status>,
    /// When, in the article's words.
    pub(crate) date: Option<String>,
    /// `A` must be found; `B` and `C` may be.
    pub(crate) level: char,
    /// Sentences of which one must be quoted; empty where any will do.
    pub(crate) evidence: Vec<String>,
}

impl Edge {
    pub(crate) fn is_required(&self) -> bool {
        self.level == 'A' && self.predicates[0] != Predicate::HoldsOffice
    }
}

/// What must not be drawn. Without a predicate: nothing at all, in either direction.
#[derive(Debug)]
pub(crate) struct ForbiddenEdge {
    pub(crate) subject: NodeIdx,
    pub(crate) predicate: Option<Predicate>,
    pub(crate) object: NodeIdx,
}

//! What the program found in one article, as the scorer sees it.

use std::collections::BTreeMap;

use entente::entities::{EntityKind, OfficeStatus};
use entente::map::{ActorId, RelationshipMap};
use entente::relations::{Predicate, Status};

/// The map of one article.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) nodes: Vec<FoundNode>,
    pub(crate) edges: Vec<FoundEdge>,
}

/// One actor.
#[derive(Debug)]
pub(crate) struct FoundNode {
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: EntityKind,
    pub(crate) iso2: Option<String>,
    pub(crate) offices: Vec<FoundOffice>,
}

/// An office of an actor; `of` is a position in [`Found::nodes`].
#[derive(Debug)]
pub(crate) struct FoundOffice {
    pub(crate) title: String,
    pub(crate) of: Option<usize>,
    pub(crate) status: OfficeStatus,
}

/// One link; its ends are positions in [`Found::nodes`].
#[derive(Debug)]
pub(crate) struct FoundEdge {
    pub(crate) subject: usize,
    pub(crate) predicate: Predicate,
    pub(crate) object: usize,
    pub(crate) status: Status,
    pub(crate) date: Option<String>,
    pub(crate) inferred: bool,
    /// The quoted sentences; an offset that does not fit its article quotes nothing.
    pub(crate) evidence: Vec<String>,
}

impl Found {
    pub(crate) fn from_map(map: &RelationshipMap) -> Self {
        let position: BTreeMap<ActorId, usize> =
            map.actors().enumerate().map(|(i, actor)| (actor.id, i)).collect();
        let nodes = map
            .actors()
            .map(|actor| FoundNode {
                name: actor.name.clone(),
                aliases: actor.aliases.clone(),
                kind: actor.kind,
                iso2: actor.iso2.clone(),
                offices: actor
                    .offices
                    .iter()
                    .map(|office| FoundOffice {
                        title: office.title.clone(),
                        of: office.of.and_then(|id| position.get(&id).copied()),
                        status: office.status,
                    })
                    .collect(),
            })
            .collect();
        let edges = map
            .links()
            .map(|link| FoundEdge {
                subject: position[&link.source],
                predicate: link.predicate,
                object: position[&link.target],
                status: link.status,
                date: link.date.as_ref().map(|date| date.text.clone()),
                inferred: link.inferred,
                evidence: link
                    .evidence
                    .iter()
                    .map(|e| map.quote(e.article, e.sentence).to_owned())
                    .collect(),
            })
            .collect();
        Self { nodes, edges }
    }
}

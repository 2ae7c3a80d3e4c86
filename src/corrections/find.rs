//! Whom and what a reference means on a map.

use std::sync::Arc;

use crate::corrections::change::{ActorRef, LinkRef};
use crate::map::{Actor, ActorId, Link, LinkId, RelationshipMap};
use crate::relations::Status;
use crate::text::Article;

/// The actor of a map that is meant.
pub fn find_actor(map: &RelationshipMap, wanted: &ActorRef) -> Option<ActorId> {
    actor_among(|| map.actors(), map.articles(), wanted)
}

/// The link of a map that is meant.
pub fn find_link(map: &RelationshipMap, wanted: &LinkRef) -> Option<LinkId> {
    let ends = (find_actor(map, &wanted.source)?, find_actor(map, &wanted.target)?);
    map.links().find(|link| is_meant(link, wanted, ends, Some(wanted.status))).map(|link| link.id)
}

/// The actor that is meant: of that kind and name, else with that other name, else of any kind;
/// where several are, the one that is mentioned at the given place.
pub(super) fn actor_among<'a, I: Iterator<Item = &'a Actor>>(
    all: impl Fn() -> I,
    articles: &[Arc<Article>],
    wanted: &ActorRef,
) -> Option<ActorId> {
    let of_kind = |actor: &&Actor| actor.kind == wanted.kind;
    let named = |actor: &&Actor| actor.name == wanted.name;
    let also = |actor: &&Actor| actor.aliases.contains(&wanted.name);
    let candidates: [Vec<&Actor>; 3] = [
        all().filter(of_kind).filter(named).collect(),
        all().filter(of_kind).filter(also).collect(),
        all().filter(named).collect(),
    ];
    let candidates = candidates.into_iter().find(|found| !found.is_empty())?;
    let at = wanted.at.as_ref().and_then(|place| place.find(articles));
    let here = |actor: &&&Actor| {
        at.is_some_and(|(article, span)| {
            actor.mentions.iter().any(|m| m.article == article && m.span.overlaps(span))
        })
    };
    candidates.iter().find(here).or(candidates.first()).map(|actor| actor.id)
}

/// Whether a link is the one that is meant, between those two ends; of any status where none is
/// given.
pub(super) fn is_meant(
    link: &Link,
    wanted: &LinkRef,
    (source, target): (ActorId, ActorId),
    status: Option<Status>,
) -> bool {
    let same_ends = (link.source, link.target) == (source, target)
        || (wanted.predicate.is_symmetric() && (link.target, link.source) == (source, target));
    same_ends
        && link.predicate == wanted.predicate
        && status.is_none_or(|status| link.status == status)
}

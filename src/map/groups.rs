//! Who stands with whom: a country or organization with its officials and institutions.

use std::collections::BTreeMap;

use crate::entities::EntityKind;
use crate::map::{Actor, ActorId, RelationshipMap};
use crate::relations::{Predicate, Status};

/// Longest chain from a member to its country ("a division of a ministry of a country").
const MAX_STEPS: usize = 6;

/// For every actor that belongs to a group the actor in the group's middle, which belongs to its
/// own group. Actors without company are missing.
pub(crate) fn hubs(map: &RelationshipMap) -> BTreeMap<ActorId, ActorId> {
    let superior: BTreeMap<ActorId, ActorId> =
        map.actors().filter_map(|actor| Some((actor.id, superior(map, actor)?))).collect();
    let mut hubs = BTreeMap::new();
    for &member in superior.keys() {
        let mut hub = member;
        for _ in 0..MAX_STEPS {
            match superior.get(&hub) {
                Some(&next) if next != member => hub = next,
                _ => break,
            }
        }
        // In a ring of superiors nobody is in the middle.
        if hub != member && !superior.contains_key(&hub) {
            hubs.insert(member, hub);
            hubs.insert(hub, hub);
        }
    }
    hubs
}

/// What an actor belongs to most closely. Countries and events stand for themselves.
fn superior(map: &RelationshipMap, actor: &Actor) -> Option<ActorId> {
    let (ties, kinds): (&[Predicate], &[EntityKind]) = match actor.kind {
        EntityKind::Country | EntityKind::Event => return None,
        EntityKind::Person => (
            &[Predicate::HoldsOffice, Predicate::PartOf],
            &[EntityKind::Country, EntityKind::Organization],
        ),
        EntityKind::Organization => (
            &[Predicate::PartOf, Predicate::LocatedIn],
            &[EntityKind::Country, EntityKind::Organization],
        ),
        EntityKind::Place => {
            (&[Predicate::LocatedIn, Predicate::PartOf], &[EntityKind::Country, EntityKind::Place])
        }
    };
    let fits = |id: ActorId| {
        id != actor.id && map.actor(id).is_some_and(|other| kinds.contains(&other.kind))
    };
    let office = actor.affiliation().filter(|&id| fits(id));
    office.or_else(|| {
        ties.iter().find_map(|&tie| {
            map.links_of(actor.id)
                .into_iter()
                .find(|link| {
                    link.source == actor.id
                        && link.predicate == tie
                        && link.status != Status::Denied
                        && fits(link.target)
                })
                .map(|link| link.target)
        })
    })
}

//! Map → layout request → placement.

use std::collections::BTreeMap;

use emath::Rect;

use crate::layout::{LayoutBox, LayoutEdge, LayoutRequest};
use crate::map::{ActorId, LinkId, RelationshipMap};
use crate::relations::{Predicate, Tone};
use crate::scene::arrangement::{Arrangement, laid_out};
use crate::scene::cast::Cast;
use crate::scene::edge::is_quiet;
use crate::scene::options::{Placed, Placement};
use crate::scene::style::Theme;

/// Wanted distance between nodes of the same group, of different groups, and what each further
/// line between the same two adds.
const GAP_WITHIN: f32 = 34.0;
const GAP_BETWEEN: f32 = 50.0;
const GAP_PER_LINE: f32 = 12.0;

/// What each further link of the two, in the geometric mean, adds, and the most that they add.
const GAP_PER_CROWD: f32 = 9.0;
const GAP_FOR_CROWD: f32 = 40.0;

/// How much quiet lines disturb what they cross.
const QUIET_WEIGHT: f32 = 0.6;

/// How much larger than usual the name of a region can be written.
const HUB_NAME_SCALE: f32 = 1.7;

/// Free room around every node that belongs to its box.
const MARGIN: f32 = 2.0;

/// Places every actor that has no place yet around those that have one, which all stay.
pub fn arrange(map: &RelationshipMap, placement: &Placement) -> Placement {
    place(map, placement, |_| true)
}

/// Places every actor anew, except the pinned ones.
pub fn rearrange(map: &RelationshipMap, placement: &Placement) -> Placement {
    place(map, placement, |placed| placed.pinned)
}

fn place(
    map: &RelationshipMap,
    placement: &Placement,
    stays: impl Fn(&Placed) -> bool,
) -> Placement {
    place_as(map, placement, stays, Arrangement::Groups)
}

/// Places in an arrangement, for those whose place does not stay.
pub(super) fn place_as(
    map: &RelationshipMap,
    placement: &Placement,
    stays: impl Fn(&Placed) -> bool,
    arrangement: Arrangement,
) -> Placement {
    let kept: Placement = placement
        .iter()
        .filter(|(id, placed)| stays(placed) && map.actor(**id).is_some())
        .map(|(&id, &placed)| (id, placed))
        .collect();
    let request = layout_request(map, &kept);
    let layout = laid_out(map, &request, arrangement);
    map.actors()
        .zip(layout.positions)
        .map(|(actor, pos)| {
            let placed = kept.get(&actor.id).copied();
            (actor.id, placed.unwrap_or(Placed { pos, pinned: false }))
        })
        .collect()
}

/// The request that places all actors of the map, in the order of their ids; those in `kept` stay
/// where they are.
pub fn layout_request(map: &RelationshipMap, kept: &Placement) -> LayoutRequest {
    // Colors do not change sizes.
    let cast = Cast::new(map, Theme::Light);
    let index: BTreeMap<ActorId, usize> =
        cast.roles.keys().enumerate().map(|(i, &id)| (id, i)).collect();
    let mut hubs: Vec<ActorId> = cast.hubs.values().copied().collect();
    hubs.sort_unstable();
    hubs.dedup();
    let group_of = |id: ActorId| {
        let hub = cast.hubs.get(&id)?;
        hubs.binary_search(hub).ok()
    };
    let boxes = cast
        .roles
        .iter()
        .map(|(&id, role)| {
            // Where people live there is room for a name that can be read from farther away.
            let scale = if role.n_members > 1 { HUB_NAME_SCALE } else { 1.0 };
            let bounds: Rect = role.figure(scale).bounds();
            LayoutBox {
                rect: bounds.expand(MARGIN),
                group: group_of(id),
                fixed: kept.get(&id).map(|placed| placed.pos),
            }
        })
        .collect();
    LayoutRequest {
        boxes,
        edges: edges(map, &cast, &index),
        groups: hubs.iter().filter_map(|hub| index.get(hub).copied()).collect(),
        seed: 1,
    }
}

/// One edge for each pair of actors with links.
fn edges(
    map: &RelationshipMap,
    cast: &Cast<'_>,
    index: &BTreeMap<ActorId, usize>,
) -> Vec<LayoutEdge> {
    let mut pairs: BTreeMap<(usize, usize), Vec<LinkId>> = BTreeMap::new();
    for link in map.links() {
        let (Some(&a), Some(&b)) = (index.get(&link.source), index.get(&link.target)) else {
            continue;
        };
        if a != b {
            pairs.entry((a.min(b), a.max(b))).or_default().push(link.id);
        }
    }
    let pull = |predicate: Predicate| match predicate.tone() {
        Tone::Tie => 1.2,
        Tone::Cooperation => 1.0,
        Tone::Neutral => 0.7,
        Tone::Conflict => 0.5,
    };
    pairs
        .into_iter()
        .filter_map(|((from, to), links)| {
            let links: Vec<_> = links.into_iter().filter_map(|id| map.link(id)).collect();
            let first = links.first()?;
            let strongest = links.iter().map(|link| pull(link.predicate)).fold(0.0, f32::max);
            let hub = |id: ActorId| cast.hubs.get(&id);
            let within = hub(first.source).is_some() && hub(first.source) == hub(first.target);
            let more = (links.len() - 1).min(5) as f32 * GAP_PER_LINE;
            let gap = if within {
                GAP_WITHIN
            } else {
                // Lines fan out from whoever has many of them, which takes room.
                let crowd = |id: ActorId| cast.roles.get(&id).map_or(0, |role| role.n_links);
                let crowd = (crowd(first.source) * crowd(first.target)) as f32;
                GAP_BETWEEN + (GAP_PER_CROWD * (crowd.sqrt() - 2.0)).clamp(0.0, GAP_FOR_CROWD)
            };
            let n_loud = links.iter().filter(|link| !is_quiet(link.predicate)).count();
            let weight = if n_loud == 0 { QUIET_WEIGHT } else { (n_loud as f32).sqrt() };
            Some(LayoutEdge { from, to, strength: strongest, gap: gap + more, weight })
        })
        .collect()
}

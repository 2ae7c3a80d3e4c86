//! Ways of arranging a map: what decides who stands where.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::entities::EntityKind;
use crate::layout::{self, Columns, Layout, LayoutRequest};
use crate::map::{ActorId, RelationshipMap, days};
use crate::scene::axis;
use crate::scene::cast::Cast;
use crate::scene::options::Placement;
use crate::scene::style::Theme;

/// A way of arranging a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Each country with its people, those that are related near each other.
    #[default]
    Groups,
    /// On rings around an actor, by how many links lead there.
    Around(ActorId),
    /// Each country with its people in a column.
    Columns,
    /// From left to right by the day of their first link, in rows, each with an axis of days.
    Timeline,
}

impl Arrangement {
    /// What a project file calls it; the actor of [`Self::Around`] is not part of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Around(_) => "around",
            Self::Columns => "columns",
            Self::Timeline => "timeline",
        }
    }

    /// The same where actors have other ids; groups where the one in the middle is gone.
    #[must_use]
    pub fn carried(self, now: impl FnOnce(ActorId) -> Option<ActorId>) -> Self {
        match self {
            Self::Around(actor) => now(actor).map_or(Self::Groups, Self::Around),
            other => other,
        }
    }
}

/// Days beyond which a gap in time grows no wider, and how wide each of them is, in scene units.
const MOST_DAYS: f32 = 20.0;
const DAY: f32 = 4.0;

/// The layout of a request for that map in that arrangement, positions in the order of its actors.
pub(crate) fn laid_out(
    map: &RelationshipMap,
    request: &LayoutRequest,
    arrangement: Arrangement,
) -> Layout {
    let ids: Vec<ActorId> = map.actors().map(|actor| actor.id).collect();
    match arrangement {
        Arrangement::Groups => layout::layout(request),
        Arrangement::Around(actor) => {
            let found = ids.binary_search(&actor).ok();
            let most_tied = || (0..ids.len()).max_by_key(|&i| map.links_of(ids[i]).len());
            layout::rings(request, found.or_else(most_tied).unwrap_or_default())
        }
        Arrangement::Columns => {
            layout::columns(request, &Columns { columns: by_country(map, &ids), head: 0.0 })
        }
        Arrangement::Timeline => {
            layout::columns(request, &Columns { columns: by_day(map, &ids), head: axis::HEAD })
        }
    }
}

/// A column for each group, its middle on top; then one for each kind of those that belong to none.
fn by_country(map: &RelationshipMap, ids: &[ActorId]) -> Vec<(Vec<usize>, f32)> {
    let cast = Cast::new(map, Theme::Light);
    let mut groups: BTreeMap<ActorId, Vec<usize>> = BTreeMap::new();
    let mut others: BTreeMap<EntityKind, Vec<usize>> = BTreeMap::new();
    for (i, id) in ids.iter().enumerate() {
        match (cast.hubs.get(id), map.actor(*id)) {
            (Some(&hub), _) => groups.entry(hub).or_default().push(i),
            (None, Some(actor)) => others.entry(actor.kind).or_default().push(i),
            (None, None) => {}
        }
    }
    let n_links = |i: usize| cast.roles.get(&ids[i]).map_or(0, |role| role.n_links);
    let name = |id: &ActorId| map.actor(*id).map(|actor| actor.name.as_str());
    let mut groups: Vec<(ActorId, Vec<usize>)> = groups.into_iter().collect();
    for (hub, members) in &mut groups {
        members.sort_by_key(|&i| (ids[i] != *hub, std::cmp::Reverse(n_links(i)), name(&ids[i]), i));
    }
    groups.sort_by_cached_key(|(hub, members)| {
        let n_all_links = members.iter().map(|&i| n_links(i)).sum::<usize>();
        (std::cmp::Reverse((members.len(), n_all_links)), name(hub), *hub)
    });
    let groups = groups.into_iter().map(|(_, members)| members);
    let others = others.into_values().map(|mut members| {
        members.sort_by_key(|&i| (std::cmp::Reverse(n_links(i)), name(&ids[i]), i));
        members
    });
    groups.chain(others).map(|members| (members, 0.0)).collect()
}

/// A column for each day on which somebody comes in, those without a day first.
fn by_day(map: &RelationshipMap, ids: &[ActorId]) -> Vec<(Vec<usize>, f32)> {
    let mut columns: BTreeMap<Option<Date>, Vec<usize>> = BTreeMap::new();
    for (i, &id) in ids.iter().enumerate() {
        columns.entry(first_day(map, id)).or_default().push(i);
    }
    let mut last: Option<Date> = None;
    columns
        .into_iter()
        .map(|(day, members)| {
            let gap = match (last, day) {
                (Some(last), Some(day)) => (ordinal(day) - ordinal(last)).min(MOST_DAYS) * DAY,
                _ => 0.0,
            };
            last = day.or(last);
            (members, gap)
        })
        .collect()
}

/// The day on which an actor comes in: that of its first link.
pub(super) fn first_day(map: &RelationshipMap, id: ActorId) -> Option<Date> {
    map.links_of(id).into_iter().filter_map(|link| days(map, link)).map(|(day, _)| day).min()
}

/// Days on a calendar whose months all have 31.
fn ordinal(day: Date) -> f32 {
    f32::from(day.year()) * 372.0 + f32::from(day.month()) * 31.0 + f32::from(day.day())
}

/// The places that all actors but the pinned ones get in an arrangement.
pub fn rearrange_as(
    map: &RelationshipMap,
    placement: &Placement,
    arrangement: Arrangement,
) -> Placement {
    crate::scene::arrange::place_as(map, placement, |placed| placed.pinned, arrangement)
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, rearrange_as};
    use crate::entities::OfficeStatus;
    use crate::map::ActorId;
    use crate::relations::{Predicate, Status};
    use crate::scene::fixture::{Sketch, week};
    use crate::scene::{Placed, Placement};

    fn arrangements() -> [Arrangement; 4] {
        let around = Arrangement::Around(ActorId(1));
        [Arrangement::Groups, around, Arrangement::Columns, Arrangement::Timeline]
    }

    #[test]
    fn every_arrangement_is_repeatable_and_another_one_and_leaves_pinned_actors() {
        let map = week();
        let pin = Placed { pos: emath::pos2(33.0, -44.0), pinned: true };
        let pinned = Placement::from([(ActorId(4), pin)]);
        let mut seen: Vec<Placement> = Vec::new();
        for arrangement in arrangements() {
            let placed = rearrange_as(&map, &pinned, arrangement);
            assert_eq!(placed, rearrange_as(&map, &pinned, arrangement));
            assert_eq!(placed[&ActorId(4)], pin);
            assert_eq!(placed.len(), map.n_actors());
            assert!(!seen.contains(&placed));
            seen.push(placed);
        }
    }

    #[test]
    fn columns_come_by_size_and_those_of_one_size_by_name() {
        let mut sketch = Sketch::default();
        let countries = ["Peru", "Norway", "Chad", "Kenya"].map(|name| sketch.country(name, ""));
        for (nth, &country) in countries.iter().enumerate() {
            // Two in Kenya, one in each of the others, all on different days of the alphabet.
            for i in 0..=nth / 3 {
                let name = format!("Person {nth}{i}");
                sketch.official(&name, "minister", country, OfficeStatus::Current);
            }
        }
        sketch.link(countries[1], Predicate::Supports, countries[0], Status::Happened);
        let columns = super::by_country(
            &sketch.map,
            &sketch.map.actors().map(|actor| actor.id).collect::<Vec<_>>(),
        );
        let actors: Vec<&str> = sketch.map.actors().map(|actor| actor.name.as_str()).collect();
        let first: Vec<&str> = columns.iter().map(|(members, _)| actors[members[0]]).collect();
        // Norway and Peru have a link more than Chad.
        assert_eq!(first, ["Kenya", "Norway", "Peru", "Chad"]);
    }

    #[test]
    fn a_countrys_people_stand_below_it_in_a_column() {
        let map = week();
        let placed = rearrange_as(&map, &Placement::new(), Arrangement::Columns);
        let at =
            |name: &str| placed[&map.actors().find(|actor| actor.name == name).unwrap().id].pos;
        let (japan, minister) = (at("Japan"), at("Haruto Minase"));
        assert!((japan.x - minister.x).abs() < 30.0 && japan.y < minister.y);
    }
}

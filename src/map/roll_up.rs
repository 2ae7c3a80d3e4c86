//! Countries instead of their officials: the links of all members of a group, drawn between groups.

use std::collections::{BTreeMap, BTreeSet};

use crate::map::{ActorId, Link, LinkId, RelationshipMap, groups};
use crate::relations::{Evidence, Predicate, Status};

/// A map of groups.
#[derive(Clone, Debug, Default)]
pub struct RolledUp {
    /// Those in the middle of a group, with their own ids, and those who belong to none.
    pub map: RelationshipMap,
    /// What each of its links sums, in order of ids; its own id is that of the first.
    pub sums: BTreeMap<LinkId, Vec<LinkId>>,
    /// For every actor of the whole map the one that stands for it.
    pub stands_for: BTreeMap<ActorId, ActorId>,
}

/// What makes links one.
type Key = (ActorId, Predicate, ActorId, Status);

/// Draws the links that `keeps` takes between groups: those that say the same of the same two
/// groups, with the same status, become one, with the evidence of all. Links within a group go.
pub fn roll_up(map: &RelationshipMap, keeps: impl Fn(&Link) -> bool) -> RolledUp {
    let hubs = groups::hubs(map);
    let stands_for: BTreeMap<ActorId, ActorId> =
        map.actors().map(|a| (a.id, hubs.get(&a.id).copied().unwrap_or(a.id))).collect();
    let mut rolled = RelationshipMap::new(map.articles().to_vec());
    for actor in map.actors().filter(|actor| stands_for.get(&actor.id) == Some(&actor.id)) {
        rolled.insert_actor(actor.clone());
    }
    let mut bundles: BTreeMap<Key, Vec<&Link>> = BTreeMap::new();
    for link in map.links().filter(|link| keeps(link)) {
        let (Some(&source), Some(&target)) =
            (stands_for.get(&link.source), stands_for.get(&link.target))
        else {
            continue;
        };
        let is_inside = source == target && link.source != link.target;
        if !is_inside {
            let turned = link.predicate.is_symmetric() && target < source;
            let (source, target) = if turned { (target, source) } else { (source, target) };
            bundles.entry((source, link.predicate, target, link.status)).or_default().push(link);
        }
    }
    let mut bundles: Vec<(Key, Vec<&Link>)> = bundles.into_iter().collect();
    bundles.sort_by_key(|(_, links)| links[0].id);
    let mut sums = BTreeMap::new();
    for ((source, _, target, _), links) in bundles {
        sums.insert(links[0].id, links.iter().map(|link| link.id).collect());
        rolled.insert_link(sum(&links, source, target, &stands_for));
    }
    RolledUp { map: rolled, sums, stands_for }
}

/// The link that stands for several; there is at least one.
fn sum(
    links: &[&Link],
    source: ActorId,
    target: ActorId,
    stands_for: &BTreeMap<ActorId, ActorId>,
) -> Link {
    let first = links[0];
    // Of what differs among them nothing is said.
    let date = first.date.clone().filter(|_| links.iter().all(|l| l.date == first.date));
    let speaker = |link: &Link| link.attributed_to.and_then(|id| stands_for.get(&id)).copied();
    let attributed_to =
        speaker(first).filter(|said| links.iter().all(|link| speaker(link) == Some(*said)));
    let mut seen = BTreeSet::new();
    let mut evidence: Vec<Evidence> = links.iter().flat_map(|l| l.evidence.clone()).collect();
    evidence.sort_by_key(|e| (e.article, e.sentence, e.trigger));
    evidence.retain(|e| seen.insert((e.article, e.sentence)));
    Link {
        source,
        target,
        date,
        inferred: links.iter().all(|link| link.inferred),
        confidence: links.iter().map(|link| link.confidence).max().unwrap_or(first.confidence),
        attributed_to,
        evidence,
        ..first.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::roll_up;
    use crate::entities::OfficeStatus::Current;
    use crate::map::fixture::{Story, links, map};
    use crate::map::{LinkId, RelationshipMap};
    use crate::relations::Predicate::{Appoints, Criticizes, Meets};
    use crate::relations::Status::{Happened, Planned};

    fn example() -> RelationshipMap {
        let story = Story::new("a")
            .country("Kenya", "KE")
            .country("Japan", "JP")
            .person("Ada Berg")
            .office("president", "Kenya", Current)
            .person("Bo Chen")
            .office("minister", "Kenya", Current)
            .person("Sota Kiri")
            .office("minister", "Japan", Current)
            .person("Eve Moss")
            .says("Berg met Kiri", "Ada Berg", Meets, "Sota Kiri", Happened)
            .says("Kiri met Chen", "Sota Kiri", Meets, "Bo Chen", Happened)
            .says("Kiri will meet Chen again", "Sota Kiri", Meets, "Bo Chen", Planned)
            .says("Berg appointed Chen", "Ada Berg", Appoints, "Bo Chen", Happened)
            .says("Moss criticized Chen", "Eve Moss", Criticizes, "Bo Chen", Happened);
        map(&[story])
    }

    #[test]
    fn officials_links_are_their_countries_and_those_within_go() {
        let rolled = roll_up(&example(), |_| true);
        assert_eq!(
            links(&rolled.map),
            [
                "Kenya | meets | Japan | happened | 2",
                "Kenya | meets | Japan | planned | 1",
                "Eve Moss | criticizes | Kenya | happened | 1",
            ]
        );
        let names: Vec<&str> = rolled.map.actors().map(|a| a.name.as_str()).collect();
        assert_eq!(names, ["Kenya", "Japan", "Eve Moss"]);
    }

    #[test]
    fn each_link_knows_what_it_sums_and_none_is_summed_twice() {
        let map = example();
        let rolled = roll_up(&map, |_| true);
        let mut all: Vec<LinkId> = rolled.sums.values().flatten().copied().collect();
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!((before, all.len()), (4, 4));
        for (id, sum) in &rolled.sums {
            assert_eq!(sum.first(), Some(id));
            let link = rolled.map.link(*id).unwrap();
            for part in sum.iter().map(|&id| map.link(id).unwrap()) {
                assert_eq!((part.predicate, part.status), (link.predicate, link.status));
                assert!(part.evidence.iter().all(|e| link.evidence.contains(e)));
            }
        }
    }

    #[test]
    fn what_is_not_kept_is_not_summed() {
        let rolled = roll_up(&example(), |link| link.status == Planned);
        assert_eq!(links(&rolled.map), ["Kenya | meets | Japan | planned | 1"]);
    }
}

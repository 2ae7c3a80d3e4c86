//! Questions that the map answers: who is near whom, and what is between two.

use std::collections::{BTreeMap, BTreeSet};

use crate::map::{ActorId, Link, LinkId, RelationshipMap};
use crate::relations::{Confidence, Tone};

impl RelationshipMap {
    /// Everyone who can be reached from an actor over at most `n_steps` links, itself included, in
    /// order of ids. Empty if it is not on the map.
    ///
    /// Breadth-first search; takes O(a + l) steps for a actors and l links within reach.
    pub fn within(&self, start: ActorId, n_steps: usize) -> Vec<ActorId> {
        let mut reached: BTreeSet<ActorId> = self.actor(start).map(|a| a.id).into_iter().collect();
        let mut edge: Vec<ActorId> = reached.iter().copied().collect();
        for _ in 0..n_steps {
            let next: BTreeSet<ActorId> = edge.iter().flat_map(|&id| self.neighbors(id)).collect();
            edge = next.into_iter().filter(|&id| reached.insert(id)).collect();
        }
        reached.into_iter().collect()
    }

    /// Links between two actors, either way round, in order of ids.
    pub fn links_between(&self, one: ActorId, two: ActorId) -> Vec<&Link> {
        let mut links = self.links_of(one);
        links.retain(|link| [(one, two), (two, one)].contains(&(link.source, link.target)));
        links
    }

    /// The shortest way from one actor to another over some of the map's links, whichever way
    /// round these point: for each step the links between the two that it joins, the most telling
    /// first. Of equally short ways the one that says most: what happens rather than what lasts,
    /// what is sure rather than what is not. Nothing if there is no way; no steps from an actor to
    /// itself.
    ///
    /// Breadth-first search, then the best among the shortest; O(a + l) for a actors and l links.
    pub fn way(
        &self,
        from: ActorId,
        to: ActorId,
        over: &BTreeSet<LinkId>,
    ) -> Option<Vec<Vec<LinkId>>> {
        self.actor(from)?;
        self.actor(to)?;
        // For each actor reached how dull the best way there is, and where its last step began.
        let mut reached: BTreeMap<ActorId, (u32, ActorId)> = BTreeMap::from([(from, (0, from))]);
        let mut edge = BTreeSet::from([from]);
        while !edge.is_empty() && !reached.contains_key(&to) {
            let mut next: BTreeMap<ActorId, (u32, ActorId)> = BTreeMap::new();
            for &id in &edge {
                let so_far = reached.get(&id).map_or(0, |(dullness, _)| *dullness);
                for link in self.links_of(id).into_iter().filter(|link| over.contains(&link.id)) {
                    let other = if link.source == id { link.target } else { link.source };
                    let found = (so_far + dullness(link), id);
                    if !reached.contains_key(&other) {
                        let best = next.entry(other).or_insert(found);
                        *best = found.min(*best);
                    }
                }
            }
            edge = next.keys().copied().collect();
            reached.extend(next);
        }
        let mut steps = Vec::new();
        let mut at = to;
        while at != from {
            let &(_, before) = reached.get(&at)?;
            let mut links = self.links_between(before, at);
            links.retain(|link| over.contains(&link.id));
            links.sort_by_key(|link| (dullness(link), link.id));
            steps.push(links.into_iter().map(|link| link.id).collect());
            at = before;
        }
        steps.reverse();
        Some(steps)
    }
}

/// How little a link tells.
fn dullness(link: &Link) -> u32 {
    let lasts = if link.predicate.tone() == Tone::Tie { 4 } else { 0 };
    let unsure = match link.confidence {
        Confidence::High => 0,
        Confidence::Medium => 1,
        Confidence::Low => 2,
    };
    1 + lasts + unsure
}

#[cfg(test)]
mod tests {
    use crate::map::fixture::{Story, map};
    use crate::map::{ActorId, LinkId, RelationshipMap, sentence};
    use crate::relations::Predicate::{CooperatesWith, Meets, PartOf, Visits};
    use crate::relations::Status::Happened;

    fn chain() -> RelationshipMap {
        let names = ["Ada Berg", "Bo Chen", "Cho Tae-yul", "Dunn"];
        let story = names.iter().fold(Story::new("a"), |story, name| story.person(name));
        let story = story
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .says("Chen visited Berg", "Bo Chen", Visits, "Ada Berg", Happened)
            .says("Chen met Cho", "Bo Chen", Meets, "Cho Tae-yul", Happened);
        map(&[story])
    }

    fn ids(ids: &[u32]) -> Vec<ActorId> {
        ids.iter().map(|&id| ActorId(id)).collect()
    }

    #[test]
    fn neighborhoods_grow_with_the_steps() {
        let map = chain();
        assert_eq!(map.within(ActorId(0), 0), ids(&[0]));
        assert_eq!(map.within(ActorId(0), 1), ids(&[0, 1]));
        assert_eq!(map.within(ActorId(0), 99), ids(&[0, 1, 2]));
        assert_eq!(map.within(ActorId(9), 1), []);
    }

    #[test]
    fn links_between_two_go_either_way() {
        let map = chain();
        assert_eq!(map.links_between(ActorId(0), ActorId(1)).len(), 2);
        assert_eq!(map.links_between(ActorId(1), ActorId(0)).len(), 2);
        assert!(map.links_between(ActorId(0), ActorId(2)).is_empty());
    }

    fn way(map: &RelationshipMap, from: u32, to: u32, over: &[u32]) -> Option<Vec<Vec<String>>> {
        let over = over.iter().map(|&id| LinkId(id)).collect();
        let steps = map.way(ActorId(from), ActorId(to), &over)?;
        let told = |id: &LinkId| sentence(map, map.link(*id).unwrap());
        Some(steps.iter().map(|step| step.iter().map(told).collect()).collect())
    }

    #[test]
    fn the_shortest_way_reads_as_sentences_and_goes_against_arrows_too() {
        let map = chain();
        assert_eq!(
            way(&map, 2, 0, &[0, 1, 2]).unwrap(),
            [
                vec!["Bo Chen met Cho Tae-yul".to_owned()],
                vec!["Ada Berg met Bo Chen".to_owned(), "Bo Chen visited Ada Berg".to_owned()],
            ]
        );
    }

    #[test]
    fn there_is_no_way_over_links_that_are_not_given_nor_to_strangers() {
        let map = chain();
        assert_eq!(way(&map, 0, 2, &[0, 1]), None);
        assert_eq!(way(&map, 0, 3, &[0, 1, 2]), None);
        assert_eq!(way(&map, 0, 9, &[0, 1, 2]), None);
        assert_eq!(way(&map, 1, 1, &[]).unwrap(), Vec::<Vec<String>>::new());
    }

    #[test]
    fn of_equally_short_ways_the_one_over_what_happens_is_taken() {
        let story = ["Ada Berg", "Bo Chen"].iter().fold(Story::new("a"), |s, name| s.person(name));
        let story = story
            .organization("Water Board")
            .country("Kenya", "KE")
            .says("Berg is on the board", "Ada Berg", PartOf, "Water Board", Happened)
            .says("Chen is on the board", "Bo Chen", PartOf, "Water Board", Happened)
            .says("Berg works with Kenya", "Ada Berg", CooperatesWith, "Kenya", Happened)
            .says("Kenya works with Chen", "Kenya", CooperatesWith, "Bo Chen", Happened);
        let map = map(&[story]);
        let steps = way(&map, 0, 1, &[0, 1, 2, 3]).unwrap();
        assert_eq!(steps.len(), 2);
        assert!(steps[0][0].contains("Kenya"), "{steps:?}");
    }
}

//! Questions that the map answers: who is near whom, and what is between two.

use std::collections::BTreeSet;

use crate::map::{ActorId, Link, RelationshipMap};

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
}

#[cfg(test)]
mod tests {
    use crate::map::fixture::{Story, map};
    use crate::map::{ActorId, RelationshipMap};
    use crate::relations::Predicate::{Meets, Visits};
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
}

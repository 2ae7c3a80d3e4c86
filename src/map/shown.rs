//! What of a map is shown: seen from near or from afar, filtered, around somebody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::entities::EntityKind;
use crate::map::filter::{Counts, Filter};
use crate::map::roll_up::{RolledUp, roll_up};
use crate::map::{ActorId, LinkId, RelationshipMap};

/// From how high one looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Altitude {
    /// Everybody.
    #[default]
    Officials,
    /// Countries, and whoever belongs to none, with the links of their officials.
    Countries,
}

/// Somebody and those around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// In the middle.
    pub actor: ActorId,
    /// Over how many links to reach at most; at least 1.
    pub n_steps: usize,
}

/// Everything that decides what of a map is shown: a named view is one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perspective {
    /// What is left off.
    pub filter: Filter,
    /// From how high one looks.
    pub altitude: Altitude,
    /// Around whom.
    pub focus: Option<Focus>,
}

impl Perspective {
    /// Whether one looks at all officials, with nobody in the middle; some may be filtered out.
    /// Only there do spots of the map mean what they meant when a note was put on them.
    pub fn is_of_everybody(&self) -> bool {
        self.altitude == Altitude::Officials && self.focus.is_none()
    }
}

/// What of a map is shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The whole map, or that of groups; of it, only [`Self::actors`] and [`Self::links`] are shown.
    pub map: Arc<RelationshipMap>,
    /// For each link of a map of groups those that it sums; of the whole map, nothing.
    pub sums: BTreeMap<LinkId, Vec<LinkId>>,
    /// For each actor the one that stands for it on a map of groups; of the whole map, nothing.
    pub stands_for: BTreeMap<ActorId, ActorId>,
    /// Who is shown.
    pub actors: BTreeSet<ActorId>,
    /// Which links are.
    pub links: BTreeSet<LinkId>,
    /// How many links each choice of the filter stands for.
    pub counts: Counts,
    /// How many actors of each kind would be shown if that kind were.
    pub n_of_kind: BTreeMap<EntityKind, usize>,
}

impl Shown {
    /// What a perspective shows of a map. O(a + l) for a actors and l links with their evidence.
    pub fn new(whole: &Arc<RelationshipMap>, perspective: &Perspective) -> Self {
        let filter = &perspective.filter;
        let (map, sums, stands_for) = match perspective.altitude {
            Altitude::Officials => (Arc::clone(whole), BTreeMap::new(), BTreeMap::new()),
            Altitude::Countries => {
                let RolledUp { map, sums, stands_for } =
                    roll_up(whole, |link| filter.takes_link(whole, link));
                (Arc::new(map), sums, stands_for)
            }
        };
        let mut shown =
            Self { map, sums, stands_for, counts: Counts::new(whole, filter), ..Self::default() };
        let spoken_of = shown.spoken_of(whole, filter);
        for &kind in EntityKind::ALL {
            if shown.map.actors().any(|actor| actor.kind == kind) {
                let (actors, _) = shown.passing(&spoken_of, filter, Some(kind));
                let of_kind = |id: &&ActorId| shown.map.actor(**id).is_some_and(|a| a.kind == kind);
                shown.n_of_kind.insert(kind, actors.iter().filter(of_kind).count());
            }
        }
        (shown.actors, shown.links) = shown.passing(&spoken_of, filter, None);
        if let Some(focus) = perspective.focus {
            shown.narrow(focus);
        }
        shown
    }

    /// Everybody on a map.
    pub fn all(map: &Arc<RelationshipMap>) -> Self {
        Self::new(map, &Perspective::default())
    }

    /// Whether all that could be shown from this altitude is.
    pub fn is_all(&self) -> bool {
        self.actors.len() == self.map.n_actors() && self.links.len() == self.map.n_links()
    }

    /// Who is not shown.
    pub fn hidden_actors(&self) -> BTreeSet<ActorId> {
        self.map.actors().map(|a| a.id).filter(|id| !self.actors.contains(id)).collect()
    }

    /// Which links are not.
    pub fn hidden_links(&self) -> BTreeSet<LinkId> {
        self.map.links().map(|l| l.id).filter(|id| !self.links.contains(id)).collect()
    }

    /// Who stands for an actor at this altitude.
    pub fn stand_in(&self, actor: ActorId) -> ActorId {
        self.stands_for.get(&actor).copied().unwrap_or(actor)
    }

    /// Which link stands for one of the whole map, if one does.
    pub fn sum_of(&self, link: LinkId) -> Option<LinkId> {
        if self.stands_for.is_empty() {
            return self.map.link(link).map(|link| link.id);
        }
        self.sums.iter().find(|(_, sum)| sum.contains(&link)).map(|(&id, _)| id)
    }

    /// A map of what is shown and nothing else, with the same ids.
    pub fn to_map(&self) -> RelationshipMap {
        let mut map = RelationshipMap::new(self.map.articles().to_vec());
        for actor in self.map.actors().filter(|actor| self.actors.contains(&actor.id)) {
            map.insert_actor(actor.clone());
        }
        for link in self.map.links().filter(|link| self.links.contains(&link.id)) {
            map.insert_link(link.clone());
        }
        for warning in self.map.warnings() {
            map.warn(warning.clone());
        }
        map
    }

    /// Those of whom, or of whose members, a wanted article speaks.
    fn spoken_of(&self, whole: &RelationshipMap, filter: &Filter) -> BTreeSet<ActorId> {
        // Whoever is on the map without a word in an article was put there by hand.
        let mentioned = whole.actors().filter(|actor| {
            actor.mentions.is_empty()
                || actor.mentions.iter().any(|m| filter.takes_article(m.article))
        });
        mentioned.map(|actor| self.stand_in(actor.id)).collect()
    }

    /// Actors and links that the filter leaves, `also` those of that kind.
    fn passing(
        &self,
        spoken_of: &BTreeSet<ActorId>,
        filter: &Filter,
        also: Option<EntityKind>,
    ) -> (BTreeSet<ActorId>, BTreeSet<LinkId>) {
        let mut actors: BTreeSet<ActorId> = self
            .map
            .actors()
            .filter(|a| also == Some(a.kind) || !filter.without_kinds.contains(&a.kind))
            .map(|actor| actor.id)
            .filter(|id| spoken_of.contains(id) && !filter.without_actors.contains(id))
            .collect();
        // A map of groups was made from wanted links only.
        let is_wanted = |link: &crate::map::Link| {
            !self.stands_for.is_empty() || filter.takes_link(&self.map, link)
        };
        let links: Vec<_> = self
            .map
            .links()
            .filter(|link| actors.contains(&link.source) && actors.contains(&link.target))
            .filter(|link| is_wanted(link))
            .collect();
        if filter.narrows_links() {
            let linked: BTreeSet<ActorId> =
                links.iter().flat_map(|link| [link.source, link.target]).collect();
            actors.retain(|id| linked.contains(id));
        }
        let links = links.into_iter().map(|link| link.id).collect();
        (actors, links)
    }

    /// Leaves only those whom one reaches over shown links, and the links between them.
    fn narrow(&mut self, focus: Focus) {
        let start = self.stand_in(focus.actor);
        if !self.actors.contains(&start) {
            return;
        }
        let mut near = BTreeSet::from([start]);
        for _ in 0..focus.n_steps.max(1) {
            let ends = self.links.iter().filter_map(|&id| self.map.link(id));
            let next: Vec<ActorId> = ends
                .filter(|link| near.contains(&link.source) || near.contains(&link.target))
                .flat_map(|link| [link.source, link.target])
                .collect();
            let before = near.len();
            near.extend(next);
            if near.len() == before {
                break;
            }
        }
        self.actors.retain(|id| near.contains(id));
        let map = &self.map;
        self.links.retain(|&id| {
            map.link(id).is_some_and(|l| near.contains(&l.source) && near.contains(&l.target))
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Altitude, Focus, Perspective, Shown};
    use crate::entities::EntityKind;
    use crate::entities::OfficeStatus::Current;
    use crate::map::filter::Filter;
    use crate::map::fixture::{Story, map};
    use crate::map::{ActorId, RelationshipMap};
    use crate::relations::Predicate::{Criticizes, HoldsOffice, Meets};
    use crate::relations::Status::Happened;
    use crate::text::ArticleId;

    fn example() -> Arc<RelationshipMap> {
        let story = Story::new("a")
            .country("Kenya", "KE")
            .country("Japan", "JP")
            .person("Ada Berg")
            .office("president", "Kenya", Current)
            .person("Sota Kiri")
            .office("minister", "Japan", Current)
            .person("Eve Moss")
            .says("Berg met Kiri", "Ada Berg", Meets, "Sota Kiri", Happened)
            .says("Kiri met Moss", "Sota Kiri", Meets, "Eve Moss", Happened);
        let other = Story::new("b").person("Ada Berg").person("Una Lind").says(
            "Lind criticized Berg",
            "Una Lind",
            Criticizes,
            "Ada Berg",
            Happened,
        );
        Arc::new(map(&[story, other]))
    }

    fn names(map: &RelationshipMap, ids: impl IntoIterator<Item = ActorId>) -> Vec<&str> {
        ids.into_iter().map(|id| map.actor(id).unwrap().name.as_str()).collect()
    }

    #[track_caller]
    fn check(perspective: &Perspective, expected: &[&str]) -> Shown {
        let shown = Shown::new(&example(), perspective);
        assert_eq!(names(&shown.map, shown.actors.clone()), expected);
        shown
    }

    fn with(filter: Filter) -> Perspective {
        Perspective { filter, ..Perspective::default() }
    }

    #[test]
    fn nothing_chosen_shows_all() {
        assert!(Shown::all(&example()).is_all());
    }

    #[test]
    fn who_is_left_off_by_hand_goes_and_nobody_else() {
        let berg = example().actors().find(|a| a.name == "Ada Berg").unwrap().id;
        let filter = Filter { without_actors: [berg].into(), ..Filter::default() };
        let shown = check(&with(filter), &["Kenya", "Japan", "Sota Kiri", "Eve Moss", "Una Lind"]);
        assert_eq!(shown.links.len(), 2);
    }

    #[test]
    fn who_loses_all_links_to_a_filter_goes() {
        let without_predicates = [Meets, HoldsOffice].into();
        let filter = Filter { without_predicates, ..Filter::default() };
        check(&with(filter), &["Ada Berg", "Una Lind"]);
    }

    #[test]
    fn an_article_goes_with_those_only_it_speaks_of() {
        let filter = Filter { without_articles: [ArticleId(0)].into(), ..Filter::default() };
        check(&with(filter), &["Ada Berg", "Una Lind"]);
    }

    #[test]
    fn a_kind_goes_with_its_links_and_counts_what_it_would_add() {
        let filter = Filter { without_kinds: [EntityKind::Person].into(), ..Filter::default() };
        let shown = check(&with(filter), &["Kenya", "Japan"]);
        assert!(shown.links.is_empty());
        assert_eq!(shown.n_of_kind[&EntityKind::Person], 4);
        assert_eq!(shown.n_of_kind[&EntityKind::Country], 2);
    }

    #[test]
    fn from_afar_officials_are_their_countries() {
        let altitude = Altitude::Countries;
        let perspective = Perspective { altitude, ..Perspective::default() };
        let shown = check(&perspective, &["Kenya", "Japan", "Eve Moss", "Una Lind"]);
        assert_eq!(shown.links.len(), 3);
        let berg = example().actors().find(|a| a.name == "Ada Berg").unwrap().id;
        assert_eq!(names(&shown.map, [shown.stand_in(berg)]), ["Kenya"]);
        for (&id, sum) in &shown.sums {
            assert!(sum.iter().all(|&part| shown.sum_of(part) == Some(id)));
        }
    }

    #[test]
    fn around_somebody_only_those_near_are_shown() {
        let moss = example().actors().find(|a| a.name == "Eve Moss").unwrap().id;
        let focus = |n_steps| Perspective {
            focus: Some(Focus { actor: moss, n_steps }),
            ..Perspective::default()
        };
        check(&focus(1), &["Sota Kiri", "Eve Moss"]);
        check(&focus(2), &["Japan", "Ada Berg", "Sota Kiri", "Eve Moss"]);
    }

    #[test]
    fn the_map_of_what_is_shown_has_just_that() {
        let filter = Filter { without_kinds: [EntityKind::Country].into(), ..Filter::default() };
        let shown = Shown::new(&example(), &with(filter));
        let map = shown.to_map();
        assert_eq!(map.actors().map(|a| a.id).collect::<Vec<_>>(), Vec::from_iter(shown.actors));
        assert_eq!(map.links().map(|l| l.id).collect::<Vec<_>>(), Vec::from_iter(shown.links));
    }
}

//! What is selected: one thing that is looked at, or several actors that are handled together.

use std::collections::BTreeSet;

use crate::map::ActorId;
use crate::scene::Hit;

/// What is selected. One thing leads: the one that panels show. A link is always alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    leading: Option<Hit>,
    /// All selected actors; the leading one, if it is an actor, is among them.
    actors: BTreeSet<ActorId>,
}

impl Selection {
    /// One thing, or nothing.
    pub fn of(hit: Option<Hit>) -> Self {
        let actors = match hit {
            Some(Hit::Actor(id)) => BTreeSet::from([id]),
            _ => BTreeSet::new(),
        };
        Self { leading: hit, actors }
    }

    /// Some actors. `leading` leads if it is among them, else the first one.
    pub fn of_actors(actors: BTreeSet<ActorId>, leading: Option<Hit>) -> Self {
        let among = |hit: &Hit| matches!(hit, Hit::Actor(id) if actors.contains(id));
        let leading =
            leading.filter(among).or_else(|| actors.first().map(|&first| Hit::Actor(first)));
        Self { leading, actors }
    }

    /// The one that panels show.
    pub fn leading(&self) -> Option<Hit> {
        self.leading
    }

    /// All selected actors.
    pub fn actors(&self) -> &BTreeSet<ActorId> {
        &self.actors
    }

    /// Whether there are two or more.
    pub fn is_several(&self) -> bool {
        self.actors.len() > 1
    }

    /// With one more actor, which leads.
    #[must_use]
    pub fn with(&self, actor: ActorId) -> Self {
        let mut actors = self.actors.clone();
        actors.insert(actor);
        Self::of_actors(actors, Some(Hit::Actor(actor)))
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::map::{ActorId, LinkId};
    use crate::scene::Hit;

    #[test]
    fn another_actor_joins_and_leads() {
        let (a, b) = (ActorId(1), ActorId(2));
        let one = Selection::of(Some(Hit::Actor(b)));
        assert!(!one.is_several());
        let both = one.with(a);
        assert_eq!(both.leading(), Some(Hit::Actor(a)));
        assert_eq!(both.actors().len(), 2);
        assert_eq!(Selection::of_actors([b].into(), both.leading()), one);
    }

    #[test]
    fn a_link_is_left_for_an_actor() {
        let link = Selection::of(Some(Hit::Link(LinkId(4))));
        assert!(link.actors().is_empty());
        let actor = link.with(ActorId(1));
        assert_eq!(actor, Selection::of(Some(Hit::Actor(ActorId(1)))));
    }
}

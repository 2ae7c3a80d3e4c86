//! Ways of looking at the map that the user has named, in terms that outlive the ids of one map.

use std::collections::BTreeSet;

use crate::corrections::{self, ActorRef};
use crate::map::{Altitude, Filter, Focus, Perspective, RelationshipMap};
use crate::text::ArticleId;

/// A way of looking that the user has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedView {
    /// Never blank; no two views of a project have the same.
    pub name: String,
    /// What is left off, but for articles and single actors.
    pub filter: Filter,
    /// Articles that are left off, by the SHA-256 of their bytes.
    pub without_articles: BTreeSet<String>,
    /// Actors that are left off by hand.
    pub without_actors: Vec<ActorRef>,
    /// From how high one looks.
    pub altitude: Altitude,
    /// Around whom, and how far.
    pub focus: Option<(ActorRef, usize)>,
}

impl NamedView {
    /// A name for a way of looking at a map; nothing without a name.
    pub fn new(name: &str, perspective: &Perspective, map: &RelationshipMap) -> Option<Self> {
        let name = name.trim();
        let Perspective { filter, altitude, focus } = perspective;
        let article = |id: &ArticleId| Some(map.article(*id)?.sha256.clone());
        (!name.is_empty()).then(|| Self {
            name: name.to_owned(),
            filter: Filter {
                without_articles: BTreeSet::new(),
                without_actors: BTreeSet::new(),
                ..filter.clone()
            },
            without_actors: filter
                .without_actors
                .iter()
                .filter_map(|&id| ActorRef::to_id(id, map))
                .collect(),
            without_articles: filter.without_articles.iter().filter_map(article).collect(),
            altitude: *altitude,
            focus: focus
                .and_then(|focus| Some((ActorRef::to_id(focus.actor, map)?, focus.n_steps))),
        })
    }

    /// The same way of looking at another map, as far as it has what the view speaks of.
    pub fn perspective(&self, map: &RelationshipMap) -> Perspective {
        let is_out = |article: &&std::sync::Arc<crate::text::Article>| {
            self.without_articles.contains(&article.sha256)
        };
        let without_articles = map.articles().iter().filter(is_out).map(|a| a.id).collect();
        let actors = self.without_actors.iter();
        let without_actors = actors.filter_map(|a| corrections::find_actor(map, a)).collect();
        let focus = self.focus.as_ref().and_then(|(actor, n_steps)| {
            let actor = corrections::find_actor(map, actor)?;
            Some(Focus { actor, n_steps: *n_steps })
        });
        Perspective {
            filter: Filter { without_actors, without_articles, ..self.filter.clone() },
            altitude: self.altitude,
            focus,
        }
    }
}

/// Keeps a view, in place of the one of that name. Returns whether that changes anything.
pub fn save_view(views: &mut Vec<NamedView>, view: &NamedView) -> bool {
    match views.iter_mut().find(|known| known.name == view.name) {
        Some(known) if known == view => false,
        Some(known) => {
            known.clone_from(view);
            true
        }
        None => {
            views.push(view.clone());
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::EntityKind;
    use crate::map::fixture::{Story, map};

    fn story(name: &str, people: &[&str]) -> Story {
        people.iter().fold(Story::new(name), |story, person| story.person(person))
    }

    #[test]
    fn a_view_means_the_same_articles_and_actors_when_their_ids_have_shifted() {
        let old = map(&[story("a", &["Ada Berg"]), story("b", &["Bo Chen"])]);
        let bo = old.actors().find(|actor| actor.name == "Bo Chen").unwrap().id;
        let perspective = Perspective {
            filter: Filter {
                without_articles: [ArticleId(1)].into(),
                without_kinds: [EntityKind::Event].into(),
                without_actors: [bo].into(),
                ..Filter::default()
            },
            altitude: Altitude::Countries,
            focus: Some(Focus { actor: bo, n_steps: 2 }),
        };
        let view = NamedView::new(" Bo’s ", &perspective, &old).unwrap();
        assert_eq!(view.name, "Bo’s");
        assert_eq!(view.perspective(&old), perspective);

        let new = map(&[story("b", &["Bo Chen"]), story("a", &["Ada Berg"])]);
        let seen = view.perspective(&new);
        assert_eq!(seen.filter.without_articles, [ArticleId(0)].into());
        assert_eq!(seen.filter.without_actors, [seen.focus.unwrap().actor].into());
        assert_eq!(new.actor(seen.focus.unwrap().actor).unwrap().name, "Bo Chen");

        let other = map(&[story("c", &["Cy Dunn"])]);
        assert_eq!(view.perspective(&other).focus, None, "whoever is gone is in no middle");
    }

    #[test]
    fn a_name_is_given_once() {
        let map = map(&[story("a", &["Ada Berg"])]);
        let seen = |altitude| {
            let perspective = Perspective { altitude, ..Perspective::default() };
            NamedView::new("Mine", &perspective, &map).unwrap()
        };
        let mut views = Vec::new();
        assert!(save_view(&mut views, &seen(Altitude::Officials)));
        assert!(!save_view(&mut views, &seen(Altitude::Officials)));
        assert!(save_view(&mut views, &seen(Altitude::Countries)));
        assert_eq!(views, [seen(Altitude::Countries)]);
        assert_eq!(NamedView::new("  ", &Perspective::default(), &map), None);
    }
}

//! What is looked at: selection, search, reader. Changes nothing in the project.

use crate::map::{ActorId, LinkId, RelationshipMap};
use crate::project::{Project, same_actors};
use crate::scene::Hit;
use crate::session::command::Reading;
use crate::session::search;
use crate::text::ArticleId;

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// The actor or link that the inspector shows.
    pub(super) selected: Option<Hit>,
    /// What is searched for.
    pub(super) query: String,
    /// What it finds, best first.
    pub(super) found: Vec<ActorId>,
    /// The place that the reader shows.
    pub(super) reading: Option<Reading>,
}

impl View {
    /// Searches again.
    pub(super) fn search(&mut self, query: String, map: &RelationshipMap) {
        self.found = search::find(map, &query);
        self.query = query;
    }

    /// Keeps looking at the same things when the project has changed, as far as they are left.
    pub(super) fn follow(&mut self, old: &Project, new: &Project) {
        self.selected = self.selected.and_then(|hit| followed(hit, &old.map, &new.map));
        self.found = search::find(&new.map, &self.query);
        self.reading = self.reading.and_then(|reading| {
            let was = old.article(reading.article)?;
            let same = |a: &&std::sync::Arc<crate::map::ArticleExtraction>| {
                a.article.path == was.article.path && a.article.text == was.article.text
            };
            let now = new.articles.iter().position(|a| same(&a))?;
            Some(Reading { article: ArticleId(now as u32), ..reading })
        });
    }
}

fn followed(hit: Hit, old: &RelationshipMap, new: &RelationshipMap) -> Option<Hit> {
    let same = same_actors(old, new);
    match hit {
        Hit::Actor(id) => same.get(&id).map(|&id| Hit::Actor(id)),
        Hit::Link(id) => {
            let link = old.link(id)?;
            let ends = (*same.get(&link.source)?, *same.get(&link.target)?);
            let is_same = |other: &&crate::map::Link| {
                (other.source, other.target) == ends
                    && other.predicate == link.predicate
                    && other.status == link.status
            };
            let id: LinkId = new.links_of(ends.0).into_iter().find(is_same)?.id;
            Some(Hit::Link(id))
        }
    }
}

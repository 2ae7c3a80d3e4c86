//! What is looked at: selection, search, reader. Changes nothing in the project.

use std::collections::BTreeMap;

use crate::map::{ActorId, Focus, LinkId, Perspective, RelationshipMap};
use crate::project::Project;
use crate::scene::Hit;
use crate::session::command::Reading;
use crate::session::search;
use crate::session::selection::Selection;
use crate::text::ArticleId;

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// The actor or link that the inspector shows, and actors beside it.
    pub(super) selection: Selection,
    /// What is searched for.
    pub(super) query: String,
    /// What it finds, best first.
    pub(super) found: Vec<ActorId>,
    /// The place that the reader shows.
    pub(super) reading: Option<Reading>,
    /// What of the map is shown.
    pub(super) perspective: Perspective,
    /// Who was in the middle before whoever is now.
    pub(super) trail: Vec<Focus>,
    /// Between whom a way is looked for; the second one is said last.
    pub(super) way: Option<(ActorId, Option<ActorId>)>,
}

impl View {
    /// Searches again.
    pub(super) fn search(&mut self, query: String, map: &RelationshipMap) {
        self.found = search::find(map, &query);
        self.query = query;
    }

    /// Keeps looking at the same things when the project has changed, as far as they are left.
    pub(super) fn follow(&mut self, old: &Project, new: &Project) {
        let same = old.followed(new);
        let leading =
            self.selection.leading().and_then(|hit| followed(hit, &same, &old.map, &new.map));
        self.selection = if let Some(Hit::Link(_)) = leading {
            Selection::of(leading)
        } else {
            let left = self.selection.actors().iter().filter_map(|id| same.get(id).copied());
            Selection::of_actors(left.collect(), leading)
        };
        self.found = search::find(&new.map, &self.query);
        self.reading = self.reading.and_then(|reading| {
            Some(Reading { article: same_article(reading.article, old, new)?, ..reading })
        });
        let focus = |focus: Focus| same.get(&focus.actor).map(|&actor| Focus { actor, ..focus });
        self.trail = self.trail.iter().copied().filter_map(focus).collect();
        self.perspective.focus = self.perspective.focus.and_then(focus);
        self.way = self.way.and_then(|(from, to)| {
            let to = to.and_then(|to| same.get(&to).copied());
            Some((*same.get(&from)?, to))
        });
        let actors = &mut self.perspective.filter.without_actors;
        *actors = actors.iter().filter_map(|id| same.get(id).copied()).collect();
        let articles = &mut self.perspective.filter.without_articles;
        *articles = articles.iter().filter_map(|&id| same_article(id, old, new)).collect();
    }
}

/// The same article under its new id, if it is still open.
fn same_article(id: ArticleId, old: &Project, new: &Project) -> Option<ArticleId> {
    let was = &old.article(id)?.article;
    let now = new
        .articles
        .iter()
        .position(|now| now.article.path == was.path && now.article.text == was.text)?;
    Some(ArticleId(now as u32))
}

fn followed(
    hit: Hit,
    same: &BTreeMap<ActorId, ActorId>,
    old: &RelationshipMap,
    new: &RelationshipMap,
) -> Option<Hit> {
    match hit {
        Hit::Actor(id) => same.get(&id).map(|&id| Hit::Actor(id)),
        Hit::Link(id) => {
            let link = old.link(id)?;
            let ends = (*same.get(&link.source)?, *same.get(&link.target)?);
            let (source, target) = ends;
            let between = new.links_between(source, target);
            let says = |other: &&&crate::map::Link| {
                other.predicate == link.predicate && other.status == link.status
            };
            // A correction may have changed what it says: then the sentence tells it.
            let rests = |other: &&&crate::map::Link| {
                link.evidence.iter().any(|evidence| other.evidence.contains(evidence))
            };
            let found = between.iter().find(says).or_else(|| between.iter().find(rests))?;
            let id: LinkId = found.id;
            Some(Hit::Link(id))
        }
    }
}

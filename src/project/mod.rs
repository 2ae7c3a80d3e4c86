//! What is open: the articles, the map made of them, and where its actors stand.

pub mod format;
mod merge;
mod note;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use emath::Pos2;

pub use note::{Anchor, Note, set_note};
pub use view::{NamedView, save_view};

use crate::corrections::{self, Ledger, Outcome, Place};
use crate::entities::EntityKind;
use crate::export::{Notes, PictureSettings};
use crate::map::{self, Actor, ActorId, Altitude, ArticleExtraction, RelationshipMap};
use crate::scene::{Arrangement, Placement};
use crate::text::{ArticleId, Span};

/// What is open. Cheap to copy: a step of undo is one of these.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// What each article yielded, in the order in which they were opened. An article's id is its
    /// position.
    pub articles: Vec<Arc<ArticleExtraction>>,
    /// The map of all of them, as it was read.
    pub read: Arc<RelationshipMap>,
    /// What the user has put right.
    pub ledger: Arc<Ledger>,
    /// What became of each rule of the ledger, in its order.
    pub outcomes: Arc<Vec<Outcome>>,
    /// The map with the corrections made: the one that is shown.
    pub map: Arc<RelationshipMap>,
    /// Where its actors stand.
    pub placement: Arc<Placement>,
    /// Where its countries stand when one looks at countries only; empty until somebody has.
    pub from_afar: Arc<Placement>,
    /// What the user wrote beside it.
    pub notes: Arc<Vec<Note>>,
    /// Ways of looking at the map that the user has named, in the order in which they were named.
    pub views: Arc<Vec<NamedView>>,
    /// How pictures of it are to be.
    pub picture: Arc<PictureSettings>,
    /// What decides where actors stand that the user has not put somewhere.
    pub arrangement: Arrangement,
}

impl Project {
    /// A project of these articles and corrections, with nobody placed yet and no note.
    pub fn assembled(articles: Vec<Arc<ArticleExtraction>>, ledger: Arc<Ledger>) -> Self {
        let read = Arc::new(map::build(&articles));
        Self { articles, read, ..Self::default() }.with_ledger(ledger)
    }

    /// The same project with other corrections. Actors that stay keep their ids and places.
    #[must_use]
    pub fn with_ledger(mut self, ledger: Arc<Ledger>) -> Self {
        let corrected = corrections::apply(&self.read, &ledger);
        self.map = Arc::new(corrected.map);
        self.outcomes = Arc::new(corrected.outcomes);
        self.ledger = ledger;
        self
    }

    /// The same project with what the user keeps beside the map of another: notes, views, how
    /// pictures are to be.
    #[must_use]
    pub fn keeping_what_stands_beside(self, other: &Self) -> Self {
        Self {
            notes: Arc::clone(&other.notes),
            views: Arc::clone(&other.views),
            picture: Arc::clone(&other.picture),
            arrangement: other
                .arrangement
                .carried(|actor| same_actors(&other.map, &self.map).get(&actor).copied()),
            ..self
        }
    }

    /// What one of its articles yielded.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<ArticleExtraction>> {
        self.articles.get(id.0 as usize)
    }

    /// Where actors stand when looked at from there.
    pub fn placement_at(&self, altitude: Altitude) -> &Arc<Placement> {
        match altitude {
            Altitude::Officials => &self.placement,
            Altitude::Countries => &self.from_afar,
        }
    }

    /// The same, to be changed.
    pub fn placement_at_mut(&mut self, altitude: Altitude) -> &mut Placement {
        Arc::make_mut(match altitude {
            Altitude::Officials => &mut self.placement,
            Altitude::Countries => &mut self.from_afar,
        })
    }

    /// For every actor of this project the one that stands for it in a later state of it: the same
    /// one where only corrections differ, also under another name, or the one that it became part
    /// of; else the one of that kind and name.
    pub fn followed(&self, new: &Self) -> BTreeMap<ActorId, ActorId> {
        let mut followed = same_actors(&self.map, &new.map);
        if Arc::ptr_eq(&self.read, &new.read) {
            for actor in self.map.actors() {
                let id = actor.id;
                if self.read.actor(id).is_some() && new.map.actor(id).is_some() {
                    followed.insert(id, id);
                } else if !followed.contains_key(&id) {
                    let now = |other: &&Actor| {
                        other.kind == actor.kind && other.aliases.contains(&actor.name)
                    };
                    followed.extend(new.map.actors().find(now).map(|other| (id, other.id)));
                }
            }
        }
        followed
    }

    /// Where this project's actors stand, for those of a later state of it.
    pub fn followed_placement(&self, new: &Self) -> Placement {
        let followed = self.followed(new);
        let mut placement = Placement::new();
        for (id, placed) in self.placement.iter() {
            let Some(now) = followed.get(id) else { continue };
            // Whoever became part of somebody leaves that one's place alone.
            let same_name = |a: &Actor, b: &Actor| (a.kind, &a.name) == (b.kind, &b.name);
            let stays = now == id
                || self
                    .map
                    .actor(*id)
                    .zip(new.map.actor(*now))
                    .is_some_and(|(a, b)| same_name(a, b));
            if stays || !placement.contains_key(now) {
                placement.insert(*now, *placed);
            }
        }
        placement
    }

    /// The notes by what they are about on the map now.
    pub fn notes_on_map(&self) -> Notes {
        let mut notes = Notes::default();
        let place = |text: &str, quote: &str| format!("“{quote}”: {text}");
        for note in self.notes.iter() {
            let text = note.text.clone();
            match &note.on {
                Anchor::Actor(actor) => match corrections::find_actor(&self.map, actor) {
                    Some(id) => _ = notes.actors.insert(id, text),
                    None => notes.others.push(place(&text, &actor.name)),
                },
                Anchor::Link(link) => match corrections::find_link(&self.map, link) {
                    Some(id) => _ = notes.links.insert(id, text),
                    None => notes.others.push(place(&text, &link.words())),
                },
                Anchor::Sentence(words) => match words.find(self.map.articles()) {
                    Some((article, span)) => notes.words.push((article, span, text)),
                    None => notes.others.push(place(&text, &words.quote)),
                },
                Anchor::Canvas(_) => notes.others.push(text),
            }
        }
        notes
    }

    /// The notes on spots of the map, in scene units.
    pub fn notes_on_spots(&self) -> Vec<(Pos2, String)> {
        let spot = |note: &Note| match note.on {
            Anchor::Canvas(at) => Some((at, note.text.clone())),
            _ => None,
        };
        self.notes.iter().filter_map(spot).collect()
    }

    /// What a note on words of an article is about: where there is one on them, or around them,
    /// that one's words.
    pub fn words(&self, article: ArticleId, span: Span) -> Option<Anchor> {
        let known = self.notes.iter().find(|note| match &note.on {
            Anchor::Sentence(place) => {
                let found = place.find(self.map.articles());
                found.is_some_and(|(id, words)| id == article && words.overlaps(span))
            }
            _ => false,
        });
        match known {
            Some(note) => Some(note.on.clone()),
            None => Some(Anchor::Sentence(Place::new(self.map.article(article)?, span))),
        }
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}

/// For every actor of `old` the one of `new` that stands for the same thing.
///
/// Ids count the actors in order of appearance, so they shift when an article goes or is read
/// anew; kind and name stay.
pub fn same_actors(old: &RelationshipMap, new: &RelationshipMap) -> BTreeMap<ActorId, ActorId> {
    fn key(actor: &Actor) -> (EntityKind, &str) {
        (actor.kind, actor.name.as_str())
    }
    let new_ids: BTreeMap<_, ActorId> = new.actors().map(|a| (key(a), a.id)).collect();
    old.actors().filter_map(|a| Some((a.id, *new_ids.get(&key(a))?))).collect()
}

/// The places of `old`'s actors for those that are also on `new`.
pub fn carried_placement(
    placement: &Placement,
    old: &RelationshipMap,
    new: &RelationshipMap,
) -> Placement {
    let same = same_actors(old, new);
    placement.iter().filter_map(|(id, placed)| Some((*same.get(id)?, *placed))).collect()
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::*;
    use crate::scene::Placed;

    fn map_of(names: &[&str]) -> RelationshipMap {
        let mut map = RelationshipMap::default();
        for (i, name) in names.iter().enumerate() {
            map.insert_actor(Actor {
                id: ActorId(i as u32),
                kind: EntityKind::Person,
                name: (*name).to_owned(),
                aliases: Vec::new(),
                iso2: None,
                offices: Vec::new(),
                mentions: Vec::new(),
                origin: crate::map::Origin::Read,
            });
        }
        map
    }

    #[test]
    fn places_follow_the_name_when_ids_shift() {
        let old = map_of(&["Ada", "Bob", "Cy"]);
        let new = map_of(&["Bob", "Dee"]);
        let placement =
            Placement::from([(ActorId(1), Placed { pos: pos2(7.0, 8.0), pinned: true })]);
        let carried = carried_placement(&placement, &old, &new);
        assert_eq!(
            carried,
            Placement::from([(ActorId(0), Placed { pos: pos2(7.0, 8.0), pinned: true })])
        );
    }
}

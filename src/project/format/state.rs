//! `project.json`: all of a project but its articles.

use std::collections::BTreeMap;

use emath::pos2;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::corrections::{self, ActorRef, Ledger};
use crate::entities::EntityKind;
use crate::export::PictureSettings;
use crate::map::{ActorId, RelationshipMap};
use crate::project::format::ledger::{SavedActor, SavedRule, saved_rules};
use crate::project::format::notes::{SavedNote, restored_note, saved_note};
use crate::project::format::views::{SavedPicture, SavedView};
use crate::project::{NamedView, Note, Project};
use crate::scene::{Arrangement, Placed, Placement};

/// What a project file calls itself.
pub(super) const FORMAT: &str = "entente-project";
/// The version that is written; older ones are read.
pub(super) const VERSION: u32 = 1;
/// No map is that wide; a place beyond is not where anybody put something.
pub(super) const FARTHEST: f32 = 1e6;

/// Only what is needed to tell whether the rest can be understood.
#[derive(Deserialize)]
pub(super) struct Header {
    pub(super) format: String,
    pub(super) version: u32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedState {
    format: String,
    version: u32,
    /// The program that wrote it.
    program: String,
    /// Folders below `articles`, in the order in which the articles were opened.
    pub(super) articles: Vec<String>,
    #[serde(default)]
    rules: Vec<serde_json::Value>,
    #[serde(default)]
    placement: Vec<SavedPlaced>,
    /// Places of countries when one looks at countries only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    from_afar: Vec<SavedPlaced>,
    /// How the map was arranged last; nothing where in groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    arrangement: Option<SavedArrangement>,
    #[serde(default)]
    notes: Vec<serde_json::Value>,
    /// Ways of looking that have a name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    views: Vec<serde_json::Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    picture: Option<serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
struct SavedArrangement {
    name: String,
    /// Around whom, where around somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<SavedActor>,
}

#[derive(Serialize, Deserialize)]
struct SavedPlaced {
    actor: SavedActor,
    x: f32,
    y: f32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pinned: bool,
}

impl SavedState {
    pub(super) fn new(project: &Project, articles: Vec<String>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: concat!("entente ", env!("CARGO_PKG_VERSION")).to_owned(),
            articles,
            rules: saved_rules(&project.ledger).iter().map(value).collect(),
            placement: saved_placement(&project.placement, &project.map),
            from_afar: saved_placement(&project.from_afar, &project.map),
            arrangement: saved_arrangement(project),
            notes: project.notes.iter().map(saved_note).collect(),
            views: project.views.iter().map(|view| value(&SavedView::new(view))).collect(),
            picture: (*project.picture != PictureSettings::default())
                .then(|| value(&SavedPicture::new(&project.picture))),
        }
    }

    /// The rules that make sense. What does not is told in `missing`.
    pub(super) fn ledger(&mut self, missing: &mut Vec<String>) -> Ledger {
        let rules = std::mem::take(&mut self.rules);
        Ledger::new(sound("Correction", rules, SavedRule::restored, missing))
    }

    /// The notes that make sense.
    pub(super) fn notes(&mut self, missing: &mut Vec<String>) -> Vec<Note> {
        let notes = std::mem::take(&mut self.notes);
        sound("Note", notes, restored_note as fn(SavedNote) -> _, missing)
    }

    /// The views that make sense.
    pub(super) fn views(&mut self, missing: &mut Vec<String>) -> Vec<NamedView> {
        sound("View", std::mem::take(&mut self.views), SavedView::restored, missing)
    }

    /// How pictures are to be.
    pub(super) fn picture(&mut self, missing: &mut Vec<String>) -> PictureSettings {
        let picture = self.picture.take().into_iter().collect();
        let mut picture = sound("Picture", picture, SavedPicture::restored, missing);
        picture.pop().unwrap_or_default()
    }

    /// How a map was arranged last; in groups where that makes no sense on it.
    pub(super) fn arrangement(&mut self, map: &RelationshipMap) -> Arrangement {
        let Some(SavedArrangement { name, actor }) = self.arrangement.take() else {
            return Arrangement::default();
        };
        let actor = actor.and_then(|actor| actor.restored().ok());
        let around = actor.and_then(|actor| corrections::find_actor(map, &actor));
        let all = [Some(Arrangement::Columns), Some(Arrangement::Timeline)];
        let all = all.into_iter().chain([around.map(Arrangement::Around)]).flatten();
        all.into_iter().find(|one| one.name() == name).unwrap_or_default()
    }

    /// Where the actors of a map stand, as far as they are on it: from near and from afar.
    pub(super) fn placements(self, map: &RelationshipMap) -> [Placement; 2] {
        let mut named: BTreeMap<(EntityKind, &str), Vec<ActorId>> = BTreeMap::new();
        for actor in map.actors() {
            named.entry((actor.kind, &actor.name)).or_default().push(actor.id);
        }
        [self.placement, self.from_afar].map(|saved| restored_placement(saved, &named, map))
    }
}

fn saved_arrangement(project: &Project) -> Option<SavedArrangement> {
    let name = project.arrangement.name().to_owned();
    match project.arrangement {
        Arrangement::Groups => None,
        Arrangement::Around(id) => {
            let actor = SavedActor::new(&ActorRef::to_id(id, &project.map)?);
            Some(SavedArrangement { name, actor: Some(actor) })
        }
        Arrangement::Columns | Arrangement::Timeline => {
            Some(SavedArrangement { name, actor: None })
        }
    }
}

fn value<T: Serialize>(saved: &T) -> serde_json::Value {
    serde_json::to_value(saved).expect("plain data")
}

/// Of several saved things those that can be understood; the others are told in `missing`, by
/// number.
fn sound<S: DeserializeOwned, T>(
    what: &str,
    saved: Vec<serde_json::Value>,
    restored: impl Fn(S) -> Result<T, String>,
    missing: &mut Vec<String>,
) -> Vec<T> {
    let mut sound = Vec::new();
    for (position, value) in saved.into_iter().enumerate() {
        let read = serde_json::from_value(value).map_err(|error| error.to_string());
        match read.and_then(&restored) {
            Ok(one) => sound.push(one),
            Err(reason) => missing.push(format!("{what} {}: {reason}", position + 1)),
        }
    }
    sound
}

fn restored_placement(
    saved: Vec<SavedPlaced>,
    named: &BTreeMap<(EntityKind, &str), Vec<ActorId>>,
    map: &RelationshipMap,
) -> Placement {
    let mut placement = Placement::new();
    for saved in saved {
        let SavedPlaced { actor, x, y, pinned } = saved;
        let is_possible = x.abs() <= FARTHEST && y.abs() <= FARTHEST;
        let Ok(actor) = actor.restored() else { continue };
        let Some(ids) = named.get(&(actor.kind, actor.name.as_str())) else { continue };
        if let Some(id) = among(ids, &actor, map).filter(|_| is_possible) {
            placement.insert(id, Placed { pos: pos2(x, y), pinned });
        }
    }
    placement
}

/// Of several namesakes the one that is mentioned at the given place.
fn among(ids: &[ActorId], wanted: &ActorRef, map: &RelationshipMap) -> Option<ActorId> {
    let at = wanted.at.as_ref().and_then(|place| place.find(map.articles()));
    let is_here = |id: &&ActorId| {
        let Some((article, span)) = at else { return false };
        let mentions = map.actor(**id).map(|actor| actor.mentions.as_slice()).unwrap_or_default();
        mentions.iter().any(|m| m.article == article && m.span.overlaps(span))
    };
    ids.iter().find(is_here).or(ids.first()).copied()
}

/// Namesakes are told apart by a mention; all others by kind and name.
fn saved_placement(placement: &Placement, map: &RelationshipMap) -> Vec<SavedPlaced> {
    let mut counts: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
    for actor in map.actors() {
        *counts.entry((actor.kind, &actor.name)).or_default() += 1;
    }
    let placed = placement.iter().filter_map(|(id, placed)| {
        let actor = map.actor(*id)?;
        let reference = if counts[&(actor.kind, actor.name.as_str())] > 1 {
            ActorRef::to(actor, map)
        } else {
            ActorRef { kind: actor.kind, name: actor.name.clone(), at: None }
        };
        let (x, y, pinned) = (placed.pos.x, placed.pos.y, placed.pinned);
        Some(SavedPlaced { actor: SavedActor::new(&reference), x, y, pinned })
    });
    placed.collect()
}

//! `project.json`: all of a project but its articles.

use std::collections::BTreeMap;

use emath::pos2;
use serde::{Deserialize, Serialize};

use crate::corrections::{ActorRef, Ledger};
use crate::entities::EntityKind;
use crate::map::{ActorId, RelationshipMap};
use crate::project::format::ledger::{SavedActor, SavedLink, SavedPlace, SavedRule, saved_rules};
use crate::project::{Anchor, Note, Project};
use crate::scene::{Placed, Placement};

/// What a project file calls itself.
pub(super) const FORMAT: &str = "entente-project";
/// The version that is written; older ones are read.
pub(super) const VERSION: u32 = 1;
/// No map is that wide; a place beyond is not where anybody put something.
const FARTHEST: f32 = 1e6;

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
    #[serde(default)]
    notes: Vec<serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
struct SavedPlaced {
    actor: SavedActor,
    x: f32,
    y: f32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pinned: bool,
}

#[derive(Serialize, Deserialize)]
struct SavedNote {
    on: SavedAnchor,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedAnchor {
    Actor(SavedActor),
    Relation(SavedLink),
    Sentence(SavedPlace),
    Canvas(f32, f32),
}

impl SavedState {
    pub(super) fn new(project: &Project, articles: Vec<String>) -> Self {
        let value = |rule: &SavedRule| serde_json::to_value(rule).expect("rules are plain data");
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: concat!("entente ", env!("CARGO_PKG_VERSION")).to_owned(),
            articles,
            rules: saved_rules(&project.ledger).iter().map(value).collect(),
            placement: saved_placement(&project.placement, &project.map),
            from_afar: saved_placement(&project.from_afar, &project.map),
            notes: project.notes.iter().map(saved_note).collect(),
        }
    }

    /// The rules that make sense. What does not is told in `missing`.
    pub(super) fn ledger(&mut self, missing: &mut Vec<String>) -> Ledger {
        let rules = std::mem::take(&mut self.rules).into_iter().enumerate();
        let rules = rules.filter_map(|(position, value)| {
            let saved: Result<SavedRule, String> =
                serde_json::from_value(value).map_err(|error| error.to_string());
            match saved.and_then(SavedRule::restored) {
                Ok(rule) => Some(rule),
                Err(reason) => {
                    missing.push(format!("Correction {}: {reason}", position + 1));
                    None
                }
            }
        });
        Ledger::new(rules.collect::<Vec<_>>())
    }

    /// The notes that make sense.
    pub(super) fn notes(&mut self, missing: &mut Vec<String>) -> Vec<Note> {
        let mut notes = Vec::new();
        for (position, value) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let saved: Result<SavedNote, String> =
                serde_json::from_value(value).map_err(|error| error.to_string());
            match saved.and_then(restored_note) {
                Ok(note) => notes.push(note),
                Err(reason) => missing.push(format!("Note {}: {reason}", position + 1)),
            }
        }
        notes
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

fn saved_note(note: &Note) -> serde_json::Value {
    let on = match &note.on {
        Anchor::Actor(actor) => SavedAnchor::Actor(SavedActor::new(actor)),
        Anchor::Link(link) => SavedAnchor::Relation(SavedLink::new(link)),
        Anchor::Sentence(place) => SavedAnchor::Sentence(SavedPlace::new(place)),
        Anchor::Canvas(pos) => SavedAnchor::Canvas(pos.x, pos.y),
    };
    serde_json::to_value(SavedNote { on, text: note.text.clone() }).expect("notes are plain data")
}

fn restored_note(saved: SavedNote) -> Result<Note, String> {
    let on = match saved.on {
        SavedAnchor::Actor(actor) => Anchor::Actor(actor.restored()?),
        SavedAnchor::Relation(link) => Anchor::Link(link.restored()?),
        SavedAnchor::Sentence(place) => Anchor::Sentence(place.restored()?),
        SavedAnchor::Canvas(x, y) if x.abs() <= FARTHEST && y.abs() <= FARTHEST => {
            Anchor::Canvas(pos2(x, y))
        }
        SavedAnchor::Canvas(..) => return Err("its place is nowhere".to_owned()),
    };
    Ok(Note { on, text: saved.text })
}

//! Notes in project files.

use emath::pos2;
use serde::{Deserialize, Serialize};

use crate::project::format::ledger::{SavedActor, SavedLink, SavedPlace};
use crate::project::format::state::FARTHEST;
use crate::project::{Anchor, Note};

#[derive(Serialize, Deserialize)]
pub(super) struct SavedNote {
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

pub(super) fn saved_note(note: &Note) -> serde_json::Value {
    let on = match &note.on {
        Anchor::Actor(actor) => SavedAnchor::Actor(SavedActor::new(actor)),
        Anchor::Link(link) => SavedAnchor::Relation(SavedLink::new(link)),
        Anchor::Sentence(place) => SavedAnchor::Sentence(SavedPlace::new(place)),
        Anchor::Canvas(pos) => SavedAnchor::Canvas(pos.x, pos.y),
    };
    serde_json::to_value(SavedNote { on, text: note.text.clone() }).expect("notes are plain data")
}

pub(super) fn restored_note(saved: SavedNote) -> Result<Note, String> {
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

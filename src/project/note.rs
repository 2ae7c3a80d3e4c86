//! What the user writes beside the map. Notes are the user's own words: no evidence, no relation.

use emath::Pos2;

use crate::corrections::{ActorRef, LinkRef, Place};

/// What a note is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchor {
    /// An actor, wherever it is mentioned.
    Actor(ActorRef),
    /// A link.
    Link(LinkRef),
    /// A sentence of an article.
    Sentence(Place),
    /// A spot on the map, in scene units.
    Canvas(Pos2),
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it is about. An anchor has one note at most.
    pub on: Anchor,
    /// The user's words, as they were typed; never blank.
    pub text: String,
}

/// Writes the note on an anchor; an empty text takes it away. Returns whether anything changed.
pub fn set_note(notes: &mut Vec<Note>, on: &Anchor, text: &str) -> bool {
    let is_empty = text.trim().is_empty();
    let position = notes.iter().position(|note| note.on == *on);
    match position {
        Some(at) if is_empty => {
            notes.remove(at);
            true
        }
        Some(at) => {
            let changed = notes[at].text != text;
            text.clone_into(&mut notes[at].text);
            changed
        }
        None if is_empty => false,
        None => {
            notes.push(Note { on: on.clone(), text: text.to_owned() });
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::*;

    #[test]
    fn an_anchor_has_one_note_and_an_empty_one_goes() {
        let mut notes = Vec::new();
        let here = Anchor::Canvas(pos2(1.0, 2.0));
        assert!(set_note(&mut notes, &here, "Ask the desk."));
        assert!(!set_note(&mut notes, &here, "Ask the desk."));
        assert!(set_note(&mut notes, &here, "Asked."));
        assert_eq!(notes, [Note { on: here.clone(), text: "Asked.".to_owned() }]);
        assert!(set_note(&mut notes, &here, "  "));
        assert!(!set_note(&mut notes, &here, ""));
        assert!(notes.is_empty());
    }
}

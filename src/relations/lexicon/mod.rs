//! The trigger tables: which words say that something holds between two entities, and where the two
//! stand around them. Parsed once, on first use.

mod governor;
mod light_verb;
mod slot;
mod stand_in;
mod trigger;

pub(in crate::relations) use governor::{Effect, Governor, governor};
pub(in crate::relations) use light_verb::{Carrier, Outcome, carrier};
pub(in crate::relations) use slot::{Slot, Way};
pub(in crate::relations) use stand_in::{StandIn, stand_in};
pub(in crate::relations) use trigger::{Note, PartOfSpeech, Trigger, triggers};

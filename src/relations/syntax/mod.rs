//! What the dependency trees say, in the words that rules use: subject, object, preposition, voice.
//! Knows nothing of entities and predicates.

mod clause;
mod phrase;
mod repair;
mod tree;

pub(in crate::relations) use clause::Argument;
pub(in crate::relations) use tree::Tree;

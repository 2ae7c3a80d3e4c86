//! [`Document`](crate::nlp::Document) and entities → what the article says of whom.

mod predicate;
mod relation;

pub use predicate::{Predicate, Tone};
pub use relation::{Confidence, DateWords, Evidence, Relation, Status};

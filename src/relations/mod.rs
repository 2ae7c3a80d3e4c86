//! [`Document`](crate::nlp::Document) and entities → what the article says of whom.

mod predicate;
mod relation;

pub use predicate::{Predicate, Tone};
pub use relation::{Confidence, DateWords, Evidence, Relation, Status};

use crate::entities::Entities;
use crate::nlp::Document;
use crate::text::Article;

/// Finds out what an article says of its entities, in text order.
pub fn extract(article: &Article, document: &Document, entities: &Entities) -> Vec<Relation> {
    let _ = (article, document, entities);
    Vec::new()
}

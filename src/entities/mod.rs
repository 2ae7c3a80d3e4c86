//! [`Document`](crate::nlp::Document) → mentions → entities: who and what the article speaks of.

mod entity;

pub use entity::{
    Entities, Entity, EntityIdx, EntityKind, Mention, MentionForm, Office, OfficeStatus,
};

use crate::nlp::Document;
use crate::text::Article;

/// Finds out who and what an article speaks of.
pub fn resolve(article: &Article, document: &Document) -> Entities {
    let _ = (article, document);
    Entities::default()
}

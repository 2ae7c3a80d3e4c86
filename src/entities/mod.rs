//! [`Document`](crate::nlp::Document) → mentions → entities: who and what the article speaks of.

mod entity;

pub use entity::{Entity, EntityIdx, EntityKind, Mention, MentionForm, Office, OfficeStatus};

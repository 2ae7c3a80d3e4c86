//! The same thing in several articles becomes one actor; the same relation one link.

use std::borrow::Borrow;
use std::sync::Arc;

use crate::entities::Entities;
use crate::map::RelationshipMap;
use crate::nlp::Document;
use crate::relations::Relation;
use crate::text::Article;

/// All that one article yielded.
#[derive(Clone, Debug)]
pub struct ArticleExtraction {
    /// The article itself.
    pub article: Arc<Article>,
    /// Its sentences and trees.
    pub document: Document,
    /// Who and what it speaks of.
    pub entities: Entities,
    /// What it says of them.
    pub relations: Vec<Relation>,
}

/// Draws one map of several articles, in their order. An article's id is its position.
pub fn build<E: Borrow<ArticleExtraction>>(extractions: &[E]) -> RelationshipMap {
    RelationshipMap::new(extractions.iter().map(|e| Arc::clone(&e.borrow().article)).collect())
}

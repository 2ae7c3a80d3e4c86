//! One article as the rules read it: its trees and its entities side by side.

use crate::entities::{Entities, EntityIdx, EntityKind, OfficeStatus};
use crate::nlp::{Document, TokenIdx};
use crate::relations::syntax::Tree;
use crate::text::Article;

/// What every rule may look at.
pub(super) struct Reader<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) entities: &'a Entities,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        article: &'a Article,
        document: &'a Document,
        entities: &'a Entities,
    ) -> Self {
        Self { tree: Tree::new(article, document), entities }
    }

    /// The kind of an entity.
    pub(super) fn kind(&self, entity: EntityIdx) -> EntityKind {
        self.entities.get(entity).kind
    }

    /// The country or organization that a person speaks and acts for: that of an office not yet
    /// laid down, else of the first office.
    pub(super) fn office_of(&self, person: EntityIdx) -> Option<EntityIdx> {
        let offices = &self.entities.get(person).offices;
        offices
            .iter()
            .find(|o| o.of.is_some() && o.status != OfficeStatus::Former)
            .or_else(|| offices.iter().find(|o| o.of.is_some()))
            .and_then(|o| o.of)
    }

    /// The words of a sentence that is the author's, not the site's.
    pub(super) fn readable_sentences(&self) -> impl Iterator<Item = std::ops::Range<TokenIdx>> {
        let sentences = &self.tree.document.sentences;
        sentences.iter().filter(|s| !s.boilerplate).map(|s| s.tokens.iter())
    }
}

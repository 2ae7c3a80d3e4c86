//! One article as the rules read it: its trees and its entities side by side.

use crate::entities::{Entities, Entity, EntityIdx, EntityKind, OfficeStatus};
use crate::knowledge::{CountryWord, Knowledge};
use crate::nlp::{Document, TokenIdx, TokenRange};
use crate::relations::lists::Lists;
use crate::relations::syntax::Tree;
use crate::text::Article;

/// What every rule may look at.
pub(super) struct Reader<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) entities: &'a Entities,
    pub(super) lists: Lists,
    /// First token and main word of the longest mention that covers each word.
    longest: Vec<Option<(TokenIdx, TokenIdx)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        article: &'a Article,
        document: &'a Document,
        entities: &'a Entities,
    ) -> Self {
        let tree = Tree::new(article, document);
        let lists = Lists::new(&tree, entities);
        let longest = longest_mentions(document, entities);
        Self { tree, entities, lists, longest }
    }

    /// The entities that a word stands for. An event stands only at its own main word: the names
    /// within "talks with Ada Lee" are not the talks.
    pub(super) fn standing_for(&self, token: TokenIdx) -> Vec<EntityIdx> {
        let mut entities = self.entities.standing_for(token);
        entities.retain(|&entity| {
            self.kind(entity) != EntityKind::Event
                || self.entities.stands_in(token)
                || self.entities.stands_in(token)
                || self.entities.get(entity).mentions.iter().any(|m| m.head == token)
        });
        entities
    }

    /// The one entity that a word stands for, or the first of several.
    pub(super) fn at(&self, token: TokenIdx) -> Option<EntityIdx> {
        self.standing_for(token).first().copied()
    }

    /// First token and main word of the longest mention that covers a word, events aside.
    pub(super) fn longest_mention(&self, token: TokenIdx) -> Option<(TokenIdx, TokenIdx)> {
        self.longest[token]
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

    /// The country whose capital a place is, if the article speaks of that country.
    pub(super) fn country_of_capital(&self, place: EntityIdx) -> Option<EntityIdx> {
        let entity = self.entities.get(place);
        if entity.kind != EntityKind::Place {
            return None;
        }
        let uses = Knowledge::shipped().countries.named(&entity.name);
        let capital_of = uses.iter().find(|u| u.word == CountryWord::Capital)?.country;
        let is_it = |e: &Entity| e.iso2.as_deref() == Some(capital_of.iso2);
        self.entities.iter().find(|(_, e)| is_it(e)).map(|(country, _)| country)
    }

    /// The words of a sentence that is the author's, not the site's.
    pub(super) fn readable_sentences(&self) -> impl Iterator<Item = std::ops::Range<TokenIdx>> {
        let sentences = &self.tree.document.sentences;
        sentences.iter().filter(|s| !s.boilerplate).map(|s| s.tokens.iter())
    }
}

/// For each word the longest mention that covers it, events aside: their names hold other names.
fn longest_mentions(document: &Document, entities: &Entities) -> Vec<Option<(TokenIdx, TokenIdx)>> {
    let groups = entities.groups.iter().map(|g| (g.tokens, g.head));
    let named = entities.iter().filter(|(_, entity)| entity.kind != EntityKind::Event);
    let mentions = named.flat_map(|(_, e)| e.mentions.iter().map(|m| (m.tokens, m.head)));
    let mut all: Vec<(TokenRange, TokenIdx)> = groups.chain(mentions).collect();
    // Shortest first, so that the longest is written last.
    all.sort_by_key(|(tokens, head)| (tokens.len(), tokens.start, *head));
    let mut longest = vec![None; document.tokens.len()];
    for (tokens, head) in all {
        longest[tokens.start..tokens.end].fill(Some((tokens.start, head)));
    }
    longest
}

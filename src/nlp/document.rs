//! An article with its sentences, tokens, trees and names; read-only questions about them.

use crate::nlp::{Dep, Tag, Token, TokenIdx, TokenRange};
use crate::text::Span;

/// What kind of thing a recognized name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// An organization, agency, party, company, government body.
    Organization,
    /// A country, region, city, or other place.
    Place,
    /// A named event (conference, war, summit, election).
    Event,
}

/// A name that the recognizer found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its tokens, without titles, articles and possessive endings.
    pub tokens: TokenRange,
    /// What it stands for.
    pub kind: NameKind,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to behind its last token, in bytes; no surrounding white space.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// Position of its paragraph in the article, counted from zero.
    pub paragraph: usize,
    /// Put there by the site; no later phase looks inside.
    pub boilerplate: bool,
}

/// An annotated article. Made by [`crate::nlp::annotate`]; never changed afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// In text order, disjoint.
    pub sentences: Vec<Sentence>,
    /// In text order, disjoint.
    pub tokens: Vec<Token>,
    /// In text order, disjoint.
    pub names: Vec<Name>,
}

impl Document {
    /// The sentence that a token belongs to.
    pub fn sentence_of(&self, token: TokenIdx) -> &Sentence {
        &self.sentences[self.sentence_idx_of(token)]
    }

    /// Position of the sentence that a token belongs to.
    pub fn sentence_idx_of(&self, token: TokenIdx) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len() - 1)
    }

    /// The bytes that a range of tokens covers; an empty span for an empty range.
    pub fn span_of(&self, range: TokenRange) -> Span {
        if range.is_empty() {
            return Span::default();
        }
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }

    /// The words that depend directly on `token`, in text order.
    pub fn children(&self, token: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        self.sentence_of(token).tokens.iter().filter(move |&t| self.tokens[t].head == Some(token))
    }

    /// The words that depend directly on `token` in one of these ways, in text order.
    pub fn children_by<'a>(
        &'a self,
        token: TokenIdx,
        deps: &'a [Dep],
    ) -> impl Iterator<Item = TokenIdx> + 'a {
        self.children(token).filter(move |&t| deps.contains(&self.tokens[t].dep))
    }

    /// The first word that depends directly on `token` in one of these ways.
    pub fn child(&self, token: TokenIdx, deps: &[Dep]) -> Option<TokenIdx> {
        self.children(token).find(|&t| deps.contains(&self.tokens[t].dep))
    }

    /// The token of a range that the others depend on.
    pub fn head_of(&self, range: TokenRange) -> TokenIdx {
        range
            .iter()
            .find(|&t| self.tokens[t].head.is_none_or(|h| !range.contains(h)))
            .unwrap_or(range.end.saturating_sub(1))
    }

    /// The token that covers a byte offset, or the next one behind it.
    pub fn token_at(&self, offset: usize) -> Option<TokenIdx> {
        let idx = self.tokens.partition_point(|t| t.span.end <= offset);
        (idx < self.tokens.len()).then_some(idx)
    }

    /// The part of speech of a token.
    pub fn tag(&self, token: TokenIdx) -> Tag {
        self.tokens[token].tag
    }
}

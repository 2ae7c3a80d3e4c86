//! Tokens and ranges of them.

use crate::nlp::{Dep, Tag};
use crate::text::Span;

/// Position of a token in its document.
pub type TokenIdx = usize;

/// One word or punctuation mark. Its text is `span.of(&article.text)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Dictionary form, lower case except for names ("met" → "meet").
    pub lemma: String,
    /// Part of speech in the Penn Treebank's tag set, which tells tense and number.
    pub tag: Tag,
    /// The word it depends on, in the same sentence; `None` for the sentence's root.
    pub head: Option<TokenIdx>,
    /// How it depends on that word (Universal Dependencies).
    pub dep: Dep,
    /// Whether white space stands before it.
    pub space_before: bool,
}

/// A half-open range of tokens of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub start: TokenIdx,
    /// Behind the last token.
    pub end: TokenIdx,
}

impl TokenRange {
    /// The range from `start` up to, not including, `end`.
    pub fn new(start: TokenIdx, end: TokenIdx) -> Self {
        debug_assert!(start <= end, "a token range runs forwards: {start}..{end}");
        Self { start, end }
    }

    /// Its tokens' positions.
    pub fn iter(self) -> std::ops::Range<TokenIdx> {
        self.start..self.end
    }

    /// Number of tokens.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no token.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the token lies inside.
    pub fn contains(self, token: TokenIdx) -> bool {
        (self.start..self.end).contains(&token)
    }

    /// Whether the two share a token.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

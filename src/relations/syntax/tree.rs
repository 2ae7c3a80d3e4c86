//! Questions about the dependency trees of one article, answered from an index.

use crate::nlp::{Dep, Document, Sentence, Tag, TokenIdx};
use crate::relations::syntax::repair::{Repaired, repair};
use crate::text::Article;

/// The trees of one article, with the dependents of every word at hand.
pub(in crate::relations) struct Tree<'a> {
    pub(in crate::relations) article: &'a Article,
    pub(in crate::relations) document: &'a Document,
    trees: Repaired,
    /// The dependents of all words, grouped by head, in text order within each group.
    kids: Vec<TokenIdx>,
    /// Where the dependents of each word begin in `kids`; one entry more than there are words.
    starts: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// Indexes a document in time linear in its words.
    pub(in crate::relations) fn new(article: &'a Article, document: &'a Document) -> Self {
        let n = document.tokens.len();
        let trees = repair(article, document);
        let mut starts = vec![0; n + 1];
        for &head in trees.heads.iter().flatten() {
            starts[head + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut kids = vec![0; starts[n]];
        for (idx, head) in trees.heads.iter().enumerate() {
            if let Some(head) = *head {
                kids[next[head]] = idx;
                next[head] += 1;
            }
        }
        Self { article, document, trees, kids, starts }
    }

    /// A word as it stands in the text.
    pub(in crate::relations) fn text(&self, token: TokenIdx) -> &'a str {
        self.document.tokens[token].span.of(&self.article.text)
    }

    /// A word's dictionary form.
    pub(in crate::relations) fn lemma(&self, token: TokenIdx) -> &str {
        match self.trees.lemmas.get(&token) {
            Some(lemma) => lemma,
            None => &self.document.tokens[token].lemma,
        }
    }

    /// Whether the dictionary form is this one, whatever the case.
    pub(in crate::relations) fn is(&self, token: TokenIdx, lemma: &str) -> bool {
        self.lemma(token).eq_ignore_ascii_case(lemma)
    }

    /// Whether the dictionary form is one of these, whatever the case.
    pub(in crate::relations) fn is_any(&self, token: TokenIdx, lemmas: &[&str]) -> bool {
        lemmas.iter().any(|lemma| self.is(token, lemma))
    }

    /// Part of speech.
    pub(in crate::relations) fn tag(&self, token: TokenIdx) -> Tag {
        self.trees.tags[token]
    }

    /// How the word depends on its head.
    pub(in crate::relations) fn dep(&self, token: TokenIdx) -> Dep {
        self.trees.deps[token]
    }

    /// The word it depends on.
    pub(in crate::relations) fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.trees.heads[token]
    }

    /// The words that depend directly on it, in text order.
    pub(in crate::relations) fn kids(&self, token: TokenIdx) -> &[TokenIdx] {
        &self.kids[self.starts[token]..self.starts[token + 1]]
    }

    /// The words that depend on it in one of these ways.
    pub(in crate::relations) fn kids_by<'t>(
        &'t self,
        token: TokenIdx,
        deps: &'t [Dep],
    ) -> impl Iterator<Item = TokenIdx> + 't {
        self.kids(token).iter().copied().filter(move |&k| deps.contains(&self.dep(k)))
    }

    /// The first word that depends on it in one of these ways.
    pub(in crate::relations) fn kid(&self, token: TokenIdx, deps: &[Dep]) -> Option<TokenIdx> {
        self.kids(token).iter().copied().find(|&k| deps.contains(&self.dep(k)))
    }

    /// The words above it, nearest first; at most as many as a sane tree is deep, so that a tree
    /// with a cycle ends as well.
    pub(in crate::relations) fn ancestors(
        &self,
        token: TokenIdx,
    ) -> impl Iterator<Item = TokenIdx> + '_ {
        std::iter::successors(self.head(token), |&t| self.head(t)).take(64)
    }

    /// Whether `token` is `above` or depends on it over any number of steps.
    pub(in crate::relations) fn is_under(&self, token: TokenIdx, above: TokenIdx) -> bool {
        token == above || self.ancestors(token).any(|t| t == above)
    }

    /// The sentence that a word belongs to.
    pub(in crate::relations) fn sentence(&self, token: TokenIdx) -> &'a Sentence {
        self.document.sentence_of(token)
    }

    /// Whether a word is a relative pronoun ("who", "which", "that" as a noun phrase).
    pub(in crate::relations) fn is_relative(&self, token: TokenIdx) -> bool {
        matches!(self.tag(token), Tag::Wdt | Tag::Wp | Tag::WpPoss)
            && self.is_any(token, &["who", "whom", "which", "that", "whose"])
    }

    /// Whether a word heads a clause: a verb, or a noun or adjective with a copula.
    pub(in crate::relations) fn is_predicate(&self, token: TokenIdx) -> bool {
        self.tag(token).is_verb() || self.kid(token, &[Dep::Cop]).is_some()
    }
}

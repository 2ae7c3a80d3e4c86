//! Trees that cannot be right are put right before anything is read off them. Only mistakes that
//! the tree itself gives away: no word is moved because of what it means.

mod clauses;
mod fragments;
mod phrases;
mod predicates;
mod shifted;
mod verbs;

use std::collections::BTreeMap;

use crate::nlp::{Dep, Document, Tag, TokenIdx, TokenRange};
use crate::text::Article;

/// Heads, labels and tags of all words, repaired.
pub(super) struct Repaired {
    pub(super) heads: Vec<Option<TokenIdx>>,
    pub(super) deps: Vec<Dep>,
    pub(super) tags: Vec<Tag>,
    /// Dictionary forms of the words whose tag was wrong.
    pub(super) lemmas: BTreeMap<TokenIdx, String>,
}

/// Copies a document's trees and repairs the copy.
pub(super) fn repair(article: &Article, document: &Document) -> Repaired {
    let mut trees = Repaired {
        heads: document.tokens.iter().map(|t| t.head).collect(),
        deps: document.tokens.iter().map(|t| t.dep).collect(),
        tags: document.tokens.iter().map(|t| t.tag).collect(),
        lemmas: BTreeMap::new(),
    };
    for sentence in &document.sentences {
        let mut at = Sentence { trees: &mut trees, article, document, tokens: sentence.tokens };
        for word in sentence.tokens.iter() {
            at.undo_adjective(word);
            at.undo_adjective_with_auxiliary(word);
            at.undo_passive_with_object(word);
            at.undo_gerund_as_noun(word);
            at.undo_participle_as_modifier(word);
            at.undo_bare_infinitive(word);
            at.undo_auxiliary(word);
            at.undo_adjective_behind_noun(word);
            at.undo_mark(word);
            at.undo_preposition_as_noun(word);
        }
        at.find_lost_verb();
        at.give_fragment_its_verb();
        for word in sentence.tokens.iter() {
            at.lift_from_modifier(word);
        }
        for word in sentence.tokens.iter() {
            at.give_subject_its_verb(word);
            at.part_relative_clause(word);
        }
        for word in sentence.tokens.iter() {
            at.give_verb_its_subject(word);
        }
        for word in sentence.tokens.iter() {
            at.lift_from_function_word(word);
            at.give_possessor_its_noun(word);
            at.part_noun_from_preposition(word);
            at.give_verb_its_object(word);
            at.give_verb_its_shifted_object(word);
            at.name_noun_before_comma(word);
            at.lower_of_phrase(word);
            at.join_after_and(word);
            at.fold_into_title(word);
            at.move_subject_to_verb_before(word);
            at.give_gerund_its_subject(word);
            at.give_infinitive_its_object(word);
        }
        for word in sentence.tokens.iter() {
            at.undo_oblique(word);
            at.undo_aside_as_clause(word);
        }
    }
    trees
}

/// One sentence under repair.
struct Sentence<'r> {
    trees: &'r mut Repaired,
    article: &'r Article,
    document: &'r Document,
    tokens: TokenRange,
}

impl Sentence<'_> {
    fn text(&self, word: TokenIdx) -> &str {
        self.document.tokens[word].span.of(&self.article.text)
    }

    fn is(&self, word: TokenIdx, text: &str) -> bool {
        self.text(word).eq_ignore_ascii_case(text)
    }

    fn tag(&self, word: TokenIdx) -> Tag {
        self.trees.tags[word]
    }

    fn dep(&self, word: TokenIdx) -> Dep {
        self.trees.deps[word]
    }

    fn head(&self, word: TokenIdx) -> Option<TokenIdx> {
        self.trees.heads[word]
    }

    fn kids(&self, head: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        self.tokens.iter().filter(move |&t| self.head(t) == Some(head))
    }

    fn has_kid(&self, head: TokenIdx, deps: &[Dep]) -> bool {
        self.kids(head).any(|k| deps.contains(&self.dep(k)))
    }

    fn hang(&mut self, word: TokenIdx, head: TokenIdx, dep: Dep) {
        if word != head && !self.is_above(word, head) {
            (self.trees.heads[word], self.trees.deps[word]) = (Some(head), dep);
        }
    }

    fn is_above(&self, word: TokenIdx, below: TokenIdx) -> bool {
        let mut above = self.head(below);
        for _ in 0..64 {
            match above {
                Some(t) if t == word => return true,
                Some(t) => above = self.head(t),
                None => return false,
            }
        }
        true
    }

    /// The main word of the noun phrase that ends at a noun: "States" of "the United States".
    fn phrase_head(&self, noun: TokenIdx) -> TokenIdx {
        let mut at = noun;
        for _ in 0..8 {
            let inside = matches!(
                self.dep(at),
                Dep::Flat | Dep::Compound | Dep::NmodDesc | Dep::Amod | Dep::Goeswith
            );
            match self.head(at) {
                Some(head) if inside && self.tag(head).is_noun() => at = head,
                _ => return at,
            }
        }
        at
    }

    fn has_preposition(&self, phrase: TokenIdx) -> bool {
        let titles = [Dep::NmodDesc, Dep::Compound, Dep::Amod, Dep::Flat];
        let own = |t: TokenIdx| {
            self.kids(t).any(|k| self.dep(k) == Dep::Case && self.tag(k) != Tag::Pos && k < phrase)
        };
        own(phrase) || self.kids(phrase).any(|k| titles.contains(&self.dep(k)) && own(k))
    }
}

//! Trees that cannot be right are put right before anything is read off them. Only mistakes that
//! the tree itself gives away: no word is moved because of what it means.

use crate::nlp::{Dep, Document, Tag, TokenIdx};

/// Heads and labels of all words, repaired.
pub(super) struct Repaired {
    pub(super) heads: Vec<Option<TokenIdx>>,
    pub(super) deps: Vec<Dep>,
}

/// Copies a document's trees and repairs the copy.
pub(super) fn repair(document: &Document) -> Repaired {
    let mut trees = Repaired {
        heads: document.tokens.iter().map(|t| t.head).collect(),
        deps: document.tokens.iter().map(|t| t.dep).collect(),
    };
    for sentence in &document.sentences {
        for word in sentence.tokens.iter() {
            trees.undo_adjective(document, word, sentence.tokens.start);
        }
        for word in sentence.tokens.iter() {
            trees.lift_from_function_word(word);
        }
    }
    trees
}

impl Repaired {
    /// "Britain has imposed": an auxiliary has no subject; its verb has. The same holds for
    /// everything but negations and parts of fixed phrases.
    fn lift_from_function_word(&mut self, word: TokenIdx) {
        let content = matches!(
            self.deps[word],
            Dep::Nsubj
                | Dep::NsubjPass
                | Dep::Obj
                | Dep::Iobj
                | Dep::Obl
                | Dep::OblAgent
                | Dep::OblUnmarked
                | Dep::Nmod
                | Dep::NmodPoss
                | Dep::Xcomp
                | Dep::Ccomp
                | Dep::Advcl
                | Dep::Appos
                | Dep::Acl
        );
        if !content {
            return;
        }
        for _ in 0..3 {
            let Some(head) = self.heads[word] else {
                return;
            };
            let is_function_word = matches!(
                self.deps[head],
                Dep::Aux | Dep::AuxPass | Dep::Cop | Dep::Mark | Dep::Case
            );
            match self.heads[head] {
                Some(above) if is_function_word && above != word => self.heads[word] = Some(above),
                _ => return,
            }
        }
    }

    /// "has established diplomatic ties": a participle behind a form of "have" is the verb, never an
    /// adjective of its object.
    fn undo_adjective(&mut self, document: &Document, verb: TokenIdx, start: TokenIdx) {
        let tag = document.tokens[verb].tag;
        if self.deps[verb] != Dep::Amod || !matches!(tag, Tag::Vbn | Tag::Vbd) || verb == start {
            return;
        }
        let before = document.tokens[..verb].iter().rev();
        let has = before.take(verb - start).find(|t| t.tag != Tag::Rb);
        let Some(noun) = self.heads[verb].filter(|&noun| noun > verb) else {
            return;
        };
        if has.is_none_or(|t| t.lemma != "have") {
            return;
        }
        (self.heads[verb], self.deps[verb]) = (self.heads[noun], self.deps[noun]);
        (self.heads[noun], self.deps[noun]) = (Some(verb), Dep::Obj);
        for word in start..verb {
            if self.heads[word] == Some(noun) {
                self.heads[word] = Some(verb);
            }
        }
    }
}

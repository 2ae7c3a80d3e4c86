//! Verbs that the parser hid under another word: as an auxiliary, behind an infinitive, as a clause
//! without its subject.

use crate::nlp::lemma::lemma;
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::repair::Sentence;

/// Verbs that may be auxiliaries or link a subject to what it is.
const HELPING: [&str; 30] = [
    "be", "have", "do", "get", "go", "will", "would", "shall", "should", "can", "could", "may",
    "might", "must", "ought", "need", "dare", "become", "remain", "seem", "appear", "stay",
    "prove", "look", "sound", "feel", "keep", "turn", "let", "'s",
];

impl Sentence<'_> {
    /// "denies having met her", "agreed on Monday to a truce": of all verbs few are auxiliaries or
    /// link a subject to a noun. Any other heads its clause, with what the parser took for the head
    /// as its complement.
    pub(super) fn undo_auxiliary(&mut self, verb: TokenIdx) {
        let Some(below) = self.head(verb).filter(|&t| t > verb) else { return };
        let lemma = self.document.tokens[verb].lemma.to_lowercase();
        if !matches!(self.dep(verb), Dep::Aux | Dep::AuxPass | Dep::Cop)
            || !matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || HELPING.contains(&lemma.as_str())
        {
            return;
        }
        // "having met" is active, whatever "having" was taken for.
        for kid in self.kids(below).collect::<Vec<_>>() {
            if self.dep(kid) == Dep::AuxPass && self.document.tokens[kid].lemma == "have" {
                self.trees.deps[kid] = Dep::Aux;
            }
        }
        let (head, dep) = (self.head(below), self.dep(below));
        (self.trees.heads[verb], self.trees.deps[verb]) = (head, dep);
        let complement = if self.tag(below).is_verb() {
            Dep::Xcomp
        } else if self.has_preposition(below) {
            Dep::Obl
        } else {
            Dep::Obj
        };
        (self.trees.heads[below], self.trees.deps[below]) = (Some(verb), complement);
        for kid in self.kids(below).collect::<Vec<_>>() {
            let of_clause = kid < verb
                || matches!(self.dep(kid), Dep::Advcl | Dep::Parataxis | Dep::Ccomp)
                || kid > below && self.tag(below).is_noun() && self.dep(kid) == Dep::Obl;
            if of_clause && kid != verb {
                self.trees.heads[kid] = Some(verb);
            }
        }
    }

    /// "sent troops to the north": "to" before a noun is a preposition, not the mark of an infinitive.
    pub(super) fn undo_mark(&mut self, to: TokenIdx) {
        let noun = self.head(to).filter(|&t| t > to);
        let Some(noun) = noun.filter(|&t| self.tag(t).is_noun()) else { return };
        let infinitive = self.has_kid(noun, &[Dep::Cop, Dep::Aux]);
        if self.dep(to) == Dep::Mark && self.is(to, "to") && !infinitive {
            self.trees.deps[to] = Dep::Case;
            for kid in self.kids(noun).collect::<Vec<_>>() {
                // "to the Atlantic Union force": no subject either.
                if self.dep(kid) == Dep::Nsubj && kid > to && kid < noun {
                    self.trees.deps[kid] = Dep::Compound;
                }
            }
        }
    }

    /// "a ban imposed on Peru": what looks like an adjective behind its noun, with a phrase of its own,
    /// is a participle.
    pub(super) fn undo_adjective_behind_noun(&mut self, word: TokenIdx) {
        let behind =
            self.head(word).is_some_and(|noun| noun + 1 == word && self.tag(noun).is_noun());
        if !behind
            || self.tag(word) != Tag::Jj
            || self.dep(word) != Dep::Amod
            || !self.has_kid(word, &[Dep::Obl, Dep::OblAgent, Dep::Nmod])
        {
            return;
        }
        let form = lemma(self.text(word), Tag::Vbn);
        if form == self.text(word).to_lowercase() {
            return;
        }
        self.trees.lemmas.insert(word, form);
        self.trees.tags[word] = Tag::Vbn;
        self.trees.deps[word] = Dep::Acl;
    }

    /// "a message to the king": the parser may hang the noun on its preposition.
    pub(super) fn undo_preposition_as_noun(&mut self, preposition: TokenIdx) {
        if !matches!(self.tag(preposition), Tag::In | Tag::To)
            || !matches!(self.dep(preposition), Dep::Nmod | Dep::Obl)
        {
            return;
        }
        let noun = self.kids(preposition).find(|&k| {
            k > preposition && self.tag(k).is_noun() && matches!(self.dep(k), Dep::Nmod | Dep::Obj)
        });
        let Some(noun) = noun else { return };
        let (head, dep) = (self.head(preposition), self.dep(preposition));
        (self.trees.heads[noun], self.trees.deps[noun]) = (head, dep);
        (self.trees.heads[preposition], self.trees.deps[preposition]) = (Some(noun), Dep::Case);
        for kid in self.kids(preposition).collect::<Vec<_>>() {
            self.trees.heads[kid] = Some(noun);
        }
    }

    /// "apologized for Peru closing the border": who stands right before a gerund, behind a
    /// preposition, does what it says.
    pub(super) fn give_gerund_its_subject(&mut self, gerund: TokenIdx) {
        let clause = matches!(self.dep(gerund), Dep::Advcl | Dep::Acl);
        if self.tag(gerund) != Tag::Vbg || !clause || gerund < self.tokens.start + 2 {
            return;
        }
        if self.has_kid(gerund, &[Dep::Nsubj, Dep::NsubjPass, Dep::Mark, Dep::Case]) {
            return;
        }
        if !self.tag(gerund - 1).is_proper_noun() {
            return;
        }
        let noun = self.phrase_head(gerund - 1);
        let Some(above) = self.head(noun) else { return };
        let preposition = self.kids(noun).find(|&k| self.dep(k) == Dep::Case && k < noun);
        let Some(preposition) = preposition else { return };
        // "a letter from Peru asking for help": the letter asks.
        let about = ["for", "about", "despite", "without", "against", "over", "of"];
        let fits = about.iter().any(|p| self.is(preposition, p));
        if !fits || self.head(gerund) != Some(above) || !self.tag(above).is_verb() {
            return;
        }
        (self.trees.heads[noun], self.trees.deps[noun]) = (Some(gerund), Dep::Nsubj);
        (self.trees.heads[preposition], self.trees.deps[preposition]) = (Some(gerund), Dep::Mark);
    }

    /// "Peru's plan to leave the union angered Chile": what stands right behind an infinitive without
    /// object is its object; the noun that the infinitive hangs on is the subject of the verb behind.
    pub(super) fn give_infinitive_its_object(&mut self, object: TokenIdx) {
        let Some(verb) = self.head(object).filter(|&v| v > object) else { return };
        if self.dep(object) != Dep::Nsubj || !self.tag(verb).is_verb() {
            return;
        }
        let infinitive = (self.tokens.start..object).rev().find(|&t| self.tag(t).is_verb());
        let Some(infinitive) = infinitive.filter(|&t| self.tag(t) == Tag::Vb) else { return };
        let noun = self.head(infinitive).filter(|&n| n < infinitive && self.tag(n).is_noun());
        let Some(noun) = noun else { return };
        let between_is_small = (infinitive + 1..object).all(|t| {
            self.tag(t).is_adjective()
                || self.tag(t).is_noun()
                || matches!(self.tag(t), Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Cd)
        });
        let loose = self.head(noun) == Some(verb) && !self.has_preposition(noun);
        if !between_is_small
            || !loose
            || self.dep(infinitive) != Dep::Acl
            || self.has_kid(infinitive, &[Dep::Obj, Dep::Ccomp, Dep::Xcomp])
        {
            return;
        }
        (self.trees.heads[object], self.trees.deps[object]) = (Some(infinitive), Dep::Obj);
        self.trees.deps[noun] = Dep::Nsubj;
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn few_verbs_are_auxiliaries() {
        check(
            "Ada Roe denies having met Bo Stone.",
            expect![[r"
                Ada Roe | meets | Bo Stone | denied | -
            "]],
        );
    }

    #[test]
    fn a_noun_behind_to_is_no_infinitive() {
        check(
            "Japan is sending troops to the United Nations force in South Sudan.",
            expect![[r"
                Japan | aids | United Nations force | ongoing | -
                United Nations force | part_of | United Nations | ongoing | -
            "]],
        );
    }

    #[test]
    fn who_stands_before_a_gerund_does_it() {
        check(
            "France apologized for Peru attacking Bolivia.",
            expect![[r"
            Peru | attacks | Bolivia | happened | -
        "]],
        );
    }

    #[test]
    fn what_follows_an_infinitive_is_its_object() {
        check(
            "Norway's decision to recognize Palestine angered Israel.",
            expect![[r"
            Norway | supports | Palestine | planned | -
            Israel | criticizes | Norway | happened | -
        "]],
        );
    }
}

//! Noun phrases: owners, prepositions and lists that hang on the wrong word.

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::repair::Sentence;

impl Sentence<'_> {
    /// "Britain has imposed": an auxiliary has no subject; its verb has. The same holds for
    /// everything but negations and parts of fixed phrases.
    pub(super) fn lift_from_function_word(&mut self, word: TokenIdx) {
        let content = matches!(
            self.trees.deps[word],
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
            let Some(head) = self.trees.heads[word] else {
                return;
            };
            let is_function_word = matches!(
                self.trees.deps[head],
                Dep::Aux | Dep::AuxPass | Dep::Cop | Dep::Mark | Dep::Case
            );
            match self.trees.heads[head] {
                Some(above) if is_function_word && above != word => {
                    self.trees.heads[word] = Some(above);
                }
                _ => return,
            }
        }
    }

    /// "over Sweden's border rules": what owns or governs a noun before another noun does so for the
    /// whole phrase.
    pub(super) fn lift_from_modifier(&mut self, word: TokenIdx) {
        let outer = matches!(self.dep(word), Dep::Case | Dep::NmodPoss | Dep::Det);
        if !outer || self.tag(word) == Tag::Pos {
            return;
        }
        for _ in 0..3 {
            let Some(noun) = self.head(word).filter(|&h| h > word) else { return };
            let modifier =
                matches!(self.dep(noun), Dep::Compound) && self.tag(noun).is_common_noun();
            match self.head(noun) {
                Some(above) if modifier && above > noun => self.trees.heads[word] = Some(above),
                _ => return,
            }
        }
    }

    /// "agrees with the leaders' call": what stands before a possessive ending owns the noun behind
    /// it, and the noun takes its place in the clause.
    pub(super) fn give_possessor_its_noun(&mut self, ending: TokenIdx) {
        if self.tag(ending) != Tag::Pos || ending == self.tokens.start {
            return;
        }
        let owner = self.phrase_head(ending - 1);
        if matches!(self.dep(owner), Dep::NmodPoss | Dep::Conj) || !self.tag(owner).is_noun() {
            return;
        }
        let in_phrase = |t: &TokenIdx| {
            let tag = self.tag(*t);
            tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Cd | Tag::Vbn | Tag::Vbg)
        };
        let run: Vec<TokenIdx> = (ending + 1..self.tokens.end).take_while(in_phrase).collect();
        let noun = run
            .iter()
            .copied()
            .find(|&t| self.tag(t).is_noun() && self.head(t).is_none_or(|h| !run.contains(&h)));
        let Some(noun) = noun else { return };
        if self.is_above(owner, noun) && self.head(noun) != Some(owner) {
            return;
        }
        let (head, dep) = (self.head(owner), self.dep(owner));
        let noun_is_loose = self.head(noun) == head || self.head(noun) == Some(owner);
        if !noun_is_loose || head.is_none() {
            return;
        }
        let cases: Vec<TokenIdx> = self
            .kids(owner)
            .filter(|&k| self.dep(k) == Dep::Case && self.tag(k) != Tag::Pos)
            .collect();
        (self.trees.heads[noun], self.trees.deps[noun]) = (head, dep);
        for case in cases {
            self.trees.heads[case] = Some(noun);
        }
        self.hang(owner, noun, Dep::NmodPoss);
    }

    /// "gave money to a third of the towns": a phrase with "of" belongs to the noun right
    /// before it, unless its verb asks for "of".
    pub(super) fn lower_of_phrase(&mut self, phrase: TokenIdx) {
        const WITH_OF: [&str; 24] = [
            "accuse", "inform", "remind", "warn", "deprive", "strip", "convict", "suspect",
            "notify", "assure", "relieve", "consist", "speak", "think", "hear", "complain",
            "approve", "clear", "rid", "rob", "acquit", "make", "take", "dispose",
        ];
        if self.dep(phrase) != Dep::Obl || !self.tag(phrase).is_noun() {
            return;
        }
        let of = self.kids(phrase).find(|&k| self.dep(k) == Dep::Case && self.is(k, "of"));
        let Some(of) = of.filter(|&of| of > self.tokens.start) else { return };
        let before = of - 1;
        let verb_asks = self
            .head(phrase)
            .is_some_and(|v| WITH_OF.contains(&self.document.tokens[v].lemma.as_str()));
        if self.tag(before).is_common_noun() && !verb_asks {
            let noun = self.phrase_head(before);
            self.hang(phrase, noun, Dep::Nmod);
        }
    }

    /// "the plans of Norway and African countries": a phrase without a preposition
    /// behind a noun and an "and" is joined to that noun.
    pub(super) fn join_after_and(&mut self, and: TokenIdx) {
        if self.dep(and) != Dep::Cc || !self.is(and, "and") || and == self.tokens.start {
            return;
        }
        let Some(noun) = self.head(and).filter(|&h| h > and) else { return };
        let before = and - 1;
        let of_verb = self.dep(noun) == Dep::Conj
            && self.head(noun).is_some_and(|h| self.tag(h).is_verb() && h < before);
        let is_loose = (of_verb || matches!(self.dep(noun), Dep::Obl | Dep::Obj | Dep::Nmod))
            && self.tag(noun).is_noun()
            && !self.has_preposition(noun)
            && !self.has_kid(noun, &[Dep::Cop, Dep::Nsubj]);
        let verb_between = (and + 1..noun).any(|t| self.tag(t).is_verb());
        if is_loose && !verb_between && self.tag(before).is_noun() {
            let first = self.phrase_head(before);
            self.hang(noun, first, Dep::Conj);
        }
    }

    /// "Ada and Kenyan Defense Minister Jane": the first word of a title is no member of the
    /// list, if nothing but the title stands between it and the next member.
    pub(super) fn fold_into_title(&mut self, word: TokenIdx) {
        if self.dep(word) != Dep::Conj || !self.tag(word).is_proper_noun() {
            return;
        }
        let in_title = |t: &TokenIdx| self.tag(*t).is_noun() || self.tag(*t).is_adjective();
        let next = (word + 1..self.tokens.end)
            .take_while(in_title)
            .find(|&t| self.dep(t) == Dep::Conj && self.head(t).is_some_and(|h| h < word));
        if let Some(next) = next {
            self.hang(word, next, Dep::Compound);
        }
    }

    /// "their ally, the United States": a phrase without a preposition right behind a noun and a comma
    /// names that noun.
    pub(super) fn name_noun_before_comma(&mut self, phrase: TokenIdx) {
        if !matches!(self.dep(phrase), Dep::Obl | Dep::Obj)
            || !self.tag(phrase).is_proper_noun()
            || self.has_preposition(phrase)
        {
            return;
        }
        let inside = |t: &TokenIdx| {
            self.tag(*t).is_noun() || self.tag(*t).is_adjective() || self.tag(*t) == Tag::Dt
        };
        let comma = (self.tokens.start..phrase).rev().find(|t| !inside(t));
        let Some(comma) = comma.filter(|&t| self.text(t) == "," && t > self.tokens.start) else {
            return;
        };
        let noun = comma - 1;
        if self.tag(noun) == Tag::Nn && self.dep(noun) != Dep::Compound {
            self.hang(phrase, noun, Dep::Appos);
        }
    }

    /// "voiced concern over their rules": no adjective reaches over a preposition; the noun before it
    /// is the one that the verb takes, and what the preposition opens belongs to that.
    pub(super) fn part_noun_from_preposition(&mut self, noun: TokenIdx) {
        if !matches!(self.dep(noun), Dep::Amod | Dep::Compound) || !self.tag(noun).is_noun() {
            return;
        }
        let Some(outer) = self.head(noun).filter(|&h| h > noun) else { return };
        let preposition = (noun + 1..outer).find(|&t| self.tag(t) == Tag::In);
        let Some(preposition) = preposition else { return };
        let of_outer = self.head(preposition) == Some(outer);
        let above = self.head(outer).filter(|&h| h < noun);
        let (Some(above), true) = (above, of_outer) else { return };
        (self.trees.heads[noun], self.trees.deps[noun]) = (Some(above), self.dep(outer));
        (self.trees.heads[outer], self.trees.deps[outer]) = (Some(noun), Dep::Nmod);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn no_noun_reaches_over_a_preposition() {
        check(
            "Norway voiced concern over Sweden's new border rules.",
            expect![[r"
            Norway | concerned_about | Sweden | happened | -
        "]],
        );
    }

    #[test]
    fn a_title_is_no_member_of_a_list() {
        check(
            "The talks will involve Pedro Alva, Marco Rossi and Kenyan Defense Minister Jane Mwangi.",
            expect![[r"
                Pedro Alva | meets | Marco Rossi | planned | -
                Pedro Alva | meets | Jane Mwangi | planned | -
                Marco Rossi | meets | Jane Mwangi | planned | -
            "]],
        );
    }

    #[test]
    fn a_possessive_ending_makes_an_owner() {
        check(
            "Kenya agrees with the African Union leaders' call on Rwanda to stop.",
            expect![[r"
                Kenya | agrees_with | African Union | happened | -
                African Union | demands_of | Rwanda | happened | -
            "]],
        );
    }

    #[test]
    fn of_belongs_to_the_noun_before_it() {
        check(
            "Kenya condemned the actions and positions of Uganda and Asian countries, saying it would answer.",
            expect![[r"
                Kenya | criticizes | Uganda | happened | -
            "]],
        );
    }

    #[test]
    fn a_name_behind_a_comma_names_the_noun_before_it() {
        check(
            "Japan and South Korea will work with their shared ally, the United States.",
            expect![[r"
                Japan | cooperates_with | United States | planned | -
                South Korea | cooperates_with | United States | planned | -
                United States | allied_with | Japan | ongoing | -
                United States | allied_with | South Korea | ongoing | -
            "]],
        );
    }
}

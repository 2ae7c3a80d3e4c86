//! Sentences whose main word is a noun although they have a verb.

use crate::nlp::lemma::lemma;
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::repair::Sentence;

impl Sentence<'_> {
    /// "Bolivia cut ties", "Parliament elected Ada", "the president dismissed the minister": a
    /// sentence whose main word is a noun without a copula, and in which a word behind a noun looks
    /// like a past tense, has that word for its verb.
    pub(super) fn give_fragment_its_verb(&mut self) {
        const UNCHANGED: [&str; 12] = [
            "cut", "hit", "put", "set", "shut", "quit", "let", "beat", "cast", "split", "bid",
            "rid",
        ];
        let Some(root) = self.tokens.iter().find(|&t| self.head(t).is_none()) else { return };
        let closed = self.tokens.end > self.tokens.start + 4
            && matches!(self.text(self.tokens.end - 1), "." | "”" | "\"" | "''");
        if !self.tag(root).is_noun() || self.has_kid(root, &[Dep::Cop]) || !closed {
            return;
        }
        let finite = |t: TokenIdx| {
            matches!(self.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
                && self.dep(t) != Dep::Amod
        };
        let is_verb = |&t: &TokenIdx| {
            let text = self.text(t);
            let next = t + 1;
            let before = if self.text(t - 1) == "," { t.saturating_sub(2) } else { t - 1 };
            let lower = text.bytes().all(|b| b.is_ascii_lowercase());
            let past = lemma(text, Tag::Vbd) != text && text.len() > 3
                || UNCHANGED.contains(&text) && self.text(t - 1) != ",";
            let tagged = matches!(self.tag(t), Tag::Jj | Tag::Nn | Tag::In | Tag::Vbn | Tag::Vb)
                || self.tag(t) == Tag::Vbd && self.dep(t) == Dep::Amod
                || self.trees.lemmas.contains_key(&t);
            let object = next < self.tokens.end
                && (self.tag(next).is_noun()
                    || self.tag(next).is_adjective()
                    || matches!(
                        self.tag(next),
                        Tag::Dt | Tag::PrpPoss | Tag::Prp | Tag::OpenQuote | Tag::Cd
                    ));
            lower
                && past
                && tagged
                && object
                && before >= self.tokens.start
                && self.tag(before).is_noun()
                && !self.has_kid(t, &[Dep::AuxPass, Dep::Aux, Dep::OblAgent])
                && !self.is(next, "by")
        };
        let Some(verb) = self.tokens.iter().skip(1).find(is_verb) else { return };
        if (self.tokens.start..verb).any(finite) {
            return;
        }
        let form = lemma(self.text(verb), Tag::Vbd);
        self.trees.tags[verb] = Tag::Vbd;
        self.trees.lemmas.insert(verb, form);
        // The subject: the phrase before the verb, or what an aside before it hangs on.
        let top = |from: TokenIdx| {
            let mut at = from;
            while let Some(head) = self.head(at)
                && head < verb
                && self.tag(head).is_noun()
            {
                at = head;
            }
            at
        };
        let before = if self.text(verb - 1) == "," { verb - 2 } else { verb - 1 };
        let subject = if root < verb { root } else { top(before) };
        let object = (verb + 1..self.tokens.end).find(|&t| {
            self.tag(t).is_noun()
                && (root < verb || t == root)
                && self
                    .head(t)
                    .is_none_or(|h| h < verb || h == root || h == verb || self.dep(t) == Dep::Root)
                && !self.has_preposition(t)
        });
        let kids: Vec<TokenIdx> =
            self.kids(root).filter(|&k| k > verb && Some(k) != object).collect();
        (self.trees.heads[verb], self.trees.deps[verb]) = (None, Dep::Root);
        for kid in kids {
            let own = Some(root) == object
                && matches!(
                    self.dep(kid),
                    Dep::Flat
                        | Dep::Compound
                        | Dep::Amod
                        | Dep::Det
                        | Dep::NmodDesc
                        | Dep::Nmod
                        | Dep::NmodPoss
                );
            if !own && self.dep(kid) != Dep::Flat {
                self.trees.heads[kid] = Some(verb);
            }
        }
        if subject != verb {
            (self.trees.heads[subject], self.trees.deps[subject]) = (Some(verb), Dep::Nsubj);
        }
        if let Some(object) = object.filter(|&o| o != subject) {
            (self.trees.heads[object], self.trees.deps[object]) = (Some(verb), Dep::Obj);
        }
        if root != subject && Some(root) != object && root != verb {
            (self.trees.heads[root], self.trees.deps[root]) = (Some(verb), Dep::Obl);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn verbs_whose_past_looks_like_their_present_are_found() {
        check(
            "Bolivia cut ties with Israel on Tuesday.",
            expect![[r"
            Bolivia | sanctions | Israel | happened | Tuesday
        "]],
        );
    }

    #[test]
    fn what_looks_like_a_past_tense_behind_a_name_is_the_verb() {
        check(
            "President Maria Duarte dismissed Interior Minister Paulo Neves on Friday.",
            expect![[r"
                Maria Duarte | impeaches | Paulo Neves | happened | Friday
            "]],
        );
        check(
            "Zambia's opposition leader, Moses Banda, accused President Grace Phiri of rigging the vote.",
            expect![[r"
                Moses Banda | criticizes | Grace Phiri | happened | -
            "]],
        );
    }

    #[test]
    fn a_parliament_elects() {
        check(
            "Kosovo's parliament elected Arta Krasniqi as president.",
            expect![[r"
            parliament | part_of | Kosovo | ongoing | -
            parliament | appoints | Arta Krasniqi | happened | -
        "]],
        );
    }
}

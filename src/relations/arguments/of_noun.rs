//! Slots around a noun.

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::arguments::own;
use crate::relations::lexicon::{Carrier, Slot, StandIn, carrier, stand_in};
use crate::relations::reader::Reader;
use crate::relations::syntax::Argument;

/// Verbs that carry a noun with a preposition ("engage in talks", "call for sanctions").
const INTO_IT: [&str; 9] =
    ["engage", "enter", "participate", "join", "take", "come", "press", "call", "push"];

impl Reader<'_> {
    pub(super) fn slot_of_noun(&self, noun: TokenIdx, slot: Slot) -> Vec<Argument> {
        let tree = &self.tree;
        match slot {
            Slot::Possessor => own(self
                .phrase_of(noun)
                .into_iter()
                .flat_map(|n| tree.kids_by(n, &[Dep::NmodPoss]).collect::<Vec<_>>())
                .take(1)),
            // The fillers look for the adjectives themselves.
            Slot::Modifier => own(self
                .phrase_of(noun)
                .into_iter()
                .filter(|&n| !self.modifiers(n).is_empty())
                .take(1)),
            Slot::Light => self.carried(noun, Carrier::Does),
            Slot::Undergoer => self.carried(noun, Carrier::Undergoes),
            Slot::Clause => self.subject_around(noun),
            Slot::Denoted => self.denoted_by(noun),
            Slot::Complement => self.complement_subjects(noun),
            Slot::Purpose => self.purpose_objects(noun),
            Slot::Preposition(preposition) => self.beside_noun(noun, preposition),
            _ => Vec::new(),
        }
    }

    /// The noun, the noun it is an adjunct of ("normalization steps"), and the nouns before it that
    /// it is joined to ("impeachment and trial"): they share possessors and adjectives.
    pub(in crate::relations) fn phrase_of(&self, noun: TokenIdx) -> Vec<TokenIdx> {
        let mut phrase = vec![noun];
        let mut at = noun;
        while let Some(head) = self.tree.head(at)
            && phrase.len() < 8
            && matches!(self.tree.dep(at), Dep::Compound | Dep::Conj)
            && self.tree.tag(head).is_noun()
            && self.at(head).is_none_or(|_| self.tree.dep(at) == Dep::Conj)
        {
            phrase.push(head);
            at = head;
        }
        phrase
    }

    /// The noun as it stands in the clause: "a round of talks" stands for the talks.
    fn outermost(&self, noun: TokenIdx) -> TokenIdx {
        let mut at = *self.phrase_of(noun).last().unwrap_or(&noun);
        while let Some(head) = self.tree.head(at)
            && matches!(self.tree.dep(at), Dep::Nmod | Dep::Appos)
            && stand_in(&self.tree.lemma(head).to_lowercase()) == Some(StandIn::Quantity)
        {
            at = head;
        }
        at
    }

    /// The phrases after a preposition of a noun. Where none hangs on the noun, those on the words
    /// it shares its phrase with count, then those on the verb that carries it ("held talks on
    /// Monday with X").
    fn beside_noun(&self, noun: TokenIdx, preposition: &str) -> Vec<Argument> {
        let tree = &self.tree;
        let phrase = self.phrase_of(noun);
        let joined_after: Vec<_> = tree
            .joined(noun)
            .into_iter()
            .skip(1)
            .filter(|&k| tree.tag(k).is_common_noun())
            .collect();
        // "ambassador of France to Spain": the second may hang on the first.
        let owners =
            if preposition == "of" { Vec::new() } else { tree.with_preposition(noun, "of") };
        let nearby = phrase.into_iter().chain(joined_after).chain(owners).map(|n| (n, 0));
        let outermost = self.outermost(noun);
        let verb = tree.head(outermost).filter(|&v| tree.tag(v).is_verb() && preposition != "by");
        let neighbors: Vec<_> = verb.map_or_else(Vec::new, |v| {
            let other = tree.kids_by(v, &[Dep::Obl, Dep::OblUnmarked]);
            std::iter::once(v).chain(other.filter(|&k| k != outermost && k > noun)).collect()
        });
        let of_this = |&(n, steps): &(TokenIdx, u8)| -> Vec<Argument> {
            let phrases = tree.with_preposition(n, preposition);
            phrases
                .into_iter()
                .filter(|&p| p != noun && p != outermost && (steps == 0 || p > noun))
                .map(|phrase| Argument { phrase, steps })
                .collect()
        };
        nearby
            .chain(neighbors.into_iter().map(|n| (n, 1)))
            .map(|n| of_this(&n))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// The verb that a noun is the object (or the like) of, if it carries the noun in this role.
    pub(in crate::relations) fn carrying_verb(
        &self,
        noun: TokenIdx,
        role: Carrier,
    ) -> Option<TokenIdx> {
        let tree = &self.tree;
        let outermost = self.outermost(noun);
        let verb = tree.head(outermost)?;
        let dep = tree.dep(outermost);
        // "talks held by X": the participle hangs on the noun.
        let participle = tree.kids_by(noun, &[Dep::Acl]).find(|&k| {
            let carries = tree.is_passive(k) && carrier(tree.lemma(k), role).is_some();
            // "lifted a ban imposed on X" tells of who lifted it.
            carries && tree.agent(k).is_some()
        });
        if participle.is_some() {
            return participle;
        }
        let as_object = matches!(dep, Dep::Obj | Dep::NsubjPass);
        let as_oblique = matches!(dep, Dep::Obl | Dep::Xcomp)
            && matches!(tree.preposition(outermost), Some("in" | "into" | "to" | "under" | "for"))
            && tree.kid(verb, &[Dep::Obj]).is_none_or(|object| tree.is(object, "part"))
            && tree.is_any(verb, &INTO_IT);
        let carries = tree.tag(verb).is_verb() && carrier(tree.lemma(verb), role).is_some();
        (carries && (as_object || as_oblique)).then_some(verb)
    }

    fn carried(&self, noun: TokenIdx, role: Carrier) -> Vec<Argument> {
        let verb = self.carrying_verb(noun, role);
        verb.and_then(|v| self.tree.logical_subject(v)).into_iter().collect()
    }

    /// The subject of the nearest clause that the noun stands in, other than as its subject.
    fn subject_around(&self, noun: TokenIdx) -> Vec<Argument> {
        let tree = &self.tree;
        // "is on a visit".
        if tree.kid(noun, &[Dep::Nsubj]).is_some() {
            return tree.subject(noun).into_iter().collect();
        }
        let mut at = *self.phrase_of(noun).last().unwrap_or(&noun);
        // "A and B support the dialogue" says of neither that they talk; "left the talks with C" does.
        let bystander = tree.dep(at) == Dep::Obj
            && tree.head(at).is_some_and(|verb| {
                tree.tag(verb).is_verb()
                    && carrier(tree.lemma(verb), Carrier::Does).is_none()
                    && !tree.is(verb, "attend")
                    && tree.with_preposition(verb, "with").is_empty()
            })
            && tree.with_preposition(noun, "with").is_empty();
        if bystander {
            return Vec::new();
        }
        for _ in 0..4 {
            let Some(head) = tree.head(at) else {
                return Vec::new();
            };
            if tree.dep(at).is_subject() {
                return Vec::new();
            }
            if tree.is_predicate(head) {
                return tree
                    .subject(head)
                    .map(|s| Argument { steps: s.steps + 1, ..s })
                    .into_iter()
                    .collect();
            }
            // "in a statement after his talks": time and container lead on; what is only about
            // talks does not take part in them.
            let leads_on = matches!(tree.dep(at), Dep::Compound | Dep::Conj | Dep::Acl)
                || stand_in(tree.lemma(head)) == Some(StandIn::Quantity)
                || matches!(
                    tree.preposition(at),
                    Some("after" | "during" | "before" | "in" | "at")
                );
            if !leads_on || tree.tag(head).is_adjective() {
                return Vec::new();
            }
            at = head;
        }
        Vec::new()
    }

    /// What a noun denotes: "X is a member", "X, a member", "member X", "X as a member".
    pub(in crate::relations) fn denoted_by(&self, noun: TokenIdx) -> Vec<Argument> {
        let tree = &self.tree;
        if let Some(entity) = self.at(noun)
            && self.entities.get(entity).mentions.iter().any(|m| m.tokens.contains(noun))
        {
            return own(std::iter::once(noun));
        }
        if tree.kid(noun, &[Dep::Cop]).is_some() {
            return tree.subject(noun).into_iter().collect();
        }
        if let Some(name) = tree
            .kids_by(noun, &[Dep::Appos, Dep::Flat, Dep::NmodDesc])
            .find(|&k| self.at(k).is_some())
        {
            return own(std::iter::once(name));
        }
        // "their ally, the United States": the parser may hang the name anywhere.
        let after = noun + 1;
        let end = tree.sentence(noun).tokens.end;
        if after < end
            && tree.text(after) == ","
            && let Some(name) = (after + 1..end.min(after + 4)).find(|&t| self.at(t).is_some())
            && (after + 1..name).all(|t| tree.tag(t) == Tag::Dt)
            && self.lists.members(name).is_empty()
        {
            return own(std::iter::once(name));
        }
        let Some(head) = tree.head(noun) else {
            return Vec::new();
        };
        match tree.dep(noun) {
            // "remains the largest donor": a verb that only links.
            Dep::Obj | Dep::Xcomp if tree.is_any(head, &["remain", "become", "constitute"]) => {
                tree.subject(head).into_iter().collect()
            }
            Dep::Appos | Dep::NmodDesc | Dep::Compound => own(std::iter::once(head)),
            Dep::Conj => self.denoted_by_conjunct(noun, head),
            // "appointed X as envoy", "elected X president", "became a member".
            Dep::Obl | Dep::Nmod | Dep::Xcomp | Dep::Advcl
                if tree.dep(noun) == Dep::Xcomp || tree.preposition(noun) == Some("as") =>
            {
                let verb = if tree.tag(head).is_verb() { Some(head) } else { tree.head(head) };
                verb.and_then(|v| tree.object(v).or_else(|| tree.subject(v))).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// "X is a member of A and a partner of B".
    fn denoted_by_conjunct(&self, noun: TokenIdx, head: TokenIdx) -> Vec<Argument> {
        let is_description = self.tree.tag(head).is_common_noun()
            && self.tree.tag(noun).is_common_noun()
            && self.at(head).is_none();
        if is_description { self.denoted_by(head) } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn who_supports_a_dialogue_is_not_said_to_talk() {
        check("France, Qatar and Kenya support the dialogue.", expect![[""]]);
    }

    #[test]
    fn who_remains_something_is_it() {
        check(
            "Kenya remains the largest donor to Chad.",
            expect![[r"
            Kenya | aids | Chad | ongoing | -
        "]],
        );
    }
}

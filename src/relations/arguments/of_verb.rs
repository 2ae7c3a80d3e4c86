//! Slots around a verb.

use crate::entities::EntityKind;
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::arguments::own;
use crate::relations::lexicon::Slot;
use crate::relations::reader::Reader;
use crate::relations::syntax::Argument;

/// Nouns for a time.
const TIMES: [&str; 18] = [
    "year",
    "month",
    "week",
    "day",
    "hour",
    "night",
    "morning",
    "evening",
    "afternoon",
    "weekend",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "decade",
];

impl Reader<'_> {
    pub(super) fn slot_of_verb(&self, verb: TokenIdx, slot: Slot) -> Vec<Argument> {
        let tree = &self.tree;
        match slot {
            Slot::Subject if !tree.is_passive(verb) => self.subjects(verb),
            Slot::Subject => tree.logical_subject(verb).into_iter().collect(),
            Slot::Object => tree.logical_object(verb).into_iter().collect(),
            Slot::IndirectObject => {
                let receiver = tree.kid(verb, &[Dep::Iobj]).or_else(|| self.receiver(verb));
                own(receiver.into_iter())
            }
            Slot::Complement => self.complement_subjects(verb),
            Slot::Purpose => self.purpose_objects(verb),
            Slot::Preposition("by") if tree.is_passive(verb) => Vec::new(),
            Slot::Preposition(preposition) => self.after_preposition(verb, preposition),
            _ => Vec::new(),
        }
    }

    /// The name right behind a verb and right before a sum, a number or an article ("lend Kenya $2
    /// billion", "sold Kenya 12 jets"): whom something is given, whatever the parser made of it.
    fn receiver(&self, verb: TokenIdx) -> Option<TokenIdx> {
        let tree = &self.tree;
        let end = tree.sentence(verb).tokens.end;
        let first = verb + 1;
        let name = (first..end.min(first + 4)).find(|&t| self.at(t).is_some())?;
        let entity = self.at(name)?;
        let mentions = &self.entities.get(entity).mentions;
        let mention = mentions.iter().find(|m| m.head == name && m.tokens.contains(name))?;
        let after = mention.tokens.end;
        let opens = |t: TokenIdx| {
            tree.text(t) == "$"
                || matches!(tree.tag(t), Tag::Cd | Tag::Dt)
                || tree.is_any(t, &["some", "about", "nearly"])
        };
        let is_whole = mention.tokens.start == first && after < end;
        (is_whole && !tree.is_passive(verb) && opens(after)).then_some(name)
    }

    /// The subject; or all of them where the parser hung each member of a list on the verb ("the
    /// negotiator, A, and the envoy, B, met").
    fn subjects(&self, verb: TokenIdx) -> Vec<Argument> {
        let tree = &self.tree;
        let before = |k: &TokenIdx| *k < verb && !tree.is_relative(*k);
        let own_subjects: Vec<_> = tree.kids_by(verb, &[Dep::Nsubj]).filter(before).collect();
        if let [first, .., last] = own_subjects[..]
            && (first..last).any(|t| tree.is(t, "and"))
            && !(first..last).any(|t| tree.tag(t).is_verb())
        {
            return own(own_subjects.into_iter());
        }
        tree.logical_subject(verb).into_iter().collect()
    }

    /// The phrases after a preposition of a verb. Where none hangs on the verb itself, those that
    /// hang on its object or on another complement count, since "met officials with" and "met
    /// officials from" look alike to a parser; last comes the preposition of a verb joined to it.
    fn after_preposition(&self, verb: TokenIdx, preposition: &str) -> Vec<Argument> {
        let tree = &self.tree;
        let own_phrases = tree.with_preposition(verb, preposition);
        if !own_phrases.is_empty() {
            return own(own_phrases.into_iter());
        }
        // A "of" or "in" on a neighbor is that neighbor's own business.
        if !matches!(preposition, "of" | "in" | "by" | "from") {
            let neighbors = [Dep::Obj, Dep::Obl, Dep::OblUnmarked, Dep::Xcomp, Dep::NsubjPass];
            let found: Vec<_> = tree
                .kids_by(verb, &neighbors)
                .filter(|&k| {
                    // "discussed the war with X" is a talk, "discussed the visit to X" is none.
                    let spoken = |e| preposition == "with" && self.kind(e) == EntityKind::Event;
                    k > verb && self.at(k).is_none_or(spoken)
                })
                .flat_map(|k| tree.with_preposition(k, preposition))
                .collect();
            if !found.is_empty() {
                return own(found.into_iter());
            }
        }
        // "will meet in three weeks in Algeria": a time holds no place.
        let times = tree.kids_by(verb, &[Dep::Obl, Dep::Obj, Dep::OblUnmarked]);
        let after_time: Vec<_> = times
            .filter(|&k| k > verb && tree.is_any(k, &TIMES))
            .flat_map(|k| tree.with_preposition(k, preposition))
            .collect();
        if !after_time.is_empty() {
            return own(after_time.into_iter());
        }
        let joined = tree.kids_by(verb, &[Dep::Conj]).find(|&k| {
            tree.tag(k).is_verb()
                && tree.kid(k, &[Dep::Nsubj, Dep::NsubjPass]).is_none()
                && tree.kid(verb, &[Dep::Obj, Dep::Obl]).is_none()
        });
        joined.map_or_else(Vec::new, |k| {
            tree.with_preposition(k, preposition)
                .into_iter()
                .map(|phrase| Argument { phrase, steps: 1 })
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn what_is_discussed_may_hold_those_it_is_discussed_with() {
        check(
            "Ann Lee on Wednesday discussed the war in Sudan with Bob Stone.",
            expect![[r"
            Ann Lee | meets | Bob Stone | happened | Wednesday
            Ann Lee | speaks_about | war in Sudan | happened | Wednesday
        "]],
        );
    }

    #[test]
    fn whom_something_is_given_stands_right_behind_the_verb() {
        check(
            "Norway is to lend Kenya $2 billion.",
            expect![[r"
            Norway | aids | Kenya | planned | -
        "]],
        );
        check(
            "France sold Kenya 12 fighter jets.",
            expect![[r"
            France | aids | Kenya | happened | -
        "]],
        );
    }

    #[test]
    fn a_place_may_stand_behind_a_time() {
        check(
            "Ann Lee will meet Bob Stone on Monday in Lima.",
            expect![[r"
            Ann Lee | meets | Bob Stone | planned | Monday
        "]],
        );
    }
}

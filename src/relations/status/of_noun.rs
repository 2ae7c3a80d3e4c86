//! The status of what a noun says: "the upcoming visit", "cancelled talks", "no agreement".

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::Status;
use crate::relations::lexicon::{Carrier, Effect, Governor, Outcome, carrier, governor};
use crate::relations::reader::Reader;
use crate::relations::status::governed;

/// Adjectives that place an occurrence in time or doubt.
fn by_adjective(lemma: &str) -> Option<Status> {
    Some(match lemma {
        "upcoming" | "planned" | "scheduled" | "next" | "forthcoming" | "future" | "expected"
        | "pending" | "impending" | "imminent" | "prospective" => Status::Planned,
        "possible" | "potential" | "proposed" | "likely" | "hypothetical" | "eventual" => {
            Status::Possible
        }
        "recent" | "last" | "latest" | "past" | "previous" | "earlier" | "failed" | "former" => {
            Status::Happened
        }
        "ongoing" | "current" | "continuing" | "continued" | "continuous" | "longstanding"
        | "long-standing" | "existing" | "lasting" | "permanent" | "persistent" => Status::Ongoing,
        "canceled" | "cancelled" | "nonexistent" => Status::Denied,
        _ => return None,
    })
}

impl Reader<'_> {
    /// The status of what a noun says. `lasts`: whether it tells of a state.
    pub(in crate::relations) fn noun_status(&self, noun: TokenIdx, lasts: bool) -> Status {
        self.noun_status_within(noun, lasts, 12)
    }

    pub(super) fn noun_status_within(&self, noun: TokenIdx, lasts: bool, depth: u8) -> Status {
        let Some(depth) = depth.checked_sub(1) else {
            return Status::Happened;
        };
        let tree = &self.tree;
        if tree.kids_by(noun, &[Dep::Det]).any(|d| tree.is_any(d, &["no", "neither"])) {
            return Status::Denied;
        }
        // "opposes any operation": there need be none.
        if tree.kids_by(noun, &[Dep::Det]).any(|d| tree.is(d, "any")) {
            return Status::Possible;
        }
        let adjective = self
            .phrase_of(noun)
            .into_iter()
            .flat_map(|n| tree.kids_by(n, &[Dep::Amod]).collect::<Vec<_>>())
            .find_map(|a| by_adjective(&tree.lemma(a).to_lowercase()));
        // "lifted the long-standing sanctions": what ends them outweighs how long they stood.
        let undone = matches!(adjective, Some(Status::Ongoing | Status::Happened))
            && self
                .carrying_verb(noun, Carrier::Does)
                .and_then(|verb| carrier(tree.lemma(verb), Carrier::Does))
                .is_some_and(|outcome| matches!(outcome, Outcome::Status(Status::Denied)));
        if let Some(status) = adjective.filter(|_| !undone) {
            return status;
        }
        if let Some(status) = self.by_time_word(noun) {
            return status;
        }
        if tree.kid(noun, &[Dep::Cop]).is_some() && tree.preposition(noun).is_none() {
            return self.status_within(noun, lasts, depth);
        }
        self.by_position(noun, lasts, depth)
    }

    /// "a meeting last week", "talks next month".
    fn by_time_word(&self, noun: TokenIdx) -> Option<Status> {
        let tree = &self.tree;
        let deps = [Dep::NmodUnmarked, Dep::OblUnmarked, Dep::Nmod];
        tree.kids_by(noun, &deps).find_map(|time| {
            let words: Vec<_> = tree.kids(time).iter().copied().chain([time]).collect();
            let has = |word: &str| words.iter().any(|&w| tree.is(w, word));
            if has("last") || has("yesterday") || has("ago") {
                Some(Status::Happened)
            } else if has("next") || has("tomorrow") {
                Some(Status::Planned)
            } else {
                None
            }
        })
    }

    /// By what the noun hangs on.
    fn by_position(&self, noun: TokenIdx, lasts: bool, depth: u8) -> Status {
        let tree = &self.tree;
        let rest = if lasts { Status::Ongoing } else { Status::Happened };
        for role in [Carrier::Does, Carrier::Undergoes] {
            if let Some(verb) = self.carrying_verb(noun, role)
                && let Some(outcome) = carrier(tree.lemma(verb), role)
            {
                let above = self.status_within(verb, lasts, depth);
                return match outcome {
                    Outcome::As if above == Status::Happened && lasts => Status::Ongoing,
                    Outcome::As => above,
                    // "refused to lift the ban": it stands.
                    Outcome::Status(Status::Denied)
                        if above == Status::Denied && tree.is_any(verb, &["lift", "ease"]) =>
                    {
                        Status::Ongoing
                    }
                    Outcome::Status(status) => governed(Effect::Status(status), above),
                };
            }
        }
        let phrase = self.phrase_of(noun);
        let outer = *phrase.last().unwrap_or(&noun);
        let Some(head) = tree.head(outer) else {
            return rest;
        };
        if let Some(status) = self.by_preposition(outer, head, rest, depth) {
            return status;
        }
        if tree.dep(outer).is_subject() && !lasts {
            // "the meeting will take place", "talks are scheduled".
            let is_about_it = tree.is_any(
                head,
                &[
                    "take", "hold", "schedule", "plan", "set", "start", "begin", "open", "occur",
                    "happen", "convene", "resume", "cancel", "postpone", "expect", "follow",
                    "come", "involve", "include", "focus", "place",
                ],
            );
            let above = self.status_within(head, false, depth);
            if is_about_it || matches!(above, Status::Planned | Status::Possible) {
                let effect =
                    if tree.is_any(head, &["schedule", "plan", "set", "expect", "postpone"]) {
                        Effect::Status(Status::Planned)
                    } else if tree.is(head, "cancel") {
                        Effect::Status(Status::Denied)
                    } else {
                        Effect::Real
                    };
                return governed(effect, above);
            }
        }
        let granted = tree.is_any(
            head,
            &[
                "see", "support", "back", "accept", "grant", "give", "offer", "have", "want",
                "seek", "get", "receive", "approve", "hold",
            ],
        );
        if granted && tree.dep(outer) == Dep::Obj && self.is_negated(head) {
            return Status::Denied;
        }
        if matches!(tree.dep(outer), Dep::Obj | Dep::NsubjPass | Dep::Obl)
            && matches!(tree.preposition(outer), None | Some("to" | "on" | "for"))
            && tree.tag(head).is_verb()
            && let Some(Effect::Status(status)) = governor(Governor::Verb, tree.lemma(head))
        {
            return governed(Effect::Status(status), self.status_within(head, false, depth));
        }
        if tree.dep(outer) == Dep::Nmod
            && let Some(effect @ Effect::Status(_)) = governor(Governor::Noun, tree.lemma(head))
        {
            return governed(effect, self.noun_status_within(head, lasts, depth));
        }
        // What a plan or an open question is about is no more real than the plan.
        if tree.dep(outer) == Dep::Obj && tree.tag(head).is_verb() {
            let above = self.status_within(head, lasts, depth);
            if above != Status::Happened && !lasts {
                return above;
            }
        }
        rest
    }

    /// "after talks", "ahead of the summit".
    fn by_preposition(
        &self,
        noun: TokenIdx,
        head: TokenIdx,
        rest: Status,
        depth: u8,
    ) -> Option<Status> {
        let tree = &self.tree;
        match tree.preposition(noun)?.to_lowercase().as_str() {
            // What a plan comes after is itself still to come, unless a date says otherwise.
            "after" | "since" if tree.is_predicate(head) => {
                let planned = self.status_within(head, false, depth) == Status::Planned
                    && tree.preposition(noun) == Some("after");
                Some(if planned { Status::Planned } else { Status::Happened })
            }
            "after" | "since" => Some(Status::Happened),
            "of" if tree.is_any(head, &["sideline", "sidelines", "margin", "margins"]) => {
                Some(self.noun_status_within(head, false, depth))
            }
            "before" | "until" | "pending" => Some(Status::Planned),
            "without" | "despite" if rest == Status::Happened => {
                (tree.preposition(noun) == Some("without")).then_some(Status::Denied)
            }
            "during" | "in" | "at" | "with" | "on" | "for" if tree.is_predicate(head) => {
                let above = self.status_within(head, false, depth);
                let hangs = tree.dep(noun) == Dep::Obl && tree.tag(head) != Tag::Nn;
                (hangs && matches!(above, Status::Planned) && rest == Status::Happened)
                    .then_some(above)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn adjectives_place_an_occurrence_in_time() {
        check(
            "Ann Lee spoke of her upcoming visit to Peru.",
            expect![[r"
                Ann Lee | visits | Peru | planned | -
            "]],
        );
    }

    #[test]
    fn what_was_last_week_has_happened() {
        check(
            "The decision follows a meeting between Ann Lee and Bob Stone last week.",
            expect![[r"
            Ann Lee | meets | Bob Stone | happened | last week
        "]],
        );
    }

    #[test]
    fn a_cancelled_meeting_is_denied() {
        check(
            "Ann Lee cancelled a meeting with Bob Stone.",
            expect![[r"
            Ann Lee | meets | Bob Stone | denied | -
        "]],
        );
    }

    #[test]
    fn what_is_lifted_is_over_and_what_is_not_lifted_stands() {
        check(
            "Norway lifted its long-standing sanctions against Peru.",
            expect![[r"
            Norway | sanctions | Peru | denied | -
        "]],
        );
        check(
            "Norway refused to lift the ban on Peru.",
            expect![[r"
                Norway | sanctions | Peru | ongoing | -
            "]],
        );
    }

    #[test]
    fn goods_that_are_given_out_are_aid() {
        check(
            "Norway distributed tents and food to Chad. Kenya extradited Ada Roe to Chad.",
            expect![[r"
                Norway | aids | Chad | happened | -
                Kenya | cooperates_with | Chad | happened | -
                Kenya | investigates_or_prosecutes | Ada Roe | happened | -
            "]],
        );
    }
}

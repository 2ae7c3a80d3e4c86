//! The status of what a verb (or a noun or adjective with a copula) says.

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::Status;
use crate::relations::lexicon::{Effect, Governor, governor};
use crate::relations::reader::Reader;
use crate::relations::status::governed;

/// Verbs of saying do not change how real the clause below them is, but "would" after a past one
/// is a plan ("said he would go").
const SAYING: [&str; 24] = [
    "say",
    "tell",
    "add",
    "announce",
    "state",
    "declare",
    "report",
    "note",
    "confirm",
    "explain",
    "claim",
    "argue",
    "insist",
    "believe",
    "think",
    "stress",
    "emphasize",
    "reveal",
    "indicate",
    "inform",
    "reiterate",
    "remark",
    "mention",
    "predict",
];

/// Verbs that end what hangs on them.
const ENDING: [&str; 5] = ["stop", "cease", "halt", "end", "quit"];

/// Verbs whose purpose clause comes about with them ("traveled to meet").
const MOTION: [&str; 16] = [
    "visit", "travel", "fly", "go", "come", "arrive", "meet", "gather", "convene", "return",
    "head", "assemble", "join", "attend", "speak", "talk",
];

/// No clause nests deeper than this in a sentence that people read.
const MAX_DEPTH: u8 = 12;

impl Reader<'_> {
    /// The status of what the clause of a word says. `lasts`: whether its present tense tells of
    /// a state.
    pub(in crate::relations) fn clause_status(&self, verb: TokenIdx, lasts: bool) -> Status {
        self.status_within(verb, lasts, MAX_DEPTH)
    }

    pub(super) fn status_within(&self, verb: TokenIdx, lasts: bool, depth: u8) -> Status {
        let Some(depth) = depth.checked_sub(1) else {
            return Status::Happened;
        };
        let status = self.affirmed(verb, lasts, depth);
        let status = self.under_governor(verb, status, depth);
        if self.is_negated(verb) { negate(status) } else { status }
    }

    /// The status by the form of the verb, negation left aside.
    fn affirmed(&self, verb: TokenIdx, lasts: bool, depth: u8) -> Status {
        let tree = &self.tree;
        if self.is_conditional(verb) {
            return Status::Possible;
        }
        let aux: Vec<_> =
            tree.kids_by(verb, &[Dep::Aux, Dep::AuxPass, Dep::Cop]).filter(|&k| k < verb).collect();
        if let Some(modal) = aux.iter().find(|&&a| tree.tag(a) == Tag::Md) {
            return self.modal_status(*modal, verb);
        }
        let has = |lemma: &str| aux.iter().any(|&a| tree.is(a, lemma));
        // "are to meet on Tuesday".
        let to = |k: TokenIdx| k < verb && tree.is(k, "to");
        if tree.tag(verb) == Tag::Vb && has("be") && tree.kids_by(verb, &[Dep::Mark]).any(to) {
            return Status::Planned;
        }
        let finite = aux.iter().find(|&&a| matches!(tree.tag(a), Tag::Vbd | Tag::Vbp | Tag::Vbz));
        let progressive = tree.tag(verb) == Tag::Vbg && has("be");
        match finite {
            Some(&a) if progressive && tree.tag(a) == Tag::Vbd => Status::Happened,
            Some(_) if progressive => Status::Ongoing,
            Some(&a) if tree.is(a, "have") => {
                let _ = a;
                if lasts && tree.tag(verb) != Tag::Vbn { Status::Ongoing } else { Status::Happened }
            }
            // "did", "was signed".
            Some(&a) if tree.tag(a) == Tag::Vbd => Status::Happened,
            // "is supported", "is a member", "does support".
            Some(_) => present(lasts),
            None => self.by_tag(verb, lasts, depth),
        }
    }

    fn by_tag(&self, verb: TokenIdx, lasts: bool, depth: u8) -> Status {
        let tree = &self.tree;
        match tree.tag(verb) {
            // "will discuss it when he visits", "before it meets".
            Tag::Vbz | Tag::Vbp if tree.dep(verb) == Dep::Advcl => {
                match self.of_head(verb, depth) {
                    ahead @ (Status::Planned | Status::Possible) => ahead,
                    _ => present(lasts),
                }
            }
            Tag::Vbz | Tag::Vbp => present(lasts),
            Tag::Vb | Tag::Vbg => self.non_finite(verb, depth),
            // Conjuncts share the auxiliary: "will visit and meet", "has met and thanked".
            _ if tree.dep(verb) == Dep::Conj && tree.tag(verb) == Tag::Vb => {
                self.of_head(verb, depth)
            }
            tag if tag.is_verb() => Status::Happened,
            _ => self.of_head(verb, depth),
        }
    }

    /// An infinitive or participle is as real as the clause it hangs on, unless what it hangs on
    /// says otherwise (see [`Self::under_governor`]).
    fn non_finite(&self, verb: TokenIdx, depth: u8) -> Status {
        let tree = &self.tree;
        let head = tree.head(verb);
        let status = self.of_head(verb, depth);
        let infinitive = tree.tag(verb) == Tag::Vb
            && matches!(tree.preposition_of_clause(verb), Some("to" | "in"));
        let after_motion = head.is_some_and(|h| tree.is_any(h, &MOTION) && tree.tag(h).is_verb());
        let is_purpose = infinitive && matches!(tree.dep(verb), Dep::Advcl | Dep::Acl);
        if is_purpose && !after_motion && status == Status::Happened {
            return Status::Planned;
        }
        if infinitive && tree.dep(verb) == Dep::Root {
            return Status::Planned;
        }
        status
    }

    fn of_head(&self, word: TokenIdx, depth: u8) -> Status {
        let Some(head) = self.tree.head(word) else {
            return Status::Happened;
        };
        if self.tree.is_predicate(head) || self.tree.tag(head).is_adjective() {
            self.status_within(head, false, depth)
        } else {
            self.noun_status_within(head, false, depth)
        }
    }

    /// "will" plans, "may" leaves open; "would" plans after a past verb of saying.
    fn modal_status(&self, modal: TokenIdx, verb: TokenIdx) -> Status {
        let tree = &self.tree;
        if tree.is_any(modal, &["will", "'ll", "’ll", "shall", "wo"]) {
            return Status::Planned;
        }
        let would = tree.is_any(modal, &["would", "'d", "’d"]);
        let reported = tree
            .ancestors(verb)
            .any(|t| tree.is_any(t, &SAYING) && matches!(tree.tag(t), Tag::Vbd | Tag::Vbn));
        if would && reported && tree.dep(verb) == Dep::Ccomp {
            Status::Planned
        } else {
            Status::Possible
        }
    }

    /// "if", "whether", "unless".
    fn is_conditional(&self, verb: TokenIdx) -> bool {
        self.tree
            .kids_by(verb, &[Dep::Mark])
            .any(|k| self.tree.is_any(k, &["if", "whether", "unless"]))
    }

    /// "not", "never", "no longer"; "no country", "nobody" as subject or object.
    pub(in crate::relations) fn is_negated(&self, verb: TokenIdx) -> bool {
        let tree = &self.tree;
        let negation = |t: TokenIdx| tree.is_any(t, &["not", "n't", "n’t", "never", "no"]);
        let none = |t: TokenIdx| tree.is_any(t, &["none", "nobody", "neither", "nothing"]);
        tree.kids(verb).iter().any(|&k| match tree.dep(k) {
            // "not only" affirms.
            Dep::Advmod => {
                (negation(k) || tree.is(k, "neither"))
                    && !tree.kids(k).iter().chain(&[k + 1]).any(|&n| {
                        n < tree.document.tokens.len()
                            && tree.is_any(n, &["only", "just", "merely"])
                    })
                    || tree.kids(k).iter().any(|&g| negation(g) && tree.is(k, "longer"))
            }
            Dep::Nsubj | Dep::NsubjPass | Dep::Obj => {
                none(k) || tree.kids_by(k, &[Dep::Det]).any(|d| tree.is_any(d, &["no", "neither"]))
            }
            Dep::Cc | Dep::CcPreconj => tree.is_any(k, &["neither", "nor"]),
            _ => false,
        })
    }

    /// What the words that the clause hangs on make of it.
    fn under_governor(&self, verb: TokenIdx, status: Status, depth: u8) -> Status {
        let tree = &self.tree;
        let Some(head) = tree.head(verb) else {
            return status;
        };
        match tree.dep(verb) {
            Dep::Conj => {
                // A conjunct without a subject of its own shares what governs the first.
                let own_subject = tree.kid(verb, &[Dep::Nsubj, Dep::NsubjPass]).is_some();
                if own_subject || !tree.is_predicate(head) {
                    return status;
                }
                let effect = self.governor_effect(tree.head(head), head);
                effect.map_or(status, |e| governed(e, status))
            }
            Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Advcl | Dep::Csubj | Dep::Dep => {
                let finite = self.is_finite(verb);
                let Some(effect) = self.governor_effect(Some(head), verb) else {
                    return status;
                };
                if finite && !self.hedges_finite(head) {
                    return status;
                }
                let above = if tree.is_predicate(head) || tree.tag(head).is_adjective() {
                    self.status_within(head, false, depth)
                } else {
                    self.noun_status_within(head, false, depth)
                };
                if self.is_called_off(head, above) {
                    return Status::Ongoing;
                }
                governed(effect, if finite { combined(status, above) } else { above })
            }
            _ => status,
        }
    }

    /// "urged them to stop attacking": they still do.
    fn is_called_off(&self, head: TokenIdx, above: Status) -> bool {
        self.tree.is_any(head, &ENDING)
            && matches!(above, Status::Possible | Status::Planned)
            && self.tree.tag(head).is_verb()
    }

    fn is_finite(&self, verb: TokenIdx) -> bool {
        let tree = &self.tree;
        matches!(tree.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || tree
                .kids_by(verb, &[Dep::Aux, Dep::AuxPass, Dep::Cop])
                .any(|a| matches!(tree.tag(a), Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp))
    }

    /// Words that make even a full clause below them open ("hopes that", "denies that").
    fn hedges_finite(&self, head: TokenIdx) -> bool {
        self.tree.is_any(
            head,
            &[
                "hope",
                "deny",
                "expect",
                "hint",
                "doubt",
                "speculate",
                "unlikely",
                "likely",
                "possible",
                "suggest",
                "demand",
                "propose",
                "prospect",
                "possibility",
                "denial",
            ],
        )
    }

    fn governor_effect(&self, head: Option<TokenIdx>, below: TokenIdx) -> Option<Effect> {
        let head = head?;
        let tree = &self.tree;
        // Adverbial clauses are not governed: "refused, saying that …", "ended, killing …".
        if tree.dep(below) == Dep::Advcl
            && tree.tag(below) != Tag::Vb
            && !tree.tag(head).is_adjective()
        {
            return None;
        }
        // "an agreement signed by both" is about no plan, "an agreement to sign" is.
        if tree.dep(below) == Dep::Acl
            && matches!(tree.tag(below), Tag::Vbn | Tag::Vbd)
            && tree.tag(head).is_noun()
        {
            return None;
        }
        let part = match tree.tag(head) {
            tag if tag.is_verb() => Governor::Verb,
            tag if tag.is_adjective() => Governor::Adjective,
            _ => Governor::Noun,
        };
        governor(part, tree.lemma(head))
            // The tagger takes "set", "due", "expected" for either.
            .or_else(|| {
                (part == Governor::Adjective).then(|| governor(Governor::Verb, tree.lemma(head)))?
            })
    }
}

/// A finite clause below a hedge: the hedge decides, unless its own clause is denied.
fn combined(_own: Status, above: Status) -> Status {
    above
}

fn present(lasts: bool) -> Status {
    if lasts { Status::Ongoing } else { Status::Happened }
}

fn negate(status: Status) -> Status {
    if status == Status::Denied { Status::Possible } else { Status::Denied }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn will_plans_and_may_leaves_open() {
        check(
            "Ann Lee will visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | planned | -
        "]],
        );
        check(
            "Ann Lee may visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | possible | -
        "]],
        );
    }

    #[test]
    fn what_is_expected_is_planned() {
        check(
            "Ann Lee is expected to visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | planned | -
        "]],
        );
        check(
            "Ann Lee is set to visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | planned | -
        "]],
        );
    }

    #[test]
    fn not_and_never_deny() {
        check(
            "Ann Lee did not meet Bob Stone.",
            expect![[r"
            Ann Lee | meets | Bob Stone | denied | -
        "]],
        );
        check(
            "Ann Lee never criticized Iran.",
            expect![[r"
            Ann Lee | criticizes | Iran | denied | -
        "]],
        );
    }

    #[test]
    fn would_after_a_verb_of_saying_is_a_plan() {
        check(
            "Ann Lee said that she would visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | planned | -
        "]],
        );
    }

    #[test]
    fn present_tense_lasts_for_states_only() {
        check(
            "France supports Ukraine.",
            expect![[r"
            France | supports | Ukraine | ongoing | -
        "]],
        );
        check(
            "France condemns Russia.",
            expect![[r"
            France | criticizes | Russia | happened | -
        "]],
        );
    }

    #[test]
    fn a_refusal_denies() {
        check(
            "Ann Lee refused to meet Bob Stone.",
            expect![[r"
                Ann Lee | opposes | Bob Stone | happened | -
            "]],
        );
    }
}

//! Clauses: voice, subject and object, also where the subject has to be fetched from another clause
//! ("wants to visit", "the man who", "accusing").

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::Tree;

/// How far the subject was fetched; each step is a chance for the parser to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) struct Argument {
    /// Main word of the noun phrase.
    pub(in crate::relations) phrase: TokenIdx,
    /// Number of clauses that it was handed down through; 0 for a verb's own subject or object.
    pub(in crate::relations) steps: u8,
}

impl Argument {
    fn own(phrase: TokenIdx) -> Self {
        Self { phrase, steps: 0 }
    }

    fn further(self) -> Self {
        Self { steps: self.steps + 1, ..self }
    }
}

/// Nouns that ask somebody to do something.
const ASKING: [&str; 9] =
    ["call", "appeal", "demand", "request", "invitation", "plea", "order", "pressure", "advice"];

/// Verbs whose object has done what their "of" or "for" clause says.
const ANSWERING: [&str; 16] = [
    "accuse",
    "suspect",
    "blame",
    "criticize",
    "criticise",
    "condemn",
    "denounce",
    "thank",
    "praise",
    "commend",
    "charge",
    "convict",
    "acquit",
    "chide",
    "slam",
    "fault",
];

/// Beyond this many clauses a subject is a guess.
const MAX_STEPS: u8 = 6;

impl Tree<'_> {
    /// Whether a verb's grammatical subject is the one it is done to.
    pub(in crate::relations) fn is_passive(&self, verb: TokenIdx) -> bool {
        let sign = |&k: &TokenIdx| self.dep(k).is_passive() && k < verb;
        if self.kids(verb).iter().any(sign) {
            return true;
        }
        if self.tag(verb) != Tag::Vbn || self.closes_aside(verb) {
            return false;
        }
        if self.kids_by(verb, &[Dep::Aux]).any(|k| self.is(k, "have")) {
            return false;
        }
        match self.dep(verb) {
            Dep::Acl | Dep::Advcl | Dep::Amod => true,
            Dep::AclRelcl => self.kid(verb, &[Dep::Nsubj]).is_none(),
            // "was arrested and charged": the second verb shares the auxiliary.
            Dep::Conj => {
                self.kid(verb, &[Dep::Nsubj]).is_none()
                    && self.head(verb).is_some_and(|h| self.tag(h).is_verb() && self.is_passive(h))
            }
            _ => {
                self.kid(verb, &[Dep::Nsubj, Dep::Obj]).is_none()
                    && self.kid(verb, &[Dep::OblAgent]).is_some()
            }
        }
    }

    /// "the envoy, Ada Lee, accused them": a finite verb behind an aside, which taggers like to take
    /// for a participle. A participle there would lead on with "by", "of", "in", "as" or "with".
    fn closes_aside(&self, verb: TokenIdx) -> bool {
        let tokens = self.sentence(verb).tokens;
        let after_comma = verb > tokens.start && self.text(verb - 1) == ",";
        let next = verb + 1;
        if !after_comma || next >= tokens.end || self.kid(verb, &[Dep::Aux, Dep::AuxPass]).is_some()
        {
            return false;
        }
        let by_actor = self.with_preposition(verb, "by").into_iter().any(|p| {
            !self.is_any(p, &["telephone", "phone", "percent", "consensus", "decree", "saying"])
        });
        let leads_on = self.is_any(next, &["by", "of", "in", "as", "with", "from"]);
        let object = matches!(
            self.tag(next),
            Tag::Dt | Tag::PrpPoss | Tag::Prp | Tag::Nnp | Tag::OpenQuote | Tag::Nns | Tag::Jj
        ) || self.is_any(next, &["that", "on", "to", "for"]);
        let aside = (tokens.start..verb - 1).any(|t| self.text(t) == ",");
        aside && (object && !leads_on || self.is(next, "by") && !by_actor)
    }

    /// A verb's subject in the grammatical sense, fetched from other clauses where it has none.
    pub(in crate::relations) fn subject(&self, verb: TokenIdx) -> Option<Argument> {
        self.subject_within(verb, MAX_STEPS)
    }

    fn subject_within(&self, verb: TokenIdx, steps: u8) -> Option<Argument> {
        let own = self.kids_by(verb, &[Dep::Nsubj, Dep::NsubjPass, Dep::NsubjOuter]).last();
        if let Some(own) = own {
            return Some(Argument::own(own));
        }
        let head = self.head(verb)?;
        let steps = steps.checked_sub(1)?;
        let fetched = match self.dep(verb) {
            // "He left; she, who was ill, stayed": a clause behind a semicolon has a subject of its own.
            Dep::Conj | Dep::Parataxis if (head..verb).any(|t| self.text(t) == ";") => None,
            Dep::Conj | Dep::Parataxis if self.heads_clause(head) => {
                self.subject_within(head, steps)
            }
            Dep::Xcomp | Dep::Ccomp | Dep::Advcl | Dep::Csubj | Dep::Dep
                if self.heads_clause(head) =>
            {
                self.controller(head, verb, steps)
            }
            Dep::Acl | Dep::Xcomp | Dep::Advcl | Dep::Nmod | Dep::Obl => {
                self.subject_of_noun_clause(head, verb, steps)
            }
            Dep::AclRelcl => self.kid(verb, &[Dep::Obj]).map(|_| Argument::own(head)),
            Dep::Amod => Some(Argument::own(head)),
            _ => None,
        };
        fetched.map(Argument::further)
    }

    /// Whether a word heads a clause that can have a subject.
    fn heads_clause(&self, token: TokenIdx) -> bool {
        self.is_predicate(token)
            || self.tag(token).is_adjective()
            || self.kid(token, &[Dep::Nsubj, Dep::NsubjPass]).is_some()
    }

    /// Who does what `verb` says, where `verb` hangs on the clause of `head` without a subject:
    /// "urged Russia to stop" (Russia), "is expected to visit" (the subject).
    fn controller(&self, head: TokenIdx, verb: TokenIdx, steps: u8) -> Option<Argument> {
        let infinitive = self.tag(verb) == Tag::Vb;
        // "accused Peru of arming rebels", "thanked Peru for sending aid": the object did it.
        let deed = self.tag(verb) == Tag::Vbg
            && matches!(self.preposition_of_clause(verb), Some("of" | "for"))
            && self.is_any(head, &ANSWERING);
        if deed {
            let answering =
                if self.is_passive(head) { self.subject_within(head, steps) } else { None };
            let object = self.kid(head, &[Dep::Obj]).filter(|&o| o < verb).map(Argument::own);
            return answering.or(object).or_else(|| self.subject_within(head, steps));
        }
        if infinitive && !self.is_passive(head) {
            let object = self.kid(head, &[Dep::Obj, Dep::Iobj]).filter(|&o| o < verb);
            if let Some(object) = object
                && takes_infinitive(self.lemma(head))
            {
                return Some(Argument::own(object));
            }
            // "delivered an invitation to the president to attend".
            if let Some(invited) = object.and_then(|noun| self.addressee(noun)) {
                return Some(Argument::own(invited));
            }
            // "called on Russia to stop".
            if let Some(&on) = self.with_preposition(head, "on").first()
                && self.is_any(head, &["call", "urge", "prevail", "press"])
                && on < verb
            {
                return Some(Argument::own(on));
            }
        }
        self.subject_within(head, steps)
    }

    /// Who does what a participle or infinitive on a noun says: "the envoy visiting Kyiv" (the
    /// envoy), "his plan to visit Kyiv" (he).
    fn subject_of_noun_clause(
        &self,
        noun: TokenIdx,
        verb: TokenIdx,
        steps: u8,
    ) -> Option<Argument> {
        if matches!(self.tag(verb), Tag::Vbg | Tag::Vbn)
            && self.preposition_of_clause(verb).is_none()
        {
            return Some(Argument::own(noun));
        }
        // A finite verb cannot hang on a noun so: the parser lost its subject.
        if matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) {
            return None;
        }
        if self.tag(noun).is_verb() {
            return self.subject_within(noun, steps);
        }
        if self.tag(noun).is_proper_noun() || self.tag(noun) == Tag::Prp {
            return Some(Argument::own(noun));
        }
        let holder = self
            .addressee(noun)
            .or_else(|| self.kid(noun, &[Dep::NmodPoss]))
            .or_else(|| self.with_preposition(noun, "by").first().copied());
        if let Some(holder) = holder {
            return Some(Argument::own(holder));
        }
        // "made a decision to visit": whoever made it.
        let governor = self.ancestors(noun).find(|&t| self.heads_clause(t))?;
        if self.is_under(noun, governor) && self.dep(noun) == Dep::Nsubj {
            return None;
        }
        self.subject_within(governor, steps)
    }

    /// Of whom a noun asks something: "the call on Russia to stop", "an invitation to the president
    /// to attend".
    fn addressee(&self, noun: TokenIdx) -> Option<TokenIdx> {
        if !self.is_any(noun, &ASKING) {
            return None;
        }
        let found = |p| self.with_preposition(noun, p).first().copied();
        let governor = self.head(noun).filter(|&v| self.tag(v).is_verb());
        let beside = governor.and_then(|v| self.with_preposition(v, "to").first().copied());
        found("on").or_else(|| found("to")).or_else(|| found("for")).or(beside)
    }

    /// The preposition or conjunction that opens a clause ("after meeting", "to visit", "if").
    pub(in crate::relations) fn preposition_of_clause(&self, verb: TokenIdx) -> Option<&str> {
        self.kids_by(verb, &[Dep::Mark, Dep::Case]).find(|&k| k < verb).map(|k| self.lemma(k))
    }

    /// A verb's object in the grammatical sense: its own, that of a verb joined to it ("impeach and
    /// suspend him"), or what a relative clause hangs on ("the deal that they signed").
    pub(in crate::relations) fn object(&self, verb: TokenIdx) -> Option<Argument> {
        if let Some(own) = self.kid(verb, &[Dep::Obj]) {
            return Some(Argument::own(own));
        }
        if let Some(shared) = self.shared_object(verb) {
            return Some(Argument::own(shared).further());
        }
        // "the deal (that) they signed": a relative clause with a subject, but no object.
        if self.dep(verb) == Dep::AclRelcl
            && let Some(subject) = self.kid(verb, &[Dep::Nsubj])
            && !self.is_relative(subject)
            && !self.is_passive(verb)
        {
            return self.head(verb).map(|h| Argument::own(h).further());
        }
        None
    }

    fn shared_object(&self, verb: TokenIdx) -> Option<TokenIdx> {
        let joined = if self.dep(verb) == Dep::Conj { self.head(verb) } else { None };
        let before = joined
            .filter(|&h| self.tag(h).is_verb())
            .and_then(|h| self.kid(h, &[Dep::Obj]))
            .filter(|&object| object > verb);
        before.or_else(|| {
            let next = self.kids_by(verb, &[Dep::Conj]).find(|&k| {
                self.tag(k) == self.tag(verb)
                    && k - verb <= 3
                    && self.kid(k, &[Dep::Nsubj, Dep::NsubjPass]).is_none()
            })?;
            self.kid(next, &[Dep::Obj])
        })
    }

    /// Who does what a verb says, whatever its voice.
    pub(in crate::relations) fn logical_subject(&self, verb: TokenIdx) -> Option<Argument> {
        if self.is_passive(verb) {
            return self.agent(verb).map(Argument::own);
        }
        self.subject(verb)
    }

    /// To whom or what a verb does what it says, whatever its voice.
    pub(in crate::relations) fn logical_object(&self, verb: TokenIdx) -> Option<Argument> {
        if self.is_passive(verb) {
            return self.subject(verb);
        }
        self.object(verb)
    }

    /// The phrase after "by" in a passive clause.
    pub(in crate::relations) fn agent(&self, verb: TokenIdx) -> Option<TokenIdx> {
        self.kid(verb, &[Dep::OblAgent]).or_else(|| {
            let own = self.with_preposition(verb, "by");
            own.first().copied().or_else(|| {
                // The parser may hang it on the noun next to the verb.
                // ("by …" after "prevented from doing").
                self.kids_by(verb, &[Dep::Obj, Dep::Obl, Dep::Advcl, Dep::Xcomp, Dep::Ccomp])
                    .find_map(|k| self.with_preposition(k, "by").first().copied())
            })
        })
    }
}

/// Verbs whose object does what the infinitive says even where the parser takes it for a purpose.
fn takes_infinitive(lemma: &str) -> bool {
    const VERBS: [&str; 46] = [
        "urge",
        "ask",
        "tell",
        "order",
        "instruct",
        "invite",
        "force",
        "compel",
        "allow",
        "enable",
        "permit",
        "encourage",
        "press",
        "pressure",
        "push",
        "help",
        "persuade",
        "convince",
        "beg",
        "implore",
        "direct",
        "command",
        "want",
        "require",
        "expect",
        "need",
        "get",
        "cause",
        "lead",
        "authorize",
        "assign",
        "task",
        "call",
        "train",
        "assist",
        "advise",
        "warn",
        "remind",
        "appoint",
        "elect",
        "choose",
        "send",
        "oblige",
        "empower",
        "prompt",
        "challenge",
    ];
    VERBS.contains(&lemma)
}

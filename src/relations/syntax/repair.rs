//! Trees that cannot be right are put right before anything is read off them. Only mistakes that
//! the tree itself gives away: no word is moved because of what it means.

use crate::nlp::{Dep, Document, Tag, TokenIdx, TokenRange};
use crate::text::Article;

use std::collections::BTreeMap;

use crate::nlp::lemma::lemma;

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
        }
        at.find_lost_verb();
        for word in sentence.tokens.iter() {
            at.give_subject_its_verb(word);
            at.find_lost_plural(word);
            at.part_relative_clause(word);
        }
        for word in sentence.tokens.iter() {
            at.give_verb_its_subject(word);
        }
        for word in sentence.tokens.iter() {
            at.lift_from_function_word(word);
            at.give_possessor_its_noun(word);
            at.lower_of_phrase(word);
            at.join_after_and(word);
            at.fold_into_title(word);
            at.move_subject_to_verb_before(word);
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

    /// "Britain has imposed": an auxiliary has no subject; its verb has. The same holds for
    /// everything but negations and parts of fixed phrases.
    fn lift_from_function_word(&mut self, word: TokenIdx) {
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
                Some(above) if is_function_word && above != word => self.trees.heads[word] = Some(above),
                _ => return,
            }
        }
    }

    /// "has established diplomatic ties": a participle behind a form of "have" is the verb, never an
    /// adjective of its object.
    fn undo_adjective(&mut self, verb: TokenIdx) {
        let (document, start) = (self.document, self.tokens.start);
        let tag = document.tokens[verb].tag;
        if self.trees.deps[verb] != Dep::Amod || !matches!(tag, Tag::Vbn | Tag::Vbd) || verb == start {
            return;
        }
        let before = document.tokens[..verb].iter().rev();
        let has = before.take(verb - start).find(|t| t.tag != Tag::Rb);
        let Some(noun) = self.trees.heads[verb].filter(|&noun| noun > verb) else {
            return;
        };
        if has.is_none_or(|t| t.lemma != "have") {
            return;
        }
        // The object of a verb of saying was its clause all along.
        let above = match self.trees.deps[noun] {
            Dep::Obj | Dep::Obl if self.trees.heads[noun].is_some_and(|h| h < verb) => Dep::Ccomp,
            dep => dep,
        };
        (self.trees.heads[verb], self.trees.deps[verb]) = (self.trees.heads[noun], above);
        (self.trees.heads[noun], self.trees.deps[noun]) = (Some(verb), Dep::Obj);
        for word in start..verb {
            if self.trees.heads[word] == Some(noun) {
                self.trees.heads[word] = Some(verb);
            }
        }
    }

    /// "agrees with the leaders' call": what stands before a possessive ending owns the noun behind
    /// it, and the noun takes its place in the clause.
    fn give_possessor_its_noun(&mut self, ending: TokenIdx) {
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
        let noun = run.iter().copied().find(|&t| {
            self.tag(t).is_noun() && self.head(t).is_none_or(|h| !run.contains(&h))
        });
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

    /// "brought water to a quarter of the people": a phrase with "of" belongs to the noun right
    /// before it, unless its verb asks for "of".
    fn lower_of_phrase(&mut self, phrase: TokenIdx) {
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

    /// "the actions of the United States and European countries": a phrase without a preposition
    /// behind a noun and an "and" is joined to that noun.
    fn join_after_and(&mut self, and: TokenIdx) {
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

    /// "Ada and South Korean Foreign Minister Cho": the first word of a title is no member of the
    /// list, if nothing but the title stands between it and the next member.
    fn fold_into_title(&mut self, word: TokenIdx) {
        if self.dep(word) != Dep::Conj || !self.tag(word).is_proper_noun() {
            return;
        }
        let in_title =
            |t: &TokenIdx| self.tag(*t).is_noun() || self.tag(*t).is_adjective();
        let next = (word + 1..self.tokens.end)
            .take_while(in_title)
            .find(|&t| self.dep(t) == Dep::Conj && self.head(t).is_some_and(|h| h < word));
        if let Some(next) = next {
            self.hang(word, next, Dep::Compound);
        }
    }

    /// "he attended the session where he outlined it": what stands before a "where", "which" or
    /// "that" with a subject of its own is no subject of the verb behind it.
    fn move_subject_to_verb_before(&mut self, subject: TokenIdx) {
        let Some(verb) = self.head(subject).filter(|&v| v > subject) else { return };
        if self.dep(subject) != Dep::Nsubj || !self.tag(verb).is_verb() {
            return;
        }
        let opener = (subject + 1..verb).find(|&t| {
            matches!(self.tag(t), Tag::Wrb | Tag::Wdt | Tag::Wp) && self.head(t) == Some(verb)
        });
        let Some(opener) = opener else { return };
        let own = self.kids(verb).any(|k| {
            matches!(self.dep(k), Dep::Nsubj | Dep::NsubjPass) && k > opener && k != subject
        });
        let before = (self.tokens.start..subject).rev().find(|&t| self.tag(t).is_verb());
        if let Some(before) = before
            && own
            && !self.has_kid(before, &[Dep::Obj])
        {
            self.trees.heads[subject] = None;
            self.hang(subject, before, Dep::Obj);
        }
    }

    /// "has provided over $3 billion", "received today the minister": a phrase behind an active verb
    /// without object and without a preposition is its object.
    fn undo_oblique(&mut self, noun: TokenIdx) {
        const TIMES: [&str; 16] = [
            "day", "week", "month", "year", "time", "hour", "minute", "monday", "tuesday",
            "wednesday", "thursday", "friday", "saturday", "sunday", "today", "night",
        ];
        let Some(verb) = self.head(noun).filter(|&v| v < noun && self.tag(v).is_verb()) else {
            return;
        };
        let nominal = self.tag(noun).is_noun() || self.is(noun, "$");
        let lower = self.document.tokens[noun].lemma.to_lowercase();
        let is_time = TIMES.contains(&lower.as_str())
            || self.kids(noun).any(|k| TIMES.contains(&self.document.tokens[k].lemma.as_str()));
        if self.dep(noun) != Dep::Obl
            || !nominal
            || is_time
            || self.has_preposition(noun)
            || self.has_kid(verb, &[Dep::Obj, Dep::AuxPass, Dep::NsubjPass, Dep::Ccomp])
            || self.has_kid(noun, &[Dep::Cop, Dep::Mark])
        {
            return;
        }
        self.trees.deps[noun] = Dep::Obj;
    }

    /// "The league, known as the Union, is expected to meet": a participle between commas is an aside
    /// about the subject; the finite verb behind it is the clause.
    fn undo_aside_as_clause(&mut self, participle: TokenIdx) {
        if self.tag(participle) != Tag::Vbn || self.has_kid(participle, &[Dep::Aux, Dep::AuxPass]) {
            return;
        }
        let comma = (self.tokens.start..participle).rev().find(|&t| self.tag(t) != Tag::Rb);
        let Some(comma) = comma.filter(|&t| self.text(t) == ",") else { return };
        let subject = self
            .kids(participle)
            .find(|&k| matches!(self.dep(k), Dep::Nsubj | Dep::NsubjPass) && k < comma);
        let clause = self.kids(participle).find(|&k| {
            k > participle
                && self.tag(k).is_verb()
                && (matches!(self.tag(k), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                    || self.has_kid(k, &[Dep::Aux, Dep::AuxPass]))
                && !self.has_kid(k, &[Dep::Nsubj, Dep::NsubjPass, Dep::Mark])
                && (participle..k).any(|t| self.text(t) == ",")
        });
        let (Some(subject), Some(clause)) = (subject, clause) else { return };
        let (head, dep) = (self.head(participle), self.dep(participle));
        (self.trees.heads[clause], self.trees.deps[clause]) = (head, dep);
        let passive = self.has_kid(clause, &[Dep::AuxPass]);
        let dep = if passive { Dep::NsubjPass } else { Dep::Nsubj };
        (self.trees.heads[subject], self.trees.deps[subject]) = (Some(clause), dep);
        (self.trees.heads[participle], self.trees.deps[participle]) = (Some(subject), Dep::Acl);
    }

    /// "has not lent", "which blamed them": what has an auxiliary or an object is no adjective.
    fn undo_adjective_with_auxiliary(&mut self, word: TokenIdx) {
        let verbal = [Dep::Aux, Dep::AuxPass, Dep::Obj];
        if !self.tag(word).is_adjective() || !self.has_kid(word, &verbal) {
            return;
        }
        let form = lemma(self.text(word), Tag::Vbn);
        if form != self.text(word).to_lowercase() {
            self.trees.tags[word] = Tag::Vbn;
            self.trees.lemmas.insert(word, form);
        }
    }

    /// "Police fired tear gas": a noun without a copula has no subject; a word between the two that
    /// looks like a past tense is the verb.
    fn give_subject_its_verb(&mut self, noun: TokenIdx) {
        if !self.tag(noun).is_noun() || self.has_kid(noun, &[Dep::Cop]) {
            return;
        }
        let subject = self.kids(noun).find(|&k| self.dep(k) == Dep::Nsubj && k < noun);
        let Some(subject) = subject else { return };
        let is_past = |t: &TokenIdx| {
            let text = self.text(*t);
            matches!(self.tag(*t), Tag::Jj | Tag::Nn | Tag::In | Tag::Vbn | Tag::Vbd)
                && text.bytes().all(|b| b.is_ascii_lowercase())
                && text.len() > 3
                && self.head(*t) == Some(noun)
                && lemma(text, Tag::Vbd) != text
        };
        let Some(verb) = (subject + 1..noun).find(is_past) else {
            // "The party, the largest, fears for its seats".
            let behind = self.text(noun - 1) == "," || self.tag(noun - 1).is_proper_noun();
            if self.tag(noun) == Tag::Nns && behind {
                let form = lemma(self.text(noun), Tag::Vbz);
                self.trees.tags[noun] = Tag::Vbz;
                self.trees.lemmas.insert(noun, form);
            }
            return;
        };
        let form = lemma(self.text(verb), Tag::Vbd);
        self.trees.tags[verb] = Tag::Vbd;
        self.trees.lemmas.insert(verb, form);
        let (head, dep) = (self.head(noun), self.dep(noun));
        (self.trees.heads[verb], self.trees.deps[verb]) = (head, dep);
        (self.trees.heads[noun], self.trees.deps[noun]) = (Some(verb), Dep::Obj);
        let movable: Vec<TokenIdx> = self
            .kids(noun)
            .filter(|&k| {
                k < verb
                    || k > noun
                        && !matches!(
                            self.dep(k),
                            Dep::Nmod | Dep::Appos | Dep::Acl | Dep::AclRelcl | Dep::Flat
                        )
            })
            .filter(|&k| k != verb)
            .collect();
        for kid in movable {
            self.trees.heads[kid] = Some(verb);
        }
    }

    /// "the talks": what the tagger takes for a singular, but ends like a plural.
    fn find_lost_plural(&mut self, word: TokenIdx) {
        const SINGULAR: [&str; 8] =
            ["news", "politics", "economics", "series", "species", "headquarters", "means", "gas"];
        let text = self.text(word);
        let plural = self.tag(word) == Tag::Nn
            && text.len() > 4
            && text.ends_with('s')
            && text.bytes().all(|b| b.is_ascii_lowercase())
            && !["ss", "us", "is"].iter().any(|end| text.ends_with(end))
            && !SINGULAR.contains(&text);
        if plural {
            let form = lemma(text, Tag::Nns);
            self.trees.tags[word] = Tag::Nns;
            self.trees.lemmas.insert(word, form);
        }
    }

    /// "The party, which blamed them, has offered to help": the verb of "which" is not that of the
    /// sentence; what stands before the comma is the subject of the verb behind the clause.
    fn part_relative_clause(&mut self, relative: TokenIdx) {
        if !matches!(self.tag(relative), Tag::Wdt | Tag::Wp)
            || relative < self.tokens.start + 2
            || self.text(relative - 1) != ","
            || !self.dep(relative).is_subject()
        {
            return;
        }
        let Some(inner) = self.head(relative).filter(|&v| v > relative) else { return };
        if self.dep(inner) == Dep::AclRelcl || !self.tag(inner).is_verb() {
            return;
        }
        let before = relative - 2;
        if !self.tag(before).is_noun() {
            return;
        }
        let mut name = self.phrase_head(before);
        // The name may be an apposition of the subject proper.
        for _ in 0..3 {
            match self.head(name) {
                Some(above)
                    if matches!(self.dep(name), Dep::Appos | Dep::Flat | Dep::Nmod)
                        && self.head(name) != Some(inner) =>
                {
                    name = above;
                }
                _ => break,
            }
        }
        if self.head(name) != Some(inner) || name > relative {
            return;
        }
        let outer = self.tokens.iter().find(|&t| {
            let finite = matches!(self.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || self.has_kid(t, &[Dep::Aux, Dep::AuxPass]);
            t > inner
                && self.tag(t).is_verb()
                && finite
                && self.is_above(inner, t)
                && (inner..t).any(|k| self.text(k) == ",")
                && matches!(
                    self.dep(t),
                    Dep::Advcl | Dep::Conj | Dep::Parataxis | Dep::Ccomp | Dep::Xcomp | Dep::Dep
                )
                && !self.kids(t).any(|k| self.dep(k) == Dep::Cc)
        });
        let (head, dep) = (self.head(inner), self.dep(inner));
        match outer {
            Some(outer) => {
                (self.trees.heads[outer], self.trees.deps[outer]) = (head, dep);
                let passive = self.has_kid(outer, &[Dep::AuxPass]);
                let dep = if passive { Dep::NsubjPass } else { Dep::Nsubj };
                (self.trees.heads[name], self.trees.deps[name]) = (Some(outer), dep);
            }
            None => (self.trees.heads[name], self.trees.deps[name]) = (head, dep),
        }
        (self.trees.heads[inner], self.trees.deps[inner]) = (Some(name), Dep::AclRelcl);
    }

    /// "Ada and her colleague, Bob, are to meet": a name before a finite verb without a subject is
    /// its subject, not somebody who is called by name.
    fn give_verb_its_subject(&mut self, name: TokenIdx) {
        if !matches!(self.dep(name), Dep::Vocative | Dep::Dislocated | Dep::Discourse | Dep::List)
            || !self.tag(name).is_noun()
            || self.has_preposition(name)
        {
            return;
        }
        let Some(verb) = self.head(name).filter(|&v| v > name && self.tag(v).is_verb()) else {
            return;
        };
        let subjects = [Dep::Nsubj, Dep::NsubjPass, Dep::Csubj, Dep::NsubjOuter];
        let quoted = (name..verb).any(|t| matches!(self.tag(t), Tag::OpenQuote | Tag::CloseQuote));
        if !self.has_kid(verb, &subjects) && !quoted {
            let passive = self.has_kid(verb, &[Dep::AuxPass]);
            self.trees.deps[name] = if passive { Dep::NsubjPass } else { Dep::Nsubj };
        }
    }

    /// "The minister thanked Ada": a word in "-ed" between a name and its object is a verb, whatever
    /// the tagger says; and a sentence without any verb has lost one.
    fn find_lost_verb(&mut self) {
        let start = self.tokens.start;
        let any_verb = self.tokens.iter().any(|t| self.tag(t).is_verb());
        for word in self.tokens.iter().skip(1) {
            let next = word + 1;
            if next >= self.tokens.end || word == start {
                return;
            }
            let text = self.text(word).to_owned();
            if !text.bytes().all(|b| b.is_ascii_lowercase()) {
                continue;
            }
            let in_ed = text.ends_with("ed") && text.len() > 4 && text != "provided";
            let after_name = self.tag(word - 1).is_proper_noun() || self.text(word - 1) == ",";
            let before_object = matches!(
                self.tag(next),
                Tag::Nnp
                    | Tag::Nnps
                    | Tag::Dt
                    | Tag::PrpPoss
                    | Tag::Prp
                    | Tag::OpenQuote
                    | Tag::CloseQuote
            );
            let odd_tag = self.tag(word) == Tag::In
                || matches!(self.tag(word), Tag::Nn | Tag::Jj | Tag::Nnp)
                    && before_object
                    && after_name;
            let form = lemma(&text, Tag::Vbd);
            let lost = !any_verb
                && matches!(self.tag(word), Tag::Nn | Tag::Jj | Tag::In)
                && self.tag(word - 1).is_noun()
                && form != text
                && self.tokens.len() > 5;
            if in_ed && odd_tag && before_object || lost {
                self.trees.tags[word] = Tag::Vbd;
                self.trees.lemmas.insert(word, form);
                if lost {
                    return;
                }
            }
        }
    }
}

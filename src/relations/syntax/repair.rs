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
        }
        at.find_lost_verb();
        for word in sentence.tokens.iter() {
            at.lift_from_function_word(word);
            at.give_possessor_its_noun(word);
            at.lower_of_phrase(word);
            at.join_after_and(word);
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
        (self.trees.heads[verb], self.trees.deps[verb]) = (self.trees.heads[noun], self.trees.deps[noun]);
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
        let is_loose = matches!(self.dep(noun), Dep::Obl | Dep::Obj | Dep::Nmod)
            && self.tag(noun).is_noun()
            && !self.has_preposition(noun)
            && !self.has_kid(noun, &[Dep::Cop, Dep::Nsubj]);
        let verb_between = (and + 1..noun).any(|t| self.tag(t).is_verb());
        if is_loose && !verb_between && self.tag(before).is_noun() {
            let first = self.phrase_head(before);
            self.hang(noun, first, Dep::Conj);
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
                Tag::Nnp | Tag::Nnps | Tag::Dt | Tag::PrpPoss | Tag::Prp
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

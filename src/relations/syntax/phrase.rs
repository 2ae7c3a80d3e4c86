//! Noun phrases: their prepositions, and the phrases joined to them by "and".

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::Tree;

/// Participles that do a preposition's work ("concerns regarding X").
const PARTICIPLES: [(&str, &str); 8] = [
    ("regard", "regarding"),
    ("concern", "regarding"),
    ("follow", "after"),
    ("include", "including"),
    ("involve", "with"),
    ("surround", "about"),
    ("accord", "according"),
    ("accompany", "with"),
];

impl Tree<'_> {
    /// The preposition of a noun phrase, by the phrase's main word; for prepositions of several
    /// words the one that says most ("along with" → "with", "because of" → "because").
    pub(in crate::relations) fn preposition(&self, phrase: TokenIdx) -> Option<&str> {
        let own = |word: TokenIdx| {
            // The possessive ending is a case marker too, but no preposition.
            let is_case = move |c: &TokenIdx| self.tag(*c) != Tag::Pos && *c < word;
            self.kids_by(word, &[Dep::Case]).filter(is_case).collect::<Vec<_>>()
        };
        let mut cases = own(phrase);
        if cases.is_empty() {
            // The parser may hang it on the title before a name.
            let titles = [Dep::NmodDesc, Dep::Compound, Dep::Amod];
            let mut titles = self.kids_by(phrase, &titles).filter(|&k| k < phrase);
            cases = titles.find_map(|k| Some(own(k)).filter(|c| !c.is_empty())).unwrap_or_default();
        }
        let mut cases = cases.into_iter();
        let first = cases.next()?;
        let second = cases.last().or_else(|| self.kids_by(first, &[Dep::Fixed]).last());
        let Some(second) = second else {
            let participle = PARTICIPLES.iter().find(|(lemma, _)| self.is(first, lemma));
            let is_verb = self.tag(first).is_verb();
            return Some(participle.filter(|_| is_verb).map_or(self.lemma(first), |(_, p)| p));
        };
        let (a, b) = (self.lemma(first), self.lemma(second));
        Some(match (a.to_ascii_lowercase().as_str(), b.to_ascii_lowercase().as_str()) {
            ("because" | "due" | "thanks" | "owing", _) => "because",
            ("according", _) => "according",
            ("ahead" | "prior", _) => "before",
            ("instead" | "rather", _) => "instead",
            ("out" | "away", _) => "from",
            ("such", _) => "including",
            ("outside", _) => "outside",
            ("as", "for" | "to" | "of") => "about",
            ("next" | "close" | "near", _) => "near",
            _ => b,
        })
    }

    /// The noun phrases that hang on a word with a preposition: pairs of preposition and phrase.
    pub(in crate::relations) fn prepositional(&self, token: TokenIdx) -> Vec<(&str, TokenIdx)> {
        let mut found = Vec::new();
        for &kid in self.kids(token) {
            match self.dep(kid) {
                Dep::Obl | Dep::Nmod | Dep::OblAgent | Dep::Advmod | Dep::Dep | Dep::Xcomp => {
                    if let Some(preposition) = self.preposition(kid) {
                        found.push((preposition, kid));
                    }
                }
                Dep::Acl | Dep::Advcl | Dep::Case | Dep::Mark => {
                    if let Some(pair) = self.participle(kid) {
                        found.push(pair);
                    } else if self.tag(kid).is_noun()
                        && let Some(preposition) = self.preposition(kid)
                    {
                        found.push((preposition, kid));
                    }
                }
                // "several states, including A and B".
                Dep::Appos | Dep::Conj if self.preposition(kid) == Some("including") => {
                    found.push(("including", kid));
                }
                _ => {}
            }
        }
        found
    }

    /// A participle that works as a preposition, with the phrase it governs.
    fn participle(&self, verb: TokenIdx) -> Option<(&str, TokenIdx)> {
        if self.tag(verb) != Tag::Vbg && self.tag(verb) != Tag::Vbn {
            return None;
        }
        let (_, preposition) = PARTICIPLES.iter().find(|(lemma, _)| self.is(verb, lemma))?;
        let phrase = self.kid(verb, &[Dep::Obj, Dep::Obl, Dep::OblAgent])?;
        Some((preposition, phrase))
    }

    /// The phrases that hang on a word with this preposition.
    pub(in crate::relations) fn with_preposition(
        &self,
        token: TokenIdx,
        preposition: &str,
    ) -> Vec<TokenIdx> {
        self.prepositional(token)
            .into_iter()
            .filter(|(p, _)| p.eq_ignore_ascii_case(preposition))
            .map(|(_, phrase)| phrase)
            .collect()
    }

    /// A phrase and those joined to it by "and", "or", "as well as".
    pub(in crate::relations) fn joined(&self, phrase: TokenIdx) -> Vec<TokenIdx> {
        let mut all = vec![phrase];
        let mut at = 0;
        // A conjunct may carry conjuncts of its own where the parser nests them.
        while at < all.len() && all.len() < 64 {
            let mut closed = false;
            for kid in self.kids_by(all[at], &[Dep::Conj]) {
                let is_clause = self.tag(kid).is_verb() || self.kid(kid, &[Dep::Cop]).is_some();
                let and = self.kid(kid, &[Dep::Cc]).is_some();
                // "A and B agreed, their offices said": behind the "and" the list is closed, and a
                // verb ends it in any case.
                let verb_between = (all[at]..kid)
                    .any(|t| matches!(self.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
                // "welcomed the plan, but Ada Lee said": no list.
                let but = self.kids_by(kid, &[Dep::Cc]).any(|c| self.is(c, "but"));
                let beyond = !and && (closed || verb_between) || but;
                closed |= and;
                if !is_clause && !beyond && !all.contains(&kid) {
                    all.push(kid);
                }
            }
            at += 1;
        }
        all
    }

    /// The noun phrase that a relative clause's pronoun stands for, by the pronoun or any word in
    /// the relative clause.
    pub(in crate::relations) fn antecedent(&self, token: TokenIdx) -> Option<TokenIdx> {
        let clause = std::iter::once(token)
            .chain(self.ancestors(token))
            .find(|&t| matches!(self.dep(t), Dep::AclRelcl | Dep::AdvclRelcl));
        clause.and_then(|clause| self.head(clause)).or_else(|| {
            // The parser missed the relative clause: the noun right before the pronoun.
            let before = token.checked_sub(1)?;
            let before = if self.text(before) == "," { before.checked_sub(1)? } else { before };
            let in_sentence = self.sentence(token).tokens.contains(before);
            (in_sentence && self.tag(before).is_noun()).then_some(before)
        })
    }
}

//! Titles with the names they belong to: "[Kenya's former Foreign Minister Dr.] Ada Roe", "Ada Roe[,
//! Minister for Trade of Kenya,]". They are told by the grammar of offices, not by the parser.

use crate::knowledge::Knowledge;
use crate::nlp::parser::collapse::Bare;
use crate::nlp::{Dep, NameKind, Tag};

/// No office has more words.
const LONGEST: usize = 9;
/// No apposition with an office has more words.
const LONGEST_APPOSITION: usize = 18;

impl Bare<'_> {
    /// Hangs the titles before a person's name on it.
    pub(super) fn before(&mut self, start: usize, name: usize) {
        let mut end = start;
        for _ in 0..6 {
            end = match self.honorific_before(end) {
                Some(at) => {
                    (at..end).for_each(|word| self.hang(word, name, Dep::NmodDesc));
                    at
                }
                None => match self.office_before(end, name, 0) {
                    Some((at, office)) => self.left_of(at, office),
                    None => return,
                },
            };
            // "Deputy Prime Minister and Defense Minister".
            let joined = end > 1 && self.is(end - 1, &["and"]) && {
                let offices = &Knowledge::shipped().offices;
                self.start_of_office(offices, end - 1).is_some()
            };
            if joined {
                self.hang(end - 1, name, Dep::Cc);
                end -= 1;
            }
        }
    }

    /// "Dr.", "His Excellency" right before a word: where it starts.
    fn honorific_before(&self, end: usize) -> Option<usize> {
        let offices = &Knowledge::shipped().offices;
        let period = usize::from(end > 1 && self.texts[end - 1] == ".");
        (1..=4).filter_map(|len| end.checked_sub(len + period)).find(|&at| {
            let fits = |m: crate::knowledge::HonorificMatch| at + m.len + period == end;
            offices.honorific_at(self.texts, at).is_some_and(fits)
                && self.texts[at].starts_with(char::is_uppercase)
        })
    }

    fn start_of_office(
        &self,
        offices: &crate::knowledge::Offices,
        end: usize,
    ) -> Option<(usize, usize)> {
        let starts = end.saturating_sub(LONGEST)..end;
        starts.rev().fold(None, |found, at| match offices.longest_at(&self.texts[..end], at) {
            Some(office) if at + office.len == end => Some((at, at + office.head)),
            _ => found,
        })
    }

    /// The office that ends before a word, "of X to Y" included: hung on the name; where it starts
    /// and its main word.
    fn office_before(&mut self, end: usize, name: usize, depth: u8) -> Option<(usize, usize)> {
        let offices = &Knowledge::shipped().offices;
        let plain = || {
            let at = end.checked_sub(1)?;
            self.is(at, &["colleague", "homologue"]).then_some((at, at))
        };
        if let Some((start, head)) = self.start_of_office(offices, end).or_else(plain)
            && self.is_whole(start, end)
        {
            self.inner(start, end, head);
            self.hang(head, name, Dep::NmodDesc);
            return Some((start, head));
        }
        let super::Unit { start, head: owner, kind, .. } = self.unit_before(end)?;
        let mut at = start;
        if at > 0 && self.is(at - 1, &["the"]) {
            at -= 1;
        }
        let preposition = at.checked_sub(1).filter(|&p| self.is(p, &["of", "to", "for", "at"]))?;
        if kind == NameKind::Person || depth > 2 {
            return None;
        }
        let (office_start, head) = self.office_before(preposition, name, depth + 1)?;
        self.hang(owner, head, Dep::Nmod);
        self.hang(preposition, owner, Dep::Case);
        if at < start {
            self.hang(at, owner, Dep::Det);
        }
        Some((office_start, head))
    }

    /// The words of an office hang on its noun: "Minister of [Trade and Industry]".
    fn inner(&mut self, start: usize, end: usize, head: usize) {
        let mut preposition = None;
        for word in start..end {
            if word == head {
                continue;
            }
            let tag = self.tag(word);
            if word > head && matches!(tag, Tag::In | Tag::To) {
                preposition = Some(word);
            }
            let is_last = word + 1 == end;
            match preposition {
                Some(p) if is_last && p < word => {
                    self.hang(word, head, Dep::Nmod);
                    (p..word).for_each(|w| {
                        self.hang(w, word, super::inner_label(Tag::ALL[usize::from(self.tags[w])]));
                    });
                    self.hang(p, word, Dep::Case);
                }
                _ => self.hang(word, head, super::inner_label(tag)),
            }
        }
    }

    /// What stands before an office and belongs to it: status, country, organization, article.
    /// Returns where it starts.
    fn left_of(&mut self, start: usize, office: usize) -> usize {
        let offices = &Knowledge::shipped().offices;
        let mut at = start;
        while at > 0 {
            let modifier = (1..=3).filter_map(|len| at.checked_sub(len)).find(|&from| {
                let found = offices.modifier_at(self.texts, from);
                found.is_some_and(|m| m.before && from + m.len == at) && self.is_whole(from, at)
            });
            if let Some(from) = modifier {
                (from..at).for_each(|word| self.hang(word, office, Dep::Amod));
                at = from;
            } else if let Some(super::Unit { start: from, head, kind, .. }) = self.unit_before(at)
                && kind != NameKind::Person
                && !self.completes_office(from)
            {
                let adjective = self.tag(head).is_adjective();
                self.hang(head, office, if adjective { Dep::Amod } else { Dep::Compound });
                at = from;
            } else if self.tag(at - 1) == Tag::Pos
                && let Some(super::Unit { start: from, head, kind, .. }) = self.unit_before(at - 1)
                && kind != NameKind::Person
            {
                self.hang(head, office, Dep::NmodPoss);
                self.hang(at - 1, head, Dep::Case);
                return from;
            } else if let Some(from) = self.adjectives_before(at) {
                (from..at).for_each(|word| self.hang(word, office, Dep::Amod));
                at = from;
            } else if let Some(from) = self.country_before(at) {
                (from..at - 1).for_each(|word| self.hang(word, at - 1, Dep::Compound));
                self.hang(at - 1, office, Dep::Amod);
                at = from;
            } else {
                break;
            }
        }
        if at > 0 && self.is(at - 1, &["the"]) {
            at -= 1;
            self.hang(at, office, Dep::Det);
        } else if at > 0 && self.tag(at - 1) == Tag::PrpPoss {
            at -= 1;
            self.hang(at, office, Dep::NmodPoss);
        }
        at
    }

    /// Whether a name belongs to an office before it: "Envoy to the [Red Sea] Ambassador A".
    fn completes_office(&self, start: usize) -> bool {
        let article = usize::from(start > 0 && self.is(start - 1, &["the"]));
        let preposition = start.checked_sub(1 + article);
        preposition.is_some_and(|p| {
            self.is(p, &["of", "to", "for", "at"])
                && self.start_of_office(&Knowledge::shipped().offices, p).is_some()
        })
    }

    /// "the newly elected", "its longtime" right before a word: where the adjectives start, if what
    /// stands before them shows that they belong to a phrase.
    fn adjectives_before(&self, end: usize) -> Option<usize> {
        let plain = |t: usize| self.texts[t].starts_with(char::is_lowercase);
        let run = (0..end).rev().take(3).take_while(|&t| {
            let tag = self.tag(t);
            let first = matches!(tag, Tag::Jj | Tag::Vbn) || tag == Tag::Rb && t + 1 < end;
            plain(t) && first && self.collapsed.hung[t].is_none()
        });
        let from = run.last()?;
        let before = from.checked_sub(1)?;
        let opens = matches!(self.tag(before), Tag::Dt | Tag::Pos | Tag::PrpPoss)
            || self.country_before(from).is_some();
        opens.then_some(from)
    }

    /// "South Korean" right before a word: where it starts.
    fn country_before(&self, end: usize) -> Option<usize> {
        let countries = &Knowledge::shipped().countries;
        let found = (1..=3).filter_map(|len| end.checked_sub(len)).filter(|&at| {
            let hit = countries.longest_at(&self.texts[..end], at);
            hit.is_some_and(|hit| {
                at + hit.len == end && hit.uses.iter().any(|u| u.word.is_demonym())
            })
        });
        let longest = found.last();
        longest.filter(|&at| self.is_whole(at, end))
    }

    /// "its spokesman, Ada Roe, said": an office set off before the name that it is one's.
    pub(super) fn set_off(&mut self, start: usize, end: usize, name: usize) {
        let closes = |text: &str| matches!(text, "," | "." | ";" | ")");
        let n = self.texts.len();
        if start < 2 || self.texts[start - 1] != "," || end < n && !closes(self.texts[end]) {
            return;
        }
        if self.collapsed.hung[start - 1].is_some() || self.collapsed.hung[start - 2].is_some() {
            return;
        }
        let Some((at, office)) = self.office_before(start - 1, name, 0) else { return };
        self.left_of(at, office);
        self.hang(start - 1, office, Dep::Punct);
        if end < n && self.texts[end] == "," && self.goes_on(end + 1) {
            self.hang(end, name, Dep::Punct);
        }
    }

    /// Hangs an apposition with an office behind a person's name on it: "Ada Roe, head of the Red
    /// Cross in Kenya, said".
    pub(super) fn behind(&mut self, end: usize, name: usize) {
        let n = self.texts.len();
        if end + 2 >= n || self.texts[end] != "," {
            return;
        }
        let start = end + 1;
        let limit = n.min(start + LONGEST_APPOSITION);
        let stop = (start..limit).find(|&t| matches!(self.texts[t], "," | ";" | "." | ")"));
        let Some(stop) = stop else { return };
        let plain = (start..stop).all(|t| {
            let tag = self.tag(t);
            !tag.is_verb()
                && !matches!(tag, Tag::Md | Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Prp | Tag::Rb)
                && !self.is(t, &["and"]) | (self.tag(t) == Tag::Cc && self.in_office_or_name(t))
        });
        let people = self
            .collapsed
            .names
            .iter()
            .any(|p| p.kind == NameKind::Person && p.end > start && p.start < stop);
        if !plain || people || !self.is_whole(start, stop) {
            return;
        }
        let Some((from, to, office)) = self.office_within(start, stop) else { return };
        self.inner(from, to, office);
        let lead = self.left_of(from, office);
        if lead < start {
            return;
        }
        for word in start..lead {
            if self.collapsed.hung[word].is_none() {
                let dep = super::inner_label(self.tag(word));
                self.hang(word, office, dep);
            }
        }
        self.complements(to, stop, office);
        self.hang(office, name, Dep::Appos);
        self.hang(end, office, Dep::Punct);
        if self.texts[stop] == "," && self.goes_on(stop + 1) {
            self.hang(stop, office, Dep::Punct);
        }
    }

    /// Whether the clause goes on here: a comma before it only closed the apposition. Before another
    /// noun phrase it may part a list or two clauses.
    fn goes_on(&self, at: usize) -> bool {
        at < self.texts.len() && {
            let tag = self.tag(at);
            tag.is_verb() || matches!(tag, Tag::Md | Tag::Cc | Tag::In | Tag::To | Tag::Rb)
        }
    }

    /// "Trade and Industry", "Foreign Minister and Vice President".
    fn in_office_or_name(&self, and: usize) -> bool {
        let capital =
            |t: usize| self.texts.get(t).is_some_and(|w| w.starts_with(char::is_uppercase));
        and > 0 && capital(and - 1) && capital(and + 1)
    }

    /// The first office in a stretch, if nothing but what may stand before an office does.
    fn office_within(&self, start: usize, stop: usize) -> Option<(usize, usize, usize)> {
        let offices = &Knowledge::shipped().offices;
        for at in start..stop.min(start + 8) {
            if let Some(office) = offices.longest_at(&self.texts[..stop], at)
                && self.is_whole(at, at + office.len)
            {
                return Some((at, at + office.len, at + office.head));
            }
            let tag = self.tag(at);
            let small = tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Dt | Tag::PrpPoss | Tag::Pos);
            if !small {
                return None;
            }
        }
        None
    }

    /// "of X", "at the Y of Z": each phrase hangs on the office.
    fn complements(&mut self, start: usize, stop: usize, office: usize) {
        let mut at = start;
        while at < stop {
            let first = at;
            at += 1;
            while at < stop
                && !(matches!(self.tag(at), Tag::In | Tag::To)
                    && self.texts[at].starts_with(char::is_lowercase)
                    && self.is_whole(first, at))
            {
                at += 1;
            }
            // The last word that is not inside a name already.
            let free = (first..at).rev().find(|&t| self.collapsed.hung[t].is_none());
            let Some(head) = free else { continue };
            for word in first..at {
                if self.collapsed.hung[word].is_none() {
                    let tag = self.tag(word);
                    let case = word == first && matches!(tag, Tag::In | Tag::To);
                    let dep = if case { Dep::Case } else { super::inner_label(tag) };
                    self.hang(word, head, dep);
                }
            }
            self.hang(head, office, Dep::Nmod);
        }
    }
}

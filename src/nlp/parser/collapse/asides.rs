//! What stands in a clause without being part of its bones: times, sums, ages, "meanwhile" between
//! commas, short remarks in brackets.

use crate::knowledge::{CalendarWord, Knowledge};
use crate::nlp::parser::collapse::Bare;
use crate::nlp::{Dep, NameKind, Tag};

/// A time does not hang on a verb that is farther away than this.
const REACH: usize = 15;
/// Longer remarks in brackets are sentences of their own.
const LONGEST_REMARK: usize = 10;

impl Bare<'_> {
    /// Sets all of them aside.
    pub(super) fn set_aside(&mut self) {
        for word in 0..self.texts.len() {
            if self.collapsed.hung[word].is_none() {
                self.sum(word);
                self.age(word);
                self.adverb(word);
                self.remark(word);
                self.time(word);
                self.distance(word);
            }
        }
    }

    /// "$4 billion" is one word to the clause.
    fn sum(&mut self, currency: usize) {
        if self.tag(currency) != Tag::Currency {
            return;
        }
        let mut at = currency + 1;
        while at < self.texts.len() && self.tag(at) == Tag::Cd {
            self.hang(at, currency, Dep::Nummod);
            at += 1;
        }
    }

    /// "Ada Roe, 72, said".
    fn age(&mut self, comma: usize) {
        let Some(person) = self.unit_before(comma) else { return };
        let is_age = |text: &str| text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        if person.kind == NameKind::Person
            && let Some([",", age, ","]) = self.three(comma)
            && is_age(age)
        {
            self.hang(comma + 1, person.head, Dep::Nummod);
            self.hang(comma, comma + 1, Dep::Punct);
            self.hang(comma + 2, comma + 1, Dep::Punct);
        }
    }

    fn three(&self, at: usize) -> Option<[&str; 3]> {
        self.texts.get(at..at + 3)?.try_into().ok()
    }

    /// ", meanwhile," and ", for her part,".
    fn adverb(&mut self, comma: usize) {
        const ADVERBS: [&str; 12] = [
            "meanwhile",
            "however",
            "also",
            "therefore",
            "separately",
            "moreover",
            "though",
            "too",
            "reportedly",
            "instead",
            "nevertheless",
            "likewise",
        ];
        if comma == 0 || self.texts[comma] != "," {
            return;
        }
        if let Some([",", adverb, ","]) = self.three(comma)
            && ADVERBS.contains(&adverb)
            && let Some(verb) = self.verb_near(comma, comma + 3)
        {
            self.hang(comma + 1, verb, Dep::Advmod);
            self.hang(comma, comma + 1, Dep::Punct);
            self.hang(comma + 2, comma + 1, Dep::Punct);
        } else if let Some([",", "for", _, "part", ","]) = self.texts.get(comma..comma + 5)
            && self.tag(comma + 2) == Tag::PrpPoss
            && let Some(verb) = self.verb_near(comma, comma + 5)
        {
            self.hang(comma + 3, verb, Dep::Obl);
            self.hang(comma + 1, comma + 3, Dep::Case);
            self.hang(comma + 2, comma + 3, Dep::NmodPoss);
            self.hang(comma, comma + 3, Dep::Punct);
            self.hang(comma + 4, comma + 3, Dep::Punct);
        }
    }

    /// "(about $3 million)", without a clause of its own.
    fn remark(&mut self, open: usize) {
        let n = self.texts.len();
        if self.texts[open] != "(" || open == 0 {
            return;
        }
        let limit = n.min(open + LONGEST_REMARK);
        let Some(close) = (open + 1..limit).find(|&t| self.texts[t] == ")") else { return };
        let verb = (open + 1..close).any(|t| self.tag(t).is_verb());
        let free = |t: &usize| self.collapsed.hung[*t].is_none();
        let Some(head) = (open + 1..close).rev().find(free) else { return };
        let Some(before) = (0..open).rev().find(free) else { return };
        if verb || self.tag(before).is_punctuation() {
            return;
        }
        for word in open + 1..close {
            if self.collapsed.hung[word].is_none() {
                self.hang(word, head, Dep::Compound);
            }
        }
        self.hang(head, before, Dep::Appos);
        self.hang(open, head, Dep::Punct);
        self.hang(close, head, Dep::Punct);
    }

    /// "on Monday", "yesterday", "in May 2019": hung on the verb beside.
    fn time(&mut self, start: usize) {
        let Some((head, mut end)) = self.time_at(start) else { return };
        let n = self.texts.len();
        let taken = |t: usize| self.collapsed.hung[t].is_some();
        if (start..end).any(taken) {
            return;
        }
        let Some(verb) = self.verb_near(start, end) else { return };
        let has_preposition = matches!(self.tag(start), Tag::In) && start < head;
        for word in (start..end).filter(|&w| w != head) {
            let dep = match self.tag(word) {
                Tag::In if word < head => Dep::Case,
                Tag::Dt => Dep::Det,
                Tag::Cd => Dep::Nummod,
                tag if tag.is_punctuation() => Dep::Punct,
                _ => Dep::Compound,
            };
            self.hang(word, head, dep);
        }
        self.hang(head, verb, if has_preposition { Dep::Obl } else { Dep::OblUnmarked });
        // "On Monday, …", "…, on Monday, …".
        let opens = start == 0 || self.texts[start - 1] == ",";
        if opens && end < n && self.texts[end] == "," {
            self.hang(end, head, Dep::Punct);
            end += 1;
            if start > 0 && end < n {
                self.hang(start - 1, head, Dep::Punct);
            }
        }
    }

    /// "two years ago" hangs on the verb beside, "years after …" on what opens the clause.
    fn distance(&mut self, unit: usize) {
        let calendar = &Knowledge::shipped().calendar;
        let is_unit = self.texts[unit].starts_with(char::is_lowercase)
            && calendar
                .longest_at(&[self.texts[unit].trim_end_matches('s')], 0)
                .is_some_and(|(_, word)| matches!(word, CalendarWord::Unit(_)));
        let Some(&next) = self.texts.get(unit + 1).filter(|_| is_unit && unit > 0) else { return };
        let counted = matches!(self.tag(unit - 1), Tag::Cd)
            || self.is(unit - 1, &["several", "few", "many", "some"]);
        let target = match next {
            "ago" | "earlier" | "later" if counted => self.verb_near(unit - 1, unit + 2),
            "after" | "before" if self.texts[unit].ends_with('s') => Some(unit + 1),
            _ => None,
        };
        let Some(target) = target.filter(|&t| self.collapsed.hung[t].is_none()) else { return };
        self.hang(unit, target, Dep::OblUnmarked);
        if counted && self.collapsed.hung[unit - 1].is_none() {
            self.hang(unit - 1, unit, Dep::Nummod);
        }
        if target != unit + 1 {
            self.hang(unit + 1, unit, Dep::Advmod);
        }
    }

    /// A time that starts here: its main word and where it ends.
    fn time_at(&self, start: usize) -> Option<(usize, usize)> {
        use CalendarWord::{DayOffset, Direction, Month, PartOfDay, Season, Unit, Weekday};
        let preposition = self.is(start, &["on", "in", "since", "from", "until"]);
        let n = self.texts.len();
        let at = start + usize::from(preposition);
        let word = |at: usize| {
            let capital = self.texts.get(at)?.starts_with(char::is_uppercase);
            let (len, word) = Knowledge::shipped().calendar.longest_at(self.texts, at)?;
            (capital || !matches!(word, Weekday(_) | Month(_))).then_some((at + len, word))
        };
        let (mut end, first) = word(at)?;
        let mut head = at;
        match first {
            Weekday(_) if !self.is(start, &["in"]) => {}
            DayOffset(_) if !preposition => {}
            Direction(_) if !preposition => {
                let (behind, second) = word(end)?;
                if !matches!(second, Unit(_) | Weekday(_) | Month(_) | Season(_)) {
                    return None;
                }
                head = end;
                end = behind;
            }
            Month(_) if preposition => {
                let digits = |t: usize, most: usize| {
                    self.texts
                        .get(t)
                        .is_some_and(|w| w.len() <= most && w.bytes().all(|b| b.is_ascii_digit()))
                };
                if digits(end, 2) {
                    end += 1;
                    if end + 1 < n && self.texts[end] == "," && digits(end + 1, 4) {
                        end += 2;
                    }
                } else if digits(end, 4) {
                    end += 1;
                }
            }
            _ => return None,
        }
        if let Some((behind, PartOfDay)) = word(end) {
            end = behind;
        }
        // "Tuesday's vote", "the Monday talks".
        let owns = end < n && self.tag(end) == Tag::Pos;
        let modifies = !preposition
            && end < n
            && (self.tag(end).is_common_noun() || self.tag(end) == Tag::Hyphen);
        let described = !preposition && start > 0 && {
            let tag = self.tag(start - 1);
            matches!(tag, Tag::Dt | Tag::In | Tag::To | Tag::PrpPoss) || tag.is_adjective()
        };
        (!owns && !modifies && !described).then_some((head, end))
    }

    /// "Ada Roe, who leads the party, said": what stands between "who" or "which" and the comma before
    /// the verb of the sentence is a sentence of its own.
    pub(super) fn relative_clauses(&mut self) -> Vec<super::Clause> {
        let seen: Vec<usize> =
            (0..self.texts.len()).filter(|&t| self.collapsed.hung[t].is_none()).collect();
        let mut clauses = Vec::new();
        let mut at = 0;
        while at + 4 < seen.len() {
            let Some(end) = self.clause_end(&seen, at) else {
                at += 1;
                continue;
            };
            let head = seen[at];
            self.hang(seen[at + 1], head, Dep::Punct);
            self.hang(seen[end], head, Dep::Punct);
            clauses.push(super::Clause { seen: seen[at + 2..end].to_vec(), head });
            at = end + 1;
        }
        clauses
    }

    /// Where among the seen words the comma stands that closes a relative clause on this one.
    fn clause_end(&self, seen: &[usize], at: usize) -> Option<usize> {
        let tag = |i: usize| seen.get(i).map(|&t| self.tag(t));
        let comma = |i: usize| seen.get(i).is_some_and(|&t| self.texts[t] == ",");
        let finite = |i: usize| matches!(tag(i), Some(Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
        let opens = tag(at)?.is_noun()
            && comma(at + 1)
            && matches!(tag(at + 2)?, Tag::Wp | Tag::Wdt)
            && self.is(seen[at + 2], &["who", "which"]);
        // What comes behind goes on with the clause where the sentence has its verb already.
        let same_sentence = |i: &usize| seen.get(*i).is_some_and(|&t| self.texts[t] != ";");
        let verb_before = (0..at).rev().take_while(same_sentence).find(|&i| finite(i));
        let open = verb_before.is_none_or(|verb| {
            (verb..at).any(|i| {
                self.is(seen[i], &["said", "says", "that", "as", "after", "when", "while", "but"])
            })
        });
        if !opens || !open {
            return None;
        }
        let end = (at + 4..seen.len().min(at + 40)).find(|&i| {
            let adverb = usize::from(tag(i + 1) == Some(Tag::Rb));
            comma(i) && finite(i + 1 + adverb)
        })?;
        (at + 3..end).any(finite).then_some(end)
    }

    /// The verb that a time belongs to: right before it, right behind it, else the nearest before.
    fn verb_near(&self, start: usize, end: usize) -> Option<usize> {
        let n = self.texts.len();
        let seen = |t: &usize| self.collapsed.hung[*t].is_none();
        let is_verb = |t: usize| self.tag(t).is_verb();
        let in_group = |t: &usize| {
            let tag = self.tag(*t);
            tag.is_verb() || matches!(tag, Tag::Md | Tag::Rb)
        };
        let behind =
            (end..n).filter(seen).take(5).take_while(in_group).filter(|&t| is_verb(t)).last();
        let before = (start.saturating_sub(REACH)..start).rev().filter(seen);
        let auxiliary = |t: usize| self.is(t, &["is", "are", "was", "were", "has", "have", "had"]);
        let right_before = before.clone().next().filter(|&t| is_verb(t));
        if let Some(verb) = right_before.filter(|&v| !auxiliary(v) || behind.is_none()) {
            return Some(verb);
        }
        behind
            .or_else(|| before.clone().take_while(|&t| self.texts[t] != ";").find(|&t| is_verb(t)))
            .or_else(|| (end..n.min(end + REACH)).filter(seen).find(|&t| is_verb(t)))
    }
}

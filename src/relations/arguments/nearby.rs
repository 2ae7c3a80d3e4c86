//! Arguments right beside a trigger, for sentences that the parser tore apart: nothing but small
//! words may stand between.

use crate::entities::EntityKind;
use crate::knowledge::{CalendarWord, Knowledge};
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::lexicon::{Carrier, Slot};
use crate::relations::reader::Reader;
use crate::relations::syntax::Argument;

/// A phrase found by its place alone counts as fetched from afar.
const STEPS: u8 = 2;

/// More small words than this do not stand between a trigger and its argument.
const MAX_SKIPPED: usize = 5;

/// Words tagged as prepositions that open a clause.
const CONJUNCTIONS: [&str; 13] = [
    "that", "before", "after", "since", "until", "as", "because", "while", "although", "though",
    "if", "whether", "once",
];

impl Reader<'_> {
    /// The phrase that stands right beside a word in a slot's usual place.
    pub(super) fn nearby(&self, word: TokenIdx, slot: Slot) -> Option<Argument> {
        let tag = self.tree.tag(word);
        if word + 2 >= self.tree.sentence(word).tokens.end {
            return None;
        }
        let phrase = match slot {
            Slot::Subject if tag.is_verb() && self.is_active(word) => self.name_before(word),
            // "The Brazilian government Thursday expressed condolences".
            Slot::Light => {
                let verb = self.carrying_verb(word, Carrier::Does)?;
                if !self.is_active(verb) {
                    return None;
                }
                self.name_before(verb)
            }
            Slot::Undergoer => {
                let verb = self.carrying_verb(word, Carrier::Undergoes)?;
                if !self.is_active(verb) {
                    return None;
                }
                self.name_before(verb)
            }
            Slot::Object if !self.tree.is_passive(word) => {
                self.name_from(word + 1, word).or_else(|| self.shifted_object(word))
            }
            Slot::Complement if tag.is_verb() && self.tree.is(word + 1, "that") => {
                self.name_from(word + 2, word)
            }
            Slot::Preposition(preposition) => self.name_after_preposition(word, preposition),
            _ => None,
        }?;
        Some(Argument { phrase, steps: STEPS })
    }

    /// A finite verb of an active clause.
    fn is_active(&self, verb: TokenIdx) -> bool {
        let tree = &self.tree;
        !tree.is_passive(verb)
            && (matches!(tree.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || tree.kids_by(verb, &[Dep::Aux]).any(|a| a < verb)
                || verb > tree.sentence(verb).tokens.start && tree.tag(verb - 1) == Tag::Md)
    }

    /// "Ada on Monday discussed", "the leader, Ada Lee, discussed", "Ada, who is ill, discussed": the
    /// name that ends before the verb, adverbs, auxiliaries, a weekday and what stands between commas
    /// aside.
    fn name_before(&self, verb: TokenIdx) -> Option<TokenIdx> {
        let sentence = self.tree.sentence(verb).tokens;
        let mut at = verb;
        for _ in 0..MAX_SKIPPED {
            at = at.checked_sub(1).filter(|&t| t >= sentence.start)?;
            if let Some(head) = self.mention_head(at) {
                let start = self.mention_start(at)?;
                // "before Russia annexed Crimea": a conjunction leads on to a subject.
                let after_preposition = start > sentence.start
                    && matches!(self.tree.tag(start - 1), Tag::In | Tag::To)
                    && !self.tree.is_any(start - 1, &CONJUNCTIONS);
                return (!after_preposition).then_some(head);
            }
            if self.tree.text(at) == "," && at > sentence.start {
                at = self.before_comma(at, sentence.start)?;
                continue;
            }
            let is_small =
                matches!(self.tree.tag(at), Tag::Rb | Tag::Md | Tag::Vbz | Tag::Vbd | Tag::Vbp)
                    && (self.tree.tag(at) == Tag::Rb
                        || self.tree.tag(at) == Tag::Md
                        || self.tree.is_any(at, &["have", "be", "do"]));
            if !is_small && !self.is_time_word(at) {
                return None;
            }
        }
        None
    }

    /// Where to go on looking left of a comma: right before it where a name ends there that is set
    /// off itself, or before the aside that it closes.
    fn before_comma(&self, comma: TokenIdx, start: TokenIdx) -> Option<TokenIdx> {
        let tree = &self.tree;
        if let Some(name) = self.mention_start(comma - 1)
            && name > start
            && tree.text(name - 1) == ","
        {
            return Some(comma);
        }
        let opening = (start..comma).rev().find(|&t| tree.text(t) == ",")?;
        // "Ada herself, who was ill, called".
        let emphatic = |t: TokenIdx| {
            tree.is_any(t, &["himself", "herself", "itself", "themselves"])
                || tree.text(t).ends_with("self")
        };
        let opening =
            if opening > start + 1 && emphatic(opening - 1) { opening - 1 } else { opening };
        let first = if tree.text(opening) == "," { opening + 1 } else { opening + 2 };
        let is_aside = tree.is_relative(first)
            || matches!(tree.tag(first), Tag::Dt | Tag::Vbg | Tag::Vbn | Tag::Cd | Tag::PrpPoss)
            || matches!(tree.tag(first), Tag::In | Tag::Rb) && comma - opening < 6;
        let named = opening > start && self.mention_head(opening - 1).is_some();
        (is_aside && named && comma - opening < 20).then_some(opening)
    }

    fn is_time_word(&self, at: TokenIdx) -> bool {
        use CalendarWord::{DayOffset, PartOfDay, Weekday};
        let calendar = &Knowledge::shipped().calendar;
        let is_day = |t: TokenIdx| {
            let word = calendar.longest_at(&[self.tree.text(t)], 0);
            word.is_some_and(|(_, w)| matches!(w, Weekday(_) | DayOffset(_) | PartOfDay))
        };
        is_day(at)
            || self.tree.is(at, "on") && at + 1 < self.tree.document.tokens.len() && is_day(at + 1)
    }

    /// The name that begins at a word, articles, adjectives and numbers aside.
    fn name_from(&self, start: TokenIdx, trigger: TokenIdx) -> Option<TokenIdx> {
        let end = self.tree.sentence(trigger).tokens.end;
        let mut at = start;
        while at < end.min(start + MAX_SKIPPED) {
            if let Some(head) = self.mention_head(at) {
                return (!self.is_possessor(at)).then_some(head);
            }
            let small = matches!(
                self.tree.tag(at),
                Tag::Dt
                    | Tag::Jj
                    | Tag::Jjs
                    | Tag::Cd
                    | Tag::PrpPoss
                    | Tag::OpenQuote
                    | Tag::CloseQuote
            ) || self.tree.tag(at) == Tag::Nn && self.tree.dep(at) == Dep::Compound;
            // "impeach and suspend him".
            let joined = self.tree.tag(at) == Tag::Cc
                && at + 1 < end
                && at == trigger + 1
                && self.tree.tag(at + 1).is_verb();
            if !small && !joined {
                return None;
            }
            at += if joined { 2 } else { 1 };
        }
        None
    }

    /// Whether the mention that covers a word owns what stands behind it ("Ada's").
    fn is_possessor(&self, token: TokenIdx) -> bool {
        let end = self.tree.sentence(token).tokens.end;
        let behind = (token..end).find(|&t| self.mention_head(t) != self.mention_head(token));
        behind.is_some_and(|t| self.tree.tag(t) == Tag::Pos)
    }

    /// "received at his office in Doha today Ada Lee": the person named behind phrases of place and
    /// time, where nothing but these follows the verb.
    fn shifted_object(&self, verb: TokenIdx) -> Option<TokenIdx> {
        const RECEIVING: [&str; 6] = ["receive", "welcome", "greet", "meet", "host", "appoint"];
        if !self.tree.is_any(verb, &RECEIVING) || self.tree.tag(verb) == Tag::Vbn {
            return None;
        }
        let end = self.tree.sentence(verb).tokens.end;
        for at in verb + 1..end.min(verb + 14) {
            if self.tree.tag(at).is_verb() || matches!(self.tree.text(at), ";" | "." | ":") {
                return None;
            }
            let Some((start, head)) = self.longest_mention(at) else {
                continue;
            };
            let person = self.at(head).is_some_and(|e| self.kind(e) == EntityKind::Person);
            let behind_preposition = (verb + 1..start)
                .rev()
                .find(|&t| !matches!(self.tree.tag(t), Tag::Dt | Tag::Jj | Tag::Nnp | Tag::PrpPoss))
                .is_some_and(|t| matches!(self.tree.tag(t), Tag::In | Tag::To));
            if person && !behind_preposition && !self.is_possessor(at) {
                return Some(head);
            }
        }
        None
    }

    /// "spoke again on Monday with Ada".
    fn name_after_preposition(&self, word: TokenIdx, preposition: &str) -> Option<TokenIdx> {
        let end = self.tree.sentence(word).tokens.end;
        for at in word + 1..end.min(word + 1 + MAX_SKIPPED) {
            if self.tree.is(at, preposition) && matches!(self.tree.tag(at), Tag::In | Tag::To) {
                return self.name_from(at + 1, word);
            }
            if self.tree.tag(at) != Tag::Rb && !self.is_time_word(at) {
                return None;
            }
        }
        None
    }

    /// "a meeting last week between A and B": the phrase after "between", if no verb and no comma
    /// stands before it.
    pub(in crate::relations) fn between_nearby(&self, noun: TokenIdx) -> Option<TokenIdx> {
        let end = self.tree.sentence(noun).tokens.end;
        for at in noun + 1..end.min(noun + 1 + MAX_SKIPPED) {
            if self.tree.is_any(at, &["between", "among", "amongst"]) {
                let first = self.name_from(at + 1, noun);
                return first.or_else(|| self.tree.head(at).filter(|&h| h > at));
            }
            if self.tree.tag(at).is_verb() || self.tree.tag(at).is_punctuation() {
                return None;
            }
        }
        None
    }

    /// The phrase that "and" joins to a mention, by the text alone: its last noun.
    pub(in crate::relations) fn phrase_after_and(&self, first: TokenIdx) -> Option<TokenIdx> {
        let tree = &self.tree;
        let end = tree.sentence(first).tokens.end;
        let behind = (first..end).find(|&t| self.mention_head(t) != self.mention_head(first))?;
        // "between Ethiopia's government and the rebels".
        let owned = tree.tag(behind) == Tag::Pos;
        let in_phrase = |t: &TokenIdx| tree.tag(*t).is_common_noun() || tree.tag(*t).is_adjective();
        let skipped = (behind + 1..end).take_while(in_phrase).count();
        let behind = if owned { behind + 1 + skipped } else { behind };
        if behind >= end || !tree.is(behind, "and") {
            return None;
        }
        let mut noun = None;
        for at in behind + 1..end.min(behind + 8) {
            let tag = tree.tag(at);
            if tag.is_noun() {
                noun = Some(at);
            } else if noun.is_some()
                || !(tag.is_adjective() || tag == Tag::Dt || tag == Tag::PrpPoss)
            {
                break;
            }
        }
        noun
    }

    /// The main word of the longest mention that covers a word, events aside.
    fn mention_head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.longest_mention(token).map(|(_, head)| head)
    }

    fn mention_start(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.longest_mention(token).map(|(start, _)| start)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn a_clause_behind_a_semicolon_has_its_own_subject() {
        check(
            "Ann Lee left; Bob Stone himself, who was jailed in March, called on Peru to hold elections.",
            expect![[r"
                Bob Stone | demands_of | Peru | happened | March
            "]],
        );
    }

    #[test]
    fn both_sides_of_a_deal_are_found_behind_a_possessive() {
        check(
            "It came after the peace deal between Ethiopia's government and the Tigray People's Liberation Front.",
            expect![[r"
                Ethiopia | agrees_with | Tigray People's Liberation Front | happened | -
            "]],
        );
    }
}

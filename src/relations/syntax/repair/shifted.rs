//! Objects that stand behind a time or a place.

use crate::knowledge::Knowledge;
use crate::nlp::{Dep, NameKind, Tag, TokenIdx, TokenRange};
use crate::relations::syntax::repair::Sentence;

impl Sentence<'_> {
    /// "The king received at the palace on Monday Ada Lee": long objects go to the end (heavy noun
    /// phrase shift). A person who follows a time or a place, with no preposition, comma or
    /// conjunction before, is the object of a verb that has none.
    pub(super) fn give_verb_its_shifted_object(&mut self, verb: TokenIdx) {
        let taken = [Dep::Obj, Dep::AuxPass, Dep::Ccomp, Dep::Xcomp, Dep::Cop];
        if !matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) || self.has_kid(verb, &taken) {
            return;
        }
        let Some(person) = self.person_behind(verb) else { return };
        let phrase = self.with_title(person);
        let before = phrase.start - 1;
        if before == verb || self.tag(before).is_punctuation() || self.is_joint(before) {
            return;
        }
        let is_subject = |t: TokenIdx| matches!(self.dep(t), Dep::Nsubj | Dep::NsubjPass);
        let goes_on = phrase.end < self.tokens.end
            && (self.tag(phrase.end).is_verb() || self.tag(phrase.end) == Tag::Md);
        if goes_on || phrase.iter().any(is_subject) {
            return;
        }
        let is_outside = |&t: &TokenIdx| self.head(t).is_none_or(|head| !phrase.contains(head));
        let Some(top) = phrase.iter().find(is_outside) else { return };
        // What describes the person was hung where the person was.
        let wrong = self.head(top).filter(|&head| head != verb);
        let described: Vec<TokenIdx> = wrong
            .into_iter()
            .flat_map(|head| self.kids(head).collect::<Vec<_>>())
            .filter(|&kid| kid >= phrase.end && self.dep(kid) == Dep::Appos)
            .collect();
        self.hang(top, verb, Dep::Obj);
        for kid in described {
            self.hang(kid, top, Dep::Appos);
        }
    }

    /// The first person named behind the verb, before the next verb, comma or quote.
    fn person_behind(&self, verb: TokenIdx) -> Option<TokenRange> {
        let names = &self.document.names;
        let person = names
            .iter()
            .filter(|name| name.kind == NameKind::Person && self.tokens.contains(name.tokens.start))
            .find(|name| name.tokens.start > verb)?
            .tokens;
        let is_end = |t: TokenIdx| {
            self.tag(t).is_verb() || self.tag(t).is_punctuation() && !self.text(t).ends_with('.')
        };
        (verb + 1..person.start).all(|t| !is_end(t)).then_some(person)
    }

    /// The name with the titles before it: "His Excellency Dr. Ada Lee".
    fn with_title(&self, name: TokenRange) -> TokenRange {
        let is_part = |t: TokenIdx| {
            let text = self.text(t);
            let is_place = self.document.names.iter().any(|n| n.tokens.contains(t));
            let is_time = Knowledge::shipped().calendar.longest_at(&[text], 0).is_some();
            text.starts_with(char::is_uppercase) && !is_place && !is_time
        };
        let mut start = name.start;
        while start > self.tokens.start + 1 && is_part(start - 1) {
            start -= 1;
        }
        TokenRange::new(start, name.end)
    }

    /// Whether a word ties what follows to what comes before: "with", "and", "the", "his".
    fn is_joint(&self, word: TokenIdx) -> bool {
        matches!(
            self.tag(word),
            Tag::In | Tag::To | Tag::Cc | Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Wdt | Tag::Wp
        ) || self.tag(word).is_adjective()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn an_object_may_stand_behind_time_and_place() {
        check(
            "Kenyan President Tom Otieno received at his office on Monday Ingrid Dahl, the foreign \
             minister of Norway.",
            expect![[r"
                Tom Otieno | meets | Ingrid Dahl | happened | Monday
            "]],
        );
        check(
            "Kenyan President Tom Otieno received in Nairobi today His Excellency Dr. Lars Moe.",
            expect![[r"
                Tom Otieno | meets | Lars Moe | happened | today
            "]],
        );
    }

    #[test]
    fn who_goes_on_to_act_is_no_object() {
        check(
            "President Tom Otieno of Kenya met on Monday Ingrid Dahl would say nothing.",
            expect![[""]],
        );
    }
}

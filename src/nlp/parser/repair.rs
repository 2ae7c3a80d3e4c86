//! Small slips of the parser that grammar alone can put right.

use crate::knowledge::{CalendarWord, Knowledge};
use crate::nlp::parser::Tree;
use crate::nlp::{Dep, Tag};

/// A tree with what is needed to judge it.
struct Sentence<'a> {
    texts: &'a [&'a str],
    tags: &'a [u8],
    tree: &'a mut Tree,
}

/// Puts right what is wrong by grammar: times hang on verbs, not on names; what hangs on a noun is
/// no oblique, and what hangs on a verb is no modifier of a noun; "by" someone in the passive is
/// the one who acts.
pub(crate) fn repair(texts: &[&str], tags: &[u8], tree: &mut Tree) {
    let mut sentence = Sentence { texts, tags, tree };
    for word in 0..texts.len() {
        sentence.raise_time(word);
        sentence.relabel(word);
    }
    for word in 1..texts.len() {
        sentence.join_compound(word);
    }
}

impl Sentence<'_> {
    fn tag(&self, word: usize) -> Tag {
        Tag::ALL[usize::from(self.tags[word])]
    }

    fn dep(&self, word: usize) -> Dep {
        Dep::ALL[usize::from(self.tree.labels[word])]
    }

    /// The head, unless it is the root.
    fn head(&self, word: usize) -> Option<usize> {
        Some(self.tree.heads[word]).filter(|&head| head < self.texts.len())
    }

    fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.texts.len()).filter(move |&child| self.tree.heads[child] == word)
    }

    fn set(&mut self, word: usize, dep: Dep) {
        self.tree.labels[word] = dep as u8;
    }

    fn is_time(&self, word: usize) -> bool {
        let text = self.texts[word];
        let calendar = &Knowledge::shipped().calendar;
        let unit = |w| matches!(w, CalendarWord::DayOffset(_) | CalendarWord::Unit(_));
        calendar.is_day_or_month(text)
            || calendar.longest_at(&[text], 0).is_some_and(|(_, word)| unit(word))
    }

    /// "visit Seoul on Monday": names have no times, verbs do.
    fn raise_time(&mut self, word: usize) {
        let is_modifier =
            matches!(self.dep(word), Dep::Obl | Dep::OblUnmarked | Dep::Nmod | Dep::NmodUnmarked);
        let on_name = self.head(word).is_some_and(|head| self.tag(head).is_proper_noun());
        if !is_modifier || !on_name || !self.is_time(word) {
            return;
        }
        let mut above = self.head(word);
        while let Some(head) = above.filter(|&head| !self.tag(head).is_verb()) {
            above = self.head(head);
        }
        if let Some(verb) = above {
            self.tree.heads[word] = verb;
            let is_bare = self.children(word).all(|child| self.dep(child) != Dep::Case);
            self.set(word, if is_bare { Dep::OblUnmarked } else { Dep::Obl });
        }
    }

    /// "over his failed peace bid": two nouns side by side are one phrase, and the second is its main
    /// word; it takes over what the first has before it, and its place in the clause.
    fn join_compound(&mut self, noun: usize) {
        let first = noun - 1;
        let loose = matches!(
            self.dep(noun),
            Dep::Advcl | Dep::AdvclRelcl | Dep::Acl | Dep::AclRelcl | Dep::Ccomp | Dep::Dep
        ) || self.dep(noun) == Dep::Obj && self.dep(first) == Dep::Obj;
        let nouns = self.tag(first) == Tag::Nn && self.tag(noun).is_common_noun();
        let in_place = matches!(
            self.dep(first),
            Dep::Obj | Dep::Obl | Dep::Nmod | Dep::Nsubj | Dep::NsubjPass
        );
        let owned = self.children(noun).any(|c| {
            matches!(self.dep(c), Dep::Nsubj | Dep::Cop | Dep::Mark | Dep::Case | Dep::Det)
        });
        let Some(head) = self.head(first).filter(|&h| h != noun) else { return };
        if !loose || !nouns || !in_place || owned || self.is_time(noun) || self.is_time(first) {
            return;
        }
        if self.is_above(noun, head) {
            return;
        }
        let moved: Vec<usize> = self.children(first).filter(|&c| c < first).collect();
        for kid in moved {
            self.tree.heads[kid] = noun;
        }
        self.tree.heads[noun] = head;
        self.tree.labels[noun] = self.tree.labels[first];
        self.tree.heads[first] = noun;
        self.set(first, Dep::Compound);
    }

    fn is_above(&self, above: usize, mut word: usize) -> bool {
        for _ in 0..self.texts.len() {
            if word == above {
                return true;
            }
            match self.head(word) {
                Some(head) => word = head,
                None => return false,
            }
        }
        true
    }

    fn relabel(&mut self, word: usize) {
        let Some(head) = self.head(word) else { return };
        let is_predicate = !self.tag(head).is_noun()
            || self.dep(head) == Dep::Root
            || self.children(head).any(|c| self.dep(c).is_subject() || self.dep(c) == Dep::Cop);
        match self.dep(word) {
            Dep::Obl | Dep::OblAgent if !is_predicate => self.set(word, Dep::Nmod),
            Dep::OblUnmarked if !is_predicate => self.set(word, Dep::NmodUnmarked),
            Dep::Nmod if self.tag(head).is_verb() => self.set(word, Dep::Obl),
            Dep::NmodUnmarked if self.tag(head).is_verb() => self.set(word, Dep::OblUnmarked),
            // "gave $3 million to Chad": what has a preposition and no "and" is joined to nothing.
            Dep::Conj
                if (self.tag(head).is_noun() || self.tag(head) == Tag::Currency)
                    && self.is_bare_phrase(word)
                    && !self.is_listed(word) =>
            {
                self.set(word, Dep::Nmod);
            }
            // "A and her colleague are to meet": a noun before a verb that has no subject.
            Dep::Advcl
            | Dep::Reparandum
            | Dep::Dislocated
            | Dep::Vocative
            | Dep::Discourse
            | Dep::Dep
                if word < head && self.is_lost_subject(word, head) =>
            {
                self.set(word, Dep::Nsubj);
            }
            // "took part in a meeting": a noun with a preposition and nothing of its own said of it is
            // no clause.
            Dep::Advcl | Dep::Xcomp | Dep::Ccomp
                if self.tag(head).is_verb() && self.is_bare_phrase(word) =>
            {
                self.set(word, Dep::Obl);
            }
            _ => {}
        }
        if self.dep(word) == Dep::Obl && self.is_agent(word, head) {
            self.set(word, Dep::OblAgent);
        }
    }

    fn is_bare_phrase(&self, word: usize) -> bool {
        let has = |dep: Dep| self.children(word).any(|c| self.dep(c) == dep);
        self.tag(word).is_noun()
            && has(Dep::Case)
            && ![Dep::Cop, Dep::Nsubj, Dep::Mark, Dep::Aux, Dep::Expl].into_iter().any(has)
    }

    fn is_listed(&self, word: usize) -> bool {
        self.children(word)
            .any(|c| matches!(self.dep(c), Dep::Cc | Dep::Fixed) || self.texts[c] == ",")
            || word > 0 && self.texts[..word].iter().rev().take(4).any(|&t| t == "," || t == "and")
    }

    fn is_lost_subject(&self, word: usize, verb: usize) -> bool {
        let finite = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || self.tag(verb).is_verb()
                && self.children(verb).any(|c| {
                    matches!(self.dep(c), Dep::Aux | Dep::Cop | Dep::AuxPass)
                        && c > word
                        && c < verb
                });
        let free = !self.children(word).any(|c| {
            matches!(self.dep(c), Dep::Case | Dep::Cop | Dep::Nsubj | Dep::Mark)
                && self.tag(c) != Tag::Pos
        });
        let has_subject = self.children(verb).any(|c| self.dep(c).is_subject());
        self.tag(word).is_noun() && finite && free && !has_subject && !self.is_time(word)
    }

    /// "was met by Lee", "a plan drafted by Lee"; but not "by Monday".
    fn is_agent(&self, word: usize, head: usize) -> bool {
        let after_by = self
            .children(word)
            .any(|c| self.dep(c) == Dep::Case && self.texts[c].eq_ignore_ascii_case("by"));
        let in_passive = self.tag(head) == Tag::Vbn
            && (self.dep(head) == Dep::Acl
                || self.children(head).any(|c| self.dep(c).is_passive()));
        let may_act = self.tag(word).is_proper_noun() || self.tag(word) == Tag::Prp;
        after_by && in_passive && may_act && !self.is_time(word)
    }
}

#[cfg(test)]
mod tests {
    use super::repair;
    use crate::nlp::parser::Tree;
    use crate::nlp::{Dep, Tag};

    #[test]
    fn times_are_raised_to_the_verb() {
        let texts = ["visit", "Seoul", "on", "Monday"];
        let tags = [Tag::Vb, Tag::Nnp, Tag::In, Tag::Nnp].map(|tag| tag as u8);
        let labels = [Dep::Root, Dep::Obj, Dep::Case, Dep::Obl].map(|dep| dep as u8);
        let mut tree = Tree { heads: vec![4, 0, 3, 1], labels: labels.to_vec() };
        repair(&texts, &tags, &mut tree);
        assert_eq!(tree.heads, [4, 0, 3, 0]);
    }

    #[test]
    fn who_acts_in_a_passive_is_told_from_when() {
        let check = |last: &str| {
            let texts = ["was", "met", "by", last];
            let tags = [Tag::Vbd, Tag::Vbn, Tag::In, Tag::Nnp].map(|tag| tag as u8);
            let labels = [Dep::AuxPass, Dep::Root, Dep::Case, Dep::Obl].map(|dep| dep as u8);
            let mut tree = Tree { heads: vec![1, 4, 3, 1], labels: labels.to_vec() };
            repair(&texts, &tags, &mut tree);
            Dep::ALL[usize::from(tree.labels[3])]
        };
        assert_eq!([check("Lee"), check("Monday")], [Dep::OblAgent, Dep::Obl]);
    }
}

//! Clauses: subjects and objects that hang on the wrong verb.

use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::repair::Sentence;

impl Sentence<'_> {
    /// "she joined the hearing where she explained it": what stands before a "where", "which" or
    /// "that" with a subject of its own is no subject of the verb behind it.
    pub(super) fn move_subject_to_verb_before(&mut self, subject: TokenIdx) {
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
    pub(super) fn undo_oblique(&mut self, noun: TokenIdx) {
        const TIMES: [&str; 16] = [
            "day",
            "week",
            "month",
            "year",
            "time",
            "hour",
            "minute",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
            "night",
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

    /// "The board, once called the council, is expected to meet": a participle between commas is an aside
    /// about the subject; the finite verb behind it is the clause.
    pub(super) fn undo_aside_as_clause(&mut self, participle: TokenIdx) {
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
                    || self.has_kid(k, &[Dep::Aux, Dep::AuxPass])
                    // Behind the comma that closes the aside taggers see participles.
                    || self.tag(k) == Tag::Vbn && self.text(k - 1) == ",")
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

    /// "The party, which blamed them, has offered to help": the verb of "which" is not that of the
    /// sentence; what stands before the comma is the subject of the verb behind the clause.
    pub(super) fn part_relative_clause(&mut self, relative: TokenIdx) {
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
        // "Ivanov, who leads the party, refused": the parser may hang the clause on the verb behind.
        let above = self.head(inner).filter(|&v| {
            v > inner
                && self.tag(v).is_verb()
                && !self.has_kid(v, &[Dep::Nsubj, Dep::NsubjPass])
                && (inner..v).any(|k| self.text(k) == ",")
        });
        if let Some(above) = above {
            let passive = self.has_kid(above, &[Dep::AuxPass]);
            let dep = if passive { Dep::NsubjPass } else { Dep::Nsubj };
            (self.trees.heads[name], self.trees.deps[name]) = (Some(above), dep);
            (self.trees.heads[inner], self.trees.deps[inner]) = (Some(name), Dep::AclRelcl);
            return;
        }
        let (head, dep) = (self.head(inner), self.dep(inner));
        if let Some(outer) = outer {
            (self.trees.heads[outer], self.trees.deps[outer]) = (head, dep);
            let passive = self.has_kid(outer, &[Dep::AuxPass]);
            let dep = if passive { Dep::NsubjPass } else { Dep::Nsubj };
            (self.trees.heads[name], self.trees.deps[name]) = (Some(outer), dep);
        } else {
            (self.trees.heads[name], self.trees.deps[name]) = (head, dep);
        }
        (self.trees.heads[inner], self.trees.deps[inner]) = (Some(name), Dep::AclRelcl);
    }

    /// "Ada and her colleague, Bob, are to meet": a name before a finite verb without a subject is
    /// its subject, not somebody who is called by name.
    pub(super) fn give_verb_its_subject(&mut self, name: TokenIdx) {
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

    /// "rejected their claims as baseless": what "as …" is said of is the verb's object.
    pub(super) fn give_verb_its_object(&mut self, noun: TokenIdx) {
        let Some(judgment) = self.head(noun).filter(|&h| h > noun) else { return };
        let Some(verb) = self.head(judgment).filter(|&v| v < noun && self.tag(v).is_verb()) else {
            return;
        };
        let with_as = (noun + 1..judgment).any(|t| self.is(t, "as"));
        if self.dep(noun) == Dep::Nsubj
            && with_as
            && !self.tag(judgment).is_verb()
            && !self.has_kid(verb, &[Dep::Obj])
        {
            self.hang(noun, verb, Dep::Obj);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn the_verb_of_which_is_not_that_of_the_sentence() {
        check(
            "Caracas, which at the time blamed Guyana for a massacre, has offered to send its own team.",
            expect![[r"
                Venezuela | criticizes | Guyana | happened | -
            "]],
        );
    }

    #[test]
    fn what_is_called_something_is_an_object() {
        check(
            "The Kremlin rejected Poland's claims as baseless.",
            expect![[r"
            Kremlin | opposes | Poland | happened | -
        "]],
        );
    }

    #[test]
    fn a_name_before_a_verb_is_its_subject() {
        check(
            "Kyrgyz Prime Minister Cholpon Asanova and her Tajik colleague, Davron Karimov, are to meet at the Guliston crossing on Tuesday.",
            expect![[r"
                Cholpon Asanova | meets | Davron Karimov | planned | Tuesday
            "]],
        );
    }

    #[test]
    fn a_participle_between_commas_is_an_aside() {
        check(
            "The African Union, once called the Organization of African Unity, is expected to criticize Sudan.",
            expect![[r"
                Organization of African Unity | criticizes | Sudan | planned | -
            "]],
        );
    }

    #[test]
    fn what_stands_before_where_is_no_subject() {
        check(
            "On Sunday Oskar Lind attended the Finance and Fisheries Committee where he criticized Turkey.",
            expect![[r"
                Oskar Lind | meets | Finance and Fisheries Committee | happened | Sunday
                Oskar Lind | criticizes | Turkey | happened | Sunday
            "]],
        );
    }

    #[test]
    fn a_relative_clause_may_hang_on_the_verb_behind_it() {
        check(
            "Bulgaria's Boyko Ivanov, who leads the GERB party, refused to meet President Radoslav Petrov.",
            expect![[r"
                Boyko Ivanov | part_of | GERB party | ongoing | -
                Boyko Ivanov | opposes | Radoslav Petrov | happened | -
            "]],
        );
    }
}

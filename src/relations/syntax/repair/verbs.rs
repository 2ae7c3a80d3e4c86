//! Verbs that the tagger took for something else, and things it took for verbs.

use crate::nlp::lemma::lemma;
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::syntax::repair::Sentence;

impl Sentence<'_> {
    /// "has established diplomatic ties": a participle behind a form of "have" is the verb, never an
    /// adjective of its object.
    pub(super) fn undo_adjective(&mut self, verb: TokenIdx) {
        let (document, start) = (self.document, self.tokens.start);
        let tag = document.tokens[verb].tag;
        if self.trees.deps[verb] != Dep::Amod
            || !matches!(tag, Tag::Vbn | Tag::Vbd)
            || verb == start
        {
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

    /// "has not lent", "which blamed them": what has an auxiliary or an object is no adjective.
    pub(super) fn undo_adjective_with_auxiliary(&mut self, word: TokenIdx) {
        let verbal = [Dep::Aux, Dep::AuxPass, Dep::Obj];
        if !self.tag(word).is_adjective() || !self.has_kid(word, &verbal) {
            return;
        }
        let form = lemma(self.text(word), Tag::Vbn);
        if form == self.text(word).to_lowercase() {
            return;
        }
        self.trees.lemmas.insert(word, form);
        self.trees.tags[word] = Tag::Vbn;
        if self.has_kid(word, &[Dep::Aux, Dep::AuxPass]) {
            return;
        }
        // "before Russia annexed Crimea": the name that the parser put into a compound with it.
        let name = word.checked_sub(1).filter(|&t| t >= self.tokens.start);
        let name = name.filter(|&t| self.tag(t).is_proper_noun() && self.head(t) == Some(word));
        if let Some(name) = name {
            self.trees.tags[word] = Tag::Vbd;
            self.trees.deps[name] = Dep::Nsubj;
        }
    }

    /// "concerns regarding the plan", "open to talking with Ada": participles that do a preposition's
    /// work, and gerunds behind "to".
    pub(super) fn undo_participle_as_modifier(&mut self, word: TokenIdx) {
        const PREPOSITIONS: [&str; 3] = ["regarding", "concerning", "involving"];
        let text = self.text(word).to_owned();
        let next = word + 1;
        if next >= self.tokens.end || word == self.tokens.start {
            return;
        }
        let modifies = matches!(self.dep(word), Dep::Amod | Dep::Compound)
            && self.head(word).is_some_and(|h| h > word);
        if modifies && PREPOSITIONS.contains(&text.as_str()) {
            self.trees.deps[word] = Dep::Case;
            self.trees.tags[word] = Tag::Vbg;
            let form = lemma(&text, Tag::Vbg);
            self.trees.lemmas.insert(word, form);
            return;
        }
        let gerund = self.tag(word) == Tag::Nn
            && text.ends_with("ing")
            && text.len() > 6
            && self.is(word - 1, "to")
            && matches!(self.tag(next), Tag::In | Tag::Dt | Tag::Nnp | Tag::PrpPoss)
            && !self.has_kid(word, &[Dep::Det, Dep::Amod, Dep::NmodPoss]);
        let form = lemma(&text, Tag::Vbg);
        if gerund && form != text {
            self.trees.tags[word] = Tag::Vbg;
            self.trees.lemmas.insert(word, form);
            // What follows belongs to the gerund, not to the word before it.
            let phrase = self.head(next).filter(|&p| p > next && self.dep(next) == Dep::Case);
            if let Some(phrase) = phrase.filter(|&p| self.head(p) == self.head(word)) {
                self.hang(phrase, word, Dep::Obl);
            }
        }
    }

    /// "Kuwait donated $30 million": a participle without an auxiliary that has an object is active.
    pub(super) fn undo_passive_with_object(&mut self, verb: TokenIdx) {
        if !matches!(self.tag(verb), Tag::Vbn | Tag::Vbd)
            || self.has_kid(verb, &[Dep::Aux, Dep::AuxPass])
            || !self.has_kid(verb, &[Dep::Obj])
        {
            return;
        }
        let subject = self.kids(verb).find(|&k| self.dep(k) == Dep::NsubjPass && k < verb);
        if let Some(subject) = subject {
            self.trees.deps[subject] = Dep::Nsubj;
            self.trees.tags[verb] = Tag::Vbd;
        }
    }

    /// "are mediating between": what looks like a gerund behind a form of "be", without an article,
    /// is the verb.
    pub(super) fn undo_gerund_as_noun(&mut self, word: TokenIdx) {
        let text = self.text(word);
        let loose = matches!(self.tag(word), Tag::Nn | Tag::Jj)
            && text.ends_with("ing")
            && text.len() > 5
            && self.has_kid(word, &[Dep::Cop])
            && !self.has_kid(word, &[Dep::Det, Dep::Case, Dep::Amod, Dep::NmodPoss]);
        let next = word + 1;
        if !loose || next >= self.tokens.end {
            return;
        }
        let leads_on = matches!(self.tag(next), Tag::In | Tag::Dt | Tag::Nnp | Tag::PrpPoss);
        let form = lemma(text, Tag::Vbg);
        if leads_on && form != text {
            let cops: Vec<TokenIdx> =
                self.kids(word).filter(|&k| self.dep(k) == Dep::Cop).collect();
            for cop in cops {
                self.trees.deps[cop] = Dep::Aux;
            }
            self.trees.tags[word] = Tag::Vbg;
            self.trees.lemmas.insert(word, form);
        }
    }

    /// "conducted joint drills": few verbs take another without "to"; behind the others it is an
    /// adjective of the noun that follows.
    pub(super) fn undo_bare_infinitive(&mut self, word: TokenIdx) {
        const WITH_BARE: [&str; 9] =
            ["help", "let", "make", "see", "hear", "watch", "have", "dare", "bid"];
        if self.tag(word) != Tag::Vb || self.dep(word) != Dep::Xcomp {
            return;
        }
        let Some(verb) = self.head(word).filter(|&v| v + 1 == word && self.tag(v).is_verb()) else {
            return;
        };
        let takes_it = WITH_BARE.contains(&self.document.tokens[verb].lemma.as_str());
        if takes_it || self.has_kid(word, &[Dep::Mark, Dep::Aux]) {
            return;
        }
        let Some(object) = self.kids(word).find(|&k| self.dep(k) == Dep::Obj) else { return };
        let kids: Vec<TokenIdx> = self.kids(word).collect();
        for kid in kids {
            self.trees.heads[kid] = Some(verb);
        }
        self.trees.tags[word] = Tag::Jj;
        (self.trees.heads[word], self.trees.deps[word]) = (Some(object), Dep::Amod);
    }

    /// "Police fired tear gas": a noun without a copula has no subject; a word between the two that
    /// looks like a past tense is the verb.
    pub(super) fn give_subject_its_verb(&mut self, noun: TokenIdx) {
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

    /// "The minister thanked Ada": a word in "-ed" between a name and its object is a verb, whatever
    /// the tagger says; and a sentence without any verb has lost one.
    pub(super) fn find_lost_verb(&mut self) {
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

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn a_participle_with_an_object_is_active() {
        check(
            "Kuwait donated $30 million to the World Health Organization.",
            expect![[r"
            Kuwait | aids | World Health Organization | happened | -
        "]],
        );
    }

    #[test]
    fn a_gerund_behind_to_be_is_a_verb() {
        check(
            "Qatar and Egypt are mediating between Israel and Hamas.",
            expect![[r"
            Qatar | supports | Israel | ongoing | -
            Qatar | supports | Hamas | ongoing | -
            Egypt | supports | Israel | ongoing | -
            Egypt | supports | Hamas | ongoing | -
        "]],
        );
    }

    #[test]
    fn a_verb_without_to_behind_another_is_an_adjective() {
        check(
            "South Korea and Japan conducted joint naval drills with the United States.",
            expect![[r"
                South Korea | cooperates_with | United States | happened | -
                Japan | cooperates_with | United States | happened | -
            "]],
        );
    }

    #[test]
    fn a_noun_without_copula_has_no_subject() {
        check(
            "The Farmers' League, the oldest party, fears for Norway's forests.",
            expect![[r"
            Farmers' League | concerned_about | Norway | ongoing | -
        "]],
        );
    }

    #[test]
    fn what_has_an_object_is_no_adjective() {
        check(
            "Lima, which at the time blamed Bolivia for a massacre, has offered to help.",
            expect![[r"
                Peru | criticizes | Bolivia | happened | -
            "]],
        );
    }

    #[test]
    fn talks_are_plural() {
        check(
            "Saturday's talks will involve Ann Lee and Bob Stone.",
            expect![[r"
            Ann Lee | meets | Bob Stone | planned | Saturday
        "]],
        );
    }

    #[test]
    fn a_name_before_what_looks_like_an_adjective_is_its_subject() {
        check(
            "The talks came before Russia annexed Crimea.",
            expect![[r"
            Russia | annexes | Crimea | happened | -
        "]],
        );
    }

    #[test]
    fn participles_may_be_prepositions() {
        check(
            "Ann Lee voiced “grave concerns” regarding some steps planned by Bob Stone.",
            expect![[r"
                Ann Lee | concerned_about | Bob Stone | happened | -
            "]],
        );
    }

    #[test]
    fn gerunds_behind_to_are_verbs() {
        check(
            "Ann Lee, who hinted that she is open to reengaging with Bob Stone, spoke.",
            expect![[r"
                Ann Lee | meets | Bob Stone | possible | -
            "]],
        );
    }
}

//! The grammar of office phrases: which words, from a place on, say what a person is.

use crate::knowledge::Gender;
use crate::knowledge::offices::noun::{Level, OfficeNoun, Scope};
use crate::knowledge::offices::parts::{Part, parts};
use crate::knowledge::offices::{ModifierSense, NounForm, Offices};

/// An office found in a text.
#[derive(Clone, Debug)]
pub struct OfficeMatch<'a> {
    /// Number of words, with portfolios and what a hyphen joins ("ex-", "-elect"), without country.
    pub len: usize,
    /// Offset of the word that carries number and case: "minister" in "minister of trade".
    pub head: usize,
    /// The noun ("minister").
    pub noun: &'a OfficeNoun,
    /// What it is in charge of, each by its usual word ("foreign", "trade").
    pub portfolios: Vec<&'static str>,
    /// A lesser office: "deputy", "vice", "assistant".
    pub deputy: bool,
    /// Stands for several people ("ministers").
    pub plural: bool,
    /// What a word joined by a hyphen, or right behind, says of the time ("ex-", "-elect", "nominee").
    pub time: Option<ModifierSense>,
}

impl OfficeMatch<'_> {
    /// The same for all wordings of an office: "foreign minister" for "Minister of External
    /// Affairs", and for "Secretary of State" where `iso2` is the United States.
    pub fn role(&self, iso2: Option<&str>) -> String {
        let noun = self.noun.canonical(iso2);
        let lesser = self.deputy && !noun.starts_with("deputy ");
        let mut role = if lesser { "deputy ".to_owned() } else { String::new() };
        if !self.portfolios.is_empty() {
            role += &self.portfolios.join(" and ");
            role.push(' ');
        }
        // Of those with a portfolio, a secretary is a minister by another name.
        let minister = !self.portfolios.is_empty()
            && matches!(
                noun,
                "secretary" | "secretary of state" | "cabinet secretary" | "union minister"
            );
        role + if minister { "minister" } else { noun }
    }

    /// Whether a country has but one of them: "the president", "the foreign minister", but not
    /// "a minister", "a deputy minister".
    pub fn is_unique_in_country(&self) -> bool {
        let portfolio = self.noun.level == Level::Minister && !self.portfolios.is_empty();
        !self.deputy && (self.noun.scope == Scope::Country || portfolio)
    }

    /// Whether an organization has but one of them ("the secretary-general").
    pub fn is_unique_in_organization(&self) -> bool {
        !self.deputy && self.noun.scope != Scope::Many
    }

    /// The gender that the noun tells.
    pub fn gender(&self) -> Option<Gender> {
        self.noun.gender
    }
}

/// A ministry found in a text, named after its portfolios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryMatch {
    /// Number of words.
    pub len: usize,
    /// What it is in charge of, each by its usual word ("foreign").
    pub portfolios: Vec<&'static str>,
    /// "ministries".
    pub plural: bool,
}

impl MinistryMatch {
    /// The same for all wordings: "foreign ministry" for "Department of Foreign Affairs".
    pub fn name(&self) -> String {
        format!("{} ministry", self.portfolios.join(" and "))
    }
}

/// An office without its prefixes and suffixes, in parts.
struct Core<'a> {
    end: usize,
    head: usize,
    noun: &'a OfficeNoun,
    plural: bool,
    portfolios: Vec<&'static str>,
}

impl Offices {
    /// The longest office phrase that starts with `words[at]`.
    ///
    /// Pass the words as the text writes them: abbreviations ("PM", "Gen.") are known by their
    /// capitals and periods, phrases in either case. Country and organization are no part of it;
    /// time words before it are not either (see [`Self::modifier_at`]), unless a hyphen joins them.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<OfficeMatch<'_>> {
        if !self.may_start(words, at) {
            return None;
        }
        let parts = parts(words, at);
        let texts: Vec<&str> = parts.iter().map(|part| part.text).collect();
        let mut start = 0;
        let mut time = None;
        let mut deputy = false;
        while let Some(found) = self.modifiers.longest_at(&texts, start).filter(|m| m.before) {
            // "Vice president", "chief adviser" are offices with a name of their own, and so are
            // "deputy" and "chief" where no office follows.
            let own_end = self.core_at(&parts, &texts, start).map_or(start, |core| core.end);
            let next = start + found.len;
            if own_end > next || own_end == next && self.core_at(&parts, &texts, next).is_none() {
                break;
            }
            // "the alliance's chief General A": the letters tell two titles.
            let small = |i: usize| texts[i].starts_with(char::is_lowercase);
            if own_end == next && found.sense == ModifierSense::Rank && small(start) && !small(next)
            {
                break;
            }
            let joined = !parts[next - 1].ends;
            if found.sense == ModifierSense::Deputy {
                deputy = true;
            } else if joined && found.sense.tells_time() {
                time = Some(found.sense);
            } else {
                return None;
            }
            start = next;
        }
        let core = self.core_at(&parts, &texts, start)?;
        let mut end = core.end;
        if let Some(after) = self.modifiers.longest_at(&texts, end).filter(|m| m.after) {
            // A noun of its own may follow ("the president retired"): only joined words are sure, and
            // those that say nothing but this.
            let sure = !parts[end - 1].ends || after.sense == ModifierSense::Incoming;
            if sure && parts[end + after.len - 1].ends {
                end += after.len;
                time = Some(after.sense);
            }
        }
        let last = &parts[end - 1];
        last.ends.then(|| OfficeMatch {
            len: last.word + 1 - at,
            head: parts[core.head].word - at,
            noun: core.noun,
            portfolios: core.portfolios,
            deputy,
            plural: core.plural,
            time,
        })
    }

    /// Whether an office may start there at all; most words start none.
    fn may_start(&self, words: &[&str], at: usize) -> bool {
        self.phrases.may_start(words, at)
            || self.abbreviations.may_start(words, at)
            || self.portfolios.may_start(words, at)
            || self.modifiers.may_start(words, at)
    }

    /// The longest name of a ministry that starts with `words[at]`, in either case.
    pub fn ministry_at(&self, words: &[&str], at: usize) -> Option<MinistryMatch> {
        if ministry(words.get(at)?).is_none() && !self.portfolios.may_start(words, at) {
            return None;
        }
        let parts = parts(words, at);
        let texts: Vec<&str> = parts.iter().map(|part| part.text).collect();
        let (end, portfolios, plural) = self.ministry_of(&parts, &texts).or_else(|| {
            self.portfolios.lists_at(&texts, 0).into_iter().find_map(|list| {
                let plural = ministry(texts.get(list.len)?)?;
                Some((list.len + 1, list.portfolios, plural))
            })
        })?;
        let last = parts.get(end - 1).filter(|part| part.ends)?;
        Some(MinistryMatch { len: last.word + 1 - at, portfolios, plural })
    }

    fn ministry_of(
        &self,
        parts: &[Part<'_>],
        texts: &[&str],
    ) -> Option<(usize, Vec<&'static str>, bool)> {
        let plural = ministry(texts.first()?)?;
        let (end, portfolios) = self.complement_at(parts, texts, 1)?;
        Some((end, portfolios, plural))
    }

    /// "of foreign affairs", "for trade and industry": its end and portfolios.
    fn complement_at(
        &self,
        parts: &[Part<'_>],
        texts: &[&str],
        at: usize,
    ) -> Option<(usize, Vec<&'static str>)> {
        let is = |i: usize, word: &str| texts.get(i).is_some_and(|t| t.eq_ignore_ascii_case(word));
        let mut start = at;
        if is(at, "in") && is(at + 1, "charge") && is(at + 2, "of") {
            start += 3;
        } else if is(at, "of") || is(at, "for") {
            start += 1;
        } else {
            return None;
        }
        if is(start, "the") {
            start += 1;
        }
        self.portfolios.lists_at(texts, start).into_iter().find_map(|list| {
            let end = start + list.len;
            // "Minister of Foreign Affairs and Finance Minister X": the last one is another office's.
            let other_office = list.portfolios.len() > 1
                && self
                    .noun_at(texts, end)
                    .is_some_and(|(_, f)| self.nouns[usize::from(f.row)].before);
            // "Director of the European Affairs Department": the portfolio is part of a name.
            let body = texts.get(end).is_some_and(|t| is_body_word(t));
            (!other_office && !body && parts[end - 1].ends).then_some((end, list.portfolios))
        })
    }

    /// The longest office without its prefixes and suffixes, at a part.
    fn core_at(&self, parts: &[Part<'_>], texts: &[&str], at: usize) -> Option<Core<'_>> {
        let fixed = self.noun_at(texts, at).map(|(len, form)| {
            let noun = &self.nouns[usize::from(form.row)];
            let mut core = Core {
                end: at + len,
                head: at + head_of(&texts[at..at + len]),
                noun,
                plural: form.plural,
                portfolios: Vec::new(),
            };
            if noun.of
                && let Some((end, portfolios)) = self.complement_at(parts, texts, core.end)
            {
                (core.end, core.portfolios) = (end, portfolios);
            }
            core
        });
        let with_portfolio = self.portfolios.lists_at(texts, at).into_iter().find_map(|list| {
            let start = at + list.len;
            let (len, form) = self.noun_at(texts, start)?;
            let noun = &self.nouns[usize::from(form.row)];
            noun.before.then(|| Core {
                end: start + len,
                head: start + head_of(&texts[start..start + len]),
                noun,
                plural: form.plural,
                portfolios: list.portfolios,
            })
        });
        match (fixed, with_portfolio) {
            (Some(fixed), Some(other)) if fixed.end > other.end => Some(fixed),
            (fixed, with_portfolio) => with_portfolio.or(fixed),
        }
    }

    /// The longest noun at a part: its length and form.
    fn noun_at(&self, texts: &[&str], at: usize) -> Option<(usize, NounForm)> {
        let phrase = self.phrases.longest_at(texts, at);
        let short = self.abbreviations.longest_at(texts, at).filter(|found| {
            let end = at + found.len;
            let period =
                texts[at..end].iter().any(|t| t.contains('.')) || texts.get(end) == Some(&".");
            found.meanings.iter().any(|form| period || !form.period)
        });
        let found = match (phrase, short) {
            (Some(phrase), Some(short)) if short.len > phrase.len => short,
            (phrase, short) => phrase.or(short)?,
        };
        Some((found.len, *found.meanings.first()?))
    }
}

/// Where the noun stands that the rest belongs to: before "of", "for", "to", else last.
fn head_of(phrase: &[&str]) -> usize {
    let joint = phrase.iter().position(|word| {
        ["of", "for", "to", "without", "in", "at"].iter().any(|p| word.eq_ignore_ascii_case(p))
    });
    joint.unwrap_or(phrase.len()).saturating_sub(1)
}

/// Whether a word heads the name of a body that a portfolio is for: "Department", "Ministry".
fn is_body_word(word: &str) -> bool {
    matches!(
        word,
        "Ministry"
            | "Department"
            | "Directorate"
            | "Bureau"
            | "Division"
            | "Office"
            | "Section"
            | "Sector"
            | "Agency"
            | "Authority"
            | "Committee"
            | "Commission"
            | "Council"
            | "Board"
    )
}

/// Whether a word is "ministry" or "department", and whether in its plural.
fn ministry(word: &str) -> Option<bool> {
    let is = |noun: &str| word.eq_ignore_ascii_case(noun);
    match () {
        () if is("ministry") || is("department") => Some(false),
        () if is("ministries") || is("departments") => Some(true),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::{Gender, Knowledge, Level, ModifierSense, OfficeMatch};

    fn office(phrase: &str) -> Option<OfficeMatch<'static>> {
        let words: Vec<&str> = phrase.split(' ').collect();
        Knowledge::shipped().offices.longest_at(&words, 0)
    }

    /// Number of words, and role without a country.
    fn check(phrase: &str, expected: Option<(usize, &str)>) {
        let found = office(phrase).map(|o| (o.len, o.role(None)));
        assert_eq!(found.as_ref().map(|(len, role)| (*len, role.as_str())), expected, "{phrase}");
    }

    #[test]
    fn all_wordings_of_a_minister_are_one_role() {
        for phrase in [
            "foreign minister",
            "Foreign Minister",
            "Minister of Foreign Affairs",
            "Minister for Foreign Affairs",
            "external affairs minister",
            "minister of external relations",
            "FM",
            "top diplomat",
        ] {
            assert_eq!(office(phrase).unwrap().role(None), "foreign minister", "{phrase}");
        }
        assert_eq!(office("Secretary of State").unwrap().role(Some("US")), "foreign minister");
        assert_eq!(office("Secretary of State").unwrap().role(Some("VA")), "secretary of state");
        assert_eq!(office("foreign secretary").unwrap().role(Some("GB")), "foreign minister");
        assert_eq!(
            office("Secretary of State for Defence").unwrap().role(Some("GB")),
            "defense minister"
        );
    }

    #[test]
    fn portfolios_join_before_and_behind_the_noun() {
        check(
            "Trade , Industry and Energy Minister Lee",
            Some((6, "trade and industry and energy minister")),
        );
        check(
            "Minister of Trade , Industry and Energy Lee",
            Some((7, "trade and industry and energy minister")),
        );
        check("Minister of Trade , Energy Minister Lee", Some((3, "trade minister")));
        check(
            "Minister of Foreign Affairs and Finance Minister Lee",
            Some((4, "foreign minister")),
        );
        check("foreign and defense ministers", Some((4, "foreign and defense minister")));
        check("defense secretary", Some((2, "defense minister")));
        check(
            "under-secretary-general for political affairs",
            Some((4, "political affairs under-secretary-general")),
        );
        check("minister of magic", Some((1, "minister")));
        check("foreign policy", None);
    }

    #[test]
    fn deputies_are_other_offices() {
        check("deputy foreign minister", Some((3, "deputy foreign minister")));
        check("vice foreign minister", Some((3, "deputy foreign minister")));
        check("first deputy prime minister", Some((4, "deputy prime minister")));
        check("deputy", Some((1, "deputy")));
        check("vice president", Some((2, "vice president")));
        check("vice-president", Some((1, "vice president")));
        assert!(office("foreign minister").unwrap().is_unique_in_country());
        assert!(!office("deputy foreign minister").unwrap().is_unique_in_country());
        assert!(!office("minister").unwrap().is_unique_in_country());
    }

    #[test]
    fn hyphens_join_time_words() {
        let time = |phrase: &str| office(phrase).and_then(|o| o.time);
        assert_eq!(time("ex-president"), Some(ModifierSense::Former));
        assert_eq!(time("then-Foreign Minister"), Some(ModifierSense::Former));
        assert_eq!(time("ex - president"), Some(ModifierSense::Former));
        assert_eq!(time("president-elect"), Some(ModifierSense::Incoming));
        assert_eq!(time("prime minister-designate"), Some(ModifierSense::Incoming));
        assert_eq!(time("presidential nominee"), None);
        assert_eq!(time("president"), None);
        check("former president", None);
        check("president-turned-convict", None);
    }

    #[test]
    fn abbreviations_need_their_capitals_and_periods() {
        check("PM", Some((1, "prime minister")));
        check("pm", None);
        check("Gen. Mark", Some((1, "general")));
        check("Sen. Mark", Some((1, "senator")));
        check("Sen said", None);
        check("MPs", Some((1, "member of parliament")));
        assert!(office("MPs").unwrap().plural);
    }

    #[test]
    fn number_gender_level_and_head_are_told() {
        let ministers = office("ministers of foreign affairs").unwrap();
        assert!(ministers.plural);
        assert_eq!(ministers.head, 0);
        assert_eq!(office("prime minister").unwrap().head, 1);
        assert_eq!(office("chief of staff").unwrap().head, 0);
        assert_eq!(office("spokeswoman").unwrap().gender(), Some(Gender::Female));
        assert_eq!(office("king").unwrap().noun.level, Level::HeadOfState);
        assert_eq!(office("analyst").unwrap().noun.level, Level::Role);
    }

    #[test]
    fn ministries_are_named_after_portfolios() {
        let name = |phrase: &str| {
            let words: Vec<&str> = phrase.split(' ').collect();
            Knowledge::shipped().offices.ministry_at(&words, 0).map(|m| (m.len, m.name()))
        };
        assert_eq!(name("Ministry of Foreign Affairs"), Some((4, "foreign ministry".into())));
        assert_eq!(name("foreign ministry spokesperson"), Some((2, "foreign ministry".into())));
        assert_eq!(name("Department of Defense"), Some((3, "defense ministry".into())));
        assert_eq!(
            name("Ministry of Trade , Industry and Energy"),
            Some((7, "trade and industry and energy ministry".into()))
        );
        assert_eq!(name("ministry of silly walks"), None);
        assert_eq!(name("foreign minister"), None);
    }

    #[test]
    fn what_an_office_is_the_same_as_is_itself_one() {
        for noun in Knowledge::shipped().offices.all() {
            let Some(wording) = noun.same_as else { continue };
            assert!(office(wording).is_some(), "{} is the same as {wording}", noun.phrase);
        }
    }

    #[test]
    fn every_office_is_found_in_both_numbers() {
        for noun in Knowledge::shipped().offices.all() {
            let found = office(noun.phrase).unwrap_or_else(|| panic!("{}", noun.phrase));
            assert_eq!(found.len, noun.phrase.split(' ').count(), "{}", noun.phrase);
            let plural = noun.plural.map(|p| office(p).unwrap_or_else(|| panic!("{p}")));
            assert!(plural.is_none_or(|p| p.plural), "{}", noun.phrase);
        }
    }
}

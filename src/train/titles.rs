//! Titles before names, made up: "South Korean Foreign Minister", "Ambassador to Japan".
//!
//! News puts titles before most names; the treebanks, being mostly not news, have only some eighty
//! of them. So some sentences are learnt twice, the second time with a title before a name.

use std::path::Path;

use crate::nlp::names::{OUTSIDE, first_label};
use crate::nlp::{Dep, NameKind, Tag};
use crate::train::files;
use crate::train::random::Random;

/// A word of a title.
#[derive(Clone, Debug)]
pub(crate) struct TitleWord {
    pub(crate) text: String,
    pub(crate) tag: Tag,
    /// Position of its head in the title; `None` for the office itself, which hangs on the name.
    pub(crate) head: Option<usize>,
    pub(crate) dep: Dep,
    /// Label as a name.
    pub(crate) label: u8,
}

/// An office: modifiers with the way they depend on the last word, that word, and the field that it
/// is for ("State"), if any.
type OfficeWords = (&'static [(&'static str, Dep)], &'static str, &'static str);

const OFFICES: [OfficeWords; 34] = [
    (&[], "President", ""),
    (&[("Prime", Dep::Amod)], "Minister", ""),
    (&[("Foreign", Dep::Amod)], "Minister", ""),
    (&[("Defense", Dep::Compound)], "Minister", ""),
    (&[("Interior", Dep::Compound)], "Minister", ""),
    (&[("Finance", Dep::Compound)], "Minister", ""),
    (&[("Deputy", Dep::Compound), ("Prime", Dep::Amod)], "Minister", ""),
    (&[("Deputy", Dep::Compound), ("Foreign", Dep::Amod)], "Minister", ""),
    (&[("Vice", Dep::Compound)], "President", ""),
    (&[("Crown", Dep::Compound)], "Prince", ""),
    (&[("Chief", Dep::Amod)], "Justice", ""),
    (&[("Special", Dep::Amod)], "Envoy", ""),
    (&[("Defense", Dep::Compound)], "Secretary", ""),
    (&[("Foreign", Dep::Amod)], "Secretary", ""),
    (&[], "Secretary", "State"),
    (&[], "Secretary", "Defense"),
    (&[], "Minister", "Foreign Affairs"),
    (&[], "Minister", "Health"),
    (&[], "Minister", "Interior"),
    (&[], "Minister", "Agriculture"),
    (&[], "King", ""),
    (&[], "Senator", ""),
    (&[], "Ambassador", ""),
    (&[], "Premier", ""),
    (&[], "Chancellor", ""),
    (&[], "Secretary-General", ""),
    (&[("prime", Dep::Amod)], "minister", ""),
    (&[("foreign", Dep::Amod)], "minister", ""),
    (&[("opposition", Dep::Compound)], "leader", ""),
    (&[], "leader", ""),
    (&[], "president", ""),
    (&[], "spokesperson", ""),
    (&[], "lawmaker", ""),
    (&[], "diplomat", ""),
];

/// What may stand before an office.
const STATES: [&str; 8] =
    ["former", "acting", "outgoing", "Former", "Acting", "then", "new", "incoming"];

/// Countries and their peoples.
#[derive(Clone, Debug, Default)]
pub(crate) struct Titles {
    countries: Vec<Vec<String>>,
    demonyms: Vec<Vec<String>>,
}

impl Titles {
    /// Reads countries and demonyms from the gazetteer.
    pub(crate) fn read(gazetteer: &Path) -> anyhow::Result<Self> {
        let mut titles = Self::default();
        for line in files::read(gazetteer)?.lines() {
            let Some((kind, entry)) = line.split_once('\t') else { continue };
            let words: Vec<String> = entry.split(' ').map(capitalized).collect();
            match kind {
                "country" if words.len() <= 2 => titles.countries.push(words),
                "demonym" if words.len() <= 2 && !entry.ends_with('s') => {
                    titles.demonyms.push(words);
                }
                _ => {}
            }
        }
        Ok(titles)
    }

    /// A title, different each time.
    pub(crate) fn make(&self, random: &mut Random) -> Vec<TitleWord> {
        let (modifiers, office, field) = OFFICES[random.below(OFFICES.len())];
        let mut words = Vec::new();
        let before = random.below(8);
        if random.below(6) == 0 && before != 5 {
            let state = STATES[random.below(STATES.len())];
            words.push(word(state, Tag::Jj, Dep::Amod));
        }
        match before {
            0..=2 => {
                let demonym = &self.demonyms[random.below(self.demonyms.len())];
                push_phrase(&mut words, demonym, Tag::Jj, Dep::Amod, OUTSIDE);
            }
            3 => words.push(TitleWord {
                label: first_label(NameKind::Place),
                ..word(["U.S.", "US", "UK", "U.N."][random.below(3)], Tag::Nnp, Dep::Compound)
            }),
            4 => self.push_country(&mut words, Dep::Compound, random),
            5 => {
                self.push_country(&mut words, Dep::NmodPoss, random);
                let country = words.len() - 1;
                let mark = ["'s", "’s"][random.below(2)];
                words.push(TitleWord { head: Some(country), ..word(mark, Tag::Pos, Dep::Case) });
            }
            _ => {}
        }
        let is_capital = office.starts_with(char::is_uppercase);
        let noun = if is_capital { Tag::Nnp } else { Tag::Nn };
        for &(modifier, dep) in modifiers {
            let tag = if is_capital || dep == Dep::Compound { noun } else { Tag::Jj };
            words.push(word(modifier, tag, dep));
        }
        let place = words.len();
        for word in &mut words {
            word.head = word.head.or(Some(place));
        }
        words.push(word(office, noun, Dep::NmodDesc));
        if !field.is_empty() {
            push_behind(&mut words, "of", &phrase(field), place, OUTSIDE);
        }
        if before > 5 && random.below(2) == 0 {
            let preposition = if office == "Ambassador" { "to" } else { "of" };
            let country = &self.countries[random.below(self.countries.len())];
            push_behind(&mut words, preposition, country, place, first_label(NameKind::Place));
        }
        words
    }

    fn push_country(&self, words: &mut Vec<TitleWord>, dep: Dep, random: &mut Random) {
        let country = &self.countries[random.below(self.countries.len())];
        push_phrase(words, country, Tag::Nnp, dep, first_label(NameKind::Place));
    }
}

fn word(text: &str, tag: Tag, dep: Dep) -> TitleWord {
    TitleWord { text: text.to_owned(), tag, head: None, dep, label: OUTSIDE }
}

fn phrase(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

/// Appends a phrase whose last word is its head.
fn push_phrase(words: &mut Vec<TitleWord>, phrase: &[String], tag: Tag, dep: Dep, first: u8) {
    let last = words.len() + phrase.len() - 1;
    for (i, text) in phrase.iter().enumerate() {
        let label = if first != OUTSIDE && i > 0 { first + 1 } else { first };
        let is_last = words.len() == last;
        words.push(TitleWord {
            text: text.clone(),
            tag: if is_last { tag } else { Tag::Nnp },
            head: (!is_last).then_some(last),
            dep: if is_last { dep } else { Dep::Compound },
            label,
        });
    }
}

/// Appends "of Foreign Affairs", "to Japan".
fn push_behind(
    words: &mut Vec<TitleWord>,
    preposition: &str,
    phrase: &[String],
    office: usize,
    first: u8,
) {
    let head = words.len() + phrase.len();
    words.push(TitleWord { head: Some(head), ..word(preposition, Tag::In, Dep::Case) });
    push_phrase(words, phrase, Tag::Nnp, Dep::Nmod, first);
    words[head].head = Some(office);
}

fn capitalized(word: &str) -> String {
    if matches!(word, "of" | "and" | "the") {
        return word.to_owned();
    }
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::Titles;
    use crate::train::random::Random;

    #[test]
    fn every_word_of_a_title_leads_to_the_office() {
        let list = |word: &str| vec![word.split(' ').map(str::to_owned).collect()];
        let titles = Titles { countries: list("South Korea"), demonyms: list("South Korean") };
        let mut random = Random::new();
        for _ in 0..500 {
            let words = titles.make(&mut random);
            let offices = words.iter().filter(|word| word.head.is_none()).count();
            assert_eq!(offices, 1, "{words:?}");
            for (i, word) in words.iter().enumerate() {
                assert!(word.head.is_none_or(|head| head < words.len() && head != i));
            }
        }
    }
}

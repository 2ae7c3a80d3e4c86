//! Countries and the words for them: names, demonyms, capitals, forms of state, memberships.

use crate::knowledge::Gender;
use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/knowledge/countries.tsv");

/// What kind of country it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountryStatus {
    /// A member of the United Nations, or the Holy See.
    State,
    /// Recognized by some states only (Taiwan, Kosovo, Palestine, Western Sahara).
    Partial,
    /// Self-governing in free association with another (the Cook Islands, Niue).
    Associated,
    /// Belongs to another state (Hong Kong, Greenland).
    Territory,
    /// No longer there (the Soviet Union).
    Historical,
}

/// A demonym as a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// One of them ("Briton"); some words have only a plural ("the French").
    pub singular: Option<&'static str>,
    /// Many of them ("Britons").
    pub plural: &'static str,
    /// The gender that the word tells ("Frenchwoman").
    pub gender: Option<Gender>,
}

/// A country, a territory or a state of the past.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2, upper case; unique. States of the past have their former letters or user-assigned ones.
    pub iso2: &'static str,
    /// ISO 3166-1 alpha-3, if it has one.
    pub iso3: Option<&'static str>,
    /// What kind of country it is.
    pub status: CountryStatus,
    /// Of a territory the state that it belongs to, of a state of the past its successor; iso2.
    pub of: Option<&'static str>,
    /// Usual English short name, without article.
    pub name: &'static str,
    /// Other names, without article.
    pub names: Vec<&'static str>,
    /// Demonyms as adjectives.
    pub adjectives: Vec<&'static str>,
    /// Demonyms as nouns.
    pub people: Vec<Demonym>,
    /// The seat of government first, then its other spellings and other capitals.
    pub capitals: Vec<&'static str>,
    /// Lower-case nouns that may stand for it: "kingdom", "sultanate", "island".
    pub forms: Vec<&'static str>,
    /// "Asia", "Africa", "Europe", "North America", "South America", "Oceania", "Antarctica".
    pub continent: &'static str,
    /// Part of the continent ("Middle East", "West Africa").
    pub region: &'static str,
    /// Memberships, as abbreviated in news ("NATO", "G7"); that of the UN is not listed.
    pub groups: Vec<&'static str>,
    ambiguous: Vec<(&'static str, OtherSense)>,
}

impl Country {
    /// Whether it belongs to a group, by the abbreviation used in news.
    pub fn is_in(&self, group: &str) -> bool {
        self.groups.contains(&group)
    }

    /// Whether a noun such as "kingdom" or "island nation" may stand for it; lower case.
    pub fn may_be_called(&self, nominal: &str) -> bool {
        let word = nominal.trim_end_matches(" nation").trim_end_matches(" state");
        self.forms.iter().any(|form| {
            *form == nominal
                || *form == word
                || (nominal == "republic" && form.ends_with("republic"))
                || (nominal == "emirate" && form.ends_with("emirate"))
        })
    }

    /// What else a word for this country as often means.
    pub fn other_sense(&self, word: &str) -> Option<OtherSense> {
        self.ambiguous.iter().find(|(w, _)| *w == word).map(|(_, sense)| *sense)
    }
}

/// What a name may mean besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherSense {
    /// A given or family name ("Jordan", "Chad").
    Person,
    /// Another place ("Georgia").
    Place,
    /// A common word ("Turkey" in capitals, "Male").
    Word,
    /// Another country ("Korea", "Congo", "Dominican").
    Country,
    /// An organization ("Emirates").
    Organization,
}

impl OtherSense {
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        match cell {
            "person" => Some(Self::Person),
            "place" => Some(Self::Place),
            "word" => Some(Self::Word),
            "country" => Some(Self::Country),
            "organization" => Some(Self::Organization),
            _ => None,
        }
    }
}

/// In which way a word means a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountryWord {
    /// Its name ("Japan", "U.S.").
    Name,
    /// Its demonym as an adjective ("Japanese").
    Adjective,
    /// One of its people ("Briton").
    Person,
    /// Its people ("Britons", "the Dutch").
    People,
    /// Its capital ("Tokyo").
    Capital,
}

impl CountryWord {
    /// Whether it is an adjective or noun for its people.
    pub fn is_demonym(self) -> bool {
        matches!(self, Self::Adjective | Self::Person | Self::People)
    }
}

/// One thing that a word may mean.
#[derive(Clone, Copy, Debug)]
pub struct CountryUse<'a> {
    /// Which country.
    pub country: &'a Country,
    /// In which way.
    pub word: CountryWord,
    /// What else the word as often means.
    pub or: Option<OtherSense>,
}

/// Words for one or more countries, found in a text.
#[derive(Clone, Debug)]
pub struct CountryMatch<'a> {
    /// Number of words.
    pub len: usize,
    /// What they may mean, at least one; the country meant most often comes first.
    pub uses: Vec<CountryUse<'a>>,
}

impl<'a> CountryMatch<'a> {
    /// The country, if all senses agree on it.
    pub fn country(&self) -> Option<&'a Country> {
        let first = self.uses.first()?.country;
        self.uses.iter().all(|u| u.country.iso2 == first.iso2).then_some(first)
    }

    /// Whether one of the senses is of that kind.
    pub fn has(&self, word: CountryWord) -> bool {
        self.uses.iter().any(|u| u.word == word)
    }
}

/// All countries, by their words.
#[derive(Debug)]
pub struct Countries {
    rows: Vec<Country>,
    phrases: Phrases<(u16, CountryWord)>,
}

impl Countries {
    pub(super) fn shipped() -> Self {
        let rows: Vec<Country> = table::rows(TABLE).map(country).collect();
        // South Korea before North Korea, the larger Congo first, and states before the past.
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&i| (rows[i].status, rows[i].iso2 == "KP", i));
        let phrases =
            order.iter().flat_map(|&i| words(&rows[i]).map(move |(s, w)| (s, (i as u16, w))));
        let phrases = Phrases::new(Case::Matters, phrases);
        Self { rows, phrases }
    }

    /// All of them, in order of iso2.
    pub fn all(&self) -> &[Country] {
        &self.rows
    }

    /// By its two letters, upper case.
    pub fn by_iso2(&self, iso2: &str) -> Option<&Country> {
        let at = self.rows.binary_search_by(|c| c.iso2.cmp(iso2)).ok()?;
        self.rows.get(at)
    }

    /// The longest words for a country that start with `words[at]`, as the text writes them.
    ///
    /// Capitals matter ("US" is not "us", "Polish" not "polish"), except in words that are all capitals.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<CountryMatch<'_>> {
        let found = self.phrases.longest_at(words, at)?;
        let phrase = words[at..at + found.len].join(" ");
        Some(CountryMatch { len: found.len, uses: self.uses(&phrase, &found.meanings) })
    }

    /// What the whole phrase may mean; empty if it is no word for a country.
    pub fn named(&self, phrase: &str) -> Vec<CountryUse<'_>> {
        self.uses(phrase, &self.phrases.exact(phrase))
    }

    fn uses(&self, phrase: &str, meanings: &[(u16, CountryWord)]) -> Vec<CountryUse<'_>> {
        meanings
            .iter()
            .map(|&(row, word)| {
                let country = &self.rows[usize::from(row)];
                CountryUse { country, word, or: country.other_sense(phrase) }
            })
            .collect()
    }
}

/// All words for a country; its name first.
fn words(country: &Country) -> impl Iterator<Item = (&'static str, CountryWord)> {
    let all = |words: &[&'static str], kind| words.iter().map(|&w| (w, kind)).collect::<Vec<_>>();
    std::iter::once((country.name, CountryWord::Name))
        .chain(all(&country.names, CountryWord::Name))
        .chain(all(&country.adjectives, CountryWord::Adjective))
        .chain(
            country
                .people
                .iter()
                .filter_map(|p| Some((p.singular?, CountryWord::Person)))
                .collect::<Vec<_>>(),
        )
        .chain(country.people.iter().map(|p| (p.plural, CountryWord::People)).collect::<Vec<_>>())
        .chain(all(&country.capitals, CountryWord::Capital))
}

fn country(cells: [&'static str; 14]) -> Country {
    let [
        iso2,
        iso3,
        status,
        of,
        name,
        names,
        adjectives,
        people,
        capitals,
        forms,
        continent,
        region,
        groups,
        ambiguous,
    ] = cells;
    Country {
        iso2,
        iso3: table::some(iso3),
        status: match status {
            "partial" => CountryStatus::Partial,
            "associated" => CountryStatus::Associated,
            "territory" => CountryStatus::Territory,
            "historical" => CountryStatus::Historical,
            _ => CountryStatus::State,
        },
        of: table::some(of),
        name,
        names: table::list(names).collect(),
        adjectives: table::list(adjectives).collect(),
        people: table::list(people).map(people_from_cell).collect(),
        capitals: table::list(capitals).collect(),
        forms: table::list(forms).collect(),
        continent,
        region,
        groups: table::list(groups).collect(),
        ambiguous: table::list(ambiguous)
            .filter_map(|pair| {
                let (word, sense) = pair.rsplit_once(':')?;
                Some((word, OtherSense::from_cell(sense)?))
            })
            .collect(),
    }
}

fn people_from_cell(cell: &'static str) -> Demonym {
    let mut parts = cell.split('/');
    Demonym {
        singular: parts.next().and_then(table::some),
        plural: parts.next().unwrap_or_default(),
        gender: parts.next().and_then(Gender::from_cell),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CountryStatus, CountryWord, OtherSense};
    use crate::knowledge::Knowledge;

    fn check(phrase: &str, expected: &[(&str, CountryWord)]) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let found = Knowledge::shipped().countries.longest_at(&words, 0);
        let uses: Vec<(&str, CountryWord)> = found
            .iter()
            .filter(|m| m.len == words.len())
            .flat_map(|m| m.uses.iter().map(|u| (u.country.iso2, u.word)))
            .collect();
        assert_eq!(uses, expected, "{phrase}");
    }

    #[test]
    fn names_are_found_in_many_spellings() {
        for name in ["USA", "United States", "America", "UNITED STATES"] {
            check(name, &[("US", CountryWord::Name)]);
        }
        for name in ["US", "U.S.", "U.S"] {
            check(name, &[("US", CountryWord::Name), ("US", CountryWord::Adjective)]);
        }
        for name in ["Türkiye", "Turkiye", "Turkey", "Republic of Turkey"] {
            check(name, &[("TR", CountryWord::Name)]);
        }
        check("Côte d’Ivoire", &[("CI", CountryWord::Name)]);
        check("Guinea - Bissau", &[("GW", CountryWord::Name)]);
        check("UAE", &[("AE", CountryWord::Name), ("AE", CountryWord::Adjective)]);
        check("Soviet Union", &[("SU", CountryWord::Name)]);
    }

    #[test]
    fn capitals_of_letters_matter() {
        for word in ["us", "Us", "turkey", "polish", "china", "WHO", "male"] {
            check(word, &[]);
        }
        check("Polish", &[("PL", CountryWord::Adjective)]);
    }

    #[test]
    fn demonyms_tell_adjective_person_and_people_apart() {
        use CountryWord::{Adjective, People, Person};
        check("Japanese", &[("JP", Adjective), ("JP", Person), ("JP", People)]);
        check("Briton", &[("GB", Person)]);
        check("Britons", &[("GB", People)]);
        check("British", &[("GB", Adjective), ("GB", People)]);
        check("South Korean", &[("KR", Adjective), ("KR", Person)]);
        check("Emiratis", &[("AE", People)]);
    }

    #[test]
    fn capitals_and_their_spellings_mean_their_country() {
        for city in ["Kyiv", "Kiev"] {
            check(city, &[("UA", CountryWord::Capital)]);
        }
        check("Washington, D.C.", &[("US", CountryWord::Capital)]);
        check(
            "Singapore",
            &[
                ("SG", CountryWord::Name),
                ("SG", CountryWord::Adjective),
                ("SG", CountryWord::Capital),
            ],
        );
    }

    #[test]
    fn names_of_two_countries_name_both() {
        check("Korea", &[("KR", CountryWord::Name), ("KP", CountryWord::Name)]);
        check("Congo", &[("CD", CountryWord::Name), ("CG", CountryWord::Name)]);
        let korea = Knowledge::shipped().countries.named("Korea");
        assert!(korea.iter().all(|u| u.or == Some(OtherSense::Country)));
    }

    #[test]
    fn names_that_mean_something_else_are_marked() {
        let countries = &Knowledge::shipped().countries;
        let sense = |word: &str| countries.named(word)[0].or;
        assert_eq!(sense("Georgia"), Some(OtherSense::Place));
        assert_eq!(sense("Jordan"), Some(OtherSense::Person));
        assert_eq!(sense("Turkey"), Some(OtherSense::Word));
        assert_eq!(sense("Japan"), None);
    }

    #[test]
    fn forms_of_state_and_groups_are_known() {
        let countries = &Knowledge::shipped().countries;
        let country = |iso2| countries.by_iso2(iso2).unwrap();
        assert!(country("SA").may_be_called("kingdom"));
        assert!(country("OM").may_be_called("sultanate"));
        assert!(country("IR").may_be_called("republic"));
        assert!(country("MV").may_be_called("island nation"));
        assert!(!country("FR").may_be_called("kingdom"));
        assert!(country("KW").is_in("GCC"));
        assert!(!country("KW").is_in("NATO"));
    }

    #[test]
    fn every_row_is_complete() {
        let countries = &Knowledge::shipped().countries;
        let mut codes = BTreeSet::new();
        for c in countries.all() {
            assert!(codes.insert(c.iso2), "{} twice", c.iso2);
            assert!(
                c.iso2.len() == 2 && c.iso2.chars().all(|l| l.is_ascii_uppercase()),
                "{}",
                c.iso2
            );
            assert!(!c.continent.is_empty() && !c.region.is_empty(), "{}", c.name);
            assert!(!c.forms.is_empty(), "{} has no form", c.name);
            if let Some(other) = c.of {
                assert!(countries.by_iso2(other).is_some(), "{} is of {other}", c.name);
            }
            if matches!(c.status, CountryStatus::State | CountryStatus::Partial) {
                assert!(!c.capitals.is_empty(), "{} has no capital", c.name);
                assert!(!c.adjectives.is_empty(), "{} has no adjective", c.name);
                assert!(!c.people.is_empty(), "{} has no people", c.name);
                assert!(c.iso3.is_some_and(|i| i.len() == 3), "{} has no iso3", c.name);
            }
            for (word, _) in &c.ambiguous {
                let known = countries.named(word);
                assert!(
                    known.iter().any(|u| u.country.iso2 == c.iso2),
                    "{word} is no word for {}",
                    c.name
                );
            }
            assert_eq!(countries.named(c.name)[0].country.iso2, c.iso2, "{}", c.name);
        }
        let states = countries.all().iter().filter(|c| c.status == CountryStatus::State);
        assert_eq!(states.count(), 194, "193 members of the United Nations and the Holy See");
    }
}

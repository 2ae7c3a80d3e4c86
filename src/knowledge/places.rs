//! Places that are no countries: cities, provinces, regions, disputed territories, waters.

use crate::knowledge::OtherSense;
use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/knowledge/places.tsv");

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A territory, an island, a province much in the news.
    Area,
    /// A sea, strait, river or canal.
    Water,
    /// A region of several countries ("Middle East").
    Region,
    /// A city or town.
    City,
    /// A first-level division of a country.
    Province,
}

/// Who holds a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceStatus {
    /// Nobody else claims it.
    Settled,
    /// Several states claim it, or another than its own holds it.
    Disputed,
    /// Rules itself, and few or no states recognize that.
    Breakaway,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// As news writes it.
    pub name: &'static str,
    /// What kind it is.
    pub kind: PlaceKind,
    /// The country that it lies in, or that most states hold it to belong to.
    pub iso2: Option<&'static str>,
    /// Inhabitants of a city, in thousands; 0 if not known.
    pub thousands: u32,
    /// Who holds it.
    pub status: PlaceStatus,
    ambiguous: &'static str,
}

impl Place {
    /// What else one of its names as often means.
    pub fn other_sense(&self, phrase: &str) -> Option<OtherSense> {
        table::list(self.ambiguous)
            .filter_map(|pair| pair.rsplit_once(':'))
            .find(|(word, _)| *word == phrase)
            .and_then(|(_, sense)| OtherSense::from_cell(sense))
    }
}

/// A name of one or more places, found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMatch<'a> {
    /// Number of words.
    pub len: usize,
    /// What it may name, at least one: territories, waters and regions, then cities by size, then provinces.
    pub places: Vec<&'a Place>,
    /// What else the words as often mean ("Victoria").
    pub or: Option<OtherSense>,
}

impl<'a> PlaceMatch<'a> {
    /// The place meant in a text that speaks of these countries (iso2): the first of theirs, else the first.
    pub fn among(&self, countries: &[&str]) -> Option<&'a Place> {
        let spoken_of = |p: &&&Place| p.iso2.is_some_and(|iso2| countries.contains(&iso2));
        self.places.iter().find(spoken_of).or(self.places.first()).copied()
    }
}

/// All places, by name.
#[derive(Debug)]
pub struct Places {
    rows: Vec<Place>,
    phrases: Phrases<u16>,
}

impl Places {
    pub(super) fn shipped() -> Self {
        let mut rows = Vec::new();
        let mut names = Vec::new();
        for [name, kind, iso2, thousands, aliases, status, ambiguous] in table::rows(TABLE) {
            let row = rows.len() as u16;
            names.push((name, row));
            names.extend(table::list(aliases).map(|alias| (alias, row)));
            rows.push(Place {
                name,
                kind: match kind {
                    "area" => PlaceKind::Area,
                    "water" => PlaceKind::Water,
                    "region" => PlaceKind::Region,
                    "province" => PlaceKind::Province,
                    _ => PlaceKind::City,
                },
                iso2: table::some(iso2),
                thousands: thousands.parse().unwrap_or(0),
                status: match status {
                    "disputed" => PlaceStatus::Disputed,
                    "breakaway" => PlaceStatus::Breakaway,
                    _ => PlaceStatus::Settled,
                },
                ambiguous,
            });
        }
        Self { rows, phrases: Phrases::new(Case::Matters, names) }
    }

    /// All of them, by kind and size.
    pub fn all(&self) -> &[Place] {
        &self.rows
    }

    /// The longest name of a place that starts with `words[at]`, as the text writes it.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<PlaceMatch<'_>> {
        let found = self.phrases.longest_at(words, at)?;
        let phrase = words[at..at + found.len].join(" ");
        let places: Vec<&Place> =
            found.meanings.iter().map(|&row| &self.rows[usize::from(row)]).collect();
        let or = places.iter().find_map(|place| place.other_sense(&phrase));
        Some(PlaceMatch { len: found.len, places, or })
    }
}

#[cfg(test)]
mod tests {
    use super::{PlaceKind, PlaceStatus};
    use crate::knowledge::{Knowledge, OtherSense, PlaceMatch};

    fn place(phrase: &str) -> Option<PlaceMatch<'static>> {
        let words: Vec<&str> = phrase.split(' ').collect();
        Knowledge::shipped().places.longest_at(&words, 0)
    }

    #[test]
    fn cities_have_their_country_and_size() {
        let osaka = place("Osaka").unwrap().places[0];
        assert_eq!((osaka.kind, osaka.iso2), (PlaceKind::City, Some("JP")));
        assert!(osaka.thousands > 1_000);
        assert_eq!(place("Bombay").unwrap().places[0].name, "Mumbai");
        assert!(place("osaka").is_none());
    }

    #[test]
    fn a_city_of_several_countries_is_told_by_those_spoken_of() {
        let birmingham = place("Birmingham").unwrap();
        assert_eq!(birmingham.among(&["US"]).unwrap().iso2, Some("US"));
        assert_eq!(birmingham.among(&["JP"]).unwrap().iso2, Some("GB"));
    }

    #[test]
    fn disputed_territories_are_marked() {
        assert_eq!(place("Crimea").unwrap().places[0].status, PlaceStatus::Disputed);
        assert_eq!(place("Somaliland").unwrap().places[0].status, PlaceStatus::Breakaway);
        assert_eq!(place("Bavaria").unwrap().places[0].status, PlaceStatus::Settled);
    }

    #[test]
    fn waters_and_regions_are_known() {
        assert_eq!(place("South China Sea").unwrap().places[0].kind, PlaceKind::Water);
        assert_eq!(place("Middle East").unwrap().places[0].kind, PlaceKind::Region);
        assert_eq!(place("Strait of Hormuz").unwrap().len, 3);
    }

    #[test]
    fn names_of_people_are_marked() {
        assert_eq!(place("Sydney").unwrap().or, Some(OtherSense::Person));
        assert_eq!(place("Yokohama").unwrap().or, None);
    }

    #[test]
    fn every_place_lies_in_a_known_country() {
        let known = Knowledge::shipped();
        assert!(u16::try_from(known.places.all().len()).is_ok());
        for place in known.places.all() {
            let iso2 = place.iso2.unwrap_or("US");
            assert!(known.countries.by_iso2(iso2).is_some(), "{}: {iso2}", place.name);
        }
    }
}

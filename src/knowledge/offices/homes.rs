//! Offices that one country alone has: a taoiseach is Ireland's.

use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../../assets/knowledge/office_homes.tsv");

/// All such offices.
#[derive(Debug)]
pub(super) struct Homes {
    phrases: Phrases<&'static str>,
}

impl Homes {
    pub(super) fn shipped() -> Self {
        let rows = table::rows(TABLE)
            .flat_map(|[title, countries]| table::list(countries).map(move |iso2| (title, iso2)));
        Self { phrases: Phrases::new(Case::Free, rows) }
    }

    /// The countries that have such an office; none where any may.
    pub(super) fn of(&self, title: &[&str]) -> Vec<&'static str> {
        let found = self.phrases.longest_at(title, 0).filter(|found| found.len == title.len());
        found.map_or_else(Vec::new, |found| found.meanings)
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;
    use crate::knowledge::{Knowledge, table};

    #[test]
    fn a_title_may_tell_its_country() {
        let homes = |title: &str| {
            let words: Vec<&str> = title.split(' ').collect();
            Knowledge::shipped().offices.homes_of(&words)
        };
        assert_eq!(homes("Taoiseach"), ["IE"]);
        assert_eq!(homes("Chancellor"), ["DE", "AT", "GB"]);
        assert!(homes("President").is_empty());
    }

    #[test]
    fn every_row_names_known_countries_and_offices() {
        let knowledge = Knowledge::shipped();
        for [title, countries] in table::rows(TABLE) {
            let words: Vec<&str> = title.split(' ').collect();
            let found = knowledge.offices.longest_at(&words, 0);
            assert_eq!(found.map(|f| f.len), Some(words.len()), "{title}");
            for iso2 in table::list(countries) {
                assert!(knowledge.countries.by_iso2(iso2).is_some(), "{iso2}");
            }
        }
    }
}

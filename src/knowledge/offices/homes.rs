//! Offices that one country or organization alone has: a taoiseach is Ireland's, an
//! under-secretary-general the United Nations'.

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

    /// The countries that have such an office, by iso2, or the organization, by its usual name; none
    /// where any may. What it is in charge of may
    /// follow ("assistant secretary of state for Africa").
    pub(super) fn of(&self, title: &[&str]) -> Vec<&'static str> {
        let found = self.phrases.longest_at(title, 0).filter(|found| {
            title.get(found.len).is_none_or(|next| next.eq_ignore_ascii_case("for"))
        });
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
        assert_eq!(homes("Assistant Secretary of State for Africa"), ["US"]);
        assert!(homes("Chancellor of the University").is_empty());
        assert!(homes("President").is_empty());
    }

    #[test]
    fn every_row_names_known_countries_and_offices() {
        let knowledge = Knowledge::shipped();
        for [title, countries] in table::rows(TABLE) {
            let words: Vec<&str> = title.split(' ').collect();
            let found = knowledge.offices.longest_at(&words, 0);
            assert_eq!(found.map(|f| f.len), Some(words.len()), "{title}");
            for home in table::list(countries) {
                let country = knowledge.countries.by_iso2(home).is_some();
                assert!(country || knowledge.organizations.by_name(home).is_some(), "{home}");
            }
        }
    }
}

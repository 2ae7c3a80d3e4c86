//! Who leads or led a country, for one question: whose president is "President X", where an article
//! leaves the country out. Never a source of edges.

use crate::knowledge::{fold, table};

const TABLE: &str = include_str!("../../assets/knowledge/leaders.tsv");

/// One who leads or led a country or one of its great ministries.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Leader {
    iso2: &'static str,
    office: &'static str,
    /// The name's words, folded.
    name: Vec<String>,
}

/// The leaders of the last decades; not complete.
#[derive(Debug)]
pub struct Leaders {
    rows: Vec<Leader>,
}

impl Leaders {
    pub(super) fn shipped() -> Self {
        let rows = table::rows(TABLE)
            .map(|[iso2, office, name]| Leader { iso2, office, name: words(name) })
            .collect();
        Self { rows }
    }

    /// The country whose `office` ("president", "foreign minister") somebody of that name holds or
    /// held; `None` where nobody is known, or people of several countries are.
    ///
    /// A name of one word is taken for a surname.
    pub fn country_of(&self, name: &str, office: &str) -> Option<&'static str> {
        let asked = words(name);
        let mut countries: Vec<&'static str> = self
            .rows
            .iter()
            .filter(|leader| leader.office == office && fits(&asked, &leader.name))
            .map(|leader| leader.iso2)
            .collect();
        countries.dedup();
        match countries.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

fn words(name: &str) -> Vec<String> {
    name.split([' ', '-']).map(fold).filter(|w| !w.is_empty()).collect()
}

/// A surname alone, first or last by culture; or at least two words in common, the outer ones of
/// the shorter name among them.
fn fits(asked: &[String], known: &[String]) -> bool {
    match asked {
        [] => false,
        [surname] => {
            known.last() == Some(surname) || known.first() == Some(surname) && known.len() == 3
        }
        _ => {
            let (short, long) =
                if asked.len() <= known.len() { (asked, known) } else { (known, asked) };
            short.len() > 1 && short.iter().all(|w| long.iter().any(|l| spells(w, l)))
        }
    }
}

/// The same word, or a long one with a letter more or less ("Shokry", "Shoukry").
fn spells(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() != short.len() + 1 || short.len() <= 4 {
        return short == long;
    }
    // What is more can stand at the first difference only.
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let common = short.iter().zip(long).take_while(|(s, l)| s == l).count();
    short[common..] == long[common + 1..]
}

#[cfg(test)]
mod tests {
    use super::Leaders;

    #[test]
    fn a_title_and_a_name_tell_the_country() {
        let leaders = Leaders::shipped();
        assert_eq!(leaders.country_of("Emmanuel Macron", "president"), Some("FR"));
        assert_eq!(leaders.country_of("Biden", "president"), Some("US"));
        assert_eq!(leaders.country_of("Yoon", "president"), Some("KR"));
        assert_eq!(leaders.country_of("Surangel Whipp", "president"), Some("PW"));
        assert_eq!(leaders.country_of("Biden", "king"), None);
        assert_eq!(leaders.country_of("Nobody Known", "president"), None);
    }
}

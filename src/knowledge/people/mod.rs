//! Names of people: given names and their gender, family names that come first, small words inside.

mod order;

use crate::knowledge::fold::fold;
use crate::knowledge::{Gender, table};

pub use order::Culture;

const GIVEN: &str = include_str!("../../../assets/knowledge/given_names.tsv");
const SURNAMES: &str = include_str!("../../../assets/knowledge/surnames.tsv");
const PARTICLES: &str = include_str!("../../../assets/knowledge/particles.tsv");

/// What a small word does inside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParticleKind {
    /// Belongs to the name that follows ("van", "al", "de").
    Particle,
    /// The father's name follows ("bin", "ibn").
    Patronymic,
    /// Joins two family names ("y").
    Conjunction,
    /// Follows a name ("Jr.", "III").
    Suffix,
    /// Is written together with the name ("al-", "O'").
    Prefix,
}

impl ParticleKind {
    fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "particle" => Self::Particle,
            "patronymic" => Self::Patronymic,
            "conjunction" => Self::Conjunction,
            "suffix" => Self::Suffix,
            "prefix" => Self::Prefix,
            _ => return None,
        })
    }
}

/// Given names, family names and particles.
#[derive(Debug)]
pub struct People {
    /// Folded, sorted; whether the name is as often another word.
    given: Vec<(&'static str, Gender, bool)>,
    surnames: Vec<(&'static str, &'static str)>,
    particles: Vec<(&'static str, ParticleKind)>,
}

impl People {
    pub(super) fn shipped() -> Self {
        let mut given: Vec<_> = table::rows(GIVEN)
            .filter_map(|[name, gender, word]| {
                Some((name, Gender::from_cell(gender)?, word == "word"))
            })
            .collect();
        given.sort_unstable_by_key(|(name, ..)| *name);
        let mut surnames: Vec<_> = table::rows(SURNAMES).map(|[name, c]| (name, c)).collect();
        surnames.sort_unstable_by_key(|(name, _)| *name);
        let particles = table::rows(PARTICLES)
            .filter_map(|[word, kind, _culture]| Some((word, ParticleKind::from_cell(kind)?)))
            .collect();
        Self { given, surnames, particles }
    }

    /// The gender that a given name tells; none if it is not known as one. Accents and hyphens do not count.
    pub fn gender(&self, given: &str) -> Option<Gender> {
        self.given(given).map(|(gender, _)| gender)
    }

    /// Whether a word is a given name.
    pub fn is_given(&self, word: &str) -> bool {
        self.given(word).is_some()
    }

    /// Whether a given name is as often a common word, a title, a month or a place ("Grace", "Major").
    pub fn is_also_a_word(&self, given: &str) -> bool {
        self.given(given).is_some_and(|(_, word)| word)
    }

    fn given(&self, name: &str) -> Option<(Gender, bool)> {
        let key = fold(name);
        let at = self.given.binary_search_by(|(known, ..)| (*known).cmp(&key)).ok()?;
        let (_, gender, word) = self.given[at];
        Some((gender, word))
    }

    /// The gender that a name of two or more words tells: that of its first known given name. A single
    /// word is taken for a family name and tells nothing.
    pub fn gender_of_name(&self, name: &[&str], iso2: Option<&str>) -> Option<Gender> {
        let given = match self.family_first(name, iso2) {
            Some(_) => name.get(1..)?,
            None => name.get(..name.len().checked_sub(1)?)?,
        };
        given.iter().find_map(|word| self.gender(word)).filter(|&told| told != Gender::Either)
    }

    /// What a word does inside a name, if it is one of the small words ("van", "bin", "Jr."); in either case.
    pub fn particle(&self, word: &str) -> Option<ParticleKind> {
        let word = word.to_lowercase().replace('’', "'");
        self.particles.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{GIVEN, PARTICLES, ParticleKind};
    use crate::knowledge::{Gender, Knowledge, fold, table};

    #[test]
    fn given_names_tell_the_gender() {
        let people = &Knowledge::shipped().people;
        for name in ["John", "Mehmet", "Ahmed", "Sergei", "Volodymyr", "Takeshi", "Narendra"] {
            assert_eq!(people.gender(name), Some(Gender::Male), "{name}");
        }
        for name in ["Mary", "Ayşe", "Fatima", "Yoko", "Oksana", "Sushma", "Fatou"] {
            assert_eq!(people.gender(name), Some(Gender::Female), "{name}");
        }
        assert_eq!(people.gender("Andrea"), Some(Gender::Either));
        assert_eq!(people.gender("Xqzt"), None);
    }

    #[test]
    fn a_whole_name_tells_the_gender_of_its_given_name() {
        let people = &Knowledge::shipped().people;
        assert_eq!(people.gender_of_name(&["Yoko", "Kamikawa"], None), Some(Gender::Female));
        assert_eq!(people.gender_of_name(&["Kang", "Kyung-wha"], Some("KR")), Some(Gender::Female));
        assert_eq!(people.gender_of_name(&["Smith"], None), None);
    }

    #[test]
    fn names_that_are_words_are_marked() {
        let people = &Knowledge::shipped().people;
        assert!(people.is_also_a_word("Hope"));
        assert!(people.is_also_a_word("April"));
        assert!(!people.is_also_a_word("Mehmet"));
    }

    #[test]
    fn small_words_are_known_by_kind() {
        let people = &Knowledge::shipped().people;
        assert_eq!(people.particle("van"), Some(ParticleKind::Particle));
        assert_eq!(people.particle("Al"), Some(ParticleKind::Particle));
        assert_eq!(people.particle("bin"), Some(ParticleKind::Patronymic));
        assert_eq!(people.particle("Jr."), Some(ParticleKind::Suffix));
        assert_eq!(people.particle("in"), None);
    }

    #[test]
    fn keys_are_folded_and_stand_once() {
        let mut seen = BTreeSet::new();
        for [name, gender, _] in table::rows(GIVEN) {
            assert_eq!(fold(name), name);
            assert!(Gender::from_cell(gender).is_some(), "{name}: {gender}");
            assert!(seen.insert(name), "{name} twice");
        }
        assert!(seen.len() > 5_000);
        for [word, kind, culture] in table::rows(PARTICLES) {
            assert!(ParticleKind::from_cell(kind).is_some(), "{word}: {kind}");
            assert!(!culture.is_empty(), "{word}");
        }
    }
}

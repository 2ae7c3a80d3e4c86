//! Seats of power: "the Kremlin", "Downing Street", "Brussels", and whom they stand for.

use crate::knowledge::OtherSense;
use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/knowledge/seats.tsv");

/// Who sits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatHolder {
    /// The government of a country, by its iso2.
    Country(&'static str),
    /// An organization, by its name in the table of organizations.
    Organization(&'static str),
}

/// A building, street or city that stands for those who sit there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// As news writes it.
    pub name: &'static str,
    /// Whom it stands for.
    pub holder: SeatHolder,
    /// What it is: residence, parliament, ministry, military, court, city or finance.
    pub kind: &'static str,
    /// iso2 of the country that it lies in.
    pub country: &'static str,
    /// What else the words as often mean.
    pub or: Option<OtherSense>,
}

/// A seat found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatMatch {
    /// Number of words.
    pub len: usize,
    /// Which one.
    pub seat: Seat,
}

/// All seats, by name.
#[derive(Debug)]
pub struct Seats {
    phrases: Phrases<Seat>,
}

impl Seats {
    pub(super) fn shipped() -> Self {
        let seats = table::rows(TABLE).map(|[name, holder, kind, country, or]| {
            let is_iso2 = holder.len() == 2 && holder.bytes().all(|b| b.is_ascii_uppercase());
            let holder = if is_iso2 {
                SeatHolder::Country(holder)
            } else {
                SeatHolder::Organization(holder)
            };
            (name, Seat { name, holder, kind, country, or: OtherSense::from_cell(or) })
        });
        Self { phrases: Phrases::new(Case::Matters, seats) }
    }

    /// All of them, in order of their names.
    pub fn all(&self) -> impl Iterator<Item = Seat> {
        self.phrases.meanings_in_order()
    }

    /// The longest name of a seat that starts with `words[at]`, as the text writes it.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<SeatMatch> {
        let found = self.phrases.longest_at(words, at)?;
        let seat = found.meanings.into_iter().next()?;
        Some(SeatMatch { len: found.len, seat })
    }
}

#[cfg(test)]
mod tests {
    use super::SeatHolder;
    use crate::knowledge::{Knowledge, OtherSense};

    fn holder(phrase: &str) -> Option<SeatHolder> {
        let words: Vec<&str> = phrase.split(' ').collect();
        Some(Knowledge::shipped().seats.longest_at(&words, 0)?.seat.holder)
    }

    #[test]
    fn residences_stand_for_their_country() {
        assert_eq!(holder("White House"), Some(SeatHolder::Country("US")));
        assert_eq!(holder("Kremlin"), Some(SeatHolder::Country("RU")));
        assert_eq!(holder("Elysee Palace"), Some(SeatHolder::Country("FR")));
        assert_eq!(holder("white house"), None);
    }

    #[test]
    fn some_seats_stand_for_an_organization() {
        assert_eq!(holder("Brussels"), Some(SeatHolder::Organization("European Union")));
        assert_eq!(holder("Pentagon"), Some(SeatHolder::Organization("US Department of Defense")));
    }

    #[test]
    fn plain_places_are_marked() {
        let seat = Knowledge::shipped().seats.longest_at(&["Geneva"], 0).unwrap().seat;
        assert_eq!(seat.or, Some(OtherSense::Place));
    }

    #[test]
    fn every_seat_lies_in_a_known_country() {
        let known = Knowledge::shipped();
        for [name, holder, _, country, _] in super::table::rows::<5>(super::TABLE) {
            assert!(known.countries.by_iso2(country).is_some(), "{name}");
            let is_code = holder.len() == 2;
            assert!(!is_code || known.countries.by_iso2(holder).is_some(), "{name}: {holder}");
        }
    }
}

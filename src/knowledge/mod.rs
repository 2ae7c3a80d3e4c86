//! Facts about the world, from the tables in `assets/knowledge/`: countries, offices, organizations,
//! names, places. What holds an office today is not among them: the articles say that.
//!
//! ```text
//! let knowledge = Knowledge::shipped();
//! knowledge.countries.longest_at(&["South", "Korean", "diplomats"], 0)  // 2 words, KR, adjective
//! ```

mod calendar;
mod countries;
pub mod flags;
mod fold;
mod gender;
mod heads;
mod leaders;
mod nouns;
mod offices;
mod organizations;
mod people;
mod phrases;
mod places;
mod seats;
mod table;

use std::sync::LazyLock;

pub use calendar::{Calendar, CalendarWord, MONTHS};
pub use countries::{
    Countries, Country, CountryMatch, CountryStatus, CountryUse, CountryWord, Demonym, OtherSense,
};
pub use fold::fold;
pub use gender::Gender;
pub use heads::{EventKind, Head, HeadClass, HeadMatch, Heads};
pub use leaders::Leaders;
pub use nouns::Nouns;
pub use offices::{
    HonorificKind, HonorificMatch, Level, MinistryMatch, ModifierMatch, ModifierSense, OfficeMatch,
    OfficeNoun, Offices, Scope,
};
pub use organizations::{
    Organization, OrganizationKind, OrganizationMatch, OrganizationUse, Organizations,
};
pub use people::{Culture, ParticleKind, People};
pub use places::{Place, PlaceKind, PlaceMatch, PlaceStatus, Places};
pub use seats::{Seat, SeatHolder, SeatMatch, Seats};

/// The tables, each read when it is first asked.
#[derive(Debug)]
pub struct Knowledge {
    /// Countries by name, demonym and capital.
    pub countries: LazyLock<Countries>,
    /// Buildings and cities that stand for those who sit there.
    pub seats: LazyLock<Seats>,
    /// Words for offices, titles and ministries.
    pub offices: LazyLock<Offices>,
    /// Organizations by name and abbreviation.
    pub organizations: LazyLock<Organizations>,
    /// Nouns that head names of organizations and events.
    pub heads: LazyLock<Heads>,
    /// Names of people.
    pub people: LazyLock<People>,
    /// Places that are no countries.
    pub places: LazyLock<Places>,
    /// Days, months, times.
    pub calendar: LazyLock<Calendar>,
    /// Who leads or led a country.
    pub leaders: LazyLock<Leaders>,
    /// Common nouns for actors and occurrences.
    pub nouns: LazyLock<Nouns>,
}

impl Knowledge {
    /// The tables that ship with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: Knowledge = Knowledge {
            countries: LazyLock::new(Countries::shipped),
            seats: LazyLock::new(Seats::shipped),
            offices: LazyLock::new(Offices::shipped),
            organizations: LazyLock::new(Organizations::shipped),
            heads: LazyLock::new(Heads::shipped),
            people: LazyLock::new(People::shipped),
            places: LazyLock::new(Places::shipped),
            calendar: LazyLock::new(Calendar::shipped),
            leaders: LazyLock::new(Leaders::shipped),
            nouns: LazyLock::new(Nouns::shipped),
        };
        &SHIPPED
    }
}

//! Words for what a person is: "president", "minister", "spokesperson", "analyst".

use crate::knowledge::Gender;
use crate::knowledge::table;

/// What kind of office a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// President, king, emir, supreme leader.
    HeadOfState,
    /// Prime minister, chancellor.
    HeadOfGovernment,
    /// Minister, secretary of state.
    Minister,
    /// Undersecretary, adviser, chief of staff.
    Official,
    /// Ambassador, special envoy, consul.
    Envoy,
    /// General, army chief, ranks.
    Military,
    /// Speaker, senator, lawmaker.
    Legislative,
    /// Judge, prosecutor.
    Judicial,
    /// Party leader, candidate, rebel leader.
    Party,
    /// Governor, mayor.
    Local,
    /// Secretary-general, chairman, chief executive.
    Organization,
    /// Crown prince, first lady.
    Royal,
    /// Patriarch, grand mufti.
    Religious,
    /// Spokesperson, press secretary.
    Spokesperson,
    /// A calling or relation rather than an office: analyst, strongman, counterpart, son.
    Role,
}

impl Level {
    fn from_cell(cell: &str) -> Self {
        match cell {
            "head of state" => Self::HeadOfState,
            "head of government" => Self::HeadOfGovernment,
            "minister" => Self::Minister,
            "official" => Self::Official,
            "envoy" => Self::Envoy,
            "military" => Self::Military,
            "legislative" => Self::Legislative,
            "judicial" => Self::Judicial,
            "party" => Self::Party,
            "local" => Self::Local,
            "organization" => Self::Organization,
            "royal" => Self::Royal,
            "religious" => Self::Religious,
            "spokesperson" => Self::Spokesperson,
            _ => Self::Role,
        }
    }
}

/// How many hold the office at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One in a country ("the president").
    Country,
    /// One in an organization or body ("the chairman").
    Organization,
    /// Many ("a minister", "a general").
    Many,
}

/// A word or fixed phrase for what a person is.
#[derive(Debug)]
pub struct OfficeNoun {
    /// In lower case ("prime minister").
    pub phrase: &'static str,
    /// Its plural; none for words that are one already.
    pub plural: Option<&'static str>,
    /// What kind of office it is.
    pub level: Level,
    /// Whether it stands before a name as a title ("President X").
    pub is_title: bool,
    /// How many hold it at a time, when it stands without a portfolio.
    pub scope: Scope,
    /// The gender that the word tells ("king", "spokeswoman").
    pub gender: Option<Gender>,
    pub(super) before: bool,
    pub(super) of: bool,
    pub(super) same_as: Option<&'static str>,
    pub(super) same_in: Option<&'static str>,
    pub(super) abbreviations: &'static str,
}

impl OfficeNoun {
    pub(super) fn from_row(cells: [&'static str; 9]) -> Self {
        let [phrase, plural, level, title, scope, gender, combines, same, abbreviations] = cells;
        let (same_as, same_in) = match same.split_once('@') {
            Some((wording, iso2)) => (Some(wording), Some(iso2)),
            None => (table::some(same), None),
        };
        Self {
            phrase,
            plural: (plural != "-").then_some(plural),
            level: Level::from_cell(level),
            is_title: title == "y",
            scope: match scope {
                "country" => Scope::Country,
                "organization" => Scope::Organization,
                _ => Scope::Many,
            },
            gender: Gender::from_cell(gender),
            before: matches!(combines, "before" | "both"),
            of: matches!(combines, "of" | "both"),
            same_as,
            same_in,
            abbreviations,
        }
    }

    /// The wording under which offices compare equal: "premier" is "prime minister" everywhere,
    /// "secretary of state" is "foreign minister" in the United States.
    pub fn canonical(&self, iso2: Option<&str>) -> &'static str {
        match (self.same_as, self.same_in) {
            (Some(wording), None) => wording,
            (Some(wording), Some(only)) if iso2 == Some(only) => wording,
            _ => self.phrase,
        }
    }
}

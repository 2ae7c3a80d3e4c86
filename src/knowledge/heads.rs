//! Nouns that head names and descriptions of organizations and events: "ministry", "ceasefire talks".

use crate::knowledge::OrganizationKind;
use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/knowledge/heads.tsv");

/// What kind of event a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// A summit, conference, talks.
    Meeting,
    /// Games, a cup, a match.
    Sports,
    /// A war, an invasion, a clash.
    War,
    /// An election, a referendum.
    Vote,
    /// A funeral, an anniversary, a parade.
    Ceremony,
    /// A drill, a test.
    Exercise,
    /// A treaty, a ceasefire.
    Agreement,
    /// A trial, a hearing, an inquiry.
    Trial,
    /// A strike, a bombing, a murder.
    Attack,
    /// An earthquake, a crash, a pandemic.
    Disaster,
    /// A rally, a boycott, unrest.
    Protest,
    /// A standoff, a scandal, a state of emergency.
    Crisis,
    /// A visit, a tour.
    Visit,
    /// A coup, a handover.
    ChangeOfPower,
    /// A fair, an exhibition.
    Festival,
    /// A military, police or rescue operation.
    Operation,
    /// A campaign.
    Campaign,
}

impl EventKind {
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "meeting" => Self::Meeting,
            "sports" => Self::Sports,
            "war" => Self::War,
            "vote" => Self::Vote,
            "ceremony" => Self::Ceremony,
            "exercise" => Self::Exercise,
            "agreement" => Self::Agreement,
            "trial" => Self::Trial,
            "attack" => Self::Attack,
            "disaster" => Self::Disaster,
            "protest" => Self::Protest,
            "crisis" => Self::Crisis,
            "visit" => Self::Visit,
            "change of power" => Self::ChangeOfPower,
            "festival" => Self::Festival,
            "operation" => Self::Operation,
            "campaign" => Self::Campaign,
            _ => return None,
        })
    }
}

/// What a head noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadClass {
    /// An organization.
    Organization(OrganizationKind),
    /// An event.
    Event(EventKind),
}

/// One thing that a head noun may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it names.
    pub class: HeadClass,
    /// The noun stands in its plural.
    pub plural: bool,
}

/// A head noun found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadMatch {
    /// Number of words.
    pub len: usize,
    /// What it may name: "mission" is an embassy or an operation.
    pub heads: Vec<Head>,
}

impl HeadMatch {
    /// The kind of organization that it may name.
    pub fn organization(&self) -> Option<OrganizationKind> {
        self.heads.iter().find_map(|head| match head.class {
            HeadClass::Organization(kind) => Some(kind),
            HeadClass::Event(_) => None,
        })
    }

    /// The kind of event that it may name.
    pub fn event(&self) -> Option<EventKind> {
        self.heads.iter().find_map(|head| match head.class {
            HeadClass::Event(kind) => Some(kind),
            HeadClass::Organization(_) => None,
        })
    }
}

/// All head nouns.
#[derive(Debug)]
pub struct Heads {
    phrases: Phrases<Head>,
}

impl Heads {
    pub(super) fn shipped() -> Self {
        let forms = table::rows(TABLE).flat_map(|[singular, plural, class, kind]| {
            let class = match class {
                "event" => EventKind::from_cell(kind).map(HeadClass::Event),
                _ => Some(HeadClass::Organization(OrganizationKind::from_cell(kind))),
            };
            let form = |word, plural| Some((word, Head { class: class?, plural }));
            [form(singular, false), form(plural, true)].into_iter().flatten()
        });
        Self { phrases: Phrases::new(Case::Free, forms) }
    }

    /// The longest head noun that starts with `words[at]`, in either case.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<HeadMatch> {
        let found = self.phrases.longest_at(words, at)?;
        Some(HeadMatch { len: found.len, heads: found.meanings })
    }

    /// What the whole phrase heads; none if it is no head noun.
    pub fn of(&self, phrase: &str) -> Option<HeadMatch> {
        let heads = self.phrases.exact(phrase);
        (!heads.is_empty()).then(|| HeadMatch { len: phrase.split_whitespace().count(), heads })
    }
}

#[cfg(test)]
mod tests {
    use super::{EventKind, HeadClass};
    use crate::knowledge::{Knowledge, OrganizationKind};

    #[test]
    fn nouns_head_organizations_and_events() {
        let heads = &Knowledge::shipped().heads;
        assert_eq!(heads.of("Ministry").unwrap().organization(), Some(OrganizationKind::Ministry));
        assert_eq!(heads.of("Summit").unwrap().event(), Some(EventKind::Meeting));
        assert_eq!(heads.of("world cup").unwrap().event(), Some(EventKind::Sports));
        assert!(heads.of("banana").is_none());
    }

    #[test]
    fn plurals_are_marked() {
        let heads = &Knowledge::shipped().heads;
        assert!(heads.of("ministries").unwrap().heads[0].plural);
        assert!(!heads.of("ministry").unwrap().heads[0].plural);
    }

    #[test]
    fn some_nouns_head_both() {
        let mission = Knowledge::shipped().heads.of("mission").unwrap();
        assert_eq!(mission.organization(), Some(OrganizationKind::Embassy));
        assert_eq!(mission.event(), Some(EventKind::Operation));
    }

    #[test]
    fn the_longest_head_wins() {
        let found = Knowledge::shipped().heads.longest_at(&["peace", "talks", "in"], 0).unwrap();
        assert_eq!(found.len, 2);
        assert_eq!(found.heads[0].class, HeadClass::Event(EventKind::Meeting));
    }

    #[test]
    fn every_row_has_a_known_kind() {
        for [singular, _, class, kind] in super::table::rows::<4>(super::TABLE) {
            match class {
                "event" => assert!(EventKind::from_cell(kind).is_some(), "{singular}: {kind}"),
                "organization" => assert!(
                    kind == "body" || OrganizationKind::from_cell(kind) != OrganizationKind::Body,
                    "{singular}: {kind}"
                ),
                _ => panic!("{singular}: {class}"),
            }
        }
    }
}

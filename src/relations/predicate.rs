//! The closed list of predicates: what may hold between two entities.

use crate::entities::EntityKind;

/// What an edge says about the two, for its color on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// They work together: meetings, support, aid.
    Cooperation,
    /// They are at odds: criticism, sanctions, attacks.
    Conflict,
    /// A lasting state: office, membership, place.
    Tie,
    /// Neither: statements, demands, appointments.
    Neutral,
}

macro_rules! predicates {
    ($($variant:ident = $name:literal, $tone:ident, $symmetric:literal, $phrase:literal, $heading:literal;)*) => {
        /// What holds between a subject and an object. The list is closed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Predicate { $(#[doc = $phrase] $variant),* }

        impl Predicate {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the published JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it says about the two.
            pub fn tone(self) -> Tone {
                match self { $(Self::$variant => Tone::$tone),* }
            }

            /// Whether subject and object may change places without changing what is said.
            pub fn is_symmetric(self) -> bool {
                match self { $(Self::$variant => $symmetric),* }
            }

            /// The words between subject and object in a sentence ("Ada *meets* Bob").
            pub fn phrase(self) -> &'static str {
                match self { $(Self::$variant => $phrase),* }
            }

            /// A short noun for headings, edge labels and the legend.
            pub fn heading(self) -> &'static str {
                match self { $(Self::$variant => $heading),* }
            }
        }
    };
}

predicates! {
    HoldsOffice = "holds_office", Tie, false, "holds an office of", "Office";
    AccreditedTo = "accredited_to", Tie, false, "is accredited to", "Envoy";
    PartOf = "part_of", Tie, false, "is part of", "Part of";
    LocatedIn = "located_in", Tie, false, "is located in", "Place";
    AlliedWith = "allied_with", Tie, true, "is allied with", "Alliance";
    AtWarWith = "at_war_with", Conflict, true, "is at war with", "War";
    Succeeds = "succeeds", Tie, false, "succeeds", "Succession";
    Meets = "meets", Cooperation, true, "meets", "Meeting";
    TalksByPhone = "talks_by_phone", Cooperation, true, "talks by phone with", "Call";
    Visits = "visits", Cooperation, false, "visits", "Visit";
    Attends = "attends", Cooperation, false, "attends", "Attendance";
    Hosts = "hosts", Cooperation, false, "hosts", "Hosting";
    CooperatesWith = "cooperates_with", Cooperation, true, "cooperates with", "Cooperation";
    AgreesWith = "agrees_with", Cooperation, true, "agrees with", "Agreement";
    JointStatementWith = "joint_statement_with", Cooperation, true, "issues a joint statement with", "Joint statement";
    Supports = "supports", Cooperation, false, "supports", "Support";
    Aids = "aids", Cooperation, false, "gives aid to", "Aid";
    // Neither sign: a demand may be a plea among friends or an ultimatum, and its words seldom tell
    // which ("called on", "said that B must"); what it is about stands in the evidence.
    DemandsOf = "demands_of", Neutral, false, "makes a demand of", "Demand";
    SpeaksAbout = "speaks_about", Neutral, false, "speaks about", "Statement";
    Criticizes = "criticizes", Conflict, false, "criticizes", "Criticism";
    ConcernedAbout = "concerned_about", Conflict, false, "is concerned about", "Concern";
    Opposes = "opposes", Conflict, false, "opposes", "Opposition";
    Threatens = "threatens", Conflict, false, "threatens", "Threat";
    Counters = "counters", Conflict, false, "acts against", "Countering";
    Sanctions = "sanctions", Conflict, false, "imposes sanctions on", "Sanctions";
    ProtestsAgainst = "protests_against", Conflict, false, "protests against", "Protest";
    Blocks = "blocks", Conflict, false, "blocks", "Obstruction";
    Annexes = "annexes", Conflict, false, "annexes", "Annexation";
    Attacks = "attacks", Conflict, false, "attacks", "Attack";
    Impeaches = "impeaches", Conflict, false, "removes from office", "Impeachment";
    InvestigatesOrProsecutes = "investigates_or_prosecutes", Conflict, false, "investigates or prosecutes", "Prosecution";
    Appoints = "appoints", Neutral, false, "appoints", "Appointment";
    Instructs = "instructs", Neutral, false, "instructs", "Instruction";
    Initiates = "initiates", Neutral, false, "initiates", "Initiative";
}

impl Predicate {
    /// Whether the contract lets such a subject stand in such a relation to such an object.
    pub fn takes(self, subject: EntityKind, object: EntityKind) -> bool {
        self.subject_kinds().contains(&subject) && self.object_kinds().contains(&object)
    }

    /// Kinds of entity that may be its subject.
    pub fn subject_kinds(self) -> &'static [EntityKind] {
        use EntityKind::{Country, Event, Organization, Person, Place};
        match self {
            Self::HoldsOffice | Self::Succeeds | Self::Instructs => &[Person],
            Self::AccreditedTo | Self::TalksByPhone | Self::Visits | Self::SpeaksAbout => {
                &[Person, Organization]
            }
            Self::LocatedIn => &[Event, Place, Organization, Person],
            Self::AlliedWith | Self::AtWarWith => &[Country, Organization],
            Self::Meets
            | Self::Attends
            | Self::Hosts
            | Self::CooperatesWith
            | Self::AgreesWith
            | Self::JointStatementWith
            | Self::Aids
            // A head of government dismisses ministers as well as a parliament does.
            | Self::Impeaches
            | Self::Initiates => &[Person, Organization, Country],
            Self::Annexes => &[Country],
            _ => EntityKind::ALL,
        }
    }

    /// Kinds of entity that may be its object.
    pub fn object_kinds(self) -> &'static [EntityKind] {
        use EntityKind::{Country, Event, Organization, Person, Place};
        match self {
            Self::HoldsOffice | Self::AlliedWith | Self::AtWarWith => &[Country, Organization],
            // There are envoys to regions as well ("to the Horn of Africa").
            Self::AccreditedTo => &[Country, Organization, Place],
            Self::Succeeds | Self::Impeaches | Self::Appoints => &[Person],
            Self::LocatedIn | Self::Annexes => &[Place, Country],
            Self::Meets | Self::CooperatesWith | Self::AgreesWith | Self::JointStatementWith => {
                &[Person, Organization, Country]
            }
            Self::TalksByPhone | Self::Instructs => &[Person, Organization],
            Self::Visits => &[Country, Place, Organization],
            Self::Attends => &[Event],
            Self::Hosts => &[Event, Person, Organization],
            Self::Initiates => &[Event, Organization],
            _ => EntityKind::ALL,
        }
    }

    /// Whether its present tense tells of something that lasts rather than of one occurrence
    /// ("supports" against "condemns").
    pub fn lasts(self) -> bool {
        matches!(
            self,
            Self::HoldsOffice
                | Self::AccreditedTo
                | Self::PartOf
                | Self::LocatedIn
                | Self::AlliedWith
                | Self::AtWarWith
                | Self::CooperatesWith
                | Self::Supports
                | Self::Aids
                | Self::ConcernedAbout
                | Self::Opposes
                | Self::Threatens
                | Self::Counters
                | Self::Blocks
                | Self::Sanctions
        )
    }

    /// The predicate of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|p| p.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Predicate;

    #[test]
    fn the_list_has_34_names_each_its_own() {
        let names: std::collections::BTreeSet<_> =
            Predicate::ALL.iter().map(|p| p.name()).collect();
        assert_eq!(names.len(), 34);
        assert!(Predicate::ALL.iter().all(|&p| Predicate::from_name(p.name()) == Some(p)));
    }
}

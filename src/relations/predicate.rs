//! The closed list of predicates: what may hold between two entities.

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

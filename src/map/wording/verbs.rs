//! The verb for each predicate.

use crate::entities::EntityKind;
use crate::relations::Predicate;

/// Three forms are enough for five statuses: "met", "is meeting", "will meet", "may meet", "did not
/// meet". A bare form with "be" is a state and is denied as one: "is not part of".
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) past: &'static str,
    pub(super) present: &'static str,
    pub(super) bare: &'static str,
}

const fn forms(past: &'static str, present: &'static str, bare: &'static str) -> Verb {
    Verb { past, present, bare }
}

/// The verb between source and target. Some predicates cover two acts that no one verb names; the
/// words of the evidence, in lower case, then choose.
pub(super) fn verb(predicate: Predicate, source: EntityKind, triggers: &str) -> Verb {
    let said = |stem: &str| triggers.contains(stem);
    match predicate {
        Predicate::HoldsOffice => {
            forms("held an office of", "holds an office of", "hold an office of")
        }
        Predicate::AccreditedTo => {
            forms("was accredited to", "is accredited to", "be accredited to")
        }
        Predicate::PartOf => forms("was part of", "is part of", "be part of"),
        Predicate::LocatedIn if source == EntityKind::Event => {
            forms("took place in", "takes place in", "take place in")
        }
        Predicate::LocatedIn => forms("was in", "is in", "be in"),
        Predicate::AlliedWith => forms("was allied with", "is allied with", "be allied with"),
        Predicate::AtWarWith => forms("was at war with", "is at war with", "be at war with"),
        Predicate::Succeeds => forms("succeeded", "succeeds", "succeed"),
        Predicate::Meets => forms("met", "is meeting", "meet"),
        Predicate::TalksByPhone => {
            forms("talked by phone with", "is talking by phone with", "talk by phone with")
        }
        Predicate::Visits => forms("visited", "is visiting", "visit"),
        Predicate::Attends => forms("attended", "is attending", "attend"),
        Predicate::Hosts => forms("hosted", "is hosting", "host"),
        Predicate::CooperatesWith => forms("cooperated with", "cooperates with", "cooperate with"),
        Predicate::AgreesWith => {
            forms("reached an agreement with", "agrees with", "reach an agreement with")
        }
        Predicate::JointStatementWith => forms(
            "issued a joint statement with",
            "is issuing a joint statement with",
            "issue a joint statement with",
        ),
        Predicate::Supports => forms("supported", "supports", "support"),
        Predicate::Aids => forms("gave aid to", "gives aid to", "give aid to"),
        Predicate::DemandsOf if said("invit") => forms("invited", "invites", "invite"),
        Predicate::DemandsOf => forms("made a demand of", "makes a demand of", "make a demand of"),
        Predicate::SpeaksAbout => forms("spoke about", "speaks about", "speak about"),
        Predicate::Criticizes => forms("criticized", "criticizes", "criticize"),
        Predicate::ConcernedAbout => {
            forms("voiced concern about", "is concerned about", "be concerned about")
        }
        Predicate::Opposes => forms("opposed", "opposes", "oppose"),
        Predicate::Threatens => forms("threatened", "threatens", "threaten"),
        Predicate::Counters => forms("acted against", "acts against", "act against"),
        Predicate::Sanctions if said("expel") => forms("expelled", "expels", "expel"),
        Predicate::Sanctions => {
            forms("imposed sanctions on", "imposes sanctions on", "impose sanctions on")
        }
        Predicate::ProtestsAgainst => {
            forms("protested against", "is protesting against", "protest against")
        }
        Predicate::Blocks => forms("blocked", "is blocking", "block"),
        Predicate::Annexes => forms("annexed", "is annexing", "annex"),
        Predicate::Attacks => forms("attacked", "is attacking", "attack"),
        Predicate::Impeaches if said("impeach") => forms("impeached", "is impeaching", "impeach"),
        Predicate::Impeaches => forms("dismissed", "is dismissing", "dismiss"),
        Predicate::InvestigatesOrProsecutes => prosecution(triggers),
        Predicate::Appoints if said("elect") => forms("elected", "is electing", "elect"),
        Predicate::Appoints if said("nominat") => forms("nominated", "nominates", "nominate"),
        Predicate::Appoints => forms("appointed", "appoints", "appoint"),
        Predicate::Instructs if said("sen") => forms("sent", "is sending", "send"),
        Predicate::Instructs => forms("gave orders to", "is giving orders to", "give orders to"),
        Predicate::Initiates if said("declar") => forms("declared", "declares", "declare"),
        Predicate::Initiates if said("found") => forms("founded", "is founding", "found"),
        Predicate::Initiates => forms("launched", "is launching", "launch"),
    }
}

fn prosecution(triggers: &str) -> Verb {
    let said = |stem: &str| triggers.contains(stem);
    if said("arrest") || said("detain") || said("apprehend") {
        forms("arrested", "is arresting", "arrest")
    } else if said("convict") || said("sentenc") {
        forms("convicted", "is convicting", "convict")
    } else if said("investigat") || said("probe") || said("inquir") {
        forms("investigated", "is investigating", "investigate")
    } else if said("sue") || said("lawsuit") {
        forms("sued", "is suing", "sue")
    } else {
        forms("prosecuted", "is prosecuting", "prosecute")
    }
}

//! Predicates in words, as a sentence about them says it: "met", "will meet", "may meet".

use crate::relations::{Predicate, Status};

/// How a predicate is said.
enum Verb {
    /// A form of "be" and these words; lasts.
    Be(&'static str),
    /// Past, present and bare form; lasts.
    State(&'static str, &'static str, &'static str),
    /// Past, bare and -ing form; happens.
    Act(&'static str, &'static str, &'static str),
}

/// The words between subject and object: `phrase(Meets, Planned)` is "will meet".
pub fn phrase(predicate: Predicate, status: Status) -> String {
    let verb = verb(predicate);
    let base = match &verb {
        Verb::Be(words) => format!("be {words}"),
        Verb::State(_, _, base) | Verb::Act(_, base, _) => (*base).to_owned(),
    };
    match (status, verb) {
        (Status::Planned, _) => format!("will {base}"),
        (Status::Possible, _) => format!("may {base}"),
        (Status::Happened, Verb::Be(words)) => format!("was {words}"),
        (Status::Ongoing, Verb::Be(words)) => format!("is {words}"),
        (Status::Denied, Verb::Be(words)) => format!("is not {words}"),
        (Status::Happened, Verb::State(past, ..) | Verb::Act(past, ..)) => past.to_owned(),
        (Status::Ongoing, Verb::State(_, present, _)) => present.to_owned(),
        (Status::Ongoing, Verb::Act(_, _, ing)) => format!("is {ing}"),
        (Status::Denied, Verb::State(..)) => format!("does not {base}"),
        (Status::Denied, Verb::Act(..)) => format!("did not {base}"),
    }
}

fn verb(predicate: Predicate) -> Verb {
    use Predicate as P;
    use Verb::{Act, Be, State};
    match predicate {
        P::HoldsOffice => State("held an office of", "holds an office of", "hold an office of"),
        P::AccreditedTo => Be("accredited to"),
        P::PartOf => Be("part of"),
        P::LocatedIn => Be("in"),
        P::AlliedWith => Be("allied with"),
        P::AtWarWith => Be("at war with"),
        P::Succeeds => Act("succeeded", "succeed", "succeeding"),
        P::Meets => Act("met", "meet", "meeting"),
        P::TalksByPhone => {
            Act("talked by phone with", "talk by phone with", "talking by phone with")
        }
        P::Visits => Act("visited", "visit", "visiting"),
        P::Attends => Act("attended", "attend", "attending"),
        P::Hosts => Act("hosted", "host", "hosting"),
        P::CooperatesWith => Act("cooperated with", "cooperate with", "cooperating with"),
        P::AgreesWith => Act("agreed with", "agree with", "reaching an agreement with"),
        P::JointStatementWith => Act(
            "issued a joint statement with",
            "issue a joint statement with",
            "issuing a joint statement with",
        ),
        P::Supports => Act("supported", "support", "supporting"),
        P::Aids => Act("gave aid to", "give aid to", "giving aid to"),
        P::DemandsOf => Act("made a demand of", "make a demand of", "making a demand of"),
        P::SpeaksAbout => Act("spoke about", "speak about", "speaking about"),
        P::Criticizes => Act("criticized", "criticize", "criticizing"),
        P::ConcernedAbout => Be("concerned about"),
        P::Opposes => State("opposed", "opposes", "oppose"),
        P::Threatens => Act("threatened", "threaten", "threatening"),
        P::Counters => Act("acted against", "act against", "acting against"),
        P::Sanctions => Act("imposed sanctions on", "impose sanctions on", "imposing sanctions on"),
        P::ProtestsAgainst => Act("protested against", "protest against", "protesting against"),
        P::Blocks => Act("blocked", "block", "blocking"),
        P::Annexes => Act("annexed", "annex", "annexing"),
        P::Attacks => Act("attacked", "attack", "attacking"),
        P::Impeaches => {
            Act("impeached or dismissed", "impeach or dismiss", "impeaching or dismissing")
        }
        P::InvestigatesOrProsecutes => Act(
            "investigated or prosecuted",
            "investigate or prosecute",
            "investigating or prosecuting",
        ),
        P::Appoints => Act("appointed", "appoint", "appointing"),
        P::Instructs => Act("instructed", "instruct", "instructing"),
        P::Initiates => Act("initiated", "initiate", "initiating"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_its_tense() {
        let all: Vec<String> = Status::ALL.iter().map(|&s| phrase(Predicate::Meets, s)).collect();
        assert_eq!(all, ["met", "is meeting", "will meet", "may meet", "did not meet"]);
        let all: Vec<String> =
            Status::ALL.iter().map(|&s| phrase(Predicate::AlliedWith, s)).collect();
        assert_eq!(
            all,
            [
                "was allied with",
                "is allied with",
                "will be allied with",
                "may be allied with",
                "is not allied with"
            ]
        );
        assert_eq!(phrase(Predicate::Opposes, Status::Ongoing), "opposes");
    }
}

//! Links, offices and dates in plain English, for the window and for reports.

mod dates;
mod names;
mod verbs;

pub use dates::{date, days};

use crate::entities::OfficeStatus;
use crate::map::{Actor, ActorOffice, Link, RelationshipMap};
use crate::relations::{Predicate, Status};
use names::in_sentence;
use verbs::{Verb, verb};

/// A link as a sentence without a full stop: "Takeshi Iwaya will meet Marco Rubio", "Ukraine is not
/// part of NATO (denied)". Who says so follows where the articles only report it.
pub fn sentence(map: &RelationshipMap, link: &Link) -> String {
    let (Some(source), Some(target)) = (map.actor(link.source), map.actor(link.target)) else {
        return String::new();
    };
    let clause = office_clause(map, source, link).unwrap_or_else(|| {
        let verb = verb(link.predicate, source.kind, &triggers(map, link));
        format!("{} {}", in_status(verb, link.status), in_sentence(map, target))
    });
    let mut sentence = format!("{} {clause}", in_sentence(map, source));
    if link.status == Status::Denied {
        sentence.push_str(" (denied)");
    }
    if let Some(speaker) = link.attributed_to.and_then(|id| map.actor(id)) {
        sentence.push_str(", according to ");
        sentence.push_str(&in_sentence(map, speaker));
    }
    capitalized(&sentence)
}

/// An office as a line: "Foreign Minister of Japan", "former President of the United States",
/// "Acting President of South Korea".
pub fn office(map: &RelationshipMap, office: &ActorOffice) -> String {
    let title = &office.title;
    let lower = title.to_lowercase();
    let line = match office.status {
        OfficeStatus::Current => title.clone(),
        OfficeStatus::Acting if lower.starts_with("acting ") => title.clone(),
        OfficeStatus::Acting => format!("Acting {title}"),
        OfficeStatus::Former if lower.starts_with("former ") => title.clone(),
        OfficeStatus::Former => format!("former {title}"),
        OfficeStatus::Outgoing => format!("outgoing {title}"),
        // "President-elect" says it already.
        OfficeStatus::Incoming if lower.contains("-elect") || lower.contains("-designate") => {
            title.clone()
        }
        OfficeStatus::Incoming => format!("incoming {title}"),
    };
    match office.of.and_then(|of| map.actor(of)) {
        Some(of) => format!("{line} of {}", in_sentence(map, of)),
        None => line,
    }
}

/// What stands behind a claim: "planned", "Monday (March 3)", "high confidence", "inferred",
/// "corrected"; as far as it has them, in this order.
pub fn facts(link: &Link) -> Vec<String> {
    let mut facts = vec![status(link.status).to_owned()];
    facts.extend(link.date.as_ref().map(date));
    facts.push(format!("{} confidence", link.confidence.name()));
    facts.extend(link.inferred.then(|| "inferred".to_owned()));
    facts.extend(link.origin.is_by_user().then(|| link.origin.name().to_owned()));
    facts
}

/// The words for a status, for labels: "planned".
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Ongoing => "ongoing",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
    }
}

/// "Takeshi Iwaya is Foreign Minister of Japan": what "holds an office of" stands for, where the
/// office is known.
fn office_clause(map: &RelationshipMap, source: &Actor, link: &Link) -> Option<String> {
    if link.predicate != Predicate::HoldsOffice {
        return None;
    }
    let fits = |status: OfficeStatus| match link.status {
        Status::Happened => status == OfficeStatus::Former,
        Status::Ongoing => {
            matches!(status, OfficeStatus::Current | OfficeStatus::Acting | OfficeStatus::Outgoing)
        }
        Status::Planned | Status::Possible => status == OfficeStatus::Incoming,
        Status::Denied => true,
    };
    let held = source.offices.iter().find(|o| o.of == Some(link.target) && fits(o.status))?;
    let be = match link.status {
        Status::Happened => "was",
        Status::Ongoing => "is",
        Status::Planned => "will be",
        Status::Possible => "may be",
        Status::Denied => "is not",
    };
    // "was former President" says it twice, "will be incoming President" too.
    let status = match held.status {
        OfficeStatus::Former | OfficeStatus::Incoming => OfficeStatus::Current,
        status => status,
    };
    Some(format!("{be} {}", office(map, &ActorOffice { status, ..held.clone() })))
}

fn in_status(verb: Verb, status: Status) -> String {
    let Verb { past, present, bare } = verb;
    match (status, bare.strip_prefix("be ")) {
        (Status::Happened, _) => past.to_owned(),
        (Status::Ongoing, _) => present.to_owned(),
        (Status::Planned, _) => format!("will {bare}"),
        (Status::Possible, _) => format!("may {bare}"),
        (Status::Denied, Some(state)) => format!("is not {state}"),
        (Status::Denied, None) => format!("did not {bare}"),
    }
}

/// The words that show the predicate, all in one, in lower case.
fn triggers(map: &RelationshipMap, link: &Link) -> String {
    let triggers = link.evidence.iter().map(|e| map.quote(e.article, e.trigger).to_lowercase());
    triggers.collect::<Vec<_>>().join(" ")
}

fn capitalized(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::{office, sentence};
    use crate::entities::OfficeStatus::{Acting, Current, Former, Incoming, Outgoing};
    use crate::map::fixture::{Story, map};
    use crate::relations::{Predicate, Status};

    fn story() -> Story {
        Story::new("a")
            .country("South Korea", "KR")
            .country("United States", "US")
            .country("Ukraine", "UA")
            .organization("NATO")
            .organization("parliament")
            .organization("Group of Seven")
            .event("Pacific Security Forum")
            .person("Hana Moriyama")
            .person("Daniel Harlow")
    }

    fn check(
        (subject, predicate, object): (&str, Predicate, &str),
        status: Status,
        trigger: &str,
        expected: &str,
    ) {
        let story = story()
            .says(
                "It is part of it",
                "parliament",
                Predicate::PartOf,
                "South Korea",
                Status::Ongoing,
            )
            .says(trigger, subject, predicate, object, status);
        let map = map(&[story]);
        assert_eq!(sentence(&map, map.links().last().unwrap()), expected);
    }

    #[test]
    fn the_status_makes_the_tense() {
        let meeting = ("Hana Moriyama", Predicate::Meets, "Daniel Harlow");
        for (status, expected) in [
            (Status::Happened, "Hana Moriyama met Daniel Harlow"),
            (Status::Ongoing, "Hana Moriyama is meeting Daniel Harlow"),
            (Status::Planned, "Hana Moriyama will meet Daniel Harlow"),
            (Status::Possible, "Hana Moriyama may meet Daniel Harlow"),
            (Status::Denied, "Hana Moriyama did not meet Daniel Harlow (denied)"),
        ] {
            check(meeting, status, "talks", expected);
        }
    }

    #[test]
    fn states_are_denied_as_states() {
        let member = ("Ukraine", Predicate::PartOf, "NATO");
        check(member, Status::Denied, "membership", "Ukraine is not part of NATO (denied)");
        check(member, Status::Planned, "membership", "Ukraine will be part of NATO");
    }

    #[test]
    fn names_of_common_words_take_the_article() {
        let visit = ("Hana Moriyama", Predicate::Visits, "United States");
        check(visit, Status::Happened, "visit", "Hana Moriyama visited the United States");
        let member = ("United States", Predicate::PartOf, "Group of Seven");
        check(member, Status::Ongoing, "in", "The United States is part of the Group of Seven");
        let forum = ("Hana Moriyama", Predicate::Attends, "Pacific Security Forum");
        check(forum, Status::Planned, "at", "Hana Moriyama will attend the Pacific Security Forum");
    }

    #[test]
    fn a_body_without_a_name_is_its_countrys() {
        let act = ("parliament", Predicate::Impeaches, "Daniel Harlow");
        check(
            act,
            Status::Happened,
            "impeached",
            "South Korea’s parliament impeached Daniel Harlow",
        );
        check(act, Status::Happened, "fired", "South Korea’s parliament dismissed Daniel Harlow");
    }

    #[test]
    fn who_says_so_comes_last() {
        let story = story();
        let speaker = story.idx("Daniel Harlow");
        let story = story
            .says("so he said", "Ukraine", Predicate::Attacks, "NATO", Status::Planned)
            .with(|r| r.attributed_to = Some(speaker));
        let map = map(&[story]);
        let line = sentence(&map, map.links().next().unwrap());
        assert_eq!(line, "Ukraine will attack NATO, according to Daniel Harlow");
    }

    #[test]
    fn offices_read_as_people_write_them() {
        let line = |title, status| {
            let map = map(&[story().office(title, "United States", status)]);
            let holder = map.actors().last().unwrap();
            let link = map.links().last().unwrap();
            (office(&map, &holder.offices[0]), sentence(&map, link))
        };
        let check = |title, status, expected: &str, told: &str| {
            let (office, sentence) = line(title, status);
            assert_eq!(office, expected);
            assert_eq!(sentence, format!("Daniel Harlow {told}"));
        };
        let of = "of the United States";
        check("President", Current, &format!("President {of}"), &format!("is President {of}"));
        check(
            "President",
            Acting,
            &format!("Acting President {of}"),
            &format!("is Acting President {of}"),
        );
        check(
            "acting president",
            Acting,
            &format!("acting president {of}"),
            &format!("is acting president {of}"),
        );
        check(
            "President",
            Former,
            &format!("former President {of}"),
            &format!("was President {of}"),
        );
        check(
            "President",
            Outgoing,
            &format!("outgoing President {of}"),
            &format!("is outgoing President {of}"),
        );
        check(
            "President",
            Incoming,
            &format!("incoming President {of}"),
            &format!("will be President {of}"),
        );
        check(
            "President-elect",
            Incoming,
            &format!("President-elect {of}"),
            &format!("will be President-elect {of}"),
        );
    }

    #[test]
    fn every_predicate_reads_as_a_sentence_in_every_status() {
        for &predicate in Predicate::ALL {
            for &status in Status::ALL {
                let story = story().says("so", "Hana Moriyama", predicate, "NATO", status);
                let map = map(&[story]);
                let line = sentence(&map, map.links().next().unwrap());
                assert!(line.starts_with("Hana Moriyama ") && line.contains(" NATO"), "{line}");
                assert!(!line.contains("  "), "{line}");
            }
        }
    }
}

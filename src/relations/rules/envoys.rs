//! Where an envoy is accredited whose title does not say it: in the country of the embassy that the
//! sentence names, or of the government that summons, receives or expels the envoy.

use crate::entities::{EntityIdx, EntityKind, OfficeStatus};
use crate::nlp::{TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

/// What only the host does with an envoy.
const HOSTING: [&str; 8] =
    ["summon", "expel", "receive", "hand", "welcome", "host", "greet", "reprimand"];

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for (person, entity) in reader.entities.iter() {
        if entity.kind != EntityKind::Person {
            continue;
        }
        let Some(home) = sent_by(reader, person) else { continue };
        let known =
            found.iter().any(|f| f.predicate == Predicate::AccreditedTo && f.subject == person);
        if known {
            continue;
        }
        let place = entity.mentions.iter().find_map(|m| {
            let readable = !reader.tree.sentence(m.head).boilerplate;
            let at = m.head;
            let host = || host(reader, at).map(|country| (country, at));
            readable.then(|| of_embassy(reader, home, at, found).or_else(host)).flatten()
        });
        let Some((country, trigger)) = place.filter(|(country, _)| *country != home) else {
            continue;
        };
        found.push(Finding {
            subject: person,
            predicate: Predicate::AccreditedTo,
            object: country,
            status: Status::Ongoing,
            confidence: Confidence::Medium,
            trigger,
            words: TokenRange::new(trigger, trigger + 1),
            rule: "envoy: the ambassador in A's land",
            inferred: true,
        });
    }
}

/// The country whose ambassador somebody is, where the title tells no place.
fn sent_by(reader: &Reader<'_>, person: EntityIdx) -> Option<EntityIdx> {
    let envoys = ["ambassador", "high commissioner", "chargé d'affaires", "chargé d’affaires"];
    let office = reader.entities.get(person).offices.iter().find(|office| {
        let title = office.title.to_lowercase();
        office.status == OfficeStatus::Current && envoys.contains(&title.as_str())
    })?;
    office.of.filter(|&of| reader.kind(of) == EntityKind::Country)
}

/// "The Kenyan Embassy in Peru said that Ambassador A …".
fn of_embassy(
    reader: &Reader<'_>,
    home: EntityIdx,
    at: TokenIdx,
    found: &[Finding],
) -> Option<(EntityIdx, TokenIdx)> {
    let sentence = reader.tree.sentence(at).tokens;
    let embassy = found.iter().find(|f| {
        f.predicate == Predicate::AccreditedTo
            && sentence.contains(f.trigger)
            && reader.kind(f.subject) == EntityKind::Organization
            && reader.kind(f.object) == EntityKind::Country
            && f.object != home
    })?;
    Some((embassy.object, at))
}

/// The country whose government or minister summons or receives whoever is named there.
fn host(reader: &Reader<'_>, at: TokenIdx) -> Option<EntityIdx> {
    let tree = &reader.tree;
    let verb = tree.ancestors(at).take(3).find(|&t| tree.tag(t).is_verb())?;
    let subject = tree.logical_subject(verb).filter(|s| !tree.is_under(at, s.phrase))?;
    if !tree.is_any(verb, &HOSTING) {
        return None;
    }
    let hosts = reader.fill(subject.phrase, Reach::Bodies);
    hosts.into_iter().find_map(|host| match reader.kind(host.entity) {
        EntityKind::Country => Some(host.entity),
        EntityKind::Person => {
            reader.office_of(host.entity).filter(|&of| reader.kind(of) == EntityKind::Country)
        }
        // "The Peruvian Foreign Ministry summoned …".
        EntityKind::Organization => {
            let fillers = reader.modifiers(host.token).into_iter();
            fillers.map(|f| f.entity).find(|&e| reader.kind(e) == EntityKind::Country)
        }
        EntityKind::Event | EntityKind::Place => None,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn the_host_summons_and_receives() {
        check(
            "Peru on Monday summoned the Kenyan ambassador, Ada Roe, over the attack.",
            expect![[r"
                Peru | demands_of | Ada Roe | happened | Monday
                Ada Roe | accredited_to | Peru | ongoing | Monday
            "]],
        );
        check(
            "Mongolian Prime Minister Bo Li received Kenyan Ambassador Ada Roe on Monday.",
            expect![[r"
                Bo Li | meets | Ada Roe | happened | Monday
                Ada Roe | accredited_to | Mongolia | ongoing | Monday
            "]],
        );
    }

    #[test]
    fn an_embassy_says_where_its_ambassador_is() {
        check(
            "The Kenyan Embassy in Peru said that Ambassador Ada Roe had met Bo Li.",
            expect![[r"
                Kenyan Embassy | part_of | Kenya | ongoing | -
                Kenyan Embassy | accredited_to | Peru | ongoing | -
                Kenyan Embassy | speaks_about | Ada Roe | happened | -
                Kenyan Embassy | speaks_about | Bo Li | happened | -
                Ada Roe | accredited_to | Peru | ongoing | -
                Ada Roe | meets | Bo Li | happened | -
            "]],
        );
    }

    #[test]
    fn an_envoy_is_the_one_with_the_title() {
        check(
            "The meeting was attended by Minister Ann Lee, Bo Roe and Kenyan Ambassador to Peru Eve Noor.",
            expect![[r"
                Ann Lee | meets | Bo Roe | happened | -
                Ann Lee | meets | Eve Noor | happened | -
                Bo Roe | meets | Eve Noor | happened | -
                Eve Noor | accredited_to | Peru | ongoing | -
            "]],
        );
    }

    #[test]
    fn an_embassy_says_where_it_is() {
        check(
            "The Kenyan Embassy in Peru has moved.",
            expect![[r"
            Kenyan Embassy | part_of | Kenya | ongoing | -
            Kenyan Embassy | accredited_to | Peru | ongoing | -
        "]],
        );
    }
}

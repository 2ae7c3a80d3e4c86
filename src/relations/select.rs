//! Which findings become relations: no doubles, nothing on oneself, nothing that a stronger finding
//! of the same sentence says better.

use crate::entities::EntityKind;
use crate::nlp::TokenIdx;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{PartOfSpeech, triggers};
use crate::relations::reader::Reader;
use crate::relations::rules::bodies;
use crate::relations::{Confidence, Predicate, Status};

/// The findings worth keeping, in text order.
pub(super) fn select(reader: &Reader<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|f| !is_attendance_of_unnamed(reader, f) && !is_mere_beginning(reader, f));
    findings.retain(|f| f.subject != f.object && !is_homecoming(reader, f) && fits(reader, f));
    findings.retain(|f| !is_envoy_to_home(reader, f) && !is_about_a_visit(reader, f));
    // Surest first, so that doubles fall on the side of the better rule; text order at the end.
    findings.sort_by_key(|f| {
        (sentence_of(reader, f.trigger), std::cmp::Reverse(f.confidence), f.trigger, f.predicate)
    });
    let mut kept: Vec<Finding> = Vec::new();
    for finding in &findings {
        let sentence = sentence_of(reader, finding.trigger);
        let mut here = kept.iter().rev().take_while(|k| sentence_of(reader, k.trigger) == sentence);
        let is_double = here.any(|k| k.says_the_same_as(finding));
        if !is_double && !is_outdone(reader, finding, &findings) {
            kept.push(finding.clone());
        }
    }
    let again: Vec<bool> = kept.iter().map(|f| is_told_again(reader, f, &kept)).collect();
    let mut again = again.into_iter();
    kept.retain(|_| !again.next().unwrap_or(false));
    let idle: Vec<bool> = kept.iter().map(|f| is_idle_body(reader, f, &kept)).collect();
    let mut idle = idle.into_iter();
    kept.retain(|_| !idle.next().unwrap_or(false));
    kept.sort_by_key(|f| (f.words.start, f.trigger, f.predicate, f.subject, f.object));
    kept
}

fn sentence_of(reader: &Reader<'_>, token: TokenIdx) -> usize {
    reader.tree.document.sentence_idx_of(token)
}

fn fits(reader: &Reader<'_>, finding: &Finding) -> bool {
    finding.predicate.takes(reader.kind(finding.subject), reader.kind(finding.object))
}

/// Where an event takes place, and whose it is, holds once, whatever is told of it later: as planned
/// where that is said, else as said first.
fn is_told_again(reader: &Reader<'_>, finding: &Finding, all: &[Finding]) -> bool {
    if !matches!(finding.predicate, Predicate::LocatedIn | Predicate::PartOf)
        || reader.kind(finding.subject) != EntityKind::Event
    {
        return false;
    }
    let rank = |f: &Finding| (f.status != Status::Planned, f.status == Status::Possible, f.trigger);
    all.iter().any(|other| {
        (other.subject, other.predicate, other.object)
            == (finding.subject, finding.predicate, finding.object)
            && rank(other) < rank(finding)
    })
}

/// A body that is only described ("its own team") and does nothing need not be told to belong to
/// somebody.
fn is_idle_body(reader: &Reader<'_>, finding: &Finding, all: &[Finding]) -> bool {
    let body = finding.subject;
    finding.predicate == Predicate::PartOf
        && finding.rule == bodies::RULE
        && reader.entities.get(body).tentative
        && !all.iter().any(|other| {
            let involved = other.subject == body || other.object == body;
            involved && other.predicate != Predicate::PartOf
        })
}

/// Nobody is an envoy to the country whose office they hold ("Norway's ambassador to Kenya, and Kenyan
/// Trade Minister A").
fn is_envoy_to_home(reader: &Reader<'_>, finding: &Finding) -> bool {
    finding.predicate == Predicate::AccreditedTo
        && reader.office_of(finding.subject) == Some(finding.object)
}

/// A visit is what somebody does, and no node: "the first visit to X" lies nowhere and belongs to
/// nothing.
fn is_about_a_visit(reader: &Reader<'_>, finding: &Finding) -> bool {
    let is_visit = |entity| {
        let entity = reader.entities.get(entity);
        entity.kind == EntityKind::Event
            && entity.tentative
            && entity.mentions.iter().any(|m| {
                let lemma = reader.tree.lemma(m.head).to_lowercase();
                let rows = triggers(PartOfSpeech::Noun, &lemma);
                rows.first().is_some_and(|r| r.predicate == Predicate::Visits)
            })
    };
    is_visit(finding.subject) || is_visit(finding.object)
}

/// Going home is no visit.
fn is_homecoming(reader: &Reader<'_>, finding: &Finding) -> bool {
    let offices = &reader.entities.get(finding.subject).offices;
    let home = reader.country_of_capital(finding.object).unwrap_or(finding.object);
    finding.predicate == Predicate::Visits && offices.iter().any(|o| o.of == Some(home))
}

/// "began a visit": the beginning says no more than the visit; nor does signing an agreement that the
/// text only describes say more than that the two agreed.
fn is_mere_beginning(reader: &Reader<'_>, finding: &Finding) -> bool {
    let event = reader.entities.get(finding.object);
    let signing =
        ["sign", "ink", "initial", "reach", "conclude", "strike", "seal", "clinch", "co-sign"];
    let signed = event.tentative && reader.tree.is_any(finding.trigger, &signing);
    finding.predicate == Predicate::Initiates
        && event.mentions.iter().any(|m| {
            let rows = triggers(PartOfSpeech::Noun, &reader.tree.lemma(m.head).to_lowercase());
            rows.iter().any(|r| match r.predicate {
                Predicate::Meets | Predicate::Visits => true,
                Predicate::AgreesWith => signed,
                _ => false,
            })
        })
}

/// Occurrences that people go to, and no mere meetings of those who meet.
const GATHERINGS: [&str; 20] = [
    "summit",
    "conference",
    "forum",
    "congress",
    "symposium",
    "convention",
    "assembly",
    "inauguration",
    "ceremony",
    "anniversary",
    "funeral",
    "coronation",
    "celebration",
    "commemoration",
    "parade",
    "exercise",
    "drill",
    "festival",
    "expo",
    "tournament",
];

/// That two people attend their own meeting says no more than that they met.
fn is_attendance_of_unnamed(reader: &Reader<'_>, finding: &Finding) -> bool {
    let unnamed = |entity| {
        let entity = reader.entities.get(entity);
        let gathering = entity.mentions.iter().any(|m| reader.tree.is_any(m.head, &GATHERINGS));
        entity.kind == EntityKind::Event && entity.tentative && !gathering
    };
    match finding.predicate {
        Predicate::Attends | Predicate::Hosts => unnamed(finding.object),
        Predicate::LocatedIn | Predicate::PartOf => unnamed(finding.subject),
        _ => false,
    }
}

/// Whether the same sentence says something better of the same two: anything rather than that one
/// speaks about the other, a call rather than a meeting, a sure finding rather than a guess.
fn is_outdone(reader: &Reader<'_>, finding: &Finding, all: &[Finding]) -> bool {
    let sentence = sentence_of(reader, finding.trigger);
    all.iter().any(|other| {
        let same = (other.subject, other.object) == (finding.subject, finding.object);
        let turned = (other.object, other.subject) == (finding.subject, finding.object);
        if !(same || turned) || sentence_of(reader, other.trigger) != sentence {
            return false;
        }
        match finding.predicate {
            Predicate::SpeaksAbout => same && other.predicate != Predicate::SpeaksAbout,
            Predicate::Meets => other.predicate == Predicate::TalksByPhone,
            Predicate::Supports if finding.status == Status::Denied => {
                same && other.predicate == Predicate::Opposes
            }
            Predicate::CooperatesWith | Predicate::Opposes | Predicate::DemandsOf => {
                finding.confidence == Confidence::Low
                    && other.confidence > Confidence::Low
                    && other.predicate != finding.predicate
            }
            _ => false,
        }
    })
}

//! Who sat in on a meeting: "The meeting was attended by A and B" says whom the host met besides the
//! guest, and not that A met B.

use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{PartOfSpeech, triggers};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

/// Sentences between a meeting and the list of those who sat in on it.
const REACH: usize = 12;

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for verb in sentence {
            if reader.tree.is(verb, "attend") && reader.tree.tag(verb).is_verb() {
                attended(reader, verb, found);
            } else if reader.tree.is(verb, "present") && !reader.tree.tag(verb).is_verb() {
                present(reader, verb, found);
            }
        }
    }
}

fn attended(reader: &Reader<'_>, verb: TokenIdx, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    let Some(meeting) = tree.logical_object(verb).map(|object| object.phrase) else { return };
    // A named conference is an event of its own; this is about "the meeting" told of before.
    let is_meeting = triggers(PartOfSpeech::Noun, &tree.lemma(meeting).to_lowercase())
        .iter()
        .any(|row| row.predicate == Predicate::Meets);
    // "the council's session" is another one, and one to come has not been told of.
    let that = tree.kid(meeting, &[Dep::NmodPoss, Dep::Amod, Dep::Compound, Dep::Nmod]).is_none();
    let over = reader.clause_status(verb, false) == Status::Happened;
    if !is_meeting || !that || !over || reader.at(meeting).is_some() {
        return;
    }
    let Some(attendees) = tree.logical_subject(verb) else { return };
    let Some(hosts) = met_before(reader, verb, found) else { return };
    let is_here = |f: &Finding| {
        f.predicate == Predicate::Meets && (f.trigger == meeting || f.trigger == verb)
    };
    found.retain(|finding| !is_here(finding));
    let attendees = reader.fill(attendees.phrase, Reach::Bodies).into_iter().map(|f| f.entity);
    sat_in(reader, verb, hosts, attendees.collect(), found);
}

/// "Also present at the meeting were A and B": everybody whom the sentence names.
fn present(reader: &Reader<'_>, word: TokenIdx, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    let sentence = tree.sentence(word).tokens;
    let next = |t: TokenIdx, text: &str| t < sentence.end && tree.is(t, text);
    let is_meeting = next(word + 1, "at")
        && next(word + 2, "the")
        && word + 3 < sentence.end
        && triggers(PartOfSpeech::Noun, &tree.lemma(word + 3).to_lowercase())
            .iter()
            .any(|row| row.predicate == Predicate::Meets);
    let Some(hosts) = met_before(reader, word, found).filter(|_| is_meeting) else { return };
    let mut people: Vec<EntityIdx> = Vec::new();
    for entity in sentence.iter().filter_map(|t| reader.at(t)) {
        if !people.contains(&entity) {
            people.push(entity);
        }
    }
    found.retain(|f| f.predicate != Predicate::Meets || !sentence.contains(f.trigger));
    sat_in(reader, word, hosts, people, found);
}

fn sat_in(
    reader: &Reader<'_>,
    trigger: TokenIdx,
    (host, guest): (EntityIdx, EntityIdx),
    attendees: Vec<EntityIdx>,
    found: &mut Vec<Finding>,
) {
    for person in attendees {
        if reader.kind(person) != EntityKind::Person || [host, guest].contains(&person) {
            continue;
        }
        // The host's own people met the guest.
        let country = reader.office_of(person);
        let is_hosts = country.is_some() && country == reader.office_of(host);
        found.push(Finding {
            subject: person,
            predicate: Predicate::Meets,
            object: if is_hosts { guest } else { host },
            status: Status::Happened,
            confidence: Confidence::Medium,
            trigger,
            words: TokenRange::new(trigger, trigger + 1),
            rule: "attendance: the meeting was attended by A",
            inferred: false,
        });
    }
}

/// Host and guest of the last meeting that the text has told of.
fn met_before(
    reader: &Reader<'_>,
    verb: TokenIdx,
    found: &[Finding],
) -> Option<(EntityIdx, EntityIdx)> {
    let document = reader.tree.document;
    let here = document.sentence_idx_of(verb);
    let is_person = |entity| reader.kind(entity) == EntityKind::Person;
    found
        .iter()
        .filter(|f| f.predicate == Predicate::Meets && f.status == Status::Happened)
        .filter(|f| f.trigger < verb && is_person(f.subject) && is_person(f.object))
        .filter(|f| (1..=REACH).contains(&here.saturating_sub(document.sentence_idx_of(f.trigger))))
        .max_by_key(|f| (f.trigger, std::cmp::Reverse((f.subject, f.object))))
        .map(|f| (f.subject, f.object))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn who_sat_in_met_the_other_side() {
        check(
            "Kenyan President Tom Otieno received Norwegian Foreign Minister Ingrid Dahl in \
             Nairobi. They discussed trade. The meeting was attended by Lars Moe, Norway's \
             ambassador to Kenya, and Kenyan Trade Minister Ann Wanjiru.",
            expect![[r"
                Tom Otieno | meets | Ingrid Dahl | happened | -
                Lars Moe | meets | Tom Otieno | happened | -
                Ann Wanjiru | meets | Ingrid Dahl | happened | -
                Lars Moe | accredited_to | Kenya | ongoing | -
            "]],
        );
    }

    #[test]
    fn who_was_present_met_the_other_side_too() {
        check(
            "Kenyan President Tom Otieno received Norwegian Foreign Minister Ingrid Dahl. Also present \
             at the meeting were Kenyan Trade Minister Ann Wanjiru and Lars Moe of Norway.",
            expect![[r"
                Tom Otieno | meets | Ingrid Dahl | happened | -
                Ann Wanjiru | meets | Ingrid Dahl | happened | -
                Lars Moe | meets | Tom Otieno | happened | -
            "]],
        );
    }

    #[test]
    fn a_meeting_that_nobody_told_of_is_none() {
        check("The meeting was attended by Lars Moe of Norway.", expect![[""]]);
    }

    #[test]
    fn another_bodys_session_is_another_meeting() {
        check(
            "Kenyan President Tom Otieno received Norwegian Foreign Minister Ingrid Dahl. Lars Moe \
             attended the council's session.",
            expect![[r"
                Tom Otieno | meets | Ingrid Dahl | happened | -
            "]],
        );
    }
}

//! Occurrences that name their participants: "the talks will involve A, B and C" makes each meet
//! each, and all of them attend.

use crate::entities::EntityKind;
use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{PartOfSpeech, triggers};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate};

const INVOLVING: [&str; 6] = ["involve", "include", "gather", "unite", "feature", "assemble"];

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for word in sentence {
            let tree = &reader.tree;
            let together = || tree.kids_by(word, &[Dep::Advmod]).any(|k| tree.is(k, "together"));
            let brings_together = tree.is(word, "bring") && together();
            if tree.tag(word).is_verb() && (tree.is_any(word, &INVOLVING) || brings_together) {
                involved(reader, word, found);
            }
        }
    }
}

fn involved(reader: &Reader<'_>, verb: TokenIdx, found: &mut Vec<Finding>) {
    let Some(occurrence) = reader.tree.logical_subject(verb).map(|s| s.phrase) else {
        return;
    };
    let event = reader.at(occurrence).filter(|&e| reader.kind(e) == EntityKind::Event);
    let is_meeting = triggers(PartOfSpeech::Noun, &reader.tree.lemma(occurrence).to_lowercase())
        .iter()
        .any(|row| row.predicate == Predicate::Meets);
    let Some(object) = reader.tree.logical_object(verb) else {
        return;
    };
    let participants: Vec<_> = reader
        .fill(object.phrase, Reach::Bodies)
        .into_iter()
        .filter(|f| Predicate::Attends.subject_kinds().contains(&reader.kind(f.entity)))
        .collect();
    let status = reader.clause_status(verb, false);
    let finding = |subject, predicate, object, rule| Finding {
        subject,
        predicate,
        object,
        status,
        confidence: Confidence::High,
        trigger: verb,
        words: TokenRange::new(verb, verb + 1),
        rule,
        inferred: false,
    };
    for (i, a) in participants.iter().enumerate() {
        if let Some(event) = event {
            found.push(finding(a.entity, Predicate::Attends, event, "EVENT involves A: A attends"));
        }
        for b in participants[i + 1..].iter().filter(|_| is_meeting) {
            let rule = "talks involve A and B: A meets B";
            found.push(finding(a.entity, Predicate::Meets, b.entity, rule));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn talks_that_involve_three_people_are_three_meetings() {
        check(
            "Saturday's talks will involve Ann Lee, Bob Stone and Carla Diaz.",
            expect![[r"
            Ann Lee | meets | Bob Stone | planned | Saturday
            Ann Lee | meets | Carla Diaz | planned | Saturday
            Bob Stone | meets | Carla Diaz | planned | Saturday
        "]],
        );
    }
}

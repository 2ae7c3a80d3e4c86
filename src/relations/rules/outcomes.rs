//! What comes out of a meeting is between those who met: "in a joint statement after his talks with
//! Ada", "negotiations with the rebels, which led to a peace deal".

use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::finding::Finding;
use crate::relations::lexicon::{PartOfSpeech, triggers};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

/// Verbs that lead from a meeting to its outcome.
const LEADING: [&str; 8] =
    ["lead", "result", "produce", "end", "culminate", "yield", "conclude", "bring"];

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    let mut added = Vec::new();
    for sentence in reader.readable_sentences() {
        let tokens = TokenRange::new(sentence.start, sentence.end);
        for word in sentence {
            let Some(outcome) = outcome(reader, word) else {
                continue;
            };
            let known = found.iter().any(|f| f.predicate == outcome && tokens.contains(f.trigger));
            if known {
                continue;
            }
            let meetings = found.iter().filter(|f| {
                f.predicate == Predicate::Meets && f.trigger != word && tokens.contains(f.trigger)
            });
            for meeting in meetings {
                if is_outcome_of(reader, word, outcome, meeting) {
                    added.push(Finding {
                        predicate: outcome,
                        status: Status::Happened,
                        confidence: Confidence::Medium,
                        trigger: word,
                        words: TokenRange::new(word, word + 1),
                        rule: "outcome: A and B met, and there was an agreement or joint statement",
                        ..meeting.clone()
                    });
                }
            }
        }
    }
    found.append(&mut added);
}

/// The predicate of a noun that can come out of a meeting.
fn outcome(reader: &Reader<'_>, word: TokenIdx) -> Option<Predicate> {
    let tree = &reader.tree;
    if !tree.tag(word).is_common_noun() {
        return None;
    }
    let rows = triggers(PartOfSpeech::Noun, tree.lemma(word));
    let kids = tree.kids(word);
    let row = rows
        .iter()
        .find(|row| row.extra.iter().all(|extra| kids.iter().any(|&k| tree.is_any(k, extra))))?;
    matches!(row.predicate, Predicate::AgreesWith | Predicate::JointStatementWith)
        .then_some(row.predicate)
}

fn is_outcome_of(
    reader: &Reader<'_>,
    word: TokenIdx,
    outcome: Predicate,
    meeting: &Finding,
) -> bool {
    let tree = &reader.tree;
    if outcome == Predicate::JointStatementWith {
        // "… in a joint statement after talks with B".
        let after = tree.preposition(meeting.trigger) == Some("after");
        return after && meeting.trigger > word;
    }
    let verb = tree.head(word).filter(|&v| tree.tag(v).is_verb() && tree.is_any(v, &LEADING));
    verb.is_some_and(|verb| {
        let from = tree.subject(verb).map(|s| s.phrase);
        let is_relative = from.is_some_and(|s| tree.is_relative(s));
        let is_meeting = from == Some(meeting.trigger);
        let negated =
            reader.is_negated(verb) || tree.kids_by(word, &[Dep::Det]).any(|d| tree.is(d, "no"));
        (is_relative && meeting.trigger < verb || is_meeting) && !negated
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn what_talks_led_to_is_between_those_who_talked() {
        check(
            "Ann Lee criticized Iran in a joint statement released after her talks with Bob Stone.",
            expect![[r"
                Ann Lee | criticizes | Iran | happened | -
                Ann Lee | joint_statement_with | Bob Stone | happened | -
                Ann Lee | meets | Bob Stone | happened | -
            "]],
        );
    }
}

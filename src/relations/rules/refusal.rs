//! Support denied is opposition: "the country does not support membership for B".

use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

/// Verbs whose denial is a stand against their object.
const APPROVING: [&str; 21] = [
    "support",
    "back",
    "accept",
    "recognize",
    "recognise",
    "endorse",
    "approve",
    "see",
    "favor",
    "favour",
    "want",
    "tolerate",
    "allow",
    "welcome",
    "trust",
    "like",
    "respect",
    "sign",
    "ratify",
    "join",
    "extradite",
];

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for word in sentence {
            if reader.tree.tag(word).is_verb() && reader.tree.is_any(word, &["refuse", "decline"]) {
                snubbed(reader, word, found);
            }
            if reader.tree.tag(word).is_verb()
                && reader.tree.is_any(word, &APPROVING)
                && reader.clause_status(word, false) == Status::Denied
            {
                refused(reader, word, found);
            }
        }
    }
}

/// "refused to meet B", "declined to shake hands with B": no meeting, and a stand against B.
fn snubbed(reader: &Reader<'_>, verb: TokenIdx, found: &mut Vec<Finding>) {
    const MEETING: [&str; 9] =
        ["meet", "talk", "speak", "negotiate", "sit", "shake", "receive", "see", "host"];
    let tree = &reader.tree;
    let Some(below) = tree.kid(verb, &[Dep::Xcomp]).filter(|&b| tree.is_any(b, &MEETING)) else {
        return;
    };
    if reader.clause_status(verb, false) != Status::Happened {
        return;
    }
    let Some(subject) = tree.logical_subject(verb) else { return };
    let phrase = tree.with_preposition(below, "with").first().copied();
    let object = tree.kid(below, &[Dep::Obj]);
    let hand = object.and_then(|o| tree.with_preposition(o, "with").first().copied());
    let Some(target) = phrase.or(hand).or(object) else { return };
    for actor in reader.fill(subject.phrase, Reach::Bodies) {
        for target in reader.fill(target, Reach::Bodies) {
            found.retain(|f| {
                let pair = [(f.subject, f.object), (f.object, f.subject)];
                f.trigger != below || !pair.contains(&(actor.entity, target.entity))
            });
            if actor.entity == target.entity {
                continue;
            }
            found.push(Finding {
                subject: actor.entity,
                predicate: Predicate::Opposes,
                object: target.entity,
                status: Status::Happened,
                confidence: Confidence::Medium,
                trigger: verb,
                words: TokenRange::new(verb, below + 1),
                rule: "refusal: A refuses to meet B",
                inferred: false,
            });
        }
    }
}

fn refused(reader: &Reader<'_>, verb: TokenIdx, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    let (Some(subject), Some(object)) = (tree.logical_subject(verb), tree.logical_object(verb))
    else {
        return;
    };
    let mut targets = reader.fill(object.phrase, Reach::Aspects);
    // "NATO membership for Ukraine": it is Ukraine that is refused something.
    for phrase in tree.with_preposition(object.phrase, "for") {
        let wanted = reader.fill(phrase, Reach::Bodies);
        if !wanted.is_empty() {
            targets = wanted;
        }
    }
    for actor in reader.fill(subject.phrase, Reach::Acts) {
        for target in targets.iter().filter(|t| t.entity != actor.entity) {
            found.push(Finding {
                subject: actor.entity,
                predicate: Predicate::Opposes,
                object: target.entity,
                status: Status::Happened,
                confidence: Confidence::Medium,
                trigger: verb,
                words: TokenRange::new(
                    tree.kids_by(verb, &[Dep::Advmod]).next().unwrap_or(verb).min(verb),
                    verb + 1,
                ),
                rule: "refusal: A does not support B",
                inferred: false,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn who_refuses_to_meet_is_opposed() {
        check(
            "Ann Lee refused to shake hands with Bo Roe.",
            expect![[r"
            Ann Lee | opposes | Bo Roe | happened | -
        "]],
        );
    }

    #[test]
    fn support_denied_is_opposition() {
        check(
            "France does not support Turkey.",
            expect![[r"
            France | opposes | Turkey | happened | -
        "]],
        );
        check(
            "France refused to recognize Kosovo.",
            expect![[r"
            France | opposes | Kosovo | happened | -
        "]],
        );
    }
}

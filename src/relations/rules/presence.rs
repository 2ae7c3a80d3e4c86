//! Being somewhere: "the minister is in Damascus" is a visit while it lasts; a trip "to discuss
//! cooperation" is about cooperation with its goal.

use crate::entities::EntityKind;
use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{PartOfSpeech, triggers};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate};

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for word in sentence {
            if reader.tree.kids_by(word, &[Dep::Cop]).next().is_some() {
                being_there(reader, word, found);
            }
        }
    }
    let visits: Vec<_> =
        found.iter().filter(|f| f.predicate == Predicate::Visits).cloned().collect();
    for visit in visits {
        cooperation(reader, &visit, found);
    }
}

/// "The minister is in Damascus": the place is the predicate, with a copula and a preposition.
fn being_there(reader: &Reader<'_>, word: TokenIdx, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    if tree.preposition(word) != Some("in") {
        return;
    }
    let Some(subject) = tree.subject(word) else {
        return;
    };
    // "in the Syrian capital of Damascus": the place proper stands behind.
    let place = match reader.at(word) {
        Some(_) => word,
        None => match tree.with_preposition(word, "of").first() {
            Some(&place) => place,
            None => return,
        },
    };
    let persons = reader.fill(subject.phrase, Reach::Bodies);
    for goal in reader.fill(place, Reach::Bodies) {
        if !matches!(reader.kind(goal.entity), EntityKind::Place | EntityKind::Country) {
            continue;
        }
        for person in persons.iter().filter(|p| reader.kind(p.entity) == EntityKind::Person) {
            found.push(Finding {
                subject: person.entity,
                predicate: Predicate::Visits,
                object: goal.entity,
                status: reader.clause_status(word, true),
                confidence: Confidence::Medium,
                trigger: word,
                words: TokenRange::new(word, word + 1),
                rule: "presence: A is in PLACE",
                inferred: false,
            });
        }
    }
}

/// "will visit B to discuss cooperation", "… to strengthen ties": with B, where no other partner is
/// named.
fn cooperation(reader: &Reader<'_>, visit: &Finding, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    if reader.kind(visit.object) != EntityKind::Country {
        return;
    }
    let deps = [Dep::Advcl, Dep::Xcomp, Dep::Acl];
    let purposes = tree
        .kids_by(visit.trigger, &deps)
        .filter(|&clause| tree.preposition_of_clause(clause) == Some("to"));
    for purpose in purposes {
        let subtree = |t: TokenIdx| tree.is_under(t, purpose);
        let topic = tree.sentence(purpose).tokens.iter().find(|&t| {
            tree.tag(t).is_common_noun()
                && subtree(t)
                && triggers(PartOfSpeech::Noun, tree.lemma(t))
                    .iter()
                    .any(|row| row.predicate == Predicate::CooperatesWith)
        });
        let Some(topic) = topic else {
            continue;
        };
        let names_partner = tree
            .sentence(purpose)
            .tokens
            .iter()
            .any(|t| subtree(t) && reader.at(t).is_some_and(|e| e != visit.subject));
        if names_partner {
            continue;
        }
        found.push(Finding {
            predicate: Predicate::CooperatesWith,
            status: visit.status,
            confidence: Confidence::Medium,
            trigger: topic,
            words: TokenRange::new(topic, topic + 1),
            rule: "visit: A visits B to discuss cooperation",
            ..visit.clone()
        });
        return;
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn being_somewhere_is_a_visit_while_it_lasts() {
        check(
            "Peruvian Foreign Minister Ann Lee is in Kenya.",
            expect![[r"
            Ann Lee | visits | Kenya | ongoing | -
        "]],
        );
    }

    #[test]
    fn a_trip_may_be_about_cooperation() {
        check(
            "Peruvian President Ann Lee will visit Kenya on Monday to discuss economic cooperation.",
            expect![[r"
                Ann Lee | visits | Kenya | planned | Monday
                Ann Lee | cooperates_with | Kenya | planned | Monday
            "]],
        );
    }
}

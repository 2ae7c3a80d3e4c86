//! What people speak about: the entities in the leading places of what they are reported to say,
//! where nothing more telling was found.

use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{Dep, TokenRange};
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::speech::Speech;
use crate::relations::{Confidence, Predicate, Status};

/// A statement is about few things; the rest is detail.
const MAX_TOPICS: usize = 2;

/// Where in the reported clause that which it is about stands; other places count where these are
/// empty.
const LEADING: [Dep; 5] = [Dep::Nsubj, Dep::NsubjPass, Dep::Obj, Dep::Root, Dep::Ccomp];

pub(super) fn find(reader: &Reader<'_>, speeches: &[Speech], found: &mut Vec<Finding>) {
    for speech in speeches {
        let topics = topics(reader, speech);
        for &speaker in &speech.speakers {
            // What is only described says little that a map should hold.
            if reader.entities.get(speaker).tentative {
                continue;
            }
            // What an official says of the own country is policy, told better by its verbs.
            let own = reader.office_of(speaker);
            for &topic in topics.iter().filter(|&&t| t != speaker && Some(t) != own) {
                if !Predicate::SpeaksAbout.takes(reader.kind(speaker), reader.kind(topic)) {
                    continue;
                }
                found.push(Finding {
                    subject: speaker,
                    predicate: Predicate::SpeaksAbout,
                    object: topic,
                    status: Status::Happened,
                    confidence: Confidence::Low,
                    trigger: speech.verb,
                    words: TokenRange::new(speech.verb, speech.verb + 1),
                    rule: "statement: A says that B …",
                    inferred: false,
                });
            }
        }
    }
}

/// The entities that the reported words name as somebody's subject, object or possessor.
fn topics(reader: &Reader<'_>, speech: &Speech) -> Vec<EntityIdx> {
    let leading = topics_in(reader, speech, &LEADING);
    if leading.is_empty() {
        let mut other = topics_in(reader, speech, &[Dep::Obl, Dep::Nmod, Dep::NmodPoss]);
        other.truncate(1);
        return other;
    }
    leading
}

fn topics_in(reader: &Reader<'_>, speech: &Speech, places: &[Dep]) -> Vec<EntityIdx> {
    let mut topics = Vec::new();
    for &word in &speech.content {
        if topics.len() == MAX_TOPICS {
            break;
        }
        let Some(entity) = reader.at(word).filter(|_| places.contains(&reader.tree.dep(word)))
        else {
            continue;
        };
        let mentions = &reader.entities.get(entity).mentions;
        let named = mentions.iter().any(|m| m.head == word && m.form != MentionForm::Pronoun);
        if named && is_topic(reader, entity) && !topics.contains(&entity) {
            topics.push(entity);
        }
    }
    topics
}

fn is_topic(reader: &Reader<'_>, entity: EntityIdx) -> bool {
    reader.kind(entity) != EntityKind::Place && !reader.entities.get(entity).tentative
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn only_named_speakers_make_statements() {
        check(
            "Ann Lee said that Kenya was calm.",
            expect![[r"
            Ann Lee | speaks_about | Kenya | happened | -
        "]],
        );
        check("A regional bank said that Kenya was calm.", expect![]);
    }
}

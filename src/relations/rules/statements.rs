//! What people speak about: the entities in the leading places of what they are reported to say,
//! where nothing more telling was found.

use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{Dep, Tag, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
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
            obligations(reader, speech, speaker, found);
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

/// "A says that B must act": a demand. Also "should" and "has to"; not what B must have done, nor what
/// must be done to B.
fn obligations(reader: &Reader<'_>, speech: &Speech, speaker: EntityIdx, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    for &verb in &speech.content {
        if !tree.is_predicate(verb) || tree.is_passive(verb) {
            continue;
        }
        let modal = |k: TokenIdx| tree.is_any(k, &["must", "should", "ought"]) && k < verb;
        let have = |k: TokenIdx| tree.is(k, "have");
        let aux = |wanted: &dyn Fn(TokenIdx) -> bool| tree.kids_by(verb, &[Dep::Aux]).any(wanted);
        let perfect = aux(&have) || have(verb) && tree.kid(verb, &[Dep::Xcomp]).is_some();
        // "has to leave", where the parser sees an auxiliary.
        let has_to = aux(&have) && tree.preposition_of_clause(verb) == Some("to");
        let clause = if aux(&modal) && !perfect || has_to {
            verb
        } else if tree.dep(verb) == Dep::Xcomp
            && let Some(above) = tree.head(verb)
            && tree.is_any(above, &["have", "need"])
            && matches!(tree.tag(above), Tag::Vbz | Tag::Vbp)
            && tree.kid(above, &[Dep::Obj]).is_none()
        {
            above
        } else {
            continue;
        };
        let conditional = tree.kids_by(clause, &[Dep::Mark]).any(|m| tree.is(m, "if"));
        // A leading clause of what is said, not one inside it.
        let leading =
            matches!(tree.dep(clause), Dep::Ccomp | Dep::Root | Dep::Parataxis | Dep::Conj);
        let subject = tree.kid(clause, &[Dep::Nsubj]);
        let Some(subject) = subject.filter(|_| leading && !conditional) else { continue };
        for target in reader.fill(subject, Reach::Bodies) {
            let entity = target.entity;
            let own = reader.office_of(speaker) == Some(entity);
            let acts = reader.kind(entity) != EntityKind::Event && is_topic(reader, entity);
            if entity == speaker || own || !acts {
                continue;
            }
            found.push(Finding {
                subject: speaker,
                predicate: Predicate::DemandsOf,
                object: entity,
                status: Status::Happened,
                confidence: Confidence::Medium,
                trigger: speech.verb,
                words: TokenRange::new(speech.verb, speech.verb + 1),
                rule: "statement: A says that B must …",
                inferred: false,
            });
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

    #[test]
    fn what_somebody_must_do_is_demanded() {
        check(
            "Ann Lee said that Kenya must reopen its border. She said that Ghana must have known. \
             Bo Roe said that Peru has to leave.",
            expect![[r"
                Ann Lee | demands_of | Kenya | happened | -
                Ann Lee | speaks_about | Ghana | happened | -
                Bo Roe | demands_of | Peru | happened | -
            "]],
        );
    }

    #[test]
    fn of_the_own_country_an_official_says_what_its_verbs_say() {
        check(
            "Kenyan President Ann Lee said that Kenya was calm and Peru was not.",
            expect![[r"
            Ann Lee | speaks_about | Peru | happened | -
        "]],
        );
    }
}

//! Words that say something of two entities, from `assets/knowledge/triggers_*.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::relations::lexicon::slot::{Way, parse_ways};
use crate::relations::{Predicate, Status};

/// Which table a trigger stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::relations) enum PartOfSpeech {
    /// "visit", "call off".
    Verb,
    /// "talks", "joint statement".
    Noun,
    /// "critical of".
    Adjective,
}

/// What else a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Note {
    /// The subjects alone may fill both ends.
    Pair,
    /// Holds as long as the tense does; for nouns, unless the clause says otherwise.
    Lasts,
    /// Only an entity itself, no noun that belongs to one.
    NamesOnly,
    /// Needs an infinitive beside the object.
    Infinitive,
    /// One reading among several.
    Weak,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(in crate::relations) struct Trigger {
    /// Dictionary forms of the words that must depend on the trigger word, each with alternatives.
    pub(in crate::relations) extra: Vec<Vec<&'static str>>,
    /// What it says.
    pub(in crate::relations) predicate: Predicate,
    /// Where the subject may stand, best first.
    pub(in crate::relations) subject: Vec<Way>,
    /// Where the object may stand, best first.
    pub(in crate::relations) object: Vec<Way>,
    notes: Vec<Note>,
    /// What the word alone says of the status.
    pub(in crate::relations) status: Option<Status>,
    /// Name for the user: words, predicate, where subject and object stand.
    pub(in crate::relations) rule: String,
}

impl Trigger {
    /// Whether the row carries this note.
    pub(in crate::relations) fn has(&self, note: Note) -> bool {
        self.notes.contains(&note)
    }
}

type Table = BTreeMap<&'static str, Vec<Trigger>>;

static VERBS: LazyLock<Table> =
    LazyLock::new(|| parse(include_str!("../../../assets/knowledge/triggers_verbs.tsv")));
static NOUNS: LazyLock<Table> =
    LazyLock::new(|| parse(include_str!("../../../assets/knowledge/triggers_nouns.tsv")));
static ADJECTIVES: LazyLock<Table> =
    LazyLock::new(|| parse(include_str!("../../../assets/knowledge/triggers_adjectives.tsv")));

/// The rows for a dictionary form, in the order of the table.
pub(in crate::relations) fn triggers(part: PartOfSpeech, lemma: &str) -> &'static [Trigger] {
    let table: &'static Table = match part {
        PartOfSpeech::Verb => &VERBS,
        PartOfSpeech::Noun => &NOUNS,
        PartOfSpeech::Adjective => &ADJECTIVES,
    };
    table.get(lemma).map_or(&[], Vec::as_slice)
}

fn parse(table: &'static str) -> Table {
    let mut rows = Table::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (lemma, trigger) = parse_row(line);
        rows.entry(lemma).or_default().push(trigger);
    }
    rows
}

fn parse_row(line: &'static str) -> (&'static str, Trigger) {
    let mut columns = line.split('\t');
    let mut column = || columns.next().unwrap_or_default();
    let (words, predicate, subject, object, notes) =
        (column(), column(), column(), column(), column());
    let mut words_split = words.split(' ');
    let lemma = words_split.next().unwrap_or_default();
    let read = |note: &str| match note {
        "pair" => Some(Note::Pair),
        "state" | "ongoing" => Some(Note::Lasts),
        "names" => Some(Note::NamesOnly),
        "inf" => Some(Note::Infinitive),
        "weak" => Some(Note::Weak),
        _ => None,
    };
    let status = notes.split(' ').find_map(|note| match note {
        "planned" => Some(Status::Planned),
        "possible" => Some(Status::Possible),
        "denied" => Some(Status::Denied),
        "happened" => Some(Status::Happened),
        _ => None,
    });
    let predicate =
        Predicate::from_name(predicate).expect("the tables name predicates of the list");
    let trigger = Trigger {
        extra: words_split.map(|word| word.split('/').collect()).collect(),
        predicate,
        subject: parse_ways(subject),
        object: parse_ways(object),
        notes: notes.split(' ').filter_map(read).collect(),
        status,
        rule: format!("{words}: ({subject}) {} ({object})", predicate.name()),
    };
    (lemma, trigger)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_names_both_ends() {
        for table in [&*VERBS, &*NOUNS, &*ADJECTIVES] {
            for (lemma, rows) in table {
                assert!(!lemma.is_empty());
                for row in rows {
                    assert!(row.has(Note::Pair) || !row.subject.is_empty(), "{}", row.rule);
                    assert!(row.has(Note::Pair) || !row.object.is_empty(), "{}", row.rule);
                }
            }
        }
    }

    #[test]
    fn every_predicate_of_the_contract_has_a_trigger() {
        let found = |p: Predicate| {
            [&*VERBS, &*NOUNS, &*ADJECTIVES]
                .iter()
                .any(|t| t.values().flatten().any(|row| row.predicate == p))
        };
        for &predicate in Predicate::ALL {
            // Offices come with the entities.
            let elsewhere = predicate == Predicate::HoldsOffice;
            assert!(elsewhere || found(predicate), "{}", predicate.name());
        }
    }

    #[test]
    fn no_row_stands_twice() {
        for table in [&*VERBS, &*NOUNS, &*ADJECTIVES] {
            for rows in table.values() {
                let rules: std::collections::BTreeSet<_> = rows.iter().map(|r| &r.rule).collect();
                assert_eq!(rules.len(), rows.len(), "{}", rows[0].rule);
            }
        }
    }
}

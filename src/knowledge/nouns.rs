//! Common nouns that stand for actors and occurrences, by what they stand for.

use std::collections::BTreeMap;

use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/knowledge/nouns.tsv");

/// Common nouns by class.
#[derive(Debug)]
pub struct Nouns {
    /// Class → its nouns, sorted.
    classes: BTreeMap<&'static str, Vec<&'static str>>,
    /// Noun → class of event.
    events: BTreeMap<&'static str, &'static str>,
}

impl Nouns {
    pub(super) fn shipped() -> Self {
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut events = BTreeMap::new();
        for [class, nouns] in table::rows(TABLE) {
            if let Some(event) = class.strip_prefix("event ") {
                events.extend(table::list(nouns).map(|noun| (noun, event)));
            } else {
                classes.entry(class).or_default().extend(table::list(nouns));
            }
        }
        for nouns in classes.values_mut() {
            nouns.sort_unstable();
        }
        Self { classes, events }
    }

    /// Whether a noun, singular and lower case, is of a class of the table ("body", "country").
    pub fn is(&self, class: &str, noun: &str) -> bool {
        self.classes.get(class).is_some_and(|nouns| nouns.binary_search(&noun).is_ok())
    }

    /// The class of event that a noun names, if it names one.
    pub fn event_class(&self, noun: &str) -> Option<&'static str> {
        self.events.get(noun).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Nouns;

    #[test]
    fn words_for_the_same_occurrence_share_a_class() {
        let nouns = Nouns::shipped();
        assert_eq!(nouns.event_class("talk"), nouns.event_class("meeting"));
        assert_ne!(nouns.event_class("war"), nouns.event_class("meeting"));
        assert!(nouns.is("body", "parliament"));
        assert!(!nouns.is("body", "table"));
    }
}

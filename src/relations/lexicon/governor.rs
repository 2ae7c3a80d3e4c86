//! Words that say how real the clause or noun is that hangs on them, from
//! `assets/knowledge/governors.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::relations::Status;

/// What a word says of the reality of what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Effect {
    /// As real as the word's own clause.
    Real,
    /// This status, if the word's own clause is affirmed.
    Status(Status),
}

/// Part of speech of a governing word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::relations) enum Governor {
    /// "expects to".
    Verb,
    /// "a plan to".
    Noun,
    /// "is open to".
    Adjective,
}

static TABLE: LazyLock<BTreeMap<(Governor, &'static str), Effect>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/knowledge/governors.tsv");
    let mut rows = BTreeMap::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let lemma = columns.next().unwrap_or_default();
        let part = match columns.next() {
            Some("n") => Governor::Noun,
            Some("a") => Governor::Adjective,
            _ => Governor::Verb,
        };
        let effect = match columns.next() {
            Some("planned") => Effect::Status(Status::Planned),
            Some("possible") => Effect::Status(Status::Possible),
            Some("denied") => Effect::Status(Status::Denied),
            Some("ongoing") => Effect::Status(Status::Ongoing),
            _ => Effect::Real,
        };
        rows.insert((part, lemma), effect);
    }
    rows
});

/// What this word says of what hangs on it, if anything.
pub(in crate::relations) fn governor(part: Governor, lemma: &str) -> Option<Effect> {
    TABLE.get(&(part, lemma)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_may_govern_as_verb_and_noun() {
        assert_eq!(governor(Governor::Verb, "plan"), Some(Effect::Status(Status::Planned)));
        assert_eq!(governor(Governor::Noun, "refusal"), Some(Effect::Status(Status::Denied)));
        assert_eq!(governor(Governor::Noun, "table"), None);
    }
}

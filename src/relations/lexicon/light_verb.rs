//! Verbs that carry a noun ("held talks with"), from `assets/knowledge/light_verbs.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::relations::Status;

/// What the verb's subject has to do with the noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Carrier {
    /// It does what the noun says.
    Does,
    /// It befalls the subject.
    Undergoes,
}

/// What becomes of the noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Outcome {
    /// It is as real as the verb's clause.
    As,
    /// It has this status if the verb's clause is affirmed.
    Status(Status),
}

type Row = (Carrier, Outcome);

static TABLE: LazyLock<BTreeMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut rows = BTreeMap::<_, Vec<Row>>::new();
    let table = include_str!("../../../assets/knowledge/light_verbs.tsv");
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let lemma = columns.next().unwrap_or_default();
        let carrier =
            if columns.next() == Some("undergoes") { Carrier::Undergoes } else { Carrier::Does };
        let outcome = match columns.next() {
            Some("planned") => Outcome::Status(Status::Planned),
            Some("possible") => Outcome::Status(Status::Possible),
            Some("denied") => Outcome::Status(Status::Denied),
            Some("ongoing") => Outcome::Status(Status::Ongoing),
            _ => Outcome::As,
        };
        rows.entry(lemma).or_default().push((carrier, outcome));
    }
    rows
});

/// What becomes of a noun that this verb carries in this role; `None` if it carries none so.
pub(in crate::relations) fn carrier(lemma: &str, role: Carrier) -> Option<Outcome> {
    let rows = TABLE.get(lemma)?;
    rows.iter().find(|(carrier, _)| *carrier == role).map(|&(_, outcome)| outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_may_carry_a_noun_in_both_roles() {
        assert_eq!(carrier("enjoy", Carrier::Undergoes), Some(Outcome::Status(Status::Ongoing)));
        assert_eq!(carrier("cancel", Carrier::Does), Some(Outcome::Status(Status::Denied)));
        assert_eq!(carrier("hold", Carrier::Undergoes), None);
    }
}

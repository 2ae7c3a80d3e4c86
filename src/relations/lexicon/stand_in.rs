//! Nouns that act for what they belong to ("Russian forces"), from `assets/knowledge/stand_ins.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How a noun stands for what it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum StandIn {
    /// A body or people that act for their country or organization.
    Body,
    /// Words and deeds that count as their doer's.
    Act,
    /// Says how much or how many, not who.
    Quantity,
}

static TABLE: LazyLock<BTreeMap<&'static str, StandIn>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/knowledge/stand_ins.tsv");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.filter_map(|line| {
        let (lemma, kind) = line.split_once('\t')?;
        let kind = match kind {
            "body" => StandIn::Body,
            "act" => StandIn::Act,
            _ => StandIn::Quantity,
        };
        Some((lemma, kind))
    })
    .collect()
});

/// How this noun stands for what it belongs to, if it does.
pub(in crate::relations) fn stand_in(lemma: &str) -> Option<StandIn> {
    TABLE.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forces_act_for_their_country_and_decisions_for_whoever_took_them() {
        assert_eq!(stand_in("force"), Some(StandIn::Body));
        assert_eq!(stand_in("decision"), Some(StandIn::Act));
        assert_eq!(stand_in("banana"), None);
    }
}

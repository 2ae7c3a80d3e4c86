//! Places around a trigger where its subject and object may stand.

use crate::entities::EntityKind;

/// One place around a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relations) enum Slot {
    /// Who does what the verb says.
    Subject,
    /// Whom or what it is done to.
    Object,
    /// Whom something is given or told.
    IndirectObject,
    /// The subject of the clause that the word governs.
    Complement,
    /// The object of the word's "to …" clause.
    Purpose,
    /// "Russia's …", "his …".
    Possessor,
    /// "Russian …", "U.S.-China …".
    Modifier,
    /// The subject of the verb that carries the noun ("held a …").
    Light,
    /// The subject of the verb that says the noun befell it ("faced …").
    Undergoer,
    /// The subject of the clause around the noun.
    Clause,
    /// What the noun itself denotes ("Turkey, a member of …").
    Denoted,
    /// The country or organization whose office the person in the other slot holds.
    Office,
    /// After this preposition.
    Preposition(&'static str),
    /// A dependent with this dictionary form; leads to a slot of that word.
    Word(&'static str),
}

impl Slot {
    fn parse(name: &'static str, leads_on: bool) -> Self {
        match name {
            "subj" => Self::Subject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "comp" => Self::Complement,
            "purpose" => Self::Purpose,
            "poss" => Self::Possessor,
            "mod" => Self::Modifier,
            "light" => Self::Light,
            "under" => Self::Undergoer,
            "clause" => Self::Clause,
            "self" => Self::Denoted,
            "office" => Self::Office,
            word if leads_on && !PREPOSITIONS.contains(&word) => Self::Word(word),
            preposition => Self::Preposition(preposition),
        }
    }
}

/// Prepositions that may lead on to a slot of the noun after them ("for.from").
const PREPOSITIONS: [&str; 8] = ["for", "over", "in", "against", "on", "to", "of", "with"];

/// One way to find an argument: a path of slots, and the kinds of entity that may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::relations) struct Way {
    /// From the trigger outward; never empty.
    pub(in crate::relations) path: Vec<Slot>,
    /// Kinds that the table asks for; `None` where those of the predicate do.
    pub(in crate::relations) kinds: Option<Vec<EntityKind>>,
}

/// Reads "poss|with:co|for.from"; "-" gives no way at all, "@" and "@c" the usual ways of a noun.
pub(in crate::relations) fn parse_ways(text: &'static str) -> Vec<Way> {
    if text == "-" {
        return Vec::new();
    }
    text.split('|').flat_map(parse_way).collect()
}

fn parse_way(text: &'static str) -> Vec<Way> {
    let (path, kinds) = match text.split_once(':') {
        Some((path, kinds)) => (path, Some(kinds.chars().map(kind).collect::<Vec<_>>())),
        None => (text, None),
    };
    let usual: &[Slot] = match path {
        "@" => &[
            Slot::Possessor,
            Slot::Preposition("by"),
            Slot::Modifier,
            Slot::Light,
            Slot::Preposition("of"),
        ],
        "@c" => &[
            Slot::Possessor,
            Slot::Preposition("by"),
            Slot::Modifier,
            Slot::Light,
            Slot::Preposition("of"),
            Slot::Clause,
        ],
        _ => &[],
    };
    if !usual.is_empty() {
        return usual.iter().map(|&s| Way { path: vec![s], kinds: kinds.clone() }).collect();
    }
    let n = path.split('.').count();
    let path = path.split('.').enumerate().map(|(i, name)| Slot::parse(name, i + 1 < n)).collect();
    vec![Way { path, kinds }]
}

fn kind(letter: char) -> EntityKind {
    match letter {
        'p' => EntityKind::Person,
        'c' => EntityKind::Country,
        'o' => EntityKind::Organization,
        'e' => EntityKind::Event,
        _ => EntityKind::Place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_over_a_word_to_its_slot() {
        let ways = parse_ways("with|tie.with|for.from:co");
        assert_eq!(ways[0].path, [Slot::Preposition("with")]);
        assert_eq!(ways[1].path, [Slot::Word("tie"), Slot::Preposition("with")]);
        assert_eq!(ways[2].path, [Slot::Preposition("for"), Slot::Preposition("from")]);
        assert_eq!(ways[2].kinds, Some(vec![EntityKind::Country, EntityKind::Organization]));
    }
}

//! Finding actors by name, alias or office, as one types.

use crate::knowledge::fold;
use crate::map::{Actor, ActorId, RelationshipMap};

/// Actors that a query finds, best first: the whole name, then names that start with it, then the
/// rest in the map's order. Nothing for a query without letters.
///
/// Case and accents do not matter. Every word of the query must begin a word of the name, an
/// alias, an office, or the country or organization of the office: "japan foreign" finds Japan's
/// foreign minister.
pub fn find(map: &RelationshipMap, query: &str) -> Vec<ActorId> {
    let query = folded(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<(u8, ActorId)> = map
        .actors()
        .filter(|actor| {
            let text = searchable(map, actor);
            words.iter().all(|word| has_word_starting_with(&text, word))
        })
        .map(|actor| {
            let name = folded(&actor.name);
            let joined = words.join(" ");
            let rank = match () {
                () if name == joined => 0,
                () if name.starts_with(&joined) => 1,
                () if words.iter().all(|word| has_word_starting_with(&name, word)) => 2,
                () => 3,
            };
            (rank, actor.id)
        })
        .collect();
    hits.sort_unstable();
    hits.into_iter().map(|(_, id)| id).collect()
}

fn searchable(map: &RelationshipMap, actor: &Actor) -> String {
    let offices = actor.offices.iter().flat_map(|office| {
        let of = office.of.and_then(|id| map.actor(id)).map(|a| a.name.as_str());
        [Some(office.title.as_str()), of]
    });
    let parts = std::iter::once(actor.name.as_str())
        .chain(actor.aliases.iter().map(String::as_str))
        .chain(offices.flatten());
    folded(&parts.collect::<Vec<_>>().join(" \u{b7} "))
}

/// In scripts without spaces a word may stand anywhere.
fn has_word_starting_with(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric()) || !word.is_ascii()
    })
}

/// Without case, accents and apostrophes; what parts words is a blank. People search for either half
/// of "Tae-yul".
fn folded(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || "-–—/,·".contains(c));
    words.map(fold).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{EntityKind, OfficeStatus};
    use crate::map::ActorOffice;
    use crate::text::Span;

    fn actor(id: u32, name: &str, aliases: &[&str]) -> Actor {
        Actor {
            id: ActorId(id),
            kind: EntityKind::Person,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&a| a.to_owned()).collect(),
            iso2: None,
            offices: Vec::new(),
            mentions: Vec::new(),
            origin: crate::map::Origin::Read,
        }
    }

    fn example() -> RelationshipMap {
        let mut map = RelationshipMap::default();
        map.insert_actor(actor(0, "Japan", &["Tokyo"]));
        map.insert_actor(Actor {
            offices: vec![ActorOffice {
                title: "Foreign Minister".to_owned(),
                of: Some(ActorId(0)),
                status: OfficeStatus::Current,
                articles: Vec::new(),
                span: Span::default(),
            }],
            ..actor(1, "Hana Moriyama", &["Moriyama"])
        });
        map.insert_actor(actor(2, "Japan Airlines", &[]));
        map.insert_actor(actor(3, "José Ruiz", &["김민수"]));
        map
    }

    #[track_caller]
    fn check(query: &str, expected: &[u32]) {
        let found: Vec<u32> = find(&example(), query).into_iter().map(|id| id.0).collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn whole_names_come_first() {
        check("japan", &[0, 2, 1]);
    }

    #[test]
    fn an_alias_is_found() {
        check("tokyo", &[0]);
        check("moriyama", &[1]);
    }

    #[test]
    fn an_office_is_found_with_its_country() {
        check("foreign minister", &[1]);
        check("japan foreign", &[1]);
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        check("JOSE", &[3]);
    }

    #[test]
    fn a_syllable_of_a_korean_name_is_enough() {
        check("민수", &[3]);
    }

    #[test]
    fn the_inside_of_a_word_is_not_found() {
        check("apan", &[]);
        check("   ", &[]);
    }
}

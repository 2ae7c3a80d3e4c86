//! Names as they stand in a sentence.

use crate::entities::EntityKind;
use crate::map::{Actor, RelationshipMap};
use crate::relations::{Predicate, Status};

/// A name as it stands within a sentence: "the United States", "South Korea's parliament".
pub(super) fn in_sentence(map: &RelationshipMap, actor: &Actor) -> String {
    let name = &actor.name;
    if actor.kind == EntityKind::Organization && !name.contains(char::is_uppercase) {
        let home = map
            .links_of(actor.id)
            .into_iter()
            .filter(|link| link.source == actor.id && link.predicate == Predicate::PartOf)
            .filter(|link| matches!(link.status, Status::Ongoing | Status::Happened))
            .filter_map(|link| map.actor(link.target))
            .find(|home| home.kind == EntityKind::Country);
        if let Some(home) = home {
            let ending = if home.name.ends_with('s') { "’" } else { "’s" };
            return format!("{}{ending} {name}", with_the(home));
        }
    }
    with_the(actor)
}

fn with_the(actor: &Actor) -> String {
    if wants_the(actor) { format!("the {}", actor.name) } else { actor.name.clone() }
}

/// Whether English puts "the" before a name. Names made of common nouns take it ("the European
/// Union", "the war in Ukraine"), other names do not ("Japan", "NATO", "Hamas").
fn wants_the(actor: &Actor) -> bool {
    let name = &actor.name;
    let mut words = name.split_whitespace();
    let (Some(first), Some(last)) = (words.next(), name.split_whitespace().last()) else {
        return false;
    };
    // "Trump's inauguration", "an agreement", "The Hague" have their determiner.
    let determined = ["the", "a", "an"].contains(&first.to_lowercase().as_str())
        || ["'s", "’s", "‘s", "s'", "s’"].iter().any(|ending| name.contains(&format!("{ending} ")));
    if determined {
        return false;
    }
    match actor.kind {
        EntityKind::Person => false,
        EntityKind::Country | EntityKind::Place => {
            first == "United" || COMMON_IN_PLACES.contains(&last)
        }
        EntityKind::Organization | EntityKind::Event => {
            let common = |word: &str| COMMON_IN_BODIES.contains(&word.to_lowercase().as_str());
            let plural = last.ends_with('s') && !name.contains(char::is_uppercase);
            let described = [" of ", " for ", " in ", " between ", " on ", " against "]
                .iter()
                .any(|word| name.contains(word));
            described || (!plural && (common(last) || !name.contains(char::is_uppercase)))
        }
    }
}

const COMMON_IN_PLACES: &[&str] = &[
    "Republic",
    "Emirates",
    "Kingdom",
    "States",
    "Islands",
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Maldives",
    "Gambia",
    "Comoros",
    "Federation",
    "Union",
    "Sea",
    "Ocean",
    "Gulf",
    "Strait",
    "Canal",
    "Peninsula",
    "Desert",
    "River",
    "Congo",
    "Balkans",
    "Caucasus",
    "House",
    "Kremlin",
    "Vatican",
    "Pentagon",
];

const COMMON_IN_BODIES: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "brotherhood",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "chamber",
    "coalition",
    "command",
    "commission",
    "committee",
    "commonwealth",
    "conference",
    "council",
    "court",
    "department",
    "duma",
    "election",
    "embassy",
    "federation",
    "force",
    "forces",
    "forum",
    "foundation",
    "front",
    "fund",
    "government",
    "group",
    "guard",
    "guards",
    "house",
    "institute",
    "inauguration",
    "knesset",
    "kremlin",
    "league",
    "majlis",
    "meeting",
    "military",
    "ministry",
    "mission",
    "movement",
    "nations",
    "navy",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "pentagon",
    "presidency",
    "secretariat",
    "senate",
    "service",
    "society",
    "summit",
    "talks",
    "treasury",
    "trial",
    "tribunal",
    "union",
    "war",
];

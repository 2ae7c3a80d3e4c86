//! Bodies of a state or of an organization: "the Algerian Foreign Ministry", "Parliament's Foreign
//! Affairs Committee".

use crate::entities::{EntityIdx, EntityKind, Mention, MentionForm};
use crate::nlp::{Dep, TokenIdx};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

/// Main words of names and phrases for public bodies. A firm or a newspaper "of" a country is not
/// part of it.
const BODIES: [&str; 44] = [
    "ministry",
    "parliament",
    "government",
    "assembly",
    "senate",
    "congress",
    "house",
    "council",
    "committee",
    "commission",
    "court",
    "army",
    "navy",
    "force",
    "forces",
    "police",
    "agency",
    "department",
    "office",
    "bureau",
    "administration",
    "cabinet",
    "authority",
    "embassy",
    "secretariat",
    "chamber",
    "service",
    "guard",
    "guards",
    "board",
    "delegation",
    "mission",
    "team",
    "branch",
    "wing",
    "presidency",
    "treasury",
    "bank",
    "duma",
    "knesset",
    "group",
    "division",
    "unit",
    "command",
];

/// The name of this rule.
pub(in crate::relations) const RULE: &str = "body: B's A, A of B";

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for (body, entity) in reader.entities.iter() {
        if entity.kind != EntityKind::Organization {
            continue;
        }
        let mentions = entity.mentions.iter().filter(|m| m.form != MentionForm::Pronoun);
        let owner = mentions
            .filter(|m| !reader.tree.sentence(m.head).boilerplate)
            .find_map(|m| Some((m, owner(reader, body, m)?)));
        if let Some((mention, (owner, token))) = owner {
            found.push(Finding {
                subject: body,
                predicate: Predicate::PartOf,
                object: owner,
                status: Status::Ongoing,
                confidence: Confidence::High,
                trigger: token,
                words: mention.tokens,
                rule: RULE,
                inferred: false,
            });
        }
    }
}

/// The country or organization that a body's mention says it belongs to, and the word that says so.
fn owner(reader: &Reader<'_>, body: EntityIdx, mention: &Mention) -> Option<(EntityIdx, TokenIdx)> {
    let tree = &reader.tree;
    let is_body = mention
        .tokens
        .iter()
        .chain([mention.head])
        .any(|t| BODIES.iter().any(|b| tree.text(t).eq_ignore_ascii_case(b)));
    if !is_body {
        return None;
    }
    // "the Committee of the Assembly's Council": a name around the body's own is not its owner's.
    let around_it = |entity: EntityIdx| {
        let covers = |m: &Mention| {
            m.tokens.start <= mention.tokens.start
                && mention.tokens.end <= m.tokens.end
                && m.tokens.len() > mention.tokens.len()
        };
        reader.entities.get(entity).mentions.iter().any(covers)
    };
    let fits = |entity: EntityIdx| {
        entity != body
            && !around_it(entity)
            && matches!(reader.kind(entity), EntityKind::Country | EntityKind::Organization)
    };
    // A greater name that covers the body's belongs to it, not the other way round.
    let within = |entity: EntityIdx, t: TokenIdx| {
        let covering = reader.entities.get(entity).mentions.iter().find(|m| m.tokens.contains(t));
        covering.is_none_or(|m| m.tokens.len() < mention.tokens.len())
    };
    let inside = mention
        .tokens
        .iter()
        .find_map(|t| reader.at(t).filter(|&e| fits(e) && within(e, t)).map(|entity| (entity, t)));
    let around = || {
        let possessors = tree.kids_by(mention.head, &[Dep::NmodPoss]);
        let of = tree.with_preposition(mention.head, "of");
        possessors.chain(of).find_map(|phrase| {
            let owner =
                reader.denoted(phrase, Reach::Bodies, 2).into_iter().find(|f| fits(f.entity))?;
            Some((owner.entity, owner.token))
        })
    };
    let modified = || {
        reader
            .modifiers(mention.head)
            .into_iter()
            .find(|f| fits(f.entity))
            .map(|f| (f.entity, f.token))
    };
    inside.or_else(around).or_else(modified)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn a_ministry_is_part_of_its_country() {
        check(
            "The Algerian Foreign Ministry condemned the attack.",
            expect![[r"
            Algerian Foreign Ministry | part_of | Algeria | ongoing | -
        "]],
        );
    }

    #[test]
    fn a_name_around_the_bodys_own_is_not_its_owners() {
        check(
            "The Water Committee of the Parliamentary Assembly of Europe criticized Peru.",
            expect![[r"
                Water Committee of the Parliamentary Assembly of Europe | criticizes | Peru | happened | -
            "]],
        );
    }
}

//! Places in places: "Davos, Switzerland", "Switzerland's Davos", "the Syrian capital of Damascus".

use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for (place, entity) in reader.entities.iter() {
        if entity.kind != EntityKind::Place {
            continue;
        }
        let mentions = entity.mentions.iter().filter(|m| {
            m.form != MentionForm::Pronoun && !reader.tree.sentence(m.head).boilerplate
        });
        let around = mentions
            .filter_map(|m| surroundings(reader, m.tokens, m.head).map(|c| (m, c)))
            .find(|(_, (country, _))| *country != place);
        if let Some((mention, (country, token))) = around {
            let words =
                TokenRange::new(mention.tokens.start.min(token), mention.tokens.end.max(token + 1));
            found.push(Finding {
                subject: place,
                predicate: Predicate::LocatedIn,
                object: country,
                status: Status::Ongoing,
                confidence: Confidence::High,
                trigger: mention.head,
                words,
                rule: "place: A, COUNTRY",
                inferred: false,
            });
        }
    }
}

/// The country that a place's mention says it lies in, and the word that says so.
fn surroundings(
    reader: &Reader<'_>,
    tokens: TokenRange,
    head: TokenIdx,
) -> Option<(EntityIdx, TokenIdx)> {
    let tree = &reader.tree;
    let sentence = tree.sentence(head).tokens;
    let country = |t: TokenIdx| {
        reader.at(t).filter(|&e| reader.kind(e) == EntityKind::Country).map(|e| (e, t))
    };
    // "Davos, Switzerland": a comma and a country's name right behind, and no list going on.
    let behind = tokens.end + 1;
    if behind < sentence.end
        && tree.text(tokens.end) == ","
        && tree.tag(behind).is_proper_noun()
        && let Some(found) = country(behind)
    {
        let listed = tree.dep(behind) == Dep::Conj
            || tree.kids_by(behind, &[Dep::Conj]).next().is_some()
            || tree.kids_by(head, &[Dep::Conj]).next().is_some();
        let after = (behind..sentence.end).find(|&t| country(t).is_none_or(|c| c.0 != found.0));
        let closes =
            after.is_none_or(|t| !tree.is_any(t, &["and", "or"]) && !tree.tag(t).is_noun());
        if !listed && closes {
            return Some(found);
        }
    }
    // "Switzerland's Davos".
    if let Some(found) = tree.kids_by(head, &[Dep::NmodPoss]).find_map(country) {
        return Some(found);
    }
    // "the Syrian capital of Damascus", "the Syrian capital, Damascus".
    let noun = tree.head(head)?;
    let is_kind = tree.is_any(
        noun,
        &[
            "capital",
            "city",
            "town",
            "port",
            "province",
            "region",
            "village",
            "island",
            "peninsula",
            "resort",
        ],
    );
    if is_kind && matches!(tree.dep(head), Dep::Nmod | Dep::Appos | Dep::Flat) {
        return reader
            .modifiers(noun)
            .into_iter()
            .find(|f| reader.kind(f.entity) == EntityKind::Country)
            .map(|f| (f.entity, f.token))
            .or_else(|| tree.kids_by(noun, &[Dep::NmodPoss]).find_map(country));
    }
    None
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn a_country_behind_a_comma_holds_the_city() {
        check(
            "The forum was held in Davos, Switzerland.",
            expect![[r"
            Davos | located_in | Switzerland | ongoing | -
        "]],
        );
    }
}

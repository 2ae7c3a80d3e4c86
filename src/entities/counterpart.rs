//! Counterparts: "his Irish counterpart B", "her counterparts from A and B" hold the office of the
//! one who has them, in another country.

use crate::entities::builder::Builder;
use crate::entities::nominal::{Held, mention_over};
use crate::entities::{EntityIdx, EntityKind, Group, MentionForm, Office, OfficeStatus};
use crate::nlp::{TokenIdx, TokenRange};

/// "his Irish counterpart B", "her counterparts from A and B": the office of the one who has the
/// counterpart, of another country.
pub(super) fn counterparts(builder: &mut Builder<'_, '_>, held: &mut Vec<Held>) {
    let words = builder.words;
    for sentence in words.doc.sentences.iter().filter(|s| !s.boilerplate) {
        for token in sentence.tokens.iter() {
            match words.lemma(token) {
                "counterpart" | "colleague" | "homologue" => {
                    counterpart(builder, held, sentence.tokens, token, token + 1);
                }
                "opposite" if words.lower(token + 1) == "number" => {
                    counterpart(builder, held, sentence.tokens, token, token + 2);
                }
                "predecessor" => succession(builder, held, token, OfficeStatus::Former),
                "successor" => succession(builder, held, token, OfficeStatus::Current),
                _ => {}
            }
        }
    }
}

fn counterpart(
    builder: &mut Builder<'_, '_>,
    held: &mut Vec<Held>,
    sentence: TokenRange,
    token: TokenIdx,
    end: TokenIdx,
) {
    let words = builder.words;
    let owner = (sentence.start..token).rev().take(6).find_map(|t| {
        let possessive =
            matches!(words.lower(t), "his" | "her" | "their") || words.is_possessive_ending(t + 1);
        possessive.then(|| mention_over(builder, t)).flatten()
    });
    let owner = owner.or_else(|| {
        // The sentence's subject, where the pronoun is still open.
        held.iter()
            .filter(|h| {
                builder
                    .entity(h.person)
                    .mentions
                    .iter()
                    .any(|m| sentence.contains(m.head) && m.head < token)
            })
            .map(|h| h.person)
            .next()
    });
    let Some(owner) = owner else { return };
    let Some(office) = builder.entity(owner).offices.first().cloned() else { return };
    let Some(class) = held.iter().find(|h| h.person == owner).map(|h| h.class.clone()) else {
        return;
    };
    // Country before ("his Irish counterpart") or behind ("his counterpart from Ireland").
    let countries: Vec<EntityIdx> = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Country)
        .filter(|(_, e)| {
            e.mentions.iter().any(|m| {
                m.tokens.end == token
                    || m.tokens.start > token
                        && m.tokens.start <= token + 8
                        && words.lower(token + 1) == "from"
                        && sentence.contains(m.tokens.start)
            })
        })
        .map(|(idx, _)| EntityIdx(idx))
        .collect();
    let name_behind = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Person)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.tokens.start, EntityIdx(idx))))
        .find(|&(start, idx)| {
            idx != owner && (start == end || start == end + 1 && words.is_comma(end))
        });
    if let Some((_, person)) = name_behind {
        let Some(of) = countries.first().copied().map(Some) else { return };
        if builder.entity(person).offices.is_empty() {
            let new = Office {
                title: office.title.clone(),
                of,
                status: OfficeStatus::Current,
                span: words.span(TokenRange::new(token, token + 1)),
                inferred: true,
            };
            builder.office(person, new);
            held.push(Held {
                person,
                class,
                of,
                possessor: None,
                title: office.title.clone(),
                head: token,
            });
        }
        return;
    }
    let members: Vec<EntityIdx> = countries
        .iter()
        .filter_map(|&c| {
            held.iter()
                .find(|h| h.of == Some(c) && h.class == class && h.person != owner)
                .map(|h| h.person)
        })
        .collect();
    let range = TokenRange::new(token, token + 1);
    match members.as_slice() {
        [one] => builder.mention(*one, range, range, MentionForm::Nominal),
        [_, _, ..] => builder.groups.push(Group { tokens: range, head: token, members }),
        [] => {}
    }
}

/// "her predecessor, B": held the same office of the same country or body.
fn succession(
    builder: &mut Builder<'_, '_>,
    held: &mut Vec<Held>,
    token: TokenIdx,
    status: OfficeStatus,
) {
    let words = builder.words;
    let Some(possessor) = token.checked_sub(1) else { return };
    let possessor = if words.is_possessive_ending(possessor) { possessor - 1 } else { possessor };
    let Some(owner) = mention_over(builder, possessor) else { return };
    let Some(office) = builder.entity(owner).offices.first().cloned() else { return };
    let Some(class) = held.iter().find(|h| h.person == owner).map(|h| h.class.clone()) else {
        return;
    };
    let behind = if words.is_comma(token + 1) { token + 2 } else { token + 1 };
    let named = builder
        .entities
        .iter()
        .position(|e| {
            e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.tokens.start == behind)
        })
        .map(EntityIdx);
    let Some(person) = named.filter(|&p| p != owner && builder.entity(p).offices.is_empty()) else {
        return;
    };
    let span = words.span(TokenRange::new(token, token + 1));
    let title = office.title.clone();
    builder.office(
        person,
        Office { title: title.clone(), of: office.of, status, span, inferred: true },
    );
    held.push(Held {
        person,
        class,
        of: office.of,
        possessor: Some(possessor),
        title,
        head: token,
    });
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::entities::render::rendered;

    #[expect(clippy::needless_pass_by_value, reason = "reads as data")]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&rendered(text));
    }

    #[test]
    fn a_counterpart_holds_the_same_office() {
        check(
            "Turkish Foreign Minister Cem Aksoy spoke with his Irish counterpart Niamh Byrne.",
            expect![[r"
                country | Turkey |  | Turkish
                person | Cem Aksoy | current Foreign Minister of Turkey | 
                country | Ireland |  | Irish
                person | Niamh Byrne | current Foreign Minister of Ireland? | 
                  his → Cem Aksoy
            "]],
        );
    }
}

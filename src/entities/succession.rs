//! Who had an office before or after somebody: "her predecessor, B", "He replaces A".

use crate::entities::builder::Builder;
use crate::entities::nominal::{Held, mention_over};
use crate::entities::{EntityIdx, EntityKind, Office, OfficeStatus};
use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::text::Span;

/// "her predecessor, B": held the same office of the same country or body.
pub(super) fn succession(
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
    // "her successor, A, a former envoy": what A was before is told beside.
    let open = |p: EntityIdx| {
        builder.entity(p).offices.iter().all(|o| {
            o.status == OfficeStatus::Former && !o.title.eq_ignore_ascii_case(&office.title)
        })
    };
    let Some(person) = named.filter(|&p| p != owner && open(p)) else {
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
        span,
        head: token,
    });
}

/// "He replaces A", "B succeeded A as chairman": A held B's office, and both are of one country or
/// body.
pub(super) fn replacements(builder: &mut Builder<'_, '_>) {
    let words = builder.words;
    let doc = words.doc;
    for sentence in doc.sentences.iter().filter(|s| !s.boilerplate) {
        for verb in sentence.tokens.iter() {
            if !matches!(words.lemma(verb), "replace" | "succeed") || !doc.tag(verb).is_verb() {
                continue;
            }
            let person = |builder: &Builder<'_, '_>, token: TokenIdx| {
                mention_over(builder, token)
                    .filter(|&e| builder.entity(e).kind == EntityKind::Person)
            };
            let new = doc.child(verb, &[Dep::Nsubj]).and_then(|t| person(builder, t));
            let old = doc
                .children_by(verb, &[Dep::Obj, Dep::Obl])
                .filter(|&t| t > verb)
                .find_map(|t| person(builder, t));
            let (Some(new), Some(old)) = (new, old) else { continue };
            if new != old {
                replace(builder, new, old, words.span(TokenRange::new(verb, verb + 1)));
            }
        }
    }
}

fn replace(builder: &mut Builder<'_, '_>, new: EntityIdx, old: EntityIdx, span: Span) {
    let (mine, theirs) = (builder.entity(new).offices.clone(), builder.entity(old).offices.clone());
    match (mine.first(), theirs.first()) {
        (Some(office), None) => {
            let status = OfficeStatus::Former;
            let title = office.title.clone();
            builder.office(old, Office { title, of: office.of, status, span, inferred: true });
        }
        (None, Some(office)) if office.of.is_some() => {
            let status = OfficeStatus::Incoming;
            let title = office.title.clone();
            builder.office(new, Office { title, of: office.of, status, span, inferred: true });
        }
        (Some(_), Some(_)) => {
            // "replaces as Ambassador A" beside "ambassador to Peru".
            let alike = |a: &Office, b: &Office| {
                let (x, y) = (a.title.to_lowercase(), b.title.to_lowercase());
                x.contains(&y) || y.contains(&x)
            };
            let pair = mine.iter().enumerate().find_map(|(i, a)| {
                theirs.iter().position(|b| alike(a, b)).map(|j| (i, j, a.of.or(theirs[j].of)))
            });
            let Some((i, j, of)) = pair else { return };
            for (person, at, gone) in [(new, i, false), (old, j, true)] {
                let office = &mut builder.entity_mut(person).offices[at];
                office.inferred |= office.of.is_none();
                office.of = office.of.or(of);
                if gone && office.status == OfficeStatus::Current {
                    office.status = OfficeStatus::Former;
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_predecessor_held_the_office() {
        check(
            "Peruvian President Rosa Salas blamed her predecessor, Luis Rojas.",
            expect![[r"
            country | Peru |  | Peruvian
            person | Rosa Salas | current President of Peru | 
            person | Luis Rojas | former President of Peru? | 
              her → Rosa Salas
        "]],
        );
    }

    #[test]
    fn who_is_replaced_held_it_too() {
        check(
            "Peruvian Trade Minister Rosa Salas replaced Luis Rojas.",
            expect![[r"
            country | Peru |  | Peruvian
            person | Rosa Salas | current Trade Minister of Peru | 
            person | Luis Rojas | former Trade Minister of Peru? | 
        "]],
        );
    }

    #[test]
    fn a_successor_may_have_been_something_else() {
        check(
            "US envoy Miles Hanford left Kenya. His successor, Carla Jennings, a former ambassador to Egypt, starts in May.",
            expect![[r"
                country | United States |  | US
                person | Miles Hanford | current envoy of United States | 
                country | Kenya |  | 
                person | Carla Jennings | former ambassador to Egypt of United States?; current envoy of United States? | 
                country | Egypt |  | 
                  His → Miles Hanford
            "]],
        );
    }
}

//! Whose office it is where a pronoun or a common noun says so: "its chairman, A", "the agency's
//! director, B", "his prime minister, C".

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::{Held, body_called, mention_over};
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::TokenIdx;

/// Gives offices their owners as far as the words that tell them are resolved by now.
pub(super) fn from_possessors(builder: &mut Builder<'_, '_>, held: &mut [Held]) {
    for h in held {
        let Some(possessor) = h.possessor.filter(|_| h.of.is_none()) else { continue };
        let Some(owner) = owner(builder, possessor, h.person) else { continue };
        let open = builder
            .entity_mut(h.person)
            .offices
            .iter_mut()
            .find(|o| o.of.is_none() && (o.title == h.title || o.title.contains(&h.title)));
        if let Some(office) = open {
            office.of = Some(owner);
            h.of = Some(owner);
        }
    }
}

/// The country or organization that a possessor means, itself or by the office it holds.
fn owner(builder: &Builder<'_, '_>, possessor: TokenIdx, holder: EntityIdx) -> Option<EntityIdx> {
    let plural = builder.words.lower(possessor) == "their";
    if builder.words.lower(possessor) == "whose" {
        // "The union, whose chairman, A,": whoever it follows.
        let comma = builder.words.is_comma(possessor.checked_sub(1)?);
        let last = possessor.checked_sub(if comma { 2 } else { 1 })?;
        // "the Union of Poles in Chile, whose chairman": the whole name rather than its last word.
        return builder
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| matches!(e.kind, EntityKind::Country | EntityKind::Organization))
            .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.tokens, EntityIdx(idx))))
            .filter(|(tokens, _)| tokens.contains(last))
            .max_by_key(|(tokens, _)| tokens.len())
            .map(|(_, idx)| idx);
    }
    // "Council president A": all of it is a mention of A.
    let meant = mention_over(builder, possessor)
        .filter(|&e| e != holder)
        .or_else(|| plural.then(|| acting_before(builder, possessor)).flatten())
        .or_else(|| {
            // "Council president A": of the council spoken of.
            let lemma = builder.words.lemma(possessor).to_lowercase();
            // "the world body's director".
            let generic =
                facts::is_generic_body(&lemma) && builder.words.is_possessive_ending(possessor + 1);
            let body = facts::is_body_noun(&lemma) || generic;
            body.then(|| body_called(builder, &lemma, possessor))
                .flatten()
                .filter(|&e| !builder.entity(e).tentative)
        })?;
    match builder.entity(meant).kind {
        EntityKind::Country | EntityKind::Organization => Some(meant),
        EntityKind::Person if meant != holder => {
            builder.entity(meant).offices.iter().find_map(|office| office.of)
        }
        EntityKind::Person | EntityKind::Event | EntityKind::Place => None,
    }
}

/// Whom "their" before an office means: the country or organization that was the last subject, here
/// or in the sentence before.
fn acting_before(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let floor = doc.sentences[doc.sentence_idx_of(token).saturating_sub(1)].tokens.start;
    let mentions = || {
        builder
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| matches!(e.kind, EntityKind::Country | EntityKind::Organization))
            .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.head, m.form, EntityIdx(idx))))
            .filter(|&(head, form, _)| {
                (floor..token).contains(&head) && form != MentionForm::Pronoun
            })
    };
    let subject = mentions().filter(|&(head, ..)| doc.tokens[head].dep.is_subject());
    // Where the parser sees no subject, what the sentence before begins with.
    let first =
        || mentions().min_by_key(|&(head, ..)| head).filter(|&(head, ..)| head <= floor + 2);
    subject.max_by_key(|&(head, ..)| head).or_else(first).map(|(.., idx)| idx)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_pronoun_tells_whose_office_it_is() {
        check(
            "Norway closed its ports on Monday. Its fisheries minister, Kari Solheim, gave no reason.",
            expect![[r"
                country | Norway |  | 
                person | Kari Solheim | current fisheries minister of Norway | 
                  its → Norway
                  Its → Norway
            "]],
        );
    }

    #[test]
    fn a_common_noun_tells_whose_office_it_is() {
        check(
            "The World Food Programme sent eleven trucks. The agency's country director, Lotte Claes, went with them.",
            expect![[r"
                organization | World Food Programme |  | 
                person | Lotte Claes | current country director of World Food Programme | 
                  agency → World Food Programme
            "]],
        );
    }

    #[test]
    fn whose_means_the_whole_name() {
        check(
            "The Union of Poles in Chile, whose chairman, Ada Roe, left, complained. The Constitutional Council met; Council president Bo Li spoke.",
            expect![[r"
                organization | Union of Poles in Chile |  | 
                country | Poland |  | Poles
                country | Chile |  | 
                person | Ada Roe | current chairman of Union of Poles in Chile | 
                organization | Constitutional Council |  | 
                person | Bo Li | current Council president of Constitutional Council | 
            "]],
        );
    }
}

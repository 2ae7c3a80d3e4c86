//! Who has died holds no office any more: "the death of his father, King A", "B, who died on Sunday".

use crate::entities::builder::Builder;
use crate::entities::{EntityKind, Mention, MentionForm, OfficeStatus};
use crate::nlp::Dep;

/// Turns the current offices of the dead into former ones.
pub(super) fn infer(builder: &mut Builder<'_, '_>) {
    for idx in 0..builder.entities.len() {
        let entity = &builder.entities[idx];
        let dead = entity.kind == EntityKind::Person
            && entity.offices.iter().any(|o| o.status == OfficeStatus::Current)
            && entity.mentions.iter().any(|m| m.form == MentionForm::Name && is_dead(builder, m));
        if dead {
            for office in &mut builder.entities[idx].offices {
                if office.status == OfficeStatus::Current {
                    office.status = OfficeStatus::Former;
                }
            }
        }
    }
}

fn is_dead(builder: &Builder<'_, '_>, mention: &Mention) -> bool {
    let words = builder.words;
    let doc = words.doc;
    let start = mention.tokens.start;
    if start > 0 && words.lower(start - 1) == "late" {
        return true;
    }
    // "the death of A", "the death of her predecessor, A".
    let of = (start.saturating_sub(5)..start)
        .find(|&t| words.lower(t) == "death" && words.lower(t + 1) == "of");
    let plain = |t: usize| {
        doc.tag(t).is_noun()
            || matches!(words.lower(t), "," | "the" | "his" | "her" | "their" | "its")
    };
    if of.is_some_and(|death| (death + 2..start).all(plain)) {
        return true;
    }
    let died = |verb: usize| matches!(words.lower(verb), "died");
    let token = &doc.tokens[mention.head];
    token.dep == Dep::Nsubj && token.head.is_some_and(died)
        || doc.children_by(mention.head, &[Dep::AclRelcl]).any(|verb| {
            died(verb)
                && doc.child(verb, &[Dep::Nsubj]).is_some_and(|who| words.lower(who) == "who")
        })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn the_dead_hold_no_office() {
        check(
            "Prince Felix was crowned hours after the death of his father, King Ernest of Tonga. President Ada Roe of Peru, who died on Sunday, was a friend.",
            expect![[r"
                person | Felix | current Prince | 
                person | Ernest | former King of Tonga | 
                country | Tonga |  | 
                person | Ada Roe | former President of Peru | 
                country | Peru |  | 
                  his → Felix
            "]],
        );
    }
}

//! "The presidents of the two countries, A and B": a plural title whose owners the text has named
//! before. Lists of people and of the countries they serve keep one order.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::Held;
use crate::entities::{EntityIdx, EntityKind};

/// Gives those who share such a title a country each.
pub(super) fn infer(builder: &mut Builder<'_, '_>, held: &mut [Held]) {
    let mut told: Vec<(usize, EntityIdx)> = Vec::new();
    for group in &builder.groups {
        let words = builder.words.span(group.tokens);
        let mut sharers: Vec<usize> = (0..held.len())
            .filter(|&at| held[at].of.is_none() && held[at].span.overlaps(words))
            .collect();
        sharers.sort_by_key(|&at| held[at].head);
        let countries =
            group.members.iter().all(|&m| builder.entity(m).kind == EntityKind::Country);
        if sharers.len() != group.members.len() || !countries {
            continue;
        }
        let fits = |order: &[EntityIdx]| {
            sharers.iter().zip(order).all(|(&at, &country)| {
                let name = builder.person_facts(held[at].person).map(|p| p.name.as_slice());
                let iso2 = builder.entity(country).iso2.as_deref();
                name.zip(iso2).is_none_or(|(name, iso2)| facts::name_fits_country(name, iso2))
            })
        };
        let mut order = group.members.clone();
        if !fits(&order) {
            order.reverse();
        }
        if fits(&order) {
            told.extend(sharers.into_iter().zip(order));
        }
    }
    for (at, country) in told {
        held[at].of = Some(country);
        let title = held[at].title.clone();
        let open = builder.entity_mut(held[at].person).offices.iter_mut();
        if let Some(office) = open.into_iter().find(|o| o.of.is_none() && o.title == title) {
            office.of = Some(country);
            office.inferred = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::rendered;

    #[test]
    fn each_of_two_presidents_has_one_of_the_two_countries() {
        expect![[r"
            country | Ghana |  | 
            country | Togo |  | 
            person | Ama Mensah | current president of Ghana? | 
            person | Kossi Amah | current president of Togo? | 
              two countries → Ghana + Togo
        "]]
        .assert_eq(&rendered(
            "Ghana and Togo closed the border. The presidents of the two countries, Ama Mensah and \
             Kossi Amah, agreed to meet.",
        ));
    }
}

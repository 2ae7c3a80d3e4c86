//! Where a report plays though it names the country but once.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::home::{countries, status};
use crate::entities::nominal::Held;
use crate::entities::{EntityIdx, OfficeStatus};
use crate::nlp::TokenRange;

/// Whether a country that the text names but once is where it plays: one of its institutions acts
/// ("Peru's parliament"), one of its officials does, or the report begins with it.
pub(super) fn is_at_home(
    builder: &Builder<'_, '_>,
    held: &[Held],
    titled: &[TokenRange],
    country: EntityIdx,
) -> bool {
    let words = builder.words;
    let doc = words.doc;
    let begin = doc.sentences.iter().filter(|s| !s.boilerplate).take(2);
    let end = begin.last().map_or(0, |s| s.tokens.end);
    let begins = builder.entity(country).mentions.iter().any(|m| {
        // "the foreign minister of Peru, A," tells of A.
        let beside_name = titled.iter().any(|range| range.contains(m.tokens.start))
            || held.iter().any(|h| h.span.overlaps(m.span));
        m.tokens.end <= end && !beside_name
    });
    let acts = || {
        builder.entity(country).mentions.iter().any(|m| {
            let end = m.tokens.end;
            let start = if words.is_possessive_ending(end) { end + 1 } else { end };
            (start..words.len()).take(3).take_while(|&t| words.is_word(t)).any(|t| {
                let noun = words.lower(t);
                facts::is_acting_body(noun)
                    || facts::is_government_noun(noun)
                    || matches!(noun, "government" | "court" | "commission" | "assembly")
            })
        })
    };
    let serves = || {
        held.iter().any(|h| {
            h.of == Some(country)
                && facts::is_top_office(&h.class)
                && status(builder, h) == OfficeStatus::Current
        })
    };
    // "Soldiers seized the palace in Bogotá": its capital, and no other country by name.
    let named = |idx: EntityIdx, e: &crate::entities::Entity| {
        idx != country && e.mentions.iter().any(|m| m.tokens.end <= end)
    };
    let alone = !countries(builder).any(|(idx, e)| named(idx, e));
    let capital = || {
        if !alone {
            return false;
        }
        let iso2 = builder.entity(country).iso2.as_deref();
        let start = TokenRange::new(0, end);
        start.iter().filter(|&t| words.is_capitalized(t)).any(|t| {
            facts::country_at(words, t, end).is_some_and(|hit| {
                hit.form == facts::CountryForm::Capital && Some(hit.iso2) == iso2
            })
        })
    };
    begins || acts() || serves() || capital()
}

//! The place line that a report begins with: "LIMA, June 3 —", "New Delhi:".

use crate::entities::MentionForm;
use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::home::{countries, open};
use crate::entities::nominal::Held;
use crate::entities::office::fill;
use crate::nlp::{TokenIdx, TokenRange};

/// "New Delhi: The minister of power, A, resigned": a report that names no country at all is about
/// the one it comes from.
pub(super) fn infer(builder: &mut Builder<'_, '_>, held: &[Held]) {
    if countries(builder).next().is_some() {
        return;
    }
    let open = open(builder, held);
    let words = builder.words;
    let Some(line) = words.doc.sentences.iter().filter(|s| !s.boilerplate).take(4).find_map(|s| {
        let end = place_line_end(builder, s.tokens)?;
        let start = s.tokens.start;
        let hit = facts::country_at(words, start, end)?;
        Some((hit.iso2, TokenRange::new(start, start + hit.len)))
    }) else {
        return;
    };
    let (iso2, tokens) = line;
    let fits: Vec<usize> = open
        .into_iter()
        .filter(|&idx| {
            let h = &held[idx];
            let homes = facts::homes_of_office(&h.title);
            (homes.is_empty() || homes.contains(&iso2)) && facts::office_fits_state(&h.class, iso2)
        })
        .collect();
    if fits.is_empty() {
        return;
    }
    let country = builder.country(iso2);
    builder.mention(country, tokens, tokens, MentionForm::Metonym);
    for idx in fits {
        fill(builder, held[idx].person, country);
    }
}

/// Where the place line ends that a sentence begins with, if it does.
pub(super) fn place_line_end(builder: &Builder<'_, '_>, sentence: TokenRange) -> Option<TokenIdx> {
    let words = builder.words;
    sentence
        .iter()
        .take(12)
        .find(|&t| matches!(words.raw(t), "—" | "–" | "-" | "--" | ":" | "―"))
        .filter(|_| words.is_capitalized(sentence.start))
}

/// The countries of the place line: "LIMA, June 3 —", "Doha, 14 January –".
pub(super) fn countries_of(builder: &Builder<'_, '_>) -> Vec<&'static str> {
    let words = builder.words;
    let mut found = Vec::new();
    for sentence in words.doc.sentences.iter().filter(|s| !s.boilerplate).take(4) {
        let tokens = sentence.tokens;
        let Some(end) = place_line_end(builder, tokens) else { continue };
        let named = found.len();
        found.extend(
            (tokens.start..end).filter_map(|t| facts::country_at(words, t, end)).map(|h| h.iso2),
        );
        // "Lyon —": a city that is no capital.
        if found.len() == named {
            let city = facts::place_at(words, tokens.start, end, &[]).filter(|hit| hit.sure);
            found.extend(city.and_then(|hit| hit.iso2));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_report_without_a_country_is_about_where_it_comes_from() {
        check(
            "New Delhi: The session ended early on Monday. Power Minister Asha Rao left without a word.",
            expect![[r"
                country | India |  | New Delhi
                person | Asha Rao | current Power Minister of India? | 
            "]],
        );
    }
}

//! Mentions of countries, organizations, places and named events; acronyms given in brackets.

use crate::entities::builder::{Builder, mention_form};
use crate::entities::capital::{self, Reading};
use crate::entities::facts::{self, CountryForm};
use crate::entities::people::SentencePeople;
use crate::entities::spot::{Spot, Spots, What};
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{TokenIdx, TokenRange};

/// Notes all mentions of things that are no persons. A name that turned out to be part of a
/// person's is skipped.
pub(super) fn mention_things(
    builder: &mut Builder<'_, '_>,
    spots: &Spots,
    sentences: &[SentencePeople],
) {
    let names: Vec<TokenRange> =
        sentences.iter().flat_map(|s| s.named.iter().map(|n| n.name)).collect();
    let mut all: Vec<&Spot> = spots.outer.iter().chain(&spots.inner).collect();
    all.sort_by_key(|s| (s.tokens.start, usize::MAX - s.tokens.len()));
    for spot in all {
        // "LIMA (XY) --": the agency whose report it is, known or not.
        let agency = matches!(spot.what, What::Organization { known: None, .. })
            && spot.tokens.start > 0
            && builder.words.raw(spot.tokens.start - 1) == "(";
        let in_place_line = (agency || matches!(spot.what, What::Place { .. } | What::Person))
            && capital::in_dateline(builder.words, spot.tokens);
        if names.iter().any(|n| n.overlaps(spot.tokens)) || in_place_line {
            continue;
        }
        match &spot.what {
            What::Country { iso2, form } => country(builder, spot.tokens, iso2, *form),
            What::Organization { known, media } => {
                organization(builder, spot.tokens, known.as_deref(), *media);
            }
            What::Place { .. } => {
                place(builder, spot.tokens);
            }
            What::Event => {
                let name = builder.words.phrase(spot.tokens);
                // A treaty by another of its names ("JCPOA").
                let treaty = facts::treaty_at(builder.words, spot.tokens.start, spot.tokens.end)
                    .filter(|(len, _)| *len == spot.tokens.len())
                    .map(|(_, name)| name);
                let idx = builder
                    .known_elsewhere(&name)
                    .or_else(|| builder.known_elsewhere(treaty?))
                    .unwrap_or_else(|| builder.named(EntityKind::Event, &name));
                if let Some(treaty) = treaty {
                    builder.keyed_as(idx, treaty);
                    builder.also_called(idx, &name);
                }
                if let Some(acronym) = acronym_behind(builder, spot.tokens) {
                    let short = builder.words.phrase(acronym);
                    builder.also_called(idx, &short);
                }
                builder.mention(idx, spot.tokens, spot.tokens, MentionForm::Name);
            }
            What::Person => {}
        }
    }
}

fn country(builder: &mut Builder<'_, '_>, tokens: TokenRange, iso2: &str, form: CountryForm) {
    let words = builder.words;
    if form == CountryForm::Capital {
        match capital::read(words, tokens) {
            Reading::City => {
                place(builder, tokens);
            }
            Reading::Government => {
                let seated = capital::organization_seated_in(&words.phrase(tokens));
                let idx = match seated {
                    Some(name) => builder.named(EntityKind::Organization, name),
                    None => builder.country(iso2),
                };
                builder.mention(idx, tokens, tokens, MentionForm::Metonym);
            }
            Reading::Dateline => {}
        }
        return;
    }
    let idx = builder.country(iso2);
    // "the Japanese government", "the Syrian regime": the country itself acts.
    let governs = words.doc.sentence_of(tokens.start).tokens.contains(tokens.end)
        && facts::is_government_noun(words.lower(tokens.end));
    let end = if governs && form == CountryForm::Demonym { tokens.end + 1 } else { tokens.end };
    builder.mention(idx, TokenRange::new(tokens.start, end), tokens, mention_form(form));
    if end != tokens.end {
        let alias = words.phrase(TokenRange::new(tokens.start, end));
        builder.add_alias(idx, &alias);
    }
}

fn organization(
    builder: &mut Builder<'_, '_>,
    tokens: TokenRange,
    known: Option<&str>,
    media: bool,
) {
    let words = builder.words;
    let phrase = words.phrase(tokens);
    if let Some(country) = called_country(builder, &phrase, tokens.start) {
        builder.mention(country, tokens, tokens, MentionForm::Nominal);
        return;
    }
    let same = known
        .and_then(|name| builder.known(EntityKind::Organization, name))
        .or_else(|| builder.known_elsewhere(&phrase))
        .or_else(|| same_organization(builder, &phrase));
    let idx = same.unwrap_or_else(|| builder.named(EntityKind::Organization, &phrase));
    if let Some(name) = known {
        builder.keyed_as(idx, name);
    }
    if builder.entity(idx).mentions.is_empty() {
        // Who only passes the news on stands on the map where something is said of it.
        builder.entity_mut(idx).tentative = media;
    }
    builder.also_called(idx, &phrase);
    builder.mention(idx, tokens, tokens, MentionForm::Name);
    if let Some(acronym) = acronym_behind(builder, tokens) {
        let short = words.phrase(acronym);
        builder.also_called(idx, &short);
    }
}

/// The country spoken of last before this place that is called by such a phrase ("Islamic
/// Republic").
fn called_country(builder: &Builder<'_, '_>, phrase: &str, at: TokenIdx) -> Option<EntityIdx> {
    let noun = phrase.to_lowercase();
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.iso2.as_deref().is_some_and(|iso2| facts::country_has_form(iso2, &noun)))
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.head, EntityIdx(idx))))
        .filter(|&(head, _)| head < at)
        .max()
        .map(|(_, idx)| idx)
}

/// An organization of that acronym, or whose longer name ends with this one.
fn same_organization(builder: &Builder<'_, '_>, phrase: &str) -> Option<EntityIdx> {
    builder.known(EntityKind::Organization, phrase).or_else(|| {
        builder
            .entities
            .iter()
            .position(|e| {
                e.kind == EntityKind::Organization
                    && !e.tentative
                    && std::iter::once(&e.name)
                        .chain(&e.aliases)
                        .any(|name| is_acronym_of(phrase, name) || ends_with_words(name, phrase))
            })
            .map(EntityIdx)
    })
}

/// "Foreign Affairs Committee" for "House of Representatives' Foreign Affairs Committee": at least
/// two words, the last ones of the longer name.
fn ends_with_words(long: &str, short: &str) -> bool {
    short.split(' ').count() >= 2
        && long.len() > short.len()
        && long.to_lowercase().ends_with(&format!(" {}", short.to_lowercase()))
}

fn is_acronym_of(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 || !letters.chars().all(char::is_uppercase) || !long.contains(' ') {
        return false;
    }
    let initials = |all: bool| -> String {
        long.split([' ', '-'])
            .filter(|w| {
                all || !matches!(*w, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&")
            })
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    };
    initials(false) == letters || initials(true) == letters
}

/// The acronym in brackets behind a name: "(GERD)".
fn acronym_behind(builder: &Builder<'_, '_>, tokens: TokenRange) -> Option<TokenRange> {
    let words = builder.words;
    let at: TokenIdx = tokens.end;
    (words.raw(at) == "("
        && words.raw(at + 2) == ")"
        && words.is_all_capitals(at + 1)
        && words.raw(at + 1).len() <= 12)
        .then(|| TokenRange::new(at + 1, at + 2))
}

/// Takes down a place that is named there; "the Kingdom" is the country.
pub(super) fn place(builder: &mut Builder<'_, '_>, tokens: TokenRange) -> EntityIdx {
    let words = builder.words;
    let phrase = words.phrase(tokens);
    // "the Kingdom": the country.
    if let Some(country) = called_country(builder, &phrase, tokens.start) {
        builder.mention(country, tokens, tokens, MentionForm::Nominal);
        return country;
    }
    let idx = builder
        .known_elsewhere(&phrase)
        .unwrap_or_else(|| builder.named(EntityKind::Place, &phrase));
    builder.mention(idx, tokens, tokens, MentionForm::Name);
    if let Some(acronym) = acronym_behind(builder, tokens) {
        let short = words.phrase(acronym);
        builder.also_called(idx, &short);
    }
    idx
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{ends_with_words, is_acronym_of};
    use crate::entities::render::check;

    #[test]
    fn acronyms_may_skip_small_words() {
        assert!(is_acronym_of("OAS", "Organization of American States"));
        assert!(is_acronym_of("U.N.", "United Nations"));
        assert!(!is_acronym_of("OAS", "African Union"));
    }

    #[test]
    fn a_short_name_is_the_end_of_the_long_one() {
        assert!(ends_with_words("Senate Foreign Affairs Committee", "Foreign Affairs Committee"));
        assert!(!ends_with_words("Foreign Affairs Committee", "Committee"));
    }

    #[test]
    fn a_place_line_is_no_place() {
        check(
            "Rowers vote\n\nLAUSANNE, June 3 - Delegates from Kenya and Peru voted in Lausanne on Friday.",
            expect![[r"
                country | Kenya |  | 
                country | Peru |  | 
                place | Lausanne |  | 
            "]],
        );
    }

    #[test]
    fn a_treaty_has_one_node() {
        check(
            "Peru signed the 2019 fishing deal, officially known as the Southern Waters Agreement (SWA). Peru broke the SWA before COP 27.",
            expect![[r"
                country | Peru |  | 
                event | Southern Waters Agreement |  | SWA; 2019 fishing deal
                event | COP 27 |  | 
            "]],
        );
    }

    #[test]
    fn the_agency_of_a_place_line_is_no_actor() {
        check(
            "LIMA (XY) -- A judge ordered Ada Roe of Peru to appear.",
            expect![[r"
            person | Ada Roe |  | 
            country | Peru |  | 
        "]],
        );
    }
}

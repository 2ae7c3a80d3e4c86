//! What stands before an office and belongs to it: modifiers, status, country, organization.

use crate::entities::OfficeStatus;
use crate::entities::facts;
use crate::entities::holder::NAMING_VERBS;
use crate::entities::spot::{Spot, Spots, What};
use crate::entities::title::{Of, Title};
use crate::entities::words::Words;
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// Walks left over modifiers, country and organization.
pub(super) fn collect(words: &Words<'_>, spots: &Spots, floor: TokenIdx, title: &mut Title) {
    let mut start = title.office.start;
    while start > floor {
        let before = start - 1;
        if is_verb_before(words, spots, floor, before) {
            break;
        }
        if let Some(status) = status_ending_at(words, floor, before) {
            title.status = status.1;
            title.status_said = true;
            start -= status.0;
            continue;
        }
        // "Japan's foreign minister": step over the ending to what owns the office.
        let mut owner_end = if words.is_possessive_ending(before) { before } else { start };
        // "the Syrian regime's foreign minister": the country's.
        if owner_end != start
            && owner_end > floor + 1
            && facts::is_government_noun(words.lower(owner_end - 1))
            && spots
                .ending_at(owner_end - 1)
                .is_some_and(|s| matches!(s.what, What::Country { .. }))
        {
            owner_end -= 1;
        }
        if owner_end > floor
            && let Some(spot) = spots.ending_at(owner_end)
            && spot.tokens.start >= floor
            && title.of.is_none()
        {
            let possessive = owner_end != start;
            if !take_owner(words, spot, possessive, start, title) {
                break;
            }
            start = spot.tokens.start;
            if possessive {
                title.definite = true;
                break;
            }
            continue;
        }
        if let Some(ministry) = take_ministry(words, spots, floor, start, title) {
            start = ministry;
            continue;
        }
        if words.is_possessive_ending(before) {
            // "the agency's director": whose, is told once nouns are resolved.
            if before > floor && words.doc.tag(before - 1).is_noun() && title.of.is_none() {
                title.possessor = Some(before - 1);
                title.definite = true;
            }
            break;
        }
        if let Some(body) = take_body(words, floor, start, title) {
            start = body;
            continue;
        }
        // "the country's first prime minister".
        let counted = matches!(words.lower(before), "first" | "second" | "third")
            && before > floor
            && words.is_possessive_ending(before - 1);
        if counted || is_plain_modifier(words, before) {
            start = before;
            continue;
        }
        if start == title.office.start
            && let Some(charge) = charge_before(words, spots, floor, start)
        {
            title.text = format!("{} {}", words.phrase(TokenRange::new(charge, start)), title.text);
            start = charge;
            continue;
        }
        // "His Majesty King A": nobody's but the king's own.
        let styled = is_style(words.lower(before + 1));
        let possessive =
            !styled && matches!(words.lower(before), "its" | "his" | "her" | "their" | "whose");
        if possessive && title.of.is_none() && title.possessor.is_none() {
            title.possessor = Some(before);
        }
        title.definite |= possessive || matches!(words.lower(before), "the" | "this" | "that");
        break;
    }
    title.tokens.start = start;
}

/// What one who reigns or serves is called to the face: "His Majesty", "Her Royal Highness".
fn is_style(word: &str) -> bool {
    matches!(
        word,
        "majesty" | "highness" | "excellency" | "eminence" | "holiness" | "royal" | "grace"
    )
}

/// Takes the name before an office for whose it is; false where it is no part of the title.
fn take_owner(
    words: &Words<'_>,
    spot: &Spot,
    possessive: bool,
    start: TokenIdx,
    title: &mut Title,
) -> bool {
    let governs = facts::is_leader_word(&title.class) || facts::is_state_office(&title.class);
    match &spot.what {
        // "Nairobi Mayor A": of the city, be it a capital.
        What::Country { form: facts::CountryForm::Capital, .. } if title.local => {
            title.of = Some(Of::Place(spot.tokens));
        }
        What::Country { iso2, .. } => title.of = Some(Of::Country(iso2.clone())),
        What::Organization { .. } => title.of = Some(Of::Organization(spot.tokens)),
        // "West Bengal Chief Minister": of the place.
        What::Place { .. } if title.local => title.of = Some(Of::Place(spot.tokens)),
        // "Alberta premier", of a place that a table has; "Scotland's leader": only who leads or
        // governs it is a place's.
        What::Place { .. }
            if governs
                && (possessive
                    || facts::place_at(words, spot.tokens.start, spot.tokens.end, &[])
                        .is_some_and(|hit| hit.iso2.is_some())) =>
        {
            title.of = Some(Of::Place(spot.tokens));
        }
        // "the group's Americas director": what part of the body.
        What::Place { .. } if !possessive && start == title.office.start && !title.local => {
            title.text = format!("{} {}", words.phrase(spot.tokens), title.text);
        }
        What::Person if possessive => {
            title.possessor = Some(spot.tokens.end - 1);
            title.definite = true;
            return false;
        }
        What::Person | What::Place { .. } | What::Event => return false,
    }
    true
}

/// "Interior ministry spokeswoman A", "Peruvian foreign ministry spokesman B": of all foreign
/// ministries that one. Where what was taken begins.
fn take_ministry(
    words: &Words<'_>,
    spots: &Spots,
    floor: TokenIdx,
    start: TokenIdx,
    title: &mut Title,
) -> Option<TokenIdx> {
    if title.of.is_some() {
        return None;
    }
    let ministry = facts::ministry_ending_at(words, floor, start)?;
    let owned = ministry > floor && words.is_possessive_ending(ministry - 1);
    let country = spots
        .ending_at(if owned { ministry - 1 } else { ministry })
        .filter(|s| s.tokens.start >= floor);
    if let Some(Spot { tokens, what: What::Country { iso2, .. } }) = country {
        let charge = words.phrase(TokenRange::new(ministry, start));
        title.text = format!("{charge} {}", title.text);
        title.of = Some(Of::Country(iso2.clone()));
        return Some(tokens.start);
    }
    title.of = Some(Of::Organization(TokenRange::new(ministry, start)));
    Some(ministry)
}

/// "Council president A": of a body that the text has named; "central bank president". Where what
/// was taken begins.
fn take_body(
    words: &Words<'_>,
    floor: TokenIdx,
    start: TokenIdx,
    title: &mut Title,
) -> Option<TokenIdx> {
    let before = start - 1;
    let body = start == title.office.start
        && title.of.is_none()
        && facts::is_body_noun(words.lemma(before))
        && !title.class.ends_with("minister")
        && (words.doc.tag(before).is_noun() || words.opens_sentence(before));
    if !body {
        return None;
    }
    let central = words.lower(before) == "bank"
        && before > floor
        && matches!(words.lower(before - 1), "central" | "reserve" | "national");
    if central {
        let bank = words.phrase(TokenRange::new(before - 1, before + 1));
        title.text = format!("{bank} {}", title.text);
        title.class = format!("central bank {}", title.class);
        return Some(before - 1);
    }
    title.possessor = Some(before);
    title.text = format!("{} {}", words.raw(before), title.text);
    title.class = format!("{} {}", words.lower(before), title.class);
    Some(before)
}

/// "the Assembly impeached President A", "the army ousted President B": a verb, no modifier.
fn is_verb_before(words: &Words<'_>, spots: &Spots, floor: TokenIdx, before: TokenIdx) -> bool {
    words.lower(before).ends_with("ed")
        && (words.doc.tag(before) == Tag::Vbd
            || before > floor
                && spots.ending_at(before).is_some_and(|s| {
                    !matches!(s.what, What::Country { form: facts::CountryForm::Demonym, .. })
                }))
}

/// "Land Reform Minister", "the bank's Sahel director", "its Pacific minister": what somebody is in
/// charge of, in words that no table has. Capitals alone tell little: behind them must stand a
/// minister, or before them an owner.
fn charge_before(
    words: &Words<'_>,
    spots: &Spots,
    floor: TokenIdx,
    office: TokenIdx,
) -> Option<TokenIdx> {
    let named = |t: TokenIdx| {
        words.is_capitalized(t)
            && words.is_word(t)
            && words.doc.tag(t).is_noun() | words.doc.tag(t).is_adjective()
            && spots.covering(t).is_none()
            && !facts::is_calendar_word(words.lower(t))
            && !is_style(words.lower(t))
            && facts::honorific_at(words, t).is_none()
            && facts::office_at(words, t, office).is_none()
    };
    let start = (floor..office).rev().take_while(|&t| named(t)).last()?;
    let owned = start > floor
        && (words.is_possessive_ending(start - 1)
            || matches!(words.lower(start - 1), "its" | "his" | "her" | "their"));
    let minister = words.lower(office).starts_with("minister") && !words.opens_sentence(start);
    (owned && office - start == 1 || minister).then_some(start)
}

/// Where the noun phrase of a title begins: before its article and its possessor ("[the agency's
/// country director]").
pub(super) fn phrase_start(words: &Words<'_>, floor: TokenIdx, title: &Title) -> TokenIdx {
    let mut start = title.tokens.start;
    if title.possessor.is_some() && start > floor && words.is_possessive_ending(start - 1) {
        start -= 1;
        while start > floor
            && (words.doc.tag(start - 1).is_noun() || words.doc.tag(start - 1).is_adjective())
        {
            start -= 1;
        }
    }
    while start > floor
        && matches!(
            words.lower(start - 1),
            "the"
                | "a"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "also"
                | "both"
                | "first"
                | "second"
                | "only"
                | "current"
                | "now"
                | "currently"
                | "still"
        )
    {
        start -= 1;
    }
    start
}

/// "member of the European Parliament": the body stands inside the office's words.
pub(super) fn body_within(words: &Words<'_>, spots: &Spots, title: &mut Title) {
    let inside = title.office.iter().filter_map(|t| spots.starting_at(t)).find(|spot| {
        spot.tokens.end <= title.office.end
            && words.lower(spot.tokens.start.saturating_sub(1)) == "the"
            && matches!(spot.what, What::Organization { .. })
    });
    if let Some(spot) = inside {
        title.of = title.of.take().or(Some(Of::Organization(spot.tokens)));
    }
}

/// A status word that ends at `last`: its length and what it says.
fn status_ending_at(
    words: &Words<'_>,
    floor: TokenIdx,
    last: TokenIdx,
) -> Option<(usize, OfficeStatus)> {
    (1..=3).rev().find_map(|len| {
        let start = (last + 1).checked_sub(len).filter(|&s| s >= floor)?;
        let (found, status) = facts::status_at(words, start)?;
        (found == len).then_some((len, status))
    })
}

/// "senior", "long-ruling", "top": adjectives that belong to the phrase and say nothing for us.
fn is_plain_modifier(words: &Words<'_>, token: TokenIdx) -> bool {
    let tag = words.doc.tag(token);
    if facts::rank_at(words, token) == Some(1) {
        return true;
    }
    // "who was named ambassador": the verb.
    // Nor is it in "on Monday named former president A as his envoy"; "the newly elected" is one.
    if tag == Tag::Vbn && token > 0 && NAMING_VERBS.contains(&words.lemma(token)) {
        let before = words.lower(token - 1);
        let describes = words.doc.tag(token - 1) == Tag::Dt
            || words.is_possessive_ending(token - 1)
            || before.ends_with("ly")
            || matches!(before, "its" | "his" | "her" | "their" | "just" | "-");
        if !describes && !words.opens_sentence(token) {
            return false;
        }
    }
    // "replacing General A" is no modifier, "long-ruling" is.
    let ruling = tag == Tag::Vbg && words.raw(token).contains('-');
    let adjective = tag.is_adjective() || ruling || matches!(tag, Tag::Vbn | Tag::Nn);
    adjective
        && words.is_word(token)
        && !words.is_capitalized(token)
        && !matches!(
            words.lower(token),
            "other" | "same" | "such" | "own" | "first" | "told" | "been"
        )
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn provinces_have_premiers_and_central_banks_presidents() {
        check(
            "Alberta Premier Ada Roe met Bavaria's premier, Bo Li. Brazil's central bank met. Central bank president Eve Roe spoke.",
            expect![[r"
                place | Alberta |  | 
                person | Ada Roe | current Premier of Alberta | 
                place | Bavaria |  | 
                person | Bo Li | current premier of Bavaria | 
                country | Brazil |  | 
                organization | central bank (tentative) |  | 
                place | Central |  | 
                person | Eve Roe | current Central bank president of central bank? | 
            "]],
        );
    }

    #[test]
    fn a_style_is_no_possessor() {
        check(
            "Peru's minister, Ada Roe, left. His Majesty King Felix of Tonga stayed.",
            expect![[r"
                country | Peru |  | 
                person | Ada Roe | current minister of Peru | 
                person | Felix | current King of Tonga | 
                country | Tonga |  | 
            "]],
        );
    }

    #[test]
    fn of_all_ministries_it_is_that_countrys() {
        check(
            "Foreign ministry spokeswoman Ada Roe spoke in Peru. Kenyan foreign ministry spokesman Bo Li answered.",
            expect![[r"
                organization | Foreign ministry (tentative) |  | 
                person | Ada Roe | current spokeswoman of Foreign ministry | 
                country | Peru |  | 
                country | Kenya |  | Kenyan
                person | Bo Li | current foreign ministry spokesman of Kenya | 
            "]],
        );
    }

    #[test]
    fn a_body_opens_a_sentence() {
        check(
            "Ivan Gord is the chairman of the Progress Party. Party spokeswoman Jelena Tadic spoke.",
            expect![[r"
                person | Ivan Gord | current chairman of Progress Party | 
                organization | Progress Party |  | 
                person | Jelena Tadic | current Party spokeswoman of Progress Party | 
            "]],
        );
    }

    #[test]
    fn what_somebody_was_named_is_no_modifier() {
        check(
            "Guy Mond of Peru, who was named ambassador to Chile, spoke.",
            expect![[r"
            person | Guy Mond | incoming ambassador to Chile | 
            country | Peru |  | 
            country | Chile |  | 
        "]],
        );
    }
}

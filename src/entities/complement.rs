//! What stands behind an office and belongs to it: "of X", "to X", "for X", one after the other.

use crate::entities::facts::{self, CountryForm};
use crate::entities::portfolio::{charge, portfolio_end};
use crate::entities::spot::{Spot, Spots, What};
use crate::entities::title::{Of, Title};
use crate::entities::words::Words;
use crate::knowledge::Level;
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// "of A to B", "for B at C": more than that is no title.
const MOST_COMPLEMENTS: usize = 3;

/// A complement: where it ends, whether its words are part of the title.
type Complement = Option<(TokenIdx, bool)>;

/// Reads the complements of a title.
pub(super) fn collect(words: &Words<'_>, spots: &Spots, ceiling: TokenIdx, title: &mut Title) {
    let mut skipped = title.office.end;
    for _ in 0..MOST_COMPLEMENTS {
        let Some((end, in_title)) = complement(words, spots, ceiling, title) else { return };
        if in_title {
            // "Ambassador of the Czech Republic to Qatar": without the country that is shown beside.
            let own = words.phrase(TokenRange::new(skipped, end));
            title.text = format!("{} {own}", title.text);
        }
        skipped = end;
        title.tokens.end = end;
    }
}

/// What looks like a body and is what somebody is in charge of: "for International Relations and
/// Cooperation Affairs", "for Trade Affairs, Customs and Industry"; behind a minister anything whose
/// name does not say that it is one ("Minister of Humanitarian Affairs", not "of the Reform Party").
fn charged_with(
    words: &Words<'_>,
    ceiling: TokenIdx,
    title: &Title,
    spot: &Spot,
    bare: bool,
) -> Option<TokenIdx> {
    let tokens = spot.tokens;
    if !matches!(spot.what, What::Organization { known: None, .. }) {
        return None;
    }
    let preposition = words.lower(title.tokens.end.max(title.office.end));
    if preposition == "for" && portfolio_end(words, tokens.start, tokens.end) == Some(tokens.end) {
        let more = charge(words, ceiling, tokens.start, false);
        return Some(more.unwrap_or(tokens.end).max(tokens.end));
    }
    let minister = bare
        && matches!(preposition, "of" | "for")
        && facts::level_of(&title.class) == Some(Level::Minister)
        && facts::head_noun_at(words, tokens.end - 1, tokens.end).is_none();
    minister.then_some(tokens.end)
}

fn complement(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    title: &mut Title,
) -> Complement {
    let end = title.tokens.end.max(title.office.end);
    let preposition = words.lower(end);
    if !matches!(preposition, "of" | "to" | "for" | "at" | "in" | "on") || end + 1 >= ceiling {
        return None;
    }
    let determiner = ["the", "its", "his", "her", "their", "both"].contains(&words.lower(end + 1));
    let start = end + 1 + usize::from(determiner);
    let spot = spots.starting_at(start).filter(|s| s.tokens.end <= ceiling);
    if let Some(spot) = spot
        && let Some(end) = charged_with(words, ceiling, title, spot, start == end + 1)
    {
        return Some((end, true));
    }
    match (preposition, spot.map(|s| (&s.what, s.tokens))) {
        // "the governor of Arauca province", "the ruler of an island", "the mayor of Nairobi".
        ("of", Some((What::Place { .. }, tokens))) if title.of.is_none() => {
            Some(of_place(words, title, tokens))
        }
        ("of", Some((What::Country { form: CountryForm::Capital, .. }, tokens)))
            if title.of.is_none() && title.local =>
        {
            Some(of_place(words, title, tokens))
        }
        // "permanent secretary in the Ministry of Trade"; "Leader of the Opposition in the Senate A",
        // written as one title, right before the name.
        ("in", Some((What::Organization { .. }, tokens)))
            if title.of.is_none()
                && (is_department(words, tokens)
                    || spots.starting_at(tokens.end).is_some_and(|s| s.what == What::Person)) =>
        {
            title.of = Some(Of::Organization(tokens));
            Some((tokens.end, false))
        }
        ("of", Some((What::Country { iso2, form }, tokens))) if *form != CountryForm::Demonym => {
            of_country(words, spots, ceiling, title, iso2, tokens)
        }
        // "a special adviser to the Alliance": whom one advises, one works for.
        ("to", Some((What::Organization { .. }, tokens)))
            if title.of.is_none() && is_helper(&title.class) =>
        {
            title.of = Some(Of::Organization(tokens));
            Some((tokens.end, true))
        }
        ("of" | "for" | "at", Some((What::Organization { .. }, tokens))) => {
            Some(of_body(words, ceiling, title, preposition, tokens))
        }
        ("for" | "at", Some((What::Country { iso2, .. }, tokens)))
            if words.is_possessive_ending(tokens.end) && title.of.is_none() =>
        {
            owned_by_country(words, spots, ceiling, title, iso2, tokens.end + 1)
        }
        // "speaker of the Danish parliament".
        (
            "of" | "for" | "at",
            Some((What::Country { iso2, form: CountryForm::Demonym }, tokens)),
        ) => of_demonym(words, spots, ceiling, title, iso2, tokens),
        // "Ukraine's ambassador in Ankara, A,".
        ("in" | "at", Some((What::Place { .. } | What::Country { .. }, tokens)))
            if words.is_comma(tokens.end) && (title.of.is_some() || title.definite)
                || words.lower(tokens.end) == "and" =>
        {
            Some((tokens.end, true))
        }
        ("of", Some((What::Event, tokens))) => Some((tokens.end, true)),
        ("to" | "for" | "on", Some((what, tokens))) if !matches!(what, What::Person) => {
            // "envoy for Pacific affairs".
            let end = portfolio_end(words, tokens.end, (tokens.end + 1).min(ceiling));
            Some((end.unwrap_or(tokens.end), true))
        }
        ("in", None) if determiner && is_posted_in(words, title, start) => Some((start + 1, true)),
        // "the head of the country's tax authority", "director of the group's research institute".
        ("of", None) if words.is_possessive_ending(start + 1) && title.of.is_none() => {
            let body = described_body(words, spots, start + 2, ceiling)?;
            title.of = Some(Of::Organization(body));
            Some((body.end, false))
        }
        // "ambassador to the agency".
        ("to", None)
            if start > end + 1
                && title.class.contains("ambassador")
                && facts::is_body_noun(words.lemma(start)) =>
        {
            Some((start + 1, true))
        }
        ("of" | "to", None) if facts::is_country_noun(words.lower(start)) => {
            // "ambassador to the Kingdom", "president of the republic".
            (start > end + 1 && !words.doc.tag(start + 1).is_noun()).then(|| {
                if preposition == "of" && title.of.is_none() {
                    title.possessor = Some(start);
                }
                (start + 1, preposition == "to")
            })
        }
        ("of", None)
            if title.plural
                && matches!(words.lower(start), "two" | "three" | "four" | "both")
                && facts::is_country_noun(words.lemma(start + 1)) =>
        {
            Some((start + 2, false))
        }
        ("for" | "on", None) if words.is_capitalized(start) || title.of.is_some() => {
            let topic = preposition == "on" || title.of.is_some();
            charge(words, ceiling, start, topic).map(|end| (end, true))
        }
        ("of" | "for", None) => described_body(words, spots, start, ceiling).map(|tokens| {
            title.of = title.of.take().or(Some(Of::Organization(tokens)));
            (tokens.end, false)
        }),
        _ => None,
    }
}

/// "of the World Bank", "at the Agency".
fn of_body(
    words: &Words<'_>,
    ceiling: TokenIdx,
    title: &mut Title,
    preposition: &str,
    tokens: TokenRange,
) -> (TokenIdx, bool) {
    // "Iran's ambassador at the Agency" stays Iran's; of "director of a department at the
    // Ministry" the greater body is whose office it is.
    if preposition != "of" && matches!(title.of, Some(Of::Country(_))) {
        return (tokens.end, true);
    }
    title.of = Some(Of::Organization(tokens));
    // "of the State Great Khural (Parliament)".
    let closing = (words.raw(tokens.end) == "(")
        .then(|| (tokens.end + 1..ceiling).take(5).find(|&t| words.raw(t) == ")"))
        .flatten();
    (closing.map_or(tokens.end, |t| t + 1), false)
}

/// "the fund's representative in the [country], A,".
fn is_posted_in(words: &Words<'_>, title: &Title, country: TokenIdx) -> bool {
    (title.of.is_some() || title.possessor.is_some())
        && facts::is_country_noun(words.lower(country))
        && words.is_comma(country + 1)
}

/// "of Lima", "of Arauca province": the place's.
fn of_place(words: &Words<'_>, title: &mut Title, tokens: TokenRange) -> (TokenIdx, bool) {
    title.of = Some(Of::Place(tokens));
    (tokens.end + usize::from(is_land(words, tokens.end)), false)
}

/// "a spokesman for the Iraqi prime minister", "speaker of the Danish parliament".
fn of_demonym(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    title: &mut Title,
    iso2: &str,
    tokens: TokenRange,
) -> Complement {
    if title.of.is_none()
        && let Some(office) = facts::office_at(words, tokens.end, ceiling)
    {
        title.of = Some(Of::Country(iso2.to_owned()));
        return Some((tokens.end + office.len, false));
    }
    let body = described_body(words, spots, tokens.end, ceiling)?;
    let own = TokenRange::new(tokens.start, body.end);
    title.of = title.of.take().or(Some(Of::Organization(own)));
    Some((part_end(words, ceiling, body.end), false))
}

/// "of Peru", "of Peru and Chile", "of Peru's National Assembly".
fn of_country(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    title: &mut Title,
    iso2: &str,
    tokens: TokenRange,
) -> Complement {
    if title.of.is_some() {
        return None;
    }
    // "president of Ecuador's National Assembly": the assembly's.
    if words.is_possessive_ending(tokens.end) {
        return owned_by_country(words, spots, ceiling, title, iso2, tokens.end + 1);
    }
    if title.plural
        && let Some((each, end)) = countries_joined(words, spots, ceiling, tokens)
    {
        title.each = each;
        return Some((end, false));
    }
    title.of = Some(Of::Country(iso2.to_owned()));
    Some((tokens.end, false))
}

/// "Arauca [province]", "the Rostov [region]".
fn is_land(words: &Words<'_>, token: TokenIdx) -> bool {
    matches!(
        words.lower(token),
        "province"
            | "state"
            | "region"
            | "city"
            | "district"
            | "county"
            | "department"
            | "governorate"
            | "prefecture"
            | "oblast"
            | "canton"
    )
}

/// "Ministry of Trade", "Office of the President": where somebody has a desk.
fn is_department(words: &Words<'_>, tokens: TokenRange) -> bool {
    tokens.iter().any(|t| matches!(words.lower(t), "ministry" | "department" | "office" | "bureau"))
}

/// "the Kenyan army['s northern command]": the part that is meant, where a comma closes it.
fn part_end(words: &Words<'_>, ceiling: TokenIdx, end: TokenIdx) -> TokenIdx {
    if !words.is_possessive_ending(end) {
        return end;
    }
    let part = (end + 1..ceiling)
        .take_while(|&t| words.doc.tag(t).is_noun() || words.doc.tag(t).is_adjective())
        .last();
    part.filter(|&t| words.is_comma(t + 1)).map_or(end, |t| t + 1)
}

/// Those who work for whom their title is "to".
fn is_helper(class: &str) -> bool {
    ["adviser", "advisor", "aide", "assistant", "consultant", "counsel", "secretary"]
        .iter()
        .any(|word| class.split(' ').any(|part| part == *word))
}

/// "of Ecuador's National Assembly", "for Turkey's president": the body's, else the country's.
fn owned_by_country(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    title: &mut Title,
    iso2: &str,
    start: TokenIdx,
) -> Complement {
    if let Some(office) = facts::office_at(words, start, ceiling) {
        title.of = Some(Of::Country(iso2.to_owned()));
        return Some((start + office.len, false));
    }
    let body = match spots.starting_at(start).filter(|s| s.tokens.end <= ceiling) {
        // "governor of Russia's Rostov region".
        Some(s) if title.local && matches!(s.what, What::Place { .. }) => {
            title.of = Some(Of::Place(s.tokens));
            return Some((s.tokens.end + usize::from(is_land(words, s.tokens.end)), false));
        }
        Some(s) if matches!(s.what, What::Organization { .. }) => s.tokens,
        _ => described_body(words, spots, start, ceiling)?,
    };
    title.of = Some(Of::Organization(body));
    Some((body.end, false))
}

/// "of Senegal and Togo", "of A, B and C": the countries in order and where they end; `None` for
/// one alone.
fn countries_joined(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    first: TokenRange,
) -> Option<(Vec<String>, TokenIdx)> {
    let country = |at: TokenIdx| {
        let at = if words.lower(at) == "the" { at + 1 } else { at };
        let spot = spots.starting_at(at).filter(|s| s.tokens.end <= ceiling)?;
        match &spot.what {
            What::Country { iso2, form } if *form != CountryForm::Demonym => {
                Some((iso2.clone(), spot.tokens.end))
            }
            _ => None,
        }
    };
    let (iso2, mut end) = country(first.start)?;
    let mut each = vec![iso2];
    loop {
        let next = if words.is_comma(end) { end + 1 } else { end };
        let next = if words.lower(next) == "and" { next + 1 } else { next };
        if next == end {
            break;
        }
        let Some((iso2, after)) = country(next) else { break };
        each.push(iso2);
        end = after;
    }
    (each.len() > 1).then_some((each, end))
}

/// "the parliamentary committee", "main opposition party Renamo": the body that an office belongs
/// to, described by a noun that heads organizations.
pub(super) fn described_body(
    words: &Words<'_>,
    spots: &Spots,
    start: TokenIdx,
    ceiling: TokenIdx,
) -> Option<TokenRange> {
    let end = (start..ceiling)
        .take_while(|&t| {
            let tag = words.doc.tag(t);
            tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Vbg | Tag::Vbn)
        })
        .last()
        .map(|t| t + 1)?;
    // "the energy giant [Norsk Kraft]".
    if let Some(named) = (start..=end).find_map(|t| spots.starting_at(t))
        && matches!(named.what, What::Organization { .. })
        && named.tokens.start > start
        && (start..named.tokens.start).all(|t| !words.is_capitalized(t))
    {
        return Some(named.tokens);
    }
    let head = (start..end).rev().find(|&t| facts::is_body_noun(words.lemma(t)))?;
    // "main opposition party [Renamo]": the name is what it belongs to.
    if let Some(named) = spots.starting_at(head + 1)
        && matches!(named.what, What::Organization { .. })
    {
        return Some(named.tokens);
    }
    // "the opposition [Sunrise party]": plain words describe the name.
    let name = (start..head).find(|&t| words.is_capitalized(t)).unwrap_or(start);
    Some(TokenRange::new(name, head + 1))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn an_envoy_has_a_sender_and_a_place() {
        check(
            "The Ambassador of Chile to Norway, Rosa Vidal, met the speaker of the Danish parliament, Lars Holm.",
            expect![[r"
                country | Chile |  | 
                country | Norway |  | 
                person | Rosa Vidal | current Ambassador to Norway of Chile | 
                country | Denmark |  | Danish
                organization | Danish parliament (tentative) |  | 
                person | Lars Holm | current speaker of Danish parliament | 
            "]],
        );
    }

    #[test]
    fn a_plural_title_has_a_country_for_each() {
        check(
            "The foreign ministers of Ghana and Togo, Ama Mensah and Kofi Agbo, arrived.",
            expect![[r"
                country | Ghana |  | 
                country | Togo |  | 
                person | Ama Mensah | current foreign minister of Ghana | 
                person | Kofi Agbo | current foreign minister of Togo | 
            "]],
        );
    }

    #[test]
    fn what_a_country_owns_has_the_office() {
        check(
            "The president of Peru's National Assembly, Luis Rojas, and Erdal Can, spokesman for Turkey's president, spoke.",
            expect![[r"
                country | Peru |  | 
                organization | National Assembly |  | 
                person | Luis Rojas | current president of National Assembly | 
                person | Erdal Can | current spokesman of Turkey | 
                country | Turkey |  | 
            "]],
        );
    }

    #[test]
    fn a_portfolio_is_part_of_the_title() {
        check(
            "Hilal Said, Deputy Prime Minister for International Relations and Cooperation Affairs, spoke of the UN's special rapporteur on torture, Ana Diaz.",
            expect![[r"
                person | Hilal Said | current Deputy Prime Minister for International Relations and Cooperation Affairs | 
                organization | UN |  | 
                person | Ana Diaz | current special rapporteur on torture of UN | 
            "]],
        );
    }

    #[test]
    fn envoys_and_advisers_have_a_charge_and_a_body() {
        check(
            "Peru's special envoy for Pacific affairs, Ada Roe, met Bo Li, an adviser to the World Bank, and the EU's envoy for the dialogue, Eve Noor.",
            expect![[r"
                country | Peru |  | 
                person | Ada Roe | current special envoy for Pacific affairs of Peru | 
                person | Bo Li | current adviser to the World Bank of World Bank | 
                organization | World Bank |  | 
                organization | EU |  | 
                person | Eve Noor | current envoy for the dialogue of EU | 
            "]],
        );
    }

    #[test]
    fn bodies_have_owners_and_agencies_ambassadors() {
        check(
            "The head of the country's tax authority, Ada Roe, spoke. Kenyan ambassador to the agency Bo Li left.",
            expect![[r"
                organization | tax authority (tentative) |  | 
                person | Ada Roe | current head of tax authority | 
                country | Kenya |  | Kenyan
                person | Bo Li | current ambassador to the agency of Kenya | 
            "]],
        );
    }

    #[test]
    fn whose_part_or_servant_somebody_is_has_an_owner() {
        check(
            "Ada Roe, a spokeswoman for the Chilean prime minister, met Bo Li, commander of the Kenyan army's coastal command, and Eve Noor, permanent secretary in the Ministry of Trade.",
            expect![[r"
                person | Ada Roe | current spokeswoman of Chile | 
                country | Chile |  | Chilean
                person | Bo Li | current commander of Kenyan army | 
                country | Kenya |  | Kenyan
                organization | Kenyan army (tentative) |  | 
                person | Eve Noor | current permanent secretary of Ministry of Trade | 
                organization | Ministry of Trade |  | 
            "]],
        );
    }
}

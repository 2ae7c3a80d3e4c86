//! Offices that a verb tells: "A, who heads the agency", "the party led by B".

use crate::entities::OfficeStatus;
use crate::entities::complement;
use crate::entities::holder::{NAMING_VERBS, subject_of};
use crate::entities::people::Named;
use crate::entities::spot::{Spots, What};
use crate::entities::title::{Of, Title};
use crate::entities::words::Words;
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// What somebody is who does that to a body.
fn office_by(verb: &str) -> Option<&'static str> {
    Some(match verb {
        "head" => "head",
        "lead" => "leader",
        "chair" => "chair",
        "command" => "commander",
        _ => return None,
    })
}

/// Adds the titles that verbs tell to those that words tell.
pub(super) fn titles(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    titles: &mut Vec<Title>,
    named: &mut [Named],
) {
    for verb in sentence.iter().filter(|&t| words.doc.tag(t).is_verb()) {
        let Some(office) = office_by(words.lemma(verb)) else { continue };
        let found = active(words, spots, sentence, named, verb)
            .or_else(|| passive(words, spots, sentence, named, verb));
        let Some((holder, of, status)) = found else { continue };
        // "party chairman A leads the party": said already.
        if named[holder].titles.iter().any(|&t| titles[t].of.as_ref() == Some(&of)) {
            continue;
        }
        named[holder].titles.push(titles.len());
        titles.push(Title::told_by(TokenRange::new(verb, verb + 1), office, Some(of), status));
    }
}

type Told = (usize, Of, OfficeStatus);

/// "A leads the party", "A, who led Peru until 2021".
fn active(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    named: &[Named],
    verb: TokenIdx,
) -> Option<Told> {
    let start =
        if matches!(words.lower(verb + 1), "the" | "an" | "a") { verb + 2 } else { verb + 1 };
    let start = behind_description(words, spots, start).unwrap_or(start);
    let spot = spots.starting_at(start).filter(|s| s.tokens.end <= sentence.end);
    let (of, end) = match spot.map(|s| (&s.what, s.tokens)) {
        Some((What::Organization { .. }, tokens)) => (Of::Organization(tokens), tokens.end),
        // "heads the Peruvian coast guard".
        Some((What::Country { .. }, tokens))
            if start > verb + 1 && words.doc.tag(tokens.end).is_noun() =>
        {
            let body = owned_body(words, sentence, tokens)?;
            (Of::Organization(body), body.end)
        }
        Some((What::Country { iso2, .. }, tokens)) => (Of::Country(iso2.clone()), tokens.end),
        None if start > verb + 1 => {
            let body = lasting_body(words, spots, sentence, start)?;
            (Of::Organization(body), body.end)
        }
        _ => return None,
    };
    // "led Peru's delegation": something of theirs.
    if words.is_possessive_ending(end) || end < sentence.end && words.doc.tag(end).is_noun() {
        return None;
    }
    let ended = matches!(words.lower(end), "from" | "until" | "between" | "during");
    // "chose A to head the fund".
    if words.lower(verb - 1) == "to" {
        return Some((chosen(words, sentence, named, verb)?, of, OfficeStatus::Incoming));
    }
    let status = match words.doc.tag(verb) {
        Tag::Vbz | Tag::Vbp => OfficeStatus::Current,
        Tag::Vbd | Tag::Vbn if ended => OfficeStatus::Former,
        Tag::Vbn if words.lower(verb - 1) == "has" => OfficeStatus::Current,
        _ => return None,
    };
    Some((subject_of(words, sentence, named, verb)?, of, status))
}

/// "named A to head", "A was chosen to lead": whom a verb of naming sets over something.
fn chosen(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    verb: TokenIdx,
) -> Option<usize> {
    let to = verb - 1;
    let giving = (sentence.start..to)
        .rev()
        .find(|&t| words.doc.tag(t).is_verb())
        .filter(|&t| NAMING_VERBS.contains(&words.lemma(t)))?;
    if giving + 1 == to {
        return subject_of(words, sentence, named, giving);
    }
    let end = if words.is_comma(to - 1) { to - 1 } else { to };
    named.iter().position(|n| n.name.end == end && n.tokens.start > giving)
}

/// "heads the opposition [Reform Party]", "chairs the think tank [Baltic Forum]": where the name of a
/// body begins that small words describe.
fn behind_description(words: &Words<'_>, spots: &Spots, start: TokenIdx) -> Option<TokenIdx> {
    let describes = |t: TokenIdx| {
        let tag = words.doc.tag(t);
        !words.is_capitalized(t) && (tag.is_noun() || tag.is_adjective() || tag == Tag::Vbg)
    };
    let is_body = |t: &TokenIdx| {
        spots.starting_at(*t).is_some_and(|s| matches!(s.what, What::Organization { .. }))
    };
    let name = (start + 1..words.len().min(start + 4)).find(is_body)?;
    (start..name).all(describes).then_some(name)
}

/// "the Peruvian [farmers' federation]": a country's word and the lasting body behind it.
fn owned_body(words: &Words<'_>, sentence: TokenRange, country: TokenRange) -> Option<TokenRange> {
    let end = (country.end..sentence.end)
        .take(6)
        .take_while(|&t| {
            let tag = words.doc.tag(t);
            tag.is_noun() || tag.is_adjective() || tag == Tag::Pos
        })
        .last()?;
    lasts(words, end).then(|| TokenRange::new(country.start, end + 1))
}

/// "heads the association of dockers in Lima": a body that lasts, with what says which one it is. A
/// team or delegation is led for a while, and "the group" alone is named elsewhere.
fn lasting_body(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    start: TokenIdx,
) -> Option<TokenRange> {
    let body = complement::described_body(words, spots, start, sentence.end)?;
    let lasts = lasts(words, body.end - 1);
    if !lasts || words.is_capitalized(body.end - 1) {
        return None;
    }
    if words.lower(body.end) != "of" {
        return (body.len() > 1).then_some(body);
    }
    // Whose association it is: up to the next verb, comma or pronoun.
    let end = (body.end + 1..sentence.end)
        .take_while(|&t| {
            let tag = words.doc.tag(t);
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Dt | Tag::Cc | Tag::In | Tag::Cd | Tag::Hyphen)
                || spots.covering(t).is_some()
        })
        .last()?
        + 1;
    let end = (body.end + 1..end).rev().find(|&t| words.doc.tag(t).is_noun())? + 1;
    Some(TokenRange::new(body.start, end))
}

/// Nouns of bodies that are there for good.
fn lasts(words: &Words<'_>, noun: TokenIdx) -> bool {
    const LASTING: &[&str] = &[
        "agency",
        "alliance",
        "army",
        "association",
        "authority",
        "bank",
        "bloc",
        "bureau",
        "center",
        "centre",
        "chamber",
        "church",
        "club",
        "coalition",
        "commission",
        "committee",
        "company",
        "confederation",
        "corps",
        "council",
        "department",
        "federation",
        "force",
        "foundation",
        "group",
        "guard",
        "institute",
        "league",
        "ministry",
        "movement",
        "navy",
        "network",
        "office",
        "organisation",
        "organization",
        "party",
        "police",
        "service",
        "union",
    ];
    LASTING.contains(&words.lemma(noun))
}

/// "the army, led by A", "a party headed by B".
fn passive(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    named: &[Named],
    verb: TokenIdx,
) -> Option<Told> {
    if words.lower(verb + 1) != "by" || verb == sentence.start {
        return None;
    }
    let end = if words.is_comma(verb - 1) { verb - 1 } else { verb };
    let spot = spots.ending_at(end).filter(|s| s.tokens.start >= sentence.start)?;
    let What::Organization { media: false, .. } = spot.what else { return None };
    let holder = named.iter().position(|n| n.tokens.start == verb + 2)?;
    Some((holder, Of::Organization(spot.tokens), OfficeStatus::Current))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn verbs_of_leading_give_offices() {
        check(
            "Maria Santos, who heads the World Health Organization, met the World Bank, led by Ajit Rao.",
            expect![[r"
                person | Maria Santos | current head of World Health Organization | 
                organization | World Health Organization |  | 
                organization | World Bank |  | 
                person | Ajit Rao | current leader of World Bank | 
            "]],
        );
        check(
            "Maria Santos, who led Peru until 2021, met Ajit Rao.",
            expect![[r"
            person | Maria Santos | former leader of Peru | 
            country | Peru |  | 
            person | Ajit Rao |  | 
        "]],
        );
    }

    #[test]
    fn who_is_chosen_to_head_a_body_will_head_it() {
        check(
            "Peru chose Ada Roe to head the World Bank. Bo Li was named to lead the Arab League. Kenya asked Eve Noor to lead the World Bank.",
            expect![[r"
                country | Peru |  | 
                person | Ada Roe | incoming head of World Bank | 
                organization | World Bank |  | 
                person | Bo Li | incoming leader of Arab League | 
                organization | Arab League |  | 
                country | Kenya |  | 
                person | Eve Noor |  | 
            "]],
        );
    }

    #[test]
    fn leading_something_once_is_no_office() {
        check(
            "Maria Santos led Peru's delegation to the World Bank.",
            expect![[r"
            person | Maria Santos |  | 
            country | Peru |  | 
            organization | World Bank |  | 
        "]],
        );
    }

    #[test]
    fn what_describes_a_body_stands_before_its_name() {
        check(
            "Ada Roe, who heads the opposition Reform Party, met Bo Li, who chairs the ruling Unity Party.",
            expect![[r"
                person | Ada Roe | current head of Reform Party | 
                organization | Reform Party |  | 
                person | Bo Li | current chair of Unity Party | 
                organization | Unity Party |  | 
            "]],
        );
    }

    #[test]
    fn a_body_that_is_only_described_has_a_head_too() {
        check(
            "Ada Roe, who heads the association of dockers in Lima, left.",
            expect![[r"
            person | Ada Roe | current head of association of dockers in Lima | 
            organization | association of dockers in Lima (tentative) |  | 
            place | Lima |  | 
        "]],
        );
    }

    #[test]
    fn who_heads_a_countrys_guard_is_its_head() {
        check(
            "Ada Roe, who heads the Kenyan coast guard, spoke.",
            expect![[r"
                person | Ada Roe | current head of Kenyan coast guard | 
                country | Kenya |  | Kenyan
                organization | Kenyan coast guard (tentative) |  | 
            "]],
        );
    }
}

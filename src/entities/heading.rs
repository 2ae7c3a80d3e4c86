//! Offices that a verb tells: "A, who heads the agency", "the party led by B".

use crate::entities::OfficeStatus;
use crate::entities::holder::subject_of;
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
    let start = if words.lower(verb + 1) == "the" { verb + 2 } else { verb + 1 };
    let spot = spots.starting_at(start).filter(|s| s.tokens.end <= sentence.end)?;
    let of = match &spot.what {
        What::Organization { .. } => Of::Organization(spot.tokens),
        What::Country { iso2, .. } => Of::Country(iso2.clone()),
        _ => return None,
    };
    // "led Peru's delegation": something of theirs.
    if words.is_possessive_ending(spot.tokens.end)
        || spot.tokens.end < sentence.end && words.doc.tag(spot.tokens.end).is_noun()
    {
        return None;
    }
    let ended = matches!(words.lower(spot.tokens.end), "from" | "until" | "between" | "during");
    let status = match words.doc.tag(verb) {
        Tag::Vbz | Tag::Vbp => OfficeStatus::Current,
        Tag::Vbd | Tag::Vbn if ended => OfficeStatus::Former,
        Tag::Vbn if words.lower(verb - 1) == "has" => OfficeStatus::Current,
        _ => return None,
    };
    Some((subject_of(words, sentence, named, verb)?, of, status))
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
    use expect_test::{Expect, expect};

    use crate::entities::render::rendered;

    #[expect(clippy::needless_pass_by_value, reason = "reads as data")]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&rendered(text));
    }

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
}

//! What looks like a name and belongs to an office: "[Foreign Affairs] Minister", a body with its
//! head's name behind it, two officials in one.

use crate::entities::facts::{self, HeadOf};
use crate::entities::words::Words;
use crate::nlp::{NameKind, TokenIdx, TokenRange};

/// "[Foreign Affairs] Minister A", "State Councilor": the words begin an office that is as long.
pub(super) fn is_office(words: &Words<'_>, tokens: TokenRange) -> bool {
    let end = words.doc.sentence_of(tokens.start).tokens.end;
    facts::office_at(words, tokens.start, end)
        .is_some_and(|hit| hit.len >= tokens.len().max(2) && hit.before_name)
}

/// "[Commissioner for Peace and Security], A": an office rather than a body.
pub(super) fn is_office_with_charge(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> bool {
    matches!(kind, NameKind::Organization | NameKind::Event)
        && tokens.iter().take(2).any(|at| {
            facts::office_at(words, at, tokens.end).is_some_and(|hit| {
                hit.before_name && !hit.plural && words.lower(at + hit.len) == "for"
            })
        })
}

/// "Sen. A ([R-Ohio])": the party and state of a lawmaker, as American papers put them.
pub(super) fn is_party_and_state(words: &Words<'_>, token: TokenIdx) -> bool {
    let rest = words.raw(token).strip_prefix(['R', 'D', 'I']).and_then(|s| s.strip_prefix('-'));
    rest.is_some_and(|state| state.starts_with(char::is_uppercase))
}

/// "Commissioner for [Crisis Management]": what somebody is in charge of.
pub(super) fn is_charge(words: &Words<'_>, tokens: TokenRange) -> bool {
    let first = tokens.start;
    first >= 2
        && words.lower(first - 1) == "for"
        && facts::head_noun_at(words, tokens.end - 1, tokens.end).is_none()
        && (first.saturating_sub(4)..first - 1).any(|t| {
            ["secretary", "commissioner", "coordinator"].iter().any(|w| words.lower(t).contains(w))
                && facts::office_at(words, t, first - 1).is_some()
        })
}

/// "Director of the [Sample Trade Authority] Ada Roe", taken for one name: the person behind the body
/// whose office the title is.
pub(super) fn named_behind_body(words: &Words<'_>, tokens: TokenRange) -> Option<TokenRange> {
    let before = tokens.start.checked_sub(1)?;
    let of = if words.lower(before) == "the" { before.checked_sub(1)? } else { before };
    if words.lower(of) != "of" {
        return None;
    }
    let is_office = |at: TokenIdx| {
        facts::office_at(words, at, of).is_some_and(|hit| hit.before_name && at + hit.len == of)
    };
    let head = (tokens.start + 1..tokens.end).rev().find(|&t| {
        matches!(facts::head_noun_at(words, t, tokens.end), Some((1, HeadOf::Organization)))
    })?;
    let name = TokenRange::new(head + 1, tokens.end);
    let titled = (of.saturating_sub(4)..of).any(is_office);
    (titled && name.len() >= 2 && name.iter().all(|t| words.is_capitalized(t))).then_some(name)
}

/// "President [Ada Roe and Council] President Bo Li", taken for one name: the person before the "and".
pub(super) fn titled_before_and(words: &Words<'_>, tokens: TokenRange) -> Option<TokenRange> {
    let and = tokens.iter().find(|&t| words.lower(t) == "and").filter(|&t| t > tokens.start)?;
    let is_title = |at: TokenIdx, end: TokenIdx| {
        facts::office_at(words, at, end).filter(|hit| hit.before_name).map(|hit| at + hit.len)
    };
    let start = tokens.start;
    let behind_title =
        (start.saturating_sub(3)..start).any(|at| is_title(at, start) == Some(start));
    let before_title = is_title(tokens.end, words.len()).is_some();
    (behind_title && before_title).then(|| TokenRange::new(start, and))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::{check, rendered};

    fn tells(text: &str, offices: &[&str], no_names: &[&str]) {
        let told = rendered(text);
        for office in offices {
            assert!(told.contains(office), "{office} is missing in:\n{told}");
        }
        for name in no_names {
            assert!(!told.contains(name), "{name} is in:\n{told}");
        }
    }

    #[test]
    fn a_portfolio_is_no_body() {
        tells(
            "Canada's Foreign Affairs Minister Joan Fletcher called Ada Roe, the European Commissioner for Crisis Management.",
            &[
                "Joan Fletcher | current Foreign Affairs Minister of Canada",
                "Ada Roe | current European Commissioner",
            ],
            &["organization | Foreign", "organization | Crisis"],
        );
        tells(
            "U.S. Under Secretary of State for Political Affairs Wendy Moss spoke.",
            &[
                "Wendy Moss | current Under Secretary of State for Political Affairs of United States",
            ],
            &["organization"],
        );
    }

    #[test]
    fn the_state_of_a_lawmaker_is_no_name() {
        tells("Sen. Walter Bright (R-Ohio) spoke.", &["Walter Bright | current Sen."], &["R-Ohio"]);
        tells("Rep. Maria Soto, D-Calif., spoke.", &["Maria Soto | current Rep."], &["D-Calif"]);
    }

    #[test]
    fn two_titles_before_a_name_stay_apart() {
        tells(
            "The head of the Bolivian army, General Ivo Roca, met the NATO chief General Jan Smit.",
            &["current head of Bolivian army", "current chief of NATO"],
            &[],
        );
        tells(
            "Finance Minister S Raghavan spoke.",
            &["Raghavan | current Finance Minister"],
            &["Minister S"],
        );
    }

    #[test]
    fn a_list_of_counterparts_gives_each_his_own() {
        tells(
            "Estonia's prime minister, Kaja Tamm, her Latvian counterpart, Evika Ozola, and Lithuania's Ingrida Simkute met.",
            &["Evika Ozola | current prime minister of Latvia"],
            &["current counterpart"],
        );
    }

    #[test]
    fn the_name_of_an_opposition_party_may_end_in_lower_case() {
        tells(
            "The leader of the opposition Sunrise party, Aida Nurlanova, rejected the plan in Bishkek.",
            &["Aida Nurlanova | current leader of Sunrise party"],
            &[],
        );
    }

    #[test]
    fn a_representative_in_the_country_is_the_bodys() {
        tells(
            "UNICEF's representative in the country, Carmen Ibarra, warned of cholera.",
            &["Carmen Ibarra | current representative in the country of UNICEF"],
            &[],
        );
    }

    #[test]
    fn who_heads_a_body_is_no_part_of_its_name() {
        check(
            "They met Managing Director of the Coastal Trade Authority Salim Al-Noor and Leader of the Opposition in the Knesset Ada Roe.",
            expect![[r"
                organization | Coastal Trade Authority |  | 
                person | Salim Al-Noor | current Managing Director of Coastal Trade Authority | 
                organization | Knesset |  | 
                person | Ada Roe | current Leader of the Opposition of Knesset | 
            "]],
        );
    }
}

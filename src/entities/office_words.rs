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

    use crate::entities::render::check;

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

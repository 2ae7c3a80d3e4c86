//! Proper names by their grammar: a run of capitalized words with a noun that heads names of
//! organizations or events ("Supreme National Security Council", "Ministry of Foreign Affairs",
//! "Lisbon Security Forum"). Finds what no table has and the recognizer misses.

use crate::entities::facts::{self, HeadOf};
use crate::entities::spot::What;
use crate::entities::words::Words;
use crate::nlp::{TokenIdx, TokenRange};

/// Reports every such name of a sentence.
pub(super) fn from_heads(
    words: &Words<'_>,
    sentence: TokenRange,
    found: &mut dyn FnMut(TokenRange, What),
) {
    let mut at = sentence.start;
    while at < sentence.end {
        let run = run_at(words, sentence, at);
        if run.is_empty() {
            // "Chief of Staff of the …": no name begins inside an office of several words.
            let office = facts::office_at(words, at, sentence.end)
                .filter(|hit| words.is_capitalized(at) && !words.is_capitalized(at + hit.len));
            at += office.map_or(1, |hit| hit.len);
            continue;
        }
        if let Some((tokens, head)) = named_in(words, run) {
            let what = match head {
                HeadOf::Organization => What::Organization { known: None, media: false },
                HeadOf::Event => What::Event,
            };
            found(tokens, what);
        }
        at = run.end;
    }
}

/// Small words that may stand inside a proper name.
fn joins(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "on" | "the" | "&" | "de" | "in" | "against")
}

/// The longest run of capitalized words from `start` on, small words between them included; empty
/// where none starts. Offices and calendar words end it.
fn run_at(words: &Words<'_>, sentence: TokenRange, start: TokenIdx) -> TokenRange {
    let begins = |t: TokenIdx| {
        words.is_capitalized(t)
            && words.is_word(t)
            && !facts::is_calendar_word(words.lower(t))
            // "Member of the Water Council Ada Roe": who, not what.
            && !(words.lower(t) == "member" && words.lower(t + 1) == "of")
            // "Leaders' Summit": whose meeting it is.
            && (facts::office_at(words, t, sentence.end).is_none()
                || words.is_possessive_ending(t + 1) && words.lower(t).ends_with('s'))
    };
    let function_word = words.opens_sentence(start) && is_function_word(words, start);
    if !begins(start) || function_word {
        return TokenRange::new(start, start);
    }
    let mut end = start + 1;
    loop {
        if end < sentence.end && (begins(end) || is_hyphenated_part(words, end)) {
            end += 1;
            continue;
        }
        // "U.S.-Africa Leaders' Summit", cut at its hyphen.
        let glued = |t: TokenIdx| !words.doc.tokens[t].space_before;
        if end + 1 < sentence.end
            && words.raw(end) == "-"
            && glued(end)
            && glued(end + 1)
            && begins(end + 1)
        {
            end += 2;
            continue;
        }
        // "House of Representatives", "Ministry of the Interior", "Leaders' Summit".
        let mut next = end;
        while next < sentence.end
            && next - end < 2
            // "A told the United Nations": an article joins only behind a preposition.
            && !(next == end && words.lower(next) == "the")
            && (joins(words.lower(next)) || words.is_possessive_ending(next))
        {
            next += 1;
        }
        // "Office of the President": named after whom it serves, and complete with that.
        if words.raw(end - 1) == "Office"
            && next == end + 2
            && words.lower(next - 1) == "the"
            && words.is_capitalized(next)
            && let Some(hit) = facts::office_at(words, next, sentence.end)
        {
            return TokenRange::new(start, next + hit.len);
        }
        if next > end && next < sentence.end && begins(next) {
            end = next + 1;
            continue;
        }
        return TokenRange::new(start, end);
    }
}

/// "COP 27", "G7+": numbers within a name.
fn is_hyphenated_part(words: &Words<'_>, token: TokenIdx) -> bool {
    let raw = words.raw(token);
    raw.len() <= 4 && raw.chars().all(|c| c.is_ascii_digit())
}

fn is_function_word(words: &Words<'_>, token: TokenIdx) -> bool {
    use crate::nlp::Tag;
    matches!(
        words.doc.tag(token),
        Tag::Dt
            | Tag::In
            | Tag::Cc
            | Tag::Prp
            | Tag::PrpPoss
            | Tag::Wrb
            | Tag::Wp
            | Tag::Rb
            | Tag::Md
            | Tag::Ex
    )
}

/// The name within a run that a head noun makes: up to a head at its end, or from a head on that
/// "of" or "for" follows.
fn named_in(words: &Words<'_>, run: TokenRange) -> Option<(TokenRange, HeadOf)> {
    let heads: Vec<(TokenIdx, usize, HeadOf)> = run
        .iter()
        .filter(|&t| words.is_capitalized(t))
        .filter_map(|t| facts::head_noun_at(words, t, run.end).map(|(len, what)| (t, len, what)))
        .collect();
    let &(last, len, what) = heads.last()?;
    let end = last + len;
    let mut start = run.start;
    // What owns it is another name ("Iran's Supreme Council"), unless it is a body itself
    // ("House of Representatives' Foreign Affairs Committee").
    for t in (run.start..last).rev() {
        if words.is_possessive_ending(t) || words.raw(t).ends_with(['\'', '’']) {
            let owner_is_body = heads.iter().any(|h| h.0 < t);
            if !owner_is_body && words.is_possessive_ending(t) && words.lower(t) == "'s" {
                start = t + 1;
            }
            break;
        }
    }
    // "Japan and the Security Council": a coordination of names, not one name, where an article
    // follows the conjunction.
    for t in (start..last).rev() {
        if words.lower(t) == "and" && matches!(words.lower(t + 1), "the" | "its" | "their") {
            start = (t + 2..=last).find(|&x| words.is_capitalized(x))?;
            break;
        }
        if matches!(words.lower(t), "in" | "to" | "on" | "for") && !heads.iter().any(|h| h.0 < t) {
            start = (t + 1..=last).find(|&x| words.is_capitalized(x))?;
            break;
        }
    }
    // "the Foreign Ministry for Political Affairs": the ministry has said its portfolio; what follows
    // belongs to an official of it.
    let complete = words.lower(last) == "ministry" && last > start;
    let follows = end < run.end
        && matches!(words.lower(end), "of" | "for" | "on" | "against")
        && !(complete && words.lower(end) == "for");
    let tokens =
        if follows { TokenRange::new(start, run.end) } else { TokenRange::new(start, end) };
    (tokens.len() > 1).then_some((tokens, what))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_head_noun_makes_a_name() {
        check(
            "The Supreme Council for Water Affairs and the Ministry of Public Works reported to the Baltic Energy Forum.",
            expect![[r"
                organization | Supreme Council for Water Affairs |  | 
                organization | Ministry of Public Works |  | 
                organization | Baltic Energy Forum |  | 
            "]],
        );
    }

    #[test]
    fn an_office_may_be_named_after_whom_it_serves() {
        check(
            "In Lima, the Office of the President denied it. He met Chief of Staff of the Office of the Prime Minister Ada Roe.",
            expect![[r"
                place | Lima |  | 
                organization | Office of the President |  | 
                organization | Office of the Prime Minister |  | 
                person | Ada Roe | current Chief of Staff of Office of the Prime Minister | 
            "]],
        );
    }

    #[test]
    fn whose_meeting_it_is_belongs_to_its_name() {
        check(
            "Kenya will attend the U.S.-Africa Leaders' Summit in December.",
            expect![[r"
            country | Kenya |  | 
            event | U.S.-Africa Leaders' Summit |  | 
        "]],
        );
    }
}

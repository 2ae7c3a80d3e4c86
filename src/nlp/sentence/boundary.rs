//! Whether a sentence ends between two tokens of a paragraph.

use crate::nlp::abbreviation::{self, Abbreviation};
use crate::nlp::tokenize::{RawToken, is_apostrophe, is_closer, is_opener, is_quote};

/// Whether a sentence ends before token `at` of a paragraph (`at` > 0).
pub(super) fn is_between(text: &str, tokens: &[RawToken], at: usize) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.span.of(text));
    if closes(text, tokens, at) {
        return false;
    }
    // Step back over the quotes and brackets that close behind the stop.
    let mut stop = at - 1;
    while stop > 0 && closes(text, tokens, stop) && is_mark(word(stop), is_closer) {
        stop -= 1;
    }
    let closed = stop + 1 < at;
    let last = word(stop);
    if is_ideographic_stop(last) {
        return true;
    }
    let next = word(at);
    if !begins_sentence(text, tokens, at) {
        return false;
    }
    match last {
        // "1. First point": the number of an item belongs to it.
        "." => stop > 1 || !word(0).chars().all(|c| c.is_ascii_digit()),
        "!" | "?" | "…" => true,
        _ if last.chars().all(|c| matches!(c, '!' | '?' | '.')) => {
            tokens[at].space_before || closed
        }
        _ => ends_with_abbreviation(last, word(stop.wrapping_sub(1)), next, closed),
    }
}

/// Whether the sentence ends behind an abbreviation that has a full stop of its own.
fn ends_with_abbreviation(last: &str, before: &str, next: &str, closed: bool) -> bool {
    let Some(bare) = last.strip_suffix('.') else { return false };
    let next_starts = abbreviation::is_starter(next) || is_mark(next, is_opener);
    match abbreviation::kind(bare) {
        Some(Abbreviation::Initial) => {
            // "J. D. Poe" and "Ann E. The": only a function word ends it.
            closed || (next_starts && before.starts_with(char::is_alphabetic))
        }
        Some(Abbreviation::Anywhere) => closed || next_starts,
        Some(Abbreviation::BeforeName | Abbreviation::BeforeNumber) | None => false,
    }
}

/// Whether token `at` closes something and so belongs to what stands before it.
fn closes(text: &str, tokens: &[RawToken], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let word = token.span.of(text);
    if !is_mark(word, is_closer) {
        return false;
    }
    if !is_mark(word, is_opener) {
        return true;
    }
    // Typewriter quotes look the same on both sides: space tells, and where there is none or
    // space on both sides, whether one is open.
    let space_after = tokens.get(at + 1).is_none_or(|t| t.space_before);
    match (token.space_before, space_after) {
        (false, true) => true,
        (true, false) => false,
        _ => tokens[..at].iter().filter(|t| t.span.of(text) == word).count() % 2 == 1,
    }
}

/// Whether a sentence may begin with token `at`: with a capital, a digit, or a mark before one.
fn begins_sentence(text: &str, tokens: &[RawToken], at: usize) -> bool {
    tokens[at..]
        .iter()
        .map(|t| t.span.of(text))
        .find(|word| !is_mark(word, is_opener) && !is_mark(word, |c| !c.is_alphanumeric()))
        .is_none_or(|word| {
            let mut letters = word.chars().skip_while(|&c| is_apostrophe(c));
            letters.next().is_some_and(|c| !c.is_lowercase())
                // "iPhone", "al-Qaeda" do not look like beginnings, and hardly ever are.
                || word.chars().any(char::is_uppercase) && at > 0 && tokens[at].space_before
        })
}

/// Whether a token consists of marks of one kind.
fn is_mark(word: &str, kind: impl Fn(char) -> bool) -> bool {
    !word.is_empty() && word.chars().all(kind)
}

/// Stops of scripts that know no capitals and no spaces.
fn is_ideographic_stop(word: &str) -> bool {
    is_mark(word, |c| matches!(c, '。' | '！' | '？' | '।' | '؟' | '۔')) && !is_mark(word, is_quote)
}

//! Apostrophes: what comes off a word ("Japan’s", "don't") and what stays ("O'Brien").

use super::chars::{is_apostrophe, is_word_char};

/// Endings that are words of their own, without their apostrophe.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Length of the clitic at the start of `rest` (which begins with an apostrophe) if one stands
/// there behind a word.
pub(super) fn clitic_len(rest: &str, before: Option<char>) -> Option<usize> {
    if !before.is_some_and(|c| c.is_alphanumeric() || c == '.') {
        return None;
    }
    let mark = rest.chars().next().filter(|&c| is_apostrophe(c))?;
    let tail = &rest[mark.len_utf8()..];
    let len = tail.find(|c: char| !is_word_char(c)).unwrap_or(tail.len());
    let ending = &tail[..len];
    // "the '90s" and "ma'am" are no clitics, and "'t" only follows n (see `is_negation`).
    CLITICS.iter().any(|c| ending.eq_ignore_ascii_case(c)).then_some(mark.len_utf8() + len)
}

/// Whether `rest` begins with "n't" and nothing follows.
pub(super) fn is_negation(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(|c| c.eq_ignore_ascii_case(&'n'))
        && chars.next().is_some_and(is_apostrophe)
        && chars.next().is_some_and(|c| c.eq_ignore_ascii_case(&'t'))
        && !chars.next().is_some_and(is_word_char)
}

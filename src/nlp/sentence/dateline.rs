//! Datelines ("CAIRO —", "SEOUL, Jan. 5 (Agency) --"), which are kept apart: inside the sentence
//! they would only confuse the parser.

use crate::nlp::tokenize::{RawToken, is_dash};

/// Longest dateline, in tokens.
const LONGEST: usize = 14;

/// Number of tokens of the dateline at the beginning of a paragraph, its dash among them; zero if
/// there is none.
pub(super) fn len(text: &str, paragraph: &[RawToken]) -> usize {
    let word = |i: usize| paragraph.get(i).map_or("", |t| t.span.of(text));
    if !is_capitals(word(0)) {
        return 0;
    }
    let Some(dash) = (1..LONGEST).find(|&i| word(i).chars().all(is_dash)) else { return 0 };
    let stands_free = paragraph.get(dash).is_some_and(|t| t.space_before)
        && paragraph.get(dash + 1).is_some_and(|t| t.space_before);
    let goes_on = word(dash + 1).starts_with(|c: char| !c.is_lowercase());
    if stands_free && goes_on && (1..dash).all(|i| fits(word(i))) { dash + 1 } else { 0 }
}

/// A word in capitals, of more than one letter.
fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// What may stand between the first word of a dateline and its dash: names, dates, brackets.
fn fits(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || matches!(word, "," | "(" | ")" | "/" | ".")
}

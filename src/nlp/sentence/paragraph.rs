//! Where paragraphs end: at blank lines, and at line breaks that no editor put there to wrap a
//! long line.

use crate::nlp::TokenRange;
use crate::nlp::tokenize::{RawToken, is_space};

/// Longest line, in characters, that may come from wrapping.
const WIDEST_WRAP: usize = 110;

/// Shortest width to which anybody wraps a text; lines of shorter texts all stand for themselves.
const NARROWEST_WRAP: usize = 50;

/// The paragraphs that hold tokens, in order.
pub(super) fn paragraphs(text: &str, tokens: &[RawToken]) -> Vec<TokenRange> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for end in ends(text) {
        let tokens_end = tokens.partition_point(|t| t.span.start < end);
        if tokens_end > start {
            ranges.push(TokenRange::new(start, tokens_end));
            start = tokens_end;
        }
    }
    ranges
}

/// Byte offsets behind which a new paragraph begins; the last is the end of the text.
fn ends(text: &str) -> Vec<usize> {
    let lines: Vec<(usize, &str)> = lines(text);
    let width = wrap_width(&lines);
    let mut ends = Vec::new();
    for pair in lines.windows(2) {
        let [(start, line), (_, next)] = pair else { continue };
        if !width.is_some_and(|width| is_wrapped(line, next, width)) {
            ends.push(start + line.len());
        }
    }
    ends.push(text.len());
    ends
}

/// Lines with their offsets, whatever ends them ("\n", "\r\n", "\r", line separators).
fn lines(text: &str) -> Vec<(usize, &str)> {
    let is_break =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut start = 0;
    let mut lines = Vec::new();
    for (at, mark) in text.match_indices(is_break) {
        // Between "\r" and "\n" there is no line.
        if !(mark == "\n" && at == start && text[..at].ends_with('\r')) {
            lines.push((start, &text[start..at]));
        }
        start = at + mark.len();
    }
    lines.push((start, &text[start..]));
    lines
}

/// The width to which the text was wrapped, in characters, if it was.
fn wrap_width(lines: &[(usize, &str)]) -> Option<usize> {
    let width = lines.iter().map(|(_, line)| line.trim_end().chars().count()).max()?;
    (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width).then_some(width)
}

/// Whether `next` continues `line`: it begins in lower case, or its first word would not have
/// fitted in.
fn is_wrapped(line: &str, next: &str, width: usize) -> bool {
    let first_word = next.split(is_space).next().unwrap_or_default();
    if first_word.is_empty() || line.trim().is_empty() || is_bullet(first_word) {
        return false;
    }
    if first_word.starts_with(char::is_lowercase) {
        return true;
    }
    line.trim_end().chars().count() + 1 + first_word.chars().count() > width
}

/// Whether a line that begins with this word is an item of a list.
fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "*" | "•" | "·" | "▪" | "■" | "►" | "○" | "●")
        || word.strip_suffix(['.', ')']).is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
}

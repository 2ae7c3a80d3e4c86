//! Lines, sentences, words and quotations, as far as cues need them.

use crate::text::Span;

/// A word of a line, with what matters about its surroundings.
#[derive(Clone)]
pub(super) struct Word<'a> {
    pub(super) span: Span,
    text: &'a str,
    lower: String,
    pub(super) is_capitalized: bool,
    pub(super) is_quoted: bool,
    pub(super) colon_after: bool,
}

impl Word<'_> {
    pub(super) fn lower(&self) -> &str {
        &self.lower
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_digit())
    }
}

/// Letters, digits and what holds words together; `©`, `@` and `(c)` as words of their own.
pub(super) fn words<'a>(text: &'a str, line: Span, quoted: &[Span]) -> Vec<Word<'a>> {
    let is_part = |c: char| c.is_alphanumeric() || "'’-&".contains(c);
    let mut words = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let rest = &text[at..line.end];
        let Some(c) = rest.chars().next() else { break };
        let len = if rest.starts_with("(c)") || rest.starts_with("(C)") {
            3
        } else if c == '©' || c == '@' {
            c.len_utf8()
        } else if c.is_alphanumeric() {
            rest.find(|c| !is_part(c)).unwrap_or(rest.len())
        } else {
            at += c.len_utf8();
            continue;
        };
        let span = Span::new(at, at + len);
        let word = &text[at..at + len];
        words.push(Word {
            span,
            text: word,
            lower: word.to_lowercase().replace('’', "'"),
            is_capitalized: c.is_uppercase(),
            is_quoted: {
                let idx = quoted.partition_point(|q| q.end < span.end);
                quoted.get(idx).is_some_and(|q| q.contains(span))
            },
            colon_after: text[at + len..line.end].trim_start_matches(' ').starts_with(':'),
        });
        at += len;
    }
    words
}

/// Stretches of a line between quotation marks. One that is not closed runs to the line's end, as
/// in speech that goes on in the next paragraph.
pub(super) fn quoted_stretches(text: &str, line: Span) -> Vec<Span> {
    let mut stretches = Vec::new();
    let mut opened: Option<(usize, char)> = None;
    for (offset, c) in line.of(text).char_indices() {
        let at = line.start + offset;
        match opened {
            Some((start, close)) if c == close => {
                stretches.push(Span::new(start, at + c.len_utf8()));
                opened = None;
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' | '„' => Some('”'),
                    '"' => Some('"'),
                    '«' => Some('»'),
                    _ => None,
                };
                opened = close.map(|close| (at, close));
            }
        }
    }
    if let Some((start, _)) = opened {
        stretches.push(Span::new(start, line.end));
    }
    stretches
}

/// A line's sentences. Rougher than the splitter of the language phases, which come later, but it
/// must not take "U.S." for an end: a stretch that starts too late would lose its first words.
pub(super) fn sentences(text: &str, line: Span) -> Vec<Span> {
    const ABBREVIATIONS: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "jr", "sr",
        "vs", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
        "dec", "prof", "rev", "inc", "co", "corp", "ltd",
    ];
    let mut spans = Vec::new();
    let mut start = line.start;
    let content = line.of(text);
    for (offset, c) in content.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let after = &content[offset + c.len_utf8()..];
        let closers =
            after.len() - after.trim_start_matches(['”', '’', '"', '\'', ')', ']', '»']).len();
        let next = &after[closers..];
        let goes_on = next.trim_start().starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || "“\"‘'(©«[@".contains(c)
        });
        let word =
            content[..offset].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_short = c == '.'
            && (word.chars().count() == 1 || ABBREVIATIONS.contains(&word.to_lowercase().as_str()));
        if next.starts_with(char::is_whitespace) && goes_on && !is_short {
            let end = line.start + offset + c.len_utf8() + closers;
            spans.push(trimmed(text, Span::new(start, end)));
            start = end;
        }
    }
    spans.push(trimmed(text, Span::new(start, line.end)));
    spans
}

pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}

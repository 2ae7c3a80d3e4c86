//! The names of a site's sections: in a row ("Home > World > Asia"), or alone above the headline.

use crate::text::Span;

/// What a row of sections is, as the user reads it.
pub(super) const REASON: &str = "is a heading of the site";

/// Most words that the name of a section has.
const MOST_WORDS: usize = 3;

/// Whether a line is a row of sections, each a word or a few in capitals.
pub(super) fn is_row(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '»', '›', '|']).map(str::trim).collect();
    let n_words: usize = parts.iter().map(|part| part.split_whitespace().count()).sum();
    parts.len() > 1
        && n_words <= 2 * parts.len()
        && parts.iter().all(|part| is_section(part) && !part.ends_with(['.', ',']))
}

/// The line above the headline, where it is but a word or two: a section's name rather than a
/// headline of its own, which a text would follow.
pub(super) fn above_headline(text: &str, lines: &[Span]) -> Option<Span> {
    let [first, second, third, ..] = lines else { return None };
    let n_words = |span: &Span| span.of(text).split_whitespace().count();
    let shouts = !first.of(text).contains(char::is_lowercase);
    let is_short = n_words(first) <= if shouts { MOST_WORDS } else { 2 };
    let is_headline = (5..=25).contains(&n_words(second))
        && n_words(third) > 1
        && !second.of(text).ends_with(['.', '!', '?', ':', '”', '"']);
    (is_short && is_section(first.of(text)) && is_headline).then_some(*first)
}

fn is_section(name: &str) -> bool {
    let n_words = name.split_whitespace().count();
    (1..=MOST_WORDS).contains(&n_words)
        && name.starts_with(char::is_uppercase)
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | ':' | '!' | '?'))
}

#[cfg(test)]
mod tests {
    use super::above_headline;
    use crate::text::Span;

    fn above(text: &str) -> Option<&str> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            lines.push(Span::new(start, start + line.len()));
            start += line.len() + 1;
        }
        above_headline(text, &lines).map(|span| span.of(text))
    }

    #[test]
    fn a_word_or_two_above_a_headline_name_a_section() {
        let rest = "Envoys of Peru and Chile meet in Oslo\nOSLO, June 3 - The envoys met.";
        assert_eq!(above(&format!("World\n{rest}")), Some("World"));
        assert_eq!(above(&format!("HORN OF AFRICA\n{rest}")), Some("HORN OF AFRICA"));
        assert_eq!(above(&format!("Talks in Oslo\n{rest}")), None);
        assert_eq!(above(rest), None);
    }

    #[test]
    fn a_short_headline_stands_above_its_text() {
        assert_eq!(
            above("Talks fail\nThe envoys left Oslo on Monday without a word.\nMore."),
            None
        );
        assert_eq!(above("Talks fail\nOslo, June 3"), None);
    }
}

//! Words cut at their hyphens, so that "ex-president" and "president-elect" are phrases of two.

/// One part of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    /// Index of its word.
    pub(super) word: usize,
    /// The word ends with it.
    pub(super) ends: bool,
}

/// How far an office phrase can reach.
const MOST_WORDS: usize = 20;

/// The parts of the words from `at` on. Hyphens alone between words are dropped, and so join them.
pub(super) fn parts<'a>(words: &[&'a str], at: usize) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    for (i, word) in words.iter().enumerate().skip(at).take(MOST_WORDS) {
        if is_hyphen(word) {
            match parts.last_mut() {
                Some(last) if i + 1 < words.len() => last.ends = false,
                _ => break,
            }
            continue;
        }
        let mut pieces = word.split(['-', '‐', '‑']).filter(|piece| !piece.is_empty()).peekable();
        while let Some(text) = pieces.next() {
            parts.push(Part { text, word: i, ends: pieces.peek().is_none() });
        }
    }
    parts
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn cut(words: &[&str]) -> Vec<(String, usize, bool)> {
        parts(words, 0).iter().map(|p| (p.text.to_owned(), p.word, p.ends)).collect()
    }

    #[test]
    fn hyphens_part_a_word() {
        let expected = [
            ("ex".to_owned(), 0, false),
            ("president".to_owned(), 0, true),
            ("said".to_owned(), 1, true),
        ];
        assert_eq!(cut(&["ex-president", "said"]), expected);
    }

    #[test]
    fn a_hyphen_of_its_own_joins_its_neighbors() {
        let expected = [("ex".to_owned(), 0, false), ("president".to_owned(), 2, true)];
        assert_eq!(cut(&["ex", "-", "president"]), expected);
        assert_eq!(cut(&["-", "president"]), []);
    }
}

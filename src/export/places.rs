//! Byte offsets → character positions.

use crate::text::Span;

/// Bytes between two remembered positions: one number for each keeps the table small, and counting
/// that far is nothing.
const STRIDE: usize = 256;

/// Character positions of byte offsets in one text, without walking all of it for each.
///
/// Building takes O(n), a look-up O(1), with n the text's length.
pub(super) struct Places<'a> {
    text: &'a str,
    /// Characters before every [`STRIDE`]th byte.
    before: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut before = vec![0];
        let mut n_chars = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            n_chars += n_starts(chunk);
            before.push(n_chars);
        }
        Self { text, before }
    }

    /// How many characters start before a byte offset.
    pub(super) fn char_of(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let known = offset / STRIDE;
        self.before[known] + n_starts(&self.text.as_bytes()[known * STRIDE..offset])
    }

    pub(super) fn chars_of(&self, span: Span) -> (usize, usize) {
        (self.char_of(span.start), self.char_of(span.end))
    }
}

/// Every byte of UTF-8 is either the first of a character or a continuation, `10xxxxxx`.
fn n_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn every_boundary_of_a_text_with_characters_of_all_lengths() {
        let text = "aé漢🙂 “x” ".repeat(100);
        let places = Places::new(&text);
        let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for (n_chars, offset) in boundaries.enumerate() {
            assert_eq!(places.char_of(offset), n_chars);
        }
    }
}

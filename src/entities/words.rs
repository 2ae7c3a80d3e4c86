//! A document's words in the forms that recognition asks for again and again.

use crate::nlp::{Document, TokenIdx, TokenRange};
use crate::text::{Article, Span};

/// The words of one document.
pub(super) struct Words<'a> {
    pub(super) doc: &'a Document,
    text: &'a str,
    /// Each word as it stands.
    raw: Vec<&'a str>,
    /// Each word in lower case, with straight apostrophes.
    lower: Vec<String>,
}

impl<'a> Words<'a> {
    pub(super) fn new(article: &'a Article, doc: &'a Document) -> Self {
        let raw: Vec<&str> = doc.tokens.iter().map(|t| t.span.of(&article.text)).collect();
        let lower =
            raw.iter().map(|w| w.to_lowercase().replace(['\u{2018}', '\u{2019}'], "'")).collect();
        Self { doc, text: &article.text, raw, lower }
    }

    pub(super) fn len(&self) -> usize {
        self.raw.len()
    }

    /// The word as it stands; empty behind the end.
    pub(super) fn raw(&self, token: TokenIdx) -> &'a str {
        self.raw.get(token).copied().unwrap_or_default()
    }

    /// The word in lower case; empty behind the end.
    pub(super) fn lower(&self, token: TokenIdx) -> &str {
        self.lower.get(token).map_or("", String::as_str)
    }

    /// All words as they stand.
    pub(super) fn all_raw(&self) -> &[&'a str] {
        &self.raw
    }

    /// The dictionary form of a word, in lower case.
    pub(super) fn lemma(&self, token: TokenIdx) -> &str {
        self.doc.tokens.get(token).map_or("", |t| t.lemma.as_str())
    }

    /// Starts with a capital letter.
    pub(super) fn is_capitalized(&self, token: TokenIdx) -> bool {
        self.raw(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// Has at least two letters, all of them capitals.
    pub(super) fn is_all_capitals(&self, token: TokenIdx) -> bool {
        let letters: Vec<char> = self.raw(token).chars().filter(|c| c.is_alphabetic()).collect();
        letters.len() > 1 && letters.iter().all(|c| c.is_uppercase())
    }

    /// Contains a letter.
    pub(super) fn is_word(&self, token: TokenIdx) -> bool {
        self.raw(token).chars().any(char::is_alphabetic)
    }

    /// A possessive ending: "'s" or a lone apostrophe behind a plural.
    pub(super) fn is_possessive_ending(&self, token: TokenIdx) -> bool {
        token < self.len()
            && !self.doc.tokens[token].space_before
            && matches!(self.lower(token), "'s" | "'")
    }

    /// A comma.
    pub(super) fn is_comma(&self, token: TokenIdx) -> bool {
        self.raw(token) == ","
    }

    /// Whether there is a capital anywhere in it.
    pub(super) fn has_capital(&self, at: TokenIdx) -> bool {
        self.raw(at).chars().any(char::is_uppercase)
    }

    /// Whether a token is the first word of its sentence, opening quotes and dashes aside.
    pub(super) fn opens_sentence(&self, token: TokenIdx) -> bool {
        let start = self.doc.sentence_of(token).tokens.start;
        (start..token).all(|t| !self.is_word(t))
    }

    /// The words of a range as they stand in the text, line breaks folded to spaces.
    pub(super) fn phrase(&self, range: TokenRange) -> String {
        fold_space(self.span(range).of(self.text))
    }

    /// The bytes that a range covers.
    pub(super) fn span(&self, range: TokenRange) -> Span {
        self.doc.span_of(range)
    }
}

/// Runs of white space as one space, none at the ends.
pub(super) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without accents and case, for comparison.
pub(super) fn name_key(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    word.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '`' => '\'',
            '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{fold_space, name_key};

    #[test]
    fn accents_and_case_do_not_make_another_name() {
        assert_eq!(name_key("Sérgio"), name_key("SERGIO"));
        assert_eq!(name_key("Wałęsa"), "walesa");
    }

    #[test]
    fn a_name_across_a_line_break_is_one_name() {
        assert_eq!(fold_space("Hana\n Moriyama"), "Hana Moriyama");
    }
}

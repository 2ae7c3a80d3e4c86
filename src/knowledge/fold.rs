//! The form in which phrases are compared: lower case, no accents, no blanks, hyphens or periods.
//!
//! "U.S.", "US" and "U. S." fold alike, and so do "Guinea-Bissau" in one token or in three,
//! which frees the tables from knowing how the text was cut into tokens.

use unicode_normalization::UnicodeNormalization as _;

/// How one letter of a folded phrase was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// In upper case.
    pub(super) upper: bool,
    /// First of a word or of a part of one ("al-Sabah", "D.C.").
    pub(super) first: bool,
}

/// A folded phrase and how it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// Lower-case letters and digits.
    pub(super) key: String,
    /// One for each `char` of the key.
    pub(super) letters: Vec<Letter>,
    /// Commas and brackets: these part phrases, so both sides must have them.
    pub(super) breaks: usize,
}

impl Folded {
    /// The folded form of a phrase.
    pub(super) fn of(phrase: &str) -> Self {
        let mut folded = Self::default();
        folded.push(phrase);
        folded
    }

    /// Nothing yet, with room for most phrases.
    pub(super) fn with_room() -> Self {
        Self { key: String::with_capacity(48), letters: Vec::with_capacity(48), breaks: 0 }
    }

    /// Appends a word, as if after a blank. Returns whether it added any letter.
    pub(super) fn push(&mut self, word: &str) -> bool {
        let before = self.key.len();
        let mut first = true;
        for c in word.chars() {
            let from = self.key.len();
            push_char(c, &mut self.key);
            let added = self.key[from..].chars().count();
            for i in 0..added {
                self.letters.push(Letter { upper: c.is_uppercase(), first: first && i == 0 });
            }
            first = added == 0 && !is_apostrophe(c);
            self.breaks += usize::from(matches!(c, ',' | '(' | ')' | '/' | ':' | ';' | '"'));
        }
        self.key.len() > before
    }

    /// Whether `self`, found in a text, is written as the name `listed` should be.
    ///
    /// A capital of the name must be one in the text. A small letter may be a capital where a word
    /// starts ("Trinidad And Tobago") or where the whole is in capitals, as in headlines; that
    /// takes four letters, so that "US" is not "us" and "WHO" not "who".
    pub(super) fn is_written_like(&self, listed: &Self) -> bool {
        const SHORTEST_HEADLINE: usize = 4;
        let shouted =
            self.letters.len() >= SHORTEST_HEADLINE && self.letters.iter().all(|l| l.upper);
        self.breaks == listed.breaks
            && self.letters.len() == listed.letters.len()
            && (shouted
                || self
                    .letters
                    .iter()
                    .zip(&listed.letters)
                    .all(|(found, name)| found.upper == name.upper || (found.upper && found.first)))
    }
}

/// The folded form alone.
pub fn fold(phrase: &str) -> String {
    let mut key = String::with_capacity(phrase.len());
    phrase.chars().for_each(|c| push_char(c, &mut key));
    key
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´')
}

fn push_char(c: char, key: &mut String) {
    if c.is_ascii_alphanumeric() {
        key.push(c.to_ascii_lowercase());
    } else if c == '&' {
        key.push_str("and");
    } else if !c.is_ascii() && !is_apostrophe(c) {
        push_foreign(c, key);
    }
}

/// Letters beyond ASCII: without their accents; those that Unicode does not take apart, as English
/// newspapers write them.
fn push_foreign(c: char, key: &mut String) {
    match c {
        'ß' => key.push_str("ss"),
        'æ' | 'Æ' => key.push_str("ae"),
        'œ' | 'Œ' => key.push_str("oe"),
        'ø' | 'Ø' => key.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
        'þ' | 'Þ' => key.push_str("th"),
        'ł' | 'Ł' => key.push('l'),
        'ħ' | 'Ħ' => key.push('h'),
        'ı' | 'İ' => key.push('i'),
        'ə' | 'Ə' => key.push('e'),
        _ => key.extend(
            std::iter::once(c).nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    fn written_like(found: &str, listed: &str) -> bool {
        let (found, listed) = (Folded::of(found), Folded::of(listed));
        found.key == listed.key && found.is_written_like(&listed)
    }

    #[test]
    fn accents_periods_and_hyphens_do_not_count() {
        assert_eq!(fold("Côte d’Ivoire"), "cotedivoire");
        assert_eq!(fold("U.S."), fold("US"));
        assert_eq!(fold("Guinea-Bissau"), fold("Guinea Bissau"));
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("Trinidad & Tobago"), fold("Trinidad and Tobago"));
    }

    #[test]
    fn capitals_count() {
        assert!(written_like("U.S.", "US"));
        assert!(!written_like("us", "US"));
        assert!(!written_like("polish", "Polish"));
        assert!(!written_like("turkey", "Turkey"));
        assert!(!written_like("Us", "US"));
        assert!(!written_like("WHo", "WHO"));
    }

    #[test]
    fn headlines_may_shout_and_capitalize_small_words() {
        assert!(written_like("TOKYO", "Tokyo"));
        assert!(written_like("Trinidad And Tobago", "Trinidad and Tobago"));
        assert!(!written_like("WHO", "Who"));
    }

    #[test]
    fn a_comma_parts_what_it_stands_between() {
        assert!(written_like("Washington, D.C.", "Washington, DC"));
        assert!(!written_like("South, Korea", "South Korea"));
    }
}

//! Plain text: the decoded file is the article's text, unchanged, so that its offsets are the file's.

use crate::import::encoding::{Decoded, decode};
use crate::import::{ImportOptions, Parsed, Problem};

/// More control characters than one in this many, and it is no text. Some old files end in `^Z`
/// or have form feeds; binary files have an eighth of their bytes down there.
const CHARS_PER_CONTROL: usize = 50;

pub(super) fn parse(bytes: &[u8], options: ImportOptions) -> Result<Parsed, Problem> {
    let Decoded { text, encoding, warnings } = decode(bytes, options, None);
    let is_odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{85}');
    let n_odd = text.chars().filter(|&c| is_odd(c)).count();
    if n_odd > 0 && n_odd * CHARS_PER_CONTROL > text.chars().count() {
        return Err(Problem::NotText {
            what: "a file of some format that is not text",
            advice: "Save its text as .txt or .html and open that.",
        });
    }
    Ok(Parsed { text, encoding: encoding.name().to_owned(), warnings, ..Parsed::default() })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::import::ImportOptions;

    #[test]
    fn control_characters_show_that_it_is_no_text() {
        assert!(parse(b"\x01\x02\x03\x04 abc\x05\x06", ImportOptions::default()).is_err());
        let old = format!("{}\x1A", "A file from an old machine. ".repeat(5));
        assert_eq!(parse(old.as_bytes(), ImportOptions::default()).unwrap().text, old);
    }
}

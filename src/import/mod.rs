//! Bytes → [`Article`]: which format, which encoding, which date, what the site added.
//!
//! Pure: no files, no threads, no clock. Parsers of hostile formats can overflow the stack, which
//! nothing inside a process can stop; [`crate::worker`] therefore runs [`parse`] for them in a
//! child process. [`import`] does all steps in this process.

mod boilerplate;
mod dates;
mod encoding;
mod error;
mod html;
mod language;
mod markdown;
mod plain;
mod sniff;

pub use encoding::{ENCODINGS, Encoding, encoding_named};
pub use error::{ImportError, Problem};
pub use sniff::{Format, sniff};

use sha2::{Digest as _, Sha256};

use crate::text::{Article, Basis, Published};

/// Longest input, in bytes. The longest news articles have some 100 kB of text; saved pages with
/// everything inlined some megabytes.
pub const MAX_BYTES: usize = 20 << 20;

/// What the user may decide about reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The encoding of the bytes, instead of what they say or look like.
    pub encoding: Option<&'static Encoding>,
}

/// What the reader of one format found in the bytes; [`finish`] makes an article of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The headline, from the page's metadata.
    pub title: Option<String>,
    /// The newspaper or agency, from the page's metadata.
    pub outlet: Option<String>,
    /// From the page's metadata.
    pub authors: Vec<String>,
    /// From the page's metadata.
    pub published: Published,
    /// The text itself.
    pub text: String,
    /// The encoding it was read with, by its WHATWG name.
    pub encoding: String,
    /// What was guessed or left out, in words for the user.
    pub warnings: Vec<String>,
}

/// Reads one article. `name` is what the user calls it, usually its path; where the bytes do not
/// tell their format, its ending does.
pub fn import(name: &str, bytes: &[u8], options: ImportOptions) -> Result<Article, ImportError> {
    sniff(name, bytes)
        .and_then(|format| parse(bytes, format, options))
        .and_then(|parsed| finish(name, bytes, parsed))
        .map_err(|problem| ImportError { path: name.to_owned(), problem })
}

/// Gets text and metadata out of the bytes. May abort the process for [`Format::is_risky`] formats.
pub fn parse(bytes: &[u8], format: Format, options: ImportOptions) -> Result<Parsed, Problem> {
    match format {
        Format::PlainText => plain::parse(bytes, options),
        Format::Markdown => Ok(markdown::parse(bytes, options)),
        Format::Html => html::parse(bytes, options),
    }
}

/// Makes an article of what a reader found: digest, language, date, boilerplate.
pub fn finish(name: &str, bytes: &[u8], parsed: Parsed) -> Result<Article, Problem> {
    let Parsed { title, outlet, authors, mut published, text, encoding, mut warnings } = parsed;
    if text.trim().is_empty() {
        return Err(Problem::NoText);
    }
    if published.basis != Basis::Stated
        && let Some(stated) = dates::stated_at_top(&text)
    {
        published = stated;
    }
    let boilerplate = boilerplate::find(&text);
    let language = language::detect(&text, &boilerplate);
    warnings.extend(language::warning(language));
    Ok(Article {
        id: Default::default(),
        path: name.to_owned(),
        sha256: hex(&Sha256::digest(bytes)),
        title,
        outlet,
        authors,
        language: language.to_owned(),
        published,
        text: text.into(),
        encoding,
        boilerplate,
        warnings,
    })
}

fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes every write");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{ImportOptions, import};
    use crate::text::{Basis, Span};

    #[test]
    fn a_plain_text_file_is_its_own_text() {
        let text = "OSLO — The minister met the envoy.\r\n\r\nThey talked for an hour.\n";
        let article = import("a.txt", text.as_bytes(), ImportOptions::default()).unwrap();
        assert_eq!(&*article.text, text);
        assert_eq!(article.encoding, "UTF-8");
        assert_eq!(article.warnings, Vec::<String>::new());
        assert_eq!(article.published.basis, Basis::Unknown);
    }

    #[test]
    fn the_digest_is_that_of_the_original_bytes() {
        let article = import("a.txt", b"\xEF\xBB\xBFabc", ImportOptions::default()).unwrap();
        assert_eq!(&*article.text, "abc");
        assert_eq!(
            article.sha256,
            "1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c"
        );
    }

    #[test]
    fn boilerplate_is_marked_and_stays_in_the_text() {
        let text = "The envoys met in Oslo.\nSubscribe to our newsletter.\n";
        let article = import("a.txt", text.as_bytes(), ImportOptions::default()).unwrap();
        assert!(article.is_boilerplate(Span::new(24, 30)));
        assert!(!article.is_boilerplate(Span::new(0, 10)));
    }
}

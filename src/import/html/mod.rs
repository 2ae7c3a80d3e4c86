//! Saved web page → main text, headline, outlet, authors, date.
//!
//! The main text is found by the `trafilatura` crate, with its fallbacks. Its dates come from
//! anywhere on a page and the newest wins, so the date of publication is read here, from the same
//! tree; what the crate finds besides is only a proposal.

mod date;
mod guard;
mod text;

use trafilatura::dom::Document;
use trafilatura::{HtmlDateMode, Options};

use crate::import::encoding::{Decoded, Encoding, decode, encoding_named};
use crate::import::html::date::{date_in_address, stated_date};
use crate::import::html::guard::{MAX_DEPTH, depth, without_inlined_files};
use crate::import::html::text::paragraphs;
use crate::import::{ImportOptions, Parsed, Problem};
use crate::text::{Basis, Published};

/// A page's declaration of its encoding stands in its first kilobyte, says the HTML standard.
const DECLARATION_BYTES: usize = 1024;

/// Longest headline, outlet or author that is believed, in characters.
const MAX_FIELD_CHARS: usize = 300;

pub(super) fn parse(bytes: &[u8], options: ImportOptions) -> Result<Parsed, Problem> {
    let Decoded { text: source, encoding, warnings } =
        decode(bytes, options, declared_encoding(bytes));
    let source = without_inlined_files(&source);
    if depth(&source) > MAX_DEPTH {
        return Err(Problem::TooDeep { limit: MAX_DEPTH });
    }
    let page = Document::parse(&source);
    let (stated, in_address) = (stated_date(&page), date_in_address(&page));
    // Fallbacks find the text of pages that are built unlike most; comments are not the article's.
    // A date found in the page's prose would be any date.
    let extraction = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Fast);
    let found =
        trafilatura::extract_document(page, &extraction).map_err(|_error| Problem::NoArticle)?;
    let text = paragraphs(&Document::parse(&found.content_html));
    if text.trim().is_empty() {
        return Err(Problem::NoArticle);
    }
    let published = stated.or(in_address).unwrap_or_else(|| {
        // The crate's date is of another calendar library; its ISO form is common ground.
        let day = found.metadata.date.and_then(|day| day.to_string().parse().ok());
        day.map_or_else(Published::default, |day| Published {
            basis: Basis::Proposed,
            from: Some(day),
            to: Some(day),
            reasons: vec!["The page shows this date, without saying what it is.".to_owned()],
        })
    });
    Ok(Parsed {
        title: field(&found.metadata.title),
        outlet: field(&found.metadata.sitename),
        authors: found.metadata.author.split(';').filter_map(field).collect(),
        published,
        text,
        encoding: encoding.name().to_owned(),
        warnings,
    })
}

/// A line of metadata: white space collapsed, control characters dropped, length bounded.
fn field(value: &str) -> Option<String> {
    let value: Vec<&str> = value.split_whitespace().collect();
    let value: String =
        value.join(" ").chars().filter(|c| !c.is_control()).take(MAX_FIELD_CHARS).collect();
    (!value.is_empty()).then_some(value)
}

/// What `<meta charset>`, `<meta http-equiv>` or an XML declaration says.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes[..bytes.len().min(DECLARATION_BYTES)]
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let after = |key: &str| {
        head.match_indices(key).find_map(|(at, _)| {
            let rest = head[at + key.len()..].trim_start().strip_prefix('=')?.trim_start();
            let rest = rest.trim_start_matches(['"', '\'']);
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)))?;
            encoding_named(&rest[..end])
        })
    };
    if head.starts_with("<?xml") {
        after("encoding").or_else(|| after("charset"))
    } else {
        after("charset")
    }
}

//! Which format is this? By content before extension: people rename files, servers mislabel them.

use crate::import::Problem;
use crate::import::encoding::{Unicode, unicode_form};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Nothing but the text.
    PlainText,
    /// Text with light markup.
    Markdown,
    /// A saved web page.
    Html,
}

impl Format {
    /// Whether its parser is large and meets hostile input, so that it belongs in a child process.
    pub fn is_risky(self) -> bool {
        match self {
            Self::PlainText => false,
            Self::Markdown | Self::Html => true,
        }
    }
}

/// How many bytes from the start decide; a page's `<html>` comes well before.
const PEEK_BYTES: usize = 4096;

const SAVE_AS_TEXT: &str = "Save its text as .txt or .html and open that.";
const NO_TEXT_IN_IT: &str = "There is no article in it to read.";

/// First bytes of formats that are not text.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF document", SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF document", SAVE_AS_TEXT),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Office document (.doc, .xls, .ppt)",
        SAVE_AS_TEXT,
    ),
    (b"%!PS", "a PostScript document", SAVE_AS_TEXT),
    (b"bplist00", "a Safari web archive", "Save the page as “Page source” and open that."),
    (b"\x89PNG\r\n\x1A\n", "a PNG image", NO_TEXT_IN_IT),
    (b"\xFF\xD8\xFF", "a JPEG image", NO_TEXT_IN_IT),
    (b"GIF87a", "a GIF image", NO_TEXT_IN_IT),
    (b"GIF89a", "a GIF image", NO_TEXT_IN_IT),
    (b"II*\0", "a TIFF image", NO_TEXT_IN_IT),
    (b"MM\0*", "a TIFF image", NO_TEXT_IN_IT),
    (b"\x1F\x8B", "a gzip archive", "Unpack it and open the files in it."),
    (b"BZh", "a bzip2 archive", "Unpack it and open the files in it."),
    (b"\xFD7zXZ\0", "an xz archive", "Unpack it and open the files in it."),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", "Unpack it and open the files in it."),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "Unpack it and open the files in it."),
    (b"Rar!\x1A\x07", "a RAR archive", "Unpack it and open the files in it."),
    (b"SQLite format 3\0", "an SQLite database", NO_TEXT_IN_IT),
    (b"\x7FELF", "a program", NO_TEXT_IN_IT),
    (b"OggS", "a sound or video file", NO_TEXT_IN_IT),
    (b"ID3", "a sound file", NO_TEXT_IN_IT),
    (b"fLaC", "a sound file", NO_TEXT_IN_IT),
    (b"\x1A\x45\xDF\xA3", "a video file", NO_TEXT_IN_IT),
    (b"wOFF", "a font", NO_TEXT_IN_IT),
    (b"wOF2", "a font", NO_TEXT_IN_IT),
    (b"\0\x01\0\0\0", "a font", NO_TEXT_IN_IT),
    (b"\xFF\xFE\0\0", "text in UTF-32", "Save it as UTF-8 and open that."),
    (b"\0\0\xFE\xFF", "text in UTF-32", "Save it as UTF-8 and open that."),
];

/// Names of parts that tell what a ZIP archive really is.
const ZIP_CONTENTS: &[(&[u8], &str)] = &[
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel sheet (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods, .odp)"),
    (b"application/epub+zip", "an e-book (.epub)"),
];

/// Tells the format, or why the bytes cannot be read. `name` counts only where they do not tell.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Format, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    if bytes.len() > crate::import::MAX_BYTES {
        return Err(Problem::TooLarge { bytes: bytes.len(), limit: crate::import::MAX_BYTES });
    }
    if let Some(problem) = binary(bytes) {
        return Err(problem);
    }
    let peek = peek(bytes);
    if is_mime(&peek) {
        return Err(Problem::NotText {
            what: "an e-mail or a web archive (.mhtml)",
            advice: "Save the page as “Web page, HTML only” and open that.",
        });
    }
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let says_html = matches!(ending.as_str(), "html" | "htm" | "xhtml" | "shtml");
    if starts_like_html(&peek) || (says_html && has_tag(&peek)) {
        Ok(Format::Html)
    } else if matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd") {
        Ok(Format::Markdown)
    } else {
        Ok(Format::PlainText)
    }
}

fn binary(bytes: &[u8]) -> Option<Problem> {
    let starts = |magic: &&(&[u8], &str, &str)| bytes.starts_with(magic.0);
    if let Some(&(_, what, advice)) = MAGIC.iter().find(starts) {
        return Some(Problem::NotText { what, advice });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        // The names stand in the local headers, the first of them near the start.
        let head = &bytes[..bytes.len().min(64 << 10)];
        let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
        return Some(match ZIP_CONTENTS.iter().find(|(part, _)| holds(part)) {
            Some(&(_, what)) => Problem::NotText { what, advice: SAVE_AS_TEXT },
            None => Problem::NotText {
                what: "a ZIP archive",
                advice: "Unpack it and open the files in it.",
            },
        });
    }
    let at = |start: usize, magic: &[u8]| bytes.get(start..).is_some_and(|b| b.starts_with(magic));
    if bytes.starts_with(b"RIFF") && at(8, b"WEBP") {
        return Some(Problem::NotText { what: "a WebP image", advice: NO_TEXT_IN_IT });
    }
    if at(4, b"ftyp") {
        return Some(Problem::NotText { what: "a video or image file", advice: NO_TEXT_IN_IT });
    }
    if at(257, b"ustar") {
        return Some(Problem::NotText {
            what: "a tar archive",
            advice: "Unpack it and open the files in it.",
        });
    }
    None
}

/// The first characters, roughly: enough to see markup, which is ASCII in every encoding.
fn peek(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(PEEK_BYTES)];
    match unicode_form(bytes) {
        Some(Unicode { encoding, bom_len }) => {
            encoding.decode_without_bom_handling(&head[bom_len.min(head.len())..]).0.into_owned()
        }
        None => head.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// The tags by which the WHATWG's MIME sniffing knows a page, less those that may well stand at
/// the start of a Markdown file.
const FIRST_TAGS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "script",
    "style",
    "title",
    "meta",
    "link",
    "article",
];

fn starts_like_html(peek: &str) -> bool {
    let mut rest = peek.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n', '\u{C}']);
    loop {
        let skipped = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->").map(|(_, after)| after)
        } else if let Some(declaration) = rest.strip_prefix("<?xml") {
            declaration.split_once("?>").map(|(_, after)| after)
        } else {
            break;
        };
        let Some(after) = skipped else { return rest.starts_with("<!--") };
        rest = after.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    FIRST_TAGS.iter().any(|name| {
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag[name.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
    })
}

fn has_tag(peek: &str) -> bool {
    peek.split('<').skip(1).any(|after| {
        after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '/')
            && after.contains('>')
    })
}

/// Whether it starts with the headers of an e-mail message, which is what `.mhtml` is as well.
fn is_mime(peek: &str) -> bool {
    let mut headers = peek.lines().take_while(|line| !line.trim().is_empty());
    let named = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            name.eq_ignore_ascii_case("mime-version")
                || name.eq_ignore_ascii_case("content-type")
                || name.eq_ignore_ascii_case("return-path")
        })
    };
    let first_is_header = peek
        .lines()
        .next()
        .and_then(|line| line.split_once(':'))
        .is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace));
    first_is_header && headers.any(named)
}

#[cfg(test)]
mod tests {
    use super::{Format, sniff};

    #[test]
    fn content_counts_before_the_ending() {
        let page = b"\xEF\xBB\xBF <!-- saved -->\n<!DOCTYPE html><html><p>Hi";
        assert_eq!(sniff("a.txt", page), Ok(Format::Html));
        assert_eq!(sniff("a.html", b"No tags here."), Ok(Format::PlainText));
        assert_eq!(sniff("a.html", b"Some <b>tags</b> here."), Ok(Format::Html));
        assert_eq!(sniff("a.txt", b"Some <b>tags</b> here."), Ok(Format::PlainText));
        assert_eq!(sniff("a.md", b"# Title"), Ok(Format::Markdown));
        assert_eq!(sniff("a", b"<htmlish> is no tag"), Ok(Format::PlainText));
    }

    #[test]
    fn a_page_in_utf_16_is_a_page() {
        let page: Vec<u8> = "<html><body>Hi".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff("a.txt", &page), Ok(Format::Html));
    }

    #[test]
    fn files_that_are_not_text_are_named() {
        let what = |bytes: &[u8]| sniff("a.txt", bytes).unwrap_err().to_string();
        assert!(what(b"%PDF-1.7 ...").starts_with("This is a PDF document."));
        assert!(what(b"PK\x03\x04......word/document.xml").starts_with("This is a Word document"));
        assert!(what(b"PK\x03\x04......readme").starts_with("This is a ZIP archive."));
        assert!(what(b"RIFF....WEBPVP8 ").starts_with("This is a WebP image."));
        assert!(what(b"").starts_with("The file is empty."));
        assert!(
            what(b"From: x\nSubject: y\nMIME-Version: 1.0\n\nHi").starts_with("This is an e-mail")
        );
    }

    #[test]
    fn a_headline_with_a_colon_is_no_mail() {
        assert_eq!(sniff("a.txt", b"Oslo: talks resume\nBy us\n\nText"), Ok(Format::PlainText));
    }
}

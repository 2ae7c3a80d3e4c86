//! Bytes → text: byte order mark, then what was declared, then UTF-8 if it is that, then a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

use crate::import::ImportOptions;

pub use encoding_rs::Encoding;

/// Names of the encodings in which articles are found, for a menu; commonest first.
pub const ENCODINGS: &[&str] = &[
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "ISO-8859-2",
    "ISO-8859-5",
    "ISO-8859-7",
    "ISO-8859-15",
    "KOI8-R",
    "KOI8-U",
    "macintosh",
    "Shift_JIS",
    "EUC-JP",
    "ISO-2022-JP",
    "EUC-KR",
    "gb18030",
    "Big5",
    "windows-874",
];

/// The encoding that a name stands for ("latin1", "cp1251", "shift-jis"), as the web understands it.
pub fn encoding_named(label: &str) -> Option<&'static Encoding> {
    // The WHATWG's labels lack some names in daily use.
    let label = label.trim().to_ascii_lowercase();
    let alias = match label.as_str() {
        "cp932" | "shift-jisx0213" => "shift_jis",
        "cp949" => "euc-kr",
        "cp936" => "gb18030",
        "cp950" => "big5",
        other => other,
    };
    Encoding::for_label(alias.as_bytes())
        .or_else(|| Encoding::for_label(alias.replace('_', "-").as_bytes()))
}

/// Text, and how it was won.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static Encoding,
    /// What was guessed or lost, in words for the user.
    pub(super) warnings: Vec<String>,
}

/// Decodes. `declared` is what the document says of itself, where the format has a place for it.
pub(super) fn decode(
    bytes: &[u8],
    options: ImportOptions,
    declared: Option<&'static Encoding>,
) -> Decoded {
    let unicode = unicode_form(bytes);
    let (encoding, guessed) = match (options.encoding, unicode) {
        (Some(chosen), _) => (chosen, false),
        (None, Some(form)) => (form.encoding, form.bom_len == 0),
        (None, None) => match declared {
            // A declaration inside an ASCII-compatible stream cannot mean UTF-16.
            Some(declared) if declared != UTF_16LE && declared != UTF_16BE => (declared, false),
            _ => guess(bytes),
        },
    };
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let mut warnings = Vec::new();
    if guessed {
        warnings.push(format!(
            "The file does not say its encoding; {} was guessed from its bytes.",
            encoding.name()
        ));
    }
    if had_errors {
        let n_lost = text.matches('\u{FFFD}').count();
        warnings.push(format!(
            "Not all bytes are valid {}: \u{FFFD} stands in {n_lost} {}.",
            encoding.name(),
            if n_lost == 1 { "place" } else { "places" }
        ));
    }
    Decoded { text: text.into_owned(), encoding, warnings }
}

/// A Unicode encoding that the bytes show by a mark or a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unicode {
    pub(super) encoding: &'static Encoding,
    /// Length of the byte order mark; zero where a pattern told.
    pub(super) bom_len: usize,
}

/// UTF-8 or UTF-16 by byte order mark, or UTF-16 without one by what its bytes would mean.
pub(super) fn unicode_form(bytes: &[u8]) -> Option<Unicode> {
    if let Some((encoding, bom_len)) = Encoding::for_bom(bytes) {
        return Some(Unicode { encoding, bom_len });
    }
    let head = &bytes[..bytes.len().min(64 << 10) & !1];
    // Spaces, stops and line ends have a zero byte in texts of any script. Texts in other encodings
    // have none.
    if !head.contains(&0) {
        return None;
    }
    let plain = |encoding| (n_plain(head, encoding), encoding);
    let (little, big) = (plain(UTF_16LE), plain(UTF_16BE));
    let (n_plain, encoding) = if little.0 >= big.0 { little } else { big };
    (n_plain > 0).then_some(Unicode { encoding, bom_len: 0 })
}

/// How many characters are of the commonest (ASCII, kana, East Asian stops), if all of them are
/// text; else zero. With their bytes swapped they would be of the rarest.
fn n_plain(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        return 0;
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{C}');
    let is_plain = |c: &char| matches!(c, '\0'..='\u{7F}' | '\u{3001}'..='\u{30FF}' | '\u{FF0C}');
    if text.chars().all(is_text) { text.chars().filter(is_plain).count() } else { 0 }
}

/// Returns an encoding, and whether that is only a guess.
fn guess(bytes: &[u8]) -> (&'static Encoding, bool) {
    let has_escape = bytes.windows(2).any(|pair| matches!(pair, b"\x1B$" | b"\x1B("));
    if !has_escape && std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    if is_damaged_utf8(bytes) {
        return (UTF_8, true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    (encoding, encoding != UTF_8)
}

/// Whether it is UTF-8 but for a few bad bytes (a cut at the end, a pasted-in Latin-1 word), which
/// a detector rules out at the first of them. Sequences that long do not come about by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_bad > 0 && n_good >= 10 * n_bad
}

#[cfg(test)]
mod tests {
    use super::{ENCODINGS, Encoding, decode, encoding_named, unicode_form};
    use crate::import::ImportOptions;

    fn decoded(bytes: &[u8]) -> (String, &'static str, usize) {
        let d = decode(bytes, ImportOptions::default(), None);
        (d.text, d.encoding.name(), d.warnings.len())
    }

    fn utf_16le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn utf_8_is_no_guess() {
        assert_eq!(decoded("Zoë".as_bytes()), ("Zoë".to_owned(), "UTF-8", 0));
        assert_eq!(decoded("\u{FEFF}Zoë".as_bytes()), ("Zoë".to_owned(), "UTF-8", 0));
    }

    #[test]
    fn utf_16_without_a_mark_is_known_by_its_zeros() {
        assert_eq!(decoded(&utf_16le("Hello there")), ("Hello there".to_owned(), "UTF-16LE", 1));
        let korean = "외교부 장관은 오슬로에서 회담을 했다. 끝\n";
        assert_eq!(decoded(&utf_16le(korean)), (korean.to_owned(), "UTF-16LE", 1));
        let big: Vec<u8> = "Hello".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&big), ("Hello".to_owned(), "UTF-16BE", 1));
    }

    #[test]
    fn zeros_alone_do_not_make_utf_16() {
        assert_eq!(unicode_form(b"\0\0\0\0\0\0"), None);
        assert_eq!(unicode_form(b"a\0\x01\0\x02\0"), None);
    }

    #[test]
    fn one_bad_byte_does_not_turn_utf_8_into_latin_1() {
        let mut bytes =
            "“Señor Muñoz” — él dijo: “mañana, después”. Así terminó".as_bytes().to_vec();
        bytes.push(0xE9);
        let (text, encoding, n_warnings) = decoded(&bytes);
        assert!(text.starts_with("“Señor"));
        assert_eq!((encoding, n_warnings), ("UTF-8", 2));
    }

    #[test]
    fn the_chosen_encoding_wins() {
        let options = ImportOptions { encoding: encoding_named("latin1") };
        let d = decode("é".as_bytes(), options, None);
        assert_eq!((d.text.as_str(), d.encoding.name()), ("Ã©", "windows-1252"));
    }

    #[test]
    fn every_offered_encoding_exists_under_its_name() {
        for name in ENCODINGS {
            assert_eq!(encoding_named(name).map(Encoding::name), Some(*name));
        }
        assert_eq!(encoding_named("cp949").map(Encoding::name), Some("EUC-KR"));
        assert_eq!(encoding_named("klingon"), None);
    }
}

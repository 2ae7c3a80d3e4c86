//! What parent and worker say to each other: JSON with its length before it, and raw bytes likewise.
//!
//! The types are of their own, so that what travels does not shape what the program works with. The
//! parent takes an answer for what a stranger says: everything is bounded, cleaned, or refused.

use std::io::{Error, ErrorKind, Read};

use serde::{Deserialize, Serialize};

use crate::import::{Format, ImportOptions, MAX_BYTES, Parsed, Problem, encoding_named};
use crate::text::{Basis, Published};
use crate::worker::Limits;

/// Longest header that a worker reads, in bytes.
const MAX_HEADER: usize = 4 << 10;

/// Longest line of metadata that is believed, in characters.
const MAX_LINE_CHARS: usize = 500;

/// Most authors, warnings or reasons that are believed.
const MAX_LINES: usize = 50;

/// What a worker is asked to do with the bytes that follow.
#[derive(Deserialize, Serialize)]
pub(super) struct Request {
    format: WireFormat,
    encoding: Option<String>,
    memory_bytes: u64,
    cpu_secs: u64,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
enum WireFormat {
    PlainText,
    Markdown,
    Html,
}

impl Request {
    pub(super) fn new(format: Format, options: ImportOptions, limits: Limits) -> Self {
        Self {
            format: match format {
                Format::PlainText => WireFormat::PlainText,
                Format::Markdown => WireFormat::Markdown,
                Format::Html => WireFormat::Html,
            },
            encoding: options.encoding.map(|encoding| encoding.name().to_owned()),
            memory_bytes: limits.memory_bytes,
            cpu_secs: limits.cpu_secs,
        }
    }

    pub(super) fn format(&self) -> Format {
        match self.format {
            WireFormat::PlainText => Format::PlainText,
            WireFormat::Markdown => Format::Markdown,
            WireFormat::Html => Format::Html,
        }
    }

    pub(super) fn options(&self) -> ImportOptions {
        ImportOptions { encoding: self.encoding.as_deref().and_then(encoding_named) }
    }

    pub(super) fn limits(&self) -> Limits {
        Limits { memory_bytes: self.memory_bytes, cpu_secs: self.cpu_secs }
    }

    pub(super) fn to_bytes(&self, content: &[u8]) -> Vec<u8> {
        let header = serde_json::to_vec(self).expect("strings and numbers are always JSON");
        let mut bytes = Vec::with_capacity(header.len() + content.len() + 8);
        for part in [&header[..], content] {
            bytes.extend((part.len() as u32).to_le_bytes());
            bytes.extend(part);
        }
        bytes
    }

    pub(super) fn read(input: &mut impl Read) -> std::io::Result<(Self, Vec<u8>)> {
        let header = read_part(input, MAX_HEADER)?;
        let request = serde_json::from_slice(&header)?;
        Ok((request, read_part(input, MAX_BYTES)?))
    }
}

fn read_part(input: &mut impl Read, limit: usize) -> std::io::Result<Vec<u8>> {
    let mut len = [0; 4];
    input.read_exact(&mut len)?;
    let len = u32::from_le_bytes(len) as usize;
    if len > limit {
        return Err(Error::new(ErrorKind::InvalidData, "longer than any request"));
    }
    let mut part = vec![0; len];
    input.read_exact(&mut part)?;
    Ok(part)
}

/// What a worker answers.
#[derive(Deserialize, Serialize)]
pub(super) enum Reply {
    Parsed {
        title: Option<String>,
        outlet: Option<String>,
        authors: Vec<String>,
        /// Whether the page itself says so, then the day.
        published: Option<(bool, String)>,
        reasons: Vec<String>,
        text: String,
        encoding: String,
        warnings: Vec<String>,
    },
    Empty,
    NoText,
    NoArticle,
    TooDeep(usize),
    Other(String),
}

impl Reply {
    pub(super) fn new(result: Result<Parsed, Problem>) -> Self {
        match result {
            Ok(parsed) => Self::Parsed {
                title: parsed.title,
                outlet: parsed.outlet,
                authors: parsed.authors,
                published: parsed
                    .published
                    .from
                    .map(|day| (parsed.published.basis == Basis::Stated, day.to_string())),
                reasons: parsed.published.reasons,
                text: parsed.text,
                encoding: parsed.encoding,
                warnings: parsed.warnings,
            },
            Err(Problem::Empty) => Self::Empty,
            Err(Problem::NoText) => Self::NoText,
            Err(Problem::NoArticle) => Self::NoArticle,
            Err(Problem::TooDeep { limit }) => Self::TooDeep(limit),
            Err(other) => Self::Other(other.to_string()),
        }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings and numbers are always JSON")
    }

    /// What the worker found, as far as it can be believed.
    pub(super) fn parsed(bytes: &[u8]) -> Result<Parsed, Problem> {
        let no_sense = || Problem::ParserFailed("the parser's answer makes no sense".to_owned());
        match serde_json::from_slice(bytes).map_err(|_error| no_sense())? {
            Self::Parsed {
                title,
                outlet,
                authors,
                published,
                reasons,
                text,
                encoding,
                warnings,
            } => Ok(Parsed {
                title: title.as_deref().and_then(line),
                outlet: outlet.as_deref().and_then(line),
                authors: lines(&authors),
                published: match published {
                    None => Published::default(),
                    Some((is_stated, day)) => {
                        let day = day.parse().map_err(|_error| no_sense())?;
                        Published {
                            basis: if is_stated { Basis::Stated } else { Basis::Proposed },
                            from: Some(day),
                            to: Some(day),
                            reasons: lines(&reasons),
                        }
                    }
                },
                text: text
                    .chars()
                    .filter(|&c| !c.is_control() || matches!(c, '\n' | '\t'))
                    .collect(),
                encoding: encoding_named(&encoding).ok_or_else(no_sense)?.name().to_owned(),
                warnings: lines(&warnings),
            }),
            Self::Empty => Err(Problem::Empty),
            Self::NoText => Err(Problem::NoText),
            Self::NoArticle => Err(Problem::NoArticle),
            Self::TooDeep(limit) => Err(Problem::TooDeep { limit }),
            Self::Other(reason) => Err(Problem::ParserFailed(line(&reason).unwrap_or_default())),
        }
    }
}

fn line(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_control()).take(MAX_LINE_CHARS).collect();
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn lines(texts: &[String]) -> Vec<String> {
    texts.iter().filter_map(|text| line(text)).take(MAX_LINES).collect()
}

#[cfg(test)]
mod tests {
    use super::{Reply, Request};
    use crate::import::{Format, ImportOptions, Parsed, Problem};
    use crate::text::Published;
    use crate::worker::Limits;

    #[test]
    fn a_request_arrives_as_it_was_sent() {
        let options = ImportOptions { encoding: crate::import::encoding_named("EUC-KR") };
        let sent = Request::new(Format::Html, options, Limits::default()).to_bytes(b"<p>Hi");
        let (request, bytes) = Request::read(&mut &sent[..]).unwrap();
        assert_eq!(request.format(), Format::Html);
        assert_eq!(request.options(), options);
        assert_eq!(request.limits(), Limits::default());
        assert_eq!(bytes, b"<p>Hi");
        assert!(Request::read(&mut &sent[..sent.len() - 1]).is_err());
        assert!(Request::read(&mut &[0xFF; 16][..]).is_err());
    }

    #[test]
    fn an_answer_arrives_as_it_was_given() {
        let parsed = Parsed {
            title: Some("Talks in Oslo".to_owned()),
            authors: vec!["Ada".to_owned()],
            published: Published::on("2025-02-13".parse().unwrap(), "It says so."),
            text: "One.\nTwo.\n".to_owned(),
            encoding: "UTF-8".to_owned(),
            ..Parsed::default()
        };
        assert_eq!(Reply::parsed(&Reply::new(Ok(parsed.clone())).to_bytes()), Ok(parsed));
        for problem in [Problem::NoArticle, Problem::TooDeep { limit: 7 }] {
            assert_eq!(Reply::parsed(&Reply::new(Err(problem.clone())).to_bytes()), Err(problem));
        }
    }

    #[test]
    fn what_a_hostile_answer_says_is_cleaned_or_refused() {
        let parsed = Parsed {
            title: Some(format!("\u{1B}]0;owned\u{7}{}", "x".repeat(5000))),
            text: "One\u{0}\u{1B}[31m.".to_owned(),
            encoding: "UTF-8".to_owned(),
            warnings: vec!["w".to_owned(); 1000],
            ..Parsed::default()
        };
        let cleaned = Reply::parsed(&Reply::new(Ok(parsed.clone())).to_bytes()).unwrap();
        let title = cleaned.title.unwrap();
        assert!(title.starts_with("]0;ownedx") && title.len() == 500);
        assert_eq!(cleaned.text, "One[31m.");
        assert_eq!(cleaned.warnings.len(), 50);
        let nonsense = Parsed { encoding: "klingon".to_owned(), ..parsed };
        assert!(Reply::parsed(&Reply::new(Ok(nonsense)).to_bytes()).is_err());
        assert!(Reply::parsed(b"").is_err());
        assert!(Reply::parsed(b"{\"Parsed\":{}}").is_err());
    }
}

//! Name corpora with a word and a label per line: `CrossNER`, `WikiGold`.

use std::path::Path;

use crate::nlp::NameKind;
use crate::text::Span;
use crate::train::corpora::align::join;
use crate::train::corpora::{NamedDocument, NamedSentence, NamedSpan, named_sentence};
use crate::train::files;

/// How a corpus calls its kinds of names; `None` for kinds that we do not look for.
pub(crate) type KindOf = fn(&str) -> Option<NameKind>;

/// The kinds of `CrossNER`.
pub(crate) fn crossner_kind(label: &str) -> Option<NameKind> {
    match label {
        "person" | "politician" | "writer" | "musicalartist" | "researcher" | "scientist" => {
            Some(NameKind::Person)
        }
        "organisation" | "politicalparty" | "band" | "university" => Some(NameKind::Organization),
        "country" | "location" => Some(NameKind::Place),
        "event" | "election" | "conference" => Some(NameKind::Event),
        _ => None,
    }
}

/// The kinds of the `CoNLL` tradition.
pub(crate) fn conll_kind(label: &str) -> Option<NameKind> {
    match label {
        "PER" => Some(NameKind::Person),
        "ORG" => Some(NameKind::Organization),
        "LOC" => Some(NameKind::Place),
        _ => None,
    }
}

/// Reads a file; every sentence is a document of its own, since their order tells nothing.
pub(crate) fn read(
    path: &Path,
    kind_of: KindOf,
    knows_events: bool,
) -> anyhow::Result<Vec<NamedDocument>> {
    let file = files::read(path)?;
    let mut documents = Vec::new();
    let mut lines: Vec<(&str, &str)> = Vec::new();
    for line in file.lines().chain([""]) {
        let mut cells = line.split_whitespace();
        if let (Some(word), Some(label)) = (cells.next(), cells.next_back()) {
            lines.push((word, label));
        } else if !lines.is_empty() {
            let sentence = sentence(&std::mem::take(&mut lines), kind_of, knows_events);
            documents.push(NamedDocument { sentences: vec![sentence] });
        }
    }
    Ok(documents)
}

fn sentence(lines: &[(&str, &str)], kind_of: KindOf, knows_events: bool) -> NamedSentence {
    let words: Vec<&str> = lines.iter().map(|&(word, _)| word).collect();
    let (text, spans) = join(&words);
    let mut named: Vec<NamedSpan> = Vec::new();
    let mut last = "O";
    for (&(_, label), &span) in lines.iter().zip(&spans) {
        let kind = label.get(2..).unwrap_or_default();
        // "I-" begins a name where nothing of the same kind went before (IOB1).
        let goes_on = label.starts_with("I-") && last.get(2..) == Some(kind);
        last = label;
        let Some(kind) = kind_of(kind) else { continue };
        match named.last_mut() {
            Some(name) if goes_on => name.span = name.span.cover(span),
            _ => named.push(NamedSpan { span: Span::new(span.start, span.end), kind }),
        }
    }
    named_sentence(&text, &named, knows_events)
}

//! Names in the GUM treebank, out of its nested entity annotation.

use crate::nlp::NameKind;
use crate::nlp::model::gazetteer as gaz;
use crate::text::Span;
use crate::train::corpora::align::locate;
use crate::train::corpora::treebank::{RawSentence, Row};
use crate::train::corpora::{NamedDocument, NamedSpan, named_sentence};

/// A stretch of rows that refers to something.
struct Mention {
    first: usize,
    end: usize,
    kind: Option<NameKind>,
}

/// The names of all documents.
pub(crate) fn documents(sentences: &[RawSentence]) -> Vec<NamedDocument> {
    let mut documents: Vec<NamedDocument> = Vec::new();
    let mut last = None;
    for sentence in sentences {
        if last != Some(&sentence.document) {
            documents.push(NamedDocument::default());
            last = Some(&sentence.document);
        }
        let forms: Vec<&str> = sentence.rows.iter().map(|row| row.form.as_str()).collect();
        if let Some(spans) = locate(&sentence.text, &forms)
            && let Some(document) = documents.last_mut()
        {
            let named = names(sentence, &spans);
            document.sentences.push(named_sentence(&sentence.text, &named, true));
        }
    }
    documents
}

fn names(sentence: &RawSentence, spans: &[Span]) -> Vec<NamedSpan> {
    let mut named: Vec<NamedSpan> = mentions(&sentence.rows)
        .iter()
        .filter_map(|mention| {
            let (first, end) = name_within(&sentence.rows, mention)?;
            let span = spans[first].cover(spans[end - 1]);
            let text = span.of(&sentence.text);
            let listed = gaz::lookup(gaz::any_case_hash(text));
            let kind = match mention.kind? {
                // Governments are annotated as organizations under the country's name.
                NameKind::Organization if listed & gaz::PLACES != 0 && listed & gaz::ORG == 0 => {
                    NameKind::Place
                }
                kind => kind,
            };
            (listed & gaz::DEMONYM == 0).then_some(NamedSpan { span, kind })
        })
        .collect();
    named.sort_by_key(|name| std::cmp::Reverse(name.span.len()));
    named
}

/// Reads the brackets in the MISC column: `(7-person-…`, `7)`, `(7-person-…)`.
fn mentions(rows: &[Row]) -> Vec<Mention> {
    let mut open: Vec<(&str, usize, Option<NameKind>)> = Vec::new();
    let mut mentions = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(mut rest) = row.misc.split('|').find_map(|cell| cell.strip_prefix("Entity="))
        else {
            continue;
        };
        while !rest.is_empty() {
            let len = rest[1..].find(['(', ')']).map_or(rest.len(), |len| len + 1);
            let (mut part, tail) = rest.split_at(len);
            rest = tail;
            let closes = rest.starts_with(')');
            rest = rest.strip_prefix(')').unwrap_or(rest);
            if let Some(opened) = part.strip_prefix('(') {
                part = opened;
                let mut fields = part.split('-');
                let id = fields.next().unwrap_or_default();
                open.push((id, at, kind(fields.next().unwrap_or_default())));
            }
            let id = part.split('-').next().unwrap_or_default();
            if closes && let Some(i) = open.iter().rposition(|&(other, ..)| other == id) {
                let (_, first, kind) = open.remove(i);
                mentions.push(Mention { first, end: at + 1, kind });
            }
        }
    }
    mentions
}

fn kind(name: &str) -> Option<NameKind> {
    match name {
        "person" => Some(NameKind::Person),
        "organization" => Some(NameKind::Organization),
        "place" => Some(NameKind::Place),
        "event" => Some(NameKind::Event),
        _ => None,
    }
}

/// The proper name that a mention's head belongs to, without titles.
fn name_within(rows: &[Row], mention: &Mention) -> Option<(usize, usize)> {
    let range = mention.first..mention.end;
    let head = range
        .clone()
        .find(|&i| rows[i].head.checked_sub(1).is_none_or(|head| !range.contains(&head)))?;
    let is_proper = |i: usize| rows[i].tag.starts_with("NNP");
    let is_person = mention.kind == Some(NameKind::Person);
    if !is_proper(head) || (is_person && is_title(&rows[head].form)) {
        return None;
    }
    let mut first = head;
    while first > range.start
        && (is_proper(first - 1) || matches!(rows[first - 1].tag.as_str(), "HYPH" | "CD" | "POS"))
        && !(is_person && is_no_given_name(&rows[first - 1]))
    {
        first -= 1;
    }
    while first < head && matches!(rows[first].tag.as_str(), "HYPH" | "POS" | "CD") {
        first += 1;
    }
    let mut end = head + 1;
    while end < range.end {
        let joins = matches!(
            rows[end].form.to_lowercase().as_str(),
            "of" | "and" | "for" | "-" | "&" | "de" | "al" | "the" | "in"
        ) && !is_person;
        let goes_on = is_proper(end)
            || rows[end].tag == "CD"
            || (rows[end].tag == "HYPH" && end + 1 < range.end && is_proper(end + 1))
            || (joins && (end + 1..range.end.min(end + 3)).any(is_proper));
        if !goes_on {
            break;
        }
        end += 1;
    }
    Some((first, end))
}

fn is_title(form: &str) -> bool {
    let listed = gaz::lookup(gaz::any_case_hash(form));
    listed & (gaz::OFFICE | gaz::HONORIFIC) != 0 && listed & gaz::bit(7) == 0
        || matches!(form, "Prime" | "Foreign" | "Vice" | "Deputy" | "Former" | "Acting" | "Chief")
}

/// Titles and countries before a person's name.
fn is_no_given_name(row: &Row) -> bool {
    let listed = gaz::lookup(gaz::any_case_hash(&row.form));
    is_title(&row.form)
        || row.dep == "nmod:desc"
        || listed & gaz::DEMONYM != 0
        || matches!(row.form.as_str(), "U.S." | "US" | "UK" | "U.K.")
}

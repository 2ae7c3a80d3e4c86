//! Universal NER's labels of the English Web Treebank.

use std::path::Path;

use crate::train::corpora::align::locate;
use crate::train::corpora::columns::conll_kind;
use crate::train::corpora::{NamedDocument, NamedSpan, named_sentence};
use crate::train::files;

/// Reads a file. Events are not annotated.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<NamedDocument>> {
    let file = files::read(path)?;
    let mut documents = vec![NamedDocument::default()];
    let mut text = "";
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for line in file.lines().chain([""]) {
        if line.starts_with("# newdoc") {
            documents.push(NamedDocument::default());
        } else if let Some(rest) = line.strip_prefix("# text = ") {
            text = rest;
        } else if let [_, form, label, ..] = line.split('\t').collect::<Vec<_>>()[..] {
            rows.push((form, label));
        } else if line.is_empty() && !rows.is_empty() {
            let forms: Vec<&str> = rows.iter().map(|&(form, _)| form).collect();
            if let Some(spans) = locate(text, &forms)
                && let Some(document) = documents.last_mut()
            {
                let mut named: Vec<NamedSpan> = Vec::new();
                for (&(_, label), &span) in rows.iter().zip(&spans) {
                    let kind = label.get(2..).and_then(conll_kind);
                    match (kind, named.last_mut()) {
                        (Some(_), Some(name)) if label.starts_with("I-") => {
                            name.span = name.span.cover(span);
                        }
                        (Some(kind), _) => named.push(NamedSpan { span, kind }),
                        _ => {}
                    }
                }
                document.sentences.push(named_sentence(text, &named, false));
            }
            rows.clear();
        }
    }
    documents.retain(|document| !document.sentences.is_empty());
    Ok(documents)
}

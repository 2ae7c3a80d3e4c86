//! Re-DocRED: articles of Wikipedia with their names.

use std::path::Path;

use serde::Deserialize;

use crate::nlp::model::gazetteer as gaz;
use crate::train::corpora::align::join;
use crate::train::corpora::columns::conll_kind;
use crate::train::corpora::{NamedDocument, NamedSpan, named_sentence};
use crate::train::files;

#[derive(Deserialize)]
struct Article {
    sents: Vec<Vec<String>>,
    #[serde(rename = "vertexSet")]
    entities: Vec<Vec<Mention>>,
}

#[derive(Deserialize)]
struct Mention {
    pos: [usize; 2],
    sent_id: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// Reads a file. Events are not annotated; demonyms, annotated as places, are dropped.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<NamedDocument>> {
    let articles: Vec<Article> = serde_json::from_str(&files::read(path)?)?;
    Ok(articles.iter().map(document).collect())
}

fn document(article: &Article) -> NamedDocument {
    let sentences = article.sents.iter().enumerate().map(|(id, words)| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (text, spans) = join(&words);
        let mut named: Vec<NamedSpan> = article
            .entities
            .iter()
            .flatten()
            .filter(|mention| mention.sent_id == id && mention.pos[0] < mention.pos[1])
            .filter_map(|mention| {
                let kind = conll_kind(&mention.kind)?;
                let last = spans.get(mention.pos[1] - 1)?;
                Some(NamedSpan { span: spans[mention.pos[0]].cover(*last), kind })
            })
            .filter(|name| gaz::lookup(gaz::any_case_hash(name.span.of(&text))) & gaz::DEMONYM == 0)
            .collect();
        // The longest of overlapping names comes first, and so stays.
        named.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
        named_sentence(&text, &named, false)
    });
    NamedDocument { sentences: sentences.collect() }
}

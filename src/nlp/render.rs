//! A document as text, for people who want to see why something was found or not.

use std::fmt::Write as _;

use crate::nlp::{Document, NameKind};
use crate::text::Article;

/// Sentence by sentence, a row for each token: number, word, lemma, tag, head's number (0 for the
/// root), dependency, name.
pub fn render(article: &Article, document: &Document) -> String {
    let mut out = String::new();
    for sentence in &document.sentences {
        let note = if sentence.boilerplate { " (boilerplate)" } else { "" };
        // Writing to a string cannot fail.
        _ = writeln!(out, "# {}{note}", sentence.span.of(&article.text));
        for idx in sentence.tokens.iter() {
            let token = &document.tokens[idx];
            let number = |token: usize| token + 1 - sentence.tokens.start;
            _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}",
                number(idx),
                token.span.of(&article.text),
                token.lemma,
                token.tag.name(),
                token.head.map_or(0, number),
                token.dep.name(),
                name_label(document, idx),
            );
        }
        out.push('\n');
    }
    out
}

/// "B-PER" for the first token of a person's name, "I-PER" for the others, and so on.
fn name_label(document: &Document, token: usize) -> String {
    let Some(name) = document.names.iter().find(|name| name.tokens.contains(token)) else {
        return "-".to_owned();
    };
    let position = if name.tokens.start == token { 'B' } else { 'I' };
    let kind = match name.kind {
        NameKind::Person => "PER",
        NameKind::Organization => "ORG",
        NameKind::Place => "LOC",
        NameKind::Event => "EVENT",
    };
    format!("{position}-{kind}")
}

//! `entente explain`: how an article was understood, as text for people.

use std::fmt::Write as _;

use crate::cli::args::Explain;
use crate::cli::extract::open_all;
use crate::cli::outcome::{Outcome, write_result};
use crate::map::ArticleExtraction;
use crate::nlp;

pub(super) fn run(args: &Explain) -> Outcome {
    let (extractions, outcome) = open_all(&args.input);
    let text: String = extractions.iter().map(explained).collect();
    match write_result(None, text.as_bytes()) {
        Ok(()) => outcome,
        Err(failed) => failed,
    }
}

fn explained(extraction: &ArticleExtraction) -> String {
    let ArticleExtraction { article, document, .. } = extraction;
    let mut text = String::new();
    let published = match (article.published.from, article.published.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        _ => "unknown".to_owned(),
    };
    let lines = [
        ("File", article.path.as_str()),
        ("Title", article.title.as_deref().unwrap_or("unknown")),
        ("Outlet", article.outlet.as_deref().unwrap_or("unknown")),
        ("Encoding", &article.encoding),
        ("Language", &article.language),
        ("Published", &published),
    ];
    for (name, value) in lines {
        writeln!(text, "{name}: {value}").expect("a String takes every write");
    }
    for skipped in &article.boilerplate {
        let words = skipped.span.of(&article.text);
        writeln!(text, "Left out: {words} ({})", skipped.reason)
            .expect("a String takes every write");
    }
    text.push('\n');
    text.push_str(&nlp::render(article, document));
    text
}

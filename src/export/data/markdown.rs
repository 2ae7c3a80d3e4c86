//! A dossier in Markdown: who is who, what is said of them, and the sentence behind every claim.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::export::data::{Edge, Facts};
use crate::export::source_line;
use crate::map::wording;

/// The dossier. Footnotes have the numbers of the edges: `[^r1]`.
pub(super) fn dossier(facts: &Facts<'_>) -> String {
    let notes = facts.notes;
    let mut out = String::from("# Who relates to whom\n\n");
    // Writing to a string cannot fail.
    _ = writeln!(out, "{}\n", plain(&source_line(facts.map)));
    out.push_str("## Actors\n\n");
    for node in &facts.nodes {
        let kind = node.actor.kind.name();
        let what = if node.offices.is_empty() { kind } else { &node.offices };
        _ = writeln!(out, "- **{}**, {}", plain(&node.actor.name), plain(what));
        _ = write!(out, "{}", note(notes.actors.get(&node.actor.id)));
    }
    out.push_str("\n## Relations\n");
    let mut by_predicate = BTreeMap::<_, Vec<&Edge<'_>>>::new();
    for edge in &facts.edges {
        by_predicate.entry(edge.link.predicate).or_default().push(edge);
    }
    for (predicate, edges) in by_predicate {
        _ = writeln!(out, "\n### {}\n", predicate.heading());
        for edge in edges {
            let link = edge.link;
            let facts = plain(&wording::facts(link).join(", "));
            _ = writeln!(out, "- {} ({facts}).[^{}]", plain(&edge.sentence), edge.id);
            _ = write!(out, "{}", note(notes.links.get(&link.id)));
        }
    }
    if !notes.others.is_empty() {
        out.push_str("\n## Notes\n\n");
        for text in &notes.others {
            _ = writeln!(out, "- {}", plain(text));
        }
    }
    out.push_str("\n## Evidence\n\n");
    for edge in &facts.edges {
        let quotes: Vec<String> = edge
            .link
            .evidence
            .iter()
            .map(|evidence| {
                let (quote, article) = (facts.quote(evidence), facts.article(evidence));
                let mut footnote = format!("“{}” ({})", plain(&quote), plain(article));
                for text in facts.notes.on_sentence(evidence) {
                    _ = write!(footnote, " Note: {}.", plain(text));
                }
                footnote
            })
            .collect();
        _ = writeln!(out, "[^{}]: {}", edge.id, quotes.join(" "));
    }
    out
}

/// The user's own words, below what they are about.
fn note(text: Option<&String>) -> String {
    text.map(|text| format!("  - Note: {}\n", plain(text))).unwrap_or_default()
}

/// Text that means nothing to Markdown: articles are other people's.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '!')
        {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

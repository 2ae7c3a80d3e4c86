//! A Mermaid flowchart (<https://mermaid.js.org/syntax/flowchart.html>).

use std::fmt::Write as _;

use crate::entities::EntityKind;
use crate::export::data::Facts;
use crate::relations::Status;

/// The diagram: nodes by shape, planned and possible things dotted, denied ones crossed.
pub(super) fn diagram(facts: &Facts<'_>) -> String {
    let mut out = String::from("flowchart LR\n");
    for node in &facts.nodes {
        let (open, close) = match node.actor.kind {
            EntityKind::Country => ("((", "))"),
            EntityKind::Person => ("(", ")"),
            EntityKind::Organization => ("{{", "}}"),
            EntityKind::Event => ("{", "}"),
            EntityKind::Place => ("([", "])"),
        };
        // Writing to a string cannot fail.
        _ = writeln!(out, "  {}{open}\"{}\"{close}", node.id, entities(&node.actor.name));
    }
    for edge in &facts.edges {
        let symmetric = edge.link.predicate.is_symmetric();
        let line = match (edge.link.status, symmetric) {
            (Status::Happened | Status::Ongoing, false) => "-->",
            (Status::Happened | Status::Ongoing, true) => "---",
            (Status::Planned | Status::Possible, false) => "-.->",
            (Status::Planned | Status::Possible, true) => "-.-",
            (Status::Denied, _) => "--x",
        };
        let label = entities(edge.link.predicate.heading());
        _ = writeln!(out, "  {} {line}|\"{label}\"| {}", edge.source, edge.target);
    }
    out
}

/// Every character that could mean something to Mermaid or to the page, as its number.
fn entities(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-') {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            _ = write!(out, "#{};", u32::from(c));
        }
    }
    out
}

//! DOT, the language of Graphviz (<https://graphviz.org/doc/info/lang.html>).

use std::fmt::Write as _;

use crate::entities::EntityKind;
use crate::export::data::Facts;
use crate::relations::Status;
use crate::scene::Theme;

/// The graph, colored and dashed like the map.
pub(super) fn graph(facts: &Facts<'_>) -> String {
    let palette = Theme::Light.palette();
    let mut out = String::from(
        "digraph entente {\n  overlap=false;\n  node [fontname=\"Noto Sans\"];\n  \
         edge [fontname=\"Noto Sans\", fontsize=10];\n",
    );
    for node in &facts.nodes {
        let lines = [node.actor.name.as_str(), node.offices.as_str()];
        let label: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let shape = match node.actor.kind {
            EntityKind::Country => "ellipse",
            EntityKind::Person => "box",
            EntityKind::Organization => "hexagon",
            EntityKind::Event => "diamond",
            EntityKind::Place => "house",
        };
        // Writing to a string cannot fail.
        _ = writeln!(out, "  {} [label={}, shape={shape}];", node.id, quoted(&label.join("\n")));
    }
    for edge in &facts.edges {
        let color = palette.tone(edge.link.predicate.tone());
        let style = match edge.link.status {
            Status::Happened | Status::Ongoing => "solid",
            Status::Planned => "dashed",
            Status::Possible | Status::Denied => "dotted",
        };
        let heads = if edge.link.predicate.is_symmetric() { ", dir=none" } else { "" };
        _ = writeln!(
            out,
            "  {} -> {} [label={}, tooltip={}, style={style}, color=\"#{:02x}{:02x}{:02x}\"{heads}];",
            edge.source,
            edge.target,
            quoted(edge.link.predicate.heading()),
            quoted(&edge.sentence),
            color.r,
            color.g,
            color.b,
        );
    }
    out.push_str("}\n");
    out
}

/// A string of the language; line ends become its own.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

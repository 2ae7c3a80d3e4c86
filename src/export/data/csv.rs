//! Tables for spreadsheets: UTF-8 with a byte order mark, by which spreadsheets know it.

use std::borrow::Cow;

use csv::Writer;

use crate::export::data::{DataFile, EDGE_COLUMNS, Facts, NODE_COLUMNS, edge_values, node_values};

/// The column that has a table of its own.
const EVIDENCE: &str = "evidence";

/// Nodes, edges, and a row for each sentence that shows an edge.
pub(super) fn tables(facts: &Facts<'_>) -> Vec<DataFile> {
    let nodes = facts.nodes.iter().map(|node| {
        let values = node_values(facts, node).into_iter();
        cells([node.id.clone(), node.actor.name.clone()], values.map(|(_, value)| value))
    });
    let edges = facts.edges.iter().map(|edge| {
        let ends = [
            edge.id.clone(),
            edge.source.clone(),
            edge.target.clone(),
            facts.name(edge.link.source).to_owned(),
            facts.name(edge.link.target).to_owned(),
        ];
        let values = edge_values(facts, edge).into_iter();
        cells(ends, values.filter(|(name, _)| *name != EVIDENCE).map(|(_, value)| value))
    });
    let evidence = facts.edges.iter().flat_map(|edge| {
        edge.link.evidence.iter().map(|evidence| {
            let article = facts.map.article(evidence.article);
            let path = article.map_or("", |article| article.path.as_str()).to_owned();
            let row = [edge.id.clone(), path, facts.article(evidence).to_owned()];
            let notes: Vec<&str> = facts.notes.on_sentence(evidence).collect();
            cells(row, [facts.quote(evidence), notes.join("\n")].into_iter())
        })
    });
    let node_head = [&["id", "name"], &NODE_COLUMNS[..]].concat();
    let ends = ["id", "source", "target", "source_name", "target_name"];
    let edge_columns = EDGE_COLUMNS.iter().copied().filter(|name| *name != EVIDENCE);
    let edge_head: Vec<&str> = ends.into_iter().chain(edge_columns).collect();
    vec![
        table("-nodes", &node_head, nodes),
        table("-edges", &edge_head, edges),
        table("-evidence", &["edge", "file", "article", "quote", "note"], evidence),
    ]
}

fn cells<const N: usize>(first: [String; N], rest: impl Iterator<Item = String>) -> Vec<String> {
    first.into_iter().chain(rest).collect()
}

fn table(suffix: &'static str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> DataFile {
    const NEVER: &str = "writing to memory cannot fail, and all rows are as long as the head";
    let mut writer = Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(head).expect(NEVER);
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell).into_owned())).expect(NEVER);
    }
    DataFile { suffix, bytes: writer.into_inner().expect(NEVER) }
}

/// A cell that no spreadsheet takes for a formula: articles are other people's text, and a formula
/// can send what else is in the sheet away (CSV injection, as OWASP describes it).
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

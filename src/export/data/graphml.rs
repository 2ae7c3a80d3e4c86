//! GraphML 1.0 (<http://graphml.graphdrawing.org/>). All edges are written as directed, since
//! NetworkX refuses graphs that mix both; `symmetric` tells those that go both ways.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::export::data::{EDGE_COLUMNS, Facts, NODE_COLUMNS, edge_values, node_values, xml_text};

type Xml = Writer<Vec<u8>>;

/// The graph.
pub(super) fn graph(facts: &Facts<'_>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut xml, facts).expect("writing to memory cannot fail");
    xml.into_inner()
}

fn write(xml: &mut Xml, facts: &Facts<'_>) -> std::io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("graphml")
        .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
        .write_inner_content(|xml| {
            let nodes = std::iter::once("name").chain(NODE_COLUMNS);
            for (domain, keys) in [("node", nodes.collect()), ("edge", EDGE_COLUMNS.to_vec())] {
                for key in keys {
                    xml.create_element("key")
                        .with_attribute(("id", format!("{domain}-{key}").as_str()))
                        .with_attribute(("for", domain))
                        .with_attribute(("attr.name", key))
                        .with_attribute(("attr.type", kind_of(key)))
                        .write_empty()?;
                }
            }
            let graph = xml.create_element("graph").with_attribute(("edgedefault", "directed"));
            graph.write_inner_content(|xml| content(xml, facts))?;
            Ok(())
        })?;
    Ok(())
}

fn content(xml: &mut Xml, facts: &Facts<'_>) -> std::io::Result<()> {
    for node in &facts.nodes {
        let element = xml.create_element("node").with_attribute(("id", node.id.as_str()));
        element.write_inner_content(|xml| {
            let name = ("name", node.actor.name.clone());
            values(xml, "node", std::iter::once(name).chain(node_values(facts, node)))
        })?;
    }
    for edge in &facts.edges {
        xml.create_element("edge")
            .with_attribute(("id", edge.id.as_str()))
            .with_attribute(("source", edge.source.as_str()))
            .with_attribute(("target", edge.target.as_str()))
            .write_inner_content(|xml| values(xml, "edge", edge_values(facts, edge).into_iter()))?;
    }
    Ok(())
}

fn values(
    xml: &mut Xml,
    domain: &str,
    values: impl Iterator<Item = (&'static str, String)>,
) -> std::io::Result<()> {
    for (key, value) in values.filter(|(_, value)| !value.is_empty()) {
        xml.create_element("data")
            .with_attribute(("key", format!("{domain}-{key}").as_str()))
            .write_text_content(BytesText::new(&xml_text(&value)))?;
    }
    Ok(())
}

fn kind_of(key: &str) -> &'static str {
    match key {
        "mentions" => "int",
        "inferred" | "symmetric" => "boolean",
        _ => "string",
    }
}

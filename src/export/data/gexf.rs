//! GEXF 1.2 (<https://gexf.net/>), as Gephi reads it. All edges are written as directed, since
//! NetworkX refuses graphs that mix both; `symmetric` tells those that go both ways.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use crate::export::data::{Facts, edge_values, node_values, xml_text};

type Xml = Writer<Vec<u8>>;
type Values = Vec<(&'static str, String)>;

/// The graph.
pub(super) fn graph(facts: &Facts<'_>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut xml, facts).expect("writing to memory cannot fail");
    xml.into_inner()
}

fn write(xml: &mut Xml, facts: &Facts<'_>) -> std::io::Result<()> {
    let nodes: Vec<Values> = facts.nodes.iter().map(|node| node_values(facts, node)).collect();
    let edges: Vec<Values> = facts.edges.iter().map(|edge| edge_values(facts, edge)).collect();
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("gexf")
        .with_attribute(("xmlns", "http://www.gexf.net/1.2draft"))
        .with_attribute(("version", "1.2"))
        .write_inner_content(|xml| {
            let graph = xml.create_element("graph").with_attribute(("defaultedgetype", "directed"));
            graph.write_inner_content(|xml| {
                columns(xml, "node", nodes.first())?;
                columns(xml, "edge", edges.first())?;
                xml.create_element("nodes").write_inner_content(|xml| {
                    for (node, values) in facts.nodes.iter().zip(&nodes) {
                        xml.create_element("node")
                            .with_attribute(("id", node.id.as_str()))
                            .with_attribute(("label", xml_text(&node.actor.name).as_str()))
                            .write_inner_content(|xml| cells(xml, values))?;
                    }
                    Ok(())
                })?;
                xml.create_element("edges").write_inner_content(|xml| {
                    for (edge, values) in facts.edges.iter().zip(&edges) {
                        let predicate = edge.link.predicate;
                        xml.create_element("edge")
                            .with_attribute(("id", edge.id.as_str()))
                            .with_attribute(("source", edge.source.as_str()))
                            .with_attribute(("target", edge.target.as_str()))
                            .with_attribute(("label", predicate.heading()))
                            .with_attribute(("kind", predicate.name()))
                            .write_inner_content(|xml| cells(xml, values))?;
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
    Ok(())
}

fn columns(xml: &mut Xml, class: &str, values: Option<&Values>) -> std::io::Result<()> {
    let element = xml.create_element("attributes").with_attribute(("class", class));
    element.write_inner_content(|xml| {
        for (n, (name, _)) in values.into_iter().flatten().enumerate() {
            xml.create_element("attribute")
                .with_attribute(("id", n.to_string().as_str()))
                .with_attribute(("title", *name))
                .with_attribute(("type", if *name == "mentions" { "integer" } else { "string" }))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn cells(xml: &mut Xml, values: &Values) -> std::io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (n, (_, value)) in values.iter().enumerate().filter(|(_, (_, v))| !v.is_empty()) {
            xml.create_element("attvalue")
                .with_attribute(("for", n.to_string().as_str()))
                .with_attribute(("value", xml_text(value).as_str()))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

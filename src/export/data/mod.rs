//! Map → files for other programs. The ids are those of the JSON, so that all of them can be laid
//! side by side.

mod csv;
mod docx;
mod dot;
mod gexf;
mod graphml;
mod markdown;
mod mermaid;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub(crate) use csv::harmless;

use crate::export::claims;
use crate::export::{Format, json};
use crate::map::{Actor, ActorId, Link, LinkId, RelationshipMap, wording};
use crate::nlp::Document;
use crate::relations::{Evidence, Tone};
use crate::text::{ArticleId, Span};

/// A file that a format asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Goes behind the name that the user chose, before the ending: "-nodes". Mostly empty.
    pub suffix: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The map in a format that shows no picture; of the others, no file. `documents` are those of the
/// map's articles, in their order.
pub fn data(
    map: &RelationshipMap,
    documents: &[&Document],
    notes: &Notes,
    format: Format,
) -> Vec<DataFile> {
    let facts = Facts::new(map, notes);
    let one = |bytes: Vec<u8>| vec![DataFile { suffix: "", bytes }];
    match format {
        Format::Png | Format::Svg | Format::Pdf | Format::Html => Vec::new(),
        Format::Json => one(json::annotated(map, documents, notes)),
        Format::Csv => csv::tables(&facts),
        Format::GraphMl => one(graphml::graph(&facts)),
        Format::Gexf => one(gexf::graph(&facts)),
        Format::Dot => one(dot::graph(&facts).into_bytes()),
        Format::Mermaid => one(mermaid::diagram(&facts).into_bytes()),
        Format::Docx => one(docx::dossier(&facts)),
        Format::Markdown => one(markdown::dossier(&facts).into_bytes()),
    }
}

/// The user's own words, by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// On actors.
    pub actors: BTreeMap<ActorId, String>,
    /// On links.
    pub links: BTreeMap<LinkId, String>,
    /// On words of articles.
    pub words: Vec<(ArticleId, Span, String)>,
    /// On spots of the map, and on what is not on the map now.
    pub others: Vec<String>,
}

impl Notes {
    /// The notes on words of a sentence, in their order.
    pub fn on_sentence(&self, evidence: &Evidence) -> impl Iterator<Item = &str> {
        let is_in = |(article, span): (ArticleId, Span)| {
            article == evidence.article && evidence.sentence.overlaps(span)
        };
        let notes = self.words.iter().filter(move |(article, span, _)| is_in((*article, *span)));
        notes.map(|(_, _, text)| text.as_str())
    }
}

/// What the formats say of a map, each in its own words.
struct Facts<'a> {
    map: &'a RelationshipMap,
    notes: &'a Notes,
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
}

/// An actor.
struct Node<'a> {
    /// "e1".
    id: String,
    actor: &'a Actor,
    /// "Foreign Minister of Japan; former Governor of Kochi".
    offices: String,
}

/// A link.
struct Edge<'a> {
    /// "r1".
    id: String,
    link: &'a Link,
    source: String,
    target: String,
    /// "Hana Moriyama will visit South Korea".
    sentence: String,
}

impl<'a> Facts<'a> {
    fn new(map: &'a RelationshipMap, notes: &'a Notes) -> Self {
        let nodes: Vec<Node<'a>> = map
            .actors()
            .enumerate()
            .map(|(n, actor)| {
                let offices: Vec<String> =
                    actor.offices.iter().map(|office| wording::office(map, office)).collect();
                Node { id: format!("e{}", n + 1), actor, offices: offices.join("; ") }
            })
            .collect();
        let ids: BTreeMap<ActorId, &str> =
            nodes.iter().map(|node| (node.actor.id, node.id.as_str())).collect();
        let edges = map
            .links()
            .enumerate()
            .filter_map(|(n, link)| {
                Some(Edge {
                    id: claims::name(n),
                    link,
                    source: (*ids.get(&link.source)?).to_owned(),
                    target: (*ids.get(&link.target)?).to_owned(),
                    sentence: wording::sentence(map, link),
                })
            })
            .collect();
        Self { map, notes, nodes, edges }
    }

    fn name(&self, id: ActorId) -> &'a str {
        self.map.actor(id).map_or("", |actor| actor.name.as_str())
    }

    /// The sentence that shows it, on one line.
    fn quote(&self, evidence: &Evidence) -> String {
        let text = self.map.quote(evidence.article, evidence.sentence);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the reader knows the article by.
    fn article(&self, evidence: &Evidence) -> &'a str {
        self.map.article(evidence.article).map_or("", |article| article.label())
    }

    fn speaker(&self, link: &Link) -> &'a str {
        link.attributed_to.map_or("", |id| self.name(id))
    }
}

/// What every format says of an edge.
const EDGE_COLUMNS: [&str; 14] = [
    "predicate",
    "symmetric",
    "kind",
    "status",
    "date",
    "from",
    "to",
    "confidence",
    "inferred",
    "attributed_to",
    "sentence",
    "origin",
    "note",
    "evidence",
];

/// What every format says of a node, besides its name.
const NODE_COLUMNS: [&str; 7] =
    ["type", "country", "offices", "aliases", "mentions", "origin", "note"];

/// The columns of an edge with their values.
fn edge_values<'a>(facts: &Facts<'a>, edge: &'a Edge<'a>) -> Vec<(&'static str, String)> {
    let Edge { link, sentence, .. } = edge;
    let date = link.date.as_ref();
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let quotes: Vec<String> = link
        .evidence
        .iter()
        .map(|evidence| format!("{}: {}", facts.article(evidence), facts.quote(evidence)))
        .collect();
    let values = [
        link.predicate.name().to_owned(),
        link.predicate.is_symmetric().to_string(),
        tone(link.predicate.tone()).to_owned(),
        link.status.name().to_owned(),
        date.map(|d| d.text.clone()).unwrap_or_default(),
        day(date.and_then(|d| d.from)),
        day(date.and_then(|d| d.to)),
        link.confidence.name().to_owned(),
        link.inferred.to_string(),
        facts.speaker(link).to_owned(),
        sentence.clone(),
        link.origin.name().to_owned(),
        facts.notes.links.get(&link.id).cloned().unwrap_or_default(),
        quotes.join("\n"),
    ];
    EDGE_COLUMNS.into_iter().zip(values).collect()
}

/// The columns of a node with their values.
fn node_values(facts: &Facts<'_>, node: &Node<'_>) -> Vec<(&'static str, String)> {
    let values = [
        node.actor.kind.name().to_owned(),
        node.actor.iso2.clone().unwrap_or_default(),
        node.offices.clone(),
        node.actor.aliases.join("; "),
        node.actor.mentions.len().to_string(),
        node.actor.origin.name().to_owned(),
        facts.notes.actors.get(&node.actor.id).cloned().unwrap_or_default(),
    ];
    NODE_COLUMNS.into_iter().zip(values).collect()
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Cooperation => "cooperation",
        Tone::Conflict => "conflict",
        Tone::Tie => "tie",
        Tone::Neutral => "statement",
    }
}

/// Without the characters that XML cannot hold.
fn xml_text(text: &str) -> String {
    let is_allowed = |c: &char| {
        matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
            && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    text.chars().filter(is_allowed).collect()
}

//! Reads `NAME.gold.json`, the published form of the hand-made gold.

use std::collections::BTreeMap;

use entente::entities::{EntityKind, OfficeStatus};
use entente::relations::{Predicate, Status};
use serde::Deserialize;

use super::expected::{Edge, Expected, ExpectedOffice, ForbiddenEdge, Node, NodeIdx};

#[derive(Deserialize)]
struct Gold {
    entities: Vec<GoldEntity>,
    relations: Vec<GoldRelation>,
    #[serde(default)]
    not_nodes: Vec<NotNode>,
    #[serde(default)]
    not_edges: Vec<NotEdge>,
}

#[derive(Deserialize)]
struct GoldEntity {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    accept_type: OneOrMany,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    iso2: Option<String>,
    office: Option<String>,
    #[serde(default)]
    accept_office: OneOrMany,
    of: Option<String>,
    #[serde(default)]
    accept_of: OneOrMany,
    office_status: Option<String>,
    #[serde(default)]
    accept_office_status: OneOrMany,
    level: Option<char>,
}

#[derive(Deserialize)]
struct GoldRelation {
    s: String,
    p: String,
    o: String,
    status: Option<String>,
    date: Option<String>,
    level: Option<char>,
    #[serde(default)]
    evidence: OneOrMany,
    #[serde(default)]
    accept_p: OneOrMany,
    #[serde(default)]
    accept_s: OneOrMany,
    #[serde(default)]
    accept_o: OneOrMany,
    #[serde(default)]
    accept_status: OneOrMany,
}

#[derive(Deserialize)]
struct NotNode {
    text: String,
}

#[derive(Deserialize)]
struct NotEdge {
    s: String,
    p: Option<String>,
    o: String,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn as_slice(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }

    /// The preferred one, then these.
    fn after<'a>(&'a self, first: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::once(first).chain(self.as_slice().iter().map(String::as_str))
    }
}

/// What the gold of one article expects, or why it cannot be read.
pub(crate) fn parse_gold(json: &str) -> Result<Expected, String> {
    let gold: Gold = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let ids: BTreeMap<&str, NodeIdx> =
        gold.entities.iter().enumerate().map(|(idx, entity)| (entity.id.as_str(), idx)).collect();
    let id = |name: &str| ids.get(name).copied().ok_or_else(|| format!("no entity {name}"));
    Ok(Expected {
        nodes: gold.entities.iter().map(|e| node(e, &ids)).collect::<Result<_, _>>()?,
        edges: gold.relations.iter().map(|r| edge(r, &ids)).collect::<Result<_, _>>()?,
        forbidden_nodes: gold.not_nodes.into_iter().map(|node| node.text).collect(),
        forbidden_edges: gold
            .not_edges
            .iter()
            .map(|rule| {
                Ok(ForbiddenEdge {
                    subject: id(&rule.s)?,
                    predicate: match rule.p.as_deref() {
                        None | Some("*") => None,
                        Some(name) => Some(predicate(name)?),
                    },
                    object: id(&rule.o)?,
                })
            })
            .collect::<Result<_, String>>()?,
    })
}

type Ids<'a> = BTreeMap<&'a str, NodeIdx>;

fn node(entity: &GoldEntity, ids: &Ids<'_>) -> Result<Node, String> {
    let required = entity.level.unwrap_or('A') == 'A';
    let kinds = entity
        .accept_type
        .after(&entity.kind)
        .map(|name| {
            EntityKind::ALL
                .iter()
                .copied()
                .find(|kind| kind.name() == name)
                .ok_or_else(|| format!("no kind {name}"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let offices = match (&entity.office, &entity.of) {
        (Some(title), Some(of)) if required && entity.kind == "person" && !title.is_empty() => {
            vec![ExpectedOffice {
                titles: entity.accept_office.after(title).map(str::to_owned).collect(),
                of: nodes(&entity.accept_of, of, ids)?,
                statuses: entity
                    .accept_office_status
                    .after(entity.office_status.as_deref().unwrap_or("current"))
                    .map(office_status)
                    .collect::<Result<_, _>>()?,
            }]
        }
        _ => Vec::new(),
    };
    Ok(Node {
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        kinds,
        iso2: entity.iso2.clone(),
        offices,
        required,
    })
}

fn edge(relation: &GoldRelation, ids: &Ids<'_>) -> Result<Edge, String> {
    Ok(Edge {
        subjects: nodes(&relation.accept_s, &relation.s, ids)?,
        predicates: relation
            .accept_p
            .after(&relation.p)
            .map(predicate)
            .collect::<Result<_, _>>()?,
        objects: nodes(&relation.accept_o, &relation.o, ids)?,
        statuses: relation
            .accept_status
            .after(relation.status.as_deref().unwrap_or("happened"))
            .map(|name| {
                Status::ALL
                    .iter()
                    .copied()
                    .find(|status| status.name() == name)
                    .ok_or_else(|| format!("no status {name}"))
            })
            .collect::<Result<_, _>>()?,
        date: relation.date.clone(),
        level: relation.level.unwrap_or('A'),
        evidence: relation.evidence.as_slice().to_vec(),
    })
}

fn nodes(more: &OneOrMany, first: &str, ids: &Ids<'_>) -> Result<Vec<NodeIdx>, String> {
    more.after(first)
        .map(|id| ids.get(id).copied().ok_or_else(|| format!("no entity {id}")))
        .collect()
}

fn predicate(name: &str) -> Result<Predicate, String> {
    Predicate::from_name(name).ok_or_else(|| format!("no predicate {name}"))
}

fn office_status(name: &str) -> Result<OfficeStatus, String> {
    use OfficeStatus::{Acting, Current, Former, Incoming, Outgoing};
    [Current, Former, Acting, Outgoing, Incoming]
        .into_iter()
        .find(|status| status.name() == name)
        .ok_or_else(|| format!("no status of an office {name}"))
}

#[test]
fn gold_with_an_unknown_entity_is_refused() {
    let json = r#"{"entities": [], "relations": [{"s": "p:x", "p": "meets", "o": "p:y"}]}"#;
    assert_eq!(parse_gold(json).err().unwrap(), "no entity p:x");
}

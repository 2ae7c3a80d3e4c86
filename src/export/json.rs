//! The map as JSON, as `assets/contract/map.schema.json` publishes it.
//!
//! Inside the program places are byte offsets; here they are counted in characters (Unicode scalar
//! values), which is what readers in other languages index by. The same map gives the same bytes.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::claims;
use crate::export::data::Notes;
use crate::export::places::Places;
use crate::map::{Actor, ActorId, Link, Origin, RelationshipMap};
use crate::nlp::{Document, Sentence};
use crate::text::{Article, ArticleId, Basis, Published, Span};

/// The name of the contract; a change that breaks readers changes it.
const SCHEMA: &str = "entente-map-1";

/// The map as pretty-printed JSON, with a line end at its end. `documents` are those of the map's
/// articles, in their order; they tell the sentences.
pub fn json(map: &RelationshipMap, documents: &[&Document]) -> Vec<u8> {
    annotated(map, documents, &Notes::default())
}

/// The same, with what the user wrote beside it.
pub(crate) fn annotated(map: &RelationshipMap, documents: &[&Document], notes: &Notes) -> Vec<u8> {
    let writer = Writer {
        map,
        notes,
        places: map.articles().iter().map(|article| Places::new(&article.text)).collect(),
        actor_ids: map
            .actors()
            .enumerate()
            .map(|(n, actor)| (actor.id, format!("e{}", n + 1)))
            .collect(),
    };
    let articles = map.articles().iter().zip(&writer.places).enumerate();
    let document = JsonMap {
        schema: SCHEMA,
        articles: articles
            .map(|(n, (article, places))| {
                JsonArticle::new(ArticleId(n as u32), article, places, documents.get(n).copied())
            })
            .collect(),
        entities: map.actors().map(|actor| writer.entity(actor)).collect(),
        relations: map
            .links()
            .enumerate()
            .filter_map(|(n, link)| writer.relation(n, link))
            .collect(),
        notes: &notes.others,
    };
    let mut bytes =
        serde_json::to_vec_pretty(&document).expect("strings, numbers and lists are always JSON");
    bytes.push(b'\n');
    bytes
}

struct Writer<'a> {
    map: &'a RelationshipMap,
    notes: &'a Notes,
    places: Vec<Places<'a>>,
    actor_ids: BTreeMap<ActorId, String>,
}

impl<'a> Writer<'a> {
    fn entity(&self, actor: &'a Actor) -> JsonEntity<'a> {
        JsonEntity {
            id: self.actor_ids[&actor.id].clone(),
            kind: actor.kind.name(),
            name: &actor.name,
            aliases: &actor.aliases,
            iso2: actor.iso2.as_deref(),
            offices: actor
                .offices
                .iter()
                .map(|office| JsonOffice {
                    title: &office.title,
                    of: office.of.and_then(|of| self.actor_ids.get(&of)).cloned(),
                    status: office.status.name(),
                    articles: office.articles.iter().map(ToString::to_string).collect(),
                })
                .collect(),
            mentions: actor
                .mentions
                .iter()
                .filter_map(|mention| {
                    let (start, end) = self.place(mention.article, mention.span)?;
                    let form = mention.form.name();
                    Some(JsonMention { article: mention.article.to_string(), start, end, form })
                })
                .collect(),
            origin: by_user(actor.origin),
            note: self.notes.actors.get(&actor.id).map(String::as_str),
        }
    }

    fn relation(&self, number: usize, link: &'a Link) -> Option<JsonRelation<'a>> {
        let evidence: Vec<JsonEvidence<'a>> = link
            .evidence
            .iter()
            .filter_map(|evidence| {
                let (start, end) = self.place(evidence.article, evidence.sentence)?;
                let trigger = self.place(evidence.article, evidence.trigger)?;
                Some(JsonEvidence {
                    article: evidence.article.to_string(),
                    start,
                    end,
                    text: self.map.quote(evidence.article, evidence.sentence),
                    trigger: JsonTrigger { start: trigger.0, end: trigger.1 },
                    notes: self.notes.on_sentence(evidence).collect(),
                })
            })
            .collect();
        debug_assert!(!evidence.is_empty(), "a link without evidence is never on the map");
        Some(JsonRelation {
            id: claims::name(number),
            subject: self.actor_ids.get(&link.source)?.clone(),
            predicate: link.predicate.name(),
            object: self.actor_ids.get(&link.target)?.clone(),
            status: link.status.name(),
            date: link.date.as_ref().map(|date| JsonDate {
                text: &date.text,
                from: date.from.map(|day| day.to_string()),
                to: date.to.map(|day| day.to_string()),
            }),
            inferred: link.inferred,
            confidence: link.confidence.name(),
            rule: &link.rule,
            attributed_to: link.attributed_to.and_then(|id| self.actor_ids.get(&id)).cloned(),
            evidence,
            origin: by_user(link.origin),
            note: self.notes.links.get(&link.id).map(String::as_str),
        })
    }

    fn place(&self, article: ArticleId, span: Span) -> Option<(usize, usize)> {
        self.places.get(article.0 as usize).map(|places| places.chars_of(span))
    }
}

#[derive(Serialize)]
struct JsonMap<'a> {
    schema: &'static str,
    articles: Vec<JsonArticle<'a>>,
    entities: Vec<JsonEntity<'a>>,
    relations: Vec<JsonRelation<'a>>,
    /// The user's words on spots of the map.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

/// What the user did to it, if anything: the contract leaves room for more fields.
fn by_user(origin: Origin) -> Option<&'static str> {
    origin.is_by_user().then(|| origin.name())
}

#[derive(Serialize)]
struct JsonArticle<'a> {
    id: String,
    path: &'a str,
    sha256: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    authors: &'a [String],
    language: &'a str,
    text_chars: usize,
    published: JsonPublished<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<JsonSentence>>,
    warnings: &'a [String],
}

impl<'a> JsonArticle<'a> {
    fn new(
        id: ArticleId,
        article: &'a Article,
        places: &Places<'_>,
        document: Option<&Document>,
    ) -> Self {
        let sentence = |sentence: &Sentence| {
            let (start, end) = places.chars_of(sentence.span);
            JsonSentence { start, end, boilerplate: sentence.boilerplate }
        };
        Self {
            id: id.to_string(),
            path: &article.path,
            sha256: &article.sha256,
            title: article.title.as_deref(),
            outlet: article.outlet.as_deref(),
            authors: &article.authors,
            language: &article.language,
            text_chars: places.char_of(article.text.len()),
            published: JsonPublished::new(&article.published),
            sentences: document.map(|d| d.sentences.iter().map(sentence).collect()),
            warnings: &article.warnings,
        }
    }
}

#[derive(Serialize)]
struct JsonPublished<'a> {
    basis: &'static str,
    from: Option<String>,
    to: Option<String>,
    reasons: &'a [String],
}

impl<'a> JsonPublished<'a> {
    fn new(published: &'a Published) -> Self {
        Self {
            basis: match published.basis {
                Basis::Stated => "stated",
                Basis::Proposed => "proposed",
                Basis::Unknown => "unknown",
            },
            from: published.from.map(|day| day.to_string()),
            to: published.to.map(|day| day.to_string()),
            reasons: &published.reasons,
        }
    }
}

#[derive(Serialize)]
struct JsonSentence {
    start: usize,
    end: usize,
    boilerplate: bool,
}

#[derive(Serialize)]
struct JsonEntity<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    aliases: &'a [String],
    iso2: Option<&'a str>,
    offices: Vec<JsonOffice<'a>>,
    mentions: Vec<JsonMention>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonOffice<'a> {
    title: &'a str,
    of: Option<String>,
    status: &'static str,
    articles: Vec<String>,
}

#[derive(Serialize)]
struct JsonMention {
    article: String,
    start: usize,
    end: usize,
    form: &'static str,
}

#[derive(Serialize)]
struct JsonRelation<'a> {
    id: String,
    subject: String,
    predicate: &'static str,
    object: String,
    status: &'static str,
    date: Option<JsonDate<'a>>,
    inferred: bool,
    confidence: &'static str,
    rule: &'a str,
    attributed_to: Option<String>,
    evidence: Vec<JsonEvidence<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonDate<'a> {
    text: &'a str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct JsonEvidence<'a> {
    article: String,
    start: usize,
    end: usize,
    text: &'a str,
    trigger: JsonTrigger,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct JsonTrigger {
    start: usize,
    end: usize,
}

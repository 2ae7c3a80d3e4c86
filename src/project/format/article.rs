//! One article in a project file, with what was read in it, so that opening reads nothing anew.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::entities::{Entities, Entity, EntityIdx, Mention, Office};
use crate::map::ArticleExtraction;
use crate::nlp::{Document, Sentence, TokenRange};
use crate::project::format::names;
use crate::relations::{DateWords, Evidence, READING, Relation};
use crate::text::{Article, ArticleId, Boilerplate, Published, Span};

/// `[start, end]` in bytes of the text.
type SavedSpan = [usize; 2];

/// `read.json` of an article: all but its text, which stands beside it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SavedArticle {
    /// The program that read it.
    reader: String,
    path: String,
    sha256: String,
    title: Option<String>,
    outlet: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    language: String,
    published: SavedPublished,
    encoding: String,
    #[serde(default)]
    boilerplate: Vec<(usize, usize, String)>,
    #[serde(default)]
    warnings: Vec<String>,
    /// Start, end, paragraph, whether the site put it there.
    sentences: Vec<(usize, usize, usize, bool)>,
    entities: Vec<SavedEntity>,
    relations: Vec<SavedRelation>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SavedPublished {
    basis: String,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    reasons: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SavedEntity {
    kind: String,
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    iso2: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    offices: Vec<SavedOffice>,
    /// Start, end, form.
    mentions: Vec<(usize, usize, String)>,
    #[serde(default, skip_serializing_if = "is_false")]
    tentative: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct SavedOffice {
    title: String,
    /// Position among the entities.
    of: Option<usize>,
    status: String,
    span: SavedSpan,
    #[serde(default, skip_serializing_if = "is_false")]
    inferred: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct SavedRelation {
    /// Position among the entities, as are the others.
    subject: usize,
    predicate: String,
    object: usize,
    status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<(String, Option<String>, Option<String>)>,
    #[serde(default, skip_serializing_if = "is_false")]
    inferred: bool,
    confidence: String,
    rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attributed_to: Option<usize>,
    sentence: SavedSpan,
    trigger: SavedSpan,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// This program, as far as it matters for what is read in an article.
fn reader() -> String {
    format!("entente {}, reading {READING}", env!("CARGO_PKG_VERSION"))
}

fn saved_span(span: Span) -> SavedSpan {
    [span.start, span.end]
}

impl SavedArticle {
    pub(super) fn new(extraction: &ArticleExtraction) -> Self {
        let ArticleExtraction { article, document, entities, relations } = extraction;
        Self {
            reader: reader(),
            path: article.path.clone(),
            sha256: article.sha256.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            authors: article.authors.clone(),
            language: article.language.clone(),
            published: SavedPublished {
                basis: names::basis_name(article.published.basis).to_owned(),
                from: article.published.from.map(|day| day.to_string()),
                to: article.published.to.map(|day| day.to_string()),
                reasons: article.published.reasons.clone(),
            },
            encoding: article.encoding.clone(),
            boilerplate: (article.boilerplate.iter())
                .map(|b| (b.span.start, b.span.end, b.reason.clone()))
                .collect(),
            warnings: article.warnings.clone(),
            sentences: (document.sentences.iter())
                .map(|s| (s.span.start, s.span.end, s.paragraph, s.boilerplate))
                .collect(),
            entities: entities.all.iter().map(saved_entity).collect(),
            relations: relations.iter().map(saved_relation).collect(),
        }
    }

    /// Whether another program has read it, which may read otherwise.
    pub(super) fn is_read_otherwise(&self) -> bool {
        self.reader != reader()
    }

    /// The extraction again, without words and trees, which nobody asks for once relations are read.
    /// An error says what does not fit, in words for the user.
    pub(super) fn restored(self, text: String, id: ArticleId) -> Result<ArticleExtraction, String> {
        let check = Check { text: &text, n_entities: self.entities.len() };
        let boilerplate = self.boilerplate.into_iter().map(|(start, end, reason)| {
            Ok(Boilerplate { span: check.span([start, end])?, reason })
        });
        let boilerplate = boilerplate.collect::<Result<_, String>>()?;
        let sentences = self.sentences.iter().map(|&(start, end, paragraph, boilerplate)| {
            let tokens = TokenRange::new(0, 0);
            Ok(Sentence { span: check.span([start, end])?, tokens, paragraph, boilerplate })
        });
        let sentences: Vec<Sentence> = sentences.collect::<Result<_, String>>()?;
        if !sentences.is_sorted_by(|a, b| a.span.end <= b.span.start) {
            return Err("its sentences are not in order".to_owned());
        }
        let entities =
            self.entities.into_iter().map(|e| check.entity(e)).collect::<Result<_, _>>()?;
        let relations =
            self.relations.into_iter().map(|r| check.relation(r, id)).collect::<Result<_, _>>()?;
        let article = Article {
            id,
            path: self.path,
            sha256: self.sha256,
            title: self.title,
            outlet: self.outlet,
            authors: self.authors,
            language: self.language,
            published: Published {
                basis: names::basis(&self.published.basis)?,
                from: day(self.published.from)?,
                to: day(self.published.to)?,
                reasons: self.published.reasons,
            },
            encoding: self.encoding,
            boilerplate,
            warnings: self.warnings,
            text: text.into(),
        };
        Ok(ArticleExtraction {
            article: Arc::new(article),
            document: Document { sentences, ..Document::default() },
            entities: Entities::without_words(entities),
            relations,
        })
    }
}

fn saved_entity(entity: &Entity) -> SavedEntity {
    SavedEntity {
        kind: entity.kind.name().to_owned(),
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        iso2: entity.iso2.clone(),
        offices: (entity.offices.iter())
            .map(|office| SavedOffice {
                title: office.title.clone(),
                of: office.of.map(|of| of.0),
                status: office.status.name().to_owned(),
                span: saved_span(office.span),
                inferred: office.inferred,
            })
            .collect(),
        mentions: (entity.mentions.iter())
            .map(|m| (m.span.start, m.span.end, m.form.name().to_owned()))
            .collect(),
        tentative: entity.tentative,
    }
}

fn saved_relation(relation: &Relation) -> SavedRelation {
    SavedRelation {
        subject: relation.subject.0,
        predicate: relation.predicate.name().to_owned(),
        object: relation.object.0,
        status: relation.status.name().to_owned(),
        date: relation.date.as_ref().map(|date| {
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
            (date.text.clone(), day(date.from), day(date.to))
        }),
        inferred: relation.inferred,
        confidence: relation.confidence.name().to_owned(),
        rule: relation.rule.clone().into_owned(),
        attributed_to: relation.attributed_to.map(|entity| entity.0),
        sentence: saved_span(relation.evidence.sentence),
        trigger: saved_span(relation.evidence.trigger),
    }
}

/// A day as it is saved: 2025-02-13.
fn day(saved: Option<String>) -> Result<Option<jiff::civil::Date>, String> {
    saved.map(|day| day.parse().map_err(|error| format!("“{day}” is no day: {error}"))).transpose()
}

/// What places and positions must fit.
struct Check<'a> {
    text: &'a str,
    n_entities: usize,
}

impl Check<'_> {
    fn span(&self, [start, end]: SavedSpan) -> Result<Span, String> {
        if self.text.get(start..end).is_none() {
            return Err(format!("its text has no place {start}–{end}"));
        }
        Ok(Span::new(start, end))
    }

    fn entity_idx(&self, position: usize) -> Result<EntityIdx, String> {
        if position >= self.n_entities {
            return Err(format!("it has no actor number {position}"));
        }
        Ok(EntityIdx(position))
    }

    fn entity(&self, saved: SavedEntity) -> Result<Entity, String> {
        let offices = saved.offices.into_iter().map(|office| {
            Ok(Office {
                title: office.title,
                of: office.of.map(|of| self.entity_idx(of)).transpose()?,
                status: names::office_status(&office.status)?,
                span: self.span(office.span)?,
                inferred: office.inferred,
            })
        });
        let mentions = saved.mentions.into_iter().map(|(start, end, form)| {
            Ok(Mention {
                span: self.span([start, end])?,
                tokens: TokenRange::new(0, 0),
                head: 0,
                form: names::form(&form)?,
            })
        });
        Ok(Entity {
            kind: names::kind(&saved.kind)?,
            name: saved.name,
            aliases: saved.aliases,
            iso2: saved.iso2,
            offices: offices.collect::<Result<_, String>>()?,
            mentions: mentions.collect::<Result<_, String>>()?,
            tentative: saved.tentative,
        })
    }

    fn relation(&self, saved: SavedRelation, article: ArticleId) -> Result<Relation, String> {
        Ok(Relation {
            subject: self.entity_idx(saved.subject)?,
            predicate: names::predicate(&saved.predicate)?,
            object: self.entity_idx(saved.object)?,
            status: names::status(&saved.status)?,
            date: match saved.date {
                Some((text, from, to)) => Some(DateWords { text, from: day(from)?, to: day(to)? }),
                None => None,
            },
            inferred: saved.inferred,
            confidence: names::confidence(&saved.confidence)?,
            rule: saved.rule.into(),
            attributed_to: saved.attributed_to.map(|e| self.entity_idx(e)).transpose()?,
            evidence: Evidence {
                article,
                sentence: self.span(saved.sentence)?,
                trigger: self.span(saved.trigger)?,
            },
        })
    }
}

//! Extractions built by hand, for tests of what comes behind extraction.

use std::sync::Arc;

use crate::entities::{
    Entities, Entity, EntityIdx, EntityKind, Mention, MentionForm, Office, OfficeStatus,
};
use crate::map::ArticleExtraction;
use crate::nlp::{Document, Sentence, TokenRange};
use crate::relations::{Confidence, DateWords, Evidence, Predicate, Relation, Status};
use crate::text::{Article, Published, Span};

/// An article that grows sentence by sentence, together with what would be extracted from it.
/// Entities are called by their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    path: String,
    published: Published,
    text: String,
    entities: Vec<Entity>,
    sentences: Vec<Sentence>,
    relations: Vec<Relation>,
}

impl Story {
    pub(crate) fn new(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// Appeared on that day, as its dateline says.
    pub(crate) fn on(mut self, day: &str) -> Self {
        self.published = Published::on(day.parse().unwrap(), "dateline");
        self
    }

    pub(crate) fn country(self, name: &str, iso2: &str) -> Self {
        let mut story = self.entity(EntityKind::Country, name, &[]);
        story.entities.last_mut().unwrap().iso2 = Some(iso2.to_owned());
        story
    }

    pub(crate) fn person(self, name: &str) -> Self {
        self.entity(EntityKind::Person, name, &[])
    }

    pub(crate) fn organization(self, name: &str) -> Self {
        self.entity(EntityKind::Organization, name, &[])
    }

    pub(crate) fn event(self, name: &str) -> Self {
        self.entity(EntityKind::Event, name, &[])
    }

    /// An entity with its one mention, in a sentence of its own.
    pub(crate) fn entity(mut self, kind: EntityKind, name: &str, aliases: &[&str]) -> Self {
        let sentence = self.sentence(name);
        self.entities.push(Entity {
            kind,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&a| a.to_owned()).collect(),
            iso2: None,
            offices: Vec::new(),
            mentions: vec![Mention {
                span: sentence,
                tokens: TokenRange::new(0, 0),
                head: 0,
                form: MentionForm::Name,
            }],
            tentative: false,
        });
        self
    }

    /// The last entity is only described.
    pub(crate) fn tentative(mut self) -> Self {
        self.entities.last_mut().unwrap().tentative = true;
        self
    }

    /// The last entity's office; `of` is empty where the country is not known.
    pub(crate) fn office(mut self, title: &str, of: &str, status: OfficeStatus) -> Self {
        let span = self.sentence(title);
        let of = (!of.is_empty()).then(|| self.idx(of));
        let person = self.entities.last_mut().unwrap();
        person.offices.push(Office { title: title.to_owned(), of, status, span, inferred: false });
        self
    }

    /// A sentence and the relation that it states.
    pub(crate) fn says(
        mut self,
        sentence: &str,
        subject: &str,
        predicate: Predicate,
        object: &str,
        status: Status,
    ) -> Self {
        let span = self.sentence(sentence);
        let (subject, object) = (self.idx(subject), self.idx(object));
        self.relations.push(Relation {
            subject,
            predicate,
            object,
            status,
            date: None,
            inferred: false,
            confidence: Confidence::Medium,
            rule: "fixture".into(),
            attributed_to: None,
            evidence: Evidence { article: Default::default(), sentence: span, trigger: span },
        });
        self
    }

    /// Dates the last relation.
    pub(crate) fn dated(mut self, text: &str, from: &str, to: &str) -> Self {
        self.relations.last_mut().unwrap().date =
            Some(DateWords { text: text.to_owned(), from: from.parse().ok(), to: to.parse().ok() });
        self
    }

    /// Changes the last relation.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Relation)) -> Self {
        change(self.relations.last_mut().unwrap());
        self
    }

    pub(crate) fn idx(&self, name: &str) -> EntityIdx {
        EntityIdx(self.entities.iter().position(|e| e.name == name).unwrap())
    }

    pub(crate) fn extraction(&self) -> ArticleExtraction {
        let article = Article {
            published: self.published.clone(),
            sha256: self.path.clone(),
            ..Article::from_text(self.path.clone(), self.text.clone())
        };
        ArticleExtraction {
            article: Arc::new(article),
            document: Document { sentences: self.sentences.clone(), ..Document::default() },
            entities: Entities::new(self.entities.clone(), Vec::new(), &[], 1),
            relations: self.relations.clone(),
        }
    }

    fn sentence(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.text.push_str(".\n");
        self.sentences.push(Sentence {
            span,
            tokens: TokenRange::new(0, 0),
            paragraph: 0,
            boilerplate: false,
        });
        span
    }
}

/// The map of some stories.
pub(crate) fn map(stories: &[Story]) -> crate::map::RelationshipMap {
    let extractions: Vec<ArticleExtraction> = stories.iter().map(Story::extraction).collect();
    crate::map::build(&extractions)
}

/// All links of a map as lines: "Ada | meets | Bob | planned | 2".
pub(crate) fn links(map: &crate::map::RelationshipMap) -> Vec<String> {
    map.links()
        .map(|link| {
            format!(
                "{} | {} | {} | {} | {}",
                map.actor(link.source).unwrap().name,
                link.predicate.name(),
                map.actor(link.target).unwrap().name,
                link.status.name(),
                link.evidence.len()
            )
        })
        .collect()
}

/// All names on a map.
pub(crate) fn names(map: &crate::map::RelationshipMap) -> Vec<&str> {
    map.actors().map(|a| a.name.as_str()).collect()
}

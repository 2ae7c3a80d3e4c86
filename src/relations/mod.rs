//! [`Document`] and entities → what the article says of whom.
//!
//! ```text
//! trees ─syntax→ subject, object, preposition ─arguments→ phrases in a trigger's slots
//!       ─fillers→ entities ─rules→ findings ─status, dates, speech→ relations
//! ```
//!
//! The tables in `assets/knowledge/triggers_*.tsv` hold the words; `rules` holds what tables cannot
//! say. No rule knows a name.

mod arguments;
#[cfg(test)]
mod check;
mod dates;
mod fillers;
mod finding;
mod lexicon;
mod lists;
mod owners;
mod predicate;
mod reader;
mod relation;
mod rules;
mod select;
mod silence;
mod speech;
mod status;
mod syntax;

pub use predicate::{Predicate, Tone};
pub use relation::{Confidence, DateWords, Evidence, Relation, Status};
pub use silence::{Silence, silences};

use crate::entities::{Entities, EntityIdx};
use crate::nlp::{Document, TokenIdx};
use crate::relations::dates::{DatePhrase, find, resolve};
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::speech::Speech;
use crate::text::Article;

/// Counts the changes to what the program reads in articles. Raise it with every release that reads
/// otherwise: projects that an older one has read are then offered to be read anew.
pub const READING: u32 = 3;

/// Finds out what an article says of its entities, in text order.
pub fn extract(article: &Article, document: &Document, entities: &Entities) -> Vec<Relation> {
    let reader = Reader::new(article, document, entities);
    let speeches = speech::speeches(&reader);
    let findings = select::select(&reader, rules::apply(&reader, &speeches));
    let mut dates = SentenceDates::default();
    findings
        .into_iter()
        .map(|finding| {
            let date = dates.of(&reader, &finding);
            let status = date.map_or(finding.status, |phrase| {
                dates::corrected(finding.status, phrase.meaning, &article.published)
            });
            let finding = Finding { status, ..finding };
            relation(&reader, &speeches, &finding, date)
        })
        .collect()
}

/// The date phrases of the sentence last asked for: findings come in text order.
#[derive(Default)]
struct SentenceDates {
    sentence: Option<usize>,
    phrases: Vec<DatePhrase>,
}

impl SentenceDates {
    /// The date phrase that belongs to a finding.
    fn of(&mut self, reader: &Reader<'_>, finding: &Finding) -> Option<DatePhrase> {
        if finding.predicate == Predicate::HoldsOffice {
            return None;
        }
        let sentence = reader.tree.document.sentence_idx_of(finding.trigger);
        if self.sentence != Some(sentence) {
            let tokens = reader.tree.document.sentences[sentence].tokens;
            self.phrases = find(&reader.tree, tokens);
            self.sentence = Some(sentence);
        }
        let near = self.phrases.iter().filter_map(|phrase| {
            Some((phrase.distance(&reader.tree, finding.trigger)?, phrase.tokens.start, *phrase))
        });
        near.min_by_key(|&(distance, start, _)| (distance, start)).map(|(.., phrase)| phrase)
    }
}

fn relation(
    reader: &Reader<'_>,
    speeches: &[Speech],
    finding: &Finding,
    date: Option<DatePhrase>,
) -> Relation {
    let Reader { tree, .. } = reader;
    let document = tree.document;
    let date = date.map(|phrase| {
        let days = resolve(phrase.meaning, &tree.article.published, finding.status);
        DateWords {
            text: document.span_of(phrase.tokens).of(&tree.article.text).to_owned(),
            from: days.map(|d| d.0),
            to: days.map(|d| d.1),
        }
    });
    Relation {
        subject: finding.subject,
        predicate: finding.predicate,
        object: finding.object,
        status: finding.status,
        date,
        inferred: finding.inferred,
        confidence: finding.confidence,
        rule: finding.rule.into(),
        attributed_to: speaker(speeches, finding.trigger),
        evidence: Evidence {
            article: tree.article.id,
            sentence: document.sentence_of(finding.trigger).span,
            trigger: document.span_of(finding.words),
        },
    }
}

/// Whose words a word is, by the innermost speech.
fn speaker(speeches: &[Speech], word: TokenIdx) -> Option<EntityIdx> {
    speeches
        .iter()
        .filter(|speech| speech.content.binary_search(&word).is_ok())
        .min_by_key(|speech| speech.content.len())
        .and_then(|speech| speech.speakers.first().copied())
}

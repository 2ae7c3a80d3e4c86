//! Why a sentence yielded nothing, for people who want to know.

use crate::entities::{Entities, EntityIdx};
use crate::nlp::{Document, TokenIdx};
use crate::relations::lexicon::triggers;
use crate::relations::reader::Reader;
use crate::relations::rules::part_of_speech;
use crate::relations::{Predicate, Relation};
use crate::text::{Article, Span};

/// Why a sentence yielded nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It belongs to the site, not to the article.
    Boilerplate,
    /// It speaks of nobody on the map.
    NoActor,
    /// It speaks of one only, and a relation needs two.
    OneActor(EntityIdx),
    /// No word of it stands for a relation.
    NoTrigger,
    /// These words stand for relations, but who does what to whom was not found with them, or is
    /// ruled out: wrong kinds of actors, one actor on both sides, said better by another word.
    Blocked(Vec<(Span, Predicate)>),
}

/// The sentences without a relation, by their index, each with its reason.
pub fn silences(
    article: &Article,
    document: &Document,
    entities: &Entities,
    relations: &[Relation],
) -> Vec<(usize, Silence)> {
    let reader = Reader::new(article, document, entities);
    let sentences = document.sentences.iter().enumerate();
    sentences
        .filter(|(_, sentence)| relations.iter().all(|r| r.evidence.sentence != sentence.span))
        .map(|(idx, sentence)| {
            let words = || sentence.tokens.iter();
            let reason = if sentence.boilerplate {
                Silence::Boilerplate
            } else {
                of_actors(&reader, words()).unwrap_or_else(|| of_triggers(&reader, words()))
            };
            (idx, reason)
        })
        .collect()
}

/// Too few actors, if that is the reason.
fn of_actors(reader: &Reader<'_>, words: impl Iterator<Item = TokenIdx>) -> Option<Silence> {
    let mut actors: Vec<EntityIdx> = words.flat_map(|word| reader.standing_for(word)).collect();
    actors.sort_unstable();
    actors.dedup();
    match actors[..] {
        [] => Some(Silence::NoActor),
        [actor] => Some(Silence::OneActor(actor)),
        _ => None,
    }
}

fn of_triggers(reader: &Reader<'_>, words: impl Iterator<Item = TokenIdx>) -> Silence {
    let blocked: Vec<(Span, Predicate)> = words
        .filter_map(|word| {
            let part = part_of_speech(reader, word)?;
            let lemma = reader.tree.lemma(word).to_lowercase();
            let row = triggers(part, &lemma).first()?;
            Some((reader.tree.document.tokens[word].span, row.predicate))
        })
        .collect();
    if blocked.is_empty() { Silence::NoTrigger } else { Silence::Blocked(blocked) }
}

#[cfg(test)]
mod tests {
    use super::{Silence, silences};
    use crate::relations::{Predicate, extract};
    use crate::text::Article;
    use crate::{entities, nlp};

    fn reasons(text: &str) -> Vec<(usize, Silence)> {
        let article = Article::from_text("test.txt", text);
        let document = nlp::annotate(&article);
        let entities = entities::resolve(&article, &document);
        let relations = extract(&article, &document, &entities);
        silences(&article, &document, &entities, &relations)
    }

    #[test]
    fn every_silent_sentence_has_its_reason_and_no_other() {
        let found = reasons(
            "Japan criticized Russia on Monday. It rained all day. Norway has many fjords. \
             Kenya and Peru have mountains.",
        );
        let indices: Vec<usize> = found.iter().map(|(idx, _)| *idx).collect();
        assert_eq!(indices, [1, 2, 3]);
        assert_eq!(found[0].1, Silence::NoActor);
        assert!(matches!(found[1].1, Silence::OneActor(_)));
        assert_eq!(found[2].1, Silence::NoTrigger);
    }

    #[test]
    fn words_that_found_no_two_actors_are_named() {
        let text = "Kenya and Peru have sent letters. Nobody has criticized such letters before \
                    Kenya or Peru wrote them.";
        let found = reasons(text);
        let Some((1, Silence::Blocked(words))) = found.last() else { panic!("{found:?}") };
        assert!(words.iter().any(|(span, predicate)| span.of(text) == "criticized"
            && *predicate == Predicate::Criticizes));
    }
}

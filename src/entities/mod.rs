//! [`Document`] → mentions → entities: who and what the article speaks of.
//!
//! ```text
//! names (spot) ─ titles ─ people ─┐
//! countries, capitals ────────────┼─ bare titles ─ counterparts ─ common nouns ─ pronouns ─ offices
//! organizations, places, events ──┘
//! ```
//! The passes run from the surest to the least sure, as in Raghunathan et al., "A Multi-Pass Sieve
//! for Coreference Resolution" (2010); what stays unclear stays unresolved.

mod abroad;
mod administration;
mod apposed;
mod at_home;
mod bare_title;
mod beside;
mod builder;
mod capital;
mod complement;
mod counterpart;
mod entity;
mod event;
mod event_again;
mod facts;
mod heading;
mod headline;
mod holder;
mod home;
mod institution;
mod late;
mod left;
mod name_run;
mod near;
mod nominal;
mod office;
mod office_words;
mod owner;
mod past;
mod people;
mod person;
mod place_line;
mod plausible;
mod plural_title;
mod portfolio;
mod post;
mod pronoun;
mod proper;
mod render;
mod side;
mod spot;
mod succession;
mod thing;
mod title;
mod topic;
mod words;

pub use entity::{
    Entities, Entity, EntityIdx, EntityKind, Group, Mention, MentionForm, Office, OfficeStatus,
};

pub use render::render;

use builder::Builder;
use nominal::Held;
use people::SentencePeople;
use words::Words;

use crate::nlp::Document;
use crate::text::Article;

/// Finds out who and what an article speaks of. Never fails: odd text gives fewer entities.
pub fn resolve(article: &Article, document: &Document) -> Entities {
    let words = Words::new(article, document);
    let spots = spot::spots(&words);
    let mut builder = Builder::new(&words);
    let sentences: Vec<SentencePeople> = document
        .sentences
        .iter()
        .filter(|s| !s.boilerplate)
        .map(|s| {
            let titles = title::titles(&words, &spots, s.tokens);
            people::people(&words, &spots, s.tokens, titles)
        })
        .collect();
    thing::mention_things(&mut builder, &spots, &sentences);
    let mut held = mention_people(&mut builder, &sentences);
    for sentence in &sentences {
        for title in sentence.bare_titles() {
            bare_title::bare_title(&mut builder, &held, title);
        }
    }
    pronoun::resolve(&mut builder);
    owner::from_possessors(&mut builder, &mut held);
    counterpart::counterparts(&mut builder, &mut held);
    nominal::resolve(&mut builder);
    owner::from_possessors(&mut builder, &mut held);
    event::describe(&mut builder);
    office::infer_countries(&mut builder, &mut held);
    counterpart::late_counterparts(&mut builder, &mut held);
    builder.finish()
}

/// Puts persons together with their titles; returns who holds which kind of office.
fn mention_people(builder: &mut Builder<'_, '_>, sentences: &[SentencePeople]) -> Vec<Held> {
    let words = builder.words;
    let mut held: Vec<Held> = Vec::new();
    for sentence in sentences {
        for (position, named) in sentence.named.iter().enumerate() {
            let name = people::name_words(words, named.name);
            if name.is_empty() {
                continue;
            }
            let titles: Vec<title::Title> =
                named.titles.iter().map(|&idx| sentence.title_of(idx, position)).collect();
            let country = titles.iter().find_map(|t| match &t.of {
                Some(title::Of::Country(iso2)) => Some(iso2.as_str()),
                _ => None,
            });
            let gender = named
                .gender
                .or_else(|| titles.iter().find_map(|t| t.gender))
                .or_else(|| facts::gender_of_name(&name));
            let person = builder.person(&name, gender, country, named.name.start);
            builder.mention(person, named.tokens, named.name, MentionForm::Name);
            for title in &titles {
                let office = office::office(builder, title);
                held.push(Held {
                    person,
                    class: title.class.clone(),
                    of: office.of,
                    possessor: title.possessor.filter(|_| office.of.is_none()),
                    title: office.title.clone(),
                    span: office.span,
                    head: named.name.start,
                });
                builder.office(person, office);
            }
        }
    }
    held
}

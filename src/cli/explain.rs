//! `entente explain`: how an article was understood, as text for people.

use std::borrow::Cow;

use crate::cli::args::Explain;
use crate::cli::input::{Opened, project_of};
use crate::cli::outcome::{Outcome, printable, write_result};
use crate::entities::{Entities, Entity, EntityIdx};
use crate::map::ArticleExtraction;
use crate::nlp;
use crate::pipeline;
use crate::relations::{Relation, Silence, silences};
use crate::text::Article;

pub(super) fn run(args: &Explain) -> Outcome {
    let Opened { project, outcome } = project_of(&args.input);
    let lines: Vec<String> =
        project.articles.iter().flat_map(|article| explained(&with_words(article))).collect();
    // Articles are other people's text; their line ends and tabs are ours.
    let text: String = lines
        .iter()
        .flat_map(|text| text.split('\n'))
        .map(|line| line.split('\t').map(printable).collect::<Vec<_>>().join("\t") + "\n")
        .collect();
    write_result(None, text.as_bytes()).err().unwrap_or(outcome)
}

/// What a project keeps of an article has no words and trees: they are made anew.
fn with_words(extraction: &ArticleExtraction) -> Cow<'_, ArticleExtraction> {
    if extraction.document.tokens.is_empty() {
        Cow::Owned(pipeline::extract(Article::clone(&extraction.article)))
    } else {
        Cow::Borrowed(extraction)
    }
}

fn explained(extraction: &ArticleExtraction) -> Vec<String> {
    let ArticleExtraction { article, document, entities, relations } = extraction;
    let mut lines = about(article);
    lines.push(String::new());
    lines.push(nlp::render(article, document));
    lines.push("# Entities".to_owned());
    for (idx, entity) in entities.all.iter().enumerate() {
        lines.extend(entity_lines(article, entities, idx, entity));
    }
    lines.push(String::new());
    lines.push("# Relations".to_owned());
    lines.extend(relations.iter().map(|relation| relation_line(article, entities, relation)));
    lines.push(String::new());
    lines.push("# Sentences that yielded nothing".to_owned());
    let silent = silences(article, document, entities, relations);
    lines.extend(silent.iter().map(|(idx, reason)| {
        let sentence = document.sentences[*idx].span.of(&article.text);
        format!("{} | {sentence}", reason_words(article, entities, reason))
    }));
    lines.push(String::new());
    lines
}

fn about(article: &Article) -> Vec<String> {
    let unknown = || "unknown".to_owned();
    let published = &article.published;
    let days = match (published.from, published.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        _ => unknown(),
    };
    let mut lines = vec![
        format!("File: {}", article.path),
        format!("Title: {}", article.title.clone().unwrap_or_else(unknown)),
        format!("Outlet: {}", article.outlet.clone().unwrap_or_else(unknown)),
        format!("Encoding: {}", article.encoding),
        format!("Language: {}", article.language),
        format!("Published: {days} {}", published.reasons.join(" ")).trim_end().to_owned(),
    ];
    lines.extend(article.boilerplate.iter().map(|skipped| {
        format!("Left out: {} ({})", skipped.span.of(&article.text), skipped.reason)
    }));
    lines
}

/// "3 person Ada Example | also Example | envoy of Norway (1) (current)", then its mentions.
fn entity_lines(
    article: &Article,
    entities: &Entities,
    idx: usize,
    entity: &Entity,
) -> Vec<String> {
    let mut parts = vec![format!("{} {} {}", idx + 1, entity.kind.name(), entity.name)];
    parts.extend(entity.iso2.clone());
    parts.extend(entity.tentative.then(|| "only described".to_owned()));
    parts.extend(entity.aliases.iter().map(|alias| format!("also {alias}")));
    parts.extend(entity.offices.iter().map(|office| {
        let of = office.of.map(|of| format!(" of {}", called(entities, of))).unwrap_or_default();
        let how = if office.inferred { ", inferred" } else { "" };
        format!("{}{of} ({}{how})", office.title, office.status.name())
    }));
    let mentions = entity.mentions.iter().map(|mention| {
        let (span, form) = (mention.span, mention.form.name());
        format!("\t{}..{}\t{form}\t{}", span.start, span.end, span.of(&article.text))
    });
    std::iter::once(parts.join(" | ")).chain(mentions).collect()
}

/// "Ada Example | meets | Bo Sample | happened | on Monday | high | rule: meeting | met | …"
fn relation_line(article: &Article, entities: &Entities, relation: &Relation) -> String {
    let mut parts = vec![
        called(entities, relation.subject),
        relation.predicate.name().to_owned(),
        called(entities, relation.object),
        relation.status.name().to_owned(),
        relation.confidence.name().to_owned(),
        format!("rule {}", relation.rule),
    ];
    if let Some(date) = &relation.date {
        let days = [date.from, date.to].map(|day| day.map_or("?".to_owned(), |d| d.to_string()));
        parts.push(format!("{} ({} to {})", date.text, days[0], days[1]));
    }
    if let Some(speaker) = relation.attributed_to {
        parts.push(format!("according to {}", called(entities, speaker)));
    }
    if relation.inferred {
        parts.push("inferred".to_owned());
    }
    let evidence = &relation.evidence;
    parts.push(format!(
        "“{}” in: {}",
        evidence.trigger.of(&article.text),
        evidence.sentence.of(&article.text)
    ));
    parts.join(" | ")
}

/// "only Norway (2) is in it".
fn reason_words(article: &Article, entities: &Entities, reason: &Silence) -> String {
    match reason {
        Silence::Boilerplate => "belongs to the site".to_owned(),
        Silence::NoActor => "no actor".to_owned(),
        Silence::OneActor(actor) => format!("no actor but {}", called(entities, *actor)),
        Silence::NoTrigger => "no trigger".to_owned(),
        Silence::Blocked(words) => {
            let words: Vec<String> = words
                .iter()
                .map(|(span, to)| format!("“{}” ({})", span.of(&article.text), to.name()))
                .collect();
            format!("no two actors for {}", words.join(", "))
        }
    }
}

fn called(entities: &Entities, idx: EntityIdx) -> String {
    format!("{} ({})", entities.get(idx).name, idx.0 + 1)
}

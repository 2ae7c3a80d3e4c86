//! Who does something to whom, on sentences of other people (`../shared/data/dev`), where they are
//! at hand: source and target are given as entities, the relation has to be found.

use std::collections::BTreeMap;
use std::path::Path;

use entente::entities::{Entities, Entity, EntityIdx, EntityKind, Mention, MentionForm};
use entente::nlp::{self, Document, TokenRange};
use entente::relations::{self, Predicate, Relation, Status, Tone};
use entente::text::{Article, Span};

use crate::articles::read;
use crate::shared::shared;

/// A sentence with the words of its source and target.
struct Case {
    text: String,
    source: Span,
    target: Span,
}

/// Sentences with exactly one source and one target; every other one is for tuning.
fn cases(file: &Path) -> Vec<Case> {
    let text = read(file);
    text.split("\n\n").filter_map(case).collect()
}

fn case(block: &str) -> Option<Case> {
    let mut text = String::new();
    let mut spans: Vec<(char, Span)> = Vec::new();
    let mut before = ["", ""];
    for line in block.lines() {
        let (word, tag) = line.rsplit_once(' ')?;
        if !text.is_empty() && !is_glued(before, word) {
            text.push(' ');
        }
        before = [before[1], word];
        let start = text.len();
        text.push_str(word);
        let kind = tag.chars().last()?;
        match tag.as_bytes() {
            [b'B', ..] => spans.push((kind, Span::new(start, text.len()))),
            [b'I', ..] => spans.last_mut()?.1.end = text.len(),
            _ => {}
        }
    }
    let only = |wanted: char| {
        let mut found = spans.iter().filter(|(kind, _)| *kind == wanted).map(|(_, span)| *span);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let (source, target) = (only('S')?, only('T')?);
    Some(Case { text, source, target })
}

/// Whether people write a word right behind the one before it: the file has a space everywhere.
fn is_glued([second, first]: [&str; 2], word: &str) -> bool {
    const CLOSING: [&str; 15] =
        [",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "’", "”", "n't", "-"];
    const OPENING: [&str; 7] = ["(", "[", "$", "€", "£", "“", "-"];
    let is_number = |w: &str| w.bytes().all(|b| b.is_ascii_digit()) && !w.is_empty();
    let inner = matches!(first, "." | ",") && is_number(second) && is_number(word);
    let initials = first == "." && second.len() == 1 && word.len() == 1;
    let genitive = matches!(first, "’" | "'") && word == "s";
    CLOSING.contains(&word) || OPENING.contains(&first) || inner || initials || genitive
}

/// The relations that are found where source and target are the only entities, of whatever kind: what
/// kind they are is not told, and some relations hold between some kinds only.
fn found(case: &Case) -> Vec<Relation> {
    let article = Article::from_text("case.txt", case.text.as_str());
    let document = nlp::annotate(&article);
    let kinds = [EntityKind::Country, EntityKind::Person, EntityKind::Organization];
    let mut found = Vec::new();
    for kind in kinds {
        let all = [
            entity(&document, "source", kind, case.source),
            entity(&document, "target", kind, case.target),
        ];
        let all: Vec<Entity> = all.into_iter().flatten().collect();
        let entities = Entities::new(all, Vec::new(), &[], document.tokens.len());
        found.extend(relations::extract(&article, &document, &entities));
    }
    found
}

fn entity(document: &Document, name: &str, kind: EntityKind, span: Span) -> Option<Entity> {
    let inside = |t: &usize| document.tokens[*t].span.overlaps(span);
    let tokens: Vec<usize> = (0..document.tokens.len()).filter(inside).collect();
    let range = TokenRange::new(*tokens.first()?, tokens.last()? + 1);
    let head = document.head_of(range);
    Some(Entity {
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        iso2: None,
        offices: Vec::new(),
        mentions: vec![Mention { span, tokens: range, head, form: MentionForm::Name }],
        tentative: false,
    })
}

#[derive(Default)]
struct Count {
    all: usize,
    right: usize,
    turned: usize,
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are for people")]
fn sources_act_on_targets_as_often_as_before() {
    let Some(folder) = shared() else { return };
    let list = std::env::var_os("ENTENTE_ERRORS").is_some_and(|value| value == "1");
    let mut counts = [Count::default(), Count::default()];
    let file = folder.join("data/dev/cameo_ner.dev.txt");
    for (idx, case) in cases(&file).iter().enumerate() {
        let found = found(case);
        let count = &mut counts[idx % 2];
        count.all += 1;
        let source = EntityIdx(0);
        let right = found.iter().any(|r| r.subject == source || r.predicate.is_symmetric());
        count.right += usize::from(right);
        count.turned += usize::from(!right && !found.is_empty());
        if list && idx % 2 == 0 {
            let mut what: Vec<String> = found
                .iter()
                .map(|r| {
                    let turned = if r.subject == source { "" } else { " (turned)" };
                    format!("{} {}{turned}", r.predicate.name(), r.status.name())
                })
                .collect();
            what.sort();
            what.dedup();
            let (s, t) = (case.source, case.target);
            println!(
                "{}\n   [{}] → [{}]: {}",
                case.text,
                s.of(&case.text),
                t.of(&case.text),
                what.join(", ")
            );
        }
    }
    for (name, count) in ["tune", "held"].iter().zip(&counts) {
        let percent = |n: usize| 100.0 * n as f64 / count.all.max(1) as f64;
        let recall = percent(count.right);
        let precision = 100.0 * count.right as f64 / (count.right + count.turned).max(1) as f64;
        println!(
            "{name}: {} sentences, source → target found {recall:.1} %, turned round {:.1} %, F1 {:.1}",
            count.all,
            percent(count.turned),
            2.0 * precision * recall / (precision + recall).max(1.0)
        );
        assert!(percent(count.right) >= 63.9, "{name} fell");
    }
}

/// Whether a relation tells of cooperation, of conflict, or of neither; what is denied or undone tells
/// of the opposite.
fn sign(relation: &Relation) -> Option<Tone> {
    let opposite = |tone: Tone| match tone {
        Tone::Cooperation => Tone::Conflict,
        _ => Tone::Cooperation,
    };
    let tone = match (relation.predicate, relation.predicate.tone()) {
        (Predicate::AlliedWith, _) => Tone::Cooperation,
        (_, tone @ (Tone::Cooperation | Tone::Conflict)) => tone,
        _ => return None,
    };
    Some(if relation.status == Status::Denied { opposite(tone) } else { tone })
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are for people")]
fn cooperation_and_conflict_are_told_apart_as_often_as_before() {
    let Some(folder) = shared() else { return };
    let list = std::env::var_os("ENTENTE_ERRORS").is_some_and(|value| value == "1");
    let squashed = |text: &str| text.split_whitespace().collect::<String>();
    let rows = read(&folder.join("data/dev/cameo_quad.dev.tsv"));
    let rows: BTreeMap<String, &str> = rows
        .lines()
        .filter_map(|line| line.rsplit_once('\t'))
        .map(|(text, class)| (squashed(text), class.trim()))
        .collect();
    let mut counts = [Count::default(), Count::default()];
    for (idx, case) in cases(&folder.join("data/dev/cameo_ner.dev.txt")).iter().enumerate() {
        let Some(class) = rows.get(&squashed(&case.text)) else { continue };
        let expected = match *class {
            "0" => None,
            "1" | "2" => Some(Tone::Cooperation),
            _ => Some(Tone::Conflict),
        };
        let found = found(case);
        // The first that tells of either decides.
        let said = found.iter().find_map(sign);
        let count = &mut counts[idx % 2];
        count.all += 1;
        count.right += usize::from(said == expected);
        if list && idx % 2 == 0 && said != expected {
            let what: Vec<&str> = found.iter().map(|r| r.predicate.name()).collect();
            println!("sign {said:?}, expected {expected:?}: {what:?} {}", case.text);
        }
    }
    for (name, count) in ["tune", "held"].iter().zip(&counts) {
        let percent = 100.0 * count.right as f64 / count.all.max(1) as f64;
        println!("{name}: {} sentences, quad sign right {percent:.1} %", count.all);
        assert!(percent >= 56.6, "{name} fell");
    }
}

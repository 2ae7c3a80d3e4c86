//! The JSON that `entente extract` prints is what `assets/contract/map.schema.json` says.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente::entities::{EntityKind, MentionForm, OfficeStatus};
use entente::map::{
    Actor, ActorId, ActorMention, ActorOffice, Link, LinkId, Origin, RelationshipMap,
};
use entente::relations::{Confidence, DateWords, Evidence, Predicate, Status};
use entente::text::{Article, ArticleId, Published, Span};
use serde_json::{Value, json};

use crate::cli::{Place, check_places};
use crate::shared::{articles, shared};

fn own_schema() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/contract/map.schema.json")
}

fn schema() -> Value {
    serde_json::from_slice(&std::fs::read(own_schema()).unwrap()).unwrap()
}

fn errors(map: &Value) -> Vec<String> {
    let validator = jsonschema::options().should_validate_formats(true).build(&schema()).unwrap();
    validator.iter_errors(map).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

#[test]
fn the_published_contract_is_the_agreed_one() {
    let Some(folder) = shared() else { return };
    let agreed = std::fs::read(folder.join("contract/map.schema.json")).unwrap();
    assert!(agreed == std::fs::read(own_schema()).unwrap(), "the two schemas differ");
}

#[test]
fn maps_of_all_articles_are_valid() {
    let place = Place::new();
    let paths = articles();
    let mut args = vec!["extract"];
    args.extend(paths.iter().map(|path| path.to_str().unwrap()));
    let ran = place.run(&args);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(errors(&ran.json()), Vec::<String>::new());
}

#[test]
fn the_validator_sees_mistakes() {
    let mut map = full_map();
    map["relations"][0]["status"] = json!("maybe");
    map["articles"][0]["published"]["from"] = json!("13 February 2025");
    map["entities"][0].as_object_mut().unwrap().remove("name");
    assert_eq!(errors(&map).len(), 3, "{:?}", errors(&map));
}

const TEXT: &str = "“Zoë” — Norway’s envoy Bo Sample met Ada Example of Japan on Monday.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// A map on which everything that a map can have is set.
fn full_map() -> Value {
    let first = ArticleId(0);
    let mut article = Article::from_text("a.txt", TEXT);
    article.sha256 = "0".repeat(64);
    article.title = Some("Talks".to_owned());
    article.authors = vec!["Bo".to_owned()];
    article.published = Published::on("2025-02-13".parse().unwrap(), "It says so.");
    article.warnings = vec!["Guessed.".to_owned()];
    let mut map = RelationshipMap::new(vec![Arc::new(article)]);
    let actor = |id, kind, words: &str, iso2: Option<&str>| Actor {
        id: ActorId(id),
        kind,
        name: words.to_owned(),
        aliases: Vec::new(),
        iso2: iso2.map(str::to_owned),
        offices: Vec::new(),
        mentions: vec![ActorMention { article: first, span: span(words), form: MentionForm::Name }],
        origin: Origin::Read,
    };
    map.insert_actor(actor(3, EntityKind::Country, "Norway", Some("NO")));
    map.insert_actor(Actor {
        aliases: vec!["Sample".to_owned()],
        offices: vec![ActorOffice {
            title: "envoy".to_owned(),
            of: Some(ActorId(3)),
            status: OfficeStatus::Current,
            articles: vec![first],
            span: span("envoy"),
        }],
        ..actor(5, EntityKind::Person, "Bo Sample", None)
    });
    map.insert_actor(actor(8, EntityKind::Person, "Ada Example", None));
    let drawn = map.insert_link(Link {
        id: LinkId(7),
        source: ActorId(5),
        predicate: Predicate::Meets,
        target: ActorId(8),
        status: Status::Happened,
        date: Some(DateWords {
            text: "on Monday".to_owned(),
            from: "2025-02-10".parse().ok(),
            to: None,
        }),
        inferred: false,
        confidence: Confidence::High,
        rule: "meeting".to_owned(),
        attributed_to: Some(ActorId(3)),
        evidence: vec![Evidence {
            article: first,
            sentence: Span::new(0, TEXT.len()),
            trigger: span("met"),
        }],
        origin: Origin::Read,
    });
    assert!(drawn);
    serde_json::from_slice(&entente::export::json(&map, &[])).unwrap()
}

#[test]
fn a_map_with_everything_is_valid_and_its_places_are_characters() {
    let map = full_map();
    assert_eq!(errors(&map), Vec::<String>::new());
    check_places(&map, &[TEXT.chars().collect()]);
    assert_eq!(map["entities"][1]["id"], "e2");
    assert_eq!(map["entities"][1]["offices"][0]["of"], "e1");
    let relation = &map["relations"][0];
    assert_eq!(relation["subject"], "e2");
    assert_eq!(relation["object"], "e3");
    assert_eq!(relation["attributed_to"], "e1");
    assert_eq!(relation["date"], json!({"text": "on Monday", "from": "2025-02-10", "to": null}));
    assert_eq!(relation["evidence"][0]["text"], TEXT);
    assert_eq!(relation["evidence"][0]["trigger"], json!({"start": 33, "end": 36}));
}

//! Projects and corrections on the command line.

use crate::cli::Place;

const VISIT: &str =
    "Japanese Foreign Minister Hana Moriyama met South Korean President Yang Min-kyu in Seoul.";
const DISPUTE: &str = "France criticized Russia on Monday. Japan will host a summit in Kobe.";

const LEDGER: &str = r#"{"format": "entente-ledger", "version": 1, "rules": [
    {"id": 0, "enabled": true, "change": {"rename":
        {"actor": {"kind": "person", "name": "Hana Moriyama"}, "name": "Moriyama Hana"}}},
    {"id": 1, "enabled": true, "change": {"hide":
        {"actor": {"kind": "person", "name": "Nobody"}, "scope": "everywhere"}}}]}"#;

fn place() -> Place {
    Place::new().with("a.txt", VISIT).with("b.txt", DISPUTE).with("ledger.json", LEDGER)
}

fn names(json: &serde_json::Value) -> Vec<&str> {
    json["entities"].as_array().unwrap().iter().map(|e| e["name"].as_str().unwrap()).collect()
}

#[test]
fn rules_are_applied_without_a_project() {
    let ran = place().run(&["extract", "--rules", "ledger.json", "a.txt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(names(&ran.json()).contains(&"Moriyama Hana"));
    assert!(ran.err.contains("Nobody is not on the map"), "{}", ran.err);
}

#[test]
fn a_project_is_made_extended_corrected_and_read_by_every_command() {
    let place = place();
    let made = place.run(&["project", "new", "map.entente", "a.txt"]);
    assert_eq!((made.code, made.err.as_str()), (Some(0), ""));
    assert_eq!(place.run(&["project", "new", "map.entente", "a.txt"]).code, Some(3));
    assert_eq!(place.run(&["project", "add", "map.entente", "a.txt", "b.txt"]).code, Some(0));
    let applied = place.run(&["project", "apply", "map.entente", "ledger.json"]);
    assert_eq!(applied.out, "2 of 2 corrections were new.\n");
    let again = place.run(&["project", "apply", "map.entente", "ledger.json"]);
    assert_eq!(again.out, "0 of 2 corrections were new.\n");

    let check = place.run(&["project", "check", "map.entente"]);
    assert_eq!(check.code, Some(0));
    assert!(
        check.out.starts_with("Articles: 2\n"),
        "the same article is there once: {}",
        check.out
    );
    assert!(check.out.contains("  on    Hana Moriyama is called Moriyama Hana\n"), "{}", check.out);
    assert!(check.out.contains("  idle  Never show Nobody, everywhere"), "{}", check.out);

    let json = place.run(&["extract", "map.entente"]).json();
    assert!(names(&json).contains(&"Moriyama Hana") && names(&json).contains(&"France"));
    assert_eq!(place.run(&["render", "map.entente", "-o", "map.svg"]).code, Some(0));
    assert_eq!(place.run(&["export", "map.entente", "-o", "map.graphml"]).code, Some(0));
    let explained = place.run(&["explain", "map.entente"]);
    assert!(explained.out.contains("met"), "{}", explained.out);

    let ledger = place.run(&["project", "ledger", "map.entente"]);
    assert!(ledger.out.contains("\"rename\""), "{}", ledger.out);
}

#[test]
fn what_is_no_project_or_ledger_is_told() {
    let place = place().with("bad.entente", "no").with("bad.json", "{}");
    for args in [
        &["project", "check", "bad.entente"][..],
        &["project", "add", "bad.entente", "a.txt"],
        &["project", "check", "none.entente"],
        &["project", "apply", "bad.entente", "ledger.json"],
    ] {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{args:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
    let ran = place.run(&["extract", "--rules", "bad.json", "a.txt"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("bad.json"), "{}", ran.err);
    assert!(names(&ran.json()).contains(&"Hana Moriyama"), "the rest is done");
}

#[test]
fn a_damaged_project_says_what_is_missing_and_is_kept() {
    let place = place();
    place.run(&["project", "new", "map.entente", "a.txt"]);
    let path = place.path().join("map.entente");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 20]).unwrap();
    let check = place.run(&["project", "check", "map.entente"]);
    assert_eq!(check.code, Some(1));
    assert!(check.out.contains("Missing: "), "{}", check.out);
    assert!(place.path().join("map.entente.damaged").exists());
}

//! Runs the program as a user does, in an empty folder.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use proptest::prelude::*;
use serde_json::Value;

use crate::shared::articles;

/// A folder with some files, and the program run in it.
pub(crate) struct Place(tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
        command.args(args).current_dir(self.path());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::new(self.command(args).stdin(Stdio::null()).output().unwrap())
    }
}

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    fn new(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

const TALKS: &str = "The foreign minister of Norway met the envoy of Japan in Oslo on Monday.\n\
                     They talked for an hour.\n";

#[test]
fn help_and_version_are_results() {
    let place = Place::new();
    let help = place.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    assert!(help.out.contains("entente extract"));
    assert!(!help.out.contains("worker"), "the worker is nobody's business");
    let version = place.run(&["--version"]);
    assert_eq!(version.out, format!("entente {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_told_on_standard_error() {
    let place = Place::new().with("a.txt", TALKS);
    for args in [
        &["extract"][..],
        &["extract", "a.txt", "--encoding", "klingon"],
        &["extract", "a.txt", "--colour"],
        &["extract", "a.txt", "-o"],
        &["render", "a.txt"],
        &["render", "a.txt", "-o", "map.gif"],
        &["render", "a.txt", "-o", "map.svg", "--width", "100"],
        &["render", "a.txt", "-o", "map.png", "--width", "0"],
        &["render", "a.txt", "-o", "map.png", "--width", "100000"],
        &["render", "a.txt", "-o", "map.png", "--scale", "9"],
        &["render", "a.txt", "-o", "map.png", "--scale", "2", "--width", "100"],
        &["render", "a.txt", "-o", "map.pdf", "--scale", "2"],
        &["render", "a.txt", "-o", "map.png", "--outlined"],
    ] {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[cfg(not(feature = "gui"))]
#[test]
fn without_a_window_none_is_opened() {
    let ran = Place::new().run(&["a.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("no window"), "{}", ran.err);
}

#[test]
fn extract_prints_json_or_writes_it() {
    let place = Place::new().with("a.txt", TALKS);
    let printed = place.run(&["extract", "a.txt"]);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    let article = &printed.json()["articles"][0];
    assert_eq!(article["path"], "a.txt");
    assert_eq!(article["text_chars"], TALKS.chars().count());
    assert_eq!(article["sentences"].as_array().unwrap().len(), 2);
    let written = place.run(&["extract", "a.txt", "-o", "map.json"]);
    assert_eq!((written.code, written.out.as_str()), (Some(0), ""));
    let file = std::fs::read_to_string(place.path().join("map.json")).unwrap();
    assert_eq!(file, printed.out);
}

#[test]
fn render_draws_what_extract_tells() {
    let place = Place::new().with("a.txt", TALKS);
    let svg = place.run(&["render", "a.txt", "-o", "map.svg"]);
    assert_eq!((svg.code, svg.err.as_str(), svg.out.as_str()), (Some(0), "", ""));
    let picture = std::fs::read_to_string(place.path().join("map.svg")).unwrap();
    for entity in place.run(&["extract", "a.txt"]).json()["entities"].as_array().unwrap() {
        assert!(picture.contains(entity["name"].as_str().unwrap()), "{entity}");
    }
    let printed = place.run(&["render", "a.txt", "-o", "-", "--format", "svg"]);
    assert_eq!(printed.out, picture);
    let dark = place.run(&["render", "a.txt", "-o", "-", "--format", "svg", "--theme", "dark"]);
    assert_ne!(dark.out, picture);
}

#[test]
fn a_png_has_the_size_that_was_asked_for() {
    let place = Place::new().with("a.txt", TALKS);
    let ran = place.run(&["render", "a.txt", "-o", "map.png", "--width", "640", "--height", "480"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let png = std::fs::read(place.path().join("map.png")).unwrap();
    // Width and height stand in the header that every PNG starts with.
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1A\n");
    assert_eq!(png[16..24], [0, 0, 2, 128, 0, 0, 1, 224]);
}

#[test]
fn a_scale_multiplies_the_size_of_a_png() {
    let place = Place::new().with("a.txt", TALKS);
    let width = |scale: &str| {
        place.run(&["render", "a.txt", "-o", "map.png", "--scale", scale]);
        let png = std::fs::read(place.path().join("map.png")).unwrap();
        u32::from_be_bytes(png[16..20].try_into().unwrap())
    };
    assert_eq!(width("8"), 8 * width("1"));
}

#[test]
fn a_picture_names_its_claims_and_draws_its_letters_where_that_is_asked_for() {
    let place = Place::new().with("a.txt", TALKS);
    let drawn = |options: &[&str]| {
        place.run(&[&["render", "a.txt", "-o", "-", "--format", "svg"], options].concat()).out
    };
    let relations = place.run(&["extract", "a.txt"]).json()["relations"].clone();
    let numbered = drawn(&["--numbered"]);
    for relation in relations.as_array().unwrap() {
        let name = format!("{}</text>", relation["id"].as_str().unwrap());
        assert!(numbered.contains(&name), "{name}");
        assert!(!drawn(&[]).contains(&name), "{name}");
    }
    assert!(!drawn(&["--outlined"]).contains("<text"));
}

#[test]
fn export_writes_for_other_programs_by_the_ending() {
    let place = Place::new().with("a.txt", TALKS);
    for (name, start) in [
        ("map.graphml", "<?xml"),
        ("map.gexf", "<?xml"),
        ("map.dot", "digraph"),
        ("map.mmd", "flowchart"),
        ("map.md", "# "),
        ("map.json", "{"),
    ] {
        let ran = place.run(&["export", "a.txt", "-o", name]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name}");
        let written = std::fs::read_to_string(place.path().join(name)).unwrap();
        assert!(written.starts_with(start), "{name}: {written}");
        assert!(written.contains("Norway"), "{name}: {written}");
    }
    let ran = place.run(&["export", "a.txt", "-o", "map.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for name in ["map-nodes.csv", "map-edges.csv", "map-evidence.csv"] {
        assert!(
            std::fs::read_to_string(place.path().join(name)).unwrap().lines().count() > 1,
            "{name}"
        );
    }
    let ran = place.run(&["export", "a.txt", "-o", "-", "--format", "dot"]);
    assert!(ran.out.starts_with("digraph"));
    for wrong in [&["-o", "map.png"][..], &["-o", "map"], &["-o", "-", "--format", "csv"]] {
        let ran = place.run(&[&["export", "a.txt"], wrong].concat());
        assert_eq!(ran.code, Some(2), "{wrong:?}");
    }
}

#[test]
fn explain_shows_what_was_understood() {
    let text = format!("{TALKS}Subscribe to our newsletter.\n\u{1B}[31m\n");
    let place = Place::new().with("a.txt", text);
    let ran = place.run(&["explain", "a.txt"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for part in [
        "File: a.txt\n",
        "Left out: Subscribe",
        "country Norway | NO",
        "# Relations\n",
        "# Sentences that yielded nothing\n",
        "\nbelongs to the site | Subscribe",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in {}", ran.out);
    }
    assert!(!ran.out.contains('\u{1B}'));
}

#[test]
fn standard_input_is_a_dash() {
    let place = Place::new();
    let mut child = place
        .command(&["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(TALKS.as_bytes()).unwrap();
    let ran = Ran::new(child.wait_with_output().unwrap());
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.json()["articles"][0]["path"], "-");
}

#[test]
fn what_cannot_be_read_has_one_line_and_stops_nobody() {
    let place = Place::new()
        .with("good.txt", TALKS)
        .with("empty.txt", "")
        .with("blank.txt", " \n\n")
        .with("paper.pdf", b"%PDF-1.7\n\x00\x01")
        .with("photo.txt", b"\x89PNG\r\n\x1A\n....")
        .with("also.txt", TALKS);
    std::fs::create_dir(place.path().join("folder")).unwrap();
    let ran = place.run(&[
        "extract",
        "good.txt",
        "empty.txt",
        "blank.txt",
        "paper.pdf",
        "photo.txt",
        "folder",
        "none.txt",
        "also.txt",
    ]);
    assert_eq!(ran.code, Some(1));
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(
        lines,
        [
            "error: empty.txt: The file is empty.",
            "error: blank.txt: There is no text in it.",
            "error: paper.pdf: This is a PDF document. Save its text as .txt or .html and open that.",
            "error: photo.txt: This is a PNG image. There is no article in it to read.",
            "error: folder: This is a folder, not a file.",
            "error: none.txt: There is no such file.",
        ]
    );
    let map = ran.json();
    let articles = map["articles"].as_array().unwrap();
    let ids: Vec<(&str, &str)> =
        articles.iter().map(|a| (a["id"].as_str().unwrap(), a["path"].as_str().unwrap())).collect();
    assert_eq!(ids, [("a1", "good.txt"), ("a2", "also.txt")]);
}

#[test]
fn nothing_readable_gives_no_map() {
    let ran = Place::new().run(&["extract", "none.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
}

#[test]
fn a_result_that_cannot_be_written_is_another_code() {
    let place = Place::new().with("a.txt", TALKS);
    let ran = place.run(&["extract", "a.txt", "-o", "no/such/folder/map.json"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("no/such/folder/map.json"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_enough_is_no_error() {
    let text = TALKS.repeat(2000);
    let place = Place::new().with("a.txt", text);
    let mut child = place
        .command(&["extract", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::new(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn names_of_files_cannot_steer_the_terminal() {
    let ran = Place::new().run(&["extract", "a\u{1B}]0;owned\u{7}.txt"]);
    assert_eq!(ran.code, Some(1));
    assert!(!ran.err.contains(['\u{1B}', '\u{7}']), "{:?}", ran.err);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let place = Place::new();
    let paths = articles();
    let mut args = vec!["extract"];
    args.extend(paths.iter().map(|path| path.to_str().unwrap()));
    let (first, second) = (place.run(&args), place.run(&args));
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(first.out == second.out, "two runs differ");
}

/// Every place in a map lies in its article, and every quotation says what stands there.
pub(crate) fn check_places(map: &Value, texts: &[Vec<char>]) {
    let slice = |place: &Value| -> String {
        let article: usize = place["article"].as_str().unwrap()[1..].parse().unwrap();
        let at = |key: &str| place[key].as_u64().unwrap() as usize;
        texts[article - 1][at("start")..at("end")].iter().collect()
    };
    for entity in map["entities"].as_array().unwrap() {
        for mention in entity["mentions"].as_array().unwrap() {
            assert!(!slice(mention).is_empty(), "{entity}");
        }
    }
    for relation in map["relations"].as_array().unwrap() {
        for evidence in relation["evidence"].as_array().unwrap() {
            assert_eq!(evidence["text"], slice(evidence), "{relation}");
            let mut trigger = evidence["trigger"].clone();
            trigger["article"] = evidence["article"].clone();
            assert!(slice(evidence).contains(&slice(&trigger)), "{relation}");
        }
    }
    for (article, text) in map["articles"].as_array().unwrap().iter().zip(texts) {
        assert_eq!(article["text_chars"], text.len());
        let mut end = 0;
        for sentence in article["sentences"].as_array().into_iter().flatten() {
            let at = |key: &str| sentence[key].as_u64().unwrap() as usize;
            assert!(end <= at("start") && at("start") < at("end") && at("end") <= text.len());
            end = at("end");
        }
    }
}

#[test]
fn evidence_is_what_stands_in_the_article() {
    let place = Place::new();
    for path in articles() {
        let ran = place.run(&["extract", path.to_str().unwrap()]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let text: Vec<char> = std::fs::read_to_string(&path).unwrap().chars().collect();
        check_places(&ran.json(), &[text]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// In process, because a process for each case would take minutes.
    #[test]
    fn evidence_is_what_stands_in_any_text(text in generated_text()) {
        let source = entente::pipeline::Source::Memory {
            name: "a.txt".to_owned(),
            bytes: text.clone().into_bytes(),
        };
        let options = entente::pipeline::ReadOptions::default();
        let cancel = entente::task::Cancel::new();
        if let Ok(article) = entente::pipeline::read_article(&source, &options, &cancel) {
            let chars: Vec<char> = article.text.chars().collect();
            let extraction = entente::pipeline::extract(article);
            let map = entente::map::build(std::slice::from_ref(&extraction));
            let json = entente::export::json(&map, &[&extraction.document]);
            check_places(&serde_json::from_slice(&json).unwrap(), &[chars]);
        }
    }
}

/// Words that rules look for, between marks and characters that confuse counting.
fn generated_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Norway",
        "Japan",
        "Japanese",
        "Oslo",
        "Foreign Minister",
        "President",
        "Ada Example",
        "Example",
        "NATO",
        "the U.S.",
        "met",
        "will visit",
        "condemned",
        "told",
        "said",
        "he",
        "her",
        "the envoy",
        "on Monday",
        "“",
        "”",
        "—",
        ".",
        ",",
        "\n",
        "\n\n",
        "'s",
        "’s",
        "é",
        "漢字",
        "🙂",
        "e\u{301}",
        "\u{200B}",
        "\u{FEFF}",
        "\r\n",
        "\t",
        "not",
        "and",
        "in",
        "with",
        "of",
        "for",
        "Subscribe to our newsletter.",
        "(",
        ")",
        "2025",
        "Feb. 13",
    ]);
    prop::collection::vec((words, prop::sample::select(vec![" ", " ", " ", ""])), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect::<String>())
}

//! Runs the pipeline over our own articles and scores what it draws (`tests/data/articles`).
//!
//! `cargo core articles -- --nocapture` prints the table; with `ENTENTE_ERRORS=1` also everything
//! missed or wrong in the articles that rules may be tuned on.

use std::path::{Path, PathBuf};

use entente::map;
use entente::pipeline::{ReadOptions, Source, extract, read_article};
use entente::task::Cancel;

use crate::score::{Expected, Floors, Found, Tally, parse_map, score};

/// Under the articles that rules may be tuned on. Raise them with what is reached, five points
/// beneath it; never lower them for the same articles.
const TUNE_FLOORS: Floors = Floors {
    nodes_precision: 88.5,
    nodes_recall: 91.5,
    offices: 77.5,
    edges_precision: 75.7,
    edges_recall: 37.3,
    status: 89.0,
    most_forbidden_nodes: 7,
    most_forbidden_edges: 2,
};

/// Under the articles that are only measured on. The same rule.
const HELD_FLOORS: Floors = Floors {
    nodes_precision: 90.2,
    nodes_recall: 90.3,
    offices: 61.3,
    edges_precision: 76.9,
    edges_recall: 33.5,
    status: 85.2,
    most_forbidden_nodes: 0,
    most_forbidden_edges: 0,
};

/// The map of one plain text, as the program draws it.
pub(crate) fn found_in(name: &str, text: &str) -> Found {
    let source = Source::Memory { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    let article = read_article(&source, &ReadOptions::default(), &Cancel::new()).unwrap();
    Found::from_map(&map::build(&[extract(article)]))
}

/// A file's text; a test without its data fails.
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder whose names end like that, sorted.
pub(crate) fn files_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    files
}

/// The rows of one test, printed at once: tests run side by side.
#[derive(Default)]
pub(crate) struct Table(String);

impl Table {
    /// One article's row, and what went wrong where the environment asks for it.
    pub(crate) fn row(&mut self, name: &str, tally: &Tally, notes: &[String]) {
        self.0 += &tally.row(name);
        self.0.push('\n');
        if std::env::var_os("ENTENTE_ERRORS").is_some_and(|value| value == "1") {
            self.0.extend(notes.iter().flat_map(|note| [note.as_str(), "\n"]));
        }
    }

    #[expect(clippy::print_stdout, reason = "the table is for people")]
    pub(crate) fn print(&self) {
        println!("\n{}", self.0);
    }
}

/// An article of ours with what its map should hold.
struct Case {
    name: String,
    text: String,
    expected: Expected,
}

impl Case {
    /// From 101 on they are only there to measure, and nobody looks at how each of them does.
    fn is_for_tuning(&self) -> bool {
        self.name.split('-').next().and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| n <= 100)
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let mut complaints = Vec::new();
    let mut cases = Vec::new();
    for file in files_ending(&folder, ".map.txt") {
        let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = file_name.trim_end_matches(".map.txt").to_owned();
        let text = read(&folder.join(format!("{name}.txt")));
        match parse_map(&file_name, &read(&file), &text) {
            Ok(expected) => cases.push(Case { name, text, expected }),
            Err(wrong) => complaints.extend(wrong),
        }
    }
    assert!(complaints.is_empty(), "wrong lines in expected maps:\n{}", complaints.join("\n"));
    cases
}

#[test]
fn every_article_has_a_map_that_can_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let texts = files_ending(&folder, ".txt").iter().filter(|f| !f.ends_with(".map.txt")).count();
    // Each article is two files whose names end in .txt.
    assert_eq!(texts, 2 * cases().len(), "an article without its map, or a map without article");
}

#[test]
fn our_own_articles_are_read_as_well_as_before() {
    let mut table = Table::default();
    let (mut tune, mut held) = (Tally::default(), Tally::default());
    for case in cases() {
        let (tally, notes) =
            score(&case.expected, &found_in(&format!("{}.txt", case.name), &case.text));
        if case.is_for_tuning() {
            table.row(&case.name, &tally, &notes);
            tune += tally;
        } else {
            held += tally;
        }
    }
    table.row("TUNE", &tune, &[]);
    table.row("HELD", &held, &[]);
    table.print();
    let (tune, held) = (tune.below(&TUNE_FLOORS), held.below(&HELD_FLOORS));
    assert!(tune.is_empty() && held.is_empty(), "tune: {tune:?}\nheld: {held:?}");
}

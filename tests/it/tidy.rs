//! Habits of the house that a compiler does not know.

use std::path::{Path, PathBuf};

use crate::layering::rust_files;

/// A longer file has more than one thing to say.
const MAX_LINES: usize = 500;

fn files() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["src", "tests"]
        .into_iter()
        .flat_map(|folder| rust_files(&root.join(folder)))
        .map(|path| {
            let source = std::fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root).unwrap().to_owned(), source)
        })
        .collect()
}

fn check(what: &str, is_wrong: impl Fn(&str) -> bool) {
    let wrong: Vec<String> = files()
        .into_iter()
        .filter(|(_, source)| is_wrong(source))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new(), "{what}");
}

#[test]
fn every_file_says_what_it_is_for() {
    check("the first line is not //!", |source| !source.starts_with("//! "));
}

#[test]
fn no_file_is_too_long() {
    check("more than 500 lines", |source| source.lines().count() > MAX_LINES);
}

#[test]
fn what_is_left_to_do_has_a_number() {
    // Put together here, or this file would find itself.
    let mark = ["TO", "DO"].concat();
    check("a note of work to do without (#n)", |source| {
        source.match_indices(&mark).any(|(at, _)| !source[at + mark.len()..].starts_with("(#"))
    });
}

#[test]
fn no_file_names_a_place_on_somebody_s_machine() {
    let places = ["/wo", "rk/"].concat();
    let temporary = ["\"/t", "mp/"].concat();
    let home = ["/ho", "me/"].concat();
    check("a path of one machine", |source| {
        [&places, &temporary, &home].iter().any(|place| source.contains(place.as_str()))
    });
}

#[test]
fn lints_are_expected_with_a_reason_never_switched_off() {
    let allow = ["#[al", "low("].concat();
    let allow_all = ["#![al", "low("].concat();
    check("a lint is switched off", |source| {
        source.contains(&allow) || source.contains(&allow_all)
    });
}

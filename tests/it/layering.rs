//! Who may import whom. One crate has no borders that the compiler checks; this test is them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each module may use those before it, never those after.
const LAYERS: &[&str] = &[
    "text",
    "knowledge",
    "import",
    "nlp",
    "entities",
    "relations",
    "map",
    "corrections",
    "layout",
    "scene",
    "export",
    "project",
    "task",
    "io",
    "store",
    "worker",
    "train",
    "pipeline",
    "session",
    "cli",
    "ui",
];

/// Borders beyond the order: module, what it must not use, why.
const BANS: &[(&str, &[&str], &str)] = &[
    ("import", &["io", "task"], "it is a pure function of bytes"),
    ("nlp", &["io", "task"], "it is a pure function of an article"),
    ("entities", &["io", "task"], "it is a pure function of a document"),
    ("relations", &["io", "task"], "it is a pure function of entities"),
    ("export", &["io", "task"], "it makes bytes; others write them"),
    ("cli", &["ui"], "it needs no display"),
    ("ui", &["cli"], "it has no command line"),
];

/// Layout knows boxes and edges; what they stand for would make it a second scene.
const ALONE: &str = "layout";

/// Words in the sources that only some modules may use: word, who may, why.
const WORDS: &[(&str, &[&str], &str)] = &[
    ("egui::", &["ui"], "the core has no window"),
    ("std::fs", &["io"], "only io touches the file system"),
    ("std::process::Command", &["worker"], "only worker starts processes"),
    ("SystemTime", &[], "the same input gives the same bytes"),
    ("std::net", &[], "nothing leaves the machine"),
];

#[test]
fn no_module_uses_one_above_it() {
    let mut wrong = Vec::new();
    for (module, path, source) in sources() {
        let Some(own) = LAYERS.iter().position(|layer| *layer == module) else {
            wrong.push(format!("{}: {module} is in no layer; add it to LAYERS", path.display()));
            continue;
        };
        for used in uses(&source) {
            let Some(other) = LAYERS.iter().position(|layer| *layer == used) else { continue };
            if other > own || (module == ALONE && used != ALONE) {
                wrong.push(format!("{}: {module} must not use {used}", path.display()));
            }
            for (_, banned, why) in BANS.iter().filter(|(name, ..)| *name == module) {
                if banned.contains(&used.as_str()) {
                    wrong.push(format!("{}: {module} must not use {used}: {why}", path.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
}

#[test]
fn words_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (module, path, source) in sources() {
        let core = without_tests(&source);
        for (word, allowed, why) in WORDS {
            if core.contains(word) && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{}: {module} must not say {word}: {why}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_sees_every_way_to_import() {
    let source = "//! See [`crate::doc`].\nuse crate::a::B;\nuse crate::{c, d::{e, F}, g as h};\n\
                  fn f() { crate::i::j(); }\npub(in crate::k) fn l() {}\n// crate::comment\n";
    assert_eq!(uses(source), ["a", "c", "d", "g", "i", "k"].map(str::to_owned).into());
}

/// Every source file of the library: module, path, text.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for path in rust_files(&root) {
        let relative = path.strip_prefix(&root).unwrap().to_owned();
        let first = relative.iter().next().unwrap().to_str().unwrap();
        let module = first.trim_end_matches(".rs").to_owned();
        // The roots hold the house together; programs are not part of it.
        if !matches!(module.as_str(), "lib" | "main" | "bin") {
            sources.push((module, relative, std::fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(sources.len() > 20, "the sources were not found");
    sources
}

/// All `.rs` files below a folder, in order.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The modules of this crate that a source names, comments aside.
fn uses(source: &str) -> BTreeSet<String> {
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).fold(
        String::new(),
        |mut code, line| {
            code.push_str(line);
            code.push('\n');
            code
        },
    );
    let mut used = BTreeSet::new();
    for (at, word) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + word.len()..];
        match rest.strip_prefix('{') {
            Some(list) => used.extend(roots_of_list(list)),
            None => used.extend(name_at(rest)),
        }
    }
    used
}

/// `c, d::{e, F}, g as h}` → c, d, g.
fn roots_of_list(list: &str) -> Vec<String> {
    let (mut depth, mut at_root, mut names) = (0, true, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' => at_root = at_root || depth == 0,
            _ if c.is_whitespace() => {}
            _ => {
                if at_root && depth == 0 {
                    names.extend(name_at(&list[at..]));
                }
                at_root = false;
            }
        }
    }
    names
}

fn name_at(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Tests may read goldens and the like.
fn without_tests(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

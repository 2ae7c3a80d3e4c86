//! Every asset has a source and a licence.

use std::path::Path;

/// All files below a folder, as paths relative to it.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap();
                found.push(relative.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort_unstable();
    found
}

/// The first cells of the table's rows, without backticks.
fn rows(table: &str) -> Vec<&str> {
    let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    cells.collect()
}

fn names(row: &str, file: &str) -> bool {
    match row.split_once('*') {
        Some((before, after)) => file.starts_with(before) && file.ends_with(after),
        None => row == file,
    }
}

#[test]
fn every_asset_is_in_the_table_and_every_row_has_its_file() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let table = std::fs::read_to_string(assets.join("README.md")).unwrap();
    let documents = ["README.md", "OFL.txt", "samples/README.md"];
    let files: Vec<String> =
        files(&assets).into_iter().filter(|f| !documents.iter().any(|d| f.ends_with(d))).collect();
    let rows = rows(&table);
    for file in &files {
        assert!(rows.iter().any(|row| names(row, file)), "assets/README.md does not name {file}");
    }
    for row in &rows {
        assert!(
            files.iter().any(|file| names(row, file)),
            "assets/README.md names {row}, a file that is not there"
        );
    }
}

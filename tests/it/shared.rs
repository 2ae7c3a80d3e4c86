//! Articles and gold that live beside the repository, where they are at hand.

use std::path::{Path, PathBuf};

/// The folder `../shared`, or where `ENTENTE_SHARED` says. Prints a note where it is absent.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("ENTENTE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if folder.is_dir() {
        Some(folder)
    } else {
        println!("skipped: there is no {}", folder.display());
        None
    }
}

/// All articles at hand: our samples, and the shared ones.
pub(crate) fn articles() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let folders = [Some(samples)]
        .into_iter()
        .chain(["gold/seeds", "gold/dev"].map(|name| shared().map(|folder| folder.join(name))))
        .flatten();
    let mut paths: Vec<PathBuf> =
        folders.filter(|folder| folder.is_dir()).flat_map(|folder| texts_in(&folder)).collect();
    paths.sort();
    paths
}

fn texts_in(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect()
}

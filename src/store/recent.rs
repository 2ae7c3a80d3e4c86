//! Which projects were open, the last one first: a list of paths, in JSON, beside the journals.

use std::path::{Path, PathBuf};

use crate::io::{self, IoError};

/// More are not remembered.
pub const MOST_RECENT: usize = 10;

const NAME: &str = "recent.json";
const LARGEST: usize = 1 << 20;

/// Projects that were open and are still there. None where the list cannot be read.
pub fn recent(folder: &Path) -> Vec<PathBuf> {
    let bytes = io::read(&folder.join(NAME), LARGEST).unwrap_or_default();
    let mut paths: Vec<PathBuf> = serde_json::from_slice(&bytes).unwrap_or_default();
    paths.retain(|path| io::stamp(path).is_some());
    paths.truncate(MOST_RECENT);
    paths
}

/// Remembers the list. Paths that are no Unicode are left out.
pub fn remember(folder: &Path, paths: &[PathBuf]) -> Result<(), IoError> {
    // From wherever it was opened: another start has another current folder.
    let full = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let paths: Vec<String> =
        paths.iter().filter_map(|path| full(path).to_str().map(str::to_owned)).collect();
    let bytes = serde_json::to_vec_pretty(&paths).expect("text is plain data");
    io::make_folder(folder)?;
    io::write(&folder.join(NAME), &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_not_offered() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("a.entente");
        io::write(&there, b"x").unwrap();
        remember(folder.path(), &[folder.path().join("gone.entente"), there.clone()]).unwrap();
        assert_eq!(recent(folder.path()), [there]);
        assert!(recent(Path::new("no such folder")).is_empty());
    }
}

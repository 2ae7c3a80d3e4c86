//! Reading corpora and writing models. A developer's tool: the program itself goes through `io`.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

/// The text of a file.
#[expect(clippy::disallowed_methods, reason = "a developer's tool reads files by itself")]
pub fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file anew.
#[expect(clippy::disallowed_methods, reason = "a developer's tool writes files by itself")]
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

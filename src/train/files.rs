//! Reading corpora and writing models.

use std::path::Path;

use anyhow::Context as _;

use crate::io;

/// The text of a file.
pub fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = io::read(path, usize::MAX >> 1)?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))
}

/// Writes a file anew.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    Ok(io::write(path, bytes)?)
}

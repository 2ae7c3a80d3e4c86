//! Projects on disk: opened, saved, and kept safe in a journal between two savings.

mod journal;
mod recent;

use std::path::{Path, PathBuf};

pub use journal::{Journal, Recovery, is_open_elsewhere, recoverable};
pub use recent::{MOST_RECENT, recent, remember};

use crate::corrections::Ledger;
use crate::io::{self, IoError, Stamp};
use crate::project::Project;
use crate::project::format::{FormatError, Packer, Unpacked, read_ledger, unpack};

/// How project files end.
pub const ENDING: &str = "entente";

/// No project file is larger, in bytes.
const LARGEST: usize = 4 << 30;

/// No file of corrections is larger, in bytes.
const LARGEST_LEDGER: usize = 64 << 20;

/// Why a project cannot be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be had.
    #[error(transparent)]
    Io(#[from] IoError),
    /// It is no project that this program can open.
    #[error("{error}\nFile: {}", path.display())]
    Format {
        /// What is the matter.
        error: FormatError,
        /// Which file.
        path: PathBuf,
    },
    /// Somebody else has written it since it was opened.
    #[error("Another program has changed it since it was opened.\nFile: {}", .0.display())]
    Changed(PathBuf),
}

impl StoreError {
    /// What is the matter, without the path.
    pub fn reason(&self) -> String {
        let text = self.to_string();
        text.rsplit_once("\nFile: ").map_or(text.clone(), |(reason, _)| reason.to_owned())
    }
}

/// A project file that was opened.
#[derive(Debug)]
pub struct OpenedProject {
    /// What is in it.
    pub unpacked: Unpacked,
    /// What the file was like.
    pub stamp: Option<Stamp>,
}

/// Whether a path looks like that of a project.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Opens a project file. A damaged one is opened as far as possible and copied beside itself, with
/// ".damaged" behind its name, so that saving what is left loses nothing.
///
/// # Errors
///
/// Where the file cannot be read, is no project, or comes from a later program.
pub fn open(path: &Path) -> Result<OpenedProject, StoreError> {
    let stamp = io::stamp(path);
    let bytes = io::read(path, LARGEST)?;
    let format = |error| StoreError::Format { error, path: path.to_owned() };
    let mut unpacked = unpack(&bytes).map_err(format)?;
    if !unpacked.missing.is_empty() {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".damaged");
        let copy = path.with_file_name(name);
        // An earlier copy is of the same damage or of an earlier one: it stays.
        let kept = io::stamp(&copy).is_some() || io::write(&copy, &bytes).is_ok();
        unpacked.missing.push(if kept {
            format!("The damaged file is kept as {}", copy.display())
        } else {
            "The damaged file could not be copied: save under another name".to_owned()
        });
    }
    Ok(OpenedProject { unpacked, stamp })
}

/// Reads a file of corrections.
///
/// # Errors
///
/// Where the file cannot be read, or is no such file that this program understands.
pub fn read_rules(path: &Path) -> Result<Ledger, StoreError> {
    let bytes = io::read(path, LARGEST_LEDGER)?;
    read_ledger(&bytes).map_err(|error| StoreError::Format { error, path: path.to_owned() })
}

/// Saves a project, so that at any moment there is the old file or the new one, whole; the old one
/// stays as a backup. `expected` is what the file was like when it was last read or written;
/// nothing to overwrite whatever is there. Returns what it is like now.
///
/// # Errors
///
/// Where it cannot be written, or somebody else has changed it.
pub fn save(
    path: &Path,
    project: &Project,
    packer: &Packer,
    expected: Option<Stamp>,
) -> Result<Option<Stamp>, StoreError> {
    if let (Some(expected), Some(now)) = (expected, io::stamp(path))
        && expected != now
    {
        return Err(StoreError::Changed(path.to_owned()));
    }
    io::write_keeping_backup(path, &packer.project(project))?;
    Ok(io::stamp(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Anchor;
    use crate::project::Note;

    fn noted(text: &str) -> Project {
        let note = Note { on: Anchor::Canvas(emath::Pos2::ZERO), text: text.to_owned() };
        Project { notes: vec![note].into(), ..Project::default() }
    }

    #[test]
    fn what_somebody_else_has_written_is_not_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.entente");
        let packer = Packer::default();
        save(&path, &noted("one"), &packer, None).unwrap();
        let opened = open(&path).unwrap();
        save(&path, &noted("two, by another window"), &packer, None).unwrap();
        let refused = save(&path, &noted("mine"), &packer, opened.stamp).unwrap_err();
        assert!(matches!(refused, StoreError::Changed(_)), "{refused}");
        save(&path, &noted("mine"), &packer, None).unwrap();
        assert_eq!(open(&path).unwrap().unpacked.project.notes[0].text, "mine");
    }

    #[test]
    fn a_damaged_file_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.entente");
        let whole = Packer::default().project(&noted("one"));
        let cut = &whole[..whole.len() - 30];
        io::write(&path, cut).unwrap();
        let opened = open(&path).unwrap();
        assert_eq!(opened.unpacked.missing.len(), 2, "{:?}", opened.unpacked.missing);
        let kept = io::read(&folder.path().join("a.entente.damaged"), LARGEST).unwrap();
        assert_eq!(kept, cut);
    }

    #[test]
    fn errors_name_the_reason_and_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.entente");
        io::write(&path, b"Not a project.").unwrap();
        let error = open(&path).unwrap_err();
        assert_eq!(error.reason(), "This is not an Entente project: it is no archive.");
        assert!(error.to_string().ends_with(&path.display().to_string()));
    }
}

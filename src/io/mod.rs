//! The only module that touches the file system: reads whole files, writes whole files atomically,
//! lists folders.

mod locked;
mod places;

pub use locked::LockedFile;
pub(crate) use locked::peek;
pub use places::state_folder;

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What cannot be read or written, and why.
#[derive(Debug, thiserror::Error)]
pub enum IoError {
    /// Nothing there.
    #[error("There is no such file.\nFile: {}", .0.display())]
    NotFound(PathBuf),
    /// A folder where a file was wanted.
    #[error("This is a folder, not a file.\nFile: {}", .0.display())]
    Folder(PathBuf),
    /// A pipe, a device, a socket.
    #[error("This is not a regular file.\nFile: {}", .0.display())]
    Special(PathBuf),
    /// The system does not let us.
    #[error("There is no permission to {verb} it.\nFile: {}", path.display())]
    Permission {
        /// "read" or "write".
        verb: &'static str,
        /// Which file.
        path: PathBuf,
    },
    /// Beyond what the caller wants to have in memory.
    #[error("It is larger than {} MB, more than an article can have.\nFile: {}", limit >> 20, path.display())]
    TooLarge {
        /// In bytes.
        limit: usize,
        /// Which file.
        path: PathBuf,
    },
    /// Anything else that the system says.
    #[error("It cannot be {verb}: {source}\nFile: {}", path.display())]
    Other {
        /// "read" or "written".
        verb: &'static str,
        /// In the system's words.
        source: Error,
        /// Which file.
        path: PathBuf,
    },
}

impl IoError {
    /// What is the matter, without the path, which lists show anyway.
    pub fn reason(&self) -> String {
        let text = self.to_string();
        text.rsplit_once("\nFile: ").map_or(text.clone(), |(reason, _)| reason.to_owned())
    }

    fn reading(path: &Path, source: Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound => Self::NotFound(path),
            ErrorKind::PermissionDenied => Self::Permission { verb: "read", path },
            _ => Self::Other { verb: "read", source, path },
        }
    }

    fn writing(path: &Path, source: Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::PermissionDenied => Self::Permission { verb: "write", path },
            ErrorKind::IsADirectory => Self::Folder(path),
            _ => Self::Other { verb: "written", source, path },
        }
    }
}

/// Reads a regular file of at most `limit` bytes. Never waits for a pipe to be filled.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, IoError> {
    let fail = |source| IoError::reading(path, source);
    let file = open(path).map_err(fail)?;
    check_kind(path, &file.metadata().map_err(fail)?)?;
    let mut bytes = Vec::new();
    // One byte more than allowed tells apart "just fits" and "too large", whatever the size on
    // record says: files of /proc have none, growing ones the wrong one.
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() > limit {
        return Err(IoError::TooLarge { limit, path: path.to_owned() });
    }
    Ok(bytes)
}

/// Reads standard input, at most `limit` bytes.
pub fn read_stdin(limit: usize) -> Result<Vec<u8>, IoError> {
    let path = Path::new("-");
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| IoError::reading(path, source))?;
    if bytes.len() > limit {
        return Err(IoError::TooLarge { limit, path: path.to_owned() });
    }
    Ok(bytes)
}

fn check_kind(path: &Path, metadata: &Metadata) -> Result<(), IoError> {
    if metadata.is_dir() {
        Err(IoError::Folder(path.to_owned()))
    } else if !metadata.is_file() {
        Err(IoError::Special(path.to_owned()))
    } else {
        Ok(())
    }
}

/// Opening a pipe waits for its other end, unless it is opened without blocking.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Writes a file so that at any moment there is the old one or the new one, whole: into a temporary
/// file beside it, which then takes its place. A link stays a link; permissions stay.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), IoError> {
    let fail = |source| IoError::writing(path, source);
    // Where the link points to, the file is replaced. What does not exist yet is no link.
    let target = path.canonicalize().unwrap_or_else(|_absent| path.to_owned());
    let before = target.metadata().ok();
    if let Some(metadata) = &before {
        if metadata.is_dir() {
            return Err(IoError::Folder(path.to_owned()));
        }
        if !metadata.is_file() {
            // A pipe or a device has no old content to keep and cannot be replaced.
            let mut file = OpenOptions::new().write(true).open(&target).map_err(fail)?;
            return file.write_all(bytes).map_err(fail);
        }
        if metadata.permissions().readonly() {
            return Err(IoError::Permission { verb: "write", path: path.to_owned() });
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".entente-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Less what the user's umask takes away, as for any new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(fail)?;
    if let Some(metadata) = before {
        file.as_file().set_permissions(metadata.permissions()).map_err(fail)?;
    }
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(&target).map_err(|error| fail(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// What a file was like when it was last looked at; another program that writes it changes this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    size: u64,
    /// Nanoseconds since 1970, where the file system knows.
    modified: Option<u128>,
}

/// What a file is like now; nothing if it is not there.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok()?;
    let modified = metadata.modified().ok();
    let since = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Some(Stamp { size: metadata.len(), modified: since.map(|since| since.as_nanos()) })
}

/// [`write()`], and what was there before stays beside it, with ".bak" behind its name.
pub fn write_keeping_backup(path: &Path, bytes: &[u8]) -> Result<(), IoError> {
    let target = path.canonicalize().unwrap_or_else(|_absent| path.to_owned());
    if target.is_file() {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".bak");
        let backup = target.with_file_name(name);
        // A second name for the old file, which keeps it when the new one takes the first. Where a
        // file system knows no second names, a copy.
        std::fs::remove_file(&backup).ok();
        if std::fs::hard_link(&target, &backup).is_err() {
            let old = read(&target, usize::MAX - 1)?;
            write(&backup, &old)?;
        }
    }
    write(path, bytes)
}

/// Makes a folder, and those above it, where they are not there yet.
pub fn make_folder(path: &Path) -> Result<(), IoError> {
    std::fs::create_dir_all(path).map_err(|source| IoError::writing(path, source))
}

/// Whether two paths name the same file, as far as the system can tell.
pub fn is_same_file(one: &Path, two: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_absent| path.to_owned());
    real(one) == real(two)
}

/// The path with something behind the file's name, before its ending: "map.csv" → "map-nodes.csv".
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(suffix);
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// Adds bytes to the end of a file, which need not exist yet.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), IoError> {
    let fail = |source| IoError::writing(path, source);
    let mut file = OpenOptions::new().append(true).create(true).open(path).map_err(fail)?;
    file.write_all(bytes).map_err(fail)
}

/// Makes the new name itself survive a power cut. Some file systems cannot; the file is there then
/// all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    open(folder).and_then(|folder| folder.sync_all()).ok();
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

/// The files in a folder that end so, by name; none where the folder cannot be read.
pub fn list_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    paths.sort();
    paths
}

/// The files in a folder that look like articles, by name; not those in folders within.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, IoError> {
    const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml"];
    let fail = |source| IoError::reading(folder, source);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        if ending.is_some_and(|e| ENDINGS.contains(&e.as_str())) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{IoError, append, list, read, stamp, write, write_keeping_backup};

    const LIMIT: usize = 1 << 20;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_appended_comes_last() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        append(&path, b"one").unwrap();
        append(&path, b"two").unwrap();
        assert_eq!(read(&path, LIMIT).unwrap(), b"onetwo");
    }

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path, LIMIT).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn the_last_but_one_stays_as_a_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.entente");
        write_keeping_backup(&path, b"one").unwrap();
        assert_eq!(names(folder.path()), ["a.entente"]);
        let first = stamp(&path);
        write_keeping_backup(&path, b"two and more").unwrap();
        write_keeping_backup(&path, b"three").unwrap();
        assert_eq!(read(&path, LIMIT).unwrap(), b"three");
        assert_eq!(read(&folder.path().join("a.entente.bak"), LIMIT).unwrap(), b"two and more");
        assert_ne!(stamp(&path), first);
        assert_eq!(stamp(&folder.path().join("none")), None);
    }

    #[test]
    fn each_way_of_not_being_readable_has_its_message() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert!(matches!(read(&path, LIMIT), Err(IoError::NotFound(_))));
        assert!(matches!(read(folder.path(), LIMIT), Err(IoError::Folder(_))));
        write(&path, b"four").unwrap();
        assert!(matches!(read(&path, 3), Err(IoError::TooLarge { .. })));
        assert_eq!(read(&path, 4).unwrap(), b"four");
        let error = read(folder.path(), LIMIT).unwrap_err();
        assert_eq!(error.reason(), "This is a folder, not a file.");
        assert!(error.to_string().ends_with(&folder.path().display().to_string()));
    }

    #[test]
    fn a_folder_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(write(folder.path(), b""), Err(IoError::Folder(_))));
        let inside_nothing = folder.path().join("none").join("a.txt");
        assert!(write(&inside_nothing, b"").is_err());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        let status = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(status.success());
        assert!(matches!(read(&path, LIMIT), Err(IoError::Special(_))));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_survive_writing() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        write(&file, b"old").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(read(&file, LIMIT).unwrap(), b"new");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_folder_lists_its_articles_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.HTML", "c.png", "d.md"] {
            write(&folder.path().join(name), b"x").unwrap();
        }
        std::fs::create_dir(folder.path().join("e.txt")).unwrap();
        let listed = list(folder.path()).unwrap();
        let listed: Vec<_> = listed.iter().map(|p| p.file_name().unwrap().to_owned()).collect();
        assert_eq!(listed, ["a.HTML", "b.txt", "d.md"]);
    }
}

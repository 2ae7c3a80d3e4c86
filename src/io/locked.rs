//! A file that one process has to itself while it grows.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::io::IoError;

/// A file that no other process may open as a locked one; free again when its owner is gone,
/// however it went.
#[derive(Debug)]
pub struct LockedFile {
    file: File,
    path: PathBuf,
    /// Of what was written as a whole, in bytes.
    size: u64,
}

impl LockedFile {
    /// Makes a new file, which must not be there yet.
    pub fn create(path: &Path) -> Result<Self, IoError> {
        let fail = |source| IoError::writing(path, source);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(fail)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            // What somebody reads and notes is nobody else's business.
            options.mode(0o600);
        }
        let file = options.open(path).map_err(fail)?;
        file.try_lock().map_err(|error| fail(error.into()))?;
        Ok(Self { file, path: path.to_owned(), size: 0 })
    }

    /// Opens a file that is there. Nothing where another process has it, or it is gone.
    pub fn open(path: &Path) -> Option<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
        file.try_lock().ok()?;
        let size = file.metadata().ok()?.len();
        Some(Self { file, path: path.to_owned(), size })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// All that is in it.
    pub fn read(&mut self) -> Result<Vec<u8>, IoError> {
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start(0))
            .and_then(|_| self.file.read_to_end(&mut bytes))
            .map_err(|source| IoError::reading(&self.path, source))?;
        Ok(bytes)
    }

    /// Adds bytes at the end and waits until the disk has them. Where that fails, none of them
    /// stays.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), IoError> {
        let written = self
            .file
            .seek(SeekFrom::Start(self.size))
            .and_then(|_| self.file.write_all(bytes))
            .and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => {
                self.size += bytes.len() as u64;
                Ok(())
            }
            Err(source) => {
                // Half of it would hide what is added later.
                self.file.set_len(self.size).ok();
                Err(IoError::writing(&self.path, source))
            }
        }
    }

    /// Takes it off the disk.
    pub fn remove(self) {
        std::fs::remove_file(&self.path).ok();
    }
}

/// Reads a file that another process may have locked, as it is at the moment.
pub(crate) fn peek(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    OpenOptions::new().read(true).open(path).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_had_is_not_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder").join("a");
        let mut file = LockedFile::create(&path).unwrap();
        file.append(b"one").unwrap();
        file.append(b"two").unwrap();
        assert!(LockedFile::create(&path).is_err());
        assert!(LockedFile::open(&path).is_none());
        assert_eq!(peek(&path).unwrap(), b"onetwo");
        drop(file);
        let mut again = LockedFile::open(&path).unwrap();
        assert_eq!((again.read().unwrap(), again.size()), (b"onetwo".to_vec(), 6));
        again.remove();
        assert!(LockedFile::open(&path).is_none());
    }
}

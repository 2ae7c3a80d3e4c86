//! Zip in and out: written the same way each time, read as far as the bytes allow.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::read::read_zipfile_from_stream;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// No entry of a project is larger; what claims to be is not unpacked to the end.
const LARGEST_ENTRY: u64 = 64 << 20;
/// Nor all of them together.
const LARGEST_PROJECT: u64 = 4 << 30;

/// Writing to memory fails only where the format's own limits are passed, which are terabytes.
const IN_MEMORY: &str = "writing to memory does not fail";

/// A zip archive in the making.
pub(super) struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a file, without a date: equal contents give equal archives.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        self.add_as(name, bytes, CompressionMethod::Deflated);
    }

    /// Adds a file whose bytes shall be readable in the archive.
    pub(super) fn add_plain(&mut self, name: &str, bytes: &[u8]) {
        self.add_as(name, bytes, CompressionMethod::Stored);
    }

    fn add_as(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options).expect(IN_MEMORY);
        self.zip.write_all(bytes).expect(IN_MEMORY);
    }

    /// Adds all files of another archive as they are, without compressing them again.
    pub(super) fn add_all_of(&mut self, archive: &[u8]) {
        let mut other = ZipArchive::new(Cursor::new(archive)).expect("we have written it");
        for at in 0..other.len() {
            let file = other.by_index_raw(at).expect("we have written it");
            self.zip.raw_copy_file(file).expect(IN_MEMORY);
        }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.zip.finish().expect(IN_MEMORY).into_inner()
    }
}

/// What an archive holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Files whose bytes are not those that were written, and why.
    pub(super) damaged: BTreeMap<String, String>,
    /// The list of files at the end was gone, and the files were looked for one by one.
    pub(super) salvaged: bool,
}

/// Unpacks all that can be unpacked.
pub(super) fn read(bytes: &[u8]) -> Contents {
    let mut contents = Contents::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return salvage(bytes);
    };
    let mut left = LARGEST_PROJECT;
    for at in 0..archive.len() {
        let name = archive.name_for_index(at).unwrap_or_default().to_owned();
        let mut file = match archive.by_index(at) {
            Ok(file) => file,
            Err(error) => {
                contents.damaged.insert(name, error.to_string());
                continue;
            }
        };
        match unpacked(&mut file, &mut left) {
            Ok(unpacked) => {
                contents.files.insert(name, unpacked);
            }
            Err(reason) => {
                contents.damaged.insert(name, reason);
            }
        }
    }
    if contents.files.is_empty() { salvage(bytes) } else { contents }
}

/// Looks for files where the list of them is gone: each is preceded by its name and four bytes that
/// mark it.
fn salvage(bytes: &[u8]) -> Contents {
    const MARK: &[u8] = b"PK\x03\x04";
    let mut contents = Contents { salvaged: true, ..Contents::default() };
    let mut left = LARGEST_PROJECT;
    let mut from = 0;
    while let Some(found) = bytes[from..].windows(MARK.len()).position(|window| window == MARK) {
        let start = from + found;
        from = start + MARK.len();
        let mut rest = Cursor::new(&bytes[start..]);
        let Ok(Some(mut file)) = read_zipfile_from_stream(&mut rest) else { continue };
        let name = file.name().to_owned();
        match unpacked(&mut file, &mut left) {
            Ok(unpacked) => {
                contents.damaged.remove(&name);
                contents.files.entry(name).or_insert(unpacked);
            }
            Err(reason) if !contents.files.contains_key(&name) => {
                contents.damaged.insert(name, reason);
            }
            Err(_) => {}
        }
    }
    contents
}

fn unpacked(file: &mut impl std::io::Read, left: &mut u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = LARGEST_ENTRY.min(*left);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > limit {
        return Err("it is larger than any part of a project is".to_owned());
    }
    *left -= bytes.len() as u64;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut writer = Writer::new();
        writer.add_plain("a.txt", b"as it is");
        writer.add("b.txt", "again and ".repeat(50).as_bytes());
        writer.finish()
    }

    #[test]
    fn what_is_written_is_read_and_copied_without_change() {
        let mut writer = Writer::new();
        writer.add_all_of(&archive());
        let copy = read(&writer.finish());
        assert_eq!(copy.files, read(&archive()).files);
        assert_eq!(copy.files["a.txt"], b"as it is");
        assert!(!copy.salvaged && copy.damaged.is_empty());
        assert_eq!(archive(), archive());
    }

    #[test]
    fn a_cut_archive_gives_the_files_before_the_cut() {
        let bytes = archive();
        let cut = read(&bytes[..bytes.len() / 2]);
        assert!(cut.salvaged);
        assert_eq!(cut.files["a.txt"], b"as it is");
    }

    #[test]
    fn a_changed_byte_spoils_one_file_only() {
        let mut bytes = archive();
        let at = bytes.windows(5).position(|w| w == b"as it").unwrap();
        bytes[at] ^= 1;
        let contents = read(&bytes);
        assert!(contents.damaged.contains_key("a.txt"));
        assert_eq!(contents.files["b.txt"], "again and ".repeat(50).as_bytes());
    }

    #[test]
    fn noise_gives_nothing() {
        let contents = read(b"PK\x03\x04 and nothing that follows");
        assert!(contents.files.is_empty());
    }
}

//! What happened since the last saving, on disk within moments, for the day the program or the power
//! goes away.
//!
//! One file per window, locked while the window lives, so that a file that can be locked is that of
//! a window that went without saying goodbye. It is a row of records, each with its length and the
//! beginning of its SHA-256: a record that was cut off is not taken for one. An article is written
//! once; every change adds the whole state but the articles, which is small, and reading takes the
//! last one. When states pile up, the journal begins a new file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::io::{self, IoError, LockedFile};
use crate::project::Project;
use crate::project::format::{Packer, Unpacked, unpack_parts};

/// A packed article: its key, a zero byte, its archive.
const ARTICLE: u8 = b'A';
/// The state of the project, which names its articles by their keys.
const STATE: u8 = b'S';
/// The path of the project's file; empty where it has none yet.
const PATH: u8 = b'P';
/// All before it is saved in the project's file.
const SAVED: u8 = b'C';

/// How journals end.
const ENDING: &str = "journal";
/// A file with more than this, in bytes, is begun anew once states outweigh the rest.
const ROOM: u64 = 16 << 20;
/// Bytes before a record's content: length, kind, checksum.
const HEADER: usize = 4 + 1 + 8;

/// The journal of one window.
#[derive(Debug)]
pub struct Journal {
    file: LockedFile,
    folder: PathBuf,
    /// Counts the files of this journal.
    generation: u32,
    name: String,
    articles: BTreeSet<String>,
    path: Option<PathBuf>,
    /// The size at which it was begun.
    begun_with: u64,
}

impl Journal {
    /// Begins a journal in a folder, which is made if it is not there.
    pub fn begin(folder: &Path) -> Result<Self, IoError> {
        let pid = std::process::id();
        let mut last = None;
        // Another process of that number may have left journals that nobody has asked about yet.
        for n in 0..1000 {
            let name = format!("{pid}-{n}");
            match LockedFile::create(&folder.join(file_name(&name, 0))) {
                Ok(file) => {
                    return Ok(Self {
                        file,
                        folder: folder.to_owned(),
                        generation: 0,
                        name,
                        articles: BTreeSet::new(),
                        path: None,
                        begun_with: 0,
                    });
                }
                Err(error) => last = Some(error),
            }
            if io::stamp(&folder.join(file_name(&format!("{pid}-{n}"), 0))).is_none() {
                break;
            }
        }
        Err(last.expect("at least one name was tried"))
    }

    /// The file that is being written.
    pub fn file(&self) -> &Path {
        self.file.path()
    }

    /// Writes the project as it is now. `path` is that of its file.
    pub fn record(
        &mut self,
        project: &Project,
        path: Option<&Path>,
        packer: &Packer,
    ) -> Result<(), IoError> {
        if self.file.size() > ROOM.max(self.begun_with * 4) {
            self.begin_anew(project, path, packer)?;
        }
        let (bytes, articles) = self.records(project, path, packer);
        self.file.append(&bytes)?;
        self.articles.extend(articles);
        self.path = path.map(Path::to_owned);
        Ok(())
    }

    /// Everything up to now is saved in the project's file: there is nothing to recover.
    pub fn saved(&mut self, path: Option<&Path>) -> Result<(), IoError> {
        let mut bytes = Vec::new();
        if self.path.as_deref() != path {
            push_record(&mut bytes, PATH, path_bytes(path).as_bytes());
        }
        push_record(&mut bytes, SAVED, &[]);
        self.file.append(&bytes)?;
        self.path = path.map(Path::to_owned);
        Ok(())
    }

    /// The window was closed and nothing in the journal is wanted any more.
    pub fn close(self) {
        self.file.remove();
    }

    fn records(
        &self,
        project: &Project,
        path: Option<&Path>,
        packer: &Packer,
    ) -> (Vec<u8>, Vec<String>) {
        let mut bytes = Vec::new();
        let mut articles = Vec::new();
        if self.path.as_deref() != path || self.file.size() == 0 {
            push_record(&mut bytes, PATH, path_bytes(path).as_bytes());
        }
        for article in &project.articles {
            let packed = packer.article(article);
            if !self.articles.contains(&packed.key) && !articles.contains(&packed.key) {
                let content = [packed.key.as_bytes(), &[0], &packed.bytes].concat();
                push_record(&mut bytes, ARTICLE, &content);
                articles.push(packed.key.clone());
            }
        }
        push_record(&mut bytes, STATE, &packer.state(project));
        (bytes, articles)
    }

    fn begin_anew(
        &mut self,
        project: &Project,
        path: Option<&Path>,
        packer: &Packer,
    ) -> Result<(), IoError> {
        let generation = self.generation + 1;
        let file = LockedFile::create(&self.folder.join(file_name(&self.name, generation)))?;
        let mut fresh = Self {
            file,
            folder: self.folder.clone(),
            generation,
            name: self.name.clone(),
            articles: BTreeSet::new(),
            path: None,
            begun_with: 0,
        };
        let (bytes, articles) = fresh.records(project, path, packer);
        fresh.file.append(&bytes)?;
        fresh.articles.extend(articles);
        fresh.path = path.map(Path::to_owned);
        fresh.begun_with = fresh.file.size();
        std::mem::replace(self, fresh).file.remove();
        Ok(())
    }
}

fn file_name(name: &str, generation: u32) -> String {
    format!("{name}.{generation}.{ENDING}")
}

fn path_bytes(path: Option<&Path>) -> String {
    path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default()
}

fn checksum(kind: u8, content: &[u8]) -> [u8; 8] {
    let mut hash = Sha256::new();
    hash.update([kind]);
    hash.update(content);
    let hash = hash.finalize();
    std::array::from_fn(|i| hash[i])
}

fn push_record(bytes: &mut Vec<u8>, kind: u8, content: &[u8]) {
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.push(kind);
    bytes.extend(checksum(kind, content));
    bytes.extend(content);
}

/// The records of a journal, up to the first that is not whole.
fn records(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (header, behind) = rest.split_at_checked(HEADER)?;
        let length = u32::from_le_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let (content, behind) = behind.split_at_checked(length)?;
        if header[5..] != checksum(header[4], content) {
            return None;
        }
        rest = behind;
        Some((header[4], content))
    })
}

/// What a journal holds.
#[derive(Default)]
struct Content<'a> {
    path: Option<PathBuf>,
    articles: BTreeMap<&'a str, &'a [u8]>,
    /// The last state that was not saved.
    unsaved: Option<&'a [u8]>,
}

fn content(bytes: &[u8]) -> Content<'_> {
    let mut content = Content::default();
    for (kind, record) in records(bytes) {
        match kind {
            ARTICLE => {
                let zero = record.iter().position(|&byte| byte == 0).unwrap_or(record.len());
                if let (Ok(key), Some(packed)) =
                    (std::str::from_utf8(&record[..zero]), record.get(zero + 1..))
                {
                    content.articles.insert(key, packed);
                }
            }
            STATE => content.unsaved = Some(record),
            PATH => {
                let path = String::from_utf8_lossy(record);
                content.path = (!path.is_empty()).then(|| PathBuf::from(path.as_ref()));
            }
            SAVED => content.unsaved = None,
            _ => {}
        }
    }
    content
}

/// Work that a window left behind which did not say goodbye.
#[derive(Debug)]
pub struct Recovery {
    /// The file of its project, if it had one.
    pub path: Option<PathBuf>,
    /// The project as it was at last.
    pub unpacked: Unpacked,
    journal: LockedFile,
}

impl Recovery {
    /// The work is wanted no more, or it is in another journal by now.
    pub fn discard(self) {
        self.journal.remove();
    }
}

/// All work in a folder that windows left behind. While one is held, no other window is offered it.
/// Journals without unsaved work are taken off the disk.
pub fn recoverable(folder: &Path) -> Vec<Recovery> {
    let mut recoveries: Vec<Recovery> = Vec::new();
    let mut paths = journals(folder);
    // Of two files of one window the later one has everything.
    paths.sort_by_key(|path| std::cmp::Reverse(named(path)));
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for path in paths {
        let Some(mut journal) = LockedFile::open(&path) else { continue };
        let Ok(bytes) = journal.read() else { continue };
        let Content { path: project, articles, unsaved } = content(&bytes);
        let window = named(&path).map(|(window, _)| window).unwrap_or_default();
        let is_older = seen.contains(&window);
        let unpacked = unsaved.and_then(|state| unpack_parts(state, articles.into_values()).ok());
        match unpacked {
            Some(unpacked) if !is_older => {
                seen.insert(window);
                recoveries.push(Recovery { path: project, unpacked, journal });
            }
            // Whole, saved, and its window is gone.
            None if unsaved.is_none() => journal.remove(),
            Some(_) => journal.remove(),
            // It cannot be read by this program; perhaps by another.
            None => {}
        }
    }
    recoveries.reverse();
    recoveries
}

/// Whether a window that lives has this project open; `own` is the journal of the one that asks.
pub fn is_open_elsewhere(folder: &Path, project: &Path, own: Option<&Path>) -> bool {
    journals(folder).iter().filter(|path| Some(path.as_path()) != own).any(|path| {
        if LockedFile::open(path).is_some() {
            return false;
        }
        let bytes = io::peek(path).unwrap_or_default();
        content(&bytes).path.is_some_and(|open| io::is_same_file(&open, project))
    })
}

fn journals(folder: &Path) -> Vec<PathBuf> {
    io::list_ending(folder, ENDING)
}

/// The window and the generation that a journal's name tells.
fn named(path: &Path) -> Option<(String, u32)> {
    let stem = path.file_stem()?.to_str()?;
    let (window, generation) = stem.rsplit_once('.')?;
    Some((window.to_owned(), generation.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::*;
    use crate::map::fixture::Story;
    use crate::project::{Anchor, Note};

    fn project(note: &str) -> Project {
        let story = Story::new("a").person("Ada Berg");
        let mut project = Project::assembled(vec![story.extraction().into()], Default::default());
        let on = Anchor::Canvas(pos2(0.0, 0.0));
        project.notes = vec![Note { on, text: note.to_owned() }].into();
        project
    }

    fn texts(recoveries: &[Recovery]) -> Vec<&str> {
        recoveries.iter().map(|r| r.unpacked.project.notes[0].text.as_str()).collect()
    }

    #[test]
    fn the_last_change_is_found_when_the_window_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let packer = Packer::default();
        let mut journal = Journal::begin(folder.path()).unwrap();
        let path = folder.path().join("a.entente");
        journal.record(&project("one"), None, &packer).unwrap();
        journal.record(&project("two"), Some(&path), &packer).unwrap();
        assert!(recoverable(folder.path()).is_empty(), "its window lives");
        assert!(is_open_elsewhere(folder.path(), &path, None));
        assert!(!is_open_elsewhere(folder.path(), &path, Some(journal.file())), "but here");
        drop(journal);
        assert!(!is_open_elsewhere(folder.path(), &path, None));
        let recoveries = recoverable(folder.path());
        assert_eq!(texts(&recoveries), ["two"]);
        assert_eq!(recoveries[0].path.as_deref(), Some(path.as_path()));
        assert_eq!(recoveries[0].unpacked.project.articles.len(), 1);
        assert!(recoverable(folder.path()).is_empty(), "offered to one window only");
        recoveries.into_iter().for_each(Recovery::discard);
        assert!(recoverable(folder.path()).is_empty());
    }

    #[test]
    fn what_was_saved_or_closed_is_not_offered() {
        let folder = tempfile::tempdir().unwrap();
        let packer = Packer::default();
        let mut saved = Journal::begin(folder.path()).unwrap();
        let mut closed = Journal::begin(folder.path()).unwrap();
        saved.record(&project("one"), None, &packer).unwrap();
        closed.record(&project("two"), None, &packer).unwrap();
        saved.saved(Some(Path::new("a.entente"))).unwrap();
        drop(saved);
        closed.close();
        assert!(recoverable(folder.path()).is_empty());
        assert!(journals(folder.path()).is_empty(), "and leaves no litter");
    }

    #[test]
    fn a_record_that_was_cut_off_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let packer = Packer::default();
        let mut journal = Journal::begin(folder.path()).unwrap();
        journal.record(&project("one"), None, &packer).unwrap();
        let whole = journal.file.size();
        journal.record(&project("two"), None, &packer).unwrap();
        let bytes = journal.file.read().unwrap();
        drop(journal);
        for end in whole as usize..bytes.len() {
            let cut = content(&bytes[..end]);
            assert!(cut.unsaved.is_some(), "cut at {end}");
            assert_eq!(cut.unsaved, content(&bytes[..whole as usize]).unsaved);
        }
        assert_ne!(content(&bytes).unsaved, content(&bytes[..whole as usize]).unsaved);
    }

    #[test]
    fn a_journal_that_begins_anew_forgets_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let packer = Packer::default();
        let mut journal = Journal::begin(folder.path()).unwrap();
        journal.record(&project("one"), None, &packer).unwrap();
        journal.begin_anew(&project("two"), None, &packer).unwrap();
        journal.record(&project("three"), None, &packer).unwrap();
        drop(journal);
        assert_eq!(journals(folder.path()).len(), 1);
        assert_eq!(texts(&recoverable(folder.path())), ["three"]);
    }
}

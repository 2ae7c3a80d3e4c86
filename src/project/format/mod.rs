//! The project file, `.entente`: a zip of plain JSON and plain text, version 1.
//!
//! ```text
//! mimetype                   application/x-entente+zip, uncompressed, so that the file is known by it
//! README.txt                 what this is, for whoever finds it in twenty years
//! project.json               format, version, articles in order, corrections, places, notes,
//!                            views, how pictures are to be
//! articles/KEY/text.txt      the text of an article, UTF-8; all offsets count its bytes
//! articles/KEY/read.json     what is known of the article, and what was read in it
//! ```
//!
//! KEY is the beginning of the SHA-256 of both files. Spans are `[start, end)`. Names of kinds,
//! predicates and statuses are those of the published JSON. Unknown fields are skipped, so that a
//! later program may add some without a new version; a new version means that an older program
//! would misunderstand the file, and it refuses it.
//!
//! # Why a zip and not `SQLite`
//!
//! Both are documented and will be readable for decades. A zip can be opened by hand on any machine,
//! its parts have checksums of their own, and what is left of a cut file can be read part by part:
//! every part is preceded by its name. Saving writes all of it, but an article is compressed once in
//! its life and then copied. `SQLite` would write less on each save; the journal does that here.
//! Measured by `cargo bench --no-default-features`, benchmarks `project_open` and `project_save`, on
//! one core and without the disk: 10 articles open in 2 ms and save in 0.1 ms, 1,000 in 320 ms and
//! 5 ms, 10,000 in 7.2 s and 130 ms. Most of opening is drawing the map of all of them together.

mod archive;
mod article;
mod ledger;
mod names;
mod notes;
mod state;
#[cfg(test)]
mod tests;
mod views;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use sha2::{Digest as _, Sha256};

pub use ledger::{read_ledger, write_ledger};

use crate::map::ArticleExtraction;
use crate::project::Project;
use crate::project::format::archive::{Contents, Writer};
use crate::project::format::article::SavedArticle;
use crate::project::format::state::{FORMAT, Header, SavedState, VERSION};
use crate::text::{Article, ArticleId};

const MIMETYPE: &[u8] = b"application/x-entente+zip";
const STATE: &str = "project.json";
const README: &str = "\
This is a project of Entente, a program that draws who relates to whom in news articles.
It is a zip archive. project.json lists the articles in the order in which they were opened, the
user's corrections in the order in which they are replayed, where the actors stand on the map, the
user's notes, ways of looking at the map, and how pictures are to be. articles/KEY/text.txt is the text of an article in UTF-8, articles/KEY/read.json
what is known of it and the actors and relations that were read in it; all offsets count the bytes
of text.txt. The map is made from the relations of all articles, then the corrections are applied.
";

/// Why a file cannot be opened as a project or a ledger.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// It is something else.
    #[error("This is not {what}: {reason}.")]
    Other {
        /// What it should be.
        what: &'static str,
        /// How that shows.
        reason: String,
    },
    /// A later Entente has written it.
    #[error(
        "A newer Entente has written it (format {0}, this program knows {VERSION}). It was left as it is."
    )]
    Newer(u32),
    /// Nothing of it can be read.
    #[error("It is damaged beyond reading: {0}.")]
    Damaged(String),
}

/// A project as far as its file could be read.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// The project; what the file does not tell, above all the places of some actors, is missing.
    pub project: Project,
    /// Texts whose reading is lost; they can be read anew.
    pub unread: Vec<Article>,
    /// Articles that another version of the program has read, which may read otherwise.
    pub n_read_otherwise: usize,
    /// What could not be read, in words for the user. Empty for a sound file.
    pub missing: Vec<String>,
}

/// An article as it stands in files: a small archive of its two parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Packed {
    /// The beginning of the SHA-256 of its parts.
    pub key: String,
    /// The archive.
    pub bytes: Vec<u8>,
}

/// Packs projects; remembers packed articles, so that each is compressed once.
#[derive(Debug, Default)]
pub struct Packer {
    packed: Mutex<BTreeMap<usize, Remembered>>,
}

/// A packed article, and whose it is: by address, as long as that is not used again.
type Remembered = (Weak<ArticleExtraction>, Arc<Packed>);

impl Packer {
    /// An article, packed.
    pub fn article(&self, extraction: &Arc<ArticleExtraction>) -> Arc<Packed> {
        let address = Arc::as_ptr(extraction).addr();
        let remembered = || self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((owner, packed)) = remembered().get(&address)
            && owner.upgrade().is_some_and(|owner| Arc::ptr_eq(&owner, extraction))
        {
            return Arc::clone(packed);
        }
        let packed = Arc::new(pack_article(extraction));
        let mut all = remembered();
        // An address can be used again only when its owner is gone.
        all.retain(|_, (owner, _)| owner.strong_count() > 0);
        all.insert(address, (Arc::downgrade(extraction), Arc::clone(&packed)));
        packed
    }

    /// A whole project, as the bytes of its file.
    pub fn project(&self, project: &Project) -> Vec<u8> {
        let articles: Vec<Arc<Packed>> =
            project.articles.iter().map(|article| self.article(article)).collect();
        let keys = articles.iter().map(|packed| packed.key.clone()).collect();
        let mut writer = Writer::new();
        writer.add_plain("mimetype", MIMETYPE);
        writer.add("README.txt", README.as_bytes());
        writer.add(STATE, &state_json(project, keys));
        let distinct: BTreeMap<&str, &Packed> =
            articles.iter().map(|packed| (packed.key.as_str(), packed.as_ref())).collect();
        for packed in distinct.into_values() {
            writer.add_all_of(&packed.bytes);
        }
        writer.finish()
    }

    /// All of a project but its articles, which it names by their keys: what the journal writes on
    /// every change.
    pub fn state(&self, project: &Project) -> Vec<u8> {
        let keys = project.articles.iter().map(|article| self.article(article).key.clone());
        state_json(project, keys.collect())
    }
}

fn state_json(project: &Project, keys: Vec<String>) -> Vec<u8> {
    serde_json::to_vec(&SavedState::new(project, keys)).expect("maps have string keys only")
}

fn pack_article(extraction: &ArticleExtraction) -> Packed {
    let read = serde_json::to_vec(&SavedArticle::new(extraction)).expect("plain data");
    let text = extraction.article.text.as_bytes();
    let mut hash = Sha256::new();
    hash.update(text);
    hash.update([0]);
    hash.update(&read);
    let hash = hash.finalize();
    let beginning: [u8; 16] = std::array::from_fn(|i| hash[i]);
    let key = format!("{:032x}", u128::from_be_bytes(beginning));
    let mut writer = Writer::new();
    writer.add(&text_path(&key), text);
    writer.add(&read_path(&key), &read);
    Packed { bytes: writer.finish(), key }
}

fn text_path(key: &str) -> String {
    format!("articles/{key}/text.txt")
}

fn read_path(key: &str) -> String {
    format!("articles/{key}/read.json")
}

/// Opens a project file, as far as it can be read.
///
/// # Errors
///
/// Where it is no project, a later program wrote it, or nothing of it is left.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, FormatError> {
    let contents = archive::read(bytes);
    let is_ours = contents.files.keys().any(|name| name == STATE || name.starts_with("articles/"))
        || contents.damaged.contains_key(STATE);
    if !is_ours {
        let reason = if bytes.is_empty() {
            "the file is empty"
        } else if bytes.starts_with(b"PK") {
            "the archive holds no project"
        } else {
            "it is no archive"
        };
        return Err(FormatError::Other { what: "an Entente project", reason: reason.to_owned() });
    }
    unpack_contents(contents)
}

/// Puts a project together from a state and packed articles: what a journal holds.
///
/// # Errors
///
/// As for [`unpack`].
pub fn unpack_parts<'a>(
    state: &[u8],
    articles: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Unpacked, FormatError> {
    let mut contents = Contents::default();
    for packed in articles {
        let part = archive::read(packed);
        contents.files.extend(part.files);
        contents.damaged.extend(part.damaged);
    }
    contents.files.insert(STATE.to_owned(), state.to_vec());
    unpack_contents(contents)
}

fn unpack_contents(mut contents: Contents) -> Result<Unpacked, FormatError> {
    let mut missing = Vec::new();
    if contents.salvaged {
        missing.push(
            "The end of the file, which lists its parts: they were looked for one by one"
                .to_owned(),
        );
    }
    let mut state = read_state(&contents, &mut missing)?;
    let keys = match &state {
        Some(state) => state.articles.clone(),
        None => keys_of(&contents),
    };
    let ledger = state.as_mut().map(|state| state.ledger(&mut missing)).unwrap_or_default();
    let notes = state.as_mut().map(|state| state.notes(&mut missing)).unwrap_or_default();
    let views = state.as_mut().map(|state| state.views(&mut missing)).unwrap_or_default();
    let picture = state.as_mut().map(|state| state.picture(&mut missing)).unwrap_or_default();
    let mut articles = Vec::new();
    let mut unread = Vec::new();
    let mut n_read_otherwise = 0;
    for (position, key) in keys.iter().enumerate() {
        let id = ArticleId(articles.len() as u32);
        match unpack_article(&mut contents, key, id) {
            Ok((extraction, is_read_otherwise)) => {
                articles.push(Arc::new(extraction));
                n_read_otherwise += usize::from(is_read_otherwise);
            }
            Err(Lost { text, reason }) => {
                let number = position + 1;
                let rescued =
                    if text.is_some() { "; its text is there and is read anew" } else { "" };
                missing.push(format!("Article {number}: {reason}{rescued}"));
                unread.extend(text.map(|text| Article {
                    warnings: vec!["What was read in it was damaged; it was read anew.".to_owned()],
                    ..Article::from_text(format!("Article {number} (rescued)"), text)
                }));
            }
        }
    }
    if articles.is_empty() && unread.is_empty() && !keys.is_empty() {
        let reason = missing.first().cloned().unwrap_or_default();
        return Err(FormatError::Damaged(format!("none of its articles is left. {reason}")));
    }
    let mut project = Project::assembled(articles, Arc::new(ledger));
    project.notes = Arc::new(notes);
    project.views = Arc::new(views);
    project.picture = Arc::new(picture);
    if let Some(mut state) = state {
        project.arrangement = state.arrangement(&project.map);
        let [placement, from_afar] = state.placements(&project.map);
        project.placement = Arc::new(placement);
        project.from_afar = Arc::new(from_afar);
    }
    Ok(Unpacked { project, unread, n_read_otherwise, missing })
}

/// The state, unless it is lost, which is told in `missing`.
fn read_state(
    contents: &Contents,
    missing: &mut Vec<String>,
) -> Result<Option<SavedState>, FormatError> {
    let lost = |reason: &str| format!("Corrections, places and notes: {reason}");
    let Some(bytes) = contents.files.get(STATE) else {
        let reason =
            contents.damaged.get(STATE).map_or("project.json is not there", String::as_str);
        missing.push(lost(reason));
        return Ok(None);
    };
    if let Ok(header) = serde_json::from_slice::<Header>(bytes) {
        if header.format != FORMAT {
            let reason = format!("it calls itself “{}”", header.format);
            return Err(FormatError::Other { what: "an Entente project", reason });
        }
        if header.version > VERSION {
            return Err(FormatError::Newer(header.version));
        }
    }
    match serde_json::from_slice(bytes) {
        Ok(state) => Ok(Some(state)),
        Err(error) => {
            missing.push(lost(&error.to_string()));
            Ok(None)
        }
    }
}

/// Articles of an archive whose list of them is lost, by key.
fn keys_of(contents: &Contents) -> Vec<String> {
    let key = |name: &String| {
        name.strip_prefix("articles/")
            .and_then(|rest| rest.split_once('/'))
            .map(|(key, _)| key.to_owned())
    };
    let mut keys: Vec<String> = contents.files.keys().filter_map(key).collect();
    keys.dedup();
    keys
}

/// An article that could not be restored.
struct Lost {
    text: Option<String>,
    reason: String,
}

/// An article again, and whether another version of the program has read it.
fn unpack_article(
    contents: &mut Contents,
    key: &str,
    id: ArticleId,
) -> Result<(ArticleExtraction, bool), Lost> {
    // One article can be open twice: the parts stay for the next.
    let part = |path: &str| -> Result<Vec<u8>, String> {
        let damaged = contents.damaged.get(path).map_or("it is not there", String::as_str);
        contents.files.get(path).cloned().ok_or_else(|| format!("{path}: {damaged}"))
    };
    let text = part(&text_path(key))
        .and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()))
        .map_err(|reason| Lost { text: None, reason })?;
    let lost = |reason: String| Lost { text: Some(text.clone()), reason };
    let read = part(&read_path(key)).map_err(lost)?;
    let saved: SavedArticle = serde_json::from_slice(&read)
        .map_err(|error| lost(format!("{}: {error}", read_path(key))))?;
    let is_read_otherwise = saved.is_read_otherwise();
    saved.restored(text.clone(), id).map(|read| (read, is_read_otherwise)).map_err(lost)
}

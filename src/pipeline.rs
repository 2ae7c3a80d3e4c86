//! From what the user opens to what is on the map: the phases in their order, on several articles at
//! once.

use std::path::PathBuf;
use std::sync::Arc;

use crate::import::{self, ImportError, ImportOptions, MAX_BYTES};
use crate::io::{self, IoError};
use crate::map::{self, ArticleExtraction, RelationshipMap};
use crate::project::Project;
use crate::project::format::Unpacked;
use crate::task::{Cancel, Cancelled, Job, guarded, in_order, n_workers};
use crate::text::{Article, ArticleId};
use crate::worker::{self, WorkerConfig};
use crate::{entities, nlp, relations};

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input, to its end.
    Stdin,
    /// Something that is in memory already: pasted, dropped, a sample.
    Memory {
        /// What to call it.
        name: String,
        /// Its bytes, in any format that can be read from a file.
        bytes: Vec<u8>,
    },
}

impl Source {
    /// What the user calls it: a path as given, `-` for standard input.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "-".to_owned(),
            Self::Memory { name, .. } => name.clone(),
        }
    }
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// What the user decided.
    pub import: ImportOptions,
    /// How to start the process that parses web pages.
    pub worker: WorkerConfig,
}

/// Why an article could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Its bytes could not be had.
    #[error(transparent)]
    Io(#[from] IoError),
    /// Its bytes could not be made an article.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A bug: some phase panicked over it.
    #[error("Entente broke down over it, which is a bug: {message}\nFile: {path}")]
    Bug {
        /// What the panic says.
        message: String,
        /// As the user gave it.
        path: String,
    },
}

impl ReadError {
    /// What is the matter, without the path, which lists show anyway.
    pub fn reason(&self) -> String {
        match self {
            Self::Io(error) => error.reason(),
            Self::Import(error) => error.problem.to_string(),
            Self::Bug { message, .. } => {
                format!("Entente broke down over it, which is a bug: {message}")
            }
        }
    }
}

/// One of the sources that were to be opened, and what came of it.
#[derive(Debug)]
pub struct Opened {
    /// Its position among the sources.
    pub idx: usize,
    /// What the user calls it.
    pub name: String,
    /// What it yielded.
    pub result: Result<ArticleExtraction, ReadError>,
}

/// Reads one article. Its id is still to be given, by [`number`].
pub fn read_article(
    source: &Source,
    options: &ReadOptions,
    cancel: &Cancel,
) -> Result<Article, ReadError> {
    let loaded;
    let bytes = match source {
        Source::File(path) => {
            loaded = io::read(path, MAX_BYTES)?;
            &loaded
        }
        Source::Stdin => {
            loaded = io::read_stdin(MAX_BYTES)?;
            &loaded
        }
        Source::Memory { bytes, .. } => bytes,
    };
    Ok(worker::import(&source.name(), bytes, options.import, &options.worker, cancel)?)
}

/// All that one article says. Cannot fail: odd text yields less.
pub fn extract(article: Article) -> ArticleExtraction {
    let document = nlp::annotate(&article);
    let entities = entities::resolve(&article, &document);
    let relations = relations::extract(&article, &document, &entities);
    ArticleExtraction { article: article.into(), document, entities, relations }
}

/// All that an article says that was read before, perhaps by an older program.
pub fn read_anew(read: &ArticleExtraction) -> ArticleExtraction {
    number(extract(Article::clone(&read.article)), read.article.id)
}

/// The map of a single text, for programs that have it in memory; `name` is what evidence calls it,
/// and its ending says the format. What a stranger made should rather go through [`open`], which
/// parses web pages in a process of their own.
///
/// # Errors
///
/// Where the text is empty or in no format that is known.
///
/// ```
/// let text = "Japanese Foreign Minister Hana Moriyama met South Korean President Yang Min-kyu.";
/// let map = entente::pipeline::map_of("note.txt", text)?;
/// let said: Vec<String> = map.links().map(|link| entente::map::sentence(&map, link)).collect();
/// assert!(said.contains(&"Hana Moriyama met Yang Min-kyu".to_owned()), "{said:?}");
/// # Ok::<(), entente::import::ImportError>(())
/// ```
pub fn map_of(name: &str, text: &str) -> Result<RelationshipMap, ImportError> {
    let article = import::import(name, text.as_bytes(), ImportOptions::default())?;
    Ok(map::build(&[extract(article)]))
}

/// The project of a file that was opened, with texts read anew whose reading was lost, and what is
/// missing for good.
pub fn rescued(unpacked: Unpacked) -> (Project, Vec<String>) {
    let Unpacked { project, unread, missing, .. } = unpacked;
    if unread.is_empty() {
        return (project, missing);
    }
    let mut articles = project.articles.clone();
    for article in unread {
        let id = ArticleId(articles.len() as u32);
        articles.push(Arc::new(number(extract(article), id)));
    }
    let again = Project::assembled(articles, Arc::clone(&project.ledger));
    let placement = Arc::new(project.followed_placement(&again));
    (Project { placement, ..again }.keeping_what_stands_beside(&project), missing)
}

/// Gives an article its place among those that are open, which is known only when all before it
/// have been read.
pub fn number(mut extraction: ArticleExtraction, id: ArticleId) -> ArticleExtraction {
    extraction.renumber(id);
    extraction
}

/// Reads and extracts all sources, several at once, and hands over what came of each, in their
/// order. Those that yield an article get ids from `first` on. One bad source never stops the rest.
pub fn open(
    sources: &[Source],
    first: ArticleId,
    options: &ReadOptions,
    cancel: &Cancel,
    mut take: impl FnMut(Opened) -> Result<(), Cancelled>,
) -> Result<(), Cancelled> {
    let mut next = first;
    let work = |_, source: &Source| {
        guarded(|| read_article(source, options, cancel).map(extract))
            .unwrap_or_else(|message| Err(ReadError::Bug { message, path: source.name() }))
    };
    in_order(sources, n_workers(), cancel, work, |idx, result| {
        let result = result.map(|extraction| {
            let numbered = number(extraction, next);
            next.0 += 1;
            numbered
        });
        take(Opened { idx, name: sources[idx].name(), result })
    })
}

/// [`open`], as a job: its items come one by one while the rest is still being read.
pub fn open_job(
    sources: Vec<Source>,
    first: ArticleId,
    options: ReadOptions,
    wake: impl Fn() + Send + 'static,
) -> Job<Opened> {
    Job::spawn("open articles", wake, move |report| {
        let total = sources.len();
        report.progress(STAGE, 0, total)?;
        open(&sources, first, &options, report.cancel(), |opened| {
            let done = opened.idx + 1;
            report.item(opened)?;
            report.progress(STAGE, done, total)
        })
    })
}

/// What the user sees while articles are being opened.
const STAGE: &str = "Reading articles";

#[cfg(test)]
mod tests {
    use super::{Opened, ReadOptions, Source, open, open_job};
    use crate::task::{Cancel, Ending, Event};
    use crate::text::ArticleId;

    fn memory(name: &str, text: &str) -> Source {
        Source::Memory { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    fn sources() -> Vec<Source> {
        vec![
            memory("a.txt", "The envoys met in Oslo."),
            memory("b.txt", ""),
            memory("c.txt", "They will meet again in Bergen."),
        ]
    }

    fn told(opened: &Opened) -> String {
        match &opened.result {
            Ok(extraction) => format!("{} {}", opened.name, extraction.article.id),
            Err(error) => format!("{} {}", opened.name, error.reason()),
        }
    }

    #[test]
    fn a_bad_source_takes_no_id_and_stops_nobody() {
        let mut lines = Vec::new();
        let done =
            open(&sources(), ArticleId(4), &ReadOptions::default(), &Cancel::new(), |opened| {
                lines.push(told(&opened));
                Ok(())
            });
        assert_eq!(done, Ok(()));
        assert_eq!(lines, ["a.txt a5", "b.txt The file is empty.", "c.txt a6"]);
    }

    #[test]
    fn a_job_hands_over_one_after_the_other() {
        let mut job = open_job(sources(), ArticleId(0), ReadOptions::default(), || {});
        let mut lines = Vec::new();
        while let Some(event) = job.wait() {
            match event {
                Event::Progress(p) => lines.push(format!("{}/{}", p.done, p.total)),
                Event::Item(opened) => lines.push(told(&opened)),
                Event::Ended(ending) => assert_eq!(ending, Ending::Done),
            }
        }
        assert_eq!(
            lines,
            ["0/3", "a.txt a1", "1/3", "b.txt The file is empty.", "2/3", "c.txt a2", "3/3"]
        );
    }
}

//! Reading articles in a job, from sources to what they yield, one batch after the other.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::map::ArticleExtraction;
use crate::pipeline::{self, Opened, ReadOptions, Source};
use crate::task::{Ending, Event, Job, Progress};
use crate::text::ArticleId;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// As the user gave it.
    pub name: String,
    /// Why, in words for the user.
    pub reason: String,
}

/// Sources that were given together: one step of undo.
#[derive(Debug)]
pub(super) struct Batch {
    /// Counts batches.
    pub(super) id: u64,
    /// In the order in which they were given.
    pub(super) sources: Vec<Source>,
    /// The id of the first one, as far as one can tell before those that wait are read.
    pub(super) first: ArticleId,
    /// How to read them.
    pub(super) options: ReadOptions,
    /// The article that a single source replaces.
    pub(super) replaces: Option<Arc<ArticleExtraction>>,
}

/// What a source gave.
#[derive(Debug)]
pub(super) enum Arrival {
    /// An article.
    Read {
        /// What it yielded.
        new: Arc<ArticleExtraction>,
        /// What it replaces.
        replaces: Option<Arc<ArticleExtraction>>,
        /// The batch that it was opened with.
        batch: u64,
    },
    /// None.
    Failed(Failure),
}

/// A batch that is being read.
#[derive(Debug)]
struct Current {
    batch: u64,
    first_name: String,
    replaces: Option<Arc<ArticleExtraction>>,
    progress: Progress,
    job: Job<Opened>,
}

/// The batches that wait, and the one that is being read.
#[derive(Debug, Default)]
pub(super) struct Opening {
    waiting: VecDeque<Batch>,
    current: Option<Current>,
}

impl Opening {
    /// Asks for a batch.
    pub(super) fn push(&mut self, batch: Batch) {
        self.waiting.push_back(batch);
    }

    /// How far reading is; nothing while nothing is read.
    pub(super) fn progress(&self) -> Option<&Progress> {
        self.current.as_ref().map(|current| &current.progress)
    }

    /// Stops reading and forgets what waits. What was read stays.
    pub(super) fn cancel(&mut self) {
        self.waiting.clear();
        // Dropping a job cancels it.
        self.current = None;
    }

    /// The batch that is being read.
    pub(super) fn batch(&self) -> Option<u64> {
        self.current.as_ref().map(|current| current.batch)
    }

    /// Starts the next batch, if there is one and none is being read.
    pub(super) fn start_next(&mut self, wake: impl Fn() + Send + 'static) {
        if self.current.is_some() {
            return;
        }
        let Some(Batch { id, sources, first, options, replaces }) = self.waiting.pop_front() else {
            return;
        };
        let total = sources.len();
        self.current = Some(Current {
            batch: id,
            first_name: sources.first().map(Source::name).unwrap_or_default(),
            replaces,
            progress: Progress { stage: "Reading articles".to_owned(), done: 0, total },
            job: pipeline::open_job(sources, first, options, wake),
        });
    }

    /// What has been read since the last call.
    pub(super) fn poll(&mut self) -> Option<Arrival> {
        loop {
            let current = self.current.as_mut()?;
            match current.job.poll()? {
                Event::Progress(progress) => current.progress = progress,
                Event::Item(Opened { result: Ok(extraction), .. }) => {
                    return Some(Arrival::Read {
                        new: Arc::new(extraction),
                        replaces: current.replaces.clone(),
                        batch: current.batch,
                    });
                }
                Event::Item(Opened { name, result: Err(error), .. }) => {
                    return Some(Arrival::Failed(Failure { name, reason: error.reason() }));
                }
                Event::Ended(ending) => {
                    let name = std::mem::take(&mut current.first_name);
                    self.current = None;
                    if let Ending::Failed(message) = ending {
                        let reason = format!("Reading stopped because of a bug: {message}");
                        return Some(Arrival::Failed(Failure { name, reason }));
                    }
                    return None;
                }
            }
        }
    }
}

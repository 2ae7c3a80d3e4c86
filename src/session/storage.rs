//! The project's file and its journal: what is opened, saved and kept safe, in jobs.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::corrections::Ledger;
use crate::io::{self, Stamp};
use crate::pipeline;
use crate::project::Project;
use crate::project::format::{Packer, Unpacked, write_ledger};
use crate::scene;
use crate::store::{self, Journal, Recovery, StoreError};
use crate::task::{Ending, Event, Job};

/// Something to do with a file.
#[derive(Debug)]
pub(super) enum Task {
    /// Saves the project.
    Save {
        path: PathBuf,
        project: Arc<Project>,
        /// What the file should be like; nothing to overwrite whatever is there.
        expected: Option<Stamp>,
        /// The project goes on under the name that it has.
        is_copy: bool,
    },
    /// Opens a project in place of the one that is open.
    Open(PathBuf),
    /// Opens a project to become part of the one that is open.
    Merge(PathBuf),
    /// Looks for work that was left behind, and for what was open before.
    LookForWork(PathBuf),
    /// Remembers what was open.
    Remember(Vec<PathBuf>),
    /// Reads corrections from a file.
    ReadLedger(PathBuf),
    /// Writes corrections into a file.
    WriteLedger(PathBuf, Arc<Ledger>),
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Done {
    Saved {
        path: PathBuf,
        stamp: Option<Stamp>,
        project: Arc<Project>,
        is_copy: bool,
    },
    Opened {
        path: PathBuf,
        stamp: Option<Stamp>,
        project: Project,
        missing: Vec<String>,
        elsewhere: bool,
        n_read_otherwise: usize,
    },
    Merged {
        path: PathBuf,
        project: Project,
        missing: Vec<String>,
    },
    WorkFound {
        recoveries: Vec<Recovery>,
        recent: Vec<PathBuf>,
    },
    Nothing,
    LedgerRead(Ledger),
    LedgerWritten(PathBuf),
    /// Somebody else has written the project's file.
    Changed(PathBuf),
    Failed {
        head: &'static str,
        detail: String,
    },
}

/// The project's file, and the work with files that waits and goes on.
#[derive(Default)]
pub(super) struct Storage {
    /// Where the project is saved; nothing before it ever was.
    pub(super) path: Option<PathBuf>,
    /// What the file was like when it was last read or written.
    pub(super) stamp: Option<Stamp>,
    /// The project as it stands in its file.
    pub(super) saved: Arc<Project>,
    /// Work that was left behind and that the user has not decided about.
    pub(super) recoveries: Vec<Recovery>,
    /// Projects that were open, the last one first.
    pub(super) recent: Vec<PathBuf>,
    /// Work that was taken over, and goes from its old journal once it is in ours.
    taken_over: Vec<Recovery>,
    packer: Arc<Packer>,
    waiting: VecDeque<Task>,
    job: Option<Job<Done>>,
    is_opening: bool,
    journal: Journaling,
}

/// The journal, and what is being written into it.
#[derive(Default)]
struct Journaling {
    /// Where journals are; nothing to keep none.
    folder: Option<PathBuf>,
    journal: Arc<Mutex<Option<Journal>>>,
    /// What the journal has, or is about to have.
    last: Option<(Arc<Project>, Option<PathBuf>, bool)>,
    job: Option<Job<Result<(), String>>>,
    /// The last attempt failed, and the user knows.
    is_failing: bool,
}

impl Storage {
    /// Keeps journals in a folder from now on, and looks for work that was left behind there.
    pub(super) fn keep_journal(&mut self, folder: PathBuf) {
        self.push(Task::LookForWork(folder.clone()));
        self.journal.folder = Some(folder);
    }

    /// Asks for something.
    pub(super) fn push(&mut self, task: Task) {
        self.waiting.push_back(task);
    }

    /// Puts a project first among those that were open.
    pub(super) fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(store::MOST_RECENT);
        self.push(Task::Remember(self.recent.clone()));
    }

    /// Whether a project is being opened.
    pub(super) fn is_opening(&self) -> bool {
        self.is_opening
    }

    /// Whether something is being done or waits.
    pub(super) fn is_busy(&self) -> bool {
        self.job.is_some() || !self.waiting.is_empty() || self.journal.job.is_some()
    }

    /// Starts the next one, if there is one and none is being done.
    pub(super) fn start_next(&mut self, wake: impl Fn() + Send + 'static) {
        if self.job.is_some() {
            return;
        }
        let Some(task) = self.waiting.pop_front() else { return };
        self.is_opening = matches!(task, Task::Open(_) | Task::Merge(_));
        let packer = Arc::clone(&self.packer);
        let folder = self.journal.folder.clone();
        let own = self.journal.own_path();
        self.job = Some(Job::spawn("project file", wake, move |report| {
            report.item(done(task, &packer, folder.as_deref(), own.as_deref()))
        }));
    }

    /// What was done since the last call.
    pub(super) fn poll(&mut self) -> Option<Done> {
        match self.job.as_mut()?.poll()? {
            Event::Item(done) => Some(done),
            Event::Progress(_) => None,
            Event::Ended(ending) => {
                self.job = None;
                self.is_opening = false;
                match ending {
                    Ending::Failed(detail) => {
                        Some(Done::Failed { head: "Entente broke down over a file", detail })
                    }
                    Ending::Done | Ending::Cancelled => None,
                }
            }
        }
    }

    /// Writes the project into the journal, if it is not there as it is now. One write at a time:
    /// what changes meanwhile is written next.
    pub(super) fn start_journaling(
        &mut self,
        project: &Arc<Project>,
        wake: impl Fn() + Send + 'static,
    ) {
        let Some(folder) = self.journal.folder.clone() else { return };
        let is_saved = Arc::ptr_eq(project, &self.saved);
        let is_known = match &self.journal.last {
            Some((last, path, was_saved)) => {
                Arc::ptr_eq(last, project) && *path == self.path && *was_saved == is_saved
            }
            // An empty window that was never anything else leaves no trace.
            None => is_saved && self.path.is_none(),
        };
        if self.journal.job.is_some() || is_known {
            return;
        }
        let (project, path) = (Arc::clone(project), self.path.clone());
        self.journal.last = Some((Arc::clone(&project), path.clone(), is_saved));
        let packer = Arc::clone(&self.packer);
        let journal = Arc::clone(&self.journal.journal);
        let taken_over = std::mem::take(&mut self.taken_over);
        self.journal.job = Some(Job::spawn("journal", wake, move |report| {
            let mut journal = journal.lock().unwrap_or_else(PoisonError::into_inner);
            let written = write_journal(&mut journal, &folder, |journal| {
                if is_saved {
                    journal.saved(path.as_deref())
                } else {
                    journal.record(&project, path.as_deref(), &packer)
                }
            });
            if written.is_ok() {
                taken_over.into_iter().for_each(Recovery::discard);
            }
            report.item(written)
        }));
    }

    /// Why the journal cannot be written, once for each time that begins.
    pub(super) fn poll_journal(&mut self) -> Option<String> {
        match self.journal.job.as_mut()?.poll()? {
            Event::Item(Ok(())) => {
                self.journal.is_failing = false;
                None
            }
            Event::Item(Err(reason)) => {
                let is_news = !std::mem::replace(&mut self.journal.is_failing, true);
                is_news.then_some(reason)
            }
            Event::Progress(_) => None,
            Event::Ended(ending) => {
                self.journal.job = None;
                match ending {
                    Ending::Failed(message) => Some(message),
                    Ending::Done | Ending::Cancelled => None,
                }
            }
        }
    }

    /// Takes work over that was left behind; its old journal goes once ours has it.
    pub(super) fn take_over(&mut self, recovery: Recovery) {
        self.taken_over.push(recovery);
    }

    /// The window closes, and what is in the journal is not wanted any more.
    pub(super) fn close_journal(&mut self) {
        // A write that goes on has the lock; the journal goes when it is done.
        let mut journal = self.journal.journal.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(journal) = journal.take() {
            journal.close();
        }
        self.journal.folder = None;
    }
}

impl Journaling {
    fn own_path(&self) -> Option<PathBuf> {
        let journal = self.journal.try_lock().ok()?;
        journal.as_ref().map(|journal| journal.file().to_owned())
    }
}

fn write_journal(
    journal: &mut Option<Journal>,
    folder: &Path,
    write: impl FnOnce(&mut Journal) -> Result<(), io::IoError>,
) -> Result<(), String> {
    let begun = match journal {
        Some(journal) => journal,
        None => journal.insert(Journal::begin(folder).map_err(|error| error.to_string())?),
    };
    write(begun).map_err(|error| error.to_string())
}

fn done(task: Task, packer: &Packer, folder: Option<&Path>, own: Option<&Path>) -> Done {
    match task {
        Task::Save { path, project, expected, is_copy } => {
            match store::save(&path, &project, packer, expected) {
                Ok(stamp) => Done::Saved { path, stamp, project, is_copy },
                Err(StoreError::Changed(path)) => Done::Changed(path),
                Err(error) => Done::Failed {
                    head: "The project could not be saved; it is still here and in the journal",
                    detail: error.to_string(),
                },
            }
        }
        Task::Open(path) => match store::open(&path) {
            Ok(opened) => {
                let elsewhere =
                    folder.is_some_and(|folder| store::is_open_elsewhere(folder, &path, own));
                let n_read_otherwise = opened.unpacked.n_read_otherwise;
                let (project, missing) = ready(opened.unpacked);
                let stamp = opened.stamp;
                Done::Opened { path, stamp, project, missing, elsewhere, n_read_otherwise }
            }
            Err(error) => not_opened(&error),
        },
        Task::Merge(path) => match store::open(&path) {
            Ok(opened) => {
                let (project, missing) = ready(opened.unpacked);
                Done::Merged { path, project, missing }
            }
            Err(error) => not_opened(&error),
        },
        Task::LookForWork(folder) => Done::WorkFound {
            recoveries: store::recoverable(&folder),
            recent: store::recent(&folder),
        },
        Task::Remember(recent) => {
            if let Some(folder) = folder {
                // What cannot be remembered is looked for by the user, who is not to be bothered.
                store::remember(folder, &recent).ok();
            }
            Done::Nothing
        }
        Task::ReadLedger(path) => match store::read_rules(&path) {
            Ok(ledger) => Done::LedgerRead(ledger),
            Err(error) => Done::Failed {
                head: "The corrections could not be read",
                detail: error.to_string(),
            },
        },
        Task::WriteLedger(path, ledger) => match io::write(&path, &write_ledger(&ledger)) {
            Ok(()) => Done::LedgerWritten(path),
            Err(error) => Done::Failed {
                head: "The corrections could not be saved",
                detail: error.to_string(),
            },
        },
    }
}

fn not_opened(error: &StoreError) -> Done {
    Done::Failed { head: "The project could not be opened", detail: error.to_string() }
}

/// The project with everybody placed, and texts read anew whose reading was lost.
pub(super) fn ready(unpacked: Unpacked) -> (Project, Vec<String>) {
    let (mut project, missing) = pipeline::rescued(unpacked);
    if project.map.actors().any(|actor| !project.placement.contains_key(&actor.id)) {
        project.placement = Arc::new(scene::arrange(&project.map, &project.placement));
    }
    (project, missing)
}

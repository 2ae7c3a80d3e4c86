//! What the session does with the project's file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::import::ImportOptions;
use crate::io;
use crate::pipeline::Source;
use crate::project::{Anchor, Project};
use crate::session::assembly::Change;
use crate::session::history::History;
use crate::session::storage::{Done, Task, ready};
use crate::session::{FileCommand, Notice, Session};
use crate::store::{self, Recovery};

impl Session {
    /// Keeps a journal in a folder from now on, and looks there for work that was left behind.
    pub fn keep_journal(&mut self, folder: PathBuf) {
        self.storage.keep_journal(folder);
        self.start_jobs();
    }

    /// The file of the project, once it was saved or opened.
    pub fn path(&self) -> Option<&Path> {
        self.storage.path.as_deref()
    }

    /// Whether the project differs from its file.
    pub fn is_modified(&self) -> bool {
        !Arc::ptr_eq(&self.project, &self.storage.saved)
    }

    /// Whether closing would lose what the user did: any change to a project that has a file, and
    /// of one that has none corrections, notes and whatever was put somewhere. Articles alone are
    /// opened again in a moment.
    pub fn has_unsaved_work(&self) -> bool {
        let project = &self.project;
        let has_work = || {
            !project.ledger.is_empty()
                || !project.notes.is_empty()
                || !project.views.is_empty()
                || project.placement.values().any(|placed| placed.pinned)
        };
        self.is_modified() && (self.path().is_some() || has_work())
    }

    /// Work that another window left behind, which the user should decide about.
    pub fn recoveries(&self) -> &[Recovery] {
        &self.storage.recoveries
    }

    /// Projects that were open before, the last one first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.storage.recent
    }

    /// What to call the project: its file's name, else "Untitled".
    pub fn name(&self) -> String {
        let stem = self.path().and_then(Path::file_stem);
        stem.map_or("Untitled".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }

    /// The note on something; empty where there is none.
    pub fn note(&self, on: &Anchor) -> &str {
        let note = self.project.notes.iter().find(|note| note.on == *on);
        note.map_or("", |note| note.text.as_str())
    }

    /// The window closes: nothing of this session is to be offered again. Not called when the
    /// program ends otherwise, and then the journal has it.
    pub fn close(&mut self) {
        self.storage.close_journal();
    }

    /// Opens articles, and projects: the first one in an empty window takes its place, all others
    /// become part of what is open.
    pub(super) fn open_all(&mut self, sources: Vec<Source>) {
        let is_project =
            |source: &Source| matches!(source, Source::File(path) if store::is_project(path));
        let (projects, articles): (Vec<_>, Vec<_>) = sources.into_iter().partition(is_project);
        let mut is_free = self.project.is_empty() && !self.is_busy() && articles.is_empty();
        for project in projects {
            let Source::File(path) = project else { continue };
            let task =
                if std::mem::take(&mut is_free) { Task::Open(path) } else { Task::Merge(path) };
            self.storage.push(task);
        }
        self.open(articles, None, ImportOptions::default());
    }

    pub(super) fn apply_to_project_file(&mut self, command: FileCommand) {
        match command {
            FileCommand::NewProject => self.replace_project(Project::default(), None, None),
            FileCommand::OpenProject(path) => self.storage.push(Task::Open(path)),
            FileCommand::MergeProject(path) => self.storage.push(Task::Merge(path)),
            FileCommand::Save => {
                if let Some(path) = self.storage.path.clone() {
                    self.save(path, self.storage.stamp, false);
                }
            }
            FileCommand::SaveAnyway => {
                if let Some(path) = self.storage.path.clone() {
                    self.save(path, None, false);
                }
            }
            // The dialog has asked about a file that is there.
            FileCommand::SaveAs(path) => self.save(path, None, false),
            FileCommand::SaveCopy(path) => self.save(path, None, true),
            FileCommand::Recover => self.recover(),
            FileCommand::DiscardRecovery => {
                if !self.storage.recoveries.is_empty() {
                    self.storage.recoveries.remove(0).discard();
                }
            }
            FileCommand::ReadLedger(path) => self.storage.push(Task::ReadLedger(path)),
            FileCommand::WriteLedger(path) => {
                self.storage.push(Task::WriteLedger(path, Arc::clone(&self.project.ledger)));
            }
            FileCommand::Open(_)
            | FileCommand::CancelOpening
            | FileCommand::ReadAgain { .. }
            | FileCommand::Export(_)
            | FileCommand::CopyPicture(_) => {}
        }
    }

    fn save(&mut self, path: PathBuf, expected: Option<io::Stamp>, is_copy: bool) {
        let project = Arc::clone(&self.project);
        self.storage.push(Task::Save { path, project, expected, is_copy });
    }

    /// Takes in what was done with files.
    pub(super) fn take_stored(&mut self) {
        while let Some(done) = self.storage.poll() {
            self.take_done(done);
        }
        if let Some(reason) = self.storage.poll_journal() {
            self.notices.push(Notice::Problem {
                head: "Changes are not kept safe until the project is saved".to_owned(),
                detail: format!("The journal cannot be written. {reason}"),
            });
        }
    }

    fn take_done(&mut self, done: Done) {
        let notice = |head: &str, detail: String| Notice::Done { head: head.to_owned(), detail };
        let problem =
            |head: &str, detail: String| Notice::Problem { head: head.to_owned(), detail };
        match done {
            Done::Saved { path, is_copy: true, .. } => {
                self.notices.push(notice("Copy saved", path.display().to_string()));
            }
            Done::Saved { path, stamp, project, is_copy: false } => {
                self.notices.push(notice("Project saved", path.display().to_string()));
                self.storage.remember(&path);
                self.storage.path = Some(path);
                self.storage.stamp = stamp;
                self.storage.saved = project;
            }
            Done::Opened { path, stamp, project, missing, elsewhere, n_read_otherwise } => {
                if n_read_otherwise > 0 {
                    let articles = if n_read_otherwise == 1 { "article" } else { "articles" };
                    self.notices.push(notice(
                        "Read by another version of Entente",
                        format!(
                            "{n_read_otherwise} {articles} of this project. “Read all again” in \
                             the menu reads them as this version does; corrections stay."
                        ),
                    ));
                }
                if elsewhere {
                    self.notices.push(problem(
                        "This project is open in another window",
                        "What is saved there is not seen here. Saving here asks before it \
                         overwrites anything."
                            .to_owned(),
                    ));
                }
                self.tell_missing(&path, &missing);
                self.storage.remember(&path);
                self.replace_project(project, Some(path), stamp);
                if !missing.is_empty() {
                    // What is left is not what the file has.
                    self.storage.saved = Arc::default();
                }
            }
            Done::Merged { path, project, missing } => {
                self.tell_missing(&path, &missing);
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                self.assembly.push(Change::Merge { other: Arc::new(project), name });
            }
            Done::WorkFound { recoveries, recent } => {
                self.storage.recoveries.extend(recoveries);
                for path in recent {
                    if !self.storage.recent.contains(&path) {
                        self.storage.recent.push(path);
                    }
                }
            }
            Done::Nothing => {}
            Done::LedgerRead(ledger) => {
                let edit = crate::session::LedgerEdit::Absorb(ledger);
                self.assembly.push(Change::Ledger(edit));
            }
            Done::LedgerWritten(path) => {
                self.notices.push(notice("Corrections saved", path.display().to_string()));
            }
            Done::Changed(path) => self.notices.push(Notice::ChangedOnDisk(path)),
            Done::Failed { head, detail } => self.notices.push(problem(head, detail)),
        }
    }

    fn tell_missing(&mut self, path: &Path, missing: &[String]) {
        if !missing.is_empty() {
            self.notices.push(Notice::Problem {
                head: "Parts of the project are damaged".to_owned(),
                detail: format!("{}\nFile: {}", missing.join("\n"), path.display()),
            });
        }
    }

    /// Puts another project in place of the one that is open. What was done before cannot be undone
    /// in it.
    fn replace_project(
        &mut self,
        project: Project,
        path: Option<PathBuf>,
        stamp: Option<io::Stamp>,
    ) {
        self.opening.cancel();
        self.history = History::default();
        self.failures.clear();
        let project = Arc::new(project);
        let is_file = |path: &String| io::stamp(Path::new(path)).is_some();
        let paths = project.articles.iter().map(|article| article.article.path.clone());
        self.files.extend(paths.filter(is_file));
        self.storage.path = path;
        self.storage.stamp = stamp;
        self.storage.saved = Arc::clone(&project);
        self.set_project(project);
        self.n_arranged += 1;
    }

    fn recover(&mut self) {
        if self.storage.recoveries.is_empty() {
            return;
        }
        let mut recovery = self.storage.recoveries.remove(0);
        let path = recovery.path.take();
        let (project, missing) = ready(std::mem::take(&mut recovery.unpacked));
        if let Some(path) = &path {
            self.tell_missing(path, &missing);
        }
        if self.project.is_empty() {
            let stamp = path.as_deref().and_then(io::stamp);
            self.replace_project(project, path, stamp);
            // It differs from the file, or nobody would have had to recover it.
            self.storage.saved = Arc::default();
        } else {
            let name = "recovered work".to_owned();
            self.assembly.push(Change::Merge { other: Arc::new(project), name });
        }
        self.storage.take_over(recovery);
    }
}

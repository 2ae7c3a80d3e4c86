//! The open project and all that may happen to it. Knows no window: it is told how to wake one.

pub mod action;
mod assembly;
pub mod command;
mod correcting;
mod edit;
mod exporting;
pub mod history;
mod looking;
mod opening;
mod reading;
pub mod samples;
pub mod search;
mod selection;
mod showing;
mod storage;
mod storing;
mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

pub use action::Action;
pub use command::{
    Command, Edit, ExportRequest, FileCommand, Question, Reading, Sheet, ThemeChoice, ViewCommand,
    WindowCommand,
};
pub use correcting::{LedgerEdit, confirm_all, reject_all};
pub use history::History;
pub use opening::Failure;
pub use selection::Selection;
pub use showing::Way;

use crate::import::{ImportOptions, encoding_named};
use crate::map::{ActorId, Altitude, ArticleExtraction};
use crate::pipeline::{ReadOptions, Source};
use crate::project::{Project, carried_placement};
use crate::scene::{Hit, Placement};
use crate::session::assembly::{Assembled, Assembly, Change};
use crate::session::exporting::{Exporting, OnScreen, Wanted};
use crate::session::history::Step;
use crate::session::opening::{Arrival, Batch, Opening};
use crate::session::showing::Showing;
use crate::session::storage::Storage;
use crate::session::view::View;
use crate::task::Progress;
use crate::text::ArticleId;
use crate::worker::WorkerConfig;

/// Something that the user should hear of once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A map was written.
    Saved(PathBuf),
    /// The picture of the map, for the clipboard: width, height, and red, green, blue, opacity of
    /// each pixel, row by row.
    Picture {
        /// Pixels of a row.
        width: usize,
        /// Rows.
        height: usize,
        /// Four bytes for each pixel.
        rgba: Vec<u8>,
    },
    /// Something else went well.
    Done {
        /// In a few words.
        head: String,
        /// All of it.
        detail: String,
    },
    /// The project was not saved: another program has changed its file meanwhile.
    ChangedOnDisk(PathBuf),
    /// Something did not work.
    Problem {
        /// In a few words.
        head: String,
        /// All of it.
        detail: String,
    },
}

/// Called from any thread when there is something new to [`tick`](Session::tick) for.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// The open project, what is looked at, and the work that goes on.
pub struct Session {
    project: Arc<Project>,
    revision: u64,
    n_arranged: u64,
    history: History,
    view: View,
    showing: Showing,
    failures: Vec<Failure>,
    notices: Vec<Notice>,
    opening: Opening,
    assembly: Assembly,
    exporting: Exporting,
    storage: Storage,
    next_batch: u64,
    /// Names of articles that came from files, and can be read from there again.
    files: BTreeSet<String>,
    worker: WorkerConfig,
    waker: Waker,
}

impl Session {
    /// An empty one. `worker` says how to start the process that parses web pages.
    pub fn new(waker: Waker, worker: WorkerConfig) -> Self {
        Self {
            project: Arc::default(),
            revision: 0,
            n_arranged: 0,
            history: History::default(),
            view: View::default(),
            showing: Showing::default(),
            failures: Vec::new(),
            notices: Vec::new(),
            opening: Opening::default(),
            assembly: Assembly::default(),
            exporting: Exporting::default(),
            storage: Storage::default(),
            next_batch: 0,
            files: BTreeSet::new(),
            worker,
            waker,
        }
    }

    /// What is open.
    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    /// Counts the changes to the project, undone ones too.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Counts how often the user had the map arranged.
    pub fn n_arranged(&self) -> u64 {
        self.n_arranged
    }

    /// What was done and undone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The actor or link that is looked at: of what is selected, what leads.
    pub fn selected(&self) -> Option<Hit> {
        self.view.selection.leading()
    }

    /// All that is selected.
    pub fn selection(&self) -> &Selection {
        &self.view.selection
    }

    /// What is searched for; empty when nothing is.
    pub fn query(&self) -> &str {
        &self.view.query
    }

    /// What the search finds, best first.
    pub fn found(&self) -> &[ActorId] {
        &self.view.found
    }

    /// The place that the reader shows; nothing when it is closed.
    pub fn reading(&self) -> Option<Reading> {
        self.view.reading
    }

    /// Files that could not be read.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// How far reading is; nothing while nothing is read.
    pub fn progress(&self) -> Option<&Progress> {
        self.opening.progress()
    }

    /// Whether something is on its way onto the map.
    pub fn is_reading(&self) -> bool {
        self.opening.progress().is_some() || self.assembly.is_busy() || self.storage.is_opening()
    }

    /// Whether work goes on in the background.
    pub fn is_busy(&self) -> bool {
        self.opening.progress().is_some()
            || self.assembly.is_busy()
            || self.exporting.is_busy()
            || self.storage.is_busy()
    }

    /// What the user should hear of, once.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Does what is asked; what needs a while is begun.
    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Edit(edit) => self.apply_edit(&edit),
            Command::Undo => self.undo(),
            Command::Redo => {
                if let Some(project) = self.history.redo(Arc::clone(&self.project)) {
                    self.step_to(project);
                }
            }
            Command::View(command) => self.apply_view(command),
            Command::File(command) => self.apply_file(command),
            // The window does these itself.
            Command::Window(_) => {}
        }
        self.start_jobs();
    }

    /// Takes in what the background work has done since the last call. Never waits.
    pub fn tick(&mut self) {
        while let Some(arrival) = self.opening.poll() {
            match arrival {
                Arrival::Read { new, replaces: Some(old), .. } => {
                    self.assembly.push(Change::Replace { old, new });
                }
                Arrival::Read { new, replaces: None, batch } => {
                    self.assembly.push(Change::Add { extraction: new, batch });
                }
                Arrival::Failed(failure) => self.failures.push(failure),
            }
        }
        while let Some(result) = self.assembly.poll() {
            match result {
                Ok(assembled) => self.take_in(assembled),
                Err(message) => self.notices.push(Notice::Problem {
                    head: "The map could not be drawn".to_owned(),
                    detail: message,
                }),
            }
        }
        self.notices.extend(self.exporting.poll());
        self.take_stored();
        self.start_jobs();
    }

    fn start_jobs(&mut self) {
        let wake = |waker: &Waker| {
            let waker = Arc::clone(waker);
            move || waker()
        };
        self.opening.start_next(wake(&self.waker));
        self.assembly.start_next(&self.project, &self.history, wake(&self.waker));
        self.exporting.start_next(wake(&self.waker));
        self.storage.start_next(wake(&self.waker));
        self.storage.start_journaling(&self.project, wake(&self.waker));
    }

    fn apply_edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Arrange => {
                let altitude = self.view.perspective.altitude;
                self.assembly.push(Change::Arrange(altitude, self.project.arrangement));
            }
            Edit::ArrangeAs(arrangement) => {
                let altitude = self.view.perspective.altitude;
                self.assembly.push(Change::Arrange(altitude, *arrangement));
            }
            Edit::ReadAnew => self.assembly.push(Change::ReadAnew),
            Edit::Ledger(edit) => self.assembly.push(Change::Ledger(edit.clone())),
            Edit::RemoveArticle(id) => {
                if let Some(article) = self.project.article(*id) {
                    self.assembly.push(Change::Remove(Arc::clone(article)));
                }
            }
            edit => {
                if let Some((label, changed)) =
                    edit::immediate(edit, &self.project, self.view.perspective.altitude)
                {
                    match edit {
                        Edit::Note { on, .. } if self.history.is_writing(on) => {}
                        Edit::Note { on, .. } => self.history.record(Step {
                            label,
                            project: Arc::clone(&self.project),
                            batch: None,
                            note: Some(on.clone()),
                        }),
                        _ => self.record(label, None),
                    }
                    self.set_project(Arc::new(changed));
                }
            }
        }
    }

    fn apply_file(&mut self, command: FileCommand) {
        match command {
            FileCommand::Open(sources) => self.open_all(sources),
            FileCommand::CancelOpening => self.opening.cancel(),
            FileCommand::ReadAgain { article, encoding } => {
                let old = self.project.article(article).map(Arc::clone);
                let (Some(old), Some(encoding)) = (old, encoding_named(&encoding)) else { return };
                let source = Source::File(PathBuf::from(&old.article.path));
                self.open(vec![source], Some(old), ImportOptions { encoding: Some(encoding) });
            }
            FileCommand::Export(request) => {
                if *self.project.picture != request.picture {
                    let picture = Arc::new(request.picture.clone());
                    self.project = Arc::new(Project { picture, ..Project::clone(&self.project) });
                    self.revision += 1;
                }
                let showing = self.on_screen();
                self.exporting.push(Arc::clone(&self.project), showing, Wanted::File(request));
            }
            FileCommand::CopyPicture(theme) => {
                let showing = self.on_screen();
                self.exporting.push(Arc::clone(&self.project), showing, Wanted::Pixels(theme));
            }
            command => self.apply_to_project_file(command),
        }
    }

    /// What is on the screen, and where.
    fn on_screen(&self) -> OnScreen {
        let arrangement = self.project.arrangement;
        (Arc::clone(self.shown()), Arc::clone(self.placement()), arrangement, self.notes_on_map())
    }

    fn open(
        &mut self,
        sources: Vec<Source>,
        replaces: Option<Arc<ArticleExtraction>>,
        import: ImportOptions,
    ) {
        if sources.is_empty() {
            return;
        }
        let is_file = |source: &&Source| matches!(source, Source::File(_));
        self.files.extend(sources.iter().filter(is_file).map(Source::name));
        let first = ArticleId(self.project.articles.len() as u32);
        let options = ReadOptions { import, worker: self.worker.clone() };
        self.opening.push(Batch { id: self.next_batch, sources, first, options, replaces });
        self.next_batch += 1;
    }

    fn undo(&mut self) {
        if let Some(project) = self.history.undo(Arc::clone(&self.project)) {
            // Taking back "Open" while articles still come in means that they are not wanted.
            if let Some(batch) = self.opening.batch()
                && self.history.is_batch_undone(batch)
            {
                self.opening.cancel();
                self.assembly.forget_batch(batch);
            }
            self.step_to(project);
        }
    }

    /// How pictures are to be is no step: nobody who takes back a correction means it.
    fn step_to(&mut self, project: Arc<Project>) {
        let picture = &self.project.picture;
        if project.picture == *picture {
            self.set_project(project);
        } else {
            let picture = Arc::clone(picture);
            self.set_project(Arc::new(Project { picture, ..Project::clone(&project) }));
        }
    }

    fn record(&mut self, label: String, batch: Option<u64>) {
        let project = Arc::clone(&self.project);
        self.history.record(Step { label, project, batch, note: None });
    }

    fn set_project(&mut self, project: Arc<Project>) {
        self.view.follow(&self.project, &project);
        self.project = project;
        self.revision += 1;
        self.show();
    }

    /// Takes in a change that needed a while.
    fn take_in(&mut self, assembled: Assembled) {
        let Assembled { changes, base, project, conflicts } = assembled;
        let same_articles = base.articles.len() == self.project.articles.len()
            && base.articles.iter().zip(&self.project.articles).all(|(a, b)| Arc::ptr_eq(a, b));
        let is_unwanted = |change: &Change| match change {
            Change::Add { batch, .. } => self.history.is_batch_undone(*batch),
            _ => false,
        };
        if changes.iter().any(is_unwanted) {
            return;
        }
        let same_corrections = Arc::ptr_eq(&base.ledger, &self.project.ledger);
        if !same_articles || !same_corrections {
            // Undone meanwhile: made from articles that are no longer those on the map.
            self.assembly.push_again(changes);
            return;
        }
        let project = Arc::new(with_moves_since(project, &base, &self.project));
        match changes.first() {
            Some(&Change::Add { batch, .. }) if self.history.before_batch(batch).is_some() => {
                self.history.amend_after_batch(batch, |step| {
                    let mut placement = Placement::clone(&project.placement);
                    let was = &step.project;
                    placement.extend(carried_placement(&was.placement, &was.map, &project.map));
                    let mut amended = Project::clone(&project);
                    if !Arc::ptr_eq(&amended.ledger, &was.ledger) {
                        amended = amended.with_ledger(Arc::clone(&was.ledger));
                    }
                    amended.placement = Arc::new(placement);
                    step.project = Arc::new(amended.keeping_what_stands_beside(was));
                });
            }
            Some(&Change::Add { batch, .. }) => {
                self.record("Open articles".to_owned(), Some(batch));
            }
            Some(Change::Remove(old)) => {
                self.record(format!("Remove {}", old.article.label()), None);
            }
            Some(Change::Replace { new, .. }) => {
                self.record(format!("Read as {}", new.article.encoding), None);
            }
            Some(Change::Arrange(..)) => {
                self.record("Arrange".to_owned(), None);
                self.n_arranged += 1;
            }
            Some(Change::Ledger(edit)) => {
                let Some((_, label)) = edit.applied(&base.ledger) else { return };
                self.record(label, None);
            }
            Some(Change::ReadAnew) => self.record("Read all again".to_owned(), None),
            Some(Change::Merge { name, .. }) => {
                self.record(format!("Merge {name}"), None);
                if !conflicts.is_empty() {
                    self.notices.push(Notice::Problem {
                        head: "The two projects differ; both stay".to_owned(),
                        detail: conflicts.join("\n"),
                    });
                }
            }
            // Looking changes nothing that one would want back or save.
            Some(Change::LookFromAfar) | None => {
                if !self.is_modified() {
                    self.storage.saved = Arc::clone(&project);
                }
            }
        }
        self.set_project(project);
    }

    /// Whether there is a file that an article can be read from again.
    pub fn can_read_again(&self, article: ArticleId) -> bool {
        let path = self.project.article(article).map(|a| &a.article.path);
        path.is_some_and(|path| self.files.contains(path))
    }
}

/// What the user has moved while the project was being made stays where it was put.
fn with_moves_since(mut project: Project, base: &Project, now: &Project) -> Project {
    let of = |kept: &Project| (Arc::as_ptr(&kept.notes), Arc::as_ptr(&kept.views));
    if of(base) != of(now) || !Arc::ptr_eq(&base.picture, &now.picture) {
        project = project.keeping_what_stands_beside(now);
    }
    for altitude in [Altitude::Officials, Altitude::Countries] {
        let was = base.placement_at(altitude);
        let moved: Placement = now
            .placement_at(altitude)
            .iter()
            .filter(|(id, placed)| was.get(id) != Some(placed))
            .map(|(id, placed)| (*id, *placed))
            .collect();
        let moved = carried_placement(&moved, &now.map, &project.map);
        project.placement_at_mut(altitude).extend(moved);
    }
    project
}

//! Asking for files, through whatever can show a dialog. Tests answer for themselves.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::export::Format;
use crate::session::{ExportRequest, FileCommand};
use crate::task::{Event, Job};

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The user chose.
    Chosen(T),
    /// The user chose nothing.
    Cancelled,
    /// No dialog could be shown.
    Unavailable,
}

/// A kind of file of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A project.
    Project,
    /// Corrections.
    Ledger,
}

impl FileKind {
    /// What people call it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Project => "Entente project",
            Self::Ledger => "Corrections",
        }
    }

    /// How its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Project => crate::store::ENDING,
            Self::Ledger => "json",
        }
    }
}

/// What a file of our own is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A project to open.
    OpenProject,
    /// A project to merge into the open one.
    MergeProject,
    /// Where the project is to be saved from now on.
    SaveProject,
    /// Where a copy of it is to be saved.
    SaveCopy,
    /// Corrections to read.
    ReadLedger,
    /// Where the corrections are to be saved.
    WriteLedger,
}

impl Purpose {
    /// The kind of file.
    pub(crate) fn kind(self) -> FileKind {
        match self {
            Self::ReadLedger | Self::WriteLedger => FileKind::Ledger,
            _ => FileKind::Project,
        }
    }

    /// Whether a file is written.
    pub(crate) fn is_saving(self) -> bool {
        !matches!(self, Self::OpenProject | Self::MergeProject | Self::ReadLedger)
    }

    /// What the dialog is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::OpenProject => "Open project",
            Self::MergeProject => "Merge a project",
            Self::SaveProject => "Save project",
            Self::SaveCopy => "Save a copy",
            Self::ReadLedger => "Read corrections",
            Self::WriteLedger => "Save corrections",
        }
    }

    /// What to do with the file.
    pub(crate) fn command(self, path: PathBuf) -> FileCommand {
        match self {
            Self::OpenProject => FileCommand::OpenProject(path),
            Self::MergeProject => FileCommand::MergeProject(path),
            Self::SaveProject => FileCommand::SaveAs(path),
            Self::SaveCopy => FileCommand::SaveCopy(path),
            Self::ReadLedger => FileCommand::ReadLedger(path),
            Self::WriteLedger => FileCommand::WriteLedger(path),
        }
    }
}

/// Shows file dialogs, in a folder where there is one to begin with. Called on a thread of its own,
/// and may take as long as the user does.
pub trait FileDialogs: Send + Sync {
    /// Asks for articles to open, several at once.
    fn pick_articles(&self, folder: Option<&Path>) -> Answer<Vec<PathBuf>>;

    /// Asks where to save a picture.
    fn save_picture(
        &self,
        folder: Option<&Path>,
        file_name: &str,
        format: Format,
    ) -> Answer<PathBuf>;

    /// Asks for a file of that kind to open.
    fn pick_file(&self, folder: Option<&Path>, kind: FileKind) -> Answer<PathBuf>;

    /// Asks where to save a file of that kind.
    fn save_file(&self, folder: Option<&Path>, kind: FileKind, file_name: &str) -> Answer<PathBuf>;
}

/// Where dialogs begin: where the last one ended. Articles often lie elsewhere than what is made of
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Folders {
    /// Where files were opened.
    opened: Option<PathBuf>,
    /// Where files were saved.
    saved: Option<PathBuf>,
}

impl Folders {
    /// Keeps the folders that a dialog's answer shows.
    fn follow(&mut self, reply: &DialogReply) {
        let (last, path) = match reply {
            DialogReply::Articles(Answer::Chosen(paths)) => (&mut self.opened, paths.first()),
            DialogReply::Picture(Answer::Chosen(path), _) => (&mut self.saved, Some(path)),
            DialogReply::File(Answer::Chosen(path), purpose) if purpose.is_saving() => {
                (&mut self.saved, Some(path))
            }
            DialogReply::File(Answer::Chosen(path), _) => (&mut self.opened, Some(path)),
            _ => return,
        };
        if let Some(folder) = path.and_then(|path| path.parent()) {
            *last = Some(folder.to_owned());
        }
    }
}

/// What a dialog was for, and what came of it.
#[derive(Debug)]
pub(crate) enum DialogReply {
    /// Articles to open.
    Articles(Answer<Vec<PathBuf>>),
    /// Where to save a picture, the rest of which is known.
    Picture(Answer<PathBuf>, ExportRequest),
    /// A file of our own.
    File(Answer<PathBuf>, Purpose),
}

/// The dialog that is open, if any: one at a time.
#[derive(Default)]
pub(crate) struct FileDialogJob {
    job: Option<Job<DialogReply>>,
    /// Where the next one begins.
    pub(crate) folders: Folders,
}

impl FileDialogJob {
    /// Asks for articles.
    pub(crate) fn pick_articles(&mut self, dialogs: &Arc<dyn FileDialogs>, ctx: &egui::Context) {
        let dialogs = Arc::clone(dialogs);
        let folder = self.folders.opened.clone();
        self.start(ctx, move || DialogReply::Articles(dialogs.pick_articles(folder.as_deref())));
    }

    /// Asks where to save a picture.
    pub(crate) fn save_picture(
        &mut self,
        dialogs: &Arc<dyn FileDialogs>,
        ctx: &egui::Context,
        request: ExportRequest,
    ) {
        let dialogs = Arc::clone(dialogs);
        let folder = self.folders.saved.clone();
        self.start(ctx, move || {
            let file_name = format!("map.{}", request.format.ending());
            let answer = dialogs.save_picture(folder.as_deref(), &file_name, request.format);
            DialogReply::Picture(answer, request)
        });
    }

    /// Asks for a file of our own.
    pub(crate) fn ask_for_file(
        &mut self,
        dialogs: &Arc<dyn FileDialogs>,
        ctx: &egui::Context,
        purpose: Purpose,
        name: &str,
    ) {
        let dialogs = Arc::clone(dialogs);
        let kind = purpose.kind();
        let file_name = format!("{name}.{}", kind.ending());
        let is_saving = purpose.is_saving();
        let Folders { opened, saved } = self.folders.clone();
        self.start(ctx, move || {
            let answer = if is_saving {
                dialogs.save_file(saved.as_deref(), kind, &file_name)
            } else {
                dialogs.pick_file(opened.as_deref(), kind)
            };
            DialogReply::File(answer, purpose)
        });
    }

    /// Whether a dialog is open.
    pub(crate) fn is_open(&self) -> bool {
        self.job.is_some()
    }

    /// The answer, once there is one.
    pub(crate) fn poll(&mut self) -> Option<DialogReply> {
        match self.job.as_mut()?.poll()? {
            Event::Item(reply) => {
                self.folders.follow(&reply);
                Some(reply)
            }
            Event::Progress(_) => None,
            Event::Ended(_) => {
                self.job = None;
                None
            }
        }
    }

    fn start(&mut self, ctx: &egui::Context, ask: impl FnOnce() -> DialogReply + Send + 'static) {
        if self.is_open() {
            return;
        }
        let ctx = ctx.clone();
        let wake = move || ctx.request_repaint();
        self.job = Some(Job::spawn("file dialog", wake, move |report| report.item(ask())));
    }
}

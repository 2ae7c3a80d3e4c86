//! Asking for files, through whatever can show a dialog. Tests answer for themselves.

use std::path::PathBuf;
use std::sync::Arc;

use crate::export::Format;
use crate::session::ExportRequest;
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

/// Shows file dialogs. Called on a thread of its own, and may take as long as the user does.
pub trait FileDialogs: Send + Sync {
    /// Asks for articles to open, several at once.
    fn pick_articles(&self) -> Answer<Vec<PathBuf>>;

    /// Asks where to save a picture.
    fn save_picture(&self, file_name: &str, format: Format) -> Answer<PathBuf>;
}

/// What a dialog was for, and what came of it.
#[derive(Debug)]
pub(crate) enum DialogReply {
    /// Articles to open.
    Articles(Answer<Vec<PathBuf>>),
    /// Where to save a picture, the rest of which is known.
    Picture(Answer<PathBuf>, ExportRequest),
}

/// The dialog that is open, if any: one at a time.
#[derive(Default)]
pub(crate) struct FileDialogJob {
    job: Option<Job<DialogReply>>,
}

impl FileDialogJob {
    /// Asks for articles.
    pub(crate) fn pick_articles(&mut self, dialogs: &Arc<dyn FileDialogs>, ctx: &egui::Context) {
        let dialogs = Arc::clone(dialogs);
        self.start(ctx, move || DialogReply::Articles(dialogs.pick_articles()));
    }

    /// Asks where to save a picture.
    pub(crate) fn save_picture(
        &mut self,
        dialogs: &Arc<dyn FileDialogs>,
        ctx: &egui::Context,
        request: ExportRequest,
    ) {
        let dialogs = Arc::clone(dialogs);
        self.start(ctx, move || {
            let file_name = format!("map.{}", request.format.ending());
            DialogReply::Picture(dialogs.save_picture(&file_name, request.format), request)
        });
    }

    /// Whether a dialog is open.
    pub(crate) fn is_open(&self) -> bool {
        self.job.is_some()
    }

    /// The answer, once there is one.
    pub(crate) fn poll(&mut self) -> Option<DialogReply> {
        match self.job.as_mut()?.poll()? {
            Event::Item(reply) => Some(reply),
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

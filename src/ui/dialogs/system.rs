//! The system's own file dialogs, through rfd.

use std::path::{Path, PathBuf};

use rfd::FileDialog;

use crate::export::Format;
use crate::ui::dialogs::files::{Answer, FileDialogs, FileKind};
use crate::ui::dialogs::rfd_log;

/// Endings that the dialog for articles offers.
const ARTICLES: &[&str] =
    &["txt", "text", "md", "markdown", "html", "htm", "xhtml", crate::store::ENDING];

/// The system's own file dialogs.
pub struct SystemDialogs {
    /// A dialog that belongs to our window.
    new_dialog: Box<dyn Fn() -> FileDialog + Send + Sync>,
}

impl SystemDialogs {
    /// `new_dialog` makes an empty dialog that belongs to the window.
    pub fn new(new_dialog: impl Fn() -> FileDialog + Send + Sync + 'static) -> Self {
        rfd_log::listen();
        Self { new_dialog: Box::new(new_dialog) }
    }

    /// An empty dialog that begins in a folder, if that is still there: a dialog that is sent
    /// nowhere may not open at all.
    fn dialog_in(&self, folder: Option<&Path>) -> FileDialog {
        let dialog = (self.new_dialog)();
        match folder.filter(|folder| crate::io::stamp(folder).is_some()) {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        }
    }
}

impl FileDialogs for SystemDialogs {
    fn pick_articles(&self, folder: Option<&Path>) -> Answer<Vec<PathBuf>> {
        answer(|| {
            let dialog = self
                .dialog_in(folder)
                .set_title("Open articles")
                .add_filter("Articles", ARTICLES)
                .add_filter("All files", &["*"]);
            // zenity answers a cancelled dialog with an empty list.
            dialog.pick_files().filter(|paths| !paths.is_empty())
        })
    }

    fn save_picture(
        &self,
        folder: Option<&Path>,
        file_name: &str,
        format: Format,
    ) -> Answer<PathBuf> {
        answer(|| {
            let dialog = self
                .dialog_in(folder)
                .set_title("Export map")
                .set_file_name(file_name)
                .add_filter(format.text(), &[format.ending()]);
            dialog.save_file()
        })
    }

    fn pick_file(&self, folder: Option<&Path>, kind: FileKind) -> Answer<PathBuf> {
        answer(|| {
            let dialog = self
                .dialog_in(folder)
                .set_title(kind.text())
                .add_filter(kind.text(), &[kind.ending()])
                .add_filter("All files", &["*"]);
            dialog.pick_file()
        })
    }

    fn save_file(&self, folder: Option<&Path>, kind: FileKind, file_name: &str) -> Answer<PathBuf> {
        answer(|| {
            let dialog = self
                .dialog_in(folder)
                .set_title(kind.text())
                .set_file_name(file_name)
                .add_filter(kind.text(), &[kind.ending()]);
            dialog.save_file()
        })
    }
}

fn answer<T>(show: impl FnOnce() -> Option<T>) -> Answer<T> {
    let before = rfd_log::n_failures();
    match show() {
        Some(chosen) => Answer::Chosen(chosen),
        None if rfd_log::n_failures() > before => Answer::Unavailable,
        None => Answer::Cancelled,
    }
}

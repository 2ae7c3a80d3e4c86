//! Windows over the window: the system's file dialogs, and our own.

mod asking;
mod correct;
mod corrections;
mod export;
mod files;
mod help;
mod palette;
mod path;
mod rfd_log;
mod system;
mod words;

pub(crate) use asking::{Asked, Next, Reply, asking_ui, recovery_ui};
pub(crate) use correct::CorrectionDialog;
pub(crate) use corrections::{corrections_ui, history_ui};
pub(crate) use export::{ExportDialog, ExportWish, with_ending};
pub use files::{Answer, FileDialogs, FileKind};
pub(crate) use files::{DialogReply, FileDialogJob, Folders, Purpose};
pub(crate) use help::help_ui;
pub(crate) use palette::PaletteDialog;
pub(crate) use path::{PathDialog, with_kind_ending};
pub use system::SystemDialogs;
pub(crate) use words::{Wanted, WordsDialog};

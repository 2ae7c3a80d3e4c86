//! Windows over the window: the system's file dialogs, and our own.

mod export;
mod files;
mod help;
mod palette;
mod path;
mod rfd_log;
mod system;

pub(crate) use export::{ExportDialog, ExportWish, with_ending};
pub use files::{Answer, FileDialogs};
pub(crate) use files::{DialogReply, FileDialogJob};
pub(crate) use help::help_ui;
pub(crate) use palette::PaletteDialog;
pub(crate) use path::PathDialog;
pub use system::SystemDialogs;

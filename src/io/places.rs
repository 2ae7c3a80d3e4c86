//! Where the system wants a program to keep its own files.

use std::path::PathBuf;

use etcetera::{BaseStrategy as _, choose_base_strategy};

/// The folder for what must survive the program but is of no use to another machine: journals,
/// recent files, the window's size. `XDG_STATE_HOME` where that is set. Nothing where the user has
/// no home.
pub fn state_folder() -> Option<PathBuf> {
    let places = choose_base_strategy().ok()?;
    Some(places.state_dir().unwrap_or_else(|| places.data_dir()).join("entente"))
}

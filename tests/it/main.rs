//! All integration tests, in one binary: it links once.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read what the program wrote")]

mod articles;
mod assets;
mod cameo;
mod cli;
mod contract;
mod gold;
mod import;
mod kill;
mod layering;
mod project_cli;
mod projects;
mod score;
mod session;
mod shared;
mod tidy;
#[cfg(feature = "gui")]
mod ui;

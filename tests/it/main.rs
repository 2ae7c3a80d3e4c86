//! All integration tests, in one binary: it links once.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read what the program wrote")]

mod assets;
mod cli;
mod layering;
mod shared;
mod tidy;

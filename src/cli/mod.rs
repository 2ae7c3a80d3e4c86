//! The command line: `entente extract FILE…`, and what else needs no display.
//!
//! Results go to standard output or into a file, everything else to standard error. Exit codes: 0
//! all went well, 1 some input failed and the rest was done, 2 wrong usage, 3 the result could not
//! be written.

mod args;
mod explain;
mod export;
mod extract;
mod input;
mod look;
mod outcome;
mod project;
mod rehearse;
mod render;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::args::{Args, Command, ProjectCommand, Rehearse};
use crate::cli::outcome::Outcome;
use crate::worker;

/// What the program is to do after the command line has had its turn.
#[derive(Debug)]
pub enum Next {
    /// Nothing: leave with this code.
    Exit(ExitCode),
    /// Open the window with these files.
    Window(Vec<PathBuf>),
}

/// Does what the command line says, unless that is to open the window.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Next {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return refused(&error),
    };
    let outcome = match args.command {
        None => return Next::Window(args.files),
        Some(Command::Extract(extract)) => extract::run(extract),
        Some(Command::Render(render)) => match render::run(&render) {
            Ok(outcome) => outcome,
            Err(error) => return refused(&error),
        },
        Some(Command::Export(export)) => match export::run(&export) {
            Ok(outcome) => outcome,
            Err(error) => return refused(&error),
        },
        Some(Command::Explain(explain)) => explain::run(&explain),
        Some(Command::Project(ProjectCommand::Rehearse(Rehearse {
            project,
            journals,
            seed,
            edits,
        }))) => return Next::Exit(rehearse::run(project, journals, seed, edits)),
        Some(Command::Project(command)) => project::run(command),
        Some(Command::Worker) => {
            let served = worker::serve(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
            if served.is_ok() { Outcome::Done } else { Outcome::SomeFailed }
        }
    };
    Next::Exit(outcome.into())
}

/// Says what is wrong with the command line, or what was asked about it.
fn refused(error: &clap::Error) -> Next {
    // Help and version were asked for and go to standard output; clap knows. A closed pipe is
    // nobody's concern here.
    error.print().ok();
    Next::Exit(ExitCode::from(error.exit_code() as u8))
}

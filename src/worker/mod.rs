//! Parsers that meet hostile input run in a child process of the same binary, with limits.
//!
//! A page can make any parser overflow the stack or ask for all memory, and both abort the process;
//! catching panics does not help. So the child parses and dies in our place. It gets the bytes on
//! standard input and answers on standard output; it opens no file. The parent believes nothing of
//! the answer that it can check.

mod child;
mod limits;
mod wire;

use std::path::PathBuf;
use std::time::Duration;

use crate::import::{self, Format, ImportError, ImportOptions, Parsed, Problem};
use crate::task::Cancel;
use crate::text::Article;
use crate::worker::child::{Death, Exchange};
use crate::worker::wire::{Reply, Request};

pub use limits::Limits;

/// The word on the command line that makes the program a worker.
pub const SUBCOMMAND: &str = "worker";

/// How to start a worker.
#[derive(Clone, Debug)]
pub struct WorkerConfig {
    /// The program, `entente` itself; `None` where that cannot be found out.
    pub program: Option<PathBuf>,
    /// What it may use.
    pub limits: Limits,
    /// How long it may take by the clock on the wall.
    pub timeout: Duration,
}

impl Default for WorkerConfig {
    fn default() -> Self {
        Self {
            program: std::env::current_exe().ok(),
            limits: Limits::default(),
            timeout: Duration::from_secs(20),
        }
    }
}

/// Reads one article as [`crate::import::import`] does, risky formats in a child process.
pub fn import(
    name: &str,
    bytes: &[u8],
    options: ImportOptions,
    config: &WorkerConfig,
    cancel: &Cancel,
) -> Result<Article, ImportError> {
    import::sniff(name, bytes)
        .and_then(|format| {
            if format.is_risky() {
                parse_in_child(bytes, format, options, config, cancel)
            } else {
                import::parse(bytes, format, options)
            }
        })
        .and_then(|parsed| import::finish(name, bytes, parsed))
        .map_err(|problem| ImportError { path: name.to_owned(), problem })
}

fn parse_in_child(
    bytes: &[u8],
    format: Format,
    options: ImportOptions,
    config: &WorkerConfig,
    cancel: &Cancel,
) -> Result<Parsed, Problem> {
    let request = Request::new(format, options, config.limits).to_bytes(bytes);
    let Exchange { reply, death } = child::ask(&request, config, cancel)
        .map_err(|error| Problem::ParserFailed(format!("no process could be started: {error}")))?;
    match death {
        Death::None => Reply::parsed(&reply),
        Death::Cancelled => Err(Problem::Cancelled),
        Death::Because(reason) => Err(Problem::ParserFailed(reason)),
    }
}

/// The child's side: takes one request from standard input, parses, answers on standard output.
pub fn serve(
    input: &mut impl std::io::Read,
    output: &mut impl std::io::Write,
) -> std::io::Result<()> {
    let (request, bytes) = Request::read(input)?;
    limits::confine(request.limits());
    let reply = Reply::new(import::parse(&bytes, request.format(), request.options()));
    output.write_all(&reply.to_bytes())?;
    output.flush()
}

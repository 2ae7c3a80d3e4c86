//! What may be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::import::{Encoding, encoding_named};
use crate::pipeline::Source;

/// Opens news articles and draws who relates to whom, offline.
#[derive(Debug, Parser)]
#[command(name = "entente", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "\
Examples:
  entente                               open the window
  entente talks.txt visit.html          open the window with two articles
  entente extract *.txt -o map.json     write the map of all of them as JSON
  curl … | entente extract -            read an article from standard input

Exit codes: 0 all went well, 1 some input failed (the rest is done), 2 wrong usage, 3 the result
could not be written.")]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Articles to open in the window: plain text, Markdown, saved web pages
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the relationship map of some articles as JSON
    Extract(Extract),
    /// Print how an article was understood: sentences, entities, relations
    Explain(Explain),
    /// Parse one page from standard input (started by the program itself)
    #[command(name = crate::worker::SUBCOMMAND, hide = true)]
    Worker,
}

#[derive(Debug, clap::Args)]
pub(super) struct Extract {
    #[command(flatten)]
    pub(super) input: Input,
    /// Write there instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) input: Input,
}

/// Articles, and how to read them.
#[derive(Debug, clap::Args)]
pub(super) struct Input {
    /// Articles: plain text, Markdown, saved web pages; - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Read them in this encoding, whatever they say or look like (utf-8, latin1, euc-kr, …)
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<&'static Encoding>,
}

impl Input {
    pub(super) fn sources(&self) -> Vec<Source> {
        let source = |path: &PathBuf| match path.to_str() {
            Some("-") => Source::Stdin,
            _ => Source::File(path.clone()),
        };
        self.files.iter().map(source).collect()
    }
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    encoding_named(name).ok_or_else(|| {
        format!("no such encoding; some are {}", crate::import::ENCODINGS.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::Args::command().debug_assert();
    }
}

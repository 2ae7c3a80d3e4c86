//! `entente export`: articles → their map for other programs.

use std::path::Path;

use crate::cli::args::Export;
use crate::cli::input::{Opened, project_of};
use crate::cli::outcome::{Outcome, write_result};
use crate::export::data;
use crate::io;

pub(super) fn run(args: &Export) -> Result<Outcome, clap::Error> {
    let format = args.format()?;
    let Opened { project, outcome } = project_of(&args.input);
    if project.is_empty() {
        return Ok(outcome);
    }
    let documents: Vec<_> = project.articles.iter().map(|e| &e.document).collect();
    for file in data(&project.map, &documents, &project.notes_on_map(), format) {
        let path = if args.output.as_os_str() == "-" {
            None
        } else {
            Some(io::with_suffix(&args.output, file.suffix))
        };
        if let Err(failed) = write_result(path.as_deref().map(Path::new), &file.bytes) {
            return Ok(failed);
        }
    }
    Ok(outcome)
}

//! `entente export`: articles → their map for other programs.

use std::path::Path;

use crate::cli::args::Export;
use crate::cli::input::{Opened, project_of};
use crate::cli::look::Look;
use crate::cli::outcome::{Outcome, write_result};
use crate::export::{DataFile, Format, data, foot_line, html};
use crate::io;

pub(super) fn run(args: &Export) -> Result<Outcome, clap::Error> {
    let format = args.format()?;
    let Opened { project, outcome } = project_of(&args.input);
    if project.is_empty() {
        return Ok(outcome);
    }
    let Some(look) = Look::at(&project, args.view.as_deref()) else {
        return Ok(Outcome::SomeFailed);
    };
    let documents: Vec<_> = project.articles.iter().map(|e| &e.document).collect();
    let (map, notes) = (look.shown.to_map(), project.notes_on_map());
    let files = if format == Format::Html {
        let scene = look.scene(project.picture.theme.unwrap_or_default(), project.picture.numbered);
        let title = project.picture.title();
        let source = foot_line(&look.shown);
        let bytes = html::page(&scene, &map, &notes, title.as_deref(), &source);
        vec![DataFile { suffix: "", bytes }]
    } else {
        data(&map, &documents, &notes, format)
    };
    for file in files {
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

//! `entente extract`: articles → JSON.

use crate::cli::args::Extract;
use crate::cli::input::{Opened, project_of};
use crate::cli::outcome::{Outcome, write_result};
use crate::export;

pub(super) fn run(args: Extract) -> Outcome {
    let Extract { input, output } = args;
    let Opened { project, outcome } = project_of(&input);
    if project.is_empty() {
        // An empty map would look like a result.
        return outcome;
    }
    let documents: Vec<_> = project.articles.iter().map(|e| &e.document).collect();
    write_result(output.as_deref(), &export::json(&project.map, &documents))
        .err()
        .unwrap_or(outcome)
}

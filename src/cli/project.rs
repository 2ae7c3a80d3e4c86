//! `entente project`: projects without a window.

use std::path::Path;
use std::sync::Arc;

use crate::cli::args::{ProjectCommand, ProjectFile};
use crate::cli::input::{Opened, open_project, project_of};
use crate::cli::outcome::{Outcome, error, printable, warning, write_result};
use crate::corrections::{Ledger, Outcome as RuleOutcome};
use crate::io;
use crate::project::Project;
use crate::project::format::{Packer, write_ledger};
use crate::scene;
use crate::store;

pub(super) fn run(command: ProjectCommand) -> Outcome {
    match command {
        ProjectCommand::New { project, input } => {
            if io::stamp(&project).is_some() {
                let advice =
                    "there is a file of that name already; `entente project add` adds to it";
                error(&project.to_string_lossy(), advice);
                return Outcome::NotWritten;
            }
            let Opened { project: made, outcome } = project_of(&input);
            save(&project, made, None).err().unwrap_or(outcome)
        }
        ProjectCommand::Add { project, input } => {
            let Some(opened) = open_project(&project) else { return Outcome::SomeFailed };
            let (own, stamp) = opened;
            let Opened { project: added, outcome } = project_of(&input);
            let (merged, conflicts) = own.merged_with(&added);
            for conflict in conflicts {
                warning(&project.to_string_lossy(), &conflict);
            }
            save(&project, merged, stamp).err().unwrap_or(outcome)
        }
        ProjectCommand::Apply { project, ledger } => {
            let Some((own, stamp)) = open_project(&project) else { return Outcome::SomeFailed };
            let Some(rules) = ledger_of(&ledger) else { return Outcome::SomeFailed };
            let mut all = Ledger::clone(&own.ledger);
            let added = all.absorb(&rules);
            let placement = Arc::clone(&own.placement);
            let applied = Project { placement, ..own }.with_ledger(Arc::new(all));
            let lines = format!("{added} of {} corrections were new.\n", rules.rules().len());
            if let Err(failed) = save(&project, applied, stamp) {
                return failed;
            }
            write_result(None, lines.as_bytes()).err().unwrap_or(Outcome::Done)
        }
        // Has a way of its own.
        ProjectCommand::Rehearse(_) => Outcome::Done,
        ProjectCommand::Check(ProjectFile { project }) => check(&project),
        ProjectCommand::Ledger { project, output } => {
            let Some((own, _)) = open_project(&project) else { return Outcome::SomeFailed };
            write_result(output.as_deref(), &write_ledger(&own.ledger))
                .err()
                .unwrap_or(Outcome::Done)
        }
    }
}

/// Reads a file of corrections; says on standard error why it cannot be read.
pub(super) fn ledger_of(path: &Path) -> Option<Ledger> {
    let told = |failed: store::StoreError| error(&path.to_string_lossy(), &failed.reason());
    store::read_rules(path).map_err(told).ok()
}

fn save(path: &Path, mut project: Project, stamp: Option<io::Stamp>) -> Result<(), Outcome> {
    if project.is_empty() {
        error(&path.to_string_lossy(), "nothing could be read, so there is nothing to save");
        return Err(Outcome::SomeFailed);
    }
    project.placement = Arc::new(scene::arrange(&project.map, &project.placement));
    store::save(path, &project, &Packer::default(), stamp).map(|_| ()).map_err(|failed| {
        error(&path.to_string_lossy(), &failed.reason());
        Outcome::NotWritten
    })
}

/// Tells what is in a project, and what is missing.
fn check(path: &Path) -> Outcome {
    let opened = match store::open(path) {
        Ok(opened) => opened,
        Err(failed) => {
            error(&path.to_string_lossy(), &failed.reason());
            return Outcome::SomeFailed;
        }
    };
    let unpacked = opened.unpacked;
    let project = &unpacked.project;
    let mut lines = vec![
        format!("Articles: {}", project.articles.len()),
        format!("Actors: {}", project.map.n_actors()),
        format!("Relations: {}", project.map.n_links()),
        format!("Notes: {}", project.notes.len()),
        format!("Views: {}", project.views.len()),
        format!("Corrections: {}", project.ledger.rules().len()),
    ];
    for (rule, outcome) in project.ledger.rules().iter().zip(project.outcomes.iter()) {
        let label = printable(&rule.label());
        lines.push(match outcome {
            RuleOutcome::Applied => format!("  on    {label}"),
            RuleOutcome::Off => format!("  off   {label}"),
            RuleOutcome::Idle(reason) => format!("  idle  {label} ({})", printable(reason)),
        });
    }
    lines.extend(unpacked.missing.iter().map(|missing| format!("Missing: {}", printable(missing))));
    if unpacked.n_read_otherwise > 0 {
        let n = unpacked.n_read_otherwise;
        lines.push(format!("Read by another version of Entente: {n} of the articles"));
    }
    lines.push(String::new());
    let written = write_result(None, lines.join("\n").as_bytes());
    let outcome = if unpacked.missing.is_empty() { Outcome::Done } else { Outcome::SomeFailed };
    written.err().unwrap_or(outcome)
}

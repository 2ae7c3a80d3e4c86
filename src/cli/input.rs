//! What the commands work on: articles and projects, read in the order in which they were given.

use std::path::Path;
use std::sync::Arc;

use crate::cli::args::Input;
use crate::cli::outcome::{Outcome, error, warning};
use crate::cli::project::ledger_of;
use crate::corrections::{Ledger, Outcome as RuleOutcome};
use crate::import::ImportOptions;
use crate::io::Stamp;
use crate::pipeline::{self, ReadOptions, Source};
use crate::project::Project;
use crate::store;
use crate::task::Cancel;
use crate::text::ArticleId;

/// What was read, and whether all of it could be.
pub(super) struct Opened {
    pub(super) project: Project,
    pub(super) outcome: Outcome,
}

/// Reads all inputs; says on standard error which failed, and why.
pub(super) fn project_of(input: &Input) -> Opened {
    let mut opened = Opened { project: Project::default(), outcome: Outcome::Done };
    let is_project =
        |source: &Source| matches!(source, Source::File(path) if store::is_project(path));
    let sources = input.sources();
    for group in sources.chunk_by(|a, b| !is_project(a) && !is_project(b)) {
        match group {
            [Source::File(path)] if store::is_project(path) => opened.add_project(path),
            articles => opened.add_articles(articles, input),
        }
    }
    let mut ledger = Ledger::clone(&opened.project.ledger);
    for path in &input.rules {
        match ledger_of(path) {
            Some(rules) => {
                ledger.absorb(&rules);
            }
            None => opened.outcome = Outcome::SomeFailed,
        }
    }
    if ledger != *opened.project.ledger {
        opened.project = opened.project.with_ledger(Arc::new(ledger));
    }
    tell(&opened.project);
    opened
}

/// Opens a project; says on standard error why it cannot be opened, or what is missing.
pub(super) fn open_project(path: &Path) -> Option<(Project, Option<Stamp>)> {
    let name = path.to_string_lossy();
    match store::open(path) {
        Ok(opened) => {
            for missing in &opened.unpacked.missing {
                warning(&name, missing);
            }
            let (project, _) = pipeline::rescued(opened.unpacked);
            Some((project, opened.stamp))
        }
        Err(failed) => {
            error(&name, &failed.reason());
            None
        }
    }
}

impl Opened {
    fn add_project(&mut self, path: &Path) {
        let Some((project, _)) = open_project(path) else {
            self.outcome = Outcome::SomeFailed;
            return;
        };
        if self.project.is_empty() {
            self.project = project;
            return;
        }
        let (merged, conflicts) = self.project.merged_with(&project);
        for conflict in conflicts {
            warning(&path.to_string_lossy(), &conflict);
        }
        self.project = merged;
    }

    fn add_articles(&mut self, sources: &[Source], input: &Input) {
        let options = ReadOptions {
            import: ImportOptions { encoding: input.encoding },
            ..ReadOptions::default()
        };
        let mut articles = self.project.articles.clone();
        let first = ArticleId(articles.len() as u32);
        let finished = pipeline::open(sources, first, &options, &Cancel::new(), |opened| {
            match opened.result {
                Ok(extraction) => {
                    for text in &extraction.article.warnings {
                        warning(&opened.name, text);
                    }
                    articles.push(Arc::new(extraction));
                }
                Err(failed) => {
                    error(&opened.name, &failed.reason());
                    self.outcome = Outcome::SomeFailed;
                }
            }
            Ok(())
        });
        // Nobody has the flag, so nobody can have raised it.
        debug_assert_eq!(finished, Ok(()));
        let grown = Project::assembled(articles, Arc::clone(&self.project.ledger));
        let placement = self.project.followed_placement(&grown);
        self.project = Project { placement: Arc::new(placement), ..grown }
            .keeping_what_stands_beside(&self.project);
    }
}

/// Says on standard error what could not be decided, and which corrections found nothing.
fn tell(project: &Project) {
    for text in project.map.warnings() {
        warning("map", text);
    }
    for (rule, outcome) in project.ledger.rules().iter().zip(project.outcomes.iter()) {
        if let RuleOutcome::Idle(reason) = outcome {
            warning(&rule.label(), reason);
        }
    }
}

//! `entente extract`: articles → JSON.

use crate::cli::args::{Extract, Input};
use crate::cli::outcome::{Outcome, error, warning, write_result};
use crate::export;
use crate::import::ImportOptions;
use crate::map::{self, ArticleExtraction, RelationshipMap};
use crate::pipeline::{self, ReadOptions};
use crate::task::Cancel;
use crate::text::ArticleId;

pub(super) fn run(args: Extract) -> Outcome {
    let Extract { input, output } = args;
    let (extractions, outcome) = open_all(&input);
    if extractions.is_empty() {
        // An empty map would look like a result.
        return outcome;
    }
    let map = map_of(&extractions);
    let documents: Vec<_> = extractions.iter().map(|e| &e.document).collect();
    write_result(output.as_deref(), &export::json(&map, &documents)).err().unwrap_or(outcome)
}

/// The map of all that was read; says on standard error what it could not decide.
pub(super) fn map_of(extractions: &[ArticleExtraction]) -> RelationshipMap {
    let map = map::build(extractions);
    for text in map.warnings() {
        warning("map", text);
    }
    map
}

/// Reads and extracts all inputs; says on standard error which failed, and why.
pub(super) fn open_all(input: &Input) -> (Vec<ArticleExtraction>, Outcome) {
    let options = ReadOptions {
        import: ImportOptions { encoding: input.encoding },
        ..ReadOptions::default()
    };
    let mut extractions = Vec::new();
    let mut outcome = Outcome::Done;
    let finished =
        pipeline::open(&input.sources(), ArticleId(0), &options, &Cancel::new(), |opened| {
            match opened.result {
                Ok(extraction) => {
                    for text in &extraction.article.warnings {
                        warning(&opened.name, text);
                    }
                    extractions.push(extraction);
                }
                Err(failed) => {
                    error(&opened.name, &failed.reason());
                    outcome = Outcome::SomeFailed;
                }
            }
            Ok(())
        });
    // Nobody has the flag, so nobody can have raised it.
    debug_assert_eq!(finished, Ok(()));
    (extractions, outcome)
}

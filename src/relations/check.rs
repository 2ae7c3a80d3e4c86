//! For the tests of the rules: a text in, one line a relation out.

use std::fmt::Write as _;

use expect_test::Expect;

use crate::relations::extract;
use crate::text::Article;
use crate::{entities, nlp};

/// Compares what is found in a text, offices aside, with the expected lines
/// `Subject | predicate | object | status | date`.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
pub(in crate::relations) fn check(text: &str, expected: Expect) {
    expected.assert_eq(&found(text, false));
}

/// Like [`check`], with the speaker that each relation is attributed to.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
pub(in crate::relations) fn check_with_speakers(text: &str, expected: Expect) {
    expected.assert_eq(&found(text, true));
}

fn found(text: &str, speakers: bool) -> String {
    let article = Article::from_text("test.txt", text);
    let document = nlp::annotate(&article);
    let entities = entities::resolve(&article, &document);
    let mut lines = String::new();
    for relation in extract(&article, &document, &entities) {
        if relation.predicate.name() == "holds_office" {
            continue;
        }
        let name = |entity| entities.get(entity).name.as_str();
        let date = relation.date.as_ref().map_or("-", |date| date.text.as_str());
        let _infallible = write!(
            lines,
            "{} | {} | {} | {} | {date}",
            name(relation.subject),
            relation.predicate.name(),
            name(relation.object),
            relation.status.name(),
        );
        if speakers {
            let speaker = relation.attributed_to.map_or("-", name);
            let _infallible = write!(lines, " | {speaker}");
        }
        lines.push('\n');
    }
    lines
}

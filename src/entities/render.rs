//! Entities as text, for `entente explain` and for tests.

use std::fmt::Write as _;

use crate::entities::{Entities, Entity};
use crate::nlp::Document;
use crate::text::Article;

/// One line an entity (kind, name, offices, other names), then each mention that is no name with
/// what it stands for, in text order.
pub fn render(article: &Article, document: &Document, entities: &Entities) -> String {
    let mut out = String::new();
    for (_, entity) in entities.iter() {
        let tentative = if entity.tentative { " (tentative)" } else { "" };
        let line = [entity.kind.name(), &entity.name].join(" | ");
        let offices: Vec<String> =
            entity.offices.iter().map(|office| office_line(entities, office)).collect();
        let _infallible = writeln!(
            out,
            "{line}{tentative} | {} | {}",
            offices.join("; "),
            entity.aliases.join("; ")
        );
    }
    let mut references: Vec<(usize, String)> = Vec::new();
    for (_, entity) in entities.iter() {
        for mention in entity.mentions.iter().filter(|m| !is_name(entity, m.span.of(&article.text)))
        {
            let words = mention.span.of(&article.text);
            references.push((mention.span.start, format!("{words} → {}", entity.name)));
        }
    }
    for group in &entities.groups {
        let span = document.span_of(group.tokens);
        let names: Vec<&str> =
            group.members.iter().map(|&m| entities.get(m).name.as_str()).collect();
        references
            .push((span.start, format!("{} → {}", span.of(&article.text), names.join(" + "))));
    }
    references.sort();
    for (_, reference) in references {
        let _infallible = writeln!(out, "  {reference}");
    }
    out
}

fn is_name(entity: &Entity, words: &str) -> bool {
    words == entity.name || entity.aliases.iter().any(|a| a == words)
}

fn office_line(entities: &Entities, office: &crate::entities::Office) -> String {
    let of = office.of.map_or_else(String::new, |of| format!(" of {}", entities.get(of).name));
    let inferred = if office.inferred { "?" } else { "" };
    format!("{} {}{of}{inferred}", office.status.name(), office.title)
}

/// The entities of a text as [`render`] shows them, for the tests of this module.
#[cfg(test)]
pub(super) fn rendered(text: &str) -> String {
    let article = Article::from_text("test", text);
    let document = crate::nlp::annotate(&article);
    render(&article, &document, &crate::entities::resolve(&article, &document))
}

/// Expects what [`rendered`] tells of a text.
#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "an expectation stands where it is used")]
pub(super) fn check(text: &str, expected: expect_test::Expect) {
    expected.assert_eq(&rendered(text));
}

//! Stepping through sentences, so that every word that can be corrected is within reach of a key.

use crate::map::Link;
use crate::relations::Evidence;
use crate::scene::Hit;
use crate::session::{Reading, Session};
use crate::text::Span;

/// Where one steps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Next,
    Previous,
}

/// The sentence beside the one that is read; of a sentence of which a part is looked at, first the
/// whole. Nothing where nothing is read or the article ends.
pub(super) fn sentence(session: &Session, step: Step) -> Option<Reading> {
    let reading = session.reading()?;
    let sentences = &session.project().article(reading.article)?.document.sentences;
    let mut spans = sentences.iter().map(|sentence| sentence.span);
    let focus = match (reading.focus, step) {
        (None, Step::Next) => spans.next(),
        (None, Step::Previous) => spans.next_back(),
        (Some(now), _) if spans.clone().any(|span| span != now && span.contains(now)) => {
            spans.find(|span| span.contains(now))
        }
        (Some(now), Step::Next) => spans.find(|span| span.start > now.start),
        (Some(now), Step::Previous) => spans.rfind(|span| span.start < now.start),
    }?;
    Some(Reading { article: reading.article, focus: Some(focus), trigger: None })
}

/// The evidence beside the one that is read, of the selected relation or of all of the selected
/// actor; the first or last one where none of it is read. Nothing at its end.
pub(super) fn evidence(session: &Session, step: Step) -> Option<Reading> {
    let map = session.map();
    let links: Vec<&Link> = match session.selected()? {
        Hit::Link(id) => map.link(id).into_iter().collect(),
        Hit::Actor(id) => map.links_of(id),
    };
    let all: Vec<Reading> = links.iter().flat_map(|link| &link.evidence).map(reading_of).collect();
    let now = session.reading().and_then(|reading| all.iter().position(|one| *one == reading));
    let at = match (now, step) {
        (None, Step::Next) => 0,
        (None, Step::Previous) => all.len().checked_sub(1)?,
        (Some(now), Step::Next) => now + 1,
        (Some(now), Step::Previous) => now.checked_sub(1)?,
    };
    all.get(at).copied()
}

fn reading_of(evidence: &Evidence) -> Reading {
    let (sentence, trigger): (Span, Span) = (evidence.sentence, evidence.trigger);
    Reading { article: evidence.article, focus: Some(sentence), trigger: Some(trigger) }
}

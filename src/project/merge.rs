//! Another project becomes part of this one.

use std::sync::Arc;

use crate::corrections::{Change, Ledger};
use crate::project::{Anchor, NamedView, Project, set_note};
use crate::text::ArticleId;

impl Project {
    /// This project with all of another in it: articles, corrections and notes that it has not.
    /// Also returns what the two see differently, in words for the user; both stay, and of two
    /// corrections the other project's is played last. Doing it twice changes nothing the second
    /// time. Actors that this project does not place stand where the other places them.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> (Self, Vec<String>) {
        let mut articles = self.articles.clone();
        for article in &other.articles {
            let is_same = |own: &Arc<crate::map::ArticleExtraction>| {
                own.article.sha256 == article.article.sha256
                    && own.article.text == article.article.text
            };
            if !articles.iter().any(is_same) {
                let mut extraction = (**article).clone();
                extraction.renumber(ArticleId(articles.len() as u32));
                articles.push(Arc::new(extraction));
            }
        }
        let mut conflicts = conflicts(&self.ledger, &other.ledger);
        let mut ledger = Ledger::clone(&self.ledger);
        ledger.absorb(&other.ledger);
        let mut notes = Vec::clone(&self.notes);
        for note in other.notes.iter() {
            let own = notes.iter().find(|own| own.on == note.on).map(|own| own.text.clone());
            match own {
                Some(own) if own.contains(&note.text) => {}
                Some(own) => {
                    conflicts.push(format!("Two notes on {}: both are kept", about(&note.on)));
                    set_note(&mut notes, &note.on, &format!("{own}\n\n{}", note.text));
                }
                None => {
                    set_note(&mut notes, &note.on, &note.text);
                }
            }
        }
        let mut merged = Self::assembled(articles, Arc::new(ledger));
        let mut placement = super::carried_placement(&other.placement, &other.map, &merged.map);
        placement.extend(super::carried_placement(&self.placement, &self.map, &merged.map));
        merged.placement = Arc::new(placement);
        merged.notes = Arc::new(notes);
        merged.views = Arc::new(self.merged_views(other, &mut conflicts));
        merged.picture = Arc::clone(&self.picture);
        (merged, conflicts)
    }

    /// The views of both; where one name means two, this project's.
    fn merged_views(&self, other: &Self, conflicts: &mut Vec<String>) -> Vec<NamedView> {
        let mut views = Vec::clone(&self.views);
        for view in other.views.iter() {
            match self.views.iter().find(|own| own.name == view.name) {
                Some(own) if own == view => {}
                Some(_) => {
                    conflicts.push(format!("Two views named “{}”: the own one stays", view.name));
                }
                None => views.push(view.clone()),
            }
        }
        views
    }
}

fn about(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Actor(actor) => actor.name.clone(),
        Anchor::Link(link) => {
            format!("{} {} {}", link.source.name, link.predicate.phrase(), link.target.name)
        }
        Anchor::Sentence(place) => format!("“{}”", place.quote),
        Anchor::Canvas(_) => "the map".to_owned(),
    }
}

/// Pairs of corrections, one of each ledger, that want different things of the same.
fn conflicts(own: &Ledger, other: &Ledger) -> Vec<String> {
    let mut conflicts = Vec::new();
    for theirs in other.rules().iter().filter(|rule| rule.enabled) {
        for ours in own.rules().iter().filter(|rule| rule.enabled) {
            if ours.change != theirs.change && contradicts(&ours.change, &theirs.change) {
                conflicts.push(format!("“{}” here, “{}” there", ours.label(), theirs.label()));
            }
        }
    }
    conflicts
}

fn contradicts(one: &Change, two: &Change) -> bool {
    match (one, two) {
        (Change::Rename { actor: a, .. }, Change::Rename { actor: b, .. })
        | (Change::Retype { actor: a, .. }, Change::Retype { actor: b, .. }) => a == b,
        (
            Change::SetOffice { actor: a, old: x, .. },
            Change::SetOffice { actor: b, old: y, .. },
        ) => a == b && x.is_some() && x == y,
        (Change::Merge { actors: a, into: x }, Change::Merge { actors: b, into: y }) => {
            x != y && a.iter().any(|actor| b.contains(actor))
        }
        (Change::Split { actor: a, scope: s, .. }, Change::Split { actor: b, scope: t, .. }) => {
            a == b && s == t
        }
        (
            Change::Confirm { link: a } | Change::ChangeLink { link: a, .. },
            Change::Reject { link: b, .. },
        )
        | (
            Change::Reject { link: a, .. },
            Change::Confirm { link: b } | Change::ChangeLink { link: b, .. },
        )
        | (Change::ChangeLink { link: a, .. }, Change::ChangeLink { link: b, .. }) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::ActorRef;
    use crate::entities::EntityKind;
    use crate::map::fixture::{Story, names};
    use crate::project::Note;

    fn project(story: &str, name: &str, new_name: &str, note: &str) -> Project {
        let actor = ActorRef { kind: EntityKind::Person, name: "Ada Berg".to_owned(), at: None };
        let mut ledger = Ledger::default();
        ledger.push(Change::Rename { actor: actor.clone(), name: new_name.to_owned() });
        let story = Story::new(story).person("Ada Berg").person(name);
        let mut project = Project::assembled(vec![Arc::new(story.extraction())], Arc::new(ledger));
        project.notes = Arc::new(vec![Note { on: Anchor::Actor(actor), text: note.to_owned() }]);
        project
    }

    #[test]
    fn merging_keeps_both_and_tells_where_they_differ() {
        let one = project("a", "Bo Chen", "Ada Q. Berg", "Ask her.");
        let two = project("b", "Cy Dunn", "Ada R. Berg", "Call her.");
        let (merged, conflicts) = one.merged_with(&two);
        assert_eq!(names(&merged.map), ["Ada R. Berg", "Bo Chen", "Cy Dunn"]);
        assert_eq!(merged.notes[0].text, "Ask her.\n\nCall her.");
        assert_eq!(
            conflicts,
            [
                "“Ada Berg is called Ada Q. Berg” here, “Ada Berg is called Ada R. Berg” there",
                "Two notes on Ada Berg: both are kept",
            ]
        );
        assert_eq!(merged.articles[1].article.id, ArticleId(1));
    }

    #[test]
    fn merging_twice_changes_nothing_more() {
        let one = project("a", "Bo Chen", "Ada Q. Berg", "Ask her.");
        let two = project("b", "Cy Dunn", "Ada R. Berg", "Call her.");
        let (once, _) = one.merged_with(&two);
        let (twice, _) = once.merged_with(&two);
        assert_eq!(once.articles.len(), twice.articles.len());
        assert_eq!((&once.ledger, &once.notes), (&twice.ledger, &twice.notes));
        assert_eq!(names(&once.map), names(&twice.map));
    }
}

//! Changes that are done at once; those that need a while are in [`assembly`](super::assembly).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::map::{ActorId, Altitude};
use crate::project::{Anchor, NamedView, Project, save_view, set_note};
use crate::scene::{Placed, Placement};
use crate::session::command::Edit;

/// A change that is done at once, with its name for the undo menu. Nothing where it would change
/// nothing, or where it needs a while. What moves is what stands at that altitude.
pub(super) fn immediate(
    edit: &Edit,
    project: &Project,
    altitude: Altitude,
) -> Option<(String, Project)> {
    let placement = project.placement_at(altitude);
    match edit {
        &Edit::Move { actor, to } => {
            let new = Placed { pos: to, pinned: true };
            if placement.get(&actor) == Some(&new) || project.map.actor(actor).is_none() {
                return None;
            }
            let mut changed = project.clone();
            changed.placement_at_mut(altitude).insert(actor, new);
            Some((format!("Move {}", name(project, actor)), changed))
        }
        Edit::MoveAll(places) => {
            let places: Placement = places
                .iter()
                .filter(|(id, _)| project.map.actor(**id).is_some())
                .map(|(&id, &pos)| (id, Placed { pos, pinned: true }))
                .filter(|(id, placed)| placement.get(id) != Some(placed))
                .collect();
            let label = format!("Move {}", names(project, places.keys())?);
            let mut changed = project.clone();
            changed.placement_at_mut(altitude).extend(places);
            Some((label, changed))
        }
        Edit::Pin(actors) => pinned(project, altitude, actors, true),
        Edit::Unpin(actors) => pinned(project, altitude, actors, false),
        Edit::UnpinAll => {
            if !placement.values().any(|placed| placed.pinned) {
                return None;
            }
            let mut changed = project.clone();
            for placed in changed.placement_at_mut(altitude).values_mut() {
                placed.pinned = false;
            }
            Some(("Unpin all".to_owned(), changed))
        }
        Edit::Note { on, text } => {
            let mut notes = Vec::clone(&project.notes);
            if !set_note(&mut notes, on, text) {
                return None;
            }
            let label = if text.trim().is_empty() { "Remove a note" } else { "Write a note" };
            Some((label.to_owned(), Project { notes: Arc::new(notes), ..project.clone() }))
        }
        &Edit::MoveNote { from, to } => {
            let mut notes = Vec::clone(&project.notes);
            let moved = notes.iter_mut().find(|note| note.on == Anchor::Canvas(from))?;
            if from == to || !to.is_finite() {
                return None;
            }
            moved.on = Anchor::Canvas(to);
            let notes = Arc::new(notes);
            Some(("Move a note".to_owned(), Project { notes, ..project.clone() }))
        }
        Edit::SaveView(view) => {
            let mut views = Vec::clone(&project.views);
            save_view(&mut views, view)
                .then(|| (format!("Save the view {}", view.name), with_views(project, views)))
        }
        Edit::RemoveView(name) => {
            let mut views = Vec::clone(&project.views);
            views.retain(|view| view.name != *name);
            (views.len() < project.views.len())
                .then(|| (format!("Remove the view {name}"), with_views(project, views)))
        }
        Edit::ArrangeAs(_)
        | Edit::Arrange
        | Edit::RemoveArticle(_)
        | Edit::Ledger(_)
        | Edit::ReadAnew => None,
    }
}

fn with_views(project: &Project, views: Vec<NamedView>) -> Project {
    Project { views: Arc::new(views), ..project.clone() }
}

/// The project with some actors pinned where they stand, or let go of.
fn pinned(
    project: &Project,
    altitude: Altitude,
    actors: &BTreeSet<ActorId>,
    pinned: bool,
) -> Option<(String, Project)> {
    let placement = project.placement_at(altitude);
    let differs = |id: &&ActorId| placement.get(id).is_some_and(|placed| placed.pinned != pinned);
    let actors: Vec<ActorId> = actors.iter().filter(differs).copied().collect();
    let what = if pinned { "Pin" } else { "Unpin" };
    let label = format!("{what} {}", names(project, actors.iter())?);
    let mut changed = project.clone();
    for (id, placed) in changed.placement_at_mut(altitude) {
        if actors.binary_search(id).is_ok() {
            placed.pinned = pinned;
        }
    }
    Some((label, changed))
}

/// "Japan", or "3 actors"; nothing for nobody.
fn names<'a>(
    project: &Project,
    mut actors: impl ExactSizeIterator<Item = &'a ActorId>,
) -> Option<String> {
    let n = actors.len();
    let first = *actors.next()?;
    Some(if n == 1 { name(project, first).to_owned() } else { format!("{n} actors") })
}

fn name(project: &Project, actor: ActorId) -> &str {
    project.map.actor(actor).map_or("actor", |a| a.name.as_str())
}

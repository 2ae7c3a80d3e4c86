//! Changes that are done at once; those that need a while are in [`assembly`](super::assembly).

use std::sync::Arc;

use crate::map::ActorId;
use crate::project::Project;
use crate::scene::Placed;
use crate::session::command::Edit;

/// A change that is done at once, with its name for the undo menu. Nothing where it would change
/// nothing, or where it needs a while.
pub(super) fn immediate(edit: &Edit, project: &Project) -> Option<(String, Project)> {
    match *edit {
        Edit::Move { actor, to } => {
            let new = Placed { pos: to, pinned: true };
            if project.placement.get(&actor) == Some(&new) || project.map.actor(actor).is_none() {
                return None;
            }
            let mut changed = project.clone();
            Arc::make_mut(&mut changed.placement).insert(actor, new);
            Some((format!("Move {}", name(project, actor)), changed))
        }
        Edit::Unpin(actor) => {
            let placed = project.placement.get(&actor).filter(|placed| placed.pinned)?;
            let mut changed = project.clone();
            Arc::make_mut(&mut changed.placement)
                .insert(actor, Placed { pinned: false, ..*placed });
            Some((format!("Unpin {}", name(project, actor)), changed))
        }
        Edit::UnpinAll => {
            if !project.placement.values().any(|placed| placed.pinned) {
                return None;
            }
            let mut changed = project.clone();
            for placed in Arc::make_mut(&mut changed.placement).values_mut() {
                placed.pinned = false;
            }
            Some(("Unpin all".to_owned(), changed))
        }
        Edit::Arrange | Edit::RemoveArticle(_) => None,
    }
}

fn name(project: &Project, actor: ActorId) -> &str {
    project.map.actor(actor).map_or("actor", |a| a.name.as_str())
}

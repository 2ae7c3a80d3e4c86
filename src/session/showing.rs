//! What of the open project the window shows now: made anew when that, or the way one looks at it,
//! changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::export::Notes;
use crate::map::{ActorId, LinkId, Shown};
use crate::project::Project;
use crate::scene::Placement;
use crate::session::view::View;

/// The way from one actor to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// Where it starts.
    pub from: ActorId,
    /// Where it ends; nothing while the user has not said.
    pub to: Option<ActorId>,
    /// For each step the links that make it, the most telling first; nothing where there is no way
    /// over what is shown.
    pub steps: Option<Vec<Vec<LinkId>>>,
}

/// What the window shows.
#[derive(Debug, Default)]
pub(super) struct Showing {
    /// Actors and links.
    pub(super) shown: Arc<Shown>,
    /// Where they stand.
    pub(super) placement: Arc<Placement>,
    /// The user's words, by what they are about.
    pub(super) notes: Notes,
    /// What the way consists of.
    pub(super) way: Option<Way>,
    /// Counts the changes.
    pub(super) revision: u64,
}

impl Showing {
    /// Makes it anew.
    pub(super) fn update(&mut self, project: &Project, view: &View) {
        self.shown = Arc::new(Shown::new(&project.map, &view.perspective));
        self.placement = Arc::clone(project.placement_at(view.perspective.altitude));
        self.notes = project.notes_on_map();
        self.find_way(view);
        self.revision += 1;
    }

    /// Looks for the way anew.
    pub(super) fn find_way(&mut self, view: &View) {
        let shown = &self.shown;
        self.way = view.way.map(|(from, to)| {
            let (from, to) = (shown.stand_in(from), to.map(|to| shown.stand_in(to)));
            let steps = to.and_then(|to| shown.map.way(from, to, &shown.links));
            Way { from, to, steps }
        });
    }
}

impl Way {
    /// Everybody on it, its two ends included.
    pub fn actors(&self, shown: &Shown) -> BTreeSet<ActorId> {
        let links = self.steps.iter().flatten().flatten().filter_map(|&id| shown.map.link(id));
        let on_it = links.flat_map(|link| [link.source, link.target]);
        on_it.chain([self.from]).chain(self.to).collect()
    }
}

//! What of a project a picture or an export shows: all of it, or what one of its views shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cli::outcome::error;
use crate::export::claim_names;
use crate::map::{Perspective, Shown};
use crate::project::Project;
use crate::scene::{self, Arrangement, Placement, Scene, SceneOptions, Theme};

/// What is shown, and where it stands.
pub(super) struct Look {
    pub(super) shown: Shown,
    placement: Arc<Placement>,
    arrangement: Arrangement,
    notes: Vec<(emath::Pos2, String)>,
}

impl Look {
    /// What a project's view of that name shows, or all of it; says on standard error where there
    /// is no such view.
    pub(super) fn at(project: &Project, view: Option<&str>) -> Option<Self> {
        let perspective = match view {
            None => Perspective::default(),
            Some(name) => {
                let Some(view) = project.views.iter().find(|view| view.name == name) else {
                    let names: Vec<&str> = project.views.iter().map(|v| v.name.as_str()).collect();
                    let known = match names.as_slice() {
                        [] => "the project has none".to_owned(),
                        names => format!("its views are {}", names.join(", ")),
                    };
                    error(name, &format!("no view has that name; {known}"));
                    return None;
                };
                view.perspective(&project.map)
            }
        };
        let notes =
            if perspective.is_of_everybody() { project.notes_on_spots() } else { Vec::new() };
        let shown = Shown::new(&project.map, &perspective);
        let placement = scene::arrange(&shown.map, project.placement_at(perspective.altitude));
        let arrangement = project.arrangement;
        Some(Self { shown, placement: Arc::new(placement), arrangement, notes })
    }

    /// The picture of it, its lines `numbered` as in the other exports of it or not.
    pub(super) fn scene(&self, theme: Theme, numbered: bool) -> Scene {
        let names = if numbered { claim_names(&self.shown.to_map()) } else { BTreeMap::new() };
        let options = SceneOptions::showing(&self.shown, self.arrangement, &self.notes, theme);
        let options = SceneOptions { names, ..options };
        scene::build(&self.shown.map, &self.placement, &options)
    }
}

//! Looking at the open project: what is shown, selected, searched for and read.

use std::sync::Arc;

use emath::Pos2;

use crate::export::Notes;
use crate::map::{Altitude, Filter, Focus, Perspective, RelationshipMap, Shown};
use crate::scene::{Hit, Placement};
use crate::session::assembly::Change;
use crate::session::showing::Way;
use crate::session::{Selection, Session, ViewCommand};

/// Farther around somebody than this nearly everybody is.
pub(super) const MOST_STEPS: usize = 6;

impl Session {
    /// Everything that decides what is shown. A value like this is a view to be saved.
    pub fn perspective(&self) -> &Perspective {
        &self.view.perspective
    }

    /// What is shown.
    pub fn shown(&self) -> &Arc<Shown> {
        &self.showing.shown
    }

    /// The map that is looked at: of all actors, or of countries; what is filtered out is on it.
    pub fn map(&self) -> &RelationshipMap {
        &self.showing.shown.map
    }

    /// Where the actors of [`Self::map`] stand.
    pub fn placement(&self) -> &Arc<Placement> {
        &self.showing.placement
    }

    /// The user's words, by what they are about.
    pub fn notes(&self) -> &Notes {
        &self.showing.notes
    }

    /// The user's words on spots of the map, where these are in view: on the map of all officials,
    /// with nobody in the middle.
    pub fn notes_on_map(&self) -> Vec<(Pos2, String)> {
        if self.perspective().is_of_everybody() {
            self.project.notes_on_spots()
        } else {
            Vec::new()
        }
    }

    /// Counts the changes to what is shown, and to where it stands.
    pub fn shown_revision(&self) -> u64 {
        self.showing.revision
    }

    /// Who was in the middle before whoever is now, the first one first.
    pub fn trail(&self) -> &[Focus] {
        &self.view.trail
    }

    /// The way that is looked for or at.
    pub fn way(&self) -> Option<&Way> {
        self.showing.way.as_ref()
    }

    /// Whether something is on the map that is shown.
    pub fn is_shown(&self, hit: Hit) -> bool {
        match hit {
            Hit::Actor(id) => self.shown().actors.contains(&id),
            Hit::Link(id) => self.shown().links.contains(&id),
        }
    }

    /// Makes anew what is shown, after a change to the project or to how one looks at it.
    pub(super) fn show(&mut self) {
        self.showing.update(&self.project, &self.view);
        let altitude = self.view.perspective.altitude;
        if altitude == Altitude::Countries
            && !self.assembly.is_busy()
            && self.map().actors().any(|actor| !self.project.from_afar.contains_key(&actor.id))
        {
            self.assembly.push(Change::LookFromAfar);
        }
    }

    pub(super) fn apply_view(&mut self, command: ViewCommand) {
        match command {
            ViewCommand::Select(hit) => self.select(hit),
            ViewCommand::SelectAlso(actor) => {
                let actor = self.shown().stand_in(actor);
                self.view.selection = self.view.selection.with(actor);
            }
            ViewCommand::SelectActors(actors) => {
                let shown = self.shown();
                let actors = actors.into_iter().map(|id| shown.stand_in(id)).collect();
                self.view.selection = Selection::of_actors(actors, self.selected());
            }
            ViewCommand::Search(query) => self.view.search(query, &self.project.map),
            ViewCommand::Read(reading) => self.view.reading = Some(reading),
            ViewCommand::CloseReader => self.view.reading = None,
            ViewCommand::DismissFailures => self.failures.clear(),
            ViewCommand::Filter(filter) => self.look(|view| view.filter = filter),
            ViewCommand::ShowAll => {
                self.view.trail.clear();
                self.look(|view| {
                    view.filter = Filter::default();
                    view.focus = None;
                });
            }
            ViewCommand::LookThrough(name) => {
                let view = self.project.views.iter().find(|view| view.name == name);
                if let Some(seen) = view.map(|view| view.perspective(&self.project.map)) {
                    self.view.trail.clear();
                    self.look(|view| *view = seen);
                    self.select_again();
                }
            }
            ViewCommand::LookFrom(altitude) => {
                self.look(|view| view.altitude = altitude);
                self.select_again();
            }
            ViewCommand::Focus(actor) => {
                let last = self.view.perspective.focus;
                if last.is_none_or(|focus| focus.actor != actor) {
                    self.view.trail.extend(last);
                    self.look(|view| view.focus = Some(Focus { actor, n_steps: 1 }));
                }
            }
            ViewCommand::FocusSteps(n_steps) => self.look(|view| {
                if let Some(focus) = &mut view.focus {
                    focus.n_steps = n_steps.clamp(1, MOST_STEPS);
                }
            }),
            ViewCommand::FocusBack(number) => {
                let trail = &mut self.view.trail;
                let focus = number.checked_sub(1).and_then(|i| trail.get(i)).copied();
                trail.truncate(number.saturating_sub(1));
                self.look(|view| view.focus = focus);
            }
            ViewCommand::WayFrom(actor) => {
                self.view.way = Some((actor, None));
                self.showing.find_way(&self.view);
            }
            ViewCommand::LeaveWay => {
                self.view.way = None;
                self.showing.find_way(&self.view);
            }
        }
    }

    fn look(&mut self, change: impl FnOnce(&mut Perspective)) {
        let before = self.view.perspective.clone();
        change(&mut self.view.perspective);
        if self.view.perspective != before {
            self.show();
        }
    }

    /// Selects what stands at this altitude for what is selected.
    fn select_again(&mut self) {
        let leading = self.selected();
        if let Some(Hit::Link(_)) = leading {
            self.select(leading);
            return;
        }
        let shown = self.shown();
        let actors = self.view.selection.actors().iter().map(|&id| shown.stand_in(id)).collect();
        let leading = leading.map(|hit| match hit {
            Hit::Actor(id) => Hit::Actor(shown.stand_in(id)),
            link @ Hit::Link(_) => link,
        });
        self.view.selection = Selection::of_actors(actors, leading);
    }

    /// Selects what stands for something at this altitude; ends a way that is looked for.
    fn select(&mut self, hit: Option<Hit>) {
        let shown = self.shown();
        let hit = hit.and_then(|hit| match hit {
            Hit::Actor(id) => Some(Hit::Actor(shown.stand_in(id))),
            Hit::Link(id) => shown.sum_of(id).map(Hit::Link),
        });
        self.view.selection = Selection::of(hit);
        if let (Some((from, None)), Some(Hit::Actor(to))) = (self.view.way, hit)
            && self.showing.shown.stand_in(from) != to
        {
            self.view.way = Some((from, Some(to)));
            self.showing.find_way(&self.view);
        }
    }
}

//! The scene that the canvas shows, made anew when something in it has changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use crate::map::ActorId;
use crate::scene::{self, Placed, Placement, Scene, SceneOptions};
use crate::ui::canvas::MapCanvas;
use crate::ui::canvas::follow::quantized;
use crate::ui::canvas::interact::Hold;
use crate::ui::context::UiContext;
use crate::ui::theme;

/// What the scene was made from; it is made anew when this differs.
#[derive(Clone, PartialEq)]
pub(super) struct SceneKey {
    revision: u64,
    dragged: Option<(ActorId, egui::Pos2)>,
    options: SceneOptions,
}

impl MapCanvas {
    pub(super) fn scene_now(&mut self, cx: &UiContext<'_>, ctx: &Context) -> Arc<Scene> {
        let dragged = match self.pointer.hold {
            Some(Hold::Node { actor, pos, .. }) => Some((actor, pos)),
            _ => self.dropped.take(),
        };
        let options = SceneOptions {
            theme: theme::theme_of(ctx),
            zoom: quantized(self.goal().zoom),
            // What is not there must not make the rest recede.
            selected: cx.session.selected().filter(|&hit| cx.session.is_shown(hit)),
            selected_actors: cx.session.selection().actors().clone(),
            hovered: self.pointer.hovered.filter(|&hit| cx.session.is_shown(hit)),
            faded: faded(cx),
            notes: self.notes_now(cx),
            ..SceneOptions::default()
        };
        let key = SceneKey { revision: cx.session.shown_revision(), dragged, options };
        if let Some((made_from, scene)) = &self.scene
            && *made_from == key
        {
            return Arc::clone(scene);
        }
        let moved;
        let placement: &Placement = match dragged {
            Some((actor, pos)) => {
                let mut placement = Placement::clone(cx.session.placement());
                placement.insert(actor, Placed { pos, pinned: true });
                moved = placement;
                &moved
            }
            None => cx.session.placement(),
        };
        // What is hidden changes with the revision: no need to compare it in every frame.
        let shown = cx.session.shown();
        let options = SceneOptions {
            hidden_actors: shown.hidden_actors(),
            hidden_links: shown.hidden_links(),
            ..key.options.clone()
        };
        let scene = Arc::new(scene::build(&shown.map, placement, &options));
        self.n_scenes += 1;
        self.scene = Some((key, Arc::clone(&scene)));
        scene
    }
}

/// Who recedes: those that a search does not find, or that are not on the way that is looked at.
fn faded(cx: &UiContext<'_>) -> BTreeSet<ActorId> {
    let shown = cx.session.shown();
    let all = || shown.map.actors().map(|actor| actor.id);
    if !cx.session.query().trim().is_empty() {
        let found: BTreeSet<ActorId> =
            cx.session.found().iter().map(|&id| shown.stand_in(id)).collect();
        return all().filter(|id| !found.contains(id)).collect();
    }
    match cx.session.way() {
        Some(way) if way.steps.is_some() => {
            let on_it = way.actors(shown);
            all().filter(|id| !on_it.contains(id)).collect()
        }
        _ => BTreeSet::new(),
    }
}

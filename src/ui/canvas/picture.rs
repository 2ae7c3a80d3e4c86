//! The scene that the canvas shows, made anew when something in it has changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use crate::map::{ActorId, RelationshipMap};
use crate::scene::{self, Placement, Scene, SceneOptions};
use crate::task::{Event, Job};
use crate::ui::canvas::follow::quantized;
use crate::ui::canvas::interact::Hold;
use crate::ui::canvas::together::{self, Moves};
use crate::ui::canvas::{FITS, FLIGHT_SECS, MapCanvas};
use crate::ui::context::UiContext;
use crate::ui::theme;

/// Pictures of more actors than this are made on another thread when only the look at the map has
/// changed.
const MOST_AT_ONCE: usize = 60;

/// Pictures of more actors than this are made on another thread whatever has changed: others follow
/// the hand that moves somebody.
const MOST_FOLLOWING: usize = 300;

/// What the scene was made from; it is made anew when this differs.
#[derive(Clone, PartialEq)]
pub(super) struct SceneKey {
    revision: u64,
    dragged: Moves,
    options: SceneOptions,
}

impl MapCanvas {
    pub(super) fn scene_now(&mut self, cx: &UiContext<'_>, ctx: &Context) -> Arc<Scene> {
        let dragged = match self.pointer.hold {
            Some(Hold::Node { .. }) => together::moves(cx, self.pointer.hold),
            _ if self.dropped.is_empty() => self.on_their_way(cx, ctx),
            _ => std::mem::take(&mut self.dropped),
        };
        let options = SceneOptions {
            theme: theme::theme_of(ctx),
            zoom: quantized(self.goal().zoom),
            // What is not there must not make the rest recede.
            selected: cx.session.selected().filter(|&hit| cx.session.is_shown(hit)),
            selected_actors: cx.session.selection().actors().clone(),
            hovered: self.pointer.hovered.filter(|&hit| cx.session.is_shown(hit)),
            faded: faded(cx),
            arrangement: cx.session.project().arrangement,
            notes: self.notes_now(cx),
            ..SceneOptions::default()
        };
        let key = SceneKey { revision: cx.session.shown_revision(), dragged, options };
        if let Some((made_from, scene)) = &self.scene
            && *made_from == key
        {
            // Its triangles may be those of another zoom.
            self.at_once = cx.session.map().n_actors() <= MOST_AT_ONCE;
            return Arc::clone(scene);
        }
        let n = cx.session.map().n_actors();
        let is_at_hand = |(made_from, _): &(SceneKey, Arc<Scene>)| {
            made_from.revision == key.revision && made_from.dragged == key.dragged
        };
        let follows = n <= MOST_FOLLOWING && !self.scene.as_ref().is_some_and(is_at_hand);
        self.at_once = n <= MOST_AT_ONCE || follows;
        if self.at_once {
            self.drawing = Drawing::default();
            let scene = Arc::new(order(cx, &key)());
            self.scene = Some((key, Arc::clone(&scene)));
            return scene;
        }
        if let Some(made) = self.drawing.poll() {
            self.scene = Some(made);
        }
        let is_made = self.scene.as_ref().is_some_and(|(made_from, _)| *made_from == key);
        if !is_made {
            self.drawing.start(ctx, &key, order(cx, &key));
        }
        match &self.scene {
            Some((_, scene)) => Arc::clone(scene),
            None => Arc::new(scene::build(
                &RelationshipMap::default(),
                &Placement::new(),
                &SceneOptions { theme: key.options.theme, ..SceneOptions::default() },
            )),
        }
    }

    /// Where everybody is on the way to new places, after the map was arranged; nothing once all
    /// have arrived.
    fn on_their_way(&mut self, cx: &UiContext<'_>, ctx: &Context) -> Moves {
        let now = cx.session.placement();
        let last = self.last_placement.replace(Arc::clone(now));
        let moves_fast = ctx.global_style().animation_time == 0.0;
        if cx.session.n_arranged() != self.last_arranged
            && cx.session.map().n_actors() <= MOST_FOLLOWING
            && !moves_fast
            && let Some(from) = last
        {
            self.moving = Some(Moving { from, since_secs: ctx.input(|input| input.time) });
        }
        let Some(moving) = &self.moving else { return Moves::new() };
        let share = ((ctx.input(|input| input.time) - moving.since_secs) / FLIGHT_SECS) as f32;
        if share >= 1.0 {
            self.moving = None;
            // Only now does one see how large the map is.
            if self.follows_map {
                self.fits_wanted = FITS;
            }
            return Moves::new();
        }
        ctx.request_repaint();
        let eased = 1.0 - (1.0 - share).powi(3);
        now.iter()
            .filter_map(|(&id, to)| {
                let from = moving.from.get(&id)?;
                Some((id, from.pos + (to.pos - from.pos) * eased))
            })
            .collect()
    }
}

/// What makes the picture, on whatever thread.
fn order(cx: &UiContext<'_>, key: &SceneKey) -> impl FnOnce() -> Scene + Send + use<> {
    let (shown, placement) = (Arc::clone(cx.session.shown()), Arc::clone(cx.session.placement()));
    let (dragged, options) = (key.dragged.clone(), key.options.clone());
    move || {
        // What is hidden changes with the revision: no need to compare it in every frame.
        let options = SceneOptions {
            hidden_actors: shown.hidden_actors(),
            hidden_links: shown.hidden_links(),
            ..options
        };
        if dragged.is_empty() {
            scene::build(&shown.map, &placement, &options)
        } else {
            scene::build(&shown.map, &together::moved(&placement, &dragged), &options)
        }
    }
}

/// A large picture that is being made; the last one is shown meanwhile.
#[derive(Default)]
pub(super) struct Drawing {
    job: Option<(SceneKey, Job<Arc<Scene>>)>,
}

impl Drawing {
    pub(super) fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Begins a picture unless one is in the making: that one is finished first.
    fn start(
        &mut self,
        ctx: &Context,
        key: &SceneKey,
        order: impl FnOnce() -> Scene + Send + 'static,
    ) {
        if self.job.is_some() {
            return;
        }
        let ctx = ctx.clone();
        let wake = move || ctx.request_repaint();
        let job = Job::spawn("drawing", wake, move |report| report.item(Arc::new(order())));
        self.job = Some((key.clone(), job));
    }

    /// The picture that was finished, with what it was made from.
    fn poll(&mut self) -> Option<(SceneKey, Arc<Scene>)> {
        let (key, job) = self.job.as_mut()?;
        let event = job.poll()?;
        let made = (key.clone(), event);
        self.job = None;
        match made {
            (key, Event::Item(scene)) => Some((key, scene)),
            _ => None,
        }
    }
}

/// Everybody goes from old places to new ones.
pub(super) struct Moving {
    from: Arc<Placement>,
    since_secs: f64,
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

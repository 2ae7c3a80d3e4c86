//! Where the camera goes by itself: with the map as it grows, to what is selected, beside panels.

use egui::{Context, Rect};

use crate::map::ActorId;
use crate::scene::{Hit, Scene};
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::{FIT_MARGIN, FITS, FLIGHT_SECS, Flight, HOLD_SECS, MapCanvas};
use crate::ui::context::UiContext;

impl MapCanvas {
    /// Moves the camera when the map has grown or was arranged, the room has changed, or something
    /// was selected elsewhere.
    pub(super) fn follow(&mut self, cx: &UiContext<'_>, ctx: &Context, rect: Rect, scene: &Scene) {
        let n_articles = cx.session.project().articles.len();
        let selected = cx.session.selected();
        let has_grown = n_articles != self.last_articles;
        let is_resized = rect != self.last_rect;
        let is_idle = selected.is_none() && cx.session.reading().is_none();
        let room = rect.shrink(FIT_MARGIN);
        let is_arranged = cx.session.n_arranged() != self.last_arranged;
        // Filtering moves nothing, not even the camera; another altitude is another picture.
        let look = (cx.session.perspective().altitude, cx.session.perspective().focus);
        let is_new_look = std::mem::replace(&mut self.last_look, look) != look;
        if is_arranged || is_new_look || self.follows_map && (has_grown || is_resized && is_idle) {
            self.fits_wanted = FITS;
        }
        let is_due = self.is_hold_over(ctx, is_resized && !is_idle);
        if is_due && selected.is_none() {
            self.fits_wanted = FITS;
        }
        if !scene.nodes.is_empty() && self.fits_wanted > 0 {
            let goal = self.fitted(scene, rect);
            let is_step = quantized(goal.zoom).to_bits() != quantized(self.goal().zoom).to_bits();
            if self.last_articles == 0 || is_resized {
                self.camera = goal;
                self.flight = None;
            } else {
                self.fly_to(ctx, goal);
            }
            self.follows_map = true;
            self.fits_wanted = if is_step { self.fits_wanted - 1 } else { 0 };
            ctx.request_repaint();
        } else if selected != self.last_selected || is_resized || is_due {
            let part = match selected {
                Some(Hit::Actor(id)) if is_due => {
                    Some(bounds_of(scene, &cx.session.map().within(id, 1)))
                }
                Some(Hit::Actor(id)) => scene.node(id).map(|n| n.bounds.union(n.label_bounds)),
                Some(Hit::Link(id)) => scene.edge(id).map(|edge| edge.label_bounds),
                None => None,
            };
            if let Some(part) = part.filter(Rect::is_positive) {
                let goal = self.goal().showing(part, room);
                if goal != self.goal() {
                    self.fly_to(ctx, goal);
                }
            }
        }
        self.last_rect = rect;
        self.last_selected = selected;
        self.last_articles = if scene.nodes.is_empty() { 0 } else { n_articles };
        self.last_arranged = cx.session.n_arranged();
    }

    /// Whether a panel has taken room from the map, or given it back, a moment ago: only now may the
    /// map move.
    pub(super) fn is_hold_over(&mut self, ctx: &Context, is_resized: bool) -> bool {
        let now_secs = ctx.input(|input| input.time);
        if is_resized {
            let hold_secs = if ctx.global_style().animation_time == 0.0 { 0.0 } else { HOLD_SECS };
            self.fit_at_secs = Some(now_secs + hold_secs);
        }
        // A drag in between shows what the user wants to see.
        if !self.follows_map {
            self.fit_at_secs = None;
        }
        let Some(at_secs) = self.fit_at_secs else { return false };
        if self.pointer.hold.is_none() && now_secs >= at_secs {
            self.fit_at_secs = None;
            return true;
        }
        let left_secs = (at_secs - now_secs).max(0.02);
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left_secs));
        false
    }

    /// The camera that shows the whole map, above the legend if that would cover any of it.
    pub(super) fn fitted(&self, scene: &Scene, rect: Rect) -> Camera {
        let room = rect.shrink(FIT_MARGIN);
        let whole = Camera::fitting(scene.bounds, room);
        let legend = self.legend_rect(rect, scene);
        let is_covered = scene.nodes.iter().any(|node| {
            let bounds = node.bounds.union(node.label_bounds);
            whole.screen_rect_from_scene(bounds).intersects(legend)
        });
        // In a low window the map would become too small.
        if !is_covered || legend.height() > rect.height() * 0.3 {
            return whole;
        }
        Camera::fitting(scene.bounds, room.with_max_y(legend.top()))
    }

    /// Where the camera is or will be.
    pub(super) fn goal(&self) -> Camera {
        self.flight.as_ref().map_or(self.camera, |flight| flight.to)
    }

    pub(super) fn fly_to(&mut self, ctx: &Context, goal: Camera) {
        if ctx.global_style().animation_time == 0.0 {
            self.camera = goal;
            self.flight = None;
        } else {
            let since_secs = ctx.input(|input| input.time);
            self.flight = Some(Flight { from: self.camera, to: goal, since_secs });
        }
        ctx.request_repaint();
    }

    pub(super) fn fly(&mut self, ctx: &Context) {
        let Some(flight) = &self.flight else { return };
        let share = ((ctx.input(|input| input.time) - flight.since_secs) / FLIGHT_SECS) as f32;
        if share >= 1.0 {
            self.camera = flight.to;
            self.flight = None;
        } else {
            let eased = 1.0 - (1.0 - share).powi(3);
            self.camera = flight.from.toward(flight.to, eased);
        }
        ctx.request_repaint();
    }
}

/// The box around some actors and their words.
pub(super) fn bounds_of(scene: &Scene, actors: &[ActorId]) -> Rect {
    let nodes = actors.iter().filter_map(|&id| scene.node(id));
    nodes.fold(Rect::NOTHING, |all, node| all.union(node.bounds).union(node.label_bounds))
}

/// Zoom in steps of √2: a scene is made for a zoom, and must not be made anew in every frame.
pub(super) fn quantized(zoom: f32) -> f32 {
    2.0_f32.powf((zoom.log2() * 2.0).round() / 2.0)
}

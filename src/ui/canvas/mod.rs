//! The map: `egui_graphs` draws our scene with our own displays; camera, pointer and picking are
//! ours. Draws anew only when what it shows has changed, so that an idle window stays idle.

mod access;
mod camera;
pub(crate) mod flags;
mod graph;
mod interact;
mod legend;
mod paint;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::{Context, Rect, Sense, Ui, UiBuilder};

use crate::map::{ActorId, LinkId, sentence};
use crate::scene::{self, Hit, Item, Placed, Placement, Scene, SceneOptions};
use crate::session::{Edit, ViewCommand};
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::flags::Flags;
use crate::ui::canvas::graph::{Frame, ViewGraph};
use crate::ui::canvas::interact::{Gesture, Hold, Pointer};
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::dot;

/// Around a fitted map, in points.
const FIT_MARGIN: f32 = 24.0;

/// How often to fit until words and zoom agree.
const FITS: u8 = 3;

/// How long the camera takes to get somewhere, in seconds of egui's clock.
const FLIGHT_SECS: f64 = 0.22;

/// How long the map holds still after a click that opened a panel beside it, in seconds of egui's
/// clock: the second click of a double click must find the node where the first one found it.
const HOLD_SECS: f64 = 0.4;

/// What the scene was made from; it is made anew when this differs.
#[derive(Clone, PartialEq)]
struct SceneKey {
    revision: u64,
    dragged: Option<(ActorId, egui::Pos2)>,
    options: SceneOptions,
}

/// What the shapes were made from; they are made anew when this differs.
#[derive(Clone, PartialEq)]
struct ShapesKey {
    scene: usize,
    camera: Camera,
    rect: Rect,
    pixels_per_point: f32,
    textures: usize,
}

/// A camera on its way.
struct Flight {
    from: Camera,
    to: Camera,
    since_secs: f64,
}

/// The map as it is shown.
pub(crate) struct MapCanvas {
    camera: Camera,
    flight: Option<Flight>,
    pointer: Pointer,
    /// Whether the user has left the camera to us since the last fit.
    follows_map: bool,
    /// In how many frames to fit yet: words change with the zoom, and the map's bounds with them.
    fits_wanted: u8,
    /// When to make up for a panel that has opened or closed, on egui's clock.
    fit_at_secs: Option<f64>,
    /// What was let go of in this frame. The session moves it after the frame, and the picture must
    /// not show it at its old place in between.
    dropped: Option<(ActorId, egui::Pos2)>,
    legend_open: bool,
    scene: Option<(SceneKey, Arc<Scene>)>,
    n_scenes: usize,
    graph: Option<(usize, ViewGraph)>,
    shapes: Option<(ShapesKey, Vec<ClippedShape>)>,
    font_fill: f32,
    last_rect: Rect,
    last_selected: Option<Hit>,
    last_articles: usize,
    last_arranged: u64,
}

impl Default for MapCanvas {
    fn default() -> Self {
        Self {
            camera: Camera::default(),
            flight: None,
            pointer: Pointer::default(),
            follows_map: true,
            fits_wanted: FITS,
            fit_at_secs: None,
            dropped: None,
            legend_open: true,
            scene: None,
            n_scenes: 0,
            graph: None,
            shapes: None,
            font_fill: 0.0,
            last_rect: Rect::NOTHING,
            last_selected: None,
            last_articles: 0,
            last_arranged: 0,
        }
    }
}

impl MapCanvas {
    /// Shows the whole map, from the next frame on.
    pub(crate) fn fit(&mut self) {
        self.fits_wanted = FITS;
    }

    /// Looks closer (`true`) or from farther away.
    pub(crate) fn zoom(&mut self, ctx: &Context, closer: bool) {
        let factor = if closer { 1.3 } else { 1.0 / 1.3 };
        self.follows_map = false;
        let goal = self.goal().zoomed(factor, self.last_rect.center());
        self.fly_to(ctx, goal);
    }

    /// Lets go of a node that is being dragged, which goes back. Returns whether there was one.
    pub(crate) fn let_go(&mut self) -> bool {
        self.pointer.hold.take().is_some()
    }

    /// Shows or hides the legend.
    pub(crate) fn toggle_legend(&mut self) {
        self.legend_open = !self.legend_open;
    }

    /// Where the middles of the nodes are on the screen.
    pub(crate) fn positions(&self) -> impl Iterator<Item = (ActorId, egui::Pos2)> {
        let nodes = self.scene.iter().flat_map(|(_, scene)| &scene.nodes);
        nodes.map(|node| (node.actor, self.camera.screen_from_scene(node.center)))
    }

    /// Where the middle of a line is on the screen.
    pub(crate) fn position_of_link(&self, link: LinkId) -> Option<egui::Pos2> {
        let (_, scene) = self.scene.as_ref()?;
        let middle = crate::layout::curve::point(&scene.edge(link)?.curve, 0.5);
        Some(self.camera.screen_from_scene(middle))
    }

    /// Draws the map into all the room that is left.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui) {
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0.0, color32(cx.palette.background));
        // A child of its own gives the graph's widget the same id in every frame.
        let mut child = ui.new_child(UiBuilder::new().id_salt("map").max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        let id = child.next_auto_id();
        if let Some(response) = ui.ctx().read_response(id) {
            let scene = self.scene.as_ref().map(|(_, scene)| Arc::clone(scene));
            let (gesture, by_hand) =
                self.pointer.update(ui, &response, rect, &mut self.camera, scene.as_deref());
            if by_hand {
                self.follows_map = false;
                self.flight = None;
            }
            self.act_on(cx, ui.ctx(), gesture);
            self.show_cursor(ui);
            self.tooltip(cx, &response);
            self.context_menu(cx, &response);
        }
        let scene = self.scene_now(cx, ui.ctx());
        self.follow(cx, ui.ctx(), rect, &scene);
        self.fly(ui.ctx());
        for iso2 in flags_of(&scene) {
            flags.texture(ui.ctx(), iso2.0, iso2.1 * 2.0 * self.camera.zoom);
        }
        self.paint(&mut child, rect, &scene, flags);
        access::nodes(cx, &child, id, self.camera, rect, &scene);
        self.legend_ui(cx, ui, rect, &scene);
    }

    fn act_on(&mut self, cx: &UiContext<'_>, ctx: &Context, gesture: Option<Gesture>) {
        match gesture {
            Some(Gesture::Click(hit)) => cx.send(ViewCommand::Select(hit)),
            Some(Gesture::DoubleClick(Hit::Actor(actor))) => self.show_around(cx, ctx, actor),
            Some(Gesture::Drop { actor, to }) => {
                self.dropped = Some((actor, to));
                cx.send(Edit::Move { actor, to });
            }
            Some(Gesture::DoubleClick(Hit::Link(_))) | None => {}
        }
    }

    /// Brings an actor and its neighbors into view.
    fn show_around(&mut self, cx: &UiContext<'_>, ctx: &Context, actor: ActorId) {
        let Some((_, scene)) = &self.scene else { return };
        let bounds = bounds_of(scene, &cx.session.project().map.within(actor, 1));
        if bounds.is_positive() {
            self.follows_map = false;
            let goal = Camera::fitting(bounds, self.last_rect.shrink(2.0 * FIT_MARGIN));
            self.fly_to(ctx, goal);
        }
    }

    /// What a line under the pointer says: lines are many, and not all have room for words.
    fn tooltip(&self, cx: &UiContext<'_>, response: &egui::Response) {
        let (Some(Hit::Link(id)), Some((_, scene))) = (self.pointer.hovered, &self.scene) else {
            return;
        };
        let map = &cx.session.project().map;
        let links = scene.edge(id).map(|edge| edge.links.as_slice()).unwrap_or_default();
        response.clone().on_hover_ui_at_pointer(|ui| {
            for link in links.iter().filter_map(|&id| map.link(id)).take(6) {
                ui.horizontal_top(|ui| {
                    dot(ui, theme::tone_color(cx.palette, link.predicate.tone()));
                    ui.label(sentence(map, link));
                });
            }
        });
    }

    fn show_cursor(&self, ui: &Ui) {
        let cursor = match (self.pointer.hold, self.pointer.hovered) {
            (Some(_), _) => egui::CursorIcon::Grabbing,
            (None, Some(_)) => egui::CursorIcon::PointingHand,
            (None, None) => return,
        };
        ui.ctx().set_cursor_icon(cursor);
    }

    fn context_menu(&mut self, cx: &UiContext<'_>, response: &egui::Response) {
        if response.secondary_clicked() {
            cx.send(ViewCommand::Select(self.pointer.hovered));
        }
        let Some(Hit::Actor(actor)) = cx.session.selected() else { return };
        let is_pinned = cx.session.project().placement.get(&actor).is_some_and(|p| p.pinned);
        response.context_menu(|ui| {
            if ui.button("Show what is around it").clicked() {
                self.show_around(cx, ui.ctx(), actor);
                ui.close();
            }
            if ui.add_enabled(is_pinned, egui::Button::new("Unpin")).clicked() {
                cx.send(Edit::Unpin(actor));
                ui.close();
            }
        });
    }

    fn scene_now(&mut self, cx: &UiContext<'_>, ctx: &Context) -> Arc<Scene> {
        let project = cx.session.project();
        let dragged = match self.pointer.hold {
            Some(Hold::Node { actor, pos, .. }) => Some((actor, pos)),
            _ => self.dropped.take(),
        };
        let found: BTreeSet<ActorId> = cx.session.found().iter().copied().collect();
        let faded = if cx.session.query().trim().is_empty() {
            BTreeSet::new()
        } else {
            project.map.actors().map(|a| a.id).filter(|id| !found.contains(id)).collect()
        };
        let options = SceneOptions {
            theme: theme::theme_of(ctx),
            zoom: quantized(self.goal().zoom),
            selected: cx.session.selected(),
            hovered: self.pointer.hovered,
            faded,
            ..SceneOptions::default()
        };
        let key = SceneKey { revision: cx.session.revision(), dragged, options };
        if let Some((made_from, scene)) = &self.scene
            && *made_from == key
        {
            return Arc::clone(scene);
        }
        let moved;
        let placement: &Placement = match dragged {
            Some((actor, pos)) => {
                let mut placement = Placement::clone(&project.placement);
                placement.insert(actor, Placed { pos, pinned: true });
                moved = placement;
                &moved
            }
            None => &project.placement,
        };
        let scene = Arc::new(scene::build(&project.map, placement, &key.options));
        self.n_scenes += 1;
        self.scene = Some((key, Arc::clone(&scene)));
        scene
    }

    /// Moves the camera when the map has grown or was arranged, the room has changed, or something
    /// was selected elsewhere.
    fn follow(&mut self, cx: &UiContext<'_>, ctx: &Context, rect: Rect, scene: &Scene) {
        let n_articles = cx.session.project().articles.len();
        let selected = cx.session.selected();
        let has_grown = n_articles != self.last_articles;
        let is_resized = rect != self.last_rect;
        let is_idle = selected.is_none() && cx.session.reading().is_none();
        let room = rect.shrink(FIT_MARGIN);
        let is_arranged = cx.session.n_arranged() != self.last_arranged;
        if is_arranged || self.follows_map && (has_grown || is_resized && is_idle) {
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
                    Some(bounds_of(scene, &cx.session.project().map.within(id, 1)))
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
    fn is_hold_over(&mut self, ctx: &Context, is_resized: bool) -> bool {
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

    /// The camera that shows the whole map, beside the legend if that would cover any of it.
    fn fitted(&self, scene: &Scene, rect: Rect) -> Camera {
        let room = rect.shrink(FIT_MARGIN);
        let whole = Camera::fitting(scene.bounds, room);
        let legend = self.legend_rect(rect, scene);
        let is_covered = scene.nodes.iter().any(|node| {
            let bounds = node.bounds.union(node.label_bounds);
            whole.screen_rect_from_scene(bounds).intersects(legend)
        });
        // In a narrow window the map would become too small.
        if !is_covered || legend.width() > rect.width() * 0.3 {
            return whole;
        }
        Camera::fitting(scene.bounds, room.with_min_x(legend.right()))
    }

    /// Where the camera is or will be.
    fn goal(&self) -> Camera {
        self.flight.as_ref().map_or(self.camera, |flight| flight.to)
    }

    fn fly_to(&mut self, ctx: &Context, goal: Camera) {
        if ctx.global_style().animation_time == 0.0 {
            self.camera = goal;
            self.flight = None;
        } else {
            let since_secs = ctx.input(|input| input.time);
            self.flight = Some(Flight { from: self.camera, to: goal, since_secs });
        }
        ctx.request_repaint();
    }

    fn fly(&mut self, ctx: &Context) {
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

    /// Shows the graph if something has changed, else the shapes of the last time.
    fn paint(&mut self, ui: &mut Ui, rect: Rect, scene: &Arc<Scene>, flags: &Flags) {
        let ctx = ui.ctx().clone();
        let layer = ui.layer_id();
        let key = ShapesKey {
            scene: self.n_scenes,
            camera: self.camera,
            rect,
            pixels_per_point: ctx.pixels_per_point(),
            textures: Arc::as_ptr(flags.textures()) as usize,
        };
        // When the font texture is full, egui begins a new one, and all letters move in it.
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the bare method is not general enough in its lifetime"
        )]
        let font_fill = ctx.fonts(|fonts| fonts.font_atlas_fill_ratio());
        let fonts_moved = font_fill < self.font_fill;
        self.font_fill = font_fill;
        if let Some((painted, shapes)) = &self.shapes
            && *painted == key
            && !fonts_moved
        {
            ui.allocate_response(ui.available_size(), Sense::click_and_drag());
            ctx.graphics_mut(|graphics| {
                let list = graphics.entry(layer);
                for shape in shapes {
                    list.add(shape.clip_rect, shape.shape.clone());
                }
            });
            return;
        }
        let frame = Arc::new(Frame {
            scene: Arc::clone(scene),
            camera: self.camera,
            textures: Arc::clone(flags.textures()),
            view: self.camera.scene_rect_from_screen(rect),
        });
        let first = ctx.graphics_mut(|graphics| graphics.entry(layer).next_idx());
        Self::paint_regions(ui, &frame);
        match &mut self.graph {
            Some((n, graph)) if *n == self.n_scenes => graph.set_frame(&frame),
            _ => self.graph = Some((self.n_scenes, ViewGraph::of(&frame))),
        }
        if let Some((_, graph)) = &mut self.graph {
            graph.show(ui, self.camera);
        }
        let shapes = ctx.graphics(|graphics| {
            let list = graphics.get(layer);
            list.into_iter().flat_map(|l| l.all_entries().skip(first.0).cloned()).collect()
        });
        self.shapes = Some((key, shapes));
    }

    fn paint_regions(ui: &Ui, frame: &Frame) {
        let brush = paint::Brush { ctx: ui.ctx(), camera: frame.camera, textures: &frame.textures };
        let mut shapes = Vec::new();
        for item in frame.scene.hulls.iter().flat_map(|hull| &hull.items) {
            brush.paint(item, &mut shapes);
        }
        ui.painter().extend(shapes);
    }
}

/// The box around some actors and their words.
fn bounds_of(scene: &Scene, actors: &[ActorId]) -> Rect {
    let nodes = actors.iter().filter_map(|&id| scene.node(id));
    nodes.fold(Rect::NOTHING, |all, node| all.union(node.bounds).union(node.label_bounds))
}

/// Zoom in steps of √2: a scene is made for a zoom, and must not be made anew in every frame.
fn quantized(zoom: f32) -> f32 {
    2.0_f32.powf((zoom.log2() * 2.0).round() / 2.0)
}

/// Codes of the flags in the picture, with their largest radius in scene units.
fn flags_of(scene: &Scene) -> Vec<(&str, f32)> {
    let mut radii = std::collections::BTreeMap::<&str, f32>::new();
    for item in scene.items() {
        if let Item::Flag { iso2, radius, .. } = item {
            let largest = radii.entry(iso2).or_default();
            *largest = largest.max(*radius);
        }
    }
    radii.into_iter().collect()
}

//! The map: `egui_graphs` draws our scene with our own displays; camera, pointer and picking are
//! ours. Draws anew only when what it shows has changed, so that an idle window stays idle.

mod access;
pub(crate) mod camera;
mod crowd;
pub(crate) mod flags;
mod follow;
mod graph;
mod hover;
mod interact;
mod legend;
mod notes;
mod paint;
pub(crate) mod painting;
mod picture;
mod tiles;
mod together;

use std::sync::Arc;

use egui::{Context, Rect, Ui, UiBuilder};

use crate::map::{ActorId, Altitude, Focus, LinkId};
use crate::scene::{self, Direction, Hit, Item, Placement, Scene};
use crate::session::{Session, ViewCommand};
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::flags::Flags;
use crate::ui::canvas::follow::bounds_of;
use crate::ui::canvas::interact::{Gesture, Pointer};
use crate::ui::canvas::painting::Painting;
use crate::ui::canvas::picture::{Drawing, Moving, SceneKey};
use crate::ui::canvas::together::Moves;
use crate::ui::context::UiContext;
use crate::ui::theme::color32;

/// Around a fitted map, in points.
const FIT_MARGIN: f32 = 24.0;

/// How often to fit until words and zoom agree.
const FITS: u8 = 3;

/// How long the camera takes to get somewhere, in seconds of egui's clock.
const FLIGHT_SECS: f64 = 0.22;

/// How long the map holds still after a click that opened a panel beside it, in seconds of egui's
/// clock: the second click of a double click must find the node where the first one found it.
const HOLD_SECS: f64 = 0.4;

/// Codes of flags with their largest radius, in scene units.
type Radii = Vec<(String, f32)>;

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
    dropped: Moves,
    legend_open: bool,
    dragged_note: Option<notes::DraggedNote>,
    scene: Option<(SceneKey, Arc<Scene>)>,
    /// The flags in a picture.
    flags: Option<(Arc<Scene>, Radii)>,
    drawing: Drawing,
    /// Whether the triangles of the picture are made within the frame.
    at_once: bool,
    moving: Option<Moving>,
    painting: Painting,
    last_rect: Rect,
    last_selected: Option<Hit>,
    last_articles: usize,
    last_arranged: u64,
    last_placement: Option<Arc<Placement>>,
    last_look: (Altitude, Option<Focus>),
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
            dropped: Moves::new(),
            legend_open: true,
            dragged_note: None,
            scene: None,
            flags: None,
            drawing: Drawing::default(),
            at_once: true,
            moving: None,
            painting: Painting::default(),
            last_rect: Rect::NOTHING,
            last_selected: None,
            last_articles: 0,
            last_arranged: 0,
            last_placement: None,
            last_look: Default::default(),
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

    /// One point for each unit of the scene.
    pub(crate) fn actual_size(&mut self, ctx: &Context) {
        self.follows_map = false;
        let goal = self.goal();
        self.fly_to(ctx, goal.zoomed(1.0 / goal.zoom, self.last_rect.center()));
    }

    /// Lets go of a node that is being dragged, which goes back. Returns whether there was one.
    pub(crate) fn let_go(&mut self) -> bool {
        self.pointer.hold.take().is_some()
    }

    /// Whether the picture that is asked for is still being made.
    pub(crate) fn is_busy(&self) -> bool {
        self.drawing.is_busy() || self.painting.is_busy()
    }

    /// Whether the legend is open.
    pub(crate) fn has_legend(&self) -> bool {
        self.legend_open
    }

    /// Shows or hides the legend.
    pub(crate) fn toggle_legend(&mut self) {
        self.legend_open = !self.legend_open;
    }

    /// The next actor from the selected one in a direction.
    pub(crate) fn next(&self, session: &Session, direction: Direction) -> Option<ActorId> {
        let (_, picture) = self.scene.as_ref()?;
        let from = match session.selected() {
            Some(Hit::Actor(id)) => Some(id),
            _ => None,
        };
        scene::next(picture, from, direction)
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
        if !self.flags.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &scene)) {
            self.flags = Some((Arc::clone(&scene), flags_of(&scene)));
        }
        for (iso2, radius) in self.flags.iter().flat_map(|(_, flags)| flags) {
            flags.texture(ui.ctx(), iso2, radius * 2.0 * self.camera.zoom);
        }
        self.painting.ui(&mut child, rect, &scene, self.camera, flags.textures(), self.at_once);
        access::nodes(cx, &child, id, self.camera, rect, &scene);
        self.notes_ui(cx, &child, id, &scene);
        self.marquee_ui(cx, &child);
        self.legend_ui(cx, ui, rect, &scene);
    }

    fn act_on(&mut self, cx: &UiContext<'_>, ctx: &Context, gesture: Option<Gesture>) {
        match gesture {
            Some(Gesture::Click(hit)) => cx.send(ViewCommand::Select(hit)),
            Some(Gesture::DoubleClick(Hit::Actor(actor))) => self.show_around(cx, ctx, actor),
            Some(Gesture::ClickAlso(actor)) => also(cx, actor),
            Some(Gesture::Drop(hold)) => self.drop_together(cx, hold),
            Some(Gesture::Marquee(rect)) => {
                if let Some((_, scene)) = &self.scene {
                    self.select_in(cx, scene, rect);
                }
            }
            Some(Gesture::DoubleClick(Hit::Link(_))) | None => {}
        }
    }

    /// Brings an actor and its neighbors into view.
    fn show_around(&mut self, cx: &UiContext<'_>, ctx: &Context, actor: ActorId) {
        let Some((_, scene)) = &self.scene else { return };
        let bounds = bounds_of(scene, &cx.session.map().within(actor, 1));
        if bounds.is_positive() {
            self.follows_map = false;
            let goal = Camera::fitting(bounds, self.last_rect.shrink(2.0 * FIT_MARGIN));
            self.fly_to(ctx, goal);
        }
    }
}

/// Selects one more actor, or no longer that one. Says what shall be, not what shall change: egui may
/// draw a frame twice.
fn also(cx: &UiContext<'_>, actor: ActorId) {
    let mut actors = cx.session.selection().actors().clone();
    cx.send(if actors.remove(&actor) {
        ViewCommand::SelectActors(actors)
    } else {
        ViewCommand::SelectAlso(actor)
    });
}

/// Codes of the flags in the picture, with their largest radius in scene units.
fn flags_of(scene: &Scene) -> Radii {
    let mut radii = std::collections::BTreeMap::<&str, f32>::new();
    for item in scene.items() {
        if let Item::Flag { iso2, radius, .. } = item {
            let largest = radii.entry(iso2).or_default();
            *largest = largest.max(*radius);
        }
    }
    radii.into_iter().map(|(iso2, radius)| (iso2.to_owned(), radius)).collect()
}

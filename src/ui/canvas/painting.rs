//! The picture as triangles. Made anew when the picture or a texture changes, and when it has come to
//! rest in another size; while it is being moved, grows or shrinks, the same triangles are moved. All
//! but small pictures are made on another thread meanwhile, so that no frame waits for them.

use std::sync::Arc;

use egui::layers::ShapeIdx;
use egui::{Rect, Sense, Shape, TextureId, Ui};

use crate::scene::Scene;
use crate::task::{Event, Job};
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::flags::Textures;
use crate::ui::canvas::graph::{Frame, ViewGraph};
use crate::ui::canvas::paint::Brush;
use crate::ui::canvas::tiles::{self, Order, Tiles};

/// Pictures of more nodes and lines than this are drawn without `egui_graphs`, which looks at each
/// of them in every frame, and only where they are in view.
const MOST_IN_GRAPH: usize = 700;

/// How far beyond the view a large picture is drawn, in views: so far it can be moved before it has
/// to be drawn again.
const BEYOND: f32 = 0.35;

/// When less than this is left of that, in views, it is drawn again before one comes to its edge.
const EDGE: f32 = 0.12;

/// By how much triangles are stretched, or squeezed, at most while the picture grows or shrinks:
/// farther, and one sees that letters were made for another size.
const STRETCH: f32 = 1.42;

/// What triangles were made from, but for where the picture stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    pixels_per_point: f32,
    /// How many flags there are, and the one that was drawn last.
    textures: (usize, Option<TextureId>),
    /// How often all letters have moved in the font's texture, which happens when it is full.
    letters_moved: u32,
}

/// The triangles of a picture.
struct Painted {
    scene: Arc<Scene>,
    key: Key,
    /// Where the picture stood, and what part of it there is.
    camera: Camera,
    covers: Rect,
    tiles: Tiles,
}

/// Draws pictures, and remembers the last one.
#[derive(Default)]
pub struct Painting {
    graph: Option<(Arc<Scene>, ViewGraph)>,
    painted: Option<Painted>,
    job: Option<Job<Painted>>,
    font_fill: f32,
    letters_moved: u32,
    /// How large the picture was in the last frame.
    last_zoom: f32,
}

impl Painting {
    /// Draws a picture into a rectangle. Takes all the room of `ui`, for clicks and drags.
    ///
    /// Where the triangles are to be made `at_once` that takes its time. Otherwise they are made on
    /// another thread, and the last ones are shown meanwhile, if there are any.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Arc<Scene>,
        camera: Camera,
        textures: &Textures,
        at_once: bool,
    ) {
        let view = camera.scene_rect_from_screen(rect);
        let key = self.key(ui, textures);
        self.take_in(&key);
        let last_zoom = std::mem::replace(&mut self.last_zoom, camera.zoom);
        let is_changing = last_zoom.to_bits() != camera.zoom.to_bits();
        let needed = view.intersect(scene.bounds);
        let will_do = self.painted.as_ref().is_some_and(|painted| {
            Arc::ptr_eq(&painted.scene, scene)
                && painted.key == key
                && painted.covers.contains_rect(needed)
                && painted.fits(camera, is_changing)
        });
        if will_do && is_changing {
            // Sharp again once it rests.
            ui.ctx().request_repaint();
        }
        let is_large = scene.nodes.len() + scene.edges.len() > MOST_IN_GRAPH;
        if !will_do && at_once && !is_large {
            self.job = None;
            self.paint_in_graph(ui, scene, key, camera, textures);
        } else {
            ui.allocate_response(ui.available_size(), Sense::click_and_drag());
            let covers = |by: f32| view.expand2(view.size() * by);
            let ends_soon = |painted: &Painted| {
                !painted.covers.contains_rect(covers(EDGE).intersect(scene.bounds))
            };
            if !will_do || self.painted.as_ref().is_some_and(ends_soon) {
                let covers = if is_large { covers(BEYOND) } else { Rect::EVERYTHING };
                let (scene, textures) = (Arc::clone(scene), Arc::clone(textures));
                let is_whole = view.contains_rect(scene.bounds);
                let order = Order { scene, camera, textures, covers, is_large, is_whole };
                self.start(ui, key, order);
            }
        }
        let font_image = tiles::letters(ui.ctx()).1;
        if let Some(painted) = &mut self.painted
            && painted.key.letters_moved == key.letters_moved
        {
            painted.tiles.set_font_image(font_image);
            ui.painter().extend(painted.tiles.at(painted.camera, camera, rect));
        }
    }

    /// Whether triangles are being made on another thread.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Begins to make triangles on another thread unless some are in the making: those come first.
    fn start(&mut self, ui: &Ui, key: Key, order: Order) {
        if self.job.is_some() {
            return;
        }
        let ctx = ui.ctx().clone();
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        self.job = Some(Job::spawn("painting", wake, move |report| {
            let tiles = order.made(&ctx);
            let Order { scene, camera, covers, .. } = order;
            report.item(Painted { scene, key, camera, covers, tiles })
        }));
    }

    /// Takes triangles that another thread has made, unless their letters have moved since.
    fn take_in(&mut self, key: &Key) {
        let Some(event) = self.job.as_mut().and_then(Job::poll) else { return };
        self.job = None;
        if let Event::Item(painted) = event
            && painted.key.letters_moved == key.letters_moved
        {
            self.painted = Some(painted);
        }
    }

    /// What triangles would be made from now.
    fn key(&mut self, ui: &Ui, textures: &Textures) -> Key {
        let fill = tiles::letters(ui.ctx()).0;
        if fill < self.font_fill {
            self.letters_moved += 1;
        }
        self.font_fill = fill;
        Key {
            pixels_per_point: ui.ctx().pixels_per_point(),
            textures: (textures.len(), textures.values().max().copied()),
            letters_moved: self.letters_moved,
        }
    }

    /// Makes the triangles of a picture that `egui_graphs` draws.
    fn paint_in_graph(
        &mut self,
        ui: &mut Ui,
        scene: &Arc<Scene>,
        key: Key,
        camera: Camera,
        textures: &Textures,
    ) {
        let covers = Rect::EVERYTHING;
        let frame = Arc::new(Frame {
            scene: Arc::clone(scene),
            camera,
            textures: Arc::clone(textures),
            view: covers,
        });
        let shapes = self.in_graph(ui, &frame);
        let tiles = Tiles::of(ui.ctx(), vec![shapes]);
        self.painted = Some(Painted { scene: Arc::clone(scene), key, camera, covers, tiles });
        // What is drawn after this may add letters too.
        ui.ctx().request_repaint();
    }

    /// The shapes of a picture that `egui_graphs` draws.
    fn in_graph(&mut self, ui: &mut Ui, frame: &Arc<Frame>) -> Vec<Shape> {
        let brush = Brush { ctx: ui.ctx(), camera: frame.camera, textures: &frame.textures };
        let mut shapes = Vec::new();
        for item in frame.scene.ground() {
            brush.paint(item, &mut shapes);
        }
        let (ctx, layer) = (ui.ctx().clone(), ui.layer_id());
        let first = ctx.graphics_mut(|graphics| graphics.entry(layer).next_idx());
        match &mut self.graph {
            Some((scene, graph)) if Arc::ptr_eq(scene, &frame.scene) => graph.set_frame(frame),
            _ => self.graph = Some((Arc::clone(&frame.scene), ViewGraph::of(frame))),
        }
        if let Some((_, graph)) = &mut self.graph {
            graph.show(ui, frame.camera);
        }
        // What it has painted is taken out again: it is painted as triangles.
        ctx.graphics_mut(|graphics| {
            let list = graphics.entry(layer);
            shapes.extend(list.all_entries().skip(first.0).map(|entry| entry.shape.clone()));
            for idx in first.0..list.next_idx().0 {
                list.reset_shape(ShapeIdx(idx));
            }
        });
        let notes = frame.scene.notes.iter().flat_map(|note| &note.items);
        let brush = Brush { ctx: &ctx, camera: frame.camera, textures: &frame.textures };
        for item in notes {
            brush.paint(item, &mut shapes);
        }
        shapes
    }
}

impl Painted {
    /// Whether the triangles will do for a camera: for the one that they were made for, moved, and
    /// for a while for one that comes nearer or goes away.
    fn fits(&self, camera: Camera, is_changing: bool) -> bool {
        let stretch = camera.zoom / self.camera.zoom;
        let has_size = camera.zoom.to_bits() == self.camera.zoom.to_bits();
        has_size || is_changing && (1.0 / STRETCH..STRETCH).contains(&stretch)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::{Context, Pos2, RawInput, Rect, pos2, vec2};

    use super::Painting;
    use crate::scene::fixture::{crowd, week};
    use crate::scene::{Scene, SceneOptions, picture_of};
    use crate::ui::canvas::camera::Camera;
    use crate::ui::canvas::flags::Textures;
    use crate::ui::fonts::Fonts;

    const SIZE: egui::Vec2 = vec2(900.0, 600.0);

    struct Window {
        ctx: Context,
        painting: Painting,
        scene: Arc<Scene>,
        at_once: bool,
    }

    impl Window {
        fn showing(scene: Scene, at_once: bool) -> Self {
            let ctx = Context::default();
            drop(Fonts::install(&ctx));
            let painting = Painting::default();
            let mut window = Self { ctx, painting, scene: Arc::new(scene), at_once };
            // The first frames bring in fonts and letters.
            for _ in 0..3 {
                window.settled(whole(&window.scene), SIZE);
            }
            window
        }

        /// Draws a frame; says for which zoom its triangles were made.
        fn frame(&mut self, camera: Camera, size: egui::Vec2) -> f32 {
            let rect = Rect::from_min_size(Pos2::ZERO, size);
            let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
            let Self { ctx, painting, scene, at_once } = self;
            let textures = Textures::default();
            let mut output = ctx.run_ui(input, |ui| {
                painting.ui(ui, rect, scene, camera, &textures, *at_once);
            });
            // There is no screen to show them on.
            output.textures_delta.clear();
            drop(ctx.tessellate(output.shapes, 1.0));
            self.painting.painted.as_ref().map_or(0.0, |painted| painted.camera.zoom)
        }

        /// Draws frames until nothing is being made any more.
        fn settled(&mut self, camera: Camera, size: egui::Vec2) -> f32 {
            for _ in 0..10_000 {
                let made_for = self.frame(camera, size);
                if !self.painting.is_busy() {
                    return made_for;
                }
                std::thread::yield_now();
            }
            panic!("the triangles are not made");
        }

        fn corner(&self) -> Pos2 {
            self.painting.painted.as_ref().unwrap().tiles.corner()
        }
    }

    fn whole(scene: &Scene) -> Camera {
        Camera::fitting(scene.bounds, Rect::from_min_size(Pos2::ZERO, SIZE))
    }

    #[test]
    fn what_grows_is_stretched_at_once_and_made_anew_when_it_rests() {
        let maps = [(week(), true), (week(), false), (crowd(400, 1), false)];
        for (map, at_once) in maps {
            let mut window = Window::showing(picture_of(&map, &SceneOptions::default()), at_once);
            let before = whole(&window.scene);
            let made = window.settled(before, SIZE);
            assert!((made - before.zoom).abs() < 1e-6);
            let corner = window.corner();
            let closer = before.zoomed(1.1, pos2(450.0, 300.0));
            assert!((window.frame(closer, SIZE) - made).abs() < 1e-6);
            let expected = closer.screen_from_scene(before.scene_from_screen(corner));
            assert!((window.corner() - expected).length() < 0.1);
            assert!((window.settled(closer, SIZE) - closer.zoom).abs() < 1e-6);
            // Too much for the same letters.
            let close = closer.zoomed(2.0, pos2(450.0, 300.0));
            assert!((window.settled(close, SIZE) - close.zoom).abs() < 1e-6);
        }
    }

    #[test]
    fn a_picture_is_the_same_on_whatever_thread_it_is_made() {
        let scene = picture_of(&week(), &SceneOptions::default());
        let [here, there] = [true, false].map(|at_once| {
            let window = Window::showing(scene.clone(), at_once);
            window.painting.painted.unwrap().tiles.triangles()
        });
        assert_eq!(here.len(), there.len());
        for (a, b) in here.iter().zip(&there) {
            assert!((a.pos - b.pos).length() < 1e-3 && a.color == b.color, "{a:?} {b:?}");
        }
    }

    #[test]
    fn no_room_at_all_is_no_trouble() {
        let scene = picture_of(&week(), &SceneOptions::default());
        let mut window = Window::showing(scene, true);
        let camera = whole(&window.scene);
        window.frame(camera, vec2(0.0, 0.0));
        window.frame(camera.zoomed(0.5, Pos2::ZERO), vec2(0.0, 0.0));
        assert!((window.frame(camera, SIZE) - camera.zoom).abs() < 1e-6);
    }
}

//! The picture as triangles. Made anew when the picture or a texture changes, and when it has come to
//! rest in another size; while it is being moved, grows or shrinks, the same triangles are moved.

use std::sync::Arc;

use egui::epaint::{ClippedShape, Primitive};
use egui::layers::ShapeIdx;
use egui::{Mesh, Rect, Sense, Shape, TextureId, Ui};

use crate::scene::Scene;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::crowd::{self, Index};
use crate::ui::canvas::flags::Textures;
use crate::ui::canvas::graph::{Frame, ViewGraph};
use crate::ui::canvas::paint::Brush;

/// Pictures of more nodes and lines than this are drawn without `egui_graphs`, which looks at each
/// of them in every frame, and only where they are in view.
const MOST_IN_GRAPH: usize = 700;

/// How far beyond the view a large picture is drawn, in views: so far it can be moved before it has
/// to be drawn again.
const BEYOND: f32 = 0.35;

/// By how much triangles are stretched, or squeezed, at most while the picture grows or shrinks:
/// farther, and one sees that letters were made for another size.
const STRETCH: f32 = 1.42;

/// What triangles were made from, but for where the picture stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    pixels_per_point: f32,
    /// How many flags there are, and the one that was drawn last.
    textures: (usize, Option<TextureId>),
    font_image: [usize; 2],
}

/// The triangles of a picture.
struct Painted {
    scene: Arc<Scene>,
    key: Key,
    /// Where the picture stood, and what part of it there is.
    camera: Camera,
    covers: Rect,
    meshes: Vec<Arc<Mesh>>,
    /// The same where the picture stood last, unless that is where they were made.
    moved: Option<(Camera, Vec<Arc<Mesh>>)>,
}

/// Draws pictures, and remembers the last one.
#[derive(Default)]
pub struct Painting {
    graph: Option<(Arc<Scene>, ViewGraph)>,
    index: Option<(Arc<Scene>, Index)>,
    painted: Option<Painted>,
    font_fill: f32,
    /// How large the picture was in the last frame.
    last_zoom: f32,
}

impl Painting {
    /// Draws a picture into a rectangle. Takes all the room of `ui`, for clicks and drags.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Arc<Scene>,
        camera: Camera,
        textures: &Textures,
    ) {
        let view = camera.scene_rect_from_screen(rect);
        let key = self.key(ui, textures);
        let last_zoom = std::mem::replace(&mut self.last_zoom, camera.zoom);
        let is_changing = last_zoom.to_bits() != camera.zoom.to_bits();
        if let Some(painted) = &mut self.painted
            && Arc::ptr_eq(&painted.scene, scene)
            && Some(painted.key) == key
            && painted.covers.contains_rect(view.intersect(scene.bounds))
            && painted.fits(camera, is_changing)
        {
            ui.allocate_response(ui.available_size(), Sense::click_and_drag());
            painted.show(ui, camera);
            if is_changing {
                // Sharp again once it rests.
                ui.ctx().request_repaint();
            }
            return;
        }
        let is_small = scene.nodes.len() + scene.edges.len() <= MOST_IN_GRAPH;
        let covers = if is_small { Rect::EVERYTHING } else { view.expand2(view.size() * BEYOND) };
        let frame = Arc::new(Frame {
            scene: Arc::clone(scene),
            camera,
            textures: Arc::clone(textures),
            view: covers,
        });
        let shapes = if is_small { self.in_graph(ui, &frame) } else { self.in_crowd(ui, &frame) };
        let everywhere = |shape: Shape| ClippedShape { clip_rect: Rect::EVERYTHING, shape };
        let shapes = shapes.into_iter().map(everywhere).collect();
        let triangles = ui.ctx().tessellate(shapes, ui.ctx().pixels_per_point());
        let meshes = triangles.into_iter().filter_map(|clipped| match clipped.primitive {
            Primitive::Mesh(mesh) => Some(Arc::new(mesh)),
            Primitive::Callback(_) => None,
        });
        let meshes: Vec<Arc<Mesh>> = meshes.collect();
        let painted = Painted {
            scene: Arc::clone(scene),
            // New letters may have made the font's texture larger.
            key: self.key_now(ui, textures),
            camera,
            covers,
            moved: None,
            meshes,
        };
        self.painted.insert(painted).show(ui, camera);
        // What is drawn after this may add letters too.
        ui.ctx().request_repaint();
    }

    /// What triangles would be made from now; nothing where all letters have moved in the font's
    /// texture, which happens when it was full.
    fn key(&mut self, ui: &Ui, textures: &Textures) -> Option<Key> {
        let before = self.font_fill;
        let key = self.key_now(ui, textures);
        (self.font_fill >= before).then_some(key)
    }

    fn key_now(&mut self, ui: &Ui, textures: &Textures) -> Key {
        let (fill, font_image) =
            ui.fonts(|fonts| (fonts.font_atlas_fill_ratio(), fonts.font_image_size()));
        self.font_fill = fill;
        Key {
            pixels_per_point: ui.ctx().pixels_per_point(),
            textures: (textures.len(), textures.values().max().copied()),
            font_image,
        }
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

    /// The shapes of a picture that is too large for that.
    fn in_crowd(&mut self, ui: &mut Ui, frame: &Arc<Frame>) -> Vec<Shape> {
        ui.allocate_response(ui.available_size(), Sense::click_and_drag());
        self.graph = None;
        if !self.index.as_ref().is_some_and(|(scene, _)| Arc::ptr_eq(scene, &frame.scene)) {
            self.index = Some((Arc::clone(&frame.scene), Index::new(&frame.scene)));
        }
        let Some((_, index)) = &self.index else { return Vec::new() };
        let brush = Brush { ctx: ui.ctx(), camera: frame.camera, textures: &frame.textures };
        crowd::shapes(&frame.scene, index, &brush, frame.view)
    }
}

impl Painted {
    /// Whether the triangles will do for a camera: for the one that they were made for, moved, and
    /// for a while for one that comes nearer or goes away.
    fn fits(&self, camera: Camera, is_changing: bool) -> bool {
        let stretch = camera.zoom / self.camera.zoom;
        self.has_size_of(camera) || is_changing && (1.0 / STRETCH..STRETCH).contains(&stretch)
    }

    fn has_size_of(&self, camera: Camera) -> bool {
        camera.zoom.to_bits() == self.camera.zoom.to_bits()
    }

    /// Paints the triangles where the picture stands now; where they keep their size, on whole
    /// pixels, so that letters stay sharp.
    fn show(&mut self, ui: &Ui, camera: Camera) {
        let meshes = if camera == self.camera { &self.meshes } else { self.moved_to(camera) };
        ui.painter().extend(meshes.iter().cloned().map(Shape::Mesh));
    }

    fn moved_to(&mut self, camera: Camera) -> &[Arc<Mesh>] {
        let stretch = camera.zoom / self.camera.zoom;
        let from = self.camera.origin;
        let mut to = camera.origin;
        if self.has_size_of(camera) {
            let pixels_per_point = self.key.pixels_per_point;
            to = from + ((to - from) * pixels_per_point).round() / pixels_per_point;
        }
        let (at, moved) = self.moved.get_or_insert_with(|| (self.camera, self.meshes.clone()));
        if *at != camera {
            *at = camera;
            for (mesh, made) in moved.iter_mut().zip(&self.meshes) {
                // Written over where the last frame is done with it.
                if Arc::ptr_eq(mesh, made) || Arc::get_mut(mesh).is_none() {
                    *mesh = Arc::new(Mesh::clone(made));
                }
                let Some(mesh) = Arc::get_mut(mesh) else { continue };
                for (vertex, made) in mesh.vertices.iter_mut().zip(&made.vertices) {
                    vertex.pos = to + (made.pos - from) * stretch;
                }
            }
        }
        moved
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

    struct Window {
        ctx: Context,
        painting: Painting,
        scene: Arc<Scene>,
    }

    impl Window {
        fn showing(scene: Scene) -> Self {
            let ctx = Context::default();
            drop(Fonts::install(&ctx));
            let mut window = Self { ctx, painting: Painting::default(), scene: Arc::new(scene) };
            // The first frames bring in fonts and letters.
            for _ in 0..3 {
                window.frame(whole(&window.scene), vec2(900.0, 600.0));
            }
            window
        }

        /// Draws a frame; says for which zoom its triangles were made.
        fn frame(&mut self, camera: Camera, size: egui::Vec2) -> f32 {
            let rect = Rect::from_min_size(Pos2::ZERO, size);
            let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
            let Self { ctx, painting, scene } = self;
            let textures = Textures::default();
            let mut output =
                ctx.run_ui(input, |ui| painting.ui(ui, rect, scene, camera, &textures));
            // There is no screen to show them on.
            output.textures_delta.clear();
            drop(ctx.tessellate(output.shapes, 1.0));
            self.painting.painted.as_ref().map_or(0.0, |painted| painted.camera.zoom)
        }

        /// Where the first corner of the picture is on the screen.
        fn corner(&self) -> Pos2 {
            let painted = self.painting.painted.as_ref().unwrap();
            let meshes = painted.moved.as_ref().map_or(&painted.meshes, |(_, meshes)| meshes);
            meshes[0].vertices[0].pos
        }
    }

    fn whole(scene: &Scene) -> Camera {
        Camera::fitting(scene.bounds, Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0)))
    }

    #[test]
    fn what_grows_is_stretched_at_once_and_made_anew_when_it_rests() {
        for scene in [week(), crowd(400, 1)].map(|map| picture_of(&map, &SceneOptions::default())) {
            let mut window = Window::showing(scene);
            let size = vec2(900.0, 600.0);
            let before = whole(&window.scene);
            let made = window.frame(before, size);
            let corner = window.corner();
            let closer = before.zoomed(1.1, pos2(450.0, 300.0));
            assert!((window.frame(closer, size) - made).abs() < 1e-6);
            let expected = closer.screen_from_scene(before.scene_from_screen(corner));
            assert!((window.corner() - expected).length() < 0.1);
            assert!((window.frame(closer, size) - closer.zoom).abs() < 1e-6);
            // Too much for the same letters.
            let close = closer.zoomed(2.0, pos2(450.0, 300.0));
            assert!((window.frame(close, size) - close.zoom).abs() < 1e-6);
        }
    }

    #[test]
    fn no_room_at_all_is_no_trouble() {
        let mut window = Window::showing(picture_of(&week(), &SceneOptions::default()));
        let camera = whole(&window.scene);
        window.frame(camera, vec2(0.0, 0.0));
        window.frame(camera.zoomed(0.5, Pos2::ZERO), vec2(0.0, 0.0));
        assert!((window.frame(camera, vec2(900.0, 600.0)) - camera.zoom).abs() < 1e-6);
    }
}

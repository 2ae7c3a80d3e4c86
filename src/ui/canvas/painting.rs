//! The picture as triangles. Made anew when the picture, its size on the screen or a texture
//! changes; kept while the map is only moved, and while nothing happens.

use std::sync::Arc;

use egui::epaint::{ClippedShape, Primitive};
use egui::layers::ShapeIdx;
use egui::{Mesh, Rect, Sense, Shape, Ui, Vec2};

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

/// What triangles were made from, but for where the picture stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    zoom: f32,
    pixels_per_point: f32,
    textures: usize,
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
    /// The same, moved to where the picture stood last.
    moved: (Vec2, Vec<Arc<Mesh>>),
}

/// Draws pictures, and remembers the last one.
#[derive(Default)]
pub struct Painting {
    graph: Option<(Arc<Scene>, ViewGraph)>,
    index: Option<(Arc<Scene>, Index)>,
    painted: Option<Painted>,
    font_fill: f32,
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
        let key = self.key(ui, camera, textures);
        if let Some(painted) = &mut self.painted
            && Arc::ptr_eq(&painted.scene, scene)
            && Some(painted.key) == key
            && painted.covers.contains_rect(view)
        {
            ui.allocate_response(ui.available_size(), Sense::click_and_drag());
            painted.show(ui, camera);
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
            key: self.key_now(ui, camera, textures),
            camera,
            covers,
            moved: (Vec2::ZERO, meshes.clone()),
            meshes,
        };
        self.painted.insert(painted).show(ui, camera);
        // What is drawn after this may add letters too.
        ui.ctx().request_repaint();
    }

    /// What triangles would be made from now; nothing where all letters have moved in the font's
    /// texture, which happens when it was full.
    fn key(&mut self, ui: &Ui, camera: Camera, textures: &Textures) -> Option<Key> {
        let before = self.font_fill;
        let key = self.key_now(ui, camera, textures);
        (self.font_fill >= before).then_some(key)
    }

    fn key_now(&mut self, ui: &Ui, camera: Camera, textures: &Textures) -> Key {
        let (fill, font_image) =
            ui.fonts(|fonts| (fonts.font_atlas_fill_ratio(), fonts.font_image_size()));
        self.font_fill = fill;
        Key {
            zoom: camera.zoom,
            pixels_per_point: ui.ctx().pixels_per_point(),
            textures: Arc::as_ptr(textures) as usize,
            font_image,
        }
    }

    /// The shapes of a picture that `egui_graphs` draws.
    fn in_graph(&mut self, ui: &mut Ui, frame: &Arc<Frame>) -> Vec<Shape> {
        let brush = Brush { ctx: ui.ctx(), camera: frame.camera, textures: &frame.textures };
        let mut shapes = Vec::new();
        for item in frame.scene.hulls.iter().flat_map(|hull| &hull.items) {
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
    /// Paints the triangles where the picture stands now, on whole pixels, so that letters stay
    /// sharp.
    fn show(&mut self, ui: &Ui, camera: Camera) {
        let pixels_per_point = self.key.pixels_per_point;
        let by =
            ((camera.origin - self.camera.origin) * pixels_per_point).round() / pixels_per_point;
        if by != self.moved.0 {
            let meshes = self.meshes.iter().map(|mesh| {
                let mut mesh = Mesh::clone(mesh);
                mesh.translate(by);
                Arc::new(mesh)
            });
            self.moved = (by, meshes.collect());
        }
        ui.painter().extend(self.moved.1.iter().cloned().map(Shape::Mesh));
    }
}

//! Pictures as triangles, in tiles: only those in view are moved and drawn.
//! Triangles are made on whatever thread: letters are laid out through egui's context, which shares
//! them, and all the rest needs nothing of it.

use std::sync::Arc;

use egui::epaint::text::TextOptions;
use egui::epaint::{ClippedShape, Primitive, Tessellator, TextureAtlas};
use egui::{Context, Mesh, Pos2, Rect, Shape, TextureId};

use crate::scene::Scene;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::crowd;
use crate::ui::canvas::flags::Textures;
use crate::ui::canvas::paint::Brush;

/// Tiles in a row and in a column of a picture.
const ROWS: usize = 12;

/// A shape wider or higher than this many tiles belongs to none.
const LARGEST: f32 = 2.0;

/// What triangles are made from.
#[derive(Clone)]
pub(super) struct Order {
    pub(super) scene: Arc<Scene>,
    pub(super) camera: Camera,
    pub(super) textures: Textures,
    /// The part of the picture that is drawn, in scene units.
    pub(super) covers: Rect,
    /// Whether details that cannot be seen from afar are left out.
    pub(super) is_large: bool,
    /// Whether all of the picture is in view: then it is one tile.
    pub(super) is_whole: bool,
}

/// Triangles with the same texture, where they were made.
pub(super) struct Tile {
    mesh: Arc<Mesh>,
    bounds: Rect,
    /// The same where the picture stood last.
    moved: Option<(Camera, Arc<Mesh>)>,
}

/// The triangles of a picture.
pub(super) struct Tiles {
    parts: Vec<Tile>,
    /// How large the font's texture was.
    font_image: [usize; 2],
    pixels_per_point: f32,
}

impl Order {
    /// Makes the triangles on this thread.
    pub(super) fn made(&self, ctx: &Context) -> Tiles {
        let brush = Brush { ctx, camera: self.camera, textures: &self.textures };
        let layers = crowd::layers(&self.scene, &brush, self.covers, self.is_large);
        let there = self.covers.intersect(self.scene.bounds);
        let screen = self.camera.screen_rect_from_scene(there);
        let parts = layers
            .into_iter()
            .flat_map(|layer| if self.is_whole { vec![layer] } else { cut(layer, screen) });
        let parts: Vec<Vec<Shape>> = parts.filter(|part| !part.is_empty()).collect();
        Tiles::of(ctx, parts)
    }
}

/// How full the font's texture is, from 0 to 1, and how large.
pub(super) fn letters(ctx: &Context) -> (f32, [usize; 2]) {
    ctx.fonts(|fonts| (fonts.font_atlas_fill_ratio(), fonts.font_image_size()))
}

/// How high a texture is made to learn where its discs are, in pixels; they are in its first rows.
const DISC_ROWS: usize = 64;

/// What makes triangles. It knows small discs as the font's texture has them, so that a dot is two
/// triangles and not a fan: the context tells of them only while nobody else can use it, but every
/// such texture begins with the same ones.
fn tessellator(ctx: &Context, font_image: [usize; 2]) -> Tessellator {
    let [width, height] = font_image;
    let share = DISC_ROWS as f32 / height as f32;
    let mut discs = TextureAtlas::new([width, DISC_ROWS], TextOptions::default()).prepared_discs();
    for disc in &mut discs {
        disc.uv.min.y *= share;
        disc.uv.max.y *= share;
    }
    let options = ctx.options(|options| options.tessellation_options);
    Tessellator::new(ctx.pixels_per_point(), options, font_image, discs)
}

/// The shapes of a layer by tile; those that are in none come first.
fn cut(shapes: Vec<Shape>, screen: Rect) -> Vec<Vec<Shape>> {
    let mut parts = vec![Vec::new(); 1 + ROWS * ROWS];
    let size = screen.size() / ROWS as f32;
    for shape in shapes {
        let bounds = shape.visual_bounding_rect();
        let is_wide = bounds.width() > LARGEST * size.x || bounds.height() > LARGEST * size.y;
        let at = (bounds.center() - screen.min) / size;
        let part = if is_wide || !at.is_finite() {
            0
        } else {
            let step = |v: f32| (v.max(0.0) as usize).min(ROWS - 1);
            1 + step(at.y) * ROWS + step(at.x)
        };
        parts[part].push(shape);
    }
    parts
}

impl Tiles {
    /// Tiles of shapes that are at their place on the screen.
    pub(super) fn of(ctx: &Context, parts: Vec<Vec<Shape>>) -> Self {
        // After the shapes: their letters may have made the font's texture larger.
        let (_, font_image) = letters(ctx);
        let pixels_per_point = ctx.pixels_per_point();
        let mut tessellator = tessellator(ctx, font_image);
        let everywhere = |shape: Shape| ClippedShape { clip_rect: Rect::EVERYTHING, shape };
        let mut tiles = Vec::new();
        for part in parts {
            let shapes = part.into_iter().map(everywhere).collect();
            for clipped in tessellator.tessellate_shapes(shapes) {
                if let Primitive::Mesh(mesh) = clipped.primitive {
                    let bounds = mesh.calc_bounds();
                    tiles.push(Tile { mesh: Arc::new(mesh), bounds, moved: None });
                }
            }
        }
        Self { parts: tiles, font_image, pixels_per_point }
    }

    /// Follows the font's texture, which keeps its letters where they are when it grows.
    pub(super) fn set_font_image(&mut self, size: [usize; 2]) {
        if size == self.font_image {
            return;
        }
        let ratio = |i: usize| self.font_image[i] as f32 / size[i].max(1) as f32;
        let (x, y) = (ratio(0), ratio(1));
        for tile in &mut self.parts {
            if tile.mesh.texture_id == TextureId::default() {
                tile.moved = None;
                for vertex in &mut Arc::make_mut(&mut tile.mesh).vertices {
                    vertex.uv.x *= x;
                    vertex.uv.y *= y;
                }
            }
        }
        self.font_image = size;
    }

    /// The triangles that are in view, when the picture that they were `made` for stands elsewhere;
    /// where they keep their size, on whole pixels, so that letters stay sharp.
    pub(super) fn at(&mut self, made: Camera, camera: Camera, view: Rect) -> Vec<Shape> {
        let stretch = camera.zoom / made.zoom;
        let mut to = camera.origin;
        if camera.zoom.to_bits() == made.zoom.to_bits() {
            let pixels = self.pixels_per_point;
            to = made.origin + ((to - made.origin) * pixels).round() / pixels;
        }
        let place = |pos: Pos2| to + (pos - made.origin) * stretch;
        let in_view = self.parts.iter_mut().filter(|tile| {
            Rect::from_min_max(place(tile.bounds.min), place(tile.bounds.max)).intersects(view)
        });
        let shape = |tile: &mut Tile| {
            Shape::Mesh(if camera == made {
                Arc::clone(&tile.mesh)
            } else {
                tile.moved_to(camera, place)
            })
        };
        in_view.map(shape).collect()
    }

    /// Where the first corner of the picture is on the screen.
    #[cfg(test)]
    pub(super) fn corner(&self) -> Pos2 {
        let tile = &self.parts[0];
        let mesh = tile.moved.as_ref().map_or(&tile.mesh, |(_, mesh)| mesh);
        mesh.vertices[0].pos
    }

    /// All triangles as they were made, one after the other.
    #[cfg(test)]
    pub(super) fn triangles(&self) -> Vec<egui::epaint::Vertex> {
        let corner = |tile: &Tile| -> Vec<egui::epaint::Vertex> {
            tile.mesh.indices.iter().map(|&i| tile.mesh.vertices[i as usize]).collect()
        };
        self.parts.iter().flat_map(corner).collect()
    }
}

impl Tile {
    fn moved_to(&mut self, camera: Camera, place: impl Fn(Pos2) -> Pos2) -> Arc<Mesh> {
        let made = &self.mesh;
        let (at, mesh) = self.moved.get_or_insert_with(|| (Camera::default(), Arc::clone(made)));
        if *at != camera || Arc::ptr_eq(mesh, made) {
            *at = camera;
            // Written over where the last frame is done with it.
            if Arc::ptr_eq(mesh, made) || Arc::get_mut(mesh).is_none() {
                *mesh = Arc::new(Mesh::clone(made));
            }
            if let Some(mesh) = Arc::get_mut(mesh) {
                for (vertex, made) in mesh.vertices.iter_mut().zip(&made.vertices) {
                    vertex.pos = place(made.pos);
                }
            }
        }
        Arc::clone(mesh)
    }
}

#[cfg(test)]
mod tests {
    use egui::epaint::{ClippedShape, Primitive};
    use egui::{Color32, Context, RawInput, Rect, Shape, pos2};

    use super::Tiles;

    #[test]
    fn a_dot_is_the_one_that_the_context_would_draw() {
        let ctx = Context::default();
        ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
        for radius in [0.7, 1.5, 4.0] {
            let dot = Shape::circle_filled(pos2(20.0, 30.0), radius, Color32::RED);
            let tiles = Tiles::of(&ctx, vec![vec![dot.clone()]]);
            let clipped = ClippedShape { clip_rect: Rect::EVERYTHING, shape: dot };
            let theirs = ctx.tessellate(vec![clipped], ctx.pixels_per_point());
            let Primitive::Mesh(theirs) = &theirs[0].primitive else { panic!("no triangles") };
            assert_eq!(tiles.parts[0].mesh.vertices, theirs.vertices);
            assert_eq!(theirs.vertices.len(), 4, "two triangles");
        }
    }
}

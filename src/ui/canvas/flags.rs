//! Flags as textures, drawn once in the size that the screen needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::knowledge::flags;

/// By ISO 3166-1 alpha-2 code. Shared with the shapes of a frame.
pub type Textures = Arc<BTreeMap<String, TextureId>>;

/// Drawing a flag takes about a millisecond; more than this many in a frame would be felt.
const PER_FRAME: usize = 4;

/// Sides of textures, in pixels: the next one up from what the screen shows is used.
const SIDES: [u32; 4] = [48, 96, 192, 384];

/// The flags that were drawn so far.
#[derive(Default)]
pub(crate) struct Flags {
    /// By code; nothing for a country without a flag, so that it is not tried again.
    drawn: BTreeMap<String, Option<(u32, TextureHandle)>>,
    textures: Textures,
    drawn_in_frame: usize,
}

impl Flags {
    /// A new frame begins.
    pub(crate) fn begin_frame(&mut self) {
        self.drawn_in_frame = 0;
    }

    /// The textures as they are now.
    pub(crate) fn textures(&self) -> &Textures {
        &self.textures
    }

    /// The texture of a flag that is shown `diameter` points wide. Draws it if need be; where that
    /// would take too long in this frame, asks for another.
    pub(crate) fn texture(
        &mut self,
        ctx: &Context,
        iso2: &str,
        diameter: f32,
    ) -> Option<TextureId> {
        let wanted = diameter * ctx.pixels_per_point();
        let side = SIDES.into_iter().find(|&s| s as f32 >= wanted).unwrap_or(SIDES[3]);
        match self.drawn.get(iso2) {
            Some(None) => return None,
            Some(Some((drawn, texture))) if *drawn >= side => return Some(texture.id()),
            _ => {}
        }
        if self.drawn_in_frame == PER_FRAME {
            ctx.request_repaint();
            return self.textures.get(iso2).copied();
        }
        self.drawn_in_frame += 1;
        let texture = raster(iso2, side).map(|image| {
            (side, ctx.load_texture(format!("flag {iso2}"), image, TextureOptions::LINEAR))
        });
        let id = texture.as_ref().map(|(_, texture)| texture.id());
        self.drawn.insert(iso2.to_owned(), texture);
        if let Some(id) = id {
            Arc::make_mut(&mut self.textures).insert(iso2.to_owned(), id);
        }
        id
    }
}

fn raster(iso2: &str, side: u32) -> Option<ColorImage> {
    let tree = Tree::from_str(flags::svg(iso2)?, &Options::default()).ok()?;
    let mut pixmap = Pixmap::new(side, side)?;
    let scale = side as f32 / tree.size().width().min(tree.size().height());
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let size = [side as usize, side as usize];
    Some(ColorImage::from_rgba_premultiplied(size, pixmap.data()))
}

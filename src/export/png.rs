//! PNG: the SVG, drawn. Same picture by construction.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::export::page::scale_for;
use crate::export::svg::{self, SvgOptions};
use crate::export::{ExportError, fonts};
use crate::scene::Scene;

/// The longest side of an image, in pixels.
pub const LARGEST_SIDE: u32 = 16_384;

/// Pixels that are drawn at once. Large images are drawn in bands of about this size, so that
/// they take some 64 MB of memory however large they are.
const BAND_PIXELS: usize = 1 << 24;

/// How large the image is, and what it should hold beside the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PngOptions {
    /// In pixels; by default two for each scene unit.
    pub width: Option<u32>,
    /// In pixels; by default what the width asks for. With both, the picture is centered.
    pub height: Option<u32>,
    /// Without the background.
    pub transparent: bool,
    /// Below the picture.
    pub legend: bool,
    /// Above the picture.
    pub title: Option<String>,
    /// Below everything: where the picture comes from.
    pub source: Option<String>,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self {
            width: None,
            height: None,
            transparent: false,
            legend: true,
            title: None,
            source: None,
        }
    }
}

/// The picture as a PNG file. Equal scenes and options give equal bytes, as long as all letters
/// are in the bundled font; others are drawn in the fonts that are installed.
pub fn render(scene: &Scene, options: &PngOptions) -> Result<Vec<u8>, ExportError> {
    let (page, svg) = svg::drawing(
        scene,
        &SvgOptions {
            legend: options.legend,
            title: options.title.clone(),
            source: options.source.clone(),
            // Painted below, over the whole image.
            transparent: true,
        },
    );
    let side = |length: f32| length.round() as u32;
    let width = options.width.unwrap_or_else(|| match options.height {
        Some(height) => side(height as f32 * page.width() / page.height()).max(1),
        None => side(2.0 * page.width()).min(LARGEST_SIDE),
    });
    let height =
        options.height.unwrap_or_else(|| side(width as f32 * page.height() / page.width()).max(1));
    if width == 0 || height == 0 {
        return Err(ExportError::NoSize);
    }
    if width > LARGEST_SIDE || height > LARGEST_SIDE {
        return Err(ExportError::TooLarge { width, height });
    }
    let tree = Tree::from_str(
        &svg,
        &Options {
            font_resolver: fonts::resolver(),
            fontdb: Arc::new(fonts::bundled()),
            ..Options::default()
        },
    )?;
    let (scale, offset) = scale_for(page, width, Some(height));
    let background = (!options.transparent).then_some(scene.background);

    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.set_depth(::png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let band_height = (BAND_PIXELS / width as usize).clamp(1, height as usize) as u32;
    let mut top = 0;
    while top < height {
        let rows = band_height.min(height - top);
        let mut band = band(width, rows).ok_or(ExportError::Memory { width, height })?;
        if let Some(color) = background {
            let crate::scene::Color { r, g, b, a } = color;
            band.fill(resvg::tiny_skia::Color::from_rgba8(r, g, b, a));
        }
        let shifted = Transform::from_row(scale, 0.0, 0.0, scale, offset.x, offset.y - top as f32);
        resvg::render(&tree, shifted, &mut band.as_mut());
        std::io::Write::write_all(&mut stream, &band.take_demultiplied())
            .map_err(::png::EncodingError::from)?;
        top += rows;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(bytes)
}

/// Room for a band, if there is enough memory: asked for first, since the pixmap itself would end
/// the program.
fn band(width: u32, rows: u32) -> Option<Pixmap> {
    let mut probe: Vec<u8> = Vec::new();
    probe.try_reserve_exact(4 * width as usize * rows as usize).ok()?;
    drop(probe);
    Pixmap::new(width, rows)
}

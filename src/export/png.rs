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
    /// In pixels; by default what the scale asks for.
    pub width: Option<u32>,
    /// In pixels; by default what the width asks for. With both, the picture is centered.
    pub height: Option<u32>,
    /// Pixels for each scene unit, where neither width nor height is given. What would be wider than
    /// [`LARGEST_SIDE`] is made that wide.
    pub scale: f32,
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
            scale: 2.0,
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
            ..SvgOptions::default()
        },
    );
    let side = |length: f32| length.round() as u32;
    let width = options.width.unwrap_or_else(|| match options.height {
        Some(height) => side(height as f32 * page.width() / page.height()).max(1),
        None => side(options.scale * page.width()).min(LARGEST_SIDE),
    });
    let height =
        options.height.unwrap_or_else(|| side(width as f32 * page.height() / page.width()).max(1));
    if width == 0 || height == 0 {
        return Err(ExportError::NoSize);
    }
    if width > LARGEST_SIDE || height > LARGEST_SIDE {
        return Err(ExportError::TooLarge { width, height });
    }
    let tree = tree_of(&svg)?;
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

/// The pixels of an image that [`render`] has written: width, height, and four bytes for each
/// pixel, red, green, blue, opacity, row by row.
///
/// # Errors
///
/// Where it is no such image.
pub fn pixels(image: &[u8]) -> Result<(u32, u32, Vec<u8>), ::png::DecodingError> {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(image)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let info = reader.next_frame(&mut pixels)?;
    Ok((info.width, info.height, pixels))
}

/// A document as it is drawn, its letters found in the bundled font or in installed ones.
pub(super) fn tree_of(svg: &str) -> Result<Tree, ExportError> {
    let options = Options {
        font_resolver: fonts::resolver(),
        fontdb: Arc::new(fonts::bundled()),
        ..Options::default()
    };
    Ok(Tree::from_str(svg, &options)?)
}

/// Room for a band, if there is enough memory: asked for first, since the pixmap itself would end
/// the program.
fn band(width: u32, rows: u32) -> Option<Pixmap> {
    let mut probe: Vec<u8> = Vec::new();
    probe.try_reserve_exact(4 * width as usize * rows as usize).ok()?;
    drop(probe);
    Pixmap::new(width, rows)
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_SIDE, PngOptions, pixels, render};
    use crate::export::ExportError;
    use crate::scene::{SceneOptions, fixture, picture_of};

    fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        pixels(bytes).unwrap()
    }

    fn of_size(width: Option<u32>, height: Option<u32>) -> Result<Vec<u8>, ExportError> {
        let scene = picture_of(&fixture::small(), &SceneOptions::default());
        render(&scene, &PngOptions { width, height, ..PngOptions::default() })
    }

    #[test]
    fn the_image_has_the_size_asked_for() {
        for (width, height) in [(300, 200), (123, 457)] {
            let (w, h, _) = decoded(&of_size(Some(width), Some(height)).unwrap());
            assert_eq!((w, h), (width, height));
        }
        let (w, h, _) = decoded(&of_size(Some(640), None).unwrap());
        assert!(w == 640 && h > 100);
        let (w, h, _) = decoded(&of_size(None, Some(400)).unwrap());
        assert!(w > 100 && h == 400);
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes() {
        assert_eq!(of_size(Some(500), None).unwrap(), of_size(Some(500), None).unwrap());
    }

    #[test]
    fn a_transparent_image_is_clear_between_the_shapes_and_an_opaque_one_nowhere() {
        let scene = picture_of(&fixture::week(), &SceneOptions::default());
        let clear_share = |transparent| {
            let options = PngOptions { width: Some(500), transparent, ..PngOptions::default() };
            let (.., pixels) = decoded(&render(&scene, &options).unwrap());
            let clear = pixels.chunks(4).filter(|pixel| pixel[3] == 0).count();
            clear as f32 / (pixels.len() / 4) as f32
        };
        assert!(clear_share(true) > 0.3);
        assert!(clear_share(false) < 1e-6);
    }

    #[test]
    fn text_is_drawn_also_in_scripts_of_installed_fonts() {
        // Not which letters: that depends on what is installed.
        let scene = picture_of(&fixture::odd(), &SceneOptions::default());
        let options = PngOptions { width: Some(700), ..PngOptions::default() };
        let (.., pixels) = decoded(&render(&scene, &options).unwrap());
        let ink = scene.theme.palette().ink;
        let inked = pixels.chunks(4).filter(|p| p[..3] == [ink.r, ink.g, ink.b]).count();
        assert!(inked > 50, "{inked}");
    }

    #[test]
    fn impossible_sizes_are_refused_in_words() {
        assert!(matches!(of_size(Some(0), None), Err(ExportError::NoSize)));
        let error = of_size(Some(LARGEST_SIDE + 1), None).unwrap_err();
        assert!(error.to_string().contains("16384 pixels a side"), "{error}");
        // Narrow and very high: the side that follows from the other one counts too.
        assert!(matches!(of_size(None, Some(90_000)), Err(ExportError::TooLarge { .. })));
    }

    #[test]
    fn a_large_image_is_drawn_in_bands_without_seams() {
        // Higher than one band: 4,000 × 4,500 pixels.
        let whole = decoded(&of_size(Some(4000), Some(4500)).unwrap());
        let scene = picture_of(&fixture::small(), &SceneOptions::default());
        let background = scene.background;
        let rows: Vec<bool> = whole
            .2
            .chunks(4 * 4000)
            .map(|row| row.chunks(4).all(|p| p[..3] == [background.r, background.g, background.b]))
            .collect();
        assert_eq!(rows.len(), 4500);
        let band = super::BAND_PIXELS / 4000;
        assert!(band < 4500);
        assert!(!rows[2250], "the picture stands in the middle");
    }
}

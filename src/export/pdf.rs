//! PDF: the SVG again, as vectors with text that can be searched and copied.

use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use crate::export::ExportError;
use crate::export::png::tree_of;
use crate::export::svg::{self, SvgOptions};
use crate::scene::Scene;

/// Points of a PDF (72 to the inch) in a scene unit (a pixel, 96 to the inch).
const POINTS: f32 = 0.75;

/// The picture as a PDF of one page. Equal scenes and options give equal bytes, as long as all
/// letters are in the bundled font; others are those of installed fonts, of which the used letters
/// are embedded.
///
/// # Errors
///
/// Where the drawing cannot be read back, or an installed font cannot be embedded.
pub fn render(scene: &Scene, options: &SvgOptions) -> Result<Vec<u8>, ExportError> {
    let (page, drawing) = svg::drawing(scene, options);
    let tree = tree_of(&drawing)?;
    let size = Size::from_wh(page.width() * POINTS, page.height() * POINTS);
    let size = size.ok_or(ExportError::NoSize)?;
    let mut document = Document::new_with(SerializeSettings::default());
    let title = options.title.clone().unwrap_or_else(|| "Relationship map".to_owned());
    // No date: the same map gives the same file.
    document.set_metadata(Metadata::new().title(title).creator("Entente".to_owned()));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    if drawn.is_none() {
        return Err(ExportError::Pdf("the drawing could not be placed on the page".to_owned()));
    }
    document.finish().map_err(|error| ExportError::Pdf(format!("{error:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{SceneOptions, fixture, picture_of};

    #[test]
    fn the_same_picture_gives_the_same_pdf() {
        let scene = picture_of(&fixture::small(), &SceneOptions::default());
        let one = render(&scene, &SvgOptions::default()).unwrap();
        assert!(one.starts_with(b"%PDF-1."));
        assert_eq!(one, render(&scene, &SvgOptions::default()).unwrap());
        let larger = picture_of(&fixture::week(), &SceneOptions::default());
        assert!(render(&larger, &SvgOptions::default()).unwrap().len() > one.len());
    }

    #[test]
    fn an_empty_map_is_a_small_page() {
        let scene = picture_of(&crate::map::RelationshipMap::default(), &SceneOptions::default());
        assert!(render(&scene, &SvgOptions::default()).is_ok());
    }
}

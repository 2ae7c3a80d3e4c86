//! Map or scene → bytes, one format in each file. Writes no file: [`crate::io`] does.

mod claims;
mod data;
pub mod fonts;
mod format;
pub mod html;
mod json;
mod page;
pub mod pdf;
mod places;
pub mod png;
mod settings;
pub mod svg;
mod table;

pub use claims::claim_names;
pub use data::{DataFile, Notes, data};
pub use format::Format;
pub use json::json;
pub use png::PngOptions;
pub use settings::{Letters, PictureSettings};
pub use svg::SvgOptions;
pub use table::{Row, Sorting, Table, TableKind};

use crate::map::{RelationshipMap, Shown};
use crate::scene::Scene;

/// The line below a picture that says where it comes from: "Entente · 2 articles: a.txt, b.txt".
pub fn source_line(map: &RelationshipMap) -> String {
    let names: Vec<&str> = map.articles().iter().map(|article| article.label()).collect();
    let articles = if names.len() == 1 { "article" } else { "articles" };
    format!("Entente · {} {articles}: {}", names.len(), names.join(", "))
}

/// The same for what is shown of a map, and how much of it that is: a part must not pass for the
/// whole.
pub fn foot_line(shown: &Shown) -> String {
    share_line(shown).unwrap_or_else(|| source_line(&shown.map))
}

/// Where a part of a map comes from, and how much of it that is: "Entente · 1 article: a.txt ·
/// Filtered: 12 of 45 actors, 30 of 98 links". Nothing for all of a map.
pub fn share_line(shown: &Shown) -> Option<String> {
    let (actors, links) = (shown.map.n_actors(), shown.map.n_links());
    (!shown.is_all()).then(|| {
        format!(
            "{} · Filtered: {} of {actors} actors, {} of {links} links",
            source_line(&shown.map),
            shown.actors.len(),
            shown.links.len(),
        )
    })
}

/// A picture in one of the formats for pictures, as the settings have it. `source` is the line at
/// its foot.
///
/// # Errors
///
/// Where an image is too large, or the drawing cannot be made.
pub fn picture(
    scene: &Scene,
    format: Format,
    settings: &PictureSettings,
    source: Option<String>,
) -> Result<Vec<u8>, ExportError> {
    let PictureSettings { width, transparent, legend, letters, .. } = *settings;
    let title = settings.title();
    if format == Format::Png {
        let width = Some(width);
        let scaled = PngOptions::default();
        let options = PngOptions { width, transparent, legend, title, source, ..scaled };
        return png::render(scene, &options);
    }
    let options = SvgOptions { legend, title, source, transparent, parts: false };
    match format {
        Format::Pdf => pdf::render(scene, &options),
        _ if letters == Letters::Shapes => Ok(svg::outlined(scene, &options)?.into_bytes()),
        _ => Ok(svg::render(scene, &options).into_bytes()),
    }
}

/// Why a picture could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The image has no width or no height.
    #[error("An image needs a width and a height of at least one pixel")]
    NoSize,
    /// The image is larger than this program draws.
    #[error(
        "An image of {width} × {height} pixels is too large: {} pixels a side is the most",
        png::LARGEST_SIDE
    )]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// There is not enough memory.
    #[error("There is not enough memory for an image of {width} × {height} pixels")]
    Memory {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// The drawing could not be read back.
    #[error("The picture could not be drawn: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// The drawing could not become a PDF.
    #[error("The PDF could not be written: {0}")]
    Pdf(String),
    /// The image could not be compressed.
    #[error("The image could not be written: {0}")]
    Encoding(#[from] ::png::EncodingError),
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{foot_line, share_line, source_line};
    use crate::entities::EntityKind;
    use crate::map::fixture::{Story, map};
    use crate::map::{Filter, Perspective, RelationshipMap, Shown};
    use crate::text::Article;

    #[test]
    fn a_part_says_that_it_is_one() {
        let map =
            Arc::new(map(&[Story::new("talks.txt").person("Ada Berg").country("Kenya", "KE")]));
        let all = Shown::new(&map, &Perspective::default());
        assert_eq!(share_line(&all), None);
        assert_eq!(foot_line(&all), "Entente · 1 article: talks.txt");
        let filter = Filter { without_kinds: [EntityKind::Person].into(), ..Filter::default() };
        let part = Shown::new(&map, &Perspective { filter, ..Perspective::default() });
        assert_eq!(
            foot_line(&part),
            "Entente · 1 article: talks.txt · Filtered: 1 of 2 actors, 0 of 0 links"
        );
    }

    #[test]
    fn the_source_line_counts_and_names_the_articles() {
        let article = |path: &str| Arc::new(Article::from_text(path, ""));
        let one = RelationshipMap::new(vec![article("news/talks.txt")]);
        assert_eq!(source_line(&one), "Entente · 1 article: talks.txt");
        let two = RelationshipMap::new(vec![article("a.txt"), article("b.txt")]);
        assert_eq!(source_line(&two), "Entente · 2 articles: a.txt, b.txt");
    }
}

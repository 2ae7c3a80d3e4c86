//! Map or scene → bytes, one format in each file. Writes no file: [`crate::io`] does.

pub mod fonts;
mod json;
mod page;
mod places;
pub mod png;
pub mod svg;

pub use json::json;
pub use png::PngOptions;
pub use svg::SvgOptions;

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
    /// The image could not be compressed.
    #[error("The image could not be written: {0}")]
    Encoding(#[from] ::png::EncodingError),
}

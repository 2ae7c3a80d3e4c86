//! How the user wants pictures of the map to be; kept in the project.

use crate::scene::Theme;

/// What the letters of an SVG are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// Text that can be searched and changed.
    #[default]
    Text,
    /// Shapes: equal on every machine.
    Shapes,
}

/// How pictures of the map are to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureSettings {
    /// Of a PNG, in pixels; the height follows from the map's shape.
    pub width: u32,
    /// Without the background.
    pub transparent: bool,
    /// With the legend below the map.
    pub legend: bool,
    /// Every line with the name that its claim has in dossiers and tables: "r12".
    pub numbered: bool,
    /// Of an SVG.
    pub letters: Letters,
    /// Above the map; nothing where it is empty.
    pub title: String,
    /// In which theme; nothing for that of the window.
    pub theme: Option<Theme>,
}

impl Default for PictureSettings {
    fn default() -> Self {
        Self {
            width: 3840,
            transparent: false,
            legend: true,
            numbered: false,
            letters: Letters::Text,
            title: String::new(),
            theme: None,
        }
    }
}

impl PictureSettings {
    /// Narrowest and widest picture, in pixels.
    pub const NARROWEST: u32 = 16;
    /// See [`Self::NARROWEST`].
    pub const WIDEST: u32 = crate::export::png::LARGEST_SIDE;

    /// The title, if there is to be one.
    pub fn title(&self) -> Option<String> {
        let title = self.title.trim();
        (!title.is_empty()).then(|| title.to_owned())
    }
}

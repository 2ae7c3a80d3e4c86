//! Colors and sizes of the picture: the only file with color values.

use crate::relations::Tone;
use crate::scene::item::{Item, Stroke};

/// A color with its opacity, in sRGB, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 0 unseen to 255 solid.
    pub a: u8,
}

impl std::fmt::Display for Color {
    /// As style sheets have it: `#rrggbb`, without the opacity.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

impl Color {
    /// A solid color from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same color, with its opacity multiplied by `opacity` (0 to 1).
    #[must_use]
    pub fn faded(self, opacity: f32) -> Self {
        Self { a: (f32::from(self.a) * opacity + 0.5) as u8, ..self }
    }

    /// The solid color that `share` (0 to 1) of this and the rest of `other` mix to.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share) + 0.5) as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: 255 }
    }
}

/// Sizes of nodes and words, in scene units.
pub(crate) mod size {
    /// A country with people or many links.
    pub(crate) const COUNTRY_RADIUS: f32 = 30.0;
    /// A country on the edge of things.
    pub(crate) const SMALL_COUNTRY_RADIUS: f32 = 22.0;
    /// The ring of paper between a flag and its outline.
    pub(crate) const FLAG_RIM: f32 = 2.5;
    /// Letters of a country's name.
    pub(crate) const COUNTRY_NAME: f32 = 15.5;
    /// Letters of a small country's name.
    pub(crate) const SMALL_COUNTRY_NAME: f32 = 13.0;
    /// The widest a country's name gets before it breaks.
    pub(crate) const COUNTRY_WORDS_WIDTH: f32 = 150.0;
    /// Letters of a person's name.
    pub(crate) const PERSON_NAME: f32 = 12.5;
    /// Letters of an office.
    pub(crate) const OFFICE: f32 = 10.5;
    /// The widest a card's words get before they break.
    pub(crate) const CARD_WORDS_WIDTH: f32 = 150.0;
    /// The disk with the silhouette.
    pub(crate) const AVATAR_RADIUS: f32 = 12.5;
    /// Between a card's rim and what is in it.
    pub(crate) const CARD_PADDING: f32 = 4.0;
    /// Between the silhouette and the words.
    pub(crate) const CARD_GAP: f32 = 6.0;
    /// The rounding of a card.
    pub(crate) const CARD_CORNER: f32 = 9.0;
    /// The small flag on a card or an institution.
    pub(crate) const BADGE_RADIUS: f32 = 6.5;
    /// An organization that others belong to.
    pub(crate) const HUB_RADIUS: f32 = 24.0;
    /// Any other organization.
    pub(crate) const ORGANIZATION_RADIUS: f32 = 18.0;
    /// An event.
    pub(crate) const EVENT_RADIUS: f32 = 19.0;
    /// The head of a place's pin.
    pub(crate) const PIN_RADIUS: f32 = 10.0;
    /// The point of a pin, below its placement.
    pub(crate) const PIN_DROP: f32 = 14.0;
    /// Letters of other names.
    pub(crate) const NAME: f32 = 12.0;
    /// The widest other names get before they break.
    pub(crate) const WORDS_WIDTH: f32 = 125.0;
    /// Words on lines.
    pub(crate) const EDGE_WORDS: f32 = 10.0;
    /// Between a shape and the words under it.
    pub(crate) const WORDS_GAP: f32 = 3.0;
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Dark ink on paper.
    #[default]
    Light,
    /// Light ink on slate.
    Dark,
    /// Black ink on white, nothing pale: for weak eyes and bright rooms.
    HighContrast,
    /// For paper: no tinted page, and lines that stay apart in gray.
    Print,
}

impl Theme {
    /// All of them, with the words for them.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Light, "Light"),
        (Self::Dark, "Dark"),
        (Self::HighContrast, "High contrast"),
        (Self::Print, "Paper"),
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high_contrast",
            Self::Print => "print",
        }
    }
}

/// The colors of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color,
    /// Names.
    pub ink: Color,
    /// Offices, words on lines, the legend.
    pub muted: Color,
    /// Cards and the inside of shapes.
    pub surface: Color,
    /// Thin outlines of cards and flags.
    pub outline: Color,
    /// Regions around a country and its people.
    pub region: Color,
    /// Their outline.
    pub region_outline: Color,
    /// The person's silhouette.
    pub person: Color,
    /// Organizations.
    pub organization: Color,
    /// Events.
    pub event: Color,
    /// Places.
    pub place: Color,
    /// Countries without a flag.
    pub country: Color,
    /// Working together.
    pub cooperation: Color,
    /// At odds.
    pub conflict: Color,
    /// A lasting state.
    pub tie: Color,
    /// Neither.
    pub neutral: Color,
    /// The ring around what is selected.
    pub accent: Color,
}

impl Theme {
    /// Its colors. Tones differ in lightness as well as hue, and keep apart under the common kinds
    /// of color blindness (blue-teal, vermilion and violet after Okabe and Ito, 2008).
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &HIGH_CONTRAST,
            Self::Print => &PRINT,
        }
    }
}

impl Palette {
    /// The color of a line of that tone.
    pub fn tone(&self, tone: Tone) -> Color {
        match tone {
            Tone::Cooperation => self.cooperation,
            Tone::Conflict => self.conflict,
            Tone::Tie => self.tie,
            Tone::Neutral => self.neutral,
        }
    }
}

const LIGHT: Palette = Palette {
    background: Color::hex(0xFB_FA_F7),
    ink: Color::hex(0x1D_24_2E),
    muted: Color::hex(0x5E_67_73),
    surface: Color::hex(0xFF_FF_FF),
    outline: Color::hex(0xC9_CD_D2),
    region: Color::hex(0xEF_F1_F2),
    region_outline: Color::hex(0xE0_E4_E7),
    person: Color::hex(0x8A_95_A3),
    organization: Color::hex(0x46_5A_8C),
    event: Color::hex(0xA8_6F_0B),
    place: Color::hex(0x4F_7A_5A),
    country: Color::hex(0x6B_75_82),
    cooperation: Color::hex(0x00_7A_99),
    conflict: Color::hex(0xD1_49_0C),
    tie: Color::hex(0xA6_AD_B6),
    neutral: Color::hex(0x83_74_A6),
    accent: Color::hex(0x1F_6F_EB),
};

const DARK: Palette = Palette {
    background: Color::hex(0x15_18_1D),
    ink: Color::hex(0xEC_EE_F1),
    muted: Color::hex(0x9A_A4_B1),
    surface: Color::hex(0x22_27_2E),
    outline: Color::hex(0x46_4E_59),
    region: Color::hex(0x1D_22_29),
    region_outline: Color::hex(0x2D_34_3D),
    person: Color::hex(0x7E_8A_99),
    organization: Color::hex(0x8F_A6_DE),
    event: Color::hex(0xE0_AB_4C),
    place: Color::hex(0x86_B8_93),
    country: Color::hex(0x8B_95_A3),
    cooperation: Color::hex(0x3F_B4_CF),
    conflict: Color::hex(0xF0_79_43),
    tie: Color::hex(0x6A_73_7F),
    neutral: Color::hex(0xAE_9F_D6),
    accent: Color::hex(0x5C_9D_FF),
};

const HIGH_CONTRAST: Palette = Palette {
    background: Color::hex(0xFF_FF_FF),
    ink: Color::hex(0x00_00_00),
    muted: Color::hex(0x26_2B_33),
    surface: Color::hex(0xFF_FF_FF),
    outline: Color::hex(0x3A_40_4A),
    region: Color::hex(0xF2_F3_F5),
    region_outline: Color::hex(0x6A_72_7E),
    person: Color::hex(0x2F_37_42),
    organization: Color::hex(0x1E_2F_5E),
    event: Color::hex(0x6B_43_00),
    place: Color::hex(0x1F_4D_2C),
    country: Color::hex(0x2F_37_42),
    cooperation: Color::hex(0x00_4F_6B),
    conflict: Color::hex(0xA3_1F_00),
    tie: Color::hex(0x4A_51_5C),
    neutral: Color::hex(0x4B_2E_83),
    accent: Color::hex(0x00_3F_B5),
};

const PRINT: Palette = Palette {
    background: Color::hex(0xFF_FF_FF),
    ink: Color::hex(0x11_14_19),
    muted: Color::hex(0x45_4C_57),
    surface: Color::hex(0xFF_FF_FF),
    outline: Color::hex(0x9A_A0_A8),
    region: Color::hex(0xF6_F6_F6),
    region_outline: Color::hex(0xC4_C8_CD),
    // Of different lightness, so that a gray printer tells them apart as well.
    cooperation: Color::hex(0x00_6B_8A),
    conflict: Color::hex(0xB0_33_00),
    tie: Color::hex(0x8C_93_9C),
    neutral: Color::hex(0x7D_6B_A8),
    ..LIGHT
};

/// Share of the background in what is faded.
const FADING: f32 = 0.72;

/// Makes an item recede towards the background. It stays opaque, so that lines do not shine through.
pub(crate) fn fade(item: &mut Item, background: Color) {
    let recede = |color: &mut Color| {
        *color = Color { a: color.a, ..color.mixed(background, 1.0 - FADING) };
    };
    let outline = |stroke: &mut Option<Stroke>| {
        if let Some(stroke) = stroke {
            recede(&mut stroke.color);
        }
    };
    match item {
        Item::Curve { stroke, .. } | Item::Line { stroke, .. } => recede(&mut stroke.color),
        Item::Polygon { fill, stroke, .. }
        | Item::Circle { fill, stroke, .. }
        | Item::RoundedRect { fill, stroke, .. } => {
            if let Some(fill) = fill {
                recede(fill);
            }
            outline(stroke);
        }
        Item::Flag { opacity, .. } => *opacity *= 1.0 - FADING,
        Item::Text(text) => recede(&mut text.color),
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Theme};

    /// How bright a color is (relative luminance, WCAG 2.1).
    fn luminance(color: Color) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
    }

    fn contrast(one: Color, two: Color) -> f32 {
        let (one, two) = (luminance(one) + 0.05, luminance(two) + 0.05);
        one.max(two) / one.min(two)
    }

    #[test]
    fn words_are_legible_in_every_theme_and_more_so_in_high_contrast() {
        for (theme, name) in Theme::ALL {
            let p = theme.palette();
            let least: f32 = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
            for ground in [p.background, p.surface, p.region] {
                assert!(contrast(p.ink, ground) >= least.max(7.0), "{name}");
                assert!(
                    contrast(p.muted, ground) >= least,
                    "{name}: {}",
                    contrast(p.muted, ground)
                );
            }
        }
        let p = Theme::HighContrast.palette();
        for line in [p.cooperation, p.conflict, p.tie, p.neutral, p.accent] {
            assert!(contrast(line, p.background) >= 7.0, "{line:?}");
        }
    }
}

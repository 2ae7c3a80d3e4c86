//! Colors and sizes of the picture: the only file with color values.

use crate::relations::Tone;

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

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Dark ink on paper.
    #[default]
    Light,
    /// Light ink on slate.
    Dark,
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
    region: Color::hex(0x1B_1F_25),
    region_outline: Color::hex(0x2A_30_38),
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

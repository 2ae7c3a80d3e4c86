//! How wide words are, from the bundled font, so that the picture is the same on every machine.
//!
//! No kerning: a line is never wider than measured by more than a hair. Letters that the font
//! lacks are drawn from an installed font by the exports, so their width is an estimate.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::scene::item::Weight;

/// Noto Sans for Latin, Greek and Cyrillic scripts, weight 400. SIL Open Font License 1.1.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// The same, weight 600.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf");
/// The same, weight 700.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// The family's name, as style sheets spell it.
pub const FAMILY: &str = "Noto Sans";

/// Height of the font above the baseline, in ems (`hhea` of all three files).
const ASCENT: f32 = 1.069;
/// Depth of the font below the baseline, in ems.
const DESCENT: f32 = 0.293;
/// Height of a capital letter, in ems.
const CAP_HEIGHT: f32 = 0.714;

impl Weight {
    /// The bundled font file of that weight.
    pub fn font(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::SemiBold => SEMI_BOLD,
            Self::Bold => BOLD,
        }
    }
}

/// Letters before this one are looked up in the font once for all.
const TABLED: usize = 0x600;

/// For each weight and letter how wide it is, in units of the font; nothing for those it lacks.
static ADVANCES: LazyLock<BTreeMap<Weight, Vec<Option<f32>>>> = LazyLock::new(|| {
    let of_weight = |&weight: &Weight| {
        let Ok(font) = FontRef::new(weight.font()) else { return (weight, Vec::new()) };
        let charmap = font.charmap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = |c: u32| {
            let glyph = charmap.map(char::from_u32(c)?)?;
            Some(metrics.advance_width(glyph).unwrap_or_default())
        };
        (weight, (0..TABLED as u32).map(advance).collect())
    };
    Weight::ALL.iter().map(of_weight).collect()
});

/// Width of a line of text set in letters of that size, in the same unit as `size`.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    if text.chars().all(|c| (c as usize) < TABLED)
        && let Some(advances) = ADVANCES.get(&weight)
    {
        let advance = |c: char| {
            let known = advances.get(c as usize).copied().flatten();
            known.unwrap_or_else(|| estimated_em(c) * UNITS_PER_EM)
        };
        return text.chars().map(advance).sum::<f32>() * size / UNITS_PER_EM;
    }
    let Ok(font) = FontRef::new(weight.font()) else {
        debug_assert!(false, "the bundled font cannot be read");
        return text.chars().map(estimated_em).sum::<f32>() * size;
    };
    let charmap = font.charmap();
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let units: f32 = text
        .chars()
        .map(|c| match charmap.map(c) {
            Some(glyph) => metrics.advance_width(glyph).unwrap_or_default(),
            None => estimated_em(c) * UNITS_PER_EM,
        })
        .sum();
    units * size / UNITS_PER_EM
}

/// Whether the bundled font can draw every letter of the text.
pub fn covers(text: &str) -> bool {
    let Ok(font) = FontRef::new(REGULAR) else { return false };
    let charmap = font.charmap();
    text.chars().all(|c| charmap.map(c).is_some())
}

/// Height above the baseline of letters of that size.
pub fn ascent(size: f32) -> f32 {
    ASCENT * size
}

/// Height of a capital letter of that size.
pub fn cap_height(size: f32) -> f32 {
    CAP_HEIGHT * size
}

/// Height of a line of letters of that size, from ascent to descent.
pub fn line_height(size: f32) -> f32 {
    (ASCENT + DESCENT) * size
}

/// Design units per em of the bundled fonts.
const UNITS_PER_EM: f32 = 1000.0;

/// Estimated width of a letter that the bundled font lacks, in ems.
fn estimated_em(c: char) -> f32 {
    match u32::from(c) {
        // Combining marks and format characters.
        0x0300..=0x036F | 0x0591..=0x05BD | 0x064B..=0x065F | 0x200B..=0x200F | 0xFE00..=0xFE0F => {
            0.0
        }
        // Hangul, kana, Han, full-width forms, pictographs: square by design.
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F000..=0x3FFFF => 1.0,
        // Arabic letters join and are narrow.
        0x0600..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => 0.5,
        // Hebrew, Indic and others: between a narrow and a wide Latin letter.
        _ => 0.65,
    }
}

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider as _};

    use super::{ASCENT, CAP_HEIGHT, DESCENT, UNITS_PER_EM, covers, width};
    use crate::scene::item::Weight;

    #[test]
    fn the_constants_are_those_of_the_bundled_fonts() {
        for weight in Weight::ALL {
            let font = FontRef::new(weight.font()).unwrap();
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            assert!((metrics.ascent - ASCENT * UNITS_PER_EM).abs() < 0.5);
            assert!((metrics.descent + DESCENT * UNITS_PER_EM).abs() < 0.5);
            assert!((metrics.cap_height.unwrap() - CAP_HEIGHT * UNITS_PER_EM).abs() < 0.5);
            assert!((f32::from(metrics.units_per_em) - UNITS_PER_EM).abs() < 0.5);
        }
    }

    #[test]
    fn bold_is_wider_and_width_grows_with_size() {
        let regular = width("Foreign Minister", 12.0, Weight::Regular);
        assert!(width("Foreign Minister", 12.0, Weight::Bold) > regular);
        assert!((width("Foreign Minister", 24.0, Weight::Regular) - 2.0 * regular).abs() < 0.01);
    }

    #[test]
    fn han_and_hangul_are_one_em_wide() {
        assert!((width("岩屋한국", 10.0, Weight::Regular) - 40.0).abs() < 0.01);
        assert!(!covers("岩屋"));
    }

    #[test]
    fn latin_greek_cyrillic_and_vietnamese_are_bundled() {
        assert!(covers("Łódź Škoda Þór Erdoğan Αθήνα Володимир Đặng Thị — “quote” ’ … · €"));
    }
}

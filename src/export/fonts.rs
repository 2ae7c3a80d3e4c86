//! Fonts for drawing text: the bundled one, and installed ones for scripts that it lacks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Style};
use skrifa::{FontRef, MetadataProvider as _};

use crate::scene::Weight;

/// Installed families to prefer for a range of characters, best first; then any that has them.
const PREFERRED: &[(std::ops::RangeInclusive<u32>, &[&str])] = &[
    (0x0590..=0x05FF, &["Noto Sans Hebrew", "Arial", "Arial Hebrew", "DejaVu Sans"]),
    (
        0x0600..=0x08FF,
        &["Noto Sans Arabic", "Noto Naskh Arabic", "Noto Kufi Arabic", "Segoe UI", "Geeza Pro"],
    ),
    (0x0900..=0x097F, &["Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari"]),
    (0x0980..=0x09FF, &["Noto Sans Bengali", "Nirmala UI"]),
    (0x0E00..=0x0E7F, &["Noto Sans Thai", "Leelawadee UI", "Thonburi"]),
    (0x10A0..=0x10FF, &["Noto Sans Georgian", "Sylfaen"]),
    (0x1100..=0x11FF, HANGUL),
    (0x2E80..=0x312F, HAN),
    (0x3130..=0x318F, HANGUL),
    (0x3190..=0x9FFF, HAN),
    (0xA960..=0xA97F, HANGUL),
    (0xAC00..=0xD7FF, HANGUL),
    (0xF900..=0xFFEF, HAN),
    (0x20000..=0x3FFFF, HAN),
];
const HANGUL: &[&str] =
    &["Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"];
const HAN: &[&str] = &[
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Noto Sans CJK SC",
    "Source Han Sans",
    "Yu Gothic",
    "Hiragino Sans",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
];

/// A database of the bundled fonts only.
pub(crate) fn bundled() -> Database {
    let mut database = Database::new();
    for weight in Weight::ALL {
        database.load_font_source(Source::Binary(Arc::new(weight.font())));
    }
    database
}

/// Draws all text in the bundled font, and looks for installed ones only when a character is
/// missing from it: reading what is installed takes longer than drawing a small map.
pub(crate) fn resolver() -> FontResolver<'static> {
    let system = Mutex::new(System::default());
    FontResolver {
        select_font: Box::new(|font, database| {
            let bundled = database.faces().filter(|face| matches!(face.source, Source::Binary(_)));
            Some(nearest(bundled, font.weight())?.id)
        }),
        select_fallback: Box::new(move |c, used, database| {
            let mut system = system.lock().ok()?;
            if !system.loaded {
                Arc::make_mut(database).load_system_fonts();
                system.loaded = true;
            }
            let weight = used.first().and_then(|&id| database.face(id)).map_or(400, |f| f.weight.0);
            let key = (u32::from(c) >> 8, weight);
            if let Some(&id) = system.found.get(&key)
                && !used.contains(&id)
                && has_char(database, id, c)
            {
                return Some(id);
            }
            let id = fallback(c, weight, used, database)?;
            system.found.insert(key, id);
            Some(id)
        }),
    }
}

/// An installed font that has characters which the bundled one lacks.
#[derive(Clone, Debug)]
pub struct InstalledFont {
    /// Its PostScript name.
    pub name: String,
    /// The whole file.
    pub data: Vec<u8>,
    /// Which face of the file.
    pub index: u32,
}

/// As few installed fonts as have all of these characters, as far as any has them. Reads all that
/// is installed, which takes some tens of milliseconds.
pub fn installed_fonts_for(chars: &[char]) -> Vec<InstalledFont> {
    let mut database = Database::new();
    database.load_system_fonts();
    let mut chosen: Vec<ID> = Vec::new();
    for &c in chars {
        if !chosen.iter().any(|&id| has_char(&database, id, c)) {
            chosen.extend(fallback(c, 400, &[], &database));
        }
    }
    let font = |id: ID| {
        let name = database.face(id)?.post_script_name.clone();
        let (data, index) = database.with_face_data(id, |data, index| (data.to_vec(), index))?;
        Some(InstalledFont { name, data, index })
    };
    chosen.into_iter().filter_map(font).collect()
}

/// What is known of installed fonts.
#[derive(Default)]
struct System {
    loaded: bool,
    /// The last font found for characters with the same leading bits, in a weight.
    found: BTreeMap<(u32, u16), ID>,
}

/// The installed font for a character: of a preferred family if there is one, else the first in
/// the order of their names. Never slanted, of the nearest weight.
fn fallback(c: char, weight: u16, used: &[ID], database: &Database) -> Option<ID> {
    let code = u32::from(c);
    let preferred = PREFERRED.iter().find(|(range, _)| range.contains(&code));
    for name in preferred.map(|(_, names)| *names).unwrap_or_default() {
        let of_family = database.faces().filter(|face| {
            !used.contains(&face.id) && face.families.iter().any(|(family, _)| family == name)
        });
        if let Some(face) = nearest(of_family, weight)
            && has_char(database, face.id, c)
        {
            return Some(face.id);
        }
    }
    let mut others: Vec<&FaceInfo> = database
        .faces()
        .filter(|face| face.style == Style::Normal && !used.contains(&face.id))
        .collect();
    // The order of the database is that of the disk.
    others.sort_by_key(|face| {
        (face.monospaced, face.weight.0.abs_diff(weight), &face.post_script_name, face.index)
    });
    others.iter().find(|face| has_char(database, face.id, c)).map(|face| face.id)
}

/// The upright face nearest in weight; of equals the one first by name.
fn nearest<'a>(faces: impl Iterator<Item = &'a FaceInfo>, weight: u16) -> Option<&'a FaceInfo> {
    faces
        .filter(|face| face.style == Style::Normal)
        .min_by_key(|face| (face.weight.0.abs_diff(weight), face.post_script_name.clone()))
}

fn has_char(database: &Database, id: ID, c: char) -> bool {
    let found = database.with_face_data(id, |data, index| {
        FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map(c).is_some())
    });
    found == Some(true)
}

//! Getting the picture out of the window.

use egui::{Key, Modifiers};
use entente::ui::dialogs::Answer;

use super::{Scripted, Window};

/// A window with the samples, and the export's settings open.
fn exporting(dialogs: Scripted) -> Window {
    let mut window = Window::with_dialogs(dialogs);
    window.click("Try the sample");
    window.press(Modifiers::COMMAND, Key::E);
    window
}

#[test]
fn a_png_of_the_chosen_width_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map");
    let dialogs = Scripted { picture: Answer::Chosen(path), ..Scripted::default() };
    let mut window = exporting(dialogs);
    window.click("Screen");
    window.click("Save…");
    let bytes = std::fs::read(folder.path().join("map.png")).unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(bytes[16..20].try_into().unwrap()), 1920);
    assert!(window.shows("Map saved"));
    assert!(!window.shows("Export map"), "the dialog is closed");
}

#[test]
fn an_svg_has_its_names_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let dialogs = Scripted { picture: Answer::Unavailable, ..Scripted::default() };
    let mut window = exporting(dialogs);
    window.click("SVG drawing");
    window.click("Save…");
    assert!(window.shows_words("This system has no file dialog"));
    window.type_into("Save to", path.to_str().unwrap());
    window.click("Save");
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"));
    assert!(svg.contains("Hana Moriyama"));
}

#[test]
fn a_picture_can_name_its_claims_as_the_dossier_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map");
    let dialogs = Scripted { picture: Answer::Chosen(path.clone()), ..Scripted::default() };
    let mut window = exporting(dialogs);
    window.click("SVG drawing");
    window.click("Numbered");
    window.click("Save…");
    let picture = std::fs::read_to_string(path.with_extension("svg")).unwrap();

    window.press(Modifiers::COMMAND, Key::E);
    window.click("Dossier (Markdown)");
    window.click("Save…");
    let dossier = std::fs::read_to_string(path.with_extension("md")).unwrap();
    let named = dossier.lines().filter_map(|line| line.strip_prefix("[^")?.split(']').next());
    let unnamed: Vec<&str> = named
        .filter(|name| !picture.contains(&format!(" {name}</text>")))
        .filter(|name| !picture.contains(&format!(">{name}</text>")))
        .collect();
    assert_eq!(unnamed, [""; 0]);
}

#[test]
fn a_picture_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no/such/folder/map.png");
    let dialogs = Scripted { picture: Answer::Chosen(path), ..Scripted::default() };
    let mut window = exporting(dialogs);
    window.click("Screen");
    window.click("Save…");
    assert!(window.shows("The map could not be saved"));
}

#[test]
fn the_map_goes_to_other_programs_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map");
    let dialogs = Scripted { picture: Answer::Chosen(path), ..Scripted::default() };
    let mut window = exporting(dialogs);
    window.click("CSV tables");
    assert!(!window.shows("Transparent"), "tables have no background");
    window.click("Save…");
    assert!(window.shows("Map saved"));
    let edges = std::fs::read_to_string(folder.path().join("map-edges.csv")).unwrap();
    assert!(edges.contains("Hana Moriyama"));
    assert!(folder.path().join("map-evidence.csv").exists());
}

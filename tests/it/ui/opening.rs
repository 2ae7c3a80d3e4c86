//! Getting articles into the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{DroppedFile, Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use entente::ui::dialogs::Answer;

use super::{Scripted, Window};

const MEETING: &str =
    "Japanese Foreign Minister Hana Moriyama met South Korean President Yang Min-kyu in Seoul.";

fn write(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_empty_window_says_how_to_begin() {
    let window = Window::new();
    for label in ["Open articles…", "Try the sample", "Menu", "Keys and help"] {
        assert!(window.shows(label), "{label}");
    }
    assert!(window.shows_words("draws who relates to whom"));
    assert!(window.shows_words("Nothing leaves this machine"));
    assert_eq!(window.repaint_delay(), Duration::MAX);
}

#[test]
fn the_sample_opens_three_articles_on_one_map() {
    let window = Window::with_samples();
    assert_eq!(window.app().session().project().articles.len(), 3);
    for node in ["Node Japan", "Node South Korea", "Node United States", "Node Hana Moriyama"] {
        assert!(window.shows(node), "{node}");
    }
    assert!(window.app().session().failures().is_empty());
}

#[test]
fn an_idle_window_draws_no_frames() {
    let window = Window::with_samples();
    assert_eq!(window.repaint_delay(), Duration::MAX);
}

#[test]
fn files_chosen_in_the_dialog_open_and_a_bad_one_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let paths = vec![
        write(&folder, "good.txt", MEETING.as_bytes()),
        write(&folder, "empty.txt", b""),
        folder.path().join("missing.txt"),
        write(&folder, "more.md", b"# News\n\nFrance criticized Russia on Monday."),
    ];
    let dialogs = Scripted { articles: Answer::Chosen(paths), ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.press(Modifiers::COMMAND, Key::O);
    assert_eq!(window.app().session().project().articles.len(), 2, "{:?}", {
        window.app().session().failures()
    });
    assert!(window.shows("2 files could not be read"));
    assert!(window.shows("empty.txt") && window.shows_words("The file is empty."));
    assert!(window.shows("missing.txt") && window.shows_words("There is no such file."));
    assert!(window.shows("Node Japan") && window.shows("Node France"));
    window.click("Close the list of problems");
    assert!(!window.shows("2 files could not be read"));
}

#[test]
fn where_no_dialog_can_be_shown_a_path_can_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, "good.txt", MEETING.as_bytes());
    let dialogs = Scripted { articles: Answer::Unavailable, ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.press(Modifiers::COMMAND, Key::O);
    assert!(window.shows_words("This system has no file dialog"));
    window.type_into("Path", path.to_str().unwrap());
    window.click("Open");
    assert!(window.shows("Node Japan"));
    assert!(!window.shows_words("This system has no file dialog"));
}

#[test]
fn pasted_text_is_an_article() {
    let mut window = Window::new();
    window.harness.event(Event::Paste(MEETING.to_owned()));
    window.settle();
    assert!(window.shows("Pasted text 1"));
    assert!(window.shows("Node Hana Moriyama"));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("not asked".to_owned())
    }
}

#[test]
fn dropped_files_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, "dropped.txt", MEETING.as_bytes());
    let mut window = Window::new();
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    window.settle();
    assert!(window.shows("dropped.txt"));
    assert!(window.shows("Node Japan"));
}

#[test]
fn a_file_can_be_read_again_in_another_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Prime Minister Łukasz Żak of Poland met Japanese envoys. Żak thanked Japan.";
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode(text);
    let path = write(&folder, "polish.txt", &bytes);
    let dialogs = Scripted { articles: Answer::Chosen(vec![path]), ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.click("Open articles…");
    window.click("Details of polish.txt");
    for name in ["windows-1252", "windows-1250"] {
        if window.app().session().project().articles[0].article.encoding != name {
            window.harness.get_by_role(egui::accesskit::Role::ComboBox).click();
            window.settle();
            window.harness.get_by_role_and_label(egui::accesskit::Role::Button, name).click();
            window.settle();
        }
        let article = &window.app().session().project().articles[0].article;
        assert_eq!(article.encoding, name);
        assert_eq!(&*article.text == text, name == "windows-1250");
    }
    window.press(Modifiers::COMMAND, Key::Z);
    let article = &window.app().session().project().articles[0].article;
    assert_eq!(article.encoding, "windows-1252");
}

#[test]
fn the_encoding_is_shown_with_the_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, "a.txt", MEETING.as_bytes());
    let dialogs = Scripted { articles: Answer::Chosen(vec![path]), ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.click("Open articles…");
    window.click("Details of a.txt");
    let combo = window.harness.get_by_role(egui::accesskit::Role::ComboBox);
    assert_eq!(combo.value().as_deref(), Some("UTF-8"));
}

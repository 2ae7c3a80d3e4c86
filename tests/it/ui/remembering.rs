//! What the window still knows when it is opened the next time.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::{App as _, Storage};
use egui::{Key, Modifiers};
use entente::ui::dialogs::Answer;

use super::{Scripted, Window};

/// What eframe keeps in a file.
#[derive(Default)]
struct Kept(BTreeMap<String, String>);

impl Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

impl Window {
    fn remembered(&mut self) -> Kept {
        let mut kept = Kept::default();
        self.harness.state_mut().as_mut().unwrap().save(&mut kept);
        kept
    }

    fn restore(&mut self, kept: &Kept) {
        self.harness.state_mut().as_mut().unwrap().restore(kept);
        self.settle();
    }
}

#[test]
fn dialogs_begin_where_the_last_one_ended_after_another_start_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        folder.path().join(name)
    };
    let (texts, pictures) = (path("texts"), path("pictures"));
    std::fs::write(texts.join("a.txt"), "Ghana thanked Togo.").unwrap();
    let asked = Arc::default();
    let dialogs = || Scripted {
        articles: Answer::Chosen(vec![texts.join("a.txt")]),
        picture: Answer::Chosen(pictures.join("map.png")),
        asked: Arc::clone(&asked),
        ..Scripted::default()
    };
    let take = || std::mem::take(&mut *asked.lock().unwrap());

    let mut window = Window::with_dialogs(dialogs());
    window.click("Open articles…");
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Save…");
    assert_eq!(take(), ["open", "save map.png"]);
    let kept = window.remembered();

    let mut window = Window::with_dialogs(dialogs());
    window.settle();
    window.restore(&kept);
    window.click("Open articles…");
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Save…");
    let texts = texts.display();
    let pictures = pictures.display();
    assert_eq!(take(), [format!("open in {texts}"), format!("save map.png in {pictures}")]);
}

#[test]
fn a_legend_that_was_closed_stays_closed() {
    let mut window = Window::with_samples();
    assert!(window.shows("Hide the legend"));
    window.press(Modifiers::NONE, Key::L);
    assert!(window.shows("Show the legend"));
    let kept = window.remembered();

    let mut window = Window::with_samples();
    window.restore(&kept);
    assert!(window.shows("Show the legend"));
    window.restore(&Kept::default());
    assert!(window.shows("Hide the legend"), "nothing is known: as at the first start");
}

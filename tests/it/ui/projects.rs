//! Saving, opening and closing projects, and work that was left behind.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use entente::session::{FileCommand, Session};
use entente::ui::dialogs::Answer;
use entente::worker::WorkerConfig;

use super::{Scripted, Window};

fn close_requested(window: &mut Window) {
    let viewport = window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    window.harness.step();
}

fn viewport_commands(window: &Window) -> Vec<egui::ViewportCommand> {
    window.harness.output().viewport_output[&egui::ViewportId::ROOT].commands.clone()
}

#[test]
fn a_project_is_saved_by_key_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    // Without its ending, which the window adds.
    let path = folder.path().join("talks");
    let mut window = Window::with_dialogs(Scripted {
        file: Answer::Chosen(path.clone()),
        ..Scripted::default()
    });
    window.click("Try the sample");
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.shows("Project saved") && window.shows("talks"));
    let saved = path.with_extension("entente");

    let mut other = Window::with_dialogs(Scripted {
        file: Answer::Chosen(saved.clone()),
        ..Scripted::default()
    });
    other.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert_eq!(other.names(), window.names());
    assert_eq!(other.app().session().path(), Some(saved.as_path()));
    assert!(!other.app().session().is_modified());
}

#[test]
fn closing_with_unsaved_work_asks_and_closing_without_does_not() {
    let mut window = Window::with_samples();
    close_requested(&mut window);
    assert!(!window.shows_words("Save the changes"), "articles are opened again in a moment");
    let japan = window.actor("Japan").id;
    let at = window.position(japan);
    window.drag(at, at + egui::Vec2::new(40.0, 30.0));
    close_requested(&mut window);
    assert!(viewport_commands(&window).contains(&egui::ViewportCommand::CancelClose));
    window.harness.run();
    assert!(window.shows_words("Save the changes"));
    window.click("Cancel");
    assert!(!window.shows_words("Save the changes"));
    close_requested(&mut window);
    window.harness.run();
    window.harness.get_by_label("Don’t save").click();
    window.harness.step();
    window.harness.step();
    close_requested(&mut window);
    assert!(!viewport_commands(&window).contains(&egui::ViewportCommand::CancelClose));
}

#[test]
fn work_left_behind_is_offered_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut lost = Session::new(std::sync::Arc::new(|| {}), WorkerConfig::default());
    lost.keep_journal(folder.path().to_owned());
    lost.apply(FileCommand::Open(entente::session::samples::sources()).into());
    while lost.is_busy() {
        lost.tick();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    drop(lost);
    let mut window = Window::new();
    window.settle();
    window.harness.state_mut().as_mut().unwrap().keep_journal(folder.path().to_owned());
    window.settle();
    assert!(window.shows("Recover unsaved work?"));
    window.click("Recover");
    assert_eq!(window.app().session().project().articles.len(), 3);
    assert!(!window.shows("Recover unsaved work?"));
}

#[test]
fn the_title_tells_what_is_open_and_whether_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.entente");
    let mut window =
        Window::with_dialogs(Scripted { file: Answer::Chosen(path), ..Scripted::default() });
    window.click("Try the sample");
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.shows("talks"));
    let japan = window.actor("Japan").id;
    let at = window.position(japan);
    window.drag(at, at + egui::Vec2::new(40.0, 30.0));
    assert!(window.shows("talks •"));
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.shows("talks"));
}

//! By keyboard alone, and in other themes.

use egui::{Color32, Key, Modifiers};
use entente::map::ActorId;
use entente::scene::Hit;
use entente::ui::dialogs::Answer;

use super::{Scripted, Window};

fn selected(window: &Window) -> ActorId {
    match window.app().session().selected() {
        Some(Hit::Actor(id)) => id,
        other => panic!("{other:?} is no actor"),
    }
}

#[test]
fn arrow_keys_walk_from_actor_to_actor() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::ArrowRight);
    let first = selected(&window);
    let place = |window: &Window, id: ActorId| window.app().session().placement()[&id].pos;
    let mut walked = 0;
    for (key, forward, axis) in [
        (Key::ArrowLeft, -1.0, 0),
        (Key::ArrowRight, 1.0, 0),
        (Key::ArrowUp, -1.0, 1),
        (Key::ArrowDown, 1.0, 1),
    ] {
        let before = selected(&window);
        window.press(Modifiers::NONE, key);
        let after = selected(&window);
        if after != before {
            walked += 1;
            let step = place(&window, after) - place(&window, before);
            assert!(step[axis] * forward > 0.0, "{key:?} went {step:?}");
        }
    }
    assert!(walked >= 3, "from {first:?} one gets somewhere");
}

#[test]
fn high_contrast_is_chosen_by_name_and_left_again() {
    let mut window = Window::with_samples();
    for (query, ink) in
        [("high", Color32::BLACK), ("light th", Color32::from_rgb(0x1D, 0x24, 0x2E))]
    {
        window.press(Modifiers::COMMAND, Key::K);
        window.type_into("Find an action", query);
        window.settle();
        window.press(Modifiers::NONE, Key::Enter);
        let visuals = window.harness.ctx.global_style().visuals.clone();
        assert_eq!(visuals.widgets.noninteractive.fg_stroke.color, ink, "{query}");
    }
}

#[test]
fn a_picture_for_paper_has_a_white_ground() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let dialogs = Scripted { picture: Answer::Chosen(path.clone()), ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.click("Try the sample");
    window.press(Modifiers::COMMAND, Key::E);
    window.click("SVG drawing");
    window.click("Paper");
    window.click("Save…");
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains(r##"fill="#ffffff"/>"##), "{}", &svg[..200]);
}

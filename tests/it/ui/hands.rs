//! By keyboard alone, and in other themes.

use egui::{Color32, Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;
use entente::entities::EntityKind;
use entente::map::ActorId;
use entente::scene::{Arrangement, Hit};
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

fn drag_with(window: &mut Window, modifiers: Modifiers, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    window.harness.hover_at(from);
    window.harness.event_modifiers(button(from, true), modifiers);
    // Held for long without moving, it would be no click.
    let n_steps = if from == to { 0 } else { 4 };
    for step in 1..=n_steps {
        let pos = from + (to - from) * (step as f32 / 4.0);
        window.harness.event_modifiers(Event::PointerMoved(pos), modifiers);
    }
    window.harness.event_modifiers(button(to, false), modifiers);
    window.settle();
}

fn place(window: &Window, actor: ActorId) -> Pos2 {
    window.app().session().placement()[&actor].pos
}

#[test]
fn a_country_takes_its_people_along_unless_alt_is_held_and_undo_puts_all_back() {
    let mut window = Window::with_samples();
    let (japan, minister) = (window.actor("Japan").id, window.actor("Hana Moriyama").id);
    let before = (place(&window, japan), place(&window, minister));
    let from = window.position(japan);
    drag_with(&mut window, Modifiers::NONE, from, from + Vec2::new(60.0, 45.0));
    let by = place(&window, japan) - before.0;
    assert!(by.length() > 20.0);
    assert!((place(&window, minister) - before.1 - by).length() < 0.01);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((place(&window, japan), place(&window, minister)), before);

    let from = window.position(japan);
    drag_with(&mut window, Modifiers::ALT, from, from + Vec2::new(60.0, 45.0));
    assert_ne!(place(&window, japan), before.0);
    assert_eq!(place(&window, minister), before.1);
}

#[test]
fn selected_actors_are_pinned_moved_and_left_off_together() {
    let mut window = Window::with_samples();
    // On the left, where the panel that opens does not cover them.
    let map = &window.app().session().project().map;
    let mut people: Vec<ActorId> = map
        .actors()
        .filter(|actor| actor.kind == EntityKind::Person)
        .map(|actor| actor.id)
        .collect();
    people.sort_by(|&a, &b| window.position(a).x.total_cmp(&window.position(b).x));
    let (one, two) = (people[0], people[1]);
    let at = window.position(one);
    window.click_at(at);
    let at = window.position(two);
    drag_with(&mut window, Modifiers::COMMAND, at, at);
    let selected = window.app().session().selection().actors().clone();
    assert_eq!(selected, [one, two].into());

    window.press(Modifiers::NONE, Key::P);
    assert!(window.is_pinned(one) && window.is_pinned(two));
    let before = (place(&window, one), place(&window, two));
    let from = window.position(one);
    drag_with(&mut window, Modifiers::NONE, from, from + Vec2::new(30.0, 50.0));
    let by = place(&window, one) - before.0;
    assert!(by.length() > 10.0 && (place(&window, two) - before.1 - by).length() < 0.01);

    window.press(Modifiers::NONE, Key::H);
    let shown = |window: &Window| window.app().session().shown().actors.clone();
    assert!(shown(&window).is_disjoint(&selected));
    window.press(Modifiers::NONE, Key::X);
    assert!(shown(&window).is_superset(&selected));
}

#[test]
fn a_rectangle_selects_all_in_it() {
    let mut window = Window::with_samples();
    let nodes: Vec<Rect> =
        window.harness.query_all_by_label_contains("Node ").map(|node| node.rect()).collect();
    let all = nodes.iter().fold(Rect::NOTHING, |all, rect| all.union(*rect));
    let corner = all.left_top() - Vec2::splat(6.0);
    drag_with(&mut window, Modifiers::SHIFT, corner, all.center());
    let session = window.app().session();
    let n_selected = session.selection().actors().len();
    assert!(n_selected > 1 && n_selected < session.map().n_actors(), "{n_selected}");
    window.press(Modifiers::COMMAND, Key::A);
    let session = window.app().session();
    assert_eq!(session.selection().actors(), &session.shown().actors);
}

#[test]
fn arrangements_are_chosen_by_key_or_by_name_and_undone() {
    let mut window = Window::with_samples();
    let before = window.app().session().placement().clone();
    let arrangement = |window: &Window| window.app().session().project().arrangement;
    window.press(Modifiers::ALT, Key::Num3);
    assert_eq!(arrangement(&window), Arrangement::Columns);
    assert_ne!(*window.app().session().placement(), before);
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Find an action", "by days");
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(arrangement(&window), Arrangement::Timeline);
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(arrangement(&window), Arrangement::Groups);
    assert_eq!(*window.app().session().placement(), before);
}

//! What of the map is shown: filters, countries instead of officials, around somebody, the way
//! between two.

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;
use entente::map::{ActorId, Altitude, sentence};
use entente::relations::Tone;
use entente::scene::Hit;
use entente::ui::dialogs::Answer;

use super::{Scripted, Window};

const FILTERS: (Modifiers, Key) = (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);

fn positions(window: &Window) -> BTreeMap<ActorId, Pos2> {
    let shown = &window.app().session().shown().actors;
    shown.iter().map(|&id| (id, window.position(id))).collect()
}

/// How many actors and links are shown.
fn shown(window: &Window) -> (usize, usize) {
    let shown = window.app().session().shown();
    (shown.actors.len(), shown.links.len())
}

#[test]
fn an_unchecked_choice_leaves_the_map_and_moves_nothing_that_stays() {
    let mut window = Window::with_samples();
    let before = positions(&window);
    window.press(FILTERS.0, FILTERS.1);
    window.click("Show Conflict");
    let session = window.app().session();
    let (map, left) = (session.map(), &session.shown().links);
    assert!(left.len() < map.n_links());
    assert!(left.iter().all(|&id| map.link(id).unwrap().predicate.tone() != Tone::Conflict));
    let after = positions(&window);
    assert!(after.len() < before.len());
    assert!(after.iter().all(|(id, pos)| (*pos - before[id]).length() < 0.1));
    let words = format!("{} of {} actors", after.len(), before.len());
    assert!(window.shows_words(&words));
    window.click("Show all");
    assert_eq!(positions(&window), before);
}

#[test]
fn choices_combine_and_only_leaves_one_of_its_kind() {
    let mut window = Window::with_samples();
    window.press(FILTERS.0, FILTERS.1);
    let at = window.harness.get_by_label("Show Planned").rect().center();
    window.harness.hover_at(at);
    window.settle();
    window.click("Only Planned");
    let planned = shown(&window);
    window.click("Show Cooperation");
    let neither = shown(&window);
    assert!(neither.1 < planned.1 && planned.1 > 0, "{neither:?} {planned:?}");
    window.click("Clear filters");
    assert!(window.app().session().shown().is_all());
}

#[test]
fn a_day_is_typed_and_a_wrong_one_filters_nothing() {
    let mut window = Window::with_samples();
    window.press(FILTERS.0, FILTERS.1);
    window.type_into("Last day", "1950-01-01");
    window.settle();
    let undated = window.app().session().shown().counts.n_undated;
    assert_eq!(shown(&window).1, undated, "all links with a day are later");
    window.type_into("Last day", "nonsense");
    window.settle();
    assert!(window.app().session().shown().is_all());
}

#[test]
fn a_search_tells_what_the_filter_leaves_off_and_selecting_it_says_so() {
    let mut window = Window::with_samples();
    let moriyama = window.actor("Hana Moriyama").id;
    window.press(FILTERS.0, FILTERS.1);
    window.click("Show People");
    assert!(!window.shows("Node Hana Moriyama"));
    window.type_into("Find on the map", "moriyama");
    window.settle();
    assert!(window.shows_words("Found, but left off"));
    window.click("Hana Moriyama");
    assert_eq!(window.app().session().selected(), Some(Hit::Actor(moriyama)));
    assert!(window.shows_words("Not shown on the map now"));
    window.click("Show everything");
    assert!(window.app().session().shown().is_all());
}

#[test]
fn the_saved_picture_shows_what_the_screen_shows_and_says_how_much() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let dialogs = Scripted { picture: Answer::Chosen(path.clone()), ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.click("Try the sample");
    window.press(FILTERS.0, FILTERS.1);
    window.click("Show People");
    window.press(Modifiers::COMMAND, Key::E);
    window.click("SVG drawing");
    window.click("Save…");
    let svg = std::fs::read_to_string(&path).unwrap();
    let (n_actors, _) = shown(&window);
    assert!(!svg.contains(">Hana Moriyama<") && svg.contains("South Korea"));
    assert!(svg.contains(&format!("Filtered: {n_actors} of ")), "the source line tells");
    window.press(Modifiers::COMMAND, Key::E);
    window.click("JSON");
    window.click("Save…");
    let json = std::fs::read_to_string(&path).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["entities"].as_array().unwrap().len(), n_actors);
}

#[test]
fn one_key_shows_countries_and_each_of_their_links_opens_what_it_sums() {
    let mut window = Window::with_samples();
    let moriyama = window.actor("Hana Moriyama").id;
    let before = positions(&window);
    window.click_at(window.position(moriyama));
    window.press(Modifiers::NONE, Key::C);
    let japan = window.actor("Japan").id;
    assert!(window.shows("Node Japan") && !window.shows("Node Hana Moriyama"));
    assert_eq!(window.app().session().selected(), Some(Hit::Actor(japan)), "her country");
    let (label, first, quote) = {
        let session = window.app().session();
        let (map, whole) = (session.map(), &session.project().map);
        let is_sum = |id| whole.link(id).unwrap().source != map.link(id).unwrap().source;
        let id = session.shown().links.iter().copied().find(|&id| is_sum(id)).unwrap();
        let part = whole.link(session.shown().sums[&id][0]).unwrap();
        let evidence = &part.evidence[0];
        let quote = whole.quote(evidence.article, evidence.sentence).to_owned();
        (sentence(map, map.link(id).unwrap()), sentence(whole, part), quote)
    };
    window.harness.get_all_by_label(&format!("Link {label}")).next().unwrap().click_accesskit();
    window.settle();
    assert!(window.shows_words("Sums up") && window.shows(&first), "{first}");
    window.harness.get_all_by_label(&format!("Evidence {quote}")).next().unwrap().click();
    window.settle();
    assert!(window.app().session().reading().is_some());
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::C);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().session().perspective().altitude, Altitude::Officials);
    assert_eq!(positions(&window).len(), before.len());
}

#[test]
fn a_country_dragged_from_afar_leaves_the_officials_map_alone() {
    let mut window = Window::with_samples();
    let before = window.app().session().project().placement.clone();
    window.click("Look at countries");
    let japan = window.actor("Japan").id;
    let from = window.position(japan);
    window.drag(from, from + egui::Vec2::new(40.0, 30.0));
    assert!((window.position(japan) - from - egui::Vec2::new(40.0, 30.0)).length() < 2.0);
    assert_eq!(window.app().session().project().placement, before);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!((window.position(japan) - from).length() < 2.0);
}

#[test]
fn a_focus_shows_what_is_around_and_the_trail_leads_back() {
    let mut window = Window::with_samples();
    let all = shown(&window);
    let moriyama = window.actor("Hana Moriyama").id;
    window.click_at(window.position(moriyama));
    window.press(Modifiers::NONE, Key::N);
    let session = window.app().session();
    let near: Vec<ActorId> = session.shown().actors.iter().copied().collect();
    assert_eq!(near, session.map().within(moriyama, 1));
    window.press(Modifiers::NONE, Key::CloseBracket);
    assert!(shown(&window).0 > near.len());
    assert!(window.shows("2 steps"));
    let japan = window.actor("Japan").id;
    window.click_at(window.position(japan));
    window.click("Focus on it");
    assert_eq!(window.app().session().perspective().focus.unwrap().actor, japan);
    window.press(Modifiers::NONE, Key::Backspace);
    let focus = window.app().session().perspective().focus.unwrap();
    assert_eq!((focus.actor, focus.n_steps), (moriyama, 2));
    window.click("Whole map");
    assert_eq!(shown(&window), all);
}

#[test]
fn the_way_between_two_is_read_out() {
    let mut window = Window::with_samples();
    let from = window.actor("Hana Moriyama").id;
    let (to, steps) = {
        let session = window.app().session();
        let far = session.map().within(from, 2);
        let near = session.map().within(from, 1);
        let to = *far.iter().find(|id| !near.contains(id)).unwrap();
        let links = session.map().way(from, to, &session.shown().links).unwrap();
        let told = |id| sentence(session.map(), session.map().link(id).unwrap());
        (to, links.into_iter().map(|step| told(step[0])).collect::<Vec<_>>())
    };
    assert_eq!(steps.len(), 2);
    window.click_at(window.position(from));
    window.press(Modifiers::NONE, Key::W);
    assert!(window.shows_words("Click another actor"));
    window.press(Modifiers::NONE, Key::F);
    window.click_at(window.position(to));
    assert!(window.shows("Step 1") && window.shows("Step 2") && !window.shows("Step 3"));
    for told in &steps {
        assert!(window.shows(told), "{told}");
    }
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Step 1"), "Escape leaves the way");
}

#[test]
fn the_reader_says_which_sentences_gave_nothing_and_why() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Q);
    assert!(!window.shows_words("Gave nothing"), "no article is open");
    let article = window.app().session().project().articles[0].article.label().to_owned();
    window.click(&article);
    assert!(!window.shows_words("Gave nothing"), "only on demand");
    window.press(Modifiers::NONE, Key::Q);
    assert!(window.shows_words("Gave nothing: It speaks of"));
    window.press(Modifiers::NONE, Key::Q);
    assert!(!window.shows_words("Gave nothing"));
}

#[test]
fn a_window_without_room_draws_nothing_and_the_map_is_back_when_it_grows() {
    let mut window = Window::with_samples();
    for size in [egui::Vec2::ZERO, egui::vec2(1.0, 600.0), egui::vec2(800.0, 1.0)] {
        window.harness.set_size(size);
        window.settle();
    }
    window.harness.set_size(egui::vec2(1400.0, 900.0));
    window.settle();
    let room = egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(1400.0, 900.0));
    assert!(positions(&window).values().all(|pos| room.contains(*pos)));
}

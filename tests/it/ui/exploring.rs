//! Looking at the map: nodes, lines, evidence, the reader, the search.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use entente::map::sentence;
use entente::scene::Hit;

use super::Window;

#[test]
fn a_click_on_a_node_shows_all_about_it_and_moves_nothing() {
    let mut window = Window::with_samples();
    let moriyama = window.actor("Hana Moriyama").id;
    let before = window.app().session().project().placement.clone();
    window.click_at(window.position(moriyama));
    assert_eq!(window.app().session().selected(), Some(Hit::Actor(moriyama)));
    assert!(window.shows("Close the inspector"));
    assert!(window.shows("Foreign Minister of Japan"));
    assert_eq!(window.app().session().project().placement, before);
    assert!(!window.is_pinned(moriyama));
}

#[test]
fn an_office_leads_to_its_country() {
    let mut window = Window::with_samples();
    let moriyama = window.actor("Hana Moriyama").id;
    window.click_at(window.position(moriyama));
    window.click("Foreign Minister of Japan");
    assert_eq!(window.app().session().selected(), Some(Hit::Actor(window.actor("Japan").id)));
}

#[test]
fn a_dragged_node_stays_where_it_was_put_and_undo_puts_it_back() {
    let mut window = Window::with_samples();
    let minister = window.actor("Hana Moriyama").id;
    let others: Vec<_> = {
        let placement = &window.app().session().project().placement;
        placement.iter().filter(|(id, _)| **id != minister).map(|(id, p)| (*id, p.pos)).collect()
    };
    let from = window.position(minister);
    let to = from + Vec2::new(60.0, 45.0);
    window.drag(from, to);
    assert!((window.position(minister) - to).length() < 2.0, "{to} {}", window.position(minister));
    assert!(window.is_pinned(minister));
    let placement = &window.app().session().project().placement;
    assert!(others.iter().all(|(id, pos)| placement[id].pos == *pos));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!((window.position(minister) - from).length() < 2.0);
    assert!(!window.is_pinned(minister));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!((window.position(minister) - to).length() < 2.0);
}

#[test]
fn escape_during_a_drag_puts_the_node_back() {
    let mut window = Window::with_samples();
    let japan = window.actor("Japan").id;
    let from = window.position(japan);
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    window.harness.hover_at(from + Vec2::new(30.0, 0.0));
    window.harness.hover_at(from + Vec2::new(60.0, 0.0));
    window.harness.key_press(Key::Escape);
    window.harness.drop_at(from + Vec2::new(60.0, 0.0));
    window.settle();
    assert!((window.position(japan) - from).length() < 0.5);
    assert!(!window.is_pinned(japan));
}

#[test]
fn dragging_the_background_moves_the_map_and_no_node() {
    let mut window = Window::with_samples();
    let japan = window.actor("Japan").id;
    let before = window.position(japan);
    let placement = window.app().session().project().placement.clone();
    // The lower right corner of the map, left of its buttons.
    let empty = egui::pos2(1310.0, 880.0);
    window.drag(empty, empty - Vec2::new(40.0, 30.0));
    let moved = window.position(japan) - before;
    assert!((moved - Vec2::new(-40.0, -30.0)).length() < 2.0, "{moved}");
    assert_eq!(window.app().session().project().placement, placement);
}

#[test]
fn the_wheel_zooms_towards_the_pointer_and_f_fits_again() {
    let mut window = Window::with_samples();
    let (japan, korea) = (window.actor("Japan").id, window.actor("South Korea").id);
    let (at, other) = (window.position(japan), window.position(korea));
    window.harness.hover_at(at);
    window.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, 120.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    window.harness.run_steps(40);
    let spread = (window.position(korea) - window.position(japan)).length();
    assert!(spread > (other - at).length() * 1.1);
    assert!((window.position(japan) - at).length() < 3.0, "the point under the pointer stays");
    window.press(Modifiers::NONE, Key::F);
    assert!((window.position(japan) - at).length() < 3.0);
    assert!((window.position(korea) - other).length() < 3.0);

    window.press(Modifiers::NONE, Key::Num0);
    let spread = (window.position(korea) - window.position(japan)).length();
    let placement = &window.app().session().project().placement;
    let apart = (placement[&korea].pos - placement[&japan].pos).length();
    assert!((spread - apart).abs() < 1.0, "{spread} points for {apart} units: actual size");
}

#[test]
fn a_line_leads_to_its_evidence_and_that_to_the_article() {
    let mut window = Window::with_samples();
    let (id, words, quote) = {
        let link = window.some_link();
        let map = &window.app().session().project().map;
        let evidence = &link.evidence[0];
        let quote = map.quote(evidence.article, evidence.sentence).to_owned();
        (link.id, sentence(map, link), quote)
    };
    window.harness.get_by_label_contains(&format!("Link {words}")).click_accesskit();
    window.settle();
    assert_eq!(window.app().session().selected(), Some(Hit::Link(id)));
    assert!(window.shows(&words));
    window.click(&format!("Evidence {quote}"));
    let reading = window.app().session().reading().unwrap();
    let map = &window.app().session().project().map;
    assert_eq!(map.quote(reading.article, reading.focus.unwrap()), quote);
    assert!(window.shows("Close the reader"));
}

#[test]
fn a_click_on_a_line_selects_it() {
    let mut window = Window::with_samples();
    let id = window.some_link().id;
    let at = window.app().link_position(id).unwrap();
    window.click_at(at);
    assert!(matches!(window.app().session().selected(), Some(Hit::Link(_))));
}

#[test]
fn a_mention_in_the_reader_leads_back_to_the_node() {
    let mut window = Window::with_samples();
    let moriyama = window.actor("Hana Moriyama").id;
    let article = window.app().session().project().articles[0].article.label().to_owned();
    window.click(&article);
    let mention = "Hana Moriyama in the text: Hana Moriyama";
    window.harness.get_all_by_label(mention).next().unwrap().click();
    window.settle();
    assert_eq!(window.app().session().selected(), Some(Hit::Actor(moriyama)));
}

#[test]
fn the_search_finds_names_aliases_and_offices() {
    let mut window = Window::with_samples();
    for (query, name) in [
        ("moriyama", "Hana Moriyama"),
        ("tokyo", "Japan"),
        ("secretary of state", "Daniel Harlow"),
        ("japan foreign", "Hana Moriyama"),
    ] {
        window.press(Modifiers::COMMAND, Key::F);
        assert!(window.harness.get_by_label("Find on the map").is_focused());
        window.harness.get_by_label("Find on the map").type_text(query);
        window.settle();
        let wanted = window.actor(name).id;
        assert!(window.app().session().found().contains(&wanted), "{query}");
        window.press(Modifiers::NONE, Key::Enter);
        let first = window.app().session().found().first().map(|&id| Hit::Actor(id));
        assert_eq!(window.app().session().selected(), first, "{query}");
        window.click("Clear the search");
    }
}

#[test]
fn escape_closes_one_thing_after_the_other() {
    let mut window = Window::with_samples();
    let article = window.app().session().project().articles[0].article.label().to_owned();
    window.click(&article);
    window.click_at(window.position(window.actor("Japan").id));
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.shows("Keys and mouse"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Keys and mouse"));
    assert!(window.app().session().reading().is_some());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().session().reading().is_none());
    assert!(window.app().session().selected().is_some());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().session().selected().is_none());
}

#[test]
fn arranging_moves_what_is_not_pinned_and_can_be_undone() {
    let mut window = Window::with_samples();
    let japan = window.actor("Japan").id;
    let from = window.position(japan);
    window.drag(from, from + Vec2::new(80.0, 60.0));
    let before = window.app().session().project().placement.clone();
    window.press(Modifiers::NONE, Key::A);
    let after = window.app().session().project().placement.clone();
    assert_eq!(before[&japan], after[&japan]);
    assert_ne!(before, after);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().session().project().placement, before);
}

#[test]
fn removing_an_article_keeps_the_places_of_the_rest() {
    let mut window = Window::with_samples();
    let before = window.app().session().project().clone();
    window.click("Details of 01-seoul-visit.txt");
    window.click("Remove");
    let after = window.app().session().project().clone();
    assert_eq!(after.articles.len(), 2);
    let place = |project: &entente::project::Project, name: &str| {
        let actor = project.map.actors().find(|a| a.name == name)?.id;
        project.placement.get(&actor).map(|placed| placed.pos)
    };
    assert_eq!(place(&before, "South Korea"), place(&after, "South Korea"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().session().project().articles.len(), 3);
}

#[test]
fn a_dropped_node_is_never_shown_at_its_old_place_again() {
    let mut window = Window::with_samples();
    let japan = window.actor("Japan").id;
    let from = window.position(japan);
    let to = from + Vec2::new(60.0, 45.0);
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    window.harness.hover_at(from + Vec2::new(30.0, 20.0));
    window.harness.hover_at(to);
    window.harness.drop_at(to);
    for _ in 0..6 {
        window.harness.step();
        assert!((window.position(japan) - to).length() < 2.0);
    }
}

#[test]
fn the_legend_keeps_the_pointer_off_the_map_below() {
    let mut window = Window::with_samples();
    let before = window.position(window.actor("Japan").id);
    let legend = window.harness.get_by_label("Legend").rect().center();
    window.drag(legend, legend + Vec2::new(50.0, -80.0));
    assert!((window.position(window.actor("Japan").id) - before).length() < 0.5);
}

#[test]
fn keys_belong_to_an_open_menu() {
    let mut window = Window::with_samples();
    window.click_at(window.position(window.actor("Japan").id));
    let placement = window.app().session().project().placement.clone();
    window.click("Menu");
    assert!(window.shows_words("Unpin all"), "{:?}", window.harness);
    window.press(Modifiers::NONE, Key::A);
    assert_eq!(window.app().session().project().placement, placement, "no arranging");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows_words("Unpin all"), "the menu closes");
    assert!(window.app().session().selected().is_some(), "and nothing else");
}

#[test]
fn neighbors_stay_in_view_when_the_inspector_takes_room() {
    let mut window = Window::with_samples();
    // Who stands at the right would be covered by it.
    let rightmost = {
        let map = &window.app().session().project().map;
        let linked = map.actors().filter(|actor| !map.links_of(actor.id).is_empty());
        let x = |id| window.position(id).x;
        linked.map(|a| a.id).max_by(|a, b| x(*a).total_cmp(&x(*b))).unwrap()
    };
    window.click_at(window.position(rightmost));
    let inspector = window.harness.get_by_label("Close the inspector").rect().right() - 340.0;
    for near in window.app().session().project().map.within(rightmost, 1) {
        assert!(window.position(near).x < inspector);
    }
}

//! The sheets below the map, and the list of all actions.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use entente::map::{Changes, Matrix, lanes, sentence};
use entente::scene::Hit;
use entente::text::ArticleId;

use super::Window;

/// What the last frame put on the clipboard.
fn copied(window: &Window) -> Option<String> {
    let commands = &window.harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn the_table_of_actors_is_sorted_narrowed_and_copied() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Num1);
    let n_actors = window.app().session().map().n_actors();
    assert!(window.shows(&format!("{n_actors} rows")));
    window.click("Sort by Relations");
    window.click("Sort by Relations");
    window.type_into("Narrow the table down", "moriyama");
    window.settle();
    window.click("Row Hana Moriyama");
    let moriyama = window.actor("Hana Moriyama").id;
    assert_eq!(window.app().session().selected(), Some(Hit::Actor(moriyama)));
    window.harness.get_by_label("Copy table").click();
    window.harness.step();
    let mut text = copied(&window);
    for _ in 0..3 {
        if text.is_none() {
            window.harness.step();
            text = copied(&window);
        }
    }
    let text = text.expect("the table is on the clipboard");
    assert!(text.starts_with("Name\tKind\tOffice\t"), "{text}");
    assert!(text.contains("Hana Moriyama\tperson\tForeign Minister of Japan"), "{text}");
}

#[test]
fn a_table_has_what_the_filter_leaves_and_its_rows_lead_to_the_evidence() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Num2);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.click("Show Conflict");
    let session = window.app().session();
    assert!(window.shows(&format!("{} rows", session.shown().links.len())));
    let id = *session.shown().links.first().unwrap();
    let told = sentence(session.map(), session.map().link(id).unwrap());
    window.click(&format!("Row {told}"));
    assert_eq!(window.app().session().selected(), Some(Hit::Link(id)));
    assert!(window.shows_words("Evidence"));
    window.press(Modifiers::NONE, Key::Num2);
    assert!(!window.shows("Copy table"), "the same key closes it");
}

#[test]
fn the_news_of_the_last_article_are_told_and_those_of_another_on_demand() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Num3);
    let session = window.app().session();
    let map = session.map();
    let news = |article: u32| Changes::by(map, ArticleId(article));
    let (last, first) = (news(2), news(0));
    assert!(window.shows(&format!("New relations  {}", last.new_links.len())));
    assert_ne!(last.new_links.len(), first.new_links.len());
    let first = format!("New relations  {}", first.new_links.len());
    window.harness.get_by_value("03-honolulu-summit.txt").click();
    window.settle();
    window.harness.get_all_by_label("01-seoul-visit.txt").last().unwrap().click();
    window.settle();
    assert!(window.shows(&first), "{first}");
}

#[test]
fn a_range_dragged_over_the_timeline_filters_the_map_and_marks_open_links() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Num4);
    let session = window.app().session();
    let lane = &lanes(session.shown())[0];
    let name = session.map().actor(lane.actor).unwrap().name.clone();
    window.click(&format!("Lane {name}"));
    assert!(matches!(window.app().session().selected(), Some(Hit::Actor(_))));
    let days = window.harness.get_by_label("Days").rect();
    let from = days.left_center() + Vec2::new(0.1 * days.width(), 0.0);
    window.drag(from, from + Vec2::new(0.3 * days.width(), 0.0));
    let filter = window.app().session().perspective().filter.clone();
    assert!(filter.from.unwrap() < filter.to.unwrap());
    window.click("All days");
    assert!(window.app().session().shown().is_all());
}

#[test]
fn a_cell_of_the_matrix_opens_what_it_counts() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Num5);
    let (label, links) = {
        let session = window.app().session();
        let matrix = Matrix::new(session.shown(), 60);
        let name = |i: usize| session.map().actor(matrix.actors[i]).unwrap().name.clone();
        let (&(row, column), links) = matrix.cells.iter().next().unwrap();
        (format!("Cell {} to {}, {}", name(row), name(column), links.len()), links.clone())
    };
    window.click(&label);
    assert_eq!(window.app().session().selected(), Some(Hit::Link(links[0])));
}

#[test]
fn an_action_is_found_by_its_name_and_done_with_enter() {
    let mut window = Window::with_samples();
    window.press(Modifiers::COMMAND, Key::K);
    assert!(window.shows("Find an action") && window.shows("Do Fit to window"));
    window.harness.get_by_label("Find an action").type_text("matr");
    window.settle();
    assert!(!window.shows("Do Fit to window"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.shows("Find an action") && window.shows("Close the drawer"));
    window.press(Modifiers::COMMAND, Key::K);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Find an action"));
}

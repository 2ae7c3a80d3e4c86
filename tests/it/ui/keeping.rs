//! What is kept beside the map: views with a name, notes.

use egui::{Key, Modifiers};

use egui_kittest::kittest::Queryable as _;
use entente::entities::EntityKind;
use entente::map::Origin;
use entente::relations::Predicate;
use entente::scene::Hit;
use entente::session::{Reading, ViewCommand};

use entente::ui::dialogs::Answer;

use super::{Scripted, Window};

#[test]
fn a_view_is_saved_by_key_and_looked_through_from_the_bar() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::C);
    window.press(Modifiers::COMMAND, Key::D);
    window.type_into("Name of the view", "From afar");
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::NONE, Key::C);
    let altitude = |window: &Window| window.app().session().perspective().altitude;
    assert_eq!(altitude(&window), entente::map::Altitude::Officials);
    window.click("Views");
    window.click("Look through From afar");
    assert_eq!(altitude(&window), entente::map::Altitude::Countries);
    window.click("Views");
    window.click("Remove the view From afar");
    assert!(window.app().session().project().views.is_empty());
}

#[test]
fn a_note_on_a_sentence_is_written_in_the_reader_and_told_with_the_evidence() {
    let mut window = Window::with_samples();
    let link = window.select_link(Predicate::Criticizes);
    let sentence = {
        let map = &window.app().session().project().map;
        let evidence = &map.link(link).unwrap().evidence[0];
        map.quote(evidence.article, evidence.sentence).to_owned()
    };
    window.click(&format!("Evidence {sentence}"));
    window.click("Write a note on these words");
    window.type_into("Text of the note", "Who was in the room?");
    window.click("Save");
    assert!(window.shows("Note: Who was in the room?"), "the reader has it");
    assert!(window.shows_words("  Who was in the room?"), "and the inspector");
    let dossier = entente::export::data(
        window.app().session().map(),
        &[],
        window.app().session().notes(),
        entente::export::Format::Markdown,
    );
    assert!(String::from_utf8_lossy(&dossier[0].bytes).contains("Note: Who was in the room?"));
    window.harness.get_all_by_label("Note: Who was in the room?").next().unwrap().click();
    window.settle();
    window.click("Remove the note");
    assert!(window.app().session().project().notes.is_empty());
}

#[test]
fn words_that_are_no_name_are_said_to_be_none() {
    let mut window = Window::with_samples();
    let actor = window.actor("Honolulu");
    let (id, mention, n) = (actor.id, actor.mentions[0], actor.mentions.len());
    let reading = Reading { article: mention.article, focus: Some(mention.span), trigger: None };
    window.apply(ViewCommand::Read(reading));
    window.click("Somebody else is meant here");
    window.click("Nobody: these words are no name");
    window.click("Apply");
    let left = window.app().session().project().map.actor(id).map_or(0, |a| a.mentions.len());
    assert_eq!(left, n - 1);
}

#[test]
fn a_note_on_the_map_is_written_dragged_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let dialogs = Scripted { picture: Answer::Chosen(path.clone()), ..Scripted::default() };
    let mut window = Window::with_dialogs(dialogs);
    window.click("Try the sample");
    window.press(Modifiers::NONE, Key::T);
    window.type_into("Text of the note", "Ask the embassy");
    window.press(Modifiers::COMMAND, Key::Enter);
    let slip = "Note on the map: Ask the embassy";
    let place = |window: &Window| window.harness.get_by_label(slip).rect();
    let before = place(&window);
    window.drag(before.center(), before.center() + egui::Vec2::new(60.0, 40.0));
    let moved = place(&window).center() - before.center();
    assert!((moved - egui::Vec2::new(60.0, 40.0)).length() < 8.0, "{moved}");
    assert_eq!(window.app().session().history().undo_label(), Some("Move a note"));

    window.press(Modifiers::COMMAND, Key::E);
    window.click("SVG drawing");
    window.click("Save…");
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains(">Ask the embassy</text>"), "the picture has it");

    window.click(slip);
    window.click("Remove the note");
    assert!(!window.shows(slip));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.shows(slip));
}

#[test]
fn the_picture_is_copied_by_key() {
    let mut window = Window::with_samples();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert!(window.shows("Picture copied"), "told, and handed to the system");
}

#[test]
fn every_sentence_is_within_reach_of_a_key() {
    let mut window = Window::with_samples();
    let link = window.select_link(Predicate::Criticizes);
    window.press(Modifiers::ALT, Key::ArrowRight);
    let reading = window.app().session().reading().unwrap();
    let map = &window.app().session().project().map;
    assert_eq!(reading.focus, Some(map.link(link).unwrap().evidence[0].sentence));
    window.press(Modifiers::ALT, Key::ArrowDown);
    let next = window.app().session().reading().unwrap();
    assert!(next.focus.unwrap().start >= reading.focus.unwrap().end && next.trigger.is_none());
    // What is looked at can become an actor: the name is typed.
    window.click("Add an actor from these words");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::ALT, Key::ArrowUp);
    let back = window.app().session().reading().unwrap();
    assert_eq!(back.focus, reading.focus);
}

#[test]
fn n_and_p_step_through_the_evidence_of_a_relation_and_mean_an_actor_otherwise() {
    let mut window = Window::with_samples();
    let map = &window.app().session().project().map;
    let link = map.links().find(|link| link.evidence.len() > 1).unwrap();
    let (id, actor) = (link.id, link.source);
    let sentences: Vec<_> = link.evidence.iter().map(|e| e.sentence).collect();
    window.apply(ViewCommand::Select(Some(Hit::Link(id))));
    let mut read = |key| {
        window.press(Modifiers::NONE, key);
        window.app().session().reading().and_then(|reading| reading.focus).unwrap()
    };
    assert_eq!([read(Key::N), read(Key::N), read(Key::P)], [0, 1, 0].map(|at| sentences[at]));
    assert!(window.app().session().perspective().focus.is_none());

    window.apply(ViewCommand::Select(Some(Hit::Actor(actor))));
    window.press(Modifiers::NONE, Key::N);
    assert_eq!(window.app().session().perspective().focus.map(|focus| focus.actor), Some(actor));
    window.press(Modifiers::NONE, Key::P);
    assert!(window.app().session().placement()[&actor].pinned);
}

#[test]
fn several_actors_are_put_right_at_once() {
    let mut window = Window::with_samples();
    let ids = ["Honolulu", "Camp David", "Boston"].map(|name| window.actor(name).id);
    window.apply(ViewCommand::SelectActors(ids.into()));
    assert!(window.shows("3 actors"));
    window.click("Kind of all of them");
    window.harness.get_all_by_label("organization").last().unwrap().click();
    window.settle();
    assert_eq!(window.actor("Boston").kind, EntityKind::Organization);
    assert_eq!(window.app().session().history().undo_label(), Some("3 corrections"));

    window.click("Same as…");
    window.click("Camp David (organization)");
    window.click("Apply");
    assert!(window.names().contains(&"Camp David") && !window.names().contains(&"Boston"));
    window.press(Modifiers::COMMAND, Key::Z);

    let ids = ["Honolulu", "Boston"].map(|name| window.actor(name).id);
    window.apply(ViewCommand::SelectActors(ids.into()));
    window.press(Modifiers::NONE, Key::Delete);
    assert!(!window.names().contains(&"Honolulu") && !window.names().contains(&"Boston"));
}

#[test]
fn all_relations_of_a_narrowed_table_are_confirmed() {
    let mut window = Window::with_samples();
    window.press(Modifiers::NONE, Key::Num2);
    window.type_into("Narrow the table down", "impeach");
    window.settle();
    window.click("All these relations");
    window.harness.get_by_label_contains("are right").click();
    window.settle();
    let map = &window.app().session().project().map;
    let confirmed = map.links().filter(|link| link.origin == Origin::Confirmed);
    let confirmed: Vec<Predicate> = confirmed.map(|link| link.predicate).collect();
    assert!(confirmed.contains(&Predicate::Impeaches) && confirmed.len() < map.n_links());
}

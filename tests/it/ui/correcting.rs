//! Putting right what was read wrongly, found by the names that a screen reader says.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use entente::entities::EntityKind;
use entente::map::{LinkId, Origin};
use entente::relations::{Predicate, Status};
use entente::scene::Hit;
use entente::session::{Command, Reading, ViewCommand};

use super::Window;

impl Window {
    pub(super) fn apply(&mut self, command: impl Into<Command>) {
        self.harness.state_mut().as_mut().unwrap().apply(command.into());
        self.settle();
    }

    fn select_actor(&mut self, name: &str) {
        let id = self.actor(name).id;
        self.apply(ViewCommand::Select(Some(Hit::Actor(id))));
    }

    /// Selects a link of a kind and says which.
    pub(super) fn select_link(&mut self, predicate: Predicate) -> LinkId {
        let map = &self.app().session().project().map;
        let id = map.links().find(|link| link.predicate == predicate).unwrap().id;
        self.apply(ViewCommand::Select(Some(Hit::Link(id))));
        id
    }

    /// Types into a field in place of what is there.
    fn retype(&mut self, label: &str, text: &str) {
        self.harness.get_by_label(label).focus();
        self.harness.run();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.run();
        self.type_into(label, text);
    }

    pub(super) fn names(&self) -> Vec<&str> {
        self.app().session().project().map.actors().map(|actor| actor.name.as_str()).collect()
    }

    fn has(&self, name: &str) -> bool {
        self.names().contains(&name)
    }
}

#[test]
fn an_actor_is_renamed_by_keyboard_and_looks_corrected() {
    let mut window = Window::with_samples();
    window.select_actor("Daniel Harlow");
    window.press(Modifiers::NONE, Key::F2);
    window.retype("Name", "Daniel R. Harlow");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.has("Daniel R. Harlow") && !window.has("Daniel Harlow"));
    assert_eq!(window.actor("Daniel R. Harlow").origin, Origin::Corrected);
    assert!(window.shows("corrected"), "the inspector says so");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.has("Daniel Harlow"));
}

#[test]
fn two_actors_become_one() {
    let mut window = Window::with_samples();
    window.select_actor("Daniel Harlow");
    window.click("Same as…");
    window.type_into("Actor", "Whitcombe");
    window.click("Eleanor Whitcombe (person)");
    window.click("Apply");
    assert!(!window.has("Daniel Harlow"));
    assert!(window.actor("Eleanor Whitcombe").aliases.contains(&"Daniel Harlow".to_owned()));
}

#[test]
fn a_kind_is_changed_in_the_inspector() {
    let mut window = Window::with_samples();
    window.select_actor("Honolulu");
    window.click("Kind of actor");
    window.click("organization");
    assert_eq!(window.actor("Honolulu").kind, EntityKind::Organization);
}

#[test]
fn an_office_is_added_and_taken_away() {
    let mut window = Window::with_samples();
    window.select_actor("Noh Eun-bi");
    let before = window.actor("Noh Eun-bi").offices.len();
    window.click("Add an office…");
    window.type_into("Title", "Counsel");
    window.type_into("Of the country or body", "South Korea");
    window.click("South Korea (country)");
    window.click("Apply");
    assert_eq!(window.actor("Noh Eun-bi").offices.len(), before + 1);
    window.click("Change office: Counsel of South Korea");
    window.click("Not an office of theirs");
    window.click("Apply");
    assert_eq!(window.actor("Noh Eun-bi").offices.len(), before);
}

#[test]
fn what_does_not_belong_is_taken_off_by_a_key_and_comes_back_from_the_list() {
    let mut window = Window::with_samples();
    window.select_actor("Honolulu");
    window.press(Modifiers::NONE, Key::Delete);
    assert!(!window.has("Honolulu"));
    window.press(Modifiers::COMMAND, Key::L);
    window.click("Apply: Never show Honolulu, everywhere");
    assert!(window.has("Honolulu"), "switched off");
    window.click("Take back: Never show Honolulu, everywhere");
    assert!(window.app().session().project().ledger.is_empty());
}

#[test]
fn a_relation_is_confirmed_changed_and_rejected() {
    let mut window = Window::with_samples();
    let id = window.select_link(Predicate::Criticizes);
    window.press(Modifiers::NONE, Key::Y);
    let link = |window: &Window| window.app().session().project().map.link(id).cloned();
    assert_eq!(link(&window).unwrap().origin, Origin::Confirmed);
    assert!(window.shows("confirmed"));
    window.click("Change relation…");
    window.click("Status");
    // The legend may show the word too; the list lies on top.
    window.harness.get_all_by_label("denied").last().unwrap().click();
    window.settle();
    window.click("The other way round");
    window.click("Apply");
    let map = &window.app().session().project().map;
    let changed = map
        .links()
        .find(|link| link.predicate == Predicate::Criticizes && link.status == Status::Denied);
    assert_eq!(changed.unwrap().origin, Origin::Corrected);
    let n_links = map.n_links();
    window.select_link(Predicate::TalksByPhone);
    window.click("Never show this");
    assert!(window.app().session().project().map.n_links() < n_links);
}

#[test]
fn a_mention_may_mean_somebody_else() {
    let mut window = Window::with_samples();
    let mention = window.actor("Daniel Harlow").mentions[0];
    let n_before = window.actor("Daniel Harlow").mentions.len();
    let reading = Reading { article: mention.article, focus: Some(mention.span), trigger: None };
    window.apply(ViewCommand::Read(reading));
    window.click("Somebody else is meant here");
    window.type_into("Who is meant", "Samuel Harlow");
    window.click("Apply");
    assert_eq!(window.actor("Samuel Harlow").mentions, [mention]);
    assert_eq!(window.actor("Daniel Harlow").mentions.len(), n_before - 1);
}

#[test]
fn words_of_an_article_become_an_actor_and_a_relation() {
    let mut window = Window::with_samples();
    let map = &window.app().session().project().map;
    let article = &map.articles()[0];
    let start = article.text.find("American official").unwrap();
    let span = entente::text::Span::new(start, start + "American official".len());
    let reading = Reading { article: article.id, focus: Some(span), trigger: None };
    window.apply(ViewCommand::Read(reading));
    window.click("Add an actor from these words");

    window.retype("Name as the articles write it", "fishing grounds");
    window.click("Apply");
    assert_eq!(window.actor("fishing grounds").origin, Origin::Added);

    let map = &window.app().session().project().map;
    let article = &map.articles()[0];
    let start = article.text.find("Moriyama is scheduled").unwrap();
    let span = entente::text::Span::new(start, start + 60);
    let quote = span.of(&article.text).to_owned();
    window.apply(ViewCommand::Read(Reading {
        article: article.id,
        focus: Some(span),
        trigger: None,
    }));
    window.click("Add a relation from these words");
    window.retype("Whom", "Whitcombe");
    window.click("Eleanor Whitcombe (person)");
    window.click("Apply");
    let map = &window.app().session().project().map;
    let added = map.links().find(|link| link.origin == Origin::Added).unwrap();
    assert_eq!(added.evidence[0].sentence.of(&map.articles()[0].text), quote.trim());
    assert_eq!(map.actor(added.source).unwrap().name, "Hana Moriyama");
}

#[test]
fn words_are_marked_by_dragging() {
    let mut window = Window::with_samples();
    let article = window.app().session().project().articles[0].article.id;
    window.apply(ViewCommand::Read(Reading::start_of(article)));
    assert!(!window.shows("Add a relation from these words"));
    let rect = window.harness.get_by_label_contains("Moriyama to visit Seoul").rect();
    window.drag(rect.left_top() + Vec2::new(4.0, 8.0), rect.left_top() + Vec2::new(160.0, 8.0));
    assert!(window.shows("Add a relation from these words"));
}

#[test]
fn a_note_is_kept_as_it_is_typed_and_undone_as_a_whole() {
    let mut window = Window::with_samples();
    window.select_actor("Japan");
    window.type_into("Note on Japan", "Ask ");
    window.type_into("Note on Japan", "the embassy.");
    window.press(Modifiers::NONE, Key::Escape);
    window.apply(ViewCommand::Select(None));
    let notes = &window.app().session().project().notes;
    assert_eq!(
        notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(),
        ["Ask the embassy."]
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.app().session().project().notes.is_empty());
}

#[test]
fn the_history_leads_back_to_any_step() {
    let mut window = Window::with_samples();
    for name in ["Honolulu", "China", "Japan"] {
        window.select_actor(name);
        window.press(Modifiers::NONE, Key::Delete);
    }
    window.press(Modifiers::COMMAND, Key::H);
    window.click("Never show Honolulu, everywhere");
    assert!(!window.has("Honolulu") && window.has("China") && window.has("Japan"));
    window.click("Never show Japan, everywhere");
    assert!(!window.has("China") && !window.has("Japan"));
}

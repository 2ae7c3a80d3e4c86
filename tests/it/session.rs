//! What is open and what may happen to it, without a window.

use std::sync::Arc;

use emath::pos2;
use entente::map::ActorId;
use entente::pipeline::Source;
use entente::session::{Command, Edit, FileCommand, Session, ViewCommand};
use entente::text::ArticleId;
use entente::worker::WorkerConfig;

pub(crate) const VISIT: &str =
    "Japanese Foreign Minister Hana Moriyama met South Korean President Yang Min-kyu in Seoul.";
pub(crate) const DISPUTE: &str =
    "France criticized Russia on Monday. Japan will host a summit in Kobe.";

pub(crate) fn session() -> Session {
    Session::new(Arc::new(|| {}), WorkerConfig::default())
}

pub(crate) fn text(name: &str, text: &str) -> Source {
    Source::Memory { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Lets all background work end; bounded, so that work without end fails the test.
pub(crate) fn settle(session: &mut Session) {
    for _ in 0..20_000 {
        session.tick();
        if !session.is_busy() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    panic!("background work does not end");
}

fn open(session: &mut Session, sources: Vec<Source>) {
    session.apply(FileCommand::Open(sources).into());
    settle(session);
}

fn actor(session: &Session, name: &str) -> ActorId {
    session.project().map.actors().find(|a| a.name == name).unwrap().id
}

#[test]
fn a_batch_is_one_step_of_undo_and_its_bad_file_stops_nothing() {
    let mut session = session();
    let missing = Source::File("no/such/file.txt".into());
    open(&mut session, vec![text("one", VISIT), missing, text("two", DISPUTE)]);
    assert_eq!(session.project().articles.len(), 2);
    assert_eq!(session.failures().len(), 1);
    assert_eq!(session.failures()[0].name, "no/such/file.txt");
    assert_eq!(session.history().undo_label(), Some("Open articles"));
    session.apply(Command::Undo);
    settle(&mut session);
    assert!(session.project().is_empty());
    session.apply(Command::Redo);
    settle(&mut session);
    assert_eq!(session.project().articles.len(), 2);
}

#[test]
fn undo_while_articles_come_in_means_they_are_not_wanted() {
    let mut session = session();
    open(&mut session, vec![text("one", VISIT)]);
    let many = (0..40).map(|i| text(&format!("more {i}"), DISPUTE)).collect();
    session.apply(FileCommand::Open(many).into());
    // Until the first of them is on the map.
    for _ in 0..20_000 {
        session.tick();
        if session.project().articles.len() > 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    session.apply(Command::Undo);
    settle(&mut session);
    assert_eq!(session.project().articles.len(), 1);
    assert!(session.progress().is_none());
}

#[test]
fn what_is_moved_while_the_map_grows_stays_where_it_was_put() {
    let mut session = session();
    open(&mut session, vec![text("one", VISIT)]);
    let japan = actor(&session, "Japan");
    session.apply(FileCommand::Open(vec![text("two", DISPUTE)]).into());
    session.apply(Edit::Move { actor: japan, to: pos2(1234.0, -567.0) }.into());
    settle(&mut session);
    assert_eq!(session.project().articles.len(), 2);
    let placed = session.project().placement[&actor(&session, "Japan")];
    assert!(placed.pinned);
    assert_eq!(placed.pos, pos2(1234.0, -567.0));
}

#[test]
fn moving_something_to_where_it_is_is_no_step() {
    let mut session = session();
    open(&mut session, vec![text("one", VISIT)]);
    let japan = actor(&session, "Japan");
    let to = pos2(10.0, 20.0);
    session.apply(Edit::Move { actor: japan, to }.into());
    let revision = session.revision();
    session.apply(Edit::Move { actor: japan, to }.into());
    assert_eq!(session.revision(), revision);
    session.apply(Command::Undo);
    assert!(!session.project().placement[&japan].pinned);
}

#[test]
fn a_removed_article_takes_along_what_only_it_says() {
    let mut session = session();
    open(&mut session, vec![text("one", VISIT), text("two", DISPUTE)]);
    session.apply(ViewCommand::Search("France".to_owned()).into());
    assert_eq!(session.found(), [actor(&session, "France")]);
    session.apply(Edit::RemoveArticle(ArticleId(1)).into());
    settle(&mut session);
    let names: Vec<&str> = session.project().map.actors().map(|a| a.name.as_str()).collect();
    assert!(names.contains(&"Japan") && !names.contains(&"France"), "{names:?}");
    assert!(session.found().is_empty(), "the search follows the map");
    assert_eq!(session.history().undo_label(), Some("Remove two"));
}

#[test]
fn cancelling_keeps_what_was_read() {
    let mut session = session();
    let many = (0..40).map(|i| text(&format!("piece {i}"), DISPUTE)).collect();
    session.apply(FileCommand::Open(many).into());
    for _ in 0..20_000 {
        session.tick();
        if !session.project().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    session.apply(FileCommand::CancelOpening.into());
    assert!(session.progress().is_none());
    settle(&mut session);
    assert!(!session.project().is_empty());
    assert!(session.failures().is_empty());
}

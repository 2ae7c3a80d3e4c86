//! Corrections, undo, saving and recovery, without a window.

use std::path::Path;
use std::sync::Arc;

use emath::pos2;
use entente::corrections::{ActorRef, Change, Scope};
use entente::export::{Format, PictureSettings};
use entente::map::ActorId;
use entente::pipeline::Source;
use entente::project::format::Packer;
use entente::project::{Anchor, NamedView, Project};
use entente::session::{
    Command, Edit, ExportRequest, FileCommand, LedgerEdit, Notice, Session, ViewCommand,
};
use proptest::prelude::*;

use crate::session::{DISPUTE, VISIT, session, settle, text};

fn apply(session: &mut Session, command: impl Into<Command>) {
    session.apply(command.into());
    settle(session);
}

/// A session with an article open.
fn with_visit() -> Session {
    let mut session = session();
    apply(&mut session, FileCommand::Open(vec![text("one", VISIT)]));
    session
}

fn names(session: &Session) -> Vec<&str> {
    session.project().map.actors().map(|actor| actor.name.as_str()).collect()
}

fn actor(session: &Session, name: &str) -> ActorId {
    let found = session.project().map.actors().find(|a| a.name == name);
    found.unwrap_or_else(|| panic!("{name} is not among {:?}", names(session))).id
}

fn reference(session: &Session, name: &str) -> ActorRef {
    let map = &session.project().map;
    ActorRef::to_id(actor(session, name), map).unwrap()
}

fn rename(session: &Session, from: &str, to: &str) -> Edit {
    let actor = reference(session, from);
    Edit::Ledger(LedgerEdit::Add(vec![Change::Rename { actor, name: to.to_owned() }]))
}

fn hide(session: &Session, name: &str) -> Edit {
    let actor = reference(session, name);
    Edit::Ledger(LedgerEdit::Add(vec![Change::Hide { actor, scope: Scope::Everywhere }]))
}

fn do_hide(session: &mut Session, name: &str) {
    let edit = hide(session, name);
    apply(session, edit);
}

/// The bytes of the project's file tell all of it.
fn bytes(project: &Project) -> Vec<u8> {
    Packer::default().project(project)
}

#[test]
fn a_correction_holds_for_the_next_article_and_can_be_undone() {
    let mut session = with_visit();
    let edit = rename(&session, "Hana Moriyama", "Moriyama Hana");
    apply(&mut session, edit);
    assert_eq!(session.history().undo_label(), Some("Hana Moriyama is called Moriyama Hana"));
    let again = "Hana Moriyama will visit France in May.";
    apply(&mut session, FileCommand::Open(vec![text("two", again)]));
    assert!(names(&session).contains(&"Moriyama Hana"), "{:?}", names(&session));
    assert!(!names(&session).contains(&"Hana Moriyama"));
    apply(&mut session, Command::Undo);
    apply(&mut session, Command::Undo);
    assert!(names(&session).contains(&"Hana Moriyama"));
    assert!(session.project().ledger.is_empty());
}

#[test]
fn whoever_is_corrected_stays_in_place_and_selected() {
    let mut session = with_visit();
    let id = actor(&session, "Hana Moriyama");
    let before = session.project().placement[&id];
    apply(
        &mut session,
        entente::session::ViewCommand::Select(Some(entente::scene::Hit::Actor(id))),
    );
    let edit = rename(&session, "Hana Moriyama", "Moriyama Hana");
    apply(&mut session, edit);
    assert_eq!(actor(&session, "Moriyama Hana"), id);
    assert_eq!(session.project().placement[&id], before);
    assert_eq!(session.selected(), Some(entente::scene::Hit::Actor(id)));
}

#[test]
fn a_rule_switched_off_lets_the_map_be_as_it_was_read() {
    let mut session = with_visit();
    let before = names(&session).join(",");
    let edit = hide(&session, "Seoul");
    apply(&mut session, edit);
    assert!(!names(&session).contains(&"Seoul"));
    let rule = session.project().ledger.rules()[0].id;
    apply(&mut session, Edit::Ledger(LedgerEdit::Switch { rule, enabled: false }));
    assert_eq!(names(&session).join(","), before);
    let placed =
        session.project().map.actors().all(|a| session.project().placement.contains_key(&a.id));
    assert!(placed, "and everybody stands somewhere");
}

#[test]
fn a_saved_project_opens_as_it_was_and_is_not_modified() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visit.entente");
    let mut session = with_visit();
    assert!(session.is_modified() && !session.has_unsaved_work());
    let edit = rename(&session, "Hana Moriyama", "Moriyama Hana");
    apply(&mut session, edit);
    let japan = actor(&session, "Japan");
    apply(&mut session, Edit::Move { actor: japan, to: pos2(321.0, 123.0) });
    assert!(session.has_unsaved_work());
    apply(&mut session, FileCommand::SaveAs(path.clone()));
    assert_eq!((session.is_modified(), session.name().as_str()), (false, "visit"));

    let mut other = crate::session::session();
    apply(&mut other, FileCommand::Open(vec![Source::File(path.clone())]));
    assert_eq!(bytes(other.project()), bytes(session.project()));
    assert!(!other.is_modified());
    assert_eq!(other.path(), Some(path.as_path()));

    // Undone to what was saved is what was saved.
    do_hide(&mut session, "Seoul");
    assert!(session.is_modified());
    apply(&mut session, Command::Undo);
    assert!(!session.is_modified());
}

#[test]
fn a_file_that_somebody_else_has_written_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visit.entente");
    let mut one = with_visit();
    apply(&mut one, FileCommand::SaveAs(path.clone()));
    let mut two = session();
    apply(&mut two, FileCommand::OpenProject(path.clone()));
    do_hide(&mut two, "Seoul");
    apply(&mut two, FileCommand::Save);
    assert!(!two.is_modified());
    one.take_notices();
    do_hide(&mut one, "Japan");
    apply(&mut one, FileCommand::Save);
    assert_eq!(one.take_notices(), [Notice::ChangedOnDisk(path.clone())]);
    assert!(one.is_modified());
    apply(&mut one, FileCommand::SaveAnyway);
    assert!(!one.is_modified());
    let backup = folder.path().join("visit.entente.bak");
    apply(&mut two, FileCommand::MergeProject(backup));
    assert!(!names(&two).contains(&"Seoul"), "the backup is what the other window had saved");
}

#[test]
fn a_place_that_cannot_be_written_costs_nothing() {
    let mut session = with_visit();
    let before = bytes(session.project());
    apply(&mut session, FileCommand::SaveAs("no/such/folder/a.entente".into()));
    let notices = session.take_notices();
    assert!(
        matches!(&notices[..], [Notice::Problem { detail, .. }] if detail.contains("no/such/folder")),
        "{notices:?}"
    );
    assert_eq!(bytes(session.project()), before);
    assert_eq!(session.path(), None);
}

#[test]
fn work_left_behind_is_offered_and_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let mut crashed = session();
    crashed.keep_journal(journals.clone());
    settle(&mut crashed);
    apply(&mut crashed, FileCommand::Open(vec![text("one", VISIT)]));
    do_hide(&mut crashed, "Seoul");
    let before = bytes(crashed.project());
    // Dropped without a goodbye, as after a crash.
    drop(crashed);

    let mut next = session();
    next.keep_journal(journals.clone());
    settle(&mut next);
    assert_eq!(next.recoveries().len(), 1);
    apply(&mut next, FileCommand::Recover);
    assert_eq!(bytes(next.project()), before);
    assert!(next.is_modified());
    next.close();
    drop(next);

    let mut third = session();
    third.keep_journal(journals);
    settle(&mut third);
    assert!(third.recoveries().is_empty(), "it was closed on purpose");
}

#[test]
fn a_journal_that_cannot_be_written_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, b"").unwrap();
    let mut session = session();
    session.keep_journal(file.join("journals"));
    apply(&mut session, FileCommand::Open(vec![text("one", VISIT)]));
    do_hide(&mut session, "Seoul");
    let notices = session.take_notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
}

#[test]
fn corrections_travel_in_a_file_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.json");
    let mut one = with_visit();
    do_hide(&mut one, "Seoul");
    apply(&mut one, FileCommand::WriteLedger(path.clone()));
    let mut two = with_visit();
    apply(&mut two, FileCommand::ReadLedger(path));
    assert_eq!(names(&one), names(&two));
}

#[test]
fn a_view_is_kept_undone_and_looked_through() {
    let mut session = with_visit();
    let japan = actor(&session, "Japan");
    apply(&mut session, ViewCommand::Focus(japan));
    let seen = session.perspective().clone();
    let view = NamedView::new("Around Japan", &seen, &session.project().map).unwrap();
    apply(&mut session, Edit::SaveView(view.clone()));
    assert!(session.has_unsaved_work());
    apply(&mut session, ViewCommand::ShowAll);
    // Another article shifts nothing of it.
    apply(&mut session, FileCommand::Open(vec![text("two", DISPUTE)]));
    apply(&mut session, ViewCommand::LookThrough("Around Japan".to_owned()));
    let focus = session.perspective().focus.unwrap();
    assert_eq!(session.project().map.actor(focus.actor).unwrap().name, "Japan");
    apply(&mut session, Edit::RemoveView("Around Japan".to_owned()));
    assert!(session.project().views.is_empty());
    assert_eq!(session.history().undo_label(), Some("Remove the view Around Japan"));
    apply(&mut session, Command::Undo);
    assert_eq!(*session.project().views, [view]);
}

#[test]
fn how_pictures_are_to_be_is_kept_and_is_no_step_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_visit();
    do_hide(&mut session, "Seoul");
    let picture = PictureSettings { title: "Visits".to_owned(), ..PictureSettings::default() };
    let request = ExportRequest {
        path: folder.path().join("map.svg"),
        format: Format::Svg,
        picture: picture.clone(),
        theme: entente::scene::Theme::Light,
    };
    apply(&mut session, FileCommand::Export(request));
    let svg = std::fs::read_to_string(folder.path().join("map.svg")).unwrap();
    assert!(svg.contains(">Visits</text>"));
    apply(&mut session, Command::Undo);
    assert!(names(&session).contains(&"Seoul"), "the correction is undone, not the settings");
    assert_eq!(*session.project().picture, picture);
}

#[test]
fn articles_are_read_anew_and_corrections_stay() {
    let mut session = with_visit();
    let edit = rename(&session, "Hana Moriyama", "Moriyama Hana");
    apply(&mut session, edit);
    let before = names(&session).join(",");
    let was = Arc::clone(&session.project().articles[0]);
    apply(&mut session, Edit::ReadAnew);
    assert!(!Arc::ptr_eq(&was, &session.project().articles[0]));
    assert_eq!(names(&session).join(","), before);
    assert_eq!(session.history().undo_label(), Some("Read all again"));
}

/// What can be done to a project, by numbers.
fn any_edit(session: &Session, (kind, which, value): (u8, prop::sample::Index, u16)) -> Command {
    let map = &session.project().map;
    let actors: Vec<&entente::map::Actor> = map.actors().collect();
    let rules = session.project().ledger.rules();
    let Some(actor) = (!actors.is_empty()).then(|| actors[which.index(actors.len())]) else {
        return Edit::Arrange.into();
    };
    let x = f32::from(value) / 16.0;
    match kind {
        0 => Edit::Move { actor: actor.id, to: pos2(x, -x) }.into(),
        1 => rename(session, &actor.name, &format!("Somebody {value}")).into(),
        2 => hide(session, &actor.name).into(),
        3 => Edit::Unpin([actor.id].into()).into(),
        4 => {
            let on = Anchor::Actor(ActorRef::to(actor, map));
            Edit::Note { on, text: format!("Note {value}") }.into()
        }
        5 if !rules.is_empty() => {
            let rule = &rules[which.index(rules.len())];
            let switch = LedgerEdit::Switch { rule: rule.id, enabled: !rule.enabled };
            Edit::Ledger(switch).into()
        }
        6 => {
            let name = format!("View {}", value % 3);
            let perspective = entente::map::Perspective {
                focus: Some(entente::map::Focus { actor: actor.id, n_steps: 1 }),
                ..entente::map::Perspective::default()
            };
            Edit::SaveView(NamedView::new(&name, &perspective, map).unwrap()).into()
        }
        7 => FileCommand::Open(vec![text(&format!("more {value}"), DISPUTE)]).into(),
        _ => Edit::Arrange.into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn undone_to_the_start_is_the_start_and_redone_to_the_end_is_the_end(
        edits in prop::collection::vec((0..9u8, any::<prop::sample::Index>(), any::<u16>()), 1..10)
    ) {
        let mut session = with_visit();
        let start = bytes(session.project());
        let steps_before = session.history().undo_label().map(str::to_owned);
        for edit in edits {
            let command = any_edit(&session, edit);
            apply(&mut session, command);
        }
        let end = bytes(session.project());
        let mut n_undone = 0;
        while bytes(session.project()) != start || session.history().undo_label() != steps_before.as_deref() {
            prop_assert!(session.history().undo_label().is_some(), "the start was not met");
            apply(&mut session, Command::Undo);
            n_undone += 1;
        }
        for _ in 0..n_undone {
            apply(&mut session, Command::Redo);
        }
        prop_assert_eq!(bytes(session.project()), end);
        prop_assert!(session.history().redo_label().is_none());
        // And saved and opened it is the same again.
        let opened = entente::project::format::unpack(&bytes(session.project())).unwrap();
        prop_assert_eq!(bytes(&opened.project), bytes(session.project()));
        prop_assert!(opened.missing.is_empty());
    }

    #[test]
    fn merging_once_more_changes_nothing(
        edits in prop::collection::vec((0..9u8, any::<prop::sample::Index>(), any::<u16>()), 1..8)
    ) {
        let mut one = with_visit();
        let mut two = session();
        apply(&mut two, FileCommand::Open(vec![text("dispute", DISPUTE)]));
        for (at, edit) in edits.into_iter().enumerate() {
            let session = if at % 2 == 0 { &mut one } else { &mut two };
            let command = any_edit(session, edit);
            apply(session, command);
        }
        let (once, _) = one.project().merged_with(two.project());
        let (twice, _) = once.merged_with(two.project());
        prop_assert_eq!(bytes(&once), bytes(&twice));
    }

    #[test]
    fn replayed_on_articles_that_are_read_again_the_ledger_gives_the_same_map(
        edits in prop::collection::vec((1..3u8, any::<prop::sample::Index>(), any::<u16>()), 1..6)
    ) {
        let mut session = with_visit();
        for edit in edits {
            let command = any_edit(&session, edit);
            apply(&mut session, command);
        }
        let project = session.project();
        let again = project.articles.iter().map(|extraction| {
            let article = entente::text::Article::clone(&extraction.article);
            Arc::new(entente::pipeline::extract(article))
        });
        let replayed = Project::assembled(again.collect(), Arc::clone(&project.ledger));
        let json = |project: &Project| {
            let documents: Vec<_> = project.articles.iter().map(|a| &a.document).collect();
            entente::export::json(&project.map, &documents)
        };
        prop_assert_eq!(json(&replayed), json(project));
    }
}

/// A project of the first version of the format, made by the first program that wrote it: it opens
/// for ever.
#[test]
fn the_first_version_of_the_format_opens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/projects/version-1.entente");
    let mut session = session();
    apply(&mut session, FileCommand::OpenProject(path));
    let [Notice::Done { head, .. }] = &session.take_notices()[..] else { panic!("one notice") };
    assert_eq!(head, "Read by another version of Entente");
    let project = session.project();
    assert_eq!(
        (project.articles.len(), project.ledger.rules().len(), project.notes.len()),
        (2, 2, 1)
    );
    assert!(names(&session).contains(&"Moriyama Hana"));
    assert_eq!(project.articles[0].article.text.as_ref(), VISIT);
}

//! What can be put right about the selected thing, and the user's note on it.

use egui::{ComboBox, Margin, TextEdit, Ui};
use egui_phosphor::regular as icons;

use crate::corrections::{ActorRef, Change, LinkRef, Place, Scope};
use crate::entities::EntityKind;
use crate::map::{Actor, Link, Origin};
use crate::project::Anchor;
use crate::relations::Evidence;
use crate::session::{Action, Edit, LedgerEdit, Question, WindowCommand};
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{action_button, pill, section};

/// The buttons below the head of an actor.
pub(super) fn actor_mend_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        kind_ui(cx, ui, actor);
        action_button(ui, cx, Action::Rename, icons::PENCIL_SIMPLE, false);
        action_button(ui, cx, Action::SameAs, icons::ARROWS_MERGE, false);
        if actor.kind == EntityKind::Person {
            action_button(ui, cx, Action::AddOffice, icons::SEAL, false);
        }
        action_button(ui, cx, Action::Hide, icons::TRASH, false);
    });
}

/// The buttons below the head of a link.
pub(super) fn link_mend_ui(cx: &UiContext<'_>, ui: &mut Ui, link: &Link) {
    if cx.session.shown().sums.contains_key(&link.id) {
        return;
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        action_button(ui, cx, Action::Confirm, icons::CHECK_CIRCLE, false);
        action_button(ui, cx, Action::ChangeRelation, icons::PENCIL_SIMPLE, false);
        action_button(ui, cx, Action::Hide, icons::TRASH, false);
    });
}

/// A word for what the user had a hand in.
pub(super) fn origin_pill(cx: &UiContext<'_>, ui: &mut Ui, origin: Origin) {
    if origin.is_by_user() {
        let color = color32(cx.palette.accent);
        pill(ui, origin.name(), color).on_hover_text("Open “Corrections” to take it back");
    }
}

fn kind_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    let map = &cx.session.project().map;
    let combo = ComboBox::from_id_salt(("kind", actor.id)).selected_text("Kind").width(64.0);
    let response = combo.show_ui(ui, |ui| {
        for &kind in EntityKind::ALL {
            if ui.selectable_label(kind == actor.kind, kind.name()).clicked() && kind != actor.kind
            {
                let change = Change::Retype { actor: ActorRef::to(actor, map), kind };
                cx.send(Edit::Ledger(LedgerEdit::Add(vec![change])));
            }
        }
    });
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, "Kind of actor");
        info.current_text_value = Some(actor.kind.name().to_owned());
        info
    });
}

/// The buttons below one of several sentences.
pub(super) fn sentence_mend_ui(cx: &UiContext<'_>, ui: &mut Ui, link: &Link, at: usize) {
    let Some(evidence) = link.evidence.get(at) else { return };
    ui.horizontal_wrapped(|ui| {
        let mut button = |words: &str| {
            let text = theme::muted(words, cx.palette);
            ui.add(egui::Button::new(text).small()).clicked()
        };
        if button("This sentence does not say so") {
            reject_sentence(cx, link, evidence);
        }
        if button("It says something else…") {
            let question = Question::Relation { link: link.id, sentence: Some(at) };
            cx.send(WindowCommand::Ask(question));
        }
    });
}

/// Says that one of several sentences does not say so.
fn reject_sentence(cx: &UiContext<'_>, link: &Link, evidence: &Evidence) {
    let map = &cx.session.project().map;
    let (Some(article), Some(link)) = (map.article(evidence.article), LinkRef::to(link, map))
    else {
        return;
    };
    let scope = Scope::Occurrence(Place::new(article, evidence.sentence));
    cx.send(Edit::Ledger(LedgerEdit::Add(vec![Change::Reject { link, scope }])));
}

/// The note on an actor.
pub(super) fn actor_note_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    let on = Anchor::Actor(ActorRef::to(actor, &cx.session.project().map));
    note_ui(cx, ui, &on, &format!("Note on {}", actor.name));
}

/// The note on a link.
pub(super) fn link_note_ui(cx: &UiContext<'_>, ui: &mut Ui, link: &Link) {
    if let Some(link) = LinkRef::to(link, &cx.session.project().map) {
        note_ui(cx, ui, &Anchor::Link(link), "Note on this relation");
    }
}

/// A field for a note; every letter is kept at once, so that none is lost.
fn note_ui(cx: &UiContext<'_>, ui: &mut Ui, on: &Anchor, label: &str) {
    section(ui, cx.palette, "Note", |ui| {
        let saved = cx.session.note(on);
        let mut text = saved.to_owned();
        let rows = text.lines().count().clamp(1, 8);
        let field = TextEdit::multiline(&mut text)
            .hint_text("Your own words; they are saved with the project")
            .desired_rows(rows)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6));
        let response = ui.add(field);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, saved, &text, label);
            info.label = Some(label.to_owned());
            info
        });
        if response.changed() {
            cx.send(Edit::Note { on: on.clone(), text });
        }
    });
}

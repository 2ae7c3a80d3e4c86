//! The list of corrections, and that of what was done.

use egui::{Id, Modal, ScrollArea, TextEdit};
use egui_phosphor::regular as icons;

use crate::corrections::{Outcome, Rule};
use crate::session::{Action, Command, Edit, LedgerEdit};
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{action_button, icon_button};

/// Draws the corrections; returns whether the list stays open.
pub(crate) fn corrections_ui(cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
    let mut stays = true;
    let frame = theme::dialog_frame(&ctx.global_style());
    let modal = Modal::new(Id::new("corrections")).frame(frame).show(ctx, |ui| {
        ui.set_width(560.0);
        ui.label(theme::title("Corrections"));
        let note = "Replayed in this order whenever articles are read or added.";
        ui.label(theme::muted(note, cx.palette));
        ui.add_space(8.0);
        let project = cx.session.project();
        if project.ledger.is_empty() {
            let hint = "Nothing was corrected yet. Select an actor or a relation on the map, or \
                        words in the reader, and say what is wrong.";
            ui.label(hint);
        }
        ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
            for (rule, outcome) in project.ledger.rules().iter().zip(project.outcomes.iter()) {
                rule_ui(cx, ui, rule, outcome);
            }
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            stays = !ui.button("Close").clicked();
            action_button(ui, cx, Action::ReadCorrections, icons::DOWNLOAD_SIMPLE, true);
            action_button(ui, cx, Action::WriteCorrections, icons::FLOPPY_DISK, true);
        });
    });
    stays && !modal.should_close()
}

fn rule_ui(cx: &UiContext<'_>, ui: &mut egui::Ui, rule: &Rule, outcome: &Outcome) {
    let label = rule.label();
    ui.horizontal(|ui| {
        let mut enabled = rule.enabled;
        let response = ui.checkbox(&mut enabled, "");
        let name = format!("Apply: {label}");
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::WidgetType::Checkbox, true, enabled, &name)
        });
        if response.changed() {
            cx.send(Edit::Ledger(LedgerEdit::Switch { rule: rule.id, enabled }));
        }
        if icon_button(ui, icons::TRASH, &format!("Take back: {label}")).clicked() {
            cx.send(Edit::Ledger(LedgerEdit::Remove(rule.id)));
        }
        name_ui(cx, ui, rule);
    });
    if let Outcome::Idle(reason) = outcome {
        ui.indent(rule.id, |ui| {
            let text = format!("{}  Finds nothing now: {reason}", icons::INFO);
            ui.label(egui::RichText::new(text).size(12.0).color(color32(cx.palette.event)));
        });
    }
}

/// The rule's words, which the user may replace by a name.
fn name_ui(cx: &UiContext<'_>, ui: &mut egui::Ui, rule: &Rule) {
    let id = ui.make_persistent_id(("rule name", rule.id));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| rule.name.clone());
    let words = rule.change.words();
    let field = TextEdit::singleline(&mut text)
        .hint_text(words.as_str())
        .frame(egui::Frame::NONE)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).on_hover_text(&words);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, "", &text, &words);
        info.label = Some(format!("Name of: {words}"));
        info
    });
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(id));
        if text.trim() != rule.name {
            cx.send(Edit::Ledger(LedgerEdit::Name { rule: rule.id, name: text }));
        }
    } else if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text));
    }
}

/// Draws what was done and undone; returns whether the list stays open.
pub(crate) fn history_ui(cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
    let mut stays = true;
    let frame = theme::dialog_frame(&ctx.global_style());
    let modal = Modal::new(Id::new("history")).frame(frame).show(ctx, |ui| {
        ui.set_width(420.0);
        ui.label(theme::title("History"));
        ui.label(theme::muted("Click a step to go back, or forward, to it.", cx.palette));
        ui.add_space(8.0);
        let (labels, n_done) = cx.session.history().labels();
        ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
            let start = std::iter::once("Start");
            for (position, label) in start.chain(labels).enumerate() {
                let text = egui::RichText::new(label);
                let text = if position > n_done { text.weak() } else { text };
                if ui.selectable_label(position == n_done, text).clicked() {
                    let command = if position < n_done { Command::Undo } else { Command::Redo };
                    for _ in 0..position.abs_diff(n_done) {
                        cx.send(command.clone());
                    }
                }
            }
        });
        ui.add_space(10.0);
        stays = !ui.button("Close").clicked();
    });
    stays && !modal.should_close()
}

//! Several selected actors: who they are, and what can be put right about all of them at once.

use egui::{ComboBox, Ui};
use egui_phosphor::regular as icons;

use crate::corrections::{ActorRef, Change};
use crate::entities::EntityKind;
use crate::map::Actor;
use crate::session::{Action, Edit, LedgerEdit};
use crate::ui::canvas::flags::Flags;
use crate::ui::context::UiContext;
use crate::ui::panels::actors::actor_row;
use crate::ui::panels::inspector::head_ui;
use crate::ui::theme;
use crate::ui::widgets::{action_button, section};

/// Draws it.
pub(super) fn several_ui(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui) {
    let map = cx.session.map();
    let ids = cx.session.selection().actors();
    let actors: Vec<&Actor> = ids.iter().filter_map(|&id| map.actor(id)).collect();
    head_ui(cx, ui, |ui| {
        ui.label(theme::title(format!("{} actors", actors.len())));
    });
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        kind_ui(cx, ui, &actors);
        action_button(ui, cx, Action::SameAs, icons::ARROWS_MERGE, false);
        action_button(ui, cx, Action::Hide, icons::TRASH, false);
    });
    section(ui, cx.palette, "Selected", |ui| {
        for actor in actors {
            actor_row(cx, flags, ui, actor);
        }
    });
}

fn kind_ui(cx: &UiContext<'_>, ui: &mut Ui, actors: &[&Actor]) {
    let map = &cx.session.project().map;
    let combo = ComboBox::from_id_salt("kind of several").selected_text("Kind").width(64.0);
    let response = combo.show_ui(ui, |ui| {
        for &kind in EntityKind::ALL {
            if ui.selectable_label(false, kind.name()).clicked() {
                let others = actors.iter().filter(|actor| actor.kind != kind);
                let change =
                    |actor: &&Actor| Change::Retype { actor: ActorRef::to(actor, map), kind };
                cx.send(Edit::Ledger(LedgerEdit::Add(others.map(change).collect())));
            }
        }
    });
    response.response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, "Kind of all of them")
    });
}

//! What the pointer shows: the words of a line, its cursor, and the menu of an actor.

use egui::Ui;

use crate::map::sentence;
use crate::scene::Hit;
use crate::session::{Action, ViewCommand, WindowCommand};
use crate::ui::canvas::MapCanvas;
use crate::ui::context::UiContext;
use crate::ui::theme;
use crate::ui::widgets::{dot, menu_entry};

impl MapCanvas {
    /// What a line under the pointer says: lines are many, and not all have room for words.
    pub(super) fn tooltip(&self, cx: &UiContext<'_>, response: &egui::Response) {
        let (Some(Hit::Link(id)), Some((_, scene))) = (self.pointer.hovered, &self.scene) else {
            return;
        };
        let map = cx.session.map();
        let links = scene.edge(id).map(|edge| edge.links.as_slice()).unwrap_or_default();
        response.clone().on_hover_ui_at_pointer(|ui| {
            for link in links.iter().filter_map(|&id| map.link(id)).take(6) {
                ui.horizontal_top(|ui| {
                    dot(ui, theme::tone_color(cx.palette, link.predicate.tone()));
                    ui.label(sentence(map, link));
                });
            }
        });
    }

    pub(super) fn show_cursor(&self, ui: &Ui) {
        let cursor = match (self.pointer.hold, self.pointer.hovered) {
            (Some(_), _) => egui::CursorIcon::Grabbing,
            (None, Some(_)) => egui::CursorIcon::PointingHand,
            (None, None) => return,
        };
        ui.ctx().set_cursor_icon(cursor);
    }

    /// What can be done where nothing is.
    fn empty_menu(&self, cx: &UiContext<'_>, response: &egui::Response) {
        let id = response.id.with("spot");
        if response.secondary_clicked()
            && let Some(pos) = response.interact_pointer_pos()
        {
            let spot = self.camera.scene_from_screen(pos);
            response.ctx.data_mut(|data| data.insert_temp(id, spot));
        }
        response.context_menu(|ui| {
            let spot = ui.data(|data| data.get_temp(id));
            let can_write = Action::WriteOnMap.resolve(cx.session).is_some();
            if ui.add_enabled(can_write, egui::Button::new("Write a note here…")).clicked() {
                cx.send(WindowCommand::AskForMapNote(spot));
                ui.close();
            }
            for action in [Action::Fit, Action::Arrange, Action::ShowAll] {
                menu_entry(ui, cx, action, None);
            }
        });
    }

    pub(super) fn context_menu(&mut self, cx: &UiContext<'_>, response: &egui::Response) {
        if response.secondary_clicked() {
            // A menu for all that are selected, if that is one of them.
            let keeps = matches!(self.pointer.hovered, Some(Hit::Actor(id))
                if cx.session.selection().actors().contains(&id));
            if !keeps {
                cx.send(ViewCommand::Select(self.pointer.hovered));
            }
        }
        let actor = match cx.session.selected() {
            Some(Hit::Actor(actor)) => actor,
            Some(Hit::Link(_)) => {
                response.context_menu(|ui| {
                    for action in [Action::Confirm, Action::ChangeRelation, Action::Hide] {
                        menu_entry(ui, cx, action, None);
                    }
                });
                return;
            }
            None => {
                self.empty_menu(cx, response);
                return;
            }
        };
        response.context_menu(|ui| {
            if ui.button("Show what is around it").clicked() {
                self.show_around(cx, ui.ctx(), actor);
                ui.close();
            }
            menu_entry(ui, cx, Action::Focus, None);
            menu_entry(ui, cx, Action::Way, None);
            ui.separator();
            for action in [Action::Rename, Action::SameAs, Action::AddOffice, Action::Hide] {
                menu_entry(ui, cx, action, None);
            }
            ui.separator();
            for action in [Action::ArrangeAround, Action::LeaveOff, Action::Pin] {
                menu_entry(ui, cx, action, None);
            }
        });
    }
}

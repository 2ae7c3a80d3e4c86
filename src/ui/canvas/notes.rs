//! The user's notes on the map: a drag moves one, a click opens it.

use egui::{CursorIcon, Id, Pos2, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use crate::scene::Scene;
use crate::session::{Edit, WindowCommand};
use crate::ui::canvas::MapCanvas;
use crate::ui::context::UiContext;

/// A note that is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DraggedNote {
    /// Where it is in the project.
    from: Pos2,
    /// How far it was dragged, in scene units.
    by: Vec2,
    /// It was let go of: from the next frame on the project has it there.
    is_dropped: bool,
}

impl MapCanvas {
    /// The notes with the one that is dragged where it is now.
    pub(super) fn notes_now(&mut self, cx: &UiContext<'_>) -> Vec<(Pos2, String)> {
        if self.dragged_note.is_some_and(|note| note.is_dropped) {
            self.dragged_note = None;
        }
        let mut notes = cx.session.notes_on_map();
        if let Some(dragged) = self.dragged_note
            && let Some((at, _)) = notes.iter_mut().find(|(at, _)| *at == dragged.from)
        {
            *at += dragged.by;
        }
        notes
    }

    /// Takes in what the user does with them.
    pub(super) fn notes_ui(&mut self, cx: &UiContext<'_>, ui: &Ui, canvas: Id, scene: &Scene) {
        let written = cx.session.notes_on_map();
        for (note, (from, _)) in scene.notes.iter().zip(&written) {
            let rect = self.camera.screen_rect_from_scene(note.bounds).intersect(ui.clip_rect());
            if !rect.is_positive() {
                continue;
            }
            let id = canvas.with(("note", from.x.to_bits(), from.y.to_bits()));
            let response = ui.interact(rect, id, Sense::click_and_drag());
            response.widget_info(|| {
                let label = format!("Note on the map: {}", note.text);
                WidgetInfo::labeled(WidgetType::Button, true, label)
            });
            if response.dragged() {
                let before = self.dragged_note.filter(|dragged| dragged.from == *from);
                let by = before.map_or(Vec2::ZERO, |dragged| dragged.by)
                    + response.drag_delta() / self.camera.zoom;
                self.dragged_note = Some(DraggedNote { from: *from, by, is_dropped: false });
            }
            if response.drag_stopped()
                && let Some(dragged) = &mut self.dragged_note
            {
                dragged.is_dropped = true;
                cx.send(Edit::MoveNote { from: *from, to: *from + dragged.by });
            }
            if response.clicked() {
                cx.send(WindowCommand::AskForMapNote(Some(*from)));
            }
            response.on_hover_cursor(CursorIcon::Move);
        }
    }

    /// The middle of what is in view, in scene units.
    pub(crate) fn middle(&self) -> Pos2 {
        self.camera.scene_from_screen(self.last_rect.center())
    }
}

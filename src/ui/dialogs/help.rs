//! What the keys and the mouse do.

use egui::{Grid, Id, Modal, Ui};

use crate::session::Action;
use crate::ui::context::UiContext;
use crate::ui::shortcuts::shortcuts;
use crate::ui::theme;

const MOUSE: &[(&str, &str)] = &[
    ("Wheel or pinch", "Zoom towards the pointer"),
    ("Drag the background", "Move the map"),
    ("Drag a node", "Put it somewhere; it stays there. A country takes its people along"),
    ("Alt and drag a country", "Move it alone"),
    ("Shift and drag the background", "Select all in a rectangle"),
    ("Ctrl or Shift and click a node", "Select it beside others; they move together"),
    ("Click a node or a line", "All about it, with the evidence"),
    ("Double-click a node", "Zoom to what is around it"),
    ("Right-click a node", "Focus on it, find a way from it, unpin it"),
    ("Drag over the timeline's days", "Show only what happened then"),
    ("Tab, Enter", "Step through the map and select"),
];

/// Draws it; returns whether it stays open.
pub(crate) fn help_ui(cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
    let mut stays = true;
    let modal = Modal::new(Id::new("help")).frame(theme::dialog_frame(&ctx.global_style())).show(
        ctx,
        |ui| {
            ui.set_width(460.0);
            ui.label(theme::title("Keys and mouse"));
            ui.add_space(8.0);
            Grid::new("keys").num_columns(2).spacing([24.0, 7.0]).show(ui, |ui| {
                for &action in Action::ALL {
                    let keys: Vec<String> =
                        shortcuts(action).iter().map(|keys| ctx.format_shortcut(keys)).collect();
                    if !keys.is_empty() {
                        line_ui(cx, ui, &keys.join(", "), action.tooltip());
                    }
                }
                for (what, does) in MOUSE {
                    line_ui(cx, ui, what, does);
                }
            });
            ui.add_space(10.0);
            let version = format!("Entente {}", env!("CARGO_PKG_VERSION"));
            ui.label(theme::muted(version, cx.palette));
            stays = !ui.button("Close").clicked();
        },
    );
    stays && !modal.should_close()
}

fn line_ui(cx: &UiContext<'_>, ui: &mut Ui, what: &str, does: &str) {
    ui.label(theme::strong(what));
    ui.label(theme::muted(does, cx.palette));
    ui.end_row();
}

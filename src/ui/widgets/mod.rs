//! Small parts that panels share.

mod buttons;
mod pill;
mod row;
mod toast;

pub(crate) use buttons::{
    action_button, icon_button, icon_button_at, link_button, menu_entry, primary_button,
};
pub(crate) use pill::{dot, pill};
pub(crate) use row::{Row, RowMark};
pub(crate) use toast::{Toast, ToastKind, Toasts};

use crate::ui::theme;

/// A group of things under a small head.
pub(crate) fn section(
    ui: &mut egui::Ui,
    palette: &crate::scene::Palette,
    head: &str,
    add: impl FnOnce(&mut egui::Ui),
) {
    ui.add_space(12.0);
    ui.label(theme::overline(head, palette));
    ui.add_space(2.0);
    add(ui);
}

/// A field to type in over the whole width, with a name for screen readers.
pub(crate) fn named_edit(
    ui: &mut egui::Ui,
    edit: egui::TextEdit<'_>,
    name: &str,
    has_focus: bool,
) -> egui::Response {
    let edit = edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit);
    // The field has told its text itself.
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(egui::WidgetType::TextEdit);
        info.label = Some(name.to_owned());
        info
    });
    if has_focus {
        response.request_focus();
    }
    response
}

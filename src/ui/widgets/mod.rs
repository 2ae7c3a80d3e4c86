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

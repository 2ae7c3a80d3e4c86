//! A word in a rounded field of its color: a status, a kind.

use egui::{Color32, FontId, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use crate::ui::theme;

/// A word in a rounded field of its color.
pub(crate) fn pill(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let font = FontId::new(11.0, theme::family(theme::SEMI_BOLD));
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, color);
    let (rect, response) =
        ui.allocate_exact_size(galley.size() + Vec2::new(14.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    if ui.is_rect_visible(rect) {
        ui.painter().rect(
            rect,
            rect.height() / 2.0,
            color.gamma_multiply(0.10),
            Stroke::new(1.0, color.gamma_multiply(0.35)),
            egui::StrokeKind::Inside,
        );
        ui.painter().galley(rect.min + Vec2::new(7.0, 2.0), galley, color);
    }
    response
}

/// A small filled circle, as high as a line of text.
pub(crate) fn dot(ui: &mut Ui, color: Color32) {
    let height = ui.text_style_height(&egui::TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(10.0, height), Sense::hover());
    ui.painter().circle_filled(rect.center(), 4.0, color);
}

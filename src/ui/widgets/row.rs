//! One line of a list, as wide as the list: a mark, words, and what belongs to them.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontId, Galley, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo,
    WidgetType, pos2,
};

use crate::scene::Palette;
use crate::ui::theme::{self, color32};

/// What stands before the words.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RowMark {
    /// Nothing.
    Bare,
    /// A picture from the icon font.
    Icon(&'static str, Color32),
    /// A flag.
    Flag(egui::TextureId),
}

/// One line of a list.
pub(crate) struct Row<'a> {
    /// What stands before the words.
    pub(crate) mark: RowMark,
    /// The words.
    pub(crate) text: &'a str,
    /// Paler words below.
    pub(crate) detail: Option<&'a str>,
    /// At the right end.
    pub(crate) trailing: Option<&'a str>,
    /// What a screen reader says; the words where absent.
    pub(crate) name: Option<&'a str>,
    /// Room at the right end for something that the caller puts there, in points.
    pub(crate) reserved: f32,
    /// Whether it is the one looked at.
    pub(crate) selected: bool,
    /// Whether something else is looked at.
    pub(crate) faded: bool,
}

impl<'a> Row<'a> {
    /// A line with words alone.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            mark: RowMark::Bare,
            text,
            detail: None,
            trailing: None,
            name: None,
            reserved: 0.0,
            selected: false,
            faded: false,
        }
    }

    /// Draws it; it can be clicked.
    pub(crate) fn ui(self, ui: &mut Ui, palette: &Palette) -> Response {
        let height = if self.detail.is_some() { 40.0 } else { 28.0 };
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
        response.widget_info(|| {
            let name = self.name.unwrap_or(self.text);
            WidgetInfo::selected(WidgetType::SelectableLabel, true, self.selected, name)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        self.paint_ground(ui, rect, &response, palette);
        let fade = if self.faded { 0.4 } else { 1.0 };
        let ink = color32(palette.ink).gamma_multiply(fade);
        let muted = color32(palette.muted).gamma_multiply(fade);
        let left = self.paint_mark(ui, rect, fade);
        let mut right = rect.right() - 8.0 - self.reserved;
        if let Some(trailing) = self.trailing {
            let at = pos2(right, rect.center().y);
            let font = FontId::proportional(12.0);
            let drawn = ui.painter().text(at, Align2::RIGHT_CENTER, trailing, font, muted);
            right = drawn.left() - 8.0;
        }
        let room = (right - left).max(10.0);
        let words = elided(ui, self.text, FontId::proportional(13.5), ink, room);
        match self.detail {
            None => {
                let at = pos2(left, rect.center().y - words.size().y / 2.0);
                ui.painter().galley(at, words, ink);
            }
            Some(detail) => {
                let below = elided(ui, detail, FontId::proportional(11.5), muted, room);
                let top = rect.center().y - f32::midpoint(words.size().y, below.size().y);
                let second = top + words.size().y;
                ui.painter().galley(pos2(left, top), words, ink);
                ui.painter().galley(pos2(left, second), below, muted);
            }
        }
        response
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response, palette: &Palette) {
        let visuals = &ui.style().visuals;
        if self.selected {
            ui.painter().rect_filled(rect, theme::RADIUS, visuals.selection.bg_fill);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, theme::RADIUS, visuals.widgets.hovered.bg_fill);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, color32(palette.accent));
            ui.painter().rect_stroke(rect, theme::RADIUS, stroke, egui::StrokeKind::Inside);
        }
    }

    /// Returns where the words begin.
    fn paint_mark(&self, ui: &Ui, rect: Rect, fade: f32) -> f32 {
        let left = rect.left() + 8.0;
        let center = pos2(left + 9.0, rect.center().y);
        match self.mark {
            RowMark::Bare => return left,
            RowMark::Icon(icon, color) => {
                let font = FontId::proportional(16.0);
                let color = color.gamma_multiply(fade);
                ui.painter().text(center, Align2::CENTER_CENTER, icon, font, color);
            }
            RowMark::Flag(texture) => {
                let flag = Rect::from_center_size(center, Vec2::splat(18.0));
                egui::Image::new((texture, flag.size()))
                    .corner_radius(9.0)
                    .tint(Color32::WHITE.gamma_multiply(fade))
                    .paint_at(ui, flag);
            }
        }
        left + 26.0
    }
}

/// Words on one line, cut with "…" where they do not fit.
fn elided(ui: &Ui, text: &str, font: FontId, color: Color32, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

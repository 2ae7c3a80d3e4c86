//! All that can be done, found by a few letters: the same actions as in the menu.

use egui::{
    Align2, FontId, Id, Key, Modal, Rect, ScrollArea, Sense, TextEdit, Vec2, WidgetInfo, WidgetType,
};

use crate::session::Action;
use crate::ui::context::UiContext;
use crate::ui::shortcuts::shortcut_text;
use crate::ui::theme::{self, color32};

/// What is being typed, and which of the actions found is meant.
#[derive(Default)]
pub(crate) struct PaletteDialog {
    query: String,
    chosen: usize,
}

/// Height of a line, in points.
const LINE: f32 = 30.0;

/// Lines in view.
const IN_VIEW: f32 = 11.0;

impl PaletteDialog {
    /// Draws it; returns whether it stays open.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
        // Before the field takes the keys.
        let step = ctx.input_mut(|input| {
            let mut pressed =
                |key| input.count_and_consume_key(egui::Modifiers::NONE, key) as isize;
            pressed(Key::ArrowDown) - pressed(Key::ArrowUp)
        });
        let found = found(cx, &self.query);
        let last = found.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(step).min(last);
        let mut wanted = None;
        let frame = theme::dialog_frame(&ctx.global_style());
        let modal = Modal::new(Id::new("palette")).frame(frame).show(ctx, |ui| {
            ui.set_width(460.0);
            let field = TextEdit::singleline(&mut self.query)
                .id(Id::new("palette query"))
                .hint_text("What would you like to do?")
                .desired_width(f32::INFINITY)
                .margin(egui::Margin::symmetric(9, 7));
            let response = ui.add(field);
            let query = self.query.clone();
            response.widget_info(|| {
                let mut info = WidgetInfo::text_edit(true, "", &query, "action");
                info.label = Some("Find an action".to_owned());
                info
            });
            if response.changed() {
                self.chosen = 0;
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                wanted = found.get(self.chosen).copied();
            } else {
                response.request_focus();
            }
            ui.add_space(6.0);
            ScrollArea::vertical().max_height(IN_VIEW * LINE).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (i, &action) in found.iter().enumerate() {
                        let response = line_ui(cx, ui, action, i == self.chosen);
                        if i == self.chosen && step != 0 {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            wanted = Some(action);
                        }
                    }
                    if found.is_empty() {
                        ui.label(theme::muted("Nothing of that name can be done now", cx.palette));
                    }
                },
            );
        });
        if let Some(action) = wanted {
            cx.perform(action);
            return false;
        }
        !modal.should_close()
    }
}

/// Actions that make sense now and whose words begin with those of the query.
fn found(cx: &UiContext<'_>, query: &str) -> Vec<Action> {
    let query = query.to_lowercase();
    let fits = |action: &Action| {
        let text = format!("{} {}", action.text(), action.tooltip()).to_lowercase();
        query.split_whitespace().all(|word| text.split_whitespace().any(|w| w.starts_with(word)))
    };
    let mut found: Vec<Action> = Action::ALL
        .iter()
        .copied()
        .filter(|action| !matches!(action, Action::Escape | Action::Palette))
        .filter(|action| action.resolve(cx.session).is_some())
        .filter(fits)
        .collect();
    // What is called so comes before what only does so.
    found.sort_by_key(|action| !action.text().to_lowercase().starts_with(query.trim()));
    found
}

/// Draws a line.
fn line_ui(
    cx: &UiContext<'_>,
    ui: &mut egui::Ui,
    action: Action,
    is_chosen: bool,
) -> egui::Response {
    let size = Vec2::new(ui.available_width(), LINE);
    let (rect, response): (Rect, _) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let name = format!("Do {}", action.text());
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_chosen, name)
    });
    if is_chosen {
        ui.painter().rect_filled(rect, theme::RADIUS, ui.visuals().selection.bg_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, ui.visuals().widgets.hovered.bg_fill);
    }
    let at = rect.left_center() + Vec2::new(10.0, 0.0);
    let ink = color32(cx.palette.ink);
    let font = FontId::proportional(13.5);
    ui.painter().text(at, Align2::LEFT_CENTER, action.text(), font, ink);
    let at = rect.right_center() - Vec2::new(10.0, 0.0);
    let keys = shortcut_text(ui.ctx(), action);
    let muted = color32(cx.palette.muted);
    ui.painter().text(at, Align2::RIGHT_CENTER, keys, FontId::proportional(12.0), muted);
    response.on_hover_text(action.tooltip())
}

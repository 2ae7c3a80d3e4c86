//! The legend in a corner of the map, and the buttons that move the camera.

use egui::{Frame, Margin, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2};
use egui_phosphor::regular as icons;

use crate::scene::{LegendEntry, Scene};
use crate::session::Action;
use crate::ui::canvas::MapCanvas;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::flags::Textures;
use crate::ui::canvas::paint::Brush;
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{action_button, icon_button};

/// From the edge of the map, in points.
pub(super) const MARGIN: f32 = 12.0;

/// Height of a line of the legend, in points.
const LINE: f32 = 21.0;

/// Height of the legend's head, in points.
const HEAD: f32 = 28.0;

/// Width of the legend, in points.
const WIDTH: f32 = 204.0;

impl MapCanvas {
    /// Where on the screen the legend is.
    pub(super) fn legend_rect(&self, map: Rect, scene: &Scene) -> Rect {
        let lines = if self.legend_open { scene.legend.len() as f32 * LINE + 6.0 } else { 0.0 };
        let all = HEAD + lines + 10.0;
        // No room for all of it in a low window: only its head.
        let height = if all + 2.0 * MARGIN > map.height() { HEAD + 10.0 } else { all };
        let at = pos2(map.left() + MARGIN, map.bottom() - MARGIN - height);
        Rect::from_min_size(at, Vec2::new(WIDTH, height))
    }

    /// Draws both over the map.
    pub(super) fn legend_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui, map: Rect, scene: &Scene) {
        if scene.nodes.is_empty() {
            return;
        }
        camera_buttons(cx, ui, map);
        let rect = self.legend_rect(map, scene);
        cover(ui, "legend cover", rect);
        let has_room = rect.height() > HEAD + 10.0;
        let mut child = ui.new_child(UiBuilder::new().id_salt("legend").max_rect(rect));
        overlay(cx, &child).show(&mut child, |ui| {
            ui.set_width(WIDTH - 22.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = LINE;
            ui.horizontal(|ui| {
                ui.set_height(HEAD);
                ui.label(theme::overline("Legend", cx.palette));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let (icon, name) = if has_room {
                        (icons::CARET_DOWN, "Hide the legend")
                    } else {
                        (icons::CARET_UP, "Show the legend")
                    };
                    if icon_button(ui, icon, name).clicked() {
                        self.legend_open = !self.legend_open;
                    }
                });
            });
            if has_room {
                for entry in &scene.legend {
                    entry_ui(cx, ui, entry);
                }
            }
        });
    }
}

/// Keeps the pointer off the map below.
fn cover(ui: &Ui, name: &str, rect: Rect) {
    ui.interact(rect, ui.id().with(name), Sense::click_and_drag());
}

fn overlay(cx: &UiContext<'_>, ui: &Ui) -> Frame {
    Frame::new()
        .fill(color32(cx.palette.surface).gamma_multiply(0.94))
        .stroke(Stroke::new(1.0, ui.visuals().window_stroke.color))
        .corner_radius(10.0)
        .inner_margin(Margin::symmetric(10, 4))
}

fn entry_ui(cx: &UiContext<'_>, ui: &mut Ui, entry: &LegendEntry) {
    ui.horizontal(|ui| {
        let size = Vec2::new(2.0 * LegendEntry::HALF_WIDTH, LINE);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let textures = Textures::default();
        let camera = Camera { origin: rect.center(), zoom: 1.0 };
        let brush = Brush { ctx: ui.ctx(), camera, textures: &textures };
        let mut shapes = Vec::new();
        for item in &entry.sample {
            brush.paint(item, &mut shapes);
        }
        ui.painter().extend(shapes);
        ui.label(theme::muted(&entry.text, cx.palette));
    });
}

fn camera_buttons(cx: &UiContext<'_>, ui: &mut Ui, map: Rect) {
    let size = Vec2::new(38.0, 112.0);
    let rect = Rect::from_min_size(map.right_bottom() - size - Vec2::splat(MARGIN), size);
    cover(ui, "camera cover", rect);
    let mut child = ui.new_child(UiBuilder::new().id_salt("camera").max_rect(rect));
    overlay(cx, &child).inner_margin(Margin::same(4)).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        action_button(ui, cx, Action::ZoomIn, icons::PLUS, false);
        action_button(ui, cx, Action::ZoomOut, icons::MINUS, false);
        action_button(ui, cx, Action::Fit, icons::CORNERS_OUT, false);
    });
}

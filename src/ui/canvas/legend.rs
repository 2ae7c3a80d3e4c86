//! The legend in a corner of the map, and the buttons that move the camera.

use egui::{Frame, Margin, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2};
use egui_phosphor::regular as icons;

use crate::scene::{LegendEntry, Scene, Weight, measure};
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

/// Height of a row of the legend, in points.
const LINE: f32 = 23.0;

/// Around the legend's rows, in points.
const PADDING: Vec2 = Vec2::new(10.0, 5.0);

/// Width of the legend's own name and its button, in points.
const HEAD: f32 = 84.0;

/// Letters of the legend, in points; room between a sample and its words, and between entries.
const LETTER: f32 = 12.0;
const GAP: f32 = 6.0;
const BETWEEN: f32 = 18.0;

/// Kept free for the buttons that move the camera, in points.
const BUTTONS: f32 = 62.0;

/// The legend's entries in rows of at most that width, and the width that they take.
fn rows(entries: &[LegendEntry], width: f32) -> (Vec<&[LegendEntry]>, f32) {
    let (mut rows, mut widest) = (Vec::new(), HEAD);
    let (mut start, mut used) = (0, HEAD);
    for (i, entry) in entries.iter().enumerate() {
        let needed = width_of(entry) + BETWEEN;
        if used + needed > width && i > start {
            rows.push(&entries[start..i]);
            (start, used) = (i, 0.0);
        }
        used += needed;
        widest = widest.max(used);
    }
    rows.push(&entries[start..]);
    (rows, widest)
}

fn width_of(entry: &LegendEntry) -> f32 {
    // A little more than measured: the window's letters are hinted.
    let words = 1.04 * measure::width(&entry.text, LETTER, Weight::Regular);
    2.0 * LegendEntry::HALF_WIDTH + GAP + words
}

/// How wide rows may be on a map.
fn room(map: Rect) -> f32 {
    (map.width() - 2.0 * (MARGIN + PADDING.x) - BUTTONS).max(HEAD)
}

impl MapCanvas {
    /// Where on the screen the legend is: in rows along the lower edge, as below an exported map.
    pub(super) fn legend_rect(&self, map: Rect, scene: &Scene) -> Rect {
        let closed = Vec2::new(HEAD, LINE);
        let size = if self.legend_open {
            let (rows, width) = rows(&scene.legend, room(map));
            let size = Vec2::new(width, rows.len() as f32 * LINE);
            // No room for all of it in a small window: only its head.
            if size.y > 0.3 * map.height() { closed } else { size }
        } else {
            closed
        } + 2.0 * PADDING;
        Rect::from_min_size(pos2(map.left() + MARGIN, map.bottom() - MARGIN - size.y), size)
    }

    /// Draws both over the map.
    pub(super) fn legend_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui, map: Rect, scene: &Scene) {
        if scene.nodes.is_empty() {
            return;
        }
        camera_buttons(cx, ui, map);
        let rect = self.legend_rect(map, scene);
        cover(ui, "legend cover", rect);
        let is_open = rect.width() > HEAD + 2.0 * PADDING.x + 1.0;
        let (rows, _) = rows(if is_open { &scene.legend } else { &[] }, room(map));
        let mut child = ui.new_child(UiBuilder::new().id_salt("legend").max_rect(rect));
        let frame =
            overlay(cx, &child).inner_margin(Margin::symmetric(PADDING.x as i8, PADDING.y as i8));
        frame.show(&mut child, |ui| {
            ui.set_min_size(rect.size() - 2.0 * PADDING);
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.spacing_mut().interact_size.y = LINE;
            for (nth, row) in rows.iter().enumerate() {
                ui.horizontal(|ui| {
                    ui.set_height(LINE);
                    if nth == 0 {
                        self.legend_head_ui(cx, ui, is_open);
                    }
                    for entry in *row {
                        entry_ui(cx, ui, entry);
                    }
                });
            }
        });
    }

    fn legend_head_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui, is_open: bool) {
        let size = Vec2::new(HEAD, LINE);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_size(size);
            ui.label(theme::overline("Legend", cx.palette));
            ui.add_space(2.0);
            let (icon, name) = if is_open {
                (icons::CARET_DOWN, "Hide the legend")
            } else {
                (icons::CARET_UP, "Show the legend")
            };
            if icon_button(ui, icon, name).clicked() {
                self.legend_open = !self.legend_open;
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
    let size = Vec2::new(width_of(entry) + BETWEEN, LINE);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_size(size);
        let sample = Vec2::new(2.0 * LegendEntry::HALF_WIDTH, LINE);
        let (rect, _) = ui.allocate_exact_size(sample, Sense::hover());
        let textures = Textures::default();
        let camera = Camera { origin: rect.center(), zoom: 1.0 };
        let brush = Brush { ctx: ui.ctx(), camera, textures: &textures };
        let mut shapes = Vec::new();
        for item in &entry.sample {
            brush.paint(item, &mut shapes);
        }
        ui.painter().extend(shapes);
        ui.add_space(GAP);
        ui.add(egui::Label::new(theme::muted(&entry.text, cx.palette)).extend());
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

//! Who does what to whom: a cell for each pair, in the color of what prevails; a click opens it.

use std::collections::BTreeMap;

use egui::epaint::TextShape;
use egui::{
    Align2, FontId, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2,
};

use crate::map::{LinkId, Matrix, sentence};
use crate::relations::Tone;
use crate::scene::Hit;
use crate::session::ViewCommand;
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};

/// More rows than this nobody compares.
const MOST: usize = 60;

/// Side of a cell, width of the names at the left, height of those above, in points.
const CELL: f32 = 24.0;
const NAMES: f32 = 170.0;
const ABOVE: f32 = 104.0;

/// Sentences in a tooltip.
const TOLD: usize = 8;

/// The matrix of what is shown.
#[derive(Default)]
pub(super) struct MatrixView {
    made: Option<(u64, Matrix)>,
}

impl MatrixView {
    /// Draws it.
    pub(super) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let revision = cx.session.shown_revision();
        if self.made.as_ref().is_none_or(|(made_from, _)| *made_from != revision) {
            self.made = Some((revision, Matrix::new(cx.session.shown(), MOST)));
        }
        let Some((_, matrix)) = &self.made else { return };
        if matrix.actors.is_empty() {
            ui.label(theme::muted("No relations to compare.", cx.palette));
            return;
        }
        ScrollArea::both().id_salt("matrix").auto_shrink(false).show(ui, |ui| {
            let side = CELL * matrix.actors.len() as f32;
            let size = Vec2::new(NAMES + side + ABOVE, ABOVE + side + 8.0);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let cells = Rect::from_min_size(rect.min + Vec2::new(NAMES, ABOVE), Vec2::splat(side));
            names_ui(cx, ui, matrix, rect, cells);
            for (&(row, column), links) in &matrix.cells {
                let corner = Vec2::new(column as f32, row as f32) * CELL;
                let place = Rect::from_min_size(cells.min + corner, Vec2::splat(CELL));
                if ui.is_rect_visible(place) {
                    cell_ui(cx, ui, matrix, (row, column), links, place);
                }
            }
        });
    }
}

fn names_ui(cx: &UiContext<'_>, ui: &Ui, matrix: &Matrix, rect: Rect, cells: Rect) {
    let map = cx.session.map();
    let font = FontId::proportional(12.0);
    let line = Stroke::new(0.5, ui.visuals().widgets.noninteractive.bg_stroke.color);
    for i in 0..=matrix.actors.len() {
        let at = i as f32 * CELL;
        ui.painter().hline(cells.x_range(), cells.top() + at, line);
        ui.painter().vline(cells.left() + at, cells.y_range(), line);
    }
    for (i, &id) in matrix.actors.iter().enumerate() {
        let Some(actor) = map.actor(id) else { continue };
        let hit = Hit::Actor(id);
        let is_selected = cx.session.selected() == Some(hit);
        let ink = color32(if is_selected { cx.palette.accent } else { cx.palette.ink });
        let middle = (i as f32 + 0.5) * CELL;
        let place = Rect::from_min_max(
            pos2(rect.left(), cells.top() + middle - CELL / 2.0),
            pos2(cells.left() - 6.0, cells.top() + middle + CELL / 2.0),
        );
        let response = ui.interact(place, ui.id().with(("row", id)), Sense::click());
        response.widget_info(|| {
            let name = format!("Matrix row {}", actor.name);
            WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, name)
        });
        let clipped = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
        clipped.text(place.left_center(), Align2::LEFT_CENTER, &actor.name, font.clone(), ink);
        if response.on_hover_text(&actor.name).clicked() {
            cx.send(ViewCommand::Select(Some(hit)));
        }
        // Slanted, so that long names stay legible over narrow columns.
        let galley = ui.painter().layout_no_wrap(shortened(&actor.name), font.clone(), ink);
        let foot = pos2(cells.left() + middle - 5.0, cells.top() - 6.0);
        ui.painter().add(TextShape::new(foot, galley, ink).with_angle(-SLANT));
    }
}

/// Of the names above, in radians.
const SLANT: f32 = 0.95;

/// As long as there is room above.
fn shortened(name: &str) -> String {
    const MOST: usize = 18;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST - 1).chain(['…']).collect()
}

fn cell_ui(
    cx: &UiContext<'_>,
    ui: &Ui,
    matrix: &Matrix,
    (row, column): (usize, usize),
    links: &[LinkId],
    place: Rect,
) {
    let map = cx.session.map();
    let name = |i: usize| map.actor(matrix.actors[i]).map_or("", |actor| actor.name.as_str());
    let response = ui.interact(place, ui.id().with(("cell", row, column)), Sense::click());
    let is_selected = cx.session.selected().is_some_and(|hit| match hit {
        Hit::Link(id) => links.contains(&id),
        Hit::Actor(_) => false,
    });
    response.widget_info(|| {
        let name = format!("Cell {} to {}, {}", name(row), name(column), links.len());
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, name)
    });
    let mut tones: BTreeMap<Tone, usize> = BTreeMap::new();
    for link in links.iter().filter_map(|&id| map.link(id)) {
        *tones.entry(link.predicate.tone()).or_default() += 1;
    }
    // Of equally many, conflict must not be overlooked.
    let prevails = tones.iter().max_by_key(|&(tone, n)| (n, *tone == Tone::Conflict));
    let color = theme::tone_color(cx.palette, prevails.map_or(Tone::Neutral, |(tone, _)| *tone));
    let strength = (0.25 + 0.12 * links.len() as f32).min(0.75);
    ui.painter().rect_filled(place.shrink(1.5), 3.0, color.gamma_multiply(strength));
    if is_selected || response.hovered() {
        let stroke = Stroke::new(2.0, color32(cx.palette.accent));
        ui.painter().rect_stroke(place.shrink(1.0), 3.0, stroke, egui::StrokeKind::Inside);
    }
    let ink = color32(cx.palette.ink);
    let text = links.len().to_string();
    let font = FontId::proportional(11.5);
    ui.painter().text(place.center(), Align2::CENTER_CENTER, text, font, ink);
    let response = response.on_hover_ui(|ui| {
        for link in links.iter().filter_map(|&id| map.link(id)).take(TOLD) {
            ui.label(sentence(map, link));
        }
        if links.len() > TOLD {
            ui.label(theme::muted(format!("and {} more", links.len() - TOLD), cx.palette));
        }
    });
    if response.clicked() {
        cx.send(ViewCommand::Select(links.first().map(|&id| Hit::Link(id))));
    }
}

//! A lane for each actor, over time: planned things hollow. A dragged range filters the map.

use egui::{
    Align2, FontId, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::map::{Filter, Lane, Mark, lanes, sentence, wording};
use crate::relations::Status;
use crate::scene::Hit;
use crate::session::ViewCommand;
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::link_button;

/// Height of a lane and of the line with the days, in points.
const LANE: f32 = 24.0;
const AXIS: f32 = 22.0;

/// Width of the names, in points.
const NAMES: f32 = 170.0;

/// Half the size of a mark, in points.
const MARK: f32 = 5.0;

/// Points between two days that are written out, at least.
const BETWEEN_DAYS: f32 = 110.0;

/// The lanes, and where a drag began.
#[derive(Default)]
pub(super) struct TimelineView {
    made: Option<(u64, Vec<Lane>)>,
    drag: Option<(f32, f32)>,
}

/// Days → points.
#[derive(Clone, Copy)]
struct Scale {
    first: Date,
    n_days: f32,
    left: f32,
    width: f32,
}

impl Scale {
    fn x(self, day: Date) -> f32 {
        let days = day.since(self.first).map_or(0, |span| span.get_days());
        self.left + self.width * (days as f32 + 0.5) / self.n_days
    }

    fn day(self, x: f32) -> Date {
        let days = ((x - self.left) / self.width * self.n_days).floor().clamp(0.0, self.n_days);
        self.first.checked_add((days as i32).days()).unwrap_or(self.first)
    }
}

impl TimelineView {
    /// Says which days the map is limited to.
    pub(super) fn tools_ui(cx: &UiContext<'_>, ui: &mut Ui) {
        let filter = &cx.session.perspective().filter;
        if filter.from.is_some() || filter.to.is_some() {
            if link_button(ui, "All days", color32(cx.palette.accent)).clicked() {
                let filter = Filter { from: None, to: None, ..filter.clone() };
                cx.send(ViewCommand::Filter(filter));
            }
            let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
            let range = format!("{} – {}", day(filter.from), day(filter.to));
            ui.label(theme::muted(range, cx.palette));
        } else {
            ui.label(theme::muted("Drag over the days to filter the map", cx.palette));
        }
    }

    /// Draws it.
    pub(super) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let revision = cx.session.shown_revision();
        if self.made.as_ref().is_none_or(|(made_from, _)| *made_from != revision) {
            self.made = Some((revision, lanes(cx.session.shown())));
        }
        let Some((first, last)) = cx.session.shown().counts.days else {
            ui.label(theme::muted("No article and no relation tells a day.", cx.palette));
            return;
        };
        // A little room on both sides, so that no mark stands on the edge.
        let n_days = last.since(first).map_or(0, |span| span.get_days());
        let room = (n_days / 30).max(1);
        let first = first.checked_sub(room.days()).unwrap_or(first);
        let scale = Scale {
            first,
            n_days: (n_days + 2 * room + 1) as f32,
            left: ui.cursor().left() + NAMES,
            width: (ui.available_width() - NAMES - 14.0).max(40.0),
        };
        let axis = axis_ui(cx, ui, scale);
        self.range_ui(cx, ui, axis, scale);
        let Some((_, lanes)) = &self.made else { return };
        ScrollArea::vertical().id_salt("timeline").auto_shrink(false).show_rows(
            ui,
            LANE,
            lanes.len(),
            |ui, range| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for lane in &lanes[range] {
                    lane_ui(cx, ui, lane, scale);
                }
            },
        );
    }

    /// The range that the map is limited to, and the one that is being dragged.
    fn range_ui(&mut self, cx: &UiContext<'_>, ui: &Ui, axis: Rect, scale: Scale) {
        let response = ui.interact(axis, ui.id().with("days"), Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Slider, true, "Days"));
        let response = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
        // Once the button is up nobody knows any more where it was pressed.
        if response.dragged()
            && let Some(pos) = response.interact_pointer_pos()
            && let Some(start) = ui.input(|input| input.pointer.press_origin())
        {
            self.drag = Some((start.x.min(pos.x), start.x.max(pos.x)));
        }
        let filter = &cx.session.perspective().filter;
        let span = self.drag.or_else(|| {
            let from = filter.from.map_or(axis.left(), |day| scale.x(day));
            let to = filter.to.map_or(axis.right(), |day| scale.x(day));
            (filter.from.is_some() || filter.to.is_some()).then_some((from, to))
        });
        if let Some((from, to)) = span {
            let band = Rect::from_x_y_ranges(from..=to, axis.y_range()).intersect(axis);
            ui.painter().rect_filled(band, 3.0, color32(cx.palette.accent.faded(0.22)));
        }
        if response.drag_stopped()
            && let Some((from, to)) = self.drag.take()
        {
            let filter =
                Filter { from: Some(scale.day(from)), to: Some(scale.day(to)), ..filter.clone() };
            cx.send(ViewCommand::Filter(filter));
        }
    }
}

/// Some days with a line each; returns where they are.
fn axis_ui(cx: &UiContext<'_>, ui: &mut Ui, scale: Scale) -> Rect {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(NAMES + scale.width, AXIS), Sense::hover());
    let n = (scale.width / BETWEEN_DAYS).floor().clamp(1.0, scale.n_days.max(1.0)) as usize;
    let below = ui.max_rect().bottom();
    let muted = color32(cx.palette.muted);
    let mut last = None;
    for i in 0..n {
        let day = scale.day(scale.left + scale.width * (i as f32 + 0.5) / n as f32);
        if last.replace(day) == Some(day) {
            continue;
        }
        let x = scale.x(day);
        let text = wording::days(day, day);
        let at = pos2(x, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, text, FontId::proportional(11.0), muted);
        let stroke = Stroke::new(1.0, ui.visuals().widgets.noninteractive.bg_stroke.color);
        ui.painter().vline(x, rect.bottom()..=below, stroke);
    }
    rect.with_min_x(scale.left)
}

fn lane_ui(cx: &UiContext<'_>, ui: &mut Ui, lane: &Lane, scale: Scale) {
    let map = cx.session.map();
    let Some(actor) = map.actor(lane.actor) else { return };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(NAMES + scale.width, LANE), Sense::hover());
    let names = rect.with_max_x(scale.left - 8.0);
    let response = ui.interact(names, ui.id().with(("lane", lane.actor)), Sense::click());
    let hit = Hit::Actor(lane.actor);
    let is_selected = cx.session.selected() == Some(hit);
    response.widget_info(|| {
        let name = format!("Lane {}", actor.name);
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, name)
    });
    let ink = color32(if is_selected { cx.palette.accent } else { cx.palette.ink });
    let clipped = ui.painter().with_clip_rect(names);
    let at = pos2(names.left() + 4.0, rect.center().y);
    clipped.text(at, Align2::LEFT_CENTER, &actor.name, FontId::proportional(12.5), ink);
    if response.on_hover_text(&actor.name).clicked() {
        cx.send(ViewCommand::Select(Some(hit)));
    }
    let line = Stroke::new(1.0, ui.visuals().widgets.noninteractive.bg_stroke.color);
    ui.painter().hline(scale.left..=scale.left + scale.width, rect.center().y, line);
    for mark in &lane.marks {
        mark_ui(cx, ui, lane, *mark, rect.center().y, scale);
    }
}

/// What happened is full, what is to come hollow, what is denied crossed out.
fn mark_ui(cx: &UiContext<'_>, ui: &Ui, lane: &Lane, mark: Mark, y: f32, scale: Scale) {
    let map = cx.session.map();
    let Some(link) = map.link(mark.link) else { return };
    let (from, to) = (scale.x(mark.from), scale.x(mark.to));
    let place = Rect::from_x_y_ranges(from - MARK..=to + MARK, y - MARK..=y + MARK);
    let id = ui.id().with(("mark", lane.actor, mark.link));
    let response = ui.interact(place.expand(2.0), id, Sense::click());
    let hit = Hit::Link(mark.link);
    let is_selected = cx.session.selected() == Some(hit);
    let told = format!("{}, {}", sentence(map, link), wording::days(mark.from, mark.to));
    response.widget_info(|| {
        let name = format!("Mark {told}");
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, name)
    });
    let color = theme::tone_color(cx.palette, link.predicate.tone());
    let stroke = Stroke::new(if is_selected { 2.5 } else { 1.5 }, color);
    let fill = match link.status {
        Status::Happened | Status::Ongoing => color,
        Status::Planned | Status::Possible | Status::Denied => color32(cx.palette.surface),
    };
    ui.painter().rect(place, MARK, fill, stroke, egui::StrokeKind::Inside);
    if link.status == Status::Denied {
        let corners: [Pos2; 2] = [place.left_bottom(), place.right_top()];
        ui.painter().line_segment(corners, stroke);
    }
    if response.on_hover_text(told).clicked() {
        cx.send(ViewCommand::Select(Some(hit)));
    }
}

//! A table: sorted by a click on a column's head, narrowed by words, copied into a spreadsheet.

use egui::containers::menu::MenuButton;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, FontId, Rect, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, WidgetType,
    pos2,
};
use egui_phosphor::regular as icons;

use crate::export::{Row, Sorting, Table, TableKind};
use crate::scene::Hit;
use crate::session::{Action, ViewCommand, confirm_all, reject_all};
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::menu_entry;

/// Height of a row, in points.
const ROW: f32 = 25.0;

/// What the table was made from; it is made anew when this differs.
type Key = (u64, String, Option<Sorting>);

/// A table as the user has sorted and narrowed it.
pub(super) struct TableView {
    kind: TableKind,
    query: String,
    sorting: Option<Sorting>,
    made: Option<(Key, Table)>,
}

impl TableView {
    pub(super) fn new(kind: TableKind) -> Self {
        Self { kind, query: String::new(), sorting: None, made: None }
    }

    /// What can be done with it, from right to left.
    pub(super) fn tools_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        self.make(cx);
        let Some((_, table)) = &self.made else { return };
        let copy = Button::new(format!("{}  Copy table", icons::COPY)).frame_when_inactive(false);
        let response = ui.add(copy);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "Copy table"));
        if response.on_hover_text("To paste it into a spreadsheet").clicked() {
            ui.ctx().copy_text(table.to_tsv());
        }
        if self.kind == TableKind::Relations {
            all_these_ui(cx, ui, &table.rows);
        }
        let n = table.rows.len();
        let field =
            TextEdit::singleline(&mut self.query).hint_text("Narrow down").desired_width(170.0);
        let response = ui.add(field);
        let query = self.query.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, "", &query, "rows");
            info.label = Some("Narrow the table down".to_owned());
            info
        });
        let rows = if n == 1 { "row" } else { "rows" };
        ui.label(theme::muted(format!("{n} {rows}"), cx.palette));
    }

    /// Draws it.
    pub(super) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        self.make(cx);
        let Some((_, table)) = &self.made else { return };
        let width = ui.available_width() - 12.0;
        let columns = columns(self.kind, width);
        let mut sorting = self.sorting;
        head_ui(cx, ui, table, &columns, &mut sorting);
        ScrollArea::vertical().id_salt(("table", self.kind)).auto_shrink(false).show_rows(
            ui,
            ROW,
            table.rows.len(),
            |ui, range| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for row in &table.rows[range] {
                    row_ui(cx, ui, row, &columns);
                }
            },
        );
        self.sorting = sorting;
    }

    fn make(&mut self, cx: &UiContext<'_>) {
        let key = (cx.session.shown_revision(), self.query.clone(), self.sorting);
        if self.made.as_ref().is_some_and(|(made_from, _)| *made_from == key) {
            return;
        }
        let mut table = Table::new(cx.session.shown(), self.kind);
        table.retain(&self.query);
        if let Some(sorting) = self.sorting {
            table.sort(sorting);
        }
        self.made = Some((key, table));
    }
}

/// What can be said of all relations that the table shows.
fn all_these_ui(cx: &UiContext<'_>, ui: &mut Ui, rows: &[Row]) {
    let project = cx.session.project();
    let sums = &cx.session.shown().sums;
    let links = || {
        let ids = rows.iter().filter_map(|row| match row.hit {
            Hit::Link(id) if !sums.contains_key(&id) => Some(id),
            _ => None,
        });
        ids.filter_map(|id| project.map.link(id))
    };
    let n = links().count();
    let button = Button::new(format!("All these  {}", icons::CARET_DOWN));
    let (response, _) = MenuButton::from_button(button.frame_when_inactive(false)).ui(ui, |ui| {
        if ui.add_enabled(n > 0, Button::new(format!("These {n} are right"))).clicked() {
            cx.send(confirm_all(project, links()));
            ui.close();
        }
        if ui.add_enabled(n > 0, Button::new(format!("Never show these {n}"))).clicked() {
            cx.send(reject_all(project, links()));
            ui.close();
        }
    });
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "All these relations"));
}

/// Where columns begin and end.
fn columns(kind: TableKind, width: f32) -> Vec<(f32, f32)> {
    let weights: &[f32] = match kind {
        TableKind::Actors => &[5.0, 2.2, 6.0, 5.0, 1.7, 1.7, 1.7],
        TableKind::Relations => &[4.0, 2.7, 4.0, 2.4, 2.7, 2.7, 2.7, 3.0, 2.3, 2.8, 7.0],
    };
    let sum: f32 = weights.iter().sum();
    let mut left = 0.0;
    weights
        .iter()
        .map(|weight| {
            let column = (left, left + width * weight / sum);
            left = column.1;
            column
        })
        .collect()
}

fn head_ui(
    cx: &UiContext<'_>,
    ui: &mut Ui,
    table: &Table,
    columns: &[(f32, f32)],
    sorting: &mut Option<Sorting>,
) {
    let width = columns.last().map_or(0.0, |column| column.1);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::hover());
    for (i, (name, (from, to))) in table.columns.iter().zip(columns).enumerate() {
        let place = Rect::from_min_max(
            pos2(rect.left() + from, rect.top()),
            pos2(rect.left() + to, rect.bottom()),
        );
        let response = ui.interact(place, ui.id().with(("sort", i)), Sense::click());
        let now = sorting.filter(|sorting| sorting.column == i);
        response.widget_info(|| {
            let name = format!("Sort by {name}");
            WidgetInfo::selected(WidgetType::Button, true, now.is_some(), name)
        });
        let caret = match now {
            Some(Sorting { descending: true, .. }) => icons::CARET_DOWN,
            Some(_) => icons::CARET_UP,
            None => "",
        };
        let ink = if response.hovered() { cx.palette.ink } else { cx.palette.muted };
        let font = FontId::new(11.5, theme::family(theme::SEMI_BOLD));
        cell(ui, place, &format!("{name} {caret}"), font, color32(ink));
        if response.clicked() {
            // Up, down, as on the map.
            *sorting = match now {
                None => Some(Sorting { column: i, descending: false }),
                Some(Sorting { descending: false, .. }) => {
                    Some(Sorting { column: i, descending: true })
                }
                Some(_) => None,
            };
        }
    }
    let stroke = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
}

fn row_ui(cx: &UiContext<'_>, ui: &mut Ui, row: &Row, columns: &[(f32, f32)]) {
    let width = columns.last().map_or(0.0, |column| column.1);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::click());
    let is_selected = match row.hit {
        Hit::Actor(id) => cx.session.selection().actors().contains(&id),
        Hit::Link(_) => cx.session.selected() == Some(row.hit),
    };
    response.widget_info(|| {
        let told = match row.hit {
            Hit::Actor(_) => row.cells.first(),
            Hit::Link(_) => row.cells.last(),
        };
        let name = format!("Row {}", told.map_or("", String::as_str));
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, name)
    });
    if is_selected {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().widgets.hovered.bg_fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, color32(cx.palette.accent));
        ui.painter().rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    for (i, (text, (from, to))) in row.cells.iter().zip(columns).enumerate() {
        let place = Rect::from_min_max(
            pos2(rect.left() + from, rect.top()),
            pos2(rect.left() + to, rect.bottom()),
        );
        let ink = if i == 0 { cx.palette.ink } else { cx.palette.ink.mixed(cx.palette.muted, 0.6) };
        cell(ui, place, text, FontId::proportional(12.5), color32(ink));
    }
    if response.clicked() {
        let also = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        cx.send(match row.hit {
            Hit::Actor(id) if also => ViewCommand::SelectAlso(id),
            hit => ViewCommand::Select(Some(hit)),
        });
    }
    if response.secondary_clicked() && !is_selected {
        cx.send(ViewCommand::Select(Some(row.hit)));
    }
    response.context_menu(|ui| {
        let actions: &[Action] = match row.hit {
            Hit::Actor(_) => &[Action::Rename, Action::SameAs, Action::AddOffice, Action::Hide],
            Hit::Link(_) => &[Action::Confirm, Action::ChangeRelation, Action::Hide],
        };
        for &action in actions {
            menu_entry(ui, cx, action, None);
        }
    });
}

/// Words on one line of a cell, cut with "…" where they do not fit.
fn cell(ui: &Ui, place: Rect, text: &str, font: FontId, color: egui::Color32) {
    if text.is_empty() || !ui.is_rect_visible(place) {
        return;
    }
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width((place.width() - 10.0).max(4.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(place.left() + 4.0, place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

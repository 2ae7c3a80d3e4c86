//! The panel below the map: the same things as tables, as news, over time and as a matrix.

mod matrix;
mod news;
mod table;
mod timeline;

use egui::{Align, Frame, Layout, Margin, Panel, Ui};
use egui_phosphor::regular as icons;

use crate::export::TableKind;
use crate::session::{Action, Sheet, WindowCommand};
use crate::ui::context::UiContext;
use crate::ui::panels::drawer::matrix::MatrixView;
use crate::ui::panels::drawer::news::NewsView;
use crate::ui::panels::drawer::table::TableView;
use crate::ui::panels::drawer::timeline::TimelineView;
use crate::ui::shortcuts::shortcut_text;
use crate::ui::widgets::icon_button;

/// Which sheet is open, and what the user has done to each.
pub(crate) struct Drawer {
    sheet: Option<Sheet>,
    actors: TableView,
    relations: TableView,
    news: NewsView,
    timeline: TimelineView,
    matrix: MatrixView,
}

impl Default for Drawer {
    fn default() -> Self {
        Self {
            sheet: None,
            actors: TableView::new(TableKind::Actors),
            relations: TableView::new(TableKind::Relations),
            news: NewsView::default(),
            timeline: TimelineView::default(),
            matrix: MatrixView::default(),
        }
    }
}

impl Drawer {
    /// Opens a sheet, or closes the drawer if that is open.
    pub(crate) fn toggle(&mut self, sheet: Sheet) {
        self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
    }

    /// Closes it.
    pub(crate) fn close(&mut self) {
        self.sheet = None;
    }

    /// Draws it, if it is open.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let Some(sheet) = self.sheet else { return };
        let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin {
            left: 12,
            right: 8,
            top: 6,
            bottom: 4,
        });
        let panel = Panel::bottom("drawer")
            .resizable(true)
            .default_size(300.0)
            .min_size(150.0)
            .max_size(640.0);
        panel.frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                for (action, other) in Action::SHEETS {
                    let response = ui.selectable_label(other == sheet, action.text());
                    let keys = shortcut_text(ui.ctx(), action);
                    let tooltip = format!("{} ({keys})", action.tooltip());
                    if response.on_hover_text(tooltip).clicked() && other != sheet {
                        cx.send(WindowCommand::ToggleSheet(other));
                    }
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button(ui, icons::X, "Close the drawer").clicked() {
                        cx.send(WindowCommand::ToggleSheet(sheet));
                    }
                    match sheet {
                        Sheet::Actors => self.actors.tools_ui(cx, ui),
                        Sheet::Relations => self.relations.tools_ui(cx, ui),
                        Sheet::News => self.news.tools_ui(cx, ui),
                        Sheet::Timeline => TimelineView::tools_ui(cx, ui),
                        Sheet::Matrix => {}
                    }
                });
            });
            ui.add_space(2.0);
            match sheet {
                Sheet::Actors => self.actors.ui(cx, ui),
                Sheet::Relations => self.relations.ui(cx, ui),
                Sheet::News => self.news.ui(cx, ui),
                Sheet::Timeline => self.timeline.ui(cx, ui),
                Sheet::Matrix => self.matrix.ui(cx, ui),
            }
        });
    }
}

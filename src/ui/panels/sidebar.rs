//! The panel at the left: search, articles, actors.

use egui::{Frame, Id, Key, Margin, Panel, ScrollArea, TextEdit, Ui};
use egui_phosphor::regular as icons;

use crate::scene::Hit;
use crate::session::ViewCommand;
use crate::ui::canvas::flags::Flags;
use crate::ui::context::UiContext;
use crate::ui::panels::filters::FiltersPanel;
use crate::ui::panels::{actors, articles};
use crate::ui::theme;
use crate::ui::widgets::{icon_button, section};

/// What the user is typing.
#[derive(Default)]
pub(crate) struct Sidebar {
    focus_wanted: bool,
    filters: FiltersPanel,
}

impl Sidebar {
    /// Puts the cursor into the search box with the next frame.
    pub(crate) fn focus_search(&mut self) {
        self.focus_wanted = true;
    }

    /// Opens the filters, or closes them.
    pub(crate) fn toggle_filters(&mut self) {
        self.filters.toggle();
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui) {
        let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin {
            left: theme::PADDING,
            right: 6,
            top: 10,
            bottom: 0,
        });
        let panel = Panel::left("sidebar").default_size(276.0).min_size(200.0).max_size(460.0);
        panel.frame(frame).show(ui, |ui| {
            self.search_ui(cx, ui);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                Frame::new().inner_margin(Margin { right: 8, bottom: 14, ..Margin::ZERO }).show(
                    ui,
                    |ui| {
                        if cx.session.query().trim().is_empty() {
                            articles::articles_ui(cx, ui);
                            self.filters.ui(cx, ui);
                        }
                        actors::actors_ui(cx, flags, ui);
                        notes_ui(cx, ui);
                    },
                );
            });
        });
    }

    fn search_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let mut query = cx.session.query().to_owned();
            let clear = if query.is_empty() { 8.0 } else { 40.0 };
            let hint = format!("{}  Find names, aliases, offices", icons::MAGNIFYING_GLASS);
            let field = TextEdit::singleline(&mut query)
                .id(Id::new("search"))
                .hint_text(hint)
                .desired_width(ui.available_width() - clear)
                .margin(Margin::symmetric(9, 6));
            let response = ui.add(field);
            response.widget_info(|| {
                let mut info =
                    egui::WidgetInfo::text_edit(true, cx.session.query(), &query, "Find");
                info.label = Some("Find on the map".to_owned());
                info
            });
            if std::mem::take(&mut self.focus_wanted) {
                response.request_focus();
            }
            if response.changed() {
                cx.send(ViewCommand::Search(query));
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                let first = cx.session.found().first().map(|&id| Hit::Actor(id));
                if first.is_some() {
                    cx.send(ViewCommand::Select(first));
                }
            }
            if !cx.session.query().is_empty()
                && icon_button(ui, icons::X, "Clear the search").clicked()
            {
                cx.send(ViewCommand::Search(String::new()));
            }
        });
        ui.add_space(2.0);
    }
}

/// What the map could not decide.
fn notes_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let warnings = cx.session.project().map.warnings();
    if warnings.is_empty() || !cx.session.query().trim().is_empty() {
        return;
    }
    section(ui, cx.palette, &format!("Notes  {}", warnings.len()), |ui| {
        for warning in warnings {
            ui.label(theme::muted(warning, cx.palette));
        }
    });
}

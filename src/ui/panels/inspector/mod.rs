//! The panel at the right: all about the selected actor or link.

mod actor;
mod evidence;
mod link;
mod mend;
mod several;
mod way;

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};
use egui_phosphor::regular as icons;

use crate::map::{Link, wording};
use crate::relations::Status;
use crate::scene::{Hit, Palette};
use crate::session::{Action, ViewCommand};
use crate::ui::canvas::flags::Flags;
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{icon_button, link_button, pill};

/// Draws it, if something is selected.
pub(crate) fn inspector_ui(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui) {
    let selected = cx.session.selected();
    if selected.is_none() && cx.session.way().is_none() {
        return;
    }
    let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin {
        left: theme::PADDING,
        right: 6,
        top: 10,
        bottom: 0,
    });
    let panel = Panel::right("inspector").default_size(340.0).min_size(260.0).max_size(560.0);
    panel.frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt(("inspector", selected)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { right: 8, bottom: 16, ..Margin::ZERO }).show(
                ui,
                |ui| {
                    ui.set_max_width(ui.available_width());
                    way::way_ui(cx, ui);
                    let map = cx.session.map();
                    match selected {
                        None => {}
                        Some(_) if cx.session.selection().is_several() => {
                            several::several_ui(cx, flags, ui);
                        }
                        Some(Hit::Actor(id)) => {
                            if let Some(actor) = map.actor(id) {
                                actor::actor_ui(cx, flags, ui, actor);
                            }
                        }
                        Some(Hit::Link(id)) => {
                            if let Some(link) = map.link(id) {
                                link::link_ui(cx, flags, ui, link);
                            }
                        }
                    }
                },
            );
        });
    });
}

/// The head of the panel with the button that closes it.
fn head_ui(cx: &UiContext<'_>, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        if icon_button(ui, icons::X, "Close the inspector").clicked() {
            cx.send(ViewCommand::Select(None));
        }
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(false), |ui| {
            ui.set_max_width(ui.available_width());
            add(ui);
        });
    });
}

/// Says that the selected thing is not on the map as it is shown.
fn left_off_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let text = format!("{}  Not shown on the map now", icons::EYE_SLASH);
        ui.label(theme::muted(text, cx.palette));
        if link_button(ui, "Show everything", color32(cx.palette.accent)).clicked() {
            cx.perform(Action::ShowAll);
        }
    });
}

/// The status of a link as a word in its color.
fn status_pill(ui: &mut Ui, palette: &Palette, status: Status) {
    let color = match status {
        Status::Happened | Status::Ongoing => palette.ink,
        Status::Planned => palette.accent,
        Status::Possible => palette.event,
        Status::Denied => palette.conflict,
    };
    pill(ui, wording::status(status), color32(color));
}

/// A link in a list: its status, its words; a click selects it.
fn link_row(cx: &UiContext<'_>, ui: &mut Ui, link: &Link, text: &str) {
    let selected = cx.session.selected() == Some(Hit::Link(link.id));
    let color = theme::tone_color(cx.palette, link.predicate.tone());
    let response = evidence::card(cx, ui, selected, |ui| {
        ui.horizontal_top(|ui| {
            crate::ui::widgets::dot(ui, color);
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width());
                ui.label(text);
                // The verb says that it happened.
                let is_plain = matches!(link.status, Status::Happened | Status::Ongoing);
                if is_plain && link.date.is_none() {
                    return;
                }
                ui.horizontal(|ui| {
                    if !is_plain {
                        status_pill(ui, cx.palette, link.status);
                    }
                    if let Some(date) = &link.date {
                        ui.label(theme::muted(&date.text, cx.palette));
                    }
                });
            });
        });
    });
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, selected, text)
    });
    if response.clicked() {
        cx.send(ViewCommand::Select(Some(Hit::Link(link.id))));
    }
}

//! Files that could not be read, each with its reason.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui};
use egui_phosphor::regular as icons;

use crate::session::ViewCommand;
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::icon_button;

/// Draws a strip below the toolbar, if there is anything to say.
pub(crate) fn problems_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let failures = cx.session.failures();
    if failures.is_empty() {
        return;
    }
    let fill = color32(cx.palette.conflict.mixed(cx.palette.surface, 0.08));
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(14, 8));
    Panel::top("problems").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let color = color32(cx.palette.conflict);
            ui.label(RichText::new(icons::WARNING_CIRCLE).size(17.0).color(color));
            ui.label(theme::strong(match failures.len() {
                1 => "1 file could not be read".to_owned(),
                n => format!("{n} files could not be read"),
            }));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon_button(ui, icons::X, "Close the list of problems").clicked() {
                    cx.send(ViewCommand::DismissFailures);
                }
                if icon_button(ui, icons::COPY, "Copy the list of problems").clicked() {
                    let lines: Vec<String> =
                        failures.iter().map(|f| format!("{}: {}", f.name, f.reason)).collect();
                    ui.copy_text(lines.join("\n"));
                }
            });
        });
        ScrollArea::vertical().max_height(120.0).auto_shrink([false, true]).show(ui, |ui| {
            for failure in failures {
                ui.horizontal_wrapped(|ui| {
                    ui.label(theme::strong(short(&failure.name))).on_hover_text(&failure.name);
                    ui.label(RichText::new(&failure.reason).color(color32(cx.palette.muted)));
                });
            }
        });
    });
}

/// The last part of a path.
fn short(name: &str) -> &str {
    name.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(name)
}

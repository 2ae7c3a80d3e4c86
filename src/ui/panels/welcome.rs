//! The empty window: what the program does, and how to begin.

use egui::{Align, Frame, Layout, RichText, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::session::{Action, WindowCommand};
use crate::ui::context::UiContext;
use crate::ui::shortcuts::shortcut_text;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{link_button, primary_button};

/// Draws it in the middle of all the room that is left.
pub(crate) fn welcome_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0.0, color32(cx.palette.background));
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((rect.height() * 0.26).max(24.0));
        ui.label(theme::display("Entente"));
        ui.add_space(4.0);
        let line = "Opens news articles and draws who relates to whom";
        ui.label(RichText::new(line).size(17.0).color(color32(cx.palette.muted)));
        ui.add_space(28.0);
        if cx.session.is_reading() {
            ui.spinner();
            ui.label(theme::muted("Reading articles…", cx.palette));
            return;
        }
        if primary_button(ui, cx, icons::FOLDER_OPEN, Action::Open.text()).clicked() {
            cx.perform(Action::Open);
        }
        ui.add_space(6.0);
        let sample = egui::Button::new(RichText::new(Action::OpenSample.text()).size(14.0))
            .min_size(Vec2::new(0.0, 34.0));
        let sample = ui.add(sample).on_hover_text(Action::OpenSample.tooltip());
        if sample.clicked() {
            cx.perform(Action::OpenSample);
        }
        recent_ui(cx, ui);
        ui.add_space(30.0);
        let keys = shortcut_text(ui.ctx(), Action::Open);
        let paste = keys.replace('O', "V");
        hint(cx, ui, icons::FILE_TEXT, "Drop text, Markdown or saved web pages anywhere here");
        hint(cx, ui, icons::CLIPBOARD_TEXT, &format!("Paste an article with {paste}"));
        hint(cx, ui, icons::SHIELD_CHECK, "Works offline. Nothing leaves this machine");
    });
}

/// Projects that were open before.
fn recent_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let recent = cx.session.recent();
    if recent.is_empty() {
        return;
    }
    ui.add_space(18.0);
    ui.label(theme::overline("Recent projects", cx.palette));
    for (number, path) in recent.iter().enumerate().take(5) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let response = link_button(ui, name, color32(cx.palette.accent));
        if response.on_hover_text(path.display().to_string()).clicked() {
            cx.send(WindowCommand::OpenRecent(number));
        }
    }
}

fn hint(cx: &UiContext<'_>, ui: &mut Ui, icon: &str, text: &str) {
    Frame::new().show(ui, |ui| {
        let text = format!("{icon}   {text}");
        ui.label(RichText::new(text).size(13.0).color(color32(cx.palette.muted)));
    });
}

//! Buttons of actions and of links.

use egui::{Button, Color32, Rect, Response, RichText, Ui, Vec2};

use crate::session::Action;
use crate::ui::context::UiContext;
use crate::ui::shortcuts::shortcut_text;
use crate::ui::theme::{self, color32};

/// The one button that most people want here.
pub(crate) fn primary_button(ui: &mut Ui, cx: &UiContext<'_>, icon: &str, text: &str) -> Response {
    let label = RichText::new(format!("{icon}  {text}"))
        .font(egui::FontId::new(15.0, theme::family(theme::SEMI_BOLD)))
        .color(color32(cx.palette.surface));
    let accent = color32(cx.palette.accent);
    let button = Button::new(label)
        .fill(accent)
        .min_size(Vec2::new(0.0, 40.0))
        .stroke(egui::Stroke::new(1.0, accent));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::new(18.0, 8.0);
        ui.add(button)
    });
    named(response.inner, text)
}

/// A button of an action with a picture, and its name where there is room; gray where it makes no
/// sense now.
pub(crate) fn action_button(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    action: Action,
    icon: &str,
    with_text: bool,
) -> Response {
    let command = action.resolve(cx.session);
    let label = if with_text {
        RichText::new(format!("{icon}  {}", action.text()))
    } else {
        RichText::new(icon).size(17.0)
    };
    let button = Button::new(label).frame_when_inactive(false).min_size(Vec2::splat(30.0));
    let response = ui.add_enabled(command.is_some(), button);
    let keys = shortcut_text(ui.ctx(), action);
    let tooltip = match keys.as_str() {
        "" => action.tooltip().to_owned(),
        keys => format!("{} ({keys})", action.tooltip()),
    };
    let response = named(response, action.text()).on_hover_text(&tooltip);
    let response = response.on_disabled_hover_text(tooltip);
    if response.clicked()
        && let Some(command) = command
    {
        cx.send(command);
    }
    response
}

/// An entry of a menu; closes the menu when clicked.
pub(crate) fn menu_entry(ui: &mut Ui, cx: &UiContext<'_>, action: Action, text: Option<String>) {
    let command = action.resolve(cx.session);
    let text = text.unwrap_or_else(|| action.text().to_owned());
    let button = Button::new(text).shortcut_text(shortcut_text(ui.ctx(), action));
    if ui.add_enabled(command.is_some(), button).clicked() {
        if let Some(command) = command {
            cx.send(command);
        }
        ui.close();
    }
}

/// A small button with a picture only; `name` is for tooltips and screen readers.
pub(crate) fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(4.0);
        ui.add(bare(icon))
    });
    named(response.inner, name).on_hover_text(name)
}

/// The same at a place.
pub(crate) fn icon_button_at(ui: &mut Ui, rect: Rect, icon: &str, name: &str) -> Response {
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(4.0);
        ui.put(rect, bare(icon))
    });
    named(response.inner, name).on_hover_text(name)
}

fn bare(icon: &str) -> Button<'_> {
    Button::new(RichText::new(icon).size(15.0))
        .frame_when_inactive(false)
        .min_size(Vec2::splat(26.0))
}

/// Words that lead somewhere.
pub(crate) fn link_button(ui: &mut Ui, text: impl Into<RichText>, color: Color32) -> Response {
    ui.add(egui::Link::new(text.into().color(color)))
}

/// Gives a button of pictures a name.
fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::Button, response.enabled(), name)
    });
    response
}

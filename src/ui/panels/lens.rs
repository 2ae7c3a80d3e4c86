//! The bar over the map: how one looks at it, around whom, and how much of it that shows.

use egui::containers::menu::MenuButton;
use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui};
use egui_phosphor::regular as icons;

use crate::map::{ActorId, Altitude};
use crate::project::NamedView;
use crate::session::{Action, Edit, ViewCommand};
use crate::ui::context::UiContext;
use crate::ui::shortcuts::shortcut_text;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{action_button, icon_button, link_button, menu_entry};

/// Draws it.
pub(crate) fn lens_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let fill = color32(cx.palette.background);
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(12, 5));
    let panel = Panel::top("lens").show_separator_line(false);
    panel.frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            // The same whatever stands in it: else the map below would move.
            ui.set_height(30.0);
            altitude_ui(cx, ui);
            ui.add_space(4.0);
            views_ui(cx, ui);
            ui.add_space(10.0);
            trail_ui(cx, ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| share_ui(cx, ui));
        });
    });
}

fn altitude_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let now = cx.session.perspective().altitude;
    let keys = shortcut_text(ui.ctx(), Action::Countries);
    for (altitude, icon, text, tooltip) in [
        (Altitude::Officials, icons::USERS, "Officials", "Everybody, each for themselves"),
        (
            Altitude::Countries,
            icons::GLOBE_HEMISPHERE_WEST,
            "Countries",
            "Countries, with the relations of their officials",
        ),
    ] {
        let response = ui.selectable_label(now == altitude, format!("{icon}  {text}"));
        let name = format!("Look at {}", text.to_lowercase());
        response.widget_info(|| {
            let kind = egui::WidgetType::SelectableLabel;
            egui::WidgetInfo::selected(kind, true, now == altitude, &name)
        });
        if response.on_hover_text(format!("{tooltip} ({keys})")).clicked() {
            cx.send(ViewCommand::LookFrom(altitude));
        }
    }
}

/// Ways of looking that have a name.
fn views_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let project = cx.session.project();
    let is_now = |view: &NamedView| view.perspective(&project.map) == *cx.session.perspective();
    let now = project.views.iter().find(|view| is_now(view));
    let name = now.map_or("Views", |view| view.name.as_str());
    let words = format!("{}  {name}  {}", icons::BOOKMARK_SIMPLE, icons::CARET_DOWN);
    let button = egui::Button::new(words).frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for view in project.views.iter() {
            ui.horizontal(|ui| view_ui(cx, ui, view, is_now(view)));
        }
        if !project.views.is_empty() {
            ui.separator();
        }
        menu_entry(ui, cx, Action::SaveView, None);
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "Views"));
}

/// A view in the list of them.
fn view_ui(cx: &UiContext<'_>, ui: &mut Ui, view: &NamedView, is_now: bool) {
    if icon_button(ui, icons::X, &format!("Remove the view {}", view.name)).clicked() {
        cx.send(Edit::RemoveView(view.name.clone()));
    }
    let response = ui.selectable_label(is_now, &view.name);
    let label = format!("Look through {}", view.name);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, is_now, &label)
    });
    if response.clicked() {
        cx.send(ViewCommand::LookThrough(view.name.clone()));
        ui.close();
    }
}

/// "Whole map › Japan › Ada Berg": whoever was in the middle, each to go back to.
fn trail_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let Some(focus) = cx.session.perspective().focus else { return };
    let name = |id: ActorId| {
        let actor = cx.session.project().map.actor(id);
        actor.map_or("", |actor| actor.name.as_str()).to_owned()
    };
    let accent = color32(cx.palette.accent);
    if link_button(ui, "Whole map", accent).clicked() {
        cx.send(ViewCommand::FocusBack(0));
    }
    for (i, earlier) in cx.session.trail().iter().enumerate() {
        ui.label(theme::muted(icons::CARET_RIGHT, cx.palette));
        if link_button(ui, name(earlier.actor), accent).clicked() {
            cx.send(ViewCommand::FocusBack(i + 1));
        }
    }
    ui.label(theme::muted(icons::CARET_RIGHT, cx.palette));
    ui.label(theme::strong(name(focus.actor)));
    action_button(ui, cx, Action::FocusNarrower, icons::MINUS, false);
    let steps = if focus.n_steps == 1 { "step" } else { "steps" };
    ui.label(theme::muted(format!("{} {steps}", focus.n_steps), cx.palette));
    action_button(ui, cx, Action::FocusWider, icons::PLUS, false);
}

/// "12 of 45 actors, 30 of 98 relations", from right to left.
fn share_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let shown = cx.session.shown();
    if shown.is_all() {
        let (actors, links) = (shown.map.n_actors(), shown.map.n_links());
        ui.label(theme::muted(format!("{actors} actors, {links} relations"), cx.palette));
        return;
    }
    action_button(ui, cx, Action::ShowAll, icons::EYE, true);
    let text = format!(
        "{} of {} actors, {} of {} relations",
        shown.actors.len(),
        shown.map.n_actors(),
        shown.links.len(),
        shown.map.n_links()
    );
    ui.label(RichText::new(text).size(12.0).color(color32(cx.palette.event)));
}

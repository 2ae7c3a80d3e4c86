//! The bar at the top: the menu, what one does most, and how far reading is.

use egui::containers::menu::{MenuButton, SubMenuButton};
use egui::{Align, Button, Frame, Layout, Margin, Panel, ProgressBar, RichText, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::session::{Action, WindowCommand};
use crate::ui::context::UiContext;
use crate::ui::theme;
use crate::ui::widgets::{action_button, menu_entry};

/// Groups of the menu, with a line between them.
const MENU: &[&[Action]] = &[
    &[Action::Open, Action::OpenByPath, Action::OpenSample, Action::CancelOpening],
    &[Action::NewProject, Action::OpenProject, Action::Save, Action::SaveAs],
    &[Action::Export, Action::CopyPicture],
    &[Action::Undo, Action::Redo, Action::History, Action::Corrections],
    &[
        Action::Arrange,
        Action::SelectAll,
        Action::LeaveOff,
        Action::Pin,
        Action::UnpinAll,
        Action::WriteOnMap,
    ],
    &[Action::Filters, Action::ShowAll, Action::Countries, Action::SaveView],
    &[Action::Focus, Action::FocusWider, Action::FocusNarrower, Action::FocusBack, Action::Way],
    &[
        Action::TableOfActors,
        Action::TableOfRelations,
        Action::News,
        Action::Timeline,
        Action::Matrix,
    ],
    &[
        Action::Fit,
        Action::ZoomIn,
        Action::ZoomOut,
        Action::ActualSize,
        Action::Search,
        Action::Legend,
    ],
];

/// Draws it.
pub(crate) fn toolbar_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(10, 7));
    Panel::top("toolbar").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            menu_ui(cx, ui);
            ui.label(theme::title("Entente"));
            ui.add_space(8.0);
            // The empty window has a larger one.
            if !cx.session.project().is_empty() {
                action_button(ui, cx, Action::Open, icons::FOLDER_OPEN, true);
            }
            project_ui(cx, ui);
            progress_ui(cx, ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                action_button(ui, cx, Action::Help, icons::QUESTION, false);
                theme_button(cx, ui);
                action_button(ui, cx, Action::Export, icons::EXPORT, true);
                action_button(ui, cx, Action::Arrange, icons::GRAPH, true);
                action_button(ui, cx, Action::TableOfRelations, icons::TABLE, false);
                action_button(ui, cx, Action::Timeline, icons::CHART_BAR_HORIZONTAL, false);
                ui.add_space(6.0);
                action_button(ui, cx, Action::Redo, icons::ARROW_U_UP_RIGHT, false);
                action_button(ui, cx, Action::Undo, icons::ARROW_U_UP_LEFT, false);
            });
        });
    });
}

/// The project's name, and whether it is saved.
fn project_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let session = cx.session;
    if session.project().is_empty() && session.path().is_none() {
        return;
    }
    action_button(ui, cx, Action::Save, icons::FLOPPY_DISK, false);
    let mark = if session.is_modified() && session.path().is_some() { " •" } else { "" };
    let response = ui.label(theme::muted(format!("{}{mark}", session.name()), cx.palette));
    match session.path() {
        Some(path) => response.on_hover_text(path.display().to_string()),
        None => response.on_hover_text("Not saved yet"),
    };
}

fn menu_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let button = Button::new(RichText::new(icons::LIST).size(18.0))
        .frame_when_inactive(false)
        .min_size(Vec2::splat(30.0));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for (i, group) in MENU.iter().enumerate() {
            if i > 0 {
                ui.separator();
            }
            for &action in *group {
                menu_entry(ui, cx, action, labeled(cx, action));
            }
        }
        ui.separator();
        let recent = cx.session.recent();
        if !recent.is_empty() {
            SubMenuButton::new("Recent projects").ui(ui, |ui| {
                for (number, path) in recent.iter().enumerate() {
                    let name = path.file_stem().unwrap_or_default().to_string_lossy();
                    let response = ui.button(name).on_hover_text(path.display().to_string());
                    if response.clicked() {
                        cx.send(WindowCommand::OpenRecent(number));
                        ui.close();
                    }
                }
            });
        }
        SubMenuButton::new("More of the project").ui(ui, |ui| {
            for action in [
                Action::SaveCopy,
                Action::MergeProject,
                Action::ReadAnew,
                Action::ReadCorrections,
                Action::WriteCorrections,
            ] {
                menu_entry(ui, cx, action, None);
            }
        });
        SubMenuButton::new("Arrangement").ui(ui, |ui| {
            for action in [
                Action::ArrangeGroups,
                Action::ArrangeAround,
                Action::ArrangeColumns,
                Action::ArrangeTimeline,
            ] {
                menu_entry(ui, cx, action, None);
            }
        });
        SubMenuButton::new("Theme").ui(ui, |ui| {
            for action in [
                Action::ThemeSystem,
                Action::ThemeLight,
                Action::ThemeDark,
                Action::ThemeHighContrast,
            ] {
                menu_entry(ui, cx, action, None);
            }
        });
        menu_entry(ui, cx, Action::Palette, None);
        menu_entry(ui, cx, Action::Help, None);
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "Menu"));
}

/// "Undo Move Japan": what would be undone.
fn labeled(cx: &UiContext<'_>, action: Action) -> Option<String> {
    let label = match action {
        Action::Undo => cx.session.history().undo_label(),
        Action::Redo => cx.session.history().redo_label(),
        _ => None,
    };
    label.map(|label| format!("{} {label}", action.text()))
}

fn theme_button(cx: &UiContext<'_>, ui: &mut Ui) {
    let (action, icon) = match ui.ctx().theme() {
        egui::Theme::Light => (Action::ThemeDark, icons::MOON),
        egui::Theme::Dark => (Action::ThemeLight, icons::SUN),
    };
    action_button(ui, cx, action, icon, false);
}

fn progress_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let Some(progress) = cx.session.progress() else { return };
    ui.add_space(8.0);
    let total = progress.total.max(1);
    let share = progress.done as f32 / total as f32;
    let text = format!("{} {} of {total}", progress.stage, (progress.done + 1).min(total));
    ui.add(ProgressBar::new(share).desired_width(150.0).desired_height(6.0));
    ui.label(theme::muted(text, cx.palette));
    action_button(ui, cx, Action::CancelOpening, icons::X_CIRCLE, false);
}

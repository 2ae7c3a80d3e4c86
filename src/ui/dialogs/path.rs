//! Opening an article by typing where it is: for those who like to, and for systems without file
//! dialogs.

use std::path::PathBuf;

use egui::{Id, Key, Modal, RichText, TextEdit, Ui};
use egui_phosphor::regular as icons;

use crate::pipeline::Source;
use crate::session::FileCommand;
use crate::ui::context::UiContext;
use crate::ui::dialogs::files::Purpose;
use crate::ui::theme::{self, color32};

/// What is typed.
pub(crate) struct PathDialog {
    /// What the path is for; nothing to open articles.
    purpose: Option<Purpose>,
    typed: String,
    no_dialog: bool,
    is_new: bool,
}

impl PathDialog {
    /// An empty one; `no_dialog` says that it stands in for the system's dialog.
    pub(crate) fn new(no_dialog: bool) -> Self {
        Self { purpose: None, typed: String::new(), no_dialog, is_new: true }
    }

    /// One that stands in for the system's dialog for a file of our own.
    pub(crate) fn of_project(purpose: Purpose) -> Self {
        Self { purpose: Some(purpose), ..Self::new(true) }
    }

    /// Draws it; returns whether it stays open.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
        let mut stays = true;
        let modal = Modal::new(Id::new("open by path"))
            .frame(theme::dialog_frame(&ctx.global_style()))
            .show(ctx, |ui| {
                ui.set_width(460.0);
                let title = self.purpose.map_or("Open by path", Purpose::title);
                ui.label(theme::title(title));
                ui.add_space(6.0);
                if self.no_dialog {
                    no_dialog_ui(cx, ui);
                }
                let field = TextEdit::singleline(&mut self.typed)
                    .desired_width(f32::INFINITY)
                    .hint_text("~/news/article.txt")
                    .margin(egui::Margin::symmetric(8, 6))
                    .font(egui::TextStyle::Monospace);
                let response = ui.add(field);
                response.widget_info(|| {
                    let mut info = egui::WidgetInfo::text_edit(true, "", &self.typed, "path");
                    info.label = Some("Path".to_owned());
                    info
                });
                if std::mem::take(&mut self.is_new) {
                    response.request_focus();
                }
                ui.add_space(8.0);
                ui.horizontal(|ui| {
                    let path = typed_path(&self.typed);
                    let is_saving = self.purpose.is_some_and(Purpose::is_saving);
                    let word = if is_saving { "Save" } else { "Open" };
                    let open = ui.add_enabled(path.is_some(), egui::Button::new(word));
                    let has_focus = response.has_focus() || response.lost_focus();
                    let entered = has_focus && ui.input(|input| input.key_pressed(Key::Enter));
                    if let Some(path) = path
                        && (open.clicked() || entered)
                    {
                        cx.send(match self.purpose {
                            Some(purpose) if is_saving => {
                                purpose.command(with_kind_ending(path, purpose))
                            }
                            Some(purpose) => purpose.command(path),
                            None => FileCommand::Open(vec![Source::File(path)]),
                        });
                        stays = false;
                    }
                    if ui.button("Cancel").clicked() {
                        stays = false;
                    }
                });
            });
        stays && !modal.should_close()
    }
}

/// The path with the ending of its kind, if it has none.
pub(crate) fn with_kind_ending(path: PathBuf, purpose: Purpose) -> PathBuf {
    let ending = purpose.kind().ending();
    if path.extension().is_some() { path } else { path.with_extension(ending) }
}

/// The path that somebody has typed or copied from elsewhere, if any: without quotes, with "~" for
/// the home folder.
pub(super) fn typed_path(typed: &str) -> Option<PathBuf> {
    let path = typed.trim().trim_matches(['"', '\'']);
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(below), Some(home)) => Some(home.join(below)),
        _ => (!path.is_empty()).then(|| PathBuf::from(path)),
    }
}

/// Says why there is no dialog, and what helps.
pub(super) fn no_dialog_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let text = format!(
        "{}  This system has no file dialog: neither a desktop portal nor zenity answered. \
         Type the path here, drop files on the window, or install xdg-desktop-portal or zenity.",
        icons::WARNING
    );
    ui.label(RichText::new(text).color(color32(cx.palette.event)));
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_come_in_quotes_or_begin_at_home() {
        assert_eq!(typed_path(" \"/a/b c.txt\" "), Some(PathBuf::from("/a/b c.txt")));
        assert_eq!(typed_path("~/a.txt"), std::env::home_dir().map(|home| home.join("a.txt")));
        assert_eq!(typed_path("  "), None);
    }
}

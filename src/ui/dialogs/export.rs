//! What an exported map should be like.

use std::path::PathBuf;

use egui::{DragValue, Grid, Id, Modal, TextEdit, Ui};
use egui_phosphor::regular as icons;

use crate::export::{Format, Letters, PictureSettings};
use crate::scene::Theme;
use crate::session::ExportRequest;
use crate::ui::context::UiContext;
use crate::ui::dialogs::path::{no_dialog_ui, typed_path};
use crate::ui::theme::{self, theme_of};
use crate::ui::widgets::named_edit;

/// Widths to choose from, in pixels.
const WIDTHS: [(&str, u32); 4] =
    [("Screen", 1920), ("Slide", 3840), ("Print", 8000), ("Poster", 16_000)];

/// All formats, by what they are good for.
const FORMATS: &[(&str, &[Format])] = &[
    ("Picture", &[Format::Png, Format::Svg, Format::Pdf]),
    ("To read", &[Format::Html, Format::Docx, Format::Markdown]),
    (
        "Data",
        &[Format::Json, Format::Csv, Format::GraphMl, Format::Gexf, Format::Dot, Format::Mermaid],
    ),
];

/// What the user has set so far.
pub(crate) struct ExportDialog {
    format: Format,
    picture: PictureSettings,
    typed_path: String,
    place: Place,
}

/// How the user says where to save.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the system's dialog.
    Dialog,
    /// By typing a path.
    Typed,
    /// By typing a path, because there is no dialog.
    NoDialog,
}

/// What the user wants.
pub(crate) enum ExportWish {
    /// To choose a place in the system's dialog.
    Browse(ExportRequest),
    /// To save it there.
    Save(ExportRequest),
    /// To go on setting.
    Stay,
    /// Nothing.
    Close,
}

impl ExportDialog {
    /// One that starts with the project's settings.
    pub(crate) fn new(picture: &PictureSettings) -> Self {
        Self {
            format: Format::Png,
            picture: picture.clone(),
            typed_path: String::new(),
            place: Place::Dialog,
        }
    }

    /// No system dialog could be shown: lets the user type a path.
    pub(crate) fn without_dialog(&mut self) {
        self.place = Place::NoDialog;
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ctx: &egui::Context) -> ExportWish {
        let mut wish = ExportWish::Stay;
        let modal = Modal::new(Id::new("export"))
            .frame(theme::dialog_frame(&ctx.global_style()))
            .show(ctx, |ui| {
                ui.set_width(470.0);
                ui.label(theme::title("Export map"));
                ui.add_space(8.0);
                self.formats_ui(cx, ui);
                ui.add_space(8.0);
                if self.format.is_picture() || self.format == Format::Html {
                    let grid = Grid::new("export settings").num_columns(2).spacing([18.0, 10.0]);
                    grid.show(ui, |ui| self.picture_ui(cx, ui));
                }
                ui.add_space(10.0);
                if self.place == Place::NoDialog {
                    no_dialog_ui(cx, ui);
                }
                if self.place != Place::Dialog {
                    self.path_ui(ui);
                }
                ui.horizontal(|ui| {
                    if let Some(wanted) = self.buttons_ui(ui, self.request(ctx)) {
                        wish = wanted;
                    }
                });
            });
        if modal.should_close() { ExportWish::Close } else { wish }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, request: ExportRequest) -> Option<ExportWish> {
        if self.place == Place::Dialog {
            let save = ui.button(format!("{}  Save…", icons::FLOPPY_DISK));
            save.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "Save…"));
            if save.clicked() {
                return Some(ExportWish::Browse(request));
            }
            if ui.button("Type a path…").clicked() {
                self.place = Place::Typed;
            }
        } else {
            let has_path = typed_path(&self.typed_path).is_some();
            if ui.add_enabled(has_path, egui::Button::new("Save")).clicked() {
                return Some(ExportWish::Save(request));
            }
        }
        ui.button("Cancel").clicked().then_some(ExportWish::Close)
    }

    fn formats_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        for (head, formats) in FORMATS {
            ui.label(theme::overline(*head, cx.palette));
            ui.horizontal_wrapped(|ui| {
                for &format in *formats {
                    ui.selectable_value(&mut self.format, format, format.text())
                        .on_hover_text(purpose(format));
                }
            });
            ui.add_space(4.0);
        }
        ui.label(theme::muted(purpose(self.format), cx.palette));
    }

    fn picture_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let picture = &mut self.picture;
        ui.label(theme::muted("Title", cx.palette));
        let field = TextEdit::singleline(&mut picture.title).hint_text("Above the map");
        named_edit(ui, field, "Title of the picture", false);
        ui.end_row();
        if self.format == Format::Png {
            ui.label(theme::muted("Width", cx.palette));
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    for (name, width) in WIDTHS {
                        ui.selectable_value(&mut picture.width, width, name);
                    }
                });
                let value = DragValue::new(&mut picture.width)
                    .range(PictureSettings::NARROWEST..=PictureSettings::WIDEST)
                    .speed(10.0)
                    .suffix(" pixels");
                ui.add(value).widget_info(|| {
                    let mut info =
                        egui::WidgetInfo::labeled(egui::WidgetType::DragValue, true, "Width");
                    info.value = Some(f64::from(picture.width));
                    info
                });
            });
            ui.end_row();
        }
        ui.label(theme::muted("Theme", cx.palette));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut picture.theme, None, "As here");
            for (other, name) in Theme::ALL {
                ui.selectable_value(&mut picture.theme, Some(other), name);
            }
        });
        ui.end_row();
        if self.format == Format::Html {
            return;
        }
        ui.label(theme::muted("Background", cx.palette));
        ui.checkbox(&mut picture.transparent, "Transparent");
        ui.end_row();
        ui.label(theme::muted("Legend", cx.palette));
        ui.checkbox(&mut picture.legend, "Below the map");
        ui.end_row();
        ui.label(theme::muted("Claims", cx.palette));
        ui.checkbox(&mut picture.numbered, "Numbered")
            .on_hover_text("Each line says what its claim is called in dossiers and tables: r12");
        ui.end_row();
        if self.format == Format::Svg {
            ui.label(theme::muted("Letters", cx.palette));
            ui.horizontal(|ui| {
                ui.selectable_value(&mut picture.letters, Letters::Text, "As text");
                ui.selectable_value(&mut picture.letters, Letters::Shapes, "As shapes")
                    .on_hover_text("The same on every machine, but no longer text");
            });
            ui.end_row();
        }
    }

    fn path_ui(&mut self, ui: &mut Ui) {
        let hint = format!("~/map.{}", self.format.ending());
        let field = TextEdit::singleline(&mut self.typed_path)
            .desired_width(f32::INFINITY)
            .hint_text(hint)
            .margin(egui::Margin::symmetric(8, 6))
            .font(egui::TextStyle::Monospace);
        ui.add(field).widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", &self.typed_path, "path");
            info.label = Some("Save to".to_owned());
            info
        });
        ui.add_space(8.0);
    }

    fn request(&self, ctx: &egui::Context) -> ExportRequest {
        ExportRequest {
            path: with_ending(typed_path(&self.typed_path).unwrap_or_default(), self.format),
            format: self.format,
            picture: self.picture.clone(),
            theme: theme_of(ctx),
        }
    }
}

/// What a format is for.
fn purpose(format: Format) -> &'static str {
    match format {
        Format::Png => "For slides and messages",
        Format::Svg => "For drawing programs",
        Format::Pdf => "For print, with text that can be searched",
        Format::Html => "A page for any browser: drag, search, read the sentences",
        Format::Json => "All that is known, with every sentence",
        Format::Csv => "Nodes, edges and evidence, for spreadsheets",
        Format::GraphMl => "For yEd, Cytoscape and NetworkX",
        Format::Gexf => "For Gephi",
        Format::Dot => "For Graphviz",
        Format::Mermaid => "A diagram for Markdown pages",
        Format::Markdown => "A text in which every claim has its sentence",
        Format::Docx => "For Word and LibreOffice: every claim with its footnote",
    }
}

/// The path with the format's ending, if it has none.
pub(crate) fn with_ending(path: PathBuf, format: Format) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(format.ending()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_offered() {
        let mut offered: Vec<Format> = FORMATS.iter().flat_map(|(_, all)| *all).copied().collect();
        offered.sort_unstable();
        assert_eq!(offered, Format::ALL);
    }

    #[test]
    fn a_path_without_an_ending_gets_that_of_the_format() {
        assert_eq!(with_ending("/a/map".into(), Format::Svg), PathBuf::from("/a/map.svg"));
        assert_eq!(with_ending("/a/m.jpeg".into(), Format::Png), PathBuf::from("/a/m.jpeg"));
    }
}

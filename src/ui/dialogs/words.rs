//! Asks for words of the user's own: a name for a view, a note.

use egui::{Id, Key, KeyboardShortcut, Modal, Modifiers, TextEdit, Ui};

use crate::project::{Anchor, NamedView};
use crate::session::Edit;
use crate::ui::context::UiContext;
use crate::ui::theme;
use crate::ui::widgets::named_edit;

/// What the words are for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// The way in which the map is looked at gets a name.
    ViewName,
    /// A note on something.
    Note(Anchor),
}

/// What is typed.
pub(crate) struct WordsDialog {
    wanted: Wanted,
    typed: String,
    is_new: bool,
}

impl WordsDialog {
    /// One that starts with what there is.
    pub(crate) fn new(wanted: Wanted, cx: &UiContext<'_>) -> Self {
        let typed = match &wanted {
            Wanted::ViewName => String::new(),
            Wanted::Note(on) => cx.session.note(on).to_owned(),
        };
        Self { wanted, typed, is_new: true }
    }

    /// Draws it; returns whether it stays open.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
        let mut stays = true;
        let frame = theme::dialog_frame(&ctx.global_style());
        let modal = Modal::new(Id::new("words")).frame(frame).show(ctx, |ui| {
            ui.set_width(420.0);
            let edit = match self.wanted.clone() {
                Wanted::ViewName => self.name_ui(cx, ui),
                Wanted::Note(on) => self.note_ui(cx, ui, on),
            };
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                let save = ui.add_enabled(edit.is_some(), egui::Button::new("Save"));
                // A note may have several lines.
                let keys = match self.wanted {
                    Wanted::ViewName => KeyboardShortcut::new(Modifiers::NONE, Key::Enter),
                    Wanted::Note(_) => KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter),
                };
                let save = save.on_hover_text(ui.ctx().format_shortcut(&keys));
                let entered = ui.input_mut(|input| input.consume_shortcut(&keys));
                if let Some(edit) = edit
                    && (save.clicked() || entered)
                {
                    cx.send(edit);
                    stays = false;
                }
                if let Wanted::Note(on) = &self.wanted
                    && !cx.session.note(on).is_empty()
                    && ui.button("Remove the note").clicked()
                {
                    cx.send(Edit::Note { on: on.clone(), text: String::new() });
                    stays = false;
                }
                if ui.button("Cancel").clicked() {
                    stays = false;
                }
            });
        });
        self.is_new = false;
        stays && !modal.should_close()
    }

    fn name_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) -> Option<Edit> {
        ui.label(theme::title("Save this view"));
        ui.label(theme::muted("Filters, focus and altitude, to come back to", cx.palette));
        ui.add_space(8.0);
        let field = TextEdit::singleline(&mut self.typed).hint_text("Name");
        named_edit(ui, field, "Name of the view", self.is_new);
        let project = cx.session.project();
        let view = NamedView::new(&self.typed, cx.session.perspective(), &project.map)?;
        if project.views.iter().any(|known| known.name == view.name) {
            let note = "Takes the place of the view of that name";
            ui.label(theme::muted(note, cx.palette));
        }
        Some(Edit::SaveView(view))
    }

    fn note_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui, on: Anchor) -> Option<Edit> {
        ui.label(theme::title("Note"));
        let about = match &on {
            Anchor::Sentence(place) => format!("On “{}”", place.quote),
            Anchor::Canvas(_) => "On the map, and in its pictures".to_owned(),
            Anchor::Actor(actor) => format!("On {}", actor.name),
            Anchor::Link(link) => format!("On {}", link.words()),
        };
        ui.label(theme::muted(about, cx.palette));
        ui.add_space(8.0);
        let field = TextEdit::multiline(&mut self.typed)
            .hint_text("Your own words; they are saved with the project")
            .desired_rows(3);
        named_edit(ui, field, "Text of the note", self.is_new);
        (!self.typed.trim().is_empty()).then(|| Edit::Note { on, text: self.typed.clone() })
    }
}

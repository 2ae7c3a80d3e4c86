//! Short questions with two or three answers: what to do with unsaved work.

use std::path::PathBuf;

use egui::{Id, Modal};

use crate::store::Recovery;
use crate::ui::context::UiContext;
use crate::ui::theme;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// There is unsaved work, and it is about to go.
    Unsaved(Next),
    /// Somebody else has changed the project's file.
    Overwrite,
}

/// What comes after the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// The window closes.
    Close,
    /// An empty project takes the place of this one.
    NewProject,
    /// Another project does; nothing where it is still to be chosen.
    OpenProject(Option<PathBuf>),
}

/// What the user answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// To save first, or to overwrite.
    Save,
    /// To save elsewhere.
    SaveAs,
    /// To go on without saving.
    Drop,
    /// Not to do it.
    Cancel,
}

/// Draws the question; returns the answer once there is one.
pub(crate) fn asking_ui(cx: &UiContext<'_>, ctx: &egui::Context, asked: &Asked) -> Option<Reply> {
    let name = cx.session.name();
    let (head, text, answers): (_, _, &[(&str, Reply)]) = match asked {
        Asked::Unsaved(_) => (
            format!("Save the changes to “{name}”?"),
            "Corrections, notes and places that are not saved are lost otherwise.",
            &[("Save", Reply::Save), ("Don’t save", Reply::Drop), ("Cancel", Reply::Cancel)],
        ),
        Asked::Overwrite => (
            format!("“{name}” was changed by another program"),
            "Saving now replaces what was written there since it was opened here.",
            &[
                ("Save under another name", Reply::SaveAs),
                ("Replace it", Reply::Save),
                ("Cancel", Reply::Cancel),
            ],
        ),
    };
    question_ui(ctx, &head, text, answers)
}

/// Draws the question about work that was left behind.
pub(crate) fn recovery_ui(ctx: &egui::Context, recovery: &Recovery) -> Option<Reply> {
    let project = &recovery.unpacked.project;
    let name = recovery.path.as_deref().and_then(|path| path.file_stem());
    let name = name.map_or("an untitled map".into(), |name| name.to_string_lossy());
    let text = format!(
        "Entente ended without saving {name}: {} articles, {} corrections, {} notes. Nothing is lost.",
        project.articles.len(),
        project.ledger.rules().len(),
        project.notes.len(),
    );
    let answers = [("Recover", Reply::Save), ("Discard", Reply::Drop)];
    question_ui(ctx, "Recover unsaved work?", &text, &answers)
}

fn question_ui(
    ctx: &egui::Context,
    head: &str,
    text: &str,
    answers: &[(&str, Reply)],
) -> Option<Reply> {
    let mut reply = None;
    let frame = theme::dialog_frame(&ctx.global_style());
    let modal = Modal::new(Id::new("question")).frame(frame).show(ctx, |ui| {
        ui.set_width(420.0);
        ui.label(theme::title(head));
        ui.add_space(6.0);
        ui.label(text);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            for (words, answer) in answers {
                if ui.button(*words).clicked() {
                    reply = Some(*answer);
                }
            }
        });
    });
    let can_cancel = answers.iter().any(|(_, answer)| *answer == Reply::Cancel);
    reply.or((can_cancel && modal.should_close()).then_some(Reply::Cancel))
}

//! Asks what is wrong with something, and says it as a correction.

mod actor;
mod parts;
mod relation;

use egui::{Id, Key, Modal, Ui};

use crate::corrections::Change;
use crate::entities::{EntityKind, OfficeStatus};
use crate::map::ActorId;
use crate::relations::{Predicate, Status};
use crate::scene::Hit;
use crate::session::{Edit, LedgerEdit, Question};
use crate::ui::context::UiContext;
use crate::ui::theme;

/// How far a correction reaches, as the user chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Everywhere,
    Article,
    Here,
}

/// What the user has said so far. Each question uses some of it.
pub(crate) struct CorrectionDialog {
    question: Question,
    /// A name, or an office's title.
    text: String,
    kind: EntityKind,
    office_status: OfficeStatus,
    /// What is searched for, and who was found: source and target, or the other actor.
    pickers: [parts::Picker; 2],
    predicate: Predicate,
    status: Status,
    reverse: bool,
    date: String,
    /// The office is none of theirs; the words mean nobody.
    remove: bool,
    reach: Reach,
    /// Of several actors that are one, the one whose name stays.
    same: Option<Hit>,
    is_new: bool,
}

impl CorrectionDialog {
    /// A dialog that starts with things as they are.
    pub(crate) fn new(question: Question, cx: &UiContext<'_>) -> Self {
        let map = &cx.session.project().map;
        let mut dialog = Self {
            question,
            text: String::new(),
            kind: EntityKind::Person,
            office_status: OfficeStatus::Current,
            pickers: Default::default(),
            predicate: Predicate::Meets,
            status: Status::Happened,
            reverse: false,
            date: String::new(),
            remove: false,
            reach: Reach::Everywhere,
            same: None,
            is_new: true,
        };
        let mut take_actor = |id: ActorId| {
            if let Some(actor) = map.actor(id) {
                dialog.text.clone_from(&actor.name);
                dialog.kind = actor.kind;
            }
        };
        match question {
            Question::Name(id) | Question::SameAs(id) => take_actor(id),
            Question::AllSame => dialog.same = cx.session.selection().leading(),
            Question::WhoIsMeant { actor, .. } => {
                take_actor(actor);
                dialog.reach = Reach::Here;
            }
            Question::Office { actor, office } => {
                dialog.start_with_office(map, actor, office);
            }
            Question::Relation { link: id, sentence } => {
                if sentence.is_some() {
                    dialog.reach = Reach::Here;
                }
                if let Some(link) = map.link(id) {
                    dialog.predicate = link.predicate;
                    dialog.status = link.status;
                    dialog.date = link.date.as_ref().map(|d| d.text.clone()).unwrap_or_default();
                }
            }
            Question::NewActor { article, span } => {
                map.quote(article, span).trim().clone_into(&mut dialog.text);
            }
            Question::NewRelation { article, span } => {
                // Those who are mentioned in the words are most likely meant.
                let named = map.actors().filter(|actor| {
                    actor.mentions.iter().any(|m| m.article == article && span.contains(m.span))
                });
                for (picker, actor) in dialog.pickers.iter_mut().zip(named) {
                    picker.choose(actor);
                }
            }
        }
        dialog
    }

    /// Draws it; returns whether it stays open.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ctx: &egui::Context) -> bool {
        let mut stays = true;
        let frame = theme::dialog_frame(&ctx.global_style());
        let modal = Modal::new(Id::new("correction")).frame(frame).show(ctx, |ui| {
            ui.set_width(440.0);
            let wanted = self.question_ui(cx, ui);
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                let apply = ui.add_enabled(wanted.is_some(), egui::Button::new("Apply"));
                let entered = ui.input(|input| input.key_pressed(Key::Enter));
                if let Some(changes) = wanted
                    && (apply.clicked() || entered)
                {
                    cx.send(Edit::Ledger(LedgerEdit::Add(changes)));
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

    /// Draws the question; returns the correction once it is complete.
    fn question_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) -> Option<Vec<Change>> {
        let change = match self.question {
            Question::Name(actor) => self.name_ui(cx, ui, actor),
            Question::SameAs(actor) => self.same_as_ui(cx, ui, actor),
            Question::AllSame => self.all_same_ui(cx, ui),
            Question::WhoIsMeant { actor, article, span } => {
                self.who_is_meant_ui(cx, ui, actor, article, span)
            }
            Question::Office { actor, office } => self.office_ui(cx, ui, actor, office),
            Question::NewActor { article, span } => self.new_actor_ui(cx, ui, article, span),
            Question::Relation { link, sentence } => self.relation_ui(cx, ui, link, sentence),
            Question::NewRelation { article, span } => self.new_relation_ui(cx, ui, article, span),
        };
        change.map(|change| vec![change])
    }
}

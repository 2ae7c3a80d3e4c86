//! What must be asked before work could be lost, and the window's title, which tells whether any
//! could.

use egui::{Context, ViewportCommand};

use crate::session::{FileCommand, Session};
use crate::ui::context::UiContext;
use crate::ui::dialogs::{Asked, Next, Purpose, Reply, asking_ui, recovery_ui};

/// What the user wants done with files.
pub(crate) enum Wished {
    /// To choose a file.
    AskForFile(Purpose),
    /// Something that the session does.
    Do(FileCommand),
    /// To close the window.
    Close,
}

/// The questions that are open, and what waits for saving.
#[derive(Default)]
pub(crate) struct Closing {
    /// The last one is open, the others wait for its answer.
    asked: Vec<Asked>,
    /// What is to happen once the project is saved.
    after_saving: Option<Next>,
    title: String,
    /// The user has decided: the next request to close is not asked about.
    is_leaving: bool,
}

impl Closing {
    /// Asks something.
    pub(crate) fn ask(&mut self, asked: Asked) {
        if !self.asked.contains(&asked) {
            self.asked.push(asked);
        }
    }

    /// The user has chosen no place to save: what waited for it does not happen.
    pub(crate) fn give_up(&mut self) {
        self.after_saving = None;
    }

    /// Takes in that the window is to be closed, and keeps its title true.
    pub(crate) fn follow(&mut self, ctx: &Context, session: &mut Session) {
        if ctx.input(|input| input.viewport().close_requested()) {
            if session.has_unsaved_work() && !self.is_leaving {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.ask(Asked::Unsaved(Next::Close));
            } else {
                session.close();
            }
        }
        let title = title(session);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws the question that is open; returns what is to be done.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ctx: &Context) -> Option<Wished> {
        if let Some(next) = self.after_saving.clone()
            && !cx.session.has_unsaved_work()
        {
            self.after_saving = None;
            return Some(self.then(&next));
        }
        if let Some(asked) = self.asked.last().cloned() {
            let reply = asking_ui(cx, ctx, &asked)?;
            self.asked.pop();
            return self.answer(cx, &asked, reply);
        }
        let recovery = cx.session.recoveries().first()?;
        Some(Wished::Do(match recovery_ui(ctx, recovery)? {
            Reply::Save | Reply::SaveAs => FileCommand::Recover,
            Reply::Drop | Reply::Cancel => FileCommand::DiscardRecovery,
        }))
    }

    fn then(&mut self, next: &Next) -> Wished {
        match next {
            Next::Close => {
                self.is_leaving = true;
                Wished::Close
            }
            Next::NewProject => Wished::Do(FileCommand::NewProject),
            Next::OpenProject(Some(path)) => Wished::Do(FileCommand::OpenProject(path.clone())),
            Next::OpenProject(None) => Wished::AskForFile(Purpose::OpenProject),
        }
    }

    fn answer(&mut self, cx: &UiContext<'_>, asked: &Asked, reply: Reply) -> Option<Wished> {
        let save = |purpose: Purpose| match cx.session.path() {
            Some(_) => Wished::Do(FileCommand::Save),
            None => Wished::AskForFile(purpose),
        };
        match (asked, reply) {
            (_, Reply::Cancel) => {
                self.after_saving = None;
                None
            }
            (Asked::Overwrite, Reply::Save) => Some(Wished::Do(FileCommand::SaveAnyway)),
            (Asked::Overwrite, _) => Some(Wished::AskForFile(Purpose::SaveProject)),
            (Asked::Unsaved(next), Reply::Save | Reply::SaveAs) => {
                self.after_saving = Some(next.clone());
                Some(save(Purpose::SaveProject))
            }
            (Asked::Unsaved(next), Reply::Drop) => Some(self.then(next)),
        }
    }
}

/// "• talks – Entente".
fn title(session: &Session) -> String {
    if session.project().is_empty() && session.path().is_none() {
        return "Entente".to_owned();
    }
    let mark = if session.has_unsaved_work() { "• " } else { "" };
    format!("{mark}{} – Entente", session.name())
}

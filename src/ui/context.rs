//! What a panel may see, and how it says what it wants.

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::scene::Palette;
use crate::session::{Action, Command, Session};

/// What a panel may see: all of the open project, and nothing that it could change.
pub(crate) struct UiContext<'a> {
    /// The open project and what is looked at.
    pub(crate) session: &'a Session,
    /// Where requests go.
    pub(crate) commands: &'a CommandSender,
    /// Colors of the current theme.
    pub(crate) palette: &'static Palette,
}

impl UiContext<'_> {
    /// Asks for something.
    pub(crate) fn send(&self, command: impl Into<Command>) {
        self.commands.send(command.into());
    }

    /// Does a named action, if it makes sense now.
    pub(crate) fn perform(&self, action: Action) {
        if let Some(command) = action.resolve(self.session) {
            self.send(command);
        }
    }
}

/// The sending end of the queue of requests.
#[derive(Clone)]
pub(crate) struct CommandSender {
    queue: Sender<Command>,
    ctx: egui::Context,
}

impl CommandSender {
    /// Both ends of a new queue.
    pub(crate) fn new(ctx: egui::Context) -> (Self, Receiver<Command>) {
        let (queue, receiver) = channel();
        (Self { queue, ctx }, receiver)
    }

    /// Asks for something; it is done before the next frame is drawn.
    pub(crate) fn send(&self, command: Command) {
        // The receiver lives as long as the window does; after that nobody can click.
        if self.queue.send(command).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

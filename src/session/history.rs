//! Undo and redo by snapshot: no inverse edits to get wrong.

use std::sync::Arc;

use crate::project::{Anchor, Project};

/// One undoable step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What was done ("Move Japan"); follows "Undo" in the menu.
    pub label: String,
    /// The project on the other side of the step.
    pub project: Arc<Project>,
    /// The batch of articles that it opened, if it did.
    pub batch: Option<u64>,
    /// What the note is about that it wrote, if it did: typing on is the same step.
    pub note: Option<Anchor>,
}

/// What was done and undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Remembers the project as it was before a step.
    pub fn record(&mut self, step: Step) {
        self.redo.clear();
        self.undo.push(step);
    }

    /// Whether the last step wrote the note on something, and nothing was undone since.
    pub fn is_writing(&self, on: &Anchor) -> bool {
        self.redo.is_empty() && self.undo.last().is_some_and(|step| step.note.as_ref() == Some(on))
    }

    /// What the next undo takes back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|s| s.label.as_str())
    }

    /// What the next redo does again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|s| s.label.as_str())
    }

    /// The names of all steps, first what was done, in order, then what was undone, the last one
    /// undone first. The second value counts those that are done.
    pub fn labels(&self) -> (Vec<&str>, usize) {
        let done = self.undo.iter();
        let labels = done.chain(self.redo.iter().rev()).map(|step| step.label.as_str()).collect();
        (labels, self.undo.len())
    }

    /// Takes a step back from `current`.
    pub fn undo(&mut self, current: Arc<Project>) -> Option<Arc<Project>> {
        let step = self.undo.pop()?;
        self.redo.push(Step { project: current, ..step.clone() });
        Some(step.project)
    }

    /// Takes a step forward from `current`.
    pub fn redo(&mut self, current: Arc<Project>) -> Option<Arc<Project>> {
        let step = self.redo.pop()?;
        self.undo.push(Step { project: current, ..step.clone() });
        Some(step.project)
    }

    /// The project as it was before a batch of articles was opened, if it has a step of its own
    /// already that was not undone.
    pub fn before_batch(&self, batch: u64) -> Option<&Arc<Project>> {
        self.undo.iter().find(|s| s.batch == Some(batch)).map(|s| &s.project)
    }

    /// Whether a batch of articles was opened and taken back.
    pub fn is_batch_undone(&self, batch: u64) -> bool {
        self.redo.iter().any(|s| s.batch == Some(batch))
    }

    /// Articles keep arriving after their step was recorded. Rewrites the steps after it, so that
    /// taking back a later move does not take back articles with it.
    pub fn amend_after_batch(&mut self, batch: u64, amend: impl Fn(&mut Step)) {
        let Some(at) = self.undo.iter().position(|s| s.batch == Some(batch)) else { return };
        self.undo[at + 1..].iter_mut().for_each(&amend);
        self.redo.iter_mut().for_each(&amend);
    }

    /// Gives the step of a batch a new label.
    pub fn relabel_batch(&mut self, batch: u64, label: String) {
        if let Some(step) = self.undo.iter_mut().find(|s| s.batch == Some(batch)) {
            step.label = label;
        }
    }
}

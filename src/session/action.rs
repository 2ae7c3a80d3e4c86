//! What the user can do by name, the same in menu, toolbar and shortcuts.

use crate::session::command::{
    Command, Edit, FileCommand, ThemeChoice, ViewCommand, WindowCommand,
};
use crate::session::{Session, samples};

/// A name without data; [`Action::resolve`] finds what it means now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Opens files through the system's dialog.
    Open,
    /// Opens a file by its path.
    OpenByPath,
    /// Opens the articles that came with the program.
    OpenSample,
    /// Stops reading.
    CancelOpening,
    /// Writes the map, as a picture or for other programs.
    Export,
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// Finds new places for all that is not pinned.
    Arrange,
    /// Lets go of all that is pinned.
    UnpinAll,
    /// Shows the whole map.
    Fit,
    /// Closer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// Looks for an actor.
    Search,
    /// Legend on or off.
    Legend,
    /// Closes the topmost thing.
    Escape,
    /// As the system has it.
    ThemeSystem,
    /// Light theme.
    ThemeLight,
    /// Dark theme.
    ThemeDark,
    /// Keys and their meaning.
    Help,
}

impl Action {
    /// All of them, in the order of the menu.
    pub const ALL: &'static [Self] = &[
        Self::Open,
        Self::OpenByPath,
        Self::OpenSample,
        Self::CancelOpening,
        Self::Export,
        Self::Undo,
        Self::Redo,
        Self::Arrange,
        Self::UnpinAll,
        Self::Fit,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Search,
        Self::Legend,
        Self::Escape,
        Self::ThemeSystem,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::Help,
    ];

    /// What a button or menu entry says. Ends in "…" when a dialog follows.
    pub fn text(self) -> &'static str {
        match self {
            Self::Open => "Open articles…",
            Self::OpenByPath => "Open by path…",
            Self::OpenSample => "Try the sample",
            Self::CancelOpening => "Stop reading",
            Self::Export => "Export map…",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Arrange => "Arrange",
            Self::UnpinAll => "Unpin all",
            Self::Fit => "Fit to window",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::Search => "Find on the map",
            Self::Legend => "Legend",
            Self::Escape => "Close or deselect",
            Self::ThemeSystem => "Theme of the system",
            Self::ThemeLight => "Light theme",
            Self::ThemeDark => "Dark theme",
            Self::Help => "Keys and help",
        }
    }

    /// What it does, for a tooltip.
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::Open => "Add news articles to the map",
            Self::OpenByPath => "Type where the article is",
            Self::OpenSample => "Open three short articles that came with the program",
            Self::CancelOpening => "Keep what was read so far",
            Self::Export => "Save the map as a PNG or SVG picture",
            Self::Undo => "Take the last change back",
            Self::Redo => "Do it again",
            Self::Arrange => "Find better places for everything that is not pinned",
            Self::UnpinAll => "Let arranging move everything again",
            Self::Fit => "Show the whole map",
            Self::ZoomIn => "Look closer",
            Self::ZoomOut => "See more of the map",
            Self::Search => "Find a name, an alias or an office",
            Self::Legend => "Show or hide what the marks mean",
            Self::Escape => "Close the dialog or the reader, or deselect",
            Self::ThemeSystem => "Light or dark, as your system has it",
            Self::ThemeLight => "Switch to dark ink on paper",
            Self::ThemeDark => "Switch to light ink on slate",
            Self::Help => "Show what the keys and the mouse do",
        }
    }

    /// What it means now; nothing where it makes no sense, and its button is gray.
    pub fn resolve(self, session: &Session) -> Option<Command> {
        let has_map = !session.project().map.is_empty();
        let window = |command: WindowCommand| Some(Command::Window(command));
        match self {
            Self::Open => window(WindowCommand::AskForArticles),
            Self::OpenByPath => window(WindowCommand::AskForPath),
            Self::OpenSample => Some(FileCommand::Open(samples::sources()).into()),
            Self::CancelOpening => {
                session.progress().is_some().then(|| FileCommand::CancelOpening.into())
            }
            Self::Export => has_map.then(|| WindowCommand::AskForExport.into()),
            Self::Undo => session.history().undo_label().map(|_| Command::Undo),
            Self::Redo => session.history().redo_label().map(|_| Command::Redo),
            Self::Arrange => has_map.then(|| Edit::Arrange.into()),
            Self::UnpinAll => session
                .project()
                .placement
                .values()
                .any(|placed| placed.pinned)
                .then(|| Edit::UnpinAll.into()),
            Self::Fit => has_map.then(|| WindowCommand::Fit.into()),
            Self::ZoomIn => has_map.then(|| WindowCommand::Zoom(true).into()),
            Self::ZoomOut => has_map.then(|| WindowCommand::Zoom(false).into()),
            Self::Search => has_map.then(|| WindowCommand::FocusSearch.into()),
            Self::Legend => has_map.then(|| WindowCommand::ToggleLegend.into()),
            Self::Escape => window(WindowCommand::Escape),
            Self::ThemeSystem => window(WindowCommand::SetTheme(ThemeChoice::System)),
            Self::ThemeLight => window(WindowCommand::SetTheme(ThemeChoice::Light)),
            Self::ThemeDark => window(WindowCommand::SetTheme(ThemeChoice::Dark)),
            Self::Help => window(WindowCommand::ToggleHelp),
        }
    }
}

/// What Escape means where nothing of the window's own is open.
pub fn escape(session: &Session) -> Option<ViewCommand> {
    if !session.query().is_empty() {
        Some(ViewCommand::Search(String::new()))
    } else if session.reading().is_some() {
        Some(ViewCommand::CloseReader)
    } else if session.selected().is_some() {
        Some(ViewCommand::Select(None))
    } else {
        None
    }
}

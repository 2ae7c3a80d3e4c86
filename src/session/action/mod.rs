//! What the user can do by name, the same in menu, toolbar and shortcuts.

mod resolve;

use crate::session::command::Sheet;

pub use resolve::escape;

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
    /// Begins an empty project.
    NewProject,
    /// Opens a project.
    OpenProject,
    /// Makes another project part of this one.
    MergeProject,
    /// Saves the project.
    Save,
    /// Saves it under another name.
    SaveAs,
    /// Saves it under another name and goes on with its own.
    SaveCopy,
    /// Writes the map, as a picture or for other programs.
    Export,
    /// Puts the picture onto the clipboard.
    CopyPicture,
    /// Gives the selected actor another name.
    Rename,
    /// Makes the selected actor part of another.
    SameAs,
    /// Adds an office to the selected person.
    AddOffice,
    /// Takes the selected actor or link off the map for good.
    Hide,
    /// Finds the selected link right.
    Confirm,
    /// Changes what the selected link says.
    ChangeRelation,
    /// Lists the corrections.
    Corrections,
    /// Adds the corrections of a file.
    ReadCorrections,
    /// Writes the corrections into a file.
    WriteCorrections,
    /// Lists what was done.
    History,
    /// Keeps the way in which the map is looked at.
    SaveView,
    /// Writes a note on the map.
    WriteOnMap,
    /// Reads all articles anew.
    ReadAnew,
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// Finds new places for all that is not pinned.
    Arrange,
    /// Lets go of all that is pinned.
    UnpinAll,
    /// Arranges the map by countries, related ones near each other.
    ArrangeGroups,
    /// Arranges it on rings around the selected actor.
    ArrangeAround,
    /// Arranges it in columns.
    ArrangeColumns,
    /// Arranges it by days.
    ArrangeTimeline,
    /// Selects everybody who is shown.
    SelectAll,
    /// Leaves the selected actors off for now.
    LeaveOff,
    /// Pins the selected actors, or lets go of them.
    Pin,
    /// Shows the whole map.
    Fit,
    /// Closer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// As large as the letters are meant to be.
    ActualSize,
    /// Looks for an actor.
    Search,
    /// Legend on or off.
    Legend,
    /// Filters open or not.
    Filters,
    /// No filter, nobody in the middle.
    ShowAll,
    /// Countries instead of officials, or the other way round.
    Countries,
    /// Only what is around the selected actor.
    Focus,
    /// One link farther around.
    FocusWider,
    /// One link less.
    FocusNarrower,
    /// Back to who was in the middle before.
    FocusBack,
    /// The way from the selected actor to another.
    Way,
    /// Actors as a table.
    TableOfActors,
    /// Relations as a table.
    TableOfRelations,
    /// What the last article adds.
    News,
    /// A lane for each actor.
    Timeline,
    /// A row and a column for each actor.
    Matrix,
    /// All actions, to be found by name.
    Palette,
    /// Marks sentences that gave nothing.
    Silent,
    /// The next sentence of the article that is read.
    NextSentence,
    /// The one before.
    PreviousSentence,
    /// The next sentence behind what is selected.
    NextEvidence,
    /// The one before.
    PreviousEvidence,
    /// The next actor to the left.
    WalkLeft,
    /// The next actor to the right.
    WalkRight,
    /// The next actor above.
    WalkUp,
    /// The next actor below.
    WalkDown,
    /// Closes the topmost thing.
    Escape,
    /// As the system has it.
    ThemeSystem,
    /// Light theme.
    ThemeLight,
    /// Dark theme.
    ThemeDark,
    /// Black on white.
    ThemeHighContrast,
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
        Self::NewProject,
        Self::OpenProject,
        Self::MergeProject,
        Self::Save,
        Self::SaveAs,
        Self::SaveCopy,
        Self::Export,
        Self::CopyPicture,
        Self::Rename,
        Self::SameAs,
        Self::AddOffice,
        Self::Hide,
        Self::Confirm,
        Self::ChangeRelation,
        Self::Corrections,
        Self::ReadCorrections,
        Self::WriteCorrections,
        Self::History,
        Self::SaveView,
        Self::WriteOnMap,
        Self::ReadAnew,
        Self::Undo,
        Self::Redo,
        Self::Arrange,
        Self::UnpinAll,
        Self::ArrangeGroups,
        Self::ArrangeAround,
        Self::ArrangeColumns,
        Self::ArrangeTimeline,
        Self::SelectAll,
        Self::LeaveOff,
        Self::Pin,
        Self::Fit,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ActualSize,
        Self::Search,
        Self::Legend,
        Self::Filters,
        Self::ShowAll,
        Self::Countries,
        Self::Focus,
        Self::FocusWider,
        Self::FocusNarrower,
        Self::FocusBack,
        Self::Way,
        Self::TableOfActors,
        Self::TableOfRelations,
        Self::News,
        Self::Timeline,
        Self::Matrix,
        Self::Palette,
        Self::Silent,
        Self::NextSentence,
        Self::PreviousSentence,
        Self::NextEvidence,
        Self::PreviousEvidence,
        Self::WalkLeft,
        Self::WalkRight,
        Self::WalkUp,
        Self::WalkDown,
        Self::Escape,
        Self::ThemeSystem,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::ThemeHighContrast,
        Self::Help,
    ];

    /// The sheets below the map, each with its action.
    pub const SHEETS: [(Self, Sheet); 5] = [
        (Self::TableOfActors, Sheet::Actors),
        (Self::TableOfRelations, Sheet::Relations),
        (Self::News, Sheet::News),
        (Self::Timeline, Sheet::Timeline),
        (Self::Matrix, Sheet::Matrix),
    ];

    /// What a button or menu entry says. Ends in "…" when a dialog follows.
    pub fn text(self) -> &'static str {
        match self {
            Self::Open => "Open articles…",
            Self::OpenByPath => "Open by path…",
            Self::OpenSample => "Try the sample",
            Self::CancelOpening => "Stop reading",
            Self::NewProject => "New project",
            Self::OpenProject => "Open project…",
            Self::MergeProject => "Merge a project…",
            Self::Save => "Save project",
            Self::SaveAs => "Save project as…",
            Self::SaveCopy => "Save a copy…",
            Self::Export => "Export map…",
            Self::CopyPicture => "Copy picture",
            Self::Rename => "Rename…",
            Self::SameAs => "Same as…",
            Self::AddOffice => "Add an office…",
            Self::Hide => "Never show this",
            Self::Confirm => "This is right",
            Self::ChangeRelation => "Change relation…",
            Self::Corrections => "Corrections…",
            Self::ReadCorrections => "Read corrections…",
            Self::WriteCorrections => "Save corrections…",
            Self::History => "History…",
            Self::SaveView => "Save this view…",
            Self::WriteOnMap => "Write on the map…",
            Self::ReadAnew => "Read all again",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Arrange => "Arrange",
            Self::UnpinAll => "Unpin all",
            Self::ArrangeGroups => "Arrange by groups",
            Self::ArrangeAround => "Arrange around it",
            Self::ArrangeColumns => "Arrange in columns",
            Self::ArrangeTimeline => "Arrange by days",
            Self::SelectAll => "Select all",
            Self::LeaveOff => "Leave off for now",
            Self::Pin => "Pin or unpin",
            Self::Fit => "Fit to window",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ActualSize => "Actual size",
            Self::Search => "Find on the map",
            Self::Legend => "Legend",
            Self::Filters => "Filters",
            Self::ShowAll => "Show all",
            Self::Countries => "Countries or officials",
            Self::Focus => "Focus on it",
            Self::FocusWider => "One step wider",
            Self::FocusNarrower => "One step narrower",
            Self::FocusBack => "Back",
            Self::Way => "Way to…",
            Self::TableOfActors => "Table of actors",
            Self::TableOfRelations => "Table of relations",
            Self::News => "What is new",
            Self::Timeline => "Timeline",
            Self::Matrix => "Matrix",
            Self::Palette => "All actions…",
            Self::Silent => "Sentences that gave nothing",
            Self::NextSentence => "Next sentence",
            Self::PreviousSentence => "Sentence before",
            Self::NextEvidence => "Next evidence",
            Self::PreviousEvidence => "Evidence before",
            Self::WalkLeft => "Next to the left",
            Self::WalkRight => "Next to the right",
            Self::WalkUp => "Next above",
            Self::WalkDown => "Next below",
            Self::Escape => "Close or deselect",
            Self::ThemeSystem => "Theme of the system",
            Self::ThemeLight => "Light theme",
            Self::ThemeDark => "Dark theme",
            Self::ThemeHighContrast => "High contrast",
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
            Self::NewProject => "Begin an empty project",
            Self::OpenProject => "Open a saved project in place of this one",
            Self::MergeProject => "Make another project part of this one",
            Self::Save => "Save articles, map, corrections and notes in one file",
            Self::SaveAs => "Save the project under another name",
            Self::SaveCopy => "Save under another name and go on with this one",
            Self::Export => "Save the map as a picture or for other programs",
            Self::CopyPicture => "Put the picture on the clipboard, for a slide or a message",
            Self::Rename => "Call the selected actor otherwise, in all articles",
            Self::SameAs => "Make the selected actor part of another",
            Self::AddOffice => "Add an office to the selected person",
            Self::Hide => "Take the selected actor or relation off the map, now and later",
            Self::Confirm => "Mark the selected relation as looked at and right",
            Self::ChangeRelation => "Change what the selected relation says",
            Self::Corrections => "See, switch and take back what was put right",
            Self::ReadCorrections => "Add the corrections of a file",
            Self::WriteCorrections => "Save the corrections in a file of their own",
            Self::History => "See what was done, and go back to any of it",
            Self::SaveView => "Keep filters, focus and altitude under a name",
            Self::WriteOnMap => "Put a note of your own on the map and into its pictures",
            Self::ReadAnew => "Read all articles as this version does; corrections stay",
            Self::Undo => "Take the last change back",
            Self::Redo => "Do it again",
            Self::Arrange => "Find better places for everything that is not pinned",
            Self::UnpinAll => "Let arranging move everything again",
            Self::ArrangeGroups => {
                "Put countries with their people, those that are related near each other"
            }
            Self::ArrangeAround => "Put the selected actor in the middle, others on rings by links",
            Self::ArrangeColumns => "Put each country with its people in a column",
            Self::ArrangeTimeline => {
                "Put everybody from left to right by the day of the first link"
            }
            Self::SelectAll => "Select everybody who is shown",
            Self::LeaveOff => "Leave the selected actors off; Show all brings them back",
            Self::Pin => "Keep the selected actors where they are, or let arranging move them",
            Self::Fit => "Show the whole map",
            Self::ZoomIn => "Look closer",
            Self::ZoomOut => "See more of the map",
            Self::ActualSize => "Look at the map at 100 %",
            Self::Search => "Find a name, an alias or an office",
            Self::Legend => "Show or hide what the marks mean",
            Self::Filters => "Choose what is on the map",
            Self::ShowAll => "Show everything again",
            Self::Countries => {
                "Look at countries with all that their officials do, or at officials"
            }
            Self::Focus => "Show only what is around the selected actor",
            Self::FocusWider => "Show what is one link farther away, too",
            Self::FocusNarrower => "Leave out what is farthest away",
            Self::FocusBack => "Go back to what was in the middle before",
            Self::Way => "Find how the selected actor is connected to another",
            Self::TableOfActors => "Sort and copy who is on the map",
            Self::TableOfRelations => "Sort and copy what is said of them",
            Self::News => "See what the last article adds to the others",
            Self::Timeline => "See when things happened, a lane for each actor",
            Self::Matrix => "See who does what to whom, a row and a column for each actor",
            Self::Palette => "Find anything that can be done by its name",
            Self::Silent => "Mark in the reader which sentences no line rests on, and say why",
            Self::NextSentence => "Look at the next sentence in the reader",
            Self::PreviousSentence => "Look at the sentence before in the reader",
            Self::NextEvidence => {
                "Read the next sentence that tells of what is selected; N and P are for relations"
            }
            Self::PreviousEvidence => "Read the sentence before that tells of what is selected",
            Self::WalkLeft => "Select the next actor to the left, along a line if one leads there",
            Self::WalkRight => {
                "Select the next actor to the right, along a line if one leads there"
            }
            Self::WalkUp => "Select the next actor above, along a line if one leads there",
            Self::WalkDown => "Select the next actor below, along a line if one leads there",
            Self::Escape => "Close the dialog or the reader, or deselect",
            Self::ThemeSystem => "Light or dark, as your system has it",
            Self::ThemeLight => "Switch to dark ink on paper",
            Self::ThemeDark => "Switch to light ink on slate",
            Self::ThemeHighContrast => "Switch to black ink on white, with nothing pale",
            Self::Help => "Show what the keys and the mouse do",
        }
    }
}

//! What can be asked of the open project, with all data that it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use emath::Pos2;

use crate::export::{Format, PictureSettings};
use crate::map::{ActorId, Altitude, Filter, LinkId};
use crate::pipeline::Source;
use crate::project::{Anchor, NamedView};
use crate::scene::{Arrangement, Direction, Hit};
use crate::session::correcting::LedgerEdit;
use crate::text::{ArticleId, Span};

/// What can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A change to the project that can be undone.
    Edit(Edit),
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// What is looked at; changes nothing.
    View(ViewCommand),
    /// Files in and out.
    File(FileCommand),
    /// Only the window can do it.
    Window(WindowCommand),
}

/// A change to the project that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts an actor somewhere and pins it there.
    Move {
        /// Whom.
        actor: ActorId,
        /// The middle of its shape, in scene units.
        to: Pos2,
    },
    /// Puts several somewhere and pins them there, in one step.
    MoveAll(BTreeMap<ActorId, Pos2>),
    /// Pins actors where they stand.
    Pin(BTreeSet<ActorId>),
    /// Lets the next arranging move actors again.
    Unpin(BTreeSet<ActorId>),
    /// Lets the next arranging move all actors again.
    UnpinAll,
    /// Finds new places for all actors that are not pinned.
    Arrange,
    /// Finds new places for them in another arrangement, which is kept from then on.
    ArrangeAs(Arrangement),
    /// Takes an article, and what only it says, off the map.
    RemoveArticle(ArticleId),
    /// Changes the list of corrections.
    Ledger(LedgerEdit),
    /// Writes a note; an empty one takes it away.
    Note {
        /// What it is about.
        on: Anchor,
        /// The user's words.
        text: String,
    },
    /// Moves a note on the map.
    MoveNote {
        /// Where it is, in scene units.
        from: Pos2,
        /// Where it is to be.
        to: Pos2,
    },
    /// Keeps a way of looking by its name, in place of the one of that name.
    SaveView(NamedView),
    /// Forgets the way of looking of that name.
    RemoveView(String),
    /// Reads all articles anew, as this program reads them; corrections are played again.
    ReadAnew,
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewCommand {
    /// Selects an actor or a link, or nothing.
    Select(Option<Hit>),
    /// Selects one more actor, which leads from then on.
    SelectAlso(ActorId),
    /// Selects these actors and nothing else.
    SelectActors(BTreeSet<ActorId>),
    /// Looks for actors; an empty query shows all.
    Search(String),
    /// Opens the reader at a place.
    Read(Reading),
    /// Closes the reader.
    CloseReader,
    /// Forgets the list of files that could not be read.
    DismissFailures,
    /// Leaves things off the map; the empty filter leaves nothing off.
    Filter(Filter),
    /// Shows everybody: no filter, nobody in the middle.
    ShowAll,
    /// Looks as the view of that name does.
    LookThrough(String),
    /// Looks at officials or at countries.
    LookFrom(Altitude),
    /// Puts an actor in the middle: only what is around is shown. The last one can be gone back to.
    Focus(ActorId),
    /// Shows what is so many links around whoever is in the middle.
    FocusSteps(usize),
    /// Goes back along those who were in the middle: to the one of that number, the first being 1,
    /// or to the whole map.
    FocusBack(usize),
    /// Looks for the way from an actor to the one that is selected next.
    WayFrom(ActorId),
    /// Has seen enough of the way.
    LeaveWay,
}

/// A place in an article that the reader shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which article.
    pub article: ArticleId,
    /// The sentence or mention looked at.
    pub focus: Option<Span>,
    /// The words in it that show the predicate.
    pub trigger: Option<Span>,
}

impl Reading {
    /// The beginning of an article.
    pub fn start_of(article: ArticleId) -> Self {
        Self { article, focus: None, trigger: None }
    }
}

/// Files in and out.
#[derive(Clone, Debug, PartialEq)]
pub enum FileCommand {
    /// Adds articles to the map.
    Open(Vec<Source>),
    /// Begins an empty project.
    NewProject,
    /// Opens a project in place of the one that is open.
    OpenProject(PathBuf),
    /// Makes another project part of this one.
    MergeProject(PathBuf),
    /// Saves the project in its file.
    Save,
    /// Saves it there even though somebody else has changed the file.
    SaveAnyway,
    /// Saves the project in another file, which is its own from now on.
    SaveAs(PathBuf),
    /// Saves the project in another file, and goes on with its own.
    SaveCopy(PathBuf),
    /// Takes over the work that another window left behind: the first in the list.
    Recover,
    /// Gives up that work.
    DiscardRecovery,
    /// Adds the corrections of a file.
    ReadLedger(PathBuf),
    /// Writes the corrections into a file.
    WriteLedger(PathBuf),
    /// Stops reading; what was read stays.
    CancelOpening,
    /// Reads an article's file again, in another encoding.
    ReadAgain {
        /// Which article.
        article: ArticleId,
        /// The encoding's WHATWG name.
        encoding: String,
    },
    /// Writes the map to a file.
    Export(ExportRequest),
    /// Draws the map for the clipboard, in that theme where the settings leave it open.
    CopyPicture(crate::scene::Theme),
}

/// A map to write, as a picture or for other programs.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    /// Where to.
    pub path: PathBuf,
    /// Which format.
    pub format: Format,
    /// How a picture is to be.
    pub picture: PictureSettings,
    /// Light or dark, where the settings leave it open.
    pub theme: crate::scene::Theme,
}

/// What only the window can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WindowCommand {
    /// Shows the system's dialog for opening files.
    AskForArticles,
    /// Shows a field for typing a path.
    AskForPath,
    /// Shows the settings of an export.
    AskForExport,
    /// Puts the picture of the map onto the clipboard.
    CopyPicture,
    /// Shows the system's dialog for opening a project, in place of the one that is open.
    AskForProject,
    /// Opens a project that was open before, by its place in the list.
    OpenRecent(usize),
    /// The same, to become part of the one that is open.
    AskForProjectToMerge,
    /// Shows the system's dialog for saving the project.
    AskWhereToSave {
        /// The project goes on under the name that it has.
        is_copy: bool,
    },
    /// Begins an empty project.
    AskForNewProject,
    /// Shows the system's dialog for opening a file of corrections.
    AskForLedger,
    /// Shows the system's dialog for saving the corrections.
    AskWhereToSaveLedger,
    /// Asks what is wrong with something.
    Ask(Question),
    /// Asks for a note on words of an article.
    AskForNote {
        /// In which article.
        article: ArticleId,
        /// Its words.
        span: Span,
    },
    /// Asks for a note on a spot of the map, in scene units; by default the middle of what is in
    /// view.
    AskForMapNote(Option<Pos2>),
    /// Asks for a name for the way in which the map is looked at.
    AskForViewName,
    /// Shows the corrections.
    ShowCorrections,
    /// Shows what was done, to go back to any of it.
    ShowHistory,
    /// Shows the whole map.
    Fit,
    /// Zooms in (`true`) or out around the middle.
    Zoom(bool),
    /// One pixel for each unit of the picture, around the middle.
    ActualSize,
    /// Puts the cursor into the search box.
    FocusSearch,
    /// Light, dark, or as the system.
    SetTheme(ThemeChoice),
    /// Shows or hides the keys and their meaning.
    ToggleHelp,
    /// Shows or hides the legend.
    ToggleLegend,
    /// Marks the sentences of the article that gave nothing, or no longer.
    ToggleSilent,
    /// Shows or hides the filters.
    ToggleFilters,
    /// Shows a sheet below the map, or hides it.
    ToggleSheet(Sheet),
    /// Shows or hides the list of all actions.
    TogglePalette,
    /// Selects the next actor in a direction.
    Walk(Direction),
    /// Closes what is open: dialog, reader, selection, in that order.
    Escape,
}

/// The same as on the map, in another form, below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A table of actors.
    Actors,
    /// A table of relations.
    Relations,
    /// What the last article adds.
    News,
    /// A lane for each actor.
    Timeline,
    /// A row and a column for each actor.
    Matrix,
}

/// What the user is asked about something that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What is it called?
    Name(ActorId),
    /// Whom is it the same as?
    SameAs(ActorId),
    /// Which of their names do all selected actors have, who are one?
    AllSame,
    /// Who is meant there?
    WhoIsMeant {
        /// Whom the mention was taken for.
        actor: ActorId,
        /// In which article.
        article: ArticleId,
        /// Its words.
        span: Span,
    },
    /// Which office does the person hold?
    Office {
        /// Who.
        actor: ActorId,
        /// The position of the office that is wrong; nothing to add one.
        office: Option<usize>,
    },
    /// What does the sentence say?
    Relation {
        /// What it was taken to say.
        link: LinkId,
        /// The position of the sentence among those behind it; nothing for all of them.
        sentence: Option<usize>,
    },
    /// Who is that?
    NewActor {
        /// In which article.
        article: ArticleId,
        /// Its words.
        span: Span,
    },
    /// Who does what to whom there?
    NewRelation {
        /// In which article.
        article: ArticleId,
        /// The words that say so.
        span: Span,
    },
}

/// Which theme the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black on white, nothing pale.
    HighContrast,
}

impl From<Edit> for Command {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}

impl From<ViewCommand> for Command {
    fn from(command: ViewCommand) -> Self {
        Self::View(command)
    }
}

impl From<FileCommand> for Command {
    fn from(command: FileCommand) -> Self {
        Self::File(command)
    }
}

impl From<WindowCommand> for Command {
    fn from(command: WindowCommand) -> Self {
        Self::Window(command)
    }
}

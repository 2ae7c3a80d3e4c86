//! What actions mean now.

use crate::entities::EntityKind;
use crate::map::Origin;
use crate::map::{ActorId, Altitude, Perspective};
use crate::scene::{Arrangement, Direction, Hit};
use crate::session::action::Action;
use crate::session::command::{
    Command, Edit, FileCommand, Question, Sheet, ThemeChoice, ViewCommand, WindowCommand,
};
use crate::session::correcting;
use crate::session::looking::MOST_STEPS;
use crate::session::reading::{self, Step};
use crate::session::{Reading, Session, samples};

impl Action {
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
            Self::NewProject => window(WindowCommand::AskForNewProject),
            Self::OpenProject => window(WindowCommand::AskForProject),
            Self::MergeProject => window(WindowCommand::AskForProjectToMerge),
            Self::Save if session.path().is_some() => {
                session.is_modified().then(|| FileCommand::Save.into())
            }
            Self::Save | Self::SaveAs => {
                has_map.then(|| WindowCommand::AskWhereToSave { is_copy: false }.into())
            }
            Self::SaveCopy => {
                has_map.then(|| WindowCommand::AskWhereToSave { is_copy: true }.into())
            }
            Self::Export => has_map.then(|| WindowCommand::AskForExport.into()),
            Self::CopyPicture => has_map.then(|| WindowCommand::CopyPicture.into()),
            Self::Rename
            | Self::SameAs
            | Self::AddOffice
            | Self::Hide
            | Self::Confirm
            | Self::ChangeRelation => self.resolve_correction(session),
            Self::Corrections => window(WindowCommand::ShowCorrections),
            Self::ReadCorrections => has_map.then(|| WindowCommand::AskForLedger.into()),
            Self::WriteCorrections => {
                let has_rules = !session.project().ledger.is_empty();
                has_rules.then(|| WindowCommand::AskWhereToSaveLedger.into())
            }
            Self::History => window(WindowCommand::ShowHistory),
            Self::SaveView => has_map.then(|| WindowCommand::AskForViewName.into()),
            Self::WriteOnMap => (has_map && session.perspective().is_of_everybody())
                .then(|| WindowCommand::AskForMapNote(None).into()),
            Self::ReadAnew => has_map.then(|| Edit::ReadAnew.into()),
            Self::Undo => session.history().undo_label().map(|_| Command::Undo),
            Self::Redo => session.history().redo_label().map(|_| Command::Redo),
            Self::Arrange => has_map.then(|| Edit::Arrange.into()),
            Self::UnpinAll => session
                .placement()
                .values()
                .any(|placed| placed.pinned)
                .then(|| Edit::UnpinAll.into()),
            Self::ArrangeGroups => arrange(session, Arrangement::Groups),
            Self::ArrangeAround => arrange(session, Arrangement::Around(selected_actor(session)?)),
            Self::ArrangeColumns => arrange(session, Arrangement::Columns),
            Self::ArrangeTimeline => arrange(session, Arrangement::Timeline),
            Self::SelectAll | Self::LeaveOff | Self::Pin => self.resolve_selection(session),
            Self::Fit => has_map.then(|| WindowCommand::Fit.into()),
            Self::ZoomIn => has_map.then(|| WindowCommand::Zoom(true).into()),
            Self::ZoomOut => has_map.then(|| WindowCommand::Zoom(false).into()),
            Self::ActualSize => has_map.then(|| WindowCommand::ActualSize.into()),
            Self::Search => has_map.then(|| WindowCommand::FocusSearch.into()),
            Self::Legend => has_map.then(|| WindowCommand::ToggleLegend.into()),
            Self::Escape => window(WindowCommand::Escape),
            Self::ThemeSystem => window(WindowCommand::SetTheme(ThemeChoice::System)),
            Self::ThemeLight => window(WindowCommand::SetTheme(ThemeChoice::Light)),
            Self::ThemeDark => window(WindowCommand::SetTheme(ThemeChoice::Dark)),
            Self::ThemeHighContrast => window(WindowCommand::SetTheme(ThemeChoice::HighContrast)),
            Self::Help => window(WindowCommand::ToggleHelp),
            looking => looking.resolve_looking(session),
        }
    }

    /// The same for what is done with all that is selected.
    fn resolve_selection(self, session: &Session) -> Option<Command> {
        let actors = session.selection().actors();
        match self {
            Self::SelectAll => {
                let all = &session.shown().actors;
                (!all.is_empty()).then(|| ViewCommand::SelectActors(all.clone()).into())
            }
            _ if actors.is_empty() => None,
            Self::LeaveOff => {
                let mut filter = session.perspective().filter.clone();
                filter.without_actors.extend(actors);
                Some(ViewCommand::Filter(filter).into())
            }
            _ => {
                let placement = session.placement();
                let is_pinned = |id: &ActorId| placement.get(id).is_some_and(|p| p.pinned);
                let edit = if actors.iter().all(is_pinned) { Edit::Unpin } else { Edit::Pin };
                Some(edit(actors.clone()).into())
            }
        }
    }

    /// The same for what changes how one looks at the map.
    fn resolve_looking(self, session: &Session) -> Option<Command> {
        let has_map = !session.project().map.is_empty();
        let walk = |direction| has_map.then(|| WindowCommand::Walk(direction).into());
        match self {
            Self::Filters => has_map.then(|| WindowCommand::ToggleFilters.into()),
            Self::ShowAll => {
                let Perspective { filter, focus, .. } = session.perspective();
                (!filter.is_empty() || focus.is_some()).then(|| ViewCommand::ShowAll.into())
            }
            Self::Countries => has_map.then(|| {
                let altitude = match session.perspective().altitude {
                    Altitude::Officials => Altitude::Countries,
                    Altitude::Countries => Altitude::Officials,
                };
                ViewCommand::LookFrom(altitude).into()
            }),
            Self::Focus => {
                let actor = selected_actor(session)?;
                let focus = session.perspective().focus;
                focus
                    .is_none_or(|focus| focus.actor != actor)
                    .then(|| ViewCommand::Focus(actor).into())
            }
            Self::FocusWider => steps(session, |n| n + 1),
            Self::FocusNarrower => steps(session, |n| n - 1),
            Self::FocusBack => {
                session.perspective().focus?;
                Some(ViewCommand::FocusBack(session.trail().len()).into())
            }
            Self::Way => selected_actor(session).map(|id| ViewCommand::WayFrom(id).into()),
            Self::TableOfActors => sheet(has_map, Sheet::Actors),
            Self::TableOfRelations => sheet(has_map, Sheet::Relations),
            Self::News => sheet(has_map, Sheet::News),
            Self::Timeline => sheet(has_map, Sheet::Timeline),
            Self::Matrix => sheet(has_map, Sheet::Matrix),
            Self::Palette => Some(WindowCommand::TogglePalette.into()),
            Self::Silent => session.reading().map(|_| WindowCommand::ToggleSilent.into()),
            Self::NextSentence => read(reading::sentence(session, Step::Next)),
            Self::PreviousSentence => read(reading::sentence(session, Step::Previous)),
            Self::NextEvidence => read(reading::evidence(session, Step::Next)),
            Self::PreviousEvidence => read(reading::evidence(session, Step::Previous)),
            Self::WalkLeft => walk(Direction::Left),
            Self::WalkRight => walk(Direction::Right),
            Self::WalkUp => walk(Direction::Up),
            Self::WalkDown => walk(Direction::Down),
            _ => None,
        }
    }
}

fn sheet(has_map: bool, sheet: Sheet) -> Option<Command> {
    has_map.then(|| WindowCommand::ToggleSheet(sheet).into())
}

fn arrange(session: &Session, arrangement: Arrangement) -> Option<Command> {
    (!session.project().map.is_empty()).then(|| Edit::ArrangeAs(arrangement).into())
}

fn read(reading: Option<Reading>) -> Option<Command> {
    reading.map(|reading| ViewCommand::Read(reading).into())
}

fn selected_actor(session: &Session) -> Option<ActorId> {
    match session.selected() {
        Some(Hit::Actor(id)) => Some(id),
        _ => None,
    }
}

/// As many steps around whoever is in the middle as `of` makes of those there are.
fn steps(session: &Session, of: impl Fn(usize) -> usize) -> Option<Command> {
    let n_steps = of(session.perspective().focus?.n_steps);
    (1..=MOST_STEPS).contains(&n_steps).then(|| ViewCommand::FocusSteps(n_steps).into())
}

impl Action {
    /// What an action that corrects the selected thing means now.
    fn resolve_correction(self, session: &Session) -> Option<Command> {
        let map = &session.project().map;
        let ask = |question: Question| Some(WindowCommand::Ask(question).into());
        let selection = session.selection();
        if selection.is_several() {
            return match self {
                Self::SameAs => ask(Question::AllSame),
                Self::Hide => {
                    Some(correcting::hide_all(session.project(), selection.actors()).into())
                }
                _ => None,
            };
        }
        match session.selected()? {
            Hit::Actor(id) => {
                let actor = map.actor(id)?;
                match self {
                    Self::Rename => ask(Question::Name(id)),
                    Self::SameAs => ask(Question::SameAs(id)),
                    Self::AddOffice if actor.kind == EntityKind::Person => {
                        ask(Question::Office { actor: id, office: None })
                    }
                    Self::Hide => Some(correcting::hide(session.project(), id)?.into()),
                    _ => None,
                }
            }
            Hit::Link(id) => {
                // What sums up others is corrected in its parts.
                let link = map.link(id).filter(|_| !session.shown().sums.contains_key(&id))?;
                match self {
                    Self::Hide => Some(correcting::reject(session.project(), link)?.into()),
                    Self::Confirm if link.origin == Origin::Read => {
                        Some(correcting::confirm(session.project(), link)?.into())
                    }
                    Self::ChangeRelation => ask(Question::Relation { link: id, sentence: None }),
                    _ => None,
                }
            }
        }
    }
}

/// What Escape means where nothing of the window's own is open.
pub fn escape(session: &Session) -> Option<ViewCommand> {
    if !session.query().is_empty() {
        Some(ViewCommand::Search(String::new()))
    } else if session.reading().is_some() {
        Some(ViewCommand::CloseReader)
    } else if session.way().is_some() {
        Some(ViewCommand::LeaveWay)
    } else if session.selected().is_some() {
        Some(ViewCommand::Select(None))
    } else if session.perspective().focus.is_some() {
        Some(ViewCommand::FocusBack(session.trail().len()))
    } else {
        None
    }
}

//! Writing maps in a job, one after the other.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;

use crate::export::{self, Format, PictureSettings};
use crate::io;
use crate::map::Shown;
use crate::project::Project;
use crate::scene::{self, Arrangement, Placement, Scene, SceneOptions, Theme};
use crate::session::Notice;
use crate::session::command::ExportRequest;
use crate::task::{Ending, Event, Job};

/// Widest picture for the clipboard, in pixels.
const MOST_COPIED: u32 = 3840;

/// What is on the screen, and where; with the user's notes on spots of it.
pub(super) type OnScreen = (Arc<Shown>, Arc<Placement>, Arrangement, Vec<(emath::Pos2, String)>);

/// What is wanted of it.
#[derive(Debug)]
pub(super) enum Wanted {
    /// A file.
    File(ExportRequest),
    /// The pixels of its picture, in that theme where the settings leave it open.
    Pixels(Theme),
}

/// The maps that wait, and the one that is being written.
#[derive(Debug, Default)]
pub(super) struct Exporting {
    waiting: VecDeque<(Arc<Project>, OnScreen, Wanted)>,
    job: Option<Job<Notice>>,
}

impl Exporting {
    /// Asks for what is shown of a project as it is now.
    pub(super) fn push(&mut self, project: Arc<Project>, showing: OnScreen, wanted: Wanted) {
        self.waiting.push_back((project, showing, wanted));
    }

    /// Whether something is being written or waits.
    pub(super) fn is_busy(&self) -> bool {
        self.job.is_some() || !self.waiting.is_empty()
    }

    /// Starts the next one, if there is one and none is being written.
    pub(super) fn start_next(&mut self, wake: impl Fn() + Send + 'static) {
        if self.job.is_some() {
            return;
        }
        let Some((project, showing, wanted)) = self.waiting.pop_front() else { return };
        self.job = Some(Job::spawn("exporting", wake, move |report| {
            let done = match wanted {
                Wanted::File(request) => {
                    write(&project, &showing, &request).map(|()| Notice::Saved(request.path))
                }
                Wanted::Pixels(theme) => pixels(&project.picture, &showing, theme),
            };
            report.item(done.unwrap_or_else(problem))
        }));
    }

    /// What has been written since the last call.
    pub(super) fn poll(&mut self) -> Option<Notice> {
        match self.job.as_mut()?.poll()? {
            Event::Item(notice) => Some(notice),
            Event::Progress(_) => None,
            Event::Ended(ending) => {
                self.job = None;
                match ending {
                    Ending::Failed(message) => Some(problem(message)),
                    Ending::Done | Ending::Cancelled => None,
                }
            }
        }
    }
}

fn problem(detail: String) -> Notice {
    Notice::Problem { head: "The map could not be saved".to_owned(), detail }
}

fn write(project: &Project, showing: &OnScreen, request: &ExportRequest) -> Result<(), String> {
    let (shown, ..) = showing;
    let write =
        |path: &Path, bytes: &[u8]| io::write(path, bytes).map_err(|error| error.to_string());
    let theme = request.picture.theme.unwrap_or(request.theme);
    if request.format.is_picture() {
        let scene = scene_of(showing, theme, &request.picture);
        let picture =
            export::picture(&scene, request.format, &request.picture, export::share_line(shown));
        return write(&request.path, &picture.map_err(|error| error.to_string())?);
    }
    let map = shown.to_map();
    let notes = project.notes_on_map();
    if request.format == Format::Html {
        let title = request.picture.title();
        let source = export::foot_line(shown);
        let scene = scene_of(showing, theme, &request.picture);
        let page = export::html::page(&scene, &map, &notes, title.as_deref(), &source);
        return write(&request.path, &page);
    }
    let documents: Vec<_> = project.articles.iter().map(|article| &article.document).collect();
    for file in export::data(&map, &documents, &notes, request.format) {
        write(&io::with_suffix(&request.path, file.suffix), &file.bytes)?;
    }
    Ok(())
}

/// The picture for the clipboard, not larger than messages and slides can use.
fn pixels(settings: &PictureSettings, showing: &OnScreen, theme: Theme) -> Result<Notice, String> {
    let scene = scene_of(showing, settings.theme.unwrap_or(theme), settings);
    let width = settings.width.min(MOST_COPIED);
    let settings = PictureSettings { width, ..settings.clone() };
    let share = export::share_line(&showing.0);
    let image = export::picture(&scene, Format::Png, &settings, share);
    let image = image.map_err(|error| error.to_string())?;
    let pixels = export::png::pixels(&image).map_err(|error| error.to_string())?;
    let (width, height, rgba) = pixels;
    Ok(Notice::Picture { width: width as usize, height: height as usize, rgba })
}

fn scene_of(
    (shown, placement, arrangement, notes): &OnScreen,
    theme: Theme,
    settings: &PictureSettings,
) -> Scene {
    let names =
        if settings.numbered { export::claim_names(&shown.to_map()) } else { BTreeMap::new() };
    let options = SceneOptions::showing(shown, *arrangement, notes, theme);
    let options = SceneOptions { names, ..options };
    scene::build(&shown.map, placement, &options)
}

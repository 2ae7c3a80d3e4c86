//! Writing maps in a job, one after the other.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::export::{self, Format, PictureSettings, PngOptions, SvgOptions};
use crate::io;
use crate::map::Shown;
use crate::project::Project;
use crate::scene::{self, Placement, SceneOptions};
use crate::session::Notice;
use crate::session::command::ExportRequest;
use crate::task::{Ending, Event, Job};

/// What is on the screen, and where; with the user's notes on spots of it.
type Showing = (Arc<Shown>, Arc<Placement>, Vec<(emath::Pos2, String)>);

/// The maps that wait, and the one that is being written.
#[derive(Debug, Default)]
pub(super) struct Exporting {
    waiting: VecDeque<(Arc<Project>, Showing, ExportRequest)>,
    job: Option<Job<Notice>>,
}

impl Exporting {
    /// Asks for what is shown of a project as it is now.
    pub(super) fn push(&mut self, project: Arc<Project>, showing: Showing, request: ExportRequest) {
        self.waiting.push_back((project, showing, request));
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
        let Some((project, showing, request)) = self.waiting.pop_front() else { return };
        self.job = Some(Job::spawn("exporting", wake, move |report| {
            report.item(match write(&project, &showing, &request) {
                Ok(()) => Notice::Saved(request.path),
                Err(detail) => problem(detail),
            })
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

fn write(project: &Project, showing: &Showing, request: &ExportRequest) -> Result<(), String> {
    if request.format.is_picture() {
        let picture = picture(showing, request)?;
        return io::write(&request.path, &picture).map_err(|error| error.to_string());
    }
    let documents: Vec<_> = project.articles.iter().map(|article| &article.document).collect();
    let map = showing.0.to_map();
    for file in export::data(&map, &documents, &project.notes_on_map(), request.format) {
        let path = io::with_suffix(&request.path, file.suffix);
        io::write(&path, &file.bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn picture(
    (shown, placement, notes): &Showing,
    request: &ExportRequest,
) -> Result<Vec<u8>, String> {
    let settings = &request.picture;
    let PictureSettings { width, transparent, legend, .. } = *settings;
    let title = settings.title();
    let options = SceneOptions {
        theme: settings.theme.unwrap_or(request.theme),
        hidden_actors: shown.hidden_actors(),
        hidden_links: shown.hidden_links(),
        notes: notes.clone(),
        ..SceneOptions::default()
    };
    let scene = scene::build(&shown.map, placement, &options);
    // A part must not pass for the whole.
    let source = (!shown.is_all())
        .then(|| format!("{} · {}", export::source_line(&shown.map), export::share_line(shown)));
    if request.format == Format::Svg {
        let options = SvgOptions { legend, title, source, transparent };
        return Ok(export::svg::render(&scene, &options).into_bytes());
    }
    let options =
        PngOptions { width: Some(width), height: None, transparent, legend, title, source };
    export::png::render(&scene, &options).map_err(|error| error.to_string())
}

//! Writing maps in a job, one after the other.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::export::{self, Format, PngOptions, SvgOptions};
use crate::io;
use crate::project::Project;
use crate::scene::{self, SceneOptions};
use crate::session::Notice;
use crate::session::command::ExportRequest;
use crate::task::{Ending, Event, Job};

/// The maps that wait, and the one that is being written.
#[derive(Debug, Default)]
pub(super) struct Exporting {
    waiting: VecDeque<(Arc<Project>, ExportRequest)>,
    job: Option<Job<Notice>>,
}

impl Exporting {
    /// Asks for the map of a project as it is now.
    pub(super) fn push(&mut self, project: Arc<Project>, request: ExportRequest) {
        self.waiting.push_back((project, request));
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
        let Some((project, request)) = self.waiting.pop_front() else { return };
        self.job = Some(Job::spawn("exporting", wake, move |report| {
            report.item(match write(&project, &request) {
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

fn write(project: &Project, request: &ExportRequest) -> Result<(), String> {
    if request.format.is_picture() {
        let picture = picture(project, request)?;
        return io::write(&request.path, &picture).map_err(|error| error.to_string());
    }
    let documents: Vec<_> = project.articles.iter().map(|article| &article.document).collect();
    for file in export::data(&project.map, &documents, request.format) {
        let path = io::with_suffix(&request.path, file.suffix);
        io::write(&path, &file.bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn picture(project: &Project, request: &ExportRequest) -> Result<Vec<u8>, String> {
    let ExportRequest { width, transparent, legend, .. } = *request;
    let options = SceneOptions { theme: request.theme, ..SceneOptions::default() };
    let scene = scene::build(&project.map, &project.placement, &options);
    if request.format == Format::Svg {
        let options = SvgOptions { legend, transparent, ..SvgOptions::default() };
        return Ok(export::svg::render(&scene, &options).into_bytes());
    }
    let options = PngOptions { width: Some(width), transparent, legend, ..PngOptions::default() };
    export::png::render(&scene, &options).map_err(|error| error.to_string())
}

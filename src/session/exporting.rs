//! Writing pictures in a job, one after the other.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::export::{self, PngOptions, SvgOptions};
use crate::io;
use crate::project::Project;
use crate::scene::{self, SceneOptions};
use crate::session::Notice;
use crate::session::command::{ExportRequest, ImageFormat};
use crate::task::{Ending, Event, Job};

/// The pictures that wait, and the one that is being written.
#[derive(Debug, Default)]
pub(super) struct Exporting {
    waiting: VecDeque<(Arc<Project>, ExportRequest)>,
    job: Option<Job<Notice>>,
}

impl Exporting {
    /// Asks for a picture of a project as it is now.
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
    Notice::Problem { head: "The picture could not be saved".to_owned(), detail }
}

fn write(project: &Project, request: &ExportRequest) -> Result<(), String> {
    let options = SceneOptions { theme: request.theme, ..SceneOptions::default() };
    let scene = scene::build(&project.map, &project.placement, &options);
    let bytes = match request.format {
        ImageFormat::Png => export::png::render(
            &scene,
            &PngOptions {
                width: Some(request.width),
                transparent: request.transparent,
                legend: request.legend,
                ..PngOptions::default()
            },
        )
        .map_err(|error| error.to_string())?,
        ImageFormat::Svg => export::svg::render(
            &scene,
            &SvgOptions {
                transparent: request.transparent,
                legend: request.legend,
                ..SvgOptions::default()
            },
        )
        .into_bytes(),
    };
    io::write(&request.path, &bytes).map_err(|error| error.to_string())
}

//! Tells a test what the window shows: with `ENTENTE_TRACE=FILE` in the environment, a line of JSON
//! is added to FILE whenever that has changed.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::io;
use crate::scene::Hit;
use crate::session::Session;
use crate::ui::app::Dialog;
use crate::ui::canvas::MapCanvas;

/// Where the lines go, and what the last one said.
pub(crate) struct Trace {
    path: PathBuf,
    saved: Vec<String>,
    last: Option<Value>,
}

impl Trace {
    /// As the environment has it.
    pub(crate) fn from_environment() -> Option<Self> {
        let path = PathBuf::from(std::env::var_os("ENTENTE_TRACE")?);
        Some(Self { path, saved: Vec::new(), last: None })
    }

    /// A picture was written.
    pub(crate) fn saved(&mut self, path: &Path) {
        self.saved.push(path.display().to_string());
    }

    /// Adds a line if there is anything new. Where the file cannot be written, nobody reads it.
    pub(crate) fn write(
        &mut self,
        canvas: &MapCanvas,
        session: &Session,
        dialog: Option<&Dialog>,
        is_asking: bool,
    ) {
        let project = session.project();
        let name = |id| project.map.actor(id).map_or("", |actor| actor.name.as_str());
        let nodes: Vec<Value> = canvas
            .positions()
            .map(|(id, pos)| {
                let pinned = project.placement.get(&id).is_some_and(|placed| placed.pinned);
                json!({ "name": name(id), "x": pos.x, "y": pos.y, "pinned": pinned })
            })
            .collect();
        let (open, buttons) = match dialog {
            Some(Dialog::Export(export)) => {
                let place =
                    |(what, pos): (&&str, &egui::Pos2)| ((*what).to_owned(), json!([pos.x, pos.y]));
                (Some("export"), export.buttons().iter().map(place).collect())
            }
            Some(Dialog::Path(_)) => (Some("open by path"), serde_json::Map::new()),
            Some(Dialog::Help) => (Some("help"), serde_json::Map::new()),
            None => (None, serde_json::Map::new()),
        };
        let selected = match session.selected() {
            Some(Hit::Actor(id)) => Some(name(id).to_owned()),
            Some(Hit::Link(id)) => {
                project.map.link(id).map(|link| crate::map::sentence(&project.map, link))
            }
            None => None,
        };
        let failures: Vec<String> =
            session.failures().iter().map(|f| format!("{}: {}", f.name, f.reason)).collect();
        let state = json!({
            "articles": project.articles.len(),
            "busy": session.is_busy() || canvas.is_moving() || is_asking,
            "dialog": open,
            "buttons": buttons,
            "selected": selected,
            "nodes": nodes,
            "failures": failures,
            "saved": self.saved,
        });
        if self.last.as_ref() != Some(&state) {
            io::append(&self.path, format!("{state}\n").as_bytes()).ok();
            self.last = Some(state);
        }
    }
}

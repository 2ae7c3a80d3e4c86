//! Tells a test that drives the real window what is on it: with `ENTENTE_TRACE=FILE` in the
//! environment, what screen readers are told is added to FILE as a line of JSON whenever it has
//! changed and come to rest.

use std::path::PathBuf;

use egui::accesskit::{Node, Toggled};
use egui::{Context, FullOutput, Plugin};
use serde_json::{Value, json};

use crate::io;

/// Where the lines go, and what the last one said.
pub(crate) struct Trace {
    path: PathBuf,
    last: Value,
}

impl Trace {
    /// Begins to tell, if the environment asks for it.
    pub(crate) fn start(ctx: &Context) {
        if let Some(path) = std::env::var_os("ENTENTE_TRACE") {
            ctx.enable_accesskit();
            ctx.add_plugin(Self { path: path.into(), last: Value::Null });
        }
    }
}

impl Plugin for Trace {
    fn debug_name(&self) -> &'static str {
        "trace"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        // A new dialog takes a frame to find its place; who clicks where it was first misses it.
        let is_moving = output.viewport_output.values().any(|view| view.repaint_delay.is_zero());
        let Some(update) = &output.platform_output.accesskit_update else { return };
        if is_moving {
            return;
        }
        let scale = f64::from(ctx.pixels_per_point());
        let widgets: Vec<Value> =
            update.nodes.iter().filter_map(|(_, node)| told(node, scale)).collect();
        let widgets = Value::Array(widgets);
        if widgets != self.last {
            // Where the file cannot be written, nobody reads it.
            io::append(&self.path, format!("{widgets}\n").as_bytes()).ok();
            self.last = widgets;
        }
    }
}

/// What a widget says: its name, its value, whether it is on, and its place in pixels.
fn told(node: &Node, scale: f64) -> Option<Value> {
    let (name, value) = (node.label().unwrap_or_default(), node.value().unwrap_or_default());
    let place = node.bounds()?;
    if name.is_empty() && value.is_empty() {
        return None;
    }
    let place = [place.x0, place.y0, place.x1, place.y1].map(|edge| edge * scale);
    let on = node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true);
    Some(json!({ "name": name, "value": value, "on": on, "place": place }))
}

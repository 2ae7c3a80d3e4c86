//! The window: everything that draws widgets (feature `gui`).

mod app;
mod canvas;
mod closing;
mod context;
pub mod dialogs;
mod fonts;
mod panels;
mod shortcuts;
mod theme;
mod trace;
mod widgets;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::anyhow;
pub use app::App;
pub use canvas::camera::Camera;
pub use canvas::flags::Textures;
pub use canvas::painting::Painting;
use resvg::{tiny_skia, usvg};

use crate::io::state_folder;
use crate::pipeline::Source;
use crate::session::FileCommand;
use crate::ui::dialogs::SystemDialogs;
use crate::worker::WorkerConfig;

/// Opens the window with these articles, and returns when it is closed.
pub fn run(files: Vec<PathBuf>) -> anyhow::Result<()> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Entente")
        .with_app_id("entente")
        .with_inner_size([1360.0, 860.0])
        .with_min_inner_size([720.0, 480.0]);
    let viewport = match icon() {
        Some(icon) => viewport.with_icon(icon),
        None => viewport,
    };
    let options = eframe::NativeOptions {
        viewport,
        persist_window: true,
        persistence_path: state_folder().map(|folder| folder.join("window.ron")),
        ..eframe::NativeOptions::default()
    };
    let start = move |cc: &eframe::CreationContext<'_>| {
        let window = cc.winit_window().cloned();
        let dialogs = SystemDialogs::new(move || {
            let dialog = rfd::FileDialog::new();
            match &window {
                Some(window) => dialog.set_parent(&**window),
                None => dialog,
            }
        });
        let mut app = App::new(&cc.egui_ctx, Arc::new(dialogs), WorkerConfig::default());
        if let Some(storage) = cc.storage {
            app.restore(storage);
        }
        if let Some(folder) = state_folder() {
            app.keep_journal(folder.join("journals"));
        }
        if !files.is_empty() {
            let sources = files.into_iter().map(Source::File).collect();
            app.apply(FileCommand::Open(sources).into());
        }
        let app: Box<dyn eframe::App> = Box::new(app);
        Ok(app)
    };
    eframe::run_native("Entente", options, Box::new(start))
        .map_err(|error| anyhow!("The window could not be opened: {error}"))
}

/// The program's icon, for the task bar.
fn icon() -> Option<egui::IconData> {
    const SVG: &str = include_str!("../../assets/icons/entente.svg");
    const SIDE: u32 = 128;
    let tree = usvg::Tree::from_str(SVG, &usvg::Options::default()).ok()?;
    let mut pixmap = tiny_skia::Pixmap::new(SIDE, SIDE)?;
    let scale = SIDE as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let rgba = pixmap.take_demultiplied();
    Some(egui::IconData { rgba, width: SIDE, height: SIDE })
}

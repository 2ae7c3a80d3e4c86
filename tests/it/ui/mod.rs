//! The window, driven by what a user sees and does; found by the names that a screen reader says.

mod correcting;
mod exploring;
mod hands;
mod keeping;
mod looking;
mod opening;
mod projects;
mod remembering;
mod saving;
mod sheets;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, Pos2, Vec2, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use entente::export::Format;
use entente::map::{Actor, ActorId, Link};
use entente::ui::App;
use entente::ui::dialogs::{Answer, FileDialogs, FileKind};
use entente::worker::WorkerConfig;

/// Answers file dialogs at once, as the test has decided.
struct Scripted {
    articles: Answer<Vec<PathBuf>>,
    picture: Answer<PathBuf>,
    /// Where projects and corrections are, or are to be.
    file: Answer<PathBuf>,
    /// What was asked for, and where the dialog began.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Default for Scripted {
    fn default() -> Self {
        Self {
            articles: Answer::Cancelled,
            picture: Answer::Cancelled,
            file: Answer::Cancelled,
            asked: Arc::default(),
        }
    }
}

impl Scripted {
    /// Notes what was asked for, and where the dialog began.
    fn ask(&self, what: &str, folder: Option<&Path>) {
        let place = folder.map(|folder| format!(" in {}", folder.display())).unwrap_or_default();
        self.asked.lock().unwrap().push(format!("{what}{place}"));
    }
}

impl FileDialogs for Scripted {
    fn pick_articles(&self, folder: Option<&Path>) -> Answer<Vec<PathBuf>> {
        self.ask("open", folder);
        self.articles.clone()
    }

    fn save_picture(&self, folder: Option<&Path>, file_name: &str, _: Format) -> Answer<PathBuf> {
        self.ask(&format!("save {file_name}"), folder);
        self.picture.clone()
    }

    fn pick_file(&self, folder: Option<&Path>, kind: FileKind) -> Answer<PathBuf> {
        self.ask(&format!("open {}", kind.text()), folder);
        self.file.clone()
    }

    fn save_file(&self, folder: Option<&Path>, _: FileKind, file_name: &str) -> Answer<PathBuf> {
        self.ask(&format!("save {file_name}"), folder);
        self.file.clone()
    }
}

/// The window in a test.
struct Window {
    harness: Harness<'static, Option<App>>,
}

impl Window {
    fn new() -> Self {
        Self::with_dialogs(Scripted::default())
    }

    fn with_dialogs(dialogs: Scripted) -> Self {
        let dialogs: Arc<dyn FileDialogs> = Arc::new(dialogs);
        let draw = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            if let Some(app) = app {
                app.take_in(ui.ctx());
                app.draw(ui);
            } else {
                // New fonts are there from the next frame on, as in a real window.
                let worker = WorkerConfig {
                    program: Some(env!("CARGO_BIN_EXE_entente").into()),
                    ..WorkerConfig::default()
                };
                *app = Some(App::new(ui.ctx(), Arc::clone(&dialogs), worker));
                ui.ctx().all_styles_mut(|style| {
                    style.animation_time = 0.0;
                    style.visuals.text_cursor.blink = false;
                    style.scroll_animation = egui::style::ScrollAnimation::none();
                });
                ui.ctx().request_repaint();
            }
        };
        let harness = Harness::builder()
            .with_size(Vec2::new(1400.0, 900.0))
            .with_max_steps(30)
            .build_ui_state(draw, None);
        Self { harness }
    }

    /// A window with the sample articles open.
    fn with_samples() -> Self {
        let mut window = Self::new();
        window.click("Try the sample");
        window
    }

    fn app(&self) -> &App {
        self.harness.state().as_ref().unwrap()
    }

    /// Draws frames until all background work is done and nothing moves any more.
    fn settle(&mut self) {
        // Bounded, so that a job that never ends fails the test instead of hanging it.
        for _ in 0..20_000 {
            self.harness.step();
            if !self.app().is_busy() {
                self.harness.run();
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("background work does not end");
    }

    /// Clicks what has that name.
    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    fn shows_words(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Types into the field that has that name.
    fn type_into(&mut self, label: &str, text: &str) {
        self.harness.get_by_label(label).focus();
        self.harness.run();
        self.harness.get_by_label(label).type_text(text);
        self.harness.run();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn click_at(&mut self, pos: Pos2) {
        self.harness.hover_at(pos);
        self.harness.drag_at(pos);
        self.harness.drop_at(pos);
        self.settle();
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.drag_at(from);
        for step in 1..=4 {
            self.harness.hover_at(from + (to - from) * (step as f32 / 4.0));
        }
        self.harness.drop_at(to);
        self.settle();
    }

    fn actor(&self, name: &str) -> &Actor {
        let map = &self.app().session().project().map;
        map.actors().find(|actor| actor.name == name).unwrap_or_else(|| {
            let names: Vec<&str> = map.actors().map(|a| a.name.as_str()).collect();
            panic!("{name} is not among {names:?}")
        })
    }

    fn position(&self, actor: ActorId) -> Pos2 {
        self.app().node_position(actor).unwrap()
    }

    fn is_pinned(&self, actor: ActorId) -> bool {
        self.app().session().project().placement[&actor].pinned
    }

    /// The first link of the map.
    fn some_link(&self) -> &Link {
        self.app().session().project().map.links().next().unwrap()
    }

    fn repaint_delay(&self) -> std::time::Duration {
        self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }
}

//! How long a frame of the map takes, on one thread, as a table: `cargo bench --bench frames`.
//! Where the system says how long a thread has worked, that is what counts, not what the clock says.
//!
//! A frame is all that the thread of the window does for the map. Pictures, which are made anew
//! whenever the zoom has changed by a half, and their triangles are made on other threads while the
//! last ones are shown; how long a picture takes is in a column of its own. Frames come 16 ms after
//! each other, so that pictures arrive in some of them. The maps are invented: countries, their
//! officials, organizations and events.

#![expect(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "layouts/invented.rs"]
mod invented;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Pos2, RawInput, Rect, Vec2};
use entente::export::Format;
use entente::scene::{Placement, Scene, SceneOptions, arrange, build};
use entente::ui::dialogs::{Answer, FileDialogs, FileKind};
use entente::ui::{App, Camera, Painting, Textures};
use entente::worker::WorkerConfig;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SCREEN: Vec2 = Vec2::new(1600.0, 1000.0);

/// Frames of each kind.
const FRAMES: usize = 120;

/// Frames are shown so long after each other, as on most screens.
const FRAME: Duration = Duration::from_millis(16);

fn main() {
    println!(
        "{:<24} {:>9} {:>9} {:>8} {:>15} {:>15} {:>15} {:>15}",
        "map", "layout", "picture", "idle", "panning", "zooming", "panning close", "zooming close"
    );
    println!(
        "{:<24} {:>9} {:>9} {:>8} {:>63}",
        "", "ms", "ms", "ms", "median and worst ms of a frame"
    );
    for (n, m) in [(150, 250), (500, 900), (5_000, 10_000)] {
        measure(n, m);
    }
}

fn measure(n: usize, m: usize) {
    let map = invented::map(n, m);
    let start = Start::now();
    let placement = arrange(&map, &Placement::new());
    let layout = start.millis();
    let picture = |zoom: f32| {
        let zoom = 2.0_f32.powf((zoom.log2() * 2.0).round() / 2.0);
        let options = SceneOptions { zoom, ..SceneOptions::default() };
        Arc::new(build(&map, &placement, &options))
    };
    let screen = Rect::from_min_size(Pos2::ZERO, SCREEN);
    let whole = Camera::fitting(picture(1.0).bounds, screen);
    let start = Start::now();
    let _ = picture(whole.zoom);
    let making = start.millis();
    let mut bench = Bench::new(&picture);
    let close = whole.zoomed(0.8 / whole.zoom, screen.center());
    let idle = bench.frames(|_| whole);
    let pan = |i: usize| Vec2::new(6.0, 2.0) * (if i < FRAMES / 2 { i } else { FRAMES - i }) as f32;
    let panning = bench.frames(|i| whole.panned(pan(i)));
    let zoom = |i: usize| 1.03_f32.powi((if i < FRAMES / 2 { i } else { FRAMES - i }) as i32);
    let zooming = bench.frames(|i| whole.zoomed(zoom(i), screen.center()));
    let panning_close = bench.frames(|i| close.panned(pan(i)));
    let zooming_close = bench.frames(|i| close.zoomed(zoom(i), screen.center()));
    let both = |(median, worst): (f64, f64)| format!("{median:.2} {worst:.2}");
    println!(
        "{:<24} {layout:>9.1} {making:>9.1} {:>8.2} {:>15} {:>15} {:>15} {:>15}",
        format!("{n} actors, {} links", map.n_links()),
        idle.0,
        both(panning),
        both(zooming),
        both(panning_close),
        both(zooming_close),
    );
}

/// A point in time, and what the thread had worked until then.
struct Start(Instant, Option<f64>);

impl Start {
    fn now() -> Self {
        Self(Instant::now(), worked())
    }

    fn millis(&self) -> f64 {
        let by_clock = self.0.elapsed().as_secs_f64() * 1e3;
        self.1.and_then(|before| Some(worked()? - before)).unwrap_or(by_clock)
    }
}

/// How long this thread has worked, in milliseconds.
fn worked() -> Option<f64> {
    // The system brings its figures up to date when a thread gives way.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e6)
}

struct Bench<'a> {
    ctx: Context,
    painting: Painting,
    picture: &'a dyn Fn(f32) -> Arc<Scene>,
    textures: Textures,
    last: Option<(f32, Arc<Scene>)>,
}

impl<'a> Bench<'a> {
    fn new(picture: &'a dyn Fn(f32) -> Arc<Scene>) -> Self {
        let ctx = Context::default();
        // Fonts and theme.
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            drop(App::new(ui.ctx(), Arc::new(NoDialogs), WorkerConfig::default()));
        });
        // Nothing is shown: textures are for nobody.
        output.textures_delta.clear();
        let (painting, textures) = (Painting::default(), Textures::default());
        Self { ctx, painting, picture, textures, last: None }
    }

    /// The median and the worst time of frames in which the camera goes a way.
    fn frames(&mut self, camera: impl Fn(usize) -> Camera) -> (f64, f64) {
        let mut times: Vec<f64> = Vec::new();
        // The first ones make what is shown at all.
        loop {
            self.frame(camera(0));
            if !self.painting.is_busy() {
                break;
            }
            std::thread::sleep(FRAME);
        }
        for i in 0..FRAMES {
            let start = Instant::now();
            times.push(self.frame(camera(i)));
            std::thread::sleep(FRAME.saturating_sub(start.elapsed()));
        }
        times.sort_by(f64::total_cmp);
        (times[times.len() / 2], times[times.len() - 1])
    }

    fn frame(&mut self, camera: Camera) -> f64 {
        let step = (camera.zoom.log2() * 2.0).round();
        self.make(step, camera);
        let start = Start::now();
        let (_, scene) = self.last.clone().unwrap();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            ..RawInput::default()
        };
        let (painting, textures) = (&mut self.painting, &self.textures);
        let mut output = self.ctx.run_ui(input, |ui| {
            let rect = Rect::from_min_size(Pos2::ZERO, SCREEN);
            painting.ui(ui, rect, &scene, camera, textures, false);
        });
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, 1.0);
        let time = start.millis();
        assert!(self.painting.is_busy() || !triangles.is_empty());
        time
    }

    fn make(&mut self, step: f32, camera: Camera) {
        if self.last.as_ref().is_none_or(|(made_for, _)| (made_for - step).abs() > 0.1) {
            self.last = Some((step, (self.picture)(camera.zoom)));
        }
    }
}

struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn pick_articles(&self, _: Option<&Path>) -> Answer<Vec<PathBuf>> {
        Answer::Cancelled
    }

    fn save_picture(&self, _: Option<&Path>, _: &str, _: Format) -> Answer<PathBuf> {
        Answer::Cancelled
    }

    fn pick_file(&self, _: Option<&Path>, _: FileKind) -> Answer<PathBuf> {
        Answer::Cancelled
    }

    fn save_file(&self, _: Option<&Path>, _: FileKind, _: &str) -> Answer<PathBuf> {
        Answer::Cancelled
    }
}

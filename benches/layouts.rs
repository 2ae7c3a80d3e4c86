//! Layouts beside those of Graphviz, as a table: `cargo bench --no-default-features --bench layouts`.
//!
//! First the engine for large graphs, on the graphs in `$ENTENTE_SHARED/bench/graphs` where there
//! are any; then whole maps, of the tests' own articles, with boxes: Graphviz gets the same boxes
//! and is asked to keep them apart. Stress is the mean squared error of distances in relation to
//! those in the graph, after the best scaling; kept is the share of a node's neighbors among those
//! nearest to it; hidden are lines that run through a box, straight ones.
//!
//! Last, invented maps of up to 10,000 actors: how long layout and picture take, and in a column for
//! each arrangement. With `graphs`, `maps` or `sizes` it prints only that part.
//!
//! With `positions EDGES OUT` it lays out one graph and writes the places; `benches/peers.py` uses
//! that.

#![expect(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "layouts/graphviz.rs"]
mod graphviz;
#[path = "layouts/invented.rs"]
mod invented;
#[path = "layouts/quality.rs"]
mod quality;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use emath::{Pos2, Rect};
use entente::layout::{LayoutRequest, large, layout};
use entente::map::{ActorId, ArticleExtraction};
use entente::scene::{
    Arrangement, Placement, SceneOptions, arrange, build, layout_request, rearrange_as,
};
use entente::text::Article;
use entente::{map, pipeline};

use crate::quality::Quality;

/// Runs of which the fastest counts.
const RUNS: usize = 3;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match &args[..] {
        [what, edges, out] if what == "positions" => positions(Path::new(edges), Path::new(out)),
        _ => {
            let is_asked = |part: &str| args.is_empty() || args.iter().any(|arg| arg == part);
            heading();
            if is_asked("graphs") {
                graphs();
            }
            if is_asked("maps") {
                maps();
            }
            if is_asked("sizes") {
                sizes();
            }
        }
    }
}

/// How long it takes to lay out and to draw maps of several sizes, in milliseconds.
fn sizes() {
    println!(
        "\n{:<24} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "map", "groups", "around", "columns", "timeline", "picture", "from afar"
    );
    let millis = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e3
    };
    for (n, m) in
        [(40, 60), (150, 250), (500, 900), (2_000, 3_200), (5_000, 10_000), (10_000, 30_000)]
    {
        let map = invented::map(n, m);
        let around = Arrangement::Around(ActorId(0));
        let arranged = [Arrangement::Groups, around, Arrangement::Columns, Arrangement::Timeline]
            .map(|how| millis(&|| drop(rearrange_as(&map, &Placement::new(), how))));
        let placement = arrange(&map, &Placement::new());
        let drawn = [1.0, 0.1].map(|zoom| {
            let options = SceneOptions { zoom, ..SceneOptions::default() };
            millis(&|| drop(build(&map, &placement, &options)))
        });
        let name = format!("{n} actors, {} links", map.n_links());
        print!("{name:<24}");
        for millis in arranged.into_iter().chain(drawn) {
            print!(" {millis:>9.1}");
        }
        println!();
    }
}

fn heading() {
    println!(
        "{:<22} {:<14} {:>9} {:>8} {:>7} {:>9} {:>7}",
        "graph", "layout", "ms", "stress", "kept", "crossings", "hidden"
    );
}

fn row(graph: &str, by: &str, millis: f64, quality: &Quality) {
    let count = |n: Option<usize>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    println!(
        "{graph:<22} {by:<14} {millis:>9.1} {:>8.4} {:>7.4} {:>9} {:>7}",
        quality.stress,
        quality.kept,
        count(quality.crossings),
        count(quality.hidden)
    );
}

/// The fastest of some runs, in milliseconds, and the result.
fn timed<T>(work: impl Fn() -> T) -> (f64, T) {
    let mut fastest = f64::INFINITY;
    let mut result = None;
    for _ in 0..RUNS {
        let start = Instant::now();
        result = Some(work());
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
    }
    (fastest, result.unwrap())
}

fn shared_graphs() -> PathBuf {
    let shared = std::env::var_os("ENTENTE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    shared.join("bench/graphs")
}

fn read_edges(path: &Path) -> (usize, Vec<(usize, usize)>) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut numbers = text.split_whitespace().map(|number| number.parse::<usize>().unwrap());
    let mut edges = Vec::new();
    while let (Some(from), Some(to)) = (numbers.next(), numbers.next()) {
        edges.push((from, to));
    }
    (edges.iter().map(|&(a, b)| a.max(b) + 1).max().unwrap_or_default(), edges)
}

fn weighted(edges: &[(usize, usize)]) -> Vec<(usize, usize, f32)> {
    edges.iter().map(|&(from, to)| (from, to, 1.0)).collect()
}

fn positions(edges: &Path, out: &Path) {
    let (n, edges) = read_edges(edges);
    let edges = weighted(&edges);
    let (millis, at) = timed(|| large::best_positions(n, &edges, 1));
    let mut text = String::new();
    for pos in at {
        writeln!(text, "{} {}", pos.x, pos.y).unwrap();
    }
    std::fs::write(out, text).unwrap();
    println!("{millis}");
}

fn graphs() {
    let folder = shared_graphs();
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("(no graphs in {}: that part is left out)", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "edges"));
    paths.sort();
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (n, edges) = read_edges(&path);
        let (millis, at) = timed(|| large::best_positions(n, &weighted(&edges), 1));
        row(&name, "entente", millis, &quality::of_points(&edges, &at));
        for program in ["sfdp", "neato"] {
            // Neato compares all pairs.
            if program == "neato" && n > 2_000 {
                continue;
            }
            if let Some((millis, at)) = graphviz::points(program, n, &edges) {
                row(&name, program, millis, &quality::of_points(&edges, &at));
            }
        }
    }
}

fn articles() -> Vec<ArticleExtraction> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".txt") && !name.ends_with(".map.txt")
    });
    paths.sort();
    let text = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    let article = |path: &PathBuf| Article::from_text(path.to_string_lossy(), text(path));
    paths.iter().map(article).map(pipeline::extract).collect()
}

fn maps() {
    let extractions = articles();
    for n_articles in [3, 12, 25, 50] {
        let n_articles = n_articles.min(extractions.len());
        let map = map::build(&extractions[..n_articles]);
        let request = layout_request(&map, &Placement::new());
        let name = format!("{n_articles} articles, {}", request.boxes.len());
        let (millis, at) = timed(|| layout(&request).positions);
        row(&name, "entente", millis, &quality::of_boxes(&request, &covered(&request, &at)));
        for program in ["sfdp", "neato"] {
            if let Some((millis, rects)) = graphviz::boxes(program, &request) {
                row(&name, program, millis, &quality::of_boxes(&request, &rects));
            }
        }
    }
}

fn covered(request: &LayoutRequest, at: &[Pos2]) -> Vec<Rect> {
    request.boxes.iter().zip(at).map(|(b, pos)| b.rect.translate(pos.to_vec2())).collect()
}

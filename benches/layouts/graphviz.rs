//! The same graphs, laid out by Graphviz. Nothing where it is not installed.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use emath::{Pos2, Rect, pos2, vec2};
use entente::layout::LayoutRequest;

/// Points in an inch, Graphviz's unit of length.
const POINTS: f32 = 72.0;

pub(crate) fn points(
    program: &str,
    n: usize,
    edges: &[(usize, usize)],
) -> Option<(f64, Vec<Pos2>)> {
    let mut text = "graph g {\nnode [shape=point, width=0.01, height=0.01]\n".to_owned();
    for i in 0..n {
        writeln!(text, "{i}").unwrap();
    }
    run(program, text, edges.iter().copied(), n)
}

/// Where it puts the boxes of a request when asked to keep them apart.
pub(crate) fn boxes(program: &str, request: &LayoutRequest) -> Option<(f64, Vec<Rect>)> {
    let mut text = "graph g {\noverlap=prism\nsplines=false\n".to_owned();
    text += "node [shape=box, fixedsize=true, label=\"\"]\n";
    for (i, b) in request.boxes.iter().enumerate() {
        let (width, height) = (b.rect.width() / POINTS, b.rect.height() / POINTS);
        writeln!(text, "{i} [width={width}, height={height}]").unwrap();
    }
    let edges = request.edges.iter().map(|edge| (edge.from, edge.to));
    let (millis, at) = run(program, text, edges, request.boxes.len())?;
    let rect = |(pos, size): (Pos2, emath::Vec2)| Rect::from_center_size(pos, size);
    let sizes = request.boxes.iter().map(|b| vec2(b.rect.width(), b.rect.height()));
    Some((millis, at.into_iter().zip(sizes).map(rect).collect()))
}

fn run(
    program: &str,
    mut text: String,
    edges: impl Iterator<Item = (usize, usize)>,
    n: usize,
) -> Option<(f64, Vec<Pos2>)> {
    for (from, to) in edges {
        writeln!(text, "{from} -- {to}").unwrap();
    }
    text += "}\n";
    let start = Instant::now();
    let mut child = Command::new(program)
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    let writer = std::thread::Builder::new()
        .spawn(move || stdin.write_all(text.as_bytes()).unwrap())
        .unwrap();
    let output = child.wait_with_output().ok()?;
    writer.join().unwrap();
    let millis = start.elapsed().as_secs_f64() * 1e3;
    let mut at = vec![Pos2::ZERO; n];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["node", name, x, y, ..] = words[..] {
            let number = |word: &str| word.parse::<f32>().unwrap() * POINTS;
            at[name.parse::<usize>().unwrap()] = pos2(number(x), number(y));
        }
    }
    Some((millis, at))
}

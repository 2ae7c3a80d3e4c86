//! Boxes and edges → positions and curves. Knows no people, no fonts, no window.
//!
//! A force-directed simulation (after Fruchterman and Reingold, 1991, with forces between the
//! borders of boxes instead of their middles) from several starts; of the results, the one with
//! the fewest crossings and detours is kept, improved by swaps, and freed of overlaps. All of it is
//! additions, multiplications, divisions and square roots of `f32`, which every machine rounds
//! alike: equal requests give equal layouts everywhere.

pub mod curve;
mod force;
mod initial;
mod overlap;
mod quality;
mod refine;
mod request;
mod routing;

pub use curve::Curve;
pub use force::Simulation;
pub use request::{Layout, LayoutBox, LayoutEdge, LayoutRequest};
pub use routing::{bend, bow, self_loop};

/// Pair evaluations that all starts together may cost. Each start takes the square of the number
/// of boxes, so a small graph gets many starts and a large one gets one.
const STARTS_BUDGET: usize = 14_000;

/// More starts than this find nothing better.
const MAX_STARTS: usize = 10;

/// Positions for the boxes of a request: no two overlap unless both are fixed, fixed boxes do not
/// move. O(t·(n² + e)) for n boxes, e edges and t ticks; a few milliseconds for fifty boxes.
pub fn layout(request: &LayoutRequest) -> Layout {
    let n = request.boxes.len();
    let starts = (STARTS_BUDGET / (n * n + 1)).clamp(1, MAX_STARTS);
    let mut best: Option<(f32, Layout)> = None;
    for start in 0..starts {
        let mut simulation = Simulation::new(request, start as u64);
        while simulation.tick() {}
        let layout = simulation.finish();
        let cost = quality::cost(request, &layout);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, layout));
        }
    }
    best.map(|(_, layout)| layout).unwrap_or_default()
}

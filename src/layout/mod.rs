//! Boxes and edges → positions and curves. Knows no people, no fonts, no window.
//!
//! A force-directed simulation (after Fruchterman and Reingold, 1991, with forces between the
//! borders of boxes instead of their middles) from several starts, each freed of overlaps and then
//! improved by trial; of the results, the one with the fewest crossings and detours is kept. All of it is
//! additions, multiplications, divisions and square roots of `f32`, which every machine rounds
//! alike: equal requests give equal layouts everywhere.

mod board;
pub mod curve;
mod force;
mod improve;
mod initial;
mod overlap;
mod request;
mod routing;

pub use curve::Curve;
pub use force::Simulation;
pub use request::{Layout, LayoutBox, LayoutEdge, LayoutRequest};
pub use routing::{bend, bow, self_loop};

use board::Board;
use initial::Random;

/// Pair evaluations that the simulations of all starts together may cost. Each start takes the
/// square of the number of boxes, so a small graph gets many starts and a large one gets one.
const STARTS_BUDGET: usize = 9_000;

/// More starts than this find nothing better.
const MAX_STARTS: usize = 1;

/// Comparisons that improving all starts together may cost: some ten milliseconds.
const EFFORT: usize = 4_000_000;

/// Positions for the boxes of a request: no two overlap unless both are fixed, fixed boxes do not
/// move. O(t·(n² + e)) for n boxes, e edges and t ticks; some twenty milliseconds at most for up to
/// 150 boxes.
pub fn layout(request: &LayoutRequest) -> Layout {
    let n = request.boxes.len();
    let starts = (STARTS_BUDGET / (n * n + 1)).clamp(1, MAX_STARTS);
    // Small graphs are good long before the effort is spent.
    let effort = (EFFORT / starts).min(200_000 * n);
    let mut best: Option<(f32, Vec<emath::Pos2>)> = None;
    for start in 0..starts {
        let (cost, middles) = layout_once(request, start as u64, effort);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, middles));
        }
    }
    let middles = best.map(|(_, middles)| middles).unwrap_or_default();
    let positions = request.boxes.iter().zip(middles).map(|(b, middle)| {
        // The box's middle back to the node's own position; fixed ones to the bit.
        b.fixed.unwrap_or(middle - b.rect.center().to_vec2())
    });
    Layout { positions: positions.collect() }
}

/// The cost and the middles of the boxes that one start leads to.
fn layout_once(request: &LayoutRequest, start: u64, effort: usize) -> (f32, Vec<emath::Pos2>) {
    let mut simulation = Simulation::new(request, start);
    while simulation.tick() {}
    let mut board = Board::new(request, simulation.free_of_overlaps());
    let mut random = Random::new(request.seed.wrapping_add(1 + start));
    improve::improve(&mut board, &mut random, effort);
    (board.cost(), board.middles().to_vec())
}

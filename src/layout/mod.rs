//! Boxes and edges → positions and curves. Knows no people, no fonts, no window.
//!
//! A force-directed simulation (after Fruchterman and Reingold, 1991, with forces between the
//! borders of boxes instead of their middles), freed of overlaps and then improved by trial: fewer
//! crossings, no edge through a box, groups to themselves. All of it is
//! additions, multiplications, divisions and square roots of `f32`, which every machine rounds
//! alike: equal requests give equal layouts everywhere.

mod board;
mod columns;
mod crowd;
pub mod curve;
mod force;
mod improve;
mod initial;
pub mod large;
mod loners;
mod near;
mod overlap;
mod parts;
mod request;
mod rings;
mod routing;
mod squeeze;

pub use columns::{Columns, columns};
pub use curve::Curve;
pub use force::Simulation;
pub use request::{Layout, LayoutBox, LayoutEdge, LayoutRequest};
pub use rings::rings;
pub use routing::{bend, bow, self_loop};

use emath::{Pos2, Rect};

use board::Board;
use initial::Random;

/// Comparisons that improving a layout by trial may cost: some thirty milliseconds. One long search
/// finds better layouts than several short ones from different starts.
const EFFORT: usize = 800_000;

/// Small graphs are good long before that.
const EFFORT_PER_BOX: usize = 30_000;

/// Maps of more than this many boxes are worth more, for each further box.
const SMALL: usize = 150;
const FURTHER_EFFORT_PER_BOX: usize = 12_000;

/// Large ones are worth more still, for each of their boxes and in all: up to a second, while a person
/// sees that something is being done.
const CROWD_EFFORT_PER_BOX: usize = 22_000;
const MOST_CROWD_EFFORT: usize = 24_000_000;

/// How bold trials are: bolder ones would lose what the simulation has found. After squeezing they
/// mend, and tear nothing open.
const EARLY_HEAT: f32 = 0.5;
const LATE_HEAT: f32 = 0.2;

/// More boxes than this that are tied together are not simulated pair by pair.
const MOST_SIMULATED: usize = 200;

/// Positions for the boxes of a request: no two overlap unless both are fixed, fixed boxes do not
/// move. Boxes tied to nothing stand in rows below the rest. Some twenty milliseconds for forty boxes,
/// forty for 150, half a second for 800, three seconds for 10,000.
pub fn layout(request: &LayoutRequest) -> Layout {
    let request = request.cleaned();
    let alone = loners::find(&request);
    let (tied, index) = request.without(&alone);
    let middles = tied_middles(&tied);
    let tied_positions = tied.boxes.iter().zip(middles).map(|(b, middle)| {
        // The box's middle back to the node's own position; fixed ones to the bit.
        b.fixed.unwrap_or(middle - b.rect.center().to_vec2())
    });
    let tied_layout = Layout { positions: tied_positions.collect() };
    let rest = (0..tied.boxes.len()).map(|i| tied.covered(&tied_layout, i));
    let rest = rest.fold(Rect::NOTHING, Rect::union);
    let rects = request.boxes.iter().zip(&alone).filter(|(_, alone)| **alone).map(|(b, _)| b.rect);
    let mut alone_positions = loners::place(&rects.collect::<Vec<_>>(), rest).into_iter();
    let positions = index.iter().map(|tied| match tied {
        Some(i) => tied_layout.positions[*i],
        None => alone_positions.next().unwrap_or_default(),
    });
    Layout { positions: positions.collect() }
}

/// Middles of boxes that are tied to others: each part by itself, those with fixed boxes together,
/// since they share a page already.
fn tied_middles(request: &LayoutRequest) -> Vec<Pos2> {
    let is_fixed = |part: &Vec<usize>| part.iter().any(|&i| request.boxes[i].fixed.is_some());
    let (anchored, free): (Vec<_>, Vec<_>) = parts::find(request).into_iter().partition(is_fixed);
    let anchored = anchored.concat();
    let n = request.boxes.len();
    let mut middles = vec![Pos2::ZERO; n];
    let lay_out = |part: &[usize], middles: &mut [Pos2]| {
        let mut left_out = vec![true; n];
        for &i in part {
            left_out[i] = false;
        }
        let (alone, index) = request.without(&left_out);
        let effort = if part.len() > MOST_SIMULATED {
            MOST_CROWD_EFFORT.min(CROWD_EFFORT_PER_BOX * part.len())
        } else {
            let further = FURTHER_EFFORT_PER_BOX * n.saturating_sub(SMALL);
            (EFFORT.min(EFFORT_PER_BOX * n) + further) * part.len() / n
        };
        let of_part = middles_of_part(&alone, effort);
        for (i, at) in index.into_iter().enumerate() {
            if let Some(at) = at {
                middles[i] = of_part[at];
            }
        }
    };
    for part in &free {
        lay_out(part, &mut middles);
    }
    parts::pack(request, &free, &mut middles);
    if !anchored.is_empty() {
        lay_out(&anchored, &mut middles);
        parts::put_below(request, &anchored, &mut middles);
    }
    middles
}

/// The middles of boxes that are all tied to each other, or some of which are fixed.
fn middles_of_part(request: &LayoutRequest, effort: usize) -> Vec<Pos2> {
    if request.boxes.len() > MOST_SIMULATED {
        return if request.boxes.iter().any(|b| b.fixed.is_some()) {
            crowd::around_fixed(request, effort)
        } else {
            crowd::middles(request, effort)
        };
    }
    let mut simulation = Simulation::new(request);
    while simulation.tick() {}
    let mut random = Random::new(request.seed.wrapping_add(1));
    let mut board = Board::new(request, simulation.free_of_overlaps());
    improve::improve(&mut board, &mut random, effort / 2, EARLY_HEAT);
    // Trials want room to move boxes past each other, readers want none to be wasted.
    let mut board = Board::new(request, squeeze::squeezed(request, board.middles()));
    improve::improve(&mut board, &mut random, effort / 2, LATE_HEAT);
    board.middles().to_vec()
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2, vec2};
    use proptest::prelude::*;

    use super::{Layout, LayoutBox, LayoutEdge, LayoutRequest, layout};

    /// Requests of every shape, including edges and groups that name boxes that do not exist.
    fn requests() -> impl Strategy<Value = LayoutRequest> {
        let fixed = prop::option::weighted(0.2, (-600.0..600.0_f32, -400.0..400.0_f32));
        let a_box = (10.0..180.0_f32, 10.0..90.0_f32, prop::option::of(0..5_usize), fixed);
        let edge = (0..30_usize, 0..30_usize, 0.0..2.0_f32, 0.0..120.0_f32);
        let boxes = prop::collection::vec(a_box, 0..28);
        let edges = prop::collection::vec(edge, 0..40);
        let groups = prop::collection::vec(0..30_usize, 0..4);
        (boxes, edges, groups, any::<u64>()).prop_map(|(boxes, edges, groups, seed)| {
            LayoutRequest {
                boxes: boxes
                    .into_iter()
                    .map(|(width, height, group, fixed)| LayoutBox {
                        // Off the middle, as a shape with words below it is.
                        rect: Rect::from_min_size(
                            pos2(-width / 2.0, -height / 3.0),
                            vec2(width, height),
                        ),
                        group,
                        fixed: fixed.map(|(x, y)| pos2(x, y)),
                    })
                    .collect(),
                edges: edges
                    .into_iter()
                    .map(|(from, to, strength, gap)| {
                        let weight = strength;
                        LayoutEdge { from, to, strength, gap, weight }
                    })
                    .collect(),
                groups,
                seed,
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn layouts_are_finite_repeatable_free_of_overlaps_and_respect_fixed_boxes(
            request in requests()
        ) {
            let result = layout(&request);
            prop_assert_eq!(&result, &layout(&request));
            prop_assert_eq!(result.positions.len(), request.boxes.len());
            for (i, a) in request.boxes.iter().enumerate() {
                prop_assert!(result.positions[i].is_finite());
                if let Some(fixed) = a.fixed {
                    prop_assert_eq!(result.positions[i], fixed);
                }
                for (j, b) in request.boxes.iter().enumerate().take(i) {
                    let both_fixed = a.fixed.is_some() && b.fixed.is_some();
                    let common =
                        request.covered(&result, i).intersect(request.covered(&result, j));
                    prop_assert!(both_fixed || !common.is_positive(), "{i} and {j} overlap");
                }
            }
        }
    }

    #[test]
    fn nothing_has_an_empty_layout() {
        assert_eq!(layout(&LayoutRequest::default()), Layout::default());
    }

    #[test]
    fn linked_boxes_end_up_nearer_than_strangers() {
        // Two rings of four.
        let a_box = LayoutBox {
            rect: Rect::from_center_size(pos2(0.0, 0.0), vec2(60.0, 40.0)),
            group: None,
            fixed: None,
        };
        let edge = |from, to| LayoutEdge { from, to, strength: 1.0, gap: 60.0, weight: 1.0 };
        let request = LayoutRequest {
            boxes: vec![a_box; 8],
            edges: (0..8).map(|i| edge(i, i / 4 * 4 + (i + 1) % 4)).collect(),
            ..LayoutRequest::default()
        };
        let at = layout(&request).positions;
        let nearest = |i: usize, others: std::ops::Range<usize>| {
            let others = others.filter(|&j| j != i).map(|j| (at[i] - at[j]).length());
            others.fold(f32::INFINITY, f32::min)
        };
        let sum = |of: &dyn Fn(usize) -> f32| (0..8).map(of).sum::<f32>();
        let own = sum(&|i| nearest(i, i / 4 * 4..i / 4 * 4 + 4));
        let foreign = sum(&|i| nearest(i, 4 - i / 4 * 4..8 - i / 4 * 4));
        assert!(own < foreign, "{own} {foreign}");
    }

    #[test]
    fn members_stay_near_the_middle_of_their_group_and_strangers_out_of_it() {
        let a_box = |group| LayoutBox {
            rect: Rect::from_center_size(pos2(0.0, 0.0), vec2(120.0, 40.0)),
            group: Some(group),
            fixed: None,
        };
        // Two groups of five without an edge.
        let request = LayoutRequest {
            boxes: (0..10).map(|i| a_box(i / 5)).collect(),
            groups: vec![0, 5],
            ..LayoutRequest::default()
        };
        let result = layout(&request);
        let region = |from: usize| {
            (from..from + 5).map(|i| request.covered(&result, i)).fold(Rect::NOTHING, Rect::union)
        };
        assert!(!region(0).intersect(region(5)).is_positive());
        assert!(region(0).width() < 520.0 && region(0).height() < 420.0, "{:?}", region(0));
    }
}

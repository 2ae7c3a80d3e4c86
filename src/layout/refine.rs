//! Better places for the members of a group: swaps and reflections that save crossings.

use emath::{Pos2, Rect, Vec2};

use crate::layout::force::rect;
use crate::layout::quality::{crosses, edge_cost};
use crate::layout::request::{LayoutEdge, LayoutRequest};

/// Rounds over all groups; each keeps only what helps, so later ones find little.
const ROUNDS: usize = 3;

/// Swaps members of the same group, and turns whole groups over, as long as that makes the edges
/// of those boxes cheaper.
pub(crate) fn swap(
    request: &LayoutRequest,
    edges: &[LayoutEdge],
    middles: &mut [Pos2],
    halves: &[Vec2],
    movable: &[bool],
) {
    let edges: Vec<(usize, usize)> = edges.iter().map(|edge| (edge.from, edge.to)).collect();
    for _ in 0..ROUNDS {
        let mut improved = false;
        for group in 0..request.groups.len() {
            let hub = request.groups[group];
            let members: Vec<usize> = (0..middles.len())
                .filter(|&i| request.boxes[i].group == Some(group) && i != hub && movable[i])
                .collect();
            for (k, &a) in members.iter().enumerate() {
                for &b in &members[k + 1..] {
                    improved |= keep_if_better(&[a, b], &edges, middles, halves, |middles| {
                        middles.swap(a, b);
                    });
                }
            }
            let Some(&center) = middles.get(hub) else { continue };
            improved |= keep_if_better(&members, &edges, middles, halves, |middles| {
                for &i in &members {
                    middles[i].x = 2.0 * center.x - middles[i].x;
                }
            });
            improved |= keep_if_better(&members, &edges, middles, halves, |middles| {
                for &i in &members {
                    middles[i].y = 2.0 * center.y - middles[i].y;
                }
            });
        }
        if !improved {
            break;
        }
    }
}

/// Makes a change that moves `moved` only, and takes it back unless it helps.
fn keep_if_better(
    moved: &[usize],
    edges: &[(usize, usize)],
    middles: &mut [Pos2],
    halves: &[Vec2],
    change: impl FnOnce(&mut [Pos2]),
) -> bool {
    let before: Vec<Pos2> = moved.iter().map(|&i| middles[i]).collect();
    let old = cost_of(moved, edges, middles, halves);
    change(middles);
    if cost_of(moved, edges, middles, halves) < old - 1e-3 {
        return true;
    }
    for (&i, pos) in moved.iter().zip(before) {
        middles[i] = pos;
    }
    false
}

/// What the edges at these boxes cost.
fn cost_of(moved: &[usize], edges: &[(usize, usize)], middles: &[Pos2], halves: &[Vec2]) -> f32 {
    let rects: Vec<Rect> = middles.iter().zip(halves).map(|(m, h)| rect(*m, *h)).collect();
    let touched = |&(from, to): &(usize, usize)| moved.contains(&from) || moved.contains(&to);
    let mut sum = 0.0;
    for &edge in edges {
        if touched(&edge) {
            sum += edge_cost(edge, middles, &rects);
            sum += edges.iter().filter(|&&other| crosses(edge, other, middles)).count() as f32;
        } else {
            // An edge that stays may still run through a box that moves.
            let (a, b) = (middles[edge.0], middles[edge.1]);
            let through = moved
                .iter()
                .filter(|&&i| crate::layout::quality::segment_meets(a, b, rects[i]))
                .count();
            sum += 2.5 * through as f32;
        }
    }
    sum
}

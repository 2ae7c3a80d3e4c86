//! One box in the middle, on a ring around it those that an edge ties to it, on the next those one
//! step farther, and so on.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::columns::finished;
use crate::layout::curve::unit;
use crate::layout::loners;
use crate::layout::request::{Layout, LayoutRequest};

/// Least distance from one ring to the next, upwards; pages are wide, so that it is more sideways.
const RING_GAP: f32 = 130.0;
const WIDENING: f32 = 1.45;

/// Free room between boxes on a ring.
const ROOM: f32 = 30.0;

/// Boxes on rings around the one of that number; those that no way leads to stand in a grid
/// beside them.
/// Fixed boxes stay. No two overlap unless both are fixed. O(n log n + e).
pub fn rings(request: &LayoutRequest, center: usize) -> Layout {
    let request = request.cleaned();
    let n = request.boxes.len();
    if n == 0 {
        return Layout::default();
    }
    let center = center.min(n - 1);
    let mut neighbors = vec![Vec::new(); n];
    for edge in &request.edges {
        neighbors[edge.from].push(edge.to);
        neighbors[edge.to].push(edge.from);
    }
    let mut middles: Vec<Option<Pos2>> = vec![None; n];
    middles[center] = Some(Pos2::ZERO);
    // In the order of their angle: whoever is reached first from there comes first.
    let mut ring = vec![center];
    let mut reached = vec![false; n];
    reached[center] = true;
    let mut radius = 0.0_f32;
    loop {
        let mut next: Vec<usize> = Vec::new();
        for &i in &ring {
            for &j in &neighbors[i] {
                if !std::mem::replace(&mut reached[j], true) {
                    next.push(j);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        let sizes: Vec<f32> = next
            .iter()
            .map(|&i| {
                let size = request.boxes[i].rect.size();
                // Level at the top and the bottom, upright at the sides.
                f32::midpoint(size.x, size.y) + ROOM
            })
            .collect();
        let around: f32 = sizes.iter().sum();
        let mean = f32::midpoint(1.0, WIDENING);
        radius = (radius + RING_GAP).max(around / (std::f32::consts::TAU * mean));
        // Over those that they are tied to, as far as their order allows.
        let pull = next.iter().fold(Vec2::ZERO, |sum, &i| {
            let tied = neighbors[i].iter().filter_map(|&j| middles[j]);
            sum + tied.fold(Vec2::ZERO, |sum, pos| sum + unit(pos.to_vec2()))
        });
        let first = if ring.len() > 1 { turn_of(unit(pull)) - 0.5 } else { 0.0 };
        let mut covered = 0.0;
        for (&i, size) in next.iter().zip(&sizes) {
            let v = direction(first + (covered + size / 2.0) / around.max(1.0));
            middles[i] = Some((vec2(v.x * WIDENING, v.y) * radius).to_pos2());
            covered += size;
        }
        ring = next;
    }
    let page = middles
        .iter()
        .zip(&request.boxes)
        .filter_map(|(middle, b)| Some(Rect::from_center_size((*middle)?, b.rect.size())));
    let page = page.fold(Rect::NOTHING, Rect::union);
    let unreached: Vec<usize> = (0..n).filter(|&i| middles[i].is_none()).collect();
    let rects: Vec<Rect> = unreached.iter().map(|&i| request.boxes[i].rect).collect();
    for (&i, pos) in unreached.iter().zip(loners::beside(&rects, page)) {
        middles[i] = Some(pos + request.boxes[i].rect.center().to_vec2());
    }
    finished(&request, middles.into_iter().flatten().collect())
}

/// The unit vector after a part of a turn, clockwise from the right as y grows downwards: by halving
/// angles, with square roots alone, which every machine rounds alike.
fn direction(turn: f32) -> Vec2 {
    let turn = turn - turn.floor();
    let (mut x, mut y) = (1.0_f32, 0.0_f32);
    let (mut cos, mut sin) = (-1.0_f32, 0.0_f32);
    let mut left = turn;
    let mut part = 0.5;
    for _ in 0..18 {
        if left >= part {
            left -= part;
            (x, y) = (x * cos - y * sin, x * sin + y * cos);
        }
        (cos, sin) =
            (f32::midpoint(1.0, cos).max(0.0).sqrt(), f32::midpoint(1.0, -cos).max(0.0).sqrt());
        part /= 2.0;
    }
    vec2(x, y)
}

/// Which part of a turn leads to a direction, by bisection.
fn turn_of(v: Vec2) -> f32 {
    if v == Vec2::ZERO {
        return 0.0;
    }
    let (mut best, mut turn) = (f32::NEG_INFINITY, 0.0);
    for step in 0..256 {
        let candidate = step as f32 / 256.0;
        let along = direction(candidate).dot(v);
        if along > best {
            (best, turn) = (along, candidate);
        }
    }
    turn
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, vec2};

    use super::{direction, rings, turn_of};
    use crate::layout::curve::length;
    use crate::layout::request::{LayoutBox, LayoutEdge, LayoutRequest};

    #[test]
    fn directions_go_round_and_back() {
        for step in 0..64 {
            let turn = step as f32 / 64.0;
            let v = direction(turn);
            assert!((v.length_sq() - 1.0).abs() < 1e-3);
            assert!((turn_of(v) - turn).abs() < 0.01, "{turn}");
        }
        assert!((direction(0.25) - vec2(0.0, 1.0)).length() < 1e-3);
    }

    #[test]
    fn who_is_farther_away_stands_farther_out() {
        // A star of 9, each ray two long, and one box that nothing ties.
        let rect = Rect::from_center_size(Pos2::ZERO, vec2(100.0, 30.0));
        let edge = |from, to| LayoutEdge { from, to, strength: 1.0, gap: 30.0, weight: 1.0 };
        let request = LayoutRequest {
            boxes: vec![LayoutBox { rect, group: None, fixed: None }; 20],
            edges: (1..10).flat_map(|i| [edge(0, i), edge(i, i + 9)]).collect(),
            ..LayoutRequest::default()
        };
        let layout = rings(&request, 0);
        let at = |i: usize| layout.positions[i] - layout.positions[0];
        let out = |i: usize| length(vec2(at(i).x / super::WIDENING, at(i).y));
        for i in 1..10 {
            assert!(out(i) > 60.0 && out(i + 9) > out(i) + 60.0, "{i}");
        }
        assert!((1..19).all(|i| at(19).x > at(i).x), "who is not reached stands beside");
    }
}

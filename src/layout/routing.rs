//! The course of an edge: bowed away from boxes it would run through, and fanned beside others.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::curve::{self, Curve, length};

/// How far the middle of an edge may be bowed to either side, in parts of its length, in the order
/// in which they are tried.
const BOWS: &[f32] = &[0.0, 0.08, -0.08, 0.16, -0.16, 0.25, -0.25, 0.35, -0.35];

/// What a full bow costs, in lengths run through boxes, and what each unit costs that the middle of
/// the edge is bowed aside: a long edge had better run behind a box than around half of the page.
const BOW_COST: f32 = 60.0;
const ASIDE_COST: f32 = 0.35;

/// A curve between two points whose middle is `bend` to the left of the straight line, seen along
/// it with y downwards.
pub fn bow(from: Pos2, to: Pos2, bend: f32) -> Curve {
    let along = to - from;
    let sideways = curve::unit(vec2(along.y, -along.x));
    // The middle of a cubic goes three quarters of the way to its control points.
    let out = sideways * (bend * 4.0 / 3.0);
    [from, from + along * 0.3 + out, to - along * 0.3 + out, to]
}

/// The bend that keeps a bundle of edges, `breadth` wide in the middle, clear of obstacles as far as
/// a gentle bow can. `is_hidden` says whether a point is behind one; it is asked some fifty times for
/// each of nine bows at most.
pub fn bend(from: Pos2, to: Pos2, breadth: f32, is_hidden: impl Fn(Pos2) -> bool) -> f32 {
    let chord = length(to - from);
    let mut best = (f32::INFINITY, 0.0);
    for &part in BOWS {
        let bend = part * chord;
        let mut cost = part.abs() * BOW_COST + bend.abs() * ASIDE_COST;
        for offset in [-breadth / 2.0, breadth / 2.0] {
            cost += length_inside(&bow(from, to, bend + offset), &is_hidden);
        }
        if cost < best.0 {
            best = (cost, bend);
        }
        if cost == 0.0 {
            break;
        }
    }
    best.1
}

/// Length of a curve inside obstacles, roughly.
fn length_inside(curve: &Curve, is_hidden: &impl Fn(Pos2) -> bool) -> f32 {
    let mut sum = 0.0;
    let mut last = curve[0];
    for pos in curve::polyline(curve).skip(1) {
        let middle = last + (pos - last) / 2.0;
        if is_hidden(middle) {
            sum += length(pos - last);
        }
        last = pos;
    }
    sum
}

/// A loop from a box back to itself, over its upper right corner; `nth` loops lie outside each
/// other.
pub fn self_loop(rect: Rect, nth: usize) -> Curve {
    let reach = 34.0 + 16.0 * nth as f32;
    let half: Vec2 = rect.size() / 2.0;
    let corner = rect.center() + vec2(half.x, -half.y);
    [
        corner - vec2(0.6 * half.x.min(40.0), 0.0),
        corner + vec2(-0.2 * reach, -1.5 * reach),
        corner + vec2(1.5 * reach, 0.2 * reach),
        corner + vec2(0.0, 0.6 * half.y.min(40.0)),
    ]
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2, vec2};

    use super::{bend, bow, length_inside};
    use crate::layout::curve;

    #[test]
    fn an_edge_bows_around_a_box_in_its_way() {
        let (from, to) = (pos2(0.0, 0.0), pos2(400.0, 0.0));
        let obstacle = Rect::from_center_size(pos2(200.0, 5.0), vec2(60.0, 40.0));
        let is_hidden = |pos| obstacle.contains(pos);
        let bend = bend(from, to, 0.0, is_hidden);
        assert!(bend.abs() > 1.0);
        assert!(length_inside(&bow(from, to, bend), &is_hidden) < 1e-6);
    }

    #[test]
    fn a_free_edge_stays_straight() {
        assert!(bend(pos2(0.0, 0.0), pos2(400.0, 30.0), 0.0, |_| false).abs() < 1e-6);
    }

    #[test]
    fn the_middle_of_a_bow_is_as_far_out_as_asked() {
        let curve = bow(pos2(0.0, 0.0), pos2(300.0, 0.0), 40.0);
        let middle = curve::point(&curve, 0.5);
        assert!((middle - pos2(150.0, -40.0)).length() < 1e-3, "{middle:?}");
    }
}

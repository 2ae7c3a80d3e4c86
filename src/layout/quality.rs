//! How good a layout is: few crossings, no edge through a box, short edges, a landscape page.

use emath::{Pos2, Rect, Vec2};

use crate::layout::curve::length;
use crate::layout::request::{Layout, LayoutRequest};

/// What one edge that runs through a box costs, in crossings.
const THROUGH_BOX: f32 = 2.5;

/// Length of edges that costs as much as a crossing.
const LENGTH_PER_CROSSING: f32 = 350.0;

/// Width to height of the page that layouts are made for.
const ASPECT: f32 = 1.6;

/// The lower the better. O(e·(e + n)) for e edges and n boxes.
pub(crate) fn cost(request: &LayoutRequest, layout: &Layout) -> f32 {
    let n = request.boxes.len();
    let rects: Vec<Rect> = (0..n).map(|i| request.covered(layout, i)).collect();
    let middles: Vec<Pos2> = rects.iter().map(Rect::center).collect();
    let edges: Vec<(usize, usize)> = request
        .edges
        .iter()
        .map(|edge| (edge.from, edge.to))
        .filter(|&(from, to)| from != to && from < n && to < n)
        .collect();
    let mut sum = 0.0;
    for (k, &edge) in edges.iter().enumerate() {
        sum += edge_cost(edge, &middles, &rects);
        let crossed = edges[k + 1..].iter().filter(|&&other| crosses(edge, other, &middles));
        sum += crossed.count() as f32;
    }
    let page = rects.iter().fold(Rect::NOTHING, |sum, rect| sum.union(*rect));
    if page.is_positive() {
        let aspect = page.width() / page.height();
        let stretched = (aspect / ASPECT).max(ASPECT / aspect) - 1.0;
        let boxes: f32 = rects.iter().map(Rect::area).sum();
        let emptiness = page.area() / boxes.max(1.0);
        sum += n as f32 * (0.3 * stretched + 0.04 * emptiness);
    }
    sum
}

/// What an edge costs by itself: its length and the boxes it runs through.
pub(crate) fn edge_cost((from, to): (usize, usize), middles: &[Pos2], rects: &[Rect]) -> f32 {
    let (a, b) = (middles[from], middles[to]);
    let through = rects
        .iter()
        .enumerate()
        .filter(|&(i, rect)| i != from && i != to && segment_meets(a, b, *rect));
    length(b - a) / LENGTH_PER_CROSSING + THROUGH_BOX * through.count() as f32
}

/// Whether two edges without a common end cross.
pub(crate) fn crosses((a, b): (usize, usize), (c, d): (usize, usize), middles: &[Pos2]) -> bool {
    if a == c || a == d || b == c || b == d {
        return false;
    }
    let [a, b, c, d] = [a, b, c, d].map(|i| middles[i]);
    let side = |from: Pos2, to: Pos2, pos: Pos2| cross(to - from, pos - from) > 0.0;
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

/// Whether the straight line from `a` to `b` touches the rectangle (Liang and Barsky, 1984).
pub(crate) fn segment_meets(a: Pos2, b: Pos2, rect: Rect) -> bool {
    let along = b - a;
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let sides = [
        (-along.x, a.x - rect.min.x),
        (along.x, rect.max.x - a.x),
        (-along.y, a.y - rect.min.y),
        (along.y, rect.max.y - a.y),
    ];
    for (outward, inside) in sides {
        if outward == 0.0 {
            if inside < 0.0 {
                return false;
            }
        } else if outward < 0.0 {
            enter = enter.max(inside / outward);
        } else {
            leave = leave.min(inside / outward);
        }
    }
    enter <= leave
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2};

    use super::{crosses, segment_meets};

    #[test]
    fn a_line_through_a_corner_region_meets_the_box_only_if_it_touches_it() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        assert!(segment_meets(pos2(-5.0, 5.0), pos2(15.0, 5.0), rect));
        assert!(segment_meets(pos2(5.0, 5.0), pos2(6.0, 6.0), rect));
        assert!(!segment_meets(pos2(-5.0, 8.0), pos2(4.0, 15.0), rect));
        assert!(!segment_meets(pos2(-5.0, 5.0), pos2(-1.0, 5.0), rect));
    }

    #[test]
    fn only_edges_without_a_common_end_cross() {
        let at = [pos2(0.0, 0.0), pos2(10.0, 10.0), pos2(0.0, 10.0), pos2(10.0, 0.0)];
        assert!(crosses((0, 1), (2, 3), &at));
        assert!(!crosses((0, 2), (1, 3), &at));
        assert!(!crosses((0, 1), (1, 3), &at));
    }
}

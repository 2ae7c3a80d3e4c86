//! Outlines of nodes: what a line must stop at.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::curve;

/// Cosines of 0°, 11.25°, … 90°, written out: the platform's own trigonometry may differ in the
/// last bit from machine to machine, and pictures must not.
const QUARTER: [f32; 9] = [
    1.0,
    0.980_785_3,
    0.923_879_5,
    0.831_469_6,
    std::f32::consts::FRAC_1_SQRT_2,
    0.555_570_2,
    0.382_683_4,
    0.195_090_3,
    0.0,
];

/// Number of directions in a full turn.
pub(crate) const TURN: usize = 32;

/// The unit vector at `step` × 11.25°, clockwise from the right as y grows downwards.
pub(crate) fn direction(step: usize) -> Vec2 {
    let (quarter, rest) = ((step % TURN) / 8, step % 8);
    let (cos, sin) = (QUARTER[rest], QUARTER[8 - rest]);
    match quarter {
        0 => vec2(cos, sin),
        1 => vec2(-sin, cos),
        2 => vec2(-cos, -sin),
        _ => vec2(sin, -cos),
    }
}

/// The outline of a node's shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Circle {
        center: Pos2,
        radius: f32,
    },
    Rect(Rect),
    /// Convex, in order around it.
    Polygon(Vec<Pos2>),
}

impl Shape {
    /// Whether `pos` is inside or within `gap` of it.
    pub(crate) fn contains(&self, pos: Pos2, gap: f32) -> bool {
        match self {
            Self::Circle { center, radius } => {
                (pos - *center).length_sq() <= (radius + gap) * (radius + gap)
            }
            Self::Rect(rect) => rect.expand(gap).contains(pos),
            Self::Polygon(points) => sides(points).all(|(from, to)| {
                let side = curve::unit(to - from);
                // Outwards, whichever way round the corners run.
                let out = vec2(side.y, -side.x) * turn_sign(points);
                (pos - from).dot(out) <= gap
            }),
        }
    }

    pub(crate) fn bounds(&self) -> Rect {
        match self {
            Self::Circle { center, radius } => {
                Rect::from_center_size(*center, Vec2::splat(2.0 * radius))
            }
            Self::Rect(rect) => *rect,
            Self::Polygon(points) => Rect::from_points(points),
        }
    }

    pub(crate) fn translated(self, by: Vec2) -> Self {
        match self {
            Self::Circle { center, radius } => Self::Circle { center: center + by, radius },
            Self::Rect(rect) => Self::Rect(rect.translate(by)),
            Self::Polygon(mut points) => {
                for pos in &mut points {
                    *pos += by;
                }
                Self::Polygon(points)
            }
        }
    }
}

fn sides(points: &[Pos2]) -> impl Iterator<Item = (Pos2, Pos2)> {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1))
}

/// 1 where the corners run clockwise on the screen, −1 otherwise.
fn turn_sign(points: &[Pos2]) -> f32 {
    let doubled_area: f32 = sides(points).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    if doubled_area >= 0.0 { 1.0 } else { -1.0 }
}

/// The convex hull of points, clockwise on the screen (Andrew's monotone chain, 1979).
/// O(n log n) for n points.
pub(crate) fn convex_hull(mut points: Vec<Pos2>) -> Vec<Pos2> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut hull: Vec<Pos2> = Vec::new();
    let extend = |hull: &mut Vec<Pos2>, pos: Pos2, floor: usize| {
        while hull.len() > floor {
            let (a, b) = (hull[hull.len() - 2], hull[hull.len() - 1]);
            if cross(b - a, pos - b) > 0.0 {
                break;
            }
            hull.pop();
        }
        hull.push(pos);
    };
    for &pos in &points {
        extend(&mut hull, pos, 1);
    }
    let floor = hull.len();
    for &pos in points.iter().rev().skip(1) {
        extend(&mut hull, pos, floor);
    }
    hull.pop();
    hull
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, pos2};

    use super::{Shape, TURN, convex_hull, direction};

    #[test]
    fn directions_are_unit_vectors_all_the_way_round() {
        for step in 0..TURN {
            let v = direction(step);
            assert!((v.length_sq() - 1.0).abs() < 1e-5, "{step}");
            assert!(v.dot(direction(step + 1)) > 0.98, "{step}");
        }
    }

    #[test]
    fn a_diamond_contains_its_inside_only() {
        let corners = vec![pos2(0.0, -10.0), pos2(10.0, 0.0), pos2(0.0, 10.0), pos2(-10.0, 0.0)];
        let reversed = corners.iter().rev().copied().collect();
        for diamond in [Shape::Polygon(corners), Shape::Polygon(reversed)] {
            assert!(diamond.contains(pos2(4.0, 4.0), 0.0));
            assert!(!diamond.contains(pos2(6.0, 6.0), 0.0));
            assert!(diamond.contains(pos2(6.0, 6.0), 2.0));
        }
    }

    #[test]
    fn the_hull_of_a_square_with_a_point_inside_is_the_square() {
        let points = [(0.0, 0.0), (4.0, 0.0), (2.0, 1.0), (4.0, 4.0), (0.0, 4.0)];
        let hull = convex_hull(points.map(Pos2::from).to_vec());
        assert_eq!(hull.len(), 4);
        assert!(!hull.contains(&pos2(2.0, 1.0)));
    }
}

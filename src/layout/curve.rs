//! Points on cubic Bézier curves and their distances, in portable arithmetic.

use emath::{Pos2, Vec2};

/// A cubic Bézier curve: start, two control points, end.
pub type Curve = [Pos2; 4];

/// Number of straight pieces that a curve is measured by. Curves here bend once, gently, so the
/// pieces stay within half a unit of it.
const PIECES: usize = 24;

/// The curve that looks like a straight line.
pub fn straight(from: Pos2, to: Pos2) -> Curve {
    [from, from + (to - from) / 3.0, to - (to - from) / 3.0, to]
}

/// The point at `t`, 0 at the start to 1 at the end.
pub fn point(curve: &Curve, t: f32) -> Pos2 {
    let s = 1.0 - t;
    let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    curve.iter().zip(weights).fold(Pos2::ZERO, |sum, (pos, weight)| sum + pos.to_vec2() * weight)
}

/// The direction at `t`, not normalized; never zero unless the curve is a point.
pub fn tangent(curve: &Curve, t: f32) -> Vec2 {
    let tangent = derivative(curve, t);
    if tangent.length_sq() > 1e-6 { tangent } else { curve[3] - curve[0] }
}

/// Points along the curve, both ends included.
pub fn polyline(curve: &Curve) -> impl Iterator<Item = Pos2> {
    let curve = *curve;
    (0..=PIECES).map(move |i| point(&curve, i as f32 / PIECES as f32))
}

/// The part of the curve from `t0` to `t1`.
pub fn part(curve: &Curve, t0: f32, t1: f32) -> Curve {
    let third = (t1 - t0) / 3.0;
    let (from, to) = (point(curve, t0), point(curve, t1));
    // The derivative of the part is that of the whole, scaled; a Bézier's is 3 × its first leg.
    let from_tangent = derivative(curve, t0) * third;
    let to_tangent = derivative(curve, t1) * third;
    [from, from + from_tangent, to - to_tangent, to]
}

fn derivative(curve: &Curve, t: f32) -> Vec2 {
    let s = 1.0 - t;
    let weights = [3.0 * s * s, 6.0 * s * t, 3.0 * t * t];
    let legs = curve.windows(2).map(|ends| ends[1] - ends[0]);
    legs.zip(weights).fold(Vec2::ZERO, |sum, (leg, weight)| sum + leg * weight)
}

/// Distance from a point to the curve, in scene units.
pub fn distance(curve: &Curve, pos: Pos2) -> f32 {
    let mut nearest = f32::INFINITY;
    let mut last = curve[0];
    for next in polyline(curve).skip(1) {
        nearest = nearest.min(distance_to_segment(last, next, pos));
        last = next;
    }
    nearest
}

/// Distance from a point to a straight piece.
pub fn distance_to_segment(from: Pos2, to: Pos2, pos: Pos2) -> f32 {
    let along = to - from;
    let len_sq = along.length_sq();
    let t = if len_sq > 0.0 { ((pos - from).dot(along) / len_sq).clamp(0.0, 1.0) } else { 0.0 };
    length(pos - (from + along * t))
}

/// Length of a vector by multiplication and square root alone, which every machine rounds alike;
/// `hypot`, which `Vec2::length` uses, is a library function that need not.
pub fn length(v: Vec2) -> f32 {
    v.length_sq().sqrt()
}

/// The vector scaled to length 1; zero stays zero.
pub fn unit(v: Vec2) -> Vec2 {
    let length = length(v);
    if length > 0.0 { v / length } else { Vec2::ZERO }
}

/// Length along the curve, in scene units.
pub fn arc_length(curve: &Curve) -> f32 {
    let mut sum = 0.0;
    let mut last = curve[0];
    for next in polyline(curve).skip(1) {
        sum += length(next - last);
        last = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::{distance, part, point, straight};

    #[test]
    fn the_distance_to_a_straight_curve_is_that_to_the_line() {
        let line = straight(pos2(0.0, 0.0), pos2(100.0, 0.0));
        assert!((distance(&line, pos2(50.0, 7.0)) - 7.0).abs() < 1e-3);
        assert!((distance(&line, pos2(103.0, 4.0)) - 5.0).abs() < 1e-3);
    }

    #[test]
    fn a_part_of_a_curve_lies_on_it() {
        let whole = [pos2(0.0, 0.0), pos2(30.0, 80.0), pos2(90.0, 70.0), pos2(120.0, -10.0)];
        let middle = part(&whole, 0.25, 0.75);
        for i in 0..=10 {
            let t = i as f32 / 10.0;
            let distance = (point(&middle, t) - point(&whole, 0.25 + t / 2.0)).length_sq();
            assert!(distance < 1e-4, "{distance} at {t}");
        }
    }
}

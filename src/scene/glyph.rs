//! Small signs inside shapes: person, building, calendar. Made of convex pieces.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::scene::item::{Item, Stroke};
use crate::scene::shape::{TURN, direction};
use crate::scene::style::Color;

fn filled(points: Vec<Pos2>, color: Color) -> Item {
    Item::Polygon { points, fill: Some(color), stroke: None }
}

fn block(rect: Rect, color: Color) -> Item {
    Item::RoundedRect { rect, radius: 0.6, fill: Some(color), stroke: None }
}

/// Head and shoulders within a disk of that radius.
pub(crate) fn person(center: Pos2, radius: f32, color: Color) -> Vec<Item> {
    let head = Item::Circle {
        center: center + vec2(0.0, -0.24 * radius),
        radius: 0.34 * radius,
        fill: Some(color),
        stroke: None,
    };
    // The upper half of an ellipse, cut off where the disk ends.
    let shoulders = (TURN / 2..=TURN)
        .map(|step| {
            let v = direction(step);
            center + vec2(0.64 * v.x, 0.78 + 0.56 * v.y) * radius
        })
        .collect();
    vec![head, filled(shoulders, color)]
}

/// A building with a gable and columns, `size` wide and high.
pub(crate) fn building(center: Pos2, size: f32, color: Color) -> Vec<Item> {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    let mut items = vec![filled(vec![at(-0.52, -0.18), at(0.0, -0.52), at(0.52, -0.18)], color)];
    for x in [-0.33, 0.0, 0.33] {
        items.push(block(Rect::from_min_max(at(x - 0.075, -0.1), at(x + 0.075, 0.28)), color));
    }
    items.push(block(Rect::from_min_max(at(-0.5, 0.35), at(0.5, 0.5)), color));
    items
}

/// A sheet of a calendar, `size` wide and high.
pub(crate) fn calendar(center: Pos2, size: f32, color: Color, inside: Color) -> Vec<Item> {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    let page = |min: Pos2, max: Pos2, radius: f32, color: Color| Item::RoundedRect {
        rect: Rect::from_min_max(min, max),
        radius,
        fill: Some(color),
        stroke: None,
    };
    let mut items = vec![page(at(-0.5, -0.42), at(0.5, 0.5), 0.14 * size, color)];
    for x in [-0.22, 0.22] {
        let stroke = Stroke::solid(0.13 * size, color);
        items.push(Item::Line { from: at(x, -0.6), to: at(x, -0.35), stroke });
    }
    items.push(page(at(-0.36, -0.12), at(0.36, 0.36), 0.06 * size, inside));
    items.push(page(at(0.02, 0.06), at(0.24, 0.26), 0.03 * size, color));
    items
}

/// A globe of lines, for a country without a flag.
pub(crate) fn globe(center: Pos2, radius: f32, color: Color) -> Vec<Item> {
    let stroke = Stroke::solid(radius * 0.09, color);
    let line = |from: Vec2, to: Vec2| Item::Line {
        from: center + from * radius,
        to: center + to * radius,
        stroke,
    };
    // A quarter ellipse as a Bézier reaches 4/3 beyond its middle; close enough for a sign.
    let meridian = |bulge: f32| Item::Curve {
        curve: [
            center + vec2(0.0, -radius),
            center + vec2(bulge * radius, -0.6 * radius),
            center + vec2(bulge * radius, 0.6 * radius),
            center + vec2(0.0, radius),
        ],
        stroke,
    };
    let outline = Item::Circle { center, radius, fill: None, stroke: Some(stroke) };
    vec![
        outline,
        line(vec2(-1.0, 0.0), vec2(1.0, 0.0)),
        line(vec2(-0.86, -0.5), vec2(0.86, -0.5)),
        line(vec2(-0.86, 0.5), vec2(0.86, 0.5)),
        meridian(-0.66),
        meridian(0.66),
    ]
}

/// A map pin whose point is at `tip`; its head has that radius.
pub(crate) fn pin(tip: Pos2, radius: f32) -> Vec<Pos2> {
    let head = pos2(tip.x, tip.y - PIN_HEIGHT * radius);
    let ring = (0..TURN).map(|step| head + direction(step) * radius);
    crate::scene::shape::convex_hull(ring.chain(std::iter::once(tip)).collect())
}

/// Height of a pin's head above its point, in radii of the head.
pub(crate) const PIN_HEIGHT: f32 = 1.75;

/// A hexagon with a corner on each side.
pub(crate) fn hexagon(center: Pos2, radius: f32) -> Vec<Pos2> {
    // √3/2: the corners at 60°.
    const H: f32 = 0.866_025_4;
    [(1.0, 0.0), (0.5, H), (-0.5, H), (-1.0, 0.0), (-0.5, -H), (0.5, -H)]
        .map(|(x, y)| center + vec2(x, y) * radius)
        .to_vec()
}

/// A square on its corner.
pub(crate) fn diamond(center: Pos2, radius: f32) -> Vec<Pos2> {
    [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
        .map(|(x, y)| center + vec2(x, y) * radius)
        .to_vec()
}

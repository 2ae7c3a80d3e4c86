//! Pictures in layers: only what is in view, and of large ones from afar only what can be seen from
//! there.

use std::borrow::Cow;
use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2, Rect, Shape, Vec2, vec2};

use crate::layout::curve;
use crate::scene::{Emphasis, Item, Scene, SceneEdge, SceneNode, Stroke};
use crate::ui::canvas::paint::Brush;
use crate::ui::theme::color32;

/// Below this zoom lines have no dashes and no words, and are drawn in one mesh.
const FAR: f32 = 0.4;

/// Nodes that are lower than this on the screen, in points, are drawn without details.
const LOW: f32 = 15.0;

/// Details smaller than this, in points, are left out.
const UNSEEN: f32 = 1.2;

/// Lines are never thinner than this, in points: fainter ones would vanish.
const THINNEST: f32 = 0.7;

/// Width of the soft rim of lines, in points.
const RIM: f32 = 0.5;

/// Rings, arrowheads and words reach a little beyond a part's bounds, in scene units.
const REACH: f32 = 20.0;

/// The shapes of what is in a part of the picture, in layers, which are painted one after the other;
/// within a layer it does not matter what comes first, as long as nothing overlaps. Of a large
/// picture, what cannot be seen from afar is left out.
pub(super) fn layers(
    scene: &Scene,
    brush: &Brush<'_>,
    view: Rect,
    is_large: bool,
) -> Vec<Vec<Shape>> {
    let view = view.expand(REACH);
    let mut layers = vec![painted(scene.ground().filter(|i| i.bounds().intersects(view)), brush)];
    let bounds =
        |edge: &SceneEdge| Rect::from_points(&edge.curve).union(edge.label_bounds).expand(1.0);
    let lines: Vec<&SceneEdge> =
        scene.edges.iter().filter(|edge| bounds(edge).intersects(view)).collect();
    let items = || lines.iter().flat_map(|edge| &edge.items);
    if is_large && brush.camera.zoom < FAR {
        layers.push(lines.iter().map(|edge| far_line(brush, edge)).collect());
    } else if is_large {
        let mut shapes = Vec::new();
        for item in items().filter_map(|item| cut(item, view)) {
            brush.paint(&item, &mut shapes);
        }
        layers.push(shapes);
    } else {
        layers.push(painted(items(), brush));
    }
    layers.push(painted(lines.iter().flat_map(|edge| &edge.label), brush));
    // What is pointed at is on top.
    for is_near in [false, true] {
        let nodes = scene.nodes.iter().filter(|node| {
            (node.emphasis >= Emphasis::Near) == is_near
                && node.bounds.union(node.label_bounds).intersects(view)
        });
        if is_large {
            layers.extend(nodes_in_layers(nodes, brush));
        } else {
            layers.push(painted(nodes.flat_map(|node| &node.items), brush));
        }
    }
    layers.push(painted(scene.notes.iter().flat_map(|note| &note.items), brush));
    layers
}

fn painted<'a>(items: impl Iterator<Item = &'a Item>, brush: &Brush<'_>) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for item in items {
        brush.paint(item, &mut shapes);
    }
    shapes
}

fn far_line(brush: &Brush<'_>, edge: &SceneEdge) -> Shape {
    let mut mesh = Mesh::default();
    for item in &edge.items {
        line(&mut mesh, brush, item);
    }
    Shape::Mesh(Arc::new(mesh))
}

/// The shapes of nodes: what is below their flags, flags, and what is above them. So there are few
/// changes of texture, each of which costs a call.
fn nodes_in_layers<'a>(
    nodes: impl Iterator<Item = &'a SceneNode>,
    brush: &Brush<'_>,
) -> [Vec<Shape>; 3] {
    let [mut below, mut flags, mut above] = [const { Vec::new() }; 3];
    for node in nodes {
        let is_far = node.bounds.height() * brush.camera.zoom < LOW;
        let mut after_flag = false;
        let mut small = Mesh::default();
        for item in node.items.iter().filter(|item| is_legible(item, brush)) {
            let is_flag = matches!(item, Item::Flag { .. });
            after_flag |= is_flag || matches!(item, Item::Text(_));
            if is_far && !after_flag {
                from_afar(&mut small, brush, item);
            } else if is_flag {
                brush.paint(item, &mut flags);
            } else if !is_far || matches!(item, Item::Text(_)) {
                brush.paint(item, if after_flag { &mut above } else { &mut below });
            }
        }
        if !small.is_empty() {
            below.push(Shape::Mesh(Arc::new(small)));
        }
    }
    flags.sort_by_key(Shape::texture_id);
    [below, flags, above]
}

/// Words smaller than this, in points, are left out: thousands of them would take long to lay out,
/// and nobody can read them.
const SMALLEST_WORDS: f32 = 6.0;

/// Whether an item is anything but words that are too small to read, or a flag too small to see.
fn is_legible(item: &Item, brush: &Brush<'_>) -> bool {
    match item {
        Item::Text(text) => text.size * brush.camera.zoom >= SMALLEST_WORDS,
        Item::Flag { radius, .. } => radius * brush.camera.zoom >= UNSEEN,
        _ => true,
    }
}

/// Pieces in which a long line is looked at.
const PIECES: usize = 24;

/// What of a line is in view: a line may be many times as long as the view is wide, and has
/// thousands of dashes then.
fn cut(item: &Item, view: Rect) -> Option<Cow<'_, Item>> {
    let Item::Curve { curve, stroke } = item else {
        return item.bounds().intersects(view).then_some(Cow::Borrowed(item));
    };
    if view.contains_rect(Rect::from_points(curve)) {
        return Some(Cow::Borrowed(item));
    }
    let at = |step: usize| step as f32 / PIECES as f32;
    let is_seen = |step: &usize| {
        let ends = [at(*step), at(*step + 1)].map(|t| curve::point(curve, t));
        Rect::from_two_pos(ends[0], ends[1]).expand(stroke.width + 1.0).intersects(view)
    };
    let first = (0..PIECES).find(is_seen)?;
    let last = (0..PIECES).rev().find(is_seen)?;
    let curve = curve::part(curve, at(first), at(last + 1));
    Some(Cow::Owned(Item::Curve { curve, stroke: *stroke }))
}

/// A plain shape of a node that is too small for its details.
fn from_afar(mesh: &mut Mesh, brush: &Brush<'_>, item: &Item) {
    let zoom = brush.camera.zoom;
    let at = |pos: Pos2| brush.camera.screen_from_scene(pos);
    match item {
        Item::RoundedRect { rect, fill, stroke, .. } => {
            let rect = Rect::from_min_max(at(rect.min), at(rect.max));
            if let Some(stroke) = stroke {
                mesh.add_colored_rect(rect.expand(RIM), color32(stroke.color));
            }
            if let Some(fill) = fill {
                mesh.add_colored_rect(rect.shrink(RIM), color32(*fill));
            }
        }
        Item::Circle { center, radius, fill: Some(fill), .. } if radius * zoom >= UNSEEN => {
            let ring = OCTAGON.map(|v| at(*center + v * *radius));
            fan(mesh, &ring, color32(*fill));
        }
        Item::Polygon { points, fill: Some(fill), .. }
            if Rect::from_points(points).width() * zoom >= 2.0 * UNSEEN =>
        {
            let points: Vec<Pos2> = points.iter().map(|&pos| at(pos)).collect();
            fan(mesh, &points, color32(*fill));
        }
        _ => {}
    }
}

const OCTAGON: [Vec2; 8] = [
    vec2(1.0, 0.0),
    vec2(0.707, 0.707),
    vec2(0.0, 1.0),
    vec2(-0.707, 0.707),
    vec2(-1.0, 0.0),
    vec2(-0.707, -0.707),
    vec2(0.0, -1.0),
    vec2(0.707, -0.707),
];

/// A filled convex shape without a soft rim.
fn fan(mesh: &mut Mesh, points: &[Pos2], color: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.vertices.extend(points.iter().map(|&pos| vertex(pos, color)));
    for i in 2..points.len() as u32 {
        mesh.add_triangle(first, first + i - 1, first + i);
    }
}

fn vertex(pos: Pos2, color: Color32) -> Vertex {
    Vertex { pos, uv: egui::epaint::WHITE_UV, color }
}

/// A line, or an arrowhead.
fn line(mesh: &mut Mesh, brush: &Brush<'_>, item: &Item) {
    let at = |pos: Pos2| brush.camera.screen_from_scene(pos);
    match item {
        Item::Curve { curve, stroke } => {
            let curve = curve.map(at);
            let chord = curve[3] - curve[0];
            let across = curve::unit(vec2(-chord.y, chord.x));
            let bend = |pos: Pos2| (pos - curve[0]).dot(across).abs();
            // As many pieces as keep within a third of a point of the curve, whose middle goes three
            // quarters of the way to its control points.
            let reach = 0.75 * bend(curve[1]).max(bend(curve[2]));
            let n_pieces = (3.0 * reach).sqrt().ceil().clamp(1.0, 12.0) as usize;
            let points = (0..=n_pieces).map(|i| curve::point(&curve, i as f32 / n_pieces as f32));
            strip(mesh, &points.collect::<Vec<_>>(), stroke, brush.camera.zoom);
        }
        Item::Line { from, to, stroke } => {
            strip(mesh, &[at(*from), at(*to)], stroke, brush.camera.zoom);
        }
        Item::Polygon { points, fill: Some(fill), .. } => {
            let points: Vec<Pos2> = points.iter().map(|&pos| at(pos)).collect();
            if Rect::from_points(&points).size().max_elem() >= 2.0 * UNSEEN {
                fan(mesh, &points, color32(*fill));
            }
        }
        _ => {}
    }
}

/// A line along points, its color fading out on both sides.
fn strip(mesh: &mut Mesh, points: &[Pos2], stroke: &Stroke, zoom: f32) {
    let width = stroke.width * zoom;
    // A line that should be thinner is fainter instead.
    let share = (width / THINNEST).clamp(0.55, 1.0);
    let color = color32(stroke.color).gamma_multiply(share);
    let half = width.max(THINNEST) / 2.0 + RIM;
    let first = mesh.vertices.len() as u32;
    for (i, &pos) in points.iter().enumerate() {
        let along = points[(i + 1).min(points.len() - 1)] - points[i.saturating_sub(1)];
        let across = curve::unit(vec2(-along.y, along.x)) * half;
        mesh.vertices.push(vertex(pos - across, Color32::TRANSPARENT));
        mesh.vertices.push(vertex(pos, color));
        mesh.vertices.push(vertex(pos + across, Color32::TRANSPARENT));
    }
    for i in 0..points.len() as u32 - 1 {
        let a = first + 3 * i;
        for side in [a, a + 1] {
            mesh.add_triangle(side, side + 1, side + 3);
            mesh.add_triangle(side + 1, side + 4, side + 3);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use egui::{Rect, pos2};

    use super::cut;
    use crate::layout::curve;
    use crate::scene::{Color, Item, Stroke};

    #[test]
    fn of_a_long_line_only_what_is_in_view_is_drawn() {
        let stroke = Stroke::solid(1.0, Color::hex(0));
        let whole = [pos2(0.0, 0.0), pos2(3000.0, 900.0), pos2(6000.0, 900.0), pos2(9000.0, 0.0)];
        let line = Item::Curve { curve: whole, stroke };
        let view = Rect::from_min_max(pos2(4000.0, 500.0), pos2(5000.0, 800.0));
        let Some(Cow::Owned(Item::Curve { curve: part, .. })) = cut(&line, view) else {
            panic!("all of it, or nothing");
        };
        assert!(part[0].x > 3000.0 && part[0].x <= 4000.0, "{part:?}");
        assert!(part[3].x < 6000.0 && part[3].x >= 5000.0, "{part:?}");
        assert!(curve::distance(&whole, curve::point(&part, 0.5)) < 1.0);
        // Below its bow, though within the box around it.
        let below = Rect::from_min_max(pos2(4000.0, 10.0), pos2(5000.0, 100.0));
        assert!(cut(&line, below).is_none());
        let all = Rect::from_min_max(pos2(-9e4, -9e4), pos2(9e4, 9e4));
        assert!(matches!(cut(&line, all), Some(Cow::Borrowed(_))));
    }
}

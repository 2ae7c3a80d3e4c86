//! What is at a point of the picture.

use emath::{Pos2, Rect};

use crate::layout::curve;
use crate::scene::options::Hit;
use crate::scene::picture::Scene;
use crate::scene::picture::SceneNode;

/// What is at `pos`, or nearest to it within `tolerance`, both in scene units: a node that covers
/// it (the topmost), else a node or line nearby. A bundle is hit by its first link.
pub fn hit(scene: &Scene, pos: Pos2, tolerance: f32) -> Option<Hit> {
    if let Some(node) = scene.nodes.iter().rev().find(|node| covers(node, pos)) {
        return Some(Hit::Actor(node.actor));
    }
    if let Some(edge) = scene.edges.iter().rev().find(|edge| edge.label_bounds.contains(pos)) {
        return edge.links.first().map(|&link| Hit::Link(link));
    }
    // Lines first: a node is large and easily hit itself, a line is not.
    let lines = scene.edges.iter().rev().filter_map(|edge| {
        let near = Rect::from_points(&edge.curve).expand(tolerance).contains(pos);
        let link = *edge.links.first()?;
        near.then(|| (curve::distance(&edge.curve, pos), Hit::Link(link)))
    });
    let nodes = scene.nodes.iter().rev().map(|node| {
        let gap = node.bounds.distance_sq_to_pos(pos).sqrt();
        (gap, Hit::Actor(node.actor))
    });
    lines
        .chain(nodes)
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, hit)| hit)
}

fn covers(node: &SceneNode, pos: Pos2) -> bool {
    node.bounds.contains(pos) || node.label_bounds.contains(pos)
}

//! What is at a point of the picture.

use emath::{Pos2, Rect};

use crate::layout::curve;
use crate::scene::edge::LANE;
use crate::scene::options::Hit;
use crate::scene::picture::Scene;
use crate::scene::picture::SceneNode;

/// What is at `pos`, or nearest to it within `tolerance`, both in scene units: a node that covers
/// it (the topmost), else a node or line nearby. A bundle is hit by its first link.
pub fn hit(scene: &Scene, pos: Pos2, tolerance: f32) -> Option<Hit> {
    if let Some(node) = shown(scene).find(|node| covers(node, pos)) {
        return Some(Hit::Actor(node.actor));
    }
    if let Some(edge) = scene.edges.iter().rev().find(|edge| edge.label_bounds.contains(pos)) {
        return edge.links.first().map(|&link| Hit::Link(link));
    }
    // Lines first: a node is large and easily hit itself, a line is not.
    let lines = scene.edges.iter().rev().filter_map(|edge| {
        // Between the lanes of an unfolded bundle there is nothing else: the pointer may go from
        // one to the next without folding it.
        let more = if edge.unfolded { LANE - tolerance.min(LANE) } else { 0.0 };
        let near = Rect::from_points(&edge.curve).expand(tolerance + more).contains(pos);
        let link = *edge.links.first()?;
        near.then(|| {
            (
                (curve::distance(&edge.curve, pos) - more).max(0.0),
                curve::distance(&edge.curve, pos),
                Hit::Link(link),
            )
        })
    });
    let nodes = shown(scene).map(|node| {
        let gap = node.bounds.distance_sq_to_pos(pos).sqrt();
        (gap, gap, Hit::Actor(node.actor))
    });
    lines
        .chain(nodes)
        .filter(|(distance, ..)| *distance <= tolerance)
        .min_by(|(a, exact_a, _), (b, exact_b, _)| a.total_cmp(b).then(exact_a.total_cmp(exact_b)))
        .map(|(.., hit)| hit)
}

/// The nodes that one can see, the topmost first.
fn shown(scene: &Scene) -> impl Iterator<Item = &SceneNode> {
    scene.nodes.iter().rev().filter(|node| !node.folded)
}

fn covers(node: &SceneNode, pos: Pos2) -> bool {
    node.bounds.contains(pos) || node.label_bounds.contains(pos)
}

#[cfg(test)]
mod tests {
    use emath::vec2;

    use super::hit;
    use crate::layout::curve;
    use crate::scene::fixture::{small, week};
    use crate::scene::{Hit, SceneOptions, picture_of};

    #[test]
    fn the_middle_of_a_node_hits_it() {
        let scene = picture_of(&week(), &SceneOptions::default());
        for node in &scene.nodes {
            assert_eq!(hit(&scene, node.center, 0.0), Some(Hit::Actor(node.actor)));
        }
    }

    #[test]
    fn a_point_beside_a_line_hits_it_within_the_tolerance_only() {
        let scene = picture_of(&small(), &SceneOptions::default());
        for edge in scene.edges.iter().filter(|edge| edge.label.is_empty()) {
            let along = curve::unit(curve::tangent(&edge.curve, 0.5));
            let beside = curve::point(&edge.curve, 0.5) + vec2(-along.y, along.x) * 4.0;
            assert_eq!(hit(&scene, beside, 5.0), Some(Hit::Link(edge.links[0])), "{}", edge.title);
            assert_eq!(hit(&scene, beside, 3.0), None);
        }
    }

    #[test]
    fn far_from_everything_is_nothing() {
        let scene = picture_of(&small(), &SceneOptions::default());
        assert_eq!(hit(&scene, scene.bounds.min, 5.0), None);
    }
}

//! From one node to the next by arrow keys.

use std::collections::BTreeSet;

use emath::{Vec2, vec2};

use crate::layout::curve::length;
use crate::map::ActorId;
use crate::scene::picture::{Scene, SceneNode};

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Direction {
    fn vector(self) -> Vec2 {
        match self {
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
            Self::Up => vec2(0.0, -1.0),
            Self::Down => vec2(0.0, 1.0),
        }
    }
}

/// How much a step aside counts against one ahead.
const ASIDE: f32 = 2.0;

/// The next node from an actor's in a direction: the nearest that a line leads to, if one does lead
/// that way, else the nearest of all. From nowhere, the node that matters most. Nothing at the edge
/// of the picture.
pub fn next(scene: &Scene, from: Option<ActorId>, direction: Direction) -> Option<ActorId> {
    let Some(start) = from.and_then(|id| scene.node(id)) else {
        return scene.nodes.iter().max_by_key(|node| node.priority).map(|node| node.actor);
    };
    let linked: BTreeSet<ActorId> = scene
        .edges
        .iter()
        .filter_map(|edge| match start.actor {
            id if edge.source == id => Some(edge.target),
            id if edge.target == id => Some(edge.source),
            _ => None,
        })
        .collect();
    let distance = |node: &SceneNode| {
        let way = node.center - start.center;
        let ahead = way.dot(direction.vector());
        let aside = length(way - direction.vector() * ahead);
        // Within a right angle around the direction.
        (node.actor != start.actor && ahead > 0.0 && aside <= ahead)
            .then_some(ahead + ASIDE * aside)
    };
    let nearest = |of: &dyn Fn(&SceneNode) -> bool| {
        let reached = scene.nodes.iter().filter(|node| of(node));
        reached
            .filter_map(|node| Some((distance(node)?, node.actor)))
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, actor)| actor)
    };
    nearest(&|node| linked.contains(&node.actor)).or_else(|| nearest(&|_| true))
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::{Direction, next};
    use crate::map::ActorId;
    use crate::relations::{Predicate, Status};
    use crate::scene::fixture::Sketch;
    use crate::scene::{Placed, Placement, Scene, SceneOptions, build};

    /// Kenya in the middle; Japan right of it and linked, Peru between the two and not; Chad below.
    fn scene() -> Scene {
        let mut sketch = Sketch::default();
        let kenya = sketch.country("Kenya", "KE");
        let japan = sketch.country("Japan", "JP");
        let peru = sketch.country("Peru", "PE");
        let chad = sketch.country("Chad", "TD");
        sketch.link(kenya, Predicate::Supports, japan, Status::Happened);
        let at = |x, y| Placed { pos: pos2(x, y), pinned: false };
        let placement = Placement::from([
            (kenya, at(0.0, 0.0)),
            (japan, at(600.0, 50.0)),
            (peru, at(250.0, 0.0)),
            (chad, at(40.0, 300.0)),
        ]);
        build(&sketch.map, &placement, &SceneOptions::default())
    }

    #[test]
    fn arrows_follow_lines_first_and_go_to_the_nearest_where_none_leads() {
        let scene = scene();
        let go = |from, direction| next(&scene, Some(ActorId(from)), direction).map(|id| id.0);
        assert_eq!(go(0, Direction::Right), Some(1));
        assert_eq!(go(0, Direction::Down), Some(3));
        assert_eq!(go(1, Direction::Left), Some(0));
        assert_eq!(go(2, Direction::Left), Some(0));
        assert_eq!(go(0, Direction::Up), None);
    }

    #[test]
    fn from_nowhere_one_comes_to_somebody() {
        assert!(next(&scene(), None, Direction::Up).is_some());
        let nobody = build(&Default::default(), &Placement::new(), &SceneOptions::default());
        assert_eq!(next(&nobody, None, Direction::Up), None);
    }
}

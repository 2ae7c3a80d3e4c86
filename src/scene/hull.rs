//! Soft regions around a country with its people and institutions.

use std::collections::BTreeMap;

use emath::{Pos2, Rect};

use crate::map::ActorId;
use crate::scene::cast::Cast;
use crate::scene::item::{Item, Stroke};
use crate::scene::node::PlacedNode;
use crate::scene::picture::SceneHull;
use crate::scene::shape::{TURN, convex_hull, direction};
use crate::scene::style::Theme;

/// Distance of a region's edge from what it holds: also the radius of its corners.
const ROOM: f32 = 14.0;

/// One region for each visible group of two or more.
pub(crate) fn hulls(cast: &Cast<'_>, nodes: &[PlacedNode], theme: Theme) -> Vec<SceneHull> {
    let mut groups: BTreeMap<ActorId, Vec<Rect>> = BTreeMap::new();
    for node in nodes {
        if let Some(&hub) = cast.hubs.get(&node.scene.actor) {
            groups.entry(hub).or_default().push(node.covered());
        }
    }
    let palette = theme.palette();
    groups
        .into_iter()
        .filter(|(_, rects)| rects.len() > 1)
        .map(|(actor, rects)| {
            let fill = Some(palette.region);
            let stroke = Some(Stroke::solid(1.0, palette.region_outline));
            SceneHull {
                actor,
                items: vec![Item::Polygon { points: outline(&rects), fill, stroke }],
            }
        })
        .collect()
}

/// Gives words that stand in a region a rim of its color instead of the page's.
pub(crate) fn tint(items: &mut [Item], hulls: &[SceneHull], theme: Theme) {
    for item in items {
        let Item::Text(text) = item else { continue };
        if text.halo.is_none() {
            continue;
        }
        let middle = text.bounds().center();
        let inside = hulls.iter().flat_map(|hull| &hull.items).any(|item| match item {
            Item::Polygon { points, .. } => contains(points, middle),
            _ => false,
        });
        if inside {
            text.halo = Some(theme.palette().region);
        }
    }
}

/// Whether a convex polygon, given clockwise on the screen, contains a point.
fn contains(points: &[Pos2], pos: Pos2) -> bool {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).all(|(from, to)| {
        let (side, to_pos) = (*to - *from, pos - *from);
        side.x * to_pos.y - side.y * to_pos.x >= 0.0
    })
}

fn outline(rects: &[Rect]) -> Vec<Pos2> {
    let corners =
        rects.iter().flat_map(|r| [r.left_top(), r.right_top(), r.left_bottom(), r.right_bottom()]);
    let rounded = corners
        .flat_map(|corner| (0..TURN).map(move |step| corner + direction(step) * ROOM))
        .collect();
    convex_hull(rounded)
}

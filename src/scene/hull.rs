//! Soft regions around a country with its people and institutions.

use std::collections::BTreeMap;

use emath::{Pos2, Rect};

use crate::map::ActorId;
use crate::scene::cast::Cast;
use crate::scene::grid::Grid;
use crate::scene::item::{Item, Stroke};
use crate::scene::node::PlacedNode;
use crate::scene::picture::SceneHull;
use crate::scene::shape::{TURN, convex_hull, direction};
use crate::scene::style::Theme;

/// Distance of a region's edge from what it holds: also the radius of its corners.
const ROOM: f32 = 14.0;

/// One region for each visible group of two or more. A region holds nobody but its own: where a
/// stranger stands between a country and some of its people, the region reaches around to those that
/// it can, and leaves the others to the flags on their cards. O(n log n) for n nodes, and those that
/// stand in each other's way.
pub(crate) fn hulls(cast: &Cast<'_>, nodes: &[PlacedNode], theme: Theme) -> Vec<SceneHull> {
    let mut groups: BTreeMap<ActorId, Vec<(ActorId, Rect)>> = BTreeMap::new();
    for node in nodes {
        let actor = node.scene.actor;
        if let Some(&hub) = cast.hubs.get(&actor) {
            groups.entry(hub).or_default().push((actor, node.covered()));
        }
    }
    let grid = Grid::of(nodes.iter().map(PlacedNode::covered));
    let regions = groups.into_iter().filter(|(_, members)| members.len() > 1);
    let regions = regions.map(|(hub, members)| {
        let strangers = |within: Rect| -> Vec<Rect> {
            let near = grid.meeting(within).into_iter().map(|i| &nodes[i]);
            near.filter(|node| cast.hubs.get(&node.scene.actor) != Some(&hub))
                .map(PlacedNode::covered)
                .collect()
        };
        SceneHull { actor: hub, items: drawn(&pieces(hub, &members, strangers), theme) }
    });
    regions.filter(|hull| !hull.items.is_empty()).collect()
}

/// Convex pieces that together hold as many of a group as hold no stranger: one where that is
/// possible, else one around the country and those nearest to it, and one to each that is left.
/// `strangers` says who meets a rectangle and does not belong to the group.
fn pieces(
    hub: ActorId,
    members: &[(ActorId, Rect)],
    strangers: impl Fn(Rect) -> Vec<Rect>,
) -> Vec<Vec<Pos2>> {
    let is_free = |points: &[Pos2]| {
        let holds = |stranger: &Rect| {
            let corners = [
                stranger.center(),
                stranger.left_top(),
                stranger.right_top(),
                stranger.left_bottom(),
                stranger.right_bottom(),
            ];
            corners.iter().any(|pos| contains(points, *pos))
        };
        !strangers(Rect::from_points(points)).iter().any(holds)
    };
    let whole = convex_hull(members.iter().flat_map(|(_, rect)| rounded(*rect)).collect());
    if is_free(&whole) {
        return vec![whole];
    }
    let anchor = members.iter().find(|(id, _)| *id == hub).or(members.first());
    let Some(&(anchor_id, anchor)) = anchor else { return Vec::new() };
    let mut others: Vec<Rect> =
        members.iter().filter(|(id, _)| *id != anchor_id).map(|(_, rect)| *rect).collect();
    others.sort_by(|a, b| {
        let distance = |rect: &Rect| (rect.center() - anchor.center()).length_sq();
        distance(a).total_cmp(&distance(b))
    });
    let with = |points: &[Pos2], rect: Rect| {
        let with = convex_hull(points.iter().copied().chain(rounded(rect)).collect());
        is_free(&with).then_some(with)
    };
    let alone = convex_hull(rounded(anchor).collect());
    let mut held = alone.clone();
    let mut n_held = 1;
    let mut left = Vec::new();
    for rect in others {
        match with(&held, rect) {
            Some(more) => {
                held = more;
                n_held += 1;
            }
            None => left.push(rect),
        }
    }
    let around = (n_held > 1).then_some(held);
    let bridges = left.into_iter().filter_map(|rect| with(&alone, rect));
    around.into_iter().chain(bridges).collect()
}

/// The pieces as one region: first their rims, then their insides over the rims that they share.
fn drawn(pieces: &[Vec<Pos2>], theme: Theme) -> Vec<Item> {
    let palette = theme.palette();
    let (fill, stroke) = (Some(palette.region), Stroke::solid(1.0, palette.region_outline));
    let piece =
        |points: &Vec<Pos2>, fill, stroke| Item::Polygon { points: points.clone(), fill, stroke };
    if let [whole] = pieces {
        return vec![piece(whole, fill, Some(stroke))];
    }
    // Of a rim the outer half shows.
    let rim = Some(Stroke { width: 2.0 * stroke.width, ..stroke });
    let rims = pieces.iter().map(|points| piece(points, None, rim));
    rims.chain(pieces.iter().map(|points| piece(points, fill, None))).collect()
}

/// Where regions are.
pub(crate) struct Regions<'a> {
    pieces: Vec<&'a [Pos2]>,
    grid: Grid,
    theme: Theme,
}

impl<'a> Regions<'a> {
    pub(crate) fn new(hulls: &'a [SceneHull], theme: Theme) -> Self {
        let pieces: Vec<&[Pos2]> = hulls
            .iter()
            .flat_map(|hull| &hull.items)
            .filter_map(|item| match item {
                Item::Polygon { points, .. } => Some(points.as_slice()),
                _ => None,
            })
            .collect();
        let grid = Grid::of(pieces.iter().map(|points| Rect::from_points(points)));
        Self { pieces, grid, theme }
    }

    /// Gives words that stand in a region a rim of its color instead of the page's.
    pub(crate) fn tint(&self, items: &mut [Item]) {
        for item in items {
            let Item::Text(text) = item else { continue };
            if text.halo.is_none() {
                continue;
            }
            let middle = text.bounds().center();
            if self.grid.holds(middle, |i| !contains(self.pieces[i], middle)) {
                text.halo = Some(self.theme.palette().region);
            }
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

/// Points around a rectangle at the distance that a region keeps from what it holds.
fn rounded(rect: Rect) -> impl Iterator<Item = Pos2> {
    [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()]
        .into_iter()
        .flat_map(|corner| (0..TURN).map(move |step| corner + direction(step) * ROOM))
}

#[cfg(test)]
mod tests {
    use emath::{pos2, vec2};

    use super::*;

    fn card(x: f32, y: f32) -> Rect {
        Rect::from_center_size(pos2(x, y), vec2(40.0, 20.0))
    }

    fn group() -> [(ActorId, Rect); 3] {
        [
            (ActorId(0), card(0.0, 0.0)),
            (ActorId(1), card(200.0, 0.0)),
            (ActorId(2), card(0.0, 200.0)),
        ]
    }

    #[test]
    fn a_group_by_itself_is_one_piece() {
        let pieces = pieces(ActorId(0), &group(), |_| Vec::new());
        assert_eq!(pieces.len(), 1);
        assert!(group().iter().all(|(_, rect)| contains(&pieces[0], rect.center())));
    }

    #[test]
    fn a_stranger_within_the_corner_is_gone_around() {
        let stranger = card(90.0, 90.0);
        let pieces = pieces(ActorId(0), &group(), |_| vec![stranger]);
        assert!(pieces.len() > 1);
        assert!(!pieces.iter().any(|piece| contains(piece, stranger.center())));
        for (_, rect) in group() {
            assert!(pieces.iter().any(|piece| contains(piece, rect.center())));
        }
    }

    #[test]
    fn whoever_is_behind_a_stranger_is_left_to_the_flag() {
        let stranger = card(100.0, 0.0);
        let pieces = pieces(ActorId(0), &group()[..2], |_| vec![stranger]);
        assert!(pieces.is_empty());
    }
}

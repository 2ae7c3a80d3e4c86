//! Layouts of so many boxes that comparing all pairs again and again would take too long: boxes as
//! points first, far enough from each other that few overlap, and from there wherever trials find it
//! better. Of thousands, each group first by itself, as a block; then blocks make room for each other,
//! so that no group's region has anybody else in it.

use std::collections::BTreeMap;

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::board::Board;
use crate::layout::force::rect;
use crate::layout::improve;
use crate::layout::initial::{self, Random};
use crate::layout::overlap;
use crate::layout::request::{LayoutBox, LayoutEdge, LayoutRequest};
use crate::layout::squeeze;

/// Free room around a group's block: that of its region, and a lane for lines.
const AROUND_GROUP: f32 = 22.0;

/// Free room around a box that belongs to no group.
const AROUND_BOX: f32 = 6.0;

/// Rounds in which blocks make room, and by which part of their overlap.
const ROUNDS: usize = 160;
const SHARE: f32 = 0.5;

/// Many more blocks, or boxes, than these are not improved by trial, nor squeezed: in the time
/// there is that would change little.
const MOST_IMPROVED: usize = 20_000;

/// How much larger than its blocks together the page is at first.
const SPREAD: f32 = 2.0;

/// How bold trials with blocks are, and with single boxes after that.
const BLOCK_HEAT: f32 = 0.3;
const BOX_HEAT: f32 = 0.5;

/// More boxes than this are laid out in blocks: trials alone would not bring their groups together.
const MOST_BY_THEMSELVES: usize = 1_500;

/// How bold trials are with boxes that stand about as their points did: they must not lose what the
/// points have found.
const POINT_HEAT: f32 = 0.5;

/// Boxes that move together.
struct Block {
    members: Vec<usize>,
    /// Where each member is from the middle of the block.
    offsets: Vec<Vec2>,
    size: Vec2,
    /// Its middle before blocks made room.
    wanted: Pos2,
}

/// The middles of all boxes, none of which is fixed. `effort` is what trials may cost.
pub(crate) fn middles(request: &LayoutRequest, effort: usize) -> Vec<Pos2> {
    let points = initial::from_points(request);
    if points.len() <= MOST_BY_THEMSELVES {
        return by_themselves(request, &points, effort);
    }
    let blocks = blocks(request, &points);
    let halves: Vec<Vec2> = blocks.iter().map(|block| block.size / 2.0).collect();
    let wanted: Vec<Pos2> = blocks.iter().map(|block| block.wanted).collect();
    let mut centers = apart(&wanted, &halves);
    if centers.len() <= MOST_IMPROVED {
        let coarse = of_blocks(request, &blocks);
        centers = squeeze::squeezed(&coarse, &centers);
        let mut board = Board::new(&coarse, centers);
        let mut random = Random::new(request.seed.wrapping_add(1));
        improve::improve(&mut board, &mut random, effort, BLOCK_HEAT);
        centers = squeeze::squeezed(&coarse, board.middles());
    }
    let mut middles = vec![Pos2::ZERO; request.boxes.len()];
    for (block, center) in blocks.iter().zip(centers) {
        for (&i, &offset) in block.members.iter().zip(&block.offsets) {
            middles[i] = center + offset;
        }
    }
    if middles.len() > MOST_IMPROVED {
        return middles;
    }
    let mut board = Board::new(request, middles);
    let mut random = Random::new(request.seed.wrapping_add(2));
    improve::improve(&mut board, &mut random, effort, BOX_HEAT);
    board.middles().to_vec()
}

/// The middles of all boxes where some are fixed: the others stand near those that they are tied to,
/// on the nearest free spot, and from there go wherever trials find it better.
pub(crate) fn around_fixed(request: &LayoutRequest, effort: usize) -> Vec<Pos2> {
    let mut random = Random::new(request.seed);
    let mut middles = initial::around_fixed(request, &mut random);
    let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    let movable: Vec<bool> = request.boxes.iter().map(|b| b.fixed.is_none()).collect();
    overlap::settle(&mut middles, &halves, &movable);
    let mut board = Board::new(request, middles);
    improve::improve(&mut board, &mut random, effort, BOX_HEAT);
    board.middles().to_vec()
}

/// All boxes near their points. Room is not taken out by force, which would make lines cross: trials
/// bring together what is tied.
fn by_themselves(request: &LayoutRequest, points: &[Pos2], effort: usize) -> Vec<Pos2> {
    let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    let mut board = Board::new(request, apart(points, &halves));
    let mut random = Random::new(request.seed.wrapping_add(1));
    improve::improve(&mut board, &mut random, effort, POINT_HEAT);
    board.middles().to_vec()
}

/// Middles about where they are wanted, on a page with room for all, and without overlaps: boxes that
/// must find a free spot far away, one after the other, would take long.
fn apart(wanted: &[Pos2], halves: &[Vec2]) -> Vec<Pos2> {
    let page = Rect::from_points(wanted);
    let needed: f32 = halves.iter().map(|half| 4.0 * half.x * half.y).sum();
    let scale = (SPREAD * needed / page.area().max(1.0)).sqrt().max(1.0);
    let center = page.center();
    let mut middles: Vec<Pos2> =
        wanted.iter().map(|&wanted| center + (wanted - center) * scale).collect();
    let movable = vec![true; middles.len()];
    let mut near = overlap::leaves(&middles, halves);
    for _ in 0..ROUNDS {
        if !overlap::push_apart(&mut near, &mut middles, halves, &movable, 0.0, SHARE) {
            break;
        }
    }
    overlap::remove(&mut middles, halves, &movable);
    middles
}

/// Each group, and each box of no group, as a block.
fn blocks(request: &LayoutRequest, points: &[Pos2]) -> Vec<Block> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let n_groups = request.groups.len();
    for (i, b) in request.boxes.iter().enumerate() {
        members.entry(b.group.unwrap_or(n_groups + i)).or_default().push(i);
    }
    members.into_values().map(|members| block(request, points, members)).collect()
}

fn block(request: &LayoutRequest, points: &[Pos2], members: Vec<usize>) -> Block {
    let sum = members.iter().fold(Vec2::ZERO, |sum, &i| sum + points[i].to_vec2());
    let wanted = (sum / members.len() as f32).to_pos2();
    // How a block stands by itself is a matter of its boxes alone.
    let own = LayoutRequest {
        boxes: members.iter().map(|&i| request.boxes[i]).collect(),
        ..LayoutRequest::default()
    };
    let halves: Vec<Vec2> = own.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    let around = if members.len() > 1 { AROUND_GROUP } else { AROUND_BOX };
    let mut middles: Vec<Pos2> = members.iter().map(|&i| points[i]).collect();
    if members.len() > 1 {
        overlap::remove(&mut middles, &halves, &vec![true; halves.len()]);
        middles = squeeze::squeezed(&own, &middles);
    }
    let page = middles.iter().zip(&halves).map(|(m, h)| rect(*m, *h));
    let page = page.fold(Rect::NOTHING, Rect::union);
    Block {
        offsets: middles.iter().map(|middle| *middle - page.center()).collect(),
        size: page.size() + Vec2::splat(2.0 * around),
        wanted,
        members,
    }
}

/// The request that has blocks for boxes.
fn of_blocks(request: &LayoutRequest, blocks: &[Block]) -> LayoutRequest {
    let mut block_of = vec![0; request.boxes.len()];
    for (k, block) in blocks.iter().enumerate() {
        for &i in &block.members {
            block_of[i] = k;
        }
    }
    let mut edges: BTreeMap<(usize, usize), LayoutEdge> = BTreeMap::new();
    for edge in &request.edges {
        let (a, b) = (block_of[edge.from], block_of[edge.to]);
        if a != b {
            let (from, to) = (a.min(b), a.max(b));
            let none = LayoutEdge { from, to, strength: 0.0, weight: 0.0, ..*edge };
            let sum = edges.entry((from, to)).or_insert(none);
            sum.weight += edge.weight;
            // Many edges pull harder than one, but not in proportion.
            sum.strength = (sum.strength + 0.4 * edge.strength).min(2.0);
        }
    }
    let a_box = |block: &Block| LayoutBox {
        rect: Rect::from_center_size(Pos2::ZERO, vec2(block.size.x, block.size.y)),
        group: None,
        fixed: None,
    };
    LayoutRequest {
        boxes: blocks.iter().map(a_box).collect(),
        edges: edges.into_values().collect(),
        groups: Vec::new(),
        seed: request.seed,
    }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::{around_fixed, middles};
    use crate::layout::curve::length;
    use crate::layout::request::{LayoutBox, LayoutEdge, LayoutRequest};

    /// So many boxes in groups of ten, each tied to its group's middle, and groups in a ring.
    fn request(n: usize) -> LayoutRequest {
        let rect = Rect::from_center_size(Pos2::ZERO, vec2(120.0, 40.0));
        let edge = |from, to| LayoutEdge { from, to, strength: 1.0, gap: 40.0, weight: 1.0 };
        LayoutRequest {
            boxes: (0..n).map(|i| LayoutBox { rect, group: Some(i / 10), fixed: None }).collect(),
            edges: (0..n)
                .map(|i| if i % 10 == 0 { edge(i, (i + 10) % n) } else { edge(i, i / 10 * 10) })
                .collect(),
            groups: (0..n / 10).map(|group| 10 * group).collect(),
            seed: 1,
        }
    }

    fn n_overlaps(middles: &[Pos2]) -> usize {
        let near = |a: Pos2, b: Pos2| (a.x - b.x).abs() < 119.9 && (a.y - b.y).abs() < 39.9;
        let earlier =
            |(i, a): (usize, &Pos2)| middles[..i].iter().filter(|b| near(*a, **b)).count();
        middles.iter().enumerate().map(earlier).sum()
    }

    #[test]
    fn thousands_stand_free_with_their_groups_together() {
        let request = request(3_000);
        let middles = middles(&request, 20_000);
        assert_eq!(n_overlaps(&middles), 0);
        let page = Rect::from_points(&middles);
        let far = (0..3_000).map(|i| length(middles[i] - middles[i / 10 * 10]));
        assert!(far.fold(0.0, f32::max) < 0.2 * page.width(), "{page:?}");
    }

    #[test]
    fn who_comes_to_a_large_map_stands_beside_those_that_it_is_tied_to() {
        let mut request = request(600);
        // Groups in rows and columns, their boxes close together.
        let place = |i: usize| {
            let (group, nth) = (i / 10, i % 10);
            let corner = vec2(-2_100.0 + 700.0 * (group % 6) as f32, 150.0 * (group / 6) as f32);
            pos2(0.0, -750.0) + corner + vec2(134.0 * (nth % 5) as f32, 56.0 * (nth / 5) as f32)
        };
        let settled: Vec<Pos2> = (0..600).map(place).collect();
        for i in (0..600).filter(|i| i % 100 != 7) {
            request.boxes[i].fixed = Some(settled[i]);
        }
        let middles = around_fixed(&request, 20_000);
        assert_eq!(n_overlaps(&middles), 0);
        for i in 0..600 {
            if request.boxes[i].fixed.is_some() {
                assert_eq!(middles[i], settled[i]);
            } else {
                let hub = settled[i / 10 * 10];
                assert!(length(middles[i] - hub) < 900.0, "{i}");
            }
        }
        assert_ne!(middles[7], pos2(0.0, 0.0));
    }
}

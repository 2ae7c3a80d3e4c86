//! Parts of a graph that nothing ties: each is laid out by itself, then they are put side by side on
//! a landscape page. Together they would only be in each other's way.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::board::ASPECT;
use crate::layout::force::rect;
use crate::layout::request::LayoutRequest;

/// Free room between parts.
const GAP: f32 = 46.0;

/// How much larger than its parts together the page may be taken to be: whichever of these makes the
/// best page.
const SLACKS: [f32; 6] = [1.0, 1.12, 1.3, 1.6, 2.0, 2.6];

/// The boxes of each part, the part with most boxes first; those of one size as their first boxes.
pub(crate) fn find(request: &LayoutRequest) -> Vec<Vec<usize>> {
    let n = request.boxes.len();
    let mut root: Vec<usize> = (0..n).collect();
    let ties = request.edges.iter().map(|edge| (edge.from, edge.to));
    let hubs = request.boxes.iter().enumerate();
    let hubs = hubs.filter_map(|(i, b)| Some((i, request.groups[b.group?])));
    for (a, b) in ties.chain(hubs) {
        let (a, b) = (root_of(&mut root, a), root_of(&mut root, b));
        root[a.max(b)] = a.min(b);
    }
    let mut part_of = vec![None; n];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for i in 0..n {
        let root = root_of(&mut root, i);
        let part = *part_of[root].get_or_insert_with(|| {
            parts.push(Vec::new());
            parts.len() - 1
        });
        parts[part].push(i);
    }
    parts.sort_by_key(|part| (std::cmp::Reverse(part.len()), part[0]));
    parts
}

/// The first box of the part that a box belongs to, as far as is known.
fn root_of(root: &mut [usize], mut i: usize) -> usize {
    while root[i] != i {
        root[i] = root[root[i]];
        i = root[i];
    }
    i
}

/// Moves whole parts so that they stand side by side, the highest first: each as high up, then as
/// far left, as there is room on a page of fitting width (the skyline method of packing). The page
/// has its middle at the origin.
pub(crate) fn pack(request: &LayoutRequest, parts: &[Vec<usize>], middles: &mut [Pos2]) {
    let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    let around = |part: &[usize], middles: &[Pos2]| {
        let rects = part.iter().map(|&i| rect(middles[i], halves[i]));
        rects.fold(Rect::NOTHING, Rect::union)
    };
    let pages: Vec<Rect> = parts.iter().map(|part| around(part, middles)).collect();
    let room = |page: &Rect| page.size() + Vec2::splat(GAP);
    let area: f32 = pages.iter().map(|page| room(page).x * room(page).y).sum();
    let widest = pages.iter().map(|page| room(page).x).fold(0.0, f32::max);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| pages[b].height().total_cmp(&pages[a].height()).then(a.cmp(&b)));

    let on_page = |slack: f32| {
        let width = (area * ASPECT * slack).sqrt().max(widest);
        let (corners, page) = packed(&order, |part| room(&pages[part]), width);
        (page.x.max(ASPECT * page.y), corners, page)
    };
    let tried = SLACKS.map(on_page).into_iter();
    let Some((_, corners, page)) = tried.min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    for (part, members) in parts.iter().enumerate() {
        let shift = corners[part] - pages[part].min - page / 2.0;
        for &i in members {
            middles[i] += shift;
        }
    }
}

/// The upper left corners of parts of these sizes on a page of that width, placed in that order, and
/// how much of the page they use.
fn packed(order: &[usize], size: impl Fn(usize) -> Vec2, width: f32) -> (Vec<Pos2>, Vec2) {
    let mut skyline = vec![Step { left: 0.0, right: width, floor: 0.0 }];
    let mut bottom = 0.0_f32;
    let mut corners = vec![Pos2::ZERO; order.len()];
    for &part in order {
        let size = size(part);
        let corner = corner(&skyline, size.x, width);
        cover(&mut skyline, corner, size);
        bottom = bottom.max(corner.y + size.y);
        corners[part] = corner;
    }
    let used = skyline.iter().filter(|step| step.floor > 0.0).map(|step| step.right);
    (corners, vec2(used.fold(0.0, f32::max), bottom) - Vec2::splat(GAP))
}

/// Moves all other boxes together below the boxes of a part.
pub(crate) fn put_below(request: &LayoutRequest, part: &[usize], middles: &mut [Pos2]) {
    let mut is_above = vec![false; middles.len()];
    for &i in part {
        is_above[i] = true;
    }
    let around = |above: bool| {
        let boxes = middles.iter().zip(&request.boxes).zip(&is_above);
        boxes
            .filter(|(_, is_above)| **is_above == above)
            .map(|((middle, b), _)| rect(*middle, b.rect.size() / 2.0))
            .fold(Rect::NOTHING, Rect::union)
    };
    let (above, below) = (around(true), around(false));
    if !below.is_positive() {
        return;
    }
    let shift = vec2(above.center().x - below.center().x, above.bottom() + GAP - below.top());
    for (middle, _) in middles.iter_mut().zip(&is_above).filter(|(_, is_above)| !**is_above) {
        *middle += shift;
    }
}

/// A stretch of the page that is taken down to the same height.
#[derive(Clone, Copy, Debug)]
struct Step {
    left: f32,
    right: f32,
    floor: f32,
}

/// The highest, then leftmost, place for something of that width.
fn corner(skyline: &[Step], width: f32, page: f32) -> Pos2 {
    let mut best: Option<Pos2> = None;
    for step in skyline {
        let left = step.left;
        if left + width > page + 0.5 {
            break;
        }
        let under =
            skyline.iter().filter(|s| s.right > left + 0.01 && s.left < left + width - 0.01);
        let floor = under.map(|s| s.floor).fold(0.0, f32::max);
        if best.is_none_or(|best| floor < best.y) {
            best = Some(pos2(left, floor));
        }
    }
    // Rounding alone can leave nothing: below all.
    best.unwrap_or_else(|| pos2(0.0, skyline.iter().map(|s| s.floor).fold(0.0, f32::max)))
}

/// Takes the room of something that was placed.
fn cover(skyline: &mut Vec<Step>, corner: Pos2, size: Vec2) {
    let (left, right) = (corner.x, corner.x + size.x);
    let mut steps = Vec::with_capacity(skyline.len() + 2);
    for step in skyline.iter() {
        if step.left < left {
            steps.push(Step { right: step.right.min(left), ..*step });
        }
        if step.right > right {
            steps.push(Step { left: step.left.max(right), ..*step });
        }
    }
    steps.push(Step { left, right, floor: corner.y + size.y });
    steps.sort_by(|a, b| a.left.total_cmp(&b.left));
    *skyline = steps;
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::{find, pack};
    use crate::layout::request::{LayoutBox, LayoutEdge, LayoutRequest};

    fn request(sizes: &[(f32, f32)], edges: &[(usize, usize)]) -> LayoutRequest {
        let a_box = |&(width, height): &(f32, f32)| LayoutBox {
            rect: Rect::from_center_size(Pos2::ZERO, vec2(width, height)),
            group: None,
            fixed: None,
        };
        let edge = |&(from, to): &(usize, usize)| LayoutEdge {
            from,
            to,
            strength: 1.0,
            gap: 10.0,
            weight: 1.0,
        };
        LayoutRequest {
            boxes: sizes.iter().map(a_box).collect(),
            edges: edges.iter().map(edge).collect(),
            ..LayoutRequest::default()
        }
    }

    #[test]
    fn edges_and_groups_tie_parts_together() {
        let mut request = request(&[(9.0, 9.0); 7], &[(4, 1), (4, 6)]);
        request.groups = vec![3];
        for i in [3, 5] {
            request.boxes[i].group = Some(0);
        }
        assert_eq!(find(&request), [vec![1, 4, 6], vec![3, 5], vec![0], vec![2]]);
    }

    #[test]
    fn three_wide_parts_do_not_stand_on_top_of_each_other() {
        let sizes = [(440.0, 330.0), (480.0, 270.0), (360.0, 170.0)];
        let request = request(&sizes, &[]);
        let mut middles = vec![Pos2::ZERO; 3];
        pack(&request, &find(&request), &mut middles);
        let rects =
            (0..3).map(|i| Rect::from_center_size(middles[i], vec2(sizes[i].0, sizes[i].1)));
        let page = rects.fold(Rect::NOTHING, Rect::union);
        assert!(page.width() > 1.1 * page.height(), "{page:?}");
    }

    #[test]
    fn parts_stand_apart_on_a_landscape_page() {
        let sizes: Vec<(f32, f32)> =
            (0..60).map(|i| (40.0 + 30.0 * (i % 7) as f32, 30.0 + 25.0 * (i % 5) as f32)).collect();
        let request = request(&sizes, &[]);
        let mut middles: Vec<Pos2> = (0..60).map(|i| pos2(i as f32, 0.0)).collect();
        pack(&request, &find(&request), &mut middles);
        let rects: Vec<Rect> = (0..60)
            .map(|i| Rect::from_center_size(middles[i], vec2(sizes[i].0, sizes[i].1)))
            .collect();
        for (i, a) in rects.iter().enumerate() {
            for b in &rects[..i] {
                assert!(!a.expand(20.0).intersects(b.expand(20.0)), "{a:?} {b:?}");
            }
        }
        let page = rects.iter().fold(Rect::NOTHING, |all, rect| all.union(*rect));
        let aspect = page.width() / page.height();
        assert!((1.2..2.6).contains(&aspect), "{aspect}");
        assert!(page.center().to_vec2().length() < 60.0);
    }
}

//! Freeing boxes and groups of overlaps.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::force::{BOX_PADDING, GROUP_PADDING, rect};
use crate::layout::request::LayoutRequest;

/// Rounds of pushing before boxes that still overlap are put somewhere else.
const ROUNDS: usize = 120;

/// Free room that the result keeps between boxes where it can.
const ROOM: f32 = 12.0;

/// Pushes overlapping boxes, grown by half of `padding` each, apart by `share` of their overlap.
/// Returns whether any overlapped.
pub(crate) fn push_apart(
    middles: &mut [Pos2],
    halves: &[Vec2],
    movable: &[bool],
    padding: f32,
    share: f32,
) -> bool {
    let mut any = false;
    sweep(middles, halves, padding, |middles, i, j| {
        let room = halves[i] + halves[j] + Vec2::splat(padding);
        let Some(step) = parting(middles[j] - middles[i], room) else { return };
        any = true;
        match (movable[i], movable[j]) {
            (true, true) => {
                middles[i] -= step * (share / 2.0);
                middles[j] += step * (share / 2.0);
            }
            (true, false) => middles[i] -= step * share,
            (false, true) => middles[j] += step * share,
            (false, false) => {}
        }
    });
    any
}

/// Visits all pairs of boxes with less than `room` between them from left to right, as they stand
/// before the sweep: a line goes over the page and compares each box with those beside it.
/// O(n log n) and what there is on one line of the page.
fn sweep(
    middles: &mut [Pos2],
    halves: &[Vec2],
    room: f32,
    mut visit: impl FnMut(&mut [Pos2], usize, usize),
) {
    let mut order: Vec<(f32, f32, usize)> = middles
        .iter()
        .zip(halves)
        .enumerate()
        .map(|(i, (middle, half))| (middle.x - half.x, middle.x + half.x + room, i))
        .collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    for (k, &(_, right, i)) in order.iter().enumerate() {
        for &(_, _, j) in order[k + 1..].iter().take_while(|(left, ..)| *left < right) {
            visit(middles, i, j);
        }
    }
}

/// Pushes boxes apart that are nearer to each other than `within` in one group, or `between`
/// otherwise. Returns whether any were.
pub(crate) fn part_by_groups(
    request: &LayoutRequest,
    middles: &mut [Pos2],
    halves: &[Vec2],
    within: f32,
    between: f32,
) -> bool {
    let mut any = false;
    sweep(middles, halves, within.max(between), |middles, i, j| {
        let group = request.boxes[i].group;
        let is_within = group.is_some() && request.boxes[j].group == group;
        let padding = Vec2::splat(if is_within { within } else { between });
        let room = halves[i] + halves[j] + padding;
        if let Some(step) = parting(middles[j] - middles[i], room) {
            any = true;
            middles[i] -= step * 0.45;
            middles[j] += step * 0.45;
        }
    });
    any
}

/// The shortest step that frees the second of two boxes from the first, if they overlap. `room` is
/// the sum of their half sizes.
fn parting(between: Vec2, room: Vec2) -> Option<Vec2> {
    let x = room.x - between.x.abs();
    let y = room.y - between.y.abs();
    if x <= 0.0 || y <= 0.0 {
        return None;
    }
    let sign = |v: f32| if v < 0.0 { -1.0 } else { 1.0 };
    Some(if x < y { vec2(x * sign(between.x), 0.0) } else { vec2(0.0, y * sign(between.y)) })
}

/// Pushes groups apart whose surrounding boxes overlap, and strangers out of them.
pub(crate) fn push_groups_apart(request: &LayoutRequest, middles: &mut [Pos2], share: f32) -> bool {
    let n_groups = request.groups.len();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); n_groups];
    for (i, b) in request.boxes.iter().enumerate() {
        if let Some(group) = b.group {
            members[group].push(i);
        }
    }
    members.retain(|m| !m.is_empty());

    let movable: Vec<bool> =
        members.iter().map(|m| m.iter().all(|&i| request.boxes[i].fixed.is_none())).collect();
    let covered = |middles: &[Pos2], m: &[usize]| {
        let boxes = m.iter().map(|&i| rect(middles[i], request.boxes[i].rect.size() / 2.0));
        boxes.fold(Rect::NOTHING, Rect::union)
    };
    let mut rects: Vec<Rect> = members.iter().map(|m| covered(middles, m)).collect();
    let mut any = false;
    for a in 0..members.len() {
        for b in a + 1..members.len() {
            // Two single boxes are not a matter of groups.
            if members[a].len() + members[b].len() < 3 || (!movable[a] && !movable[b]) {
                continue;
            }
            let room = (rects[a].size() + rects[b].size()) / 2.0 + Vec2::splat(GROUP_PADDING);
            let Some(step) = parting(rects[b].center() - rects[a].center(), room) else {
                continue;
            };
            any = true;
            // The smaller gives way more.
            let (of_a, of_b) = (members[a].len() as f32, members[b].len() as f32);
            let to_a = match (movable[a], movable[b]) {
                (true, true) => of_b / (of_a + of_b),
                (true, false) => 1.0,
                _ => 0.0,
            };
            let (step_a, step_b) = (step * (-share * to_a), step * (share * (1.0 - to_a)));
            members[a].iter().for_each(|&i| middles[i] += step_a);
            members[b].iter().for_each(|&i| middles[i] += step_b);
            rects[a] = rects[a].translate(step_a);
            rects[b] = rects[b].translate(step_b);
        }
    }
    any
}

/// Frees all boxes of overlaps, except fixed ones of each other: by pushing, and where boxes are
/// too crowded for that, by moving some to the nearest free spot.
pub(crate) fn remove(middles: &mut [Pos2], halves: &[Vec2], movable: &[bool]) {
    for _ in 0..ROUNDS {
        if !push_apart(middles, halves, movable, BOX_PADDING, 0.8) {
            break;
        }
    }
    settle(middles, halves, movable);
}

/// Puts every movable box that overlaps an earlier or a fixed one on the nearest free spot.
pub(crate) fn settle(middles: &mut [Pos2], halves: &[Vec2], movable: &[bool]) {
    let mut settled: Vec<usize> = (0..middles.len()).filter(|&i| !movable[i]).collect();
    for i in (0..middles.len()).filter(|&i| movable[i]) {
        let free = |pos: Pos2, room: f32| {
            settled.iter().all(|&j| {
                parting(pos - middles[j], halves[i] + halves[j] + Vec2::splat(room)).is_none()
            })
        };
        if !free(middles[i], 1.0) {
            middles[i] = nearest_free(middles[i], |pos| free(pos, ROOM));
        }
        settled.push(i);
    }
}

/// The first free spot on growing square rings. Ends, since finitely many boxes cover no plane.
fn nearest_free(from: Pos2, free: impl Fn(Pos2) -> bool) -> Pos2 {
    const STEP: f32 = 12.0;
    for ring in 1_i32.. {
        for side in -ring..=ring {
            let (near, far) = (side as f32 * STEP, ring as f32 * STEP);
            for offset in [vec2(far, near), vec2(-far, near), vec2(near, far), vec2(near, -far)] {
                if free(from + offset) {
                    return from + offset;
                }
            }
        }
    }
    from
}

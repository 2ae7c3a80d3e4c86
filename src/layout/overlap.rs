//! Freeing boxes and groups of overlaps.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::force::{BOX_PADDING, GROUP_PADDING, rect};
use crate::layout::near::Leaves;
use crate::layout::request::LayoutRequest;

/// Rounds of pushing before boxes that still overlap are put somewhere else.
const ROUNDS: usize = 120;

/// Free room that the result keeps between boxes where it can.
const ROOM: f32 = 12.0;

/// Where these boxes are, for pushing them apart again and again.
pub(crate) fn leaves(middles: &[Pos2], halves: &[Vec2]) -> Leaves {
    let rects = middles.iter().zip(halves).map(|(middle, half)| rect(*middle, *half));
    Leaves::of(&rects.collect::<Vec<_>>())
}

/// Pushes overlapping boxes, grown by half of `padding` each, apart by `share` of their overlap.
/// Returns whether any overlapped. `leaves` are those of the boxes.
pub(crate) fn push_apart(
    leaves: &mut Leaves,
    middles: &mut [Pos2],
    halves: &[Vec2],
    movable: &[bool],
    padding: f32,
    share: f32,
) -> bool {
    let mut any = false;
    leaves.set_all(|i| rect(middles[i], halves[i]));
    leaves.pairs(padding, |i, j| {
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

/// Pushes boxes apart that are nearer to each other than `within` in one group, or `between`
/// otherwise. Returns whether any were. `leaves` are those of the boxes.
pub(crate) fn part_by_groups(
    leaves: &mut Leaves,
    request: &LayoutRequest,
    middles: &mut [Pos2],
    halves: &[Vec2],
    [within, between]: [f32; 2],
) -> bool {
    let mut any = false;
    leaves.set_all(|i| rect(middles[i], halves[i]));
    leaves.pairs(within.max(between), |i, j| {
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
    let mut leaves = leaves(middles, halves);
    for _ in 0..ROUNDS {
        if !push_apart(&mut leaves, middles, halves, movable, BOX_PADDING, 0.8) {
            break;
        }
    }
    settle(middles, halves, movable);
}

/// Puts every movable box that overlaps an earlier or a fixed one on the nearest free spot.
pub(crate) fn settle(middles: &mut [Pos2], halves: &[Vec2], movable: &[bool]) {
    let mut settled = Leaves::around_places(middles.iter().copied());
    for i in (0..middles.len()).filter(|&i| !movable[i]) {
        settled.set(i, rect(middles[i], halves[i]));
    }
    for i in (0..middles.len()).filter(|&i| movable[i]) {
        let free = |pos: Pos2, room: f32| {
            let around = rect(pos, halves[i] + Vec2::splat(room));
            !settled.any_meeting(around, |j| {
                parting(pos - middles[j], halves[i] + halves[j] + Vec2::splat(room)).is_some()
            })
        };
        if !free(middles[i], 1.0) {
            middles[i] = nearest_free(middles[i], |pos| free(pos, ROOM));
        }
        settled.set(i, rect(middles[i], halves[i]));
    }
}

/// Distance from one tried spot to the next, near the start; farther away it is this share of the
/// distance from there, so that a long way takes few trials.
const STEP: f32 = 12.0;
const STEP_SHARE: f32 = 1.0 / 12.0;

/// The first free spot on growing square rings. Ends, since finitely many boxes cover no plane.
fn nearest_free(from: Pos2, free: impl Fn(Pos2) -> bool) -> Pos2 {
    let mut far = 0.0_f32;
    loop {
        let step = STEP.max(far * STEP_SHARE);
        far += step;
        let n_steps = (far / step).round() as i32;
        for side in -n_steps..=n_steps {
            let near = far * side as f32 / n_steps as f32;
            for offset in [vec2(far, near), vec2(-far, near), vec2(near, far), vec2(near, -far)] {
                if free(from + offset) {
                    return from + offset;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Vec2, pos2, vec2};

    use super::{leaves, push_apart, settle};

    #[test]
    fn a_heap_of_boxes_ends_up_side_by_side_around_where_it_was() {
        let n = 400;
        let halves: Vec<Vec2> = (0..n).map(|i| vec2(30.0 + (i % 7) as f32, 12.0)).collect();
        let mut middles = vec![pos2(50.0, -20.0); n];
        let mut movable = vec![true; n];
        movable[5] = false;
        settle(&mut middles, &halves, &movable);
        assert_eq!(middles[5], pos2(50.0, -20.0));
        for i in 0..n {
            for j in 0..i {
                let (between, room) = ((middles[i] - middles[j]).abs(), halves[i] + halves[j]);
                assert!(between.x >= room.x || between.y >= room.y, "{i} {j}");
            }
        }
        // Twice as high and wide as if they were packed without a gap.
        let page = emath::Rect::from_points(&middles);
        let packed: f32 = halves.iter().map(|half| 4.0 * half.x * half.y).sum();
        assert!(page.area() < 6.0 * packed, "{page:?}");
    }

    #[test]
    fn boxes_beside_each_other_stay_and_overlapping_ones_part() {
        let halves = [vec2(10.0, 10.0); 3];
        let mut middles = [Pos2::ZERO, pos2(40.0, 0.0), pos2(46.0, 0.0)];
        let mut near = leaves(&middles, &halves);
        assert!(push_apart(&mut near, &mut middles, &halves, &[true; 3], 0.0, 1.0));
        assert_eq!(middles[0], Pos2::ZERO);
        assert!((middles[2].x - middles[1].x - 20.0).abs() < 1e-3);
        assert!(!push_apart(&mut near, &mut middles, &halves, &[true; 3], -0.1, 1.0));
    }
}

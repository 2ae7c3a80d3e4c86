//! A layout as its cost sees it: few crossings, no edge through a box, short edges, groups to
//! themselves, a landscape page.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::curve::length;
use crate::layout::force::{extent, rect};
use crate::layout::near::{LANES, Leaves};
use crate::layout::request::{LayoutEdge, LayoutRequest};

/// What one edge that runs through a box costs, in crossings.
const THROUGH_BOX: f32 = 5.0;

/// What a box in the middle of another group costs.
const IN_GROUP: f32 = 3.0;

/// Free room that belongs to a group.
const GROUP_ROOM: f32 = 26.0;

/// How much longer, or shorter, than wanted an edge is when that costs as much as a crossing.
const LONG_PER_CROSSING: f32 = 260.0;
const SHORT_PER_CROSSING: f32 = 60.0;

/// How far a box is from the middle of its group, between their borders, when that costs as much
/// as a crossing; nothing up to the wanted distance.
const STRAY_PER_CROSSING: f32 = 90.0;
const STRAY_FREE: f32 = 40.0;

/// Cost of a box's distance from the middle of the page, per square unit: keeps the page compact.
const FAR: f32 = 8e-6;

/// Width to height of the page that layouts are made for, and how much more upright distances cost.
pub(crate) const ASPECT: f32 = 1.75;

/// Free room that boxes keep from each other.
pub(crate) const ROOM: f32 = 14.0;

/// An edge as the cost sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wire {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Weight of what it crosses.
    weight: f32,
    /// Weight of its length.
    strength: f32,
    /// Wanted length, between the borders of its boxes.
    gap: f32,
}

/// Boxes at their places.
#[derive(Clone, Debug)]
pub(crate) struct Board<'a> {
    pub(crate) request: &'a LayoutRequest,
    middles: Vec<Pos2>,
    halves: Vec<Vec2>,
    rects: Vec<Rect>,
    pub(crate) movable: Vec<bool>,
    pub(crate) wires: Vec<Wire>,
    /// For each box the wires that end at it.
    pub(crate) wires_at: Vec<Vec<usize>>,
    /// For each group its boxes.
    pub(crate) members: Vec<Vec<usize>>,
    /// For each group the box around its boxes.
    regions: Vec<Rect>,
    /// Where boxes, wires and regions are.
    near_boxes: Leaves,
    near_wires: Leaves,
    near_regions: Leaves,
    /// Comparisons of sixteen with one so far, about.
    pub(crate) effort: usize,
    /// Boxes, wires and groups with the current stamp are those whose cost is asked for.
    stamp: u32,
    box_stamps: Vec<u32>,
    wire_stamps: Vec<u32>,
    group_stamps: Vec<u32>,
    touched: Vec<usize>,
}

impl<'a> Board<'a> {
    pub(crate) fn new(request: &'a LayoutRequest, middles: Vec<Pos2>) -> Self {
        let n = request.boxes.len();
        let wires: Vec<Wire> = request
            .edges
            .iter()
            .map(|&LayoutEdge { from, to, strength, gap, weight }| Wire {
                from,
                to,
                weight,
                strength,
                gap,
            })
            .collect();
        let mut wires_at = vec![Vec::new(); n];
        for (k, wire) in wires.iter().enumerate() {
            wires_at[wire.from].push(k);
            wires_at[wire.to].push(k);
        }
        let mut members = vec![Vec::new(); request.groups.len()];
        for (i, b) in request.boxes.iter().enumerate() {
            if let Some(group) = b.group {
                members[group].push(i);
            }
        }
        let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
        let rects: Vec<Rect> = middles.iter().zip(&halves).map(|(m, h)| rect(*m, *h)).collect();
        let around = |members: &Vec<usize>| {
            members.iter().map(|&i| rects[i]).fold(Rect::NOTHING, Rect::union)
        };
        let regions: Vec<Rect> = members.iter().map(around).collect();
        let spans: Vec<Rect> =
            wires.iter().map(|w| Rect::from_two_pos(middles[w.from], middles[w.to])).collect();
        Self {
            request,
            near_boxes: Leaves::of(&rects),
            near_wires: Leaves::of(&spans),
            near_regions: Leaves::of(&regions),
            rects,
            middles,
            halves,
            movable: request.boxes.iter().map(|b| b.fixed.is_none()).collect(),
            wire_stamps: vec![0; wires.len()],
            wires,
            wires_at,
            group_stamps: vec![0; members.len()],
            regions,
            members,
            effort: 0,
            stamp: 0,
            box_stamps: vec![0; n],
            touched: Vec::new(),
        }
    }

    pub(crate) fn middles(&self) -> &[Pos2] {
        &self.middles
    }

    /// Puts boxes somewhere else.
    pub(crate) fn put(&mut self, moves: impl Iterator<Item = (usize, Pos2)> + Clone) {
        for (i, middle) in moves.clone() {
            self.middles[i] = middle;
            self.rects[i] = rect(middle, self.halves[i]);
            self.near_boxes.set(i, self.rects[i]);
            for &k in &self.wires_at[i] {
                let wire = &self.wires[k];
                let span = Rect::from_two_pos(self.middles[wire.from], self.middles[wire.to]);
                self.near_wires.set(k, span);
            }
            self.effort += 1 + self.wires_at[i].len();
        }
        let mut last = None;
        for (i, _) in moves {
            let group = self.request.boxes[i].group;
            if let Some(group) = group.filter(|_| group != last) {
                let rects = self.members[group].iter().map(|&i| self.rects[i]);
                self.regions[group] = rects.fold(Rect::NOTHING, Rect::union);
                self.near_regions.set(group, self.regions[group]);
                self.effort += self.members[group].len() / LANES;
            }
            last = group;
        }
    }

    /// Whether a box at that place would keep its distance from all others, or from all but those
    /// that are [`Self::mark`]ed.
    pub(crate) fn is_free(&mut self, i: usize, middle: Pos2, but_marked: bool) -> bool {
        self.effort += self.near_boxes.cost();
        let half = self.halves[i] + Vec2::splat(ROOM);
        !self.near_boxes.any_meeting(rect(middle, half), |j| {
            let between = middle - self.middles[j];
            let room = half + self.halves[j];
            between.x.abs() < room.x
                && between.y.abs() < room.y
                && j != i
                && !(but_marked && self.box_stamps[j] == self.stamp)
        })
    }

    /// The part of the cost that depends on where the marked boxes stand, which are `boxes`; once it
    /// is sure to exceed `limit`, anything above that.
    pub(crate) fn cost_of(&mut self, boxes: &[usize], limit: f32) -> f32 {
        let touched = std::mem::take(&mut self.touched);
        let mut sum: f32 = boxes
            .iter()
            .map(|&i| FAR * (self.middles[i].to_vec2() * vec2(1.0, ASPECT)).length_sq())
            .sum();
        sum += self.strays(boxes);
        sum += touched.iter().map(|&k| self.length_cost(self.wires[k])).sum::<f32>();
        if sum <= limit {
            sum += self.intrusions(boxes);
        }
        for &k in &touched {
            if sum > limit {
                break;
            }
            sum += self.wire_cost(k);
        }
        if sum <= limit {
            for &i in boxes {
                let mut through = 0.0;
                self.near_wires.meeting(self.rects[i], |k| {
                    if self.wire_stamps[k] != self.stamp {
                        through += self.through_cost(&self.wires[k], i);
                    }
                });
                sum += through;
                self.effort += 2 * self.near_wires.cost();
            }
        }
        self.touched = touched;
        sum
    }

    /// Stamps boxes, collects the wires that end at them, and stamps their groups.
    pub(crate) fn mark(&mut self, boxes: &[usize]) {
        self.stamp += 1;
        self.touched.clear();
        for &i in boxes {
            self.box_stamps[i] = self.stamp;
            if let Some(group) = self.request.boxes[i].group {
                self.group_stamps[group] = self.stamp;
            }
            for &k in &self.wires_at[i] {
                if self.wire_stamps[k] != self.stamp {
                    self.wire_stamps[k] = self.stamp;
                    self.touched.push(k);
                }
            }
        }
    }

    /// What a stamped wire runs through and crosses. Two stamped wires are counted once.
    fn wire_cost(&mut self, k: usize) -> f32 {
        let wire = self.wires[k];
        let (from, to) = (self.middles[wire.from], self.middles[wire.to]);
        let span = Rect::from_two_pos(from, to);
        let mut sum = 0.0;
        let mut n_met = 0;
        self.near_boxes.meeting(span, |i| {
            sum += self.through_cost(&wire, i);
            n_met += 1;
        });
        self.near_wires.meeting(span, |other| {
            n_met += 1;
            if other <= k && self.wire_stamps[other] == self.stamp {
                return;
            }
            let w = &self.wires[other];
            let (start, end) = (self.middles[w.from], self.middles[w.to]);
            if !wire.shares_end(w) && segments_cross(from, to, start, end) {
                sum += wire.weight * w.weight;
            }
        });
        self.effort += self.near_boxes.cost() + self.near_wires.cost() + n_met;
        sum
    }

    /// What stamped boxes in foreign regions, and foreign boxes in the regions of stamped ones cost.
    fn intrusions(&mut self, boxes: &[usize]) -> f32 {
        let mut sum = 0.0;
        let room = Vec2::splat(GROUP_ROOM);
        let mut last = None;
        for &i in boxes {
            let own = self.request.boxes[i].group;
            self.near_regions.meeting(self.rects[i].expand2(room), |group| {
                // Those of stamped groups come below, all together.
                if own != Some(group) && self.group_stamps[group] != self.stamp {
                    let region = self.regions[group].expand2(room);
                    sum += IN_GROUP * share_inside(self.rects[i], region);
                }
            });
            if let Some(group) = own.filter(|_| own != last) {
                let region = self.regions[group].expand2(room);
                self.near_boxes.meeting(region, |i| {
                    if self.request.boxes[i].group != Some(group) {
                        sum += IN_GROUP * share_inside(self.rects[i], region);
                    }
                });
                self.effort += 2 * self.near_boxes.cost() + self.members[group].len() / 2;
            }
            last = own;
            self.effort += self.near_regions.cost();
        }
        sum
    }

    /// What it costs that boxes are far from the middle of their group.
    fn strays(&self, boxes: &[usize]) -> f32 {
        let stray = |i: usize, hub: usize| {
            (self.free_distance(i, hub) - STRAY_FREE).max(0.0) / STRAY_PER_CROSSING
        };
        let mut sum = 0.0;
        for &i in boxes {
            let Some(group) = self.request.boxes[i].group else { continue };
            let hub = self.request.groups[group];
            if hub != i {
                sum += stray(i, hub);
            } else if boxes.len() < self.members[group].len() {
                // The middle itself moves away from those that stay.
                let staying = |&&j: &&usize| self.box_stamps[j] != self.stamp;
                let left = self.members[group].iter().filter(staying);
                sum += left.map(|&j| stray(j, hub)).sum::<f32>();
            }
        }
        sum
    }

    /// The distance between the borders of two boxes, along the line between their middles.
    fn free_distance(&self, i: usize, j: usize) -> f32 {
        let between = self.middles[j] - self.middles[i];
        let distance = length(between);
        let u = between / distance.max(1.0);
        distance - extent(self.halves[i], u) - extent(self.halves[j], u)
    }

    fn length_cost(&self, wire: Wire) -> f32 {
        let surplus = self.free_distance(wire.from, wire.to) - wire.gap;
        let per_crossing = if surplus > 0.0 { LONG_PER_CROSSING } else { -SHORT_PER_CROSSING };
        wire.strength * surplus / per_crossing
    }

    /// What it costs if a wire runs through a box.
    fn through_cost(&self, wire: &Wire, i: usize) -> f32 {
        let (a, b) = (self.middles[wire.from], self.middles[wire.to]);
        let is_through = i != wire.from && i != wire.to && segment_meets(a, b, self.rects[i]);
        if is_through { THROUGH_BOX * wire.weight } else { 0.0 }
    }
}

impl Wire {
    fn shares_end(&self, other: &Self) -> bool {
        [other.from, other.to].iter().any(|&i| i == self.from || i == self.to)
    }
}

/// Which share of a box lies in a region.
fn share_inside(rect: Rect, region: Rect) -> f32 {
    let common = rect.intersect(region);
    if common.is_positive() { common.area() / rect.area().max(1.0) } else { 0.0 }
}

/// Whether two straight lines cross.
pub(crate) fn segments_cross(a: Pos2, b: Pos2, c: Pos2, d: Pos2) -> bool {
    let side = |from: Pos2, to: Pos2, pos: Pos2| cross(to - from, pos - from) > 0.0;
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

/// Whether the straight line from `a` to `b` touches the rectangle (Liang and Barsky, 1984).
pub(crate) fn segment_meets(a: Pos2, b: Pos2, rect: Rect) -> bool {
    if a.x.max(b.x) < rect.min.x
        || a.x.min(b.x) > rect.max.x
        || a.y.max(b.y) < rect.min.y
        || a.y.min(b.y) > rect.max.y
    {
        return false;
    }
    let along = b - a;
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let sides = [
        (-along.x, a.x - rect.min.x),
        (along.x, rect.max.x - a.x),
        (-along.y, a.y - rect.min.y),
        (along.y, rect.max.y - a.y),
    ];
    for (outward, inside) in sides {
        if outward == 0.0 {
            if inside < 0.0 {
                return false;
            }
        } else if outward < 0.0 {
            enter = enter.max(inside / outward);
        } else {
            leave = leave.min(inside / outward);
        }
    }
    enter <= leave
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2};

    use super::{segment_meets, segments_cross};

    #[test]
    fn a_line_near_a_corner_meets_the_box_only_if_it_touches_it() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        assert!(segment_meets(pos2(-5.0, 5.0), pos2(15.0, 5.0), rect));
        assert!(segment_meets(pos2(5.0, 5.0), pos2(6.0, 6.0), rect));
        assert!(!segment_meets(pos2(-5.0, 8.0), pos2(4.0, 15.0), rect));
        assert!(!segment_meets(pos2(-5.0, 5.0), pos2(-1.0, 5.0), rect));
    }

    #[test]
    fn the_diagonals_of_a_square_cross_and_its_sides_do_not() {
        let (a, b, c, d) = (pos2(0.0, 0.0), pos2(9.0, 0.0), pos2(9.0, 9.0), pos2(0.0, 9.0));
        assert!(segments_cross(a, c, b, d));
        assert!(!segments_cross(a, b, c, d));
    }
}

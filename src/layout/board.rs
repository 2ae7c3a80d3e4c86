//! A layout as its cost sees it: few crossings, no edge through a box, short edges, groups to
//! themselves, a landscape page.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::curve::length;
use crate::layout::force::{extent, rect};
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
    /// Comparisons so far.
    pub(crate) effort: usize,
    /// Boxes and wires with the current stamp are those whose cost is asked for.
    stamp: u32,
    box_stamps: Vec<u32>,
    wire_stamps: Vec<u32>,
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
        let mut board = Self {
            request,
            rects: middles.iter().zip(&halves).map(|(m, h)| rect(*m, *h)).collect(),
            middles,
            halves,
            movable: request.boxes.iter().map(|b| b.fixed.is_none()).collect(),
            wire_stamps: vec![0; wires.len()],
            wires,
            wires_at,
            regions: vec![Rect::NOTHING; members.len()],
            members,
            effort: 0,
            stamp: 0,
            box_stamps: vec![0; n],
            touched: Vec::new(),
        };
        for group in 0..board.members.len() {
            board.update_region(group);
        }
        board
    }

    pub(crate) fn middles(&self) -> &[Pos2] {
        &self.middles
    }

    /// Puts a box somewhere else.
    pub(crate) fn put(&mut self, i: usize, middle: Pos2) {
        self.middles[i] = middle;
        self.rects[i] = rect(middle, self.halves[i]);
        if let Some(group) = self.request.boxes[i].group {
            self.update_region(group);
        }
    }

    fn update_region(&mut self, group: usize) {
        let rects = self.members[group].iter().map(|&i| self.rects[i]);
        self.regions[group] = rects.fold(Rect::NOTHING, Rect::union);
    }

    /// Whether a box at that place would keep its distance from all others, `except` some.
    pub(crate) fn is_free(&mut self, i: usize, middle: Pos2, except: &[usize]) -> bool {
        self.effort += self.middles.len() / 4;
        let half = self.halves[i] + Vec2::splat(ROOM);
        (0..self.middles.len()).all(|j| {
            let between = middle - self.middles[j];
            let room = half + self.halves[j];
            between.x.abs() >= room.x || between.y.abs() >= room.y || j == i || except.contains(&j)
        })
    }

    /// The part of the cost that depends on where these boxes stand; once it is sure to exceed
    /// `limit`, anything above that.
    pub(crate) fn cost_of(&mut self, boxes: &[usize], limit: f32) -> f32 {
        self.mark(boxes);
        let touched = std::mem::take(&mut self.touched);
        let mut sum: f32 = boxes
            .iter()
            .map(|&i| FAR * (self.middles[i].to_vec2() * vec2(1.0, ASPECT)).length_sq())
            .sum();
        sum += self.intrusions(boxes) + self.strays(boxes);
        sum += touched.iter().map(|&k| self.length_cost(self.wires[k])).sum::<f32>();
        for &k in &touched {
            if sum > limit {
                break;
            }
            sum += self.wire_cost(k);
        }
        if sum <= limit {
            for (k, wire) in self.wires.iter().enumerate() {
                if self.wire_stamps[k] != self.stamp {
                    sum += self.through_cost(wire, boxes.iter().copied());
                }
            }
            self.effort += self.wires.len() * boxes.len() / 2;
        }
        self.touched = touched;
        sum
    }

    /// Stamps the boxes and collects the wires that end at them.
    fn mark(&mut self, boxes: &[usize]) {
        self.stamp += 1;
        self.touched.clear();
        for &i in boxes {
            self.box_stamps[i] = self.stamp;
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
        let mut sum = self.through_cost(&wire, 0..self.rects.len());
        let (from, to) = (self.middles[wire.from], self.middles[wire.to]);
        let span = Rect::from_two_pos(from, to);
        for (other, w) in self.wires.iter().enumerate() {
            if other <= k && self.wire_stamps[other] == self.stamp {
                continue;
            }
            let (start, end) = (self.middles[w.from], self.middles[w.to]);
            if span.intersects(Rect::from_two_pos(start, end))
                && !wire.shares_end(w)
                && segments_cross(from, to, start, end)
            {
                sum += wire.weight * w.weight;
            }
        }
        self.effort += self.rects.len() + self.wires.len();
        sum
    }

    /// What stamped boxes in foreign regions, and foreign boxes in the regions of stamped ones cost.
    fn intrusions(&mut self, boxes: &[usize]) -> f32 {
        let mut sum = 0.0;
        for (group, region) in self.regions.iter().enumerate() {
            let foreign = |i: usize| self.request.boxes[i].group != Some(group);
            let region = region.expand(GROUP_ROOM);
            let inside = |i: usize| IN_GROUP * share_inside(self.rects[i], region);
            if self.members[group].iter().any(|&i| self.box_stamps[i] == self.stamp) {
                sum += (0..self.rects.len()).filter(|&i| foreign(i)).map(inside).sum::<f32>();
                self.effort += self.rects.len() / 2;
            } else {
                sum += boxes.iter().copied().filter(|&i| foreign(i)).map(inside).sum::<f32>();
            }
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

    fn through_cost(&self, wire: &Wire, boxes: impl Iterator<Item = usize>) -> f32 {
        let (a, b) = (self.middles[wire.from], self.middles[wire.to]);
        let through =
            boxes.filter(|&i| i != wire.from && i != wire.to && segment_meets(a, b, self.rects[i]));
        THROUGH_BOX * wire.weight * through.count() as f32
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
fn segments_cross(a: Pos2, b: Pos2, c: Pos2, d: Pos2) -> bool {
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

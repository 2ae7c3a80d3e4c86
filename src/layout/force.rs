//! The simulation: edges pull, boxes push, groups hold together and keep apart.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::curve::{length, unit};
use crate::layout::initial::{self, Random};
use crate::layout::overlap;
use crate::layout::request::{Layout, LayoutRequest};

/// Ticks until the simulation has cooled down.
const TICKS: u32 = 140;

/// What is left of a box's speed after a tick.
const DAMPING: f32 = 0.6;

/// Free distance at which two boxes push a quarter as hard as touching ones.
const REACH: f32 = 70.0;

/// Push of two boxes that touch.
const PUSH: f32 = 5.0;

/// Push between the middles of two groups, relative to that of two boxes.
const HUB_PUSH: f32 = 3.0;

/// Pull of an edge, per unit of length too many.
const PULL: f32 = 0.05;

/// Pull of a group's middle on its members, and the wanted distance between their borders.
const COHESION: f32 = 0.12;
const COHESION_GAP: f32 = 26.0;

/// Pull of the middle of the page, per unit. Upright distances count more: pages are wide.
const GRAVITY: Vec2 = vec2(0.006, 0.014);

/// Free room that the simulation keeps around boxes and groups.
pub(crate) const BOX_PADDING: f32 = 16.0;
pub(crate) const GROUP_PADDING: f32 = 30.0;

/// A layout in the making.
#[derive(Clone, Debug)]
pub struct Simulation {
    request: LayoutRequest,
    /// Middles of the boxes.
    middles: Vec<Pos2>,
    /// Half their sizes.
    halves: Vec<Vec2>,
    speeds: Vec<Vec2>,
    /// Whether it is the middle of its group.
    is_hub: Vec<bool>,
    movable: Vec<bool>,
    tick: u32,
}

impl Simulation {
    /// A simulation of that request.
    pub fn new(request: &LayoutRequest) -> Self {
        let request = request.cleaned();
        let n = request.boxes.len();
        let mut random = Random::new(request.seed);
        let (middles, is_good) = initial::middles(&request, &mut random);
        let mut is_hub = vec![false; n];
        for b in request.boxes.iter().filter_map(|b| b.group) {
            is_hub[request.groups[b]] = true;
        }
        Self {
            middles,
            halves: request.boxes.iter().map(|b| b.rect.size() / 2.0).collect(),
            speeds: vec![Vec2::ZERO; n],
            is_hub,
            movable: request.boxes.iter().map(|b| b.fixed.is_none()).collect(),
            // A good guess is not shaken up again.
            tick: if is_good { TICKS / 3 } else { 0 },
            request,
        }
    }

    /// Moves every free box once. Returns whether another tick is needed.
    pub fn tick(&mut self) -> bool {
        if self.tick >= TICKS || !self.movable.iter().any(|&m| m) {
            return false;
        }
        let progress = self.tick as f32 / TICKS as f32;
        let heat = (1.0 - progress) * (1.0 - progress);
        let forces = self.forces();
        for (i, force) in forces.into_iter().enumerate() {
            if self.movable[i] {
                self.speeds[i] = (self.speeds[i] + force * heat) * DAMPING;
                self.middles[i] += self.speeds[i];
            }
        }
        // Early on, boxes and groups may pass through each other to get to their friends.
        if progress > 0.25 {
            overlap::push_groups_apart(&self.request, &mut self.middles, 0.3 * progress);
        }
        if progress > 0.4 {
            let share = 0.25 + 0.25 * progress;
            let mut near = overlap::leaves(&self.middles, &self.halves);
            let (middles, halves) = (&mut self.middles, &self.halves);
            overlap::push_apart(&mut near, middles, halves, &self.movable, BOX_PADDING, share);
        }
        self.tick += 1;
        self.tick < TICKS
    }

    /// Where the boxes stand now; they may still overlap.
    pub fn positions(&self) -> Vec<Pos2> {
        let boxes = self.request.boxes.iter();
        boxes
            .zip(&self.middles)
            .map(|(b, middle)| b.fixed.unwrap_or(*middle - b.rect.center().to_vec2()))
            .collect()
    }

    /// The layout as far as it has come, freed of overlaps.
    pub fn finish(mut self) -> Layout {
        self.free_of_overlaps();
        Layout { positions: self.positions() }
    }

    /// Frees the boxes of overlaps and returns their middles.
    pub(crate) fn free_of_overlaps(&mut self) -> Vec<Pos2> {
        overlap::remove(&mut self.middles, &self.halves, &self.movable);
        self.middles.clone()
    }

    fn forces(&self) -> Vec<Vec2> {
        let n = self.middles.len();
        let mut forces = vec![Vec2::ZERO; n];
        for i in 0..n {
            for j in i + 1..n {
                let force = self.push(i, j);
                forces[i] -= force;
                forces[j] += force;
            }
        }
        for edge in &self.request.edges {
            let pull = self.pull(edge.from, edge.to, edge.gap) * (PULL * edge.strength);
            forces[edge.from] += pull;
            forces[edge.to] -= pull;
        }
        for (i, b) in self.request.boxes.iter().enumerate() {
            let hub = b.group.map(|group| self.request.groups[group]);
            if let Some(hub) = hub.filter(|&hub| hub != i) {
                let pull = self.pull(i, hub, COHESION_GAP) * COHESION;
                forces[i] += pull;
                forces[hub] -= pull;
            }
            forces[i] -= self.middles[i].to_vec2() * GRAVITY;
        }
        forces
    }

    /// Direction from `i` to `j`, and the free distance between their borders along it.
    fn apart(&self, i: usize, j: usize) -> (Vec2, f32) {
        let between = self.middles[j] - self.middles[i];
        let distance = length(between);
        // Boxes on the same spot part sideways, in the order of their numbers.
        let u = if distance > 1e-3 { unit(between) } else { vec2(1.0, 0.0) };
        (u, distance - extent(self.halves[i], u) - extent(self.halves[j], u))
    }

    /// The push of box `i` on box `j`.
    fn push(&self, i: usize, j: usize) -> Vec2 {
        let (u, free) = self.apart(i, j);
        let hubs = self.is_hub[i] && self.is_hub[j];
        let (push, reach) = if hubs { (HUB_PUSH * PUSH, 3.0 * REACH) } else { (PUSH, REACH) };
        let near = 1.0 + free.max(0.0) / reach;
        u * (push / (near * near))
    }

    /// How far box `i` should go towards box `j`.
    fn pull(&self, i: usize, j: usize, gap: f32) -> Vec2 {
        let (u, free) = self.apart(i, j);
        u * (free - gap).clamp(-120.0, 400.0)
    }
}

/// Distance from the middle of a box to its border in the direction of a unit vector.
pub(crate) fn extent(half: Vec2, u: Vec2) -> f32 {
    let (x, y) = (u.x.abs(), u.y.abs());
    // Which side the ray leaves through.
    if x * half.y > y * half.x { half.x / x } else { half.y / y.max(1e-6) }
}

/// The box around a middle.
pub(crate) fn rect(middle: Pos2, half: Vec2) -> Rect {
    Rect::from_min_max(middle - half, middle + half)
}

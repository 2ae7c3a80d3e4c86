//! Where boxes stand before the first tick.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::curve::{length, unit};
use crate::layout::large;
use crate::layout::request::LayoutRequest;

/// A small generator of random numbers (splitmix64: Steele, Lea and Flood, 2014), the same on every
/// machine and in every version.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed ^ 0x5DEE_CE66_D153_9A2B)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From −1 up to 1.
    pub(crate) fn signed(&mut self) -> f32 {
        // 24 bits fit an f32 exactly.
        (self.next() >> 40) as f32 / 8_388_608.0 - 1.0
    }

    /// From 0 up to, not including, `n`, which is not 0. Hardly uneven: `n` is small.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((self.next() >> 32) as usize) % n
    }

    pub(crate) fn vector(&mut self) -> Vec2 {
        vec2(self.signed(), self.signed())
    }
}

/// Middles of all boxes before the first tick, and whether they are more than a first guess.
pub(crate) fn middles(request: &LayoutRequest, random: &mut Random) -> (Vec<Pos2>, bool) {
    if request.boxes.iter().any(|b| b.fixed.is_some()) {
        (around_fixed(request, random), true)
    } else {
        (from_points(request), true)
    }
}

/// How hard the middle of a group pulls its members while boxes are points.
const GROUP_PULL: f32 = 1.5;

/// Where the boxes would stand if they were points, at distances that suit boxes, and turned so that
/// the longer side of the page is level.
pub(crate) fn from_points(request: &LayoutRequest) -> Vec<Pos2> {
    let mut edges: Vec<(usize, usize, f32)> =
        request.edges.iter().map(|edge| (edge.from, edge.to, edge.strength)).collect();
    edges.extend(request.boxes.iter().enumerate().filter_map(|(i, b)| {
        let hub = request.groups[b.group?];
        (hub != i).then_some((i, hub, GROUP_PULL))
    }));
    let points = large::best_positions(request.boxes.len(), &edges, request.seed);
    let (mut wanted, mut found) = (0.0, 0.0);
    for edge in &request.edges {
        let sizes = request.boxes[edge.from].rect.size() + request.boxes[edge.to].rect.size();
        wanted += edge.gap + (sizes.x + sizes.y) / 4.0;
        found += length(points[edge.to] - points[edge.from]);
    }
    let scale = if found > 0.0 { wanted / found } else { 1.0 };
    let along = longest_axis(&points);
    let across = vec2(-along.y, along.x);
    points
        .into_iter()
        .map(|point| {
            (vec2(point.to_vec2().dot(along), point.to_vec2().dot(across)) * scale).to_pos2()
        })
        .collect()
}

/// The direction in which points vary most: that of the larger eigenvalue of their covariance.
fn longest_axis(points: &[Pos2]) -> Vec2 {
    let n = points.len().max(1) as f32;
    let mean = points.iter().fold(Vec2::ZERO, |sum, point| sum + point.to_vec2()) / n;
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points {
        let v = point.to_vec2() - mean;
        xx += v.x * v.x;
        xy += v.x * v.y;
        yy += v.y * v.y;
    }
    let half = (xx - yy) / 2.0;
    let larger = half + (half * half + xy * xy).sqrt();
    // One of the two is exact where the other is 0.
    let axis = if half >= 0.0 { vec2(larger, xy) } else { vec2(xy, larger - 2.0 * half) };
    let axis = unit(axis);
    if axis == Vec2::ZERO { vec2(1.0, 0.0) } else { axis }
}

/// Half the size of a landscape page on which boxes cover about a sixth.
fn page(request: &LayoutRequest) -> Vec2 {
    let area: f32 = request.boxes.iter().map(|b| b.rect.area()).sum();
    let half_height = (area * 6.0 / ASPECT).sqrt() / 2.0;
    vec2(ASPECT * half_height, half_height)
}

/// Width to height of a page.
const ASPECT: f32 = 1.6;

/// Fixed boxes where they stay, others near the placed ones that they are tied to, in rounds, so
/// that chains of new boxes find their place.
pub(crate) fn around_fixed(request: &LayoutRequest, random: &mut Random) -> Vec<Pos2> {
    let n = request.boxes.len();
    let mut neighbors = vec![Vec::new(); n];
    for edge in &request.edges {
        neighbors[edge.from].push(edge.to);
        neighbors[edge.to].push(edge.from);
    }
    let page = page(request);
    let hub_of = |i: usize| request.boxes[i].group.map(|group| request.groups[group]);
    let mut middles: Vec<Option<Pos2>> =
        request.boxes.iter().map(|b| b.fixed.map(|pos| pos + b.rect.center().to_vec2())).collect();
    let fixed = middles.iter().flatten().fold(Rect::NOTHING, |mut sum, pos| {
        sum.extend_with(*pos);
        sum
    });
    for _ in 0..4 {
        let known = middles.clone();
        for i in (0..n).filter(|&i| known[i].is_none()) {
            let linked = neighbors[i].iter().filter_map(|&j| known[j]);
            let hub = hub_of(i).and_then(|hub| known[hub]);
            // Its group's middle counts as much as three links.
            let near: Vec<Pos2> = linked.chain(std::iter::repeat_n(hub, 3).flatten()).collect();
            if !near.is_empty() {
                let sum = near.iter().fold(Vec2::ZERO, |sum, pos| sum + pos.to_vec2());
                middles[i] = Some((sum / near.len() as f32).to_pos2() + random.vector() * 60.0);
            }
        }
    }
    // What is tied to nothing goes below what is there.
    let below = pos2(fixed.center().x, fixed.bottom() + page.y / 2.0);
    middles
        .into_iter()
        .map(|middle| middle.unwrap_or_else(|| below + random.vector() * page * 0.5))
        .collect()
}

//! Where boxes stand before the first tick.

use std::collections::BTreeMap;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::layout_once;
use crate::layout::request::{LayoutBox, LayoutEdge, LayoutRequest};

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
    } else if request.groups.is_empty() {
        let page = page(request);
        (request.boxes.iter().map(|_| (random.vector() * page).to_pos2()).collect(), false)
    } else {
        (by_groups(request, random), true)
    }
}

/// Half the size of a landscape page on which boxes cover about a sixth.
fn page(request: &LayoutRequest) -> Vec2 {
    let area: f32 = request.boxes.iter().map(|b| b.rect.area()).sum();
    let half_height = (area * 6.0 / ASPECT).sqrt() / 2.0;
    vec2(ASPECT * half_height, half_height)
}

/// Width to height of a page.
const ASPECT: f32 = 1.6;

/// How much larger than its boxes together a group is taken to be.
const GROUP_ROOM: f32 = 2.2;

/// Groups as large boxes are laid out first, then their boxes put where their group is.
fn by_groups(request: &LayoutRequest, random: &mut Random) -> Vec<Pos2> {
    let n_groups = request.groups.len();
    let group_of = |i: usize| request.boxes[i].group;
    let strangers: Vec<usize> =
        (0..request.boxes.len()).filter(|&i| group_of(i).is_none()).collect();
    let place_of = |i: usize| match group_of(i) {
        Some(group) => group,
        None => n_groups + strangers.binary_search(&i).unwrap_or_default(),
    };
    let mut areas = vec![0.0; n_groups];
    for b in &request.boxes {
        if let Some(group) = b.group {
            areas[group] += b.rect.area();
        }
    }
    let of_groups = areas.iter().map(|area| {
        let height = (area * GROUP_ROOM / ASPECT).sqrt();
        Rect::from_center_size(Pos2::ZERO, vec2(ASPECT * height, height))
    });
    let of_strangers =
        strangers.iter().map(|&i| Rect::from_center_size(Pos2::ZERO, request.boxes[i].rect.size()));
    let rects: Vec<Rect> = of_groups.chain(of_strangers).collect();
    let mut edges: BTreeMap<(usize, usize), LayoutEdge> = BTreeMap::new();
    for edge in &request.edges {
        let (a, b) = (place_of(edge.from), place_of(edge.to));
        if a != b {
            let (from, to) = (a.min(b), a.max(b));
            let none = LayoutEdge { from, to, strength: 0.0, weight: 0.0, ..*edge };
            let sum = edges.entry((from, to)).or_insert(none);
            sum.weight += edge.weight;
            // Many edges pull harder than one, but not in proportion.
            sum.strength = (sum.strength + 0.4 * edge.strength).min(2.0);
        }
    }
    let coarse = LayoutRequest {
        boxes: rects.iter().map(|&rect| LayoutBox { rect, group: None, fixed: None }).collect(),
        edges: edges.into_values().collect(),
        groups: Vec::new(),
        seed: random.next(),
    };
    let places = layout_once(&coarse, COARSE_EFFORT.min(8_000 * coarse.boxes.len())).1;
    (0..request.boxes.len())
        .map(|i| {
            let place = place_of(i);
            let is_hub = request.groups.get(place) == Some(&i);
            let spread = if is_hub || place >= n_groups { 0.0 } else { 0.4 };
            places[place] + random.vector() * rects[place].size() * spread
        })
        .collect()
}

/// Comparisons that laying out the groups as boxes may cost.
const COARSE_EFFORT: usize = 250_000;

/// Fixed boxes where they stay, others near the placed ones that they are tied to, in rounds, so
/// that chains of new boxes find their place.
fn around_fixed(request: &LayoutRequest, random: &mut Random) -> Vec<Pos2> {
    let n = request.boxes.len();
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
            let linked = request.edges.iter().filter_map(|edge| match (edge.from, edge.to) {
                (a, b) if a == i => known[b],
                (a, b) if b == i => known[a],
                _ => None,
            });
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

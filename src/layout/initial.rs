//! Where boxes stand before the first tick.

use emath::{Pos2, Vec2, vec2};

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

    pub(crate) fn vector(&mut self) -> Vec2 {
        vec2(self.signed(), self.signed())
    }
}

/// Middles of all boxes before the first tick: fixed ones where they stay, others near the fixed
/// boxes they are tied to, groups together, the rest spread over a landscape page.
pub(crate) fn middles(request: &LayoutRequest, random: &mut Random) -> Vec<Pos2> {
    let n = request.boxes.len();
    let area: f32 = request.boxes.iter().map(|b| b.rect.area()).sum();
    // Half the height of a page on which boxes cover about a sixth.
    let page = (area * 6.0 / 1.6).sqrt() / 2.0;
    let mut spread = || random.vector() * vec2(1.6 * page, page);

    let hub_of = |i: usize| request.boxes[i].group.and_then(|g| request.groups.get(g)).copied();
    let mut middles: Vec<Option<Pos2>> =
        request.boxes.iter().map(|b| b.fixed.map(|pos| pos + b.rect.center().to_vec2())).collect();
    let anchored = middles.iter().any(Option::is_some);
    // Boxes tied to placed ones first, in rounds, so that chains of new boxes find their place.
    for _ in 0..4 {
        if !anchored {
            break;
        }
        let known = middles.clone();
        for i in (0..n).filter(|&i| known[i].is_none()) {
            let linked = request.edges.iter().filter_map(|edge| match (edge.from, edge.to) {
                (a, b) if a == i => known.get(b).copied().flatten(),
                (a, b) if b == i => known.get(a).copied().flatten(),
                _ => None,
            });
            let hub = hub_of(i).and_then(|hub| known.get(hub).copied().flatten());
            // Its group's middle counts as much as three links.
            let near: Vec<Pos2> = linked.chain(std::iter::repeat_n(hub, 3).flatten()).collect();
            if !near.is_empty() {
                let sum = near.iter().fold(Vec2::ZERO, |sum, pos| sum + pos.to_vec2());
                middles[i] = Some((sum / near.len() as f32).to_pos2() + spread() * 0.15);
            }
        }
    }
    for (i, middle) in middles.iter_mut().enumerate() {
        if middle.is_none() && hub_of(i).is_none_or(|hub| hub == i) {
            *middle = Some(spread().to_pos2());
        }
    }
    (0..n)
        .map(|i| {
            middles[i].unwrap_or_else(|| {
                let hub = hub_of(i).and_then(|hub| middles.get(hub).copied().flatten());
                hub.unwrap_or_default() + spread() * 0.25
            })
        })
        .collect()
}

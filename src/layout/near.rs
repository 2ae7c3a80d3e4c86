//! Rectangles by where they are, which may move: so that no box and no edge need be compared with
//! all others.
//!
//! They stand in leaves of sixteen that lie side by side in the order of a Morton curve, as they
//! were at the start; each leaf knows the rectangle around its own. A question looks at all leaves,
//! which are few, and at the rectangles of those that it meets, sixteen at a time: compilers turn
//! that into vector instructions. A rectangle that moves stays in its leaf, so that moving costs
//! next to nothing, and a question the more the farther all have moved from where they started.

use emath::{Pos2, Rect, pos2};

/// Rectangles in a leaf.
pub(crate) const LANES: usize = 16;

/// Sides of rectangles, leaf by leaf, the last leaf filled up with nothing.
#[derive(Clone, Debug, Default)]
struct Sides {
    left: Vec<[f32; LANES]>,
    right: Vec<[f32; LANES]>,
    top: Vec<[f32; LANES]>,
    bottom: Vec<[f32; LANES]>,
}

impl Sides {
    fn nothing(n: usize) -> Self {
        let n = n.div_ceil(LANES);
        let (low, high) = (vec![[f32::INFINITY; LANES]; n], vec![[f32::NEG_INFINITY; LANES]; n]);
        Self { left: low.clone(), right: high.clone(), top: low, bottom: high }
    }

    fn n_leaves(&self) -> usize {
        self.left.len()
    }

    fn set(&mut self, i: usize, rect: Rect) {
        let (leaf, lane) = (i / LANES, i % LANES);
        self.left[leaf][lane] = rect.min.x;
        self.right[leaf][lane] = rect.max.x;
        self.top[leaf][lane] = rect.min.y;
        self.bottom[leaf][lane] = rect.max.y;
    }

    fn get(&self, i: usize) -> Rect {
        let (leaf, lane) = (i / LANES, i % LANES);
        Rect::from_min_max(
            pos2(self.left[leaf][lane], self.top[leaf][lane]),
            pos2(self.right[leaf][lane], self.bottom[leaf][lane]),
        )
    }

    /// The rectangle around those of a leaf.
    fn around(&self, leaf: usize) -> Rect {
        let least = |sides: &[f32; LANES]| {
            sides.iter().fold(f32::INFINITY, |a, &b| if b < a { b } else { a })
        };
        let most = |sides: &[f32; LANES]| {
            sides.iter().fold(f32::NEG_INFINITY, |a, &b| if b > a { b } else { a })
        };
        Rect::from_min_max(
            pos2(least(&self.left[leaf]), least(&self.top[leaf])),
            pos2(most(&self.right[leaf]), most(&self.bottom[leaf])),
        )
    }

    /// Which of a leaf's rectangles meet this one: a byte each, 1 for those that do. Touching is
    /// meeting.
    #[expect(clippy::needless_bitwise_bool, reason = "a branch for each side would cost more")]
    #[inline]
    fn meeting(&self, leaf: usize, rect: Rect) -> u128 {
        let (left, right) = (&self.left[leaf], &self.right[leaf]);
        let (top, bottom) = (&self.top[leaf], &self.bottom[leaf]);
        let hits: [u8; LANES] = std::array::from_fn(|lane| {
            let is_hit = (left[lane] <= rect.max.x)
                & (right[lane] >= rect.min.x)
                & (top[lane] <= rect.max.y)
                & (bottom[lane] >= rect.min.y);
            u8::from(is_hit)
        });
        u128::from_le_bytes(hits)
    }
}

/// The number of the first byte that is not 0, which is taken out.
#[inline]
fn pop(hits: &mut u128) -> usize {
    let lane = hits.trailing_zeros() as usize / 8;
    *hits &= *hits - 1;
    lane
}

/// Rectangles that are asked for by place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Leaves {
    sides: Sides,
    /// The rectangles around leaves.
    around: Sides,
    /// In which place each rectangle is, and which is in each place.
    place_of: Vec<u32>,
    in_place: Vec<u32>,
}

impl Leaves {
    /// Leaves of these rectangles, numbered in their order.
    pub(crate) fn of(rects: &[Rect]) -> Self {
        let mut leaves = Self::around_places(rects.iter().map(Rect::center));
        for (i, rect) in rects.iter().enumerate() {
            leaves.sides.set(leaves.place_of[i] as usize, *rect);
        }
        leaves.gather();
        leaves
    }

    /// Leaves of rectangles that are not there yet, but will be [`Self::set`] near these places.
    pub(crate) fn around_places(places: impl Iterator<Item = Pos2>) -> Self {
        let places: Vec<Pos2> = places.collect();
        let page = places.iter().fold(Rect::NOTHING, |mut page, pos| {
            page.extend_with(*pos);
            page
        });
        let part = |from: f32, side: f32, v: f32| (65_535.0 * (v - from) / side.max(1e-6)) as u32;
        let mut order: Vec<(u32, u32)> = places
            .iter()
            .enumerate()
            .map(|(i, pos)| {
                let x = part(page.min.x, page.width(), pos.x);
                let y = part(page.min.y, page.height(), pos.y);
                (spread(x) | spread(y) << 1, i as u32)
            })
            .collect();
        order.sort_unstable();
        let mut place_of = vec![0; places.len()];
        for (place, &(_, i)) in order.iter().enumerate() {
            place_of[i as usize] = place as u32;
        }
        let n_leaves = places.len().div_ceil(LANES);
        Self {
            sides: Sides::nothing(places.len()),
            around: Sides::nothing(n_leaves),
            place_of,
            in_place: order.into_iter().map(|(_, i)| i).collect(),
        }
    }

    /// Puts a rectangle somewhere else.
    pub(crate) fn set(&mut self, i: usize, rect: Rect) {
        let place = self.place_of[i] as usize;
        self.sides.set(place, rect);
        self.around.set(place / LANES, self.sides.around(place / LANES));
    }

    /// Puts all rectangles somewhere else.
    pub(crate) fn set_all(&mut self, rect: impl Fn(usize) -> Rect) {
        for (place, &i) in self.in_place.iter().enumerate() {
            self.sides.set(place, rect(i as usize));
        }
        self.gather();
    }

    fn gather(&mut self) {
        for leaf in 0..self.sides.n_leaves() {
            self.around.set(leaf, self.sides.around(leaf));
        }
    }

    /// Whether `is_it` holds for any of the rectangles that meet this one; it is asked for their
    /// numbers, in an order of its own, until it does.
    pub(crate) fn any_meeting(&self, rect: Rect, mut is_it: impl FnMut(usize) -> bool) -> bool {
        for block in 0..self.around.n_leaves() {
            let mut leaves = self.around.meeting(block, rect);
            while leaves != 0 {
                let leaf = block * LANES + pop(&mut leaves);
                let mut hits = self.sides.meeting(leaf, rect);
                while hits != 0 {
                    let place = leaf * LANES + pop(&mut hits);
                    if is_it(self.in_place[place] as usize) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Visits the numbers of the rectangles that meet this one.
    pub(crate) fn meeting(&self, rect: Rect, mut visit: impl FnMut(usize)) {
        self.any_meeting(rect, |i| {
            visit(i);
            false
        });
    }

    /// Visits all pairs of rectangles that meet when one of them is grown by `room` on each side.
    pub(crate) fn pairs(&self, room: f32, mut visit: impl FnMut(usize, usize)) {
        let n_leaves = self.sides.n_leaves();
        let mut others = Vec::new();
        for leaf in 0..n_leaves {
            let around = self.around.get(leaf).expand(room);
            others.clear();
            for block in leaf / LANES..self.around.n_leaves() {
                let mut leaves = self.around.meeting(block, around);
                while leaves != 0 {
                    let other = block * LANES + pop(&mut leaves);
                    if other >= leaf {
                        others.push(other);
                    }
                }
            }
            for place in leaf * LANES..((leaf + 1) * LANES).min(self.in_place.len()) {
                let rect = self.sides.get(place).expand(room);
                for &other in &others {
                    let mut hits = self.sides.meeting(other, rect);
                    while hits != 0 {
                        let second = other * LANES + pop(&mut hits);
                        if second > place {
                            visit(self.in_place[place] as usize, self.in_place[second] as usize);
                        }
                    }
                }
            }
        }
    }

    /// What a question costs about, in comparisons of sixteen rectangles.
    pub(crate) fn cost(&self) -> usize {
        2 + self.around.n_leaves()
    }
}

/// The lower 16 bits, with a 0 between any two.
pub(crate) fn spread(v: u32) -> u32 {
    let mut x = v & 0xffff;
    x = (x | x << 8) & 0x00ff_00ff;
    x = (x | x << 4) & 0x0f0f_0f0f;
    x = (x | x << 2) & 0x3333_3333;
    (x | x << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use emath::{Rect, pos2, vec2};

    use super::Leaves;

    fn rect(i: usize) -> Rect {
        let (x, y) = ((i * 37 % 101) as f32 * 9.0, (i * 53 % 89) as f32 * 7.0);
        Rect::from_min_size(pos2(x - 200.0, y), vec2(5.0 + (i % 60) as f32, 12.0))
    }

    #[test]
    fn what_is_found_is_what_comparing_with_all_finds_also_after_moves() {
        let mut rects: Vec<Rect> = (0..300).map(rect).collect();
        let mut leaves = Leaves::of(&rects);
        for round in 0..300 {
            let asked = rect(round * 7 + 1).translate(vec2(round as f32 - 150.0, -40.0));
            let all: BTreeSet<usize> = (0..300).filter(|&j| rects[j].intersects(asked)).collect();
            let mut found = BTreeSet::new();
            leaves.meeting(asked, |i| assert!(found.insert(i)));
            assert_eq!(found, all);
            assert_eq!(leaves.any_meeting(asked, |_| true), !all.is_empty());
            rects[round] = rects[round].translate(vec2(400.0, 3.0 * round as f32));
            leaves.set(round, rects[round]);
        }
    }

    #[test]
    fn pairs_are_all_that_come_near_and_each_comes_once() {
        let rects: Vec<Rect> = (0..300).map(rect).collect();
        let mut expected = BTreeSet::new();
        for i in 0..300 {
            for j in 0..i {
                if rects[i].expand(9.0).intersects(rects[j]) {
                    expected.insert((j, i));
                }
            }
        }
        let mut found = BTreeSet::new();
        Leaves::of(&rects).pairs(9.0, |i, j| assert!(found.insert((i.min(j), i.max(j)))));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_not_put_anywhere_is_not_found() {
        let mut leaves = Leaves::around_places((0..40).map(|i| pos2(i as f32, 0.0)));
        let page = Rect::from_min_max(pos2(-900.0, -900.0), pos2(900.0, 900.0));
        assert!(!leaves.any_meeting(page, |_| true));
        leaves.set(21, rect(21));
        assert!(leaves.any_meeting(page, |i| i == 21));
        assert!(!Leaves::default().any_meeting(page, |_| true));
    }
}

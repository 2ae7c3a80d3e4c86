//! All nodes push all others: approximated by a quadtree over nodes in Morton order (after Barnes
//! and Hut, 1986). Nodes that are near each other in that order, a leaf of the tree, share one walk
//! through it; the innermost loop is over a leaf's nodes side by side, which compilers turn into
//! vector instructions.

use crate::layout::near::spread;

/// Nodes in a leaf, and lanes of the innermost loop.
const LANES: usize = 16;

/// No child there.
const NONE: u32 = u32::MAX;

/// A cell whose side is less than this share of its distance counts as one body.
const OPENING: f32 = 1.2;

/// Two nodes on the same spot are this far apart, squared: nothing may divide by 0.
const SOFTENING: f32 = 1e-4;

/// Levels of the tree: 16 bits for each coordinate.
const DEEPEST: i32 = 30;

/// Graphs below this are sorted by comparison, larger ones digit by digit.
const RADIX_FROM: usize = 2_000;

#[derive(Clone, Copy, Debug)]
struct Cell {
    x: f32,
    y: f32,
    mass: f32,
    side: f32,
    from: u32,
    to: u32,
    children: [u32; 4],
}

impl Cell {
    fn is_leaf(&self) -> bool {
        self.children == [NONE; 4]
    }
}

/// The tree, with its nodes in their order along the Morton curve.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    /// Morton code and number of each node, in order.
    order: Vec<(u32, u32)>,
    spare: Vec<(u32, u32)>,
    x: Vec<f32>,
    y: Vec<f32>,
    masses: Vec<f32>,
    cells: Vec<Cell>,
    leaves: Vec<u32>,
    stack: Vec<u32>,
    bodies: Bodies,
}

/// What pushes a leaf: far cells as one body each, near nodes one by one.
#[derive(Clone, Debug, Default)]
struct Bodies {
    x: Vec<f32>,
    y: Vec<f32>,
    masses: Vec<f32>,
}

impl Tree {
    /// Adds to `forces` what pushes each node: for another of mass m at distance d, m / d, away from
    /// it. O(n log n) for n nodes.
    pub(super) fn push(&mut self, x: &[f32], y: &[f32], masses: &[f32], forces: [&mut [f32]; 2]) {
        if x.is_empty() {
            return;
        }
        let side = self.sort(x, y);
        for (i, &(_, node)) in self.order.iter().enumerate() {
            let node = node as usize;
            (self.x[i], self.y[i], self.masses[i]) = (x[node], y[node], masses[node]);
        }
        self.cells.clear();
        self.leaves.clear();
        self.build(0, x.len(), DEEPEST, side);
        let [along_x, along_y] = forces;
        for leaf in 0..self.leaves.len() {
            let cell = self.cells[self.leaves[leaf] as usize];
            let (mut from, to) = (cell.from as usize, cell.to as usize);
            // A leaf at the tree's depth limit can be longer than the lanes.
            while from < to {
                let until = (from + LANES).min(to);
                self.push_leaf(from, until, along_x, along_y);
                from = until;
            }
        }
    }

    /// Sorts the nodes along the Morton curve over the square around them; returns its side.
    fn sort(&mut self, x: &[f32], y: &[f32]) -> f32 {
        let n = x.len();
        let bounds = |v: &[f32]| {
            v.iter().fold((f32::MAX, f32::MIN), |(low, high), &c| (low.min(c), high.max(c)))
        };
        let ((left, right), (top, bottom)) = (bounds(x), bounds(y));
        let side = (right - left).max(bottom - top).max(1e-6) * 1.0001;
        let scale = 65_535.0 / side;
        self.order.clear();
        self.order.extend((0..n).map(|i| {
            let code =
                spread(((x[i] - left) * scale) as u32) | spread(((y[i] - top) * scale) as u32) << 1;
            (code, i as u32)
        }));
        if n < RADIX_FROM {
            self.order.sort_unstable();
        } else {
            self.spare.resize(n, (0, 0));
            for shift in [0, 8, 16, 24] {
                let digit = |key: u32| (key >> shift) as usize & 255;
                let mut starts = [0_usize; 256];
                self.order.iter().for_each(|&(key, _)| starts[digit(key)] += 1);
                let mut sum = 0;
                for start in &mut starts {
                    sum += std::mem::replace(start, sum);
                }
                for &entry in &self.order {
                    let start = &mut starts[digit(entry.0)];
                    self.spare[*start] = entry;
                    *start += 1;
                }
                std::mem::swap(&mut self.order, &mut self.spare);
            }
        }
        for sorted in [&mut self.x, &mut self.y, &mut self.masses] {
            sorted.resize(n, 0.0);
        }
        side
    }

    /// The cell of a part of the order; `shift` is the position of its two bits in the codes.
    fn build(&mut self, from: usize, to: usize, shift: i32, side: f32) -> u32 {
        let id = self.cells.len() as u32;
        let mut children = [NONE; 4];
        let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
        let none = Cell { x, y, mass, side, from: from as u32, to: to as u32, children };
        self.cells.push(none);
        if to - from > LANES && shift >= 0 {
            let mut start = from;
            for quarter in 0..4_u32 {
                let rest = &self.order[start..to];
                let end = start + rest.partition_point(|&(key, _)| (key >> shift) & 3 <= quarter);
                if end > start {
                    let child = self.build(start, end, shift - 2, side / 2.0);
                    let cell = &self.cells[child as usize];
                    x += cell.x * cell.mass;
                    y += cell.y * cell.mass;
                    mass += cell.mass;
                    children[quarter as usize] = child;
                }
                start = end;
            }
        } else {
            self.leaves.push(id);
            for i in from..to {
                x += self.x[i] * self.masses[i];
                y += self.y[i] * self.masses[i];
                mass += self.masses[i];
            }
        }
        self.cells[id as usize] = Cell { x: x / mass, y: y / mass, mass, children, ..none };
        id
    }

    /// Pushes up to [`LANES`] nodes that stand near each other.
    fn push_leaf(&mut self, from: usize, to: usize, along_x: &mut [f32], along_y: &mut [f32]) {
        let n = to - from;
        let (mut x, mut y) = ([self.x[from]; LANES], [self.y[from]; LANES]);
        x[..n].copy_from_slice(&self.x[from..to]);
        y[..n].copy_from_slice(&self.y[from..to]);
        self.gather(&x, &y);
        let (mut sum_x, mut sum_y) = ([0.0_f32; LANES], [0.0_f32; LANES]);
        let bodies = self.bodies.x.iter().zip(&self.bodies.y).zip(&self.bodies.masses);
        for ((&body_x, &body_y), &mass) in bodies {
            for lane in 0..LANES {
                let (dx, dy) = (x[lane] - body_x, y[lane] - body_y);
                let share = mass / (dx * dx + dy * dy + SOFTENING);
                sum_x[lane] += dx * share;
                sum_y[lane] += dy * share;
            }
        }
        for lane in 0..n {
            let node = self.order[from + lane].1 as usize;
            along_x[node] += sum_x[lane];
            along_y[node] += sum_y[lane];
        }
    }

    /// Collects what pushes nodes at these places.
    fn gather(&mut self, x: &[f32; LANES], y: &[f32; LANES]) {
        let middle = |v: &[f32; LANES]| {
            let (low, high) =
                v.iter().fold((f32::MAX, f32::MIN), |(low, high), &c| (low.min(c), high.max(c)));
            (f32::midpoint(low, high), (high - low) / 2.0)
        };
        let ((mid_x, half_x), (mid_y, half_y)) = (middle(x), middle(y));
        let Bodies { x: body_x, y: body_y, masses } = &mut self.bodies;
        body_x.clear();
        body_y.clear();
        masses.clear();
        self.stack.clear();
        self.stack.push(0);
        while let Some(id) = self.stack.pop() {
            let cell = &self.cells[id as usize];
            let dx = ((cell.x - mid_x).abs() - half_x).max(0.0);
            let dy = ((cell.y - mid_y).abs() - half_y).max(0.0);
            if (dx * dx + dy * dy) * (OPENING * OPENING) > cell.side * cell.side {
                body_x.push(cell.x);
                body_y.push(cell.y);
                masses.push(cell.mass);
            } else if cell.is_leaf() {
                let nodes = cell.from as usize..cell.to as usize;
                body_x.extend_from_slice(&self.x[nodes.clone()]);
                body_y.extend_from_slice(&self.y[nodes.clone()]);
                masses.extend_from_slice(&self.masses[nodes]);
            } else {
                self.stack.extend(cell.children.iter().filter(|&&child| child != NONE));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::layout::initial::Random;

    #[test]
    fn the_tree_pushes_nearly_as_all_pairs_do() {
        for n in [1, 2, 17, 500, 2_500] {
            let mut random = Random::new(3);
            let (x, y): (Vec<f32>, Vec<f32>) =
                (0..n).map(|_| (900.0 * random.signed(), 500.0 * random.signed())).unzip();
            let masses: Vec<f32> = (0..n).map(|i| 1.0 + (i % 5) as f32).collect();
            let (mut along_x, mut along_y) = (vec![0.0; n], vec![0.0; n]);
            Tree::default().push(&x, &y, &masses, [&mut along_x, &mut along_y]);
            let (mut error, mut all) = (0.0_f64, 1e-9_f64);
            for i in 0..n {
                let (mut exact_x, mut exact_y) = (0.0_f32, 0.0_f32);
                for j in (0..n).filter(|&j| j != i) {
                    let (dx, dy) = (x[i] - x[j], y[i] - y[j]);
                    let share = masses[j] / (dx * dx + dy * dy);
                    exact_x += dx * share;
                    exact_y += dy * share;
                }
                error += f64::from((along_x[i] - exact_x).abs() + (along_y[i] - exact_y).abs());
                all += f64::from(exact_x.abs() + exact_y.abs());
            }
            assert!(error / all < 0.05, "{n}: {error} of {all}");
        }
    }

    #[test]
    fn many_nodes_on_one_spot_are_no_trouble() {
        let (x, y, masses) = (vec![1.0; 300], vec![2.0; 300], vec![1.0; 300]);
        let (mut along_x, mut along_y) = (vec![0.0; 300], vec![0.0; 300]);
        Tree::default().push(&x, &y, &masses, [&mut along_x, &mut along_y]);
        assert!(along_x.iter().chain(&along_y).all(|force| force.abs() < 1e-3));
    }
}

//! One simulation of `ForceAtlas2`: Jacomy, Venturini, Heymann and Bastian, 2014, with its way of
//! choosing how fast each node may go.

use crate::layout::large::graph::{Graph, Spring};
use crate::layout::large::tree::Tree;

/// How much worse than the best a speed may be before it is lowered; theirs, with tolerance 1.
const SWING_TOLERANCE: f64 = 0.05;

/// Pull of the middle, which keeps parts together that no edge ties.
const GRAVITY: f32 = 1.0;

/// Nodes that push and pull each other.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
    force_x: Vec<f32>,
    force_y: Vec<f32>,
    last_x: Vec<f32>,
    last_y: Vec<f32>,
    pub(super) speed: f64,
    efficiency: f64,
    /// How hard nodes push.
    push: f32,
    tree: Tree,
}

impl Field {
    /// Nodes at rest.
    pub(super) fn new(x: Vec<f32>, y: Vec<f32>, push: f32) -> Self {
        let still = vec![0.0; x.len()];
        Self {
            force_x: still.clone(),
            force_y: still.clone(),
            last_x: still.clone(),
            last_y: still,
            x,
            y,
            speed: 1.0,
            efficiency: 1.0,
            push,
            tree: Tree::default(),
        }
    }

    /// Moves every node once. O(n log n + e).
    pub(super) fn step(&mut self, graph: &Graph) {
        std::mem::swap(&mut self.last_x, &mut self.force_x);
        std::mem::swap(&mut self.last_y, &mut self.force_y);
        self.force_x.fill(0.0);
        self.force_y.fill(0.0);
        let forces = [&mut self.force_x[..], &mut self.force_y[..]];
        self.tree.push(&self.x, &self.y, &graph.masses, forces);
        for (i, &mass) in graph.masses.iter().enumerate() {
            let (x, y) = (self.x[i], self.y[i]);
            let pull = GRAVITY * mass / (x * x + y * y).sqrt().max(1e-9);
            self.force_x[i] = self.push * mass * self.force_x[i] - x * pull;
            self.force_y[i] = self.push * mass * self.force_y[i] - y * pull;
        }
        for &Spring { from, to, weight } in &graph.springs {
            let (a, b) = (from as usize, to as usize);
            let (dx, dy) = ((self.x[b] - self.x[a]) * weight, (self.y[b] - self.y[a]) * weight);
            self.force_x[a] += dx;
            self.force_y[a] += dy;
            self.force_x[b] -= dx;
            self.force_y[b] -= dy;
        }
        self.choose_speed(&graph.masses);
        let speed = self.speed as f32;
        for (i, &mass) in graph.masses.iter().enumerate() {
            let share = speed / (1.0 + (speed * mass * self.swing(i)).sqrt());
            self.x[i] += self.force_x[i] * share;
            self.y[i] += self.force_y[i] * share;
        }
    }

    /// How much the force on a node has changed.
    fn swing(&self, i: usize) -> f32 {
        let (dx, dy) = (self.last_x[i] - self.force_x[i], self.last_y[i] - self.force_y[i]);
        (dx * dx + dy * dy).sqrt()
    }

    /// Faster while all go one way, slower when they swing.
    fn choose_speed(&mut self, masses: &[f32]) {
        let (mut swing, mut traction) = (0.0_f64, 0.0_f64);
        for (i, &mass) in masses.iter().enumerate() {
            let (sum_x, sum_y) =
                (self.last_x[i] + self.force_x[i], self.last_y[i] + self.force_y[i]);
            swing += f64::from(mass * self.swing(i));
            traction += f64::from(mass * 0.5 * (sum_x * sum_x + sum_y * sum_y).sqrt());
        }
        if swing <= 0.0 || traction <= 0.0 {
            return;
        }
        let n = masses.len() as f64;
        let estimate = SWING_TOLERANCE * n.sqrt();
        let mut tolerance = estimate.sqrt().max((estimate * traction / (n * n)).min(10.0));
        if swing / traction > 2.0 {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.5;
            }
            tolerance = tolerance.max(1.0);
        }
        let target = tolerance * self.efficiency * traction / swing;
        if swing > tolerance * traction {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.7;
            }
        } else if self.speed < 1_000.0 {
            self.efficiency *= 1.3;
        }
        self.speed += (target - self.speed).min(0.5 * self.speed);
    }
}

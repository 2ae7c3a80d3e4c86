//! Points for the nodes of large graphs, which knows nothing of boxes: `ForceAtlas2` on coarser and
//! coarser graphs first (after Walshaw, 2003), so that few steps on the whole graph are enough.

mod field;
mod graph;
mod tree;

use emath::{Pos2, Rect, Vec2, pos2};

use crate::layout::board::{Board, segments_cross};
use crate::layout::curve::length;
use crate::layout::improve;
use crate::layout::initial::Random;
use crate::layout::large::field::Field;
use crate::layout::large::graph::Graph;
use crate::layout::request::{LayoutBox, LayoutEdge, LayoutRequest};

/// A graph this small is laid out from random places.
const COARSEST: usize = 60;

/// A coarser graph must be at most this part of the finer one, else there is no use in it.
const LEAST_GAIN: f32 = 0.9;

/// Steps on the coarsest graph, on those between, and on the whole one.
const COARSEST_STEPS: usize = 300;
const STEPS: usize = 50;
const LAST_STEPS: usize = 30;

/// Graphs up to this many nodes have steps to spare.
const SMALL: usize = 2_000;
const SMALL_STEPS: usize = 200;

/// How hard nodes push, in large graphs and in very small ones, as Gephi has it.
const PUSH: f32 = 2.0;
const SMALL_PUSH: f32 = 10.0;
const SMALL_PUSH_BELOW: usize = 100;

/// Nodes of a cluster start around its place, this far from each other in relation to the mean
/// distance of nodes.
const SCATTER: f32 = 0.3;

/// How long a new level waits before it is as fast as the last one was.
const LATER_SPEED: f64 = 0.3;

/// Small graphs are laid out from several starts: so many times the square of their nodes in all, and
/// so many times at most.
const TRIED: usize = 40_000;
const MOST_TRIES: u64 = 12;

/// As [`positions`], but of small graphs the best of several layouts from different starts: that with
/// the fewest crossings. Comparing all pairs of edges takes little beside that.
pub fn best_positions(n: usize, edges: &[(usize, usize, f32)], seed: u64) -> Vec<Pos2> {
    let edges: Vec<_> = edges.iter().copied().filter(|&(a, b, _)| a < n && b < n).collect();
    let n_tries = ((TRIED / (n * n).max(1)) as u64).clamp(1, MOST_TRIES);
    if n_tries == 1 || edges.len() > 8 * n {
        return positions(n, &edges, seed);
    }
    let tries = (0..n_tries).map(|nth| positions(n, &edges, seed.wrapping_add(nth)));
    polished(&edges, tries.min_by_key(|at| crossings(&edges, at)).unwrap_or_default(), seed)
}

/// The same, with fewer crossings still: nodes go wherever trials find it better.
fn polished(edges: &[(usize, usize, f32)], at: Vec<Pos2>, seed: u64) -> Vec<Pos2> {
    let sum: f32 = edges.iter().map(|&(a, b, _)| length(at[a] - at[b])).sum();
    // All on one spot, or no edges: nothing crosses.
    if sum <= 0.0 {
        return at;
    }
    let n = at.len();
    let scale = POLISHED_LENGTH * edges.len() as f32 / sum;
    let a_box = LayoutBox {
        rect: Rect::from_center_size(Pos2::ZERO, Vec2::splat(1.0)),
        group: None,
        fixed: None,
    };
    let edge = |&(from, to, strength): &(usize, usize, f32)| {
        let gap = scale * length(at[from] - at[to]);
        LayoutEdge { from, to, strength, gap, weight: 1.0 }
    };
    let request = LayoutRequest {
        boxes: vec![a_box; n],
        edges: edges.iter().map(edge).collect(),
        groups: Vec::new(),
        seed,
    };
    let middles = at.iter().map(|pos| (pos.to_vec2() * scale).to_pos2()).collect();
    let mut board = Board::new(&request, middles);
    improve::improve(&mut board, &mut Random::new(seed), POLISHING_PER_NODE * n, POLISHING_HEAT);
    board.middles().iter().map(|pos| (pos.to_vec2() / scale).to_pos2()).collect()
}

/// How long edges are in the mean while nodes are tried in other places, what that may cost, and how
/// bold it is.
const POLISHED_LENGTH: f32 = 150.0;
const POLISHING_PER_NODE: usize = 2_000;
const POLISHING_HEAT: f32 = 0.05;

/// How many pairs of edges cross.
fn crossings(edges: &[(usize, usize, f32)], at: &[Pos2]) -> usize {
    let edges: Vec<(usize, usize)> = edges.iter().map(|&(a, b, _)| (a, b)).collect();
    let cross = |(a, b): (usize, usize), (c, d): (usize, usize)| {
        let shares_end = a == c || a == d || b == c || b == d;
        !shares_end && segments_cross(at[a], at[b], at[c], at[d])
    };
    let earlier = |(i, &edge): (usize, &(usize, usize))| {
        edges[..i].iter().filter(|&&other| cross(edge, other)).count()
    };
    edges.iter().enumerate().map(earlier).sum()
}

/// Places for `n` nodes with these edges (two ends and a weight, 1 being usual): neighbors near each
/// other, clusters apart, hubs in the middle of theirs. The same for the same input on every
/// machine. O(i·(n log n + e)) for i steps.
pub fn positions(n: usize, edges: &[(usize, usize, f32)], seed: u64) -> Vec<Pos2> {
    let mut graphs = vec![Graph::new(n, edges)];
    let mut clusters = Vec::new();
    while let Some(finest) = graphs.last().filter(|graph| graph.len() > COARSEST) {
        let (coarser, cluster_of) = finest.coarser();
        if coarser.len() as f32 > LEAST_GAIN * finest.len() as f32 {
            break;
        }
        graphs.push(coarser);
        clusters.push(cluster_of);
    }
    let push = if n < SMALL_PUSH_BELOW { SMALL_PUSH } else { PUSH };
    let mut random = Random::new(seed);
    let top = graphs.pop().unwrap_or_default();
    let reach = 5.0 * (n as f32).sqrt();
    let (x, y) = (0..top.len()).map(|_| (reach * random.signed(), reach * random.signed())).unzip();
    let mut field = Field::new(x, y, push);
    for _ in 0..COARSEST_STEPS {
        field.step(&top);
    }
    while let (Some(graph), Some(cluster_of)) = (graphs.pop(), clusters.pop()) {
        field = refined(&field, &graph, &cluster_of, push, &mut random);
        let steps = if !graphs.is_empty() {
            STEPS
        } else if n <= SMALL {
            SMALL_STEPS
        } else {
            LAST_STEPS
        };
        for _ in 0..steps {
            field.step(&graph);
        }
    }
    field.x.iter().zip(&field.y).map(|(&x, &y)| pos2(x, y)).collect()
}

/// The nodes of a finer graph around the places of their clusters.
fn refined(
    coarse: &Field,
    graph: &Graph,
    cluster_of: &[u32],
    push: f32,
    random: &mut Random,
) -> Field {
    let squares = coarse.x.iter().chain(&coarse.y).map(|c| c * c).sum::<f32>();
    let spread = (squares / coarse.x.len().max(1) as f32).sqrt();
    let reach = 0.5 * SCATTER * spread / (graph.len() as f32).sqrt();
    let (x, y) = cluster_of
        .iter()
        .map(|&cluster| {
            let (x, y) = (coarse.x[cluster as usize], coarse.y[cluster as usize]);
            (x + reach * random.signed(), y + reach * random.signed())
        })
        .unzip();
    let mut field = Field::new(x, y, push);
    field.speed = (coarse.speed * LATER_SPEED).max(0.05);
    field
}

#[cfg(test)]
mod tests {
    use super::{best_positions, crossings, positions};
    use crate::layout::curve::length;

    /// So many rings of 30 nodes, tied in a chain.
    fn rings(n: usize) -> (usize, Vec<(usize, usize, f32)>) {
        let mut edges = Vec::new();
        for ring in 0..n {
            let first = 30 * ring;
            edges.extend((0..30).map(|i| (first + i, first + (i + 1) % 30, 1.0)));
            edges.extend((0..30).map(|i| (first + i, first + (i + 7) % 30, 1.0)));
            if ring > 0 {
                edges.push((first, first - 15, 1.0));
            }
        }
        (30 * n, edges)
    }

    #[test]
    fn neighbors_are_much_nearer_than_strangers() {
        let (n, edges) = rings(12);
        let at = positions(n, &edges, 1);
        assert_eq!(at, positions(n, &edges, 1));
        let mean = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|&(a, b)| length(at[a] - at[b])).sum::<f32>() / pairs.len() as f32
        };
        let tied: Vec<(usize, usize)> = edges.iter().map(|&(a, b, _)| (a, b)).collect();
        let strangers: Vec<(usize, usize)> = (0..n).map(|i| (i, (i + 97) % n)).collect();
        assert!(mean(&tied) * 4.0 < mean(&strangers));
    }

    #[test]
    fn the_best_of_several_tries_has_fewer_crossings_than_the_first() {
        let edges: Vec<(usize, usize, f32)> =
            (0..110).map(|i| (i % 40, (i * 17 + i * i / 3) % 40, 1.0)).collect();
        let best = crossings(&edges, &best_positions(40, &edges, 3));
        let first = crossings(&edges, &positions(40, &edges, 3));
        assert!(best > 0 && best < first, "{best} {first}");
    }

    #[test]
    fn no_node_and_nodes_without_edges_have_finite_places() {
        assert!(positions(0, &[], 1).is_empty());
        for n in [1, 2, 400] {
            let at = best_positions(n, &[], 1);
            assert!(at.len() == n && at.iter().all(|pos| pos.is_finite()));
        }
    }
}

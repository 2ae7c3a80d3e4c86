//! Graphs of nodes with masses, and coarser graphs of the same shape.

/// An edge between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spring {
    pub(super) from: u32,
    pub(super) to: u32,
    /// How hard it pulls; 1 is usual.
    pub(super) weight: f32,
}

/// Nodes with masses, and edges between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Graph {
    /// For each node how hard it pushes: one more than it has edges, as `ForceAtlas2` has it.
    pub(super) masses: Vec<f32>,
    pub(super) springs: Vec<Spring>,
}

/// A cluster of a coarser graph stands for no more nodes than this: larger ones would be blobs
/// whose inside has to be found anew.
const MOST_IN_CLUSTER: usize = 4;

/// No node yet belongs to this cluster.
const NONE: u32 = u32::MAX;

impl Graph {
    /// A graph of `n` nodes. Edges to nowhere and loops count for nothing.
    pub(super) fn new(n: usize, edges: &[(usize, usize, f32)]) -> Self {
        let springs: Vec<Spring> = edges
            .iter()
            .filter(|(from, to, weight)| from != to && *from < n && *to < n && *weight > 0.0)
            .map(|&(from, to, weight)| Spring { from: from as u32, to: to as u32, weight })
            .collect();
        let mut masses = vec![1.0; n];
        for spring in &springs {
            masses[spring.from as usize] += 1.0;
            masses[spring.to as usize] += 1.0;
        }
        Self { masses, springs }
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.masses.len()
    }

    /// For each node its neighbors: where they begin in the list, and the list.
    fn neighbors(&self) -> (Vec<usize>, Vec<(u32, f32)>) {
        let mut starts = vec![0; self.len() + 1];
        for spring in &self.springs {
            starts[spring.from as usize + 1] += 1;
            starts[spring.to as usize + 1] += 1;
        }
        for i in 0..self.len() {
            starts[i + 1] += starts[i];
        }
        let mut ends = starts.clone();
        let mut list = vec![(0, 0.0); 2 * self.springs.len()];
        for &Spring { from, to, weight } in &self.springs {
            for (here, there) in [(from, to), (to, from)] {
                list[ends[here as usize]] = (there, weight);
                ends[here as usize] += 1;
            }
        }
        (starts, list)
    }

    /// A graph of clusters of this one's nodes, and for each node its cluster. Nodes with few edges
    /// join first, each the neighbor that it is tied to most in relation to its mass: so leaves
    /// join their hubs and hubs stay apart.
    pub(super) fn coarser(&self) -> (Self, Vec<u32>) {
        let (starts, list) = self.neighbors();
        let degree = |i: u32| starts[i as usize + 1] - starts[i as usize];
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by_key(|&i| (degree(i), i));
        let mut cluster_of = vec![NONE; self.len()];
        let mut sizes: Vec<usize> = Vec::new();
        for i in order {
            if cluster_of[i as usize] != NONE {
                continue;
            }
            let mut best = (-1.0, None);
            for &(j, weight) in &list[starts[i as usize]..starts[i as usize + 1]] {
                let cluster = cluster_of[j as usize];
                let has_room = cluster == NONE || sizes[cluster as usize] < MOST_IN_CLUSTER;
                let tie = weight / self.masses[j as usize];
                if has_room && tie > best.0 {
                    best = (tie, Some(j));
                }
            }
            let cluster = match best.1.map(|j| (j, cluster_of[j as usize])) {
                Some((_, cluster)) if cluster != NONE => cluster,
                partner => {
                    sizes.push(0);
                    let new = sizes.len() as u32 - 1;
                    if let Some((j, _)) = partner {
                        cluster_of[j as usize] = new;
                        sizes[new as usize] += 1;
                    }
                    new
                }
            };
            cluster_of[i as usize] = cluster;
            sizes[cluster as usize] += 1;
        }
        let mut masses = vec![0.0; sizes.len()];
        for (mass, &cluster) in self.masses.iter().zip(&cluster_of) {
            masses[cluster as usize] += mass;
        }
        (Self { masses, springs: self.between(&cluster_of) }, cluster_of)
    }

    /// The springs between clusters, those between the same two joined.
    fn between(&self, cluster_of: &[u32]) -> Vec<Spring> {
        let mut springs: Vec<Spring> = self
            .springs
            .iter()
            .map(|&Spring { from, to, weight }| {
                let (a, b) = (cluster_of[from as usize], cluster_of[to as usize]);
                Spring { from: a.min(b), to: a.max(b), weight }
            })
            .filter(|spring| spring.from != spring.to)
            .collect();
        springs.sort_by_key(|spring| (spring.from, spring.to));
        springs.dedup_by(|next, kept| {
            let same = (next.from, next.to) == (kept.from, kept.to);
            if same {
                kept.weight += next.weight;
            }
            same
        });
        springs
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;

    #[test]
    fn a_coarser_graph_keeps_all_mass_and_joins_neighbors_only() {
        let edges: Vec<(usize, usize, f32)> = (0..40).map(|i| (i, (i + 1) % 40, 1.0)).collect();
        let graph = Graph::new(40, &edges);
        let (coarse, cluster_of) = graph.coarser();
        assert!(coarse.len() <= 20 && coarse.len() >= 10, "{}", coarse.len());
        let mass = |graph: &Graph| graph.masses.iter().sum::<f32>();
        assert!((mass(&coarse) - mass(&graph)).abs() < 1e-3);
        for cluster in 0..coarse.len() as u32 {
            let members: Vec<usize> = (0..40).filter(|&i| cluster_of[i] == cluster).collect();
            let is_tied =
                |&i: &usize| members.iter().any(|&j| (i + 1) % 40 == j || (j + 1) % 40 == i);
            assert!(members.len() > 1 && members.iter().all(is_tied), "{members:?}");
        }
    }

    #[test]
    fn edges_to_nowhere_and_loops_are_left_out() {
        assert!(Graph::new(2, &[(0, 0, 1.0), (0, 7, 1.0), (0, 1, 0.0)]).springs.is_empty());
    }
}

//! How good a layout is.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use emath::{Pos2, Rect, Vec2};
use entente::layout::LayoutRequest;

/// Nodes from which distances are measured, and nodes whose neighbors are looked at.
const SOURCES: usize = 64;
const LOOKED_AT: usize = 1_000;

/// Crossings of more edges than this are not counted: all pairs would be compared.
const MOST_EDGES: usize = 5_000;

pub(crate) struct Quality {
    /// 0 is perfect.
    pub(crate) stress: f64,
    /// 1 is perfect.
    pub(crate) kept: f64,
    pub(crate) crossings: Option<usize>,
    pub(crate) hidden: Option<usize>,
}

pub(crate) fn of_points(edges: &[(usize, usize)], at: &[Pos2]) -> Quality {
    let mut neighbors = vec![BTreeSet::new(); at.len()];
    for &(a, b) in edges.iter().filter(|(a, b)| a != b) {
        neighbors[a].insert(b);
        neighbors[b].insert(a);
    }
    let crossings = (edges.len() <= MOST_EDGES).then(|| crossings(edges, at));
    Quality { stress: stress(&neighbors, at), kept: kept(&neighbors, at), crossings, hidden: None }
}

pub(crate) fn of_boxes(request: &LayoutRequest, rects: &[Rect]) -> Quality {
    let edges: BTreeSet<(usize, usize)> =
        request.edges.iter().map(|e| (e.from.min(e.to), e.from.max(e.to))).collect();
    let edges: Vec<(usize, usize)> = edges.into_iter().filter(|(a, b)| a != b).collect();
    let at: Vec<Pos2> = rects.iter().map(Rect::center).collect();
    let hidden = edges.iter().filter(|&&(a, b)| {
        let others = rects.iter().enumerate().filter(|(i, _)| *i != a && *i != b);
        others.into_iter().any(|(_, rect)| meets(at[a], at[b], *rect))
    });
    Quality { hidden: Some(hidden.count()), ..of_points(&edges, &at) }
}

/// Evenly spread numbers below `n`.
fn sample(n: usize, most: usize) -> impl Iterator<Item = usize> {
    let m = n.min(most);
    (0..m).map(move |i| i * n / m)
}

fn stress(neighbors: &[BTreeSet<usize>], at: &[Pos2]) -> f64 {
    let (mut pairs, mut sum, mut squares) = (Vec::new(), 0.0, 0.0);
    for source in sample(at.len(), SOURCES) {
        for (target, steps) in steps_from(neighbors, source) {
            let ratio = f64::from((at[source] - at[target]).length()) / f64::from(steps);
            pairs.push(ratio);
            sum += ratio;
            squares += ratio * ratio;
        }
    }
    let scale = sum / squares;
    let errors = pairs.iter().map(|ratio| (scale * ratio - 1.0) * (scale * ratio - 1.0));
    errors.sum::<f64>() / pairs.len() as f64
}

/// How many edges away all others are that can be reached.
fn steps_from(neighbors: &[BTreeSet<usize>], source: usize) -> BTreeMap<usize, u32> {
    let mut steps = BTreeMap::from([(source, 0)]);
    let mut queue = VecDeque::from([source]);
    while let Some(i) = queue.pop_front() {
        let next = steps[&i] + 1;
        for &j in &neighbors[i] {
            steps.entry(j).or_insert_with(|| {
                queue.push_back(j);
                next
            });
        }
    }
    steps.remove(&source);
    steps
}

fn kept(neighbors: &[BTreeSet<usize>], at: &[Pos2]) -> f64 {
    let (mut sum, mut n) = (0.0, 0.0);
    for i in sample(at.len(), LOOKED_AT).filter(|&i| !neighbors[i].is_empty()) {
        let mut others: Vec<(f32, usize)> =
            (0..at.len()).filter(|&j| j != i).map(|j| ((at[j] - at[i]).length_sq(), j)).collect();
        let k = neighbors[i].len().min(others.len());
        others.select_nth_unstable_by(k - 1, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let nearest: BTreeSet<usize> = others[..k].iter().map(|&(_, j)| j).collect();
        let both = nearest.intersection(&neighbors[i]).count() as f64;
        sum += both / nearest.union(&neighbors[i]).count() as f64;
        n += 1.0;
    }
    sum / n
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

fn segments_cross(a: Pos2, b: Pos2, c: Pos2, d: Pos2) -> bool {
    let side = |from: Pos2, to: Pos2, pos: Pos2| cross(to - from, pos - from);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

fn crossings(edges: &[(usize, usize)], at: &[Pos2]) -> usize {
    let mut n = 0;
    for (i, &(a, b)) in edges.iter().enumerate() {
        for &(c, d) in &edges[..i] {
            let shares_end = a == c || a == d || b == c || b == d;
            n += usize::from(!shares_end && segments_cross(at[a], at[b], at[c], at[d]));
        }
    }
    n
}

/// Whether a straight line touches a box.
fn meets(a: Pos2, b: Pos2, rect: Rect) -> bool {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    rect.contains(a)
        || rect.contains(b)
        || (0..4).any(|i| segments_cross(a, b, corners[i], corners[(i + 1) % 4]))
}

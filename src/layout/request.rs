//! What a layout may look at, and what comes out.

use emath::{Pos2, Rect};

/// A node's room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutBox {
    /// All that must stay free, words included, relative to the position of the node.
    pub rect: Rect,
    /// The group it belongs to, as an index into [`LayoutRequest::groups`].
    pub group: Option<usize>,
    /// Where it stands and stays.
    pub fixed: Option<Pos2>,
}

/// Pulls two boxes together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutEdge {
    /// One end, as an index into [`LayoutRequest::boxes`].
    pub from: usize,
    /// The other.
    pub to: usize,
    /// How hard it pulls; 1 is usual.
    pub strength: f32,
    /// The wanted distance between the borders of the two boxes.
    pub gap: f32,
    /// How much it disturbs when it crosses another edge or a box; 1 is usual.
    pub weight: f32,
}

/// Everything that decides a layout. Equal requests give equal layouts, on every machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutRequest {
    /// The nodes.
    pub boxes: Vec<LayoutBox>,
    /// Their edges. Self-loops and edges between boxes that do not exist count for nothing.
    pub edges: Vec<LayoutEdge>,
    /// For each group the box in its middle.
    pub groups: Vec<usize>,
    /// Another seed gives another, equally valid layout.
    pub seed: u64,
}

/// Positions, one for each box of the request, all finite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// In the order of the boxes.
    pub positions: Vec<Pos2>,
}

impl LayoutRequest {
    /// The same request without what names boxes or groups that do not exist, or places that are
    /// no places.
    pub(crate) fn cleaned(&self) -> Self {
        let n = self.boxes.len();
        let exists = |group: usize| self.groups.get(group).is_some_and(|&hub| hub < n);
        let boxes = self.boxes.iter().map(|b| LayoutBox {
            group: b.group.filter(|&group| exists(group)),
            fixed: b.fixed.filter(|pos| pos.is_finite()),
            ..*b
        });
        let mut edges = self.edges.clone();
        edges.retain(|edge| edge.from != edge.to && edge.from < n && edge.to < n);
        let mut boxes: Vec<LayoutBox> = boxes.collect();
        // An empty group keeps its number. The box in the middle of another belongs to it.
        let groups: Vec<usize> =
            self.groups.iter().map(|&hub| hub.min(n.saturating_sub(1))).collect();
        for group in 0..groups.len() {
            if boxes.iter().any(|b| b.group == Some(group)) {
                boxes[groups[group]].group = Some(group);
            }
        }
        Self { boxes, edges, groups, seed: self.seed }
    }

    /// The request without some boxes, and for each box its number in it.
    pub(crate) fn without(&self, left_out: &[bool]) -> (Self, Vec<Option<usize>>) {
        let mut n = 0;
        let index: Vec<Option<usize>> = left_out
            .iter()
            .map(|&out| {
                n += usize::from(!out);
                (!out).then(|| n - 1)
            })
            .collect();
        let kept = self.boxes.iter().zip(left_out).filter(|(_, out)| !**out).map(|(b, _)| *b);
        let edges = self.edges.iter().filter_map(|edge| {
            Some(LayoutEdge { from: index[edge.from]?, to: index[edge.to]?, ..*edge })
        });
        let groups = self.groups.iter().map(|&hub| index.get(hub).copied().flatten());
        let request = Self {
            boxes: kept.collect(),
            edges: edges.collect(),
            // Only an empty group can have lost its middle.
            groups: groups.map(Option::unwrap_or_default).collect(),
            seed: self.seed,
        };
        (request, index)
    }

    /// The rectangle that a box covers in a layout.
    pub fn covered(&self, layout: &Layout, i: usize) -> Rect {
        self.boxes[i].rect.translate(layout.positions[i].to_vec2())
    }
}

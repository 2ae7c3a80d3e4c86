//! The finished picture: what the window paints and the exports write.

use emath::{Pos2, Rect};

use crate::map::{ActorId, LinkId};
use crate::scene::item::Item;
use crate::scene::style::{Color, Theme};

/// How much a part of the picture stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// Something else is looked at.
    Faded,
    /// As usual.
    #[default]
    Normal,
    /// It, or its neighbor, is pointed at.
    Near,
    /// It is selected.
    Selected,
}

/// The soft region around a country with its officials and institutions.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneHull {
    /// The country or organization whose region it is.
    pub actor: ActorId,
    /// In paint order.
    pub items: Vec<Item>,
}

/// A line between two actors, or a bundle of them.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneEdge {
    /// What it stands for: one link, or several that say the same, in order of their ids.
    pub links: Vec<LinkId>,
    /// What it says, as a sentence.
    pub title: String,
    /// Where it starts.
    pub source: ActorId,
    /// Where it ends.
    pub target: ActorId,
    /// Start, two control points, end; touches the outlines of its nodes.
    pub curve: [Pos2; 4],
    /// Line, arrowhead, bar, in paint order.
    pub items: Vec<Item>,
    /// The words on it, where there is room for them.
    pub label: Vec<Item>,
    /// The box of the words; [`Rect::NOTHING`] where there are none.
    pub label_bounds: Rect,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// One of a bundle that is spread out because it is looked at.
    pub unfolded: bool,
}

/// An actor as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneNode {
    /// Whom it stands for.
    pub actor: ActorId,
    /// Its full name and its offices, for pointers and screen readers.
    pub title: String,
    /// The middle of its shape: where its placement is.
    pub center: Pos2,
    /// Its shape, without the words around it.
    pub bounds: Rect,
    /// Shape and words, in paint order.
    pub items: Vec<Item>,
    /// The box of its name and office; [`Rect::NOTHING`] where there was no room for them. May lie
    /// inside `bounds`.
    pub label_bounds: Rect,
    /// Which words stay where there is not room for all; higher first.
    pub priority: u32,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// It is too small to make out and stands under somebody's name: nothing of it is drawn.
    pub folded: bool,
}

/// A note of the user's on a spot of the map, as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneNote {
    /// The spot: its upper left corner.
    pub at: Pos2,
    /// All of its words; what is drawn may end in "…".
    pub text: String,
    /// The slip.
    pub bounds: Rect,
    /// In paint order.
    pub items: Vec<Item>,
}

/// One line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// A drawing around the origin, within ±[`LegendEntry::HALF_WIDTH`] and ±[`LegendEntry::HALF_HEIGHT`].
    pub sample: Vec<Item>,
    /// What it means.
    pub text: String,
}

impl LegendEntry {
    /// Half the room of a sample, in scene units.
    pub const HALF_WIDTH: f32 = 18.0;
    /// Half the room of a sample, in scene units.
    pub const HALF_HEIGHT: f32 = 9.0;
}

/// A finished picture. Parts come in paint order; so do the items in each part.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Everything but the legend lies inside, with a margin.
    pub bounds: Rect,
    /// Light or dark.
    pub theme: Theme,
    /// Behind everything.
    pub background: Color,
    /// Regions, painted first.
    pub hulls: Vec<SceneHull>,
    /// The days of a map that is arranged by time, painted next.
    pub axis: Vec<Item>,
    /// Lines, painted next; their words after all lines.
    pub edges: Vec<SceneEdge>,
    /// Nodes, painted on them.
    pub nodes: Vec<SceneNode>,
    /// The user's notes, painted last.
    pub notes: Vec<SceneNote>,
    /// What the marks mean; only of marks that are visible.
    pub legend: Vec<LegendEntry>,
}

impl Scene {
    /// What is behind everything else: regions and the axis of days.
    pub fn ground(&self) -> impl Iterator<Item = &Item> {
        self.hulls.iter().flat_map(|hull| &hull.items).chain(&self.axis)
    }

    /// All items in paint order, without the legend.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let lines = self.edges.iter().flat_map(|edge| &edge.items);
        let words = self.edges.iter().flat_map(|edge| &edge.label);
        let nodes = self.nodes.iter().flat_map(|node| &node.items);
        let notes = self.notes.iter().flat_map(|note| &note.items);
        self.ground().chain(lines).chain(words).chain(nodes).chain(notes)
    }

    /// The node of an actor, if it is in the picture.
    pub fn node(&self, actor: ActorId) -> Option<&SceneNode> {
        self.nodes.iter().find(|node| node.actor == actor)
    }

    /// The line that stands for a link, if it is in the picture.
    pub fn edge(&self, link: LinkId) -> Option<&SceneEdge> {
        self.edges.iter().find(|edge| edge.links.contains(&link))
    }
}

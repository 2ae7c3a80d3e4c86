//! What the picture should show, and where the actors stand.

use std::collections::{BTreeMap, BTreeSet};

use emath::Pos2;

use crate::map::{ActorId, LinkId, Shown};
use crate::scene::arrangement::Arrangement;
use crate::scene::style::Theme;

/// Where an actor stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The middle of its shape, in scene units.
    pub pos: Pos2,
    /// The user put it there: no arranging moves it.
    pub pinned: bool,
}

/// Where the actors stand. Those that are missing are not drawn.
pub type Placement = BTreeMap<ActorId, Placed>;

/// Something in the picture that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    /// A node.
    Actor(ActorId),
    /// A line.
    Link(LinkId),
}

/// What the picture should show, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneOptions {
    /// Light or dark.
    pub theme: Theme,
    /// Pixels per scene unit that the picture will be looked at with: decides which words are
    /// worth writing and how large. Quantize it (say to steps of √2) to keep pictures reusable.
    pub zoom: f32,
    /// What is selected: drawn with a ring; it and its neighbors stand out.
    pub selected: Option<Hit>,
    /// Actors that are selected together with it, or without anything that leads.
    pub selected_actors: BTreeSet<ActorId>,
    /// What the pointer is on: it and its neighbors stand out.
    pub hovered: Option<Hit>,
    /// Drawn pale, as if something else were looked at: what a search did not find.
    pub faded: BTreeSet<ActorId>,
    /// Not drawn, nor are their links.
    pub hidden_actors: BTreeSet<ActorId>,
    /// Not drawn.
    pub hidden_links: BTreeSet<LinkId>,
    /// What lines are called, where the picture is to say so: "r12". Bundles are unfolded then, so
    /// that each line has its own.
    pub names: BTreeMap<LinkId, String>,
    /// How the map was arranged: one by time has an axis of days.
    pub arrangement: Arrangement,
    /// The user's words on spots of the map, in scene units.
    pub notes: Vec<(Pos2, String)>,
}

impl SceneOptions {
    /// For a picture of what is shown of a map in its arrangement, with the user's notes on it:
    /// nothing selected.
    pub fn showing(
        shown: &Shown,
        arrangement: Arrangement,
        notes: &[(Pos2, String)],
        theme: Theme,
    ) -> Self {
        Self {
            theme,
            arrangement,
            hidden_actors: shown.hidden_actors(),
            hidden_links: shown.hidden_links(),
            notes: notes.to_vec(),
            ..Self::default()
        }
    }
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            zoom: 1.0,
            selected: None,
            selected_actors: BTreeSet::new(),
            hovered: None,
            faded: BTreeSet::new(),
            hidden_actors: BTreeSet::new(),
            hidden_links: BTreeSet::new(),
            names: BTreeMap::new(),
            arrangement: Arrangement::Groups,
            notes: Vec::new(),
        }
    }
}

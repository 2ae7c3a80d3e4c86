//! The map, laid out and styled → shapes: the one picture that the window and every export draw.

pub mod curve;
mod hit;
pub mod item;
pub mod measure;
mod options;
mod picture;
pub mod style;

pub use hit::hit;
pub use item::{Anchor, Dash, Item, Stroke, Text, Weight};
pub use options::{Hit, Placed, Placement, SceneOptions};
pub use picture::{Emphasis, LegendEntry, Scene, SceneEdge, SceneHull, SceneNode};
pub use style::{Color, Palette, Theme};

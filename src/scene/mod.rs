//! The map, laid out and styled → shapes: the one picture that the window and every export draw.

mod arrange;
mod arrangement;
mod axis;
mod build;
mod cast;
#[cfg(test)]
mod crowded;
mod edge;
mod figure;
#[cfg(test)]
pub(crate) mod fixture;
mod glyph;
pub(crate) mod grid;
mod hit;
mod hull;
pub mod item;
mod label;
mod legend;
pub mod measure;
mod names;
mod node;
mod note;
mod options;
mod picture;
mod shape;
pub mod style;
mod walk;
mod words;

pub use arrange::{arrange, layout_request, rearrange};
pub use arrangement::{Arrangement, rearrange_as};
pub use build::{bounds, build, picture_of};
pub use hit::hit;
pub use item::{Anchor, Dash, Item, Stroke, Text, Weight};
pub use options::{Hit, Placed, Placement, SceneOptions};
pub use picture::{Emphasis, LegendEntry, Scene, SceneEdge, SceneHull, SceneNode, SceneNote};
pub use style::{Color, Palette, Theme};
pub use walk::{Direction, next};

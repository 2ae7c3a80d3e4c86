//! Relations of several articles → the map that the user sees.

mod actor;
mod build;
mod changes;
mod copies;
mod filter;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod groups;
mod link;
mod links;
mod matrix;
mod merge;
mod offices;
mod origin;
mod query;
mod relationship_map;
mod roll_up;
mod shown;
mod timeline;
pub mod wording;
mod words;

pub use actor::{Actor, ActorId, ActorMention, ActorOffice};
pub use build::{ArticleExtraction, build};
pub use changes::Changes;
pub use filter::{Counts, Filter, days};
pub use link::{Link, LinkId};
pub use matrix::Matrix;
pub use origin::Origin;
pub use relationship_map::RelationshipMap;
pub use roll_up::{RolledUp, roll_up};
pub use shown::{Altitude, Focus, Perspective, Shown};
pub use timeline::{Lane, Mark, lanes};
pub use wording::sentence;

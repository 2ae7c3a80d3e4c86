//! Relations of several articles → the map that the user sees.

mod actor;
mod build;
mod copies;
#[cfg(test)]
pub(crate) mod fixture;
mod link;
mod links;
mod merge;
mod offices;
mod origin;
mod query;
mod relationship_map;
pub mod wording;
mod words;

pub use actor::{Actor, ActorId, ActorMention, ActorOffice};
pub use build::{ArticleExtraction, build};
pub use link::{Link, LinkId};
pub use origin::Origin;
pub use relationship_map::RelationshipMap;
pub use wording::sentence;

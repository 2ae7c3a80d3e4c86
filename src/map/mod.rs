//! Relations of several articles → the map that the user sees.

mod actor;
mod link;
mod relationship_map;

pub use actor::{Actor, ActorId, ActorMention, ActorOffice};
pub use link::{Link, LinkId};
pub use relationship_map::RelationshipMap;

//! Relations of several articles → the map that the user sees.

mod actor;
mod build;
mod link;
mod relationship_map;
mod sentence;

pub use actor::{Actor, ActorId, ActorMention, ActorOffice};
pub use build::{ArticleExtraction, build};
pub use link::{Link, LinkId};
pub use relationship_map::RelationshipMap;
pub use sentence::sentence;

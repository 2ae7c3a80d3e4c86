//! A link as a sentence: "Takeshi Iwaya will meet Marco Rubio".

use crate::map::{Link, RelationshipMap};
use crate::relations::{Predicate, Status, phrase};

/// A link as a sentence without a full stop. An office is said by its title, as far as the map
/// knows it.
pub fn sentence(map: &RelationshipMap, link: &Link) -> String {
    let name = |id| map.actor(id).map_or("someone", |a| a.name.as_str());
    let (source, target) = (name(link.source), name(link.target));
    if link.predicate == Predicate::HoldsOffice && link.status != Status::Denied {
        let title = map
            .actor(link.source)
            .and_then(|a| a.offices.iter().find(|o| o.of == Some(link.target)))
            .map(|o| o.title.as_str());
        if let Some(title) = title {
            let verb = match link.status {
                Status::Happened => "was",
                Status::Planned => "will be",
                Status::Possible => "may be",
                Status::Ongoing | Status::Denied => "is",
            };
            return format!("{source} {verb} {title} of {target}");
        }
    }
    format!("{source} {} {target}", phrase(link.predicate, link.status))
}

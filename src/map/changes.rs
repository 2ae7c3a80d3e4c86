//! What an article adds to what the others say: who is new, what is, what is said again, and what
//! is said otherwise.

use crate::map::{ActorId, LinkId, RelationshipMap};
use crate::text::ArticleId;

/// What an article adds to a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Actors that no other article speaks of.
    pub new_actors: Vec<ActorId>,
    /// Offices that no other article tells: whose, and which of theirs.
    pub new_offices: Vec<(ActorId, usize)>,
    /// Links that no other article shows and that fit all others.
    pub new_links: Vec<LinkId>,
    /// Links that others show too.
    pub confirmed: Vec<LinkId>,
    /// Links that no other article shows, with one between the same two that others show and that
    /// says the same with another status: planned there, happened here.
    pub restated: Vec<(LinkId, LinkId)>,
}

impl Changes {
    /// What one of the map's articles adds to the others. O(a·m + l·e) for a actors with m mentions
    /// and l links with e pieces of evidence.
    pub fn by(map: &RelationshipMap, article: ArticleId) -> Self {
        let mut changes = Self::default();
        for actor in map.actors() {
            let is_here = actor.mentions.iter().any(|m| m.article == article);
            if is_here && actor.mentions.iter().all(|m| m.article == article) {
                changes.new_actors.push(actor.id);
            }
            for (nth, office) in actor.offices.iter().enumerate() {
                if office.articles == [article] {
                    changes.new_offices.push((actor.id, nth));
                }
            }
        }
        let is_here = |id: ArticleId| id == article;
        for link in map.links().filter(|l| l.evidence.iter().any(|e| is_here(e.article))) {
            if link.evidence.iter().any(|e| !is_here(e.article)) {
                changes.confirmed.push(link.id);
                continue;
            }
            let before = map.links_between(link.source, link.target).into_iter().find(|other| {
                let turned = other.source != link.source && !link.predicate.is_symmetric();
                other.predicate == link.predicate
                    && other.status != link.status
                    && !turned
                    && other.evidence.iter().any(|e| !is_here(e.article))
            });
            match before {
                Some(before) => changes.restated.push((before.id, link.id)),
                None => changes.new_links.push(link.id),
            }
        }
        changes
    }

    /// Whether the article says nothing that is not known, and nothing again.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::Changes;
    use crate::entities::OfficeStatus::Current;
    use crate::map::fixture::{Story, map};
    use crate::map::{LinkId, RelationshipMap, sentence};
    use crate::relations::Predicate::{Criticizes, Meets};
    use crate::relations::Status::{Happened, Planned};
    use crate::text::ArticleId;

    fn example() -> RelationshipMap {
        let people = |story: Story| story.person("Ada Berg").person("Bo Chen");
        let first = people(Story::new("a"))
            .says("Berg will meet Chen", "Ada Berg", Meets, "Bo Chen", Planned)
            .says("Berg criticized Chen", "Ada Berg", Criticizes, "Bo Chen", Happened);
        let second = people(Story::new("b"))
            .country("Kenya", "KE")
            .person("Eve Moss")
            .office("envoy", "Kenya", Current)
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .says("Berg spoke ill of Chen", "Ada Berg", Criticizes, "Bo Chen", Happened)
            .says("Moss met Berg", "Eve Moss", Meets, "Ada Berg", Happened);
        map(&[first, second])
    }

    #[test]
    fn an_article_tells_the_new_the_known_and_what_has_come_about() {
        let map = example();
        let changes = Changes::by(&map, ArticleId(1));
        let told = |id: LinkId| sentence(&map, map.link(id).unwrap());
        let names: Vec<&str> =
            changes.new_actors.iter().map(|&id| map.actor(id).unwrap().name.as_str()).collect();
        assert_eq!(names, ["Kenya", "Eve Moss"]);
        assert_eq!(changes.new_offices.len(), 1);
        let new: Vec<String> = changes.new_links.iter().map(|&id| told(id)).collect();
        assert!(new.contains(&"Eve Moss met Ada Berg".to_owned()), "{new:?}");
        let confirmed: Vec<String> = changes.confirmed.iter().map(|&id| told(id)).collect();
        assert_eq!(confirmed, ["Ada Berg criticized Bo Chen"]);
        let [(before, now)] = changes.restated[..] else { panic!("{:?}", changes.restated) };
        assert_eq!(
            (told(before), told(now)),
            ("Ada Berg will meet Bo Chen".into(), "Ada Berg met Bo Chen".into())
        );
    }

    #[test]
    fn an_article_that_is_not_open_changes_nothing() {
        assert!(Changes::by(&example(), ArticleId(7)).is_empty());
    }
}

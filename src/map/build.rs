//! The same thing in several articles becomes one actor; the same relation one link.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::entities::{Entities, Entity};
use crate::map::merge::{Member, merge};
use crate::map::{Actor, ActorId, ActorMention, Origin, RelationshipMap, links, offices};
use crate::nlp::Document;
use crate::relations::Relation;
use crate::text::{Article, ArticleId};

/// All that one article yielded.
#[derive(Clone, Debug)]
pub struct ArticleExtraction {
    /// The article itself.
    pub article: Arc<Article>,
    /// Its sentences and trees.
    pub document: Document,
    /// Who and what it speaks of.
    pub entities: Entities,
    /// What it says of them.
    pub relations: Vec<Relation>,
}

impl ArticleExtraction {
    /// Gives the article another place among those that are open.
    pub fn renumber(&mut self, id: ArticleId) {
        if self.article.id != id {
            Arc::make_mut(&mut self.article).id = id;
        }
        for relation in &mut self.relations {
            relation.evidence.article = id;
        }
    }
}

/// Draws one map of several articles, in their order. An article's id is its position.
///
/// Actors are numbered by first appearance, links by first evidence, so that articles added at the
/// end leave the numbers of actors alone, except where they tell two namesakes apart or together.
/// What could not be decided stays apart and is told by [`RelationshipMap::warnings`].
pub fn build<E: Borrow<ArticleExtraction>>(extractions: &[E]) -> RelationshipMap {
    let extractions: Vec<&ArticleExtraction> = extractions.iter().map(Borrow::borrow).collect();
    build_from(&extractions)
}

fn build_from(extractions: &[&ArticleExtraction]) -> RelationshipMap {
    let articles = extractions.iter().enumerate().map(|(position, extraction)| {
        let id = ArticleId(position as u32);
        if extraction.article.id == id {
            Arc::clone(&extraction.article)
        } else {
            Arc::new(Article { id, ..Article::clone(&extraction.article) })
        }
    });
    let mut map = RelationshipMap::new(articles.collect());

    let merged = merge(extractions);
    let mut group_of: BTreeMap<Member, usize> = BTreeMap::new();
    for (idx, group) in merged.groups.iter().enumerate() {
        group_of.extend(group.iter().map(|&member| (member, idx)));
    }
    let links = links::collect(extractions, &group_of);

    // What the text only describes stands on the map for the sake of its links.
    let linked: BTreeSet<usize> =
        links.iter().flat_map(|link| [link.source, link.target]).collect();
    let entity = |member: Member| extractions[member.article].entities.get(member.entity);
    let mut id_of: BTreeMap<usize, ActorId> = BTreeMap::new();
    for (idx, group) in merged.groups.iter().enumerate() {
        if linked.contains(&idx) || group.iter().any(|&member| !entity(member).tentative) {
            id_of.insert(idx, ActorId(id_of.len() as u32));
        }
    }
    let actor_of = |member: Member| id_of.get(group_of.get(&member)?).copied();

    for (idx, group) in merged.groups.iter().enumerate() {
        let Some(&id) = id_of.get(&idx) else { continue };
        let members: Vec<(Member, &Entity)> = group.iter().map(|&m| (m, entity(m))).collect();
        map.insert_actor(actor(id, &members, actor_of));
    }
    for link in links {
        map.insert_link(link.finish(map.n_links(), &id_of));
    }
    for warning in merged.warnings {
        map.warn(warning);
    }
    map
}

fn actor(
    id: ActorId,
    members: &[(Member, &Entity)],
    actor_of: impl Fn(Member) -> Option<ActorId>,
) -> Actor {
    let entities = || members.iter().map(|(_, entity)| *entity);
    let name = fullest_name(members);
    let mut aliases: Vec<String> = Vec::new();
    for form in entities().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases)) {
        if *form != name && !aliases.contains(form) {
            aliases.push(form.clone());
        }
    }
    let mut mentions: Vec<ActorMention> = members
        .iter()
        .flat_map(|(member, entity)| {
            let article = ArticleId(member.article as u32);
            entity.mentions.iter().map(move |m| ActorMention {
                article,
                span: m.span,
                form: m.form,
            })
        })
        .collect();
    mentions.sort_unstable();
    mentions.dedup();
    Actor {
        id,
        kind: members[0].1.kind,
        name,
        aliases,
        iso2: entities().find_map(|e| e.iso2.clone()),
        offices: offices::merge(members, actor_of),
        mentions,
        origin: Origin::Read,
    }
}

/// The name with the most words that are no initials ("Donald Trump" rather than "Donald J. Trump"
/// or "Trump"); among equals the one that stands first.
fn fullest_name(members: &[(Member, &Entity)]) -> String {
    let fullness = |name: &str| {
        let words = name.split(|c: char| c.is_whitespace() || c == '-');
        words.filter(|word| word.trim_end_matches('.').chars().count() > 1).count()
    };
    let mut fullest = members[0].1.name.as_str();
    for (_, entity) in members {
        if fullness(&entity.name) > fullness(fullest) {
            fullest = &entity.name;
        }
    }
    fullest.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{ArticleExtraction, build};
    use crate::entities::EntityKind;
    use crate::entities::OfficeStatus::Current;
    use crate::map::fixture::{Story, links, map, names};
    use crate::relations::{Predicate, Status};

    #[test]
    fn what_is_only_described_stands_on_the_map_for_its_links() {
        let story = Story::new("a").person("Ada Berg").organization("parliament").tentative();
        let linked = story.clone().says(
            "Parliament impeached Berg",
            "parliament",
            Predicate::Impeaches,
            "Ada Berg",
            Status::Happened,
        );
        assert_eq!(names(&map(&[story])), ["Ada Berg"]);
        assert_eq!(names(&map(&[linked])), ["Ada Berg", "parliament"]);
    }

    #[test]
    fn articles_are_known_by_their_position() {
        let stories =
            [Story::new("a").country("Norland", "NL"), Story::new("b").country("N", "NL")];
        let map = map(&stories);
        assert!(map.articles().iter().enumerate().all(|(i, a)| a.id.0 as usize == i));
        let norland = map.actors().next().unwrap();
        assert_eq!(map.quote(norland.mentions[1].article, norland.mentions[1].span), "N");
    }

    #[test]
    fn the_same_article_twice_adds_evidence_and_nothing_else() {
        let story = Story::new("a")
            .country("Norland", "NL")
            .person("Ada Berg")
            .office("President", "Norland", Current)
            .person("Bo Chen")
            .says(
                "Berg met Chen on Monday",
                "Ada Berg",
                Predicate::Meets,
                "Bo Chen",
                Status::Happened,
            );
        let once = map(std::slice::from_ref(&story));
        let twice = map(&[story.clone(), story]);
        assert_eq!(names(&once), names(&twice));
        let confidence = |map: &crate::map::RelationshipMap| {
            map.links().map(|l| (l.predicate, l.confidence)).collect::<Vec<_>>()
        };
        assert_eq!(confidence(&once), confidence(&twice));
        assert_eq!(
            links(&twice),
            [
                "Ada Berg | holds_office | Norland | ongoing | 2",
                "Ada Berg | meets | Bo Chen | happened | 2"
            ]
        );
    }

    const NAMES: &[&str] = &[
        "Ada Berg",
        "Berg",
        "A. Berg",
        "Bo Chen",
        "Chen",
        "Chen Bo",
        "Norland",
        "Northern Council",
        "NC",
        "parliament",
        "talks",
        "Ada Chen",
        "Kim",
        "Kim Min-ho",
    ];

    prop_compose! {
        fn any_story()(
            things in prop::collection::btree_map(0..NAMES.len(), (0..5_usize, 0..3_usize, any::<bool>()), 1..8),
            relations in prop::collection::vec((0..8_usize, 0..34_usize, 0..8_usize, 0..5_usize), 0..10),
            day in prop::option::of(1..28_u8),
        ) -> Story {
            let mut story = Story::new("any");
            if let Some(day) = day {
                story = story.on(&format!("2031-03-{day:02}"));
            }
            story = story.country("Norland", "NL").country("Sudland", "SD");
            let mut known = vec!["Norland", "Sudland"];
            for (name, (kind, office, tentative)) in things {
                let name = NAMES[name];
                if known.contains(&name) {
                    continue;
                }
                let kind = EntityKind::ALL[1..][kind % 4];
                story = story.entity(kind, name, &[]);
                if kind == EntityKind::Person && office > 0 {
                    story = story.office("President", known[office - 1], Current);
                }
                if tentative {
                    story = story.tentative();
                }
                known.push(name);
            }
            for (subject, predicate, object, status) in relations {
                let (subject, object) = (known[subject % known.len()], known[object % known.len()]);
                let predicate = Predicate::ALL[predicate];
                story = story.says("It was said", subject, predicate, object, Status::ALL[status]);
            }
            story
        }
    }

    proptest! {
        #[test]
        fn maps_keep_their_promises(stories in prop::collection::vec(any_story(), 0..6)) {
            let extractions: Vec<ArticleExtraction> =
                stories.iter().map(Story::extraction).collect();
            let map = build(&extractions);
            let again = build(&extractions);
            prop_assert!(map.actors().eq(again.actors()) && map.links().eq(again.links()));
            prop_assert_eq!(map.warnings(), again.warnings());

            prop_assert!(map.actors().enumerate().all(|(i, a)| a.id.0 as usize == i));
            prop_assert!(map.links().enumerate().all(|(i, l)| l.id.0 as usize == i));
            let first = |mentions: &[crate::map::ActorMention]| mentions[0];
            prop_assert!(map.actors().map(|a| first(&a.mentions)).is_sorted());

            // Nobody is fused who stands beside himself in one article, but countries.
            for actor in map.actors().filter(|a| a.kind != EntityKind::Country) {
                let articles: BTreeSet<_> = actor.mentions.iter().map(|m| m.article).collect();
                prop_assert_eq!(articles.len(), actor.mentions.len());
            }

            // Every relation between two actors is evidence of just one link, and nothing else is;
            // offices aside, which are evidence too.
            let ends = |r: &crate::relations::Relation| {
                r.subject != r.object && r.predicate != Predicate::HoldsOffice
            };
            let said = extractions
                .iter()
                .enumerate()
                .flat_map(|(i, e)| e.relations.iter().filter(|r| ends(r)).map(move |r| (i, r)))
                .map(|(i, r)| (i as u32, r.evidence.sentence, r.predicate))
                .collect::<BTreeSet<_>>();
            let shown: Vec<_> = map
                .links()
                .filter(|l| l.predicate != Predicate::HoldsOffice)
                .flat_map(|l| l.evidence.iter().map(move |e| (e.article.0, e.sentence, l.predicate)))
                .collect();
            prop_assert_eq!(shown.len(), said.len());
            prop_assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), said);
            for link in map.links() {
                prop_assert!(link.evidence.is_sorted_by_key(|e| (e.article, e.sentence)));
                prop_assert!(map.actor(link.source).is_some() && map.actor(link.target).is_some());
            }
        }

        #[test]
        fn giving_every_article_twice_changes_nobody(stories in prop::collection::vec(any_story(), 1..4)) {
            let once = map(&stories);
            let doubled: Vec<Story> = stories.iter().chain(&stories).cloned().collect();
            let twice = map(&doubled);
            let n_countries = |m: &crate::map::RelationshipMap| {
                m.actors().filter(|a| a.kind == EntityKind::Country).count()
            };
            prop_assert_eq!(n_countries(&once), n_countries(&twice));
            prop_assert!(twice.n_actors() >= once.n_actors());
        }
    }
}

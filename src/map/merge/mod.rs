//! Which entities of several articles are the same thing.
//!
//! Countries, organizations and places come first, since they tell persons apart; persons come
//! before events, since they tell events apart. Within each kind the fullest names are placed
//! first and shorter ones join them, so that the order of the articles does not decide who "Kim" is.

mod bodies;
mod events;
mod join;
mod persons;
mod profile;

use std::collections::BTreeMap;

use crate::entities::{EntityIdx, EntityKind};
use crate::map::ArticleExtraction;
use crate::map::words::words;
use profile::Profile;

/// One entity of one article; ordered by appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    /// Position of the article.
    pub(super) article: usize,
    /// Which of its entities.
    pub(super) entity: EntityIdx,
}

/// Position of a group among all groups found so far.
type GroupIdx = usize;

/// The same thing in one or more articles, and what could not be decided.
pub(super) struct Merged {
    /// Each sorted; the groups themselves in order of first appearance.
    pub(super) groups: Vec<Vec<Member>>,
    /// In words for the user.
    pub(super) warnings: Vec<String>,
}

/// Groups the entities of all articles.
pub(super) fn merge(extractions: &[&ArticleExtraction]) -> Merged {
    let mut found = Found::default();
    for (kind, judge) in [
        (EntityKind::Country, bodies::judge_country as join::Judge),
        (EntityKind::Place, bodies::judge_place),
        (EntityKind::Organization, bodies::judge_organization),
        (EntityKind::Person, persons::judge),
        (EntityKind::Event, events::judge),
    ] {
        let profiles = extractions.iter().enumerate().flat_map(|(article, extraction)| {
            let of_kind = extraction.entities.iter().filter(move |(_, e)| e.kind == kind);
            of_kind.map(move |(entity, _)| Member { article, entity })
        });
        let profiles =
            profiles.map(|member| Profile::new(extractions, member, &found.group_of)).collect();
        let (groups, warnings) = join::join(extractions, profiles, judge);
        found.add(groups, warnings);
    }
    found.warnings.extend(same_name_of_two_kinds(extractions, &found.groups));

    let mut groups: Vec<Vec<Member>> = found.groups.into_iter().map(|g| g.members).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    Merged { groups, warnings: found.warnings }
}

#[derive(Default)]
struct Found {
    groups: Vec<Profile>,
    group_of: BTreeMap<Member, GroupIdx>,
    warnings: Vec<String>,
}

impl Found {
    fn add(&mut self, groups: Vec<Profile>, warnings: Vec<String>) {
        for group in groups {
            let idx = self.groups.len();
            self.group_of.extend(group.members.iter().map(|&m| (m, idx)));
            self.groups.push(group);
        }
        self.warnings.extend(warnings);
    }
}

/// A name of several words that is one kind of thing in one article and another in the next is more
/// likely a wrong reading than two things, but which reading is wrong cannot be told: they stay
/// apart.
fn same_name_of_two_kinds(extractions: &[&ArticleExtraction], groups: &[Profile]) -> Vec<String> {
    let mut seen: BTreeMap<Vec<String>, &Profile> = BTreeMap::new();
    let mut warnings = Vec::new();
    for group in groups {
        let name = words(&group.name);
        if name.len() < 2 {
            continue;
        }
        let other = *seen.entry(name).or_insert(group);
        if other.kind != group.kind && !other.shares_article(group) {
            warnings.push(format!(
                "“{}” is read as {} in {} and as {} in {}; the two stay apart",
                group.name,
                with_article(other.kind),
                other.where_first(extractions),
                with_article(group.kind),
                group.where_first(extractions),
            ));
        }
    }
    warnings
}

fn with_article(kind: EntityKind) -> String {
    let article =
        if matches!(kind, EntityKind::Organization | EntityKind::Event) { "an" } else { "a" };
    format!("{article} {}", kind.name())
}

#[cfg(test)]
mod tests {
    use crate::entities::EntityKind;
    use crate::map::fixture::{Story, map, names};

    #[test]
    fn countries_are_one_by_code_whatever_they_are_called() {
        let map = map(&[
            Story::new("a").country("Turkey", "TR"),
            Story::new("b").country("Türkiye", "TR").country("Ukraine", "UA"),
        ]);
        assert_eq!(names(&map), ["Turkey", "Ukraine"]);
        assert_eq!(map.actors().next().unwrap().aliases, ["Türkiye"]);
    }

    #[test]
    fn one_name_read_as_two_kinds_stays_apart_and_is_reported() {
        let map = map(&[
            Story::new("a").event("Northern Security Conference"),
            Story::new("b").organization("Northern Security Conference"),
        ]);
        assert_eq!(map.n_actors(), 2);
        assert_eq!(
            map.warnings(),
            [
                "“Northern Security Conference” is read as an organization in b and as an event in a; \
              the two stay apart"
            ]
        );
    }

    #[test]
    fn a_short_name_that_is_both_a_place_and_a_country_needs_no_warning() {
        let map = map(&[
            Story::new("a").entity(EntityKind::Place, "Georgia", &[]),
            Story::new("b").country("Georgia", "GE"),
        ]);
        assert_eq!(map.n_actors(), 2);
        assert!(map.warnings().is_empty());
    }
}

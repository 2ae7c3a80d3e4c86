//! When what was said of whom: a lane for each actor.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::map::{ActorId, LinkId, Shown, days};

/// Something on a lane, from its first to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for.
    pub link: LinkId,
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
}

/// All that happens to an actor on known days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose.
    pub actor: ActorId,
    /// In order of their first days.
    pub marks: Vec<Mark>,
}

/// The lanes of all shown actors with something on known days, those with most first. A link is on
/// the lanes of both its ends; what lasts without a day of its own is on none, as it would stand on
/// the day of its article.
pub fn lanes(shown: &Shown) -> Vec<Lane> {
    let mut lanes: BTreeMap<ActorId, Vec<Mark>> = BTreeMap::new();
    for link in shown.links.iter().filter_map(|&id| shown.map.link(id)) {
        let Some((from, to)) = days(&shown.map, link) else { continue };
        if link.date.is_none() && link.predicate.lasts() {
            continue;
        }
        let mark = Mark { link: link.id, from, to };
        lanes.entry(link.source).or_default().push(mark);
        if link.target != link.source {
            lanes.entry(link.target).or_default().push(mark);
        }
    }
    let mut lanes: Vec<Lane> = lanes
        .into_iter()
        .map(|(actor, mut marks)| {
            marks.sort_by_key(|mark| (mark.from, mark.to, mark.link));
            Lane { actor, marks }
        })
        .collect();
    lanes.sort_by_key(|lane| (std::cmp::Reverse(lane.marks.len()), lane.actor));
    lanes
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::lanes;
    use crate::map::Shown;
    use crate::map::fixture::{Story, map};
    use crate::relations::Predicate::{Meets, Supports, Visits};
    use crate::relations::Status::{Happened, Ongoing, Planned};

    #[test]
    fn lanes_hold_what_has_a_day_in_order_and_the_fullest_comes_first() {
        let story = Story::new("a")
            .on("2031-03-05")
            .person("Ada Berg")
            .person("Bo Chen")
            .country("Kenya", "KE")
            .says("Berg will visit Kenya in May", "Ada Berg", Visits, "Kenya", Planned)
            .dated("in May", "2031-05-01", "2031-05-31")
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .says("Chen supports Kenya", "Bo Chen", Supports, "Kenya", Ongoing);
        let map = map(&[story]);
        let lanes = lanes(&Shown::all(&Arc::new(map.clone())));
        let told: Vec<(String, Vec<String>)> = lanes
            .iter()
            .map(|lane| {
                let days = lane.marks.iter().map(|mark| mark.from.to_string());
                (map.actor(lane.actor).unwrap().name.clone(), days.collect())
            })
            .collect();
        let day = |days: &[&str]| days.iter().map(|&d| d.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            told,
            [
                ("Ada Berg".to_owned(), day(&["2031-03-05", "2031-05-01"])),
                ("Bo Chen".to_owned(), day(&["2031-03-05"])),
                ("Kenya".to_owned(), day(&["2031-05-01"])),
            ]
        );
    }
}

//! Events of the same name.

use super::join::{Fit, Verdict};
use super::profile::Profile;
use crate::map::words::words;

/// Whether an event of one article can be one of others: the names agree, the times do not exclude
/// it, and a mere description ("the talks") has participants in common.
pub(super) fn judge(group: &Profile, other: &Profile) -> Verdict {
    if group.shares_article(other) || !times_agree(group, other) {
        return Verdict::Unlike;
    }
    let letters = |name: &[String]| {
        let undated = name.iter().filter(|word| year(word).is_none());
        undated.map(String::as_str).collect::<String>()
    };
    let called = |one: &Profile, two: &Profile| {
        one.names.iter().any(|name| two.aliases.contains(&letters(name)))
    };
    let same = group.names.iter().any(|a| other.names.iter().any(|b| letters(a) == letters(b)));
    let fit = if same {
        Fit::Same
    } else if called(group, other) || called(other, group) {
        Fit::Compatible
    } else {
        return Verdict::Unlike;
    };
    // One person in common is not enough: ministers go from talks to talks.
    let backed = group.people.intersection(&other.people).count() >= 2;
    if backed || (group.proper && other.proper) {
        Verdict::Like { fit, backed }
    } else {
        Verdict::Unlike
    }
}

fn times_agree(group: &Profile, other: &Profile) -> bool {
    let overlap = |&(a_from, a_to), &(b_from, b_to)| a_from <= b_to && b_from <= a_to;
    group.when.is_empty()
        || other.when.is_empty()
        || group.when.iter().any(|a| other.when.iter().any(|b| overlap(a, b)))
}

/// The year that an event's name carries ("2028 Olympics").
pub(super) fn year_in(name: &str) -> Option<i16> {
    words(name).iter().find_map(|word| year(word))
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1500..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use crate::map::fixture::{Story, map};
    use crate::relations::Predicate::Attends;
    use crate::relations::Status::Happened;

    fn meeting(path: &str, name: &str, people: &[&str]) -> Story {
        let story = people.iter().fold(Story::new(path), |story, name| story.person(name));
        people.iter().fold(story.event(name), |story, person| {
            story.says("They came", person, Attends, name, Happened)
        })
    }

    fn n_events(stories: &[Story]) -> usize {
        map(stories).actors().filter(|a| a.kind == crate::entities::EntityKind::Event).count()
    }

    #[test]
    fn a_conference_is_one_by_its_name() {
        let name = "Pacific Security Forum";
        assert_eq!(n_events(&[meeting("a", name, &["Ada Berg"]), meeting("b", name, &[])]), 1);
    }

    #[test]
    fn mere_talks_are_one_only_with_two_participants_in_common() {
        let story = |path, people| meeting(path, "trilateral talks", people);
        assert_eq!(n_events(&[story("a", &["Ada Berg", "Bo Chen"]), story("b", &["Ada Berg"])]), 2);
        let three: &[&str] = &["Bo Chen", "Ada Berg", "Cy Dunn"];
        assert_eq!(n_events(&[story("a", &["Ada Berg", "Bo Chen"]), story("b", three)]), 1);
    }

    #[test]
    fn the_forum_of_another_year_is_another_forum() {
        let story = |path, day| meeting(path, "Pacific Security Forum", &[]).on(day);
        assert_eq!(n_events(&[story("a", "2031-03-15"), story("b", "2031-03-16")]), 1);
        assert_eq!(n_events(&[story("a", "2031-03-15"), story("b", "2032-03-14")]), 2);
        let war = |path, day| meeting(path, "war in Norland", &[]).on(day);
        assert_eq!(n_events(&[war("a", "2031-03-15"), war("b", "2032-03-14")]), 1);
        let named = |path, name| meeting(path, name, &[]);
        assert_eq!(n_events(&[named("a", "2031 Games"), named("b", "2032 Games")]), 2);
        assert_eq!(n_events(&[named("a", "2031 Games"), named("b", "Games")]), 1);
    }

    #[test]
    fn two_dated_meetings_of_one_name_are_two() {
        let story =
            |path, day| meeting(path, "Berg-Chen talks", &["Ada Berg"]).dated("that day", day, day);
        assert_eq!(n_events(&[story("a", "2031-03-15"), story("b", "2031-03-15")]), 1);
        assert_eq!(n_events(&[story("a", "2031-03-15"), story("b", "2031-03-17")]), 2);
    }
}

//! Persons of the same or a similar name.

use super::join::{Fit, Verdict};
use super::profile::{OfficeTraits, Profile};

/// Whether a person of one article can be one of others. Different people are never fused: a family
/// name alone is enough only where nothing known of the two differs.
pub(super) fn judge(group: &Profile, other: &Profile) -> Verdict {
    if group.shares_article(other) {
        return Verdict::Unlike;
    }
    let shared_office = shares(group, other, |a, b| same_office(a, b) && a.of.is_some());
    let backed = shared_office || !group.homes.is_disjoint(&other.homes);
    let Some(fit) = fit(group, other) else { return Verdict::Unlike };
    if group.live_apart(other) {
        // A shared family name is no reason to think of the other person at all.
        return match fit {
            Fit::Partial => Verdict::Unlike,
            _ => Verdict::Against("they hold offices of different countries"),
        };
    }
    let held = |p: &Profile| p.offices.iter().any(|office| office.held);
    if fit == Fit::Partial && held(group) && held(other) && !shares(group, other, same_office) {
        return Verdict::Unlike;
    }
    Verdict::Like { fit, backed }
}

fn fit(group: &Profile, other: &Profile) -> Option<Fit> {
    let letters = |name: &Vec<String>| name.concat();
    let pairs = || group.names.iter().flat_map(|one| other.names.iter().map(move |two| (one, two)));
    if pairs().any(|(one, two)| letters(one) == letters(two)) {
        return Some(Fit::Same);
    }
    if pairs().any(|(one, two)| shortened(one, two) || shortened(two, one)) {
        return Some(Fit::Compatible);
    }
    let one_office =
        || shares(group, other, |a, b| a.title == b.title && a.of == b.of && a.of.is_some());
    if pairs().any(|(one, two)| spelled_otherwise(one, two)) && one_office() {
        return Some(Fit::Compatible);
    }
    let single = |one: &Profile, two: &Profile| {
        one.names.iter().filter(|name| name.len() == 1).any(|name| {
            two.aliases.contains(&name[0])
                || two.names.iter().any(|full| {
                    // Family names come last, or first as in Korean, Chinese and Hungarian.
                    full.first() == Some(&name[0]) || full.last() == Some(&name[0])
                })
        })
    };
    (single(group, other) || single(other, group)).then_some(Fit::Partial)
}

/// Whether `short` is `long` with words left out or cut to initials; they begin or end alike
/// ("Donald Trump", "Donald J. Trump"; "Lula da Silva", "Luiz Inácio Lula da Silva").
fn shortened(short: &[String], long: &[String]) -> bool {
    let initial_of = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let fits = |a: &str, b: &str| a == b || initial_of(a, b) || initial_of(b, a);
    if short.len() < 2 || short.len() > long.len() {
        return false;
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| fits(word, other)));
    in_order && (short.first() == long.first() || short.last() == long.last())
}

/// Whether two names differ only in how a family name is carried over from another script
/// ("Volodymyr Zelensky", "Volodymyr Zelenskyy"). Short names differ by a letter and are two
/// ("Cho", "Choi"), so that a difference must be small for the name.
fn spelled_otherwise(one: &[String], two: &[String]) -> bool {
    const LETTERS_FOR_EACH_CHANGE: usize = 4;
    let ([one_first @ .., one_last], [two_first @ .., two_last]) = (one, two) else { return false };
    let shortest = one_last.chars().count().min(two_last.chars().count());
    !one_first.is_empty()
        && one_first == two_first
        && shortest > LETTERS_FOR_EACH_CHANGE
        && edit_distance(one_last, two_last) * LETTERS_FOR_EACH_CHANGE <= shortest
}

/// Levenshtein's distance, in characters.
fn edit_distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &b) in two.iter().enumerate() {
            let cost = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[two.len()]
}

fn shares(
    group: &Profile,
    other: &Profile,
    same: impl Fn(&OfficeTraits, &OfficeTraits) -> bool,
) -> bool {
    group.offices.iter().any(|a| other.offices.iter().any(|b| same(a, b)))
}

/// Whether two offices can be one: one title's words are among the other's, and the country is the
/// same or known of one only.
fn same_office(a: &OfficeTraits, b: &OfficeTraits) -> bool {
    let same_title = a.title.is_subset(&b.title) || b.title.is_subset(&a.title);
    same_title
        && !a.title.is_empty()
        && !b.title.is_empty()
        && (a.of == b.of || a.of.is_none() || b.of.is_none())
}

#[cfg(test)]
mod tests {
    use crate::entities::OfficeStatus::{Current, Former};
    use crate::map::RelationshipMap;
    use crate::map::fixture::{Story, map, names};

    /// A story in which these persons stand.
    fn persons(path: &str, names: &[&str]) -> Story {
        names.iter().fold(Story::new(path), |story, name| story.person(name))
    }

    fn check(stories: &[Story], expected: &[&str]) -> RelationshipMap {
        let map = map(stories);
        assert_eq!(names(&map), expected, "{:?}", map.warnings());
        map
    }

    #[test]
    fn a_family_name_joins_the_only_one_who_bears_it() {
        check(&[persons("a", &["Harlow"]), persons("b", &["Daniel Harlow"])], &["Daniel Harlow"]);
        check(&[persons("a", &["Han Seo-jun"]), persons("b", &["Han"])], &["Han Seo-jun"]);
    }

    #[test]
    fn a_family_name_that_two_bear_joins_nobody_and_is_reported() {
        let stories = [persons("a", &["Daniel Harlow", "Ruth Harlow"]), persons("b", &["Harlow"])];
        let map = check(&stories, &["Daniel Harlow", "Ruth Harlow", "Harlow"]);
        assert_eq!(
            map.warnings(),
            ["“Harlow” in b could be Daniel Harlow or Ruth Harlow; it stays apart"]
        );
    }

    #[test]
    fn the_order_of_articles_does_not_decide_whose_family_name_it_is() {
        let stories = [persons("b", &["Harlow"]), persons("a", &["Daniel Harlow", "Ruth Harlow"])];
        check(&stories, &["Harlow", "Daniel Harlow", "Ruth Harlow"]);
    }

    #[test]
    fn an_office_tells_which_of_two_is_meant() {
        let stories = [
            Story::new("a")
                .country("United States", "US")
                .person("Daniel Harlow")
                .office("Secretary of State", "United States", Current)
                .person("Ruth Harlow"),
            Story::new("b").country("United States", "US").person("Harlow").office(
                "Secretary of State",
                "United States",
                Current,
            ),
        ];
        check(&stories, &["United States", "Daniel Harlow", "Ruth Harlow"]);
    }

    #[test]
    fn a_family_name_with_another_office_is_another_person() {
        let stories = [
            Story::new("a").country("Norland", "NL").person("Ada Berg").office(
                "President",
                "Norland",
                Current,
            ),
            Story::new("b").country("Norland", "NL").person("Berg").office(
                "Defense Minister",
                "Norland",
                Current,
            ),
        ];
        check(&stories, &["Norland", "Ada Berg", "Berg"]);
    }

    #[test]
    fn names_that_differ_by_a_letter_are_two_people() {
        check(
            &[persons("a", &["Cho Min-ho"]), persons("b", &["Choi Min-ho"])],
            &["Cho Min-ho", "Choi Min-ho"],
        );
        check(&[persons("a", &["Cho"]), persons("b", &["Choi Min-ho"])], &["Cho", "Choi Min-ho"]);
    }

    #[test]
    fn hyphens_capitals_and_accents_make_no_difference() {
        check(&[persons("a", &["Han Seo-jun"]), persons("b", &["Han Seo Jun"])], &["Han Seo-jun"]);
        check(&[persons("a", &["José Peña"]), persons("b", &["JOSE PENA"])], &["José Peña"]);
    }

    #[test]
    fn initials_and_middle_names_may_be_left_out() {
        check(
            &[persons("a", &["Thomas R. Beckley"]), persons("b", &["Thomas Beckley"])],
            &["Thomas R. Beckley"],
        );
        check(
            &[persons("a", &["T. Beckley"]), persons("b", &["Thomas Beckley"])],
            &["Thomas Beckley"],
        );
        check(
            &[persons("a", &["Eric Beckley"]), persons("b", &["Thomas Beckley"])],
            &["Eric Beckley", "Thomas Beckley"],
        );
    }

    #[test]
    fn one_transliteration_is_another_only_where_the_office_agrees() {
        let story = |path, name| {
            Story::new(path).country("Norland", "NL").person(name).office(
                "President",
                "Norland",
                Current,
            )
        };
        check(
            &[story("a", "Petro Kovalenskyy"), story("b", "Petro Kovalensky")],
            &["Norland", "Petro Kovalenskyy"],
        );
        check(
            &[persons("a", &["Petro Kovalenskyy"]), persons("b", &["Petro Kovalensky"])],
            &["Petro Kovalenskyy", "Petro Kovalensky"],
        );
    }

    #[test]
    fn namesakes_in_offices_of_two_countries_stay_apart_and_are_reported() {
        let story = |path, country, iso2| {
            Story::new(path).country(country, iso2).person("Min Lee").office(
                "Trade Minister",
                country,
                Current,
            )
        };
        let stories = [story("a", "Norland", "NL"), story("b", "Sudland", "SD")];
        let map = check(&stories, &["Norland", "Min Lee", "Sudland", "Min Lee"]);
        assert_eq!(
            map.warnings(),
            [
                "“Min Lee” in b and “Min Lee” in a stay apart: they hold offices of different countries"
            ]
        );
    }

    #[test]
    fn a_former_office_does_not_speak_against_a_new_one() {
        let story = |path, title, status| {
            Story::new(path)
                .country("Norland", "NL")
                .person("Ada Berg")
                .office(title, "Norland", status)
        };
        let stories = [story("a", "Mayor", Former), story("b", "President", Current)];
        check(&stories, &["Norland", "Ada Berg"]);
    }

    #[test]
    fn what_one_article_keeps_apart_no_other_fuses() {
        let stories = [persons("a", &["Kim Min-ho", "Kim"]), persons("b", &["Kim Min-ho", "Kim"])];
        check(&stories, &["Kim Min-ho", "Kim"]);
    }
}

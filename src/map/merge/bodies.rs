//! Countries, places and organizations of the same name.

use super::join::{Fit, Verdict};
use super::profile::{Profile, acronym};

/// Countries are one where their codes are, be it twice in one article.
pub(super) fn judge_country(group: &Profile, other: &Profile) -> Verdict {
    let same = match (&group.iso2, &other.iso2) {
        (Some(one), Some(two)) => one == two,
        _ => !group.names.is_disjoint(&other.names),
    };
    if same { Verdict::Like { fit: Fit::Same, backed: false } } else { Verdict::Unlike }
}

/// Places are one where a name is, unless they lie in different countries.
pub(super) fn judge_place(group: &Profile, other: &Profile) -> Verdict {
    let Some(fit) = named_fit(group, other) else { return Verdict::Unlike };
    if group.shares_article(other) {
        return Verdict::Unlike;
    }
    if group.live_apart(other) {
        return Verdict::Against("they lie in different countries");
    }
    Verdict::Like { fit, backed: !group.homes.is_disjoint(&other.homes) }
}

/// Organizations are one where name, alias or acronym is. A name that every state has for a body
/// of its own says nothing without the state, or at least somebody with whom both have to do.
pub(super) fn judge_organization(group: &Profile, other: &Profile) -> Verdict {
    let Some(fit) = named_fit(group, other) else { return Verdict::Unlike };
    if group.shares_article(other) {
        return Verdict::Unlike;
    }
    let proper = group.proper && other.proper;
    let backed = !group.homes.is_disjoint(&other.homes)
        || (proper && !group.company.is_disjoint(&other.company));
    if group.live_apart(other) {
        // Nobody takes the ministries of two countries for one; other names deserve a word.
        let generic = other.names.iter().any(|name| is_generic(name));
        return if generic {
            Verdict::Unlike
        } else {
            Verdict::Against("they belong to different countries")
        };
    }
    let telling = group.names.iter().chain(&other.names).all(|name| !is_generic(name)) && proper;
    if telling || backed { Verdict::Like { fit, backed } } else { Verdict::Unlike }
}

fn named_fit(group: &Profile, other: &Profile) -> Option<Fit> {
    if !group.names.is_disjoint(&other.names) {
        return Some(Fit::Same);
    }
    let called = |one: &Profile, two: &Profile| {
        one.names.iter().any(|name| two.aliases.contains(&name.concat()))
    };
    if called(group, other) || called(other, group) {
        return Some(Fit::Compatible);
    }
    let spelled_out = |short: &Profile, long: &Profile| {
        let letters = |name: &&Vec<String>| name.len() == 1;
        short.name.chars().all(char::is_uppercase)
            && short
                .names
                .iter()
                .filter(letters)
                .any(|short| long.names.iter().any(|long| acronym(long) == short[0]))
    };
    (spelled_out(group, other) || spelled_out(other, group)).then_some(Fit::Partial)
}

/// Whether a name is made only of words by which every state calls bodies of its own.
pub(super) fn is_generic(name: &[String]) -> bool {
    name.iter().all(|word| STATE_BODY_WORDS.binary_search(&word.as_str()).is_ok())
}

/// Sorted, folded.
const STATE_BODY_WORDS: &[&str] = &[
    "administration",
    "affairs",
    "agency",
    "air",
    "and",
    "appeal",
    "appeals",
    "armed",
    "army",
    "assembly",
    "authorities",
    "authority",
    "bank",
    "border",
    "bureau",
    "cabinet",
    "central",
    "chamber",
    "chiefs",
    "coast",
    "command",
    "commission",
    "committee",
    "commons",
    "congress",
    "constituent",
    "constitutional",
    "council",
    "court",
    "customs",
    "defence",
    "defense",
    "department",
    "deputies",
    "directorate",
    "economy",
    "education",
    "election",
    "elections",
    "electoral",
    "embassy",
    "energy",
    "executive",
    "external",
    "federal",
    "finance",
    "for",
    "force",
    "forces",
    "foreign",
    "general",
    "government",
    "guard",
    "guards",
    "health",
    "high",
    "home",
    "house",
    "industry",
    "intelligence",
    "interior",
    "internal",
    "investigators",
    "joint",
    "judiciary",
    "justice",
    "labor",
    "labour",
    "lawmakers",
    "legislature",
    "lower",
    "military",
    "minister",
    "ministers",
    "ministry",
    "monetary",
    "national",
    "navy",
    "of",
    "office",
    "opposition",
    "palace",
    "parliament",
    "party",
    "people",
    "peoples",
    "police",
    "presidency",
    "president",
    "presidential",
    "prime",
    "prosecutor",
    "prosecutors",
    "public",
    "representatives",
    "ruling",
    "secret",
    "security",
    "senate",
    "service",
    "services",
    "staff",
    "state",
    "supreme",
    "the",
    "trade",
    "treasury",
    "tribunal",
    "troops",
    "unification",
    "upper",
];

#[cfg(test)]
mod tests {
    use super::STATE_BODY_WORDS;
    use crate::entities::EntityKind::{Organization, Place};
    use crate::map::fixture::{Story, map, names};
    use crate::relations::Predicate::{Impeaches, LocatedIn, PartOf};
    use crate::relations::Status::{Happened, Ongoing};

    #[test]
    fn the_word_list_is_sorted_for_searching() {
        assert!(STATE_BODY_WORDS.is_sorted());
    }

    #[test]
    fn an_alias_or_an_acronym_is_the_organization() {
        let full = "Northern Fisheries Council";
        let stories =
            |short| map(&[Story::new("a").organization(short), Story::new("b").organization(full)]);
        assert_eq!(names(&stories("NFC")), [full]);
        assert_eq!(names(&stories("Nfc")).len(), 2);
        let aliased = map(&[
            Story::new("a").entity(Organization, full, &["Norfish"]),
            Story::new("b").organization("Norfish"),
        ]);
        assert_eq!(names(&aliased), [full]);
    }

    #[test]
    fn parliaments_of_two_countries_are_two() {
        let story = |path, country: &str, iso2| {
            Story::new(path).country(country, iso2).organization("parliament").says(
                "It is so",
                "parliament",
                PartOf,
                country,
                Ongoing,
            )
        };
        let (north, south) = (story("a", "Norland", "NL"), story("b", "Sudland", "SD"));
        let again = story("c", "Norland", "NL");
        let map = map(&[north, south, again, Story::new("d").organization("parliament")]);
        assert_eq!(
            names(&map),
            ["Norland", "parliament", "Sudland", "parliament", "parliament"],
            "one of each country, and one that nobody knows"
        );
    }

    #[test]
    fn an_assembly_is_the_one_that_deals_with_the_same_person() {
        let story = |path, person: &str| {
            Story::new(path).organization("National Assembly").person(person).says(
                "It did so",
                "National Assembly",
                Impeaches,
                person,
                Happened,
            )
        };
        let n_assemblies = |stories: &[Story]| {
            names(&map(stories)).iter().filter(|&&name| name == "National Assembly").count()
        };
        assert_eq!(n_assemblies(&[story("a", "Ada Berg"), story("b", "Ada Berg")]), 1);
        assert_eq!(n_assemblies(&[story("a", "Ada Berg"), story("b", "Bo Chen")]), 2);
        assert_eq!(n_assemblies(&[story("a", "Berg"), story("b", "Berg")]), 2);
    }

    #[test]
    fn the_country_may_stand_in_the_name() {
        let stories = [
            Story::new("a")
                .entity(crate::entities::EntityKind::Country, "Norland", &["Norlandic"])
                .organization("Norlandic Foreign Ministry"),
            Story::new("b").country("Norland", "").organization("Foreign Ministry").says(
                "It is so",
                "Foreign Ministry",
                PartOf,
                "Norland",
                Ongoing,
            ),
            Story::new("c").country("Norland", "").organization("Foreign Ministry of Norland"),
        ];
        assert_eq!(names(&map(&stories)), ["Norland", "Foreign Ministry of Norland"]);
    }

    #[test]
    fn towns_of_one_name_in_two_countries_are_two() {
        let story = |path, country: &str, iso2| {
            Story::new(path)
                .country(country, iso2)
                .entity(Place, "Vik", &[])
                .says("It is so", "Vik", LocatedIn, country, Ongoing)
        };
        let map = map(&[story("a", "Norland", "NL"), story("b", "Sudland", "SD")]);
        assert_eq!(names(&map), ["Norland", "Vik", "Sudland", "Vik"]);
        assert_eq!(map.warnings().len(), 1);
    }
}

//! Which links a reader wants to see, and how many each choice stands for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::entities::EntityKind;
use crate::map::{ActorId, Link, RelationshipMap};
use crate::relations::{Confidence, Predicate, Status};
use crate::text::ArticleId;

/// What is left off the map. Says what goes rather than what stays, so that kinds and articles
/// that come later are shown; the default leaves nothing off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds of actors that go, and their links with them.
    pub without_kinds: BTreeSet<EntityKind>,
    /// Predicates that go.
    pub without_predicates: BTreeSet<Predicate>,
    /// Statuses that go.
    pub without_statuses: BTreeSet<Status>,
    /// Actors that go, by hand, and their links with them.
    pub without_actors: BTreeSet<ActorId>,
    /// Articles that go, with all that only they say.
    pub without_articles: BTreeSet<ArticleId>,
    /// Links that are less sure than this go.
    pub least_confidence: Option<Confidence>,
    /// Links that end before this day go.
    pub from: Option<Date>,
    /// Links that begin after this day go.
    pub to: Option<Date>,
    /// Links without a day go. Where an article tells its own day, its links have that.
    pub without_undated: bool,
}

/// One way in which a link can fail to be wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Facet {
    Predicate,
    Status,
    Article,
    Confidence,
    Days,
}

impl Filter {
    /// Whether nothing is left off.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether links go for what they say, and with them actors that are left without any.
    pub fn narrows_links(&self) -> bool {
        !self.without_predicates.is_empty()
            || !self.without_statuses.is_empty()
            || self.least_confidence.is_some_and(|least| least > Confidence::Low)
            || self.from.is_some()
            || self.to.is_some()
            || self.without_undated
    }

    /// Whether an article is wanted.
    pub fn takes_article(&self, article: ArticleId) -> bool {
        !self.without_articles.contains(&article)
    }

    /// Whether a link is wanted for what it says; its ends are not looked at.
    pub fn takes_link(&self, map: &RelationshipMap, link: &Link) -> bool {
        self.failing(map, link).next().is_none()
    }

    /// What speaks against a link.
    fn failing(&self, map: &RelationshipMap, link: &Link) -> impl Iterator<Item = Facet> {
        let days = || match days(map, link) {
            None => !self.without_undated,
            Some((first, last)) => {
                self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
            }
        };
        let has_days = self.from.is_some() || self.to.is_some() || self.without_undated;
        [
            (Facet::Predicate, !self.without_predicates.contains(&link.predicate)),
            (Facet::Status, !self.without_statuses.contains(&link.status)),
            (Facet::Article, link.evidence.iter().any(|e| self.takes_article(e.article))),
            (Facet::Confidence, self.least_confidence.is_none_or(|least| link.confidence >= least)),
            (Facet::Days, !has_days || days()),
        ]
        .into_iter()
        .filter(|(_, passes)| !passes)
        .map(|(facet, _)| facet)
    }
}

/// The first and last day of what a link tells: its own where its words can be resolved, else
/// those on which its articles appeared.
pub fn days(map: &RelationshipMap, link: &Link) -> Option<(Date, Date)> {
    if let Some(date) = &link.date
        && let Some(first) = date.from.or(date.to)
    {
        return Some((first, date.to.unwrap_or(first)));
    }
    let published = || {
        let articles = link.evidence.iter().filter_map(|e| map.article(e.article));
        articles.map(|article| &article.published)
    };
    let first = published().filter_map(|p| p.from.or(p.to)).min()?;
    let last = published().filter_map(|p| p.to.or(p.from)).max()?;
    Some((first, last))
}

/// How many links each choice of a filter stands for: those that would be shown if the choice were
/// made and everything else stayed as it is. Choices that no link of the map has are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By predicate.
    pub predicates: BTreeMap<Predicate, usize>,
    /// By status.
    pub statuses: BTreeMap<Status, usize>,
    /// By article; a link that several articles tell counts for each.
    pub articles: BTreeMap<ArticleId, usize>,
    /// By how sure they are: exactly so, not at least.
    pub confidences: BTreeMap<Confidence, usize>,
    /// Without a day.
    pub n_undated: usize,
    /// The first and last day of all links of the map, whatever the filter.
    pub days: Option<(Date, Date)>,
}

impl Counts {
    /// Counts a map's links. O(l) for l links, each with its evidence.
    pub fn new(map: &RelationshipMap, filter: &Filter) -> Self {
        let mut counts = Self::default();
        for link in map.links() {
            let failing: Vec<Facet> = filter.failing(map, link).collect();
            let only = |facet| failing.iter().all(|&other| other == facet);
            let n = |facet| usize::from(only(facet));
            *counts.predicates.entry(link.predicate).or_default() += n(Facet::Predicate);
            *counts.statuses.entry(link.status).or_default() += n(Facet::Status);
            *counts.confidences.entry(link.confidence).or_default() += n(Facet::Confidence);
            let articles: BTreeSet<ArticleId> = link.evidence.iter().map(|e| e.article).collect();
            for article in articles {
                *counts.articles.entry(article).or_default() += n(Facet::Article);
            }
            match days(map, link) {
                None => counts.n_undated += n(Facet::Days),
                Some((first, last)) => {
                    let (earliest, latest) = counts.days.unwrap_or((first, last));
                    counts.days = Some((earliest.min(first), latest.max(last)));
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Filter};
    use crate::map::fixture::{Story, map};
    use crate::map::{RelationshipMap, sentence};
    use crate::relations::Predicate::{Criticizes, Meets, Visits};
    use crate::relations::Status::{Happened, Planned};
    use crate::relations::{Confidence, Predicate};
    use crate::text::ArticleId;

    fn example() -> RelationshipMap {
        let people =
            |story: Story| story.person("Ada Berg").person("Bo Chen").country("Kenya", "KE");
        let first = people(Story::new("a").on("2031-03-05"))
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .says("Berg will visit Kenya in May", "Ada Berg", Visits, "Kenya", Planned)
            .dated("in May", "2031-05-01", "2031-05-31");
        let second = people(Story::new("b"))
            .says("Chen criticized Kenya", "Bo Chen", Criticizes, "Kenya", Happened)
            .with(|relation| relation.confidence = Confidence::Low);
        map(&[first, second])
    }

    #[track_caller]
    fn check(filter: &Filter, expected: &[&str]) {
        let map = example();
        let taken = map.links().filter(|link| filter.takes_link(&map, link));
        assert_eq!(taken.map(|link| sentence(&map, link)).collect::<Vec<_>>(), expected);
    }

    const MET: &str = "Ada Berg met Bo Chen";
    const VISIT: &str = "Ada Berg will visit Kenya";
    const CRITICISM: &str = "Bo Chen criticized Kenya";

    #[test]
    fn without_choices_all_stays() {
        assert!(Filter::default().is_empty() && !Filter::default().narrows_links());
        check(&Filter::default(), &[MET, VISIT, CRITICISM]);
    }

    #[test]
    fn choices_of_one_filter_combine() {
        let filter = Filter { without_statuses: [Planned].into(), ..Filter::default() };
        check(&filter, &[MET, CRITICISM]);
        let filter = Filter { without_predicates: [Criticizes].into(), ..filter };
        check(&filter, &[MET]);
        assert!(filter.narrows_links());
    }

    #[test]
    fn an_article_goes_with_what_only_it_says() {
        let filter = Filter { without_articles: [ArticleId(0)].into(), ..Filter::default() };
        check(&filter, &[CRITICISM]);
        assert!(!filter.narrows_links(), "who is mentioned in the others stays without links");
    }

    #[test]
    fn the_less_sure_goes() {
        let least_confidence = Some(Confidence::Medium);
        check(&Filter { least_confidence, ..Filter::default() }, &[MET, VISIT]);
    }

    #[test]
    fn days_are_the_links_own_or_the_articles() {
        let on = |from: &str, to: &str| Filter {
            from: from.parse().ok(),
            to: to.parse().ok(),
            ..Filter::default()
        };
        check(&on("2031-05-20", ""), &[VISIT, CRITICISM]);
        check(&on("", "2031-03-31"), &[MET, CRITICISM]);
        let filter = Filter { without_undated: true, ..on("2031-03-01", "2031-03-31") };
        check(&filter, &[MET]);
    }

    #[test]
    fn a_choice_counts_what_it_would_add() {
        let map = example();
        let filter = Filter {
            without_predicates: [Visits].into(),
            without_articles: [ArticleId(1)].into(),
            ..Filter::default()
        };
        let counts = Counts::new(&map, &filter);
        let of = |predicate: Predicate| counts.predicates[&predicate];
        assert_eq!((of(Meets), of(Visits), of(Criticizes)), (1, 1, 0));
        assert_eq!(counts.articles[&ArticleId(1)], 1);
        assert_eq!(counts.statuses.get(&Planned), Some(&0));
        let days = counts.days.unwrap();
        assert_eq!(
            (days.0.to_string(), days.1.to_string()),
            ("2031-03-05".into(), "2031-05-31".into())
        );
    }
}

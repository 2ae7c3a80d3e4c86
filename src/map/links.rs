//! The relations of all articles, gathered into links.

use std::collections::BTreeMap;

use jiff::{Span, ToSpan as _};

use crate::entities::{Entity, EntityIdx, Office, OfficeStatus};
use crate::map::copies::Sources;
use crate::map::merge::Member;
use crate::map::{ActorId, ArticleExtraction, Link, LinkId, Origin};
use crate::relations::{Confidence, Evidence, Predicate, Relation, Status, Tone};
use crate::text::{ArticleId, Basis, Published};

/// A link whose ends are groups of entities, which have no ids yet.
pub(super) struct GroupLink {
    pub(super) source: usize,
    pub(super) target: usize,
    attributed_to: Option<usize>,
    /// Its ends are those of no actor yet; all else is final.
    link: Link,
}

impl GroupLink {
    /// The link between actors.
    pub(super) fn finish(self, position: usize, id_of: &BTreeMap<usize, ActorId>) -> Link {
        Link {
            id: LinkId(position as u32),
            source: id_of[&self.source],
            target: id_of[&self.target],
            attributed_to: self.attributed_to.and_then(|group| id_of.get(&group).copied()),
            ..self.link
        }
    }
}

/// One relation with its ends on the map.
struct Report<'a> {
    article: usize,
    source: usize,
    target: usize,
    status: Status,
    relation: std::borrow::Cow<'a, Relation>,
}

/// Gathers relations of the same ends, predicate and status, in order of first evidence. A plan
/// that a later article reports as done counts as done.
pub(super) fn collect(
    extractions: &[&ArticleExtraction],
    group_of: &BTreeMap<Member, usize>,
) -> Vec<GroupLink> {
    let mut reports: BTreeMap<(usize, Predicate, usize), Vec<Report<'_>>> = BTreeMap::new();
    for (article, extraction) in extractions.iter().enumerate() {
        let stated = extraction.relations.iter().map(std::borrow::Cow::Borrowed);
        let offices = offices_held(extraction).map(std::borrow::Cow::Owned);
        for relation in stated.chain(offices) {
            let group = |entity| group_of.get(&Member { article, entity }).copied();
            let (Some(source), Some(target)) = (group(relation.subject), group(relation.object))
            else {
                continue;
            };
            // Two entities of one article that another article shows to be one country.
            if source == target {
                continue;
            }
            let predicate = relation.predicate;
            let key = if predicate.is_symmetric() && target < source {
                (target, predicate, source)
            } else {
                (source, predicate, target)
            };
            let status = relation.status;
            reports.entry(key).or_default().push(Report {
                article,
                source,
                target,
                status,
                relation,
            });
        }
    }
    let sources = Sources::new(extractions);
    let mut links: Vec<GroupLink> = Vec::new();
    for mut reports in reports.into_values() {
        fulfill_plans(extractions, &mut reports);
        for &status in Status::ALL {
            let mut of_status: Vec<&Report<'_>> =
                reports.iter().filter(|r| r.status == status).collect();
            of_status.sort_by_key(|r| place(&r.relation.evidence, r.article));
            links.extend(link(group_of, &sources, &of_status));
        }
    }
    links.sort_by_key(|link| {
        let first = &link.link.evidence[0];
        let place = place(first, first.article.0 as usize);
        (place, link.source, link.target, link.link.predicate, link.link.status)
    });
    links
}

fn place(evidence: &Evidence, article: usize) -> (usize, usize, usize) {
    (article, evidence.sentence.start, evidence.trigger.start)
}

fn link(
    group_of: &BTreeMap<Member, usize>,
    sources: &Sources<'_>,
    reports: &[&Report<'_>],
) -> Option<GroupLink> {
    let first = reports.first()?;
    let mut evidence: Vec<Evidence> = Vec::new();
    for report in reports {
        let one = Evidence {
            article: ArticleId(report.article as u32),
            ..report.relation.evidence.clone()
        };
        if !evidence.contains(&one) {
            evidence.push(one);
        }
    }
    // A report of what happened dates it better than the plan did.
    let dates = || {
        let as_said = reports.iter().filter(|r| r.relation.status == r.status);
        as_said.chain(reports.iter()).filter_map(|r| r.relation.date.as_ref())
    };
    let date = dates().find(|date| date.from.is_some()).or_else(|| dates().next()).cloned();
    let surest = reports.iter().map(|r| r.relation.confidence).max()?;
    let sentences = reports.iter().map(|r| (r.article, r.relation.evidence.sentence));
    let confirmed = sources.are_independent(sentences);
    let speaker = |r: &&Report<'_>| {
        let entity = r.relation.attributed_to?;
        group_of.get(&Member { article: r.article, entity }).copied()
    };
    // What one article says in its own voice is no longer only somebody's word.
    let claimed = reports.iter().all(|r| r.relation.attributed_to.is_some());
    Some(GroupLink {
        source: first.source,
        target: first.target,
        attributed_to: if claimed { reports.iter().find_map(speaker) } else { None },
        link: Link {
            id: LinkId(0),
            source: ActorId(0),
            target: ActorId(0),
            predicate: first.relation.predicate,
            status: first.status,
            date,
            inferred: reports.iter().all(|r| r.relation.inferred),
            confidence: if confirmed { raised(surest) } else { surest },
            rule: first.relation.rule.clone().into_owned(),
            attributed_to: None,
            evidence,
            origin: Origin::Read,
        },
    })
}

/// A second source makes an uncertain reading a usual one; a third adds nothing, since all may
/// go wrong at the same words.
fn raised(confidence: Confidence) -> Confidence {
    match confidence {
        Confidence::Low => Confidence::Medium,
        Confidence::Medium | Confidence::High => Confidence::High,
    }
}

/// A plan that did not come true within this time is forgotten; what happens then is something else.
fn patience() -> Span {
    366.days()
}

/// Marks plans as done of which an article of a later stated date reports that they are.
fn fulfill_plans(extractions: &[&ArticleExtraction], reports: &mut [Report<'_>]) {
    let published = |r: &Report<'_>| &extractions[r.article].article.published;
    let mut fulfilled: Vec<(usize, Status)> = Vec::new();
    for (idx, plan) in reports.iter().enumerate().filter(|(_, r)| r.status == Status::Planned) {
        let lasting = plan.relation.predicate.tone() == Tone::Tie;
        let done = reports.iter().find(|r| {
            (r.status == Status::Happened || (lasting && r.status == Status::Ongoing))
                && follows(published(plan), published(r))
                && dates_agree(&plan.relation, &r.relation, published(r))
        });
        fulfilled.extend(done.map(|done| (idx, done.status)));
    }
    for (idx, status) in fulfilled {
        reports[idx].status = status;
    }
}

/// Whether one article certainly appeared after another, and not too long after.
fn follows(earlier: &Published, later: &Published) -> bool {
    if earlier.basis != Basis::Stated || later.basis != Basis::Stated {
        return false;
    }
    let (Some(end), Some(start)) = (earlier.to.or(earlier.from), later.from) else { return false };
    end < start && end.checked_add(patience()).is_ok_and(|limit| start <= limit)
}

/// Whether a plan and a report can speak of the same day.
fn dates_agree(plan: &Relation, report: &Relation, reported: &Published) -> bool {
    let Some((plan_from, plan_to)) = plan.date.as_ref().and_then(|d| d.from.zip(d.to.or(d.from)))
    else {
        return true;
    };
    match report.date.as_ref().and_then(|d| d.from.zip(d.to.or(d.from))) {
        Some((from, to)) => from <= plan_to && plan_from <= to,
        // Nothing is over before its day.
        None => reported.to.or(reported.from).is_none_or(|day| plan_from <= day),
    }
}

/// The offices of an article's persons as relations, where the article's own relations lack them.
fn offices_held(extraction: &ArticleExtraction) -> impl Iterator<Item = Relation> + '_ {
    let offices = extraction.entities.iter().flat_map(|(person, entity): (EntityIdx, &Entity)| {
        entity.offices.iter().filter_map(move |office| Some((person, office.of?, office)))
    });
    offices.filter_map(|(person, of, office)| {
        let told = extraction.relations.iter().any(|r| {
            r.predicate == Predicate::HoldsOffice && r.subject == person && r.object == of
        });
        if told {
            return None;
        }
        let sentences = &extraction.document.sentences;
        let sentence = sentences.iter().find(|s| s.span.overlaps(office.span))?;
        Some(Relation {
            subject: person,
            predicate: Predicate::HoldsOffice,
            object: of,
            status: held(office),
            date: None,
            inferred: office.inferred,
            confidence: if office.inferred { Confidence::Medium } else { Confidence::High },
            rule: "office".into(),
            attributed_to: None,
            evidence: Evidence {
                article: extraction.article.id,
                sentence: sentence.span,
                trigger: office.span,
            },
        })
    })
}

fn held(office: &Office) -> Status {
    match office.status {
        OfficeStatus::Current | OfficeStatus::Acting | OfficeStatus::Outgoing => Status::Ongoing,
        OfficeStatus::Former => Status::Happened,
        OfficeStatus::Incoming => Status::Planned,
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::OfficeStatus::{Former, Incoming};
    use crate::map::fixture::{Story, links, map};
    use crate::relations::Confidence::{High, Low, Medium};
    use crate::relations::Predicate::{Criticizes, HoldsOffice, Meets, PartOf, Visits};
    use crate::relations::Status::{Denied, Happened, Ongoing, Planned};

    fn two(path: &str) -> Story {
        Story::new(path).person("Ada Berg").person("Bo Chen")
    }

    fn meeting(path: &str, day: &str, sentence: &str, status: crate::relations::Status) -> Story {
        two(path).on(day).says(sentence, "Ada Berg", Meets, "Bo Chen", status)
    }

    #[test]
    fn either_way_round_is_one_meeting_but_two_criticisms() {
        let story = two("a")
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .says("Chen met Berg", "Bo Chen", Meets, "Ada Berg", Happened)
            .says("Berg blamed Chen", "Ada Berg", Criticizes, "Bo Chen", Happened)
            .says("Chen blamed Berg", "Bo Chen", Criticizes, "Ada Berg", Happened);
        assert_eq!(
            links(&map(&[story])),
            [
                "Ada Berg | meets | Bo Chen | happened | 2",
                "Ada Berg | criticizes | Bo Chen | happened | 1",
                "Bo Chen | criticizes | Ada Berg | happened | 1",
            ]
        );
    }

    #[test]
    fn a_plan_that_a_later_article_reports_as_done_is_done() {
        let plan = meeting("a", "2031-03-05", "Berg will meet Chen", Planned);
        let done = meeting("b", "2031-03-10", "Berg met Chen", Happened);
        let expected = ["Ada Berg | meets | Bo Chen | happened | 2"];
        assert_eq!(links(&map(&[plan.clone(), done.clone()])), expected);
        let reversed = map(&[done, plan]);
        assert_eq!(links(&reversed), expected);
        let evidence = &reversed.links().next().unwrap().evidence;
        assert_eq!(reversed.quote(evidence[0].article, evidence[0].sentence), "Berg met Chen");
    }

    #[test]
    fn a_plan_stays_one_without_a_later_stated_date() {
        let plan = meeting("a", "2031-03-05", "Berg will meet Chen", Planned);
        let both = |done: Story| links(&map(&[plan.clone(), done])).len();
        assert_eq!(both(meeting("b", "2031-03-05", "Berg met Chen", Happened)), 2);
        assert_eq!(both(meeting("b", "2033-03-05", "Berg met Chen", Happened)), 2);
        let undated = two("b").says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened);
        assert_eq!(both(undated), 2);
    }

    #[test]
    fn what_happened_before_the_planned_day_was_something_else() {
        let plan = meeting("a", "2031-03-05", "Berg will meet Chen", Planned);
        let plan = plan.dated("on March 15", "2031-03-15", "2031-03-15");
        let done = |day: &str| meeting("b", day, "Berg met Chen", Happened);
        assert_eq!(links(&map(&[plan.clone(), done("2031-03-10")])).len(), 2);
        assert_eq!(links(&map(&[plan.clone(), done("2031-03-16")])).len(), 1);
        let other = done("2031-03-16").dated("on Monday", "2031-03-10", "2031-03-10");
        assert_eq!(links(&map(&[plan, other])).len(), 2);
    }

    #[test]
    fn statuses_of_one_time_stay_separate() {
        let story = two("a")
            .says("Berg will meet Chen", "Ada Berg", Meets, "Bo Chen", Planned)
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .says("Berg never met Chen", "Ada Berg", Meets, "Bo Chen", Denied);
        assert_eq!(map(&[story]).n_links(), 3);
    }

    #[test]
    fn a_planned_membership_that_holds_now_has_come_true() {
        let story =
            |path, day, status| {
                Story::new(path)
                    .on(day)
                    .country("Norland", "NL")
                    .organization("Northern Council")
                    .says("It is so", "Norland", PartOf, "Northern Council", status)
            };
        let map = map(&[story("a", "2031-03-05", Planned), story("b", "2031-04-05", Ongoing)]);
        assert_eq!(links(&map), ["Norland | part_of | Northern Council | ongoing | 2"]);
    }

    #[test]
    fn an_independent_source_raises_confidence_and_a_copy_does_not() {
        let wire = "Ada Berg met Bo Chen in Vik on Monday to discuss fish";
        let first = meeting("a", "2031-03-05", wire, Happened);
        let confidence =
            |second: Story| map(&[first.clone(), second]).links().next().unwrap().confidence;
        assert_eq!(confidence(meeting("b", "2031-03-05", wire, Happened)), Medium);
        let own = "In Vik, Chen received Berg for two hours";
        assert_eq!(confidence(meeting("b", "2031-03-05", own, Happened)), High);
    }

    #[test]
    fn two_sentences_of_one_article_are_one_source() {
        let story = two("a")
            .says("Berg met Chen", "Ada Berg", Meets, "Bo Chen", Happened)
            .with(|r| r.confidence = Low)
            .says("The meeting went well", "Ada Berg", Meets, "Bo Chen", Happened)
            .with(|r| r.confidence = Low);
        assert_eq!(map(&[story]).links().next().unwrap().confidence, Low);
    }

    #[test]
    fn two_outlets_with_one_text_are_one_source_even_by_different_sentences() {
        let text = |path| {
            let story = two(path).organization("The ministers spoke for two hours in Vik");
            story.organization("A storm kept the ferries in the harbor all day")
        };
        let says = |story: Story, sentence: &str| {
            story.says(sentence, "Ada Berg", Meets, "Bo Chen", Happened)
        };
        let first = says(text("a"), "Ada Berg met Bo Chen in the old town hall");
        let second = says(text("b"), "Chen had received Berg with coffee and cake");
        assert_eq!(map(&[first, second]).links().next().unwrap().confidence, Medium);
    }

    #[test]
    fn a_claim_that_an_article_makes_its_own_is_a_claim_no_more() {
        let claim = two("a").person("Cy Dunn");
        let speaker = claim.idx("Cy Dunn");
        let claim = claim
            .says("Berg visited Chen, Dunn said", "Ada Berg", Visits, "Bo Chen", Happened)
            .with(|r| r.attributed_to = Some(speaker));
        let fact = two("b").says("Berg visited Chen", "Ada Berg", Visits, "Bo Chen", Happened);
        let said_by = |stories: &[Story]| map(stories).links().next().unwrap().attributed_to;
        assert_eq!(said_by(std::slice::from_ref(&claim)), Some(crate::map::ActorId(2)));
        assert_eq!(said_by(&[claim, fact]), None);
    }

    #[test]
    fn offices_are_links_once() {
        let story = Story::new("a")
            .country("Norland", "NL")
            .person("Ada Berg")
            .office("President", "Norland", Former)
            .person("Bo Chen")
            .office("President", "Norland", Incoming);
        let told =
            story.clone().says("Berg led Norland", "Ada Berg", HoldsOffice, "Norland", Happened);
        let expected = [
            "Ada Berg | holds_office | Norland | happened | 1",
            "Bo Chen | holds_office | Norland | planned | 1",
        ];
        assert_eq!(links(&map(&[story])), expected);
        assert_eq!(map(&[told]).n_links(), 2);
    }

    #[test]
    fn the_date_comes_from_who_knows_the_day() {
        let vague = meeting("a", "2031-03-05", "Berg met Chen", Happened).dated("recently", "", "");
        let exact = meeting("b", "2031-03-05", "Chen met Berg on Monday", Happened);
        let exact = exact.dated("on Monday", "2031-03-03", "2031-03-03");
        let map = map(&[vague, exact]);
        assert_eq!(map.links().next().unwrap().date.as_ref().unwrap().text, "on Monday");
    }
}

//! What corrections do to a map, told as maps before and after.

use super::*;
use crate::entities::{EntityKind, OfficeStatus};
use crate::map::fixture::{Story, links, map, names};
use crate::map::{Origin, RelationshipMap};
use crate::relations::{Predicate, Status};
use crate::text::Span;

/// Two articles: Berg, minister of Norland, met Chen; later "Berg" is somebody else's name.
fn stories() -> Vec<Story> {
    let first = Story::new("first")
        .country("Norland", "")
        .person("Ada Berg")
        .office("Minister", "Norland", OfficeStatus::Current)
        .person("Bo Chen")
        .says("Ada Berg met Bo Chen", "Ada Berg", Predicate::Meets, "Bo Chen", Status::Happened);
    let second = Story::new("second").person("Ada Berg").person("Cy Dunn").says(
        "Ada Berg blamed Cy Dunn",
        "Ada Berg",
        Predicate::Criticizes,
        "Cy Dunn",
        Status::Happened,
    );
    vec![first, second]
}

fn person(name: &str) -> ActorRef {
    ActorRef { kind: EntityKind::Person, name: name.to_owned(), at: None }
}

fn link(source: &str, predicate: Predicate, target: &str, status: Status) -> LinkRef {
    LinkRef { source: person(source), predicate, target: person(target), status }
}

fn corrected(map: &RelationshipMap, changes: impl IntoIterator<Item = Change>) -> Corrected {
    let mut ledger = Ledger::default();
    for change in changes {
        ledger.push(change);
    }
    apply(map, &ledger)
}

/// The map with one correction made, which must have found something to change.
fn changed(map: &RelationshipMap, change: Change) -> RelationshipMap {
    let corrected = corrected(map, [change]);
    assert_eq!(corrected.outcomes, [Outcome::Applied]);
    corrected.map
}

fn actor<'a>(map: &'a RelationshipMap, name: &str) -> &'a crate::map::Actor {
    map.actors().find(|actor| actor.name == name).unwrap()
}

#[test]
fn an_empty_ledger_changes_nothing() {
    let map = map(&stories());
    let same = apply(&map, &Ledger::default()).map;
    assert_eq!(names(&same), names(&map));
    assert_eq!(links(&same), links(&map));
}

#[test]
fn two_that_are_one_share_names_links_and_sentences() {
    let map = map(&stories());
    let merge = Change::Merge { actors: vec![person("Cy Dunn")], into: person("Bo Chen") };
    let merged = changed(&map, merge);
    assert_eq!(names(&merged), ["Norland", "Ada Berg", "Bo Chen"]);
    let chen = actor(&merged, "Bo Chen");
    assert_eq!(chen.aliases, ["Cy Dunn"]);
    assert_eq!(chen.origin, Origin::Corrected);
    assert!(links(&merged).contains(&"Ada Berg | criticizes | Bo Chen | happened | 1".to_owned()));
}

#[test]
fn links_that_become_the_same_keep_all_their_sentences() {
    let story = Story::new("a")
        .person("Ada Berg")
        .person("Bo Chen")
        .person("Chen")
        .says("Berg met Bo Chen", "Ada Berg", Predicate::Meets, "Bo Chen", Status::Happened)
        .says("Chen met Berg", "Chen", Predicate::Meets, "Ada Berg", Status::Happened)
        .says("Chen knows Bo Chen", "Chen", Predicate::Supports, "Bo Chen", Status::Ongoing);
    // The extraction may have merged them already; then there is nothing to test.
    let map = map(&[story]);
    assert_eq!(map.n_actors(), 3);
    let merge = Change::Merge { actors: vec![person("Chen")], into: person("Bo Chen") };
    assert_eq!(links(&changed(&map, merge)), ["Ada Berg | meets | Bo Chen | happened | 2"]);
}

#[test]
fn one_article_may_mean_somebody_else() {
    let map = map(&stories());
    assert_eq!(names(&map), ["Norland", "Ada Berg", "Bo Chen", "Cy Dunn"]);
    let split = Change::Split {
        actor: person("Ada Berg"),
        scope: Scope::Article("second".to_owned()),
        into: person("Ada Berg of Sund"),
    };
    let map = changed(&map, split);
    assert_eq!(names(&map), ["Norland", "Ada Berg", "Bo Chen", "Cy Dunn", "Ada Berg of Sund"]);
    assert_eq!(
        links(&map),
        [
            "Ada Berg | holds_office | Norland | ongoing | 1",
            "Ada Berg | meets | Bo Chen | happened | 1",
            "Ada Berg of Sund | criticizes | Cy Dunn | happened | 1",
        ]
    );
    assert_eq!(actor(&map, "Ada Berg").mentions.len(), 1);
}

#[test]
fn one_mention_takes_only_the_sentences_that_rest_on_it() {
    let map = map(&stories());
    let first = actor(&map, "Ada Berg").mentions[0];
    let place = Place::new(map.article(first.article).unwrap(), first.span);
    let split = Change::Split {
        actor: person("Ada Berg"),
        scope: Scope::Occurrence(place),
        into: person("Eve Foss"),
    };
    let map = changed(&map, split);
    assert_eq!(actor(&map, "Eve Foss").mentions, [first]);
    assert_eq!(map.links_of(actor(&map, "Eve Foss").id).len(), 0, "the links rest on other words");
}

#[test]
fn a_new_name_keeps_the_old_one_beside_it() {
    let map = map(&stories());
    let rename = Change::Rename { actor: person("Ada Berg"), name: "Ada Q. Berg".to_owned() };
    let renamed = changed(&map, rename.clone());
    assert_eq!(actor(&renamed, "Ada Q. Berg").aliases, ["Ada Berg"]);
    // Rules made later speak of the new name, older ones still find the old.
    let both = corrected(
        &map,
        [rename, Change::Hide { actor: person("Ada Berg"), scope: Scope::Everywhere }],
    );
    assert_eq!(both.outcomes, [Outcome::Applied, Outcome::Applied]);
    assert_eq!(names(&both.map), ["Norland", "Bo Chen", "Cy Dunn"]);
}

#[test]
fn a_name_that_is_taken_makes_them_one() {
    let map = map(&stories());
    let rename = Change::Rename { actor: person("Cy Dunn"), name: "Bo Chen".to_owned() };
    assert_eq!(names(&changed(&map, rename)), ["Norland", "Ada Berg", "Bo Chen"]);
}

#[test]
fn a_country_gets_its_flag_and_loses_its_offices() {
    let map = map(&stories());
    let berg = Change::Rename { actor: person("Ada Berg"), name: "Kenya".to_owned() };
    let kind = Change::Retype { actor: person("Kenya"), kind: EntityKind::Country };
    let both = corrected(&map, [berg, kind]);
    let kenya = actor(&both.map, "Kenya");
    assert_eq!((kenya.kind, kenya.iso2.as_deref()), (EntityKind::Country, Some("KE")));
    assert!(kenya.offices.is_empty());
}

#[test]
fn an_office_of_another_country_takes_its_sentences_along() {
    let map = map(&stories());
    let office = OfficeChange {
        title: "Prime Minister".to_owned(),
        of: Some(ActorRef { kind: EntityKind::Country, name: "Kenya".to_owned(), at: None }),
        status: OfficeStatus::Former,
    };
    let set = Change::SetOffice {
        actor: person("Ada Berg"),
        old: Some("minister".to_owned()),
        new: Some(office),
    };
    let map = changed(&map, set);
    let berg = actor(&map, "Ada Berg");
    let office = &berg.offices[0];
    assert_eq!((office.title.as_str(), office.status), ("Prime Minister", OfficeStatus::Former));
    let kenya = actor(&map, "Kenya");
    assert_eq!((office.of, kenya.iso2.as_deref()), (Some(kenya.id), Some("KE")));
    assert!(links(&map).contains(&"Ada Berg | holds_office | Kenya | ongoing | 1".to_owned()));
}

#[test]
fn an_office_taken_away_takes_its_link() {
    let map = map(&stories());
    let set = Change::SetOffice {
        actor: person("Ada Berg"),
        old: Some("Minister".to_owned()),
        new: None,
    };
    let map = changed(&map, set);
    assert!(actor(&map, "Ada Berg").offices.is_empty());
    assert!(map.links().all(|link| link.predicate != Predicate::HoldsOffice));
}

#[test]
fn what_is_hidden_in_one_article_stays_in_the_others() {
    let map = map(&stories());
    let hide = |scope| Change::Hide { actor: person("Ada Berg"), scope };
    let once = changed(&map, hide(Scope::Article("second".to_owned())));
    assert_eq!(once.links().count(), 2);
    let never = changed(&map, hide(Scope::Everywhere));
    assert_eq!(names(&never), ["Norland", "Bo Chen", "Cy Dunn"]);
    assert_eq!(never.links().count(), 0);
}

#[test]
fn a_name_that_was_missed_is_found_in_all_articles() {
    let stories = [
        Story::new("a").person("Ada Berg").says(
            "Ada Berg joined the Tern League",
            "Ada Berg",
            Predicate::Supports,
            "Ada Berg",
            Status::Happened,
        ),
        Story::new("b").person("Bo Chen of the Tern Leagues and the Tern League"),
    ];
    let map = map(&stories[..1]);
    let league =
        ActorRef { kind: EntityKind::Organization, name: "Tern League".to_owned(), at: None };
    let added = changed(&map, Change::AddActor { actor: league.clone() });
    assert_eq!(actor(&added, "Tern League").mentions.len(), 1);
    let missing = ActorRef { name: "Gull League".to_owned(), ..league };
    let idle = corrected(&map, [Change::AddActor { actor: missing }]);
    assert_eq!(idle.outcomes, [Outcome::Idle("no open article speaks of Gull League".to_owned())]);
}

#[test]
fn a_relation_added_by_hand_rests_on_a_sentence_and_says_so() {
    let map = map(&stories());
    let text = &map.articles()[0].text;
    let start = text.find("Ada Berg met").unwrap();
    let evidence = Place::new(&map.articles()[0], Span::new(start, start + 20));
    let add = Change::AddLink {
        link: link("Bo Chen", Predicate::Supports, "Ada Berg", Status::Planned),
        date: Some("2025-02-13".to_owned()),
        evidence: evidence.clone(),
    };
    let added = changed(&map, add);
    let link = added.links().find(|link| link.predicate == Predicate::Supports).unwrap();
    assert_eq!((link.origin, link.rule.as_str()), (Origin::Added, "by hand"));
    assert_eq!(added.quote(link.evidence[0].article, link.evidence[0].sentence), evidence.quote);
    assert_eq!(link.date.as_ref().unwrap().from, "2025-02-13".parse().ok());
}

#[test]
fn a_wrong_relation_is_mended_where_it_was_read() {
    let map = map(&stories());
    let change = Change::ChangeLink {
        link: link("Ada Berg", Predicate::Criticizes, "Cy Dunn", Status::Happened),
        scope: Scope::Everywhere,
        predicate: Some(Predicate::Threatens),
        reverse: true,
        status: Some(Status::Denied),
        date: None,
    };
    let map = changed(&map, change);
    assert!(links(&map).contains(&"Cy Dunn | threatens | Ada Berg | denied | 1".to_owned()));
    assert!(map.links().all(|link| link.predicate != Predicate::Criticizes));
}

#[test]
fn a_rejected_relation_stays_away_whatever_its_status() {
    let story = |name: &str, status| {
        Story::new(name).person("Ada Berg").person("Bo Chen").says(
            "Ada Berg visits Bo Chen",
            "Ada Berg",
            Predicate::Supports,
            "Bo Chen",
            status,
        )
    };
    let reject = Change::Reject {
        link: link("Ada Berg", Predicate::Supports, "Bo Chen", Status::Planned),
        scope: Scope::Everywhere,
    };
    let both = map(&[story("a", Status::Planned), story("b", Status::Happened)]);
    assert_eq!(changed(&both, reject).links().count(), 0);
}

#[test]
fn a_confirmed_relation_is_sure() {
    let map = map(&stories());
    let confirm =
        Change::Confirm { link: link("Bo Chen", Predicate::Meets, "Ada Berg", Status::Happened) };
    let map = changed(&map, confirm);
    let link = map.links().find(|link| link.predicate == Predicate::Meets).unwrap();
    assert_eq!(
        (link.origin, link.confidence),
        (Origin::Confirmed, crate::relations::Confidence::High)
    );
}

#[test]
fn a_rule_that_finds_nothing_says_why_and_one_that_is_off_does_nothing() {
    let map = map(&stories());
    let mut ledger = Ledger::default();
    ledger.push(Change::Hide { actor: person("Nobody"), scope: Scope::Everywhere });
    let off = ledger.push(Change::Hide { actor: person("Bo Chen"), scope: Scope::Everywhere });
    ledger.rule_mut(off).unwrap().enabled = false;
    ledger.push(Change::Hide { actor: person("Cy Dunn"), scope: Scope::Article("third".into()) });
    let corrected = apply(&map, &ledger);
    assert_eq!(
        corrected.outcomes,
        [
            Outcome::Idle("Nobody is not on the map".to_owned()),
            Outcome::Off,
            Outcome::Idle("its article is not open".to_owned()),
        ]
    );
    assert_eq!(names(&corrected.map), names(&map));
}

#[test]
fn a_correction_holds_for_the_next_article() {
    let mut ledger = Ledger::default();
    ledger.push(Change::Rename { actor: person("Ada Berg"), name: "Ada Q. Berg".to_owned() });
    let one = apply(&map(&stories()[1..]), &ledger).map;
    let two = apply(&map(&stories()), &ledger).map;
    assert_eq!(actor(&one, "Ada Q. Berg").mentions.len(), 1);
    assert!(actor(&two, "Ada Q. Berg").mentions.len() > 1);
}

fn rename(from: &str, to: &str) -> Change {
    Change::Rename { actor: person(from), name: to.to_owned() }
}

#[test]
fn the_same_correction_twice_is_one_rule() {
    let mut ledger = Ledger::default();
    let id = ledger.push(rename("Ada", "Ada Berg"));
    ledger.rule_mut(id).unwrap().enabled = false;
    assert_eq!(ledger.push(rename("Ada", "Ada Berg")), id);
    assert_eq!(ledger.rules().len(), 1);
    assert!(ledger.rules()[0].enabled);
}

#[test]
fn absorbing_a_ledger_twice_adds_its_rules_once() {
    let mut one = Ledger::default();
    one.push(rename("Ada", "Ada Berg"));
    let mut two = Ledger::default();
    two.push(rename("Bo", "Bo Chen"));
    two.push(rename("Ada", "Ada Berg"));
    assert_eq!(one.absorb(&two), 1);
    assert_eq!(one.absorb(&two), 0);
    let ids: std::collections::BTreeSet<RuleId> = one.rules().iter().map(|r| r.id).collect();
    assert_eq!(ids.len(), 2);
}

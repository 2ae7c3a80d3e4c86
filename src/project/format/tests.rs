//! Projects through their file and back.

use emath::pos2;
use proptest::prelude::*;

use super::*;
use crate::corrections::{ActorRef, Change, Ledger, LinkRef, OfficeChange, Outcome, Place, Scope};
use crate::entities::{EntityKind, OfficeStatus};
use crate::export::{Letters, PictureSettings};
use crate::map::fixture::Story;
use crate::map::{Altitude, Filter, Focus, Perspective, RelationshipMap};
use crate::project::{Anchor, NamedView, Note};
use crate::relations::{Confidence, Predicate, Status};
use crate::scene::{Arrangement, Placed, Placement, Theme};
use crate::text::Span;

fn berg() -> ActorRef {
    ActorRef { kind: EntityKind::Person, name: "Ada Berg".to_owned(), at: None }
}

fn meeting() -> LinkRef {
    LinkRef {
        source: berg(),
        predicate: Predicate::Meets,
        target: ActorRef { name: "Bo Chen".to_owned(), ..berg() },
        status: Status::Planned,
    }
}

fn place() -> Place {
    Place { article: "first".to_owned(), span: Span::new(0, 7), quote: "Norland".to_owned() }
}

/// One rule of each kind.
fn every_change() -> Vec<Change> {
    let chen = || ActorRef { name: "Bo Chen".to_owned(), at: Some(place()), ..berg() };
    let office = OfficeChange {
        title: "Premier".to_owned(),
        of: Some(ActorRef { kind: EntityKind::Country, name: "Norland".to_owned(), at: None }),
        status: OfficeStatus::Acting,
    };
    vec![
        Change::Merge { actors: vec![chen()], into: berg() },
        Change::Split { actor: berg(), scope: Scope::Article("first".to_owned()), into: chen() },
        Change::Rename { actor: berg(), name: "A. Berg".to_owned() },
        Change::Retype { actor: berg(), kind: EntityKind::Organization },
        Change::SetOffice { actor: berg(), old: Some("Minister".to_owned()), new: Some(office) },
        Change::Hide { actor: chen(), scope: Scope::Occurrence(place()) },
        Change::AddActor { actor: berg() },
        Change::AddLink { link: meeting(), date: Some("soon".to_owned()), evidence: place() },
        Change::ChangeLink {
            link: meeting(),
            scope: Scope::Everywhere,
            predicate: Some(Predicate::Visits),
            reverse: true,
            status: Some(Status::Denied),
            date: Some("2025-02-13".to_owned()),
        },
        Change::Confirm { link: meeting() },
        Change::Reject { link: meeting(), scope: Scope::Everywhere },
    ]
}

fn stories() -> Vec<Story> {
    vec![
        Story::new("first")
            .on("2025-02-13")
            .country("Norland", "NO")
            .person("Ada Berg")
            .office("Minister", "Norland", OfficeStatus::Current)
            .person("Bo Chen")
            .says("Berg met Chen", "Ada Berg", Predicate::Meets, "Bo Chen", Status::Planned)
            .dated("on Monday", "2025-02-10", "2025-02-10"),
        Story::new("second").person("Ada Berg").event("the Sund summit").tentative(),
    ]
}

/// A project that has all that a project can have.
fn full() -> Project {
    let articles = stories().into_iter().enumerate().map(|(n, story)| {
        let mut extraction = story.extraction();
        let id = ArticleId(n as u32);
        Arc::make_mut(&mut extraction.article).id = id;
        extraction.relations.iter_mut().for_each(|r| r.evidence.article = id);
        Arc::new(extraction)
    });
    let mut ledger = Ledger::default();
    ledger.push(Change::Rename { actor: berg(), name: "Ada Q. Berg".to_owned() });
    let mut project = Project::assembled(articles.collect(), Arc::new(ledger));
    let place = |at: usize| Placed { pos: pos2(at as f32 * 10.5, -3.25), pinned: at == 1 };
    let ids = project.map.actors().enumerate().map(|(at, actor)| (actor.id, place(at)));
    project.placement = Arc::new(ids.collect::<Placement>());
    project.notes = Arc::new(vec![
        Note { on: Anchor::Actor(berg()), text: "Ask her.".to_owned() },
        Note { on: Anchor::Link(meeting()), text: "Twice?".to_owned() },
        Note { on: Anchor::Sentence(super::tests::place()), text: "Check.".to_owned() },
        Note { on: Anchor::Canvas(pos2(1.0, 2.0)), text: "The north.".to_owned() },
    ]);
    let berg = project.map.actors().find(|actor| actor.name == "Ada Q. Berg").unwrap().id;
    let filter = Filter {
        without_kinds: [EntityKind::Event].into(),
        without_predicates: [Predicate::Meets].into(),
        without_statuses: [Status::Denied].into(),
        without_articles: [ArticleId(1)].into(),
        without_actors: [berg].into(),
        least_confidence: Some(Confidence::Medium),
        from: "2025-02-01".parse().ok(),
        to: "2025-02-28".parse().ok(),
        without_undated: true,
    };
    let focus = Some(Focus { actor: berg, n_steps: 2 });
    let around = Perspective { filter, altitude: Altitude::Countries, focus };
    let view = |name, seen: &Perspective| NamedView::new(name, seen, &project.map).unwrap();
    project.views = Arc::new(vec![view("All", &Perspective::default()), view("Hers", &around)]);
    project.arrangement = Arrangement::Around(berg);
    project.picture = Arc::new(PictureSettings {
        width: 1920,
        transparent: true,
        numbered: true,
        letters: Letters::Shapes,
        legend: false,
        title: "The north".to_owned(),
        theme: Some(Theme::Print),
    });
    project
}

/// All that shows of a map.
fn shown(map: &RelationshipMap) -> String {
    format!("{:?}\n{:?}", map.actors().collect::<Vec<_>>(), map.links().collect::<Vec<_>>())
}

fn assert_same(one: &Project, two: &Project) {
    assert_eq!(one.articles.len(), two.articles.len());
    for (a, b) in one.articles.iter().zip(&two.articles) {
        assert_eq!(a.article, b.article);
        assert_eq!(a.document.sentences, b.document.sentences);
        assert_eq!(a.relations, b.relations);
    }
    assert_eq!(shown(&one.map), shown(&two.map));
    assert_eq!(shown(&one.read), shown(&two.read));
    assert_eq!(one.ledger, two.ledger);
    assert_eq!(one.outcomes, two.outcomes);
    assert_eq!(one.placement, two.placement);
    assert_eq!(one.notes, two.notes);
    assert_eq!(one.views, two.views);
    assert_eq!(one.arrangement, two.arrangement);
    assert_eq!(one.picture, two.picture);
}

#[test]
fn a_saved_project_opens_as_it_was() {
    let project = full();
    assert_eq!(*project.outcomes, [Outcome::Applied]);
    let bytes = Packer::default().project(&project);
    let unpacked = unpack(&bytes).unwrap();
    assert_eq!(unpacked.missing, Vec::<String>::new());
    assert_same(&unpacked.project, &project);
    assert_eq!(Packer::default().project(&unpacked.project), bytes, "and is saved as it was");
}

#[test]
fn an_article_that_is_open_twice_is_saved_once_and_opens_twice() {
    let project = full();
    let twice = Project::assembled(
        vec![Arc::clone(&project.articles[0]), Arc::clone(&project.articles[0])],
        Arc::default(),
    );
    let bytes = Packer::default().project(&twice);
    assert_eq!(unpack(&bytes).unwrap().project.articles.len(), 2);
}

#[test]
fn every_kind_of_correction_survives_its_file() {
    let mut ledger = Ledger::default();
    for change in every_change() {
        ledger.push(change);
    }
    let first = ledger.rules()[0].id;
    let rule = ledger.rule_mut(first).unwrap();
    rule.enabled = false;
    rule.name = "Two names".to_owned();
    assert_eq!(read_ledger(&write_ledger(&ledger)).unwrap(), ledger);
}

#[test]
fn a_ledger_that_makes_no_sense_is_refused_with_the_rule() {
    let text = String::from_utf8(write_ledger(&Ledger::default())).unwrap();
    let bad_rule = text.replace(
        "\"rules\": []",
        r#""rules": [{"id": 0, "enabled": true,
            "change": {"rename": {"actor": {"kind": "ghost", "name": "A"}, "name": "B"}}}]"#,
    );
    let error = read_ledger(bad_rule.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("rule 1") && error.contains("ghost"), "{error}");
    let newer = text.replace("\"version\": 1", "\"version\": 2");
    assert!(matches!(read_ledger(newer.as_bytes()), Err(FormatError::Newer(2))));
    assert!(matches!(read_ledger(b"{}"), Err(FormatError::Other { .. })));
}

#[test]
fn a_newer_project_is_refused() {
    let project = full();
    let state = String::from_utf8(Packer::default().state(&project)).unwrap();
    let newer = state.replace("\"version\":1", "\"version\":2");
    let error = unpack_parts(newer.as_bytes(), []).unwrap_err();
    assert!(matches!(error, FormatError::Newer(2)), "{error}");
}

#[test]
fn what_is_no_project_is_told_apart() {
    let mut other = Writer::new();
    other.add("word/document.xml", b"<xml/>");
    for (bytes, reason) in [
        (Vec::new(), "empty"),
        (b"Berg met Chen.".to_vec(), "no archive"),
        (other.finish(), "holds no project"),
    ] {
        let error = unpack(&bytes).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn a_cut_file_gives_what_stands_before_the_cut() {
    let project = full();
    let bytes = Packer::default().project(&project);
    // The list at the end is gone, the parts are there.
    let cut = unpack(&bytes[..bytes.len() - 40]).unwrap();
    assert_eq!(cut.missing.len(), 1, "{:?}", cut.missing);
    assert_same(&cut.project, &project);
}

#[test]
fn an_article_whose_reading_is_lost_keeps_its_text() {
    let project = full();
    let packer = Packer::default();
    let state = packer.state(&project);
    let whole = packer.article(&project.articles[1]);
    let half = packer.article(&project.articles[0]);
    let mut text_only = Writer::new();
    text_only.add(&text_path(&half.key), project.articles[0].article.text.as_bytes());
    let text_only = text_only.finish();
    let unpacked = unpack_parts(&state, [whole.bytes.as_slice(), &text_only]).unwrap();
    assert_eq!(unpacked.project.articles.len(), 1);
    assert_eq!(unpacked.unread[0].text, project.articles[0].article.text);
    assert!(unpacked.missing[0].starts_with("Article 1: "), "{:?}", unpacked.missing);
    assert_eq!(unpacked.project.ledger, project.ledger);
}

#[test]
fn a_broken_rule_costs_only_itself() {
    let project = full();
    let packer = Packer::default();
    let state = String::from_utf8(packer.state(&project)).unwrap();
    let broken = state.replace("\"rename\"", "\"praise\"");
    let articles: Vec<_> = project.articles.iter().map(|a| packer.article(a)).collect();
    let parts = articles.iter().map(|packed| packed.bytes.as_slice());
    let unpacked = unpack_parts(broken.as_bytes(), parts).unwrap();
    assert!(unpacked.project.ledger.is_empty());
    assert_eq!(unpacked.project.notes, project.notes);
    assert_eq!(unpacked.project.articles.len(), 2);
    assert!(unpacked.missing[0].starts_with("Correction 1: "), "{:?}", unpacked.missing);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Bits, cuts, doubled and zeroed stretches: a project, or a message.
    #[test]
    fn a_damaged_file_opens_as_far_as_possible_or_says_why(
        at in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        bit in 0..8u8,
        how in 0..5usize,
    ) {
        thread_local!(static BYTES: Vec<u8> = Packer::default().project(&full()));
        let mut bytes = BYTES.with(Clone::clone);
        let (at, other) = (at.index(bytes.len()), other.index(bytes.len()));
        let (from, to) = (at.min(other), at.max(other));
        match how {
            0 => bytes[at] ^= 1 << bit,
            1 => bytes.truncate(at),
            2 => bytes[from..to].fill(0),
            3 => { bytes.drain(from..to); }
            _ => bytes[from..to].fill(0xff),
        }
        match unpack(&bytes) {
            Ok(unpacked) => {
                let project = &unpacked.project;
                let complete = project.articles.len() == 2 && !project.ledger.is_empty()
                    && project.notes.len() == 4;
                prop_assert!(complete || !unpacked.missing.is_empty());
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    /// Wrong types and huge numbers in the JSON parts.
    #[test]
    fn a_state_with_wrong_values_is_read_without_panic(
        at in any::<prop::sample::Index>(),
        wrong in prop::sample::select(vec!["null", "-1", "1e999", "[]", "{}", "\"\"", "184467440737095516160", "true"]),
    ) {
        thread_local!(static PROJECT: Project = full());
        PROJECT.with(|project| {
            let packer = Packer::default();
            let state = String::from_utf8(packer.state(project)).unwrap();
            let values: Vec<usize> = state.match_indices(':').map(|(at, _)| at + 1).collect();
            let start = values[at.index(values.len())];
            let end = state[start..].find([',', '}', ']']).map_or(state.len(), |n| start + n);
            let changed = format!("{}{wrong}{}", &state[..start], &state[end..]);
            let articles: Vec<_> = project.articles.iter().map(|a| packer.article(a)).collect();
            let parts = articles.iter().map(|packed| packed.bytes.as_slice());
            if let Err(error) = unpack_parts(changed.as_bytes(), parts) {
                assert!(!error.to_string().is_empty());
            }
        });
    }
}

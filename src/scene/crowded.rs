//! Pictures of maps that are hard to draw: whatever there is, nothing overlaps and nothing is lost.

use emath::Rect;
use proptest::prelude::*;

use crate::entities::{EntityKind, OfficeStatus};
use crate::map::{ActorId, RelationshipMap};
use crate::relations::{Predicate, Status};
use crate::scene::fixture::{Sketch, crowd};
use crate::scene::grid::Grid;
use crate::scene::{Arrangement, Placement, Scene, SceneOptions, build, rearrange_as};

/// From a map that fills a stamp to one name that fills the window.
const ZOOMS: [f32; 6] = [0.05, 0.2, 0.5, 0.71, 1.0, 3.0];

/// Pairs of nodes, or of words and nodes or other words, that overlap.
fn overlaps(scene: &Scene) -> Vec<String> {
    let mut things: Vec<(String, Rect, Option<ActorId>)> = Vec::new();
    for node in scene.nodes.iter().filter(|node| !node.folded) {
        things.push((format!("shape of {}", node.title), node.bounds, Some(node.actor)));
        things.push((format!("words of {}", node.title), node.label_bounds, Some(node.actor)));
    }
    for edge in &scene.edges {
        things.push((format!("words of {}", edge.title), edge.label_bounds, None));
    }
    things.retain(|(_, rect, _)| rect.is_positive());
    let mut found = Vec::new();
    for (i, (name, rect, actor)) in things.iter().enumerate() {
        for (other, other_rect, other_actor) in &things[..i] {
            // A hair's breadth is rounding.
            let common = rect.intersect(*other_rect);
            let is_own = actor.is_some() && actor == other_actor;
            if !is_own && common.width() > 0.01 && common.height() > 0.01 {
                found.push(format!("{name} / {other}"));
            }
        }
    }
    found
}

#[track_caller]
fn check(map: &RelationshipMap) {
    let around = Arrangement::Around(ActorId(0));
    for arrangement in [Arrangement::Groups, around, Arrangement::Columns, Arrangement::Timeline] {
        check_in(map, arrangement);
    }
}

#[track_caller]
fn check_in(map: &RelationshipMap, arrangement: Arrangement) {
    let placement = rearrange_as(map, &Placement::new(), arrangement);
    for zoom in ZOOMS {
        let scene = build(map, &placement, &SceneOptions { zoom, ..Default::default() });
        assert_eq!(overlaps(&scene), Vec::<String>::new(), "{arrangement:?} at zoom {zoom}");
        assert_eq!(scene.nodes.len(), map.n_actors());
        let drawn: usize = scene.edges.iter().map(|edge| edge.links.len()).sum();
        assert_eq!(drawn, map.n_links());
        assert!(scene.items().all(|item| scene.bounds.contains_rect(item.bounds())));
    }
}

#[test]
fn nobody_and_one() {
    check(&RelationshipMap::default());
    check(&crowd(1, 1));
}

#[test]
fn five_hundred_without_a_line() {
    let mut sketch = Sketch::default();
    for i in 0..500 {
        sketch.thing(EntityKind::ALL[i % 5], &format!("Number {i} of many"));
    }
    check(&sketch.map);
}

#[test]
fn one_hub_with_four_hundred_neighbors() {
    let mut sketch = Sketch::default();
    let hub = sketch.country("Kenya", "KE");
    for i in 0..400 {
        let kind = EntityKind::ALL[1 + i % 4];
        let other = sketch.thing(kind, &format!("Neighbor {i}"));
        sketch.link(other, Predicate::Supports, hub, Status::ALL[i % 5]);
    }
    check(&sketch.map);
}

#[test]
fn ten_thousand_in_columns() {
    let mut sketch = Sketch::default();
    let mut country = ActorId(0);
    for i in 0..10_000 {
        if i % 25 == 0 {
            country = sketch.country(&format!("Country {i}"), "KE");
        } else if i % 5 == 0 {
            sketch.part(EntityKind::Organization, &format!("Council {i}"), country);
        } else {
            sketch.thing(EntityKind::ALL[1 + i % 4], &format!("Number {i} of many"));
        }
    }
    let placement = rearrange_as(&sketch.map, &Placement::new(), Arrangement::Columns);
    let scene = build(&sketch.map, &placement, &SceneOptions::default());
    assert_eq!(scene.nodes.len(), 10_000);
    let grid = Grid::of(scene.nodes.iter().map(|node| node.bounds));
    for (i, node) in scene.nodes.iter().enumerate() {
        assert!(!grid.meets(node.bounds, |j| j == i), "{}", node.title);
    }
    assert!(scene.nodes.iter().all(|node| node.label_bounds.is_positive()), "a name is lost");
}

#[test]
fn endless_names_and_every_script() {
    let endless = "Extraordinary ".repeat(15);
    let unbroken = "x".repeat(200);
    let arabic = "محمد بن عبد الرحمن آل نهيان ".repeat(8);
    let names = [
        &endless,
        &unbroken,
        &arabic,
        "日本国憲法記念式典実行委員会",
        "대한민국",
        "שלום",
        "e\u{301}\u{200d}👩‍👩‍👧",
    ];
    let mut sketch = Sketch::default();
    let country = sketch.country(names[0], "");
    let mut last = country;
    for (i, name) in names.iter().cycle().take(28).enumerate() {
        let next = match EntityKind::ALL[i % 5] {
            EntityKind::Person => {
                sketch.official(name, names[(i + 1) % 7], country, OfficeStatus::Current)
            }
            kind => sketch.thing(kind, name),
        };
        sketch.link(last, Predicate::ALL[i % Predicate::ALL.len()], next, Status::Planned);
        last = next;
    }
    check(&sketch.map);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_crowd(n in 2_usize..90, seed in any::<u64>()) {
        check(&crowd(n, seed));
    }
}

//! Map and placement → picture.

use std::collections::{BTreeMap, BTreeSet};

use emath::{Rect, Vec2};

use crate::map::{ActorId, Link, RelationshipMap};
use crate::scene::cast::Cast;
use crate::scene::edge;
use crate::scene::hull::Regions;
use crate::scene::options::{Hit, Placement, SceneOptions};
use crate::scene::picture::{Emphasis, Scene, SceneEdge};
use crate::scene::{Arrangement, Item, arrange, axis, hull, label, legend, node, note};

/// Free room around the picture, in scene units.
const MARGIN: f32 = 28.0;

/// The picture of all placed actors that are not hidden, and of the links between them.
/// O((n + e) log n) for n actors and e links, and those that are in each other's way.
pub fn build(map: &RelationshipMap, placement: &Placement, options: &SceneOptions) -> Scene {
    let cast = Cast::new(map, options.theme);
    let visible = |id: &ActorId| {
        placement.get(id).is_some_and(|placed| placed.pos.is_finite())
            && !options.hidden_actors.contains(id)
    };
    let links: Vec<&Link> = map
        .links()
        .filter(|link| visible(&link.source) && visible(&link.target))
        .filter(|link| !options.hidden_links.contains(&link.id))
        .collect();
    let focus = Focus::new(&links, options);

    let placed: Vec<_> = cast
        .roles
        .values()
        .filter(|role| visible(&role.actor.id))
        .filter_map(|role| Some((role, placement.get(&role.actor.id)?.pos)))
        .collect();
    let axis = match options.arrangement {
        Arrangement::Timeline => axis::items(map, &cast, placement, options),
        _ => Vec::new(),
    };
    let dates: Vec<Rect> =
        axis.iter().filter(|item| matches!(item, Item::Text(_))).map(Item::bounds).collect();
    let mut nodes = node::place(&placed, &dates, options, |id| focus.of_actor(id));
    let courses = edge::courses(&nodes, &links, |link| {
        options.names.contains_key(&link.id) || focus.pointed.contains(&Hit::Link(link.id))
    });
    let mut edges: Vec<SceneEdge> = courses
        .iter()
        .map(|course| {
            let along: Vec<&Link> = course.links.iter().map(|&i| links[i]).collect();
            let emphasis = along.iter().map(|link| focus.of_link(link)).max().unwrap_or_default();
            let edge = match along[..] {
                [link] => edge::draw(map, link, course.curve, options, emphasis),
                _ => edge::draw_bundle(map, &along, course.curve, options, emphasis),
            };
            SceneEdge { unfolded: course.unfolded, ..edge }
        })
        .collect();
    // Quiet lines below loud ones, and what is looked at on top.
    edges.sort_by_key(|edge| {
        let link = edge.links.first().and_then(|&id| map.link(id));
        let quiet = link.is_some_and(|link| edge::is_quiet(link.predicate));
        (edge.emphasis, !quiet, edge.links.first().copied())
    });
    label::place(map, &mut edges, &nodes, &dates, options);

    let hulls = hull::hulls(&cast, &nodes, options.theme);
    let regions = Regions::new(&hulls, options.theme);
    for node in &mut nodes {
        regions.tint(&mut node.scene.items);
    }
    for edge in &mut edges {
        regions.tint(&mut edge.label);
    }
    // Names in an atlas stand over what is small.
    nodes.sort_by_key(|node| node.floats && node.scene.label_bounds.is_positive());
    let mut scene = Scene {
        bounds: Rect::NOTHING,
        theme: options.theme,
        background: options.theme.palette().background,
        hulls,
        axis,
        edges,
        legend: legend::entries(&nodes, &links, options.theme),
        nodes: nodes.into_iter().map(|node| node.scene).collect(),
        notes: options
            .notes
            .iter()
            .filter(|(at, _)| at.is_finite())
            .map(|(at, text)| note::slip(*at, text, options.theme))
            .collect(),
    };
    scene.bounds = bounds(&scene);
    scene
}

/// The picture of a map whose actors have no places yet.
pub fn picture_of(map: &RelationshipMap, options: &SceneOptions) -> Scene {
    build(map, &arrange::arrange(map, &Placement::new()), options)
}

/// The box around everything in the picture but the legend, with a margin. An empty picture is a
/// small empty page.
pub fn bounds(scene: &Scene) -> Rect {
    let all = scene.items().fold(Rect::NOTHING, |sum, item| sum.union(item.bounds()));
    if all.is_positive() {
        all.expand(MARGIN)
    } else {
        Rect::from_center_size(emath::Pos2::ZERO, Vec2::new(320.0, 200.0))
    }
}

/// What is looked at.
struct Focus {
    any: bool,
    selected: BTreeSet<Hit>,
    pointed: BTreeSet<Hit>,
    /// Actors at the ends of a link that is looked at, or next to an actor that is.
    near: BTreeSet<ActorId>,
    faded: BTreeSet<ActorId>,
}

impl Focus {
    fn new(links: &[&Link], options: &SceneOptions) -> Self {
        let pointed: BTreeSet<Hit> = options
            .selected
            .into_iter()
            .chain(options.hovered)
            .chain(options.selected_actors.iter().map(|&id| Hit::Actor(id)))
            .collect();
        let mut near = BTreeSet::new();
        for link in links {
            let (source, target) = (Hit::Actor(link.source), Hit::Actor(link.target));
            if [source, target, Hit::Link(link.id)].iter().any(|hit| pointed.contains(hit)) {
                near.extend([link.source, link.target]);
            }
        }
        Self {
            any: !pointed.is_empty(),
            selected: options
                .selected
                .into_iter()
                .chain(options.selected_actors.iter().map(|&id| Hit::Actor(id)))
                .collect(),
            pointed,
            near,
            faded: options.faded.clone(),
        }
    }

    fn of_actor(&self, id: ActorId) -> Emphasis {
        if self.selected.contains(&Hit::Actor(id)) {
            Emphasis::Selected
        } else if self.pointed.contains(&Hit::Actor(id)) {
            Emphasis::Near
        } else if self.faded.contains(&id) || (self.any && !self.near.contains(&id)) {
            Emphasis::Faded
        } else {
            Emphasis::Normal
        }
    }

    fn of_link(&self, link: &Link) -> Emphasis {
        let ends = [Hit::Actor(link.source), Hit::Actor(link.target)];
        if self.selected.contains(&Hit::Link(link.id)) {
            Emphasis::Selected
        } else if self.pointed.contains(&Hit::Link(link.id))
            || ends.iter().any(|end| self.pointed.contains(end))
        {
            Emphasis::Near
        } else if self.any || self.faded.contains(&link.source) || self.faded.contains(&link.target)
        {
            Emphasis::Faded
        } else {
            Emphasis::Normal
        }
    }
}

/// Nodes by the actor that they stand for.
pub(crate) fn by_actor(nodes: &[node::PlacedNode]) -> BTreeMap<ActorId, &node::PlacedNode> {
    nodes.iter().map(|node| (node.scene.actor, node)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use emath::{Rect, pos2};

    use super::{build, picture_of};
    use crate::map::{ActorId, LinkId, RelationshipMap};
    use crate::relations::{Predicate, Status};
    use crate::scene::fixture::{Sketch, crowd, odd, small, week};
    use crate::scene::{
        Emphasis, Hit, Item, Placed, Placement, Scene, SceneOptions, arrange, bounds,
    };

    fn maps() -> Vec<RelationshipMap> {
        vec![
            RelationshipMap::default(),
            crowd(1, 1),
            small(),
            week(),
            odd(),
            crowd(20, 2),
            crowd(40, 3),
            crowd(80, 4),
        ]
    }

    /// Pairs of words that overlap each other, or a node that is not their own.
    fn overlaps(scene: &Scene) -> Vec<String> {
        let words_of = |item: &Item| match item {
            Item::Text(text) => Some(text.content.clone()),
            _ => None,
        };
        let mut labels: Vec<(String, Rect, Option<ActorId>)> = Vec::new();
        for node in &scene.nodes {
            if node.label_bounds.is_positive() {
                labels.push((node.title.clone(), node.label_bounds, Some(node.actor)));
            }
        }
        for edge in &scene.edges {
            let words: Vec<String> = edge.label.iter().filter_map(words_of).collect();
            if edge.label_bounds.is_positive() {
                labels.push((words.join(" "), edge.label_bounds, None));
            }
        }
        let mut found = Vec::new();
        for (i, (name, rect, own)) in labels.iter().enumerate() {
            for (other, other_rect, _) in &labels[i + 1..] {
                if rect.intersect(*other_rect).is_positive() {
                    found.push(format!("{name} / {other}"));
                }
            }
            let others = scene.nodes.iter().filter(|n| Some(n.actor) != *own && !n.folded);
            for node in others {
                if rect.intersect(node.bounds).is_positive() {
                    found.push(format!("{name} / shape of {}", node.title));
                }
            }
        }
        found
    }

    #[test]
    fn no_words_overlap_at_any_zoom() {
        for map in maps() {
            let placement = arrange(&map, &Placement::new());
            for zoom in [0.1, 0.25, 0.4, 0.6, 0.8, 1.0, 1.5, 3.0] {
                let scene = build(&map, &placement, &SceneOptions { zoom, ..Default::default() });
                assert_eq!(overlaps(&scene), Vec::<String>::new(), "at zoom {zoom}");
            }
        }
    }

    #[test]
    fn every_actor_with_a_name_has_words() {
        for map in maps() {
            let scene = picture_of(&map, &SceneOptions::default());
            assert_eq!(scene.nodes.len(), map.n_actors());
            for node in &scene.nodes {
                let named = map.actor(node.actor).is_some_and(|actor| !actor.name.is_empty());
                assert_eq!(node.label_bounds.is_positive(), named, "{}", node.title);
            }
        }
    }

    #[test]
    fn dragged_together_words_give_way_instead_of_overlapping() {
        let map = week();
        let mut placement = arrange(&map, &Placement::new());
        // All countries in one row, closer than their names are wide.
        for (i, placed) in placement.values_mut().take(8).enumerate() {
            *placed = Placed { pos: pos2(70.0 * i as f32, 2000.0), pinned: true };
        }
        let scene = build(&map, &placement, &SceneOptions::default());
        assert_eq!(overlaps(&scene), Vec::<String>::new());
    }

    #[test]
    fn lines_end_at_the_outlines_of_their_nodes() {
        let scene = picture_of(&week(), &SceneOptions::default());
        for edge in &scene.edges {
            for (end, actor) in [(edge.curve[0], edge.source), (edge.curve[3], edge.target)] {
                let node = scene.node(actor).unwrap();
                let near =
                    node.bounds.distance_to_pos(end).min(node.label_bounds.distance_to_pos(end));
                assert!((0.0..6.0).contains(&near), "{}: {near}", edge.title);
            }
        }
    }

    #[test]
    fn only_directed_lines_have_heads_and_only_denied_ones_bars() {
        let map = week();
        let scene = picture_of(&map, &SceneOptions::default());
        for edge in &scene.edges {
            let link = map.link(edge.links[0]).unwrap();
            let has = |test: fn(&Item) -> bool| edge.items.iter().any(test);
            assert_eq!(has(|i| matches!(i, Item::Polygon { .. })), !link.predicate.is_symmetric());
            assert_eq!(has(|i| matches!(i, Item::Line { .. })), link.status == Status::Denied);
        }
    }

    #[test]
    fn what_is_hidden_is_not_drawn_nor_are_its_links() {
        let map = small();
        let options = SceneOptions {
            hidden_actors: BTreeSet::from([ActorId(0)]),
            hidden_links: BTreeSet::from([LinkId(2)]),
            ..Default::default()
        };
        let scene = picture_of(&map, &options);
        assert!(scene.node(ActorId(0)).is_none());
        let shown: Vec<u32> = scene.edges.iter().map(|edge| edge.links[0].0).collect();
        assert_eq!(shown, [1, 3]);
    }

    #[test]
    fn a_selected_actor_and_its_neighbors_stand_out() {
        let map = small();
        let selected = Some(Hit::Actor(ActorId(3)));
        let scene = picture_of(&map, &SceneOptions { selected, ..Default::default() });
        let emphasis = |id: u32| scene.node(ActorId(id)).unwrap().emphasis;
        assert_eq!(emphasis(3), Emphasis::Selected);
        assert_eq!(emphasis(2), Emphasis::Normal);
        assert_eq!(emphasis(0), Emphasis::Faded);
        let edge = |id: u32| scene.edge(LinkId(id)).unwrap().emphasis;
        assert_eq!((edge(1), edge(0)), (Emphasis::Near, Emphasis::Faded));
    }

    #[test]
    fn new_actors_are_placed_around_old_ones_which_stay() {
        let mut map = small();
        let old = arrange(&map, &Placement::new());
        for actor in week().actors() {
            let mut actor = actor.clone();
            actor.id = ActorId(100 + actor.id.0);
            actor.offices.clear();
            map.insert_actor(actor);
        }
        let new = arrange(&map, &old);
        assert_eq!(new.len(), map.n_actors());
        assert!(old.iter().all(|(id, placed)| new.get(id) == Some(placed)));
        let scene = build(&map, &new, &SceneOptions::default());
        assert_eq!(overlaps(&scene), Vec::<String>::new());
    }

    #[test]
    fn everything_lies_within_the_bounds() {
        for map in maps() {
            let scene = picture_of(&map, &SceneOptions::default());
            assert!(scene.items().all(|item| scene.bounds.contains_rect(item.bounds())));
            assert_eq!(scene.bounds, bounds(&scene));
            assert!(scene.bounds.is_positive());
        }
    }

    #[test]
    fn parallel_lines_lie_apart() {
        let mut sketch = Sketch::default();
        let japan = sketch.country("Japan", "JP");
        let kenya = sketch.country("Kenya", "KE");
        for predicate in [Predicate::Meets, Predicate::Aids, Predicate::Criticizes] {
            sketch.link(japan, predicate, kenya, Status::Happened);
            sketch.link(kenya, predicate, japan, Status::Happened);
        }
        let folded = picture_of(&sketch.map, &SceneOptions::default());
        assert_eq!(folded.edges.len(), 1, "six are a bundle");
        assert_eq!(folded.edges[0].links.len(), 6);
        let words = folded.edges[0].label.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text.content.as_str()),
            _ => None,
        });
        assert_eq!(words.collect::<Vec<_>>(), ["6"]);
        let hovered = Some(Hit::Link(LinkId(3)));
        let scene = picture_of(&sketch.map, &SceneOptions { hovered, ..Default::default() });
        assert_eq!(scene.edges.len(), 6);
        let middles: Vec<_> =
            scene.edges.iter().map(|edge| crate::layout::curve::point(&edge.curve, 0.5)).collect();
        for (i, a) in middles.iter().enumerate() {
            for b in &middles[..i] {
                assert!((*a - *b).length() > 12.0, "{a:?} {b:?}");
            }
        }
    }
}

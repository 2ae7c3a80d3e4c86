//! Map and placement → picture.

use std::collections::{BTreeMap, BTreeSet};

use emath::{Rect, Vec2};

use crate::map::{ActorId, Link, RelationshipMap};
use crate::scene::cast::Cast;
use crate::scene::edge;
use crate::scene::options::{Hit, Placement, SceneOptions};
use crate::scene::picture::{Emphasis, Scene, SceneEdge};
use crate::scene::{arrange, hull, label, legend, node};

/// Free room around the picture, in scene units.
const MARGIN: f32 = 28.0;

/// The picture of all placed actors that are not hidden, and of the links between them.
/// O(n² + e·n) for n actors and e links.
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
    let mut nodes = node::place(&placed, options, |id| focus.of_actor(id));
    let courses = edge::courses(&nodes, &links);
    let mut edges: Vec<SceneEdge> = links
        .iter()
        .zip(&courses)
        .map(|(link, course)| edge::draw(map, link, course.curve, options, focus.of_link(link)))
        .collect();
    // Quiet lines below loud ones, and what is looked at on top.
    edges.sort_by_key(|edge| {
        let link = edge.links.first().and_then(|&id| map.link(id));
        let quiet = link.is_some_and(|link| edge::is_quiet(link.predicate));
        (edge.emphasis, !quiet, edge.links.first().copied())
    });
    label::place(map, &mut edges, &nodes, options);

    let hulls = hull::hulls(&cast, &nodes, options.theme);
    for node in &mut nodes {
        hull::tint(&mut node.scene.items, &hulls, options.theme);
    }
    for edge in &mut edges {
        hull::tint(&mut edge.label, &hulls, options.theme);
    }
    let mut scene = Scene {
        bounds: Rect::NOTHING,
        theme: options.theme,
        background: options.theme.palette().background,
        hulls,
        edges,
        legend: legend::entries(&nodes, &links, options.theme),
        nodes: nodes.into_iter().map(|node| node.scene).collect(),
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
    selected: Option<Hit>,
    pointed: BTreeSet<Hit>,
    /// Actors at the ends of a link that is looked at, or next to an actor that is.
    near: BTreeSet<ActorId>,
    faded: BTreeSet<ActorId>,
}

impl Focus {
    fn new(links: &[&Link], options: &SceneOptions) -> Self {
        let pointed: BTreeSet<Hit> = options.selected.into_iter().chain(options.hovered).collect();
        let mut near = BTreeSet::new();
        for link in links {
            let (source, target) = (Hit::Actor(link.source), Hit::Actor(link.target));
            if [source, target, Hit::Link(link.id)].iter().any(|hit| pointed.contains(hit)) {
                near.extend([link.source, link.target]);
            }
        }
        Self {
            any: !pointed.is_empty(),
            selected: options.selected,
            pointed,
            near,
            faded: options.faded.clone(),
        }
    }

    fn of_actor(&self, id: ActorId) -> Emphasis {
        if self.selected == Some(Hit::Actor(id)) {
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
        if self.selected == Some(Hit::Link(link.id)) {
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

//! The course and look of lines.

use std::collections::BTreeMap;

use emath::{Pos2, Rect, Vec2, vec2};

use crate::layout::curve::{self, Curve};
use crate::layout::{bend, bow, self_loop};
use crate::map::{ActorId, Link, RelationshipMap, sentence};
use crate::relations::{Predicate, Status, Tone};
use crate::scene::build::by_actor;
use crate::scene::grid::Grid;
use crate::scene::item::{Dash, Item, Stroke};
use crate::scene::node::{PlacedNode, hand_mark};
use crate::scene::options::SceneOptions;
use crate::scene::picture::{Emphasis, SceneEdge};
use crate::scene::style::{Color, Palette, fade};

/// Distance between parallel lines in their middle, and the most that all of them spread.
pub(crate) const LANE: f32 = 24.0;
const LANES_BREADTH: f32 = 110.0;

/// The most that a bundle spreads while it is looked at.
const UNFOLDED_BREADTH: f32 = 170.0;

/// Distance between the strands of a bundle.
const STRAND: f32 = 3.2;

/// Free space between a line's end and the node.
const END_GAP: f32 = 3.0;

/// Pieces in which the end of a line is searched.
const STEPS: usize = 48;

/// More lines than this between the same two actors are drawn as one, until they are looked at.
pub(crate) const MOST_LANES: usize = 4;

/// The way a line takes, and what runs along it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Course {
    /// Which of the links: one, or all of a bundle, by tone.
    pub(crate) links: Vec<usize>,
    /// From outline to outline.
    pub(crate) curve: Curve,
    /// A lane of a bundle that was unfolded.
    pub(crate) unfolded: bool,
}

/// Whether a line says only what the region around it says too, and is drawn thin.
pub(crate) fn is_quiet(predicate: Predicate) -> bool {
    matches!(predicate, Predicate::HoldsOffice | Predicate::PartOf)
}

/// The ways of all links: parallel ones fanned, or bundled where they are many and none of them is
/// `looked_at`; all bowed around nodes where a gentle bow does it.
pub(crate) fn courses(
    nodes: &[PlacedNode],
    links: &[&Link],
    looked_at: impl Fn(&Link) -> bool,
) -> Vec<Course> {
    let by_actor = by_actor(nodes);
    let obstacles = Grid::of(nodes.iter().map(|node| node.covered().expand(4.0)));
    let mut bundles: BTreeMap<(ActorId, ActorId), Vec<usize>> = BTreeMap::new();
    for (i, link) in links.iter().enumerate() {
        let (a, b) = (link.source.min(link.target), link.source.max(link.target));
        bundles.entry((a, b)).or_default().push(i);
    }
    let mut courses = Vec::new();
    for ((a, b), mut bundle) in bundles {
        let (Some(&from), Some(&to)) = (by_actor.get(&a), by_actor.get(&b)) else { continue };
        if a == b {
            for (nth, &i) in bundle.iter().enumerate() {
                let curve = clipped(self_loop(from.scene.bounds, nth), from, to);
                courses.push(Course { links: vec![i], curve, unfolded: false });
            }
            continue;
        }
        // Lines of one tone run side by side.
        bundle.sort_by_key(|&i| (links[i].predicate.tone(), links[i].id));
        let is_many = bundle.len() > MOST_LANES;
        let unfolded = is_many && bundle.iter().any(|&i| looked_at(links[i]));
        let lanes: Vec<Vec<usize>> = if is_many && !unfolded {
            vec![bundle]
        } else {
            bundle.into_iter().map(|i| vec![i]).collect()
        };
        let n_gaps = (lanes.len() - 1) as f32;
        let chord = curve::length(to.scene.center - from.scene.center);
        let most = if unfolded { UNFOLDED_BREADTH } else { LANES_BREADTH };
        let breadth = (n_gaps * LANE).min(most).min(0.6 * chord);
        let is_end = |node: usize| [a, b].contains(&nodes[node].scene.actor);
        let bend =
            bend(from.scene.center, to.scene.center, breadth, |pos| obstacles.holds(pos, is_end));
        for (lane, along) in lanes.into_iter().enumerate() {
            let share = if n_gaps > 0.0 { lane as f32 / n_gaps - 0.5 } else { 0.0 };
            let mut curve = bow(from.scene.center, to.scene.center, bend + share * breadth);
            let (mut start, mut end) = (from, to);
            if along.len() == 1 && links[along[0]].source != a {
                curve.reverse();
                (start, end) = (to, from);
            }
            courses.push(Course { links: along, curve: clipped(curve, start, end), unfolded });
        }
    }
    courses
}

/// The part of a curve between the outlines of its nodes.
fn clipped(curve: Curve, from: &PlacedNode, to: &PlacedNode) -> Curve {
    let at = |step: usize| step as f32 / STEPS as f32;
    let held = |node: &PlacedNode, step: usize| node.holds(curve::point(&curve, at(step)), END_GAP);
    // A line may cut across the words of its own node: it starts and ends outside of them.
    let enters =
        (0..=STEPS).find(|&s| held(to, s) && !held(from, s)).map_or(STEPS, |s| s.saturating_sub(1));
    let leaves = (0..=enters).rev().find(|&s| held(from, s)).map_or(0, |s| s + 1);
    if leaves >= enters {
        // Nodes on top of each other: what is left of the line is hidden by them anyway.
        return curve;
    }
    let start = border(&curve, at(leaves.saturating_sub(1)), at(leaves), from);
    let end = border(&curve, at((enters + 1).min(STEPS)), at(enters), to);
    curve::part(&curve, start, end)
}

/// Where the curve crosses a node's outline, between `inside` and `outside`.
fn border(curve: &Curve, mut inside: f32, mut outside: f32, node: &PlacedNode) -> f32 {
    for _ in 0..8 {
        let middle = f32::midpoint(inside, outside);
        if node.holds(curve::point(curve, middle), END_GAP) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    outside
}

/// The line of a link.
pub(crate) fn draw(
    map: &RelationshipMap,
    link: &Link,
    curve: Curve,
    options: &SceneOptions,
    emphasis: Emphasis,
) -> SceneEdge {
    let palette = options.theme.palette();
    let stroke = stroke(link, palette, emphasis);
    let mut items = Vec::new();
    let mut line = curve;
    if !link.predicate.is_symmetric() {
        let size = arrow_size(stroke.width);
        let (head, base) = arrowhead(&curve, size);
        // The line ends inside the head, so that its blunt end does not show beside the point.
        line = curve::part(&curve, 0.0, base);
        items.push(Item::Polygon { points: head, fill: Some(stroke.color), stroke: None });
    }
    items.insert(0, Item::Curve { curve: line, stroke });
    if link.status == Status::Denied {
        items.push(bar(&curve, 5.5 + stroke.width, stroke));
    }
    if link.origin.is_by_user() {
        // Off the middle, where the words and the bar are.
        items.push(hand_mark(curve::point(&curve, 0.22), 3.6, palette));
    }
    if emphasis == Emphasis::Faded {
        for item in &mut items {
            fade(item, palette.background);
        }
    }
    SceneEdge {
        links: vec![link.id],
        title: sentence(map, link),
        source: link.source,
        target: link.target,
        curve,
        items,
        label: Vec::new(),
        label_bounds: Rect::NOTHING,
        emphasis,
        unfolded: false,
    }
}

/// The line of a bundle: a strand for each tone, the wider the more links it stands for.
pub(crate) fn draw_bundle(
    map: &RelationshipMap,
    links: &[&Link],
    curve: Curve,
    options: &SceneOptions,
    emphasis: Emphasis,
) -> SceneEdge {
    let palette = options.theme.palette();
    let mut strands: BTreeMap<Tone, Vec<&Link>> = BTreeMap::new();
    for link in links {
        strands.entry(link.predicate.tone()).or_default().push(link);
    }
    let along = curve::unit(curve[3] - curve[0]);
    let across = vec2(-along.y, along.x);
    let first = -0.5 * (strands.len() - 1) as f32 * STRAND;
    let mut items: Vec<Item> = Vec::new();
    for (nth, (tone, of_tone)) in strands.into_iter().enumerate() {
        let shift = across * (first + nth as f32 * STRAND);
        let width = (1.2 + 0.35 * (of_tone.len() as f32).sqrt()).min(2.6);
        // Broken only where all of it is.
        let broken = dash(of_tone[0].status);
        let dash =
            if of_tone.iter().all(|l| dash(l.status) == broken) { broken } else { Dash::Solid };
        let wider = if emphasis >= Emphasis::Near { 0.4 } else { 0.0 };
        let stroke = Stroke { width: width + wider, color: palette.tone(tone), dash };
        items.push(Item::Curve { curve: curve.map(|pos| pos + shift), stroke });
    }
    if emphasis == Emphasis::Faded {
        for item in &mut items {
            fade(item, palette.background);
        }
    }
    let titles: Vec<String> = links.iter().map(|link| sentence(map, link)).collect();
    SceneEdge {
        links: links.iter().map(|link| link.id).collect(),
        title: titles.join("; "),
        source: links[0].source,
        target: links[0].target,
        curve,
        items,
        label: Vec::new(),
        label_bounds: Rect::NOTHING,
        emphasis,
        unfolded: false,
    }
}

/// How a link's line is drawn.
pub(crate) fn stroke(link: &Link, palette: &Palette, emphasis: Emphasis) -> Stroke {
    let tone = link.predicate.tone();
    let mut width = if is_quiet(link.predicate) {
        0.9
    } else if tone == Tone::Tie {
        1.3
    } else {
        1.7
    };
    let mut color = palette.tone(tone);
    if link.inferred {
        width *= 0.7;
        color = inferred(color, palette);
    }
    match emphasis {
        Emphasis::Faded | Emphasis::Normal => {}
        Emphasis::Near => width += 0.5,
        Emphasis::Selected => width += 1.3,
    }
    Stroke { width, color, dash: dash(link.status) }
}

/// The color of what no sentence states.
pub(crate) fn inferred(color: Color, palette: &Palette) -> Color {
    color.mixed(palette.tie, 0.4)
}

/// How a status breaks a line.
pub(crate) fn dash(status: Status) -> Dash {
    match status {
        Status::Happened | Status::Ongoing | Status::Denied => Dash::Solid,
        Status::Planned => Dash::Dashed,
        Status::Possible => Dash::Dotted,
    }
}

/// Length and half width of the head on a line of that width.
fn arrow_size(width: f32) -> Vec2 {
    vec2(4.5 + 2.6 * width, 1.8 + 1.2 * width)
}

/// A head whose point is at the end of the curve, and where along the curve its base is.
fn arrowhead(curve: &Curve, size: Vec2) -> (Vec<Pos2>, f32) {
    let tip = curve[3];
    let step = |s: usize| s as f32 / STEPS as f32;
    let base = (0..STEPS)
        .rev()
        .map(step)
        .find(|&t| curve::length(curve::point(curve, t) - tip) >= 0.8 * size.x)
        .unwrap_or(0.0);
    let ahead = curve::unit(tip - curve::point(curve, base));
    let side = vec2(-ahead.y, ahead.x) * size.y;
    let back = tip - ahead * size.x;
    (vec![tip, back + side, back - side], base)
}

/// The bar across the middle of a line that is denied.
pub(crate) fn bar(curve: &Curve, half: f32, stroke: Stroke) -> Item {
    let (middle, along) = (curve::point(curve, 0.5), curve::unit(curve::tangent(curve, 0.5)));
    // Slanted, so that it is no tick of an upright line.
    let across = curve::unit(vec2(-along.y, along.x) + along * 0.45) * half;
    let stroke = Stroke::solid(stroke.width + 0.6, stroke.color);
    Item::Line { from: middle - across, to: middle + across, stroke }
}

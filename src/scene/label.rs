//! The words on lines, where there is room for them.

use emath::{Pos2, Rect, Vec2};

use crate::layout::curve;
use crate::map::{Link, RelationshipMap};
use crate::relations::Tone;
use crate::scene::edge::is_quiet;
use crate::scene::grid::Grid;
use crate::scene::item::{Anchor, Item, Stroke, Text, Weight};
use crate::scene::measure;
use crate::scene::node::PlacedNode;
use crate::scene::options::SceneOptions;
use crate::scene::picture::{Emphasis, SceneEdge};
use crate::scene::style::{Palette, fade, size};

/// Words on lines are never smaller than this on the screen, in pixels: what cannot be read is only
/// noise.
const SMALLEST_LETTER_PX: f32 = 9.5;

/// Looked at from farther away than this, words would cover more than they tell.
const SMALLEST_ZOOM: f32 = 0.45;

/// Places along a line where its words may stand, in the order in which they are tried.
const STOPS: &[f32] = &[0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.27, 0.73];

/// Line left over on both sides of its words together.
const LINE_LEFT: f32 = 16.0;

/// Free room around words.
const ROOM: f32 = 1.5;

/// Writes on each line what it stands for, the most telling lines first, as long as no words
/// overlap each other, a node, a date, or more than one other line.
pub(crate) fn place(
    map: &RelationshipMap,
    edges: &mut [SceneEdge],
    nodes: &[PlacedNode],
    dates: &[Rect],
    options: &SceneOptions,
) {
    if options.zoom < SMALLEST_ZOOM {
        return;
    }
    // Zoomed in, words keep their size on the screen, which makes room for more of them.
    let size =
        (size::EDGE_WORDS / options.zoom.clamp(1.0, 1.5)).max(SMALLEST_LETTER_PX / options.zoom);
    let palette = options.theme.palette();
    let bounds = nodes.iter().flat_map(|node| [node.scene.bounds, node.scene.label_bounds]);
    let bounds = bounds.chain(dates.iter().copied());
    let mut taken = Grid::of(bounds.chain(edges.iter().filter_map(denial_bar)));
    let lines = Lines::new(edges);

    let mut order: Vec<(usize, &Link)> = edges
        .iter()
        .enumerate()
        .filter_map(|(i, edge)| Some((i, map.link(*edge.links.first()?)?)))
        .filter(|(i, link)| {
            let is_named = options.names.contains_key(&link.id);
            is_named || !is_quiet(link.predicate) || edges[*i].links.len() > 1
        })
        .collect();
    order.sort_by_key(|(i, link)| {
        let n_links = edges[*i].links.len();
        let told = std::cmp::Reverse((edges[*i].emphasis, n_links, link.evidence.len()));
        (told, link.predicate.tone() == Tone::Tie, link.inferred, link.id)
    });
    for (i, link) in order {
        let n_links = edges[i].links.len();
        if n_links > 1 {
            count(i, n_links, size, edges, &lines, &mut taken, palette);
            continue;
        }
        let name = options.names.get(&link.id);
        let near = name.is_some() || edges[i].emphasis >= Emphasis::Near;
        let written = |content: String| {
            let room = Vec2::new(measure::width(&content, size, Weight::Regular), 1.1 * size);
            (room, content)
        };
        let place = |content: String| {
            let (room, content) = written(content);
            Some((spot(i, room, edges, &lines, &taken, near)?, room, content))
        };
        let beside = || {
            let (room, content) = written(name?.clone());
            Some((spot_beside(&edges[i], room, &taken)?, room, content))
        };
        let found = contents(link, name).into_iter().find_map(place).or_else(beside);
        let Some((middle, room, content)) = found else { continue };
        let mut item = Item::Text(Text {
            pos: middle + Vec2::new(0.0, measure::cap_height(size) / 2.0),
            anchor: Anchor::Middle,
            content,
            size,
            weight: Weight::Regular,
            color: ink(link, palette),
            halo: Some(palette.background),
        });
        let edge = &mut edges[i];
        if edge.emphasis == Emphasis::Faded {
            fade(&mut item, palette.background);
        }
        edge.label_bounds = Rect::from_center_size(middle, room);
        edge.label = vec![item];
        taken.insert(edge.label_bounds.expand(ROOM));
    }
}

/// What may be written on a line, the most telling first: what happened, and what the claim is
/// called where that is wanted. Without room for both, the name is what cannot be seen otherwise.
fn contents(link: &Link, name: Option<&String>) -> Vec<String> {
    let heading = link.predicate.heading();
    match name {
        None => vec![heading.to_owned()],
        Some(name) if is_quiet(link.predicate) => vec![name.clone()],
        Some(name) => vec![format!("{heading} {name}"), name.clone()],
    }
}

/// Writes on a bundle how many lines it stands for.
fn count(
    own: usize,
    n_links: usize,
    size: f32,
    edges: &mut [SceneEdge],
    lines: &Lines,
    taken: &mut Grid,
    palette: &Palette,
) {
    let content = n_links.to_string();
    let size = 1.1 * size;
    let width = measure::width(&content, size, Weight::Bold);
    let room = Vec2::new((width + 0.9 * size).max(1.6 * size), 1.6 * size);
    let Some(middle) = spot(own, room, edges, lines, taken, true) else { return };
    let rect = Rect::from_center_size(middle, room);
    let stroke = Some(Stroke::solid(1.0, palette.muted));
    let pos = middle + Vec2::new(0.0, measure::cap_height(size) / 2.0);
    let (anchor, weight, color) = (Anchor::Middle, Weight::Bold, palette.ink);
    let fill = Some(palette.surface);
    let mut label = vec![
        Item::RoundedRect { rect, radius: room.y / 2.0, fill, stroke },
        Item::Text(Text { pos, anchor, content, size, weight, color, halo: None }),
    ];
    let edge = &mut edges[own];
    if edge.emphasis == Emphasis::Faded {
        for item in &mut label {
            fade(item, palette.background);
        }
    }
    edge.label_bounds = rect;
    edge.label = label;
    taken.insert(rect.expand(ROOM));
}

/// The color of a line, dark enough to read.
fn ink(link: &Link, palette: &Palette) -> crate::scene::style::Color {
    palette.tone(link.predicate.tone()).mixed(palette.ink, 0.7)
}

/// The room of the bar on a line that is denied.
fn denial_bar(edge: &SceneEdge) -> Option<Rect> {
    edge.items.iter().rev().find_map(|item| match item {
        Item::Line { .. } => Some(item.bounds()),
        _ => None,
    })
}

/// Where the words of a line can stand: the first stop that is free and crosses no other line,
/// else one that crosses a single one.
fn spot(
    own: usize,
    room: Vec2,
    edges: &[SceneEdge],
    lines: &Lines,
    taken: &Grid,
    near: bool,
) -> Option<Pos2> {
    let edge = &edges[own];
    let along = curve::tangent(&edge.curve, 0.5).abs();
    // Words cover less of a steep line than of a level one.
    let covered = if along.x * room.y > along.y * room.x { room.x } else { room.y };
    if curve::arc_length(&edge.curve) < covered + LINE_LEFT {
        return None;
    }
    let mut second = None;
    for &stop in STOPS {
        let middle = curve::point(&edge.curve, stop);
        let rect = Rect::from_center_size(middle, room);
        if taken.meets(rect, |_| false) {
            continue;
        }
        let crossing = lines.others_through(rect, own);
        match crossing {
            0 => return Some(middle),
            1 => second = second.or(Some(middle)),
            _ if near => second = second.or(Some(middle)),
            _ => {}
        }
    }
    second
}

/// Where what must be written can stand beside a line that has no room on it: the nearest place that
/// is free, whatever lines cross there.
fn spot_beside(edge: &SceneEdge, room: Vec2, taken: &Grid) -> Option<Pos2> {
    let reach = room.length() / 2.0;
    // Away from the line in steps of a third of a letter, to either side, and along it from the middle.
    let away = (0..=30).flat_map(|step| [1.0, -1.0].map(|side| side * reach * step as f32 / 3.0));
    away.flat_map(|away| (0..=8).map(move |step| (away, 0.05 * step as f32)))
        .flat_map(|(away, off)| [(away, 0.5 - off), (away, 0.5 + off)])
        .map(|(away, stop)| {
            let along = curve::unit(curve::tangent(&edge.curve, stop));
            curve::point(&edge.curve, stop) + away * Vec2::new(-along.y, along.x)
        })
        .find(|&middle| !taken.meets(Rect::from_center_size(middle, room), |_| false))
}

/// Points along all lines, by where they are.
struct Lines {
    points: Grid,
    /// Points of each line.
    n_points: usize,
}

impl Lines {
    fn new(edges: &[SceneEdge]) -> Self {
        let points = edges.iter().flat_map(|edge| curve::polyline(&edge.curve));
        // Rectangles, if of no size to speak of.
        let points = points.map(|pos| Rect::from_center_size(pos, Vec2::splat(1e-3)));
        Self { points: Grid::of(points), n_points: curve::polyline(&[Pos2::ZERO; 4]).count() }
    }

    /// How many lines but one go through a rectangle.
    fn others_through(&self, rect: Rect, own: usize) -> usize {
        let points = self.points.meeting(rect);
        let mut lines: Vec<usize> = points.into_iter().map(|point| point / self.n_points).collect();
        lines.dedup();
        lines.into_iter().filter(|&line| line != own).count()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::map::LinkId;
    use crate::scene::fixture::week;
    use crate::scene::{Item, SceneOptions, picture_of};

    #[test]
    fn a_numbered_picture_says_what_each_line_is_called() {
        let map = week();
        let names: BTreeMap<LinkId, String> =
            map.links().enumerate().map(|(n, link)| (link.id, format!("r{}", n + 1))).collect();
        let scene =
            picture_of(&map, &SceneOptions { names: names.clone(), ..SceneOptions::default() });
        let written: Vec<String> = scene
            .edges
            .iter()
            .flat_map(|edge| &edge.label)
            .filter_map(|item| match item {
                Item::Text(text) => text.content.split(' ').next_back().map(str::to_owned),
                _ => None,
            })
            .collect();
        for name in names.values() {
            assert!(written.contains(name), "{name} is not among {written:?}");
        }
    }
}

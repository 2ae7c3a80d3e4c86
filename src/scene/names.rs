//! How large names are written, and where: larger the farther away one looks from, so that they stay
//! legible. From very far away only the names of the most important actors are written, as in an
//! atlas: what is too small to make out and stands in the way of a name is folded under it.

use emath::{Pos2, Rect, Vec2, vec2};

use crate::entities::EntityKind;
use crate::map::ActorId;
use crate::scene::cast::Role;
use crate::scene::figure;
use crate::scene::grid::Grid;
use crate::scene::item::{Text, Weight};
use crate::scene::options::SceneOptions;
use crate::scene::picture::Emphasis;

/// Below this zoom names are enlarged to stay legible.
const NAMES_GROW_BELOW: f32 = 0.95;

/// Below this zoom no card can be read, and names are written as in an atlas.
const ATLAS_BELOW: f32 = 0.3;

/// Names of countries are enlarged no further than this: the picture must stay a map. Nor are other
/// names: they must not pass for countries'.
const LARGEST_NAME_SCALE: f32 = 2.4;
const LARGEST_OTHER_SCALE: f32 = 1.25;

/// Names on cards are bounded by their cards.
const LARGEST_CARD_SCALE: f32 = 1.7;

/// Free room that names keep on their left and right, in pixels, and above and below.
const NAMES_APART_PX: Vec2 = vec2(4.0, 1.0);

/// With more nodes than this, only countries' names are enlarged: from that far away others would
/// not be legible even so.
const MOST_TO_ENLARGE: usize = 250;

/// Names in an atlas are so many pixels high at least, and at most, and this much higher for every
/// doubling of the actor's weight; those that are neither a region's nor a country's stay smallest.
const SMALLEST_PX: f32 = 10.5;
const LARGEST_PX: f32 = 17.0;
const PX_PER_DOUBLING: f32 = 1.1;

/// A member of a region counts as much as so many links.
const LINKS_PER_MEMBER: usize = 2;

/// Links from which on an actor that is neither a region nor a country may be named from afar, and
/// how many of them are at most: the most connected.
const MANY_LINKS: usize = 5;
const MOST_CONNECTED: usize = 12;

/// What is lower than this on the screen, in pixels, can be folded under a name: flags of countries
/// and marks of regions, and everything else.
const FOLDED_FLAG_PX: f32 = 7.0;
const FOLDED_PX: f32 = 10.5;

/// The part of the page that names may take.
const MOST_COVERED: f32 = 0.22;

/// How the actors' names are written, in the order of the actors.
pub(crate) struct Names {
    /// How much each is enlarged in its usual place.
    pub(crate) scales: Vec<f32>,
    /// The names of an atlas, around the actor's place; nothing at all where one is near enough to
    /// read everything.
    pub(crate) atlas: Option<Vec<Vec<Text>>>,
    /// Who is folded under somebody's name.
    pub(crate) folded: Vec<bool>,
}

/// How names are written at the zoom that the options name.
///
/// `bounds` are those of the figures as they are at their natural size, `shapes` those without words;
/// `dates` are other words, that stand fast.
pub(crate) fn names(
    placed: &[(&Role<'_>, Pos2)],
    bounds: &[Rect],
    shapes: &[Rect],
    dates: &[Rect],
    options: &SceneOptions,
    emphasis: &impl Fn(ActorId) -> Emphasis,
) -> Names {
    if options.zoom < ATLAS_BELOW {
        return in_atlas(placed, shapes, dates, options, emphasis);
    }
    let scales = scales(placed, bounds, dates, options.zoom);
    Names { scales, atlas: None, folded: vec![false; placed.len()] }
}

/// How much each name is enlarged: as far as the zoom asks for and its surroundings allow.
fn scales(placed: &[(&Role<'_>, Pos2)], bounds: &[Rect], dates: &[Rect], zoom: f32) -> Vec<f32> {
    let wanted = (NAMES_GROW_BELOW / zoom.max(1e-3)).clamp(1.0, LARGEST_NAME_SCALE);
    let covered = |i: usize, scale: f32| {
        let (role, pos) = placed[i];
        role.figure(scale).bounds().translate(pos.to_vec2())
    };
    let mut scales = vec![1.0; placed.len()];
    if wanted <= 1.0 {
        return scales;
    }
    let mut taken = Grid::of(bounds.iter().chain(dates).copied());
    let n_natural = bounds.len() + dates.len();
    // Enlarged ones come after all others in the grid.
    let mut enlarged: Vec<usize> = Vec::new();
    let is_country = |i: usize| placed[i].0.actor.kind == EntityKind::Country;
    let is_large = |i: usize| is_country(i) || placed[i].0.n_members > 1;
    let mut order: Vec<usize> =
        (0..placed.len()).filter(|&i| is_large(i) || placed.len() <= MOST_TO_ENLARGE).collect();
    order.sort_by_key(|&i| (!is_large(i), std::cmp::Reverse(placed[i].0.priority()), i));
    for i in order {
        let most = if is_large(i) { wanted } else { wanted.min(LARGEST_OTHER_SCALE) };
        if placed[i].0.actor.kind == EntityKind::Person {
            // A card keeps its size whatever stands on it.
            scales[i] = wanted.min(LARGEST_CARD_SCALE);
            continue;
        }
        // In small steps down, so that a name in a tight spot still gets what it can.
        let scale = [1.0, 0.8, 0.6, 0.4].map(|share| 1.0 + share * (most - 1.0));
        let fits = scale.into_iter().find(|&scale| {
            let rect = covered(i, scale).expand2(vec2(NAMES_APART_PX.x / zoom.max(1e-3), 0.0));
            let own = |j: usize| j == i || j >= n_natural && enlarged[j - n_natural] == i;
            !taken.meets(rect, own)
        });
        if let Some(scale) = fits {
            scales[i] = scale;
            taken.insert(covered(i, scale));
            enlarged.push(i);
        }
    }
    scales
}

/// How much an actor counts from afar.
fn weight(role: &Role<'_>) -> usize {
    role.n_links + LINKS_PER_MEMBER * role.n_members
}

/// Whether it is a region or a country.
fn is_on_any_map(role: &Role<'_>) -> bool {
    role.n_members > 1 || role.actor.kind == EntityKind::Country
}

/// Who is to be named from afar, the most important first.
fn candidates(placed: &[(&Role<'_>, Pos2)]) -> Vec<usize> {
    let by_weight = |i: &usize| (std::cmp::Reverse(weight(placed[*i].0)), *i);
    let all = (0..placed.len()).filter(|&i| !placed[i].0.actor.name.trim().is_empty());
    let (mut named, mut others): (Vec<usize>, Vec<usize>) =
        all.partition(|&i| is_on_any_map(placed[i].0));
    named.sort_by_key(by_weight);
    others.retain(|&i| placed[i].0.n_links >= MANY_LINKS);
    others.sort_by_key(by_weight);
    others.truncate(MOST_CONNECTED);
    // Regions first: whoever knows where they are finds the rest.
    named.extend(others);
    named
}

fn in_atlas(
    placed: &[(&Role<'_>, Pos2)],
    shapes: &[Rect],
    dates: &[Rect],
    options: &SceneOptions,
    emphasis: &impl Fn(ActorId) -> Emphasis,
) -> Names {
    let n = placed.len();
    let zoom = options.zoom.max(1e-3);
    let page = shapes.iter().fold(Rect::NOTHING, |page, rect| page.union(*rect));
    let mut room = MOST_COVERED * page.area();
    let apart = NAMES_APART_PX / zoom;
    let mut taken = Grid::new(page, n);
    for rect in dates {
        taken.insert(*rect);
    }
    let grid = Grid::of(shapes.iter().copied());
    let mut stays: Vec<bool> = (0..n)
        .map(|i| {
            let limit = if is_on_any_map(placed[i].0) { FOLDED_FLAG_PX } else { FOLDED_PX };
            shapes[i].height() * zoom >= limit || emphasis(placed[i].0.actor.id) >= Emphasis::Near
        })
        .collect();
    let mut atlas = vec![Vec::new(); n];
    let mut folded = vec![false; n];
    for i in candidates(placed) {
        let (role, pos) = placed[i];
        if folded[i] {
            continue;
        }
        let words = written(role, zoom);
        let own = words.iter().fold(Rect::NOTHING, |all, text| all.union(text.bounds()));
        let shape = shapes[i].translate(-pos.to_vec2());
        let mut best: Option<(usize, Vec2, Vec<usize>)> = None;
        for spot in spots(shape, own.size()) {
            let shift = spot - own.center_top().to_vec2();
            let rect = own.translate(pos.to_vec2() + shift);
            if taken.meets(rect.expand2(apart), |_| false) {
                continue;
            }
            let under: Vec<usize> = grid.meeting(rect).into_iter().filter(|&j| j != i).collect();
            if under.iter().any(|&j| stays[j]) {
                continue;
            }
            let cost = under.iter().filter(|&&j| !folded[j]).count();
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, shift, under));
            }
        }
        let Some((cost, shift, under)) = best else { continue };
        // The larger a region, the more it may hide; what has neither people nor links hides nobody.
        if cost > weight(role) || own.area() > room {
            continue;
        }
        room -= own.area();
        for j in under {
            folded[j] = true;
        }
        stays[i] = true;
        taken.insert(own.translate(pos.to_vec2() + shift));
        let moved = words.into_iter().map(|text| Text { pos: text.pos + shift, ..text });
        atlas[i] = moved.collect();
    }
    let is_person = |role: &Role<'_>| role.actor.kind == EntityKind::Person;
    let scale = |(role, _): &(&Role<'_>, Pos2)| {
        if is_person(role) { LARGEST_CARD_SCALE } else { 1.0 }
    };
    Names { scales: placed.iter().map(scale).collect(), atlas: Some(atlas), folded }
}

/// A name as it is written in an atlas at that zoom, around the origin.
fn written(role: &Role<'_>, zoom: f32) -> Vec<Text> {
    let (px, weight) = if is_on_any_map(role) {
        let doublings = (1.0 + weight(role) as f32 / 4.0).log2();
        (SMALLEST_PX + PX_PER_DOUBLING * doublings, Weight::Bold)
    } else {
        (SMALLEST_PX, Weight::SemiBold)
    };
    figure::name_below(role, px.min(LARGEST_PX) / zoom, weight)
}

/// Where the upper middle of a name of that size may stand beside a shape: below, above, to its right
/// and to its left.
fn spots(shape: Rect, size: Vec2) -> [Vec2; 4] {
    let gap = 0.08 * size.y;
    let beside = |x: f32| vec2(x, shape.center().y - size.y / 2.0);
    [
        vec2(shape.center().x, shape.bottom() + gap),
        vec2(shape.center().x, shape.top() - size.y - gap),
        beside(shape.right() + size.x / 2.0 + 2.0 * gap),
        beside(shape.left() - size.x / 2.0 - 2.0 * gap),
    ]
}

#[cfg(test)]
mod tests {
    use super::ATLAS_BELOW;
    use crate::entities::EntityKind;
    use crate::map::RelationshipMap;
    use crate::scene::fixture::crowd;
    use crate::scene::{Placement, Scene, SceneOptions, arrange, build};

    /// The picture of a map as a window of 900 pixels shows all of it.
    fn whole(map: &RelationshipMap) -> Scene {
        let placement = arrange(map, &Placement::new());
        let near = build(map, &placement, &SceneOptions::default());
        let zoom = 900.0 / near.bounds.width();
        build(map, &placement, &SceneOptions { zoom, ..SceneOptions::default() })
    }

    #[test]
    fn seen_whole_a_large_map_says_what_its_regions_are() {
        let map = crowd(600, 5);
        let scene = whole(&map);
        let zoom = 900.0 / scene.bounds.width();
        assert!(zoom < ATLAS_BELOW, "{zoom}");
        let countries: Vec<_> = scene
            .nodes
            .iter()
            .filter(|n| map.actor(n.actor).is_some_and(|a| a.kind == EntityKind::Country))
            .collect();
        let named = countries.iter().filter(|node| node.label_bounds.is_positive()).count();
        assert!(named * 4 >= countries.len() * 3, "{named} of {}", countries.len());
        for node in &countries {
            let height = node.label_bounds.height();
            assert!(height < 0.0 || height * zoom > 10.0, "{} is {height} high", node.title);
            assert!(!node.folded, "{}", node.title);
        }
    }

    #[test]
    fn what_is_folded_from_afar_comes_back_when_one_comes_nearer() {
        let map = crowd(600, 5);
        let placement = arrange(&map, &Placement::new());
        let n_folded = |zoom: f32| {
            let scene = build(&map, &placement, &SceneOptions { zoom, ..SceneOptions::default() });
            scene.nodes.iter().filter(|node| node.folded).count()
        };
        assert!(n_folded(0.15) > 0);
        assert_eq!(n_folded(0.36), 0);
    }
}

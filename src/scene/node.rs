//! Figures at their places, with as many words as there is room for.

use emath::{Pos2, Rect, Vec2};

use crate::entities::EntityKind;
use crate::map::ActorId;
use crate::scene::cast::Role;
use crate::scene::figure::Figure;
use crate::scene::grid::Grid;
use crate::scene::item::{Item, Stroke, Text};
use crate::scene::names;
use crate::scene::options::SceneOptions;
use crate::scene::picture::{Emphasis, SceneNode};
use crate::scene::shape::Shape;
use crate::scene::style::{Palette, fade};
use crate::scene::words::title;

/// Letters smaller than this many pixels on the screen are not worth drawing.
const SMALLEST_LETTER_PX: f32 = 4.0;

/// A node and what lines need to know of it.
#[derive(Clone, Debug)]
pub(crate) struct PlacedNode {
    pub(crate) scene: SceneNode,
    pub(crate) shape: Shape,
    pub(crate) kind: EntityKind,
    /// The user had a hand in it.
    pub(crate) is_by_user: bool,
    /// Its name stands as in an atlas, over whatever is there: nothing keeps away from it.
    pub(crate) floats: bool,
}

impl PlacedNode {
    /// Shape and words: what lines keep away from.
    pub(crate) fn covered(&self) -> Rect {
        if self.floats {
            self.scene.bounds
        } else {
            self.scene.bounds.union(self.scene.label_bounds)
        }
    }

    /// The same node, under somebody's name.
    fn folded(mut self) -> Self {
        self.scene.folded = true;
        self.scene.items.clear();
        self.scene.label_bounds = Rect::NOTHING;
        self
    }

    /// Whether a line that ends at this node should end before `pos`.
    pub(crate) fn holds(&self, pos: Pos2, gap: f32) -> bool {
        self.shape.contains(pos, gap)
            || !self.floats && self.scene.label_bounds.expand(gap - 1.0).contains(pos)
    }
}

/// The figures at their places, in the order given. `dates` are other words that stand fast.
pub(crate) fn place(
    placed: &[(&Role<'_>, Pos2)],
    dates: &[Rect],
    options: &SceneOptions,
    emphasis: impl Fn(ActorId) -> Emphasis,
) -> Vec<PlacedNode> {
    let natural: Vec<Figure> = placed.iter().map(|(role, _)| role.figure(1.0)).collect();
    let bounds: Vec<Rect> = natural
        .iter()
        .zip(placed)
        .map(|(figure, (_, pos))| figure.bounds().translate(pos.to_vec2()))
        .collect();
    let shapes: Vec<Rect> = natural
        .iter()
        .zip(placed)
        .map(|(figure, (_, pos))| figure.shape.bounds().translate(pos.to_vec2()))
        .collect();
    let mut names = names::names(placed, &bounds, &shapes, dates, options, &emphasis);
    if let Some(atlas) = names.atlas.take() {
        let palette = options.theme.palette();
        let node = |(i, words): (usize, Vec<Text>)| {
            let (role, pos) = placed[i];
            let scale = names.scales[i];
            let figure = if scale > 1.0 { role.figure(scale) } else { natural[i].clone() };
            let figure = Figure { words, ..figure };
            let node = finished(role, pos, figure, emphasis(role.actor.id), palette);
            let node = PlacedNode { floats: true, ..node };
            if names.folded[i] { node.folded() } else { node }
        };
        return atlas.into_iter().enumerate().map(node).collect();
    }
    let mut by_priority: Vec<usize> = (0..placed.len()).collect();
    by_priority.sort_by_key(|&i| (std::cmp::Reverse(placed[i].0.priority()), i));

    let page = shapes.iter().fold(Rect::NOTHING, |page, rect| page.union(*rect));
    let mut taken = Grid::new(page, shapes.len());
    for rect in dates {
        taken.insert(*rect);
    }
    let shapes = Grid::of(shapes);
    let mut nodes: Vec<Option<PlacedNode>> = vec![None; placed.len()];
    for i in by_priority {
        let (role, pos) = placed[i];
        let scale = names.scales[i];
        let mut figure = if scale <= 1.0 { natural[i].clone() } else { role.figure(scale) };
        figure.words.retain(|text| text.size * options.zoom >= SMALLEST_LETTER_PX);
        let emphasis = emphasis(role.actor.id);
        if !figure.words_inside {
            make_room(&mut figure, pos.to_vec2(), i, &shapes, &taken, emphasis);
        }
        let label_bounds = figure.words_bounds().translate(pos.to_vec2());
        if label_bounds.is_positive() {
            taken.insert(label_bounds);
        }
        nodes[i] = Some(finished(role, pos, figure, emphasis, options.theme.palette()));
    }
    nodes.into_iter().flatten().collect()
}

/// Moves the words above the shape, or takes them away, where others stand in their place. Nodes
/// that were arranged have room; those that were dragged together may not.
fn make_room(
    figure: &mut Figure,
    at: Vec2,
    own: usize,
    shapes: &Grid,
    taken: &Grid,
    emphasis: Emphasis,
) {
    let free = |words: Rect| {
        let words = words.translate(at);
        !shapes.meets(words, |i| i == own) && !taken.meets(words, |_| false)
    };
    let words = figure.words_bounds();
    if !words.is_positive() || free(words) {
        return;
    }
    let shape = figure.shape.bounds();
    let up = Vec2::new(0.0, shape.top() + shape.bottom() - words.top() - words.bottom());
    if free(words.translate(up)) {
        figure.words.iter_mut().for_each(|text| text.pos += up);
    } else if emphasis < Emphasis::Near {
        figure.words.clear();
    }
}

fn finished(
    role: &Role<'_>,
    pos: Pos2,
    figure: Figure,
    emphasis: Emphasis,
    palette: &Palette,
) -> PlacedNode {
    let at = pos.to_vec2();
    let words_bounds = figure.words_bounds();
    let mut items: Vec<Item> = Vec::new();
    items.extend(ring(&figure.shape, emphasis, palette));
    items.extend(figure.items);
    let is_by_user = role.actor.origin.is_by_user();
    if is_by_user {
        let bounds = figure.shape.bounds();
        items.push(hand_mark(bounds.right_top() + Vec2::new(-2.0, 2.0), 4.5, palette));
    }
    items.extend(figure.words.into_iter().map(|text: Text| Item::Text(text)));
    if emphasis == Emphasis::Faded {
        for item in &mut items {
            fade(item, palette.background);
        }
    }
    let label_bounds =
        if words_bounds.is_positive() { words_bounds.translate(at) } else { Rect::NOTHING };
    let shape = figure.shape.translated(at);
    PlacedNode {
        kind: role.actor.kind,
        is_by_user,
        scene: SceneNode {
            actor: role.actor.id,
            title: title(role.actor),
            center: pos,
            bounds: shape.bounds(),
            items: items.into_iter().map(|item| item.translated(at)).collect(),
            label_bounds,
            priority: role.priority(),
            emphasis,
            folded: false,
        },
        shape,
        floats: false,
    }
}

/// The dot on what the user has corrected or added.
pub(crate) fn hand_mark(center: Pos2, radius: f32, palette: &Palette) -> Item {
    let stroke = Some(Stroke::solid(1.5, palette.surface));
    Item::Circle { center, radius, fill: Some(palette.accent), stroke }
}

/// The ring around what is selected or pointed at.
fn ring(shape: &Shape, emphasis: Emphasis, palette: &Palette) -> Option<Item> {
    let (gap, stroke) = match emphasis {
        Emphasis::Faded | Emphasis::Normal => return None,
        Emphasis::Near => (2.5, Stroke::solid(2.0, palette.accent.faded(0.45))),
        Emphasis::Selected => (3.0, Stroke::solid(2.5, palette.accent)),
    };
    let stroke = Some(stroke);
    Some(match shape {
        Shape::Circle { center, radius } => {
            Item::Circle { center: *center, radius: radius + gap, fill: None, stroke }
        }
        Shape::Rect(rect) => {
            let radius = crate::scene::style::size::CARD_CORNER + gap;
            Item::RoundedRect { rect: rect.expand(gap), radius, fill: None, stroke }
        }
        Shape::Polygon(points) => {
            let rect = Rect::from_points(points);
            let center = rect.center();
            // Grown about its middle by the gap at the widest place.
            let scale = 1.0 + 2.0 * (gap + 1.0) / rect.width().max(1.0);
            let points = points.iter().map(|p| center + (*p - center) * scale).collect();
            Item::Polygon { points, fill: None, stroke }
        }
    })
}

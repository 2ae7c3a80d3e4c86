//! How each kind of actor looks: a figure around the origin, to be moved to its place.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::entities::EntityKind;
use crate::map::Actor;
use crate::scene::cast::Role;
use crate::scene::item::{Anchor, Item, Stroke, Text, Weight};
use crate::scene::shape::Shape;
use crate::scene::style::{Palette, size};
use crate::scene::words::{leading_office, office_words, wrapped};
use crate::scene::{glyph, measure};

/// An actor drawn around the origin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// What lines stop at.
    pub(crate) shape: Shape,
    /// Everything but words.
    pub(crate) items: Vec<Item>,
    /// Name and office.
    pub(crate) words: Vec<Text>,
    /// Whether the words are inside the shape: they never make room for others.
    pub(crate) words_inside: bool,
}

impl Figure {
    /// The box of the words.
    pub(crate) fn words_bounds(&self) -> Rect {
        self.words.iter().fold(Rect::NOTHING, |sum, text| sum.union(text.bounds()))
    }

    /// The box of all of it.
    pub(crate) fn bounds(&self) -> Rect {
        let items = self.items.iter().fold(Rect::NOTHING, |sum, item| sum.union(item.bounds()));
        items.union(self.words_bounds()).union(self.shape.bounds())
    }
}

/// What a figure needs to know beside its actor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look<'a> {
    /// The colors.
    pub(crate) palette: &'static Palette,
    /// The flag of what it belongs to, or its own if it is an organization.
    pub(crate) badge: Option<&'a str>,
    /// Much depends on it: drawn larger.
    pub(crate) major: bool,
    /// The size of the name relative to its natural size.
    pub(crate) name_scale: f32,
}

/// The figure of an actor.
pub(crate) fn figure(actor: &Actor, look: Look<'_>) -> Figure {
    match actor.kind {
        EntityKind::Country => country(actor, look),
        EntityKind::Person => person(actor, look),
        EntityKind::Organization => organization(actor, look),
        EntityKind::Event => event(actor, look),
        EntityKind::Place => place(actor, look),
    }
}

fn country(actor: &Actor, look: Look<'_>) -> Figure {
    let (radius, name_size) = if look.major {
        (size::COUNTRY_RADIUS, size::COUNTRY_NAME)
    } else {
        (size::SMALL_COUNTRY_RADIUS, size::SMALL_COUNTRY_NAME)
    };
    let center = Pos2::ZERO;
    let p = look.palette;
    let rim = |radius, fill, stroke| Item::Circle { center, radius, fill, stroke };
    let mut items = vec![rim(radius, Some(p.surface), None)];
    let inner = radius - size::FLAG_RIM;
    match &actor.iso2 {
        Some(iso2) => {
            items.push(Item::Flag { iso2: iso2.clone(), center, radius: inner, opacity: 1.0 });
            items.push(rim(inner, None, Some(Stroke::solid(0.75, p.ink.faded(0.22)))));
        }
        None => items.extend(glyph::globe(center, inner - 3.0, p.country)),
    }
    items.push(rim(radius, None, Some(Stroke::solid(1.0, p.outline))));
    let words = words_below(
        &[(actor.name.as_str(), name_size * look.name_scale, Weight::Bold, 3)],
        radius,
        size::COUNTRY_WORDS_WIDTH * look.name_scale,
        p,
    );
    Figure { shape: Shape::Circle { center, radius }, items, words, words_inside: false }
}

fn person(actor: &Actor, look: Look<'_>) -> Figure {
    let p = look.palette;
    let names =
        wrapped(&actor.name, size::PERSON_NAME, Weight::SemiBold, size::CARD_WORDS_WIDTH, 2);
    let office = leading_office(actor).map(office_words).unwrap_or_default();
    let offices = if office.is_empty() {
        Vec::new()
    } else {
        wrapped(&office, size::OFFICE, Weight::Regular, size::CARD_WORDS_WIDTH, 2)
    };
    let name_lines = names.into_iter().map(|l| (l, size::PERSON_NAME, Weight::SemiBold, p.ink));
    let office_lines = offices.into_iter().map(|l| (l, size::OFFICE, Weight::Regular, p.muted));
    let lines: Vec<_> = name_lines.chain(office_lines).collect();
    let words_width = lines
        .iter()
        .map(|(line, size, weight, _)| measure::width(line, *size, *weight))
        .fold(0.0, f32::max);
    let words_height: f32 = lines.iter().map(|(_, size, ..)| line_step(*size)).sum();

    let avatar = size::AVATAR_RADIUS;
    let card = vec2(
        size::CARD_PADDING + 2.0 * avatar + size::CARD_GAP + words_width + size::CARD_PADDING + 4.0,
        (2.0 * avatar).max(words_height) + 2.0 * size::CARD_PADDING,
    );
    let rect = Rect::from_center_size(Pos2::ZERO, card);
    let radius = size::CARD_CORNER;
    let rim = Stroke::solid(1.0, p.outline);
    let mut items =
        vec![Item::RoundedRect { rect, radius, fill: Some(p.surface), stroke: Some(rim) }];
    if let Some((more, words)) = seen_from_afar(actor, look, rect) {
        items.extend(more);
        return Figure { shape: Shape::Rect(rect), items, words, words_inside: true };
    }

    let center = pos2(rect.left() + size::CARD_PADDING + avatar, 0.0);
    let disk = Some(p.person.mixed(p.surface, 0.22));
    items.push(Item::Circle { center, radius: avatar, fill: disk, stroke: None });
    items.extend(glyph::person(center, avatar, p.person));
    items.extend(badge(look, center + Vec2::splat(0.66 * avatar)));

    let left = center.x + avatar + size::CARD_GAP;
    let mut words = Vec::new();
    let mut top = -words_height / 2.0;
    for (content, size, weight, color) in lines {
        let pos = pos2(left, top + baseline(size));
        top += line_step(size);
        words.push(Text { pos, anchor: Anchor::Start, content, size, weight, color, halo: None });
    }
    Figure { shape: Shape::Rect(rect), items, words, words_inside: true }
}

/// What is on a card that one sees from afar: the name alone, as large as the card allows, and the
/// flag. Nothing where that has no room.
fn seen_from_afar(actor: &Actor, look: Look<'_>, card: Rect) -> Option<(Vec<Item>, Vec<Text>)> {
    if look.name_scale <= 1.0 {
        return None;
    }
    let radius = 1.2 * size::BADGE_RADIUS;
    let left = match look.badge {
        Some(_) => card.left() + 2.0 * size::CARD_PADDING + 2.0 * radius,
        None => card.left() + size::CARD_PADDING,
    };
    let room = vec2(card.right() - left - size::CARD_PADDING, card.height() - size::CARD_PADDING);
    let whole = actor.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fitting = |scale: f32| {
        let size = scale * size::PERSON_NAME;
        let lines = wrapped(&actor.name, size, Weight::SemiBold, room.x, 2);
        let fits = lines.len() as f32 * line_step(size) <= room.y
            && lines.iter().all(|l| measure::width(l, size, Weight::SemiBold) <= room.x)
            // No word broken, nothing left out.
            && lines.join(" ") == whole;
        fits.then_some((size, lines))
    };
    let shares = [1.0, 0.8, 0.6, 0.4, 0.2, 0.0];
    let (size, lines) =
        shares.into_iter().find_map(|share| fitting(1.0 + share * (look.name_scale - 1.0)))?;
    let center = pos2(card.left() + size::CARD_PADDING + radius, 0.0);
    let mut top = -0.5 * lines.len() as f32 * line_step(size);
    let words = lines.into_iter().map(|content| {
        let pos = pos2(left, top + baseline(size));
        top += line_step(size);
        let (weight, color) = (Weight::SemiBold, look.palette.ink);
        Text { pos, anchor: Anchor::Start, content, size, weight, color, halo: None }
    });
    Some((badge_of(look, center, radius), words.collect()))
}

fn organization(actor: &Actor, look: Look<'_>) -> Figure {
    let p = look.palette;
    let radius = if look.major { size::HUB_RADIUS } else { size::ORGANIZATION_RADIUS };
    let points = glyph::hexagon(Pos2::ZERO, radius);
    let mut items = vec![Item::Polygon {
        points: points.clone(),
        fill: Some(p.organization),
        stroke: Some(Stroke::solid(1.5, p.surface)),
    }];
    items.extend(glyph::building(Pos2::ZERO, radius, p.surface));
    items.extend(badge(look, pos2(0.62 * radius, 0.62 * radius)));
    let lines = [(actor.name.as_str(), size::NAME * look.name_scale, Weight::SemiBold, 3)];
    let words = words_below(&lines, 0.87 * radius, size::WORDS_WIDTH * look.name_scale, p);
    Figure { shape: Shape::Polygon(points), items, words, words_inside: false }
}

fn event(actor: &Actor, look: Look<'_>) -> Figure {
    let p = look.palette;
    let radius = size::EVENT_RADIUS;
    let points = glyph::diamond(Pos2::ZERO, radius);
    let rim = Stroke::solid(1.5, p.surface);
    let mut items =
        vec![Item::Polygon { points: points.clone(), fill: Some(p.event), stroke: Some(rim) }];
    items.extend(glyph::calendar(Pos2::ZERO, 0.72 * radius, p.surface, p.event));
    let lines = [(actor.name.as_str(), size::NAME * look.name_scale, Weight::SemiBold, 3)];
    let words = words_below(&lines, radius, size::WORDS_WIDTH * look.name_scale, p);
    Figure { shape: Shape::Polygon(points), items, words, words_inside: false }
}

fn place(actor: &Actor, look: Look<'_>) -> Figure {
    let p = look.palette;
    let radius = size::PIN_RADIUS;
    let tip = pos2(0.0, size::PIN_DROP);
    let points = glyph::pin(tip, radius);
    let head = tip - vec2(0.0, glyph::PIN_HEIGHT * radius);
    let rim = Some(Stroke::solid(1.2, p.surface));
    let hole = Some(p.surface);
    let items = vec![
        Item::Polygon { points: points.clone(), fill: Some(p.place), stroke: rim },
        Item::Circle { center: head, radius: 0.4 * radius, fill: hole, stroke: None },
    ];
    let lines = [(actor.name.as_str(), size::NAME * look.name_scale, Weight::SemiBold, 3)];
    let words = words_below(&lines, size::PIN_DROP - 1.0, size::WORDS_WIDTH * look.name_scale, p);
    Figure { shape: Shape::Polygon(points), items, words, words_inside: false }
}

/// A small flag with a rim.
fn badge(look: Look<'_>, center: Pos2) -> Vec<Item> {
    badge_of(look, center, size::BADGE_RADIUS)
}

fn badge_of(look: Look<'_>, center: Pos2, radius: f32) -> Vec<Item> {
    let Some(iso2) = look.badge else { return Vec::new() };
    let iso2 = iso2.to_owned();
    let fill = Some(look.palette.surface);
    vec![
        Item::Circle { center, radius: radius + 1.5, fill, stroke: None },
        Item::Flag { iso2, center, radius, opacity: 1.0 },
        Item::Circle {
            center,
            radius,
            fill: None,
            stroke: Some(Stroke::solid(0.5, look.palette.ink.faded(0.25))),
        },
    ]
}

/// Centered lines under a shape that reaches `bottom` below the origin. Each line of `lines` is a
/// text, its size, its weight and how many lines it may break into.
fn words_below(
    lines: &[(&str, f32, Weight, usize)],
    bottom: f32,
    max_width: f32,
    palette: &Palette,
) -> Vec<Text> {
    let mut words = Vec::new();
    let mut top = bottom + size::WORDS_GAP;
    for &(content, size, weight, max_lines) in lines {
        for content in wrapped(content, size, weight, max_width, max_lines) {
            if content.is_empty() {
                continue;
            }
            words.push(Text {
                pos: pos2(0.0, top + baseline(size)),
                anchor: Anchor::Middle,
                content,
                size,
                weight,
                color: palette.ink,
                halo: Some(palette.background),
            });
            top += line_step(size);
        }
    }
    words
}

/// The name of an actor in up to three short lines, centered below the origin.
pub(crate) fn name_below(role: &Role<'_>, letters: f32, weight: Weight) -> Vec<Text> {
    let lines = [(role.actor.name.as_str(), letters, weight, 3)];
    let width = size::COUNTRY_WORDS_WIDTH / size::COUNTRY_NAME * letters;
    words_below(&lines, -size::WORDS_GAP, width, role.look.palette)
}

/// Distance from one baseline to the next, tighter than the font's own line height.
fn line_step(size: f32) -> f32 {
    1.22 * size
}

/// Distance from the top of a line's step to its baseline.
fn baseline(size: f32) -> f32 {
    // Centers the capitals in the step.
    f32::midpoint(line_step(size), measure::cap_height(size))
}

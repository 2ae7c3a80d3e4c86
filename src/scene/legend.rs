//! What the marks mean: only of marks that are visible.

use emath::{Pos2, Rect, pos2, vec2};

use crate::entities::EntityKind;
use crate::layout::curve::straight;
use crate::map::Link;
use crate::relations::{Status, Tone};
use crate::scene::edge::{bar, dash, inferred, is_quiet};
use crate::scene::glyph;
use crate::scene::item::{Dash, Item, Stroke};
use crate::scene::node::{PlacedNode, hand_mark};
use crate::scene::picture::LegendEntry;
use crate::scene::style::{Palette, Theme};

/// The legend of what is visible: kinds of actors, tones of lines, then their status.
pub(crate) fn entries(nodes: &[PlacedNode], links: &[&Link], theme: Theme) -> Vec<LegendEntry> {
    let palette = theme.palette();
    let mut entries = Vec::new();
    for &kind in EntityKind::ALL {
        if nodes.iter().any(|node| node.kind == kind) {
            let (sample, text) = kind_sample(kind, palette);
            entries.push(LegendEntry { sample, text: text.to_owned() });
        }
    }
    for (tone, text) in [
        (Tone::Cooperation, "Cooperation"),
        (Tone::Conflict, "Conflict"),
        (Tone::Neutral, "Statement or demand"),
        (Tone::Tie, "Lasting tie"),
    ] {
        if links.iter().any(|link| link.predicate.tone() == tone) {
            let width = if tone == Tone::Tie { 1.3 } else { 2.0 };
            let stroke = Stroke::solid(width, palette.tone(tone));
            entries.push(LegendEntry { sample: vec![line(stroke)], text: text.to_owned() });
        }
    }
    // A picture of solid lines only needs no word on how lines are broken.
    let loud = || links.iter().filter(|link| !is_quiet(link.predicate));
    let broken = links.iter().any(|link| dash(link.status) != Dash::Solid);
    for (text, statuses) in [
        ("Happened or ongoing", &[Status::Happened, Status::Ongoing][..]),
        ("Planned", &[Status::Planned]),
        ("Possible", &[Status::Possible]),
        ("Denied", &[Status::Denied]),
    ] {
        let shown = match statuses {
            [Status::Happened, ..] => broken && loud().any(|link| statuses.contains(&link.status)),
            _ => links.iter().any(|link| statuses.contains(&link.status)),
        };
        if shown {
            let stroke = Stroke { width: 1.7, color: palette.muted, dash: dash(statuses[0]) };
            let mut sample = vec![line(stroke)];
            if statuses[0] == Status::Denied {
                sample.push(bar(&straight(LEFT, RIGHT), 6.5, stroke));
            }
            entries.push(LegendEntry { sample, text: text.to_owned() });
        }
    }
    if links.iter().any(|link| link.inferred) {
        let color = inferred(palette.muted, palette);
        let sample = vec![line(Stroke::solid(1.0, color))];
        entries.push(LegendEntry { sample, text: "Inferred".to_owned() });
    }
    let by_hand = nodes.iter().any(|node| node.is_by_user);
    if by_hand || links.iter().any(|link| link.origin.is_by_user()) {
        let sample = vec![hand_mark(Pos2::ZERO, 4.5, palette)];
        entries.push(LegendEntry { sample, text: "Corrected by hand".to_owned() });
    }
    entries
}

const LEFT: Pos2 = pos2(-15.0, 0.0);
const RIGHT: Pos2 = pos2(15.0, 0.0);

fn line(stroke: Stroke) -> Item {
    Item::Curve { curve: straight(LEFT, RIGHT), stroke }
}

fn kind_sample(kind: EntityKind, p: &Palette) -> (Vec<Item>, &'static str) {
    let center = Pos2::ZERO;
    let polygon = |points, color| Item::Polygon { points, fill: Some(color), stroke: None };
    match kind {
        EntityKind::Country => {
            let rim = Some(Stroke::solid(1.0, p.outline));
            let disk = Item::Circle { center, radius: 8.5, fill: Some(p.surface), stroke: rim };
            let mut items = vec![disk];
            items.extend(glyph::globe(center, 6.0, p.country));
            (items, "Country")
        }
        EntityKind::Person => {
            let rect = Rect::from_center_size(center, vec2(30.0, 16.0));
            let rim = Some(Stroke::solid(1.0, p.outline));
            let mut items =
                vec![Item::RoundedRect { rect, radius: 4.0, fill: Some(p.surface), stroke: rim }];
            items.extend(glyph::person(pos2(-7.0, 0.0), 6.0, p.person));
            for (y, width) in [(-2.2, 12.0), (2.2, 8.0)] {
                let stroke = Stroke::solid(1.4, p.outline);
                items.push(Item::Line { from: pos2(0.0, y), to: pos2(width, y), stroke });
            }
            (items, "Person")
        }
        EntityKind::Organization => {
            let mut items = vec![polygon(glyph::hexagon(center, 9.0), p.organization)];
            items.extend(glyph::building(center, 9.0, p.surface));
            (items, "Organization")
        }
        EntityKind::Event => {
            let mut items = vec![polygon(glyph::diamond(center, 9.0), p.event)];
            items.extend(glyph::calendar(center, 6.5, p.surface, p.event));
            (items, "Event")
        }
        EntityKind::Place => {
            let tip = pos2(0.0, 8.0);
            let head = pos2(0.0, 8.0 - glyph::PIN_HEIGHT * 5.6);
            let hole = Some(p.surface);
            let items = vec![
                polygon(glyph::pin(tip, 5.6), p.place),
                Item::Circle { center: head, radius: 2.3, fill: hole, stroke: None },
            ];
            (items, "Place")
        }
    }
}

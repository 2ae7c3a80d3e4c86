//! The days above the columns of a map that is arranged by time: each row of columns has a line of
//! its own, and on it a bar with a date above each day's column.

use std::collections::BTreeMap;

use emath::{Rect, pos2};
use jiff::civil::Date;

use crate::map::RelationshipMap;
use crate::map::wording;
use crate::scene::arrangement::first_day;
use crate::scene::cast::Cast;
use crate::scene::item::{Anchor, Item, Stroke, Text, Weight};
use crate::scene::measure;
use crate::scene::options::{Placement, SceneOptions};

/// Free room above the columns of a row, for its axis.
pub(super) const HEAD: f32 = 46.0;

/// How far above the columns the line is, and the words above the line.
const LINE_ABOVE: f32 = 16.0;
const WORDS_ABOVE: f32 = 7.0;

/// How far bars reach down at their ends.
const TICK: f32 = 6.0;

/// Columns whose tops differ by less stand in one row.
const LEVEL: f32 = 30.0;

/// Letters of a date, and by how much they are enlarged at most when one looks from afar.
const LETTERS: f32 = 13.0;
const LARGEST_SCALE: f32 = 1.8;

/// Free room between two dates.
const BETWEEN: f32 = 12.0;

/// What is drawn for the days on which actors come in, where these stand as the arrangement has put
/// them; whoever was placed by hand stands beside time. O(n log n) for n actors.
pub(super) fn items(
    map: &RelationshipMap,
    cast: &Cast<'_>,
    placement: &Placement,
    options: &SceneOptions,
) -> Vec<Item> {
    let mut columns: BTreeMap<Option<Date>, Rect> = BTreeMap::new();
    for (&id, role) in &cast.roles {
        let Some(placed) = placement.get(&id).filter(|p| !p.pinned && p.pos.is_finite()) else {
            continue;
        };
        let covered = role.figure(1.0).bounds().translate(placed.pos.to_vec2());
        let column = columns.entry(first_day(map, id)).or_insert(Rect::NOTHING);
        *column = column.union(covered);
    }
    // Nothing has a date: there is no time to show.
    if columns.keys().all(Option::is_none) {
        return Vec::new();
    }
    let mut rows: Vec<Vec<(Option<Date>, Rect)>> = Vec::new();
    for (day, column) in columns {
        match rows.last_mut() {
            Some(row) if row.iter().all(|(_, c)| (c.top() - column.top()).abs() < LEVEL) => {
                row.push((day, column));
            }
            _ => rows.push(vec![(day, column)]),
        }
    }
    let mut items = Vec::new();
    for row in rows {
        axis(&row, options, &mut items);
    }
    items
}

/// The axis of one row of columns.
fn axis(row: &[(Option<Date>, Rect)], options: &SceneOptions, items: &mut Vec<Item>) {
    let palette = options.theme.palette();
    let all = row.iter().fold(Rect::NOTHING, |all, (_, column)| all.union(*column));
    let y = all.top() - LINE_ABOVE;
    let line = |from: f32, to: f32, width: f32, color| Item::Line {
        from: pos2(from, y),
        to: pos2(to, y),
        stroke: Stroke::solid(width, color),
    };
    items.push(line(all.left(), all.right(), 1.0, palette.outline));
    let words = |day: &Option<Date>| {
        day.map_or_else(|| "No date".to_owned(), |day| wording::days(day, day))
    };
    let width = |day: &Option<Date>| measure::width(&words(day), LETTERS, Weight::SemiBold);
    // All dates of a row have one size: as large as the narrowest gap allows.
    let room = row.windows(2).map(|pair| {
        let apart = pair[1].1.center().x - pair[0].1.center().x - BETWEEN;
        apart / f32::midpoint(width(&pair[0].0), width(&pair[1].0)).max(1.0)
    });
    let wanted = (0.95 / options.zoom.max(1e-3)).clamp(1.0, LARGEST_SCALE);
    let size = LETTERS * room.fold(wanted, f32::min);
    for (day, column) in row {
        items.push(line(column.left(), column.right(), 2.5, palette.muted));
        for x in [column.left(), column.right()] {
            let stroke = Stroke::solid(1.5, palette.muted);
            items.push(Item::Line { from: pos2(x, y), to: pos2(x, y + TICK), stroke });
        }
        items.push(Item::Text(Text {
            pos: pos2(column.center().x, y - WORDS_ABOVE),
            anchor: Anchor::Middle,
            content: words(day),
            size,
            weight: Weight::SemiBold,
            color: palette.ink,
            halo: None,
        }));
    }
}

#[cfg(test)]
mod tests {
    use emath::Rect;

    use crate::map::{ActorId, Link};
    use crate::relations::DateWords;
    use crate::scene::fixture::crowd;
    use crate::scene::{Arrangement, Item, Placement, Scene, SceneOptions, Text};
    use crate::scene::{build, rearrange_as};

    /// A map whose relations lie on eleven days of one March.
    fn dated(n: usize) -> crate::map::RelationshipMap {
        let undated = crowd(n, 5);
        let mut map = crate::map::RelationshipMap::default();
        for actor in undated.actors() {
            map.insert_actor(actor.clone());
        }
        for (i, link) in undated.links().enumerate() {
            let day = Some(jiff::civil::date(2031, 3, 1 + 2 * (i % 11) as i8));
            let date = Some(DateWords { text: String::new(), from: day, to: day });
            map.insert_link(Link { date, ..link.clone() });
        }
        map
    }

    fn scene(n: usize, zoom: f32, arrangement: Arrangement) -> Scene {
        let map = dated(n);
        let placement = rearrange_as(&map, &Placement::new(), arrangement);
        build(&map, &placement, &SceneOptions { zoom, arrangement, ..SceneOptions::default() })
    }

    fn dates(scene: &Scene) -> Vec<&Text> {
        let texts = scene.axis.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn each_day_stands_above_its_column_and_no_date_overlaps_anything() {
        for zoom in [0.1, 0.5, 1.0, 3.0] {
            let scene = scene(120, zoom, Arrangement::Timeline);
            let dates = dates(&scene);
            assert!(dates.len() >= 6, "{}", dates.len());
            assert!(dates.iter().any(|text| text.content == "March 3, 2031"), "{dates:?}");
            let bounds: Vec<Rect> = dates.iter().map(|text| text.bounds()).collect();
            for (i, a) in bounds.iter().enumerate() {
                assert!(scene.bounds.contains_rect(*a));
                assert!(bounds[..i].iter().all(|b| !a.intersect(*b).is_positive()), "{zoom}");
                for node in &scene.nodes {
                    let words = a.intersect(node.label_bounds);
                    assert!(!a.intersect(node.bounds).is_positive() && !words.is_positive());
                }
                let words = scene.edges.iter().map(|edge| edge.label_bounds);
                assert!(words.into_iter().all(|words| !a.intersect(words).is_positive()));
            }
        }
    }

    #[test]
    fn a_long_time_goes_on_in_further_rows_and_later_days_come_after_earlier_ones() {
        let scene = scene(120, 1.0, Arrangement::Timeline);
        let aspect = scene.bounds.width() / scene.bounds.height();
        assert!((0.8..4.0).contains(&aspect), "{aspect}");
        let dates = dates(&scene);
        for pair in dates.windows(2) {
            let (a, b) = (pair[0].pos, pair[1].pos);
            assert!(b.x > a.x || b.y > a.y + 40.0, "{a:?} {b:?}");
        }
    }

    #[test]
    fn only_a_map_arranged_by_time_has_an_axis() {
        for arrangement in [Arrangement::Groups, Arrangement::Around(ActorId(0))] {
            assert!(scene(40, 1.0, arrangement).axis.is_empty());
        }
        assert!(!scene(40, 1.0, Arrangement::Timeline).axis.is_empty());
    }

    #[test]
    fn without_any_date_there_is_no_axis() {
        let map = crowd(30, 2);
        let arrangement = Arrangement::Timeline;
        let placement = rearrange_as(&map, &Placement::new(), arrangement);
        let options = SceneOptions { arrangement, ..SceneOptions::default() };
        assert!(build(&map, &placement, &options).axis.is_empty());
    }
}

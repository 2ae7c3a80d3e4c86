//! Boxes in columns, side by side: countries with their people, or days with what happened on them.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::board::ASPECT;
use crate::layout::overlap;
use crate::layout::request::{Layout, LayoutRequest};

/// Free room between boxes of a column, between columns, and between rows of columns.
const ROW_GAP: f32 = 22.0;
const COLUMN_GAP: f32 = 64.0;
const BAND_GAP: f32 = 70.0;

/// A column with more boxes than this stands in several beside each other, unless these would make
/// a wide row.
const MOST_IN_COLUMN: usize = 14;

/// Between the parts of such a column.
const PART_GAP: f32 = 26.0;

/// Columns in their order. A box that is in none has no place of its own; see [`columns`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// For each column its boxes from top to bottom, and what free room it wants on its left beyond
    /// the usual.
    pub columns: Vec<(Vec<usize>, f32)>,
    /// Free room above each row of columns.
    pub head: f32,
}

/// Boxes in columns; boxes that are in none stand at the origin, or near it where others are. Fixed
/// boxes stay and others make room for them. No two overlap unless both are fixed.
pub fn columns(request: &LayoutRequest, wanted: &Columns) -> Layout {
    let request = request.cleaned();
    let n = request.boxes.len();
    let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    let blocks: Vec<Block> = wanted
        .columns
        .iter()
        .map(|(boxes, gap)| {
            let boxes: Vec<usize> = boxes.iter().copied().filter(|&i| i < n).collect();
            Block { gap: *gap, ..block(&boxes, &halves) }
        })
        .collect();
    let area: f32 = blocks
        .iter()
        .map(|b| (b.size.x + b.gap + COLUMN_GAP) * (b.size.y + BAND_GAP + wanted.head))
        .sum();
    // Columns go on below where the page is full.
    let page = (area * ASPECT).sqrt();
    let mut middles = vec![Pos2::ZERO; n];
    let (mut left, mut top, mut height) = (0.0, wanted.head, 0.0_f32);
    for Block { placed, size, gap } in blocks {
        if left > 0.0 && left + gap + size.x > page {
            (left, top, height) = (0.0, top + height + BAND_GAP + wanted.head, 0.0);
        }
        // What comes after a pause has nothing before it in a row of its own.
        left += if left > 0.0 { gap } else { 0.0 };
        for (i, pos) in placed {
            middles[i] = pos + vec2(left, top);
        }
        left += size.x + COLUMN_GAP;
        height = height.max(size.y);
    }
    finished(&request, middles)
}

/// The positions for middles, after fixed boxes took theirs and all others made room.
pub(crate) fn finished(request: &LayoutRequest, mut middles: Vec<Pos2>) -> Layout {
    let halves: Vec<Vec2> = request.boxes.iter().map(|b| b.rect.size() / 2.0).collect();
    // Around the origin, where the force layout stands too.
    let page = middles.iter().fold(Rect::NOTHING, |mut page, middle| {
        page.extend_with(*middle);
        page
    });
    for (middle, b) in middles.iter_mut().zip(&request.boxes) {
        *middle = match b.fixed {
            Some(pos) => pos + b.rect.center().to_vec2(),
            None => *middle - page.center().to_vec2(),
        };
    }
    let movable: Vec<bool> = request.boxes.iter().map(|b| b.fixed.is_none()).collect();
    overlap::settle(&mut middles, &halves, &movable);
    let boxes = request.boxes.iter().zip(middles);
    let positions =
        boxes.map(|(b, middle)| b.fixed.unwrap_or(middle - b.rect.center().to_vec2())).collect();
    Layout { positions }
}

/// A column as it stands by itself.
struct Block {
    /// The middles of its boxes, from its upper left corner.
    placed: Vec<(usize, Pos2)>,
    size: Vec2,
    /// Free room on its left beyond the usual.
    gap: f32,
}

fn block(boxes: &[usize], halves: &[Vec2]) -> Block {
    let mut placed = Vec::with_capacity(boxes.len());
    let (mut left, mut size) = (0.0, Vec2::ZERO);
    let size_of_all = boxes.iter().fold(Vec2::ZERO, |sum, &i| sum + 2.0 * halves[i]);
    let room = size_of_all + vec2(PART_GAP, ROW_GAP) * boxes.len() as f32;
    // As many below each other as make a page of that many parts.
    let on_page = (room.x / (ASPECT * room.y.max(1.0)) * boxes.len() as f32).sqrt() as usize;
    let n_parts = boxes.len().div_ceil(MOST_IN_COLUMN.max(on_page)).max(1);
    for part in boxes.chunks(boxes.len().div_ceil(n_parts).max(1)) {
        let width = part.iter().map(|&i| 2.0 * halves[i].x).fold(0.0, f32::max);
        let mut top = 0.0;
        for &i in part {
            placed.push((i, pos2(left + width / 2.0, top + halves[i].y)));
            top += 2.0 * halves[i].y + ROW_GAP;
        }
        size = vec2(left + width, size.y.max(top - ROW_GAP));
        left += width + PART_GAP;
    }
    Block { placed, size, gap: 0.0 }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::{Columns, columns};
    use crate::layout::request::{LayoutBox, LayoutRequest};

    fn request(n: usize) -> LayoutRequest {
        let rect = Rect::from_center_size(pos2(5.0, 0.0), vec2(90.0, 30.0));
        LayoutRequest {
            boxes: vec![LayoutBox { rect, group: None, fixed: None }; n],
            ..LayoutRequest::default()
        }
    }

    #[test]
    fn a_column_is_straight_and_the_next_is_right_of_it() {
        let tall = vec![2, 0, 3, 4, 5, 6];
        let wanted = Columns { columns: vec![(tall, 0.0), (vec![1], 100.0)], head: 0.0 };
        let at = columns(&request(7), &wanted).positions;
        assert!((at[0].x - at[2].x).abs() < 1e-3 && at[0].y > at[2].y + 30.0);
        assert!(at[1].x > at[0].x + 190.0 && (at[1].y - at[2].y).abs() < 1e-3, "{at:?}");
    }

    #[test]
    fn rows_of_columns_have_free_room_above_them() {
        let columns_of_two: Vec<_> = (0..30).map(|c| (vec![2 * c, 2 * c + 1], 0.0)).collect();
        let tops = |head: f32| {
            let wanted = Columns { columns: columns_of_two.clone(), head };
            let layout = columns(&request(60), &wanted);
            let tops = (0..30).map(|c| layout.positions[2 * c].y.round() as i32);
            tops.collect::<std::collections::BTreeSet<i32>>().into_iter().collect::<Vec<_>>()
        };
        let steps = |tops: &[i32]| tops[1] - tops[0];
        assert!(tops(0.0).len() > 2);
        assert_eq!(steps(&tops(90.0)) - steps(&tops(0.0)), 90);
    }

    #[test]
    fn a_column_of_many_is_a_page_and_no_long_row() {
        let wanted = Columns { columns: vec![((0..600).collect(), 0.0)], head: 0.0 };
        let layout = columns(&request(600), &wanted);
        let page = Rect::from_points(&layout.positions);
        assert!((1.0..3.0).contains(&(page.width() / page.height())), "{page:?}");
    }

    #[test]
    fn many_columns_wrap_and_fixed_boxes_stay() {
        let mut request = request(60);
        request.boxes[7].fixed = Some(Pos2::ZERO);
        let columns_of_two = (0..30).map(|c| (vec![2 * c, 2 * c + 1], 0.0)).collect();
        let layout = columns(&request, &Columns { columns: columns_of_two, head: 0.0 });
        assert_eq!(layout.positions[7], Pos2::ZERO);
        let rects: Vec<Rect> = (0..60).map(|i| request.covered(&layout, i)).collect();
        for (i, a) in rects.iter().enumerate() {
            assert!(rects[..i].iter().all(|b| !a.intersect(*b).is_positive()));
        }
        let page = rects.iter().fold(Rect::NOTHING, |page, rect| page.union(*rect));
        assert!((1.0..3.5).contains(&(page.width() / page.height())), "{page:?}");
    }
}

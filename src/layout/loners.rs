//! Boxes tied to nothing: in rows of their own below the rest, or in a grid beside it, so that the
//! rest shows what it is.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::request::LayoutRequest;

/// Room between boxes in a row, between rows, and between the rows and the rest.
const COLUMN_GAP: f32 = 26.0;
const ROW_GAP: f32 = 22.0;
const REST_GAP: f32 = 44.0;

/// Width to height that the whole page should have.
const ASPECT: f32 = 1.6;

/// Which boxes have no edge, no group and no fixed place.
pub(crate) fn find(request: &LayoutRequest) -> Vec<bool> {
    let mut alone: Vec<bool> =
        request.boxes.iter().map(|b| b.group.is_none() && b.fixed.is_none()).collect();
    for edge in &request.edges {
        alone[edge.from] = false;
        alone[edge.to] = false;
    }
    alone
}

/// Positions of such boxes of these shapes below a rectangle; around the origin if that is empty.
/// Boxes of one shape stand side by side.
pub(crate) fn place(rects: &[Rect], rest: Rect) -> Vec<Pos2> {
    let mut order: Vec<usize> = (0..rects.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&rects[a], &rects[b]);
        a.top().total_cmp(&b.top()).then(a.height().total_cmp(&b.height()))
    });
    let sorted: Vec<Rect> = order.iter().map(|&i| rects[i]).collect();
    let mut positions = vec![Pos2::ZERO; rects.len()];
    for (i, pos) in order.into_iter().zip(in_rows(&sorted, rest)) {
        positions[i] = pos;
    }
    positions
}

/// Room between the cells of a grid, and between it and the rest.
const CELL_GAP: Vec2 = vec2(22.0, 26.0);
const GRID_GAP: f32 = 110.0;

/// Positions of boxes of these shapes in the cells of a grid on the right of a rectangle, as high as
/// that if they are few; around the origin if that is empty. Boxes of one height follow each other.
pub(crate) fn beside(rects: &[Rect], rest: Rect) -> Vec<Pos2> {
    let n = rects.len();
    let largest = rects.iter().fold(Vec2::ZERO, |size, rect| size.max(rect.size()));
    let cell = largest + CELL_GAP;
    let of_page = (rest.height().max(0.0) / cell.y) as usize;
    // As many below each other as make a page of all.
    let least = (n as f32 * cell.x / (ASPECT * cell.y)).sqrt() as usize;
    let n_rows = if of_page * 3 > least { of_page } else { least }.clamp(1, n.max(1));
    let n_columns = n.div_ceil(n_rows);
    // The last column may be shorter, but not by much.
    let n_rows = n.div_ceil(n_columns.max(1));
    let size = vec2(n_columns as f32, n_rows as f32) * cell - CELL_GAP;
    let corner = if rest.is_positive() {
        pos2(rest.right() + GRID_GAP, rest.center().y - size.y / 2.0)
    } else {
        pos2(-size.x / 2.0, -size.y / 2.0)
    };
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| rects[a].height().total_cmp(&rects[b].height()));
    let mut positions = vec![Pos2::ZERO; n];
    for (nth, i) in order.into_iter().enumerate() {
        let (column, row) = (nth / n_rows.max(1), nth % n_rows.max(1));
        let middle = corner + vec2(column as f32, row as f32) * cell + largest / 2.0;
        positions[i] = middle - rects[i].center().to_vec2();
    }
    positions
}

fn in_rows(rects: &[Rect], rest: Rect) -> Vec<Pos2> {
    let (center, mut top, rest) = if rest.is_positive() {
        (rest.center().x, rest.bottom() + REST_GAP, rest.size())
    } else {
        (0.0, 0.0, vec2(0.0, 0.0))
    };
    let widest = rects.iter().map(Rect::width).fold(200.0, f32::max);
    let mut width = rest.x.max(widest);
    let mut rows = broken(rects, width);
    while rows.len() > 1 && width < ASPECT * (rest.y + height(rects, &rows)) {
        width *= 1.1;
        rows = broken(rects, width);
    }
    let mut positions = vec![Pos2::ZERO; rects.len()];
    for row in rows {
        let sum: f32 = row.iter().map(|&i| rects[i].width()).sum();
        let gaps = COLUMN_GAP * (row.len() - 1) as f32;
        let mut left = center - f32::midpoint(sum, gaps);
        // Shapes of one row stand on one level, their words below it.
        let above = row.iter().map(|&i| -rects[i].top()).fold(0.0, f32::max);
        let below = row.iter().map(|&i| rects[i].bottom()).fold(0.0, f32::max);
        for i in row {
            positions[i] = pos2(left, top + above) - vec2(rects[i].left(), 0.0);
            left += rects[i].width() + COLUMN_GAP;
        }
        top += above + below + ROW_GAP;
    }
    positions
}

/// The boxes in rows of that width.
fn broken(rects: &[Rect], width: f32) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut used = 0.0;
    for (i, rect) in rects.iter().enumerate() {
        match rows.last_mut() {
            Some(row) if used + COLUMN_GAP + rect.width() <= width => {
                used += COLUMN_GAP + rect.width();
                row.push(i);
            }
            _ => {
                used = rect.width();
                rows.push(vec![i]);
            }
        }
    }
    rows
}

/// Height of the rows, roughly.
fn height(rects: &[Rect], rows: &[Vec<usize>]) -> f32 {
    let of_row = |row: &Vec<usize>| row.iter().map(|&i| rects[i].height()).fold(0.0, f32::max);
    rows.iter().map(|row| of_row(row) + ROW_GAP).sum()
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2, vec2};

    use super::{beside, place};

    #[test]
    fn a_grid_stands_beside_the_rest_in_straight_columns_no_higher_than_it() {
        let rect = |i: usize| Rect::from_center_size(pos2(3.0, 9.0), vec2(60.0, 20.0 + i as f32));
        let rects: Vec<Rect> = (0..17).map(rect).collect();
        let rest = Rect::from_min_max(pos2(-300.0, -250.0), pos2(300.0, 250.0));
        let at = beside(&rects, rest);
        let placed: Vec<Rect> =
            at.iter().zip(&rects).map(|(pos, rect)| rect.translate(pos.to_vec2())).collect();
        for (i, a) in placed.iter().enumerate() {
            assert!(a.left() > rest.right() && a.top() > -260.0 && a.bottom() < 260.0, "{a:?}");
            assert!(placed[..i].iter().all(|b| !a.intersect(*b).is_positive()));
        }
        let columns: std::collections::BTreeSet<i32> = at.iter().map(|pos| pos.x as i32).collect();
        assert_eq!(columns.len(), 3);
        assert!(beside(&[], rest).is_empty());
    }

    #[test]
    fn rows_stand_below_the_rest_and_nothing_overlaps() {
        let rects: Vec<Rect> = (0..9)
            .map(|i| {
                let size = vec2(60.0 + 13.0 * i as f32, 30.0 + 7.0 * (i % 3) as f32);
                Rect::from_min_size(pos2(-30.0, -12.0), size)
            })
            .collect();
        let rest = Rect::from_min_max(pos2(-200.0, -100.0), pos2(200.0, 100.0));
        let placed: Vec<Rect> = place(&rects, rest)
            .into_iter()
            .zip(&rects)
            .map(|(pos, rect)| rect.translate(pos.to_vec2()))
            .collect();
        for (i, a) in placed.iter().enumerate() {
            assert!(a.top() > rest.bottom());
            assert!(placed[..i].iter().all(|b| !a.intersect(*b).is_positive()));
        }
    }
}

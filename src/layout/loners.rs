//! Boxes tied to nothing: in rows of their own below the rest, so that the rest shows what it is.

use emath::{Pos2, Rect, pos2, vec2};

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

    use super::place;

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

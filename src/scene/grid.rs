//! Rectangles by where they are, so that one need not be compared with all others.
//!
//! The layout has leaves of its own, which rectangles may leave by moving and which answer for long
//! lines three to seven times as fast. For what a picture asks, whether a word has room among others
//! that stand still, cells are faster: twice among 200 rectangles, eleven times among 5,000, since
//! leaves are all looked at. So neither can take the other's place.

use emath::{Pos2, Rect, Vec2};

/// Rectangles in the cells of a page. What lies beyond the page counts to the cells at its edge.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    origin: Pos2,
    cell: Vec2,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    rects: Vec<Rect>,
}

/// More cells than this in a row would cost more than they save.
const MOST_CELLS: f32 = 256.0;

impl Grid {
    /// An empty grid for about `n` rectangles.
    pub(crate) fn new(page: Rect, n: usize) -> Self {
        let page = if page.is_positive() && page.is_finite() {
            page
        } else {
            Rect::from_center_size(Pos2::ZERO, Vec2::splat(1.0))
        };
        let side = (n.max(1) as f32).sqrt().clamp(1.0, MOST_CELLS) as usize;
        let cell = page.size() / side as f32;
        let cells = vec![Vec::new(); side * side];
        Self { origin: page.min, cell, columns: side, rows: side, cells, rects: Vec::new() }
    }

    /// A grid of these rectangles, numbered in their order; those that are empty are in no cell.
    pub(crate) fn of(rects: impl IntoIterator<Item = Rect>) -> Self {
        let rects: Vec<Rect> = rects.into_iter().collect();
        let solid = rects.iter().filter(|rect| rect.is_positive());
        let page = solid.fold(Rect::NOTHING, |page, rect| page.union(*rect));
        let mut grid = Self::new(page, rects.len());
        for rect in rects {
            grid.insert(rect);
        }
        grid
    }

    /// Adds a rectangle; its number is how many were there before.
    pub(crate) fn insert(&mut self, rect: Rect) {
        let id = self.rects.len() as u32;
        self.rects.push(rect);
        if rect.is_positive() {
            for cell in self.cells_of(rect) {
                self.cells[cell].push(id);
            }
        }
    }

    /// Whether one of the rectangles, other than those `except` names, meets this one.
    pub(crate) fn meets(&self, rect: Rect, except: impl Fn(usize) -> bool) -> bool {
        self.cells_of(rect).any(|cell| {
            let ids = self.cells[cell].iter().map(|&id| id as usize);
            ids.into_iter().any(|id| self.rects[id].intersects(rect) && !except(id))
        })
    }

    /// Whether a point is in one of the rectangles other than those `except` names.
    pub(crate) fn holds(&self, pos: Pos2, except: impl Fn(usize) -> bool) -> bool {
        self.meets(Rect::from_min_max(pos, pos), except)
    }

    /// The numbers of the rectangles that meet this one, in order.
    pub(crate) fn meeting(&self, rect: Rect) -> Vec<usize> {
        let mut ids: Vec<usize> = self
            .cells_of(rect)
            .flat_map(|cell| self.cells[cell].iter().map(|&id| id as usize))
            .filter(|&id| self.rects[id].intersects(rect))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn cells_of(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        // A cast from a float stops at the ends of its range.
        let column = |x: f32| (((x - self.origin.x) / self.cell.x) as usize).min(self.columns - 1);
        let row = |y: f32| (((y - self.origin.y) / self.cell.y) as usize).min(self.rows - 1);
        let (left, right) = (column(rect.min.x), column(rect.max.x));
        let (top, bottom) = (row(rect.min.y), row(rect.max.y));
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |c| row * columns + c))
    }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::Grid;

    #[test]
    fn what_is_found_is_what_comparing_with_all_finds() {
        let rect = |i: usize| {
            let (x, y) = ((i * 37 % 101) as f32 * 9.0, (i * 53 % 89) as f32 * 7.0);
            Rect::from_min_size(pos2(x - 200.0, y), vec2(5.0 + (i % 60) as f32, 12.0))
        };
        let rects: Vec<Rect> = (0..300).map(rect).collect();
        let grid = Grid::of(rects.iter().copied());
        for i in 0..300 {
            // Some of them reach beyond the page.
            let asked = rect(i * 7 + 1).translate(vec2(i as f32 - 150.0, -40.0));
            let all = (0..300).filter(|&j| rects[j].intersects(asked)).collect::<Vec<_>>();
            assert_eq!(grid.meeting(asked), all);
            assert_eq!(grid.meets(asked, |_| false), !all.is_empty());
            assert!(!grid.meets(asked, |id| all.contains(&id)));
        }
    }

    #[test]
    fn nothing_is_in_an_empty_grid() {
        assert!(!Grid::of([]).holds(Pos2::ZERO, |_| false));
        assert!(!Grid::of([Rect::NOTHING]).holds(Pos2::ZERO, |_| false));
    }
}

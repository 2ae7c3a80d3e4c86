//! Who does what to whom, as a table with an actor for each row and column.

use std::collections::BTreeMap;

use crate::map::{ActorId, LinkId, Shown};

/// Rows and columns, and what is where they cross.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Rows, and columns too: those with most links first.
    pub actors: Vec<ActorId>,
    /// For a row and a column, counted from 0, the links from the one to the other; those that go
    /// either way are in both cells.
    pub cells: BTreeMap<(usize, usize), Vec<LinkId>>,
}

impl Matrix {
    /// The matrix of the shown actors with most links, at most so many.
    pub fn new(shown: &Shown, n_most: usize) -> Self {
        let mut n_links: BTreeMap<ActorId, usize> = BTreeMap::new();
        let links = || shown.links.iter().filter_map(|&id| shown.map.link(id));
        for link in links() {
            *n_links.entry(link.source).or_default() += 1;
            *n_links.entry(link.target).or_default() += 1;
        }
        let mut actors: Vec<ActorId> = n_links.keys().copied().collect();
        actors.sort_by_key(|id| (std::cmp::Reverse(n_links.get(id).copied()), *id));
        actors.truncate(n_most);
        let places: BTreeMap<ActorId, usize> =
            actors.iter().enumerate().map(|(i, &id)| (id, i)).collect();
        let mut cells: BTreeMap<(usize, usize), Vec<LinkId>> = BTreeMap::new();
        for link in links() {
            let (Some(&row), Some(&column)) = (places.get(&link.source), places.get(&link.target))
            else {
                continue;
            };
            cells.entry((row, column)).or_default().push(link.id);
            if link.predicate.is_symmetric() && row != column {
                cells.entry((column, row)).or_default().push(link.id);
            }
        }
        Self { actors, cells }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Matrix;
    use crate::map::Shown;
    use crate::map::fixture::{Story, map};
    use crate::relations::Predicate::{Criticizes, Meets};
    use crate::relations::Status::Happened;

    #[test]
    fn cells_hold_links_from_row_to_column_and_mutual_ones_twice() {
        let story = Story::new("a")
            .person("Ada Berg")
            .person("Bo Chen")
            .person("Eve Moss")
            .says("Moss met Berg", "Eve Moss", Meets, "Ada Berg", Happened)
            .says("Moss criticized Chen", "Eve Moss", Criticizes, "Bo Chen", Happened);
        let shown = Shown::all(&Arc::new(map(&[story])));
        let matrix = Matrix::new(&shown, 9);
        let names: Vec<&str> =
            matrix.actors.iter().map(|&id| shown.map.actor(id).unwrap().name.as_str()).collect();
        assert_eq!(names, ["Eve Moss", "Ada Berg", "Bo Chen"]);
        let places: Vec<(usize, usize)> = matrix.cells.keys().copied().collect();
        assert_eq!(places, [(0, 1), (0, 2), (1, 0)]);
        assert_eq!(Matrix::new(&shown, 1).actors.len(), 1);
        assert!(Matrix::new(&shown, 1).cells.is_empty());
    }
}

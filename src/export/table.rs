//! Actors and relations as tables: to be sorted, searched, and pasted into a spreadsheet.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::knowledge::fold;
use crate::map::{Actor, Link, Shown, days, sentence, wording};
use crate::scene::Hit;
use crate::text::ArticleId;

/// What is in the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Who is on the map.
    Actors,
    /// What is said of them.
    Relations,
}

/// Rows under columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Heads of the columns.
    pub columns: &'static [&'static str],
    /// As on the map, until they are sorted.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it tells of.
    pub hit: Hit,
    /// One for each column.
    pub cells: Vec<String>,
}

/// By which column to sort, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// Which one.
    pub column: usize,
    /// The largest, latest or last name first.
    pub descending: bool,
}

impl Table {
    /// The table of what is shown.
    pub fn new(shown: &Shown, kind: TableKind) -> Self {
        match kind {
            TableKind::Actors => Self {
                columns: &[
                    "Name",
                    "Kind",
                    "Office",
                    "Also called",
                    "Relations",
                    "Mentions",
                    "Articles",
                ],
                rows: shown
                    .actors
                    .iter()
                    .filter_map(|&id| Some(actor_row(shown, shown.map.actor(id)?)))
                    .collect(),
            },
            TableKind::Relations => Self {
                columns: &[
                    "Source",
                    "Relation",
                    "Target",
                    "Status",
                    "From",
                    "To",
                    "Confidence",
                    "According to",
                    "Evidence",
                    "Articles",
                    "Sentence",
                ],
                rows: shown
                    .links
                    .iter()
                    .filter_map(|&id| Some(link_row(shown, shown.map.link(id)?)))
                    .collect(),
            },
        }
    }

    /// Leaves only rows in which each word of the query stands in some cell. Case and
    /// accents do not matter.
    pub fn retain(&mut self, query: &str) {
        let words: Vec<String> = query.split_whitespace().map(fold).collect();
        self.rows.retain(|row| {
            let text = folded(&row.cells.join(" "));
            words.iter().all(|word| text.contains(word.as_str()))
        });
    }

    /// Sorts rows by a column: numbers as numbers, everything else without regard to case; empty
    /// cells last, whichever way round. Equal ones keep their order.
    pub fn sort(&mut self, sorting: Sorting) {
        let Sorting { column, descending } = sorting;
        if column >= self.columns.len() {
            return;
        }
        self.rows.sort_by(|a, b| {
            let (a, b) = (&a.cells[column], &b.cells[column]);
            match (a.is_empty(), b.is_empty()) {
                (false, false) if descending => compared(b, a),
                (false, false) => compared(a, b),
                (a, b) => a.cmp(&b),
            }
        });
    }

    /// The table as text that spreadsheets take from the clipboard: cells parted by tabs, rows by
    /// lines, none of them a formula.
    pub fn to_tsv(&self) -> String {
        let head = std::iter::once(self.columns.join("\t"));
        let rows = self.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let one_line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
                crate::export::data::harmless(&one_line).into_owned()
            });
            cells.collect::<Vec<_>>().join("\t")
        });
        head.chain(rows).collect::<Vec<_>>().join("\n")
    }
}

fn compared(a: &str, b: &str) -> Ordering {
    match (a.parse::<i64>(), b.parse::<i64>()) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        _ => folded(a).cmp(&folded(b)),
    }
}

/// Without case and accents, word by word.
fn folded(text: &str) -> String {
    text.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

fn actor_row(shown: &Shown, actor: &Actor) -> Row {
    let map = &shown.map;
    let offices = actor.offices.iter().map(|office| wording::office(map, office));
    let links = map.links_of(actor.id);
    let n_links = links.iter().filter(|link| shown.links.contains(&link.id)).count();
    let articles: BTreeSet<ArticleId> = actor.mentions.iter().map(|m| m.article).collect();
    Row {
        hit: Hit::Actor(actor.id),
        cells: vec![
            actor.name.clone(),
            actor.kind.name().to_owned(),
            offices.collect::<Vec<_>>().join("; "),
            actor.aliases.join("; "),
            n_links.to_string(),
            actor.mentions.len().to_string(),
            articles.len().to_string(),
        ],
    }
}

fn link_row(shown: &Shown, link: &Link) -> Row {
    let map = &shown.map;
    let name = |id| map.actor(id).map(|actor| actor.name.clone()).unwrap_or_default();
    let (from, to) =
        days(map, link).map(|(from, to)| (from.to_string(), to.to_string())).unwrap_or_default();
    let articles: BTreeSet<ArticleId> = link.evidence.iter().map(|e| e.article).collect();
    let articles = articles.into_iter().filter_map(|id| map.article(id));
    Row {
        hit: Hit::Link(link.id),
        cells: vec![
            name(link.source),
            link.predicate.heading().to_owned(),
            name(link.target),
            wording::status(link.status).to_owned(),
            from,
            to,
            link.confidence.name().to_owned(),
            link.attributed_to.map(name).unwrap_or_default(),
            link.evidence.len().to_string(),
            articles.map(|article| article.label()).collect::<Vec<_>>().join("; "),
            sentence(map, link),
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Sorting, Table, TableKind};
    use crate::map::Shown;
    use crate::scene::fixture::week;

    fn table(kind: TableKind) -> Table {
        Table::new(&Shown::all(&Arc::new(week())), kind)
    }

    fn column(table: &Table, column: usize) -> Vec<&str> {
        table.rows.iter().map(|row| row.cells[column].as_str()).collect()
    }

    #[test]
    fn every_row_has_a_cell_for_each_column() {
        for kind in [TableKind::Actors, TableKind::Relations] {
            let table = table(kind);
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
        assert_eq!(table(TableKind::Actors).rows.len(), week().n_actors());
        assert_eq!(table(TableKind::Relations).rows.len(), week().n_links());
    }

    #[test]
    fn numbers_are_sorted_as_numbers_and_empty_cells_last() {
        let mut table = table(TableKind::Actors);
        table.sort(Sorting { column: 4, descending: true });
        let counts: Vec<usize> = column(&table, 4).iter().map(|n| n.parse().unwrap()).collect();
        assert!(counts.is_sorted_by(|a, b| a >= b) && counts[0] >= 10, "{counts:?}");
        for descending in [false, true] {
            table.sort(Sorting { column: 2, descending });
            let offices = column(&table, 2);
            assert!(!offices[0].is_empty() && offices.last().unwrap().is_empty());
        }
    }

    #[test]
    fn a_query_leaves_rows_with_all_of_its_words() {
        let mut table = table(TableKind::Relations);
        table.retain("PLANNED minase");
        assert!(!table.rows.is_empty());
        assert!(table.rows.iter().all(|row| row.cells.join(" ").contains("planned")));
    }

    #[test]
    fn the_clipboard_gets_one_line_a_row_and_no_formula() {
        let mut table = table(TableKind::Actors);
        table.rows.truncate(1);
        table.rows[0].cells[0] = "=1+1\n\tend".to_owned();
        let tsv = table.to_tsv();
        let lines: Vec<&str> = tsv.lines().collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1].split('\t').count(), table.columns.len());
        assert!(lines[1].starts_with("'=1+1 end\t"), "{}", lines[1]);
    }
}

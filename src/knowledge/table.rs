//! Reads the tables in `assets/knowledge/`: tab-separated lines, comments after `#`, lists with `;`.

/// The rows of a table, each split into its cells; missing cells at the end of a row are empty.
///
/// The tables ship with the program and their shape is tested, so reading them cannot fail.
pub(super) fn rows<const N: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; N]> + Clone {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let row = std::array::from_fn(|_| cells.next().unwrap_or_default());
        debug_assert!(cells.next().is_none(), "more than {N} cells: {line}");
        row
    })
}

/// The values in a cell, without empty ones.
pub(super) fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').map(str::trim).filter(|value| !value.is_empty())
}

/// The cell's value, if there is one.
pub(super) fn some(cell: &'static str) -> Option<&'static str> {
    (!cell.is_empty()).then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::{list, rows, some};

    #[test]
    fn comments_and_blank_lines_are_no_rows() {
        let table = "# a\tb\n\nx\ty\nz\n";
        let read: Vec<[&str; 2]> = rows(table).collect();
        assert_eq!(read, [["x", "y"], ["z", ""]]);
    }

    #[test]
    fn lists_skip_empty_values() {
        assert_eq!(list("a;;b; c").collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(list("").count(), 0);
        assert_eq!(some(""), None);
        assert_eq!(some("a"), Some("a"));
    }
}

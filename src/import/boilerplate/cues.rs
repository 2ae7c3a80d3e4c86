//! The table of cues, and where in a sentence one stands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Where a cue must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Line,
    Start,
    Label,
    Within,
    You,
    Hint,
    Credit,
    Share,
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) kind: Kind,
    pub(super) words: Vec<&'static str>,
    pub(super) reason: &'static str,
}

/// The table, in its order, and its rows by their first words.
pub(super) struct Cues {
    rows: Vec<Cue>,
    by_first: BTreeMap<&'static str, Vec<usize>>,
}

/// A cue that stands somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'a> {
    /// Its row; earlier rows have the better reason.
    pub(super) row: usize,
    pub(super) cue: &'a Cue,
    /// How many words it covers.
    pub(super) n_words: usize,
}

/// The most words that a `*` in a cue stands for.
const MAX_WILD: usize = 4;

pub(super) static CUES: LazyLock<Cues> =
    LazyLock::new(|| Cues::new(include_str!("../../../assets/knowledge/boilerplate.tsv")));

impl Cues {
    fn new(table: &'static str) -> Self {
        let rows: Vec<Cue> =
            table.lines().filter(|line| !line.starts_with('#')).filter_map(cue_of).collect();
        let mut by_first = BTreeMap::<_, Vec<usize>>::new();
        for (row, cue) in rows.iter().enumerate() {
            by_first.entry(cue.words[0]).or_default().push(row);
        }
        Self { rows, by_first }
    }

    /// The cues that the words start with.
    pub(super) fn at_front<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = Hit<'a>> {
        let first = words.first().copied().unwrap_or_default();
        let keys = [Some(first), century_of(first)];
        keys.into_iter().flatten().filter_map(|key| self.by_first.get(key)).flatten().filter_map(
            |&row| {
                let cue = &self.rows[row];
                matched(&cue.words, words).map(|n_words| Hit { row, cue, n_words })
            },
        )
    }

    /// The first cue of a kind that consists of these words and no others.
    pub(super) fn of_all<'a>(&'a self, kind: Kind, words: &'a [&str]) -> Option<&'a Cue> {
        let is_whole = |hit: &Hit<'_>| hit.cue.kind == kind && hit.n_words == words.len();
        self.at_front(words).find(is_whole).map(|hit| hit.cue)
    }
}

fn cue_of(row: &'static str) -> Option<Cue> {
    let mut fields = row.split('\t');
    let kind = match fields.next()? {
        "line" => Kind::Line,
        "start" => Kind::Start,
        "label" => Kind::Label,
        "within" => Kind::Within,
        "you" => Kind::You,
        "hint" => Kind::Hint,
        "credit" => Kind::Credit,
        "share" => Kind::Share,
        _ => return None,
    };
    let words = fields.next()?.split(' ').collect();
    Some(Cue { kind, words, reason: fields.next()? })
}

/// Whether the words at the front are the cue's; returns how many they are.
fn matched(cue: &[&str], words: &[&str]) -> Option<usize> {
    let Some((&first, rest)) = cue.split_first() else { return Some(0) };
    if first == "*" {
        return (0..=MAX_WILD.min(words.len()))
            .find_map(|n| matched(rest, &words[n..]).map(|m| n + m));
    }
    let (&word, others) = words.split_first()?;
    (word == first || century_of(word) == Some(first))
        .then(|| matched(rest, others).map(|m| m + 1))?
}

/// The first two digits of a year, which stand in the table for all years that have them.
fn century_of(word: &str) -> Option<&str> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| &word[..2])
}

#[cfg(test)]
mod tests {
    use super::{CUES, Kind, matched};

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("../../../assets/knowledge/boilerplate.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert_eq!(CUES.rows.len(), rows);
        // A cue that starts with anything would have no place in the index.
        assert!(CUES.rows.iter().all(|cue| cue.words[0] != "*" && !cue.words[0].is_empty()));
    }

    #[test]
    fn a_star_stands_for_a_few_words() {
        let cue = ["follow", "*", "on", "telegram"];
        assert_eq!(matched(&cue, &["follow", "on", "telegram"]), Some(3));
        assert_eq!(matched(&cue, &["follow", "ada", "example", "on", "telegram", "now"]), Some(5));
        assert_eq!(matched(&cue, &["follow", "a", "b", "c", "d", "e", "on", "telegram"]), None);
    }

    #[test]
    fn a_whole_line_is_no_more_than_its_cue() {
        assert!(CUES.of_all(Kind::Line, &["related", "articles"]).is_some());
        assert!(CUES.of_all(Kind::Line, &["related", "articles", "of", "war"]).is_none());
    }
}

//! The date of publication, where the top of the text states it in full.
//!
//! Only a whole date with its year counts: "Feb. 13" in a dateline says nothing about the year, and
//! working that out needs the whole text, which is the business of a later phase.

use jiff::civil::Date;

use crate::knowledge::MONTHS;
use crate::text::Published;

/// Lines at the top in which a date of publication is looked for; below that, dates are news.
const N_TOP_LINES: usize = 8;

/// A dateline stands before the first words of the report, after a headline and a byline at most.
const N_DATELINE_LINES: usize = 4;

/// Longest line that may consist of a date and what goes with it (time, zone, section), in bytes.
const MAX_DATE_LINE: usize = 90;

/// Words before a date that say it is the article's.
const LABELS: &[&str] = &[
    "published",
    "first published",
    "posted",
    "publication date",
    "publishing date",
    "date published",
    "date of publication",
    "date posted",
    "date",
    "issued",
    "released",
    "release date",
];

/// The date that the top of the text states, if it does.
pub(super) fn stated_at_top(text: &str) -> Option<Published> {
    let lines = || text.lines().map(bare).filter(|line| !line.is_empty());
    lines()
        .take(N_TOP_LINES)
        .find_map(|line| {
            let date = labelled(line).or_else(|| alone(line)).or_else(|| after_byline(line))?;
            Some(Published::on(date, format!("The line “{line}” says so.")))
        })
        .or_else(|| {
            lines().take(N_DATELINE_LINES).find_map(|line| {
                let (date, words) = dateline(line)?;
                Some(Published::on(date, format!("The dateline “{words}” says so.")))
            })
        })
}

/// A line without what Markdown puts around it.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | '>' | '|'))
}

/// "Published: 13 February 2025", "Posted on Feb. 13, 2025 at 10:15".
fn labelled(line: &str) -> Option<Date> {
    if line.len() > MAX_DATE_LINE {
        return None;
    }
    let lower = line.to_lowercase();
    let label = LABELS.iter().filter(|label| lower.starts_with(**label)).max_by_key(|l| l.len())?;
    // Lower-casing keeps the length of ASCII, and the labels are ASCII.
    let after = line.get(label.len()..)?;
    if after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || ":-–—*_".contains(c));
    let after = ["on ", "On "].iter().find_map(|on| after.strip_prefix(on)).unwrap_or(after);
    let (date, rest) = date_at(after.trim_start())?;
    goes_with_date(rest).then_some(date)
}

/// "Thursday, February 13, 2025", "2025-02-13 10:15 GMT".
fn alone(line: &str) -> Option<Date> {
    let (date, rest) = date_at(line)?;
    (line.len() <= MAX_DATE_LINE && goes_with_date(rest)).then_some(date)
}

/// "By Ada Example | 13 February 2025".
fn after_byline(line: &str) -> Option<Date> {
    if line.len() > MAX_DATE_LINE || !(line.starts_with("By ") || line.starts_with("BY ")) {
        return None;
    }
    let (at, separator) = line.match_indices(['|', '·', '•', '—', '–']).next()?;
    let (date, rest) = date_at(line[at + separator.len()..].trim_start())?;
    goes_with_date(rest).then_some(date)
}

/// Whether the rest of a line belongs to a date: a time, a zone, an update, nothing.
fn goes_with_date(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",|·•-–—(/".contains(c));
    let is_time = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty()
            || word.trim_start_matches('T').starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                word.to_lowercase().as_str(),
                "at" | "am" | "pm" | "a.m" | "p.m" | "updated" | "last" | "time" | "local" | "h"
            )
            || (word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase()))
    };
    let first = rest.split_whitespace().next();
    match first.map(str::to_lowercase) {
        // What follows tells of a later version, with a date of its own.
        Some(word) if matches!(word.trim_end_matches(':'), "updated" | "modified") => true,
        _ => rest.split_whitespace().all(is_time),
    }
}

/// "TOKYO, Feb. 13, 2025 (Agency) — The", "CAIRO – 26 July 2022: The". Returns the words as well.
fn dateline(line: &str) -> Option<(Date, &str)> {
    // A place in capitals, then only capitalized words up to the date.
    let first = line.split([' ', ',', '-', '–', '—', '(']).next()?;
    if first.chars().count() < 2 || !first.chars().all(|c| c.is_uppercase() || ".'’".contains(c))
    {
        return None;
    }
    for (at, _) in line.char_indices().filter(|&(at, c)| at > 0 && at < 70 && c.is_alphanumeric()) {
        let before = line[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        if let Some((date, rest)) = date_at(&line[at..]) {
            let is_place = line[..at]
                .split(|c: char| !c.is_alphanumeric())
                .all(|word| word.is_empty() || word.starts_with(char::is_uppercase));
            return (is_place && closes_dateline(rest))
                .then(|| (date, line[..line.len() - rest.len()].trim_start_matches('(')));
        }
    }
    None
}

/// Whether a dateline ends here: "(Agency) — ", ": ", " -- ", ") ".
fn closes_dateline(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ',', ')', '/']);
    let rest = match rest.strip_prefix('(').and_then(|r| r.split_once(')')) {
        Some((agency, after)) if agency.len() <= 40 => after.trim_start(),
        _ => rest,
    };
    rest.starts_with([':', '–', '—', '-', '/', '.'])
}

/// A full date at the start of some words. Returns it and what follows.
pub(super) fn date_at(words: &str) -> Option<(Date, &str)> {
    let words = skip_weekday(words);
    numeric(words).or_else(|| day_month_year(words)).or_else(|| month_day_year(words))
}

fn skip_weekday(words: &str) -> &str {
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let (word, rest) = take_while(words, char::is_alphabetic);
    let lower = word.to_lowercase();
    let is_day = DAYS.iter().any(|d| lower.starts_with(d))
        && (lower.ends_with("day") || (3..=5).contains(&lower.len()));
    if is_day { rest.trim_start_matches(['.', ',', ' ']) } else { words }
}

/// `2025-02-13`, `2025/02/13`, and `13/02/2025` where the 13 can only be a day.
fn numeric(words: &str) -> Option<(Date, &str)> {
    let (first, rest) = number(words)?;
    let separator = rest.chars().next().filter(|c| "-/.".contains(*c))?;
    let (second, rest) = number(rest.strip_prefix(separator)?)?;
    let (third, rest) = number(rest.strip_prefix(separator)?)?;
    let (year, month, day) = match (first, second, third) {
        (year @ 1000.., month, day) => (year, month, day),
        (day @ 13.., month @ ..=12, year @ 1000..) | (month @ ..=12, day @ 13.., year @ 1000..) => {
            (year, month, day)
        }
        // The same either way round.
        (a, b, year @ 1000..) if a == b => (year, a, b),
        _ => return None,
    };
    Some((date(year, month, day)?, rest))
}

/// `13 February 2025`, `13th Feb., 2025`.
fn day_month_year(words: &str) -> Option<(Date, &str)> {
    let (day, rest) = number(words)?;
    let rest = skip_ordinal(rest).trim_start_matches([' ', '-']);
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let (month, rest) = month(rest)?;
    let (year, rest) = number(rest.trim_start_matches([' ', ',', '-']))?;
    Some((date(year, month, day)?, rest))
}

/// `February 13, 2025`, `Feb. 13th 2025`.
fn month_day_year(words: &str) -> Option<(Date, &str)> {
    let (month, rest) = month(words)?;
    let (day, rest) = number(rest.trim_start_matches(' '))?;
    let (year, rest) = number(skip_ordinal(rest).trim_start_matches([' ', ',']))?;
    Some((date(year, month, day)?, rest))
}

fn skip_ordinal(rest: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest)
}

fn month(words: &str) -> Option<(u32, &str)> {
    let (word, rest) = take_while(words, char::is_alphabetic);
    let lower = word.to_lowercase();
    // "Sept" and "Feb" are beginnings; two letters would be "Ma" of two months.
    let at =
        MONTHS.iter().position(|m| lower.len() >= 3 && m.to_lowercase().starts_with(&lower))?;
    Some((at as u32 + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

fn number(words: &str) -> Option<(u32, &str)> {
    let (digits, rest) = take_while(words, |c| c.is_ascii_digit());
    // Longer ones are telephone numbers and the like.
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten().map(|n| (n, rest))
}

fn take_while(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()))
}

/// A date at which newspapers existed.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| (1600..=2200).contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{date_at, stated_at_top};

    fn top(text: &str) -> Option<String> {
        stated_at_top(text).map(|p| p.from.unwrap().to_string())
    }

    fn date(words: &str) -> Option<(String, &str)> {
        date_at(words).map(|(d, rest)| (d.to_string(), rest))
    }

    #[test]
    fn full_dates_in_the_usual_forms() {
        for words in [
            "13 February 2025",
            "13th Feb., 2025",
            "February 13, 2025",
            "Feb. 13th 2025",
            "Thursday, February 13, 2025",
            "Thu 13 Feb 2025",
            "2025-02-13",
            "2025/02/13",
            "13/02/2025",
            "02/13/2025",
            "13.02.2025",
            "13-Feb-2025",
        ] {
            assert_eq!(date(words), Some(("2025-02-13".to_owned(), "")), "{words}");
        }
    }

    #[test]
    fn halves_of_dates_are_none() {
        for words in ["13 February", "Feb. 13", "03/04/2025", "31 June 2025", "May 2025", "2025"] {
            assert_eq!(date(words), None, "{words}");
        }
    }

    #[test]
    fn lines_that_state_the_date() {
        for line in [
            "Published: 13 February 2025",
            "Published 10:15, 13 February 2025",
            "Posted on Feb. 13, 2025 at 10:15 a.m. EST",
            "**Date:** 2025-02-13",
            "2025-02-13T10:15:00+09:00",
            "Thursday, 13 February 2025 | Updated 14 February 2025",
            "By Ada Example | 13 February 2025",
            "TOKYO, Feb. 13, 2025 (Agency) — The minister met the envoy.",
            "SEOUL, South Korea (Agency, Feb. 13, 2025) — The minister met the envoy.",
            "OSLO – 13 February 2025: The minister met the envoy.",
        ] {
            let expected =
                if line.contains("10:15, 13") { None } else { Some("2025-02-13".to_owned()) };
            assert_eq!(top(&format!("A headline\n\n{line}\n\nText.")), expected, "{line}");
        }
    }

    #[test]
    fn dates_in_the_news_are_not_the_article_s() {
        for line in [
            "Published reports of 13 February 2025 speak of two envoys.",
            "On 13 February 2025, the minister met the envoy.",
            "13 February 2025 was the day on which the minister met the envoy.",
            "The treaty of 13 February 2025",
            "TOKYO — The treaty signed on Feb. 13, 2025 — the second — holds.",
            "NATO leaders met on 13 February 2025: the talks failed.",
            "TOKYO, Feb. 13 (Agency) — The minister met the envoy.",
        ] {
            assert_eq!(top(line), None, "{line}");
        }
    }

    #[test]
    fn the_reason_quotes_the_line() {
        let published = stated_at_top("OSLO, 13 Feb 2025 (Agency) — They met.").unwrap();
        assert_eq!(published.reasons, ["The dateline “OSLO, 13 Feb 2025” says so."]);
    }
}

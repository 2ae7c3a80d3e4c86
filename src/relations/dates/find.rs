//! Finds date phrases among the words of a sentence.

use jiff::civil::{Date, Weekday};

use crate::knowledge::MONTHS;
use crate::nlp::{Tag, TokenIdx, TokenRange};
use crate::relations::dates::{DatePhrase, Meaning, Unit};
use crate::relations::syntax::Tree;

/// The date phrases of a sentence, in text order, disjoint.
pub(in crate::relations) fn find(tree: &Tree<'_>, sentence: TokenRange) -> Vec<DatePhrase> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let words = Words { tree, end: sentence.end };
        if let Some((end, meaning)) = words.phrase(at) {
            let tokens = TokenRange::new(at, end);
            found.push(DatePhrase { tokens, head: tree.document.head_of(tokens), meaning });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// A phrase read so far: the word behind it and what it means.
type Read = Option<(TokenIdx, Meaning)>;

struct Words<'t, 'a> {
    tree: &'t Tree<'a>,
    end: TokenIdx,
}

impl Words<'_, '_> {
    fn lower(&self, at: TokenIdx) -> String {
        if at < self.end { self.tree.text(at).to_lowercase() } else { String::new() }
    }

    fn is(&self, at: TokenIdx, words: &[&str]) -> bool {
        at < self.end && words.iter().any(|w| self.tree.text(at).eq_ignore_ascii_case(w))
    }

    fn phrase(&self, at: TokenIdx) -> Read {
        // Cheap test first: most words open no date.
        let first = self.tree.text(at).bytes().next()?.to_ascii_lowercase();
        if !(first.is_ascii_digit() || b"abcdefjlmnopstwy".contains(&first)) {
            return None;
        }
        self.weekday(at)
            .or_else(|| self.deictic(at))
            .or_else(|| self.span_of_years(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.day_after(at))
            .or_else(|| self.year(at))
            .or_else(|| self.single_word(at))
    }

    /// "Monday", "Monday afternoon", "Monday, July 26, 2022".
    fn weekday(&self, at: TokenIdx) -> Read {
        let day = weekday(&self.lower(at))?;
        let mut end = at + 1;
        if self.is(end, &["morning", "afternoon", "evening", "night"]) {
            end += 1;
        }
        let after_comma = if self.is(end, &[","]) { end + 1 } else { end };
        if let Some((end, meaning)) =
            self.month_first(after_comma).or_else(|| self.day_first(after_comma))
        {
            return Some((end, meaning));
        }
        Some((end, Meaning::Weekday { day, offset: None }))
    }

    /// "last week", "early this month", "next November", "this Friday", "over the past decade".
    fn deictic(&self, at: TokenIdx) -> Read {
        let mut here = at;
        if self.is(here, &["early", "earlier", "late", "later", "mid"]) {
            here += 1;
        }
        if self.is(here, &["the"]) && self.is(here + 1, &["past", "last", "next", "coming"]) {
            return self.stretch(here + 1);
        }
        let offset = match self.lower(here).as_str() {
            "last" | "past" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let noun = self.lower(here + 1);
        if let Some(unit) = unit(&noun) {
            return Some((here + 2, Meaning::Relative { unit, offset }));
        }
        if let Some(day) = weekday(&noun) {
            let offset = Some(i8::try_from(offset).unwrap_or_default());
            return Some((here + 2, Meaning::Weekday { day, offset }));
        }
        if let Some(month) = month(&noun) {
            let year_offset = Some(offset);
            return Some((here + 2, Meaning::InMonth { month, days: None, year_offset }));
        }
        let seasons =
            ["spring", "summer", "autumn", "fall", "winter", "weekend", "quarter", "term"];
        seasons.contains(&noun.as_str()).then_some((here + 2, Meaning::Vague))
    }

    /// "the past four decades", "the coming weeks": no certain days.
    fn stretch(&self, at: TokenIdx) -> Read {
        let noun = if unit(&self.lower(at + 1)).is_some() { at + 1 } else { at + 2 };
        unit(&self.lower(noun)).map(|_| (noun + 1, Meaning::Vague))
    }

    /// "December 3", "July 26, 2022", "November 7-18", "May 2021", "in May".
    fn month_first(&self, at: TokenIdx) -> Read {
        let month = month(&self.lower(at))?;
        if !self.tree.text(at).starts_with(char::is_uppercase) {
            return None;
        }
        if let Some((days, mut end)) = self.days(at + 1) {
            if self.is(end, &[","]) && year(&self.lower(end + 1)).is_some() {
                end += 1;
            }
            if let Some(year) = year(&self.lower(end)) {
                return Some((end + 1, absolute_days(year, month, days)?));
            }
            return Some((end, Meaning::InMonth { month, days: Some(days), year_offset: None }));
        }
        let comma = usize::from(self.is(at + 1, &[","]));
        if let Some(year) = year(&self.lower(at + 1 + comma)) {
            return Some((at + 2 + comma, absolute_month(year, month)?));
        }
        // "May" and "March" are words too.
        let before = at.checked_sub(1)?;
        let prepositions =
            ["in", "of", "since", "until", "by", "during", "early", "late", "mid", "from"];
        self.is(before, &prepositions)
            .then_some((at + 1, Meaning::InMonth { month, days: None, year_offset: None }))
    }

    /// "7", "7-18", "7 to 18"; ordinals too.
    fn days(&self, at: TokenIdx) -> Option<((i8, i8), TokenIdx)> {
        let text = self.lower(at);
        if let Some((first, last)) = text.split_once(['-', '–'])
            && let (Some(first), Some(last)) = (day(first), day(last))
        {
            return Some(((first, last), at + 1));
        }
        let first = day(&text)?;
        if self.is(at + 1, &["-", "–", "to"])
            && let Some(last) = day(&self.lower(at + 2))
        {
            return Some(((first, last), at + 3));
        }
        Some(((first, first), at + 1))
    }

    /// "26 July 2022", "the 5th of May".
    fn day_first(&self, at: TokenIdx) -> Read {
        let (days, mut end) = self.days(at)?;
        if self.is(end, &["of"]) {
            end += 1;
        }
        let month = month(&self.lower(end))?;
        end += 1;
        let comma = usize::from(self.is(end, &[","]));
        if let Some(year) = year(&self.lower(end + comma)) {
            return Some((end + comma + 1, absolute_days(year, month, days)?));
        }
        Some((end, Meaning::InMonth { month, days: Some(days), year_offset: None }))
    }

    /// "two years ago", "a week earlier".
    fn ago(&self, at: TokenIdx) -> Read {
        let count = number(&self.lower(at));
        let unit = unit(&self.lower(at + 1))?;
        if !self.is(at + 2, &["ago"]) {
            let later = self.is(at + 2, &["earlier", "later", "before", "after"]);
            return (later && count.is_some()).then_some((at + 3, Meaning::Vague));
        }
        match count {
            Some(count) => Some((at + 3, Meaning::Relative { unit, offset: -count })),
            None => Some((at + 3, Meaning::Vague)),
        }
    }

    /// "the day after", "the following day", "the same day".
    fn day_after(&self, at: TokenIdx) -> Read {
        if !self.is(at, &["the", "a"]) {
            return None;
        }
        if self.is(at + 1, &["day", "week", "month", "year"])
            && self.is(at + 2, &["after", "before", "later", "earlier"])
        {
            return Some((at + 3, Meaning::Vague));
        }
        (self.is(at + 1, &["following", "next", "same", "previous"])
            && self.is(at + 2, &["day", "week", "month", "year"]))
        .then_some((at + 3, Meaning::Vague))
    }

    /// "from 2006 to 2007", "between 2006 and 2007", "2005-06".
    fn span_of_years(&self, at: TokenIdx) -> Read {
        if self.is(at, &["from", "between"])
            && let Some(first) = year(&self.lower(at + 1))
            && self.is(at + 2, &["to", "and", "until", "-", "–"])
            && let Some(last) = year(&self.lower(at + 3))
        {
            return Some((at + 4, years(first, last)?));
        }
        let text = self.lower(at);
        let (first, last) = text.split_once(['-', '–'])?;
        let first = year(first)?;
        let last = match last.len() {
            2 => first / 100 * 100 + last.parse::<i16>().ok()?,
            _ => year(last)?,
        };
        Some((at + 1, years(first, last)?))
    }

    /// "2023", where a preposition says that it is a year.
    fn year(&self, at: TokenIdx) -> Read {
        let year = year(&self.lower(at))?;
        let before = at.checked_sub(1)?;
        let is_year = self.is(
            before,
            &[
                "in", "since", "by", "until", "during", "of", "from", "late", "early", "mid",
                "before", "after",
            ],
        );
        is_year.then_some((at + 1, years(year, year)?))
    }

    fn single_word(&self, at: TokenIdx) -> Read {
        let (unit, offset) = match self.lower(at).as_str() {
            "today" | "tonight" => (Unit::Day, 0),
            "yesterday" => (Unit::Day, -1),
            "tomorrow" => (Unit::Day, 1),
            "previously" if self.tree.tag(at) == Tag::Rb => return Some((at + 1, Meaning::Vague)),
            _ => return None,
        };
        Some((at + 1, Meaning::Relative { unit, offset }))
    }
}

fn years(first: i16, last: i16) -> Option<Meaning> {
    let (from, to) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
    (from <= to).then_some(Meaning::Absolute(from, to))
}

fn absolute_month(year: i16, month: i8) -> Option<Meaning> {
    let from = Date::new(year, month, 1).ok()?;
    Some(Meaning::Absolute(from, from.last_of_month()))
}

fn absolute_days(year: i16, month: i8, days: (i8, i8)) -> Option<Meaning> {
    let (from, to) = (Date::new(year, month, days.0).ok()?, Date::new(year, month, days.1).ok()?);
    (from <= to).then_some(Meaning::Absolute(from, to))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn month(word: &str) -> Option<i8> {
    let short = word.strip_suffix('.').unwrap_or(word);
    let position = MONTHS.iter().map(|m| m.to_lowercase()).position(|m| {
        m == word
            || (short.len() >= 3 && short.len() <= 4 && m.starts_with(short) && short != "mar")
    });
    position.and_then(|p| i8::try_from(p + 1).ok())
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ => return None,
    })
}

fn year(word: &str) -> Option<i16> {
    if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|y| (1000..2200).contains(y))
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn number(word: &str) -> Option<i16> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let position = WORDS.iter().position(|w| *w == word);
    position.and_then(|p| i16::try_from(p).ok()).or_else(|| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::nlp::annotate;
    use crate::text::Article;

    fn phrases(text: &str) -> Vec<(String, Meaning)> {
        let article = Article::from_text("t", text);
        let document = annotate(&article);
        let tree = Tree::new(&article, &document);
        let sentences = document.sentences.iter();
        sentences
            .flat_map(|s| find(&tree, s.tokens))
            .map(|p| (document.span_of(p.tokens).of(text).to_owned(), p.meaning))
            .collect()
    }

    #[test]
    fn a_weekday_with_a_full_date_is_that_date() {
        let day = date(2022, 7, 26);
        assert_eq!(
            phrases("They met on Tuesday, July 26, 2022 in Bern."),
            [("Tuesday, July 26, 2022".to_owned(), Meaning::Absolute(day, day))]
        );
    }

    #[test]
    fn may_is_a_month_only_after_a_preposition_or_with_a_day() {
        let found = phrases("May Lee may go in May.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "May");
    }

    #[test]
    fn years_need_a_preposition() {
        assert!(phrases("The village has 2023 people.").is_empty());
        assert_eq!(
            phrases("It served from 2006 to 2007.")[0].1,
            Meaning::Absolute(date(2006, 1, 1), date(2007, 12, 31))
        );
    }

    #[test]
    fn last_week_and_two_years_ago_count_from_now() {
        assert_eq!(
            phrases("They talked last week and quarrelled two years ago."),
            [
                ("last week".to_owned(), Meaning::Relative { unit: Unit::Week, offset: -1 }),
                ("two years ago".to_owned(), Meaning::Relative { unit: Unit::Year, offset: -2 }),
            ]
        );
    }
}

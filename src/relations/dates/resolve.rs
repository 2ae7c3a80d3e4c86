//! From what a date phrase means to days, by the article's own date.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::relations::Status;
use crate::relations::dates::{Meaning, Unit};
use crate::text::{Basis, Published};

/// The first and last day that a date phrase means; `None` where the article's date would have to
/// be guessed for it.
pub(in crate::relations) fn resolve(
    meaning: Meaning,
    published: &Published,
    status: Status,
) -> Option<(Date, Date)> {
    if let Meaning::Absolute(from, to) = meaning {
        return Some((from, to));
    }
    let now = match (published.basis, published.from, published.to) {
        (Basis::Stated, Some(from), Some(to)) if from == to => from,
        _ => return None,
    };
    let ahead = matches!(status, Status::Planned | Status::Possible);
    match meaning {
        Meaning::Absolute(..) | Meaning::Vague => None,
        Meaning::Weekday { day, offset } => {
            let date = weekday(now, day, offset, ahead)?;
            Some((date, date))
        }
        Meaning::InMonth { month, days, year_offset } => {
            let year = match year_offset {
                Some(offset) => year_of(now, month, offset),
                None => nearest_year(now, month, days.map(|d| d.0), ahead),
            };
            let first = Date::new(year, month, days.map_or(1, |d| d.0)).ok()?;
            let last = match days {
                Some((_, last)) => Date::new(year, month, last).ok()?,
                None => first.last_of_month(),
            };
            (first <= last).then_some((first, last))
        }
        Meaning::Relative { unit, offset } => relative(now, unit, offset),
    }
}

/// The status that agrees with the date: nothing is planned for last week, nothing happened next
/// month.
pub(in crate::relations) fn corrected(
    status: Status,
    meaning: Meaning,
    published: &Published,
) -> Status {
    let now = match (published.basis, published.from, published.to) {
        (Basis::Stated, Some(from), Some(to)) => Some((from, to)),
        _ => None,
    };
    let (past, ahead) = match meaning {
        Meaning::Relative { unit: Unit::Day | Unit::Week | Unit::Month | Unit::Year, offset }
        | Meaning::InMonth { year_offset: Some(offset), .. } => (offset < 0, offset > 0),
        Meaning::Weekday { offset: Some(offset), .. } => (offset < 0, offset > 0),
        Meaning::Absolute(from, to) => {
            now.map_or((false, false), |(first, last)| (to < first, from > last))
        }
        _ => (false, false),
    };
    match status {
        Status::Planned if past => Status::Happened,
        Status::Happened if ahead => Status::Planned,
        status => status,
    }
}

fn weekday(now: Date, day: Weekday, offset: Option<i8>, ahead: bool) -> Option<Date> {
    match offset {
        Some(1) => now.nth_weekday(1, day).ok(),
        Some(-1) => now.nth_weekday(-1, day).ok(),
        _ if now.weekday() == day => Some(now),
        _ => now.nth_weekday(if ahead { 1 } else { -1 }, day).ok(),
    }
}

/// "last November" lies in the past, "next November" ahead, "this November" in this year.
fn year_of(now: Date, month: i8, offset: i16) -> i16 {
    match offset {
        0 => now.year(),
        offset if offset < 0 => now.year() - i16::from(month >= now.month()),
        _ => now.year() + i16::from(month <= now.month()),
    }
}

fn nearest_year(now: Date, month: i8, day: Option<i8>, ahead: bool) -> i16 {
    let here = (now.month(), now.day());
    let there = (month, day.unwrap_or(here.1));
    if ahead && there < here {
        now.year() + 1
    } else if !ahead && there > here {
        now.year() - 1
    } else {
        now.year()
    }
}

fn relative(now: Date, unit: Unit, offset: i16) -> Option<(Date, Date)> {
    match unit {
        Unit::Day => {
            let day = now.checked_add(i64::from(offset).days()).ok()?;
            Some((day, day))
        }
        Unit::Week => {
            let monday =
                now.checked_sub(i64::from(now.weekday().to_monday_zero_offset()).days()).ok()?;
            let from = monday.checked_add(i64::from(offset).weeks()).ok()?;
            Some((from, from.checked_add(6.days()).ok()?))
        }
        Unit::Month => {
            let from = now.first_of_month().checked_add(i64::from(offset).months()).ok()?;
            Some((from, from.last_of_month()))
        }
        Unit::Year => {
            let from = now.first_of_year().checked_add(i64::from(offset).years()).ok()?;
            Some((from, from.last_of_year()))
        }
        Unit::Decade => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(meaning: Meaning, status: Status, expected: (Date, Date)) {
        // A Friday.
        let published = Published::on(date(2025, 2, 14), "stated");
        assert_eq!(resolve(meaning, &published, status), Some(expected));
    }

    #[test]
    fn a_weekday_lies_on_the_side_that_the_status_says() {
        let meaning = Meaning::Weekday { day: Weekday::Saturday, offset: None };
        check(meaning, Status::Planned, (date(2025, 2, 15), date(2025, 2, 15)));
        check(meaning, Status::Happened, (date(2025, 2, 8), date(2025, 2, 8)));
    }

    #[test]
    fn last_week_runs_from_monday_to_sunday() {
        let meaning = Meaning::Relative { unit: Unit::Week, offset: -1 };
        check(meaning, Status::Happened, (date(2025, 2, 3), date(2025, 2, 9)));
    }

    #[test]
    fn a_month_without_a_year_is_the_nearest_one() {
        let meaning = Meaning::InMonth { month: 12, days: Some((3, 3)), year_offset: None };
        check(meaning, Status::Happened, (date(2024, 12, 3), date(2024, 12, 3)));
        check(meaning, Status::Planned, (date(2025, 12, 3), date(2025, 12, 3)));
        let next = Meaning::InMonth { month: 11, days: None, year_offset: Some(1) };
        check(next, Status::Planned, (date(2025, 11, 1), date(2025, 11, 30)));
    }

    #[test]
    fn nothing_is_resolved_against_a_guessed_date() {
        let mut published = Published::on(date(2025, 2, 14), "guessed");
        published.basis = Basis::Proposed;
        let meaning = Meaning::Relative { unit: Unit::Week, offset: -1 };
        assert_eq!(resolve(meaning, &published, Status::Happened), None);
        let day = date(2022, 7, 26);
        assert_eq!(
            resolve(Meaning::Absolute(day, day), &published, Status::Happened),
            Some((day, day))
        );
    }
}

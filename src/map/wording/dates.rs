//! Days in words.

use jiff::civil::Date;

use crate::knowledge::MONTHS;
use crate::relations::DateWords;

/// A date in the article's words, with the days that they mean where that is known: "last week
/// (February 3–9, 2025)".
pub fn date(date: &DateWords) -> String {
    match (date.from, date.to) {
        (Some(from), Some(to)) => format!("{} ({})", date.text, days(from, to)),
        (Some(from), None) => format!("{} (from {})", date.text, days(from, from)),
        (None, Some(to)) => format!("{} (until {})", date.text, days(to, to)),
        (None, None) => date.text.clone(),
    }
}

/// Days from `from` to `to`, inclusive, leaving out what the two share: "February 3–9, 2025",
/// "February 2025", "2023".
pub fn days(from: Date, to: Date) -> String {
    if from == to {
        return format!("{} {}, {}", month(from), from.day(), from.year());
    }
    let whole_months = from.day() == 1 && to.tomorrow().is_ok_and(|next| next.day() == 1);
    if whole_months {
        return months(from, to);
    }
    if from.year() != to.year() {
        return format!("{} – {}", days(from, from), days(to, to));
    }
    if from.month() != to.month() {
        return format!("{} {} – {}", month(from), from.day(), days(to, to));
    }
    format!("{} {}–{}, {}", month(from), from.day(), to.day(), from.year())
}

fn months(from: Date, to: Date) -> String {
    let whole_years = from.month() == 1 && to.month() == 12;
    match (from.year() == to.year(), whole_years) {
        (true, true) => from.year().to_string(),
        (false, true) => format!("{}–{}", from.year(), to.year()),
        (true, false) if from.month() == to.month() => format!("{} {}", month(to), to.year()),
        (true, false) => format!("{}–{} {}", month(from), month(to), to.year()),
        (false, false) => {
            format!("{} {} – {} {}", month(from), from.year(), month(to), to.year())
        }
    }
}

fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

#[cfg(test)]
mod tests {
    use super::{date, days};
    use crate::relations::DateWords;

    fn check(from: &str, to: &str, expected: &str) {
        assert_eq!(days(from.parse().unwrap(), to.parse().unwrap()), expected);
    }

    #[test]
    fn what_two_days_share_is_said_once() {
        check("2025-02-15", "2025-02-15", "February 15, 2025");
        check("2025-02-03", "2025-02-09", "February 3–9, 2025");
        check("2025-01-27", "2025-02-02", "January 27 – February 2, 2025");
        check("2024-12-30", "2025-01-05", "December 30, 2024 – January 5, 2025");
    }

    #[test]
    fn whole_months_and_years_need_no_days() {
        check("2025-02-01", "2025-02-28", "February 2025");
        check("2025-02-01", "2025-04-30", "February–April 2025");
        check("2024-12-01", "2025-01-31", "December 2024 – January 2025");
        check("2023-01-01", "2023-12-31", "2023");
        check("2023-01-01", "2024-12-31", "2023–2024");
    }

    #[test]
    fn words_come_first_and_days_only_where_known() {
        let words = |from: &str, to: &str| {
            date(&DateWords {
                text: "last week".into(),
                from: from.parse().ok(),
                to: to.parse().ok(),
            })
        };
        assert_eq!(words("", ""), "last week");
        assert_eq!(words("2025-02-03", "2025-02-09"), "last week (February 3–9, 2025)");
        assert_eq!(words("2025-02-03", ""), "last week (from February 3, 2025)");
    }
}

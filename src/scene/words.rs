//! What is written beside a node: names broken into short lines, offices in their usual form.

use crate::entities::OfficeStatus;
use crate::map::{Actor, ActorOffice};
use crate::scene::item::Weight;
use crate::scene::measure;

/// The text in at most `max_lines` lines of at most `max_width`, broken between words, or between
/// any two letters where a script has no spaces. What does not fit ends in "…".
pub(crate) fn wrapped(
    text: &str,
    size: f32,
    weight: Weight,
    max_width: f32,
    max_lines: usize,
) -> Vec<String> {
    let fits = |line: &str| measure::width(line, size, weight) <= max_width;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if fits(&text) || text.is_empty() {
        return vec![text];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        if lines.len() + 1 == max_lines {
            lines.push(if fits(rest) { rest.to_owned() } else { elided(rest, &fits) });
            break;
        }
        // Of the places to break at, the last that fits; where none does, inside the word.
        let end = breaks(rest).take_while(|&end| fits(rest[..end].trim_end())).last();
        let end = end.unwrap_or_else(|| longest_prefix(rest, &fits));
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    balanced(lines, max_width, size, weight)
}

/// Two lines of about equal length read better than a long one over a short one.
fn balanced(lines: Vec<String>, max_width: f32, size: f32, weight: Weight) -> Vec<String> {
    if lines.len() != 2 || lines[1].ends_with('…') {
        return lines;
    }
    let text = format!("{} {}", lines[0], lines[1]);
    let width = |line: &str| measure::width(line.trim(), size, weight);
    let best = breaks(&text)
        .map(|end| (width(&text[..end]).max(width(&text[end..])), end))
        .min_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((widest, end)) if widest <= max_width && end < text.len() => {
            vec![text[..end].trim().to_owned(), text[end..].trim().to_owned()]
        }
        _ => lines,
    }
}

/// Byte offsets at which a line may end: after a space or a hyphen, and on either side of letters
/// of scripts written without spaces.
fn breaks(text: &str) -> impl Iterator<Item = usize> + '_ {
    let next = text.char_indices().skip(1).map(Some).chain(std::iter::once(None));
    text.char_indices().zip(next).filter_map(move |((_, c), next)| {
        let (end, follower) = next.map_or((text.len(), ' '), |(at, c)| (at, c));
        let may = c == ' '
            || (c == '-' && follower.is_alphabetic())
            || is_spaceless(c)
            || is_spaceless(follower)
            || end == text.len();
        may.then_some(end)
    })
}

/// Whether a letter belongs to a script written without spaces between words.
fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Length in bytes of the longest prefix that fits, at least one letter.
fn longest_prefix(text: &str, fits: &impl Fn(&str) -> bool) -> usize {
    let ends = text.char_indices().skip(1).map(|(at, _)| at).chain(std::iter::once(text.len()));
    let first = text.chars().next().map_or(0, char::len_utf8);
    ends.take_while(|&end| fits(&text[..end])).last().unwrap_or(first)
}

fn elided(text: &str, fits: &impl Fn(&str) -> bool) -> String {
    let fits = |prefix: &str| fits(&format!("{}…", prefix.trim_end()));
    let longest = longest_prefix(text, &fits);
    // Whole words, unless that leaves less than half of what fits.
    let whole = breaks(text).take_while(|&end| end <= longest).last();
    let end = whole.filter(|&end| 2 * end >= longest).unwrap_or(longest);
    format!("{}…", text[..end].trim_end_matches([' ', ',', '-', '(']))
}

/// The office to show with a person: one held now rather than one held once.
pub(crate) fn leading_office(actor: &Actor) -> Option<&ActorOffice> {
    actor.offices.iter().min_by_key(|office| match office.status {
        OfficeStatus::Current => 0,
        OfficeStatus::Acting => 1,
        OfficeStatus::Incoming => 2,
        OfficeStatus::Outgoing => 3,
        OfficeStatus::Former => 4,
    })
}

/// An office with its status in the usual form: "Foreign Minister", "Former President",
/// "President-elect".
pub(crate) fn office_words(office: &ActorOffice) -> String {
    let title = capitalized(&office.title);
    let lower = title.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match office.status {
        OfficeStatus::Current => title,
        OfficeStatus::Former if says(&["former", "ex-"]) => title,
        OfficeStatus::Former => format!("Former {title}"),
        OfficeStatus::Acting if says(&["acting", "interim", "caretaker"]) => title,
        OfficeStatus::Acting => format!("Acting {title}"),
        OfficeStatus::Outgoing if says(&["outgoing", "departing"]) => title,
        OfficeStatus::Outgoing => format!("Outgoing {title}"),
        OfficeStatus::Incoming if says(&["elect", "incoming", "nominee", "designate"]) => title,
        OfficeStatus::Incoming => format!("Incoming {title}"),
    }
}

/// A name with all offices: "Cho Tae-yul, Foreign Minister".
pub(crate) fn title(actor: &Actor) -> String {
    let mut parts = vec![actor.name.clone()];
    for office in actor.offices.iter().map(office_words) {
        if !parts.contains(&office) {
            parts.push(office);
        }
    }
    parts.join(", ")
}

/// The words with a capital each, small words excepted, as on a name plate.
fn capitalized(title: &str) -> String {
    const SMALL: &[&str] = &["a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"];
    let mut words = Vec::new();
    for (i, word) in title.split_whitespace().enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if first.is_lowercase() && (i == 0 || !SMALL.contains(&word)) => {
                words.push(format!("{}{}", first.to_uppercase(), letters.as_str()));
            }
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{office_words, wrapped};
    use crate::entities::OfficeStatus;
    use crate::map::ActorOffice;
    use crate::scene::item::Weight;
    use crate::scene::measure;
    use crate::text::Span;

    fn words(title: &str, status: OfficeStatus) -> String {
        let (of, articles, span) = (None, Vec::new(), Span::default());
        office_words(&ActorOffice { title: title.to_owned(), of, status, articles, span })
    }

    #[test]
    fn an_office_says_its_status_once() {
        assert_eq!(words("foreign minister", OfficeStatus::Current), "Foreign Minister");
        assert_eq!(words("President", OfficeStatus::Acting), "Acting President");
        assert_eq!(words("acting president", OfficeStatus::Acting), "Acting President");
        assert_eq!(words("President-elect", OfficeStatus::Incoming), "President-elect");
        assert_eq!(words("secretary of state", OfficeStatus::Former), "Former Secretary of State");
    }

    #[test]
    fn a_long_name_breaks_into_even_lines() {
        let lines = wrapped("Sheikha Mariam Nasser Al-Habib Al-Duri", 12.0, Weight::Bold, 150.0, 2);
        assert_eq!(lines, ["Sheikha Mariam", "Nasser Al-Habib Al-Duri"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis_and_stays_within_the_width() {
        let name = "Commission for the Peaceful Settlement of Interprovincial Boundary Disputes";
        for max_lines in 1..=3 {
            let lines = wrapped(name, 12.0, Weight::SemiBold, 110.0, max_lines);
            assert_eq!(lines.len(), max_lines);
            assert!(lines.iter().all(|l| measure::width(l, 12.0, Weight::SemiBold) <= 110.0));
            assert!(lines[max_lines - 1].ends_with('…'));
        }
    }

    #[test]
    fn han_breaks_anywhere_and_an_endless_word_inside() {
        let lines = wrapped("東亜文化交流推進協議会連合", 12.0, Weight::Bold, 90.0, 2);
        assert_eq!(lines.len(), 2);
        let lines = wrapped(&"x".repeat(40), 12.0, Weight::Bold, 90.0, 2);
        assert!(lines.iter().all(|l| measure::width(l, 12.0, Weight::Bold) <= 90.0));
    }

    #[test]
    fn nothing_is_one_empty_line() {
        assert_eq!(wrapped("  ", 12.0, Weight::Bold, 90.0, 2), [""]);
    }
}

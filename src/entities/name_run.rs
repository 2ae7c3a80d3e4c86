//! How far a person's name runs: what the recognizer found, lengthened over capitalized words and
//! particles, up to another name, a title or a date.

use crate::entities::facts;
use crate::entities::spot::{Spot, Spots, What};
use crate::entities::words::Words;
use crate::nlp::{TokenIdx, TokenRange};

/// A person's name that begins here: what the recognizer found, lengthened over the capitalized
/// words that go with it; behind a title also a capitalized run that it missed.
pub(super) fn name_at(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    start: TokenIdx,
) -> Option<TokenRange> {
    let mut end = start;
    while end < ceiling && end - start < 7 {
        let spot_here = spots.covering(end);
        let other_thing = spot_here.is_some_and(|s| {
            // A country or place that opens the run is no name; further on ("Al-Thani Qatar") it
            // ends it. Ambiguous ones are left to the recognizer.
            s.what != What::Person
                && (s.tokens.len() > 1 || !is_ambiguous_name(words, s.tokens, end > start))
                && !(s.tokens.start == start && is_given_and_surname(words, s))
        });
        let capitalized = words.is_capitalized(end) && words.is_word(end);
        // "al-Tigani", cut at its hyphen or not.
        let lower_article = end > start && is_article_of_name(words.raw(end))
            || end > start && facts::is_particle(words.lower(end)) && words.raw(end + 1) == "-"
            || end > start && words.raw(end) == "-" && facts::is_particle(words.lower(end - 1));
        let behind_particle = end > start && facts::is_particle(words.lower(end - 1));
        let particle = end > start
            && facts::is_particle(words.lower(end))
            && end + 1 < ceiling
            && words.is_capitalized(end + 1);
        let leading_particle =
            end == start && facts::is_particle(words.lower(end)) && words.is_capitalized(end + 1);
        // "Hoai Thu": a short day or month without its date closes a name.
        let dated = end < start + 2
            || words.raw(end).len() > 3
            || words.raw(end + 1).starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let stops = facts::is_calendar_word(words.lower(end)) && dated
            || (end > start && !behind_particle && facts::office_at(words, end, ceiling).is_some());
        if other_thing && !behind_particle
            || stops
            || !(capitalized || particle || leading_particle || lower_article)
        {
            break;
        }
        end += 1;
    }
    if let Some(spot) = spots.covering(start)
        && spot.what == What::Person
        && spot.tokens.start <= start
    {
        end = end.max(spot.tokens.end);
    }
    (end > start && (start..end).any(|t| words.is_capitalized(t)))
        .then(|| TokenRange::new(start, end))
}

/// What the recognizer took for an organization or place, where nothing in it says so: behind a
/// title it is a person.
fn is_given_and_surname(words: &Words<'_>, spot: &Spot) -> bool {
    matches!(spot.what, What::Organization { known: None, .. } | What::Place { iso2: None })
        && (2..=3).contains(&spot.tokens.len())
        && spot.tokens.iter().all(|t| words.is_capitalized(t) && !words.is_all_capitals(t))
        && facts::head_noun_at(words, spot.tokens.end - 1, spot.tokens.end).is_none()
}

/// "al-Tigani", "el-Sayed", "ash-Shami".
fn is_article_of_name(word: &str) -> bool {
    word.split_once('-').is_some_and(|(article, name)| {
        (2..=3).contains(&article.len())
            && facts::is_particle(article)
            && name.starts_with(char::is_uppercase)
    })
}

/// Place names that are also names of people, in the middle of a run of capitalized words.
fn is_ambiguous_name(words: &Words<'_>, tokens: TokenRange, inside_run: bool) -> bool {
    inside_run && facts::is_also_personal_name(words.raw(tokens.start))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_name_may_end_like_a_short_weekday() {
        check(
            "Vietnamese Ambassador Dang Thi Hoai Thu spoke on Thursday.",
            expect![[r"
            country | Vietnam |  | Vietnamese
            person | Dang Thi Hoai Thu | current Ambassador of Vietnam | 
        "]],
        );
    }
}

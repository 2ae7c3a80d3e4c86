//! How far a person's name runs: what the recognizer found, lengthened over capitalized words and
//! particles, up to another name, a title or a date.

use crate::entities::facts;
use crate::entities::spot::{Spots, What};
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
        });
        let capitalized = words.is_capitalized(end) && words.is_word(end);
        let particle = end > start
            && facts::is_particle(words.lower(end))
            && end + 1 < ceiling
            && words.is_capitalized(end + 1);
        let leading_particle =
            end == start && facts::is_particle(words.lower(end)) && words.is_capitalized(end + 1);
        let stops = facts::is_calendar_word(words.lower(end))
            || (end > start && facts::office_at(words, end, ceiling).is_some());
        if other_thing || stops || !(capitalized || particle || leading_particle) {
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

/// Place names that are also names of people, in the middle of a run of capitalized words.
fn is_ambiguous_name(words: &Words<'_>, tokens: TokenRange, inside_run: bool) -> bool {
    inside_run && facts::is_also_personal_name(words.raw(tokens.start))
}

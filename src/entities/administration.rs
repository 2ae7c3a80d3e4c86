//! "the second Trump administration", "the Vogel government": who lends a name to one, and what that
//! makes of a known president.

use crate::entities::OfficeStatus;
use crate::entities::facts;
use crate::entities::people::{Named, name_words};
use crate::entities::spot::{Spots, What};
use crate::entities::title::Title;
use crate::entities::words::Words;
use crate::nlp::TokenRange;

/// "the second Trump administration", "the Vogel government": who lends the name to it.
pub(super) fn names(words: &Words<'_>, spots: &Spots, sentence: TokenRange) -> Vec<TokenRange> {
    (sentence.start + 1..sentence.end)
        .filter(|&t| {
            matches!(words.lower(t), "administration" | "government" | "presidency" | "premiership")
                && !words.is_capitalized(t)
        })
        .map(|t| t - 1)
        .filter(|&name| {
            // A surname may be tagged as the common noun that it also is ("Trump").
            words.doc.tag(name).is_noun()
                && words.is_capitalized(name)
                && !words.opens_sentence(name)
                && !words.is_all_capitals(name)
                && spots.covering(name).is_none_or(|s| {
                    s.tokens.len() == 1 && matches!(s.what, What::Organization { known: None, .. })
                        || s.what == What::Person
                })
                && words.lower(name.saturating_sub(1)) != "of"
                && !words.is_capitalized(name - 1)
        })
        .map(|name| TokenRange::new(name, name + 1))
        .collect()
}

/// "the incoming Trump administration": who lends the name to one is its president, where the
/// table of leaders has a president of that name.
pub(super) fn presidents(words: &Words<'_>, titles: &mut Vec<Title>, named: &mut [Named]) {
    for n in named.iter_mut().filter(|n| n.titles.is_empty()) {
        let at = n.name.end;
        let name = name_words(words, n.name);
        if words.lower(at) != "administration"
            || facts::country_of_leader(&name, "president").is_none()
        {
            continue;
        }
        let ahead = (n.name.start.saturating_sub(5)..n.name.start).any(|t| {
            matches!(words.lower(t), "incoming" | "upcoming" | "next" | "future" | "transition")
        });
        let behind = (n.name.start.saturating_sub(2)..n.name.start)
            .any(|t| matches!(words.lower(t), "former" | "previous" | "past" | "first"));
        let status = match (ahead, behind) {
            (true, _) => OfficeStatus::Incoming,
            (_, true) => OfficeStatus::Former,
            _ => OfficeStatus::Current,
        };
        n.titles.push(titles.len());
        let tokens = TokenRange::new(at, at + 1);
        titles.push(Title::told_by(tokens, "President", None, status));
    }
}

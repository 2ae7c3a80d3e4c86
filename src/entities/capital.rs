//! Country, government or city: what a capital's name stands for, decided per occurrence.
//!
//! Tokyo that is watching is Japan's government; Tokyo where a meeting took place is a city.

use crate::entities::words::Words;
use crate::knowledge::{Knowledge, SeatHolder};
use crate::nlp::{Dep, TokenIdx, TokenRange};

/// What an occurrence of a capital's name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The city.
    City,
    /// The government that sits there.
    Government,
    /// The place line at the head of a report: neither.
    Dateline,
}

/// Prepositions that put an event somewhere.
const LOCATIVE: &[&str] =
    &["in", "near", "outside", "around", "at", "inside", "across", "throughout", "off"];

/// Verbs whose object or "to", "from", "for" is where somebody goes.
const MOTION: &[&str] = &[
    "visit", "travel", "fly", "go", "come", "arrive", "return", "head", "leave", "depart", "tour",
    "reach", "enter", "flee", "move", "drive", "march", "land", "land", "stop", "stay", "live",
    "reside", "bomb", "strike", "shell", "capture", "besiege", "attack", "evacuate", "hit",
];

/// Nouns that name a going or a being somewhere.
const MOTION_NOUNS: &[&str] = &[
    "visit",
    "trip",
    "tour",
    "journey",
    "flight",
    "arrival",
    "return",
    "travel",
    "departure",
    "stay",
    "ambassador",
    "embassy",
    "envoy",
    "attack",
    "strike",
];

/// Nouns that make the word before them a place ("Seoul airport", "Cairo streets").
const PLACE_NOUNS: &[&str] = &[
    "airport",
    "mayor",
    "university",
    "street",
    "streets",
    "suburb",
    "suburbs",
    "region",
    "province",
    "district",
    "hotel",
    "hospital",
    "court",
    "stadium",
    "time",
    "residents",
    "area",
    "summit",
    "conference",
    "meeting",
    "talks",
    "process",
    "accord",
    "accords",
    "agreement",
    "agreements",
    "declaration",
    "format",
    "protocol",
    "treaty",
    "pact",
    "session",
    "negotiations",
    "dialogue",
    "forum",
    "metro",
    "neighborhood",
    "port",
];

/// Decides what a capital's name stands for.
pub(super) fn read(words: &Words<'_>, tokens: TokenRange) -> Reading {
    let doc = words.doc;
    let sentence = doc.sentence_of(tokens.start).tokens;
    let start = tokens.start;
    let after = words.raw(tokens.end);
    if is_dateline(words, sentence, tokens) {
        return Reading::Dateline;
    }
    if words.is_possessive_ending(tokens.end) {
        return Reading::Government;
    }
    // "Doha, Qatar,": a city with its country.
    if after == ","
        && tokens.end + 1 < sentence.end
        && words.is_capitalized(tokens.end + 1)
        && matches!(words.raw(tokens.end + 2), "," | "." | "")
        && is_after_preposition(words, sentence.start, start)
    {
        return Reading::City;
    }
    let before = if start > sentence.start { words.lower(start - 1) } else { "" };
    let before =
        if before == "the" && start > sentence.start + 1 { words.lower(start - 2) } else { before };
    if LOCATIVE.contains(&before) || before == "capital" || before == "city" {
        return Reading::City;
    }
    if before == "of"
        && matches!(
            words.lower(start.saturating_sub(2)),
            "capital"
                | "city"
                | "streets"
                | "outskirts"
                | "suburb"
                | "port"
                | "north"
                | "south"
                | "east"
                | "west"
                | "mayor"
                | "bishop"
                | "archbishop"
        )
    {
        return Reading::City;
    }
    if PLACE_NOUNS.contains(&words.lower(tokens.end)) {
        return Reading::City;
    }
    let head = doc.head_of(tokens);
    let governor = doc.tokens[head].head;
    if let Some(governor) = governor {
        let lemma = words.lemma(governor);
        let dep = doc.tokens[head].dep;
        if matches!(dep, Dep::Obj) && MOTION.contains(&lemma) {
            return Reading::City;
        }
        if matches!(before, "to" | "from" | "for" | "into" | "through" | "via" | "on") {
            let going = MOTION.contains(&lemma) || MOTION_NOUNS.contains(&lemma);
            return if going { Reading::City } else { Reading::Government };
        }
    }
    // The tree may hang the phrase elsewhere: look back for a word of going.
    if matches!(before, "to" | "from" | "for" | "into" | "via" | "through") {
        let going = (sentence.start..start)
            .rev()
            .take(8)
            .any(|t| MOTION.contains(&words.lemma(t)) || MOTION_NOUNS.contains(&words.lemma(t)));
        if going {
            return Reading::City;
        }
    }
    Reading::Government
}

fn is_after_preposition(words: &Words<'_>, floor: TokenIdx, start: TokenIdx) -> bool {
    start > floor
        && matches!(
            words.lower(start - 1),
            "in" | "at" | "near" | "from" | "to" | "outside" | "of" | "around"
        )
}

/// "CAIRO – 26 July 2022:", "TOKYO (Agency) —", "SEOUL, Jan. 5 -": only at the head of a sentence
/// that opens a paragraph.
/// Whether a name stands in the place line of a report, as place or agency: "LAUSANNE, June 3 —",
/// "ASHGABAT (Wire) -".
pub(super) fn in_dateline(words: &Words<'_>, tokens: TokenRange) -> bool {
    let sentence = words.doc.sentence_of(tokens.start).tokens;
    let near = tokens.start - sentence.start <= 6;
    let first = TokenRange::new(sentence.start, sentence.start + 1);
    let opens = words.opens_sentence(tokens.start) && is_dateline(words, sentence, tokens);
    near && (opens && (words.is_all_capitals(tokens.start) || dashed(words, sentence, tokens.end))
        || words.is_all_capitals(sentence.start)
            && words.raw(tokens.start.saturating_sub(1)) == "("
            && is_dateline(words, sentence, first)
            && words.raw(tokens.end) == ")")
}

/// Whether a dash rather than a colon closes the place line.
fn dashed(words: &Words<'_>, sentence: TokenRange, from: TokenIdx) -> bool {
    (from..sentence.end.min(from + 10))
        .find(|&t| matches!(words.raw(t), "–" | "—" | "-" | "--" | ":"))
        .is_some_and(|t| words.raw(t) != ":")
}

fn is_dateline(words: &Words<'_>, sentence: TokenRange, tokens: TokenRange) -> bool {
    if !words.opens_sentence(tokens.start) {
        return false;
    }
    let dash = (tokens.end..sentence.end.min(tokens.end + 14))
        .find(|&t| matches!(words.raw(t), "–" | "—" | "-" | "--" | ":"));
    let Some(dash) = dash else { return false };
    (tokens.end..dash).all(|t| {
        !words.is_word(t)
            || words.is_capitalized(t)
            || matches!(words.lower(t), "of" | "the" | "and")
    }) && (words.is_all_capitals(tokens.start) || dash - tokens.end <= 9)
        && !words.doc.tokens[tokens.end..dash].iter().any(|t| t.tag.is_verb())
}

/// The organization that a capital stands for rather than its country's government ("Brussels").
pub(super) fn organization_seated_in(city: &str) -> Option<&'static str> {
    let words: Vec<&str> = city.split(' ').collect();
    let found = Knowledge::shipped().seats.longest_at(&words, 0)?;
    match found.seat.holder {
        SeatHolder::Organization(name) if found.seat.kind == "city" => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_place_where_something_happens_is_a_city() {
        check(
            "The ministers met in Cairo on Monday.",
            expect![[r"
            place | Cairo |  | 
        "]],
        );
        check(
            "She travelled to Seoul and visited Washington.",
            expect![[r"
            place | Seoul |  | 
            place | Washington |  | 
        "]],
        );
    }

    #[test]
    fn a_capital_that_acts_is_a_government() {
        check(
            "Tehran rejected the offer, and Moscow warned Kyiv.",
            expect![[r"
            country | Iran |  | Tehran
            country | Russia |  | Moscow
            country | Ukraine |  | Kyiv
        "]],
        );
        check(
            "Relations between Tokyo and Beijing have cooled.",
            expect![[r"
            country | Japan |  | Tokyo
            country | China |  | Beijing
        "]],
        );
    }

    #[test]
    fn a_dateline_is_neither() {
        check(
            "NAIROBI, Kenya - The president of Uganda arrived on Friday.",
            expect![[r"
            country | Kenya |  | 
            country | Uganda |  | 
        "]],
        );
    }

    #[test]
    fn a_mayor_is_of_the_city() {
        check(
            "Kenya waited. The mayor of Nairobi, Ada Roe, met Lima Mayor Bo Li and the governor of Russia's Rostov region, Eve Noor. Nairobi protested.",
            expect![[r"
                country | Kenya |  | Nairobi
                place | Nairobi |  | 
                person | Ada Roe | current mayor of Nairobi | 
                place | Lima |  | 
                person | Bo Li | current Mayor of Lima | 
                country | Russia |  | 
                place | Rostov |  | 
                person | Eve Noor | current governor of Rostov | 
            "]],
        );
    }
}

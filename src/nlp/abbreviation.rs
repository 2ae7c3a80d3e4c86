//! Abbreviations that end with a full stop, and words that begin sentences.
//!
//! "U.S. Secretary" is one sentence and "in the U.S. The talks" is two: what tells them apart is
//! the word behind the stop.

/// What a full stop after this abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A letter for a given name ("J."); hardly ever ends a sentence.
    Initial,
    /// Stands before what it belongs to ("Mr.", "Gen.", "St."); never ends a sentence.
    BeforeName,
    /// Stands before a number ("No. 10"); without one it is an ordinary word.
    BeforeNumber,
    /// May end a sentence ("Inc.", "Jan.", "etc.").
    Anywhere,
}

const BEFORE_NAME: [&str; 67] = [
    "alh", "barr", "engr", "adm", "amb", "archbp", "asst", "atty", "brig", "capt", "cmdr", "cllr",
    "col", "comdr", "cpl", "del", "dr", "drs", "eng", "ens", "fr", "gen", "gov", "hon", "insp",
    "lt", "maj", "mayo", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc",
    "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "sr", "st", "ste",
    "supt", "vs", "v", "cf", "ft", "hr", "ald", "rt", "sec", "spc", "tel", "viz", "approx", "ca",
    "e.g", "i.e",
];

const BEFORE_NUMBER: [&str; 9] = ["no", "nos", "p", "pp", "art", "vol", "fig", "para", "op"];

const ANYWHERE: [&str; 46] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
    "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "inc", "corp", "co", "cos", "ltd", "llc",
    "plc", "bros", "assn", "dept", "dist", "univ", "govt", "etc", "al", "jr", "esq", "ave", "blvd",
    "rd", "est", "min", "max", "tech", "natl", "intl",
];

/// What kind of abbreviation `word`, written without its last full stop, is.
pub(crate) fn kind(word: &str) -> Option<Abbreviation> {
    let mut chars = word.chars();
    let first = chars.next()?;
    if chars.next().is_none() {
        return first.is_uppercase().then_some(Abbreviation::Initial);
    }
    if word.len() > 6 {
        return None;
    }
    let word = word.to_lowercase();
    let word = word.as_str();
    if BEFORE_NAME.contains(&word) {
        Some(Abbreviation::BeforeName)
    } else if BEFORE_NUMBER.contains(&word) {
        Some(Abbreviation::BeforeNumber)
    } else if ANYWHERE.contains(&word) || word.contains('.') {
        Some(Abbreviation::Anywhere)
    } else if first.is_uppercase() && is_written_with_two_letters(word) {
        Some(Abbreviation::Initial)
    } else {
        None
    }
}

/// "Ts. Gantulga", "Kh. Batbold": one sound, for which Latin letters take two.
fn is_written_with_two_letters(word: &str) -> bool {
    matches!(word, "ts" | "dz" | "kh" | "ch" | "sh" | "zh" | "dj" | "ph" | "th" | "ng" | "gh")
}

/// Words that are ordinary at the beginning of a sentence and, when capitalized, nowhere else.
const STARTERS: [&str; 92] = [
    "a",
    "about",
    "according",
    "after",
    "again",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "few",
    "following",
    "for",
    "from",
    "further",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "just",
    "last",
    "later",
    "many",
    "meanwhile",
    "more",
    "most",
    "moreover",
    "my",
    "next",
    "no",
    "none",
    "nor",
    "not",
    "now",
    "of",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "our",
    "over",
    "several",
    "she",
    "since",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
];

const MORE_STARTERS: [&str; 9] =
    ["while", "who", "why", "with", "within", "without", "yet", "you", "your"];

/// Whether a sentence may well begin with this capitalized word.
pub(crate) fn is_starter(word: &str) -> bool {
    let word = word.to_lowercase();
    STARTERS.contains(&word.as_str()) || MORE_STARTERS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, is_starter, kind};

    #[test]
    fn titles_and_initials_differ_from_words() {
        assert_eq!(kind("Gen"), Some(Abbreviation::BeforeName));
        assert_eq!(kind("J"), Some(Abbreviation::Initial));
        assert_eq!(kind("U.S"), Some(Abbreviation::Anywhere));
        assert_eq!(kind("page"), None);
    }

    #[test]
    fn names_are_no_starters() {
        assert!(is_starter("The") && !is_starter("Secretary"));
    }
}

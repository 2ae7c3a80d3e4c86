//! Words and numbers.

use super::apostrophe::{clitic_len, is_negation};
use super::chars::{is_apostrophe, is_hyphen, is_space, is_word_char};
use crate::nlp::abbreviation::{self, Abbreviation};
use crate::nlp::model::gazetteer;

/// Words that are two words written together, with the length of the first.
const JOINED: [(&str, usize); 4] = [("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3)];

/// Length of the word or number that begins at `at`.
pub(super) fn word_len(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let mut end = 0;
    for (i, c) in rest.char_indices() {
        let tail = &rest[i + c.len_utf8()..];
        let continues = match c {
            _ if i > 0 && is_negation(&rest[i..]) => false,
            _ if is_word_char(c) => true,
            _ if i == 0 => false,
            _ if is_hyphen(c) => {
                rest[..i].ends_with(|b: char| b.is_alphanumeric() || b == '.')
                    && tail.starts_with(char::is_alphanumeric)
            }
            _ if is_apostrophe(c) => joins_as_apostrophe(&rest[i..], &rest[..i], tail),
            '.' => is_glued_initial(&rest[..i], tail) || joins_as_stop(text, at, i, tail),
            ',' | ':' | '/' => {
                rest[..i].ends_with(|b: char| b.is_ascii_digit())
                    && tail.starts_with(|a: char| a.is_ascii_digit())
            }
            '&' => rest[..i].ends_with(char::is_uppercase) && tail.starts_with(char::is_uppercase),
            // "US$" and "A$" are currencies.
            '$' => i <= 3 && rest[..i].chars().all(char::is_uppercase),
            _ => false,
        };
        if !continues {
            break;
        }
        end = i + c.len_utf8();
        if c == '$' || c == '.' && is_glued_initial(&rest[..i], tail) {
            break;
        }
    }
    let word = &rest[..end];
    if let Some(first) = first_of_pair(word) {
        return first;
    }
    JOINED
        .iter()
        .find(|(joined, _)| word.eq_ignore_ascii_case(joined))
        .map_or(end.max(rest.chars().next().map_or(1, char::len_utf8)), |&(_, first)| first)
}

/// Length of the first of two countries, peoples or organizations with a hyphen in between: the
/// "Jordan-Chile talks" are no name of their own, unlike "Guinea-Bissau".
fn first_of_pair(word: &str) -> Option<usize> {
    let (first, second) = word.split_once(is_hyphen)?;
    if second.contains(is_hyphen) || gazetteer::kinds_of(word) != 0 {
        return None;
    }
    let is_actor = |name: &str| {
        name.starts_with(char::is_uppercase) && gazetteer::kinds_of(name) & gazetteer::ACTORS != 0
    };
    (is_actor(first) && is_actor(second)).then_some(first.len())
}

/// Whether the apostrophe between `head` and `tail` lies inside a name ("O'Brien", "d’Ivoire").
fn joins_as_apostrophe(from_mark: &str, head: &str, tail: &str) -> bool {
    let before = head.chars().next_back();
    // Quotes and grave accents inside a word are not apostrophes unless a clitic follows.
    !from_mark.starts_with(['‘', '`', '´'])
        && before.is_some_and(char::is_alphabetic)
        && tail.starts_with(char::is_alphabetic)
        && clitic_len(from_mark, before).is_none()
}

/// Whether a full stop ends an initial that is written together with the name behind it, as in
/// Mongolia: "D.Ganbold", "Ch.Bayar".
fn is_glued_initial(head: &str, tail: &str) -> bool {
    let mut letters = head.chars();
    let initial = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| c == 'h')
        && letters.next().is_none();
    let mut name = tail.chars();
    initial
        && name.next().is_some_and(char::is_uppercase)
        && name.next().is_some_and(char::is_lowercase)
        && name.next().is_some_and(char::is_lowercase)
}

/// Whether the full stop at `at + i` belongs to the word that begins at `at`.
fn joins_as_stop(text: &str, at: usize, i: usize, tail: &str) -> bool {
    let head = &text[at..at + i];
    let segment = head.rsplit(|c: char| c == '.' || is_hyphen(c)).next().unwrap_or(head);
    let Some(last) = head.chars().next_back() else { return false };
    let next = tail.chars().next();
    if last.is_ascii_digit() {
        return next.is_some_and(|c| c.is_ascii_digit());
    }
    if !last.is_alphabetic() {
        return false;
    }
    let single = segment.chars().nth(1).is_none();
    if let Some(next) = next.filter(|c| c.is_alphanumeric()) {
        // "U.S", "p.m", "Ph.D"; but "page.Japanese" and "said.he" lack a space.
        let after_next = tail.chars().nth(1);
        let ends_there = after_next.is_none_or(|c| !c.is_alphabetic());
        return next.is_alphabetic()
            && ends_there
            && (single || (segment.len() <= 2 && next.is_uppercase()));
    }
    if head.contains('.') {
        return single || segment.len() <= 2;
    }
    let following = text[at + i + 1..].trim_start_matches(is_space);
    match abbreviation::kind(head) {
        Some(Abbreviation::Initial) => {
            // "I." is far more often a pronoun or a number than an initial.
            head != "I" || starts_capitalized_name(following) && follows_capital(&text[..at])
        }
        Some(Abbreviation::BeforeNumber) => following.starts_with(|c: char| c.is_ascii_digit()),
        Some(_) => true,
        None => false,
    }
}

/// Whether a capitalized word follows that is no ordinary beginning of a sentence.
fn starts_capitalized_name(following: &str) -> bool {
    let word =
        &following[..following.find(|c: char| !c.is_alphabetic()).unwrap_or(following.len())];
    word.starts_with(char::is_uppercase) && !abbreviation::is_starter(word)
}

/// Whether the last word of `text` is capitalized.
fn follows_capital(text: &str) -> bool {
    text.trim_end_matches(is_space)
        .rsplit(is_space)
        .next()
        .is_some_and(|word| word.starts_with(char::is_uppercase))
}

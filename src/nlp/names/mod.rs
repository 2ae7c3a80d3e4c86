//! Names of persons, organizations, places and events: a linear model whose labels are chosen for
//! the whole sentence at once (structured perceptron with Viterbi search, Collins 2002).

pub(crate) mod context;
pub(crate) mod features;
pub(crate) mod viterbi;

use crate::knowledge::Knowledge;
use crate::nlp::model::{Features, Score};
use crate::nlp::word::{CAPITALIZED, HAS_DIGIT, Word};
use crate::nlp::{Name, NameKind, Tag, TokenIdx, TokenRange};
use context::Context;
use viterbi::Transitions;

/// Number of labels: none, then first word and other words of each kind.
pub(crate) const LABELS: usize = 9;

/// The label of words outside names.
pub(crate) const OUTSIDE: u8 = 0;

/// The score of a label that needs no model.
const SURE: i32 = 1 << 20;

/// Kinds in the order of their labels.
pub(crate) const KINDS: [NameKind; 4] =
    [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Event];

/// The label of the first word of a name; that of the others is one more.
#[cfg(feature = "train")]
pub(crate) fn first_label(kind: NameKind) -> u8 {
    KINDS.iter().position(|&k| k == kind).map_or(OUTSIDE, |i| i as u8 * 2 + 1)
}

/// Whether a word with label `next` may stand behind one with label `last`.
pub(crate) fn follows(last: u8, next: u8) -> bool {
    // A name's later words (even labels) need its first (one less) or a later one before them.
    next == OUTSIDE || next % 2 == 1 || last == next || last + 1 == next
}

/// The labels of a sentence's words.
pub(crate) fn label(
    model: &impl Score,
    transitions: &Transitions,
    words: &[Word],
    tags: &[u8],
    context: &Context,
    features: &mut Features,
) -> Vec<u8> {
    let mut scores = vec![[0; LABELS]; words.len()];
    for (at, scores) in scores.iter_mut().enumerate() {
        if !is_near_name(words, at) {
            scores[usize::from(OUTSIDE)] = SURE;
            continue;
        }
        features::extract(words, tags, context, at, features);
        model.score(&features.hashes, scores);
    }
    viterbi::best_path(&scores, transitions, |_, _| true)
}

/// Whether a word may belong to a name: names have capitals or digits, and between those of one name
/// stand two small words at most ("Court of the Hague").
fn is_near_name(words: &[Word], at: usize) -> bool {
    let near = &words[at.saturating_sub(2)..words.len().min(at + 3)];
    near.iter().any(|word| word.flags & (CAPITALIZED | HAS_DIGIT) != 0)
}

/// Takes from names what cannot belong to them: articles in front, ordinary words behind
/// ("Syrian refugee"), and from places all that are adjectives only ("East Asian").
pub(crate) fn trim(texts: &[&str], tags: &[u8], labels: &mut [u8]) {
    let tag = |i: usize| Tag::ALL[usize::from(tags[i])];
    // "d'Aubray", "al-Sabah": the name begins behind the mark.
    let is_small = |i: usize| {
        texts[i].starts_with(char::is_lowercase) && !texts[i].contains(char::is_uppercase)
    };
    for name in names(labels, 0) {
        let TokenRange { mut start, mut end } = name.tokens;
        while end > start && (is_small(end - 1) || tag(end - 1).is_punctuation()) {
            end -= 1;
        }
        let may_lead = |i: usize| tag(i).is_proper_noun() || name.kind == NameKind::Person;
        while start < end && is_small(start) && !may_lead(start) {
            start += 1;
        }
        let names_something = (start..end).any(|i| !tag(i).is_adjective() && tag(i) != Tag::Cc);
        if name.kind == NameKind::Place && !names_something {
            start = end;
        }
        // "on Monday", "Aug. 19": a day is nobody.
        let calendar = &Knowledge::shipped().calendar;
        let is_number = |i: usize| texts[i].bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let dated = (start..end).any(is_number);
        let is_day = |i: usize| {
            calendar.is_day_or_month(texts[i])
                || dated && calendar.is_day_or_month(&format!("{}.", texts[i]))
        };
        if (start..end).all(|i| is_day(i) || is_number(i)) && (start..end).any(is_day) {
            start = end;
        }
        let first = labels[name.tokens.start];
        for i in name.tokens.iter() {
            labels[i] = match i {
                _ if i < start || i >= end => OUTSIDE,
                _ if i == start => first,
                _ => first + 1,
            };
        }
    }
}

/// A capitalized word inside a name is no verb, and inside a person's name nothing but a name,
/// whatever it looks like ("Fares", "Will"). Headlines capitalize their verbs, too: they are left
/// alone.
pub(crate) fn correct_tags(texts: &[&str], labels: &mut [u8], tags: &mut [u8]) {
    let is_plain = |text: &&&str| text.len() > 3 && text.bytes().all(|b| b.is_ascii_lowercase());
    if !texts.iter().any(|text| is_plain(&text)) {
        return;
    }
    for name in names(labels, 0) {
        let start = name.tokens.start;
        // "…, Said Salim Roe, …": behind a comma, a capital is no verb of saying.
        let said = start > 1 && texts[start - 1] == "Said" && texts[start - 2] == ",";
        if said && name.kind == NameKind::Person && labels[start - 1] == OUTSIDE {
            labels[start - 1] = labels[start];
            labels[start] += 1;
            tags[start - 1] = Tag::Nnp as u8;
        }
        for i in name.tokens.iter().filter(|&i| texts[i].starts_with(char::is_uppercase)) {
            let tag = Tag::ALL[usize::from(tags[i])];
            let person = name.kind == NameKind::Person && (tag.is_open() || tag == Tag::Md);
            if !tag.is_proper_noun() && (tag.is_verb() || person) {
                tags[i] = Tag::Nnp as u8;
            }
        }
        // "Ada Roe, her rival, accused Bo Li": set off, too.
        let comma = name.kind == NameKind::Person && texts.get(name.tokens.end) == Some(&",");
        let behind = name.tokens.end + usize::from(comma);
        if behind < texts.len() && is_lost_past(texts, labels, tags, behind, name.kind) {
            tags[behind] = Tag::Vbd as u8;
        }
    }
}

/// "Ada Roe urged relevant bodies", "Kenya donated $3 million": behind a name, a participle that
/// takes an object is a past tense, and behind a person's name what looks like an adjective of the
/// kind is one.
fn is_lost_past(texts: &[&str], labels: &[u8], tags: &[u8], at: usize, kind: NameKind) -> bool {
    let tag = |i: usize| Tag::ALL[usize::from(tags[i])];
    let form = texts[at].ends_with("ed") && texts[at].starts_with(char::is_lowercase);
    let adjective = form && tag(at).is_adjective();
    let Some(next) = tags.get(at + 1).map(|_| at + 1) else { return false };
    let is_time = || Knowledge::shipped().calendar.is_day_or_month(texts[next]);
    let object = matches!(tag(next), Tag::Dt | Tag::PrpPoss | Tag::Currency | Tag::Prp)
        || labels[next] % 2 == 1
        || tag(next).is_proper_noun() && !is_time();
    (adjective || tag(at) == Tag::Vbn) && object || adjective && kind == NameKind::Person
}

/// The names that labels tell of; `start` is the first word's position in the document.
pub(crate) fn names(labels: &[u8], start: TokenIdx) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let first = labels[at];
        let begin = at;
        at += 1;
        if first % 2 == 1 {
            while labels.get(at) == Some(&(first + 1)) {
                at += 1;
            }
            let tokens = TokenRange::new(start + begin, start + at);
            names.push(Name { tokens, kind: KINDS[usize::from(first / 2)] });
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{correct_tags, follows, names, trim};
    use crate::nlp::{Name, NameKind, Tag, TokenRange};

    #[test]
    fn names_lose_what_is_no_name() {
        let texts = ["the", "Syrian", "refugee", "in", "Aden"];
        let tags = [Tag::Dt, Tag::Jj, Tag::Nn, Tag::In, Tag::Nnp].map(|tag| tag as u8);
        let mut labels = [5, 6, 6, 0, 5];
        trim(&texts, &tags, &mut labels);
        assert_eq!(labels, [0, 0, 0, 0, 5]);
        let mut day = [1];
        trim(&["Monday"], &[Tag::Nnp as u8], &mut day);
        assert_eq!(day, [0]);
        let mut date = [3, 4];
        trim(&["Aug", "19"], &[Tag::Nnp as u8, Tag::Cd as u8], &mut date);
        assert_eq!(date, [0, 0]);
        let mut particle = [1, 2];
        trim(&["Ada", "d'Aubray"], &[Tag::Nnp as u8; 2], &mut particle);
        assert_eq!(particle, [1, 2]);
        let mut labels = [3, 4, 4, 0, 5];
        trim(&texts, &tags, &mut labels);
        assert_eq!(labels, [0, 3, 0, 0, 5]);
    }

    #[test]
    fn verbs_inside_names_are_names() {
        let texts = ["Ada", "greeted", "Fares", "Noor"];
        let mut tags = [Tag::Nnp, Tag::Vbd, Tag::Vbz, Tag::Nnp].map(|tag| tag as u8);
        correct_tags(&texts, &mut [1, 0, 1, 2], &mut tags);
        assert_eq!(tags[2], Tag::Nnp as u8);
        let texts = ["Kenya", "donated", "$", "3", "to", "Chad"];
        let mut tags =
            [Tag::Nnp, Tag::Vbn, Tag::Currency, Tag::Cd, Tag::In, Tag::Nnp].map(|tag| tag as u8);
        correct_tags(&texts, &mut [5, 0, 0, 0, 0, 5], &mut tags);
        assert_eq!(tags[1], Tag::Vbd as u8);
        let texts = ["left", ",", "Said", "Roe"];
        let mut tags = [Tag::Vbd, Tag::Comma, Tag::Vbd, Tag::Nnp].map(|tag| tag as u8);
        let mut labels = [0, 0, 0, 1];
        correct_tags(&texts, &mut labels, &mut tags);
        assert_eq!(labels, [0, 0, 1, 2]);
        let mut headline = [Tag::Nnp, Tag::Vbz].map(|tag| tag as u8);
        correct_tags(&["Ada", "Meets"], &mut [1, 2], &mut headline);
        assert_eq!(headline[1], Tag::Vbz as u8);
    }

    #[test]
    fn names_begin_at_odd_labels() {
        let name = |start, end, kind| Name { tokens: TokenRange::new(start, end), kind };
        assert_eq!(
            names(&[0, 1, 2, 1, 5, 0], 10),
            [
                name(11, 13, NameKind::Person),
                name(13, 14, NameKind::Person),
                name(14, 15, NameKind::Place)
            ]
        );
    }

    #[test]
    fn the_inside_of_a_name_needs_its_beginning() {
        assert!(follows(1, 2) && follows(2, 2) && follows(0, 1) && follows(2, 0));
        assert!(!follows(0, 2) && !follows(1, 4) && !follows(3, 2));
    }
}

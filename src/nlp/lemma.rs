//! Dictionary forms, by rules for regular endings and a table for the rest.

use std::sync::OnceLock;

use crate::nlp::Tag;
use crate::nlp::model::clusters;

/// Irregular forms: form, group of tags, lemma; sorted by form and group.
const TABLE: &str = include_str!("../../assets/model/lemmas.tsv");

/// Forms of irregular verbs, which a treebank has only as far as its texts go, and not all of them
/// right; sorted by form.
const VERBS: &str = include_str!("../../assets/knowledge/irregular_verbs.tsv");

/// The dictionary form of a word: lower case, except for names.
pub(crate) fn lemma(word: &str, tag: Tag) -> String {
    if tag.is_proper_noun() || tag.is_punctuation() {
        return word.to_owned();
    }
    let lower = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.to_lowercase().replace(['’', '‘', 'ʼ', '´'], "'")
    };
    if let Some(lemma) = irregular(&lower, group(tag)) {
        return lemma.to_owned();
    }
    regular(&lower, tag)
}

/// Which forms share a row of the table.
pub(crate) fn group(tag: Tag) -> &'static str {
    match tag {
        Tag::Vbd | Tag::Vbn => "D",
        Tag::Vbg => "G",
        Tag::Vbz => "Z",
        Tag::Vb | Tag::Vbp | Tag::Md => "B",
        Tag::Nns => "N",
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => "J",
        Tag::Prp => "P",
        _ => "",
    }
}

/// Personal pronouns and the negation, whose forms share no stem, and what treebanks get wrong.
const CLOSED: [(&str, &str, &str); 17] = [
    ("troops", "N", "troop"),
    ("supplies", "N", "supply"),
    ("proceedings", "N", "proceeding"),
    ("freed", "D", "free"),
    ("freeing", "G", "free"),
    ("her", "P", "she"),
    ("him", "P", "he"),
    ("me", "P", "I"),
    ("i", "P", "I"),
    ("n't", "", "not"),
    ("them", "P", "they"),
    ("'em", "P", "they"),
    ("us", "P", "we"),
    ("'s", "P", "we"),
    ("an", "", "a"),
    ("n't", "B", "not"),
    ("y'all", "P", "you"),
];

fn irregular(lower: &str, group: &str) -> Option<&'static str> {
    static ROWS: OnceLock<Vec<(&str, &str, &str)>> = OnceLock::new();
    if let Some(&(.., lemma)) = CLOSED.iter().find(|(f, g, _)| *f == lower && *g == group) {
        return Some(lemma);
    }
    if group == "D"
        && let Some(verb) = irregular_verb(lower)
    {
        return Some(verb);
    }
    let rows = ROWS.get_or_init(|| {
        TABLE
            .lines()
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some((cells.next()?, cells.next()?, cells.next()?))
            })
            .collect()
    });
    let row = rows.binary_search_by(|&(form, in_group, _)| (form, in_group).cmp(&(lower, group)));
    row.ok().map(|row| rows[row].2)
}

/// The verb of which a word is a past tense or a past participle of its own.
fn irregular_verb(lower: &str) -> Option<&'static str> {
    static ROWS: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let lines = VERBS.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).collect()
    });
    let row = rows.binary_search_by_key(&lower, |&(form, _)| form).ok()?;
    Some(rows[row].1)
}

/// The lemma of a word that takes the usual endings.
pub(crate) fn regular(lower: &str, tag: Tag) -> String {
    match tag {
        Tag::Nns | Tag::Vbz => without_s(lower),
        Tag::Vbd | Tag::Vbn => without_y_ending(lower, "ied").or_else(|| without(lower, "ed")),
        Tag::Vbg => without(lower, "ing"),
        Tag::Jjr | Tag::Rbr => without_y_ending(lower, "ier").or_else(|| without(lower, "er")),
        Tag::Jjs | Tag::Rbs => without_y_ending(lower, "iest").or_else(|| without(lower, "est")),
        _ => None,
    }
    .unwrap_or_else(|| lower.to_owned())
}

/// "countries" → "country", "carried" → "carry".
fn without_y_ending(lower: &str, ending: &str) -> Option<String> {
    let stem = lower.strip_suffix(ending)?;
    (stem.chars().count() > 1).then(|| format!("{stem}y"))
}

fn without_s(lower: &str) -> Option<String> {
    if lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") {
        return None;
    }
    if let Some(lemma) = without_y_ending(lower, "ies") {
        return Some(lemma);
    }
    if let Some(stem) = lower.strip_suffix("men") {
        return (!stem.is_empty()).then(|| format!("{stem}man"));
    }
    if let Some(stem) = lower.strip_suffix("es")
        && ["ss", "ch", "sh", "x", "o"].iter().any(|end| stem.ends_with(end))
    {
        return Some(stem.to_owned());
    }
    lower.strip_suffix('s').filter(|stem| !stem.is_empty()).map(str::to_owned)
}

/// Takes an ending off and gives back the e or takes off the doubled consonant that it brought.
/// The spelling decides, unless it makes a word that is far rarer than the alternatives.
fn without(lower: &str, ending: &str) -> Option<String> {
    let stem = lower.strip_suffix(ending)?;
    if !stem.contains(is_vowel) || stem.chars().count() < 2 {
        return None;
    }
    let undoubled = undoubled(stem);
    let usual = match undoubled {
        Some(short) if !stem.ends_with(['l', 's', 'z', 'f', 'e', 'o']) => short.to_owned(),
        _ if takes_e(stem) => format!("{stem}e"),
        _ => stem.to_owned(),
    };
    let others = [Some(stem.to_owned()), Some(format!("{stem}e")), undoubled.map(str::to_owned)];
    let best = others.into_iter().flatten().min_by_key(|word| rarity(word))?;
    let is_far_rarer = rarity(&usual) > rarity(&best).saturating_add(FAR_RARER);
    Some(if is_far_rarer { best } else { usual })
}

/// Eight times rarer, see [`clusters::Clusters::rarity`].
const FAR_RARER: u8 = 24;

/// How rare a word is; the highest number for unknown words.
fn rarity(word: &str) -> u8 {
    clusters::lookup(clusters::hash(word)).map_or(u8::MAX, |known| known.rarity)
}

/// "stopp" → "stop".
fn undoubled(stem: &str) -> Option<&str> {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next()?, back.next()?);
    (last == before).then(|| &stem[..stem.len() - last.len_utf8()])
}

/// Whether a stem looks as if it had lost an e: "announc", "handl", "negotiat".
fn takes_e(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else { return false };
    let second = back.next();
    match last {
        'c' | 'v' | 'u' => true,
        'z' => before != 'z',
        's' => before != 's' && !(before == 'u' && stem.len() > 4),
        'g' => matches!(before, 'd' | 'r' | 'a') || (before == 'n' && second == Some('a')),
        'l' => !is_vowel(before) && !matches!(before, 'l' | 'r' | 'w'),
        't' => before == 'a' && second.is_some_and(|c| !matches!(c, 'e' | 'o')),
        'r' => matches!(before, 'i' | 'u') && second.is_some_and(|c| !is_vowel(c)),
        'd' => matches!(before, 'i' | 'u' | 'a') && second.is_some_and(|c| !is_vowel(c)),
        _ => false,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    #[test]
    fn irregular_verbs_are_sorted_and_each_form_is_of_one() {
        let lines = super::VERBS.lines().filter(|line| !line.starts_with('#'));
        let forms: Vec<&str> = lines.map(|line| line.split_once('\t').unwrap().0).collect();
        assert!(forms.is_sorted_by(|a, b| a < b), "{forms:?}");
    }

    use super::lemma;
    use crate::nlp::Tag;

    #[test]
    fn irregular_forms_come_from_the_table() {
        for (word, tag, expected) in [
            ("met", Tag::Vbd, "meet"),
            ("is", Tag::Vbz, "be"),
            ("’s", Tag::Vbz, "be"),
            ("children", Tag::Nns, "child"),
            ("him", Tag::Prp, "he"),
            ("won", Tag::Vbd, "win"),
            ("fled", Tag::Vbd, "flee"),
            ("overthrown", Tag::Vbn, "overthrow"),
        ] {
            assert_eq!(lemma(word, tag), expected);
        }
    }

    #[test]
    fn regular_endings_come_off() {
        for (word, tag, expected) in [
            ("Countries", Tag::Nns, "country"),
            ("visited", Tag::Vbd, "visit"),
            ("announced", Tag::Vbd, "announce"),
            ("stopped", Tag::Vbd, "stop"),
            ("negotiating", Tag::Vbg, "negotiate"),
            ("passes", Tag::Vbz, "pass"),
            ("carried", Tag::Vbn, "carry"),
            ("hoping", Tag::Vbg, "hope"),
            ("shipped", Tag::Vbd, "ship"),
            ("controlled", Tag::Vbd, "control"),
            ("deploring", Tag::Vbg, "deplore"),
            ("spokeswomen", Tag::Nns, "spokeswoman"),
        ] {
            assert_eq!(lemma(word, tag), expected);
        }
    }

    #[test]
    fn names_stay_as_they_are() {
        assert_eq!(lemma("Philippines", Tag::Nnps), "Philippines");
    }
}

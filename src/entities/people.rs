//! Persons with their titles: before the name, in apposition, by a verb ("was named ambassador").

use crate::entities::OfficeStatus;
use crate::entities::facts::{self, Gender};
use crate::entities::name_run::name_at;
use crate::entities::spot::{Spots, What};
use crate::entities::title::Title;
use crate::entities::words::Words;
use crate::nlp::{TokenIdx, TokenRange};
use crate::text::Span;

/// A person's name in the text with the titles that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name alone.
    pub(super) name: TokenRange,
    /// With title and honorific before it.
    pub(super) tokens: TokenRange,
    /// Positions of its titles among those of the sentence.
    pub(super) titles: Vec<usize>,
    /// From an honorific.
    pub(super) gender: Option<Gender>,
}

/// What a sentence says of persons by name.
pub(super) struct SentencePeople {
    pub(super) titles: Vec<Title>,
    pub(super) named: Vec<Named>,
}

impl SentencePeople {
    /// Titles that belong to no name: "the foreign minister".
    pub(super) fn bare_titles(&self) -> impl Iterator<Item = &Title> {
        self.titles
            .iter()
            .enumerate()
            .filter(|(idx, _)| !self.named.iter().any(|n| n.titles.contains(idx)))
            .map(|(_, title)| title)
    }
}

/// Finds the names of persons in a sentence and ties the titles to them.
pub(super) fn people(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    mut titles: Vec<Title>,
) -> SentencePeople {
    let mut named: Vec<Named> = Vec::new();
    for idx in (0..titles.len()).rev() {
        name_after(words, spots, sentence, &titles, idx, &mut named);
    }
    for spot in spots.outer.iter().filter(|s| s.what == What::Person) {
        if spot.tokens.start < sentence.start || spot.tokens.end > sentence.end {
            continue;
        }
        if !named.iter().any(|n| n.name.overlaps(spot.tokens))
            && !titles.iter().any(|t| t.tokens.overlaps(spot.tokens))
        {
            named.push(Named {
                name: spot.tokens,
                tokens: spot.tokens,
                titles: Vec::new(),
                gender: None,
            });
        }
    }
    for name in names_of_administrations(words, spots, sentence) {
        if !named.iter().any(|n| n.name.overlaps(name)) {
            named.push(Named { name, tokens: name, titles: Vec::new(), gender: None });
        }
    }
    named.sort_by_key(|n| n.name);
    for n in &mut named {
        take_honorific(words, sentence.start, n);
    }
    for (idx, title) in titles.iter_mut().enumerate() {
        if named.iter().any(|n| n.titles.contains(&idx)) {
            continue;
        }
        for owner in owners_by_syntax(words, sentence, &named, title) {
            named[owner].titles.push(idx);
        }
        if !title.status_said && is_given(words, sentence, title) {
            title.status = OfficeStatus::Incoming;
            title.status_said = true;
        }
    }
    SentencePeople { titles, named }
}

/// Ties the names right behind a title to it: "President A", "Presidents A and B", "the foreign
/// minister, A,", "Special Envoy … Ambassador A".
fn name_after(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    titles: &[Title],
    idx: usize,
    named: &mut Vec<Named>,
) {
    let title = &titles[idx];
    let mut at = title.tokens.end;
    // A second title between this one and the name: the name has both.
    if let Some(next) = titles.get(idx + 1) {
        let joint = (at..next.tokens.start).all(|t| matches!(words.lower(t), "and" | "," | "the"));
        let adjacent = next.tokens.start == at;
        if joint
            && next.tokens.start - at <= 2
            && (adjacent || !title.definite && next.of.is_none())
            && !next.definite
            && let Some(n) = named.iter_mut().find(|n| n.titles.contains(&(idx + 1)))
            && n.tokens.start == next.tokens.start
            && !title.plural
        {
            n.titles.push(idx);
            n.tokens.start = title.tokens.start;
            return;
        }
    }
    if !title.before_name {
        return;
    }
    let comma = words.is_comma(at) && (title.definite || title.of.is_some());
    if comma {
        at += 1;
    }
    if let Some((len, _)) = facts::honorific_at(words, at) {
        at += len;
    }
    let Some(name) = name_at(words, spots, sentence.end, at) else { return };
    // "The minister, Tokyo said, …" aside: a comma apposition closes with another comma or stop.
    if comma && !closes_apposition(words, sentence.end, name.end) {
        return;
    }
    let tokens = if comma { name } else { TokenRange::new(title.tokens.start, name.end) };
    push_name(named, Named { name, tokens, titles: vec![idx], gender: title.gender });
    if title.plural {
        names_joined(words, spots, sentence.end, name.end, idx, named);
    }
}

/// "Presidents A, B and C": the names behind the first one.
fn names_joined(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    mut end: TokenIdx,
    title: usize,
    named: &mut Vec<Named>,
) {
    loop {
        let after_comma = if words.is_comma(end) { end + 1 } else { end };
        let next = if words.lower(after_comma) == "and" { after_comma + 1 } else { after_comma };
        if next == end {
            break;
        }
        let Some(name) = name_at(words, spots, ceiling, next) else { break };
        push_name(named, Named { name, tokens: name, titles: vec![title], gender: None });
        end = name.end;
    }
}

/// "the second Trump administration", "the Vogel government": who lends the name to it.
fn names_of_administrations(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
) -> Vec<TokenRange> {
    (sentence.start + 1..sentence.end)
        .filter(|&t| {
            matches!(words.lower(t), "administration" | "government" | "presidency" | "premiership")
                && !words.is_capitalized(t)
        })
        .map(|t| t - 1)
        .filter(|&name| {
            words.doc.tag(name).is_proper_noun()
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

fn push_name(named: &mut Vec<Named>, name: Named) {
    match named.iter_mut().find(|n| n.name.overlaps(name.name)) {
        Some(known) => known.titles.extend(name.titles),
        None => named.push(name),
    }
}

fn closes_apposition(words: &Words<'_>, ceiling: TokenIdx, end: TokenIdx) -> bool {
    end >= ceiling || matches!(words.raw(end), "," | "." | ";" | "—" | "–" | "-" | ")" | ":")
}

/// "Mr.", "Dr", "Sheikh" before the name: gender, and part of the mention.
fn take_honorific(words: &Words<'_>, floor: TokenIdx, named: &mut Named) {
    for len in (1..=3).rev() {
        let Some(start) = named.tokens.start.checked_sub(len).filter(|&s| s >= floor) else {
            continue;
        };
        if let Some((found, gender)) = facts::honorific_at(words, start)
            && found == len
        {
            named.gender = named.gender.or(gender);
            named.tokens.start = start;
            return;
        }
    }
}

/// Whose title it is where the name does not follow right behind it: apposition, copula, "as".
fn owners_by_syntax(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    title: &Title,
) -> Vec<usize> {
    let mut before = title.tokens.start;
    // Step over the article and what stands between it and the title ("its longtime").
    while before > sentence.start
        && (matches!(words.lower(before - 1), "the" | "a" | "an" | "its" | "his" | "her" | "their"))
    {
        before -= 1;
    }
    if before == sentence.start {
        return Vec::new();
    }
    if is_apposition_mark(words, before - 1) {
        let mut end = before - 1;
        // "Byeon, 72, a former minister".
        if end >= 2
            && words.raw(end - 1).chars().all(|c| c.is_ascii_digit())
            && words.is_comma(end - 2)
        {
            end -= 2;
        }
        let Some(owner) = named.iter().position(|n| n.name.end == end && !overlaps_title(n, title))
        else {
            return Vec::new();
        };
        // "A met B, the foreign minister said": what follows the title is a verb of its own.
        if is_followed_by_verb(words, sentence.end, title.tokens.end)
            && title.definite
            && title.unique
        {
            return Vec::new();
        }
        return if title.plural { pair_before(words, named, owner) } else { vec![owner] };
    }
    let link = words.lower(before - 1);
    if matches!(link, "is" | "was" | "became" | "remains" | "as" | "been" | "be")
        || words.lemma(before - 1) == "become"
    {
        return owner_of_predicate(words, sentence, named, before - 1).into_iter().collect();
    }
    // "appointed A ambassador to B", "elected A president".
    named
        .iter()
        .position(|n| n.name.end == before && governed_by_naming_verb(words, n.tokens.start))
        .into_iter()
        .collect()
}

/// "appointed A as ambassador", "named A foreign minister", "was elected president": the office is
/// still to be taken.
fn is_given(words: &Words<'_>, sentence: TokenRange, title: &Title) -> bool {
    let mut at = title.tokens.start;
    while at > sentence.start
        && matches!(words.lower(at - 1), "as" | "the" | "a" | "an" | "its" | "his" | "her")
    {
        at -= 1;
    }
    let verb = (sentence.start..at).rev().find(|&t| words.doc.tag(t).is_verb());
    verb.is_some_and(|verb| {
        NAMING_VERBS.contains(&words.lemma(verb))
            && (verb + 1..at).all(|t| !matches!(words.lower(t), "who" | "which" | "that" | "when"))
    })
}

fn overlaps_title(named: &Named, title: &Title) -> bool {
    named.name.overlaps(title.tokens)
}

fn is_apposition_mark(words: &Words<'_>, token: TokenIdx) -> bool {
    matches!(words.raw(token), "," | "—" | "–" | "(" | "-")
}

fn is_followed_by_verb(words: &Words<'_>, ceiling: TokenIdx, at: TokenIdx) -> bool {
    at < ceiling && words.doc.tag(at).is_verb()
}

/// "Borrell and Mora, the foreign policy coordinators": the owner and the name joined to it.
fn pair_before(words: &Words<'_>, named: &[Named], owner: usize) -> Vec<usize> {
    let mut owners = vec![owner];
    if let Some(previous) = owner.checked_sub(1)
        && words.lower(named[owner].tokens.start.saturating_sub(1)) == "and"
        && named[previous].name.end + 1 == named[owner].tokens.start
    {
        owners.push(previous);
    }
    owners
}

/// Verbs that give an office: their object, or passive subject, is the holder.
pub(super) const NAMING_VERBS: &[&str] = &[
    "appoint",
    "name",
    "nominate",
    "elect",
    "reelect",
    "re-elect",
    "designate",
    "choose",
    "pick",
    "select",
    "install",
    "proclaim",
    "declare",
    "swear",
    "inaugurate",
    "reappoint",
    "crown",
    "confirm",
    "tap",
];

fn governed_by_naming_verb(words: &Words<'_>, name_start: TokenIdx) -> bool {
    name_start > 0 && NAMING_VERBS.contains(&words.lemma(name_start - 1))
}

/// The person of whom "is TITLE", "as TITLE" is said: the object of a naming verb, else the nearest
/// subject name before it.
fn owner_of_predicate(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    link: TokenIdx,
) -> Option<usize> {
    let before = |n: &&(usize, &Named)| n.1.name.end <= link && n.1.name.start >= sentence.start;
    let indexed: Vec<(usize, &Named)> = named.iter().enumerate().collect();
    if words.lower(link) == "as" {
        // "appointed A, …, as ambassador": the object of the last naming verb; "A served as".
        let verb = (sentence.start..link).rev().find(|&t| words.doc.tag(t).is_verb())?;
        let lemma = words.lemma(verb);
        if NAMING_VERBS.contains(&lemma) {
            return indexed
                .iter()
                .filter(|n| n.1.name.start > verb)
                .find(before)
                .or_else(|| indexed.iter().rev().find(before))
                .map(|n| n.0);
        }
        if !matches!(lemma, "serve" | "act" | "work" | "resign" | "retire" | "quit" | "return") {
            return None;
        }
        return indexed.iter().rev().filter(|n| n.1.name.end <= verb).find(before).map(|n| n.0);
    }
    let subject_end = (sentence.start..link).rev().find(|&t| {
        !matches!(
            words.lower(t),
            "has"
                | "had"
                | "have"
                | "also"
                | "who"
                | ","
                | "is"
                | "was"
                | "will"
                | "still"
                | "now"
                | "currently"
                | "been"
                | "be"
        )
    })?;
    indexed.iter().rev().filter(|n| n.1.name.end == subject_end + 1).find(before).map(|n| n.0)
}

/// The words of a name, as a person's name is compared: without possessive endings.
pub(super) fn name_words(words: &Words<'_>, name: TokenRange) -> Vec<String> {
    name.iter()
        .filter(|&t| !words.is_possessive_ending(t) && words.is_word(t))
        .map(|t| without_full_stop(words.raw(t)).to_owned())
        .collect()
}

/// A name that ends its sentence may have swallowed the full stop; initials and "Jr." keep theirs.
fn without_full_stop(word: &str) -> &str {
    match word.strip_suffix('.') {
        Some(stem) if stem.chars().count() > 2 && !stem.contains('.') => stem,
        _ => word,
    }
}

/// Where a title's words stand, for an office's evidence.
pub(super) fn title_span(words: &Words<'_>, title: &Title) -> Span {
    words.span(title.tokens)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::entities::render::rendered;

    #[expect(clippy::needless_pass_by_value, reason = "reads as data")]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&rendered(text));
    }

    #[test]
    fn a_title_may_follow_the_name() {
        check(
            "Marta Lindqvist, 54, a former finance minister of Sweden, joined the board.",
            expect![[r"
                person | Marta Lindqvist | former finance minister of Sweden | 
                country | Sweden |  | 
            "]],
        );
        check(
            "Omar Farouk, the spokesman for the parliamentary committee, declined to comment.",
            expect![[r"
                person | Omar Farouk | current spokesman of parliamentary committee | 
                organization | parliamentary committee (tentative) |  | 
            "]],
        );
    }

    #[test]
    fn naming_verbs_and_copulas_give_offices() {
        check(
            "President Jorge Salas appointed Elena Prado as ambassador to Chile.",
            expect![[r"
                person | Jorge Salas | current President | 
                person | Elena Prado | incoming ambassador to Chile | 
                country | Chile |  | 
            "]],
        );
        check(
            "Tomas Novak is the prime minister of Slovakia.",
            expect![[r"
            person | Tomas Novak | current prime minister of Slovakia | 
            country | Slovakia |  | 
        "]],
        );
    }

    #[test]
    fn honorifics_tell_the_gender() {
        check(
            "Ms. Adeyemi thanked Mr. Bello before she left.",
            expect![[r"
            person | Adeyemi |  | 
            person | Bello |  | 
              she → Adeyemi
        "]],
        );
    }
}

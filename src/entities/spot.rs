//! Named things in the text before it is decided which of them are the same: countries, known and
//! recognized organizations, places, persons, events.

use std::collections::BTreeMap;

use crate::entities::facts::{self, CountryForm};
use crate::entities::headline;
use crate::entities::office_words::{
    is_office, is_office_with_charge, named_behind_body, titled_before_and,
};
use crate::entities::plausible::{
    is_after_preposition, is_called_a_body, is_called_an_official, is_event_name, is_in_capitals,
    is_list, is_lower_noun, is_plausible, is_region_word, is_spill, kind_by_words,
};
use crate::entities::proper;
use crate::entities::words::Words;
use crate::nlp::{NameKind, TokenIdx, TokenRange};

/// What a spot stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A country by any of its names.
    Country {
        /// ISO 3166-1 alpha-2, upper case.
        iso2: String,
        /// By which kind of name.
        form: CountryForm,
    },
    /// An organization; with its usual name where a table knows it.
    Organization {
        /// From the table.
        known: Option<String>,
        /// News agencies and papers, which tell rather than act.
        media: bool,
    },
    /// A place that is no country.
    Place {
        /// The country it lies in, where undisputed.
        iso2: Option<String>,
    },
    /// A human being.
    Person,
    /// A named event.
    Event,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) tokens: TokenRange,
    pub(super) what: What,
}

/// The names of a document: the outer ones, disjoint and in text order, and countries inside them.
#[derive(Debug, Default)]
pub(super) struct Spots {
    pub(super) outer: Vec<Spot>,
    /// Countries, organizations and persons inside longer names ("Algerian Foreign Ministry").
    pub(super) inner: Vec<Spot>,
}

impl Spots {
    /// The outer spot that covers a token.
    pub(super) fn covering(&self, token: TokenIdx) -> Option<&Spot> {
        let idx = self.outer.partition_point(|s| s.tokens.end <= token);
        self.outer.get(idx).filter(|s| s.tokens.contains(token))
    }

    /// The outer spot that begins with a token.
    pub(super) fn starting_at(&self, token: TokenIdx) -> Option<&Spot> {
        self.covering(token).filter(|s| s.tokens.start == token)
    }

    /// The outer spot whose last token stands right before `end`.
    pub(super) fn ending_at(&self, end: TokenIdx) -> Option<&Spot> {
        self.covering(end.checked_sub(1)?).filter(|s| s.tokens.end == end)
    }
}

/// How sure a source of candidates is; decides between spots of one length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Gazetteer,
    Head,
    Recognizer,
    Table,
}

/// Finds the names of a document.
pub(super) fn spots(words: &Words<'_>) -> Spots {
    let mut candidates: Vec<(Source, Spot)> = Vec::new();
    let sentences: Vec<TokenRange> =
        words.doc.sentences.iter().filter(|s| !s.boilerplate).map(|s| s.tokens).collect();
    let mut countries: Vec<&str> = sentences
        .iter()
        .flat_map(|s| s.iter().filter_map(|at| facts::country_at(words, at, s.end)))
        .map(|hit| hit.iso2)
        .collect();
    countries.sort_unstable();
    countries.dedup();
    for &sentence in &sentences {
        from_tables(words, sentence, &countries, &mut candidates);
        proper::from_heads(words, sentence, &mut |tokens, what| {
            let pair = titled_before_and(words, tokens).is_some();
            if !pair && !is_spill(words, tokens) && !is_list(words, tokens) {
                candidates.push((Source::Head, Spot { tokens, what }));
            }
        });
    }
    from_recognizer(words, &mut candidates);
    candidates.retain(|(source, spot)| {
        let guessed = matches!(source, Source::Head | Source::Recognizer)
            && matches!(spot.what, What::Event | What::Organization { known: None, .. });
        let office =
            *source != Source::Table && spot.what != What::Person && is_office(words, spot.tokens);
        !(office || guessed && headline::is_guess(words, spot.tokens))
    });
    // Longest first; of one length, what a table knows before what was guessed.
    candidates.sort_by(|(a_source, a), (b_source, b)| {
        (b.tokens.len(), *b_source, a.tokens.start).cmp(&(
            a.tokens.len(),
            *a_source,
            b.tokens.start,
        ))
    });
    let mut spots = Spots::default();
    for (_, spot) in candidates {
        let clash = spots.outer.iter().find(|s| s.tokens.overlaps(spot.tokens));
        match clash {
            None => spots.outer.push(spot),
            Some(outer)
                if outer.tokens.start <= spot.tokens.start
                    && spot.tokens.end <= outer.tokens.end
                    && outer.tokens != spot.tokens
                    && matches!(outer.what, What::Organization { .. } | What::Event)
                    && matches!(spot.what, What::Country { .. } | What::Organization { .. })
                    && is_part(words, outer, &spot)
                    && !spots.inner.iter().any(|s| s.tokens.overlaps(spot.tokens)) =>
            {
                spots.inner.push(spot);
            }
            Some(_) => {}
        }
    }
    for spot in &mut spots.outer {
        // "the World Bank's director": the ending is no part of the name.
        if spot.tokens.len() > 1 && words.is_possessive_ending(spot.tokens.end - 1) {
            spot.tokens.end -= 1;
        }
    }
    spots.outer.sort_by_key(|s| s.tokens);
    spots.inner.sort_by_key(|s| s.tokens);
    spots
}

/// Whether a name inside a longer one is an actor of its own: a country anywhere, an organization
/// only where it owns the rest ("Arab League summit", not "National [Security Council]").
fn is_part(words: &Words<'_>, outer: &Spot, inner: &Spot) -> bool {
    match &inner.what {
        // "the Lisbon Security Forum" is not of Portugal.
        // Nor are "the League of Arab States" of the United States: a country closes a name only
        // behind a small word ("Bank of Japan").
        What::Country { form, .. } => {
            let before = words.lower(inner.tokens.start.saturating_sub(1));
            *form != CountryForm::Capital
                && (inner.tokens.start == outer.tokens.start
                    || inner.tokens.end < outer.tokens.end
                    || matches!(before, "of" | "in" | "for" | "the" | "and" | "to" | "-"))
        }
        What::Organization { known: Some(_), media } => {
            let owns = inner.tokens.start == outer.tokens.start
                || words.lower(inner.tokens.start - 1) == "of";
            owns && inner.tokens.end != outer.tokens.end && !media
        }
        What::Organization { known: None, .. }
        | What::Person
        | What::Place { .. }
        | What::Event => false,
    }
}

fn from_tables(
    words: &Words<'_>,
    sentence: TokenRange,
    countries: &[&str],
    candidates: &mut Vec<(Source, Spot)>,
) {
    for at in sentence.iter() {
        if !words.is_word(at) {
            continue;
        }
        if let Some(hit) = facts::country_at(words, at, sentence.end)
            && !is_of_continent(words, at)
        {
            let tokens = TokenRange::new(at, at + hit.len);
            let what = What::Country { iso2: hit.iso2.to_owned(), form: hit.form };
            candidates.push((Source::Table, Spot { tokens, what }));
        }
        if let Some((len, name)) = facts::house_at(words, at, sentence.end) {
            let tokens = TokenRange::new(at, at + len);
            let what = What::Organization { known: Some(name.to_owned()), media: false };
            candidates.push((Source::Table, Spot { tokens, what }));
        }
        // "The Australian Government" is no newspaper.
        let describes = |hit: &facts::OrganizationHit| {
            let last = at + hit.len - 1;
            let demonym = facts::country_at(words, last, last + 1)
                .is_some_and(|c| c.form == CountryForm::Demonym);
            hit.media && demonym && words.doc.tag((last + 1).min(words.len() - 1)).is_noun()
        };
        let organization = facts::organization_at(words, at, sentence.end, countries);
        if let Some(hit) = organization.filter(|hit| !describes(hit)) {
            let tokens = TokenRange::new(at, at + hit.len);
            let what = if is_event_name(words, tokens) {
                What::Event
            } else {
                What::Organization { known: Some(hit.name.to_owned()), media: hit.media }
            };
            candidates.push((Source::Table, Spot { tokens, what }));
        }
        // "COP 27": a meeting that counts its sessions.
        if facts::is_numbered_meeting(words.raw(at))
            && words.raw(at + 1).chars().all(|c| c.is_ascii_digit())
            && at + 1 < sentence.end
        {
            let tokens = TokenRange::new(at, at + 2);
            candidates.push((Source::Table, Spot { tokens, what: What::Event }));
        }
        if let Some((len, _)) = facts::treaty_at(words, at, sentence.end) {
            let tokens = TokenRange::new(at, at + len);
            candidates.push((Source::Table, Spot { tokens, what: What::Event }));
        }
        let regional = facts::is_adjective_of_region(words.lower(at));
        let describes = (regional || is_region_word(words, at))
            && (is_lower_noun(words, at + 1)
                || is_of_continent(words, at + 1)
                || facts::is_adjective_of_region(words.lower(at + 1)));
        if let Some(hit) = facts::place_at(words, at, sentence.end, countries)
            && !(describes && hit.len == 1)
        {
            let tokens = TokenRange::new(at, at + hit.len);
            let what = What::Place { iso2: hit.iso2.map(str::to_owned) };
            let source = if hit.sure { Source::Table } else { Source::Gazetteer };
            candidates.push((source, Spot { tokens, what }));
        }
    }
}

/// "South [American]", "Latin [American]": of a continent.
fn is_of_continent(words: &Words<'_>, token: TokenIdx) -> bool {
    matches!(words.lower(token), "american" | "americans")
        && matches!(
            words.lower(token.saturating_sub(1)),
            "south" | "north" | "latin" | "central" | "inter-" | "pan-"
        )
}

fn from_recognizer(words: &Words<'_>, candidates: &mut Vec<(Source, Spot)>) {
    // Whoever has a name of two words is meant by the last of them elsewhere, whatever the
    // recognizer takes it for there.
    let surnames: Vec<&str> = words
        .doc
        .names
        .iter()
        .filter(|n| n.kind == NameKind::Person && n.tokens.len() > 1)
        .map(|n| words.raw(n.tokens.end - 1))
        .collect();
    let kinds = kinds_by_name(words);
    for name in &words.doc.names {
        let start = name.tokens.start;
        if words.doc.sentence_of(start).boilerplate || is_in_capitals(words, start) {
            continue;
        }
        let Some(mut tokens) = trimmed(words, name.tokens, name.kind) else { continue };
        if let Some(person) = named_behind_body(words, tokens) {
            tokens.end = person.start;
            candidates.push((Source::Recognizer, Spot { tokens: person, what: What::Person }));
        }
        let usual = kinds.get(&words.phrase(tokens).to_lowercase()).copied();
        let thing = matches!(name.kind, NameKind::Place | NameKind::Organization);
        let usual = usual.filter(|_| thing).unwrap_or(name.kind);
        let Some(kind) = kind_by_words(words, tokens, usual) else { continue };
        // "Ms. Prado" taken for a place: the honorific is no part of the name either way.
        let person = kind == NameKind::Person && usual != NameKind::Person;
        let again = if person { trimmed(words, tokens, kind) } else { Some(tokens) };
        let Some(tokens) = again else { continue };
        let surname = tokens.len() == 1 && surnames.contains(&words.raw(tokens.start));
        let titled = titled_before_and(words, tokens);
        let tokens = titled.unwrap_or(tokens);
        let kind = match kind {
            _ if surname || titled.is_some() => NameKind::Person,
            NameKind::Place | NameKind::Person if is_called_a_body(words, tokens) => {
                NameKind::Organization
            }
            NameKind::Place if is_called_an_official(words, tokens) => NameKind::Person,
            kind => kind,
        };
        let what = match kind {
            NameKind::Person => What::Person,
            NameKind::Organization if is_event_name(words, tokens) => What::Event,
            NameKind::Organization => What::Organization { known: None, media: false },
            NameKind::Place => What::Place { iso2: None },
            NameKind::Event => What::Event,
        };
        if is_plausible(words, tokens, kind)
            && !is_office_with_charge(words, tokens, kind)
            && !is_list(words, tokens)
            && (kind == NameKind::Person || !is_spill(words, tokens))
        {
            candidates.push((Source::Recognizer, Spot { tokens, what }));
        }
    }
}

/// Places and organizations by what the recognizer takes each name for most often: of "LIMA--" and
/// ten times "Lima", the ten decide. Persons are told by their titles and are left alone.
fn kinds_by_name(words: &Words<'_>) -> BTreeMap<String, NameKind> {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for name in &words.doc.names {
        let column = match name.kind {
            NameKind::Place => 0,
            NameKind::Organization => 1,
            NameKind::Person | NameKind::Event => continue,
        };
        counts.entry(words.phrase(name.tokens).to_lowercase()).or_default()[column] += 1;
    }
    let decided = counts.into_iter().filter_map(|(name, [places, organizations])| {
        let kind = match places.cmp(&organizations) {
            std::cmp::Ordering::Greater => NameKind::Place,
            std::cmp::Ordering::Less => NameKind::Organization,
            std::cmp::Ordering::Equal => return None,
        };
        (places > 0 && organizations > 0).then_some((name, kind))
    });
    decided.collect()
}

/// A recognized name without what does not belong to it: titles and countries before a person,
/// articles, possessive endings, punctuation.
fn trimmed(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> Option<TokenRange> {
    let TokenRange { mut start, mut end } = tokens;
    // "Lima — Two", "Sport | Travel": a name ends at what parts sentences and menus.
    let parted = |&t: &TokenIdx| matches!(words.raw(t), ";" | ":" | "|" | "—" | "–" | "•");
    end = tokens.iter().find(parted).unwrap_or(end);
    if kind != NameKind::Person {
        // "the Committee on Trade [on Tuesday that]", "the Peace Party [and Peruvian]".
        let breaks = |t: TokenIdx| match words.lower(t) {
            "that" => true,
            "on" => facts::is_calendar_word(words.lower(t + 1)),
            "and" => {
                t + 2 == end
                    && facts::country_at(words, t + 1, end)
                        .is_some_and(|hit| hit.form == CountryForm::Demonym)
            }
            _ => false,
        };
        end = (start + 1..end.saturating_sub(1)).find(|&t| breaks(t)).unwrap_or(end);
    }
    // "[New Zealand]'s High Commissioner": no place has an owner.
    if kind == NameKind::Place {
        let owned = (start + 1..end).find(|&t| words.is_possessive_ending(t));
        let land = owned.filter(|&t| {
            facts::country_at(words, start, t).is_some_and(|hit| start + hit.len == t)
        });
        end = land.unwrap_or(end);
    }
    loop {
        if start >= end {
            return None;
        }
        if words.lower(start) == "the"
            || !words.is_word(start) && !words.raw(start).chars().any(char::is_numeric)
        {
            start += 1;
            continue;
        }
        let last = end - 1;
        // "the European Union on [Wednesday]".
        let dated = facts::is_calendar_word(words.lower(last))
            || matches!(words.lower(last), "on" | "in" | "to" | "at" | "of" | "and" | "the");
        if dated
            || words.is_possessive_ending(last)
            || !words.raw(last).chars().any(char::is_alphanumeric)
        {
            end = last;
            continue;
        }
        // "breakaway Party for …": modifiers in lower case are no part of the name.
        if !words.is_capitalized(start)
            && words.is_word(start)
            && words.doc.tag(start).is_adjective()
            && !words.raw(start).contains('-')
        {
            start += 1;
            continue;
        }
        if kind == NameKind::Person {
            // "King Felix of Peru": the land is no part of the name.
            let land = (start + 1..last).find(|&t| {
                // "Governor Ada Roe of Trentino".
                words.lower(t) == "of"
                    && (t >= start + 2 || facts::country_at(words, t + 1, end).is_some())
            });
            if let Some(of) = land {
                end = of;
                continue;
            }
            if let Some(len) = facts::office_at(words, start, end).map(|hit| hit.len)
                && start + len < end
            {
                start += len;
                continue;
            }
            if let Some((len, _)) = facts::honorific_at(words, start)
                && start + len < end
            {
                start += len;
                continue;
            }
            if let Some(hit) = facts::country_at(words, start, end)
                && hit.len < end - start
                && !hit.ambiguous
                && (words.doc.tag(start).is_adjective()
                    || hit.form == CountryForm::Demonym
                    || end - start - hit.len >= 2 && is_after_preposition(words, start))
            {
                start += hit.len;
                continue;
            }
        }
        return Some(TokenRange::new(start, end));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn kings_lose_their_land_and_pairs_their_and() {
        check(
            "King Ernest of Peru and Queen Ada met European Commission President Katrin Aldenhof and Council President Bo Li. The bloc's Commissioner for Peace and Security, Eve Roe, left.",
            expect![[r"
                person | Ernest | current King of Peru | 
                country | Peru |  | 
                person | Ada | current Queen of Peru? | 
                organization | European Commission |  | 
                person | Katrin Aldenhof | current President of European Commission | 
                person | Bo Li | current Council President | 
                person | Eve Roe | current Commissioner for Peace and Security of European Commission | 
                  bloc → European Commission
            "]],
        );
    }
}

//! Named things in the text before it is decided which of them are the same: countries, known and
//! recognized organizations, places, persons, events.

use crate::entities::facts::{self, CountryForm, HeadOf};
use crate::entities::proper;
use crate::entities::words::Words;
use crate::nlp::{NameKind, Tag, TokenIdx, TokenRange};

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
            if !is_spill(words, tokens) {
                candidates.push((Source::Head, Spot { tokens, what }));
            }
        });
    }
    from_recognizer(words, &mut candidates);
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
        if let Some(hit) = facts::country_at(words, at, sentence.end) {
            let tokens = TokenRange::new(at, at + hit.len);
            let what = What::Country { iso2: hit.iso2.to_owned(), form: hit.form };
            candidates.push((Source::Table, Spot { tokens, what }));
        }
        if let Some((len, name)) = facts::house_at(words, at, sentence.end) {
            let tokens = TokenRange::new(at, at + len);
            let what = What::Organization { known: Some(name.to_owned()), media: false };
            candidates.push((Source::Table, Spot { tokens, what }));
        }
        if let Some(hit) = facts::organization_at(words, at, sentence.end, countries) {
            let tokens = TokenRange::new(at, at + hit.len);
            let what = if is_event_name(words, tokens) {
                What::Event
            } else {
                What::Organization { known: Some(hit.name.to_owned()), media: hit.media }
            };
            candidates.push((Source::Table, Spot { tokens, what }));
        }
        if let Some(hit) = facts::place_at(words, at, sentence.end, countries) {
            let tokens = TokenRange::new(at, at + hit.len);
            let what = What::Place { iso2: hit.iso2.map(str::to_owned) };
            let source = if hit.sure { Source::Table } else { Source::Gazetteer };
            candidates.push((source, Spot { tokens, what }));
        }
    }
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
    for name in &words.doc.names {
        let start = name.tokens.start;
        if words.doc.sentence_of(start).boilerplate || is_in_capitals(words, start) {
            continue;
        }
        let Some(tokens) = trimmed(words, name.tokens, name.kind) else { continue };
        let Some(kind) = kind_by_words(words, tokens, name.kind) else { continue };
        let surname = tokens.len() == 1 && surnames.contains(&words.raw(tokens.start));
        let kind = if surname { NameKind::Person } else { kind };
        let what = match kind {
            NameKind::Person => What::Person,
            NameKind::Organization if is_event_name(words, tokens) => What::Event,
            NameKind::Organization => What::Organization { known: None, media: false },
            NameKind::Place => What::Place { iso2: None },
            NameKind::Event => What::Event,
        };
        if is_plausible(words, tokens, kind)
            && !is_list(words, tokens)
            && (kind == NameKind::Person || !is_spill(words, tokens))
        {
            candidates.push((Source::Recognizer, Spot { tokens, what }));
        }
    }
}

/// A recognized name without what does not belong to it: titles and countries before a person,
/// articles, possessive endings, punctuation.
fn trimmed(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> Option<TokenRange> {
    let TokenRange { mut start, mut end } = tokens;
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

/// The kind that a name's own words tell, against the recognizer: "the Lisbon Energy Forum" is no
/// place, "Ms. Prado" no organization. `None` where a common noun heads it: that is a description.
fn kind_by_words(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> Option<NameKind> {
    let before = tokens.start.checked_sub(1);
    if before.is_some_and(|t| matches!(facts::honorific_at(words, t), Some((1, _))))
        || facts::honorific_at(words, tokens.start).is_some_and(|(len, _)| len < tokens.len())
    {
        return Some(NameKind::Person);
    }
    let last = tokens.end - 1;
    if !matches!(kind, NameKind::Place | NameKind::Person) || tokens.len() < 2 {
        return Some(kind);
    }
    match facts::head_noun_at(words, last, tokens.end) {
        Some(_) if !words.is_capitalized(last) => None,
        Some((_, HeadOf::Organization)) if kind == NameKind::Place => Some(NameKind::Organization),
        Some((_, HeadOf::Event)) => Some(NameKind::Event),
        _ => Some(kind),
    }
}

/// What spills over from an office or into a person's name: "Minister of [Foreign Affairs of
/// Peru]", "Envoy for [Syria Geir Larsen]", "[Qatar A and HE B]".
fn is_spill(words: &Words<'_>, tokens: TokenRange) -> bool {
    let sentence = words.doc.sentence_of(tokens.start).tokens;
    let floor = tokens.start.saturating_sub(6).max(sentence.start);
    let in_office = (floor..tokens.start).any(|t| {
        facts::office_at(words, t, sentence.end).is_some_and(|hit| t + hit.len > tokens.start)
    });
    let honorific = (tokens.start + 1..tokens.end)
        .any(|t| facts::honorific_at(words, t).is_some() && words.is_capitalized(t));
    let named_behind_country = tokens.iter().any(|t| {
        facts::country_at(words, t, tokens.end).is_some_and(|hit| {
            hit.form == CountryForm::Name
                && t + hit.len + 1 < tokens.end
                && facts::is_also_personal_name(words.raw(t + hit.len))
        })
    });
    // "Syria A and World Bank": the last of a list.
    let listed = tokens.iter().find(|&t| words.lower(t) == "and").is_some_and(|and| {
        (tokens.start..and).any(|t| facts::country_at(words, t, and).is_some())
            && facts::organization_at(words, and + 1, tokens.end, &[])
                .is_some_and(|hit| and + 1 + hit.len == tokens.end)
    });
    let in_office = in_office && facts::head_noun_at(words, tokens.start, tokens.end).is_none();
    let unbalanced =
        tokens.iter().any(|t| words.raw(t) == ")") && !tokens.iter().any(|t| words.raw(t) == "(");
    // "lawmaker [A B of the Unity Party]": a person and a party.
    let member = tokens.iter().skip(1).any(|t| words.lower(t) == "of")
        && (floor..tokens.start).any(|t| {
            facts::office_at(words, t, sentence.end)
                .is_some_and(|hit| hit.before_name && t + hit.len == tokens.start)
        });
    in_office || member || unbalanced || honorific || named_behind_country || listed
}

/// "the State of Qatar and the Czech Republic", "Hondurans and Venezuelans": two names that the
/// tables know, not one.
fn is_list(words: &Words<'_>, tokens: TokenRange) -> bool {
    let Some(and) = tokens.iter().find(|&t| words.lower(t) == "and") else { return false };
    let after = if words.lower(and + 1) == "the" { and + 2 } else { and + 1 };
    facts::country_at(words, after, tokens.end).is_some_and(|hit| after + hit.len == tokens.end)
        && (tokens.start..and)
            .any(|t| facts::country_at(words, t, and).is_some_and(|hit| t + hit.len == and))
}

/// A headline in capitals tells no name by its capitals.
fn is_in_capitals(words: &Words<'_>, token: TokenIdx) -> bool {
    let sentence = words.doc.sentence_of(token).tokens;
    let letters: Vec<TokenIdx> =
        sentence.iter().filter(|&t| words.is_word(t) && words.raw(t).len() > 1).collect();
    letters.len() > 2 && letters.iter().all(|&t| words.is_all_capitals(t))
}

/// "Ambassador to [Japan] A B": the country belongs to the preposition before it.
fn is_after_preposition(words: &Words<'_>, token: TokenIdx) -> bool {
    token > 0 && matches!(words.lower(token - 1), "to" | "of" | "in" | "for" | "from")
}

/// Keeps out what is no name: calendar words, lower-case words, a lone capitalized word that opens
/// its sentence and stands in lower case elsewhere, tokens without letters.
fn is_plausible(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> bool {
    let first = tokens.start;
    let letters = tokens.iter().any(|t| words.is_word(t));
    let capitalized = tokens.iter().any(|t| words.is_capitalized(t));
    if !letters || !capitalized || tokens.iter().all(|t| facts::is_calendar_word(words.lower(t))) {
        return false;
    }
    if matches!(kind, NameKind::Organization | NameKind::Person) && is_ordinary_head(words, tokens)
    {
        return false;
    }
    let last = tokens.end - 1;
    if tokens.len() > 1
        && facts::country_at(words, first, tokens.end)
            .is_some_and(|hit| hit.len + 1 == tokens.len())
        && (facts::is_government_noun(words.lower(last))
            || facts::is_country_noun(words.lower(last)))
    {
        // "Iranian nation", "Syrian government": the country itself.
        return false;
    }
    // "European", "East Asian", "Catholic": an adjective is no place and no body.
    let adjective = facts::is_adjective_of_region(words.lower(last))
        || tokens.len() == 1 && words.doc.tag(first).is_adjective();
    if adjective && matches!(kind, NameKind::Place | NameKind::Organization) {
        return false;
    }
    // "[Algerian Foreign] Minister": a title begins inside and runs on behind.
    let ceiling = words.doc.sentence_of(first).tokens.end;
    if kind != NameKind::Person
        && tokens.iter().any(|t| {
            facts::office_at(words, t, ceiling).is_some_and(|hit| t + hit.len > tokens.end)
        })
    {
        return false;
    }
    if tokens.len() > 1 {
        return true;
    }
    // "the Summit", "the Ministry": a common noun in capitals, resolved as one.
    if facts::head_noun_at(words, first, tokens.end).is_some() {
        return false;
    }
    let in_lower_elsewhere =
        || (0..words.len()).any(|t| t != first && words.raw(t) == words.lower(first));
    // Events have names of several words; a single one is a guess.
    if kind == NameKind::Event && !words.raw(first).chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let pronoun_or_function = matches!(
        words.doc.tag(first),
        Tag::Dt
            | Tag::In
            | Tag::Cc
            | Tag::Prp
            | Tag::PrpPoss
            | Tag::Md
            | Tag::Wp
            | Tag::Wrb
            | Tag::Rb
    );
    !pronoun_or_function
        && facts::office_at(words, first, tokens.end).is_none()
        && !(words.opens_sentence(first) && in_lower_elsewhere())
}

/// Ends in a noun for what takes place rather than for a body ("Lisbon Security Conference").
fn is_event_name(words: &Words<'_>, tokens: TokenRange) -> bool {
    tokens.len() > 1
        && matches!(
            words.lower(tokens.end - 1),
            "conference"
                | "summit"
                | "olympics"
                | "games"
                | "cup"
                | "championship"
                | "dialogue"
                | "agreement"
                | "treaty"
                | "accord"
                | "accords"
                | "pact"
                | "action"
                | "initiative"
        )
}

/// A run whose words are all titles is no organization ("Defense Secretary").
fn is_ordinary_head(words: &Words<'_>, tokens: TokenRange) -> bool {
    (tokens.start..tokens.end).any(|t| {
        facts::office_at(words, t, tokens.end).is_some_and(|hit| t + hit.len == tokens.end)
    })
}

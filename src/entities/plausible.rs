//! Which of the names that the recognizer and the grammar propose are names, and of what kind.

use crate::entities::facts::{self, CountryForm, HeadOf};
use crate::entities::office_words;
use crate::entities::words::Words;
use crate::nlp::{NameKind, Tag, TokenIdx, TokenRange};

/// The kind that a name's own words tell, against the recognizer: "the Lisbon Energy Forum" is no
/// place, "Ms. Prado" no organization. `None` where a common noun heads it: that is a description.
pub(super) fn kind_by_words(
    words: &Words<'_>,
    tokens: TokenRange,
    kind: NameKind,
) -> Option<NameKind> {
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

/// Whether the words around a name say that it is a body: "the head of [Baltic Rowing]", "[Smith
/// Weber], a London investment bank".
pub(super) fn is_called_a_body(words: &Words<'_>, tokens: TokenRange) -> bool {
    let sentence = words.doc.sentence_of(tokens.start).tokens;
    let known = facts::place_at(words, tokens.start, tokens.end, &[]).is_some()
        || facts::country_at(words, tokens.start, tokens.end)
            .is_some_and(|h| h.len == tokens.len());
    if known || words.doc.sentence_of(tokens.start).boilerplate {
        return false;
    }
    let headed = tokens.start >= sentence.start + 2
        && words.lower(tokens.start - 1) == "of"
        && matches!(
            words.lower(tokens.start - 2),
            "head" | "chairman" | "chairwoman" | "chairperson" | "chair" | "director" | "founder"
        );
    // "Norsk's chairman": whoever has one is a company or club.
    let chaired = tokens.len() == 1
        && words.is_possessive_ending(tokens.end)
        && (matches!(
            words.lower(tokens.end + 1),
            "chairman"
                | "chairwoman"
                | "chairperson"
                | "founder"
                | "co-founder"
                | "ceo"
                | "shareholders"
        ) || words.lower(tokens.end + 1) == "chief"
            && words.lower(tokens.end + 2) == "executive");
    let article = matches!(words.lower(tokens.end + 1), "a" | "an" | "the");
    let described = words.is_comma(tokens.end) && article && {
        let tail: Vec<TokenIdx> = (tokens.end + 2..sentence.end)
            .take_while(|&t| words.doc.tag(t).is_noun() || words.doc.tag(t).is_adjective())
            .collect();
        tail.last().is_some_and(|&t| {
            let lemma = words.lemma(t);
            facts::is_body_noun(lemma)
                && !facts::is_body_of_people(lemma)
                && !facts::is_government_noun(lemma)
        })
    };
    headed || chaired || described
}

/// "[Greg Hill], the governor of Texas": a given name, and an office behind the comma.
pub(super) fn is_called_an_official(words: &Words<'_>, tokens: TokenRange) -> bool {
    let behind = match words.lower(tokens.end + 1) {
        "the" | "a" | "an" => tokens.end + 2,
        _ => tokens.end + 1,
    };
    tokens.len() == 2
        && words.is_comma(tokens.end)
        && facts::gender_of_name(
            &tokens.iter().map(|t| words.raw(t).to_owned()).collect::<Vec<_>>(),
        )
        .is_some()
        && facts::office_at(words, behind, words.len()).is_some_and(|hit| !hit.role)
}

/// What spills over from an office or into a person's name: "Minister of [Foreign Affairs of
/// Peru]", "Envoy for [Syria Geir Larsen]", "[Qatar A and HE B]".
pub(super) fn is_spill(words: &Words<'_>, tokens: TokenRange) -> bool {
    let sentence = words.doc.sentence_of(tokens.start).tokens;
    let floor = tokens.start.saturating_sub(6).max(sentence.start);
    let in_office = (floor..tokens.start).any(|t| {
        facts::office_at(words, t, sentence.end).is_some_and(|hit| t + hit.len > tokens.start)
    });
    let honorific = (tokens.start + 1..tokens.end)
        // "Community of Saint Giles" is a name.
        .any(|t| {
            facts::honorific_at(words, t).is_some()
                && words.is_capitalized(t)
                && words.lower(t - 1) != "of"
        });
    let named_behind_country = tokens.iter().any(|t| {
        facts::country_at(words, t, tokens.end).is_some_and(|hit| {
            hit.form == CountryForm::Name
                && (t + hit.len + 1 < tokens.end
                    || t + hit.len < tokens.end
                        && words.lower(t.saturating_sub(1)) == "of"
                        && words.is_capitalized(tokens.end))
                && facts::is_also_personal_name(words.raw(t + hit.len))
        })
    });
    // "Syria A and World Bank": the last of a list.
    let listed = tokens.iter().find(|&t| words.lower(t) == "and").is_some_and(|and| {
        (tokens.start..and).any(|t| facts::country_at(words, t, and).is_some())
            && facts::organization_at(words, and + 1, tokens.end, &[])
                .is_some_and(|hit| and + 1 + hit.len == tokens.end)
    });
    let in_office = in_office // "Secretary of [State …]"
        && (words.lower(tokens.start) == "state"
            || facts::head_noun_at(words, tokens.start, tokens.end).is_none());
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
pub(super) fn is_list(words: &Words<'_>, tokens: TokenRange) -> bool {
    let Some(and) = tokens.iter().find(|&t| words.lower(t) == "and") else { return false };
    let after = if words.lower(and + 1) == "the" { and + 2 } else { and + 1 };
    let known = |at: TokenIdx, end: TokenIdx| {
        facts::country_at(words, at, end).is_some_and(|hit| at + hit.len == end)
            || facts::organization_at(words, at, end, &[]).is_some_and(|hit| at + hit.len == end)
    };
    let country = |at: TokenIdx, end: TokenIdx| {
        facts::country_at(words, at, end).is_some_and(|hit| at + hit.len == end)
    };
    // Of two organizations it may be one name after all ("the Treasury and Central Bank").
    known(after, tokens.end)
        && (tokens.start..and).any(|t| known(t, and))
        && (country(after, tokens.end) || (tokens.start..and).any(|t| country(t, and)))
}

/// A headline in capitals tells no name by its capitals.
pub(super) fn is_in_capitals(words: &Words<'_>, token: TokenIdx) -> bool {
    let sentence = words.doc.sentence_of(token).tokens;
    let letters: Vec<TokenIdx> =
        sentence.iter().filter(|&t| words.is_word(t) && words.raw(t).len() > 1).collect();
    letters.len() > 2 && letters.iter().all(|&t| words.is_all_capitals(t))
}

/// "Ambassador to [Japan] A B": the country belongs to the preposition before it.
pub(super) fn is_after_preposition(words: &Words<'_>, token: TokenIdx) -> bool {
    token > 0 && matches!(words.lower(token - 1), "to" | "of" | "in" | "for" | "from")
}

/// Keeps out what is no name: calendar words, lower-case words, a lone capitalized word that opens
/// its sentence and stands in lower case elsewhere, tokens without letters.
pub(super) fn is_plausible(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> bool {
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
    // "the Moon's south pole": no person has an article, but for a family or an administration.
    if kind == NameKind::Person
        && tokens.len() == 1
        && first > 0
        && words.lower(first - 1) == "the"
        && !matches!(
            words.lower(tokens.end),
            "administration" | "government" | "presidency" | "family"
        )
    {
        return false;
    }
    let last = tokens.end - 1;
    if office_words::is_party_and_state(words, first)
        || matches!(kind, NameKind::Organization | NameKind::Event)
            && office_words::is_charge(words, tokens)
    {
        return false;
    }
    // "two East Asian nations", "Mediterranean summit": a word for a region that describes another.
    let next = tokens.end;
    if kind == NameKind::Place
        && tokens.len() == 1
        && ((facts::is_adjective_of_region(words.lower(next)) || is_word_for_people(words, next))
            && words.is_capitalized(next)
            || is_region_word(words, first) && is_lower_noun(words, next))
    {
        return false;
    }
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
    let adjective = facts::is_adjective_of_region(words.lower(last).trim_end_matches('s'))
        || tokens.len() > 1 && is_word_for_people(words, last)
        || tokens.len() == 1 && opens_description(words, first)
        || tokens.len() == 1 && words.doc.tag(first).is_adjective();
    if adjective && matches!(kind, NameKind::Place | NameKind::Organization) {
        return false;
    }
    if is_told_otherwise(words, tokens, kind) {
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
    // "the Summit", "the Ministry": a common noun in capitals, resolved as one; so is "the Kingdom".
    if facts::head_noun_at(words, first, tokens.end).is_some()
        || kind != NameKind::Person && facts::is_country_noun(words.lower(first))
        || is_short_for_common_noun(words, first)
    {
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

/// "South American", "Turkish Cypriot": ends like a people's adjective, behind another word.
fn is_word_for_people(words: &Words<'_>, last: TokenIdx) -> bool {
    let end = (last + 1).min(words.len());
    last < end
        && facts::country_at(words, last, end).is_some_and(|hit| hit.form == CountryForm::Demonym)
}

/// "Central bank president A": an adjective that has its capital from the sentence.
fn opens_description(words: &Words<'_>, first: TokenIdx) -> bool {
    words.opens_sentence(first)
        && matches!(
            words.lower(first),
            "central"
                | "national"
                | "federal"
                | "regional"
                | "local"
                | "royal"
                | "public"
                | "state"
        )
        && is_lower_noun(words, first + 1)
}

/// "armored fighting vehicles (AFV)": letters in brackets that stand for common nouns before them.
fn is_short_for_common_noun(words: &Words<'_>, token: TokenIdx) -> bool {
    let letters: Vec<char> = words.lower(token).trim_end_matches('s').chars().collect();
    let Some(start) = token.checked_sub(letters.len() + 1) else { return false };
    let floor = words.doc.sentence_of(token).tokens.start;
    letters.len() > 1
        && start >= floor
        && words.is_all_capitals(token)
        && words.raw(token - 1) == "("
        && letters.iter().enumerate().all(|(at, letter)| {
            !words.is_capitalized(start + at) && words.lower(start + at).starts_with(*letter)
        })
}

/// Storms that look like persons, pairs of countries that look like places, ministers that look like
/// ministries.
fn is_told_otherwise(words: &Words<'_>, tokens: TokenRange, kind: NameKind) -> bool {
    let first = tokens.start;
    // "Cyclone Ada": a storm, not a person.
    let called = |t: TokenIdx| {
        matches!(words.lower(t), "cyclone" | "typhoon" | "hurricane" | "storm" | "operation")
    };
    if kind == NameKind::Person
        && (called(first)
            || first.checked_sub(1).is_some_and(|t| words.is_capitalized(t) && called(t)))
    {
        return true;
    }
    // "the Lima-Quito dialogue": two countries or capitals, and no place.
    if kind == NameKind::Place && tokens.len() == 1 && facts::is_pair_of_countries(words.raw(first))
    {
        return true;
    }
    // "Minister of Economy, Planning and Trade": who, not what.
    let office = |t: TokenIdx| {
        facts::office_at(words, t, words.doc.sentence_of(t).tokens.end)
            .filter(|hit| !hit.role && !hit.plural)
    };
    let runs_in =
        (first.saturating_sub(3)..first).any(|t| office(t).is_some_and(|hit| t + hit.len > first));
    let begins = office(first).is_some_and(|hit| {
        let next = first + hit.len;
        next >= tokens.end
            || words.lower(next) == "of"
            || words.lower(next - 1) != "of" && hit.len > 1
    });
    // "Land Reform Minister A": nobody is the minister of an organization.
    let portfolio = matches!(words.raw(tokens.end), "Minister" | "Ministers")
        && !words.is_possessive_ending(tokens.end - 1);
    kind == NameKind::Organization && (runs_in || begins || portfolio)
}

/// A point of the compass, a sea, a continent: no place where it stands before a common noun.
pub(super) fn is_region_word(words: &Words<'_>, token: TokenIdx) -> bool {
    matches!(
        words.lower(token),
        "east"
            | "west"
            | "north"
            | "south"
            | "pacific"
            | "atlantic"
            | "mediterranean"
            | "baltic"
            | "caribbean"
            | "arctic"
            | "gulf"
            | "balkan"
            | "balkans"
            | "europe"
            | "asia"
            | "africa"
            | "america"
            | "sahel"
            | "caucasus"
            | "levant"
            | "andean"
            | "nordic"
    )
}

pub(super) fn is_lower_noun(words: &Words<'_>, token: TokenIdx) -> bool {
    token < words.len() && words.doc.tag(token).is_common_noun() && !words.is_capitalized(token)
}

/// Ends in a noun for what takes place rather than for a body ("Lisbon Security Conference").
pub(super) fn is_event_name(words: &Words<'_>, tokens: TokenRange) -> bool {
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

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn an_office_does_not_spill_over_into_a_name() {
        check(
            "Igor Sokolov, Minister of Foreign Affairs of the Russian Federation, met UN Special Envoy for Syria Geir Larsen and World Bank President Ajay Rao.",
            expect![[r"
                person | Igor Sokolov | current Minister of Foreign Affairs of Russia | 
                country | Russia |  | Russian Federation
                organization | UN |  | 
                country | Syria |  | 
                person | Geir Larsen | current Special Envoy for Syria of UN | 
                organization | World Bank |  | 
                person | Ajay Rao | current President of World Bank | 
            "]],
        );
    }

    #[test]
    fn words_around_a_name_say_that_it_is_a_body() {
        check(
            "The head of Baltic Rowing, Ilze Kalna, left.",
            expect![[r"
            organization | Baltic Rowing |  | 
            person | Ilze Kalna | current head of Baltic Rowing | 
        "]],
        );
    }

    #[test]
    fn who_has_a_chairman_is_a_body() {
        check(
            "Glenrock's chairman, Ilze Kalna, left.",
            expect![[r"
                organization | Glenrock |  | 
                person | Ilze Kalna | current chairman of Glenrock | 
            "]],
        );
    }

    #[test]
    fn letters_for_common_nouns_are_no_name() {
        check(
            "Kenya sent armored fighting vehicles (AFV) to Lima.",
            expect![[r"
            country | Kenya |  | 
            country | Peru |  | Lima
        "]],
        );
    }

    #[test]
    fn names_that_tables_know_are_no_one_name() {
        check(
            "The European Union and Thailand clinched a pact.",
            expect![[r"
            organization | European Union |  | 
            country | Thailand |  | 
        "]],
        );
    }

    #[test]
    fn a_region_that_describes_is_no_place() {
        check(
            "The two East Asian nations and Pacific leaders discussed the Moon's south pole.",
            expect![""],
        );
    }

    #[test]
    fn an_adjective_is_no_place_and_an_official_none_either() {
        check(
            "The South American state met a Turkish Cypriot team. Greg Hall, the governor of Texas, spoke. Republic of Fiji Charity Noor went.",
            expect![[r"
                country | Turkey |  | Turkish
                organization | Turkish Cypriot team (tentative) |  | 
                country | Cyprus |  | Cypriot
                person | Greg Hall | current governor of Texas | 
                place | Texas |  | 
                country | Fiji |  | Republic of Fiji
                person | Charity Noor |  | 
            "]],
        );
    }
}

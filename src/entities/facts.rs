//! What recognition asks of the tables of knowledge, in the terms of this module.

use crate::entities::OfficeStatus;
use crate::entities::words::Words;
use crate::knowledge::{
    CountryWord, Knowledge, Level, ModifierSense, OrganizationKind, OtherSense, ParticleKind,
    Scope, SeatHolder,
};
use crate::nlp::TokenIdx;

pub(super) use crate::knowledge::Gender;

/// By which kind of word a country is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountryForm {
    Name,
    Demonym,
    Capital,
}

pub(super) struct CountryHit {
    pub(super) len: usize,
    pub(super) iso2: &'static str,
    pub(super) form: CountryForm,
    /// The word as often means somebody or something else.
    pub(super) ambiguous: bool,
}

/// The country that the words from `at` on name, if any.
pub(super) fn country_at(words: &Words<'_>, at: TokenIdx, end: TokenIdx) -> Option<CountryHit> {
    // Languages and peoples apart, a demonym in lower case is another word ("turkey", "polish").
    if !words.is_capitalized(at) {
        return None;
    }
    let found = Knowledge::shipped().countries.longest_at(&words.all_raw()[..end], at)?;
    let first = found.uses.first()?;
    let form = if found.has(CountryWord::Name) {
        CountryForm::Name
    } else if found.uses.iter().any(|u| u.word.is_demonym()) {
        CountryForm::Demonym
    } else {
        CountryForm::Capital
    };
    let ambiguous =
        found.uses.iter().any(|u| matches!(u.or, Some(OtherSense::Person | OtherSense::Word)));
    let wanted = |u: &&crate::knowledge::CountryUse<'_>| match form {
        CountryForm::Name => u.word == CountryWord::Name,
        CountryForm::Demonym => u.word.is_demonym(),
        CountryForm::Capital => u.word == CountryWord::Capital,
    };
    let meant = found.uses.iter().find(wanted).unwrap_or(first);
    Some(CountryHit { len: found.len, iso2: meant.country.iso2, form, ambiguous })
}

/// The country that all of these words name.
pub(super) fn country_of_words(words: &[&str]) -> Option<&'static str> {
    let found = Knowledge::shipped().countries.longest_at(words, 0)?;
    (found.len == words.len()).then(|| found.uses.first().map(|u| u.country.iso2)).flatten()
}

pub(super) fn country_name(iso2: &str) -> &'static str {
    Knowledge::shipped().countries.by_iso2(iso2).map_or("", |c| c.name)
}

/// Whether a country may be called by that noun: any is a country, few are kingdoms.
pub(super) fn country_is_called(iso2: &str, noun: &str) -> bool {
    matches!(noun, "country" | "nation" | "state")
        || Knowledge::shipped().countries.by_iso2(iso2).is_some_and(|c| c.may_be_called(noun))
}

/// Whether a phrase is how a country's form of state is called ("Islamic Republic", "Kingdom").
pub(super) fn country_has_form(iso2: &str, phrase: &str) -> bool {
    Knowledge::shipped()
        .countries
        .by_iso2(iso2)
        .is_some_and(|c| c.forms.iter().any(|form| form.eq_ignore_ascii_case(phrase)))
}

/// A house of power that acts in its own name: "the White House", "the Pentagon".
pub(super) fn house_at(
    words: &Words<'_>,
    at: TokenIdx,
    end: TokenIdx,
) -> Option<(usize, &'static str)> {
    let found = Knowledge::shipped().seats.longest_at(&words.all_raw()[..end], at)?;
    if found.seat.kind == "city" || found.seat.or.is_some() {
        return None;
    }
    Some(match found.seat.holder {
        SeatHolder::Organization(name) => (found.len, name),
        SeatHolder::Country(_) => (found.len, found.seat.name),
    })
}

/// The country whose house of power stands here ("the White House").
pub(super) fn country_of_house(
    words: &Words<'_>,
    at: TokenIdx,
    end: TokenIdx,
) -> Option<&'static str> {
    let found = Knowledge::shipped().seats.longest_at(&words.all_raw()[..end], at)?;
    match found.seat.holder {
        SeatHolder::Country(iso2) => Some(iso2),
        SeatHolder::Organization(_) => None,
    }
}

fn is_noun(class: &str, noun: &str) -> bool {
    Knowledge::shipped().nouns.is(class, noun)
}

pub(super) fn event_class(lemma: &str) -> Option<&'static str> {
    Knowledge::shipped().nouns.event_class(&lemma.to_lowercase())
}

pub(super) fn is_telling_event_modifier(word: &str) -> bool {
    is_noun("telling", word)
}

pub(super) fn is_ordinal_or_time(word: &str) -> bool {
    is_noun("ordinal", word)
}

pub(super) fn is_body_noun(lemma: &str) -> bool {
    is_noun("body", &lemma.to_lowercase())
}

/// "European", "Arab", "East Asian" by its last word: a region's adjective that is no country's.
/// "round", "series": counts out the noun behind "of".
pub(super) fn is_portion_noun(word: &str) -> bool {
    is_noun("portion", word)
}

/// "organization", "bloc": may stand for any organization.
pub(super) fn is_generic_body(lemma: &str) -> bool {
    is_noun("generic", lemma)
}

pub(super) fn is_adjective_of_region(word: &str) -> bool {
    is_noun("regional", word)
}

/// "COP": a meeting whose name is its number.
pub(super) fn is_numbered_meeting(word: &str) -> bool {
    is_noun("numbered", word)
}

pub(super) fn is_body_of_people(lemma: &str) -> bool {
    is_noun("people", lemma)
}

pub(super) fn is_acting_body(lemma: &str) -> bool {
    is_noun("acting", lemma)
}

pub(super) fn is_government_noun(word: &str) -> bool {
    is_noun("government", word)
}

pub(super) fn is_person_noun(lemma: &str) -> bool {
    is_noun("person", lemma)
}

pub(super) fn is_country_noun(lemma: &str) -> bool {
    is_noun("country", lemma)
}

pub(super) fn is_office_noun(lemma: &str) -> bool {
    is_noun("offices", lemma)
}

pub(super) struct OrganizationHit {
    pub(super) len: usize,
    pub(super) name: &'static str,
    pub(super) media: bool,
}

/// The organization that the words from `at` on name, in a text that speaks of these countries.
pub(super) fn organization_at(
    words: &Words<'_>,
    at: TokenIdx,
    end: TokenIdx,
    countries: &[&str],
) -> Option<OrganizationHit> {
    if !words.has_capital(at) {
        return None;
    }
    let found = Knowledge::shipped().organizations.longest_at(&words.all_raw()[..end], at)?;
    let meant = found.among(countries)?;
    if meant.organization.kind == OrganizationKind::Treaty {
        return None;
    }
    let other_word =
        matches!(meant.or, Some(OtherSense::Person | OtherSense::Word | OtherSense::Place));
    if other_word && found.len == 1 {
        return None;
    }
    let kind = meant.organization.kind;
    let media = matches!(kind, OrganizationKind::Media | OrganizationKind::Platform);
    Some(OrganizationHit { len: found.len, name: meant.organization.name, media })
}

/// The treaty that the words from `at` on name: its length and its usual name.
pub(super) fn treaty_at(
    words: &Words<'_>,
    at: TokenIdx,
    end: TokenIdx,
) -> Option<(usize, &'static str)> {
    if !words.has_capital(at) {
        return None;
    }
    let found = Knowledge::shipped().organizations.longest_at(&words.all_raw()[..end], at)?;
    let meant = found.among(&[])?;
    (meant.organization.kind == OrganizationKind::Treaty && meant.or.is_none())
        .then_some((found.len, meant.organization.name))
}

/// Whether a known organization may be called by that noun ("the bloc").
pub(super) fn organization_is_called(name: &str, noun: &str) -> bool {
    let knowledge = Knowledge::shipped();
    let Some(organization) = knowledge.organizations.by_name(name) else { return false };
    knowledge.heads.of(noun).and_then(|h| h.organization()) == Some(organization.kind)
}

/// What a word heads as the last or first noun of a proper name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadOf {
    Organization,
    Event,
}

/// The head noun of names of organizations or events that starts with this word: its length.
pub(super) fn head_noun_at(
    words: &Words<'_>,
    at: TokenIdx,
    end: TokenIdx,
) -> Option<(usize, HeadOf)> {
    let found = Knowledge::shipped().heads.longest_at(&words.all_raw()[..end], at)?;
    let what = if found.event().is_some() { HeadOf::Event } else { HeadOf::Organization };
    Some((found.len, what))
}

pub(super) struct PlaceHit {
    pub(super) len: usize,
    pub(super) iso2: Option<&'static str>,
    /// The words mean this place and hardly anything else.
    pub(super) sure: bool,
}

/// The place that the words from `at` on name, in a text that speaks of these countries.
pub(super) fn place_at(
    words: &Words<'_>,
    at: TokenIdx,
    end: TokenIdx,
    countries: &[&str],
) -> Option<PlaceHit> {
    if !words.is_capitalized(at) {
        return None;
    }
    let found = Knowledge::shipped().places.longest_at(&words.all_raw()[..end], at)?;
    let place = found.among(countries)?;
    let people = &Knowledge::shipped().people;
    let sure = found.or.is_none()
        && (found.len > 1 || !people.is_given(words.raw(at)) && !words.opens_sentence(at));
    Some(PlaceHit { len: found.len, iso2: place.iso2, sure })
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the phrase of its own")]
pub(super) struct OfficeHit {
    pub(super) len: usize,
    /// The same for all wordings of the office.
    pub(super) class: String,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
    /// A calling or relation rather than an office.
    pub(super) role: bool,
    /// Of a town or province.
    pub(super) local: bool,
    /// Can stand right before a name.
    pub(super) before_name: bool,
    /// A country has but one of them.
    pub(super) unique: bool,
    /// What "ex-", "-elect" say.
    pub(super) status: Option<OfficeStatus>,
}

/// The office that the words from `at` on name, if any.
pub(super) fn office_at(words: &Words<'_>, at: TokenIdx, end: TokenIdx) -> Option<OfficeHit> {
    let offices = &Knowledge::shipped().offices;
    let mut found = offices.longest_at(&words.all_raw()[..end], at)?;
    // "the minister, S. K. Rao", "Minister S Rao": an initial, and no ending of the plural. "The head
    // of the army, General A": a comma between two titles.
    let last = at + found.len - 1;
    let initial = words.raw(last).ends_with('.') || words.raw(last) == "S";
    let apart = found.len > 1 && words.is_comma(last - 1);
    if apart && (initial || found.portfolios.is_empty()) {
        found = offices.longest_at(&words.all_raw()[..last - 1], at)?;
    } else if found.len > 1 && words.raw(last) == "S" {
        found = offices.longest_at(&words.all_raw()[..last], at)?;
    }
    Some(OfficeHit {
        len: found.len,
        class: found.role(None),
        gender: found.gender(),
        plural: found.plural,
        role: found.noun.level == Level::Role,
        local: found.noun.level == Level::Local,
        before_name: found.noun.is_title,
        unique: found.is_unique_in_country(),
        status: found.time.and_then(status_of),
    })
}

/// What kind of office it is in that country: a secretary of state is the foreign minister of the
/// United States.
pub(super) fn office_class(words: &Words<'_>, at: TokenIdx, end: TokenIdx, iso2: &str) -> String {
    Knowledge::shipped()
        .offices
        .longest_at(&words.all_raw()[..end], at)
        .map_or_else(String::new, |found| found.role(Some(iso2)))
}

fn status_of(sense: ModifierSense) -> Option<OfficeStatus> {
    Some(match sense {
        ModifierSense::Former => OfficeStatus::Former,
        ModifierSense::Acting => OfficeStatus::Acting,
        ModifierSense::Outgoing => OfficeStatus::Outgoing,
        ModifierSense::Incoming => OfficeStatus::Incoming,
        ModifierSense::Current => OfficeStatus::Current,
        ModifierSense::Deputy | ModifierSense::Rank | ModifierSense::Claimed => return None,
    })
}

/// "former", "acting" before an office: length and what it says.
pub(super) fn status_at(words: &Words<'_>, at: TokenIdx) -> Option<(usize, OfficeStatus)> {
    let found = Knowledge::shipped().offices.modifier_at(words.all_raw(), at)?;
    Some((found.len, status_of(found.sense).filter(|_| found.before)?))
}

/// "Lima-Quito", "U.S.-Peru": words for two countries, joined.
pub(super) fn is_pair_of_countries(word: &str) -> bool {
    let countries = &Knowledge::shipped().countries;
    word.split_once(['-', '–']).is_some_and(|(a, b)| {
        !countries.named(a).is_empty() && b.starts_with(char::is_uppercase)
            || !countries.named(b).is_empty() && a.starts_with(char::is_uppercase)
    })
}

/// "longtime", "senior" before an office: its length.
pub(super) fn rank_at(words: &Words<'_>, at: TokenIdx) -> Option<usize> {
    let found = Knowledge::shipped().offices.modifier_at(words.all_raw(), at)?;
    (found.before && found.sense == ModifierSense::Rank).then_some(found.len)
}

/// Where the ministry begins whose name ends right before `end` ("foreign ministry").
pub(super) fn ministry_ending_at(
    words: &Words<'_>,
    floor: TokenIdx,
    end: TokenIdx,
) -> Option<TokenIdx> {
    (floor.max(end.saturating_sub(6))..end).find(|&t| {
        let found = Knowledge::shipped().offices.ministry_at(&words.all_raw()[..end], t);
        found.is_some_and(|m| !m.plural && t + m.len == end)
    })
}

/// "Mr", "Dr", "Her Royal Highness": length and gender.
pub(super) fn honorific_at(words: &Words<'_>, at: TokenIdx) -> Option<(usize, Option<Gender>)> {
    let found = Knowledge::shipped().offices.honorific_at(words.all_raw(), at)?;
    Some((found.len, found.gender))
}

/// A word that stands for whoever leads ("leader").
pub(super) fn is_leader_word(class: &str) -> bool {
    class == "leader"
}

/// An office whose holder may be called the country's leader.
pub(super) fn is_top_office(class: &str) -> bool {
    let parts: Vec<&str> = class.split(' ').collect();
    Knowledge::shipped().offices.longest_at(&parts, 0).is_some_and(|found| {
        !found.deputy && matches!(found.noun.level, Level::HeadOfState | Level::HeadOfGovernment)
    })
}

/// What kind of office a class names.
pub(super) fn level_of(class: &str) -> Option<Level> {
    let parts: Vec<&str> = class.split(' ').collect();
    Knowledge::shipped().offices.longest_at(&parts, 0).map(|found| found.noun.level)
}

/// An office of a state rather than of a body or a calling: president, minister, king, speaker.
pub(super) fn is_state_office(class: &str) -> bool {
    let parts: Vec<&str> = class.split(' ').collect();
    Knowledge::shipped().offices.longest_at(&parts, 0).is_some_and(|found| {
        let noun = found.noun;
        let minister = noun.level == Level::Minister
            && (noun.scope == Scope::Country
                || noun.phrase.contains("minister")
                || !found.portfolios.is_empty());
        let top = matches!(noun.level, Level::HeadOfState | Level::HeadOfGovernment);
        // "Vice Minister A", "Assistant Secretary B": below the minister, of the same state.
        let below = noun.level == Level::Official
            && (noun.phrase.ends_with("minister")
                || noun.phrase.ends_with("secretary") && !found.portfolios.is_empty());
        minister
            || below
            || top
            || noun.level == Level::Judicial
            || noun.scope == Scope::Country && noun.level != Level::Organization
    })
}

/// Whether a table has an organization of that name.
pub(super) fn is_known_organization(name: &str) -> bool {
    Knowledge::shipped().organizations.by_name(name).is_some()
}

/// What kind of organization bears that name, as far as a table or the name's last word tells.
pub(super) fn organization_kind(name: &str) -> Option<OrganizationKind> {
    let knowledge = Knowledge::shipped();
    let by_head = || {
        let last = name.rsplit(' ').next()?.to_lowercase();
        knowledge.heads.of(&last)?.organization()
    };
    knowledge.organizations.by_name(name).map(|o| o.kind).or_else(by_head)
}

/// Whether a country can have such an office: no president reigns in a kingdom, no king elsewhere.
pub(super) fn office_fits_state(class: &str, iso2: &str) -> bool {
    let called = |noun: &str| country_is_called(iso2, noun);
    let monarchy = ["kingdom", "sultanate", "emirate", "principality", "realm", "grand duchy"]
        .iter()
        .any(|form| called(form));
    match class {
        "president" | "vice president" => !monarchy,
        "king" | "queen" => called("kingdom") || called("realm"),
        "sultan" => called("sultanate"),
        "emir" | "deputy emir" => called("emirate"),
        "crown prince" | "crown princess" | "prince" | "princess" => monarchy,
        _ => true,
    }
}

/// Whether somebody of that name may be of that country, as far as names tell.
pub(super) fn name_fits_country(name: &[String], iso2: &str) -> bool {
    let words: Vec<&str> = name.iter().map(String::as_str).collect();
    Knowledge::shipped().people.fits_country(&words, iso2)
}

/// President, king, emir: of these a country has one in all.
pub(super) fn is_head_of_state(class: &str) -> bool {
    matches!(class, "president" | "king" | "sultan" | "emir" | "emperor" | "pope")
}

/// The countries that alone have an office so called; none where any may have it.
pub(super) fn homes_of_office(title: &str) -> Vec<&'static str> {
    let words: Vec<&str> = title.split(' ').collect();
    Knowledge::shipped().offices.homes_of(&words)
}

/// Whether a country has but one holder of that kind of office at a time.
pub(super) fn is_unique_office(class: &str) -> bool {
    let parts: Vec<&str> = class.split(' ').collect();
    let found = Knowledge::shipped().offices.longest_at(&parts, 0);
    found.is_some_and(|found| found.is_unique_in_country())
}

pub(super) fn is_particle(word: &str) -> bool {
    let particle = Knowledge::shipped().people.particle(word);
    particle.is_some_and(|kind| kind != ParticleKind::Suffix)
}

pub(super) fn is_calendar_word(word: &str) -> bool {
    let mut letters = word.chars();
    let capitalized: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    Knowledge::shipped().calendar.is_day_or_month(&capitalized)
}

pub(super) fn is_also_personal_name(word: &str) -> bool {
    Knowledge::shipped().people.is_given(word)
}

pub(super) fn is_family_first(name: &[String]) -> bool {
    let words: Vec<&str> = name.iter().map(String::as_str).collect();
    Knowledge::shipped().people.family_first(&words, None).is_some()
}

pub(super) fn gender_of_name(name: &[String]) -> Option<Gender> {
    let words: Vec<&str> = name.iter().map(String::as_str).collect();
    Knowledge::shipped().people.gender_of_name(&words, None)
}

/// The country that somebody of that name leads or led, by the table of leaders.
pub(super) fn country_of_leader(name: &[String], class: &str) -> Option<&'static str> {
    Knowledge::shipped().leaders.country_of(&name.join(" "), class)
}

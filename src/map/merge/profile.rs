//! What is known of an entity that can tell it from its namesakes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use super::{GroupIdx, Member};
use crate::entities::{Entity, EntityIdx, EntityKind, OfficeStatus};
use crate::map::ArticleExtraction;
use crate::map::words::words;
use crate::relations::{Predicate, Relation, Status};

/// An office as far as it tells people apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OfficeTraits {
    /// The words of its title that matter.
    pub(super) title: BTreeSet<String>,
    /// Of which country or organization.
    pub(super) of: Option<GroupIdx>,
    /// Whether it is held at the article's time.
    pub(super) held: bool,
}

/// What is known of one entity, or of a group of them.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) kind: EntityKind,
    /// The name of the first member placed, which is the fullest.
    pub(super) name: String,
    pub(super) members: Vec<Member>,
    /// The articles they stand in.
    pub(super) articles: BTreeSet<usize>,
    /// Folded words of the names; shorter names than the fullest are not kept, so that one "Kim"
    /// who was found out to be somebody does not draw all others after him.
    pub(super) names: BTreeSet<Vec<String>>,
    /// Folded letters of the aliases that are names.
    pub(super) aliases: BTreeSet<String>,
    pub(super) iso2: Option<String>,
    pub(super) offices: BTreeSet<OfficeTraits>,
    /// Countries that it belongs to, as the article itself says.
    pub(super) homes: BTreeSet<GroupIdx>,
    /// Of an event: who takes part.
    pub(super) people: BTreeSet<GroupIdx>,
    /// Of an organization: full names of the persons with whom it has to do. Persons are not
    /// grouped yet when organizations are.
    pub(super) company: BTreeSet<String>,
    /// Of an event: when it may have been; empty where nothing tells.
    pub(super) when: Vec<(Date, Date)>,
    /// Whether a mention names it in capitals, which tells "the talks" from "the Geneva Talks".
    pub(super) proper: bool,
}

impl Profile {
    /// The profile of one entity. `group_of` knows the kinds that are grouped already.
    pub(super) fn new(
        extractions: &[&ArticleExtraction],
        member: Member,
        group_of: &BTreeMap<Member, GroupIdx>,
    ) -> Self {
        let extraction = &extractions[member.article];
        let entity = extraction.entities.get(member.entity);
        let group = |entity| group_of.get(&Member { entity, ..member }).copied();
        let country = |idx: EntityIdx| {
            let is_country = extraction.entities.get(idx).kind == EntityKind::Country;
            is_country.then(|| group(idx)).flatten()
        };
        let relations = || extraction.relations.iter().filter(|r| r.status != Status::Denied);

        let mut homes: BTreeSet<GroupIdx> = relations()
            .filter(|r| r.subject == member.entity && r.status != Status::Possible)
            .filter(|r| matches!(r.predicate, Predicate::PartOf | Predicate::LocatedIn))
            .filter(|_| entity.kind != EntityKind::Person)
            .filter_map(|r| country(r.object))
            .collect();
        homes.extend(entity.offices.iter().filter(|o| !o.inferred).filter_map(|o| country(o.of?)));
        let mut name = words(without_the(&entity.name));
        if entity.kind == EntityKind::Person {
            name = without_honorific(name);
        }
        if entity.kind == EntityKind::Organization
            && let Some((country, form)) = country_in_name(extraction, &name)
        {
            homes.extend(group(country));
            name = without_state(name, &form);
        }

        Self {
            kind: entity.kind,
            name: entity.name.clone(),
            members: vec![member],
            articles: BTreeSet::from([member.article]),
            names: BTreeSet::from([name]),
            aliases: named_aliases(entity),
            iso2: entity.iso2.clone(),
            offices: entity
                .offices
                .iter()
                .map(|office| OfficeTraits {
                    title: title_words(&office.title),
                    of: office.of.and_then(group),
                    held: matches!(office.status, OfficeStatus::Current | OfficeStatus::Acting),
                })
                .collect(),
            homes,
            people: relations()
                .filter(|r| r.object == member.entity)
                .filter(|r| matches!(r.predicate, Predicate::Attends | Predicate::Hosts))
                .filter_map(|r| group(r.subject))
                .collect(),
            company: company(extraction, member.entity),
            when: when(extraction, entity, relations().filter(|r| r.object == member.entity)),
            proper: entity.name.chars().any(char::is_uppercase),
        }
    }

    /// Takes in a profile that stands for the same thing.
    pub(super) fn absorb(&mut self, other: Self) {
        let longest = self.n_words();
        self.members.extend(other.members);
        self.articles.extend(other.articles);
        self.names.extend(other.names.into_iter().filter(|name| name.len() >= longest));
        self.aliases.extend(other.aliases);
        self.iso2 = self.iso2.take().or(other.iso2);
        self.offices.extend(other.offices);
        self.homes.extend(other.homes);
        self.people.extend(other.people);
        self.company.extend(other.company);
        self.when.extend(other.when);
        self.proper |= other.proper;
    }

    /// Number of words of the fullest name.
    pub(super) fn n_words(&self) -> usize {
        self.names.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Its first appearance.
    pub(super) fn first(&self) -> Option<Member> {
        self.members.iter().min().copied()
    }

    /// What the user calls the article of its first appearance.
    pub(super) fn where_first<'a>(&self, extractions: &'a [&'a ArticleExtraction]) -> &'a str {
        self.first().map_or("", |m| extractions[m.article].article.label())
    }

    /// Words and letters under which it may be found by others.
    pub(super) fn keys(&self) -> BTreeSet<String> {
        let mut keys = self.aliases.clone();
        keys.extend(self.iso2.clone());
        for name in &self.names {
            keys.extend([name.concat(), acronym(name)]);
            keys.extend(name.first().cloned());
            keys.extend(name.last().cloned());
        }
        keys.remove("");
        keys
    }

    /// Whether both stand in one article. The resolver of that article has kept them apart with
    /// more to go by than there is here.
    pub(super) fn shares_article(&self, other: &Self) -> bool {
        !self.articles.is_disjoint(&other.articles)
    }

    /// Whether both are known to belong somewhere, and have no country in common.
    pub(super) fn live_apart(&self, other: &Self) -> bool {
        !self.homes.is_empty() && !other.homes.is_empty() && self.homes.is_disjoint(&other.homes)
    }
}

/// The first letters of a name's words, for names of three words or more ("iaea").
pub(super) fn acronym(name: &[String]) -> String {
    let small =
        |word: &&String| !matches!(word.as_str(), "of" | "the" | "for" | "and" | "on" | "in");
    let letters: String =
        name.iter().filter(small).filter_map(|word| word.chars().next()).collect();
    if letters.chars().count() < 3 { String::new() } else { letters }
}

fn without_the(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// Forms of address that some outlets put before every name.
const HONORIFICS: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "sheikh", "sheikha", "sayyid", "he"];

fn without_honorific(mut name: Vec<String>) -> Vec<String> {
    while name.len() > 1 && HONORIFICS.contains(&name[0].as_str()) {
        name.remove(0);
    }
    name
}

/// Aliases that are names. What starts with a small letter ("the agency") only points back within
/// its own article.
fn named_aliases(entity: &Entity) -> BTreeSet<String> {
    entity
        .aliases
        .iter()
        .map(|alias| without_the(alias))
        .filter(|alias| !alias.starts_with(char::is_lowercase))
        .map(|alias| words(alias).concat())
        .filter(|alias| !alias.is_empty())
        .collect()
}

/// The words of a title that tell offices apart, in one spelling.
fn title_words(title: &str) -> BTreeSet<String> {
    words(title)
        .into_iter()
        .filter(|word| !matches!(word.as_str(), "of" | "for" | "the" | "and" | "affairs"))
        .map(|word| match word.as_str() {
            "defence" => "defense".to_owned(),
            "premier" => "prime minister".to_owned(),
            _ => word,
        })
        .collect()
}

/// A country that a body's name starts or ends with, in the article's own words for countries
/// ("South Korean Foreign Ministry", "National Assembly of South Korea"), and those words.
fn country_in_name(
    extraction: &ArticleExtraction,
    name: &[String],
) -> Option<(EntityIdx, Vec<String>)> {
    let countries = extraction.entities.iter().filter(|(_, e)| e.kind == EntityKind::Country);
    countries
        .flat_map(|(idx, country)| {
            let forms = std::iter::once(&country.name).chain(&country.aliases);
            forms.map(move |form| (idx, words(without_the(form))))
        })
        .filter(|(_, form)| !form.is_empty() && form.len() < name.len())
        .filter(|(_, form)| name.starts_with(form) || name.ends_with(form))
        // "South Korean" and not "Korean", where both are known.
        .max_by_key(|(idx, form)| (form.len(), std::cmp::Reverse(*idx)))
}

/// A state body's name without its state: "South Korean National Assembly" and "National Assembly"
/// are one where the country is the same. Other names keep it: "Bank of Japan" is not "Bank".
fn without_state(name: Vec<String>, state: &[String]) -> Vec<String> {
    let rest = if name.starts_with(state) {
        &name[state.len()..]
    } else {
        let rest = &name[..name.len() - state.len()];
        let linked = rest.iter().rposition(|word| !matches!(word.as_str(), "of" | "the" | "for"));
        &rest[..linked.map_or(0, |last| last + 1)]
    };
    if rest.is_empty() || !super::bodies::is_generic(rest) { name } else { rest.to_vec() }
}

/// Persons of at least two names who stand in a relation with an organization. Others need none.
fn company(extraction: &ArticleExtraction, entity: EntityIdx) -> BTreeSet<String> {
    if extraction.entities.get(entity).kind != EntityKind::Organization {
        return BTreeSet::new();
    }
    extraction
        .relations
        .iter()
        .filter(|r| r.subject == entity || r.object == entity)
        .map(|r| extraction.entities.get(if r.subject == entity { r.object } else { r.subject }))
        .filter(|other| other.kind == EntityKind::Person)
        .map(|other| words(&other.name))
        .filter(|name| name.len() > 1)
        .map(|name| name.concat())
        .collect()
}

/// How far from the article's day an event may lie of which no date is known.
fn reach() -> Span {
    150.days()
}

/// When an event may have taken place: as the article dates it, else around the article's own day,
/// so that last year's conference is not this year's. Wars last: nothing is concluded for them.
fn when<'a>(
    extraction: &ArticleExtraction,
    entity: &Entity,
    relations: impl Iterator<Item = &'a Relation>,
) -> Vec<(Date, Date)> {
    if entity.kind != EntityKind::Event || lasts_for_years(&entity.name) {
        return Vec::new();
    }
    if let Some(year) = super::events::year_in(&entity.name) {
        let day = |month, day| Date::new(year, month, day).ok();
        return day(1, 1).zip(day(12, 31)).into_iter().collect();
    }
    let dated: Vec<(Date, Date)> = relations
        .filter(|r| matches!(r.predicate, Predicate::Attends | Predicate::Hosts))
        .filter_map(|r| r.date.as_ref())
        .filter_map(|date| Some((date.from?, date.to?)))
        .collect();
    if !dated.is_empty() {
        return dated;
    }
    let published = &extraction.article.published;
    let around = published.from.zip(published.to).and_then(|(from, to)| {
        Some((from.checked_sub(reach()).ok()?, to.checked_add(reach()).ok()?))
    });
    around.into_iter().collect()
}

fn lasts_for_years(name: &str) -> bool {
    words(name).iter().any(|word| matches!(word.as_str(), "war" | "conflict" | "crisis"))
}

//! Entities while an article is being read: made on first mention, found again on later ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::entities::facts::{self, CountryForm};
use crate::entities::office;
use crate::entities::person::{self, Person};
use crate::entities::words::{Words, name_key};
use crate::entities::{
    Entities, Entity, EntityIdx, EntityKind, Group, Mention, MentionForm, Office,
};
use crate::nlp::{Document, Tag, TokenIdx, TokenRange};

/// The entities of an article in the making.
pub(super) struct Builder<'w, 'a> {
    pub(super) words: &'w Words<'a>,
    pub(super) entities: Vec<Entity>,
    pub(super) groups: Vec<Group>,
    /// What persons are known by, beside their entities.
    pub(super) people: Vec<(EntityIdx, Person)>,
    /// Events that stand on the map only where a relation speaks of them, however often they are told.
    pub(super) in_passing: BTreeSet<EntityIdx>,
    by_country: BTreeMap<String, EntityIdx>,
    /// Organizations, places and events by the keys of all their names.
    by_name: BTreeMap<(EntityKind, String), EntityIdx>,
}

impl<'w, 'a> Builder<'w, 'a> {
    pub(super) fn new(words: &'w Words<'a>) -> Self {
        Self {
            words,
            entities: Vec::new(),
            groups: Vec::new(),
            people: Vec::new(),
            in_passing: BTreeSet::new(),
            by_country: BTreeMap::new(),
            by_name: BTreeMap::new(),
        }
    }

    fn add(&mut self, kind: EntityKind, name: String) -> EntityIdx {
        self.entities.push(Entity {
            kind,
            name,
            aliases: Vec::new(),
            iso2: None,
            offices: Vec::new(),
            mentions: Vec::new(),
            tentative: false,
        });
        EntityIdx(self.entities.len() - 1)
    }

    pub(super) fn entity(&self, idx: EntityIdx) -> &Entity {
        &self.entities[idx.0]
    }

    pub(super) fn entity_mut(&mut self, idx: EntityIdx) -> &mut Entity {
        &mut self.entities[idx.0]
    }

    /// The country of that code, if the article has spoken of it.
    pub(super) fn known_country(&self, iso2: &str) -> Option<EntityIdx> {
        self.by_country.get(iso2).copied()
    }

    /// The country of that code; made where the article has not spoken of it yet.
    pub(super) fn country(&mut self, iso2: &str) -> EntityIdx {
        if let Some(&idx) = self.by_country.get(iso2) {
            return idx;
        }
        let idx = self.add(EntityKind::Country, facts::country_name(iso2).to_owned());
        self.entities[idx.0].iso2 = Some(iso2.to_owned());
        self.by_country.insert(iso2.to_owned(), idx);
        idx
    }

    /// The organization, place or event of that name; made where it is new.
    pub(super) fn named(&mut self, kind: EntityKind, name: &str) -> EntityIdx {
        let key = (kind, thing_key(name));
        if let Some(&idx) = self.by_name.get(&key) {
            return idx;
        }
        let idx = self.add(kind, name.to_owned());
        self.by_name.insert(key, idx);
        idx
    }

    /// The organization, place or event of that name, if the article has spoken of it.
    pub(super) fn known(&self, kind: EntityKind, name: &str) -> Option<EntityIdx> {
        self.by_name.get(&(kind, thing_key(name))).copied()
    }

    /// The organization, place or event of that name, of whatever kind: one name means one thing.
    pub(super) fn known_elsewhere(&self, name: &str) -> Option<EntityIdx> {
        [EntityKind::Organization, EntityKind::Place, EntityKind::Event]
            .into_iter()
            .find_map(|kind| self.known(kind, name))
    }

    /// Lets an organization be found under the name that a table has for it. The text need not
    /// have it.
    pub(super) fn keyed_as(&mut self, idx: EntityIdx, name: &str) {
        let kind = self.entity(idx).kind;
        self.by_name.entry((kind, thing_key(name))).or_insert(idx);
    }

    /// Gives an organization, place or event one more name. The first to have a name keeps it.
    pub(super) fn also_called(&mut self, idx: EntityIdx, name: &str) {
        let kind = self.entity(idx).kind;
        self.by_name.entry((kind, thing_key(name))).or_insert(idx);
        let entity = &mut self.entities[idx.0];
        if kind == EntityKind::Organization && name.len() > entity.name.len() {
            // The fullest name stands on the map, whichever came first.
            let old = std::mem::replace(&mut entity.name, name.to_owned());
            entity.aliases.retain(|a| a != name);
            self.add_alias(idx, &old);
            return;
        }
        self.add_alias(idx, name);
    }

    /// The person of that name; made where it is new.
    pub(super) fn person(
        &mut self,
        name: &[String],
        gender: Option<facts::Gender>,
        country: Option<&str>,
        at: usize,
    ) -> EntityIdx {
        let known: Vec<Person> = self.people.iter().map(|(_, p)| p.clone()).collect();
        let position = person::find(&known, name, gender, country).unwrap_or_else(|| {
            let idx = self.add(EntityKind::Person, name.join(" "));
            self.people.push((idx, Person { name: name.to_vec(), ..Person::default() }));
            self.people.len() - 1
        });
        let (idx, person) = &mut self.people[position];
        let idx = *idx;
        person.add_form(name);
        person.latest = at;
        person.gender = person.gender.or(gender);
        if let Some(country) = country
            && !person.countries.iter().any(|c| c == country)
        {
            person.countries.push(country.to_owned());
        }
        let full = person.name.join(" ");
        if self.entities[idx.0].name != full {
            let old = std::mem::replace(&mut self.entities[idx.0].name, full.clone());
            self.entities[idx.0].aliases.retain(|a| *a != full);
            self.add_alias(idx, &old);
        }
        self.add_alias(idx, &name.join(" "));
        idx
    }

    /// What is known of a person beside the entity.
    pub(super) fn person_facts(&self, idx: EntityIdx) -> Option<&Person> {
        self.people.iter().find(|(i, _)| *i == idx).map(|(_, p)| p)
    }

    /// Notes a place where the text refers to an entity. `name` is the part to show, `tokens` all
    /// of it.
    pub(super) fn mention(
        &mut self,
        idx: EntityIdx,
        tokens: TokenRange,
        name: TokenRange,
        form: MentionForm,
    ) {
        self.mention_headed(idx, tokens, name, form, self.words.doc.head_of(tokens));
    }

    /// The same where grammar tells the head better than the tree does.
    pub(super) fn mention_headed(
        &mut self,
        idx: EntityIdx,
        tokens: TokenRange,
        name: TokenRange,
        form: MentionForm,
        head: TokenIdx,
    ) {
        let mention = Mention { span: self.words.span(name), tokens, head, form };
        if self.entity(idx).mentions.iter().any(|m| m.tokens == tokens) {
            return;
        }
        self.entities[idx.0].mentions.push(mention);
        if matches!(form, MentionForm::Name | MentionForm::Demonym | MentionForm::Metonym) {
            let phrase = self.words.phrase(name);
            self.add_alias(idx, &phrase);
        }
    }

    /// Adds a surface form, once, unless it is the name itself.
    pub(super) fn add_alias(&mut self, idx: EntityIdx, alias: &str) {
        let entity = &mut self.entities[idx.0];
        if !alias.is_empty() && entity.name != alias && !entity.aliases.iter().any(|a| a == alias) {
            entity.aliases.push(alias.to_owned());
        }
    }

    /// Adds an office to a person; joins it to the same office with less detail.
    pub(super) fn office(&mut self, idx: EntityIdx, office: Office) {
        let offices = &mut self.entities[idx.0].offices;
        let same = offices.iter_mut().find(|known| {
            let (a, b) = (known.title.to_lowercase(), office.title.to_lowercase());
            (a == b || a.contains(&b) || b.contains(&a) || abbreviates(&known.title, &office.title))
                && (known.of.is_none() || office.of.is_none() || known.of == office.of)
        });
        match same {
            Some(known) => {
                if office.title.len() > known.title.len() {
                    known.title = office.title;
                }
                if known.of.is_none() {
                    known.of = office.of;
                    known.inferred = office.inferred;
                }
                if known.status == crate::entities::OfficeStatus::Current {
                    known.status = office.status;
                }
            }
            None => offices.push(office),
        }
    }

    /// All entities that were mentioned, in order of first mention.
    pub(super) fn finish(mut self) -> Entities {
        let mut order: Vec<usize> =
            (0..self.entities.len()).filter(|&i| !self.entities[i].mentions.is_empty()).collect();
        let first = |i: usize| self.entities[i].mentions.iter().map(|m| m.span.start).min();
        order.sort_by_key(|&i| (first(i), i));
        let mut new_of = vec![None; self.entities.len()];
        for (new, &old) in order.iter().enumerate() {
            new_of[old] = Some(EntityIdx(new));
        }
        let renumber = |idx: EntityIdx| new_of[idx.0];
        let groups = self
            .groups
            .into_iter()
            .map(|g| Group { members: g.members.into_iter().filter_map(renumber).collect(), ..g })
            .filter(|g| g.members.len() > 1)
            .collect();
        let n_tokens = self.words.len();
        for (idx, entity) in self.entities.iter_mut().enumerate() {
            // What the text comes back to is a topic of its own.
            let topic = !self.in_passing.contains(&EntityIdx(idx));
            if entity.kind == EntityKind::Event && entity.mentions.len() > 1 && topic {
                entity.tentative = false;
            }
        }
        let mut slots: Vec<Option<Entity>> = self.entities.into_iter().map(Some).collect();
        let mut all: Vec<Entity> = order.iter().filter_map(|&i| slots[i].take()).collect();
        for entity in &mut all {
            entity.mentions.sort_by_key(|m| (m.span, m.tokens));
            for office in &mut entity.offices {
                office.of = office.of.and_then(renumber);
            }
        }
        let stand_ins = stand_ins(self.words.doc, &all);
        Entities::new(all, groups, &stand_ins, n_tokens)
    }
}

/// Words that the tree hangs outside the phrase they belong to ("took part in a [Group] of Ten
/// ministers meeting", "with [Kenyan] President Daniel Otieno"): there they stand for all of it. A possessor keeps its own meaning.
fn stand_ins(doc: &Document, entities: &[Entity]) -> Vec<(TokenIdx, EntityIdx)> {
    let mut found = Vec::new();
    let phrases = |e: &Entity| matches!(e.kind, EntityKind::Event | EntityKind::Person);
    for (idx, entity) in entities.iter().enumerate().filter(|(_, e)| phrases(e)) {
        for mention in &entity.mentions {
            let possessor_end = mention.tokens.iter().rev().find(|&t| doc.tag(t) == Tag::Pos);
            let start = possessor_end.map_or(mention.tokens.start, |t| t + 1);
            found.extend(
                (start..mention.tokens.end)
                    .filter(|&t| t != mention.head)
                    .filter(|&t| doc.tag(t).is_noun() || doc.tag(t).is_adjective())
                    .filter(|&t| doc.tokens[t].head.is_none_or(|h| !mention.tokens.contains(h)))
                    .map(|t| (t, EntityIdx(idx))),
            );
        }
    }
    found
}

/// The form of mention that a country's name makes.
pub(super) fn mention_form(form: CountryForm) -> MentionForm {
    match form {
        CountryForm::Name => MentionForm::Name,
        CountryForm::Demonym => MentionForm::Demonym,
        CountryForm::Capital => MentionForm::Metonym,
    }
}

/// A name without accents, case, article and possessive ending, for comparison.
fn thing_key(name: &str) -> String {
    let key = name_key(name);
    let key = key.strip_prefix("the ").unwrap_or(&key);
    let key = key.strip_suffix("'s").or_else(|| key.strip_suffix('\'')).unwrap_or(key);
    key.replace(['-', '.'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
/// "PM" and "Prime Minister": one is short for the other.
fn abbreviates(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let words: Vec<&str> = long.split(' ').collect();
    office::is_abbreviation(short) && office::office_of(&[short]) == office::office_of(&words)
}

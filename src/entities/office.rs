//! Offices of persons, and whose they are where the title alone does not say.
//!
//! The country of an official is worked out from the text only where it is certain. An outlet's
//! home country is not evidence.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::Held;
use crate::entities::pronoun::SPEECH;
use crate::entities::title::{Of, Title};
use crate::entities::{EntityIdx, EntityKind, MentionForm, Office};
use crate::nlp::Dep;

/// The entity whose office a title is, where said.
pub(super) fn owner(builder: &mut Builder<'_, '_>, title: &Title) -> Option<EntityIdx> {
    match title.of.as_ref()? {
        Of::Country(iso2) => Some(builder.country(iso2)),
        Of::Organization(tokens) => {
            let at = builder
                .entities
                .iter()
                .position(|e| {
                    matches!(e.kind, EntityKind::Organization | EntityKind::Event)
                        && e.mentions.iter().any(|m| {
                            m.tokens.overlaps(*tokens) && m.tokens.contains(tokens.end - 1)
                        })
                })
                .map(EntityIdx);
            at.or_else(|| {
                let name = builder.words.phrase(*tokens);
                let idx = builder.named(EntityKind::Organization, &name);
                builder.entity_mut(idx).tentative = true;
                builder.mention(idx, *tokens, *tokens, MentionForm::Nominal);
                Some(idx)
            })
        }
    }
}

/// The office that a title says a person holds.
pub(super) fn office(builder: &mut Builder<'_, '_>, title: &Title) -> Office {
    let of = owner(builder, title);
    Office {
        title: title.text.clone(),
        of,
        status: title.status,
        span: crate::entities::people::title_span(builder.words, title),
        inferred: false,
    }
}

/// Works out the country of officials whose titles do not say it, surest reason first.
pub(super) fn infer_countries(builder: &mut Builder<'_, '_>, held: &[Held]) {
    from_other_offices(builder);
    let mut homes = from_counterparts(builder, held);
    homes.extend(from_own_capital(builder));
    homes.sort_unstable();
    homes.dedup();
    if let [home] = homes.as_slice() {
        from_home_country(builder, *home);
    }
    from_known_leaders(builder, held);
}

fn persons(builder: &Builder<'_, '_>) -> Vec<EntityIdx> {
    (0..builder.entities.len())
        .map(EntityIdx)
        .filter(|&idx| builder.entity(idx).kind == EntityKind::Person)
        .collect()
}

/// A person's offices at one time are one country's: what one title says holds for the others.
fn from_other_offices(builder: &mut Builder<'_, '_>) {
    for idx in persons(builder) {
        let country = builder
            .entity(idx)
            .offices
            .iter()
            .filter_map(|o| o.of)
            .find(|&of| builder.entity(of).kind == EntityKind::Country);
        if let Some(country) = country {
            fill(builder, idx, country);
        }
    }
}

/// Heads of state and government of many years, by name and kind of office, from a table. Only
/// where the text speaks of that country: without a word for it there would be nothing to show.
fn from_known_leaders(builder: &mut Builder<'_, '_>, held: &[Held]) {
    for h in held {
        let Some(person) = builder.person_facts(h.person) else { continue };
        let bare = builder.entity(h.person).offices.iter().any(|o| o.of.is_none());
        if !bare {
            continue;
        }
        let country = facts::country_of_leader(&person.name, &h.class)
            .and_then(|iso2| builder.known_country(iso2));
        if let Some(country) = country {
            fill(builder, h.person, country);
        }
    }
}

/// "his counterparts from A and B", and A and B stand elsewhere in a list with one country more:
/// that is his.
fn from_counterparts(builder: &mut Builder<'_, '_>, held: &[Held]) -> Vec<EntityIdx> {
    let mut found = Vec::new();
    let counterparts: Vec<(EntityIdx, Vec<EntityIdx>)> = builder
        .groups
        .iter()
        .filter(|g| builder.words.lemma(g.head) == "counterpart")
        .filter_map(|g| {
            let sentence = builder.words.doc.sentence_of(g.head).tokens;
            let owner = held.iter().map(|h| h.person).find(|&p| {
                !g.members.contains(&p)
                    && builder
                        .entity(p)
                        .mentions
                        .iter()
                        .any(|m| sentence.contains(m.head) && m.head < g.head)
            })?;
            let theirs = g
                .members
                .iter()
                .filter_map(|m| builder.entity(*m).offices.iter().find_map(|o| o.of))
                .collect();
            Some((owner, theirs))
        })
        .collect();
    for (owner, theirs) in counterparts {
        let rest: Vec<EntityIdx> = country_lists(builder)
            .into_iter()
            .filter(|list| {
                list.len() == theirs.len() + 1 && theirs.iter().all(|c| list.contains(c))
            })
            .filter_map(|list| list.into_iter().find(|c| !theirs.contains(c)))
            .collect();
        if let [first, others @ ..] = rest.as_slice()
            && others.iter().all(|c| c == first)
        {
            fill(builder, owner, *first);
            found.push(*first);
        }
    }
    found
}

/// Countries that stand side by side in lists ("Japan, the U.S. and South Korea").
fn country_lists(builder: &Builder<'_, '_>) -> Vec<Vec<EntityIdx>> {
    let words = builder.words;
    let mut mentions: Vec<(usize, usize, EntityIdx)> = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Country)
        .flat_map(|(idx, e)| {
            e.mentions
                .iter()
                .filter(|m| m.form == MentionForm::Name)
                .map(move |m| (m.tokens.start, m.tokens.end, EntityIdx(idx)))
        })
        .collect();
    mentions.sort_unstable();
    let mut lists: Vec<Vec<EntityIdx>> = Vec::new();
    let mut end = usize::MAX;
    for (start, stop, idx) in mentions {
        let joined = end < start
            && start - end <= 3
            && (end..start).all(|t| matches!(words.lower(t), "," | "and" | "the"));
        match lists.last_mut() {
            Some(list) if joined => list.push(idx),
            _ => lists.push(vec![idx]),
        }
        end = stop;
    }
    lists
}

/// "A said Tokyo was watching": an official without a country who says what one government does
/// speaks for it, where no official of that country is named otherwise.
fn from_own_capital(builder: &mut Builder<'_, '_>) -> Vec<EntityIdx> {
    let mut found = Vec::new();
    let words = builder.words;
    let doc = words.doc;
    for idx in persons(builder) {
        if builder.entity(idx).offices.iter().all(|o| o.of.is_some()) {
            continue;
        }
        let spoken: Vec<EntityIdx> = builder
            .entity(idx)
            .mentions
            .iter()
            .filter(|m| doc.tokens[m.head].dep == Dep::Nsubj)
            .filter_map(|m| doc.tokens[m.head].head)
            .filter(|&verb| SPEECH.contains(&words.lemma(verb)))
            .flat_map(|verb| doc.children_by(verb, &[Dep::Ccomp]))
            .filter_map(|clause| doc.child(clause, &[Dep::Nsubj]))
            .filter_map(|subject| {
                builder
                    .entities
                    .iter()
                    .position(|e| {
                        e.kind == EntityKind::Country
                            && e.mentions
                                .iter()
                                .any(|m| m.form == MentionForm::Metonym && m.head == subject)
                    })
                    .map(EntityIdx)
            })
            .collect();
        if let [country] = spoken.as_slice() {
            fill(builder, idx, *country);
            found.push(*country);
        }
    }
    found
}

/// A text that leaves the country out of several officials' titles writes from one country: where
/// something in it tells the country of one of them, it holds for the others. The table of leaders
/// is no such thing: a well-known president comes bare in the papers of every country.
fn from_home_country(builder: &mut Builder<'_, '_>, home: EntityIdx) {
    for idx in persons(builder) {
        fill(builder, idx, home);
    }
}

/// Gives all offices of a person without a country this one.
pub(super) fn fill(builder: &mut Builder<'_, '_>, person: EntityIdx, country: EntityIdx) {
    for office in &mut builder.entity_mut(person).offices {
        if office.of.is_none() {
            office.of = Some(country);
            office.inferred = true;
        }
    }
}

//! Plays the rules of a ledger on a map.

use crate::corrections::Ledger;
use crate::corrections::change::{ActorRef, Change, LinkRef, OfficeChange, Place, Scope};
use crate::corrections::draft::{Draft, Reach, add_offices, iso2_of};
use crate::entities::{EntityKind, MentionForm};
use crate::map::{ActorId, ActorMention, ActorOffice, Link, LinkId, Origin, RelationshipMap};
use crate::relations::{Confidence, DateWords, Evidence, Predicate, Status};
use crate::text::{ArticleId, Span};

/// What became of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is switched off.
    Off,
    /// It changed something.
    Applied,
    /// It found nothing to change, and why, in words for the user.
    Idle(String),
}

/// A map with the corrections made.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// The map.
    pub map: RelationshipMap,
    /// What became of each rule, in the ledger's order.
    pub outcomes: Vec<Outcome>,
}

/// Plays all rules of a ledger, in order, on a map as it was read. Ids of actors and links that
/// stay are kept. Cannot fail: a rule that finds nothing is idle.
pub fn apply(map: &RelationshipMap, ledger: &Ledger) -> Corrected {
    if ledger.is_empty() {
        return Corrected { map: map.clone(), outcomes: Vec::new() };
    }
    let mut draft = Draft::new(map);
    let mut outcomes = Vec::new();
    for rule in ledger.rules() {
        if !rule.enabled {
            outcomes.push(Outcome::Off);
            continue;
        }
        outcomes.push(match play(&mut draft, &rule.change) {
            Ok(()) => {
                draft.settle();
                Outcome::Applied
            }
            Err(reason) => Outcome::Idle(reason),
        });
    }
    Corrected { map: draft.finish(), outcomes }
}

fn play(draft: &mut Draft, change: &Change) -> Result<(), String> {
    match change {
        Change::Merge { actors, into } => merge(draft, actors, into),
        Change::Split { actor, scope, into } => split(draft, actor, scope, into),
        Change::Rename { actor, name } => {
            let id = found(draft, actor)?;
            become_other(draft, id, &ActorRef { name: name.clone(), ..kind_of(draft, id, actor) })
        }
        Change::Retype { actor, kind } => {
            let id = found(draft, actor)?;
            let name = draft.actors[&id].name.clone();
            become_other(draft, id, &ActorRef { kind: *kind, name, at: None })
        }
        Change::SetOffice { actor, old, new } => {
            set_office(draft, actor, old.as_deref(), new.as_ref())
        }
        Change::Hide { actor, scope } => hide(draft, actor, scope),
        Change::AddActor { actor } => add_actor(draft, actor),
        Change::AddLink { link, date, evidence } => add_link(draft, link, date.as_ref(), evidence),
        Change::ChangeLink { link, scope, predicate, reverse, status, date } => {
            let ids = found_links(draft, link, Some(link.status))?;
            change_links(draft, &ids, scope, |part| {
                part.predicate = predicate.unwrap_or(part.predicate);
                part.status = status.unwrap_or(part.status);
                if *reverse {
                    std::mem::swap(&mut part.source, &mut part.target);
                }
                if let Some(text) = date {
                    part.date = date_words(text);
                }
                part.origin = part.origin.max(Origin::Corrected);
                true
            })
        }
        Change::Confirm { link } => {
            for id in found_links(draft, link, Some(link.status))? {
                if let Some(link) = draft.links.get_mut(&id) {
                    link.origin = link.origin.max(Origin::Confirmed);
                    link.confidence = Confidence::High;
                }
            }
            Ok(())
        }
        Change::Reject { link, scope } => {
            // "No" to a visit is a "no" to the planned one and to the one that happened.
            let status = if *scope == Scope::Everywhere { None } else { Some(link.status) };
            let ids = found_links(draft, link, status)?;
            change_links(draft, &ids, scope, |_| false)
        }
    }
}

fn found(draft: &Draft, actor: &ActorRef) -> Result<ActorId, String> {
    draft.find(actor).ok_or_else(|| format!("{} is not on the map", actor.name))
}

fn found_links(
    draft: &Draft,
    link: &LinkRef,
    status: Option<Status>,
) -> Result<Vec<LinkId>, String> {
    found(draft, &link.source)?;
    found(draft, &link.target)?;
    let ids = draft.find_links(link, status);
    if ids.is_empty() {
        let (source, target) = (&link.source.name, &link.target.name);
        return Err(format!("no article says that {source} {} {target}", link.predicate.phrase()));
    }
    Ok(ids)
}

/// A reference to the actor as it is now, which an earlier rule may have given another kind.
fn kind_of(draft: &Draft, id: ActorId, actor: &ActorRef) -> ActorRef {
    ActorRef { kind: draft.actors[&id].kind, name: actor.name.clone(), at: None }
}

fn merge(draft: &mut Draft, actors: &[ActorRef], into: &ActorRef) -> Result<(), String> {
    let into = found(draft, into)?;
    let ids: Vec<ActorId> = actors.iter().filter_map(|actor| draft.find(actor)).collect();
    let ids: Vec<ActorId> = ids.into_iter().filter(|&id| id != into).collect();
    if ids.is_empty() {
        let names: Vec<&str> = actors.iter().map(|actor| actor.name.as_str()).collect();
        return Err(format!("{} is not on the map besides", names.join(", ")));
    }
    for id in ids {
        draft.merge(id, into);
    }
    Ok(())
}

fn split(
    draft: &mut Draft,
    actor: &ActorRef,
    scope: &Scope,
    into: &ActorRef,
) -> Result<(), String> {
    let id = found(draft, actor)?;
    let reach = draft.reach(scope)?;
    let actor = &draft.actors[&id];
    if !actor.mentions.iter().any(|m| reach.covers(m.article, m.span)) {
        return Err(format!("{} is not mentioned there", actor.name));
    }
    let detached = draft.detach(id, &reach);
    let exact = |other: &&crate::map::Actor| {
        other.id != id && (other.kind, &other.name) == (into.kind, &into.name)
    };
    let there = draft.actors.values().find(exact).map(|other| other.id);
    let target = there.unwrap_or_else(|| draft.add_actor(into));
    for link in detached.links {
        let swap = |end: ActorId| if end == id { target } else { end };
        let link = Link {
            source: swap(link.source),
            target: swap(link.target),
            origin: link.origin.max(Origin::Corrected),
            ..link
        };
        if link.source != link.target {
            draft.add_link(link);
        }
    }
    if let Some(other) = draft.actors.get_mut(&target) {
        other.mentions.extend(detached.mentions);
        other.mentions.sort_unstable();
        other.mentions.dedup();
        if other.kind == EntityKind::Person {
            add_offices(other, detached.offices);
        }
        other.origin = other.origin.max(Origin::Corrected);
    }
    touch_or_remove(draft, id);
    Ok(())
}

/// An actor of which mentions were taken is corrected; one that has none left is gone.
fn touch_or_remove(draft: &mut Draft, id: ActorId) {
    match draft.actors.get_mut(&id) {
        Some(actor) if !actor.mentions.is_empty() => {
            actor.origin = actor.origin.max(Origin::Corrected);
        }
        _ => draft.remove_actor(id),
    }
}

/// Gives an actor another kind or name. Where such a one is on the map already, it becomes part of
/// that.
fn become_other(draft: &mut Draft, id: ActorId, wanted: &ActorRef) -> Result<(), String> {
    let twin = |other: &&crate::map::Actor| {
        other.id != id && (other.kind, &other.name) == (wanted.kind, &wanted.name)
    };
    if let Some(twin) = draft.actors.values().find(twin).map(|other| other.id) {
        draft.merge(id, twin);
        return Ok(());
    }
    let Some(actor) = draft.actors.get_mut(&id) else { return Ok(()) };
    if (actor.kind, &actor.name) == (wanted.kind, &wanted.name) {
        return Err(format!("{} is so already", actor.name));
    }
    if actor.name != wanted.name {
        let old = std::mem::replace(&mut actor.name, wanted.name.clone());
        actor.aliases.retain(|alias| *alias != wanted.name);
        if !actor.aliases.contains(&old) {
            actor.aliases.insert(0, old);
        }
    }
    if actor.kind != wanted.kind {
        actor.kind = wanted.kind;
        actor.iso2 = None;
        if actor.kind != EntityKind::Person {
            actor.offices.clear();
        }
    }
    if actor.kind == EntityKind::Country {
        actor.iso2 = actor.iso2.take().or_else(|| iso2_of(&actor.name));
    }
    actor.origin = actor.origin.max(Origin::Corrected);
    if !matches!(
        draft.actors[&id].kind,
        EntityKind::Country | EntityKind::Organization | EntityKind::Place
    ) {
        // Nobody holds an office of a person or an event.
        for actor in draft.actors.values_mut() {
            for office in &mut actor.offices {
                office.of = office.of.filter(|&of| of != id);
            }
        }
    }
    Ok(())
}

fn set_office(
    draft: &mut Draft,
    actor: &ActorRef,
    old: Option<&str>,
    new: Option<&OfficeChange>,
) -> Result<(), String> {
    let id = found(draft, actor)?;
    let position = match old {
        None => None,
        Some(title) => {
            let is_it = |office: &ActorOffice| office.title.eq_ignore_ascii_case(title);
            let position = draft.actors[&id].offices.iter().position(is_it);
            Some(position.ok_or_else(|| format!("{} is not known as {title}", actor.name))?)
        }
    };
    let was = position.map(|at| draft.actors[&id].offices[at].clone());
    let of = new
        .and_then(|office| office.of.as_ref())
        .map(|of| draft.find(of).unwrap_or_else(|| draft.add_actor(of)));
    let office = new.map(|office| ActorOffice {
        title: office.title.clone(),
        of,
        status: office.status,
        articles: was.as_ref().map(|was| was.articles.clone()).unwrap_or_default(),
        span: was.as_ref().map(|was| was.span).unwrap_or_default(),
    });
    let Some(person) = draft.actors.get_mut(&id) else { return Ok(()) };
    match (position, office) {
        (Some(at), Some(office)) => person.offices[at] = office,
        (Some(at), None) => {
            person.offices.remove(at);
        }
        (None, Some(office)) => add_offices(person, vec![office]),
        (None, None) => return Err("it names no office".to_owned()),
    }
    person.origin = person.origin.max(Origin::Corrected);
    let still: Vec<ActorId> = person.offices.iter().filter_map(|office| office.of).collect();
    if let Some(left) = was.and_then(|was| was.of).filter(|left| !still.contains(left)) {
        move_office_links(draft, id, left, of);
    }
    Ok(())
}

/// Sentences that gave an office of `left` give one of `of` instead, or none.
fn move_office_links(draft: &mut Draft, person: ActorId, left: ActorId, of: Option<ActorId>) {
    let is_it = |link: &&Link| {
        (link.source, link.predicate, link.target) == (person, Predicate::HoldsOffice, left)
    };
    let ids: Vec<LinkId> = draft.links.values().filter(is_it).map(|link| link.id).collect();
    for id in ids {
        match (of, draft.links.get_mut(&id)) {
            (Some(of), Some(link)) => {
                link.target = of;
                link.origin = link.origin.max(Origin::Corrected);
            }
            _ => {
                draft.links.remove(&id);
            }
        }
    }
}

fn hide(draft: &mut Draft, actor: &ActorRef, scope: &Scope) -> Result<(), String> {
    let id = found(draft, actor)?;
    let reach = draft.reach(scope)?;
    if matches!(reach, Reach::All) {
        draft.remove_actor(id);
        return Ok(());
    }
    let detached = draft.detach(id, &reach);
    if detached.mentions.is_empty() {
        return Err(format!("{} is not mentioned there", actor.name));
    }
    touch_or_remove(draft, id);
    Ok(())
}

/// Wherever the name stands as words of its own and nobody else is mentioned, it is mentioned.
fn add_actor(draft: &mut Draft, wanted: &ActorRef) -> Result<(), String> {
    let taken: Vec<ActorMention> =
        draft.actors.values().flat_map(|actor| actor.mentions.iter().copied()).collect();
    let mut mentions = Vec::new();
    for (position, article) in draft.articles.iter().enumerate() {
        let id = ArticleId(position as u32);
        for span in words_in(&article.text, &wanted.name) {
            let is_free = !taken.iter().any(|m| m.article == id && m.span.contains(span));
            if is_free && !article.is_boilerplate(span) {
                mentions.push(ActorMention { article: id, span, form: MentionForm::Name });
            }
        }
    }
    if mentions.is_empty() {
        return Err(format!("no open article speaks of {}", wanted.name));
    }
    let id = draft.find(wanted).unwrap_or_else(|| draft.add_actor(wanted));
    if let Some(actor) = draft.actors.get_mut(&id) {
        actor.mentions.extend(mentions);
        actor.mentions.sort_unstable();
        actor.mentions.dedup();
        actor.origin = actor.origin.max(Origin::Corrected);
    }
    Ok(())
}

/// Where some words stand in a text without being part of longer words.
fn words_in<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).filter(|(_, found)| !found.is_empty()).filter_map(
        move |(start, found)| {
            let end = start + found.len();
            let inside = is_letter(text[..start].chars().next_back())
                || is_letter(text[end..].chars().next());
            (!inside).then(|| Span::new(start, end))
        },
    )
}

fn add_link(
    draft: &mut Draft,
    link: &LinkRef,
    date: Option<&String>,
    evidence: &Place,
) -> Result<(), String> {
    let source = found(draft, &link.source)?;
    let target = found(draft, &link.target)?;
    if source == target {
        return Err(format!("both ends are {}", link.source.name));
    }
    let Reach::Place(article, span) = draft.reach(&Scope::Occurrence(evidence.clone()))? else {
        return Ok(());
    };
    draft.add_link(Link {
        id: LinkId(0),
        source,
        predicate: link.predicate,
        target,
        status: link.status,
        date: date.and_then(|text| date_words(text)),
        inferred: false,
        confidence: Confidence::High,
        rule: "by hand".to_owned(),
        attributed_to: None,
        evidence: vec![Evidence { article, sentence: span, trigger: span }],
        origin: Origin::Added,
    });
    Ok(())
}

/// A date in words; resolved only where it is written as a day (2025-02-13).
fn date_words(text: &str) -> Option<DateWords> {
    let text = text.trim();
    let day = text.parse().ok();
    (!text.is_empty()).then(|| DateWords { text: text.to_owned(), from: day, to: day })
}

/// Changes the sentences of links that are within reach; what `change` refuses goes.
fn change_links(
    draft: &mut Draft,
    ids: &[LinkId],
    scope: &Scope,
    change: impl Fn(&mut Link) -> bool,
) -> Result<(), String> {
    let reach = draft.reach(scope)?;
    let mut changed = false;
    for &id in ids {
        let covered = |evidence: &Evidence| reach.covers(evidence.article, evidence.sentence);
        let Some(mut part) = draft.cut(id, covered) else { continue };
        changed = true;
        if change(&mut part) && part.source != part.target {
            draft.put_back(id, part);
        }
    }
    if changed { Ok(()) } else { Err("none of its sentences stands there".to_owned()) }
}

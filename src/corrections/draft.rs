//! A map taken apart, so that its actors and links can change, and put together again.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::corrections::change::{ActorRef, LinkRef, Scope};
use crate::corrections::find;
use crate::entities::EntityKind;
use crate::knowledge::{CountryWord, Knowledge};
use crate::map::{
    Actor, ActorId, ActorMention, ActorOffice, Link, LinkId, Origin, RelationshipMap,
};
use crate::relations::{Evidence, Predicate, Status};
use crate::text::{Article, ArticleId, Span};

/// A map taken apart.
pub(super) struct Draft {
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) actors: BTreeMap<ActorId, Actor>,
    pub(super) links: BTreeMap<LinkId, Link>,
    warnings: Vec<String>,
}

/// Which mentions and sentences a correction reaches, on this map.
pub(super) enum Reach {
    All,
    Articles(Vec<ArticleId>),
    Place(ArticleId, Span),
}

impl Reach {
    pub(super) fn covers(&self, article: ArticleId, span: Span) -> bool {
        match self {
            Self::All => true,
            Self::Articles(ids) => ids.contains(&article),
            Self::Place(id, place) => *id == article && place.overlaps(span),
        }
    }
}

/// What was taken off an actor.
pub(super) struct Detached {
    pub(super) mentions: Vec<ActorMention>,
    pub(super) offices: Vec<ActorOffice>,
    /// With the actor still as one of their ends.
    pub(super) links: Vec<Link>,
}

impl Draft {
    pub(super) fn new(map: &RelationshipMap) -> Self {
        Self {
            articles: map.articles().to_vec(),
            actors: map.actors().map(|actor| (actor.id, actor.clone())).collect(),
            links: map.links().map(|link| (link.id, link.clone())).collect(),
            warnings: map.warnings().to_vec(),
        }
    }

    /// Puts it together again.
    pub(super) fn finish(mut self) -> RelationshipMap {
        self.settle();
        let mut map = RelationshipMap::new(self.articles);
        for actor in self.actors.into_values() {
            map.insert_actor(actor);
        }
        for link in self.links.into_values() {
            map.insert_link(link);
        }
        for warning in self.warnings {
            map.warn(warning);
        }
        map
    }

    /// See [`find::actor_among`].
    pub(super) fn find(&self, wanted: &ActorRef) -> Option<ActorId> {
        find::actor_among(|| self.actors.values(), &self.articles, wanted)
    }

    /// The links that are meant, whatever their status where none is given.
    pub(super) fn find_links(&self, wanted: &LinkRef, status: Option<Status>) -> Vec<LinkId> {
        let ends = self.find(&wanted.source).zip(self.find(&wanted.target));
        let Some(ends) = ends else { return Vec::new() };
        let meant = self.links.values().filter(|link| find::is_meant(link, wanted, ends, status));
        meant.map(|link| link.id).collect()
    }

    pub(super) fn reach(&self, scope: &Scope) -> Result<Reach, String> {
        match scope {
            Scope::Everywhere => Ok(Reach::All),
            Scope::Article(sha256) => {
                let is_it = |(_, article): &(usize, &Arc<Article>)| article.sha256 == *sha256;
                let ids: Vec<ArticleId> = (self.articles.iter().enumerate())
                    .filter(is_it)
                    .map(|(position, _)| ArticleId(position as u32))
                    .collect();
                if ids.is_empty() { Err(NOT_OPEN.to_owned()) } else { Ok(Reach::Articles(ids)) }
            }
            Scope::Occurrence(place) => match place.find(&self.articles) {
                Some((article, span)) => Ok(Reach::Place(article, span)),
                None if self.articles.iter().any(|a| a.sha256 == place.article) => {
                    Err(format!("“{}” no longer stands there", place.quote))
                }
                None => Err(NOT_OPEN.to_owned()),
            },
        }
    }

    /// Takes mentions off an actor, and of its links the sentences that rest on them: those in which
    /// no other mention of it is left.
    pub(super) fn detach(&mut self, id: ActorId, reach: &Reach) -> Detached {
        let Some(actor) = self.actors.get_mut(&id) else {
            return Detached { mentions: Vec::new(), offices: Vec::new(), links: Vec::new() };
        };
        let (mentions, kept): (Vec<_>, Vec<_>) =
            actor.mentions.drain(..).partition(|m| reach.covers(m.article, m.span));
        actor.mentions = kept;
        let offices = detach_offices(&mut actor.offices, reach);
        let left = actor.mentions.clone();
        let within = |mentions: &[ActorMention], evidence: &Evidence| {
            mentions
                .iter()
                .any(|m| m.article == evidence.article && evidence.sentence.overlaps(m.span))
        };
        let goes = |evidence: &Evidence| match reach {
            Reach::All => true,
            Reach::Articles(ids) => ids.contains(&evidence.article),
            Reach::Place(..) => within(&mentions, evidence) && !within(&left, evidence),
        };
        let touching: Vec<LinkId> = self
            .links
            .values()
            .filter(|link| link.source == id || link.target == id)
            .map(|link| link.id)
            .collect();
        let links = touching.into_iter().filter_map(|link| self.cut(link, goes)).collect();
        Detached { mentions, offices, links }
    }

    /// Takes sentences off a link and returns them as a link of its own; with its last sentence the
    /// link goes too.
    pub(super) fn cut(&mut self, id: LinkId, goes: impl Fn(&Evidence) -> bool) -> Option<Link> {
        let link = self.links.get_mut(&id)?;
        let (gone, kept): (Vec<_>, Vec<_>) = link.evidence.drain(..).partition(goes);
        link.evidence = kept;
        let part = Link { evidence: gone, ..link.clone() };
        if link.evidence.is_empty() {
            self.links.remove(&id);
        }
        (!part.evidence.is_empty()).then_some(part)
    }

    /// Adds what was cut off a link: under its id if nothing is left of it, else as a link of its own.
    pub(super) fn put_back(&mut self, id: LinkId, part: Link) {
        match self.links.entry(id) {
            Entry::Vacant(place) => _ = place.insert(part),
            Entry::Occupied(_) => self.add_link(part),
        }
    }

    /// Adds a link with an id of its own.
    pub(super) fn add_link(&mut self, link: Link) {
        let id = LinkId(self.links.last_key_value().map_or(0, |(id, _)| id.0 + 1));
        self.links.insert(id, Link { id, ..link });
    }

    /// Adds an actor that nothing speaks of yet.
    pub(super) fn add_actor(&mut self, wanted: &ActorRef) -> ActorId {
        let id = ActorId(self.actors.last_key_value().map_or(0, |(id, _)| id.0 + 1));
        let iso2 = (wanted.kind == EntityKind::Country).then(|| iso2_of(&wanted.name)).flatten();
        self.actors.insert(
            id,
            Actor {
                id,
                kind: wanted.kind,
                name: wanted.name.clone(),
                aliases: Vec::new(),
                iso2,
                offices: Vec::new(),
                mentions: Vec::new(),
                origin: Origin::Added,
            },
        );
        id
    }

    /// Takes an actor off the map with all that touches it.
    pub(super) fn remove_actor(&mut self, id: ActorId) {
        self.actors.remove(&id);
        self.links.retain(|_, link| link.source != id && link.target != id);
        for link in self.links.values_mut() {
            link.attributed_to = link.attributed_to.filter(|&speaker| speaker != id);
        }
        for actor in self.actors.values_mut() {
            for office in &mut actor.offices {
                office.of = office.of.filter(|&of| of != id);
            }
        }
    }

    /// Makes one actor part of another.
    pub(super) fn merge(&mut self, from: ActorId, into: ActorId) {
        if from == into || !self.actors.contains_key(&into) {
            return;
        }
        let Some(gone) = self.actors.remove(&from) else { return };
        let swap = |id: ActorId| if id == from { into } else { id };
        for actor in self.actors.values_mut() {
            for office in &mut actor.offices {
                office.of = office.of.map(swap);
            }
        }
        for link in self.links.values_mut() {
            link.source = swap(link.source);
            link.target = swap(link.target);
            link.attributed_to = link.attributed_to.map(swap);
        }
        self.links.retain(|_, link| link.source != link.target);
        if let Some(actor) = self.actors.get_mut(&into) {
            absorb(actor, gone);
        }
    }

    /// Links that have become the same become one, with the sentences of both.
    pub(super) fn settle(&mut self) {
        let mut first: BTreeMap<(ActorId, Predicate, ActorId, Status), LinkId> = BTreeMap::new();
        for (id, link) in std::mem::take(&mut self.links) {
            let (source, target) = (link.source, link.target);
            let swaps = link.predicate.is_symmetric() && target < source;
            let (a, b) = if swaps { (target, source) } else { (source, target) };
            let kept = *first.entry((a, link.predicate, b, link.status)).or_insert(id);
            match self.links.get_mut(&kept) {
                Some(same) => join(same, link),
                None => {
                    self.links.insert(id, link);
                }
            }
        }
    }
}

/// The two letters of the country that is called so.
pub(super) fn iso2_of(name: &str) -> Option<String> {
    let uses = Knowledge::shipped().countries.named(name);
    let by_name = uses.iter().find(|it| !it.word.is_demonym() && it.word != CountryWord::Capital);
    by_name.map(|it| it.country.iso2.to_owned())
}

/// Why a rule about one article finds nothing.
const NOT_OPEN: &str = "its article is not open";

fn detach_offices(offices: &mut Vec<ActorOffice>, reach: &Reach) -> Vec<ActorOffice> {
    let mut detached = Vec::new();
    offices.retain_mut(|office| {
        let goes = |article: &ArticleId| match reach {
            Reach::All => true,
            Reach::Articles(ids) => ids.contains(article),
            // One mention says nothing of an office that other words gave.
            Reach::Place(..) => false,
        };
        let (gone, kept): (Vec<_>, Vec<_>) = office.articles.iter().copied().partition(goes);
        if gone.is_empty() && !matches!(reach, Reach::All) {
            return true;
        }
        detached.push(ActorOffice { articles: gone, ..office.clone() });
        office.articles = kept;
        !office.articles.is_empty()
    });
    detached
}

/// All of one actor becomes part of another.
fn absorb(actor: &mut Actor, other: Actor) {
    for form in std::iter::once(other.name).chain(other.aliases) {
        if form != actor.name && !actor.aliases.contains(&form) {
            actor.aliases.push(form);
        }
    }
    actor.mentions.extend(other.mentions);
    actor.mentions.sort_unstable();
    actor.mentions.dedup();
    if actor.kind == EntityKind::Person {
        add_offices(actor, other.offices);
    }
    if actor.kind == other.kind {
        actor.iso2 = actor.iso2.take().or(other.iso2);
    }
    actor.origin = actor.origin.max(Origin::Corrected);
}

/// Adds offices; one that is there already gets the articles of the other.
pub(super) fn add_offices(actor: &mut Actor, offices: Vec<ActorOffice>) {
    for office in offices {
        let same = actor.offices.iter_mut().find(|own| {
            own.title.eq_ignore_ascii_case(&office.title)
                && own.of == office.of
                && own.status == office.status
        });
        match same {
            Some(own) => {
                own.articles.extend(office.articles);
                own.articles.sort_unstable();
                own.articles.dedup();
            }
            None => actor.offices.push(office),
        }
    }
}

/// All of one link becomes part of another.
fn join(link: &mut Link, other: Link) {
    for evidence in other.evidence {
        if !link.evidence.contains(&evidence) {
            link.evidence.push(evidence);
        }
    }
    link.evidence.sort_by_key(|e| (e.article, e.sentence, e.trigger));
    let undated = link.date.as_ref().is_none_or(|date| date.from.is_none());
    if undated && other.date.as_ref().is_some_and(|date| date.from.is_some() || link.date.is_none())
    {
        link.date = other.date;
    }
    link.inferred &= other.inferred;
    link.confidence = link.confidence.max(other.confidence);
    // What one article says in its own voice is no longer only somebody's word.
    link.attributed_to = link.attributed_to.and(other.attributed_to).and(link.attributed_to);
    link.origin = link.origin.max(other.origin);
}

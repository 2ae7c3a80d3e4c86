//! Who appears in the picture, and as what: the part of it that does not depend on places.

use std::collections::BTreeMap;

use crate::entities::EntityKind;
use crate::knowledge::flags;
use crate::map::{Actor, ActorId, RelationshipMap, groups};
use crate::scene::figure::{Figure, Look, figure};
use crate::scene::style::Theme;

/// Links from which on a country is drawn large even without people of its own.
const MAJOR_LINKS: usize = 3;

/// An actor and how it looks.
#[derive(Clone, Debug)]
pub(crate) struct Role<'a> {
    pub(crate) actor: &'a Actor,
    pub(crate) look: Look<'a>,
    /// Number of its links.
    pub(crate) n_links: usize,
    /// Number of those that belong to it, with itself; 0 for those that nobody belongs to.
    pub(crate) n_members: usize,
}

impl Role<'_> {
    /// The actor drawn around the origin. `name_scale` enlarges a country's name.
    pub(crate) fn figure(&self, name_scale: f32) -> Figure {
        figure(self.actor, Look { name_scale, ..self.look })
    }

    /// Whose words stay where there is not room for all; higher first.
    pub(crate) fn priority(&self) -> u32 {
        let kind = match self.actor.kind {
            EntityKind::Country => 4,
            EntityKind::Person => 3,
            EntityKind::Organization => 2,
            EntityKind::Event => 1,
            EntityKind::Place => 0,
        };
        let major = u32::from(self.look.major);
        (major * 5 + kind) * 1000 + self.n_links.min(999) as u32
    }
}

/// The code of an actor's flag: of a country, or of an organization that has one.
fn flag_of(actor: &Actor) -> Option<&str> {
    match actor.kind {
        EntityKind::Organization => flags::code_of_organization(&actor.name),
        _ => actor.iso2.as_deref(),
    }
}

/// All actors of a map.
#[derive(Clone, Debug)]
pub(crate) struct Cast<'a> {
    pub(crate) roles: BTreeMap<ActorId, Role<'a>>,
    /// The middle of the group that an actor belongs to.
    pub(crate) hubs: BTreeMap<ActorId, ActorId>,
}

impl<'a> Cast<'a> {
    pub(crate) fn new(map: &'a RelationshipMap, theme: Theme) -> Self {
        let hubs = groups::hubs(map);
        let mut n_links: BTreeMap<ActorId, usize> = BTreeMap::new();
        for link in map.links() {
            *n_links.entry(link.source).or_default() += 1;
            *n_links.entry(link.target).or_default() += 1;
        }
        let mut n_members: BTreeMap<ActorId, usize> = BTreeMap::new();
        for &hub in hubs.values() {
            *n_members.entry(hub).or_default() += 1;
        }
        let roles = map
            .actors()
            .map(|actor| {
                let n_links = n_links.get(&actor.id).copied().unwrap_or_default();
                let is_hub = hubs.get(&actor.id) == Some(&actor.id);
                let flag = hubs.get(&actor.id).filter(|&&hub| hub != actor.id);
                let look = Look {
                    palette: theme.palette(),
                    badge: match flag {
                        Some(&hub) => map.actor(hub).and_then(flag_of),
                        None if actor.kind == EntityKind::Organization => flag_of(actor),
                        None => None,
                    },
                    major: is_hub || (actor.kind == EntityKind::Country && n_links >= MAJOR_LINKS),
                    name_scale: 1.0,
                };
                let n_members = n_members.get(&actor.id).copied().unwrap_or_default();
                (actor.id, Role { actor, look, n_links, n_members })
            })
            .collect();
        Self { roles, hubs }
    }
}

//! Changes to the list of corrections.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::corrections::{self, ActorRef, Change, Ledger, LinkRef, RuleId, Scope};
use crate::map::{ActorId, Link, Origin};
use crate::project::Project;
use crate::session::command::Edit;

/// A change to the list of corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerEdit {
    /// Adds corrections behind the others; several that belong together are one step of undo.
    Add(Vec<corrections::Change>),
    /// Switches a rule on or off.
    Switch {
        /// Which.
        rule: RuleId,
        /// Whether it is played.
        enabled: bool,
    },
    /// Gives a rule a name; an empty one gives it back its own words.
    Name {
        /// Which.
        rule: RuleId,
        /// What the user calls it.
        name: String,
    },
    /// Takes a rule out.
    Remove(RuleId),
    /// Adds the rules of another ledger that are not there yet.
    Absorb(Ledger),
}

impl LedgerEdit {
    /// The ledger with the change made, and what to call the step; nothing where it changes nothing.
    pub(super) fn applied(&self, ledger: &Ledger) -> Option<(Ledger, String)> {
        let mut changed = ledger.clone();
        let named = |id: RuleId| ledger.rule(id).map(corrections::Rule::label).unwrap_or_default();
        let label = match self {
            Self::Add(changes) => {
                for change in changes {
                    changed.push(change.clone());
                }
                match changes.as_slice() {
                    [one] => one.words(),
                    several => format!("{} corrections", several.len()),
                }
            }
            Self::Switch { rule, enabled } => {
                changed.rule_mut(*rule)?.enabled = *enabled;
                format!("Switch {}: {}", if *enabled { "on" } else { "off" }, named(*rule))
            }
            Self::Name { rule, name } => {
                name.trim().clone_into(&mut changed.rule_mut(*rule)?.name);
                format!("Name a correction {}", name.trim())
            }
            Self::Remove(rule) => {
                changed.remove(*rule);
                format!("Remove: {}", named(*rule))
            }
            Self::Absorb(other) => match changed.absorb(other) {
                1 => "Add 1 correction from a file".to_owned(),
                n => format!("Add {n} corrections from a file"),
            },
        };
        (changed != *ledger).then_some((changed, label))
    }
}

/// Takes an actor off the map, now and later.
pub(super) fn hide(project: &Project, actor: ActorId) -> Option<Edit> {
    let actor = ActorRef::to_id(actor, &project.map)?;
    Some(add(Change::Hide { actor, scope: Scope::Everywhere }))
}

/// Takes several actors off the map, now and later, as one step.
pub(super) fn hide_all(project: &Project, actors: &BTreeSet<ActorId>) -> Edit {
    let actors = actors.iter().filter_map(|&id| ActorRef::to_id(id, &project.map));
    let hide = |actor| Change::Hide { actor, scope: Scope::Everywhere };
    Edit::Ledger(LedgerEdit::Add(actors.map(hide).collect()))
}

/// Takes links off the map, now and later, as one step.
pub fn reject_all<'a>(project: &Project, links: impl Iterator<Item = &'a Link>) -> Edit {
    let links = links.filter_map(|link| LinkRef::to(link, &project.map));
    let reject = |link| Change::Reject { link, scope: Scope::Everywhere };
    Edit::Ledger(LedgerEdit::Add(links.map(reject).collect()))
}

/// Finds links right, as one step; those that the user has had a hand in stay as they are.
pub fn confirm_all<'a>(project: &Project, links: impl Iterator<Item = &'a Link>) -> Edit {
    let read = links.filter(|link| link.origin == Origin::Read);
    let links = read.filter_map(|link| LinkRef::to(link, &project.map));
    Edit::Ledger(LedgerEdit::Add(links.map(|link| Change::Confirm { link }).collect()))
}

/// Takes a link off the map, now and later.
pub(super) fn reject(project: &Project, link: &Link) -> Option<Edit> {
    let link = LinkRef::to(link, &project.map)?;
    Some(add(Change::Reject { link, scope: Scope::Everywhere }))
}

/// Finds a link right.
pub(super) fn confirm(project: &Project, link: &Link) -> Option<Edit> {
    Some(add(Change::Confirm { link: LinkRef::to(link, &project.map)? }))
}

fn add(change: Change) -> Edit {
    Edit::Ledger(LedgerEdit::Add(vec![change]))
}

/// The project with other corrections. Whoever stays on the map stays in place; whoever comes onto
/// it is placed among the others.
pub(super) fn with_ledger(base: &Project, ledger: Ledger) -> Project {
    let mut project = base.clone().with_ledger(Arc::new(ledger));
    let placement = base.followed_placement(&project);
    project.placement = Arc::new(crate::scene::arrange(&project.map, &placement));
    project
}

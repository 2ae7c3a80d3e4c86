//! What the user has put right: a ledger of rules, replayed on whatever the articles yield.
//!
//! A rule refers to actors by kind and name and to sentences by their words, never by an id, so it
//! holds for the next article too. Rules are played in their order on the map as it was read; one
//! that finds nothing to change is told, not dropped: the article that it speaks of may come back.

mod apply;
mod change;
mod draft;
mod find;
#[cfg(test)]
mod tests;

pub use apply::{Corrected, Outcome, apply};
pub use change::{ActorRef, Change, LinkRef, OfficeChange, Place, Scope};
pub use find::{find_actor, find_link};

/// Names a rule of a ledger for as long as the ledger lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u64);

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name on the inside.
    pub id: RuleId,
    /// What the user calls it; empty for what [`Change::words`] says.
    pub name: String,
    /// Whether it is played.
    pub enabled: bool,
    /// What it wants.
    pub change: Change,
}

impl Rule {
    /// What to call it in a list.
    pub fn label(&self) -> String {
        if self.name.is_empty() { self.change.words() } else { self.name.clone() }
    }
}

/// All corrections, in the order in which they are played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    rules: Vec<Rule>,
}

impl Ledger {
    /// A ledger of rules with ids of their own. Of two rules with one id the later gets a new one.
    pub fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut ledger = Self::default();
        for rule in rules {
            let taken = ledger.rule(rule.id).is_some();
            let id = if taken { ledger.next_id() } else { rule.id };
            ledger.rules.push(Rule { id, ..rule });
        }
        ledger
    }

    /// In the order in which they are played.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of that id.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The rule of that id, to be changed.
    pub fn rule_mut(&mut self, id: RuleId) -> Option<&mut Rule> {
        self.rules.iter_mut().find(|rule| rule.id == id)
    }

    /// Adds a correction behind all others. One that is there already is not added twice but
    /// switched on.
    pub fn push(&mut self, change: Change) -> RuleId {
        if let Some(same) = self.rules.iter_mut().find(|rule| rule.change == change) {
            same.enabled = true;
            return same.id;
        }
        let id = self.next_id();
        self.rules.push(Rule { id, name: String::new(), enabled: true, change });
        id
    }

    /// Takes a rule out. Returns whether there was one.
    pub fn remove(&mut self, id: RuleId) -> bool {
        let before = self.rules.len();
        self.rules.retain(|rule| rule.id != id);
        self.rules.len() < before
    }

    /// Adds the rules of another ledger that this one has not. Returns how many were added.
    /// Adding the same ledger twice adds nothing the second time.
    pub fn absorb(&mut self, other: &Self) -> usize {
        let mut added = 0;
        for rule in &other.rules {
            if self.rules.iter().all(|own| own.change != rule.change) {
                let id = self.next_id();
                self.rules.push(Rule { id, ..rule.clone() });
                added += 1;
            }
        }
        added
    }

    /// Whether it has no rule.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    fn next_id(&self) -> RuleId {
        RuleId(self.rules.iter().map(|rule| rule.id.0).max().map_or(0, |max| max.saturating_add(1)))
    }
}

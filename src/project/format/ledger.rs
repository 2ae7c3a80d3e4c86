//! Corrections in files: within a project, and as a `ledger.json` of their own.

use serde::{Deserialize, Serialize};

use crate::corrections::{
    ActorRef, Change, Ledger, LinkRef, OfficeChange, Place, Rule, RuleId, Scope,
};
use crate::project::format::{FormatError, names};
use crate::text::Span;

/// What a ledger file calls itself.
const FORMAT: &str = "entente-ledger";
/// The version that is written; older ones are read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct LedgerFile {
    format: String,
    version: u32,
    rules: Vec<SavedRule>,
}

/// Only what is needed to tell whether the rest can be understood.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

/// A ledger as a JSON file of its own.
pub fn write_ledger(ledger: &Ledger) -> Vec<u8> {
    let file =
        LedgerFile { format: FORMAT.to_owned(), version: VERSION, rules: saved_rules(ledger) };
    let mut bytes = serde_json::to_vec_pretty(&file).expect("maps have string keys only");
    bytes.push(b'\n');
    bytes
}

/// Reads a ledger file.
///
/// # Errors
///
/// Where it is no ledger, is of a later version, or a rule makes no sense; the message says which.
pub fn read_ledger(bytes: &[u8]) -> Result<Ledger, FormatError> {
    let header: Header = serde_json::from_slice(bytes).map_err(|error| FormatError::Other {
        what: "a file of corrections",
        reason: error.to_string(),
    })?;
    if header.format != FORMAT {
        let reason = format!("it calls itself “{}”, not “{FORMAT}”", header.format);
        return Err(FormatError::Other { what: "a file of corrections", reason });
    }
    if header.version > VERSION {
        return Err(FormatError::Newer(header.version));
    }
    let unreadable = |reason: String| FormatError::Damaged(reason);
    let file: LedgerFile =
        serde_json::from_slice(bytes).map_err(|error| unreadable(error.to_string()))?;
    let mut rules = Vec::new();
    for (position, rule) in file.rules.into_iter().enumerate() {
        rules.push(
            rule.restored()
                .map_err(|reason| unreadable(format!("rule {}: {reason}", position + 1)))?,
        );
    }
    Ok(Ledger::new(rules))
}

pub(super) fn saved_rules(ledger: &Ledger) -> Vec<SavedRule> {
    ledger.rules().iter().map(SavedRule::new).collect()
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedRule {
    id: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    enabled: bool,
    change: SavedChange,
}

impl SavedRule {
    fn new(rule: &Rule) -> Self {
        Self {
            id: rule.id.0,
            name: rule.name.clone(),
            enabled: rule.enabled,
            change: SavedChange::new(&rule.change),
        }
    }

    /// The rule again, or what in it makes no sense.
    pub(super) fn restored(self) -> Result<Rule, String> {
        Ok(Rule {
            id: RuleId(self.id),
            name: self.name,
            enabled: self.enabled,
            change: self.change.restored()?,
        })
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedChange {
    Merge {
        actors: Vec<SavedActor>,
        into: SavedActor,
    },
    Split {
        actor: SavedActor,
        scope: SavedScope,
        into: SavedActor,
    },
    Rename {
        actor: SavedActor,
        name: String,
    },
    Retype {
        actor: SavedActor,
        kind: String,
    },
    SetOffice {
        actor: SavedActor,
        old: Option<String>,
        new: Option<SavedOffice>,
    },
    Hide {
        actor: SavedActor,
        scope: SavedScope,
    },
    AddActor {
        actor: SavedActor,
    },
    AddRelation {
        relation: SavedLink,
        date: Option<String>,
        evidence: SavedPlace,
    },
    ChangeRelation {
        relation: SavedLink,
        scope: SavedScope,
        predicate: Option<String>,
        #[serde(default)]
        reverse: bool,
        status: Option<String>,
        date: Option<String>,
    },
    Confirm {
        relation: SavedLink,
    },
    Reject {
        relation: SavedLink,
        scope: SavedScope,
    },
}

/// How files refer to an actor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedActor {
    kind: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<SavedPlace>,
}

/// How files refer to a link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedLink {
    subject: SavedActor,
    predicate: String,
    object: SavedActor,
    status: String,
}

/// How files refer to words of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedPlace {
    /// SHA-256 of the article.
    article: String,
    start: usize,
    end: usize,
    quote: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedScope {
    Everywhere,
    Article(String),
    Occurrence(SavedPlace),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct SavedOffice {
    title: String,
    of: Option<SavedActor>,
    status: String,
}

impl SavedActor {
    pub(super) fn new(actor: &ActorRef) -> Self {
        Self {
            kind: actor.kind.name().to_owned(),
            name: actor.name.clone(),
            at: actor.at.as_ref().map(SavedPlace::new),
        }
    }

    pub(super) fn restored(self) -> Result<ActorRef, String> {
        if self.name.trim().is_empty() {
            return Err("an actor has no name".to_owned());
        }
        Ok(ActorRef {
            kind: names::kind(&self.kind)?,
            name: self.name,
            at: self.at.map(SavedPlace::restored).transpose()?,
        })
    }
}

impl SavedLink {
    pub(super) fn new(link: &LinkRef) -> Self {
        Self {
            subject: SavedActor::new(&link.source),
            predicate: link.predicate.name().to_owned(),
            object: SavedActor::new(&link.target),
            status: link.status.name().to_owned(),
        }
    }

    pub(super) fn restored(self) -> Result<LinkRef, String> {
        Ok(LinkRef {
            source: self.subject.restored()?,
            predicate: names::predicate(&self.predicate)?,
            target: self.object.restored()?,
            status: names::status(&self.status)?,
        })
    }
}

impl SavedPlace {
    pub(super) fn new(place: &Place) -> Self {
        Self {
            article: place.article.clone(),
            start: place.span.start,
            end: place.span.end,
            quote: place.quote.clone(),
        }
    }

    pub(super) fn restored(self) -> Result<Place, String> {
        if self.start > self.end {
            return Err(format!("a place runs backwards: {}–{}", self.start, self.end));
        }
        Ok(Place {
            article: self.article,
            span: Span::new(self.start, self.end),
            quote: self.quote,
        })
    }
}

impl SavedScope {
    fn new(scope: &Scope) -> Self {
        match scope {
            Scope::Everywhere => Self::Everywhere,
            Scope::Article(sha256) => Self::Article(sha256.clone()),
            Scope::Occurrence(place) => Self::Occurrence(SavedPlace::new(place)),
        }
    }

    fn restored(self) -> Result<Scope, String> {
        Ok(match self {
            Self::Everywhere => Scope::Everywhere,
            Self::Article(sha256) => Scope::Article(sha256),
            Self::Occurrence(place) => Scope::Occurrence(place.restored()?),
        })
    }
}

impl SavedChange {
    fn new(change: &Change) -> Self {
        let actor = SavedActor::new;
        match change {
            Change::Merge { actors, into } => {
                Self::Merge { actors: actors.iter().map(actor).collect(), into: actor(into) }
            }
            Change::Split { actor: of, scope, into } => {
                Self::Split { actor: actor(of), scope: SavedScope::new(scope), into: actor(into) }
            }
            Change::Rename { actor: of, name } => {
                Self::Rename { actor: actor(of), name: name.clone() }
            }
            Change::Retype { actor: of, kind } => {
                Self::Retype { actor: actor(of), kind: kind.name().to_owned() }
            }
            Change::SetOffice { actor: of, old, new } => Self::SetOffice {
                actor: actor(of),
                old: old.clone(),
                new: new.as_ref().map(|office| SavedOffice {
                    title: office.title.clone(),
                    of: office.of.as_ref().map(actor),
                    status: office.status.name().to_owned(),
                }),
            },
            Change::Hide { actor: of, scope } => {
                Self::Hide { actor: actor(of), scope: SavedScope::new(scope) }
            }
            Change::AddActor { actor: of } => Self::AddActor { actor: actor(of) },
            Change::AddLink { link, date, evidence } => Self::AddRelation {
                relation: SavedLink::new(link),
                date: date.clone(),
                evidence: SavedPlace::new(evidence),
            },
            Change::ChangeLink { link, scope, predicate, reverse, status, date } => {
                Self::ChangeRelation {
                    relation: SavedLink::new(link),
                    scope: SavedScope::new(scope),
                    predicate: predicate.map(|p| p.name().to_owned()),
                    reverse: *reverse,
                    status: status.map(|s| s.name().to_owned()),
                    date: date.clone(),
                }
            }
            Change::Confirm { link } => Self::Confirm { relation: SavedLink::new(link) },
            Change::Reject { link, scope } => {
                Self::Reject { relation: SavedLink::new(link), scope: SavedScope::new(scope) }
            }
        }
    }

    fn restored(self) -> Result<Change, String> {
        Ok(match self {
            Self::Merge { actors, into } => Change::Merge {
                actors: actors.into_iter().map(SavedActor::restored).collect::<Result<_, _>>()?,
                into: into.restored()?,
            },
            Self::Split { actor, scope, into } => Change::Split {
                actor: actor.restored()?,
                scope: scope.restored()?,
                into: into.restored()?,
            },
            Self::Rename { actor, name } if !name.trim().is_empty() => {
                Change::Rename { actor: actor.restored()?, name }
            }
            Self::Rename { .. } => return Err("a new name is empty".to_owned()),
            Self::Retype { actor, kind } => {
                Change::Retype { actor: actor.restored()?, kind: names::kind(&kind)? }
            }
            Self::SetOffice { actor, old, new } => Change::SetOffice {
                actor: actor.restored()?,
                old,
                new: new.map(restored_office).transpose()?,
            },
            Self::Hide { actor, scope } => {
                Change::Hide { actor: actor.restored()?, scope: scope.restored()? }
            }
            Self::AddActor { actor } => Change::AddActor { actor: actor.restored()? },
            Self::AddRelation { relation, date, evidence } => {
                Change::AddLink { link: relation.restored()?, date, evidence: evidence.restored()? }
            }
            Self::ChangeRelation { relation, scope, predicate, reverse, status, date } => {
                Change::ChangeLink {
                    link: relation.restored()?,
                    scope: scope.restored()?,
                    predicate: predicate.as_deref().map(names::predicate).transpose()?,
                    reverse,
                    status: status.as_deref().map(names::status).transpose()?,
                    date,
                }
            }
            Self::Confirm { relation } => Change::Confirm { link: relation.restored()? },
            Self::Reject { relation, scope } => {
                Change::Reject { link: relation.restored()?, scope: scope.restored()? }
            }
        })
    }
}

fn restored_office(office: SavedOffice) -> Result<OfficeChange, String> {
    Ok(OfficeChange {
        title: office.title,
        of: office.of.map(SavedActor::restored).transpose()?,
        status: names::office_status(&office.status)?,
    })
}

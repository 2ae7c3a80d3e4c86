//! What the user wants to be different, in terms that outlive the ids of one map: names, kinds,
//! verbatim words of an article.

use std::sync::Arc;

use crate::entities::{EntityKind, OfficeStatus};
use crate::map::{Actor, ActorId, Link, RelationshipMap};
use crate::relations::{Predicate, Status};
use crate::text::{Article, ArticleId, Span};

/// Words in an article, known again even where the article was read anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// SHA-256 of the article's original bytes.
    pub article: String,
    /// Where they stood when the correction was made, in bytes.
    pub span: Span,
    /// The words, verbatim.
    pub quote: String,
}

impl Place {
    /// A place in an article.
    pub fn new(article: &Article, span: Span) -> Self {
        Self { article: article.sha256.clone(), span, quote: span.of(&article.text).to_owned() }
    }

    /// Where it is now: at its old place if its words still stand there, else where they stand
    /// nearest to it. Nothing if the article is not open or no longer has them.
    pub fn find(&self, articles: &[Arc<Article>]) -> Option<(ArticleId, Span)> {
        let position = articles.iter().position(|a| a.sha256 == self.article)?;
        let text = &articles[position].text;
        let id = ArticleId(position as u32);
        if self.quote.is_empty() {
            return None;
        }
        if self.span.of(text) == self.quote {
            return Some((id, self.span));
        }
        let starts = text.match_indices(&self.quote).map(|(start, _)| start);
        let start = starts.min_by_key(|start| start.abs_diff(self.span.start))?;
        Some((id, Span::new(start, start + self.quote.len())))
    }
}

/// Which actor is meant: by kind and name, and by one of its mentions where namesakes stand apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRef {
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Its name, or one of its other names.
    pub name: String,
    /// One of its mentions, to tell it from a namesake.
    pub at: Option<Place>,
}

impl ActorRef {
    /// How to refer to an actor of a map.
    pub fn to(actor: &Actor, map: &RelationshipMap) -> Self {
        let has_namesake = map.actors().any(|other| {
            other.id != actor.id && (other.kind, &other.name) == (actor.kind, &actor.name)
        });
        let first = actor.mentions.first().filter(|_| has_namesake);
        let at = first.and_then(|m| Some(Place::new(map.article(m.article)?, m.span)));
        Self { kind: actor.kind, name: actor.name.clone(), at }
    }

    /// How to refer to the actor of that id, if it is on the map.
    pub fn to_id(id: ActorId, map: &RelationshipMap) -> Option<Self> {
        Some(Self::to(map.actor(id)?, map))
    }
}

/// Which link is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRef {
    /// Who or what does it.
    pub source: ActorRef,
    /// What holds.
    pub predicate: Predicate,
    /// To whom or what.
    pub target: ActorRef,
    /// How real it is.
    pub status: Status,
}

impl LinkRef {
    /// How to refer to a link of a map.
    pub fn to(link: &Link, map: &RelationshipMap) -> Option<Self> {
        Some(Self {
            source: ActorRef::to_id(link.source, map)?,
            predicate: link.predicate,
            target: ActorRef::to_id(link.target, map)?,
            status: link.status,
        })
    }

    /// What it says, in a line.
    pub fn words(&self) -> String {
        let phrase = self.predicate.phrase();
        format!("{} {phrase} {} ({})", self.source.name, self.target.name, self.status.name())
    }
}

/// How far a correction reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All articles, also those that are opened later.
    Everywhere,
    /// One article, by the SHA-256 of its bytes.
    Article(String),
    /// One mention of an actor, or one sentence behind a link.
    Occurrence(Place),
}

impl Scope {
    fn words(&self) -> String {
        match self {
            Self::Everywhere => "everywhere".to_owned(),
            Self::Article(_) => "in one article".to_owned(),
            Self::Occurrence(place) => format!("where it says “{}”", shortened(&place.quote)),
        }
    }
}

/// An office as the user wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeChange {
    /// Without the country.
    pub title: String,
    /// The country or body whose office it is.
    pub of: Option<ActorRef>,
    /// At the articles' time.
    pub status: OfficeStatus,
}

/// What is to be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Several actors are one.
    Merge {
        /// Those that become part of it.
        actors: Vec<ActorRef>,
        /// Whose name and kind stay.
        into: ActorRef,
    },
    /// Some mentions of an actor mean somebody else.
    Split {
        /// Whose mentions they were.
        actor: ActorRef,
        /// Which mentions.
        scope: Scope,
        /// Whom they mean; new on the map, or there already.
        into: ActorRef,
    },
    /// An actor is called otherwise.
    Rename {
        /// Whom.
        actor: ActorRef,
        /// The name it gets.
        name: String,
    },
    /// An actor is of another kind.
    Retype {
        /// Whom.
        actor: ActorRef,
        /// What it is.
        kind: EntityKind,
    },
    /// An actor's office is otherwise.
    SetOffice {
        /// Whose.
        actor: ActorRef,
        /// The title as it was read; nothing to give it one more.
        old: Option<String>,
        /// The office as it is; nothing to take it away.
        new: Option<OfficeChange>,
    },
    /// An actor does not belong on the map, now or later.
    Hide {
        /// Whom.
        actor: ActorRef,
        /// Which of its mentions.
        scope: Scope,
    },
    /// A name that was not recognized.
    AddActor {
        /// Its kind and name; every place where the name stands refers to it.
        actor: ActorRef,
    },
    /// A relation that was not recognized.
    AddLink {
        /// Its ends, predicate and status.
        link: LinkRef,
        /// When, in words.
        date: Option<String>,
        /// The words that say so.
        evidence: Place,
    },
    /// A relation was recognized wrongly.
    ChangeLink {
        /// Which.
        link: LinkRef,
        /// Which of its sentences.
        scope: Scope,
        /// What holds instead.
        predicate: Option<Predicate>,
        /// Whether source and target change places.
        reverse: bool,
        /// How real it is instead.
        status: Option<Status>,
        /// When instead, in words.
        date: Option<String>,
    },
    /// The user has looked at a relation and finds it right.
    Confirm {
        /// Which.
        link: LinkRef,
    },
    /// No sentence says this.
    Reject {
        /// Which. Everywhere, whatever its status.
        link: LinkRef,
        /// Which of its sentences.
        scope: Scope,
    },
}

impl Change {
    /// What it says, in a line for the list of corrections.
    pub fn words(&self) -> String {
        match self {
            Self::Merge { actors, into } => {
                let names: Vec<&str> = actors.iter().map(|a| a.name.as_str()).collect();
                let is = if names.len() == 1 { "is" } else { "are" };
                format!("{} {is} {}, everywhere", names.join(", "), into.name)
            }
            Self::Split { actor, scope, into } => {
                format!("{} is {}, {}", actor.name, into.name, scope.words())
            }
            Self::Rename { actor, name } => format!("{} is called {name}", actor.name),
            Self::Retype { actor, kind } => {
                let article = if matches!(kind, EntityKind::Organization | EntityKind::Event) {
                    "an"
                } else {
                    "a"
                };
                format!("{} is {article} {}", actor.name, kind.name())
            }
            Self::SetOffice { actor, old, new } => {
                office_words(&actor.name, old.as_deref(), new.as_ref())
            }
            Self::Hide { actor, scope } => format!("Never show {}, {}", actor.name, scope.words()),
            Self::AddActor { actor } => format!("{} is a {}", actor.name, actor.kind.name()),
            Self::AddLink { link, .. } => format!("Add: {}", link.words()),
            Self::ChangeLink { link, scope, predicate, reverse, status, date } => {
                let mut parts = Vec::new();
                parts.extend(predicate.map(|p| format!("“{}”", p.phrase())));
                parts.extend(reverse.then(|| "the other way round".to_owned()));
                parts.extend(status.map(|s| s.name().to_owned()));
                parts.extend(date.as_ref().map(|d| format!("dated “{d}”")));
                format!("{}: {}, {}", link.words(), parts.join(", "), scope.words())
            }
            Self::Confirm { link } => format!("Right: {}", link.words()),
            Self::Reject { link, scope } => format!("Wrong: {}, {}", link.words(), scope.words()),
        }
    }
}

fn office_words(name: &str, old: Option<&str>, new: Option<&OfficeChange>) -> String {
    let full = |office: &OfficeChange| {
        let of = office.of.as_ref().map(|of| format!(" of {}", of.name)).unwrap_or_default();
        format!("{}{of} ({})", office.title, office.status.name())
    };
    match (old, new) {
        (_, Some(office)) => format!("{name} is {}", full(office)),
        (Some(title), None) => format!("{name} is not {title}"),
        (None, None) => format!("{name} keeps every office"),
    }
}

/// At most some forty characters, cut at a word.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Arc<Article> {
        Arc::new(Article { sha256: "abc".to_owned(), ..Article::from_text("a.txt", text) })
    }

    #[test]
    fn a_place_is_found_again_when_the_text_before_it_has_grown() {
        let old = article("Ada met Bo. Ada left.");
        let place = Place::new(&old, Span::new(12, 15));
        assert_eq!(place.quote, "Ada");
        let new = article("On Monday, Ada met Bo. Ada left.");
        let (id, span) = place.find(std::slice::from_ref(&new)).unwrap();
        assert_eq!((id, span.of(&new.text), span.start), (ArticleId(0), "Ada", 11));
        assert_eq!(place.find(&[article("Nobody met anybody.")]), None);
        assert_eq!(place.find(&[]), None);
    }

    #[test]
    fn corrections_are_told_in_a_line() {
        let yan = ActorRef { kind: EntityKind::Person, name: "Yan".to_owned(), at: None };
        let full = ActorRef { name: "Yan Min-kyu".to_owned(), ..yan.clone() };
        let merge = Change::Merge { actors: vec![yan.clone()], into: full.clone() };
        assert_eq!(merge.words(), "Yan is Yan Min-kyu, everywhere");
        let link = LinkRef {
            source: yan,
            predicate: Predicate::Meets,
            target: full,
            status: Status::Planned,
        };
        let change = Change::ChangeLink {
            link,
            scope: Scope::Everywhere,
            predicate: None,
            reverse: true,
            status: Some(Status::Happened),
            date: None,
        };
        assert_eq!(
            change.words(),
            "Yan meets Yan Min-kyu (planned): the other way round, happened, everywhere"
        );
    }
}

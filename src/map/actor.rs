//! What one node on the map stands for.

use crate::entities::{EntityKind, MentionForm, OfficeStatus};
use crate::map::Origin;
use crate::text::{ArticleId, Span};

/// Names an actor; survives edits and new articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

/// An office of an actor at the time of some article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorOffice {
    /// As in the text, without the country.
    pub title: String,
    /// The country or organization whose office it is.
    pub of: Option<ActorId>,
    /// At the articles' time.
    pub status: OfficeStatus,
    /// The articles that say so, each once.
    pub articles: Vec<ArticleId>,
    /// The words of the first article that say so.
    pub span: Span,
}

/// One place in some article that refers to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActorMention {
    /// Which article.
    pub article: ArticleId,
    /// Its words.
    pub span: Span,
    /// How it refers.
    pub form: MentionForm,
}

/// What one node on the map stands for: the same thing in one or more articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its name on the inside.
    pub id: ActorId,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// The fullest name; for a country its usual English short name.
    pub name: String,
    /// Every other surface form found, each once, in order of appearance.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2, upper case, of a country.
    pub iso2: Option<String>,
    /// In order of appearance.
    pub offices: Vec<ActorOffice>,
    /// In order of article and text.
    pub mentions: Vec<ActorMention>,
    /// Whether it is as it was read.
    pub origin: Origin,
}

impl Actor {
    /// The country or organization that its most recent known office belongs to.
    pub fn affiliation(&self) -> Option<ActorId> {
        self.offices
            .iter()
            .filter(|o| o.status != OfficeStatus::Former)
            .chain(&self.offices)
            .find_map(|o| o.of)
    }
}

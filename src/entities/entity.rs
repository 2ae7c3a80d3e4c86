//! The things that one article speaks of.

use crate::nlp::{TokenIdx, TokenRange};
use crate::text::Span;

/// Position of an entity among those of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIdx(pub usize);

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A country; its government speaks and acts as it.
    Country,
    /// A human being.
    Person,
    /// An organization, or a named or countable body within one.
    Organization,
    /// A meeting, summit, war, trial, election…
    Event,
    /// A place that is no country.
    Place,
}

impl EntityKind {
    /// All of them, in the order of the legend.
    pub const ALL: &'static [Self] =
        &[Self::Country, Self::Person, Self::Organization, Self::Event, Self::Place];

    /// Its name in the published JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Event => "event",
            Self::Place => "place",
        }
    }
}

/// How a mention refers to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// By name ("Japan", "Iwaya").
    Name,
    /// By a word for its people ("Japanese").
    Demonym,
    /// By its capital or a seat of power ("Tokyo").
    Metonym,
    /// By a common noun ("the foreign minister").
    Nominal,
    /// By a pronoun ("he").
    Pronoun,
}

impl MentionForm {
    /// Its name in the published JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

/// One place where the text refers to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name or phrase itself, in bytes; without the title before a name.
    pub span: Span,
    /// Its tokens, the title before a name included.
    pub tokens: TokenRange,
    /// The token that carries it in the tree.
    pub head: usize,
    /// How it refers.
    pub form: MentionForm,
}

/// Where in time an office stands at the article's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficeStatus {
    /// Holds it.
    Current,
    /// Held it.
    Former,
    /// Fills in.
    Acting,
    /// About to leave it.
    Outgoing,
    /// Elected, named or nominated, not yet in it.
    Incoming,
}

impl OfficeStatus {
    /// Its name in the published JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Former => "former",
            Self::Acting => "acting",
            Self::Outgoing => "outgoing",
            Self::Incoming => "incoming",
        }
    }
}

/// An office that a person holds, held or will hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// As in the text, without the country ("Foreign Minister").
    pub title: String,
    /// The country or organization whose office it is.
    pub of: Option<EntityIdx>,
    /// At the article's time.
    pub status: OfficeStatus,
    /// The words that say so.
    pub span: Span,
    /// Whether the country was worked out rather than said with the title.
    pub inferred: bool,
}

/// All mentions of the same thing in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// The fullest name; for a country its usual English short name.
    pub name: String,
    /// Every other surface form found, each once, in text order.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2, upper case, of a country.
    pub iso2: Option<String>,
    /// Offices of a person, in text order.
    pub offices: Vec<Office>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// Stands on the map only where some relation speaks of it: a body or an occurrence that the
    /// text describes without naming it ("parliament", "the talks").
    pub tentative: bool,
}

/// A phrase that stands for several entities at once ("the two leaders", "both sides").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The token that carries it in the tree.
    pub head: usize,
    /// Whom it stands for, at least two.
    pub members: Vec<EntityIdx>,
}

/// The entities of one article, in order of first mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// Looked up by [`EntityIdx`].
    pub all: Vec<Entity>,
    /// Phrases that stand for several of them, in text order.
    pub groups: Vec<Group>,
    by_token: Vec<Option<EntityIdx>>,
    stand_ins: Vec<TokenIdx>,
}

impl Entities {
    /// Entities whose words are not at hand: they know their places in the text, and no token.
    pub fn without_words(all: Vec<Entity>) -> Self {
        Self { all, ..Self::default() }
    }

    /// Entities with their mentions, for a document of `n_tokens` tokens. `stand_ins` are tokens
    /// that stand for an entity although a shorter mention covers them.
    pub fn new(
        all: Vec<Entity>,
        groups: Vec<Group>,
        stand_ins: &[(TokenIdx, EntityIdx)],
        n_tokens: usize,
    ) -> Self {
        let mut mentions: Vec<(EntityIdx, Mention)> = all
            .iter()
            .enumerate()
            .flat_map(|(idx, entity)| entity.mentions.iter().map(move |&m| (EntityIdx(idx), m)))
            .collect();
        // Longest first, so that what lies inside another mention is written last and found.
        mentions.sort_by_key(|(idx, m)| (usize::MAX - m.tokens.len(), m.tokens.start, *idx));
        let mut by_token = vec![None; n_tokens];
        for &(idx, mention) in &mentions {
            for token in mention.tokens.iter() {
                by_token[token] = Some(idx);
            }
        }
        // A mention's own head stands for it even where a shorter mention covers that word, unless
        // it is the shorter one's head too.
        for &(idx, mention) in &mentions {
            let inner = mentions
                .iter()
                .any(|(_, m)| m.head == mention.head && m.tokens.len() < mention.tokens.len());
            if !inner {
                by_token[mention.head] = Some(idx);
            }
        }
        for &(token, idx) in stand_ins {
            by_token[token] = Some(idx);
        }
        let stand_ins = stand_ins.iter().map(|&(token, _)| token).collect();
        Self { all, groups, by_token, stand_ins }
    }

    /// The entity of that position.
    pub fn get(&self, idx: EntityIdx) -> &Entity {
        &self.all[idx.0]
    }

    /// The entity that a token stands for: of the shortest mention that it heads, else of the
    /// shortest mention that covers it.
    pub fn at(&self, token: usize) -> Option<EntityIdx> {
        self.by_token.get(token).copied().flatten()
    }

    /// Whether a token stands for the whole phrase around it, although it is not its head.
    pub fn stands_in(&self, token: TokenIdx) -> bool {
        self.stand_ins.contains(&token)
    }

    /// The entities that a token stands for: the members of the group that it heads, else the one
    /// entity of [`Self::at`], else none.
    pub fn standing_for(&self, token: usize) -> Vec<EntityIdx> {
        match self.groups.iter().find(|group| group.head == token) {
            Some(group) => group.members.clone(),
            None => self.at(token).into_iter().collect(),
        }
    }

    /// All of them with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (EntityIdx, &Entity)> {
        self.all.iter().enumerate().map(|(idx, entity)| (EntityIdx(idx), entity))
    }
}

//! One imported text.

use std::sync::Arc;

use crate::text::{Published, Span};

/// Position of an article among those that are open, in the order in which they were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a{}", self.0 + 1)
    }
}

/// A stretch of text that the site put there, not the author ("Subscribe to get…").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// Where it stands.
    pub span: Span,
    /// Why it was taken for boilerplate, in words for the user.
    pub reason: String,
}

/// One imported text. Never changes after import, so that evidence can always be shown in place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Which of the open articles this is.
    pub id: ArticleId,
    /// As the user gave it: a path, or a made-up name for pasted text.
    pub path: String,
    /// SHA-256 of the original bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The headline, from the page's metadata.
    pub title: Option<String>,
    /// The newspaper or agency, from the page's metadata.
    pub outlet: Option<String>,
    /// From the page's metadata.
    pub authors: Vec<String>,
    /// BCP 47; `und` where unknown.
    pub language: String,
    /// When it appeared.
    pub published: Published,
    /// The text; every offset in the program counts its bytes. For a plain text file, the decoded
    /// file itself.
    pub text: Arc<str>,
    /// The encoding it was read with, by its WHATWG name.
    pub encoding: String,
    /// Stretches that yield nothing, in text order, disjoint.
    pub boilerplate: Vec<Boilerplate>,
    /// What was guessed or left out while reading, in words for the user.
    pub warnings: Vec<String>,
}

impl Article {
    /// An article from a string, for tests and for programs that have the text already.
    pub fn from_text(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            language: "en".to_owned(),
            encoding: "UTF-8".to_owned(),
            ..Self::default()
        }
    }

    /// What to call it in a list: its title, else the last part of its path.
    pub fn label(&self) -> &str {
        match &self.title {
            Some(title) => title,
            None => self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path),
        }
    }

    /// Whether the site put this place there, not the author.
    pub fn is_boilerplate(&self, span: Span) -> bool {
        self.boilerplate.iter().any(|b| b.span.overlaps(span))
    }
}

//! Articles and places in them: the vocabulary that every later phase shares. Knows nothing else.
//!
//! All offsets inside the program are UTF-8 byte offsets into [`Article::text`]; only the JSON
//! export counts characters, as its contract says.

mod article;
mod published;
mod span;

pub use article::{Article, ArticleId, Boilerplate};
pub use published::{Basis, Published};
pub use span::Span;

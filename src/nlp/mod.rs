//! Article → [`Document`]: sentences, tokens, lemmas, tags, dependency trees, names.

mod dep;
mod document;
mod tag;
mod token;

pub use dep::Dep;
pub use document::{Document, Name, NameKind, Sentence};
pub use tag::Tag;
pub use token::{Token, TokenIdx, TokenRange};

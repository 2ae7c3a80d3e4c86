//! Article → [`Document`]: sentences, tokens, lemmas, tags, dependency trees, names.

mod abbreviation;
mod annotate;
mod dep;
mod document;
mod lemma;
mod render;
mod sentence;
mod tag;
mod token;
mod tokenize;

pub use annotate::annotate;
pub use dep::Dep;
pub use document::{Document, Name, NameKind, Sentence};
pub use render::render;
pub use tag::Tag;
pub use token::{Token, TokenIdx, TokenRange};

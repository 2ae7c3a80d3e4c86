//! Article → [`Document`]: sentences, tokens, lemmas, tags, dependency trees, names.

mod abbreviation;
mod annotate;
mod dep;
mod document;
pub(crate) mod lemma;
pub(crate) mod model;
mod models;
pub(crate) mod names;
pub(crate) mod parser;
mod render;
mod sentence;
mod tag;
pub(crate) mod tagger;
mod token;
pub(crate) mod tokenize;
pub(crate) mod word;

pub use annotate::annotate;
pub use dep::Dep;
pub use document::{Document, Name, NameKind, Sentence};
pub use render::render;
pub use tag::Tag;
pub use token::{Token, TokenIdx, TokenRange};

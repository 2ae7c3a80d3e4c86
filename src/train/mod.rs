//! Rebuilds the language models: reads treebanks and name corpora, trains, measures, writes
//! `assets/model/`.

mod augment;
pub mod clusters;
mod corpora;
pub mod files;
mod gazetteer;
mod lemmas;
mod names;
mod parser;
mod perceptron;
mod random;
mod run;
mod tagger;
mod titles;

pub use gazetteer::build as build_gazetteer;
pub use run::{Trained, run};

//! Scores a map against what a careful reader expects of it. The rules are those of the published
//! scorer of the hand-made gold, so that both give the same numbers.
//!
//! * Node: same kind, and a name or other words in common (case, quotes, a leading "the" and a
//!   trailing possessive aside). A second node for the same thing counts as wrong.
//! * Edge: subject, predicate and object as expected or among the alternatives; symmetric ones
//!   either way round; its evidence overlaps the expected one where that is given.
//! * Recall counts what must be found. What may be found is neither right nor wrong.

mod expected;
mod found;
mod gold_file;
mod map_file;
mod matching;
mod tally;
mod words;

pub(crate) use expected::Expected;
pub(crate) use found::Found;
pub(crate) use gold_file::parse_gold;
pub(crate) use map_file::parse_map;
pub(crate) use matching::score;
pub(crate) use tally::{Floors, Tally};

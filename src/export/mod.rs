//! Map or scene → bytes, one format in each file. Writes no file: [`crate::io`] does.

mod json;
mod places;

pub use json::json;

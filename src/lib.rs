//! Entente reads news articles and draws who relates to whom.
//!
//! ```text
//! bytes ─import→ Article ─nlp→ Document ─entities→ Entities ─relations→ Vec<Relation>
//!       ─map→ RelationshipMap ─scene→ LayoutRequest ─layout→ Layout ─scene→ Scene
//!                                                           Scene → canvas │ svg │ png
//! ```
//!
//! Each module may use those above it in this list, never those below (a test enforces it).

pub mod cli;
pub mod entities;
pub mod export;
pub mod import;
pub mod io;
pub mod knowledge;
pub mod layout;
pub mod map;
pub mod nlp;
pub mod pipeline;
pub mod project;
pub mod relations;
pub mod scene;
pub mod session;
pub mod task;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "gui")]
pub mod ui;
pub mod worker;

//! Entente reads news articles and draws who relates to whom.
//!
//! ```text
//! bytes ─import→ Article ─nlp→ Document ─entities→ Entities ─relations→ Vec<Relation>
//!       ─map→ RelationshipMap ─scene→ LayoutRequest ─layout→ Layout ─scene→ Scene
//!                                                           Scene → canvas │ svg │ png
//! ```
//!
//! # Who may use whom
//!
//! Each may use those before it, never those after it; `tests/it/layering.rs` enforces it:
//! text, knowledge, import, nlp, entities, relations, map, corrections, layout, scene, export, project,
//! task, io, store, worker, pipeline, session, cli, ui. Besides, `layout` uses none of ours, only `io` touches the file
//! system, only `task` starts threads, and nothing outside `ui` knows egui: without the feature `gui`
//! the rest is a library and a command line.
//!
//! # What always holds
//!
//! 1. From annotation to relations nothing fails: odd text gives fewer findings.
//! 2. Offsets are byte offsets into an article's text, which never changes after import; evidence can
//!    always be shown in its place. Only the JSON counts characters.
//! 3. A relation without evidence does not exist.
//! 4. The same articles give the same map, picture and bytes.
//! 5. What is open changes only through the session's commands; every edit can be undone.
//! 6. Web pages are parsed in a child process with limits (`worker`); nothing talks to a network.
//!
//! # Corrections and projects
//!
//! The user's corrections are rules in a ledger (`corrections`), in terms of names and verbatim words,
//! replayed on the map that was read: a [`project::Project`] has both maps. `project::format` is the
//! file, and says why it is a zip; `store` saves it atomically and keeps the journal, which has every
//! change within moments and is read after a crash. Undo and redo are snapshots of the project, which
//! share all that did not change.
//!
//! # As a library
//!
//! Without the feature `gui`, five lines give the map of a text:
//!
//! ```
//! let text = "Kenya and Uganda signed a trade agreement in Nairobi on Tuesday.";
//! let map = entente::pipeline::map_of("note.txt", text)?;
//! for link in map.links() {
//!     println!("{} [{}]", entente::map::sentence(&map, link), link.status.name());
//! }
//! # assert!(map.links().any(|link| link.evidence[0].sentence.of(text) == text));
//! # Ok::<(), entente::import::ImportError>(())
//! ```
//!
//! # Where to begin
//!
//! `pipeline` shows the whole way of an article. A verb or noun that is not understood wants a row in
//! `assets/knowledge/triggers_*.tsv`; a name, office or country, one in the other tables there; the
//! language models have a card in `assets/model/README.md` and their trainer behind the feature
//! `train`. What the map looks like is decided in `scene`, once for window and exports.

pub mod cli;
pub mod corrections;
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
pub mod store;
pub mod task;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "gui")]
pub mod ui;
pub mod worker;

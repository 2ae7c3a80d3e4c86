//! Parts of the window around the map. Each reads the session and sends commands; what it owns is
//! what the user is typing or has unfolded.

pub(crate) mod actors;
pub(crate) mod articles;
pub(crate) mod drawer;
pub(crate) mod filters;
pub(crate) mod inspector;
pub(crate) mod lens;
pub(crate) mod problems;
pub(crate) mod reader;
pub(crate) mod sidebar;
pub(crate) mod toolbar;
pub(crate) mod welcome;

//! What claims are called, alike in every export, so that all of them can be laid side by side.

use std::collections::BTreeMap;

use crate::map::{LinkId, RelationshipMap};

/// What the claim of that number, counted from zero, is called: "r12".
pub(super) fn name(number: usize) -> String {
    format!("r{}", number + 1)
}

/// What each claim of a map is called in all exports of that map: in the JSON, in tables and
/// dossiers, and in a picture that is numbered.
pub fn claim_names(map: &RelationshipMap) -> BTreeMap<LinkId, String> {
    map.links().enumerate().map(|(number, link)| (link.id, name(number))).collect()
}

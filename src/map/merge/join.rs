//! Placing profiles of one kind into groups, fullest names first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::profile::Profile;
use crate::map::ArticleExtraction;

/// How well two names fit; better ones later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Part of the other, or one of its aliases ("Trump").
    Partial,
    /// Shorter or with initials, but with two words in common ("Donald Trump", "Donald J. Trump").
    Compatible,
    /// The same letters.
    Same,
}

/// Whether two profiles can stand for the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing suggests it.
    Unlike,
    /// The names suggest it and something else speaks against it: why, in words for the user.
    Against(&'static str),
    /// They can.
    Like {
        /// By their names.
        fit: Fit,
        /// By something beyond the name: office, country, participants.
        backed: bool,
    },
}

/// Compares a group with a profile that is not in it yet.
pub(super) type Judge = fn(&Profile, &Profile) -> Verdict;

/// Groups profiles of one kind. A profile joins the one group that fits best; where two fit equally
/// well it stays alone and a warning says so.
///
/// Takes O(p · c · log p) for p profiles that share a word with c groups each.
pub(super) fn join(
    extractions: &[&ArticleExtraction],
    mut profiles: Vec<Profile>,
    judge: Judge,
) -> (Vec<Profile>, Vec<String>) {
    // Among names of one length those that are known best come first: a namesake without an office
    // then finds both holders and is reported as undecided, instead of deciding by chance.
    profiles.sort_by_key(|p| (Reverse(p.n_words()), p.homes.is_empty(), p.first()));

    let mut groups: Vec<Profile> = Vec::new();
    let mut groups_by_key: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut warnings = Vec::new();
    for profile in profiles {
        let keys = profile.keys();
        let candidates: BTreeSet<usize> =
            keys.iter().filter_map(|key| groups_by_key.get(key)).flatten().copied().collect();
        let (best, against) = best_groups(&groups, &candidates, &profile, judge);
        let place = if let [only] = best[..] {
            groups[only].absorb(profile);
            only
        } else {
            warnings.extend(warning(extractions, &groups, &best, against, &profile));
            groups.push(profile);
            groups.len() - 1
        };
        for key in keys {
            groups_by_key.entry(key).or_default().insert(place);
        }
    }
    warnings.dedup();
    (groups, warnings)
}

/// The groups that fit best, and the first one that only fits by name.
fn best_groups(
    groups: &[Profile],
    candidates: &BTreeSet<usize>,
    profile: &Profile,
    judge: Judge,
) -> (Vec<usize>, Option<(usize, &'static str)>) {
    let mut best: Vec<usize> = Vec::new();
    let mut best_rank = None;
    let mut against = None;
    for &idx in candidates {
        match judge(&groups[idx], profile) {
            Verdict::Unlike => {}
            Verdict::Against(reason) => against = against.or(Some((idx, reason))),
            Verdict::Like { fit, backed } => {
                let rank = Some((fit, backed));
                if rank > best_rank {
                    best_rank = rank;
                    best.clear();
                }
                if rank == best_rank {
                    best.push(idx);
                }
            }
        }
    }
    (best, against)
}

fn warning(
    extractions: &[&ArticleExtraction],
    groups: &[Profile],
    best: &[usize],
    against: Option<(usize, &'static str)>,
    profile: &Profile,
) -> Option<String> {
    let here = profile.where_first(extractions);
    if let [first, .., last] = best {
        let (first, last) = (&groups[*first].name, &groups[*last].name);
        return Some(if first == last {
            format!(
                "“{}” in {here} could be either of two of that name; it stays apart",
                profile.name
            )
        } else {
            format!("“{}” in {here} could be {first} or {last}; it stays apart", profile.name)
        });
    }
    let (idx, reason) = against?;
    let there = groups[idx].where_first(extractions);
    Some(format!(
        "“{}” in {here} and “{}” in {there} stay apart: {reason}",
        profile.name, groups[idx].name
    ))
}

//! How much a report is about each country.

use std::collections::BTreeMap;

use crate::entities::builder::Builder;
use crate::entities::home::countries;
use crate::entities::nominal::Held;
use crate::entities::place_line;
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{TokenIdx, TokenRange};

/// Mentions beyond these say no more.
const MOST_MENTIONS: usize = 8;
/// Weights: in halves of a mention, so that they stay whole numbers.
pub(super) const MENTION: usize = 2;
const IN_HEADLINE: usize = 4;
const IN_LEAD: usize = 4;
pub(super) const IN_DATELINE: usize = 8;

/// How much the text is about each country, apart from any official.
pub(super) fn topic(
    builder: &Builder<'_, '_>,
    held: &[Held],
    titled: &[TokenRange],
) -> BTreeMap<EntityIdx, usize> {
    let doc = builder.words.doc;
    let lead = doc.sentences.iter().find(|s| !s.boilerplate && s.paragraph > 0);
    let headline = doc.sentences.iter().find(|s| !s.boilerplate && s.paragraph == 0);
    let dateline = place_line::countries_of(builder);
    let first = whom_it_is_about(builder, held);
    countries(builder)
        .map(|(idx, e)| {
            let named: Vec<TokenIdx> = e
                .mentions
                .iter()
                .filter(|m| m.form != MentionForm::Pronoun)
                .map(|m| m.tokens.start)
                .collect();
            // "President A of Finland" tells of A rather than what the text is about.
            let (in_titles, free): (Vec<TokenIdx>, Vec<TokenIdx>) =
                named.iter().partition(|t| titled.iter().any(|range| range.contains(**t)));
            let weigh = |mentions: &[TokenIdx]| {
                let within = |s: Option<&crate::nlp::Sentence>| {
                    s.is_some_and(|s| mentions.iter().any(|&t| s.tokens.contains(t)))
                };
                MENTION * mentions.len().min(MOST_MENTIONS)
                    + if within(headline) { IN_HEADLINE } else { 0 }
                    + if within(lead) { IN_LEAD } else { 0 }
            };
            let mut weight = weigh(&free) + weigh(&in_titles) / 2;
            weight += if first.0 == Some(idx) { first.1 } else { 0 };
            let here = e.iso2.as_deref().is_some_and(|iso2| dateline.contains(&iso2));
            weight += if here { IN_DATELINE } else { 0 };
            (idx, weight)
        })
        .collect()
}

/// The country of the official whom the report names first, where the title says it, and how often
/// it speaks of that official: whom a report is about tells what it is about. Where the first of
/// them goes without a country, those that have one are the guests.
fn whom_it_is_about(builder: &Builder<'_, '_>, held: &[Held]) -> (Option<EntityIdx>, usize) {
    let Some(first) = held.iter().min_by_key(|h| h.head) else { return (None, 0) };
    let mentions = builder.entity(first.person).mentions.len();
    let country = first.of.filter(|&of| builder.entity(of).kind == EntityKind::Country);
    (country, mentions.min(MOST_MENTIONS))
}

/// Where persons stand with their titles, with the country before or behind.
pub(super) fn titled_ranges(builder: &Builder<'_, '_>) -> Vec<TokenRange> {
    let words = builder.words;
    builder
        .entities
        .iter()
        .filter(|e| e.kind == EntityKind::Person)
        .flat_map(|e| &e.mentions)
        .filter(|m| m.form != MentionForm::Pronoun)
        .map(|m| {
            let behind = if words.lower(m.tokens.end) == "of" { 4 } else { 0 };
            TokenRange::new(m.tokens.start.saturating_sub(2), m.tokens.end + behind)
        })
        .collect()
}

//! What an official is in charge of, as it stands behind the office: "for Political Affairs".

use crate::entities::words::Words;
use crate::nlp::TokenIdx;

/// "for Political Affairs", "on critical infrastructure": where ends what somebody is in charge of.
pub(super) fn charge(
    words: &Words<'_>,
    ceiling: TokenIdx,
    start: TokenIdx,
    topic: bool,
) -> Option<TokenIdx> {
    let capitalized = words.is_capitalized(start);
    let tag = |t: TokenIdx| words.doc.tag(t);
    let end = (start..ceiling)
        .take_while(|&t| {
            if capitalized {
                words.is_capitalized(t) || matches!(words.lower(t), "and" | "of" | "the" | ",")
            } else {
                tag(t).is_noun() || tag(t).is_adjective()
            }
        })
        .last()
        .map(|t| t + 1)?;
    // A topic in plain words needs no word that tells a portfolio where the apposition ends.
    let closed = !capitalized && topic && words.is_comma(end);
    // "for Pacific affairs": a region and a common noun.
    let region = capitalized.then(|| portfolio_end(words, end, (end + 1).min(ceiling))).flatten();
    region.or_else(|| portfolio_end(words, start, end)).or(closed.then_some(end))
}

/// How far a capitalized run behind "for" is a portfolio rather than a name: up to the last word
/// that ends one ("Political Affairs", "Arms Control").
pub(super) fn portfolio_end(words: &Words<'_>, start: TokenIdx, end: TokenIdx) -> Option<TokenIdx> {
    (start..end)
        .rev()
        .find(|&t| {
            matches!(
                words.lower(t),
                "affairs"
                    | "policy"
                    | "security"
                    | "relations"
                    | "cooperation"
                    | "development"
                    | "trade"
                    | "control"
                    | "rights"
                    | "defense"
                    | "defence"
                    | "issues"
                    | "matters"
                    | "operations"
                    | "reconstruction"
                    | "energy"
                    | "climate"
                    | "change"
                    | "finance"
                    | "economy"
                    | "strategy"
                    | "infrastructure"
                    | "technology"
                    | "terrorism"
                    | "migration"
                    | "health"
                    | "education"
                    | "tourism"
                    | "justice"
                    | "equality"
                    | "reform"
                    | "peace"
            )
        })
        .map(|t| t + 1)
}

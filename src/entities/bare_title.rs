//! Titles without a name: "the Kenyan minister", "the French leader" stand for somebody named.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::Held;
use crate::entities::title::{Of, Title};
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::TokenIdx;

/// A title without a name: whom it stands for, if somebody in the text fits.
pub(super) fn bare_title(
    builder: &mut Builder<'_, '_>,
    held: &[Held],
    title: &Title,
) -> Option<EntityIdx> {
    if title.plural || title.status_said || !(title.definite || title.of.is_some()) {
        return None;
    }
    // "a Japanese foreign minister" is any of them.
    let before = title.tokens.start.checked_sub(1).map_or("", |t| builder.words.lower(t));
    if matches!(before, "a" | "an" | "any" | "every" | "no" | "each" | "another" | "former") {
        return None;
    }
    let country = match &title.of {
        Some(Of::Country(iso2)) => Some(builder.country(iso2)),
        Some(Of::Organization(_) | Of::Place(_)) => crate::entities::office::owner(builder, title),
        None => None,
    };
    let leader = facts::is_leader_word(&title.class);
    let fits = |h: &&Held| {
        // "the Kenyan minister" after "Kenyan Trade Minister A".
        let minister = title.class == "minister"
            && h.class.ends_with(" minister")
            && !h.class.ends_with("prime minister");
        let class = h.class == title.class || minister || leader && facts::is_top_office(&h.class);
        let place = match (country, h.of) {
            (Some(a), Some(b)) => a == b,
            // Whoever is known to be another country's is not this one's.
            (Some(a), None) => {
                let held = builder.entity(h.person).offices.iter().filter_map(|o| o.of);
                let mut countries =
                    held.filter(|&of| builder.entity(of).kind == EntityKind::Country).peekable();
                !h.title.contains(" to ")
                    && (countries.peek().is_none() || countries.any(|of| of == a))
            }
            (None, _) => true,
        };
        class && place
    };
    let mut candidates: Vec<EntityIdx> = Vec::new();
    // Those whose country is known to be the one asked for come before those of unknown country.
    for sure in [true, false] {
        for h in held.iter().filter(fits) {
            let known = country.is_none() || h.of == country;
            if known == sure && !candidates.contains(&h.person) {
                candidates.push(h.person);
            }
        }
        if !candidates.is_empty() {
            break;
        }
    }
    let chosen = if title.class == "minister" {
        // Of several ministers the one spoken of last.
        let before = |&&idx: &&EntityIdx| {
            let mentions = builder.entity(idx).mentions.iter().map(|m| m.head);
            mentions.filter(|&head| head < title.tokens.start).max()
        };
        candidates.iter().max_by_key(before).copied()?
    } else {
        most_salient(builder, &candidates, title.tokens.start)?
    };
    builder.mention(chosen, title.tokens, title.tokens, MentionForm::Nominal);
    if let Some(country) = country
        && builder.entity(country).kind == EntityKind::Country
    {
        crate::entities::office::fill(builder, chosen, country);
    }
    Some(chosen)
}

/// Of several, the one named in the same sentence before this place, else the one mentioned most
/// often so far, else most recently.
fn most_salient(
    builder: &Builder<'_, '_>,
    candidates: &[EntityIdx],
    at: TokenIdx,
) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let sentence = doc.sentence_of(at).tokens;
    candidates
        .iter()
        .copied()
        .map(|idx| {
            let before: Vec<_> =
                builder.entity(idx).mentions.iter().filter(|m| m.head < at).collect();
            let here = before
                .iter()
                .filter(|m| sentence.contains(m.head))
                .any(|m| doc.tokens[m.head].dep.is_subject());
            let latest = before.iter().map(|m| m.head).max();
            (here, before.len(), latest, idx)
        })
        .max()
        .map(|(_, _, _, idx)| idx)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::rendered;

    #[test]
    fn a_minister_may_be_called_so_without_the_portfolio() {
        expect![[r"
            country | Kenya |  | Kenyan
            person | Ada Roe | current Trade Minister of Kenya | 
            country | Peru |  | 
              Kenyan minister → Ada Roe
        "]]
        .assert_eq(&rendered(
            "Kenyan Trade Minister Ada Roe left Peru. The Kenyan minister was tired.",
        ));
    }
}

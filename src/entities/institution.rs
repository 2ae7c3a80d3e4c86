//! Posts of institutions where the title leaves out which one: "Governor A" in a report on a central
//! bank, "the Secretary-General, B," where the text speaks of the United Nations, "Speaker C".
//!
//! Such a post is the institution's if the text names one of its kind and no second.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::Held;
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::knowledge::OrganizationKind;

/// A kind of institution with posts of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Institution {
    /// Its governor is called so without the bank.
    CentralBank,
    /// Has a speaker.
    Parliament,
    /// The one organization with a secretary-general that the papers call so and no more.
    UnitedNations,
    /// Has commissioners with portfolios.
    Commission,
}

/// The kind of institution that has such a post, where the title needs no more words.
fn institution_of_post(class: &str) -> Option<Institution> {
    Some(match class {
        "governor" | "deputy governor" | "vice governor" => Institution::CentralBank,
        "speaker" | "deputy speaker" | "leader of the opposition" => Institution::Parliament,
        "secretary-general" | "secretary general" => Institution::UnitedNations,
        _ if class.starts_with("central bank ") => Institution::CentralBank,
        _ if class.ends_with(" commissioner") && class.split(' ').count() > 1 => {
            Institution::Commission
        }
        _ => return None,
    })
}

/// Whether an organization of that name is such an institution.
fn is_institution(name: &str, kind: Institution) -> bool {
    let lower = name.to_lowercase();
    match kind {
        Institution::CentralBank => {
            ["central bank", "reserve bank", "national bank"].iter().any(|n| lower.contains(n))
                || lower.starts_with("bank of ") && country_of_name(&name["Bank of ".len()..])
        }
        Institution::Parliament => {
            facts::organization_kind(name) == Some(OrganizationKind::Parliament)
        }
        Institution::UnitedNations => matches!(
            lower.as_str(),
            "united nations" | "un" | "u.n." | "un security council" | "security council"
        ),
        Institution::Commission => {
            matches!(lower.as_str(), "european commission" | "european union" | "eu")
        }
    }
}

/// The central bank that the text names, if it names but one.
pub(super) fn central_bank(builder: &Builder<'_, '_>) -> Option<EntityIdx> {
    only(builder, Institution::CentralBank)
}

fn country_of_name(name: &str) -> bool {
    facts::country_of_words(&name.split(' ').collect::<Vec<_>>()).is_some()
}

/// Gives posts without an owner the only institution of the text that has such posts.
pub(super) fn infer(builder: &mut Builder<'_, '_>, held: &mut [Held]) {
    for h in held.iter_mut().filter(|h| h.of.is_none() && h.possessor.is_none()) {
        let Some(kind) = institution_of_post(&h.class) else { continue };
        let Some(owner) = only(builder, kind) else { continue };
        let open = builder
            .entity_mut(h.person)
            .offices
            .iter_mut()
            .find(|o| o.of.is_none() && (o.title == h.title || o.title.contains(&h.title)));
        if let Some(office) = open {
            office.of = Some(owner);
            office.inferred = true;
            h.of = Some(owner);
        }
    }
}

/// The institution of a kind that the text names, if it names but one; a commission before the
/// union that it is part of.
fn only(builder: &Builder<'_, '_>, kind: Institution) -> Option<EntityIdx> {
    let named: Vec<EntityIdx> = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Organization)
        .filter(|(_, e)| e.mentions.iter().any(|m| m.form != MentionForm::Pronoun))
        .filter(|(_, e)| {
            std::iter::once(&e.name).chain(&e.aliases).any(|name| is_institution(name, kind))
        })
        .map(|(idx, _)| EntityIdx(idx))
        .collect();
    match named[..] {
        [one] => Some(one),
        _ if kind == Institution::Commission => {
            named.into_iter().find(|&e| builder.entity(e).name.ends_with("Commission"))
        }
        // "the central bank" beside the bank's name.
        _ if kind == Institution::CentralBank
            && named.iter().filter(|&&e| !builder.entity(e).tentative).count() == 1 =>
        {
            named.into_iter().find(|&e| !builder.entity(e).tentative)
        }
        // "Both Houses" beside the parliament's name.
        _ if kind == Institution::Parliament => {
            let mut known = named
                .into_iter()
                .filter(|&e| facts::is_known_organization(&builder.entity(e).name));
            known.next().filter(|_| known.next().is_none())
        }
        // "the Turkish central bank … the central bank": descriptions of one.
        _ if named.iter().all(|&e| builder.entity(e).tentative) => {
            named.into_iter().max_by_key(|&e| (builder.entity(e).mentions.len(), e.0))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_post_is_the_only_institutions_that_has_it() {
        check(
            "The central bank of Kenya kept its rates on Monday. Governor Ada Roe gave no reason.",
            expect![[r"
                organization | central bank (tentative) |  | 
                country | Kenya |  | 
                person | Ada Roe | current Governor of central bank? | 
                  its → Kenya
            "]],
        );
        check(
            "The United Nations sent a team. The text asks the Secretary-General, Ada Roe, to report.",
            expect![[r"
                organization | United Nations |  | 
                person | Ada Roe | current Secretary-General of United Nations? | 
            "]],
        );
    }

    #[test]
    fn of_two_central_banks_either_may_have_the_governor() {
        check(
            "The Bank of Ghana and the Bank of Uganda met. Governor Ada Roe spoke.",
            expect![[r"
                place | Bank of Ghana |  | 
                place | Bank of Uganda |  | 
                person | Ada Roe | current Governor | 
            "]],
        );
    }

    #[test]
    fn a_deputy_governor_is_the_central_banks() {
        check(
            "The Bank of Kenya cut its rate. The central bank of Kenya met. Deputy governor Ada Roe voted against it.",
            expect![[r"
                organization | Bank of Kenya |  | 
                country | Kenya |  | 
                organization | central bank (tentative) |  | 
                person | Ada Roe | current Deputy governor of Bank of Kenya? | 
                  its → Bank of Kenya
            "]],
        );
    }
}

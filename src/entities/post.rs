//! Posts of organizations where the title leaves out which one: "Chairwoman A" in a report on a
//! company, "President B" in one on a federation, "the provincial governor C" behind a province.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::Held;
use crate::entities::{Entity, EntityIdx, EntityKind, MentionForm};
use crate::knowledge::{Level, OrganizationKind};
use crate::nlp::TokenRange;

/// How many sentences back an organization may have been named whose post somebody has.
const REACH: usize = 2;
/// How often a report names the organization that it is about.
const LEAST_OF_TOPIC: usize = 3;

/// Gives such posts the organization or place that stands nearest, where it is the only one.
pub(super) fn infer(builder: &mut Builder<'_, '_>, held: &mut [Held]) {
    for h in held.iter_mut().filter(|h| h.of.is_none() && h.possessor.is_none()) {
        let only = facts::homes_of_office(&h.title)
            .into_iter()
            .find_map(|home| builder.known(EntityKind::Organization, home));
        let owner = match facts::level_of(&h.class) {
            _ if only.is_some() => only,
            Some(Level::Organization) if !is_states(&h.class) => nearest(builder, h),
            Some(Level::HeadOfState) if h.class.ends_with("president") => topic(builder),
            Some(Level::Local) => place_before(builder, h),
            Some(Level::Judicial) if h.class == "chief prosecutor" => only_court(builder, h),
            Some(Level::Spokesperson) if is_bare(&h.title) => who_speaks(builder, h),
            _ => None,
        };
        let Some(owner) = owner else { continue };
        let open = builder
            .entity_mut(h.person)
            .offices
            .iter_mut()
            .find(|o| o.of.is_none() && o.title.contains(&h.title));
        if let Some(office) = open {
            office.of = Some(owner);
            office.inferred = true;
            h.of = Some(owner);
        }
    }
}

/// Posts that states have, too.
fn is_states(class: &str) -> bool {
    ["ombuds", "auditor", "commissioner", "comptroller", "governor", "secretary"]
        .iter()
        .any(|word| class.contains(word))
}

/// Organizations that have a chairman or president of their own, and a name.
pub(super) fn has_posts(entity: &Entity) -> bool {
    let kind = std::iter::once(&entity.name)
        .chain(&entity.aliases)
        .find_map(|name| facts::organization_kind(name));
    let not = matches!(
        kind,
        Some(
            OrganizationKind::Media
                | OrganizationKind::Platform
                | OrganizationKind::Parliament
                | OrganizationKind::Ministry
                | OrganizationKind::Government
                | OrganizationKind::Military
                | OrganizationKind::Court
                | OrganizationKind::Embassy
                | OrganizationKind::Royal
                | OrganizationKind::Police
                | OrganizationKind::Treaty
                | OrganizationKind::People
        )
    );
    entity.kind == EntityKind::Organization && !entity.tentative && !not
}

/// The only such organization of the sentence up to the title, else of the one before, and so on.
fn nearest(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let here = doc.sentence_idx_of(h.head);
    (0..=REACH.min(here)).find_map(|back| {
        let sentence = doc.sentences[here - back].tokens;
        let within = TokenRange::new(sentence.start, sentence.end.min(h.head));
        let mut named = builder.entities.iter().enumerate().filter(|(_, e)| {
            has_posts(e) && e.mentions.iter().any(|m| within.contains(m.tokens.end - 1))
        });
        match (named.next(), named.next()) {
            (Some((idx, _)), None) => Some(Some(EntityIdx(idx))),
            // Of two either may be meant.
            (Some(_), Some(_)) => Some(None),
            _ => None,
        }
    })?
}

/// "Spokeswoman A said": nothing but the word.
fn is_bare(title: &str) -> bool {
    !title.contains(' ')
}

/// "The agency rejected it. …, spokeswoman A said": the only body that speaks or acts in the
/// paragraph up to there.
fn who_speaks(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let here = doc.sentence_idx_of(h.head);
    (0..=REACH.min(here)).find_map(|back| {
        let sentence = doc.sentences[here - back].tokens;
        let mut acting = builder.entities.iter().enumerate().filter(|(_, e)| {
            let may_speak = !matches!(
                facts::organization_kind(&e.name),
                Some(OrganizationKind::Media | OrganizationKind::Platform)
            );
            let subject = e.mentions.iter().any(|m| {
                sentence.contains(m.head) && m.head < h.head && doc.tokens[m.head].dep.is_subject()
            });
            matches!(e.kind, EntityKind::Organization | EntityKind::Country) && subject && may_speak
        });
        let (idx, entity) = acting.next()?;
        let only = acting.next().is_none() && entity.kind == EntityKind::Organization;
        Some(only.then_some(EntityIdx(idx)))
    })?
}

/// The chief prosecutor of the only court that the report has named.
fn only_court(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let mut courts = builder.entities.iter().enumerate().filter(|(_, e)| {
        e.kind == EntityKind::Organization
            && !e.tentative
            && facts::organization_kind(&e.name) == Some(OrganizationKind::Court)
            && e.mentions.iter().any(|m| m.head < h.head)
    });
    let (idx, _) = courts.next()?;
    courts.next().is_none().then_some(EntityIdx(idx))
}

/// The organization with members and a president that the report is about: it begins with it and
/// names no country as often.
fn topic(builder: &Builder<'_, '_>) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let begin = doc.sentences.iter().filter(|s| !s.boilerplate).take(2).last()?.tokens.end;
    let named = |e: &Entity| e.mentions.iter().filter(|m| m.form != MentionForm::Pronoun).count();
    let most = builder
        .entities
        .iter()
        .filter(|e| e.kind == EntityKind::Country)
        .map(named)
        .max()
        .unwrap_or(0);
    let mut found = builder.entities.iter().enumerate().filter(|(_, e)| {
        let kind = facts::organization_kind(&e.name);
        let presided = matches!(
            kind,
            Some(
                OrganizationKind::Sports
                    | OrganizationKind::Union
                    | OrganizationKind::Ngo
                    | OrganizationKind::University
                    | OrganizationKind::Religious
                    | OrganizationKind::Company
                    | OrganizationKind::Body
            )
        );
        has_posts(e)
            && presided
            && named(e) >= LEAST_OF_TOPIC.max(most)
            && e.mentions.iter().any(|m| m.tokens.end <= begin)
    });
    let (idx, _) = found.next()?;
    found.next().is_none().then_some(EntityIdx(idx))
}

/// "on Long Island to provincial governor A": the place named last in the sentence.
fn place_before(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let sentence = doc.sentence_of(h.head).tokens;
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Place)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.head, EntityIdx(idx))))
        .filter(|&(head, _)| sentence.contains(head) && head < h.head)
        .max()
        .map(|(_, idx)| idx)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_post_is_the_organizations_that_stands_nearest() {
        check(
            "Mining group Kestrel Resources lost its license on Tuesday. Chairwoman Ada Roe said trust was gone.",
            expect![[r"
                organization | Kestrel Resources |  | 
                person | Ada Roe | current Chairwoman of Kestrel Resources? | 
                  its → Kestrel Resources
            "]],
        );
    }

    #[test]
    fn of_two_companies_either_may_have_the_chairwoman() {
        check(
            "Kestrel Resources Ltd. and Norsk Kraft Ltd. will merge. Chairwoman Ada Roe signed.",
            expect![[r"
                organization | Kestrel Resources Ltd. |  | 
                organization | Norsk Kraft Ltd. |  | 
                person | Ada Roe | current Chairwoman | 
            "]],
        );
    }

    #[test]
    fn a_federation_that_a_report_is_about_has_the_president() {
        check(
            "The World Rowing Federation met in Kenya. President Ada Roe said the World Rowing Federation was open to all. The World Rowing Federation votes in May.",
            expect![[r"
                organization | World Rowing Federation |  | 
                country | Kenya |  | 
                person | Ada Roe | current President of World Rowing Federation? | 
            "]],
        );
    }

    #[test]
    fn who_speaks_speaks_for_the_body_that_acts() {
        check(
            "The World Bank turned the plan down. \"We have said so,\" spokeswoman Ada Roe said.",
            expect![[r"
                organization | World Bank |  | 
                person | Ada Roe | current spokeswoman of World Bank? | 
            "]],
        );
        check(
            "Peru turned the plan down. \"We have said so,\" spokeswoman Ada Roe said.",
            expect![[r"
                country | Peru |  | 
                person | Ada Roe | current spokeswoman | 
            "]],
        );
    }

    #[test]
    fn a_chief_prosecutor_is_of_the_only_court() {
        check(
            "The International Criminal Court looked into Peru. Peru was silent. Chief prosecutor Ada Roe asked Peru for papers.",
            expect![[r"
                organization | International Criminal Court |  | 
                country | Peru |  | 
                person | Ada Roe | current Chief prosecutor of International Criminal Court? | 
            "]],
        );
    }

    #[test]
    fn a_governor_is_of_the_place_just_named() {
        check(
            "They were handed over on Basilan to provincial governor Ada Roe.",
            expect![[r"
                place | Basilan |  | 
                person | Ada Roe | current provincial governor of Basilan? | 
            "]],
        );
    }
    #[test]
    fn some_titles_are_of_one_organization_alone() {
        check(
            "The UN sent food to Chad. The Humanitarian Coordinator, Ada Roe, thanked Peru.",
            expect![[r"
                organization | UN |  | 
                country | Chad |  | 
                person | Ada Roe | current Humanitarian Coordinator of UN? | 
                country | Peru |  | 
            "]],
        );
    }
}

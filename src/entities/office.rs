//! Offices of persons, and whose they are where the title alone does not say.
//!
//! The country of an official is worked out from the text only where it is certain. An outlet's
//! home country is not evidence.

use crate::entities::beside;
use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::holder::NAMING_VERBS;
use crate::entities::home;
use crate::entities::institution;
use crate::entities::late;
use crate::entities::nominal::{Held, body_called, mention_over};
use crate::entities::owner;
use crate::entities::plural_title;
use crate::entities::post;
use crate::entities::pronoun::SPEECH;
use crate::entities::side;
use crate::entities::succession;
use crate::entities::thing;
use crate::entities::title::{Of, Title};
use crate::entities::{Entity, EntityIdx, EntityKind, MentionForm, Office, OfficeStatus};
use crate::knowledge::{Knowledge, Level};
use crate::nlp::Dep;

/// The entity whose office a title is, where said.
pub(super) fn owner(builder: &mut Builder<'_, '_>, title: &Title) -> Option<EntityIdx> {
    match title.of.as_ref()? {
        Of::Country(iso2) => Some(builder.country(iso2)),
        Of::Place(tokens) => {
            let is_it = |e: &Entity| {
                e.kind == EntityKind::Place && e.mentions.iter().any(|m| m.tokens.overlaps(*tokens))
            };
            let at = builder.entities.iter().position(is_it).map(EntityIdx);
            Some(at.unwrap_or_else(|| thing::place(builder, *tokens)))
        }
        Of::Organization(tokens) => {
            let at = builder
                .entities
                .iter()
                .position(|e| {
                    matches!(e.kind, EntityKind::Organization | EntityKind::Event)
                        && e.mentions.iter().any(|m| {
                            m.tokens.overlaps(*tokens) && m.tokens.contains(tokens.end - 1)
                        })
                })
                .map(EntityIdx);
            // "the parliamentary committee" that the text has named in full.
            let words = builder.words;
            let described = !words.is_capitalized(tokens.start)
                && tokens.len() <= 2
                && words.lower(tokens.start.saturating_sub(1)) == "the";
            // A central bank is no bank of another kind.
            let central = words.phrase(*tokens).eq_ignore_ascii_case("central bank");
            let named = if central {
                institution::central_bank(builder)
            } else {
                described
                    .then(|| words.lemma(tokens.end - 1).to_lowercase())
                    .and_then(|lemma| body_called(builder, &lemma, tokens.start))
            };
            if let Some(idx) = at.is_none().then_some(named).flatten() {
                builder.mention(idx, *tokens, *tokens, MentionForm::Nominal);
                return Some(idx);
            }
            at.or_else(|| {
                let name = builder.words.phrase(*tokens);
                let idx = builder.named(EntityKind::Organization, &name);
                builder.entity_mut(idx).tentative = true;
                builder.mention(idx, *tokens, *tokens, MentionForm::Nominal);
                Some(idx)
            })
        }
    }
}

/// The office that a title says a person holds.
pub(super) fn office(builder: &mut Builder<'_, '_>, title: &Title) -> Office {
    let of = owner(builder, title).or_else(|| party_spoken_of(builder, title));
    Office {
        title: title.text.clone(),
        of,
        status: title.status,
        span: crate::entities::people::title_span(builder.words, title),
        inferred: false,
    }
}

/// "then party leader A": of the organization that the text spoke of last.
fn party_spoken_of(builder: &Builder<'_, '_>, title: &Title) -> Option<EntityIdx> {
    if !title.class.split(' ').any(|word| word == "party") {
        return None;
    }
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Organization && !e.tentative)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.head, EntityIdx(idx))))
        .filter(|&(head, _)| head < title.tokens.start)
        .max()
        .map(|(_, idx)| idx)
}

/// Whom an official appoints takes an office of the official's country.
fn from_who_appoints(builder: &mut Builder<'_, '_>) {
    let words = builder.words;
    let doc = words.doc;
    for idx in persons(builder) {
        let Some(office) = builder
            .entity(idx)
            .offices
            .iter()
            .find(|o| o.of.is_none() && o.status == OfficeStatus::Incoming)
        else {
            continue;
        };
        let Some(at) = doc.token_at(office.span.start) else { continue };
        let sentence = doc.sentence_of(at).tokens;
        let verb = sentence.iter().find(|&t| NAMING_VERBS.contains(&words.lemma(t)));
        let subject = verb.and_then(|verb| doc.child(verb, &[Dep::Nsubj]));
        // "The federation elected A president": its own.
        let body = subject.and_then(|s| mention_over(builder, s)).filter(|&e| {
            let entity = builder.entity(e);
            entity.kind == EntityKind::Organization && post::has_posts(entity)
        });
        if let Some(body) = body.filter(|_| is_of_bodies(&office.title)) {
            fill(builder, idx, body);
            continue;
        }
        let country = subject
            .and_then(|s| {
                builder.entities.iter().find(|e| e.mentions.iter().any(|m| m.tokens.contains(s)))
            })
            .and_then(|who| who.offices.iter().find_map(|o| o.of))
            .filter(|&of| builder.entity(of).kind == EntityKind::Country);
        if let Some(country) = country {
            fill(builder, idx, country);
            continue;
        }
        // The president's adviser works in the presidential office, where the text has one.
        let title = office.title.to_lowercase();
        let own = ["adviser", "advisor", "aide", "secretary", "chief of staff", "spokes"]
            .iter()
            .any(|word| title.contains(word));
        let house = builder.known(EntityKind::Organization, "presidential office");
        if own && house.is_some() {
            for office in &mut builder.entity_mut(idx).offices {
                if office.of.is_none() && office.status == OfficeStatus::Incoming {
                    office.of = house;
                    office.inferred = true;
                }
            }
        }
    }
}

/// Works out the country of officials whose titles do not say it, surest reason first.
pub(super) fn infer_countries(builder: &mut Builder<'_, '_>, held: &mut [Held]) {
    late::infer(builder);
    from_other_offices(builder);
    from_who_appoints(builder);
    from_counterparts(builder, held);
    from_own_capital(builder);
    side::infer(builder, held);
    beside::infer(builder, held);
    plural_title::infer(builder, held);
    from_known_leaders(builder, held);
    institution::infer(builder, held);
    post::infer(builder, held);
    home::from_context(builder, held);
    owner::from_possessors(builder, held);
    beside::infer(builder, held);
    from_other_offices(builder);
    from_who_appoints(builder);
    succession::replacements(builder);
    late::infer(builder);
}

/// Whether a title is one that bodies give: chairman, general secretary, chief executive.
fn is_of_bodies(title: &str) -> bool {
    let last = title.to_lowercase();
    let level = facts::level_of(&last);
    matches!(level, Some(Level::Organization | Level::Party))
        || last == "president"
        || last == "honorary president"
}

fn persons(builder: &Builder<'_, '_>) -> Vec<EntityIdx> {
    (0..builder.entities.len())
        .map(EntityIdx)
        .filter(|&idx| builder.entity(idx).kind == EntityKind::Person)
        .collect()
}

/// A person's offices at one time are one country's: what one title says holds for the others.
fn from_other_offices(builder: &mut Builder<'_, '_>) {
    for idx in persons(builder) {
        let country = builder
            .entity(idx)
            .offices
            .iter()
            .filter_map(|o| o.of)
            .find(|&of| builder.entity(of).kind == EntityKind::Country);
        let Some(country) = country else { continue };
        for office in &mut builder.entity_mut(idx).offices {
            // "Chairperson A, the Kenyan head of state": the chair is some body's.
            let chair = facts::level_of(&office.title) == Some(Level::Organization);
            if office.of.is_none() && !chair {
                office.of = Some(country);
                office.inferred = true;
            }
        }
    }
}

/// Heads of state and government of many years, by name and kind of office, from a table. Only
/// where the text speaks of that country: without a word for it there would be nothing to show.
fn from_known_leaders(builder: &mut Builder<'_, '_>, held: &[Held]) {
    for h in held {
        let Some(person) = builder.person_facts(h.person) else { continue };
        let bare = builder.entity(h.person).offices.iter().any(|o| o.of.is_none());
        if !bare {
            continue;
        }
        let country = facts::country_of_leader(&person.name, &h.class)
            .and_then(|iso2| builder.known_country(iso2));
        if let Some(country) = country {
            fill(builder, h.person, country);
        }
    }
}

/// "his counterparts from A and B", and A and B stand elsewhere in a list with one country more:
/// that is his.
fn from_counterparts(builder: &mut Builder<'_, '_>, held: &[Held]) {
    let counterparts: Vec<(EntityIdx, Vec<EntityIdx>)> = builder
        .groups
        .iter()
        .filter(|g| builder.words.lemma(g.head) == "counterpart")
        .filter_map(|g| {
            let sentence = builder.words.doc.sentence_of(g.head).tokens;
            let owner = held.iter().map(|h| h.person).find(|&p| {
                !g.members.contains(&p)
                    && builder
                        .entity(p)
                        .mentions
                        .iter()
                        .any(|m| sentence.contains(m.head) && m.head < g.head)
            })?;
            let theirs = g
                .members
                .iter()
                .filter_map(|m| builder.entity(*m).offices.iter().find_map(|o| o.of))
                .collect();
            Some((owner, theirs))
        })
        .collect();
    for (owner, theirs) in counterparts {
        let rest: Vec<EntityIdx> = country_lists(builder)
            .into_iter()
            .filter(|list| {
                list.len() == theirs.len() + 1 && theirs.iter().all(|c| list.contains(c))
            })
            .filter_map(|list| list.into_iter().find(|c| !theirs.contains(c)))
            .collect();
        if let [first, others @ ..] = rest.as_slice()
            && others.iter().all(|c| c == first)
        {
            fill(builder, owner, *first);
        }
    }
}

/// Countries that stand side by side in lists ("Japan, the U.S. and South Korea").
fn country_lists(builder: &Builder<'_, '_>) -> Vec<Vec<EntityIdx>> {
    let words = builder.words;
    let mut mentions: Vec<(usize, usize, EntityIdx)> = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Country)
        .flat_map(|(idx, e)| {
            e.mentions
                .iter()
                .filter(|m| m.form == MentionForm::Name)
                .map(move |m| (m.tokens.start, m.tokens.end, EntityIdx(idx)))
        })
        .collect();
    mentions.sort_unstable();
    let mut lists: Vec<Vec<EntityIdx>> = Vec::new();
    let mut end = usize::MAX;
    for (start, stop, idx) in mentions {
        let joined = end < start
            && start - end <= 3
            && (end..start).all(|t| matches!(words.lower(t), "," | "and" | "the"));
        match lists.last_mut() {
            Some(list) if joined => list.push(idx),
            _ => lists.push(vec![idx]),
        }
        end = stop;
    }
    lists
}

/// "A said Tokyo was watching": an official without a country who says what one government does
/// speaks for it, where no official of that country is named otherwise.
fn from_own_capital(builder: &mut Builder<'_, '_>) {
    let words = builder.words;
    let doc = words.doc;
    for idx in persons(builder) {
        if builder.entity(idx).offices.iter().all(|o| o.of.is_some()) {
            continue;
        }
        let spoken: Vec<EntityIdx> = builder
            .entity(idx)
            .mentions
            .iter()
            .filter(|m| doc.tokens[m.head].dep == Dep::Nsubj)
            .filter_map(|m| doc.tokens[m.head].head)
            .filter(|&verb| SPEECH.contains(&words.lemma(verb)))
            .flat_map(|verb| doc.children_by(verb, &[Dep::Ccomp]))
            .filter_map(|clause| doc.child(clause, &[Dep::Nsubj]))
            .filter_map(|subject| {
                builder
                    .entities
                    .iter()
                    .position(|e| {
                        e.kind == EntityKind::Country
                            && e.mentions
                                .iter()
                                .any(|m| m.form == MentionForm::Metonym && m.head == subject)
                    })
                    .map(EntityIdx)
            })
            .collect();
        if let [country] = spoken.as_slice() {
            fill(builder, idx, *country);
        }
    }
}

/// "PM", "C.E.O.": capitals alone.
pub(super) fn is_abbreviation(title: &str) -> bool {
    title.len() > 1 && title.chars().all(|c| c.is_uppercase() || c == '.')
}

/// The same for all wordings of the office that these words are as a whole.
pub(super) fn office_of(title: &[&str]) -> Option<String> {
    let found = Knowledge::shipped().offices.longest_at(title, 0)?;
    (found.len == title.len()).then(|| found.role(None))
}

/// The office that somebody has counterparts in: a rank is none.
pub(super) fn main_office(builder: &Builder<'_, '_>, person: EntityIdx) -> Option<Office> {
    let offices = &builder.entity(person).offices;
    offices.iter().find(|office| !is_rank(office)).or(offices.first()).cloned()
}

/// Whether nothing but ranks and what was once is known of somebody.
pub(super) fn has_no_office(builder: &Builder<'_, '_>, person: EntityIdx) -> bool {
    let offices = &builder.entity(person).offices;
    offices.iter().all(|office| is_rank(office) || office.status == OfficeStatus::Former)
}

/// "Gen.", "admiral": how high in the forces, not what one does there.
fn is_rank(office: &Office) -> bool {
    let title = office.title.to_lowercase();
    let post = ["chief", "commander", "head"].iter().any(|word| title.contains(word));
    !post && facts::level_of(&office.title) == Some(Level::Military)
}

/// Gives all offices of a person without a country this one.
pub(super) fn fill(builder: &mut Builder<'_, '_>, person: EntityIdx, country: EntityIdx) {
    for office in &mut builder.entity_mut(person).offices {
        if office.of.is_none() {
            office.of = Some(country);
            office.inferred = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn counterparts_tell_the_country_that_is_left() {
        check(
            "Foreign Minister Ken Arakawa will meet his counterparts from Mexico and Canada. Canadian Foreign Minister Jean Roy and Mexican Foreign Minister Carla Ortega will attend. Japan, Mexico and Canada are partners.",
            expect![[r"
                person | Ken Arakawa | current Foreign Minister of Japan? | 
                country | Mexico |  | Mexican
                country | Canada |  | Canadian
                person | Jean Roy | current Foreign Minister of Canada | 
                person | Carla Ortega | current Foreign Minister of Mexico | 
                country | Japan |  | 
                  his → Ken Arakawa
                  counterparts → Carla Ortega + Jean Roy
            "]],
        );
    }

    #[test]
    fn a_minister_speaks_for_one_capital() {
        check(
            "Foreign Minister Ken Arakawa said Tokyo was watching the vote in Peru.",
            expect![[r"
                person | Ken Arakawa | current Foreign Minister of Japan? | 
                country | Japan |  | Tokyo
                event | vote in Peru (tentative) |  | vote
                country | Peru |  | 
            "]],
        );
    }

    #[test]
    fn no_country_is_guessed() {
        check(
            "Foreign Minister Ken Arakawa praised Peru.",
            expect![[r"
            person | Ken Arakawa | current Foreign Minister | 
            country | Peru |  | 
        "]],
        );
    }

    #[test]
    fn whom_a_federation_elects_is_its_own() {
        check(
            "The World Rowing Federation named Ada Roe honorary president on Friday.",
            expect![[r"
                organization | World Rowing Federation |  | 
                person | Ada Roe | incoming president of World Rowing Federation? | 
            "]],
        );
    }
}

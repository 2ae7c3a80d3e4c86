//! Counterparts: "his Irish counterpart B", "her counterparts from A and B" hold the office of the
//! one who has them, in another country.

use crate::entities::builder::Builder;
use crate::entities::nominal::{Held, mention_over};
use crate::entities::office;
use crate::entities::succession;
use crate::entities::{EntityIdx, EntityKind, Group, MentionForm, Office, OfficeStatus};
use crate::knowledge::Knowledge;
use crate::nlp::{TokenIdx, TokenRange};

/// "his Irish counterpart B", "her counterparts from A and B": the office of the one who has the
/// counterpart, of another country.
pub(super) fn counterparts(builder: &mut Builder<'_, '_>, held: &mut Vec<Held>) {
    each_counterpart(builder, held, false);
}

/// The same once more, for those whose owner's country was worked out since.
pub(super) fn late_counterparts(builder: &mut Builder<'_, '_>, held: &mut Vec<Held>) {
    each_counterpart(builder, held, true);
}

fn each_counterpart(builder: &mut Builder<'_, '_>, held: &mut Vec<Held>, late: bool) {
    let words = builder.words;
    for sentence in words.doc.sentences.iter().filter(|s| !s.boilerplate) {
        for token in sentence.tokens.iter() {
            match words.lemma(token) {
                "counterpart" | "colleague" | "homologue" => {
                    counterpart(builder, held, sentence.tokens, token..token + 1, late);
                }
                "opposite" if words.lower(token + 1) == "number" => {
                    counterpart(builder, held, sentence.tokens, token..token + 2, late);
                }
                _ if late => {}
                "predecessor" => succession::succession(builder, held, token, OfficeStatus::Former),
                "successor" => succession::succession(builder, held, token, OfficeStatus::Current),
                _ => {}
            }
        }
    }
}

fn counterpart(
    builder: &mut Builder<'_, '_>,
    held: &mut Vec<Held>,
    sentence: TokenRange,
    noun: std::ops::Range<TokenIdx>,
    late: bool,
) {
    let (token, end) = (noun.start, noun.end);
    let words = builder.words;
    let owner = (sentence.start..token).rev().take(6).find_map(|t| {
        let possessive =
            matches!(words.lower(t), "his" | "her" | "their") || words.is_possessive_ending(t + 1);
        possessive.then(|| mention_over(builder, t)).flatten()
    });
    let owner = owner.or_else(|| {
        // The sentence's subject, where the pronoun is still open.
        held.iter()
            .filter(|h| {
                builder
                    .entity(h.person)
                    .mentions
                    .iter()
                    .any(|m| sentence.contains(m.head) && m.head < token)
            })
            .map(|h| h.person)
            .next()
    });
    let Some(owner) = owner else { return };
    let Some(office) = office::main_office(builder, owner) else { return };
    let class = held
        .iter()
        .filter(|h| h.person == owner)
        .min_by_key(|h| h.title != office.title)
        .map(|h| h.class.clone());
    let Some(class) = class else { return };
    let office = Office { title: title_elsewhere(builder, &office), ..office };
    let countries = countries_of(builder, sentence, token);
    if doc_is_plural(builder, token)
        && pairs(builder, held, (owner, &office.title, &class), &countries, end)
    {
        return;
    }
    let name_behind = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Person)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.tokens.start, EntityIdx(idx))))
        .find(|&(start, idx)| {
            idx != owner && (start == end || start == end + 1 && words.is_comma(end))
        });
    if let Some((_, person)) = name_behind {
        let of = countries.first().copied().or_else(|| other_country(builder, &office));
        let Some(of) = of.map(Some) else { return };
        if office::has_no_office(builder, person) {
            let new = Office {
                title: office.title.clone(),
                of,
                status: OfficeStatus::Current,
                span: words.span(TokenRange::new(token, token + 1)),
                inferred: true,
            };
            builder.office(person, new);
            held.push(Held {
                person,
                class,
                of,
                possessor: None,
                title: office.title.clone(),
                span: words.span(TokenRange::new(token, token + 1)),
                head: token,
            });
        }
        return;
    }
    if late {
        return;
    }
    let members: Vec<EntityIdx> = countries
        .iter()
        .filter_map(|&c| {
            held.iter()
                .find(|h| h.of == Some(c) && h.class == class && h.person != owner)
                .map(|h| h.person)
        })
        .collect();
    let range = TokenRange::new(token, token + 1);
    match members.as_slice() {
        [one] => builder.mention(*one, range, range, MentionForm::Nominal),
        [_, _, ..] => builder.groups.push(Group { tokens: range, head: token, members }),
        [] => {}
    }
}

/// The countries of counterparts.
fn countries_of(
    builder: &Builder<'_, '_>,
    sentence: TokenRange,
    token: TokenIdx,
) -> Vec<EntityIdx> {
    let words = builder.words;
    // Country before ("his Irish counterpart") or behind ("his counterpart from Ireland").
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Country)
        .filter(|(_, e)| {
            e.mentions.iter().any(|m| {
                m.tokens.end == token
                    || m.tokens.end < token
                        && token - m.tokens.end <= 3
                        && (m.tokens.end..token).all(|t| {
                            matches!(words.lower(t), "and" | ",")
                                || words.is_capitalized(t) && words.doc.tag(t).is_adjective()
                        })
                    || m.tokens.start > token
                        && m.tokens.start <= token + 8
                        && words.lower(token + 1) == "from"
                        && sentence.contains(m.tokens.start)
            })
        })
        .map(|(idx, _)| EntityIdx(idx))
        .collect()
}

/// "her counterpart A" in a text on two countries: of the one that is not hers.
fn other_country(builder: &Builder<'_, '_>, office: &Office) -> Option<EntityIdx> {
    let own = office.of.filter(|&of| builder.entity(of).kind == EntityKind::Country)?;
    let named = |e: &crate::entities::Entity| {
        e.mentions.iter().filter(|m| m.form != MentionForm::Pronoun).count()
    };
    let mut others = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(idx, e)| e.kind == EntityKind::Country && *idx != own.0 && named(e) > 1);
    let (other, _) = others.next()?;
    others.next().is_none().then_some(EntityIdx(other))
}

fn doc_is_plural(builder: &Builder<'_, '_>, token: TokenIdx) -> bool {
    // The tagger may take the noun between a pronoun and a name for a verb.
    builder.words.lower(token).ends_with('s')
}

/// What the office is called in other countries: the counterpart of the American secretary of state
/// is a foreign minister.
fn title_elsewhere(builder: &Builder<'_, '_>, office: &Office) -> String {
    let iso2 = office.of.and_then(|of| builder.entity(of).iso2.as_deref());
    let words: Vec<&str> = office.title.split(' ').collect();
    let Some(found) = Knowledge::shipped().offices.longest_at(&words, 0) else {
        return office.title.clone();
    };
    let role = found.role(iso2);
    if role == found.role(None) && !office::is_abbreviation(&office.title) {
        return office.title.clone();
    }
    let capitalized = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or(String::new(), |c| c.to_uppercase().collect::<String>() + letters.as_str())
    };
    role.split(' ').map(capitalized).collect::<Vec<_>>().join(" ")
}

/// "his Chilean and Peruvian counterparts, A and B": to each its own, in order.
fn pairs(
    builder: &mut Builder<'_, '_>,
    held: &mut Vec<Held>,
    (owner, title, class): (EntityIdx, &str, &str),
    countries: &[EntityIdx],
    end: TokenIdx,
) -> bool {
    let words = builder.words;
    let mut at = if words.is_comma(end) { end + 1 } else { end };
    let mut names: Vec<EntityIdx> = Vec::new();
    let mut bracketed: Vec<EntityIdx> = Vec::new();
    loop {
        let found = builder.entities.iter().enumerate().find_map(|(idx, e)| {
            let mention = e.mentions.iter().find(|m| m.tokens.start == at)?;
            (e.kind == EntityKind::Person).then_some((EntityIdx(idx), mention.tokens.end))
        });
        let Some((person, after)) = found.filter(|(person, _)| *person != owner) else { break };
        names.push(person);
        at = after;
        // "her colleagues A (Peru) and B (Chile)".
        if words.raw(at) == "("
            && let Some(country) = mention_over(builder, at + 1)
                .filter(|&e| builder.entity(e).kind == EntityKind::Country)
            && let Some(close) = (at + 2..at + 5).find(|&t| t < words.len() && words.raw(t) == ")")
        {
            bracketed.push(country);
            at = close + 1;
        }
        while words.is_comma(at) || words.lower(at) == "and" {
            at += 1;
        }
    }
    // In the order in which the text names the countries.
    let mut ordered = countries.to_vec();
    ordered.sort_by_key(|&c| {
        builder.entity(c).mentions.iter().filter(|m| m.tokens.end <= end).map(|m| m.head).max()
    });
    if bracketed.len() == names.len() {
        ordered = bracketed;
    }
    if names.len() < 2 || names.len() != ordered.len() {
        return false;
    }
    for (person, of) in names.into_iter().zip(ordered) {
        if !office::has_no_office(builder, person) {
            continue;
        }
        let span = words.span(TokenRange::new(end - 1, end));
        let status = OfficeStatus::Current;
        let title = title.to_owned();
        let office = Office { title: title.clone(), of: Some(of), status, span, inferred: true };
        builder.office(person, office);
        let class = class.to_owned();
        held.push(Held { person, class, of: Some(of), possessor: None, title, span, head: end });
    }
    true
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_counterpart_holds_the_same_office() {
        check(
            "Turkish Foreign Minister Cem Aksoy spoke with his Irish counterpart Niamh Byrne.",
            expect![[r"
                country | Turkey |  | Turkish
                person | Cem Aksoy | current Foreign Minister of Turkey | 
                country | Ireland |  | Irish
                person | Niamh Byrne | current Foreign Minister of Ireland? | 
                  his → Cem Aksoy
            "]],
        );
    }

    #[test]
    fn what_only_one_country_calls_so_has_the_usual_name_elsewhere() {
        check(
            "U.S. Secretary of State Ann Hale received her Irish counterpart, Niamh Byrne.",
            expect![[r"
                country | United States |  | U.S.
                person | Ann Hale | current Secretary of State of United States | 
                country | Ireland |  | Irish
                person | Niamh Byrne | current Foreign Minister of Ireland? | 
                  her → Ann Hale
            "]],
        );
    }

    #[test]
    fn colleagues_and_opposite_numbers_hold_the_same_office() {
        check(
            "Kenyan Prime Minister Joy Otieno met her Ugandan colleague, Ben Okello, and her Rwandan opposite number, Eric Habi.",
            expect![[r"
                country | Kenya |  | Kenyan
                person | Joy Otieno | current Prime Minister of Kenya | 
                country | Uganda |  | Ugandan
                person | Ben Okello | current Prime Minister of Uganda? | 
                country | Rwanda |  | Rwandan
                person | Eric Habi | current Prime Minister of Rwanda? | 
                  her → Joy Otieno
                  her → Joy Otieno
            "]],
        );
    }

    #[test]
    fn two_counterparts_have_a_country_each() {
        check(
            "Turkish Defence Minister Hasan Demir received his Ukrainian and Russian counterparts, Andriy Melnyk and Oleg Sidorov.",
            expect![[r"
                country | Turkey |  | Turkish
                person | Hasan Demir | current Defence Minister of Turkey | 
                country | Ukraine |  | Ukrainian
                country | Russia |  | Russian
                person | Andriy Melnyk | current Defence Minister of Ukraine? | 
                person | Oleg Sidorov | current Defence Minister of Russia? | 
                  his → Hasan Demir
            "]],
        );
    }

    #[test]
    fn counterparts_may_have_their_countries_in_brackets() {
        check(
            "Norway's defense minister, Ada Roe, met her colleagues Bo Li (Peru) and Eve Sand (Chile).",
            expect![[r"
                country | Norway |  | 
                person | Ada Roe | current defense minister of Norway | 
                person | Bo Li | current defense minister of Peru? | 
                country | Peru |  | 
                person | Eve Sand | current defense minister of Chile? | 
                country | Chile |  | 
            "]],
        );
    }

    #[test]
    fn an_abbreviation_is_written_out_elsewhere() {
        check(
            "PM Ada Roe of Peru met her Chilean counterpart, Bo Li. Prime Minister Ada Roe smiled.",
            expect![[r"
                person | Ada Roe | current Prime Minister of Peru | 
                country | Peru |  | 
                country | Chile |  | Chilean
                person | Bo Li | current Prime Minister of Chile? | 
                  her → Ada Roe
            "]],
        );
    }

    #[test]
    fn a_rank_is_no_office_to_share() {
        check(
            "Adm. Ada Roe, chief of staff of Peru, met her Chilean counterpart, Gen. Bo Li.",
            expect![[r"
                person | Ada Roe | current Adm. of Peru?; current chief of staff of Peru | 
                country | Peru |  | 
                country | Chile |  | Chilean
                person | Bo Li | current Gen. of Chile; current chief of staff of Chile? | 
                  her → Ada Roe
            "]],
        );
    }

    #[test]
    fn whose_own_country_is_worked_out_has_counterparts_too() {
        check(
            "LIMA, June 3 — Foreign Minister Ada Roe signed a pact with her opposite number, Bo Li. Peru and Chile are neighbors. Chile thanked Peru.",
            expect![[r"
                person | Ada Roe | current Foreign Minister of Peru? | 
                person | Bo Li | current Foreign Minister of Chile? | 
                country | Peru |  | 
                country | Chile |  | 
                  her → Ada Roe
            "]],
        );
    }
}

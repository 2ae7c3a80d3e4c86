//! Whose official somebody is where the title leaves it to the text: "President A" in a report that
//! speaks of one country all along.
//!
//! Each country that the text names is weighed for each such official: how much of the report is
//! about it, whether it stands beside the title, whether the place of reporting lies in it. Ruled
//! out is where the official goes, whom the official deals with, whose office of the kind somebody
//! else holds, and a state that has no such office. Only a clear winner counts; an outlet's home
//! country is no evidence.

use std::collections::{BTreeMap, BTreeSet};

use crate::entities::abroad::ruled_out;
use crate::entities::at_home;
use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::near;
use crate::entities::nominal::Held;
use crate::entities::office::fill;
use crate::entities::owner;
use crate::entities::place_line;
use crate::entities::pronoun::SPEECH;
use crate::entities::topic;
use crate::entities::{EntityIdx, EntityKind, MentionForm, OfficeStatus};
use crate::knowledge::Level;
use crate::nlp::{Dep, Document, TokenIdx};

/// Weights: in halves of a mention, so that they stay whole numbers.
const HOME_OF_ANOTHER: usize = 4;
const SAID_BY: usize = 10;
const OPENS_REPORT: usize = 10;
/// What the winner must weigh at least.
const LEAST: usize = 8;
/// How often the text must name it, where no place line does.
const LEAST_MENTIONS: usize = 2;
/// By how much more near a title one country must stand to settle it.
const MUCH_NEARER: usize = 10;
/// The same where no other country comes into question.
const LEAST_ALONE: usize = 6;

/// What the text as a whole tells of countries.
struct About {
    /// How much it is about each.
    topic: BTreeMap<EntityIdx, usize>,
    /// Those of its place line.
    dateline: Vec<EntityIdx>,
    /// Those where it plays, be they named but once.
    at_home: BTreeSet<EntityIdx>,
}

/// Gives officials without a country the one that the text leaves no doubt about, the clearest
/// first: each answer rules out others.
pub(super) fn from_context(builder: &mut Builder<'_, '_>, held: &mut [Held]) {
    let titled = topic::titled_ranges(builder);
    let text = About {
        topic: topic::topic(builder, held, &titled),
        dateline: place_line::countries_of(builder)
            .into_iter()
            .filter_map(|iso2| builder.known_country(iso2))
            .collect(),
        at_home: countries(builder)
            .map(|(idx, _)| idx)
            .filter(|&idx| at_home::is_at_home(builder, held, &titled, idx))
            .collect(),
    };
    loop {
        owner::from_possessors(builder, held);
        learn(builder, held);
        let clearest = open(builder, held)
            .into_iter()
            .filter_map(|idx| {
                let (country, margin) = winner(builder, held, &held[idx], &text)?;
                Some((margin, std::cmp::Reverse(idx), country))
            })
            .max();
        let Some((_, std::cmp::Reverse(idx), country)) = clearest else { break };
        fill(builder, held[idx].person, country);
    }
    place_line::infer(builder, held);
}

/// Takes over what became known of the offices meanwhile.
fn learn(builder: &Builder<'_, '_>, held: &mut [Held]) {
    for h in held.iter_mut().filter(|h| h.of.is_none()) {
        let offices = &builder.entity(h.person).offices;
        h.of = offices
            .iter()
            .find(|o| o.title == h.title || o.title.contains(&h.title))
            .and_then(|o| o.of);
    }
}

/// Offices of states that are still nobody's.
pub(super) fn open(builder: &Builder<'_, '_>, held: &[Held]) -> Vec<usize> {
    held.iter()
        .enumerate()
        .filter(|(_, h)| {
            // "the ambassador to Peru, A": sent by whoever the text is about, Peru apart.
            let envoy = facts::level_of(&h.class) == Some(Level::Envoy)
                || h.class.ends_with("high commissioner");
            let sent = envoy && h.title.contains(" to ");
            let of_state =
                sent || facts::is_state_office(&h.class) || is_in_state_service(builder, h);
            h.of.is_none() && of_state
        })
        // What a pronoun tells, or who shares a plural title, is not for the text to guess.
        .filter(|(_, h)| {
            h.possessor.is_none_or(|t| {
                let lemma = builder.words.lemma(t).to_lowercase();
                facts::is_country_noun(&lemma)
                    || facts::is_body_noun(&lemma)
                    || facts::is_government_noun(&lemma)
            })
        })
        .filter(|(idx, h)| {
            !held.iter().enumerate().any(|(other, o)| {
                other != *idx && o.span == h.span && o.person != h.person && o.of.is_none()
            })
        })
        .filter(|(_, h)| builder.entity(h.person).offices.iter().any(|o| o.of.is_none()))
        .map(|(idx, _)| idx)
        .collect()
}

/// "the government's negotiator", "Army chief A": of whatever state the text is about.
fn is_in_state_service(builder: &Builder<'_, '_>, h: &Held) -> bool {
    let service = |word: &str| {
        facts::is_government_noun(word)
            || matches!(
                word,
                "army"
                    | "navy"
                    | "military"
                    | "police"
                    | "armed"
                    | "forces"
                    | "parliament"
                    | "opposition"
                    | "majority"
                    | "minority"
                    | "central"
                    | "inspector"
                    | "auditor"
                    | "ombudsman"
            )
    };
    let owner = h.possessor.map(|t| builder.words.lemma(t).to_lowercase());
    owner.is_some_and(|lemma| service(&lemma)) || h.class.split(' ').next().is_some_and(service)
}

pub(super) fn status(builder: &Builder<'_, '_>, h: &Held) -> OfficeStatus {
    let offices = &builder.entity(h.person).offices;
    offices.iter().find(|o| o.title == h.title).map_or(OfficeStatus::Current, |o| o.status)
}

pub(super) fn countries<'b>(
    builder: &'b Builder<'_, '_>,
) -> impl Iterator<Item = (EntityIdx, &'b crate::entities::Entity)> {
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Country && !e.mentions.is_empty())
        .map(|(idx, e)| (EntityIdx(idx), e))
}

/// "LIMA: Foreign Secretary A told …": the report begins with the official, right behind its place.
fn opens_report(builder: &Builder<'_, '_>, h: &Held) -> bool {
    let doc = builder.words.doc;
    let start = doc.token_at(h.span.start).map_or(h.head, |t| t.min(h.head));
    let sentence = doc.sentence_of(start).tokens;
    place_line::place_line_end(builder, sentence)
        .is_some_and(|end| (end + 1..=end + 2).contains(&start))
}

/// The country that clearly is the one of an official, with how clearly.
fn winner(
    builder: &Builder<'_, '_>,
    held: &[Held],
    h: &Held,
    text: &About,
) -> Option<(EntityIdx, usize)> {
    let About { topic, dateline, .. } = text;
    let out = ruled_out(builder, held, h);
    let homes = facts::homes_of_office(&h.title);
    let at_home = &text.at_home;
    let name = builder.person_facts(h.person).map(|p| p.name.clone()).unwrap_or_default();
    // A leader whom a table knows leads no other country, be it named or not.
    let elsewhere = facts::country_of_leader(&name, &h.class);
    let mut weights: Vec<(usize, usize, EntityIdx)> = countries(builder)
        .filter(|(idx, _)| !out.contains(idx))
        .filter(|(_, e)| {
            let iso2 = e.iso2.as_deref().unwrap_or_default();
            (homes.is_empty() || homes.contains(&iso2))
                && elsewhere.is_none_or(|known| known == iso2)
                && facts::office_fits_state(&h.class, iso2)
                && facts::name_fits_country(&name, iso2)
        })
        .filter(|(idx, e)| {
            // One mention in passing is no home.
            let named = e.mentions.iter().filter(|m| m.form != MentionForm::Pronoun).count();
            named >= LEAST_MENTIONS
                || at_home.contains(idx) && is_told_apart(builder, held, h, *idx)
                || near::is_subject_before(builder, h, *idx)
                || topic.get(idx).is_some_and(|w| *w >= topic::MENTION + topic::IN_DATELINE)
                || homes.len() == 1
        })
        .map(|(idx, _)| {
            let base = topic.get(&idx).copied().unwrap_or(0);
            let opens = dateline.contains(&idx) && opens_report(builder, h);
            let near = near::weight(builder, held, h, idx)
                + speaker(builder, held, h, idx)
                + if opens { OPENS_REPORT } else { 0 };
            (base + near + shared(builder, held, h, idx), near, idx)
        })
        .collect();
    // "the White House said President A": of whoever sits there.
    let sentence = builder.words.doc.sentence_of(h.head).tokens;
    let houses = sentence
        .iter()
        .filter(|&t| builder.words.is_capitalized(t))
        .find_map(|t| facts::house_at(builder.words, t, sentence.end).map(|_| t))
        .and_then(|t| facts::country_of_house(builder.words, t, sentence.end));
    if let Some(iso2) = houses {
        let here = builder.known_country(iso2);
        weights.retain(|(.., idx)| Some(*idx) == here);
    }
    weights.sort_unstable_by(|a, b| b.cmp(a));
    let (best, near, country) = *weights.first()?;
    let (second, second_near) = weights.get(1).map_or((0, 0), |(weight, near, _)| (*weight, *near));
    // What the text as a whole is about tells less than what stands beside the title.
    let clear = if homes.len() == 1 {
        true
    } else if weights.len() == 1 {
        best >= LEAST_ALONE
    } else if near >= second_near + MUCH_NEARER {
        best >= LEAST
    } else if near > 0 || dateline.contains(&country) {
        best >= LEAST && best >= second + second / 5
    } else {
        best >= LEAST && 2 * best >= 3 * second
    };
    clear.then_some((country, best - second))
}

/// "President A, speaking of the war in Peru": a country named beside the official alone, and not as
/// the one that acts, may be anybody's topic; until another official turns out to be of it.
fn is_told_apart(builder: &Builder<'_, '_>, held: &[Held], h: &Held, country: EntityIdx) -> bool {
    let words = builder.words;
    let doc = words.doc;
    let sentence = doc.sentence_of(h.head).tokens;
    shared(builder, held, h, country) > 0
        || builder.entity(country).mentions.iter().any(|m| {
            !sentence.contains(m.head)
                || m.form == MentionForm::Demonym
                || doc.tokens[m.head].dep.is_subject()
                || words.is_possessive_ending(m.tokens.end)
        })
}

/// "Foreign Minister A of Peru said President B would …": an official who is left without a country
/// in what another one says is of that one's.
fn speaker(builder: &Builder<'_, '_>, held: &[Held], h: &Held, country: EntityIdx) -> usize {
    let words = builder.words;
    let doc = words.doc;
    let sentence = doc.sentence_of(h.head).tokens;
    let says = held.iter().filter(|o| o.of == Some(country) && o.person != h.person).any(|o| {
        builder.entity(o.person).mentions.iter().any(|m| {
            sentence.contains(m.head)
                && m.head < h.head
                && doc.tokens[m.head].dep == Dep::Nsubj
                && doc.tokens[m.head].head.is_some_and(|verb| {
                    SPEECH.contains(&words.lemma(verb))
                        && doc.children_by(verb, &[Dep::Ccomp]).any(|c| is_under(doc, h.head, c))
                })
        })
    });
    if says { SAID_BY } else { 0 }
}

/// Whether a token hangs, at some depth, under another.
fn is_under(doc: &Document, token: TokenIdx, top: TokenIdx) -> bool {
    let mut at = token;
    for _ in 0..40 {
        if at == top {
            return true;
        }
        match doc.tokens[at].head {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// Others whose titles leave out the country, too, and who are this country's.
fn shared(builder: &Builder<'_, '_>, held: &[Held], h: &Held, country: EntityIdx) -> usize {
    let any = held.iter().any(|other| {
        other.person != h.person
            && builder
                .entity(other.person)
                .offices
                .iter()
                .any(|o| o.inferred && o.of == Some(country))
    });
    if any { HOME_OF_ANOTHER } else { 0 }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_report_about_one_country_has_its_president() {
        check(
            "Peru's congress met on Friday. President Rosa Salcedo asked Peru's courts for patience. Peru votes in May.",
            expect![[r"
                country | Peru |  | 
                event | Peru's congress (tentative) |  | congress
                organization | congress (tentative) |  | 
                person | Rosa Salcedo | current President of Peru? | 
            "]],
        );
    }

    #[test]
    fn whoever_the_sentence_before_is_about_has_the_president() {
        check(
            "Bolivia closed its border and Bolivia's army left. Peru and Bolivia talked. Argentina will not take part. President Ada Roe spoke.",
            expect![[r"
                country | Bolivia |  | 
                organization | army (tentative) |  | 
                country | Peru |  | 
                country | Argentina |  | 
                person | Ada Roe | current President of Argentina? | 
                  its → Bolivia
            "]],
        );
    }

    #[test]
    fn where_somebody_lands_is_not_home() {
        check(
            "Kenya and Norway signed a treaty. Prime Minister Odd Lunde landed in Kenya on Friday. In Norway, the treaty is disputed; Kenya welcomed it.",
            expect![[r"
                country | Kenya |  | 
                country | Norway |  | 
                event | treaty (tentative) |  | 
                person | Odd Lunde | current Prime Minister of Norway? | 
            "]],
        );
    }

    #[test]
    fn no_president_reigns_in_a_kingdom() {
        check(
            "Spain and Cuba reopened their embassies. Spain will pay for Cuba's, and Spain was glad, King Jaime said. President Dolores Vega thanked Spain.",
            expect![[r"
                country | Spain |  | 
                country | Cuba |  | 
                person | Jaime | current King of Spain? | 
                person | Dolores Vega | current President of Cuba? | 
            "]],
        );
    }

    #[test]
    fn two_countries_in_balance_leave_it_open() {
        check(
            "Ghana and Togo closed the border. President Kossi Amah spoke of Ghana and Togo as brothers.",
            expect![[r"
                country | Ghana |  | 
                country | Togo |  | 
                person | Kossi Amah | current President | 
            "]],
        );
    }

    #[test]
    fn who_sits_in_a_house_of_power_is_of_no_other_country() {
        check(
            "India asked for talks. India waits. The White House said President Ada Roe was hopeful.",
            expect![[r"
                country | India |  | 
                organization | White House |  | 
                person | Ada Roe | current President | 
            "]],
        );
    }

    #[test]
    fn a_country_that_acts_once_is_home() {
        check(
            "Kenya's parliament met on Friday. Finance Minister Ada Roe spoke. Deputy Foreign Minister Eve Noor left.",
            expect![[r"
                country | Kenya |  | 
                organization | parliament (tentative) |  | 
                person | Ada Roe | current Finance Minister of Kenya? | 
                person | Eve Noor | current Deputy Foreign Minister of Kenya? | 
            "]],
        );
    }
    #[test]
    fn who_opens_a_report_is_of_its_place() {
        let text = "Foreign Minister Ada Roe told parliament on Monday that Chile had closed the border with Peru. Chile said nothing.";
        check(
            text,
            expect![[r"
            person | Ada Roe | current Foreign Minister of Chile? | 
            organization | parliament (tentative) |  | 
            country | Chile |  | 
            country | Peru |  | 
        "]],
        );
        check(
            &format!("LIMA: {text}"),
            expect![[r"
            person | Ada Roe | current Foreign Minister of Peru? | 
            organization | parliament (tentative) |  | 
            country | Chile |  | 
            country | Peru |  | 
        "]],
        );
    }

    #[test]
    fn whose_minister_a_report_is_about_it_is_about() {
        let report = |about: &str| {
            format!(
                "Norwegian Defense Minister Ada Roe flew to Peru on Monday.\n\nRoe met workers. {about} Norway builds ships. Peru buys ships.\n\nRain fell. It was late. Prime Minister Max Moor spoke."
            )
        };
        check(
            &report(""),
            expect![[r"
            country | Norway |  | Norwegian
            person | Ada Roe | current Defense Minister of Norway | Roe
            country | Peru |  | 
            person | Max Moor | current Prime Minister | 
        "]],
        );
        check(
            &report("Roe saw ships. Roe gave a speech. Roe left. Roe sang. Roe slept."),
            expect![[r"
                country | Norway |  | Norwegian
                person | Ada Roe | current Defense Minister of Norway | Roe
                country | Peru |  | 
                person | Max Moor | current Prime Minister of Norway? | 
            "]],
        );
    }
}

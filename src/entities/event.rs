//! Events that the text describes rather than names: "Trump's inauguration", "the war in Ukraine",
//! "a trilateral meeting", and later words for the same ("the talks").
//!
//! A descriptive event needs an anchor: somebody whose it is, a place, a name inside, or a modifier
//! that tells it from others. It stands on the map only where some relation speaks of it.

use crate::entities::builder::Builder;
use crate::entities::event_again::{
    antecedent, introduced, named_like, pact, refers_back, same_event, same_matter,
};
use crate::entities::facts;
use crate::entities::headline;
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// A descriptive event found so far.
pub(super) struct Known {
    pub(super) entity: EntityIdx,
    pub(super) class: &'static str,
    pub(super) anchors: Vec<EntityIdx>,
    pub(super) at: TokenIdx,
}

/// Adds descriptive events and their later mentions, in text order. Runs after persons, countries
/// and organizations, which are the anchors.
pub(super) fn describe(builder: &mut Builder<'_, '_>) {
    let words = builder.words;
    let mut known: Vec<Known> = named_events(builder);
    let mut pacts: Vec<Phrase> = Vec::new();
    for sentence in words.doc.sentences.iter().filter(|s| !s.boilerplate) {
        for head in sentence.tokens.iter() {
            if !words.doc.tag(head).is_noun() {
                continue;
            }
            let Some(class) = facts::event_class(words.lemma(head)) else { continue };
            if class == "call" && !is_talk(builder, sentence.tokens, head) {
                continue;
            }
            let modifies = head + 1 < sentence.tokens.end && words.doc.tag(head + 1).is_noun();
            if modifies || in_other_name(builder, head) {
                continue;
            }
            let phrase = noun_phrase(builder, sentence.tokens, head, class);
            if headline::is_guess(words, phrase.core) {
                continue;
            }
            match anchors(builder, phrase, head, class) {
                Some(found) => {
                    let same = known_as(builder, head)
                        .or_else(|| same_event(&known, class, &found.entities))
                        .or_else(|| named_like(builder, &known, class, phrase))
                        .or_else(|| same_matter(builder, &known, class, head));
                    let entity = same.unwrap_or_else(|| {
                        let name = words.phrase(phrase.full);
                        let entity = builder.named(EntityKind::Event, &name);
                        builder.entity_mut(entity).tentative = !is_occurrence(class, &found);
                        entity
                    });
                    add_names(builder, entity, phrase);
                    mention(builder, entity, phrase);
                    known.push(Known { entity, class, anchors: found.entities, at: head });
                }
                None if refers_back(builder, sentence.tokens, phrase) => {
                    let entity = antecedent(builder, &known, class, phrase).or_else(|| {
                        let introduced = introduced(builder, &mut pacts, class, phrase)?;
                        let (entity, at) = (introduced.entity, introduced.at);
                        known.push(Known { entity, class, anchors: Vec::new(), at });
                        Some(entity)
                    });
                    if let Some(entity) = entity {
                        mention(builder, entity, phrase);
                    }
                }
                None => pacts.extend(pact(builder, sentence.tokens, class, phrase)),
            }
        }
    }
}

/// "the 2015 deal, officially known as the B": the named event that a description introduces.
fn known_as(builder: &Builder<'_, '_>, head: TokenIdx) -> Option<EntityIdx> {
    let words = builder.words;
    let known = (head + 1..words.len()).take(4).find(|&t| words.lower(t) == "known")?;
    let as_or_comma = |t: TokenIdx| words.is_comma(t) || words.doc.tag(t) == Tag::Rb;
    if words.lower(known + 1) != "as" || !(head + 1..known).all(as_or_comma) {
        return None;
    }
    let start = if words.lower(known + 2) == "the" { known + 3 } else { known + 2 };
    builder
        .entities
        .iter()
        .position(|e| {
            e.kind == EntityKind::Event && e.mentions.iter().any(|m| m.tokens.start == start)
        })
        .map(EntityIdx)
}

/// A noun phrase ends in its head, whatever the tree says of the words before it.
pub(super) fn mention(builder: &mut Builder<'_, '_>, entity: EntityIdx, phrase: Phrase) {
    builder.mention_headed(entity, phrase.left, phrase.left, MentionForm::Nominal, phrase.head);
}

fn named_events(builder: &Builder<'_, '_>) -> Vec<Known> {
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Event)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (idx, e, m)))
        .filter_map(|(idx, e, m)| {
            let class = e.name.rsplit(' ').find_map(|w| facts::event_class(&w.to_lowercase()))?;
            Some(Known { entity: EntityIdx(idx), class, anchors: Vec::new(), at: m.head })
        })
        .collect()
}

/// Part of a longer proper name, whose entity stands for it.
fn in_other_name(builder: &Builder<'_, '_>, head: TokenIdx) -> bool {
    builder
        .entities
        .iter()
        .any(|e| e.mentions.iter().any(|m| m.form == MentionForm::Name && m.tokens.contains(head)))
}

/// The parts of an event's noun phrase.
#[derive(Clone, Copy)]
pub(super) struct Phrase {
    /// Modifiers, possessor and head, without article.
    pub(super) left: TokenRange,
    /// Modifiers and head only.
    pub(super) core: TokenRange,
    /// With "of X", "in X", "between X and Y" behind the head.
    pub(super) full: TokenRange,
    pub(super) head: TokenIdx,
}

fn noun_phrase(
    builder: &Builder<'_, '_>,
    sentence: TokenRange,
    head: TokenIdx,
    class: &str,
) -> Phrase {
    let words = builder.words;
    let mut start = head;
    let mut core = head;
    let mut crossed_possessor = false;
    while start > sentence.start {
        let before = start - 1;
        let tag = words.doc.tag(before);
        let modifier = tag.is_adjective()
            || tag.is_noun()
            || matches!(tag, Tag::Cd | Tag::Hyphen)
            || matches!(tag, Tag::Vbg | Tag::Vbn)
                && before > sentence.start
                && matches!(words.doc.tag(before - 1), Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj)
            || (matches!(words.lower(before), "of" | "and") && in_name(builder, before))
            || words.raw(before).contains('-') && words.is_word(before);
        if words.is_possessive_ending(before) || words.lower(before) == "'" && tag == Tag::Pos {
            if crossed_possessor && !in_name(builder, before.saturating_sub(1)) {
                break;
            }
            crossed_possessor = true;
            start = before;
            continue;
        }
        if !modifier {
            break;
        }
        start = before;
        if !crossed_possessor {
            core = before;
        }
    }
    // "the latest round of talks": the phrase begins before what counts it out.
    if start >= sentence.start + 2
        && words.lower(start - 1) == "of"
        && facts::is_portion_noun(words.lower(start - 2))
    {
        start -= 2;
        while start > sentence.start && words.doc.tag(start - 1).is_adjective() {
            start -= 1;
        }
        core = start;
    }
    // A possessor's own modifiers may reach further than its title: keep what was walked.
    let left = TokenRange::new(start, head + 1);
    let core = TokenRange::new(core, head + 1);
    let full = TokenRange::new(start, complement_end(builder, sentence, head, class));
    Phrase { left, core, full, head }
}

fn in_name(builder: &Builder<'_, '_>, token: TokenIdx) -> bool {
    builder.entities.iter().any(|e| {
        e.mentions.iter().any(|m| {
            m.form != MentionForm::Pronoun && m.tokens.contains(token) && m.tokens.len() > 1
        })
    })
}

/// Behind "of X", "in X", "on X", "between X and Y", where X is an entity.
fn complement_end(
    builder: &Builder<'_, '_>,
    sentence: TokenRange,
    head: TokenIdx,
    class: &str,
) -> TokenIdx {
    let words = builder.words;
    let mut end = head + 1;
    // With whom one meets is part of a meeting; "discussed the war with X" is not of a war.
    let social = matches!(class, "meeting" | "call" | "agreement" | "visit" | "game");
    let takes = match words.lower(end) {
        "of" | "between" | "against" | "over" => true,
        "in" | "on" => class != "visit",
        "with" | "to" => social,
        _ => false,
    };
    if end >= sentence.end || !takes {
        return end;
    }
    let mut at = end + 1;
    while at < sentence.end && at < end + 12 {
        if let Some(mention) = mention_starting(builder, at) {
            end = mention.end;
            at = end;
            if words.lower(at) == "and" && mention_starting(builder, at + 1).is_some() {
                at += 1;
                continue;
            }
            // "the anniversary of Algeria's independence ceremonies".
            if words.is_possessive_ending(at) {
                let rest = (at + 1..sentence.end)
                    .take_while(|&t| words.doc.tag(t).is_noun() || words.doc.tag(t).is_adjective());
                end = rest.last().map_or(end, |t| t + 1);
            }
            break;
        }
        let tag = words.doc.tag(at);
        if !(tag.is_adjective() || tag.is_noun() || matches!(tag, Tag::Dt | Tag::Cd)) {
            break;
        }
        at += 1;
    }
    // "inauguration of President A": the mention may be found only with its title.
    end
}

fn mention_starting(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<TokenRange> {
    builder
        .entities
        .iter()
        .flat_map(|e| &e.mentions)
        .filter(|m| m.tokens.start == token && m.form != MentionForm::Pronoun)
        .map(|m| m.tokens)
        .max_by_key(|t| t.len())
}

struct Anchors {
    entities: Vec<EntityIdx>,
    /// Whose it is: by possession or "of".
    owned: bool,
    /// A named body meets, whose name stands before the noun ("a G20 ministers' meeting").
    of_body: bool,
}

/// What is told as having taken place stands on the map even where nothing more is said of it: an
/// inauguration, impeachment, decree of somebody; others only where a relation speaks of them.
fn is_occurrence(class: &str, anchors: &Anchors) -> bool {
    anchors.owned && matches!(class, "ceremony" | "trial" | "law")
        || anchors.of_body && class == "meeting"
}

/// What tells this event from others of its class; `None` where nothing does.
fn anchors(
    builder: &Builder<'_, '_>,
    phrase: Phrase,
    head: TokenIdx,
    class: &str,
) -> Option<Anchors> {
    let words = builder.words;
    let range = phrase.full;
    let mut entities: Vec<EntityIdx> = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind != EntityKind::Event)
        .filter(|(_, e)| e.mentions.iter().any(|m| range.overlaps(m.tokens) && m.head != head))
        .map(|(idx, _)| EntityIdx(idx))
        .collect();
    entities.dedup();
    // "its first annual summit": the one whose it is.
    if let Some(before) = range.start.checked_sub(1)
        && matches!(words.lower(before), "its" | "his" | "her")
        && let Some(owner) = builder
            .entities
            .iter()
            .position(|e| e.mentions.iter().any(|m| m.tokens.contains(before)))
    {
        entities.push(EntityIdx(owner));
    }
    let telling = phrase
        .core
        .iter()
        .take(phrase.core.len() - 1)
        .any(|t| facts::is_telling_event_modifier(words.lower(t)) || is_year(words.raw(t)));
    // Who met whom is a relation; the meeting itself is a node where something tells it from others.
    if matches!(class, "meeting" | "call") {
        entities.retain(|&e| builder.entity(e).kind != EntityKind::Person);
        let only_countries =
            entities.iter().all(|&e| builder.entity(e).kind == EntityKind::Country);
        if only_countries && !telling {
            return None;
        }
    }
    let proper = words.is_capitalized(head) && !words.opens_sentence(phrase.left.start);
    (!entities.is_empty() || telling || proper && phrase.core.len() > 1).then(|| {
        let owned = entities.iter().any(|&e| builder.entity(e).kind == EntityKind::Person);
        let of_body = entities.iter().any(|&e| {
            let entity = builder.entity(e);
            entity.kind == EntityKind::Organization
                && !entity.tentative
                && entity.mentions.iter().any(|m| {
                    m.form == MentionForm::Name
                        && phrase.left.start <= m.tokens.start
                        && m.tokens.end < head
                })
        });
        Anchors { entities, owned, of_body }
    })
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// "a phone call", "a call with X": talk, not a demand ("a call on X").
fn is_talk(builder: &Builder<'_, '_>, sentence: TokenRange, head: TokenIdx) -> bool {
    let words = builder.words;
    let before = head.checked_sub(1).filter(|&t| t >= sentence.start);
    before.is_some_and(|t| matches!(words.lower(t), "phone" | "telephone" | "video" | "conference"))
        || matches!(words.lower(head + 1), "with" | "between")
        || words.lemma(head) == "conversation"
}

/// Names of a descriptive event: the phrase with and without what hangs on it.
pub(super) fn add_names(builder: &mut Builder<'_, '_>, entity: EntityIdx, phrase: Phrase) {
    let words = builder.words;
    let mut names = vec![words.phrase(phrase.full), words.phrase(phrase.left)];
    names.push(words.phrase(phrase.core));
    // Without leading ordinals and adjectives of time: "first trilateral meeting".
    let bare = phrase.core.iter().find(|&t| !facts::is_ordinal_or_time(words.lower(t)));
    if let Some(bare) = bare.filter(|&b| b < phrase.head) {
        names.push(words.phrase(TokenRange::new(bare, phrase.core.end)));
        names.push(words.phrase(TokenRange::new(bare, phrase.full.end)));
    }
    // The fullest wording names it.
    if let Some(fullest) = names.iter().max_by_key(|n| n.len())
        && fullest.len() > builder.entity(entity).name.len()
        && builder.entity(entity).mentions.iter().all(|m| m.form != MentionForm::Name)
    {
        let old = std::mem::replace(&mut builder.entity_mut(entity).name, fullest.clone());
        builder.entity_mut(entity).aliases.retain(|alias| alias != fullest);
        names.push(old);
    }
    for name in names {
        builder.add_alias(entity, &name);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn events_have_an_anchor() {
        check(
            "The war in Ukraine and the inauguration of President Jorge Salas dominated the Lisbon Security Forum.",
            expect![[r"
                event | war in Ukraine (tentative) |  | war
                country | Ukraine |  | 
                event | inauguration of President Jorge Salas |  | inauguration
                person | Jorge Salas | current President | 
                organization | Lisbon Security Forum |  | 
            "]],
        );
    }

    #[test]
    fn a_later_word_means_the_same_event() {
        check(
            "Kenya will host a trilateral summit in Nairobi. The summit starts on Monday.",
            expect![[r"
                country | Kenya |  | 
                event | trilateral summit in Nairobi |  | trilateral summit
                place | Nairobi |  | 
                  summit → trilateral summit in Nairobi
            "]],
        );
    }

    #[test]
    fn a_meeting_of_two_persons_is_a_relation() {
        check(
            "President Alain Moreau held a meeting with Chancellor Greta Vogel.",
            expect![[r"
            person | Alain Moreau | current President | 
            person | Greta Vogel | current Chancellor | 
        "]],
        );
    }
}

//! Whose official somebody is by who stands beside: "Prime Minister A of Peru and Interior Minister
//! B", "the Kenyan Embassy said that Ambassador C", "the president …, presidential spokesman D said".

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::{Held, mention_over};
use crate::entities::office::fill;
use crate::entities::{Entity, EntityIdx, EntityKind, MentionForm, OfficeStatus};
use crate::nlp::{Dep, TokenRange};

/// Gives officials without a country that of their neighbor, where the sentence leaves no other.
pub(super) fn infer(builder: &mut Builder<'_, '_>, held: &[Held]) {
    for h in held {
        let bare = builder.entity(h.person).offices.iter().any(|o| o.of.is_none());
        if !bare || h.possessor.is_some() {
            continue;
        }
        let title = h.title.to_lowercase();
        let country = if title.starts_with("presidential ") {
            of_president(builder, h)
        } else if ["ambassador", "consul", "chargé", "charge"].iter().any(|w| title.starts_with(w))
        {
            of_embassy(builder, h)
                .or_else(|| of_errand(builder, h))
                .or_else(|| of_post_before(builder, h))
        } else if facts::is_state_office(&h.class) {
            of_joined(builder, h).or_else(|| of_superior(builder, h))
        } else {
            None
        };
        if let Some(country) = country {
            fill(builder, h.person, country);
        }
    }
}

fn country_of(entity: &Entity, builder: &Builder<'_, '_>) -> Option<EntityIdx> {
    let held = entity.offices.iter().filter(|o| o.status != OfficeStatus::Former);
    held.filter_map(|o| o.of).find(|&of| builder.entity(of).kind == EntityKind::Country)
}

/// The official named right before "and" or a comma: both are introduced in one breath.
fn of_joined(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let start = words.doc.token_at(h.span.start)?;
    // The title stands right before its name.
    if start > h.head {
        return None;
    }
    let mut before = start.checked_sub(1)?;
    if words.lower(before) == "the" {
        before = before.checked_sub(1)?;
    }
    if words.lower(before) != "and" {
        return None;
    }
    let end = if words.is_comma(before.checked_sub(1)?) { before - 1 } else { before };
    // "King A of Peru and Queen B".
    let land = (1..=4).filter_map(|n| end.checked_sub(n)).find(|&t| words.lower(t) == "of");
    let neighbor = builder.entities.iter().find(|e| {
        e.kind == EntityKind::Person
            && e.mentions.iter().any(|m| {
                m.form == MentionForm::Name && (m.tokens.end == end || Some(m.tokens.end) == land)
            })
    })?;
    country_of(neighbor, builder)
}

/// "A of Peru ordered Interior Minister B to act": one's own minister.
fn of_superior(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    const COMMANDS: &[&str] = &[
        "order", "instruct", "direct", "task", "dispatch", "sack", "fire", "dismiss", "oust",
        "assign", "command", "empower",
    ];
    let words = builder.words;
    let doc = words.doc;
    let mention = builder.entity(h.person).mentions.iter().find(|m| m.tokens.contains(h.head))?;
    let token = &doc.tokens[mention.head];
    let verb = token.head.filter(|&verb| {
        matches!(token.dep, Dep::Obj | Dep::Iobj) && COMMANDS.contains(&words.lemma(verb))
    })?;
    // The subject of the first of verbs side by side is that of all.
    let subject = std::iter::successors(Some(verb), |&v| {
        doc.tokens[v].head.filter(|_| doc.tokens[v].dep == Dep::Conj)
    })
    .find_map(|v| doc.child(v, &[Dep::Nsubj]))?;
    let superior = mention_over(builder, subject)?;
    match builder.entity(superior).kind {
        EntityKind::Person => country_of(builder.entity(superior), builder),
        EntityKind::Country => Some(superior),
        _ => None,
    }
}

/// The president whom the sentence speaks of, or the only one that the text has.
fn of_president(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let sentence = builder.words.doc.sentence_of(h.head).tokens;
    let presidents = |within: Option<TokenRange>| {
        let mut found: Vec<EntityIdx> = builder
            .entities
            .iter()
            .filter(|e| e.kind == EntityKind::Person)
            .filter(|e| e.offices.iter().any(|o| o.title.eq_ignore_ascii_case("president")))
            .filter(|e| within.is_none_or(|s| e.mentions.iter().any(|m| s.contains(m.head))))
            .filter_map(|e| country_of(e, builder))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let only = |found: Vec<EntityIdx>| match found[..] {
        [country] => Some(country),
        _ => None,
    };
    only(presidents(Some(sentence))).or_else(|| only(presidents(None)))
}

/// "Ambassador A handed over a letter from B": an envoy runs errands for those who sent him.
fn of_errand(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let doc = words.doc;
    let sentence = doc.sentence_of(h.head).tokens;
    let carried = sentence.iter().find(|&t| {
        let errand = matches!(
            words.lemma(t),
            "letter" | "message" | "invitation" | "greeting" | "note" | "gift" | "condolence"
        );
        let verb = doc.tokens[t].head.filter(|_| doc.tokens[t].dep == Dep::Obj);
        errand
            && t > h.head
            && words.lower(t + 1) == "from"
            && verb.is_some_and(|v| {
                matches!(
                    words.lemma(v),
                    "deliver" | "hand" | "convey" | "bring" | "carry" | "pass" | "give" | "present"
                )
            })
    })?;
    let from = if words.lower(carried + 2) == "the" { carried + 3 } else { carried + 2 };
    if let Some(sender) = mention_over(builder, from) {
        let entity = builder.entity(sender);
        match entity.kind {
            EntityKind::Country => return Some(sender),
            EntityKind::Person => return country_of(entity, builder),
            _ => {}
        }
    }
    // "from the White House".
    facts::country_of_house(words, from, sentence.end).and_then(|iso2| builder.known_country(iso2))
}

/// "Peru recalled its ambassador. The ambassador, A, …": the same post, spoken of before with whose
/// it is.
fn of_post_before(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let doc = words.doc;
    let start = doc.token_at(h.span.start)?;
    if start == 0 || words.lower(start - 1) != "the" {
        return None;
    }
    let here = doc.sentence_idx_of(start);
    let floor = doc.sentences[here.saturating_sub(2)].tokens.start;
    let noun = words.lower(start);
    let post = (floor + 1..start - 1).rev().find(|&t| words.lower(t) == noun)?;
    let end = if words.is_possessive_ending(post - 1) { post - 1 } else { post };
    mention_over(builder, end - 1).filter(|&e| builder.entity(e).kind == EntityKind::Country)
}

/// The embassy that the sentence names with its country.
fn of_embassy(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let here = words.doc.sentence_idx_of(h.head);
    let embassy_in = |sentence: TokenRange| {
        sentence.iter().find(|&t| {
            matches!(words.lower(t), "embassy" | "consulate") && t > sentence.start && t < h.head
        })
    };
    // "Peru's embassy denied it. …, Ambassador A said".
    let embassy = embassy_in(words.doc.sentences[here].tokens)
        .or_else(|| embassy_in(words.doc.sentences[here.checked_sub(1)?].tokens))?;
    let owner = |e: &Entity| {
        e.kind == EntityKind::Country
            && e.mentions.iter().any(|m| {
                let adjective = m.tokens.end == embassy;
                let possessor =
                    m.tokens.end + 1 == embassy && words.is_possessive_ending(m.tokens.end);
                let of = words.lower(embassy + 1) == "of"
                    && (m.tokens.start == embassy + 2
                        || m.tokens.start == embassy + 3 && words.lower(embassy + 2) == "the");
                adjective || possessor || of
            })
    };
    builder.entities.iter().position(owner).map(EntityIdx)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn who_is_ordered_about_serves_the_same_state() {
        check(
            "President Ada Roe of Peru ordered Interior Minister Bo Li to close the border with Chile.",
            expect![[r"
                person | Ada Roe | current President of Peru | 
                country | Peru |  | 
                person | Bo Li | current Interior Minister of Peru? | 
                country | Chile |  | 
            "]],
        );
    }

    #[test]
    fn who_is_named_in_one_breath_serves_one_country() {
        check(
            "The envoy saw Kenyan President Ada Roe and Minister of Transport Bo Li.",
            expect![[r"
                country | Kenya |  | Kenyan
                person | Ada Roe | current President of Kenya | 
                person | Bo Li | current Minister of Transport of Kenya | 
            "]],
        );
    }

    #[test]
    fn the_ambassador_of_an_embassy_is_its_countrys() {
        check(
            "The Kenyan Embassy in Peru said that Ambassador Ada Roe had left.",
            expect![[r"
                organization | Kenyan Embassy |  | 
                country | Kenya |  | Kenyan
                country | Peru |  | 
                person | Ada Roe | current Ambassador of Kenya? | 
            "]],
        );
    }

    #[test]
    fn a_presidential_spokesman_speaks_for_the_president() {
        check(
            "Kenyan President Ada Roe will visit Chad, Presidential Spokesman Bo Li said.",
            expect![[r"
                country | Kenya |  | Kenyan
                person | Ada Roe | current President of Kenya | 
                country | Chad |  | 
                person | Bo Li | current Presidential Spokesman of Kenya? | 
            "]],
        );
    }

    #[test]
    fn storms_pairs_and_ministers_are_no_names_of_others() {
        check(
            "The Minister of Economy of Fiji, Ada Roe, spoke of Cyclone Bertha and the Lima-Quito dialogue.",
            expect![[r"
                country | Fiji |  | 
                person | Ada Roe | current Minister of Economy of Fiji | 
            "]],
        );
    }

    #[test]
    fn each_of_a_list_has_the_title_behind_the_name() {
        check(
            "He saw Ada Roe, Ambassador of Kenya to Peru, Bo Li, Consul of Chad in Lima, and Eve Noor.",
            expect![[r"
                person | Ada Roe | current Ambassador to Peru of Kenya | 
                country | Kenya |  | 
                country | Peru |  | 
                person | Bo Li | current Consul in Lima of Chad | 
                country | Chad |  | 
                place | Lima |  | 
                person | Eve Noor |  | 
            "]],
        );
    }

    #[test]
    fn an_envoy_runs_errands_for_the_sender() {
        check(
            "Kenya and Peru talked. Ambassador Ada Roe handed the king a letter from Kenya.",
            expect![[r"
                country | Kenya |  | 
                country | Peru |  | 
                person | Ada Roe | current Ambassador of Kenya? | 
            "]],
        );
    }

    #[test]
    fn the_ambassador_is_the_one_spoken_of_before() {
        check(
            "Kenya recalled its ambassador from Peru. The ambassador, Ada Roe, will leave Lima tonight.",
            expect![[r"
                country | Kenya |  | 
                person | Ada Roe | current ambassador of Kenya? | 
                country | Peru |  | 
                place | Lima |  | 
                  its → Kenya
                  ambassador → Ada Roe
            "]],
        );
    }
    #[test]
    fn an_embassy_of_the_sentence_before_has_the_ambassador() {
        check(
            "Chile was angry with Peru. Peru's embassy denied it. Chile is no backyard, Ambassador Ada Roe said.",
            expect![[r"
                country | Chile |  | 
                country | Peru |  | 
                person | Ada Roe | current Ambassador of Peru? | 
            "]],
        );
    }

    #[test]
    fn a_ministers_own_chief_orders_him_about() {
        check(
            "Kenya closed its airports. President Ada Roe of Peru told Kenya to wait and instructed Finance Minister Bo Li to fly to Kenya.",
            expect![[r"
                country | Kenya |  | 
                person | Ada Roe | current President of Peru | 
                country | Peru |  | 
                person | Bo Li | current Finance Minister of Peru? | 
                  its → Kenya
            "]],
        );
    }
}

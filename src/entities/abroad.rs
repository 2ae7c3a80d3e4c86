//! Countries whose official somebody cannot be: where one goes, whom one deals with, whose office of
//! the kind somebody else holds.

use std::collections::BTreeSet;

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::holder::NAMING_VERBS;
use crate::entities::home::{countries, status};
use crate::entities::nominal::Held;
use crate::entities::{EntityIdx, EntityKind, MentionForm, OfficeStatus};
use crate::nlp::{Dep, TokenIdx};

/// Countries whose official somebody cannot be.
pub(super) fn ruled_out(builder: &Builder<'_, '_>, held: &[Held], h: &Held) -> BTreeSet<EntityIdx> {
    let mut out = BTreeSet::new();
    let unique = facts::is_unique_office(&h.class);
    let own = status(builder, h);
    for other in held.iter().filter(|o| o.person != h.person) {
        let secretary = |h: &Held| h.title.to_lowercase().contains("secretary");
        let same = unique && other.class == h.class && secretary(other) == secretary(h);
        let heads = facts::is_head_of_state(&h.class) && facts::is_head_of_state(&other.class);
        if let Some(of) = other.of
            && (same || heads)
            && own == OfficeStatus::Current
            && status(builder, other) == OfficeStatus::Current
        {
            out.insert(of);
        }
    }
    out.extend(others_beside(builder, held, h));
    out.extend(who_writes(builder, held, h));
    let words = builder.words;
    let doc = words.doc;
    for mention in &builder.entity(h.person).mentions {
        let head = mention.head;
        for (idx, country) in countries(builder) {
            let abroad = country.mentions.iter().any(|m| {
                // "his Turkish counterpart".
                let end = m.tokens.end;
                let theirs = matches!(
                    words.lemma(end),
                    "counterpart" | "colleague" | "opposite" | "homologue"
                ) && m.tokens.start > mention.tokens.start
                    && m.tokens.start - mention.tokens.end.min(m.tokens.start) <= 12
                    && doc.sentence_of(head).tokens.contains(end);
                // "addressed the nation": one's own.
                let named = matches!(
                    m.form,
                    MentionForm::Name | MentionForm::Demonym | MentionForm::Metonym
                );
                theirs || named && is_dealt_with(builder, head, m.head)
            });
            if abroad {
                out.insert(idx);
            }
        }
        // "A flew to Dhaka": to another's capital.
        for (_, place) in
            builder.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Place)
        {
            let goes = place.mentions.iter().find(|m| is_dealt_with(builder, head, m.head));
            let capital = goes.and_then(|m| facts::country_at(words, m.tokens.start, m.tokens.end));
            out.extend(capital.and_then(|hit| builder.known_country(hit.iso2)));
        }
    }
    out
}

/// "Prime Minister A of Peru, in a letter to President B": one writes to another's.
fn who_writes(builder: &Builder<'_, '_>, held: &[Held], h: &Held) -> Vec<EntityIdx> {
    let words = builder.words;
    let doc = words.doc;
    let start = doc.token_at(h.span.start).map_or(h.head, |t| t.min(h.head));
    let sentence = doc.sentence_of(h.head).tokens;
    let written = start >= sentence.start + 2
        && words.lower(start - 1) == "to"
        && matches!(
            words.lemma(start - 2),
            "letter" | "message" | "telegram" | "cable" | "note" | "congratulation" | "condolence"
        );
    if !written {
        return Vec::new();
    }
    let before = |o: &&Held| sentence.contains(o.head) && o.head < start;
    held.iter().filter(before).filter_map(|o| o.of).collect()
}

/// Countries that a title right beside gives to somebody else, behind this one: "President A
/// received the Sudanese minister, B", "A named B ambassador to Chile".
fn others_beside(builder: &Builder<'_, '_>, held: &[Held], h: &Held) -> Vec<EntityIdx> {
    let doc = builder.words.doc;
    let sentence = doc.sentence_of(h.head).tokens;
    let mut out: Vec<EntityIdx> = countries(builder)
        .filter(|(_, country)| {
            country.mentions.iter().any(|m| {
                m.tokens.start > h.head
                    && sentence.contains(m.tokens.start)
                    && builder
                        .entities
                        .iter()
                        .filter(|e| e.kind == EntityKind::Person)
                        .flat_map(|e| &e.mentions)
                        .any(|p| {
                            p.form == MentionForm::Name
                                && (p.tokens.contains(m.tokens.start)
                                    || p.tokens.start == m.tokens.end)
                                && p.tokens.start > h.head
                        })
            })
        })
        .map(|(idx, _)| idx)
        .collect();
    let others = held
        .iter()
        .filter(|o| o.person != h.person && o.head > h.head && sentence.contains(o.head))
        .filter(|o| !builder.entity(o.person).offices.iter().any(|office| office.inferred))
        .filter_map(|o| o.of);
    out.extend(others);
    // Whoever receives an ambassador to Peru may well be Peru's; whoever sends one is not.
    let sends = sentence.iter().any(|t| NAMING_VERBS.contains(&builder.words.lemma(t)));
    let sent = |o: &&Held| sentence.contains(o.head) && (sends || o.person == h.person);
    let envoys = held.iter().filter(sent).filter_map(|o| {
        let to = o.title.split_once(" to ").map(|(_, to)| to.trim_start_matches("the "))?;
        let words: Vec<&str> = to.split(' ').collect();
        facts::country_of_words(&words).and_then(|iso2| builder.known_country(iso2))
    });
    out.extend(envoys);
    out
}

/// "A visited Peru", "A warned Peru", "A lands in Peru", "A's visit to Peru": what somebody does
/// to a country or with it, one does to another's.
fn is_dealt_with(builder: &Builder<'_, '_>, person: TokenIdx, country: TokenIdx) -> bool {
    let words = builder.words;
    let doc = words.doc;
    let own = |verb: TokenIdx| {
        matches!(
            words.lemma(verb),
            "lead"
                | "govern"
                | "rule"
                | "run"
                | "represent"
                | "unite"
                | "serve"
                | "defend"
                | "protect"
        )
    };
    // "received A, Ambassador of Peru to Chile": Chile may be the host's.
    let accredited = country > 0 && words.lower(country - 1) == "to";
    let Some(verb) = doc.tokens[person].head.filter(|_| doc.tokens[person].dep == Dep::Nsubj)
    else {
        return false;
    };
    if own(verb) {
        return false;
    }
    // "met the Turkish president": up to the object that the country's word describes.
    let mut object = country;
    for _ in 0..4 {
        match doc.tokens[object].head {
            Some(head) if head != verb => object = head,
            _ => break,
        }
        let inside = matches!(
            doc.tokens[object].dep,
            Dep::Obj | Dep::Iobj | Dep::Obl | Dep::Compound | Dep::Flat | Dep::Nmod | Dep::Appos
        );
        if !inside {
            return false;
        }
    }
    if doc.tokens[object].head != Some(verb) || accredited && object != country {
        return false;
    }
    // What one says of one's own parliament or puts before it is no dealing with others.
    if object != country
        && !builder.entities.iter().any(|e| {
            e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.tokens.contains(object))
        })
    {
        return false;
    }
    match doc.tokens[object].dep {
        Dep::Obj | Dep::Iobj => true,
        Dep::Obl => {
            let case = doc.child(object, &[Dep::Case]).map_or("", |t| words.lower(t));
            let going = matches!(
                words.lemma(verb),
                "arrive" | "land" | "fly" | "travel" | "visit" | "go" | "come" | "head"
            );
            matches!(case, "to" | "with" | "against" | "from")
                && !matches!(words.lemma(verb), "return")
                || case == "in" && going
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn whom_one_receives_is_of_another_country() {
        check(
            "CAIRO - June 3: President Omar Gamal received Sudanese Foreign Minister Ali Sadiq. Egypt and Sudan share the Nile; Sudan thanked Egypt.",
            expect![[r"
                person | Omar Gamal | current President of Egypt? | 
                country | Sudan |  | Sudanese
                person | Ali Sadiq | current Foreign Minister of Sudan | 
                country | Egypt |  | 
                place | Nile |  | 
            "]],
        );
    }

    #[test]
    fn one_addresses_ones_own_nation() {
        check(
            "Nepal mourns. President Lila Rai addressed the nation on Friday. Nepal buried its dead.",
            expect![[r"
                country | Nepal |  | 
                person | Lila Rai | current President of Nepal? | 
                  nation → Nepal
                  its → Nepal
            "]],
        );
    }

    #[test]
    fn one_writes_to_another_countrys_president() {
        check(
            "Samoa thanked Cuba. Samoa and Cuba are friends. Samoan Prime Minister Ada Roe asked for doctors in a letter to President Eve Noor.",
            expect![[r"
                country | Samoa |  | Samoan
                country | Cuba |  | 
                person | Ada Roe | current Prime Minister of Samoa | 
                person | Eve Noor | current President of Cuba? | 
            "]],
        );
    }

    #[test]
    fn who_receives_an_ambassador_may_be_at_home() {
        check(
            "Oman and Norway talked. Oman's oil sells well. Energy Minister Salim Harthi received Ada Roe, Ambassador of Norway to Oman.",
            expect![[r"
                country | Oman |  | 
                country | Norway |  | 
                person | Salim Harthi | current Energy Minister of Oman? | 
                person | Ada Roe | current Ambassador to Oman of Norway | 
            "]],
        );
    }
}

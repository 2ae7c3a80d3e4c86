//! The trigger tables at work: every word of them, with the entities in its slots.

use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Dep, Tag, TokenIdx, TokenRange};
use crate::relations::Predicate;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{Note, PartOfSpeech, StandIn, Trigger, stand_in, triggers};
use crate::relations::reader::Reader;
use crate::relations::rules::row::Row;

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for word in sentence {
            if let Some(part) = part_of_speech(reader, word) {
                read(reader, word, part, found);
            }
        }
    }
}

/// Which table a word is looked up in; `None` for words inside names.
pub(in crate::relations) fn part_of_speech(
    reader: &Reader<'_>,
    word: TokenIdx,
) -> Option<PartOfSpeech> {
    let tag = reader.tree.tag(word);
    if tag.is_verb() {
        return Some(PartOfSpeech::Verb);
    }
    if tag.is_adjective() {
        return Some(PartOfSpeech::Adjective);
    }
    // "voted to impeach": a verb whatever the tagger says.
    let after_to = tag.is_common_noun() && word > 0 && reader.tree.is(word - 1, "to");
    let lemma = reader.tree.lemma(word);
    if after_to
        && triggers(PartOfSpeech::Noun, lemma).is_empty()
        && !triggers(PartOfSpeech::Verb, lemma).is_empty()
    {
        return Some(PartOfSpeech::Verb);
    }
    let named = reader.at(word).map(|entity| reader.kind(entity));
    match named {
        None | Some(EntityKind::Event | EntityKind::Person) if tag.is_noun() => {
            Some(PartOfSpeech::Noun)
        }
        // "the Kenyan Embassy in Peru": its name says what it is, and where.
        Some(EntityKind::Organization) if reader.tree.is_any(word, &["embassy", "consulate"]) => {
            Some(PartOfSpeech::Noun)
        }
        // "Japan's ambassador" may be a mention by a common noun.
        Some(_) if tag.is_common_noun() => Some(PartOfSpeech::Noun),
        _ => None,
    }
}

fn read(reader: &Reader<'_>, word: TokenIdx, part: PartOfSpeech, found: &mut Vec<Finding>) {
    let lemma = reader.tree.lemma(word);
    let lower;
    let lemma = if lemma.bytes().any(|b| b.is_ascii_uppercase()) {
        lower = lemma.to_lowercase();
        &lower
    } else {
        lemma
    };
    // The first row that joins two entities decides about these two.
    let mut decided: Vec<(EntityIdx, EntityIdx)> = Vec::new();
    let mut called: Vec<(EntityIdx, EntityIdx)> = Vec::new();
    for row in triggers(part, lemma) {
        let Some(words) = words_of(reader, word, row) else {
            continue;
        };
        let at = Row { reader, word, part, trigger: row };
        let joined = at.joined();
        let by_phone = !joined.is_empty() && part != PartOfSpeech::Adjective && at.is_by_phone();
        let first_new = decided.len();
        for (subject, object, confidence) in joined {
            let pair = (subject, object);
            if decided[..first_new].iter().any(|&d| d == pair || d == (object, subject)) {
                continue;
            }
            decided.push(pair);
            let finding = Finding {
                subject,
                predicate: row.predicate,
                object,
                status: at.status(),
                confidence,
                trigger: word,
                words,
                rule: &row.rule,
                inferred: false,
            };
            // Whatever two people do over the telephone, they talk.
            let call = Predicate::TalksByPhone;
            if by_phone && call.takes(reader.kind(subject), reader.kind(object)) {
                if !called.contains(&pair) {
                    called.push(pair);
                    let rule = "by telephone: A … with B";
                    found.push(Finding { predicate: call, rule, ..finding.clone() });
                }
                if row.predicate == Predicate::Meets {
                    continue;
                }
            }
            found.push(finding);
        }
    }
}

/// The trigger with the further words that its row asks for; `None` where one is missing.
fn words_of(reader: &Reader<'_>, word: TokenIdx, row: &Trigger) -> Option<TokenRange> {
    let tree = &reader.tree;
    let mut words = TokenRange::new(word, word + 1);
    for extra in &row.extra {
        // "the aid given by A to B": what a participle is said of is its object.
        let said_of = tree.head(word).filter(|_| {
            matches!(tree.dep(word), Dep::Acl) && matches!(tree.tag(word), Tag::Vbn | Tag::Vbd)
        });
        let kid = tree.kids(word).iter().copied().chain(said_of).find(|&k| {
            // "gave some of the food", "pledged $3 million in aid".
            let counted = || {
                stand_in(tree.lemma(k)) == Some(StandIn::Quantity)
                    && ["of", "in"]
                        .iter()
                        .any(|p| tree.with_preposition(k, p).iter().any(|&n| tree.is_any(n, extra)))
            };
            tree.is_any(k, extra)
                || tree.kids_by(k, &[Dep::Case]).any(|c| tree.is_any(c, extra))
                || counted()
        })?;
        words = TokenRange::new(words.start.min(kid), words.end.max(kid + 1));
    }
    let infinitive = |kid: TokenIdx| {
        matches!(tree.dep(kid), Dep::Xcomp | Dep::Ccomp | Dep::Advcl | Dep::Acl)
            && tree.tag(kid) == Tag::Vb
            && tree.kids_by(kid, &[Dep::Mark]).any(|m| tree.is(m, "to"))
    };
    // "called on Kenya to act": the infinitive may hang on either.
    let called_on = |o: &TokenIdx| {
        tree.dep(*o) == Dep::Obj || matches!(tree.preposition(*o), Some("on" | "upon"))
    };
    let objects = tree.kids_by(word, &[Dep::Obj, Dep::Obl]).filter(called_on);
    let object_kids: Vec<TokenIdx> = objects.flat_map(|o| tree.kids(o).to_vec()).collect();
    if row.has(Note::Infinitive)
        && !tree.kids(word).iter().chain(&object_kids).any(|&k| infinitive(k))
    {
        return None;
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn what_a_participle_is_said_of_is_its_object() {
        check(
            "The aid given by Norway to Kenya was large.",
            expect![[r"
                Norway | aids | Kenya | happened | -
            "]],
        );
    }

    #[test]
    fn active_and_passive_say_the_same() {
        check(
            "France criticized Iran on Monday.",
            expect![[r"
            France | criticizes | Iran | happened | Monday
        "]],
        );
        check(
            "Iran was criticized by France on Monday.",
            expect![[r"
            France | criticizes | Iran | happened | Monday
        "]],
        );
    }

    #[test]
    fn subjects_and_objects_joined_by_and_are_told_apart() {
        check(
            "Ann Lee and Bob Stone met Carla Diaz in Lima.",
            expect![[r"
            Ann Lee | meets | Carla Diaz | happened | -
            Bob Stone | meets | Carla Diaz | happened | -
        "]],
        );
    }

    #[test]
    fn a_symmetric_verb_needs_no_object() {
        check(
            "Japan and South Korea will cooperate.",
            expect![[r"
            Japan | cooperates_with | South Korea | planned | -
        "]],
        );
    }

    #[test]
    fn each_does_it_to_the_other() {
        check(
            "Kenya and Uganda accused each other of theft.",
            expect![[r"
                Kenya | criticizes | Uganda | happened | -
                Uganda | criticizes | Kenya | happened | -
            "]],
        );
    }

    #[test]
    fn what_is_counted_out_is_still_given() {
        check(
            "Norway provided around $4 million in aid to Ghana. Peru gave some of the food to Chad.",
            expect![[r"
                Norway | aids | Ghana | ongoing | -
                Peru | aids | Chad | happened | -
            "]],
        );
    }

    #[test]
    fn a_ban_lifted_is_told_of_who_lifts_it() {
        check(
            "Kenya lifted a travel ban imposed on Chad last year.",
            expect![[r"
                Kenya | sanctions | Chad | denied | last year
            "]],
        );
    }

    #[test]
    fn the_accused_did_what_they_are_accused_of() {
        check(
            "Sudan accused Chad of arming Niger. Peru thanked Chile for helping Bolivia.",
            expect![[r"
                Sudan | criticizes | Chad | happened | -
                Chad | aids | Niger | happened | -
                Peru | supports | Chile | happened | -
                Chile | aids | Bolivia | happened | -
            "]],
        );
    }

    #[test]
    fn calling_on_somebody_is_a_visit_or_a_demand() {
        check(
            "Kenyan envoy Ann Lee called on Peruvian Prime Minister Bo Roe.",
            expect![[r"
            Ann Lee | meets | Bo Roe | happened | -
        "]],
        );
        check(
            "Ann Lee called on Bo Roe to resign.",
            expect![[r"
            Ann Lee | demands_of | Bo Roe | happened | -
        "]],
        );
    }

    #[test]
    fn giving_takes_a_receiver_and_a_sum() {
        check(
            "India has given Sri Lanka nearly $4 billion.",
            expect![[r"
            India | aids | Sri Lanka | happened | -
        "]],
        );
    }

    #[test]
    fn any_of_something_is_possible() {
        check(
            "Kenya opposes any attack by Chile on Peru.",
            expect![[r"
            Kenya | opposes | Chile | ongoing | -
            Chile | attacks | Peru | possible | -
        "]],
        );
    }

    #[test]
    fn what_is_rescinded_is_no_more() {
        check(
            "Kenya rescinded its sanctions on Peru.",
            expect![[r"
            Kenya | sanctions | Peru | denied | -
        "]],
        );
    }

    #[test]
    fn an_invitation_handed_over_is_a_request() {
        check(
            "Ann Lee handed Bo Roe an invitation to visit Peru.",
            expect![[r"
            Ann Lee | demands_of | Bo Roe | happened | -
            Ann Lee | visits | Peru | possible | -
        "]],
        );
    }

    #[test]
    fn a_noun_is_read_with_the_verb_that_carries_it() {
        check(
            "Kenya imposed sanctions on Uganda.",
            expect![[r"
            Kenya | sanctions | Uganda | happened | -
        "]],
        );
        check(
            "Uganda faces sanctions from Kenya.",
            expect![[r"
            Kenya | sanctions | Uganda | happened | -
        "]],
        );
    }

    #[test]
    fn between_makes_pairs() {
        check(
            "Talks between Japan and China were held last week.",
            expect![[r"
            Japan | meets | China | happened | last week
        "]],
        );
    }

    #[test]
    fn a_possessor_does_what_the_noun_says() {
        check(
            "Russia's invasion of Ukraine began in 2022.",
            expect![[r"
            Russia | attacks | Ukraine | happened | 2022
        "]],
        );
    }

    #[test]
    fn an_infinitive_takes_its_subject_from_above() {
        check(
            "France urged Iran to release Ann Lee.",
            expect![[r"
                France | demands_of | Iran | happened | -
                Iran | investigates_or_prosecutes | Ann Lee | possible | -
            "]],
        );
        check(
            "Ann Lee wants to visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | planned | -
        "]],
        );
    }

    #[test]
    fn who_is_the_name_before_it() {
        check(
            "Ann Lee met Bob Stone, who criticized Iran.",
            expect![[r"
            Ann Lee | meets | Bob Stone | happened | -
            Bob Stone | criticizes | Iran | happened | -
        "]],
        );
    }

    #[test]
    fn a_telephone_makes_a_call_of_a_meeting() {
        check(
            "Ann Lee and Bob Stone spoke by phone on Friday.",
            expect![[r"
            Ann Lee | talks_by_phone | Bob Stone | happened | Friday
        "]],
        );
    }

    #[test]
    fn forces_act_for_their_country() {
        check(
            "Russian forces attacked Ukraine.",
            expect![[r"
            Russian forces | part_of | Russia | ongoing | -
            Russian forces | attacks | Ukraine | happened | -
        "]],
        );
    }

    #[test]
    fn companions_travel_along() {
        check(
            "Ann Lee, accompanied by Bob Stone, arrived in Peru.",
            expect![[r"
            Bob Stone | cooperates_with | Ann Lee | happened | -
            Ann Lee | visits | Peru | happened | -
            Bob Stone | visits | Peru | happened | -
        "]],
        );
    }

    #[test]
    fn joined_nouns_share_what_follows() {
        check(
            "Kenya and Uganda signed an agreement in Nairobi.",
            expect![[r"
                Kenya | agrees_with | Uganda | happened | -
            "]],
        );
    }
}

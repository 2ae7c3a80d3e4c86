//! Later words for an event that the text has described: "the talks", "the deal", "Saturday's summit".

use crate::entities::builder::Builder;
use crate::entities::event::{self, Known, Phrase};
use crate::entities::facts;
use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// The named event of that class that has a modifier in common: "a major security conference" and
/// "the Lisbon Security Conference".
pub(super) fn named_like(
    builder: &Builder<'_, '_>,
    known: &[Known],
    class: &str,
    phrase: Phrase,
) -> Option<EntityIdx> {
    let words = builder.words;
    let modifiers: Vec<&str> = phrase
        .core
        .iter()
        .take(phrase.core.len().saturating_sub(1))
        .map(|t| words.lower(t))
        .filter(|w| w.len() > 3 && !facts::is_ordinal_or_time(w))
        .collect();
    known
        .iter()
        .filter(|k| k.class == class && !builder.entity(k.entity).tentative)
        .find(|k| {
            let entity = builder.entity(k.entity);
            std::iter::once(&entity.name).chain(&entity.aliases).any(|name| {
                let name = name.to_lowercase();
                let parts: Vec<&str> = name.split(' ').collect();
                parts.last().is_some_and(|last| is_same_noun(last, words.lower(phrase.head)))
                    && modifiers.iter().any(|m| parts.contains(m))
            })
        })
        .map(|k| k.entity)
}

/// The event of that class with the same anchors, or with some where one side has none.
pub(super) fn same_event(known: &[Known], class: &str, anchors: &[EntityIdx]) -> Option<EntityIdx> {
    known
        .iter()
        .rev()
        .filter(|k| k.class == class && !k.anchors.is_empty() && !anchors.is_empty())
        .find(|k| {
            anchors.iter().all(|a| k.anchors.contains(a))
                || k.anchors.iter().all(|a| anchors.contains(a))
        })
        .map(|k| k.entity)
}

/// "deal" for "agreement".
fn is_same_noun(a: &str, b: &str) -> bool {
    const AGREEMENTS: [&str; 4] = ["deal", "agreement", "accord", "pact"];
    a == b || AGREEMENTS.contains(&a) && AGREEMENTS.contains(&b)
}

/// The event that a later word means: of a dated one ("Saturday's talks") that of the same day;
/// else the last of its class, near by where it goes by another word.
pub(super) fn antecedent(
    builder: &Builder<'_, '_>,
    known: &[Known],
    class: &str,
    phrase: Phrase,
) -> Option<EntityIdx> {
    let words = builder.words;
    let doc = words.doc;
    let day = phrase.left.iter().find(|&t| facts::is_calendar_word(words.lower(t)));
    let here = doc.sentence_idx_of(phrase.head);
    known
        .iter()
        .filter(|k| k.class == class && k.at < phrase.head)
        .filter(|k| match day {
            Some(day) => doc
                .sentence_of(k.at)
                .tokens
                .iter()
                .any(|t| t != day && words.lower(t) == words.lower(day)),
            None => {
                words.lemma(k.at) == words.lemma(phrase.head)
                    || here - doc.sentence_idx_of(k.at) <= 1
                    || class == "war"
            }
        })
        .max_by_key(|k| k.at)
        .map(|k| k.entity)
}

/// "the talks", "those talks", "this visit", "Saturday's talks".
pub(super) fn refers_back(builder: &Builder<'_, '_>, sentence: TokenRange, phrase: Phrase) -> bool {
    let words = builder.words;
    let dated = phrase.left.iter().any(|t| facts::is_calendar_word(words.lower(t)));
    let mut before = phrase.left.start;
    while before > sentence.start && words.doc.tag(before - 1) == Tag::Rb {
        before -= 1;
    }
    dated
        || before > sentence.start
            && matches!(
                words.lower(before - 1),
                "the" | "this" | "that" | "these" | "those" | "both"
            )
            && phrase.core.len() <= 2
}

/// "the emergency powers decree … her emergency powers declaration": decreeing and declaring the same
/// matter are one deed.
pub(super) fn same_matter(
    builder: &Builder<'_, '_>,
    known: &[Known],
    class: &str,
    head: TokenIdx,
) -> Option<EntityIdx> {
    let words = builder.words;
    let decree = |class: &str| matches!(class, "law" | "statement");
    let matter = |head: TokenIdx| {
        let two = head.checked_sub(2)?..head;
        let named = two.clone().all(|t| words.is_word(t) && !words.is_capitalized(t));
        let noun = words.doc.tag(head - 1).is_noun();
        (named && noun).then(|| two.map(|t| words.lower(t)).collect::<Vec<_>>())
    };
    let own = matter(head).filter(|_| decree(class))?;
    known
        .iter()
        .rev()
        .find(|k| decree(k.class) && matter(k.at).as_ref() == Some(&own))
        .map(|k| k.entity)
}

/// "signed a six-month truce": an agreement that nothing tells from others yet. Whether it is one to
/// come back to, the text shows by doing so.
pub(super) fn pact(
    builder: &Builder<'_, '_>,
    sentence: TokenRange,
    class: &str,
    phrase: Phrase,
) -> Option<Phrase> {
    let words = builder.words;
    let before = phrase.left.start.checked_sub(1).filter(|&t| t >= sentence.start)?;
    let one = words.doc.tag(phrase.head) == Tag::Nn && matches!(words.lower(before), "a" | "an");
    (class == "agreement" && one).then_some(phrase)
}

/// The agreement that "the truce" or "the deal" comes back to: the last one that was introduced, now
/// an entity of its own. It stands on the map where a relation speaks of it.
pub(super) fn introduced(
    builder: &mut Builder<'_, '_>,
    pacts: &mut Vec<Phrase>,
    class: &str,
    again: Phrase,
) -> Option<Known> {
    if class != "agreement" {
        return None;
    }
    let words = builder.words;
    let lemma = |phrase: &Phrase| words.lemma(phrase.head);
    let same = |p: &&Phrase| lemma(p) == lemma(&again) || is_same_noun(lemma(p), lemma(&again));
    let first = pacts.iter().rev().find(same).or_else(|| pacts.last()).copied()?;
    pacts.clear();
    let entity = builder.named(EntityKind::Event, &words.phrase(first.full));
    builder.entity_mut(entity).tentative = true;
    builder.in_passing.insert(entity);
    event::add_names(builder, entity, first);
    event::mention(builder, entity, first);
    Some(Known { entity, class: "agreement", anchors: Vec::new(), at: first.head })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::rendered;

    #[test]
    fn what_the_text_comes_back_to_is_an_event() {
        expect![[r"
            country | Peru |  | 
            country | Chile |  | 
            event | border pact (tentative) |  | 
            country | Brazil |  | 
              deal → border pact
        "]]
        .assert_eq(&rendered("Peru and Chile signed a border pact. Brazil welcomed the deal."));
    }

    #[test]
    fn decreeing_and_declaring_one_matter_is_one_deed() {
        expect![[r"
            person | Ada Roe | current President | 
            event | emergency powers declaration |  | emergency powers decree
            country | Peru |  | 
              her → Ada Roe
              her → Ada Roe
        "]].assert_eq(&rendered(
            "President Ada Roe regretted her emergency powers decree. Peru criticized her emergency \
             powers declaration.",
        ));
    }

    #[test]
    fn an_agreement_told_once_is_none() {
        expect![[r"
            country | Peru |  | 
            country | Chile |  | 
        "]]
        .assert_eq(&rendered("Peru and Chile signed a border pact. They had waited for years."));
    }
}

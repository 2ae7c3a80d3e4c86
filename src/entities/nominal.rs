//! Common nouns that stand for somebody named: "the foreign minister", "the French leader", "the
//! strongman", "his Irish counterpart", "the country", "the two leaders"; and bodies that the text
//! describes without naming them: "parliament", "Iranian lawmakers".

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::words::Words;
use crate::entities::{EntityIdx, EntityKind, Group, MentionForm};
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// Titles of a person as they were found, for matching later bare titles.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) person: EntityIdx,
    pub(super) class: String,
    pub(super) of: Option<EntityIdx>,
    /// Who has it, as a word still to be resolved ("its" chairman).
    pub(super) possessor: Option<TokenIdx>,
    /// The office in words.
    pub(super) title: String,
    /// Where the title stands; people who share a plural share it.
    pub(super) span: crate::text::Span,
    /// Where the holder's name begins, with which the title stands.
    pub(super) head: TokenIdx,
}

/// Resolves the other common nouns of a document, in text order.
pub(super) fn resolve(builder: &mut Builder<'_, '_>) {
    let words = builder.words;
    for sentence in words.doc.sentences.iter().filter(|s| !s.boilerplate) {
        for token in sentence.tokens.iter() {
            if !words.doc.tag(token).is_noun()
                || is_taken(builder, token)
                || !is_phrase_head(words, sentence.tokens, token)
            {
                continue;
            }
            let lemma = words.lemma(token).to_lowercase();
            let start = noun_phrase_start(builder, sentence.tokens, token);
            let determiner = start
                .checked_sub(1)
                .filter(|&t| t >= sentence.tokens.start)
                .map_or("", |t| words.lower(t));
            let definite = matches!(determiner, "the" | "this" | "that" | "both");
            if group(builder, start, token, determiner) {
                continue;
            }
            if facts::is_body_noun(&lemma) {
                body(builder, start, token, definite);
            } else if definite && words.doc.tag(token) != Tag::Nns && facts::is_person_noun(&lemma)
            {
                person(builder, start, token);
            } else if facts::is_country_noun(&lemma) && start + 1 >= token {
                country(builder, start, token, determiner);
            }
        }
    }
}

fn is_taken(builder: &Builder<'_, '_>, token: TokenIdx) -> bool {
    builder.entities.iter().any(|e| e.mentions.iter().any(|m| m.tokens.contains(token)))
}

fn noun_phrase_start(builder: &Builder<'_, '_>, sentence: TokenRange, head: TokenIdx) -> TokenIdx {
    let words = builder.words;
    let mut start = head;
    while start > sentence.start {
        let tag = words.doc.tag(start - 1);
        let part = tag.is_adjective()
            || tag.is_noun()
            || matches!(tag, Tag::Cd | Tag::Hyphen)
            || matches!(tag, Tag::Vbn | Tag::Vbg) && after_determiner(words, sentence, start - 1);
        // A person's name ends before the phrase, whatever the tagger makes of the verb between.
        let behind_person = words.raw(start).ends_with("ed")
            && words.is_capitalized(start - 1)
            && mention_over(builder, start - 1)
                .is_some_and(|e| builder.entity(e).kind == EntityKind::Person);
        if !part || behind_person {
            break;
        }
        start -= 1;
    }
    start
}

/// A participle is part of a noun phrase behind a determiner ("the unnamed official"), elsewhere
/// the verb before it ("briefed lawmakers").
fn after_determiner(words: &Words<'_>, sentence: TokenRange, token: TokenIdx) -> bool {
    token > sentence.start
        && matches!(words.doc.tag(token - 1), Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Pos)
}

/// Whether a noun heads its phrase rather than modifies the noun behind it.
fn is_phrase_head(words: &Words<'_>, sentence: TokenRange, token: TokenIdx) -> bool {
    let next = token + 1;
    next >= sentence.end || !words.doc.tag(next).is_noun()
}

/// "the strongman": the last person named who is not the subject of the clause.
fn person(builder: &mut Builder<'_, '_>, start: TokenIdx, head: TokenIdx) {
    let doc = builder.words.doc;
    // The verb of the clause, past nouns between ("three meetings with the strongman").
    let mut governor = doc.tokens[head].head;
    while let Some(word) = governor
        && !doc.tag(word).is_verb()
    {
        governor = doc.tokens[word].head;
    }
    let subject =
        governor.and_then(|verb| doc.children(verb).find(|&c| doc.tokens[c].dep.is_subject()));
    let is_subject = subject == Some(head);
    let subject_entity = subject.and_then(|s| mention_over(builder, s));
    let reach = doc.sentence_idx_of(head).saturating_sub(1);
    let floor = doc.sentences[reach].tokens.start;
    let found = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Person)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.head, EntityIdx(idx))))
        .filter(|&(at, idx)| {
            at < head && at >= floor && (is_subject || Some(idx) != subject_entity)
        })
        .max();
    if let Some((_, idx)) = found {
        let range = TokenRange::new(start, head + 1);
        builder.mention(idx, range, range, MentionForm::Nominal);
    }
}

pub(super) fn mention_over(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<EntityIdx> {
    builder
        .entities
        .iter()
        .position(|e| e.mentions.iter().any(|m| m.tokens.contains(token)))
        .map(EntityIdx)
}

/// "the country", "the kingdom", "his country": the country spoken of last, or the one whose
/// official the possessor is.
fn country(builder: &mut Builder<'_, '_>, start: TokenIdx, head: TokenIdx, determiner: &str) {
    let words = builder.words;
    let doc = words.doc;
    let range = TokenRange::new(start, head + 1);
    if matches!(determiner, "his" | "her") {
        let owner = mention_over(builder, start - 1);
        let of = owner.and_then(|p| {
            builder
                .entity(p)
                .offices
                .iter()
                .filter_map(|o| o.of)
                .find(|&c| builder.entity(c).kind == EntityKind::Country)
        });
        if let Some(of) = of {
            builder.mention(of, range, range, MentionForm::Nominal);
        }
        return;
    }
    if !matches!(determiner, "the" | "this") || start != head {
        return;
    }
    let form = words.lemma(head).to_lowercase();
    let reach = doc.sentence_idx_of(head).saturating_sub(2);
    let floor = doc.sentences[reach].tokens.start;
    let found = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| {
            e.kind == EntityKind::Country
                && e.iso2.as_deref().is_some_and(|iso2| facts::country_is_called(iso2, &form))
        })
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m, EntityIdx(idx))))
        // "Brazilian President A" speaks of A.
        .filter(|(m, _)| {
            m.form != MentionForm::Demonym
                || !builder.entities.iter().any(|p| {
                    p.kind == EntityKind::Person
                        && p.mentions.iter().any(|x| x.tokens.contains(m.tokens.start))
                })
        })
        .map(|(m, idx)| (m.head, idx))
        .filter(|&(at, _)| at < head && at >= floor)
        .max()
        .map(|(_, idx)| idx)
        .or_else(|| only_country_called(builder, head, &form));
    if let Some(idx) = found {
        builder.mention(idx, range, range, MentionForm::Nominal);
    }
}

/// "on a visit to the Kingdom", ahead of the country's name: the only one of the text that may be
/// called so. In small letters it may be any kingdom.
fn only_country_called(builder: &Builder<'_, '_>, head: TokenIdx, form: &str) -> Option<EntityIdx> {
    if !builder.words.is_capitalized(head) || matches!(form, "country" | "nation" | "state") {
        return None;
    }
    let mut called = builder.entities.iter().enumerate().filter(|(_, e)| {
        e.kind == EntityKind::Country
            && e.iso2.as_deref().is_some_and(|iso2| facts::country_is_called(iso2, form))
    });
    let (idx, _) = called.next()?;
    called.next().is_none().then_some(EntityIdx(idx))
}

/// "the two leaders", "both sides", "the two countries", "the foreign ministers of A and B".
fn group(builder: &mut Builder<'_, '_>, start: TokenIdx, head: TokenIdx, determiner: &str) -> bool {
    let words = builder.words;
    if words.doc.tag(head) != Tag::Nns {
        return false;
    }
    let first = words.lower(start);
    let n = match (determiner, first) {
        ("both", _) | (_, "both" | "two") => 2,
        (_, "three") => 3,
        (_, "four") => 4,
        _ => return false,
    };
    let lemma = words.lemma(head).to_lowercase();
    let kinds: &[EntityKind] = if facts::is_country_noun(&lemma) {
        &[EntityKind::Country]
    } else if facts::is_person_noun(&lemma) || facts::is_office_noun(&lemma) {
        &[EntityKind::Person]
    } else if matches!(
        lemma.as_str(),
        "side"
            | "party"
            | "government"
            | "neighbor"
            | "neighbour"
            | "ally"
            | "partner"
            | "capital"
            | "rival"
            | "power"
    ) {
        &[EntityKind::Country, EntityKind::Organization]
    } else {
        return false;
    };
    let doc = words.doc;
    let reach = doc.sentence_idx_of(head).saturating_sub(2);
    let floor = doc.sentences[reach].tokens.start;
    let mut recent: Vec<(TokenIdx, EntityIdx)> = builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| kinds.contains(&e.kind) && !e.tentative)
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (m.head, EntityIdx(idx))))
        .filter(|&(at, _)| at < head && at >= floor)
        .collect();
    recent.sort_unstable();
    let mut members: Vec<EntityIdx> = Vec::new();
    for &(_, idx) in recent.iter().rev() {
        if !members.contains(&idx) {
            members.push(idx);
        }
    }
    // More people around than the number says: whom is meant is not certain.
    if members.len() < n {
        return true;
    }
    members.truncate(n);
    members.sort_unstable();
    builder.groups.push(Group { tokens: TokenRange::new(start, head + 1), head, members });
    true
}

/// The organization spoken of last before a place that is called by such a noun.
pub(super) fn body_called(
    builder: &Builder<'_, '_>,
    lemma: &str,
    before: TokenIdx,
) -> Option<EntityIdx> {
    builder
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Organization)
        .filter(|(_, e)| {
            std::iter::once(&e.name)
                .chain(&e.aliases)
                .any(|n| n.rsplit(' ').next().is_some_and(|last| last.to_lowercase() == lemma))
                || facts::organization_is_called(&e.name, lemma)
                || facts::is_generic_body(lemma) && !e.tentative
        })
        .flat_map(|(idx, e)| {
            // Whose name says so before whatever is known to be an agency, and both before what may
            // be called one.
            let ends = |name: &String| name.to_lowercase().ends_with(lemma);
            let called = std::iter::once(&e.name).chain(&e.aliases).any(ends);
            let rank =
                if called { 2 } else { u8::from(facts::organization_is_called(&e.name, lemma)) };
            e.mentions.iter().map(move |m| (rank, m.head, EntityIdx(idx)))
        })
        .filter(|&(_, at, _)| at < before)
        .max()
        .map(|(.., idx)| idx)
}

/// "parliament", "Iranian lawmakers", "the presidential security service": a body without a name.
fn body(builder: &mut Builder<'_, '_>, start: TokenIdx, head: TokenIdx, definite: bool) {
    let words = builder.words;
    let range = TokenRange::new(start, head + 1);
    let lemma = words.lemma(head).to_lowercase();
    // "main opposition party [Renamo]": the name behind is the body.
    if mention_over(builder, head + 1)
        .is_some_and(|e| builder.entity(e).kind == EntityKind::Organization)
    {
        return;
    }
    let own = !(start..head).any(|t| is_taken(builder, t) || words.is_capitalized(t));
    // "the committee" after "the Foreign Affairs Committee": the organization spoken of last that
    // is called so.
    // "the first group": one of several.
    let counted = (start..head)
        .any(|t| facts::is_ordinal_or_time(words.lower(t)) || words.doc.tag(t) == Tag::Jjs);
    if definite
        && !counted
        && (range.len() == 1 || range.len() == 2 && own)
        && let Some(idx) = body_called(builder, &lemma, head)
    {
        builder.mention(idx, range, range, MentionForm::Nominal);
        return;
    }
    if !facts::is_acting_body(&lemma) && range.len() == 1 {
        return;
    }
    // "such missions", "their own team": none in particular.
    if (start..head).any(|t| {
        matches!(
            words.lower(t),
            "such"
                | "own"
                | "other"
                | "same"
                | "next"
                | "last"
                | "more"
                | "many"
                | "few"
                | "several"
                | "most"
                | "young"
                | "memorial"
                | "funeral"
                | "church"
                | "prayer"
        )
    }) {
        return;
    }
    // One lawmaker is no body; lawmakers are.
    if facts::is_body_of_people(&lemma) && words.doc.tag(head) != Tag::Nns {
        return;
    }
    let name = words.phrase(range);
    let idx = builder.named(EntityKind::Organization, &name);
    if builder.entity(idx).mentions.is_empty() {
        builder.entity_mut(idx).tentative = true;
    }
    builder.mention(idx, range, range, MentionForm::Nominal);
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_bare_title_means_its_holder() {
        check(
            "French President Alain Moreau met Chad's President Idris Saleh. The French leader praised the president of Chad.",
            expect![[r"
                country | France |  | French
                person | Alain Moreau | current President of France | 
                country | Chad |  | 
                person | Idris Saleh | current President of Chad | 
                  French leader → Alain Moreau
                  president of Chad → Idris Saleh
            "]],
        );
    }

    #[test]
    fn the_country_is_the_one_spoken_of_last() {
        check(
            "Oman hosted the talks. The sultanate has often mediated.",
            expect![[r"
            country | Oman |  | 
              sultanate → Oman
        "]],
        );
    }

    #[test]
    fn two_leaders_are_a_group() {
        check(
            "President Alain Moreau and Chancellor Greta Vogel met in Berlin. The two leaders discussed trade.",
            expect![[r"
                person | Alain Moreau | current President | 
                person | Greta Vogel | current Chancellor | 
                place | Berlin |  | 
                  two leaders → Alain Moreau + Greta Vogel
            "]],
        );
    }

    #[test]
    fn bodies_need_no_name() {
        check(
            "In Kenya, parliament voted to remove the minister after lawmakers protested.",
            expect![[r"
                country | Kenya |  | 
                organization | parliament (tentative) |  | 
                organization | lawmakers (tentative) |  | 
            "]],
        );
    }
}

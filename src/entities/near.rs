//! What stands near an official's title and tells a country: the sentence and the one before, whom
//! they are about, where they put their subjects.

use crate::entities::builder::Builder;
use crate::entities::facts::{self, CountryForm};
use crate::entities::nominal::{Held, mention_over};
use crate::entities::{EntityIdx, Mention, MentionForm};
use crate::nlp::{Dep, Document, Tag, TokenIdx, TokenRange};

/// Weights, in halves of a mention.
const IN_SENTENCE: usize = 6;
const IN_SENTENCE_BEFORE: usize = 4;
const IN_TITLE_OF_ANOTHER: usize = 2;
const OFFICIAL_ACTS: usize = 4;
const OPENS_SENTENCE: usize = 8;
const OPENS_PARAGRAPH: usize = 6;
const SUBJECT_BEFORE: usize = 8;
const IN_OWN_CAPITAL: usize = 6;

/// What stands near the title: the country in the same sentence, at its head, in the one before.
pub(super) fn weight(
    builder: &Builder<'_, '_>,
    held: &[Held],
    h: &Held,
    country: EntityIdx,
) -> usize {
    let words = builder.words;
    let doc = words.doc;
    let here = doc.sentence_idx_of(h.head);
    let sentence = doc.sentences[here].tokens;
    // "Finland's president, A": tells of A rather than of others.
    let in_title = |m: &Mention| {
        held.iter().any(|o| {
            o.person != h.person && o.span.start <= m.span.start && m.span.end <= o.span.end
        }) || matches!(words.lemma(m.tokens.end), "counterpart" | "colleague")
    };
    let mentioned = |s: TokenRange| {
        let mentions = &builder.entity(country).mentions;
        mentions
            .iter()
            .filter(move |m| m.form != MentionForm::Pronoun && s.contains(m.tokens.start))
    };
    let in_sentence = |s: TokenRange| mentioned(s).next().is_some();
    let mut weight = if mentioned(sentence).any(|m| !in_title(m)) {
        IN_SENTENCE
    } else if in_sentence(sentence) {
        IN_TITLE_OF_ANOTHER
    } else {
        0
    };
    weight += if acts_for(builder, h, country) { OFFICIAL_ACTS } else { 0 };
    if here > 0 && is_one_flow(doc, here) && in_sentence(doc.sentences[here - 1].tokens) {
        weight += IN_SENTENCE_BEFORE;
    }
    weight += if is_subject_before(builder, h, country) { SUBJECT_BEFORE } else { 0 };
    weight += if is_in_own_capital(builder, sentence, country) { IN_OWN_CAPITAL } else { 0 };
    // "In Bogotá, the senate … President A": the first sentence puts the paragraph there.
    let first = (0..here)
        .rev()
        .take_while(|&at| doc.sentences[at].paragraph == doc.sentences[here].paragraph)
        .last();
    let paragraph = first.is_some_and(|at| {
        let start = doc.sentences[at].tokens;
        opens_there(builder, start, start.start + 5, country)
    });
    weight += if paragraph { OPENS_PARAGRAPH } else { 0 };
    weight + if opens_there(builder, sentence, h.head, country) { OPENS_SENTENCE } else { 0 }
}

/// "A of Peru joined the cabinet of Prime Minister B": the clause is about one of the country's own
/// officials.
fn acts_for(builder: &Builder<'_, '_>, h: &Held, country: EntityIdx) -> bool {
    let doc = builder.words.doc;
    let mut at = h.head;
    for _ in 0..12 {
        let Some(head) = doc.tokens[at].head else { return false };
        at = head;
        let subject = doc.child(at, &[Dep::Nsubj, Dep::NsubjPass]);
        let Some(who) = subject.filter(|&s| s != h.head).and_then(|s| mention_over(builder, s))
        else {
            continue;
        };
        return who != h.person
            && builder.entity(who).offices.iter().any(|o| o.of == Some(country));
    }
    false
}

/// Whether the sentence before belongs to the same train of thought: the same paragraph, or one of a
/// single sentence, as the wires write.
fn is_one_flow(doc: &Document, here: usize) -> bool {
    let paragraph = |at: usize| doc.sentences.get(at).map(|s| s.paragraph);
    let Some(before) = here.checked_sub(1) else { return false };
    paragraph(before) == paragraph(here)
        || before == 0
        || paragraph(before - 1) != paragraph(before)
}

/// "Ghana stays out. President A said …": the sentence before is about the country; or the clause
/// before a semicolon is.
pub(super) fn is_subject_before(builder: &Builder<'_, '_>, h: &Held, country: EntityIdx) -> bool {
    let words = builder.words;
    let doc = words.doc;
    let here = doc.sentence_idx_of(h.head);
    let sentence = doc.sentences[here].tokens;
    let semicolon = (sentence.start..h.head).rev().find(|&t| words.raw(t) == ";");
    let before = match (semicolon, here.checked_sub(1)) {
        (Some(end), _) => TokenRange::new(sentence.start, end),
        (None, Some(before)) if !doc.sentences[before].boilerplate && is_one_flow(doc, here) => {
            doc.sentences[before].tokens
        }
        _ => return false,
    };
    let mentions = &builder.entity(country).mentions;
    mentions.iter().any(|m| {
        if !matches!(m.form, MentionForm::Name | MentionForm::Metonym | MentionForm::Demonym)
            || !before.contains(m.head)
        {
            return false;
        }
        // "China, the largest creditor, sent …", whatever the tree says.
        if m.form != MentionForm::Demonym
            && m.tokens.start == before.start
            && (words.is_comma(m.tokens.end) || doc.tag(m.tokens.end).is_verb())
        {
            return true;
        }
        // "Peru's unions walked out", "Peruvian farmers protested".
        let mut subject = m.head;
        while matches!(
            doc.tokens[subject].dep,
            Dep::Nmod | Dep::NmodPoss | Dep::Amod | Dep::Compound
        ) && let Some(noun) = doc.tokens[subject].head.filter(|&noun| noun > subject)
        {
            subject = noun;
        }
        // "Ghana and Togo closed it": of two subjects either may be meant.
        let alone = doc.children_by(subject, &[Dep::Conj]).next().is_none();
        let noun = words.lemma(subject).to_lowercase();
        let acts = subject == m.head
            || doc.tag(subject) == Tag::Nns
            || doc.tag(subject).is_proper_noun()
            || facts::is_body_noun(&noun)
            || facts::is_government_noun(&noun)
            || facts::is_person_noun(&noun);
        acts && alone && doc.tokens[subject].dep.is_subject()
    })
}

/// "President A told a rally in Bogotá": the sentence puts somebody into the country's capital. Where
/// one goes is another matter, see [`ruled_out`].
fn is_in_own_capital(builder: &Builder<'_, '_>, sentence: TokenRange, country: EntityIdx) -> bool {
    let words = builder.words;
    let iso2 = builder.entity(country).iso2.as_deref();
    sentence.iter().skip(1).any(|t| {
        words.is_capitalized(t)
            && words.lower(t - 1) == "in"
            && facts::country_at(words, t, sentence.end)
                .is_some_and(|hit| hit.form == CountryForm::Capital && Some(hit.iso2) == iso2)
    })
}

/// "In Bogotá, Foreign Minister A said": where the sentence puts its subject.
fn opens_there(
    builder: &Builder<'_, '_>,
    sentence: TokenRange,
    name: TokenIdx,
    country: EntityIdx,
) -> bool {
    let words = builder.words;
    // "And in Bogotá, …", "Meanwhile in Bogotá, …".
    let Some(r#in) = sentence.iter().take(3).find(|&t| words.lower(t) == "in") else {
        return false;
    };
    let Some(comma) = (r#in..sentence.end).take(6).find(|&t| words.is_comma(t)) else {
        return false;
    };
    let iso2 = builder.entity(country).iso2.as_deref();
    let place = facts::country_at(words, r#in + 1, comma);
    let near = name > comma && name - comma <= 6;
    near && place.is_some_and(|hit| Some(hit.iso2) == iso2)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_paragraph_plays_where_it_begins() {
        check(
            "Kenya and Peru signed a pact.\n\nIn Lima, the senate met for an hour. President Ada Roe spoke.\n\nAnd in Nairobi, President Eve Noor told a crowd to wait.",
            expect![[r"
                country | Kenya |  | 
                country | Peru |  | 
                place | Lima |  | 
                person | Ada Roe | current President of Peru? | 
                place | Nairobi |  | 
                person | Eve Noor | current President of Kenya? | 
            "]],
        );
    }

    #[test]
    fn whose_people_acted_last_has_the_minister() {
        check(
            "Kenya and Peru talked. Kenyan farmers welcomed the pact; Interior Minister Ada Roe did not.",
            expect![[r"
                country | Kenya |  | Kenyan
                country | Peru |  | 
                person | Ada Roe | current Interior Minister of Kenya? | 
            "]],
        );
    }
}

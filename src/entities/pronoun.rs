//! Whom "he", "she", "it" and their kin stand for: subject continuity, then recency, with gender.
//!
//! A last sieve in the sense of Raghunathan et al., "A Multi-Pass Sieve for Coreference Resolution"
//! (2010): what stays unclear stays unresolved.

use crate::entities::builder::Builder;
use crate::entities::facts::Gender;
use crate::entities::{EntityIdx, EntityKind, MentionForm};
use crate::nlp::{Dep, Sentence, Tag, TokenIdx, TokenRange};

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;

/// A mention that later pronouns may point back to.
#[derive(Clone, Copy, Debug)]
struct Antecedent {
    entity: EntityIdx,
    head: TokenIdx,
    sentence: usize,
    is_subject: bool,
}

/// What kind of antecedent a pronoun asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    He,
    She,
    It,
    Speaker,
}

/// Resolves the pronouns of a document, in text order.
pub(super) fn resolve(builder: &mut Builder<'_, '_>) {
    let words = builder.words;
    for (sentence_idx, sentence) in words.doc.sentences.iter().enumerate() {
        if sentence.boilerplate {
            continue;
        }
        for token in sentence.tokens.iter() {
            let Some(ask) = asked_by(words.lower(token), words.doc.tag(token)) else { continue };
            if let Some(entity) = antecedent(builder, sentence_idx, sentence, token, ask) {
                let range = TokenRange::new(token, token + 1);
                builder.mention(entity, range, range, MentionForm::Pronoun);
            }
        }
    }
}

fn asked_by(word: &str, tag: Tag) -> Option<Ask> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Ask::He),
        "she" | "her" | "hers" | "herself" => Some(Ask::She),
        "its" | "itself" => Some(Ask::It),
        "i" | "my" | "me" | "myself" if matches!(tag, Tag::Prp | Tag::PrpPoss) => {
            Some(Ask::Speaker)
        }
        _ => None,
    }
}

fn antecedent(
    builder: &Builder<'_, '_>,
    sentence_idx: usize,
    sentence: &Sentence,
    token: TokenIdx,
    ask: Ask,
) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let quoted = is_quoted(builder, sentence.tokens, token);
    let speaker = speaker_of(builder, sentence_idx, sentence.tokens, token);
    if ask == Ask::Speaker {
        return if quoted { speaker } else { None };
    }
    let mut candidates: Vec<Antecedent> = builder
        .entities
        .iter()
        .enumerate()
        .flat_map(|(idx, e)| e.mentions.iter().map(move |m| (EntityIdx(idx), m)))
        .filter(|(_, m)| m.head < token && !m.tokens.contains(token))
        .filter_map(|(entity, m)| {
            let at = doc.sentence_idx_of(m.head);
            let dep = doc.tokens[m.head].dep;
            (sentence_idx - at <= REACH).then_some(Antecedent {
                entity,
                head: m.head,
                sentence: at,
                is_subject: dep.is_subject() || m.form == MentionForm::Pronoun && dep.is_subject(),
            })
        })
        .filter(|c| fits(builder, c.entity, ask))
        .collect();
    if quoted && let Some(speaker) = speaker {
        // Inside a quotation "he" is somebody else than the one who speaks.
        candidates.retain(|c| c.entity != speaker);
    }
    let object_form = matches!(builder.words.lower(token), "him")
        || builder.words.lower(token) == "her" && doc.tag(token) == Tag::Prp;
    if object_form && let Some(subject) = clause_subject(builder, token) {
        candidates.retain(|c| c.entity != subject);
    }
    candidates.sort_by_key(|c| c.head);
    let same: Vec<&Antecedent> = candidates.iter().filter(|c| c.sentence == sentence_idx).collect();
    let pick_here = if ask == Ask::It {
        same.iter().rev().find(|c| c.is_subject).or_else(|| same.last())
    } else {
        // The subject of the clause nearest to the left, else whoever was named last.
        same.iter().rev().find(|c| c.is_subject).or_else(|| same.last())
    };
    if let Some(found) = pick_here {
        return Some(found.entity);
    }
    (1..=REACH.min(sentence_idx)).find_map(|back| {
        let at = sentence_idx - back;
        let there: Vec<&Antecedent> = candidates.iter().filter(|c| c.sentence == at).collect();
        let main = there
            .iter()
            .filter(|c| c.is_subject)
            .min_by_key(|c| depth(builder, c.head))
            .or_else(|| there.first());
        main.map(|c| c.entity)
    })
}

/// How deep in its sentence's tree a token hangs; the main clause's subject hangs highest.
fn depth(builder: &Builder<'_, '_>, token: TokenIdx) -> usize {
    let doc = builder.words.doc;
    let mut at = token;
    let mut steps = 0;
    while let Some(head) = doc.tokens[at].head {
        at = head;
        steps += 1;
        if steps > 60 {
            break;
        }
    }
    steps
}

fn fits(builder: &Builder<'_, '_>, entity: EntityIdx, ask: Ask) -> bool {
    let kind = builder.entity(entity).kind;
    match ask {
        Ask::It => matches!(kind, EntityKind::Country | EntityKind::Organization),
        Ask::He | Ask::She => {
            let gender = builder.person_facts(entity).and_then(|p| p.gender);
            let other = if ask == Ask::He { Gender::Female } else { Gender::Male };
            kind == EntityKind::Person && gender != Some(other)
        }
        Ask::Speaker => kind == EntityKind::Person,
    }
}

/// Whether a token stands between quotation marks within its sentence.
fn is_quoted(builder: &Builder<'_, '_>, sentence: TokenRange, token: TokenIdx) -> bool {
    let words = builder.words;
    let mut open = false;
    let mut any = false;
    for t in sentence.iter() {
        match words.raw(t) {
            "“" | "``" | "«" => {
                open = true;
                any = true;
            }
            "”" | "''" | "»" => open = false,
            "\"" => {
                open = !open;
                any = true;
            }
            _ => {}
        }
        if t == token {
            return any && open;
        }
    }
    false
}

/// Verbs that a quotation's speaker is the subject of.
pub(super) const SPEECH: &[&str] = &[
    "say",
    "tell",
    "add",
    "state",
    "remark",
    "note",
    "stress",
    "emphasize",
    "emphasise",
    "explain",
    "declare",
    "announce",
    "reply",
    "respond",
    "insist",
    "warn",
    "argue",
    "write",
    "affirm",
    "reiterate",
    "claim",
    "assert",
    "comment",
    "observe",
    "conclude",
    "continue",
    "ask",
    "point",
    "underline",
    "underscore",
    "highlight",
    "admit",
    "acknowledge",
    "recall",
    "describe",
    "tweet",
    "post",
    "confirm",
    "urge",
    "call",
    "indicate",
];

/// The person who says the quotation that a token may stand in: the subject of a verb of saying in
/// this sentence or, for a quotation that goes on, the sentence before.
fn speaker_of(
    builder: &Builder<'_, '_>,
    sentence_idx: usize,
    sentence: TokenRange,
    token: TokenIdx,
) -> Option<EntityIdx> {
    let here = subject_of_speech(builder, sentence, token);
    here.or_else(|| {
        let previous = sentence_idx.checked_sub(1)?;
        subject_of_speech(builder, builder.words.doc.sentences[previous].tokens, usize::MAX)
    })
}

fn subject_of_speech(
    builder: &Builder<'_, '_>,
    sentence: TokenRange,
    except: TokenIdx,
) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    sentence
        .iter()
        .filter(|&t| doc.tag(t).is_verb() && SPEECH.contains(&builder.words.lemma(t)))
        .filter(|&t| !is_quoted(builder, sentence, t))
        .find_map(|verb| {
            let subject = doc.children(verb).find(|&c| doc.tokens[c].dep.is_subject());
            // "…," said A: inverted, which trees often miss.
            let inverted = || person_starting(builder, verb + 1);
            match subject {
                Some(subject) if subject == except => None,
                Some(subject) => person_at(builder, subject).or_else(inverted),
                None => inverted(),
            }
        })
}

fn person_starting(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<EntityIdx> {
    builder
        .entities
        .iter()
        .position(|e| {
            e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.tokens.start == token)
        })
        .map(EntityIdx)
}

fn person_at(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<EntityIdx> {
    builder
        .entities
        .iter()
        .enumerate()
        .find(|(_, e)| {
            e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.tokens.contains(token))
        })
        .map(|(idx, _)| EntityIdx(idx))
}

/// The person who is the subject of the clause that a token belongs to.
fn clause_subject(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<EntityIdx> {
    let doc = builder.words.doc;
    let mut at = doc.tokens[token].head?;
    for _ in 0..20 {
        if doc.tag(at).is_verb() {
            let subject = doc.children(at).find(|&c| doc.tokens[c].dep.is_subject());
            if let Some(subject) = subject {
                return person_at(builder, subject);
            }
            // Beyond a clause of its own the subject is another clause's.
            if matches!(
                doc.tokens[at].dep,
                Dep::Advcl | Dep::Acl | Dep::AclRelcl | Dep::Ccomp | Dep::Parataxis
            ) {
                return None;
            }
        }
        at = doc.tokens[at].head?;
    }
    None
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn the_subject_goes_on() {
        check(
            "President Nadia Haddad met Prime Minister Erik Strand. She said the talks were useful.",
            expect![[r"
                person | Nadia Haddad | current President | 
                person | Erik Strand | current Prime Minister | 
                  She → Nadia Haddad
            "]],
        );
    }

    #[test]
    fn inside_a_quotation_somebody_else_is_meant() {
        check(
            "\"He is a friend,\" Foreign Minister Paul Meyer said of President Ivan Petrov.",
            expect![[r"
                person | Paul Meyer | current Foreign Minister | 
                person | Ivan Petrov | current President | 
            "]],
        );
    }

    #[test]
    fn i_is_the_speaker() {
        check(
            "\"I will go to Rome,\" said Chancellor Greta Vogel.",
            expect![[r"
                person | Greta Vogel | current Chancellor | 
                place | Rome |  | 
                  I → Greta Vogel
            "]],
        );
    }
}

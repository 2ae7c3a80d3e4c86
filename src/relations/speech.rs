//! Who says what: reported speech and quotations, with the words that are the speaker's.

use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Dep, TokenIdx};
use crate::relations::fillers::Reach;
use crate::relations::reader::Reader;

/// Verbs that report what somebody says.
const SAYING: [&str; 44] = [
    "say",
    "tell",
    "add",
    "state",
    "remark",
    "note",
    "announce",
    "declare",
    "insist",
    "claim",
    "argue",
    "explain",
    "stress",
    "emphasize",
    "emphasise",
    "reiterate",
    "confirm",
    "believe",
    "think",
    "warn",
    "assure",
    "admit",
    "acknowledge",
    "maintain",
    "assert",
    "report",
    "reveal",
    "indicate",
    "hint",
    "suggest",
    "comment",
    "reply",
    "write",
    "tweet",
    "post",
    "affirm",
    "vow",
    "pledge",
    "point",
    "reaffirm",
    "underline",
    "underscore",
    "describe",
    "mention",
];

/// Some words of a sentence and whose they are.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    pub(super) speakers: Vec<EntityIdx>,
    /// The word that reports the speech.
    pub(super) verb: TokenIdx,
    /// In text order.
    pub(super) content: Vec<TokenIdx>,
}

/// All speeches of an article, in text order.
pub(super) fn speeches(reader: &Reader<'_>) -> Vec<Speech> {
    let quoted = quoted(reader);
    let mut found: Vec<Speech> = Vec::new();
    let mut last: Option<(usize, Vec<EntityIdx>)> = None;
    let sentences = &reader.tree.document.sentences;
    for (idx, sentence) in sentences.iter().enumerate().filter(|(_, s)| !s.boilerplate) {
        let first = found.len();
        for word in sentence.tokens.iter().filter(|&t| !quoted[t]) {
            found.extend(reported_by(reader, word, &quoted));
        }
        let has_quote = sentence.tokens.iter().any(|t| quoted[t]);
        if found.len() > first {
            last = Some((idx, found[found.len() - 1].speakers.clone()));
        } else if has_quote
            && let Some((before, speakers)) = &last
            && idx - before == 1
            && sentences[*before].paragraph == sentence.paragraph
        {
            // A quotation that runs on keeps its speaker.
            let content: Vec<_> = sentence.tokens.iter().filter(|&t| quoted[t]).collect();
            found.push(Speech { speakers: speakers.clone(), verb: content[0], content });
            last = Some((idx, speakers.clone()));
        }
    }
    found
}

/// Which words stand inside quotation marks. A quotation ends with its paragraph at the latest.
fn quoted(reader: &Reader<'_>) -> Vec<bool> {
    let document = reader.tree.document;
    let mut quoted = vec![false; document.tokens.len()];
    let mut open = false;
    let mut paragraph = usize::MAX;
    for sentence in &document.sentences {
        if sentence.paragraph != paragraph {
            open = false;
            paragraph = sentence.paragraph;
        }
        for t in sentence.tokens.iter() {
            match reader.tree.text(t) {
                "“" | "``" | "«" | "„" => open = true,
                "”" | "''" | "»" => open = false,
                "\"" => open = !open,
                _ => quoted[t] = open,
            }
        }
    }
    quoted
}

fn reported_by(reader: &Reader<'_>, word: TokenIdx, quoted: &[bool]) -> Option<Speech> {
    let tree = &reader.tree;
    if tree.is(word, "according") {
        return according_to(reader, word);
    }
    if !tree.tag(word).is_verb() || !tree.is_any(word, &SAYING) {
        return None;
    }
    let speakers = speakers(reader, tree.logical_subject(word)?.phrase);
    if speakers.is_empty() {
        return None;
    }
    let content = content(reader, word, quoted);
    (!content.is_empty()).then_some(Speech { speakers, verb: word, content })
}

fn speakers(reader: &Reader<'_>, phrase: TokenIdx) -> Vec<EntityIdx> {
    let fillers = reader.fill(phrase, Reach::Bodies).into_iter().map(|f| f.entity);
    fillers.filter(|&e| !matches!(reader.kind(e), EntityKind::Event | EntityKind::Place)).collect()
}

/// "according to X": all but this phrase.
fn according_to(reader: &Reader<'_>, word: TokenIdx) -> Option<Speech> {
    let tree = &reader.tree;
    let phrase = tree
        .head(word)
        .filter(|_| tree.dep(word) == Dep::Case)
        .or_else(|| tree.kid(word, &[Dep::Obl, Dep::Obj, Dep::Nmod]))?;
    let speakers = speakers(reader, phrase);
    let content: Vec<_> = tree
        .sentence(word)
        .tokens
        .iter()
        .filter(|&t| !tree.is_under(t, phrase) && !tree.is_under(t, word))
        .collect();
    (!speakers.is_empty() && !content.is_empty()).then_some(Speech {
        speakers,
        verb: word,
        content,
    })
}

/// The words that a verb of saying reports: its clause, the sentence it is put into, the quotation
/// beside it.
fn content(reader: &Reader<'_>, verb: TokenIdx, quoted: &[bool]) -> Vec<TokenIdx> {
    let tree = &reader.tree;
    let sentence = tree.sentence(verb).tokens;
    let mut clauses: Vec<TokenIdx> = tree.kids_by(verb, &[Dep::Ccomp]).collect();
    let emphasizes = tree.is_any(
        verb,
        &[
            "stress",
            "emphasize",
            "emphasise",
            "reiterate",
            "reaffirm",
            "affirm",
            "underline",
            "underscore",
            "explain",
            "describe",
            "mention",
            "note",
            "announce",
        ],
    );
    if emphasizes {
        clauses.extend(tree.kids_by(verb, &[Dep::Obj]));
    }
    if clauses.is_empty() {
        // "…, he said": the parser may hang the sentence on the verb or the verb on the sentence.
        clauses.extend(tree.kids_by(verb, &[Dep::Parataxis]));
    }
    let host = tree
        .head(verb)
        .filter(|_| matches!(tree.dep(verb), Dep::Parataxis | Dep::Discourse | Dep::Dep));
    let has_quote = sentence.iter().any(|t| quoted[t]);
    sentence
        .iter()
        .filter(|&t| {
            let below = clauses.iter().any(|&c| tree.is_under(t, c));
            let beside = clauses.is_empty()
                && host.is_some_and(|h| tree.is_under(t, h) && !tree.is_under(t, verb));
            below || beside || has_quote && quoted[t]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check_with_speakers;

    #[test]
    fn what_somebody_says_is_attributed() {
        check_with_speakers(
            "Ann Lee said that France had attacked Mali.",
            expect![[r"
            Ann Lee | speaks_about | France | happened | - | -
            Ann Lee | speaks_about | Mali | happened | - | -
            France | attacks | Mali | happened | - | Ann Lee
        "]],
        );
    }

    #[test]
    fn a_quotation_is_the_speakers() {
        check_with_speakers(
            "“France attacked Mali,” Ann Lee said.",
            expect![[r"
            France | attacks | Mali | happened | - | Ann Lee
            Ann Lee | speaks_about | France | happened | - | -
            Ann Lee | speaks_about | Mali | happened | - | -
        "]],
        );
    }

    #[test]
    fn according_to_names_the_speaker() {
        check_with_speakers(
            "According to Ann Lee, France attacked Mali.",
            expect![[r"
            France | attacks | Mali | happened | - | -
        "]],
        );
    }
}

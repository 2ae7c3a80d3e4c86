//! CoNLL-U treebanks: tags, lemmas and trees, merged to our own tokens.

use std::path::Path;

use crate::nlp::tokenize::tokenize;
use crate::nlp::{Dep, Tag};
use crate::text::Span;
use crate::train::corpora::align::locate;
use crate::train::files;

/// A row of a treebank: one of its own words.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) tag: String,
    /// Position of the head plus one; zero for the root.
    pub(crate) head: usize,
    pub(crate) dep: String,
    pub(crate) misc: String,
}

/// A sentence as the treebank has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawSentence {
    /// Name of the document.
    pub(crate) document: String,
    pub(crate) text: String,
    pub(crate) rows: Vec<Row>,
}

/// A sentence in our own tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct TreeSentence {
    pub(crate) document: String,
    pub(crate) words: Vec<String>,
    /// Positions in [`Tag::ALL`].
    pub(crate) tags: Vec<u8>,
    /// The number of words stands for the root.
    pub(crate) heads: Vec<usize>,
    /// Positions in [`Dep::ALL`].
    pub(crate) labels: Vec<u8>,
}

/// Reads the sentences of a file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<RawSentence>> {
    let file = files::read(path)?;
    let mut sentences = Vec::new();
    let mut sentence = RawSentence::default();
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            name.clone_into(&mut sentence.document);
        } else if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut sentence.text);
        } else if line.is_empty() {
            let document = sentence.document.clone();
            sentences.push(std::mem::replace(
                &mut sentence,
                RawSentence { document, ..RawSentence::default() },
            ));
        } else if let [id, form, lemma, _, tag, _, head, dep, _, misc] =
            line.split('\t').collect::<Vec<_>>()[..]
            && id.bytes().all(|b| b.is_ascii_digit())
        {
            sentence.rows.push(Row {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                tag: tag.to_owned(),
                head: head.parse()?,
                dep: dep.to_owned(),
                misc: misc.to_owned(),
            });
        }
    }
    Ok(sentences)
}

/// Merges words that are one token for us. `None` where the treebank's words do not add up to our
/// tokens.
pub(crate) fn to_our_tokens(sentence: &RawSentence) -> Option<TreeSentence> {
    let forms: Vec<&str> = sentence.rows.iter().map(|row| row.form.as_str()).collect();
    let spans = locate(&sentence.text, &forms)?;
    let tokens = tokenize(&sentence.text);
    // For each of their words, our token.
    let token_of: Vec<usize> =
        spans.iter().map(|span| tokens.partition_point(|t| t.span.end <= span.start)).collect();
    let fits =
        |word: usize| tokens.get(token_of[word]).is_some_and(|t| t.span.contains(spans[word]));
    if !(0..spans.len()).all(fits) {
        return None;
    }
    let mut merged = TreeSentence { document: sentence.document.clone(), ..Default::default() };
    for (i, token) in tokens.iter().enumerate() {
        let words: Vec<usize> = (0..spans.len()).filter(|&w| token_of[w] == i).collect();
        let outside = |w: &usize| {
            let head = sentence.rows[*w].head;
            head == 0 || !words.contains(&(head - 1))
        };
        let top = words.iter().copied().find(outside)?;
        let row = &sentence.rows[top];
        let head = row.head.checked_sub(1).map_or(tokens.len(), |head| token_of[head]);
        let tag = merged_tag(sentence, &words, top)?;
        merged.words.push(word_text(&sentence.text, token.span, tag));
        merged.tags.push(Tag::ALL.iter().position(|&t| t == tag)? as u8);
        merged.heads.push(head);
        merged.labels.push(label(&row.dep));
    }
    lift_to_projective(&mut merged);
    Some(merged)
}

/// Typewriter quotes become curly ones in every other text, so that both are known.
fn word_text(text: &str, span: Span, tag: Tag) -> String {
    let word = span.of(text);
    match (word, tag) {
        ("\"", Tag::OpenQuote) if text.len().is_multiple_of(2) => "“".to_owned(),
        ("\"", Tag::CloseQuote) if text.len().is_multiple_of(2) => "”".to_owned(),
        _ => word.to_owned(),
    }
}

/// The tag of words that are one token: that of a name if all are names, an adjective where a
/// compound stands before a noun as one ("long-term"), else that of the head.
fn merged_tag(sentence: &RawSentence, words: &[usize], top: usize) -> Option<Tag> {
    let row = &sentence.rows[top];
    let tag = Tag::from_name(&row.tag)?;
    let parts = || words.iter().map(|&w| sentence.rows[w].tag.as_str()).filter(|&t| t != "HYPH");
    if parts().count() < 2 || parts().all(|t| t.starts_with("NNP")) {
        return Some(tag);
    }
    let is_modifier = matches!(row.dep.as_str(), "amod" | "compound" | "nmod" | "nmod:desc");
    Some(if is_modifier && row.head > top + 1 { Tag::Jj } else { tag })
}

fn label(dep: &str) -> u8 {
    let known = Dep::from_name(dep)
        .or_else(|| Dep::from_name(dep.split(':').next().unwrap_or_default()))
        .unwrap_or(Dep::Dep);
    Dep::ALL.iter().position(|&d| d == known).expect("every kind is in the list") as u8
}

/// Hangs words whose arcs cross others higher up until none do: the parser builds only such trees.
fn lift_to_projective(sentence: &mut TreeSentence) {
    let len = sentence.heads.len();
    loop {
        let heads = &sentence.heads;
        let crossing = (0..len).filter(|&d| heads[d] < len).find(|&d| {
            let (from, to) = (d.min(heads[d]), d.max(heads[d]));
            (from + 1..to).any(|w| heads[w] < from || (heads[w] > to))
        });
        let Some(word) = crossing else { return };
        sentence.heads[word] = sentence.heads[sentence.heads[word]];
    }
}

#[cfg(test)]
mod tests {
    use super::{RawSentence, Row, to_our_tokens};
    use crate::nlp::{Dep, Tag};

    fn row(form: &str, tag: &str, head: usize, dep: &str) -> Row {
        Row {
            form: form.to_owned(),
            lemma: form.to_owned(),
            tag: tag.to_owned(),
            head,
            dep: dep.to_owned(),
            misc: String::new(),
        }
    }

    #[test]
    fn hyphenated_words_become_one_token() {
        let sentence = RawSentence {
            document: String::new(),
            text: "A long-term plan".to_owned(),
            rows: vec![
                row("A", "DT", 5, "det"),
                row("long", "JJ", 4, "amod"),
                row("-", "HYPH", 2, "punct"),
                row("term", "NN", 5, "compound"),
                row("plan", "NN", 0, "root"),
            ],
        };
        let merged = to_our_tokens(&sentence).expect("the words fit the text");
        assert_eq!(merged.words, ["A", "long-term", "plan"]);
        assert_eq!(merged.heads, [2, 2, 3]);
        assert_eq!(Tag::ALL[usize::from(merged.tags[1])], Tag::Jj);
        assert_eq!(Dep::ALL[usize::from(merged.labels[1])], Dep::Compound);
    }
}

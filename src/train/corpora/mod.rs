//! The corpora that the models are trained on, each brought to our own tokens.

pub(crate) mod align;
pub(crate) mod columns;
pub(crate) mod docred;
pub(crate) mod gum;
pub(crate) mod treebank;
pub(crate) mod uner;

use crate::nlp::{NameKind, names};
use crate::text::Span;

/// Sentences with their names that belong to one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamedDocument {
    pub(crate) sentences: Vec<NamedSentence>,
}

/// A sentence with its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamedSentence {
    pub(crate) words: Vec<String>,
    /// Labels as in [`names`].
    pub(crate) labels: Vec<u8>,
    /// Whether events are annotated. If not, a word without label may still belong to one.
    pub(crate) knows_events: bool,
}

/// A name in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedSpan {
    pub(crate) span: Span,
    pub(crate) kind: NameKind,
}

/// Brings a text with names to our tokens. A name that covers only part of a token is dropped:
/// "Japan" in "Japan-based" is no name of its own.
pub(crate) fn named_sentence(text: &str, spans: &[NamedSpan], knows_events: bool) -> NamedSentence {
    let tokens = crate::nlp::tokenize::tokenize(text);
    let mut labels = vec![names::OUTSIDE; tokens.len()];
    for NamedSpan { span, kind } in spans {
        let mut first = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        let fits = first < end
            && tokens[first].span.start == span.start
            && tokens[end - 1].span.end == span.end;
        // Articles are no part of names, save capitalized ones inside a sentence ("The Hague").
        let article = tokens.get(first).map_or("", |t| t.span.of(text));
        if article == "the" || (article == "The" && first == 0) {
            first += 1;
        }
        if fits && first < end && labels[first..end].iter().all(|&l| l == names::OUTSIDE) {
            labels[first..end].fill(names::first_label(*kind) + 1);
            labels[first] = names::first_label(*kind);
        }
    }
    let words = tokens.iter().map(|t| t.span.of(text).to_owned()).collect();
    NamedSentence { words, labels, knows_events }
}

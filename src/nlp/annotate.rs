//! The passes that make a document out of an article, in order.

use crate::nlp::tokenize::{RawToken, tokenize};
use crate::nlp::{Dep, Document, Sentence, Tag, Token, lemma, sentence};
use crate::text::Article;

/// Sentences, tokens, lemmas, tags, trees and names of an article. Total: any text gives a
/// document, if only one of tokens.
pub fn annotate(article: &Article) -> Document {
    let raw = tokenize(&article.text);
    let sentences = sentence::split(article, &raw);
    let mut document = Document { tokens: Vec::with_capacity(raw.len()), ..Document::default() };
    for sentence in &sentences {
        annotate_sentence(article, &raw, sentence, &mut document);
    }
    document.sentences = sentences;
    document
}

fn annotate_sentence(
    article: &Article,
    raw: &[RawToken],
    sentence: &Sentence,
    document: &mut Document,
) {
    for idx in sentence.tokens.iter() {
        let RawToken { span, space_before } = raw[idx];
        let word = span.of(&article.text);
        let tag = guess(word);
        let is_first = idx == sentence.tokens.start;
        document.tokens.push(Token {
            span,
            lemma: lemma::lemma(word, tag),
            tag,
            head: (!is_first).then_some(sentence.tokens.start),
            dep: if is_first { Dep::Root } else { Dep::Dep },
            space_before,
        });
    }
}

/// A tag by the word's looks alone.
fn guess(word: &str) -> Tag {
    match word.chars().next() {
        Some(c) if c.is_uppercase() => Tag::Nnp,
        Some(c) if c.is_ascii_digit() => Tag::Cd,
        Some(c) if c.is_alphabetic() => Tag::Nn,
        Some('.' | '!' | '?') => Tag::Period,
        Some(',') => Tag::Comma,
        _ => Tag::Colon,
    }
}

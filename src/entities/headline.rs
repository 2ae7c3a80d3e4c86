//! Headlines in title case: capitals that tell no names.

use crate::entities::words::Words;
use crate::nlp::{Tag, TokenRange};

/// Words from this length on are capitalized in such a headline, whatever they are.
const LONG: usize = 4;
/// How many of them it takes to tell.
const LEAST: usize = 4;

/// "Peru Seal Railway Deal", "Growth Summit Ends": a run of capitals in a headline in title case that
/// holds a verb, or a name of several words that the text below does not have.
pub(super) fn is_guess(words: &Words<'_>, tokens: TokenRange) -> bool {
    let sentence = words.doc.sentence_of(tokens.start);
    if sentence.paragraph != 0 || tokens.len() < 2 || !is_in_title_case(words, sentence.tokens) {
        return false;
    }
    let below = sentence.tokens.end;
    let last = words.len().saturating_sub(tokens.len());
    let again = (below..=last)
        .any(|at| (0..tokens.len()).all(|i| words.lower(at + i) == words.lower(tokens.start + i)));
    !again && below < words.len()
}

fn is_in_title_case(words: &Words<'_>, sentence: TokenRange) -> bool {
    let mut long =
        sentence.iter().filter(|&t| words.is_word(t) && words.raw(t).len() >= LONG).peekable();
    let n_long = long.clone().count();
    let verb_or_noun = |t: usize| {
        let tag = words.doc.tag(t);
        tag.is_verb() || tag.is_common_noun() || matches!(tag, Tag::Jj | Tag::Nnp | Tag::Nnps)
    };
    long.peek().is_some()
        && n_long >= LEAST
        && long.all(|t| words.is_capitalized(t) || !verb_or_noun(t))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn capitals_of_a_headline_make_no_name() {
        check(
            "Peru And Kenya Seal Harbor Deal\n\nLIMA — Peru and Kenya agreed on Monday to build a port.",
            expect![[r"
                country | Peru |  | 
                country | Kenya |  | 
            "]],
        );
    }

    #[test]
    fn a_name_that_the_text_has_too_stands_in_the_headline() {
        check(
            "Kenya Praises Harbor Growth Summit\n\nLIMA — Kenya praised the Harbor Growth Summit on Monday.",
            expect![[r"
                country | Kenya |  | 
                event | Harbor Growth Summit |  | 
            "]],
        );
    }
}

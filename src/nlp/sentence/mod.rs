//! Tokens → sentences, paragraph by paragraph.

mod boundary;
mod dateline;
mod paragraph;

use crate::nlp::tokenize::RawToken;
use crate::nlp::{Sentence, TokenRange};
use crate::text::{Article, Span};

/// The sentences of an article; together they cover all of its tokens, in order.
pub(crate) fn split(article: &Article, tokens: &[RawToken]) -> Vec<Sentence> {
    let text = &*article.text;
    let mut sentences = Vec::new();
    for (paragraph, range) in paragraph::paragraphs(text, tokens).into_iter().enumerate() {
        let mut start = range.start;
        let mut end_here = |end: usize| {
            if end > start {
                let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
                let boilerplate = article.is_boilerplate(span);
                let tokens = TokenRange::new(start, end);
                sentences.push(Sentence { span, tokens, paragraph, boilerplate });
                start = end;
            }
        };
        let after_dateline = range.start + dateline::len(text, &tokens[range.iter()]);
        end_here(after_dateline);
        for at in after_dateline + 1..range.end {
            if boundary::is_between(text, &tokens[after_dateline..range.end], at - after_dateline)
                || starts_or_ends_boilerplate(article, tokens[at - 1].span, tokens[at].span)
            {
                end_here(at);
            }
        }
        end_here(range.end);
    }
    sentences
}

/// Whether one of two neighbors was put there by the site and the other was not.
fn starts_or_ends_boilerplate(article: &Article, left: Span, right: Span) -> bool {
    !article.boilerplate.is_empty() && article.is_boilerplate(left) != article.is_boilerplate(right)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::split;
    use crate::nlp::tokenize::tokenize;
    use crate::text::{Article, Boilerplate, Span};

    fn check(text: &str, expected: &Expect) {
        let article = Article::from_text("test", text);
        let sentences = split(&article, &tokenize(text));
        let lines: Vec<String> = sentences
            .iter()
            .map(|s| format!("{}: {}", s.paragraph, s.span.of(text).replace('\n', " ")))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        check(
            "He met U.S. Secretary of State Ann Lee. J. D. Poe left on Jan. 5. It rained. \
             Gen. X won in the U.S. The talks at 5 p.m. Friday failed.",
            &expect![[r"
                0: He met U.S. Secretary of State Ann Lee.
                0: J. D. Poe left on Jan. 5.
                0: It rained.
                0: Gen. X won in the U.S.
                0: The talks at 5 p.m. Friday failed."]],
        );
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence() {
        check(
            "“We agree.” She left. \"Really?\" he asked. “No.” (It was late.) \"We go.\" \"When?\"",
            &expect![[r#"
                0: “We agree.”
                0: She left.
                0: "Really?" he asked.
                0: “No.”
                0: (It was late.)
                0: "We go."
                0: "When?""#]],
        );
    }

    #[test]
    fn lines_and_paragraphs_end_sentences() {
        check(
            "Leaders meet in the capital\nBy Ann Lee\n\nThe leaders met.\n- First point\n- Second point\n1. Third point.",
            &expect![[r"
                0: Leaders meet in the capital
                1: By Ann Lee
                2: The leaders met.
                3: - First point
                4: - Second point
                5: 1. Third point."]],
        );
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        check(
            "The foreign minister of the northern republic arrived in the\nsouthern capital on Monday for two days of talks about trade\nand the shared border.\n\nA short heading\n\nThe ministers did not speak to the press after the meeting in the\npalace.",
            &expect![[r"
                0: The foreign minister of the northern republic arrived in the southern capital on Monday for two days of talks about trade and the shared border.
                1: A short heading
                2: The ministers did not speak to the press after the meeting in the palace."]],
        );
    }

    #[test]
    fn datelines_stand_alone() {
        check(
            "CAIRO - The minister left.\nAMMAN — Prime Minister X spoke.\nSEOUL, Jan. 5 (Agency) -- It rained.\nTalks - the first in years - began.",
            &expect![[r"
                0: CAIRO -
                0: The minister left.
                1: AMMAN —
                1: Prime Minister X spoke.
                2: SEOUL, Jan. 5 (Agency) --
                2: It rained.
                3: Talks - the first in years - began."]],
        );
    }

    #[test]
    fn a_missing_space_still_ends_the_sentence() {
        check(
            "See your account page.Japanese ministers left.Then it rained",
            &expect![[r"
                0: See your account page.
                0: Japanese ministers left.
                0: Then it rained"]],
        );
    }

    #[test]
    fn boilerplate_is_cut_off_even_without_a_stop() {
        let text = "The talks ended Subscribe now";
        let mut article = Article::from_text("test", text);
        article.boilerplate =
            vec![Boilerplate { span: Span::new(16, 29), reason: "ad".to_owned() }];
        let sentences = split(&article, &tokenize(text));
        assert_eq!(
            sentences.iter().map(|s| (s.span.of(text), s.boilerplate)).collect::<Vec<_>>(),
            [("The talks ended", false), ("Subscribe now", true)]
        );
    }

    #[test]
    fn other_scripts_have_their_own_stops() {
        check(
            "首相は語った。外相も語った。",
            &expect![[r"
            0: 首相は語った。
            0: 外相も語った。"]],
        );
    }

    proptest! {
        #[test]
        fn sentences_cover_all_tokens(text in "\\PC*|[a-zA-Z.'’ \\-\r\n\t\u{0}0-9“”\"!?()U.S日。👍—]{0,80}") {
            let tokens = tokenize(&text);
            let article = Article::from_text("test", text.as_str());
            let mut at = 0;
            for sentence in split(&article, &tokens) {
                prop_assert_eq!(sentence.tokens.start, at);
                prop_assert!(!sentence.tokens.is_empty());
                prop_assert!(text.get(sentence.span.start..sentence.span.end).is_some());
                at = sentence.tokens.end;
            }
            prop_assert_eq!(at, tokens.len());
        }
    }
}

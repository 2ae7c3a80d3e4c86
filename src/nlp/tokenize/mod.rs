//! Text → tokens: words, numbers, marks, in the Penn Treebank's manner, except that words with
//! hyphens stay whole ("Al-Sabah", "pre-2014").

mod apostrophe;
mod chars;
mod web;
mod word;

pub(crate) use chars::{is_apostrophe, is_closer, is_dash, is_opener, is_quote, is_space};

use crate::text::Span;

/// A token before anything is known about it but its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawToken {
    /// Where it stands.
    pub(crate) span: Span,
    /// Whether white space stands before it.
    pub(crate) space_before: bool,
}

/// The tokens of a text, in order. They cover everything but white space.
pub(crate) fn tokenize(text: &str) -> Vec<RawToken> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut space_before = false;
    while at < text.len() {
        let rest = &text[at..];
        let space = rest.len() - rest.trim_start_matches(is_space).len();
        if space > 0 {
            at += space;
            space_before = true;
            continue;
        }
        let len = token_len(text, at);
        debug_assert!(len > 0, "a token has a length, else this would never end");
        tokens.push(RawToken { span: Span::new(at, at + len), space_before });
        at += len;
        space_before = false;
    }
    tokens
}

/// Length in bytes of the token that begins at `at`, which is no white space.
fn token_len(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    if let Some(len) = web::web_len(rest, before) {
        return len;
    }
    let Some(first) = rest.chars().next() else { return 0 };
    if chars::is_word_char(first) {
        return word::word_len(text, at);
    }
    if is_apostrophe(first)
        && let Some(len) = apostrophe::clitic_len(rest, before)
    {
        return len;
    }
    if matches!(first, '@' | '#')
        && rest[1..].starts_with(|c: char| c.is_alphabetic())
        && before.is_none_or(is_space)
    {
        return 1 + word::word_len(text, at + 1);
    }
    // Ellipses, "--", "***", "?!" are one mark each.
    let repeats = |c: char| match first {
        '?' | '!' => matches!(c, '?' | '!'),
        '.' | '-' | '*' | '_' | '=' | '~' | '`' => c == first,
        '\'' => c == '\'',
        _ => false,
    };
    let mut len = first.len_utf8();
    len += rest[len..].len() - rest[len..].trim_start_matches(repeats).len();
    // What only modifies the sign before it does not stand alone (emoji variants, accents).
    len + rest[len..].len() - rest[len..].trim_start_matches(chars::is_modifier).len()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::{is_space, tokenize};

    fn check(text: &str, expected: &Expect) {
        let words: Vec<&str> = tokenize(text).iter().map(|t| t.span.of(text)).collect();
        expected.assert_eq(&words.join("|"));
    }

    #[test]
    fn an_initial_parts_from_the_name_behind_it() {
        check(
            "D.Ganbold met Ch.Bayar of the U.S.",
            &expect!["D.|Ganbold|met|Ch.|Bayar|of|the|U.S."],
        );
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check(
            "U.S. Secretary Gen. X met J. D. Vance on Jan. 5.",
            &expect!["U.S.|Secretary|Gen.|X|met|J.|D.|Vance|on|Jan.|5|."],
        );
        check("at 5 p.m. in Washington, D.C.", &expect!["at|5|p.m.|in|Washington|,|D.C."]);
        check("It is said. No. No. 10 is quiet.", &expect!["It|is|said|.|No|.|No.|10|is|quiet|."]);
    }

    #[test]
    fn possessives_and_contractions_come_off() {
        check("China‘s and Japan’s", &expect!["China|‘s|and|Japan|’s"]);
        check(
            "U.S.'s ministers' don't can't cannot we'll O'Brien's",
            &expect!["U.S.|'s|ministers|'|do|n't|ca|n't|can|not|we|'ll|O'Brien|'s"],
        );
    }

    #[test]
    fn hyphens_hold_words_together_and_dashes_do_not() {
        check(
            "Al-Sabah, Cho Tae-yul, pre-2014, U.S.-led, 3-year-old",
            &expect!["Al-Sabah|,|Cho|Tae-yul|,|pre-2014|,|U.S.-led|,|3-year-old"],
        );
        check("2023—U.S. President", &expect!["2023|—|U.S.|President"]);
        check("CAIRO - The AMMAN — The -- end-", &expect!["CAIRO|-|The|AMMAN|—|The|--|end|-"]);
    }

    #[test]
    fn a_hyphen_between_two_countries_separates_them() {
        check(
            "Japan-U.S. talks, the Jordanian-Lebanese border, Guinea-Bissau, Al-Sabah",
            &expect![
                "Japan|-|U.S.|talks|,|the|Jordanian|-|Lebanese|border|,|Guinea-Bissau|,|Al-Sabah"
            ],
        );
    }

    #[test]
    fn quotes_of_all_kinds_stand_alone() {
        check(
            "“It’s ‘fine’,” he said. \"Yes.\" ''No''",
            &expect!["“|It|’s|‘|fine|’|,|”|he|said|.|\"|Yes|.|\"|''|No|''"],
        );
    }

    #[test]
    fn numbers_keep_their_points_and_commas() {
        check(
            "$5 US$3.5bn 1,234,567 45% £2m 10:30 9/11 €1,5",
            &expect!["$|5|US$|3.5bn|1,234,567|45|%|£|2m|10:30|9/11|€|1,5"],
        );
    }

    #[test]
    fn a_missing_space_after_a_stop_is_seen() {
        check(
            "account page.Japanese Foreign page.”Next Seoul,Korea",
            &expect!["account|page|.|Japanese|Foreign|page|.|”|Next|Seoul|,|Korea"],
        );
    }

    #[test]
    fn addresses_stay_whole() {
        check(
            "See https://example.org/a?b=c. Mail (desk@news.example.com) or asahi.com, www.x.org!",
            &expect![
                "See|https://example.org/a?b=c|.|Mail|(|desk@news.example.com|)|or|asahi.com|,|www.x.org|!"
            ],
        );
    }

    #[test]
    fn other_scripts_and_symbols_pass_through() {
        check(
            "日本の首相。 Привет, мир! 👍🏽 a\u{0}b",
            &expect!["日本の首相|。|Привет|,|мир|!|👍🏽|a|b"],
        );
        check("نائب الرئيس", &expect!["نائب|الرئيس"]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in "\\PC*|[a-zA-Z.'’‘ \\-\r\n\t\u{0}0-9“”\",U.S$€日本👍\u{200b}\u{301}@/:]{0,60}") {
            let mut at = 0;
            for token in tokenize(&text) {
                prop_assert!(token.span.start >= at && !token.span.is_empty());
                let gap = text.get(at..token.span.start);
                prop_assert!(gap.is_some_and(|g| g.chars().all(is_space)));
                prop_assert_eq!(token.space_before, token.span.start > at);
                prop_assert!(!token.span.of(&text).is_empty());
                at = token.span.end;
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}

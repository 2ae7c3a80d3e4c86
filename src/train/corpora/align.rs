//! Tokens of others → text.

use crate::text::Span;

/// Where each token stands in its text; `None` if they do not fit.
pub(crate) fn locate(text: &str, tokens: &[&str]) -> Option<Vec<Span>> {
    let mut at = 0;
    let mut spans = Vec::with_capacity(tokens.len());
    for token in tokens {
        at += text[at..].len() - text[at..].trim_start().len();
        if !text[at..].starts_with(token) {
            return None;
        }
        spans.push(Span::new(at, at + token.len()));
        at += token.len();
    }
    Some(spans)
}

/// Writes tokens as a text: with spaces, except where nobody would write one. Gives the text and
/// where each token stands.
pub(crate) fn join(tokens: &[&str]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(tokens.len());
    let mut quotes = 0;
    let mut glue = true;
    for (i, &token) in tokens.iter().enumerate() {
        let token = match token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            _ => token,
        };
        let is_hyphen = token == "-"
            && i > 0
            && ends_in_word(tokens[i - 1])
            && tokens.get(i + 1).is_some_and(|next| next.starts_with(char::is_alphanumeric));
        let is_closing_quote = token == "\"" && quotes % 2 == 1;
        let is_closing =
            matches!(token, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "...")
                || (token.len() > 1 && token.starts_with(['\'', '’']))
                || matches!(token, "n't" | "'" | "’" | "”");
        if !(glue || is_hyphen || is_closing || is_closing_quote) {
            text.push(' ');
        }
        spans.push(Span::new(text.len(), text.len() + token.len()));
        text.push_str(token);
        quotes += usize::from(token == "\"");
        glue = is_hyphen
            || matches!(token, "(" | "[" | "$" | "£" | "€" | "“" | "#")
            || (token == "\"" && quotes % 2 == 1);
    }
    (text, spans)
}

fn ends_in_word(token: &str) -> bool {
    token.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{join, locate};

    #[test]
    fn joining_puts_spaces_where_people_do() {
        let tokens = ["\"", "Al", "-", "Sabah", "'s", "visit", "\"", ",", "he", "said", "."];
        let (text, spans) = join(&tokens);
        assert_eq!(text, "\"Al-Sabah's visit\", he said.");
        assert_eq!(spans.iter().map(|s| s.of(&text)).collect::<Vec<_>>(), tokens);
    }

    #[test]
    fn tokens_that_do_not_fit_are_noticed() {
        assert_eq!(locate("a b", &["a", "c"]), None);
        assert_eq!(locate("ab c", &["a", "b", "c"]).map(|s| s.len()), Some(3));
    }
}

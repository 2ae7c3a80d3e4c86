//! When two names are the same name.

/// Without case, curly quotes, a leading "the" and a trailing possessive.
pub(crate) fn norm(text: &str) -> String {
    let straight: String = text
        .chars()
        .map(|c| match c {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            other => other,
        })
        .collect();
    let spaced = straight.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let bare = spaced.strip_prefix("the ").unwrap_or(&spaced);
    bare.strip_suffix("'s").or_else(|| bare.strip_suffix('\'')).unwrap_or(bare).to_owned()
}

/// Only the letters and digits, one space between words.
pub(crate) fn squash(text: &str) -> String {
    norm(text)
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether one text lies in the other; never for an empty one.
pub(crate) fn either_contains(a: &str, b: &str) -> bool {
    !a.is_empty() && (a.contains(b) || b.contains(a))
}

#[test]
fn names_are_compared_without_article_and_possessive() {
    assert_eq!(norm("The  United Nations’s"), "united nations");
    assert_eq!(norm("the Netherlands'"), "netherlands");
    assert_eq!(squash("Undersecretary-General (acting)"), "undersecretary general acting");
}

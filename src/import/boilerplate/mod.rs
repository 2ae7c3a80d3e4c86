//! Sentences that the site put around the article: requests to the reader, notices, headings, rows
//! of buttons.
//!
//! By general cues, listed in `assets/knowledge/boilerplate.tsv`, never by site. A cue inside
//! quotation marks does not count, and a word that news uses as well counts only in company.

mod cues;
mod sections;
mod words;

use std::collections::BTreeSet;

use crate::import::boilerplate::cues::{CUES, Hit, Kind};
use crate::import::boilerplate::words::{Word, quoted_stretches, sentences, trimmed, words};
use crate::text::{Boilerplate, Span};

/// Words that may come before a request without changing that it is one.
const LEAD_INS: &[&str] = &["please", "and", "or", "also", "now", "then", "so", "just", "simply"];

/// A byline or credit of more words than this is a sentence about somebody.
const MAX_CREDIT_WORDS: usize = 24;

/// All stretches of boilerplate, in text order, disjoint; each a whole sentence or line.
pub(super) fn find(text: &str) -> Vec<Boilerplate> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = trimmed(text, Span::new(start, start + line.len()));
        start += line.len();
        if !span.is_empty() {
            lines.push(span);
        }
    }
    let section = sections::above_headline(text, &lines);
    for line in lines {
        if section == Some(line) {
            found.push(Boilerplate { span: line, reason: told(sections::REASON) });
        } else {
            find_in_line(text, line, &mut found);
        }
    }
    found
}

fn find_in_line(text: &str, line: Span, found: &mut Vec<Boilerplate>) {
    let quoted = quoted_stretches(text, line);
    let words = words(text, line, &quoted);
    if let Some(reason) = line_reason(&words, line.of(text)) {
        found.push(Boilerplate { span: line, reason: told(reason) });
        return;
    }
    let mut rest = &words[..];
    for span in sentences(text, line) {
        let (inside, after) = rest.split_at(rest.partition_point(|w| w.span.start < span.end));
        rest = after;
        if let Some(reason) = sentence_reason(inside) {
            found.push(Boilerplate { span, reason: told(reason) });
        }
    }
}

fn told(reason: &str) -> String {
    format!("It {reason}.")
}

/// What a whole line is, if it is something that only sites have.
fn line_reason(words: &[Word<'_>], line: &str) -> Option<&'static str> {
    let letters: Vec<&str> = words.iter().filter(|w| !w.is_number()).map(Word::lower).collect();
    if letters.is_empty() || words.iter().any(|w| w.is_quoted) {
        return None;
    }
    let whole = CUES.of_all(Kind::Line, &letters).map(|cue| cue.reason);
    let row = sections::is_row(line).then_some(sections::REASON);
    whole.or(row).or_else(|| share_row(words)).or_else(|| {
        // A full stop makes a sentence of it, and "By land and sea." is one.
        if line.ends_with('.') && !line.starts_with('(') { None } else { credit(words) }
    })
}

fn sentence_reason(words: &[Word<'_>]) -> Option<&'static str> {
    let open: Vec<&Word<'_>> = words.iter().filter(|w| !w.is_quoted).collect();
    let lower: Vec<&str> = open.iter().map(|w| w.lower()).collect();
    let first = lower.iter().position(|w| !LEAD_INS.contains(w)).unwrap_or(0);
    // A sentence that starts with a quotation is somebody's words.
    let starts_open = words.first().is_some_and(|w| !w.is_quoted);
    let to_reader =
        lower.iter().any(|w| matches!(*w, "you" | "your" | "yours" | "you're" | "you've"));
    let mut hints = BTreeSet::new();
    let mut best: Option<Hit<'_>> = None;
    for at in 0..lower.len() {
        for hit in CUES.at_front(&lower[at..]) {
            let fits = match hit.cue.kind {
                Kind::Start => starts_open && (at == 0 || at == first),
                Kind::Label => starts_open && at == 0 && open[hit.n_words - 1].colon_after,
                Kind::Within => true,
                Kind::You => to_reader,
                // "comment" and "comments" are one hint.
                Kind::Hint => {
                    hints.insert(hit.cue.words[0].trim_end_matches('s'));
                    to_reader && hints.len() >= 2
                }
                Kind::Line | Kind::Credit | Kind::Share => false,
            };
            if fits && best.is_none_or(|best| hit.row < best.row) {
                best = Some(hit);
            }
        }
    }
    // "By land, Ada Example…" may start a sentence; bylines have a line of their own.
    let credit = || if lower.first() == Some(&"by") { None } else { credit(words) };
    best.map(|hit| hit.cue.reason).or_else(credit)
}

/// "Facebook Twitter Telegram Copy link".
fn share_row(words: &[Word<'_>]) -> Option<&'static str> {
    let button = |word: &Word<'_>| CUES.of_all(Kind::Share, &[word.lower()]).map(|cue| cue.reason);
    let small =
        |word: &Word<'_>| matches!(word.lower(), "to" | "on" | "via" | "with" | "by" | "and");
    let n_buttons = words.iter().filter(|w| w.is_capitalized).count();
    let is_row = n_buttons >= 2
        && words.iter().all(|word| word.is_number() || small(word) || button(word).is_some());
    if is_row { words.iter().find_map(button) } else { None }
}

/// "By Ada Example and Bo Sample, Staff Writer", "Reporting by Ada Example; editing by Bo Sample".
fn credit(words: &[Word<'_>]) -> Option<&'static str> {
    const SMALL: &[&str] = &[
        "and",
        "in",
        "for",
        "of",
        "the",
        "at",
        "with",
        "to",
        "on",
        "by",
        "from",
        "via",
        "staff",
        "writer",
        "reporter",
        "correspondent",
        "editor",
        "editing",
        "reporting",
        "writing",
        "additional",
        "contributed",
        "contributing",
        "special",
        "de",
        "la",
        "van",
        "von",
        "der",
        "al",
        "bin",
        "photo",
        "file",
        "agency",
        "handout",
    ];
    if words.len() > MAX_CREDIT_WORDS {
        return None;
    }
    let lower: Vec<&str> = words.iter().map(Word::lower).collect();
    let hit = CUES.at_front(&lower).find(|hit| hit.cue.kind == Kind::Credit)?;
    let names = &words[hit.n_words..];
    let fits = |w: &Word<'_>| w.is_capitalized || w.is_number() || SMALL.contains(&w.lower());
    // "By Friday" is no byline: a person has two names or writes for somebody.
    let n_names = names.iter().filter(|w| w.is_capitalized).count();
    (n_names >= 2 && names.first().is_some_and(|w| w.is_capitalized) && names.iter().all(fits))
        .then_some(hit.cue.reason)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn reasons(text: &str) -> Vec<String> {
        find(text).into_iter().map(|b| format!("{}|{}", b.span.of(text), b.reason)).collect()
    }

    #[test]
    fn what_sites_say_to_their_readers() {
        for line in [
            "Subscribe to get new posts by mail.",
            "Please sign up for our daily letter.",
            "Log in or register to comment.",
            "With your present subscription you may read ten stories a month.",
            "Before you write a comment, choose a display name on your profile.",
            "Discover more from The Sample Gazette | News, Views",
            "Already a subscriber? Log in",
            "Click here for the whole report.",
            "Read more: Envoys meet in Oslo",
            "Related articles",
            "RELATED STORIES (3)",
            "Facebook Twitter WhatsApp Copy link",
            "Share this article",
            "Share",
            "Follow us on Telegram.",
            "Follow Ada Example on Twitter.",
            "© 2025 The Sample Gazette",
            "Copyright 2025 The Sample Gazette. All rights reserved.",
            "This material may not be published, broadcast, rewritten or redistributed.",
            "(Photo by Ada Example/Sample Agency)",
            "Photo: Sample Agency",
            "By Ada Example and Bo Sample",
            "By Ada Example, Staff Writer",
            "Reporting by Ada Example in Oslo; Editing by Bo Sample",
            "Reporting by Ada Example in Oslo; Editing by Bo Sample.",
            "Tags: Norway, Sweden",
            "We use cookies to improve our service.",
            "By continuing to use this site, you agree to cookies.",
            "The views expressed in this article are those of the author.",
            "The post Envoys meet appeared first on The Sample Gazette.",
            "Get the latest news in your inbox.",
            "Advertisement",
            "3 min read",
            "Home > World > East Asia",
            "NEWS | WEST AFRICA",
            "Print | Email | Share",
            "Languages: Deutsch | Español",
            "Comments (12) | Report an error | Follow us on Telegram",
            "(END)",
        ] {
            let found = find(line);
            assert!(!found.is_empty(), "nothing found in: {line}");
            assert_eq!(found[0].span.start, 0, "{line}");
            assert_eq!(found.last().unwrap().span.end, line.len(), "{line}");
        }
    }

    #[test]
    fn what_news_says() {
        for line in [
            "Share prices fell in Oslo after the minister's speech.",
            "Shares of the company rose.",
            "Following the talks, the minister flew to Bergen.",
            "Follow-up talks will be held in Oslo.",
            "The envoy signed up to the pact.",
            "By signing up to the pact, Norway binds itself.",
            "By continuing to supply arms, the ally prolongs the war, she said.",
            "“You should read your newsletter,” the minister told the envoy.",
            "“If you have an account of the talks, comment on it,” he said.",
            "\"Sign up for the army,\" the poster says.",
            "Read, the minister of culture, met the envoy.",
            "More than 40 envoys came to Oslo.",
            "Photographs of the meeting were shown on television.",
            "Comments by the minister angered the envoy.",
            "The views expressed by the minister angered the envoy.",
            "Register offices in Oslo were closed.",
            "The regulator fined the company over its use of cookies.",
            "He took your country's account of the war into account, the envoy told the minister.",
            "By land and by sea, the fleet blocks the port.",
            "By Friday the envoys will have left.",
            "Copyright law was on the agenda in Oslo.",
            "Subscribers to the pact include Norway and Sweden.",
            "Clicks of cameras greeted the minister.",
            "The minister, reporting by telephone, said that talks went on.",
            "Talks on the agreement may not be held without the prior written consent of parliament.",
            "Print journalists were not let in.",
            "TOKYO (Agency) — The minister met the envoy.",
            "Support our troops, read the posters in the streets of Oslo.",
            "Line Example met Bo Sample.",
            "Japan | Premier and president meet in Oslo",
            "Exports > imports, says minister",
        ] {
            assert_eq!(reasons(line), Vec::<String>::new());
        }
    }

    #[test]
    fn only_the_sentence_of_the_site_is_taken() {
        assert_eq!(
            reasons("The U.S. Secretary met the envoy. Subscribe to our newsletter! They talked."),
            ["Subscribe to our newsletter!|It asks the reader to subscribe."]
        );
    }

    #[test]
    fn speech_that_goes_on_in_the_next_paragraph_is_speech() {
        assert_eq!(reasons("“Log in to history. Sign up for peace.\n").len(), 0);
    }
}

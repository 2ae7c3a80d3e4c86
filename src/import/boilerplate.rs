//! Sentences that the site put around the article: requests to the reader, notices, headings, rows
//! of buttons.
//!
//! By general cues, listed in `assets/knowledge/boilerplate.tsv`, never by site. A cue inside
//! quotation marks does not count, and a word that news uses as well counts only in company.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::{Boilerplate, Span};

/// Where a cue must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Line,
    Start,
    Label,
    Within,
    You,
    Hint,
    Credit,
    Share,
}

/// One row of the table.
struct Cue {
    kind: Kind,
    words: Vec<&'static str>,
    reason: &'static str,
}

static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    include_str!("../../assets/knowledge/boilerplate.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(cue_of)
        .collect()
});

fn cue_of(row: &'static str) -> Option<Cue> {
    let mut fields = row.split('\t');
    let kind = match fields.next()? {
        "line" => Kind::Line,
        "start" => Kind::Start,
        "label" => Kind::Label,
        "within" => Kind::Within,
        "you" => Kind::You,
        "hint" => Kind::Hint,
        "credit" => Kind::Credit,
        "share" => Kind::Share,
        _ => return None,
    };
    let words = fields.next()?.split(' ').collect();
    Some(Cue { kind, words, reason: fields.next()? })
}

/// The most words that a `*` in a cue stands for.
const MAX_WILD: usize = 4;

/// Words that may come before a request without changing that it is one.
const LEAD_INS: &[&str] = &["please", "and", "or", "also", "now", "then", "so", "just", "simply"];

/// A byline or credit of more words than this is a sentence about somebody.
const MAX_CREDIT_WORDS: usize = 24;

/// All stretches of boilerplate, in text order, disjoint; each a whole sentence or line.
pub(super) fn find(text: &str) -> Vec<Boilerplate> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = trimmed(text, Span::new(start, start + line.len()));
        start += line.len();
        if !span.is_empty() {
            find_in_line(text, span, &mut found);
        }
    }
    found
}

fn find_in_line(text: &str, line: Span, found: &mut Vec<Boilerplate>) {
    let quoted = quoted_stretches(text, line);
    let words = words(text, line, &quoted);
    if let Some(reason) = line_reason(&words, line.of(text)) {
        found.push(Boilerplate { span: line, reason: sentence(reason) });
        return;
    }
    for span in sentences(text, line) {
        let inside = |w: &&Word<'_>| span.contains(w.span);
        let words: Vec<Word<'_>> = words.iter().filter(inside).cloned().collect();
        if let Some(reason) = sentence_reason(&words) {
            found.push(Boilerplate { span, reason: sentence(reason) });
        }
    }
}

fn sentence(reason: &str) -> String {
    format!("It {reason}.")
}

/// What a whole line is, if it is something that only sites have.
fn line_reason(words: &[Word<'_>], line: &str) -> Option<&'static str> {
    let letters: Vec<&str> = words.iter().filter(|w| !w.is_number()).map(Word::lower).collect();
    if letters.is_empty() || words.iter().any(|w| w.is_quoted) {
        return None;
    }
    let whole = CUES.iter().find(|c| c.kind == Kind::Line && c.words == letters);
    whole.map(|c| c.reason).or_else(|| share_row(words)).or_else(|| {
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
    let starts = |cue: &Cue| {
        starts_open && [0, first].iter().any(|&at| matched(&cue.words, &lower[at..]).is_some())
    };
    let stands = |cue: &Cue| (0..lower.len()).any(|at| matched(&cue.words, &lower[at..]).is_some());
    let mut hints: BTreeSet<&str> = BTreeSet::new();
    for cue in CUES.iter() {
        let fits = match cue.kind {
            Kind::Start => starts(cue),
            Kind::Within => stands(cue),
            Kind::You => to_reader && stands(cue),
            Kind::Label => {
                let colon = matched(&cue.words, &lower).and_then(|n| open[..n].last());
                starts_open && colon.is_some_and(|w| w.colon_after)
            }
            Kind::Hint => {
                to_reader && stands(cue) && {
                    hints.insert(cue.words[0].trim_end_matches('s'));
                    hints.len() >= 2
                }
            }
            Kind::Line | Kind::Credit | Kind::Share => false,
        };
        if fits {
            return Some(cue.reason);
        }
    }
    // "By land, Ada Example…" may start a sentence; bylines have a line of their own.
    if lower.first() == Some(&"by") { None } else { credit(words) }
}

/// Whether the words at the front are the cue's; returns how many they are.
fn matched(cue: &[&str], words: &[&str]) -> Option<usize> {
    let Some((&first, rest)) = cue.split_first() else { return Some(0) };
    if first == "*" {
        return (0..=MAX_WILD.min(words.len()))
            .find_map(|n| matched(rest, &words[n..]).map(|m| n + m));
    }
    let (&word, others) = words.split_first()?;
    // A year's first two digits stand for the century.
    let is_century = first.len() == 2 && word.len() == 4 && first.parse::<u8>().is_ok();
    (word == first || (is_century && word.starts_with(first) && word.parse::<u16>().is_ok()))
        .then(|| matched(rest, others).map(|m| m + 1))?
}

/// "Facebook Twitter Telegram Copy link".
fn share_row(words: &[Word<'_>]) -> Option<&'static str> {
    let button = |word: &Word<'_>| {
        word.is_number()
            || CUES.iter().any(|c| c.kind == Kind::Share && c.words == [word.lower()])
            || matches!(word.lower(), "to" | "on" | "via" | "with" | "by" | "this" | "and")
    };
    let reason = CUES.iter().find(|c| c.kind == Kind::Share).map(|c| c.reason);
    let n_buttons = words.iter().filter(|w| w.is_capitalized).count();
    (n_buttons >= 2 && words.iter().all(button)).then_some(reason)?
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
    let (n, reason) = CUES
        .iter()
        .filter(|c| c.kind == Kind::Credit)
        .find_map(|c| matched(&c.words, &lower).map(|n| (n, c.reason)))?;
    let names = &words[n..];
    let fits = |w: &Word<'_>| w.is_capitalized || w.is_number() || SMALL.contains(&w.lower());
    // "By Friday" is no byline: a person has two names or writes for somebody.
    let n_names = names.iter().filter(|w| w.is_capitalized).count();
    (n_names >= 2 && names.first().is_some_and(|w| w.is_capitalized) && names.iter().all(fits))
        .then_some(reason)
}

/// A word of a line, with what matters about its surroundings.
#[derive(Clone)]
struct Word<'a> {
    span: Span,
    text: &'a str,
    lower: String,
    is_capitalized: bool,
    is_quoted: bool,
    colon_after: bool,
}

impl Word<'_> {
    fn lower(&self) -> &str {
        &self.lower
    }

    fn is_number(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_digit())
    }
}

/// Letters, digits and what holds words together; `©`, `@` and `(c)` as words of their own.
fn words<'a>(text: &'a str, line: Span, quoted: &[Span]) -> Vec<Word<'a>> {
    let is_part = |c: char| c.is_alphanumeric() || "'’-&".contains(c);
    let mut words = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let rest = &text[at..line.end];
        let Some(c) = rest.chars().next() else { break };
        let len = if rest.starts_with("(c)") || rest.starts_with("(C)") {
            3
        } else if c == '©' || c == '@' {
            c.len_utf8()
        } else if c.is_alphanumeric() {
            rest.find(|c| !is_part(c)).unwrap_or(rest.len())
        } else {
            at += c.len_utf8();
            continue;
        };
        let span = Span::new(at, at + len);
        let word = &text[at..at + len];
        words.push(Word {
            span,
            text: word,
            lower: word.to_lowercase().replace('’', "'"),
            is_capitalized: c.is_uppercase(),
            is_quoted: quoted.iter().any(|q| q.contains(span)),
            colon_after: text[at + len..line.end].trim_start().starts_with(':'),
        });
        at += len;
    }
    words
}

/// Stretches of a line between quotation marks. One that is not closed runs to the line's end, as
/// in speech that goes on in the next paragraph.
fn quoted_stretches(text: &str, line: Span) -> Vec<Span> {
    let mut stretches = Vec::new();
    let mut opened: Option<(usize, char)> = None;
    for (offset, c) in line.of(text).char_indices() {
        let at = line.start + offset;
        match opened {
            Some((start, close)) if c == close => {
                stretches.push(Span::new(start, at + c.len_utf8()));
                opened = None;
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' | '„' => Some('”'),
                    '"' => Some('"'),
                    '«' => Some('»'),
                    _ => None,
                };
                opened = close.map(|close| (at, close));
            }
        }
    }
    if let Some((start, _)) = opened {
        stretches.push(Span::new(start, line.end));
    }
    stretches
}

/// A line's sentences. Rougher than the splitter of the language phases, which come later, but it
/// must not take "U.S." for an end: a stretch that starts too late would lose its first words.
fn sentences(text: &str, line: Span) -> Vec<Span> {
    const ABBREVIATIONS: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "jr", "sr",
        "vs", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
        "dec", "prof", "rev", "inc", "co", "corp", "ltd",
    ];
    let mut spans = Vec::new();
    let mut start = line.start;
    let content = line.of(text);
    for (offset, c) in content.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let after = &content[offset + c.len_utf8()..];
        let closers =
            after.len() - after.trim_start_matches(['”', '’', '"', '\'', ')', ']', '»']).len();
        let next = &after[closers..];
        let goes_on = next.trim_start().starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || "“\"‘'(©«[@".contains(c)
        });
        let word =
            content[..offset].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_short = c == '.'
            && (word.chars().count() == 1 || ABBREVIATIONS.contains(&word.to_lowercase().as_str()));
        if next.starts_with(char::is_whitespace) && goes_on && !is_short {
            let end = line.start + offset + c.len_utf8() + closers;
            spans.push(trimmed(text, Span::new(start, end)));
            start = end;
        }
    }
    spans.push(trimmed(text, Span::new(start, line.end)));
    spans
}

fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}

#[cfg(test)]
mod tests {
    use super::{CUES, find};

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

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("../../assets/knowledge/boilerplate.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert_eq!(CUES.len(), rows);
    }
}

//! Saved web page → main text, headline, outlet, authors, date.
//!
//! The main text is found by the `trafilatura` crate, with its fallbacks. Its dates come from
//! anywhere on a page and the newest wins, so the date of publication is read here, from the same
//! tree; what the crate finds besides is only a proposal.

use trafilatura::Options;
use trafilatura::dom::{Document, NodeId};

use crate::import::dates::date_at;
use crate::import::encoding::{Decoded, Encoding, decode, encoding_named};
use crate::import::{ImportOptions, Parsed, Problem};
use crate::text::{Basis, Published};

/// How deep a page may nest its elements. Browsers stop at 512; parsers that recurse overflow a
/// stack of eight megabytes at some thousands.
const MAX_DEPTH: usize = 1024;

/// A page's declaration of its encoding stands in its first kilobyte, says the HTML standard.
const DECLARATION_BYTES: usize = 1024;

/// Longest headline, outlet or author that is believed, in characters.
const MAX_FIELD_CHARS: usize = 300;

pub(super) fn parse(bytes: &[u8], options: ImportOptions) -> Result<Parsed, Problem> {
    let Decoded { text: source, encoding, warnings } =
        decode(bytes, options, declared_encoding(bytes));
    let source = without_inlined_files(&source);
    if depth(&source) > MAX_DEPTH {
        return Err(Problem::TooDeep { limit: MAX_DEPTH });
    }
    let page = Document::parse(&source);
    let stated = stated_date(&page);
    // Fallbacks find the text of pages that are built unlike most; comments are not the article's.
    let extraction = Options::default().with_fallback(true).with_exclude_comments(true);
    let found =
        trafilatura::extract_document(page, &extraction).map_err(|_error| Problem::NoArticle)?;
    let text = paragraphs(&Document::parse(&found.content_html));
    if text.trim().is_empty() {
        return Err(Problem::NoArticle);
    }
    let published = stated.unwrap_or_else(|| {
        // The crate's date is of another calendar library; its ISO form is common ground.
        let day = found.metadata.date.and_then(|day| day.to_string().parse().ok());
        day.map_or_else(Published::default, |day| Published {
            basis: Basis::Proposed,
            from: Some(day),
            to: Some(day),
            reasons: vec!["The page shows this date, without saying what it is.".to_owned()],
        })
    });
    Ok(Parsed {
        title: field(&found.metadata.title),
        outlet: field(&found.metadata.sitename),
        authors: found.metadata.author.split(';').filter_map(field).collect(),
        published,
        text,
        encoding: encoding.name().to_owned(),
        warnings,
    })
}

/// A line of metadata: white space collapsed, control characters dropped, length bounded.
fn field(value: &str) -> Option<String> {
    let value: Vec<&str> = value.split_whitespace().collect();
    let value: String =
        value.join(" ").chars().filter(|c| !c.is_control()).take(MAX_FIELD_CHARS).collect();
    (!value.is_empty()).then_some(value)
}

/// What `<meta charset>`, `<meta http-equiv>` or an XML declaration says.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes[..bytes.len().min(DECLARATION_BYTES)]
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let after = |key: &str| {
        head.match_indices(key).find_map(|(at, _)| {
            let rest = head[at + key.len()..].trim_start().strip_prefix('=')?.trim_start();
            let rest = rest.trim_start_matches(['"', '\'']);
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)))?;
            encoding_named(&rest[..end])
        })
    };
    if head.starts_with("<?xml") {
        after("encoding").or_else(|| after("charset"))
    } else {
        after("charset")
    }
}

/// The page without `data:` addresses: pages saved as one file carry their pictures in them, and
/// they are most of its bytes.
fn without_inlined_files(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("data:") {
        let (before, address) = rest.split_at(at);
        kept.push_str(before);
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '('));
        let end = match quote {
            Some('(') => address.find(')'),
            Some(quote) => address.find(quote),
            None => None,
        };
        let is_base64 = address.get(..100).unwrap_or(address).contains("base64,");
        let end = end.filter(|_| is_base64).unwrap_or("data:".len());
        if !is_base64 {
            kept.push_str("data:");
        }
        rest = &address[end..];
    }
    kept.push_str(rest);
    kept
}

/// Upper bound of how deep elements are nested, without building a tree. Elements that a parser
/// closes by itself (paragraphs, items, cells) and those without content do not count.
fn depth(source: &str) -> usize {
    const SHALLOW: &[&str] = &[
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
        "colgroup", "rp", "rt", "html", "head", "body", "area", "base", "br", "col", "embed", "hr",
        "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        let tag = rest.trim_start_matches('/');
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        if rest.starts_with("!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
        } else if name.is_empty() || SHALLOW.contains(&name.as_str()) {
            // Not a tag, or one that does not nest.
        } else if closes {
            depth = depth.saturating_sub(1);
        } else {
            let content = &rest[rest.find('>').map_or(rest.len(), |at| at + 1)..];
            if matches!(name.as_str(), "script" | "style" | "textarea" | "title") {
                // No tags in there, whatever it looks like.
                rest = after_closing(content, &name);
            } else if !rest[..rest.len() - content.len()].ends_with("/>") {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

fn after_closing<'a>(content: &'a str, name: &str) -> &'a str {
    let mut rest = content;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    ""
}

/// The date of publication in the page's metadata: JSON-LD, then `<meta>`, then
/// `<time>` elements that are marked as it.
fn stated_date(page: &Document) -> Option<Published> {
    let day = |value: &str| date_at(value.trim()).map(|(day, _)| day);
    for script in page.scripts_with_type(&["application/ld+json"]) {
        if let Ok(data) = serde_json::from_str(&page.text_content(script))
            && let Some(day) = json_ld_date(&data, 0).as_deref().and_then(day)
        {
            return Some(Published::on(day, "The page's JSON-LD says “datePublished”."));
        }
    }
    let root = page.root();
    for meta in page.query_selector_all(root, "meta[content]") {
        let key = ["property", "name", "itemprop"]
            .iter()
            .find_map(|attribute| page.get_attribute(meta, attribute))
            .unwrap_or_default();
        if META_DATES.contains(&key.to_ascii_lowercase().as_str())
            && let Some(day) = page.get_attribute(meta, "content").as_deref().and_then(day)
        {
            return Some(Published::on(day, format!("The page's metadata says “{key}”.")));
        }
    }
    for time in page.query_selector_all(root, "time[datetime]") {
        let marked = page.get_attribute(time, "pubdate").is_some()
            || page.get_attribute(time, "itemprop").is_some_and(|p| p == "datePublished")
            || page.class_name(time).split_whitespace().any(|class| {
                matches!(
                    class,
                    "published" | "entry-date" | "dt-published" | "post-date" | "pubdate"
                )
            });
        if marked && let Some(day) = page.get_attribute(time, "datetime").as_deref().and_then(day) {
            return Some(Published::on(day, "The page marks it as the time of publication."));
        }
    }
    None
}

/// Names under which pages state when they were published. Not "date" and "created", which as
/// often mean the last change.
const META_DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "published_time",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "rnews:datepublished",
    "article.published",
    "bt:pubdate",
];

/// The first `datePublished` of something that is an article.
fn json_ld_date(data: &serde_json::Value, depth: usize) -> Option<String> {
    use serde_json::Value;
    /// `@graph` in a list in a page: more would be strange.
    const MAX_JSON_LD_DEPTH: usize = 6;
    if depth > MAX_JSON_LD_DEPTH {
        return None;
    }
    match data {
        Value::Array(items) => items.iter().find_map(|item| json_ld_date(item, depth + 1)),
        Value::Object(fields) => {
            let is_kind = |kind: &Value| {
                kind.as_str().is_some_and(|k| {
                    k.ends_with("Article")
                        || k.ends_with("Posting")
                        || k.ends_with("Report")
                        || k == "WebPage"
                })
            };
            let is_article = fields.get("@type").is_some_and(|kind| match kind {
                Value::Array(kinds) => kinds.iter().any(is_kind),
                kind => is_kind(kind),
            });
            let own = fields.get("datePublished").and_then(Value::as_str).filter(|_| is_article);
            own.map(str::to_owned).or_else(|| {
                ["@graph", "mainEntity", "mainEntityOfPage"]
                    .iter()
                    .filter_map(|key| fields.get(*key))
                    .find_map(|inner| json_ld_date(inner, depth + 1))
            })
        }
        _ => None,
    }
}

/// The text of the main content, one line for each paragraph, heading or item.
fn paragraphs(content: &Document) -> String {
    let mut text = String::new();
    // A stack of our own: recursion would be one more thing to overflow.
    let mut stack = vec![Step::Enter(content.body().unwrap_or_else(|| content.root()))];
    while let Some(step) = stack.pop() {
        match step {
            Step::Break => end_line(&mut text),
            Step::Enter(node) if content.is_text(node) => {
                push_words(&mut text, &content.text_content(node));
            }
            Step::Enter(node) => {
                let is_line = is_block(content.tag_name(node));
                if is_line {
                    end_line(&mut text);
                    stack.push(Step::Break);
                }
                stack.extend(content.child_nodes(node).into_iter().rev().map(Step::Enter));
            }
        }
    }
    end_line(&mut text);
    text
}

enum Step {
    Enter(NodeId),
    Break,
}

fn is_block(tag: &str) -> bool {
    !matches!(
        tag,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Adds words with single spaces between them, and drops control characters.
fn push_words(text: &mut String, words: &str) {
    for c in words.chars() {
        if c.is_whitespace() {
            if !text.is_empty() && !text.ends_with([' ', '\n']) {
                text.push(' ');
            }
        } else if !c.is_control() {
            text.push(c);
        }
    }
}

fn end_line(text: &mut String) {
    if text.ends_with(' ') {
        text.pop();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

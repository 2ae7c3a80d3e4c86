//! What is done with a page before a parser sees it.

use std::collections::BTreeMap;

/// How deep a page may nest its elements. Browsers stop at 512; parsers that recurse overflow a
/// stack of eight megabytes at some thousands.
pub(super) const MAX_DEPTH: usize = 512;

/// The page without `data:` addresses: pages saved as one file carry their pictures in them, and
/// they are most of its bytes.
pub(super) fn without_inlined_files(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("data:") {
        let (before, address) = rest.split_at(at);
        kept.push_str(before);
        // Words that happen to stand there go on after a space, or have no quotation mark before.
        let end = match before.chars().next_back() {
            Some('(') => address.find([')', ' ']),
            Some(quote @ ('"' | '\'')) if !address.starts_with("data: ") => address.find(quote),
            _ => None,
        };
        if end.is_none() {
            kept.push_str("data:");
        }
        rest = &address[end.unwrap_or("data:".len())..];
    }
    kept.push_str(rest);
    kept
}

/// Roughly how deep elements are nested, without building a tree. Elements that a parser closes by
/// itself (paragraphs, items, cells) and those without content do not count. Who knows the parsing
/// rules can still deceive it; that page then has the child process to break.
pub(super) fn depth(source: &str) -> usize {
    const SHALLOW: &[&str] = &[
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
        "colgroup", "rp", "rt", "html", "head", "body", "area", "base", "br", "col", "embed", "hr",
        "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame",
    ];
    let mut open = BTreeMap::<String, usize>::new();
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
        } else if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || SHALLOW.contains(&name.as_str())
        {
            // Not a tag, or one that does not nest.
        } else if closes {
            // One that closes nothing must not pay for the next.
            if let Some(n @ 1..) = open.get_mut(&name) {
                *n -= 1;
                depth -= 1;
            }
        } else {
            let content = &rest[rest.find('>').map_or(rest.len(), |at| at + 1)..];
            if matches!(name.as_str(), "script" | "style" | "textarea" | "title") {
                // No tags in there, whatever it looks like.
                rest = after_closing(content, &name);
            } else if !rest[..rest.len() - content.len()].ends_with("/>") {
                *open.entry(name).or_default() += 1;
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

#[cfg(test)]
mod tests {
    use super::{depth, without_inlined_files};

    #[test]
    fn pictures_inside_the_page_are_dropped_and_words_are_kept() {
        let page = "<img src=\"data:image/png;base64,iVBORw0KGgo=\"> new data: fish \
                    <i style='background:url(data:image/gif;base64,R0lGOD)'>x</i>";
        assert_eq!(
            without_inlined_files(page),
            "<img src=\"\"> new data: fish <i style='background:url()'>x</i>"
        );
        assert_eq!(
            without_inlined_files("\"data:;base64,never closed"),
            "\"data:;base64,never closed"
        );
    }

    #[test]
    fn depth_counts_what_stays_open() {
        let check = |page: &str, expected| assert_eq!(depth(page), expected, "{page}");
        check("<div><div><b>x</b></div></div>", 3);
        check("<p>a<p>b<li>c<td>d<br><img>", 0);
        check("<div/><svg/>", 0);
        check("<script>'<div><div>'</script><div>", 1);
        check("<!-- <div><div> --><div>", 1);
        check("1 < 2 <3", 0);
        check("<DIV><Div", 2);
        check("<div></x><div></x>", 2);
        assert_eq!(depth(&"<b><i>".repeat(500)), 1000);
    }
}

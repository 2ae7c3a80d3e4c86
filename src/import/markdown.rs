//! Markdown → text: headings, paragraphs and list items as paragraphs, without the markup.
//!
//! The names in a link's address or an emphasis mark inside a name would only confuse the later
//! phases, so the article's text is what the page would show, not the file itself.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::import::dates::date_at;
use crate::import::encoding::{Decoded, decode};
use crate::import::{ImportOptions, Parsed};
use crate::text::Published;

pub(super) fn parse(bytes: &[u8], options: ImportOptions) -> Parsed {
    let Decoded { text: source, encoding, warnings } = decode(bytes, options, None);
    let mut parsed = Parsed { encoding: encoding.name().to_owned(), warnings, ..Parsed::default() };
    let flavor = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut skipping = 0_usize;
    let mut in_metadata = false;
    for event in Parser::new_ext(&source, flavor) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => in_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_metadata = false,
            Event::Text(lines) if in_metadata => front_matter(&lines, &mut parsed),
            // What stands in for a picture is not the author's sentence; code is no prose.
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => skipping += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                skipping = skipping.saturating_sub(1);
            }
            _ if skipping > 0 => {}
            Event::Text(words) | Event::Code(words) => parsed.text.push_str(&words),
            Event::SoftBreak => parsed.text.push(' '),
            Event::HardBreak => parsed.text.push('\n'),
            Event::End(TagEnd::TableCell) => parsed.text.push('\t'),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if parsed.title.is_none() => {
                end_paragraph(&mut parsed.text);
                parsed.title = parsed.text.lines().last().map(str::to_owned);
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => end_paragraph(&mut parsed.text),
            _ => {}
        }
    }
    let end = parsed.text.trim_end().len();
    parsed.text.truncate(end);
    if !parsed.text.is_empty() {
        parsed.text.push('\n');
    }
    parsed
}

/// An item of a tight list has no paragraph of its own, one of a loose list does: one line either way.
fn end_paragraph(text: &mut String) {
    let end = text.trim_end_matches([' ', '\t', '\n']).len();
    text.truncate(end);
    if !text.is_empty() {
        text.push('\n');
    }
}

/// The `key: value` lines that blogs and archives put on top. Other YAML is of no interest here.
fn front_matter(lines: &str, parsed: &mut Parsed) {
    for (key, value) in lines.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => parsed.title = Some(value.to_owned()),
            "source" | "outlet" | "publisher" | "site" => parsed.outlet = Some(value.to_owned()),
            "author" | "authors" | "by" => {
                let names = value.trim_matches(['[', ']']).split(',');
                parsed.authors =
                    names.map(|n| n.trim().trim_matches(['"', '\'']).to_owned()).collect();
            }
            "date" | "published" | "pubdate" => {
                if let Some((day, _)) = date_at(value) {
                    let reason = format!("The front matter says “{}: {value}”.", key.trim());
                    parsed.published = Published::on(day, reason);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::import::ImportOptions;

    #[test]
    fn markup_is_not_text() {
        let source = "# Talks in *Oslo*\n\nThe [minister](https://example.org/x) met\nthe \
                      **envoy**. ![map](m.png)\n\n* One point\n* Another\n";
        let parsed = parse(source.as_bytes(), ImportOptions::default());
        assert_eq!(parsed.title.as_deref(), Some("Talks in Oslo"));
        assert_eq!(parsed.text, "Talks in Oslo\nThe minister met the envoy.\nOne point\nAnother\n");
    }

    #[test]
    fn front_matter_is_metadata() {
        let source =
            "---\ntitle: \"Talks: a report\"\ndate: 2025-02-13\nauthors: [Ada, Bo]\n---\n\nText.\n";
        let parsed = parse(source.as_bytes(), ImportOptions::default());
        assert_eq!(parsed.title.as_deref(), Some("Talks: a report"));
        assert_eq!(parsed.authors, ["Ada", "Bo"]);
        assert_eq!(parsed.published.from.unwrap().to_string(), "2025-02-13");
        assert_eq!(parsed.text, "Text.\n");
    }
}

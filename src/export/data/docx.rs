//! The dossier for word processors (Office Open XML): every claim with a footnote that has its
//! sentence.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, Docx, Footnote, IndentLevel, Level, LevelJc, LevelText, NumberFormat,
    Numbering, NumberingId, Paragraph, Run, RunProperty, Start, Style, StyleType, VertAlignType,
};

use crate::export::data::{Edge, Facts, xml_text};
use crate::export::source_line;
use crate::map::wording;

/// The list with dots.
const LIST: usize = 2;

/// Sizes in half points.
const TITLE: usize = 36;
const HEAD: usize = 28;
const SUBHEAD: usize = 24;

/// The dossier. Equal maps give equal files.
pub(super) fn dossier(facts: &Facts<'_>) -> Vec<u8> {
    let mut docx = styled(Docx::new())
        .add_paragraph(styled_paragraph("Title", "Who relates to whom"))
        .add_paragraph(plain(&source_line(facts.map)))
        .add_paragraph(styled_paragraph("Heading1", "Actors"));
    for node in &facts.nodes {
        let kind = node.actor.kind.name();
        let what = if node.offices.is_empty() { kind } else { &node.offices };
        let name = Run::new().add_text(xml_text(&node.actor.name)).bold();
        let rest = Run::new().add_text(xml_text(&format!(", {what}")));
        docx = docx.add_paragraph(item(0).add_run(name).add_run(rest));
        docx = with_note(docx, facts.notes.actors.get(&node.actor.id));
    }
    docx = docx.add_paragraph(styled_paragraph("Heading1", "Relations"));
    let mut by_predicate = BTreeMap::<_, Vec<(usize, &Edge<'_>)>>::new();
    for (n, edge) in facts.edges.iter().enumerate() {
        by_predicate.entry(edge.link.predicate).or_default().push((n, edge));
    }
    for (predicate, edges) in by_predicate {
        docx = docx.add_paragraph(styled_paragraph("Heading2", predicate.heading()));
        for (n, edge) in edges {
            let claim = format!("{} ({})", edge.sentence, wording::facts(edge.link).join(", "));
            let run = Run::new().add_text(xml_text(&claim));
            let reference = Run::new().add_footnote_reference(footnote(facts, n, edge));
            docx = docx.add_paragraph(item(0).add_run(run).add_run(reference));
            docx = with_note(docx, facts.notes.links.get(&edge.link.id));
        }
    }
    if !facts.notes.others.is_empty() {
        docx = docx.add_paragraph(styled_paragraph("Heading1", "Notes"));
        for text in &facts.notes.others {
            docx = docx.add_paragraph(item(0).add_run(Run::new().add_text(xml_text(text))));
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut parts = docx.build();
    parts.document = with_marks(&parts.document, facts);
    parts.pack(&mut bytes).expect("writing to memory cannot fail");
    bytes.into_inner()
}

/// Footnotes are marked with the names of the claims, which are on numbered pictures and in tables:
/// word processors would count them in the order of this document. The library that writes it knows
/// no marks of one's own (`customMarkFollows` in ECMA-376, 17.11.14).
fn with_marks(document: &[u8], facts: &Facts<'_>) -> Vec<u8> {
    const REFERENCE: &str = "<w:footnoteReference w:id=\"";
    let document = String::from_utf8_lossy(document);
    let mut pieces = document.split(REFERENCE);
    let mut marked = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (id, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let edge = id.parse::<usize>().ok().and_then(|id| facts.edges.get(id.checked_sub(2)?));
        let name = edge.map_or("", |edge| edge.id.as_str());
        let rest = rest.trim_start().strip_prefix("/>").unwrap_or(rest);
        // Writing to a string cannot fail.
        _ = write!(
            marked,
            "<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/><w:t>{name}</w:t>{rest}"
        );
    }
    marked.into_bytes()
}

/// The sentences behind a claim, with their articles. Numbers 0 and 1 are taken by the lines above
/// footnotes.
fn footnote(facts: &Facts<'_>, n: usize, edge: &Edge<'_>) -> Footnote {
    let mut content = Vec::new();
    for evidence in &edge.link.evidence {
        let (quote, article) = (facts.quote(evidence), facts.article(evidence));
        let mut text = format!("“{quote}” ({article})");
        for note in facts.notes.on_sentence(evidence) {
            text.push_str(" Note: ");
            text.push_str(note);
        }
        let run = Run::new().add_text(xml_text(&text));
        let paragraph = if content.is_empty() {
            let mark = Run::new().add_text(format!("{} ", edge.id)).style("FootnoteReference");
            Paragraph::new().add_run(mark).add_run(run)
        } else {
            Paragraph::new().add_run(run)
        };
        content.push(paragraph);
    }
    Footnote { id: n + 2, content }
}

fn with_note(docx: Docx, note: Option<&String>) -> Docx {
    let Some(text) = note else { return docx };
    let run = Run::new().add_text(xml_text(&format!("Note: {text}"))).italic();
    docx.add_paragraph(item(1).add_run(run))
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(xml_text(text)))
}

fn styled_paragraph(style: &str, text: &str) -> Paragraph {
    plain(text).style(style)
}

/// A line of a list.
fn item(level: usize) -> Paragraph {
    Paragraph::new().numbering(NumberingId::new(LIST), IndentLevel::new(level))
}

fn styled(docx: Docx) -> Docx {
    let head = |id: &str, name: &str, size: usize| {
        Style::new(id, StyleType::Paragraph).name(name).size(size).bold()
    };
    let level = |n: usize, dot: &str| {
        let (format, text) = (NumberFormat::new("bullet"), LevelText::new(dot));
        let left = 360 * (n as i32 + 1);
        Level::new(n, Start::new(1), format, text, LevelJc::new("left")).indent(
            Some(left),
            Some(docx_rs::SpecialIndentType::Hanging(300)),
            None,
            None,
        )
    };
    let dots = AbstractNumbering::new(LIST).add_level(level(0, "•")).add_level(level(1, "–"));
    let mut mark = Style::new("FootnoteReference", StyleType::Character).name("footnote reference");
    mark.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript);
    // No date of today: the same map gives the same file.
    docx.created_at("2000-01-01T00:00:00Z")
        .updated_at("2000-01-01T00:00:00Z")
        .add_style(head("Title", "Title", TITLE))
        .add_style(head("Heading1", "heading 1", HEAD))
        .add_style(head("Heading2", "heading 2", SUBHEAD))
        .add_style(mark)
        .add_abstract_numbering(dots)
        .add_numbering(Numbering::new(LIST, LIST))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use crate::entities::EntityKind;
    use crate::export::Format;
    use crate::export::data::{Notes, data};
    use crate::map::fixture::{Story, map};
    use crate::relations::{Predicate, Status};

    #[test]
    fn a_footnote_is_marked_with_the_name_of_its_claim() {
        let says = |story: Story, text: &str, predicate, other: &str| {
            story.says(text, "Kenya", predicate, other, Status::Happened)
        };
        let story = Story::new("a.txt").country("Kenya", "KE").country("Peru", "PE");
        let story = story.entity(EntityKind::Organization, "The Board", &[]);
        let story = says(story, "Kenya criticized Peru.", Predicate::Criticizes, "Peru");
        let story = says(story, "Kenya met the Board.", Predicate::Meets, "The Board");
        let story = says(story, "Kenya met Peru.", Predicate::Meets, "Peru");
        let map = map(&[story]);
        let files = data(&map, &[], &Notes::default(), Format::Docx);
        let mut archive = zip::ZipArchive::new(Cursor::new(&files[0].bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let (document, footnotes) = (part("word/document.xml"), part("word/footnotes.xml"));
        for (n, link) in map.links().enumerate() {
            let mark =
                format!(r#"w:customMarkFollows="1" w:id="{}"/><w:t>r{}</w:t>"#, n + 2, n + 1);
            assert!(document.contains(&mark), "{mark} in {document}");
            let quote = map.quote(link.evidence[0].article, link.evidence[0].sentence);
            let at = footnotes.find(&format!(r#"w:id="{}""#, n + 2)).unwrap();
            let footnote = &footnotes[at..];
            let name = footnote.find(&format!("r{} ", n + 1)).unwrap();
            assert!(name < footnote.find(quote).unwrap(), "{footnote}");
        }
    }
}

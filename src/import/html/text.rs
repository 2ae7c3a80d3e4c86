//! The main content as lines: one for each paragraph, heading or item.

use trafilatura::dom::{Document, NodeId};

/// The text of an extracted page.
pub(super) fn paragraphs(content: &Document) -> String {
    let mut lines = Lines::default();
    // A stack of our own: recursion would be one more thing to overflow.
    let mut stack = vec![Step::Enter(content.body().unwrap_or_else(|| content.root()))];
    while let Some(step) = stack.pop() {
        match step {
            Step::Break => lines.end(),
            Step::Enter(node) if content.is_text(node) => {
                lines.push(&content.text_content(node));
            }
            Step::Enter(node) if content.tag_name(node) == "br" => lines.broken(),
            Step::Enter(node) => {
                if matches!(content.tag_name(node), "td" | "th") {
                    lines.cell();
                } else if is_block(content.tag_name(node)) {
                    lines.end();
                    stack.push(Step::Break);
                }
                stack.extend(content.child_nodes(node).into_iter().rev().map(Step::Enter));
            }
        }
    }
    lines.end();
    lines.text
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

/// Text that is being put together.
#[derive(Default)]
struct Lines {
    text: String,
    /// Whether a `<br>` was the last thing.
    is_broken: bool,
}

impl Lines {
    /// Adds words with single spaces between them, and drops control characters.
    fn push(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_whitespace() {
                self.space();
            } else if !c.is_control() {
                self.is_broken = false;
                self.text.push(c);
            }
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\t', '\n']) {
            self.text.push(' ');
        }
    }

    /// Two `<br>` make a paragraph, and so does one behind a sentence; else it is a matter of looks.
    fn broken(&mut self) {
        if self.is_broken || self.text.trim_end().ends_with(['.', '!', '?', ':', '”', '"']) {
            self.end();
        } else {
            self.space();
            self.is_broken = true;
        }
    }

    /// The cells of a row share a line.
    fn cell(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\t');
        }
    }

    fn end(&mut self) {
        self.is_broken = false;
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use trafilatura::dom::Document;

    use super::paragraphs;

    fn text(body: &str) -> String {
        paragraphs(&Document::parse(&format!("<html><body>{body}</body></html>")))
    }

    #[test]
    fn blocks_are_lines_and_the_rest_flows() {
        assert_eq!(
            text("<h2>Talks</h2><p>The <b>envoy</b>\n  left.</p><ul><li>One<li>Two</ul>tail"),
            "Talks\nThe envoy left.\nOne\nTwo\ntail\n"
        );
    }

    #[test]
    fn a_single_break_inside_a_sentence_is_a_space() {
        assert_eq!(
            text("<p>She said<br>no.<br>He left<br><br>Later on"),
            "She said no.\nHe left\nLater on\n"
        );
    }

    #[test]
    fn a_row_of_a_table_is_a_line() {
        assert_eq!(
            text(
                "<table><tr><th>Country</th> <th>Catch</th></tr><tr><td>Norway<td>12</tr></table>"
            ),
            "Country\tCatch\nNorway\t12\n"
        );
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(text("<p>a\u{1}b\u{1F}</p>"), "ab\n");
    }
}

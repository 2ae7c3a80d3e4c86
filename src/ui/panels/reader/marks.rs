//! What is marked in an article's text: who is meant where, what the site added, what is looked at.

use crate::entities::MentionForm;
use crate::map::{ActorId, RelationshipMap};
use crate::session::Reading;
use crate::text::{Article, Span};

/// A mention of an actor in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its words.
    pub(super) span: Span,
    /// Who is meant.
    pub(super) actor: ActorId,
    /// How they are referred to.
    pub(super) form: MentionForm,
}

/// A stretch of text with the same marks throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its words.
    pub(super) span: Span,
    /// The innermost mention around it.
    pub(super) mark: Option<Mark>,
    /// Which of the article's boilerplate stretches it is in.
    pub(super) boilerplate: Option<usize>,
    /// Whether it belongs to what is looked at.
    pub(super) focus: bool,
    /// Whether it is the words that show the predicate.
    pub(super) trigger: bool,
}

/// All mentions of an article, by their start, outer ones before inner ones.
pub(super) fn marks_of(map: &RelationshipMap, article: &Article) -> Vec<Mark> {
    let mut marks: Vec<Mark> = map
        .actors()
        .flat_map(|actor| {
            let here = actor.mentions.iter().filter(|m| m.article == article.id);
            here.map(|m| Mark { span: m.span, actor: actor.id, form: m.form })
        })
        .filter(|mark| mark.span.end <= article.text.len() && !mark.span.is_empty())
        .collect();
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.actor));
    marks
}

/// The lines of a text that are not empty.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        if !trimmed.trim_start().is_empty() {
            paragraphs.push(Span::new(at, at + trimmed.len()));
        }
        at += line.len();
    }
    paragraphs
}

/// Cuts a paragraph wherever its marks change.
pub(super) fn stretches(
    paragraph: Span,
    marks: &[Mark],
    article: &Article,
    reading: Reading,
) -> Vec<Stretch> {
    let marks: Vec<&Mark> = marks.iter().filter(|m| m.span.overlaps(paragraph)).collect();
    let boilerplate: Vec<(usize, Span)> = article
        .boilerplate
        .iter()
        .enumerate()
        .map(|(i, b)| (i, b.span))
        .filter(|(_, span)| span.overlaps(paragraph))
        .collect();
    let others =
        boilerplate.iter().map(|(_, span)| *span).chain(reading.focus).chain(reading.trigger);
    let mut cuts: Vec<usize> = marks
        .iter()
        .map(|m| m.span)
        .chain(others)
        .flat_map(|span| [span.start, span.end])
        .chain([paragraph.start, paragraph.end])
        .filter(|&at| (paragraph.start..=paragraph.end).contains(&at))
        .filter(|&at| article.text.is_char_boundary(at))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let span = Span::new(cut[0], cut[1]);
            let holds = |whole: Option<Span>| whole.is_some_and(|whole| whole.contains(span));
            Stretch {
                span,
                mark: marks
                    .iter()
                    .filter(|m| m.span.contains(span))
                    .min_by_key(|m| m.span.len())
                    .map(|m| **m),
                boilerplate: boilerplate.iter().find(|(_, b)| b.contains(span)).map(|(i, _)| *i),
                focus: holds(reading.focus),
                trigger: holds(reading.trigger),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ArticleId, Boilerplate};

    fn mark(start: usize, end: usize, actor: u32) -> Mark {
        Mark { span: Span::new(start, end), actor: ActorId(actor), form: MentionForm::Name }
    }

    #[test]
    fn the_inner_of_two_mentions_is_marked() {
        let text = "The South Korean minister spoke.";
        let article = Article::from_text("a", text);
        let marks = [mark(0, 25, 1), mark(4, 16, 2)];
        let whole = Span::new(0, text.len());
        let cut = stretches(whole, &marks, &article, Reading::start_of(ArticleId(0)));
        let told: Vec<(&str, Option<u32>)> =
            cut.iter().map(|s| (s.span.of(text), s.mark.map(|m| m.actor.0))).collect();
        assert_eq!(
            told,
            [
                ("The ", Some(1)),
                ("South Korean", Some(2)),
                (" minister", Some(1)),
                (" spoke.", None)
            ]
        );
    }

    #[test]
    fn boilerplate_and_focus_are_cut_out() {
        let text = "Ada met Bob. Subscribe now.";
        let mut article = Article::from_text("a", text);
        article.boilerplate =
            vec![Boilerplate { span: Span::new(13, 27), reason: "advertising".to_owned() }];
        let reading = Reading {
            article: ArticleId(0),
            focus: Some(Span::new(0, 12)),
            trigger: Some(Span::new(4, 7)),
        };
        let cut = stretches(Span::new(0, text.len()), &[], &article, reading);
        let told: Vec<(&str, bool, bool, bool)> = cut
            .iter()
            .map(|s| (s.span.of(text), s.focus, s.trigger, s.boilerplate.is_some()))
            .collect();
        assert_eq!(
            told,
            [
                ("Ada ", true, false, false),
                ("met", true, true, false),
                (" Bob.", true, false, false),
                (" ", false, false, false),
                ("Subscribe now.", false, false, true)
            ]
        );
    }

    #[test]
    fn every_line_with_words_is_a_paragraph() {
        let text = "One.\n\n  \nTwo.\r\nThree.";
        let told: Vec<&str> = paragraphs(text).into_iter().map(|p| p.of(text)).collect();
        assert_eq!(told, ["One.", "Two.", "Three."]);
    }
}

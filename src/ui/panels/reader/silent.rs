//! Sentences that gave nothing, each with its reason: what a reader who misses a line looks for.

use egui::{Id, Rect, Sense, Ui};

use crate::map::{ArticleExtraction, RelationshipMap};
use crate::relations::{Silence, silences};
use crate::text::Span;
use crate::ui::context::UiContext;
use crate::ui::theme::color32;

/// A sentence that gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Silent {
    /// Its words.
    pub(super) span: Span,
    /// Why.
    pub(super) reason: String,
}

/// The sentences of an article that no line of the map rests on. What belongs to the site is struck
/// through in the reader anyway.
pub(super) fn silent(extraction: &ArticleExtraction, map: &RelationshipMap) -> Vec<Silent> {
    let ArticleExtraction { article, document, entities, relations } = extraction;
    let told: Vec<Span> = map
        .links()
        .flat_map(|link| &link.evidence)
        .filter(|evidence| evidence.article == article.id)
        .map(|evidence| evidence.sentence)
        .collect();
    silences(article, document, entities, relations)
        .into_iter()
        .filter_map(|(idx, silence)| {
            let span = document.sentences[idx].span;
            let reason = match silence {
                Silence::Boilerplate => return None,
                Silence::NoActor => "It speaks of nobody on the map.".to_owned(),
                Silence::OneActor(actor) => {
                    let name = &entities.get(actor).name;
                    format!("It speaks of {name} only: a relation needs two.")
                }
                Silence::NoTrigger => "No word of it stands for a relation.".to_owned(),
                Silence::Blocked(words) => {
                    let words: Vec<String> = words
                        .iter()
                        .map(|(word, _)| format!("“{}”", word.of(&article.text)))
                        .collect();
                    let words = words.join(", ");
                    format!("Words that stand for relations: {words}. Between whom was not found.")
                }
            };
            // What the user has added counts too.
            let is_told = told.iter().any(|sentence| sentence.overlaps(span));
            (!is_told).then_some(Silent { span, reason })
        })
        .collect()
}

/// Marks those of a paragraph that starts at `start`, and tells the reasons.
pub(super) fn silent_ui(
    cx: &UiContext<'_>,
    ui: &Ui,
    id: Id,
    all: &[Silent],
    paragraph: Span,
    rects_of: impl Fn(Span) -> Vec<Rect>,
) {
    let color = color32(cx.palette.event);
    for silent in all.iter().filter(|silent| paragraph.contains(silent.span)) {
        for (i, rect) in rects_of(silent.span).into_iter().enumerate() {
            let response = ui.interact(rect, id.with((silent.span, i)), Sense::hover());
            response.widget_info(|| {
                let label = format!("Gave nothing: {}", silent.reason);
                egui::WidgetInfo::labeled(egui::WidgetType::Label, true, label)
            });
            let line = [rect.left_bottom(), rect.right_bottom()];
            ui.painter().extend(egui::Shape::dotted_line(&line, color, 3.5, 0.8));
            if response.on_hover_text(&silent.reason).hovered() {
                ui.painter().rect_filled(rect, 2.0, color.gamma_multiply(0.10));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{map, pipeline};

    #[test]
    fn sentences_behind_a_line_are_not_silent_and_the_others_say_why() {
        let text = "Kenya criticized Peru on Monday. It rained. Norway has fjords.";
        let article = crate::text::Article::from_text("a.txt", text);
        let extraction = pipeline::extract(article);
        let map = map::build(std::slice::from_ref(&extraction));
        let told: Vec<(String, String)> = silent(&extraction, &map)
            .into_iter()
            .map(|silent| (silent.span.of(text).to_owned(), silent.reason))
            .collect();
        assert_eq!(told[0].0, "It rained.");
        assert_eq!(told[0].1, "It speaks of nobody on the map.");
        assert_eq!(told[1].0, "Norway has fjords.");
        assert!(told[1].1.contains("Norway only"), "{}", told[1].1);
        assert_eq!(told.len(), 2);
    }
}

//! Sentences and places of articles that lead into the reader.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Frame, Margin, Response, Sense, Stroke, Ui, UiBuilder};

use egui_phosphor::regular as icons;

use crate::relations::Evidence;
use crate::session::{Reading, ViewCommand};
use crate::text::{ArticleId, Span};
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};

/// How much text to show on each side of a mention, in bytes.
const AROUND: usize = 42;

/// A field that can be clicked as a whole.
pub(super) fn card(
    cx: &UiContext<'_>,
    ui: &mut Ui,
    selected: bool,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let response = ui
        .scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
            let response = ui.response();
            let (fill, line) = if selected {
                (ui.visuals().selection.bg_fill, color32(cx.palette.accent))
            } else if response.hovered() {
                (ui.visuals().widgets.hovered.bg_fill, ui.visuals().window_stroke.color)
            } else {
                (ui.visuals().faint_bg_color, Color32::TRANSPARENT)
            };
            Frame::new()
                .fill(fill)
                .stroke(Stroke::new(1.0, line))
                .corner_radius(theme::RADIUS)
                .inner_margin(Margin::symmetric(10, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.style_mut().interaction.selectable_labels = false;
                    add(ui);
                });
        })
        .response;
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The sentence that a link rests on, verbatim, with the words that show it; a click opens the
/// reader there.
pub(super) fn evidence_ui(cx: &UiContext<'_>, ui: &mut Ui, evidence: &Evidence) {
    let map = &cx.session.project().map;
    let Some(article) = map.article(evidence.article) else { return };
    let sentence = evidence.sentence.of(&article.text);
    let reading = Reading {
        article: evidence.article,
        focus: Some(evidence.sentence),
        trigger: Some(evidence.trigger),
    };
    let is_read = cx.session.reading() == Some(reading);
    let response = card(cx, ui, is_read, |ui| {
        let marked = within(evidence.trigger, evidence.sentence);
        ui.label(highlighted(cx, ui, ["", sentence, ""], marked));
        ui.label(theme::muted(article.label(), cx.palette));
        for note in cx.session.notes().on_sentence(evidence) {
            ui.label(format!("{}  {note}", icons::NOTE));
        }
    });
    response.widget_info(|| {
        let name = format!("Evidence {sentence}");
        egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, is_read, name)
    });
    if response.on_hover_text("Show it in the article").clicked() {
        cx.send(ViewCommand::Read(reading));
    }
}

/// A place of an article with a little text around it; a click opens the reader there.
pub(super) fn mention_ui(cx: &UiContext<'_>, ui: &mut Ui, article: ArticleId, span: Span) {
    let map = &cx.session.project().map;
    let Some(text) = map.article(article).map(|a| &*a.text) else { return };
    let around = snippet(text, span);
    let reading = Reading { article, focus: Some(span), trigger: None };
    let is_read = cx.session.reading() == Some(reading);
    let response = card(cx, ui, is_read, |ui| {
        let is_cut = |next: Option<char>| next.is_some_and(|c| c != '\n' && c != '\r');
        let before = if is_cut(text[..around.start].chars().next_back()) { "… " } else { "" };
        let after = if is_cut(text[around.end..].chars().next()) { " …" } else { "" };
        let parts = [before, around.of(text), after];
        ui.label(highlighted(cx, ui, parts, within(span, around)));
    });
    let name = format!("Mention {}", map.quote(article, span));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, is_read, &name)
    });
    if response.clicked() {
        cx.send(ViewCommand::Read(reading));
    }
}

/// `part` as counted from the start of `whole`; empty where it lies outside.
fn within(part: Span, whole: Span) -> Span {
    if whole.contains(part) {
        Span::new(part.start - whole.start, part.end - whole.start)
    } else {
        Span::default()
    }
}

/// A span with some text on both sides, cut between words and within its line.
fn snippet(text: &str, span: Span) -> Span {
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND)).max(line_start);
    let to = text.ceil_char_boundary((span.end + AROUND).min(text.len())).min(line_end);
    let start = if from == line_start {
        from
    } else {
        text[from..span.start].find(' ').map_or(span.start, |at| from + at + 1)
    };
    let end = if to == line_end {
        to
    } else {
        text[span.end..to].rfind(' ').map_or(span.end, |at| span.end + at)
    };
    Span::new(start, end)
}

/// Text with a part of it marked, and what stands before and after it.
fn highlighted(
    cx: &UiContext<'_>,
    ui: &Ui,
    [before, text, after]: [&str; 3],
    marked: Span,
) -> LayoutJob {
    let ink = color32(cx.palette.ink);
    let plain = TextFormat {
        font_id: FontId::proportional(13.5),
        color: ink,
        line_height: Some(19.0),
        ..TextFormat::default()
    };
    let strong = TextFormat {
        font_id: FontId::new(13.5, theme::family(theme::SEMI_BOLD)),
        background: color32(cx.palette.accent.faded(0.18)),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.append(before, 0.0, plain.clone());
    job.append(&text[..marked.start], 0.0, plain.clone());
    job.append(marked.of(text), 0.0, strong);
    job.append(&text[marked.end..], 0.0, plain.clone());
    job.append(after, 0.0, plain);
    job.wrap.max_width = ui.available_width();
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_cut_between_words_and_keeps_to_its_line() {
        let text = "First line here.\nThe minister of foreign affairs of a far country met Ada \
                    Berg in the old town hall of a very small city by the sea.\nLast.";
        let at = text.find("Ada Berg").unwrap();
        let around = snippet(text, Span::new(at, at + 8));
        assert_eq!(
            around.of(text),
            "of foreign affairs of a far country met Ada Berg in the old town hall of a very small"
        );
        let start = text.find("The").unwrap();
        assert_eq!(snippet(text, Span::new(start, start + 3)).start, start);
    }
}

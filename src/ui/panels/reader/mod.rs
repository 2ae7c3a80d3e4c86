//! The article itself, with everything that was found in it marked in place.

mod marks;
mod silent;

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, FontId, Frame, Galley, Id, Layout, Margin, Panel, Pos2, Rect, RichText,
    ScrollArea, Sense, Stroke, Ui, Vec2,
};
use egui_phosphor::regular as icons;

use crate::entities::MentionForm;
use crate::map::{ActorMention, ArticleExtraction, wording};
use crate::scene::Hit;
use crate::session::{Action, Question, Reading, ViewCommand, WindowCommand};
use crate::text::{Article, ArticleId, Span};
use crate::ui::context::UiContext;
use crate::ui::panels::reader::marks::{Mark, Stretch, marks_of, paragraphs, stretches};
use crate::ui::panels::reader::silent::{Silent, silent, silent_ui};
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{action_button, icon_button};

/// Longer lines are hard to follow, in points.
const LINE_WIDTH: f32 = 700.0;

/// Size of the letters, in points.
const SIZE: f32 = 15.0;

/// The reader's memory of what it showed last.
#[derive(Default)]
pub(crate) struct Reader {
    shown: Option<Reading>,
    /// The words that the user has marked.
    selection: Option<Selection>,
    /// The marks of an article, for a revision of the project.
    marks: Option<(u64, ArticleId, Arc<Vec<Mark>>)>,
    /// Whether sentences that gave nothing are marked.
    shows_silent: bool,
    /// Those of an article, for a revision of the project.
    silent: Option<(u64, ArticleId, Arc<Vec<Silent>>)>,
}

impl Reader {
    /// Marks the sentences that gave nothing, or no longer.
    pub(crate) fn toggle_silent(&mut self) {
        self.shows_silent = !self.shows_silent;
    }

    /// Draws it, if it is open.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let Some(reading) = cx.session.reading() else {
            self.shown = None;
            return;
        };
        let Some(extraction) = cx.session.project().article(reading.article) else { return };
        let article = &extraction.article;
        let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin {
            left: theme::PADDING,
            right: 6,
            top: 8,
            bottom: 0,
        });
        let height = ui.available_height();
        let panel = Panel::bottom("reader")
            .resizable(true)
            .default_size((height * 0.42).clamp(180.0, 420.0))
            .min_size(120.0)
            .max_size(height * 0.8);
        panel.frame(frame).show(ui, |ui| {
            let marked = self.marked(article.id);
            head_ui(cx, ui, article, marked.or(reading.focus));
            let jump = self.shown != Some(reading);
            if jump {
                self.selection = None;
            }
            self.shown = Some(reading);
            let marks = self.marks_of(cx, article);
            let silent = self.silent_of(cx, extraction);
            let area = ScrollArea::vertical().id_salt(("reader", article.id)).auto_shrink(false);
            area.show(ui, |ui| {
                let side = ((ui.available_width() - LINE_WIDTH) / 2.0).max(4.0);
                let margin = Margin { left: side as i8, right: 10, top: 4, bottom: 20 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_max_width(LINE_WIDTH.min(ui.available_width()));
                    ui.spacing_mut().item_spacing.y = 9.0;
                    for (i, paragraph) in paragraphs(&article.text).into_iter().enumerate() {
                        let parts = stretches(paragraph, &marks, article, reading);
                        let focus =
                            paragraph_ui(cx, ui, article, i, &parts, &silent, &mut self.selection);
                        if let Some(rect) = focus
                            && jump
                            && reading.focus.is_some_and(|f| f.start >= paragraph.start)
                        {
                            ui.scroll_to_rect(rect, Some(Align::Center));
                        }
                    }
                });
            });
        });
    }

    /// What the user has marked in an article.
    fn marked(&self, article: ArticleId) -> Option<Span> {
        let selection = self.selection.filter(|selection| selection.article == article)?;
        Some(selection.span()).filter(|span| !span.is_empty())
    }

    fn marks_of(&mut self, cx: &UiContext<'_>, article: &Article) -> Arc<Vec<Mark>> {
        let revision = cx.session.revision();
        if let Some((of_revision, id, marks)) = &self.marks
            && (*of_revision, *id) == (revision, article.id)
        {
            return Arc::clone(marks);
        }
        let marks = Arc::new(marks_of(&cx.session.project().map, article));
        self.marks = Some((revision, article.id, Arc::clone(&marks)));
        marks
    }
}

impl Reader {
    /// The sentences of an article that gave nothing, while they are asked for.
    fn silent_of(
        &mut self,
        cx: &UiContext<'_>,
        extraction: &ArticleExtraction,
    ) -> Arc<Vec<Silent>> {
        if !self.shows_silent {
            return Arc::default();
        }
        let (revision, id) = (cx.session.revision(), extraction.article.id);
        if let Some((of_revision, of_article, silent)) = &self.silent
            && (*of_revision, *of_article) == (revision, id)
        {
            return Arc::clone(silent);
        }
        let silent = Arc::new(silent(extraction, &cx.session.project().map));
        self.silent = Some((revision, id, Arc::clone(&silent)));
        silent
    }
}

/// Words that the user has marked by dragging, in bytes of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Selection {
    article: ArticleId,
    from: usize,
    to: usize,
}

impl Selection {
    fn span(self) -> Span {
        Span::new(self.from.min(self.to), self.from.max(self.to))
    }
}

/// What can be done with marked words, or with the place that is looked at.
fn words_ui(cx: &UiContext<'_>, ui: &mut Ui, article: &Article, words: Option<Span>) {
    let Some(words) = words.map(|span| trimmed(&article.text, span)).filter(|s| !s.is_empty())
    else {
        return;
    };
    let id = article.id;
    let ask = |question: Question| cx.send(WindowCommand::Ask(question));
    if icon_button(ui, icons::LINE_SEGMENT, "Add a relation from these words").clicked() {
        ask(Question::NewRelation { article: id, span: words });
    }
    if icon_button(ui, icons::USER_PLUS, "Add an actor from these words").clicked() {
        ask(Question::NewActor { article: id, span: words });
    }
    if icon_button(ui, icons::NOTE_PENCIL, "Write a note on these words").clicked() {
        cx.send(WindowCommand::AskForNote { article: id, span: words });
    }
    let map = &cx.session.project().map;
    let is_here = |m: &&ActorMention| m.article == id && m.span == words;
    let meant = map.actors().find(|actor| actor.mentions.iter().any(|m| is_here(&m)));
    if let Some(actor) = meant
        && icon_button(ui, icons::USER_SWITCH, "Somebody else is meant here").clicked()
    {
        ask(Question::WhoIsMeant { actor: actor.id, article: id, span: words });
    }
}

/// A span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

fn head_ui(cx: &UiContext<'_>, ui: &mut Ui, article: &Article, words: Option<Span>) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::X, "Close the reader").clicked() {
                cx.send(ViewCommand::CloseReader);
            }
            action_button(ui, cx, Action::Silent, icons::EAR_SLASH, false);
            words_ui(cx, ui, article, words);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let icon = RichText::new(icons::ARTICLE).size(17.0);
                ui.label(icon.color(color32(cx.palette.muted)));
                ui.add(egui::Label::new(theme::title(article.label())).truncate());
                if let Some(outlet) = &article.outlet {
                    ui.label(theme::muted(outlet, cx.palette));
                }
            });
        });
    });
}

/// Draws a paragraph; returns where on the screen the words are that are looked at.
fn paragraph_ui(
    cx: &UiContext<'_>,
    ui: &mut Ui,
    article: &Article,
    number: usize,
    parts: &[Stretch],
    silent: &[Silent],
    selection: &mut Option<Selection>,
) -> Option<Rect> {
    let job = job_of(cx, article, parts, ui.available_width());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = Vec2::new(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::drag());
    let response = response.on_hover_cursor(egui::CursorIcon::Text);
    let start = parts.first().map_or(0, |part| part.span.start);
    let end = parts.last().map_or(0, |part| part.span.end);
    let text = Span::new(start, end).of(&article.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, text));
    let rects_of = |span: Span| rects(&galley, rect.min, text, span, start);
    if let Some(pos) = response.interact_pointer_pos() {
        let at = start + byte_at(&galley, text, pos - rect.min);
        if response.drag_started() {
            // By now the pointer is some way from where the button went down.
            let pressed = ui.input(|input| input.pointer.press_origin()).unwrap_or(pos);
            let from = start + byte_at(&galley, text, pressed - rect.min);
            *selection = Some(Selection { article: article.id, from, to: at });
        } else if let Some(selection) = selection {
            selection.to = at;
        }
    }
    let focus: Vec<Rect> =
        parts.iter().filter(|p| p.focus).flat_map(|p| rects_of(p.span)).collect();
    let around = focus.iter().copied().reduce(Rect::union);
    if !ui.is_rect_visible(rect) {
        return around;
    }
    let accent = color32(cx.palette.accent);
    if let Some(around) = around {
        let bar = Rect::from_min_max(
            egui::pos2(rect.left() - 12.0, around.top()),
            egui::pos2(rect.left() - 9.0, around.bottom()),
        );
        ui.painter().rect_filled(bar, 1.5, accent);
    }
    let marked = selection.filter(|marked| marked.article == article.id).map(Selection::span);
    if let Some(marked) = marked.filter(|marked| marked.start >= start && marked.end <= end) {
        for rect in rects_of(marked) {
            ui.painter().rect_filled(rect, 2.0, ui.visuals().selection.bg_fill);
        }
    }
    for part in parts {
        let fill = match part {
            Stretch { trigger: true, .. } => accent.gamma_multiply(0.30),
            Stretch { focus: true, .. } => accent.gamma_multiply(0.10),
            _ => continue,
        };
        for rect in rects_of(part.span) {
            ui.painter().rect_filled(rect, 2.0, fill);
        }
    }
    let here = Span::new(start, end);
    silent_ui(cx, ui, Id::new(("silent", article.id)), silent, here, rects_of);
    for (i, part) in parts.iter().enumerate() {
        let rects = rects_of(part.span);
        if let Some(mark) = part.mark {
            let id = Id::new(("mention", article.id, number, i));
            mark_ui(cx, ui, id, mark, mark.span.of(&article.text), &rects);
        } else if let Some(boilerplate) = part.boilerplate {
            let reason = &article.boilerplate[boilerplate].reason;
            for (j, rect) in rects.into_iter().enumerate() {
                let id = Id::new(("boilerplate", article.id, number, i, j));
                ui.interact(rect, id, Sense::hover()).on_hover_text(reason);
            }
        }
    }
    notes_ui(cx, ui, article, here, rects_of);
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    around
}

/// Underlines words that have a note, which a click opens.
fn notes_ui(
    cx: &UiContext<'_>,
    ui: &Ui,
    article: &Article,
    paragraph: Span,
    rects_of: impl Fn(Span) -> Vec<Rect>,
) {
    let notes = cx.session.notes().words.iter();
    let here = notes.filter(|(id, span, _)| *id == article.id && paragraph.contains(*span));
    for (id, span, text) in here {
        for (i, rect) in rects_of(*span).into_iter().enumerate() {
            // Below the words, so that the names in them can still be clicked.
            let line = Rect::from_x_y_ranges(rect.x_range(), rect.bottom()..=rect.bottom() + 5.0);
            let response = ui.interact(line, Id::new(("note", *id, *span, i)), Sense::click());
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Link, true, format!("Note: {text}"))
            });
            let accent = color32(cx.palette.accent);
            let shapes = egui::Shape::dashed_line(
                &[line.left_top(), line.right_top()],
                Stroke::new(1.6, accent),
                3.0,
                2.5,
            );
            ui.painter().extend(shapes);
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
            if response.on_hover_text(text).clicked() {
                cx.send(WindowCommand::AskForNote { article: *id, span: *span });
            }
        }
    }
}

/// Marks a mention and lets it be clicked.
fn mark_ui(cx: &UiContext<'_>, ui: &Ui, id: Id, mark: Mark, words: &str, rects: &[Rect]) {
    let map = &cx.session.project().map;
    let Some(actor) = map.actor(mark.actor) else { return };
    let color = theme::mention_color(cx.palette, actor.kind);
    let is_selected = cx.session.selected() == Some(Hit::Actor(actor.id));
    let is_named = !matches!(mark.form, MentionForm::Nominal | MentionForm::Pronoun);
    for (i, rect) in rects.iter().enumerate() {
        let response = ui.interact(*rect, id.with(i), Sense::click());
        response.widget_info(|| {
            let label = format!("{words} in the text: {}", actor.name);
            egui::WidgetInfo::labeled(egui::WidgetType::Link, true, label)
        });
        if is_named || is_selected || response.hovered() {
            let strength = if is_selected || response.hovered() { 0.34 } else { 0.15 };
            ui.painter().rect_filled(rect.expand2(Vec2::new(1.0, 0.0)), 3.0, {
                color.gamma_multiply(strength)
            });
        }
        if !is_named {
            let y = rect.bottom() - 1.0;
            ui.painter().hline(rect.x_range(), y, Stroke::new(1.5, color));
        }
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        let response = response.on_hover_ui(|ui| {
            ui.label(theme::strong(&actor.name));
            if let Some(office) = actor.offices.first() {
                ui.label(theme::muted(wording::office(map, office), cx.palette));
            }
        });
        if response.clicked() {
            cx.send(ViewCommand::Select(Some(Hit::Actor(actor.id))));
        }
    }
}

fn job_of(cx: &UiContext<'_>, article: &Article, parts: &[Stretch], width: f32) -> LayoutJob {
    let ink = color32(cx.palette.ink);
    let muted = color32(cx.palette.muted);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for part in parts {
        let mut format = TextFormat {
            font_id: FontId::proportional(SIZE),
            color: ink,
            line_height: Some(SIZE * 1.55),
            valign: Align::Center,
            ..TextFormat::default()
        };
        if part.boilerplate.is_some() {
            format.color = muted;
            format.strikethrough = Stroke::new(1.0, muted);
        }
        job.append(part.span.of(&article.text), 0.0, format);
    }
    job
}

/// The byte of a text that is drawn at a place, counted from its start.
fn byte_at(galley: &Galley, text: &str, pos: Vec2) -> usize {
    let n_chars = galley.cursor_from_pos(pos).index;
    text.char_indices().nth(n_chars.into()).map_or(text.len(), |(at, _)| at)
}

/// Where the words of a span stand on the screen, one rectangle for each line.
fn rects(galley: &Galley, origin: Pos2, text: &str, span: Span, start: usize) -> Vec<Rect> {
    let (from, to) = (span.start - start, span.end - start);
    let chars = |to: usize| text.get(..to).map_or(0, |part| part.chars().count());
    let (mut first, last) = (chars(from), chars(to));
    let mut rects = Vec::new();
    let mut row_start = 0;
    for row in &galley.rows {
        let n_chars = row.char_count_including_newline().0;
        let row_end = row_start + n_chars;
        if first < row_end && last > row_start {
            let x = |at: usize| row.x_offset(egui::text::CharIndex(at - row_start));
            let (left, right) = (x(first.max(row_start)), x(last.min(row_end)));
            if right > left {
                let top = row.pos.y;
                rects.push(Rect::from_min_max(
                    origin + Vec2::new(row.pos.x + left, top + 2.0),
                    origin + Vec2::new(row.pos.x + right, top + row.height() - 2.0),
                ));
            }
            first = first.max(row_end.min(last));
        }
        row_start = row_end;
    }
    rects
}

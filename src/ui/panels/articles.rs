//! The open articles: where they come from, how they were read, what they gave.

use egui::{Rect, RichText, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::import::ENCODINGS;
use crate::map::{ArticleExtraction, wording};
use crate::session::{Edit, FileCommand, Reading, ViewCommand};
use crate::text::{Article, Basis};
use crate::ui::context::UiContext;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{Row, RowMark, icon_button_at, section};

/// Draws them.
pub(crate) fn articles_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let articles = &cx.session.project().articles;
    if articles.is_empty() {
        return;
    }
    section(ui, cx.palette, &format!("Articles  {}", articles.len()), |ui| {
        for extraction in articles {
            article_ui(cx, ui, extraction);
        }
    });
}

fn article_ui(cx: &UiContext<'_>, ui: &mut Ui, extraction: &ArticleExtraction) {
    let article = &extraction.article;
    let detail = byline(extraction);
    let is_read = cx.session.reading().is_some_and(|reading| reading.article == article.id);
    let color = color32(cx.palette.muted);
    let row = Row {
        mark: RowMark::Icon(icons::ARTICLE, color),
        detail: (!detail.is_empty()).then_some(detail.as_str()),
        reserved: 26.0,
        selected: is_read,
        ..Row::new(article.label())
    };
    let id = ui.make_persistent_id(("article", article.id));
    let mut is_open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or_default());
    let response = row.ui(ui, cx.palette).on_hover_text(&article.path);
    if response.clicked() {
        cx.send(ViewCommand::Read(Reading::start_of(article.id)));
    }
    let icon = if is_open { icons::CARET_UP } else { icons::CARET_DOWN };
    let at = response.rect.right_center() - Vec2::new(18.0, 0.0);
    let place = Rect::from_center_size(at, Vec2::splat(26.0));
    let name = format!("Details of {}", article.label());
    if icon_button_at(ui, place, icon, &name).clicked() {
        is_open = !is_open;
    }
    ui.data_mut(|data| data.insert_temp(id, is_open));
    if is_open {
        ui.indent(id, |ui| details_ui(cx, ui, extraction));
    }
}

fn details_ui(cx: &UiContext<'_>, ui: &mut Ui, extraction: &ArticleExtraction) {
    let article = &extraction.article;
    ui.label(theme::muted(gave(extraction), cx.palette));
    ui.label(theme::muted(&article.path, cx.palette));
    if !article.authors.is_empty() {
        ui.label(theme::muted(format!("By {}", article.authors.join(", ")), cx.palette));
    }
    for reason in &article.published.reasons {
        ui.label(theme::muted(reason, cx.palette));
    }
    for warning in &article.warnings {
        let text = format!("{}  {warning}", icons::WARNING);
        ui.label(RichText::new(text).size(12.0).color(color32(cx.palette.event)));
    }
    ui.horizontal(|ui| {
        encoding_ui(cx, ui, article);
        let remove = egui::Button::new(theme::muted("Remove", cx.palette)).small();
        if ui.add(remove).on_hover_text("Take this article off the map").clicked() {
            cx.send(Edit::RemoveArticle(article.id));
        }
    });
}

/// The encoding, changeable where there is a file to read again.
fn encoding_ui(cx: &UiContext<'_>, ui: &mut Ui, article: &Article) {
    if !cx.session.can_read_again(article.id) {
        ui.label(theme::muted(&article.encoding, cx.palette));
        return;
    }
    let combo = egui::ComboBox::from_id_salt(("encoding", article.id))
        .selected_text(RichText::new(&article.encoding).size(12.0))
        .width(120.0);
    let response = combo.show_ui(ui, |ui| {
        for &name in ENCODINGS {
            if ui.selectable_label(name == article.encoding, name).clicked()
                && name != article.encoding
            {
                let encoding = name.to_owned();
                cx.send(FileCommand::ReadAgain { article: article.id, encoding });
            }
        }
    });
    response.response.on_hover_text("Looks garbled? Read the file in another encoding");
}

/// "The Herald · March 5, 2031 · 8 relations".
fn byline(extraction: &ArticleExtraction) -> String {
    let article = &extraction.article;
    let published = &article.published;
    let date = published.from.filter(|_| published.basis != Basis::Unknown).map(|from| {
        let days = wording::days(from, published.to.unwrap_or(from));
        if published.basis == Basis::Proposed { format!("{days}?") } else { days }
    });
    let relations = count(extraction.relations.len(), "relation", "relations");
    let parts: Vec<String> =
        article.outlet.iter().cloned().chain(date).chain([relations]).collect();
    parts.join(" · ")
}

/// "12 entities, 15 relations".
fn gave(extraction: &ArticleExtraction) -> String {
    let entities = count(extraction.entities.all.len(), "entity", "entities");
    format!("{entities}, {}", count(extraction.relations.len(), "relation", "relations"))
}

fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

//! What an article adds to the others; the last one opened, unless the user chooses another.

use egui::{ComboBox, ScrollArea, Ui};
use egui_phosphor::regular as icons;

use crate::map::{ActorId, Changes, LinkId, sentence, wording};
use crate::scene::Hit;
use crate::session::ViewCommand;
use crate::text::ArticleId;
use crate::ui::context::UiContext;
use crate::ui::panels::actors::icon;
use crate::ui::theme;
use crate::ui::widgets::{Row, RowMark, section};

/// Which article's news.
#[derive(Default)]
pub(super) struct NewsView {
    /// Nothing means the last one.
    chosen: Option<ArticleId>,
    made: Option<((u64, ArticleId), Changes)>,
}

impl NewsView {
    fn article(&self, cx: &UiContext<'_>) -> Option<ArticleId> {
        let articles = cx.session.project().map.articles();
        let is_open = |id: &ArticleId| articles.iter().any(|article| article.id == *id);
        self.chosen.filter(is_open).or(articles.last().map(|article| article.id))
    }

    /// Lets the user choose an article.
    pub(super) fn tools_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let articles = cx.session.project().map.articles();
        let Some(now) = self.article(cx) else { return };
        let label = articles.iter().find(|a| a.id == now).map_or("", |a| a.label());
        let combo = ComboBox::from_id_salt("news").selected_text(label).width(240.0);
        combo.show_ui(ui, |ui| {
            for article in articles {
                if ui.selectable_label(article.id == now, article.label()).clicked() {
                    self.chosen = Some(article.id);
                }
            }
        });
    }

    /// Draws it.
    pub(super) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        let Some(article) = self.article(cx) else { return };
        // Of all that is known, whatever is filtered: new is new.
        let map = &cx.session.project().map;
        let key = (cx.session.revision(), article);
        if self.made.as_ref().is_none_or(|(made_from, _)| *made_from != key) {
            self.made = Some((key, Changes::by(map, article)));
        }
        let Some((_, changes)) = &self.made else { return };
        ScrollArea::vertical().id_salt("news").auto_shrink(false).show(ui, |ui| {
            if changes.is_empty() {
                ui.label(theme::muted("Nothing that the others do not say.", cx.palette));
            }
            if !changes.restated.is_empty() {
                section(ui, cx.palette, &counted("Said otherwise", changes.restated.len()), |ui| {
                    for &(before, now) in &changes.restated {
                        let was = told(cx, before);
                        link_row(cx, ui, now, Some(&format!("before: {was}")));
                    }
                });
            }
            links_ui(cx, ui, "New relations", &changes.new_links);
            actors_ui(cx, ui, &changes.new_actors);
            if !changes.new_offices.is_empty() {
                section(ui, cx.palette, &counted("New offices", changes.new_offices.len()), |ui| {
                    for &(id, nth) in &changes.new_offices {
                        let Some(actor) = map.actor(id) else { continue };
                        let Some(office) = actor.offices.get(nth) else { continue };
                        let office = wording::office(map, office);
                        actor_row(cx, ui, id, Some(&office));
                    }
                });
            }
            links_ui(cx, ui, "Confirmed", &changes.confirmed);
        });
    }
}

fn counted(head: &str, n: usize) -> String {
    format!("{head}  {n}")
}

fn told(cx: &UiContext<'_>, id: LinkId) -> String {
    let map = &cx.session.project().map;
    map.link(id).map(|link| sentence(map, link)).unwrap_or_default()
}

fn links_ui(cx: &UiContext<'_>, ui: &mut Ui, head: &str, links: &[LinkId]) {
    if !links.is_empty() {
        section(ui, cx.palette, &counted(head, links.len()), |ui| {
            for &id in links {
                link_row(cx, ui, id, None);
            }
        });
    }
}

fn actors_ui(cx: &UiContext<'_>, ui: &mut Ui, actors: &[ActorId]) {
    if !actors.is_empty() {
        section(ui, cx.palette, &counted("New on the map", actors.len()), |ui| {
            for &id in actors {
                actor_row(cx, ui, id, None);
            }
        });
    }
}

fn link_row(cx: &UiContext<'_>, ui: &mut Ui, id: LinkId, detail: Option<&str>) {
    let Some(link) = cx.session.project().map.link(id) else { return };
    let text = told(cx, id);
    let color = theme::tone_color(cx.palette, link.predicate.tone());
    let row = Row {
        mark: RowMark::Icon(icons::ARROWS_LEFT_RIGHT, color),
        detail,
        trailing: Some(wording::status(link.status)),
        selected: cx.session.selected() == Some(Hit::Link(id)),
        ..Row::new(&text)
    };
    if row.ui(ui, cx.palette).clicked() {
        cx.send(ViewCommand::Select(Some(Hit::Link(id))));
    }
}

fn actor_row(cx: &UiContext<'_>, ui: &mut Ui, id: ActorId, detail: Option<&str>) {
    let Some(actor) = cx.session.project().map.actor(id) else { return };
    let row = Row {
        mark: RowMark::Icon(icon(actor.kind), theme::kind_color(cx.palette, actor.kind)),
        detail,
        selected: cx.session.selected() == Some(Hit::Actor(id)),
        ..Row::new(&actor.name)
    };
    if row.ui(ui, cx.palette).clicked() {
        cx.send(ViewCommand::Select(Some(Hit::Actor(id))));
    }
}

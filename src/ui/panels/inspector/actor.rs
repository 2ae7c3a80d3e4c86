//! All about an actor.

use std::collections::BTreeMap;

use egui::{CollapsingHeader, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::entities::{EntityKind, OfficeStatus};
use crate::map::{Actor, ActorMention, Link, sentence, wording};
use crate::relations::{Predicate, Tone};
use crate::scene::Hit;
use crate::session::{Action, Edit, Question, ViewCommand, WindowCommand};
use crate::text::ArticleId;
use crate::ui::canvas::flags::Flags;
use crate::ui::context::UiContext;
use crate::ui::panels::actors::actor_row;
use crate::ui::panels::inspector::{evidence, head_ui, left_off_ui, link_row, mend};
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{Row, RowMark, action_button, icon_button, icon_button_at, pill, section};

/// More mentions than this in an article are folded away.
const SHOWN_MENTIONS: usize = 4;

/// Draws it.
pub(super) fn actor_ui(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui, actor: &Actor) {
    head_ui(cx, ui, |ui| {
        if let Some(texture) =
            actor.iso2.as_ref().and_then(|iso2| flags.texture(ui.ctx(), iso2, 40.0))
        {
            ui.add(egui::Image::new((texture, Vec2::splat(40.0))).corner_radius(20.0));
        }
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width());
            ui.label(theme::title(&actor.name));
            ui.horizontal(|ui| {
                let color = match actor.kind {
                    EntityKind::Person => color32(cx.palette.muted),
                    kind => theme::kind_color(cx.palette, kind),
                };
                pill(ui, actor.kind.name(), color);
                mend::origin_pill(cx, ui, actor.origin);
                pin_ui(cx, ui, actor);
            });
        });
    });
    if !cx.session.is_shown(Hit::Actor(actor.id)) {
        left_off_ui(cx, ui);
    }
    mend::actor_mend_ui(cx, ui, actor);
    looks_ui(cx, ui);
    offices_ui(cx, ui, actor);
    if !actor.aliases.is_empty() {
        section(ui, cx.palette, "Also called", |ui| {
            ui.label(actor.aliases.join(", "));
        });
    }
    people_ui(cx, flags, ui, actor);
    relations_ui(cx, ui, actor);
    mend::actor_note_ui(cx, ui, actor);
    mentions_ui(cx, ui, actor);
}

/// What else can be shown of it.
fn looks_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        action_button(ui, cx, Action::Focus, icons::CROSSHAIR, true);
        action_button(ui, cx, Action::Way, icons::PATH, true);
    });
}

fn pin_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    let is_pinned = cx.session.placement().get(&actor.id).is_some_and(|p| p.pinned);
    if is_pinned && icon_button(ui, icons::PUSH_PIN_SLASH, "Unpin").clicked() {
        cx.send(Edit::Unpin([actor.id].into()));
    }
}

fn offices_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    if actor.offices.is_empty() {
        return;
    }
    let map = &cx.session.project().map;
    section(ui, cx.palette, "Offices", |ui| {
        for (position, office) in actor.offices.iter().enumerate() {
            let line = wording::office(map, office);
            let row = Row {
                mark: RowMark::Icon(icons::SEAL, office_color(cx, office.status)),
                trailing: Some(office.status.name()),
                reserved: 26.0,
                ..Row::new(&line)
            };
            let response = row.ui(ui, cx.palette);
            let at = response.rect.right_center() - Vec2::new(14.0, 0.0);
            let place = egui::Rect::from_center_size(at, Vec2::splat(26.0));
            let name = format!("Change office: {line}");
            if icon_button_at(ui, place, icons::PENCIL_SIMPLE, &name).clicked() {
                let question = Question::Office { actor: actor.id, office: Some(position) };
                cx.send(WindowCommand::Ask(question));
            }
            if let Some(of) = office.of
                && response.on_hover_text("Show it on the map").clicked()
            {
                cx.send(ViewCommand::Select(Some(Hit::Actor(of))));
            }
        }
    });
}

fn office_color(cx: &UiContext<'_>, status: OfficeStatus) -> egui::Color32 {
    color32(match status {
        OfficeStatus::Current | OfficeStatus::Acting => cx.palette.cooperation,
        OfficeStatus::Incoming => cx.palette.accent,
        OfficeStatus::Outgoing => cx.palette.event,
        OfficeStatus::Former => cx.palette.muted,
    })
}

/// Those who hold an office of it, or are part of it.
fn people_ui(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui, actor: &Actor) {
    let map = &cx.session.project().map;
    let belongs = |other: &&Actor| {
        let links = || map.links_of(other.id).into_iter();
        other.offices.iter().any(|office| office.of == Some(actor.id))
            || links().any(|l| {
                l.source == other.id && l.target == actor.id && l.predicate == Predicate::PartOf
            })
    };
    let people: Vec<&Actor> =
        map.actors().filter(|other| other.id != actor.id).filter(belongs).collect();
    if !people.is_empty() {
        section(ui, cx.palette, "People and bodies", |ui| {
            for person in people {
                actor_row(cx, flags, ui, person);
            }
        });
    }
}

/// Relations by predicate; what happens comes before what lasts, which the offices and bodies
/// above have told for the most part.
fn relations_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    let (map, shown) = (cx.session.map(), cx.session.shown());
    let mut by_predicate = BTreeMap::<(bool, Predicate), Vec<&Link>>::new();
    for link in map.links_of(actor.id).into_iter().filter(|l| shown.links.contains(&l.id)) {
        let lasts = link.predicate.tone() == Tone::Tie;
        by_predicate.entry((lasts, link.predicate)).or_default().push(link);
    }
    for ((_, predicate), links) in by_predicate {
        section(ui, cx.palette, predicate.heading(), |ui| {
            for link in links {
                link_row(cx, ui, link, &sentence(map, link));
            }
        });
    }
}

fn mentions_ui(cx: &UiContext<'_>, ui: &mut Ui, actor: &Actor) {
    let map = &cx.session.project().map;
    let mut by_article = BTreeMap::<ArticleId, Vec<&ActorMention>>::new();
    for mention in &actor.mentions {
        by_article.entry(mention.article).or_default().push(mention);
    }
    if by_article.is_empty() {
        return;
    }
    let head = format!("Mentions  {}", actor.mentions.len());
    section(ui, cx.palette, &head, |ui| {
        for (id, mentions) in by_article {
            let label = map.article(id).map_or("", |article| article.label());
            let text = format!("{}  {label}", icons::ARTICLE);
            ui.label(theme::muted(text, cx.palette));
            let (first, rest) = mentions.split_at(mentions.len().min(SHOWN_MENTIONS));
            for mention in first {
                evidence::mention_ui(cx, ui, id, mention.span);
            }
            if !rest.is_empty() {
                CollapsingHeader::new(theme::muted(format!("{} more", rest.len()), cx.palette))
                    .id_salt(("mentions", actor.id, id))
                    .show_unindented(ui, |ui| {
                        for mention in rest {
                            evidence::mention_ui(cx, ui, id, mention.span);
                        }
                    });
            }
        }
    });
}

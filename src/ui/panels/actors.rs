//! The list of actors, by kind; while one searches, what was found.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::entities::EntityKind;
use crate::map::{Actor, wording};
use crate::scene::Hit;
use crate::session::ViewCommand;
use crate::ui::canvas::flags::Flags;
use crate::ui::context::UiContext;
use crate::ui::theme;
use crate::ui::widgets::{Row, RowMark, section};

/// Draws it.
pub(crate) fn actors_ui(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui) {
    let map = &cx.session.project().map;
    if cx.session.query().trim().is_empty() {
        for &kind in EntityKind::ALL {
            let of_kind: Vec<&Actor> = map.actors().filter(|a| a.kind == kind).collect();
            if !of_kind.is_empty() {
                let head = format!("{}  {}", heading(kind), of_kind.len());
                section(ui, cx.palette, &head, |ui| {
                    for actor in of_kind {
                        actor_row(cx, flags, ui, actor);
                    }
                });
            }
        }
        return;
    }
    let found = cx.session.found();
    let head = match found.len() {
        0 => "Nothing found".to_owned(),
        n => format!("Found  {n}"),
    };
    section(ui, cx.palette, &head, |ui| {
        for actor in found.iter().filter_map(|&id| map.actor(id)) {
            actor_row(cx, flags, ui, actor);
        }
    });
}

/// One actor as a line of a list; a click selects it.
pub(crate) fn actor_row(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui, actor: &Actor) {
    let map = &cx.session.project().map;
    let office = actor.offices.first().map(|office| wording::office(map, office));
    let n_links = map.links_of(actor.id).len();
    let trailing = if n_links == 0 { String::new() } else { n_links.to_string() };
    let row = Row {
        mark: mark_of(cx, flags, ui, actor),
        detail: office.as_deref(),
        trailing: (!trailing.is_empty()).then_some(trailing.as_str()),
        selected: cx.session.selected() == Some(Hit::Actor(actor.id)),
        ..Row::new(&actor.name)
    };
    if row.ui(ui, cx.palette).clicked() {
        cx.send(ViewCommand::Select(Some(Hit::Actor(actor.id))));
    }
}

/// The flag or icon of an actor.
pub(crate) fn mark_of(cx: &UiContext<'_>, flags: &mut Flags, ui: &Ui, actor: &Actor) -> RowMark {
    let flag = actor.iso2.as_ref().and_then(|iso2| flags.texture(ui.ctx(), iso2, 18.0));
    match flag {
        Some(texture) => RowMark::Flag(texture),
        None => RowMark::Icon(icon(actor.kind), theme::kind_color(cx.palette, actor.kind)),
    }
}

/// The icon of a kind.
pub(crate) fn icon(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Country => icons::GLOBE_HEMISPHERE_WEST,
        EntityKind::Person => icons::USER,
        EntityKind::Organization => icons::BUILDINGS,
        EntityKind::Event => icons::CALENDAR_BLANK,
        EntityKind::Place => icons::MAP_PIN,
    }
}

fn heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Country => "Countries",
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::Event => "Events",
        EntityKind::Place => "Places",
    }
}

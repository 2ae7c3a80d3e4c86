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
    let shown = cx.session.shown();
    if cx.session.query().trim().is_empty() {
        let map = cx.session.map();
        for &kind in EntityKind::ALL {
            let all: Vec<&Actor> = map.actors().filter(|a| a.kind == kind).collect();
            let n_all = all.len();
            let of_kind: Vec<&Actor> =
                all.into_iter().filter(|actor| shown.actors.contains(&actor.id)).collect();
            if !of_kind.is_empty() {
                let head = match of_kind.len() {
                    n if n == n_all => format!("{}  {n}", heading(kind)),
                    n => format!("{}  {n} of {n_all}", heading(kind)),
                };
                section(ui, cx.palette, &head, |ui| {
                    for actor in of_kind {
                        actor_row(cx, flags, ui, actor);
                    }
                });
            }
        }
        return;
    }
    let map = &cx.session.project().map;
    let is_shown = |actor: &&Actor| shown.actors.contains(&shown.stand_in(actor.id));
    let found = cx.session.found().iter().filter_map(|&id| map.actor(id));
    let (found, left_off): (Vec<&Actor>, Vec<&Actor>) = found.partition(is_shown);
    let head = match found.len() {
        0 if left_off.is_empty() => "Nothing found".to_owned(),
        0 => "Nothing found on the map as it is shown".to_owned(),
        n => format!("Found  {n}"),
    };
    section(ui, cx.palette, &head, |ui| {
        for actor in found {
            actor_row(cx, flags, ui, actor);
        }
    });
    if !left_off.is_empty() {
        section(ui, cx.palette, &format!("Found, but left off  {}", left_off.len()), |ui| {
            for actor in left_off {
                actor_row(cx, flags, ui, actor);
            }
        });
    }
}

/// One actor as a line of a list; a click selects it.
pub(crate) fn actor_row(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui, actor: &Actor) {
    let (whole, shown) = (&cx.session.project().map, cx.session.shown());
    let office = actor.offices.first().map(|office| wording::office(whole, office));
    let links = cx.session.map().links_of(actor.id);
    let n_links = links.iter().filter(|link| shown.links.contains(&link.id)).count();
    let trailing = if n_links == 0 { String::new() } else { n_links.to_string() };
    let row = Row {
        mark: mark_of(cx, flags, ui, actor),
        detail: office.as_deref(),
        trailing: (!trailing.is_empty()).then_some(trailing.as_str()),
        selected: cx.session.selected() == Some(Hit::Actor(actor.id)),
        faded: !shown.actors.contains(&shown.stand_in(actor.id)),
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

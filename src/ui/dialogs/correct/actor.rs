//! Questions about an actor.

use egui::Ui;

use crate::corrections::{ActorRef, Change, OfficeChange};
use crate::entities::{EntityKind, OfficeStatus};
use crate::map::{ActorId, RelationshipMap};
use crate::scene::Hit;
use crate::text::{ArticleId, Span};
use crate::ui::context::UiContext;
use crate::ui::dialogs::correct::parts::{choice_ui, field_ui, kind_ui, named, reach_ui, scope_of};
use crate::ui::dialogs::correct::{CorrectionDialog, Reach};
use crate::ui::theme;

/// In the order in which they are offered.
const OFFICE_STATUSES: &[OfficeStatus] = &[
    OfficeStatus::Current,
    OfficeStatus::Former,
    OfficeStatus::Acting,
    OfficeStatus::Outgoing,
    OfficeStatus::Incoming,
];

impl CorrectionDialog {
    pub(super) fn start_with_office(
        &mut self,
        map: &RelationshipMap,
        actor: ActorId,
        office: Option<usize>,
    ) {
        let Some(actor) = map.actor(actor) else { return };
        if let Some(office) = office.and_then(|at| actor.offices.get(at)) {
            self.text.clone_from(&office.title);
            self.office_status = office.status;
            if let Some(of) = office.of.and_then(|of| map.actor(of)) {
                self.pickers[0].choose(of);
            }
        }
    }

    pub(super) fn name_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        actor: ActorId,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        let actor = map.actor(actor)?;
        ui.label(theme::title(format!("Rename {}", actor.name)));
        ui.add_space(8.0);
        field_ui(ui, &mut self.text, "Name", self.is_new);
        let taken = map.actors().any(|other| {
            other.id != actor.id && other.kind == actor.kind && other.name == self.text.trim()
        });
        if taken {
            let note = "There is one of that name already: the two become one.";
            ui.label(theme::muted(note, cx.palette));
        }
        let name = self.text.trim();
        (!name.is_empty() && name != actor.name)
            .then(|| Change::Rename { actor: ActorRef::to(actor, map), name: name.to_owned() })
    }

    pub(super) fn same_as_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        id: ActorId,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        let actor = map.actor(id)?;
        ui.label(theme::title(format!("{} is the same as …", actor.name)));
        ui.add_space(8.0);
        self.pickers[0].ui(cx, ui, "Actor", self.is_new, |other| other.id != id);
        let into = self.pickers[0].chosen().and_then(|other| map.actor(other))?;
        let note = format!("Everything about {} moves to {}.", actor.name, into.name);
        ui.label(theme::muted(note, cx.palette));
        let actors = vec![ActorRef::to(actor, map)];
        Some(Change::Merge { actors, into: ActorRef::to(into, map) })
    }

    pub(super) fn all_same_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) -> Option<Change> {
        let map = &cx.session.project().map;
        let all = cx.session.selection().actors();
        ui.label(theme::title(format!("These {} are one", all.len())));
        ui.label(theme::muted("Whose name and kind stay?", cx.palette));
        ui.add_space(8.0);
        let all: Vec<_> = all.iter().filter_map(|&id| map.actor(id)).collect();
        for actor in &all {
            let text = format!("{} ({})", actor.name, actor.kind.name());
            ui.selectable_value(&mut self.same, Some(Hit::Actor(actor.id)), text);
        }
        let into = *all.iter().find(|actor| self.same == Some(Hit::Actor(actor.id)))?;
        let others = all.iter().filter(|actor| actor.id != into.id);
        let actors: Vec<ActorRef> = others.map(|actor| ActorRef::to(actor, map)).collect();
        (!actors.is_empty()).then(|| Change::Merge { actors, into: ActorRef::to(into, map) })
    }

    pub(super) fn who_is_meant_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        id: ActorId,
        article: ArticleId,
        span: Span,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        let actor = map.actor(id)?;
        ui.label(theme::title(format!("“{}” is not {}", map.quote(article, span), actor.name)));
        ui.add_space(8.0);
        ui.checkbox(&mut self.remove, "Nobody: these words are no name");
        if self.remove {
            reach_ui(cx, ui, &mut self.reach, &[Reach::Here, Reach::Article, Reach::Everywhere]);
            let scope = scope_of(map, self.reach, article, span)?;
            return Some(Change::Hide { actor: ActorRef::to(actor, map), scope });
        }
        let picker = &mut self.pickers[0];
        picker.ui(cx, ui, "Who is meant", self.is_new, |other| other.id != id);
        let is_new = picker.chosen().is_none() && !picker.typed().is_empty();
        if is_new {
            kind_ui(ui, &mut self.kind);
        }
        if self.reach == Reach::Everywhere {
            self.reach = Reach::Here;
        }
        reach_ui(cx, ui, &mut self.reach, &[Reach::Here, Reach::Article]);
        let picker = &self.pickers[0];
        let into = match picker.chosen().and_then(|other| map.actor(other)) {
            Some(other) => ActorRef { at: None, ..ActorRef::to(other, map) },
            None => named(picker.typed(), self.kind)?,
        };
        let scope = scope_of(map, self.reach, article, span)?;
        Some(Change::Split { actor: ActorRef::to(actor, map), scope, into })
    }

    pub(super) fn office_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        id: ActorId,
        office: Option<usize>,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        let actor = map.actor(id)?;
        let head = if office.is_some() { "An office of" } else { "A new office of" };
        ui.label(theme::title(format!("{head} {}", actor.name)));
        ui.add_space(8.0);
        field_ui(ui, &mut self.text, "Title", self.is_new);
        ui.add_space(4.0);
        let may_have = |other: &crate::map::Actor| {
            matches!(other.kind, EntityKind::Country | EntityKind::Organization | EntityKind::Place)
        };
        self.pickers[0].ui(cx, ui, "Of the country or body", false, may_have);
        let status = &mut self.office_status;
        choice_ui(ui, "Status", status, OFFICE_STATUSES, OfficeStatus::name);
        let old = office.and_then(|at| actor.offices.get(at)).map(|office| office.title.clone());
        if old.is_some() {
            ui.checkbox(&mut self.remove, "Not an office of theirs");
        }
        if self.remove {
            return Some(Change::SetOffice { actor: ActorRef::to(actor, map), old, new: None });
        }
        let title = self.text.trim();
        if title.is_empty() {
            return None;
        }
        let picker = &self.pickers[0];
        let of = match picker.chosen().and_then(|of| map.actor(of)) {
            Some(of) => Some(ActorRef::to(of, map)),
            // A country that no article names is one all the same.
            None => named(picker.typed(), EntityKind::Country),
        };
        Some(Change::SetOffice {
            actor: ActorRef::to(actor, map),
            old,
            new: Some(OfficeChange { title: title.to_owned(), of, status: self.office_status }),
        })
    }

    pub(super) fn new_actor_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        article: ArticleId,
        span: Span,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        ui.label(theme::title(format!("Who or what is “{}”?", map.quote(article, span).trim())));
        ui.add_space(8.0);
        field_ui(ui, &mut self.text, "Name as the articles write it", self.is_new);
        kind_ui(ui, &mut self.kind);
        ui.label(theme::muted("Found wherever an article has these words", cx.palette));
        named(&self.text, self.kind).map(|actor| Change::AddActor { actor })
    }
}

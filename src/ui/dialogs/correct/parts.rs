//! What the questions share: fields, choices, a list of actors to choose from.

use egui::{ComboBox, Grid, Margin, Response, TextEdit, Ui, WidgetInfo};

use crate::corrections::{ActorRef, Place, Scope};
use crate::entities::EntityKind;
use crate::map::{Actor, ActorId, RelationshipMap};
use crate::session::search;
use crate::text::{ArticleId, Span};
use crate::ui::context::UiContext;
use crate::ui::dialogs::correct::Reach;
use crate::ui::theme;

/// More actors than this are not listed; typing finds them.
const LISTED: usize = 6;

/// A field to find an actor with.
#[derive(Default)]
pub(super) struct Picker {
    query: String,
    chosen: Option<ActorId>,
}

impl Picker {
    /// Starts with somebody.
    pub(super) fn choose(&mut self, actor: &Actor) {
        self.query.clone_from(&actor.name);
        self.chosen = Some(actor.id);
    }

    /// Who was chosen.
    pub(super) fn chosen(&self) -> Option<ActorId> {
        self.chosen
    }

    /// What is typed.
    pub(super) fn typed(&self) -> &str {
        self.query.trim()
    }

    /// Draws it. `takes` says who may be chosen.
    pub(super) fn ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        label: &str,
        has_focus: bool,
        takes: impl Fn(&Actor) -> bool,
    ) {
        let map = &cx.session.project().map;
        let response = field_ui(ui, &mut self.query, label, has_focus);
        if response.changed() {
            self.chosen = None;
        }
        if self.chosen.is_some() {
            return;
        }
        let found: Vec<&Actor> = if self.typed().is_empty() {
            map.actors().filter(|actor| takes(actor)).take(LISTED).collect()
        } else {
            let found = search::find(map, &self.query).into_iter();
            found.filter_map(|id| map.actor(id)).filter(|a| takes(a)).take(LISTED).collect()
        };
        for actor in found {
            let text = format!("{} ({})", actor.name, actor.kind.name());
            if ui.selectable_label(false, text).clicked() {
                self.choose(actor);
            }
        }
    }
}

/// A field for a line of text, with a name for screen readers.
pub(super) fn field_ui(ui: &mut Ui, text: &mut String, label: &str, has_focus: bool) -> Response {
    // The colon keeps it apart from the field's own name, which screen readers say.
    ui.label(format!("{label}:"));
    let field =
        TextEdit::singleline(text).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 6));
    let response = ui.add(field);
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &value, label);
        info.label = Some(label.to_owned());
        info
    });
    if has_focus {
        response.request_focus();
    }
    response
}

/// A choice among some values.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    chosen: &mut T,
    all: &[T],
    text: impl Fn(T) -> &'static str,
) {
    Grid::new(label).num_columns(2).spacing([14.0, 6.0]).min_col_width(110.0).show(ui, |ui| {
        ui.label(format!("{label}:"));
        let combo = ComboBox::from_id_salt(label).selected_text(text(*chosen)).width(230.0);
        let response = combo.show_ui(ui, |ui| {
            for &one in all {
                ui.selectable_value(chosen, one, text(one));
            }
        });
        response.response.widget_info(|| {
            let mut info = WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label);
            info.current_text_value = Some(text(*chosen).to_owned());
            info
        });
        ui.end_row();
    });
}

/// A choice of a kind of actor.
pub(super) fn kind_ui(ui: &mut Ui, kind: &mut EntityKind) {
    choice_ui(ui, "Kind", kind, EntityKind::ALL, EntityKind::name);
}

/// A choice of how far a correction reaches.
pub(super) fn reach_ui(cx: &UiContext<'_>, ui: &mut Ui, reach: &mut Reach, all: &[Reach]) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        for &one in all {
            let text = match one {
                Reach::Everywhere => "In all articles",
                Reach::Article => "In this article",
                Reach::Here => "Only here",
            };
            ui.selectable_value(reach, one, text);
        }
    });
    if *reach == Reach::Everywhere {
        ui.label(theme::muted("Also in articles that are opened later", cx.palette));
    }
}

/// The scope of a correction at a place.
pub(super) fn scope_of(
    map: &RelationshipMap,
    reach: Reach,
    article: ArticleId,
    span: Span,
) -> Option<Scope> {
    let article = map.article(article)?;
    Some(match reach {
        Reach::Everywhere => Scope::Everywhere,
        Reach::Article => Scope::Article(article.sha256.clone()),
        Reach::Here => Scope::Occurrence(Place::new(article, span)),
    })
}

/// Whom a name means: an actor that is on the map, or one that is not yet.
pub(super) fn named(name: &str, kind: EntityKind) -> Option<ActorRef> {
    let name = name.trim();
    (!name.is_empty()).then(|| ActorRef { kind, name: name.to_owned(), at: None })
}

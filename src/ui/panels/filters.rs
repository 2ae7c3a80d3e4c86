//! What is on the map: choices that all combine, each with how many links or actors it stands for.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align, Checkbox, Layout, TextEdit, Ui};
use egui_phosphor::regular as icons;
use jiff::civil::Date;

use crate::entities::EntityKind;
use crate::map::{Filter, wording};
use crate::relations::{Confidence, Predicate, Status, Tone};
use crate::session::{Action, ViewCommand};
use crate::ui::context::UiContext;
use crate::ui::shortcuts::shortcut_text;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{icon_button, link_button};

/// What the user has unfolded and is typing.
#[derive(Default)]
pub(crate) struct FiltersPanel {
    is_open: bool,
    open_tones: BTreeSet<Tone>,
    from: DayField,
    to: DayField,
}

/// A day as it is being typed.
#[derive(Default)]
struct DayField {
    typed: String,
    /// What the filter had when it was last looked at.
    known: Option<Date>,
}

/// A group of predicates, in the words of the legend.
const TONES: [(Tone, &str); 4] = [
    (Tone::Cooperation, "Cooperation"),
    (Tone::Conflict, "Conflict"),
    (Tone::Neutral, "Statements and demands"),
    (Tone::Tie, "Lasting ties"),
];

impl FiltersPanel {
    /// Opens it, or closes it.
    pub(crate) fn toggle(&mut self) {
        self.is_open = !self.is_open;
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui) {
        if cx.session.project().map.is_empty() {
            return;
        }
        let filter = &cx.session.perspective().filter;
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let caret = if self.is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let words = format!("{}  Filters  {caret}", icons::FUNNEL);
            let color =
                color32(if filter.is_empty() { cx.palette.muted } else { cx.palette.accent });
            let text = theme::overline(words, cx.palette).color(color);
            let head = ui.add(egui::Button::new(text).frame(false));
            head.widget_info(|| {
                let kind = egui::WidgetType::CollapsingHeader;
                egui::WidgetInfo::selected(kind, true, self.is_open, "Filters")
            });
            let keys = shortcut_text(ui.ctx(), Action::Filters);
            if head.on_hover_text(format!("{} ({keys})", Action::Filters.tooltip())).clicked() {
                self.toggle();
            }
            if !filter.is_empty() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if link_button(ui, "Clear filters", color32(cx.palette.accent)).clicked() {
                        cx.send(ViewCommand::Filter(Filter::default()));
                    }
                });
            }
        });
        if !self.is_open {
            return;
        }
        let mut wanted = filter.clone();
        self.relations_ui(cx, ui, &mut wanted);
        kinds_ui(cx, ui, &mut wanted);
        statuses_ui(cx, ui, &mut wanted);
        confidence_ui(cx, ui, &mut wanted);
        self.days_ui(cx, ui, &mut wanted);
        articles_ui(cx, ui, &mut wanted);
        if wanted != *filter {
            cx.send(ViewCommand::Filter(wanted));
        }
    }

    /// Predicates by tone, folded.
    fn relations_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui, wanted: &mut Filter) {
        head_ui(cx, ui, "Relations");
        let counts = &cx.session.shown().counts.predicates;
        for (tone, text) in TONES {
            let there: BTreeMap<Predicate, usize> =
                counts.iter().map(|(&p, &n)| (p, n)).filter(|(p, _)| p.tone() == tone).collect();
            if there.is_empty() {
                continue;
            }
            // All of the tone, so that those stay away that later articles bring.
            let all = Predicate::ALL.iter().copied().filter(|p| p.tone() == tone);
            let all: BTreeSet<Predicate> = all.collect();
            let without = &mut wanted.without_predicates;
            let n_out = there.keys().filter(|p| without.contains(p)).count();
            let state = State::of(n_out, there.len());
            let n = there.values().sum();
            let is_open = self.open_tones.contains(&tone);
            let (clicked, folded) = choice_ui(cx, ui, text, state, n, Some(is_open));
            match clicked {
                Clicked::No => {}
                Clicked::Toggle if state == State::All => without.extend(&all),
                Clicked::Toggle => without.retain(|p| !all.contains(p)),
                Clicked::Only => {
                    *without =
                        Predicate::ALL.iter().copied().filter(|p| !all.contains(p)).collect();
                }
            }
            if folded {
                if is_open {
                    self.open_tones.remove(&tone);
                } else {
                    self.open_tones.insert(tone);
                }
            }
            if is_open {
                ui.indent(("tone", tone), |ui| {
                    for (predicate, n) in there {
                        let all = Predicate::ALL.iter().copied();
                        member_ui(cx, ui, predicate.heading(), predicate, n, all, without);
                    }
                });
            }
        }
    }

    fn days_ui(&mut self, cx: &UiContext<'_>, ui: &mut Ui, wanted: &mut Filter) {
        let counts = &cx.session.shown().counts;
        let Some((first, last)) = counts.days else { return };
        head_ui(cx, ui, "Days");
        ui.horizontal(|ui| {
            self.from.ui(cx, ui, "From", first, &mut wanted.from);
            self.to.ui(cx, ui, "to", last, &mut wanted.to);
        });
        if counts.n_undated > 0 || wanted.without_undated {
            let state = if wanted.without_undated { State::None } else { State::All };
            match choice_ui(cx, ui, "Without a day", state, counts.n_undated, None).0 {
                Clicked::No | Clicked::Only => {}
                Clicked::Toggle => wanted.without_undated = !wanted.without_undated,
            }
        }
    }
}

impl DayField {
    fn ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        name: &str,
        hint: Date,
        day: &mut Option<Date>,
    ) {
        // Changed elsewhere, by "Show all" or a saved view.
        if self.known != *day {
            self.typed = day.map(|day| day.to_string()).unwrap_or_default();
            self.known = *day;
        }
        ui.label(theme::muted(name, cx.palette));
        let typed = self.typed.trim().parse::<Date>().ok();
        let is_wrong = typed.is_none() && !self.typed.trim().is_empty();
        let mut field =
            TextEdit::singleline(&mut self.typed).hint_text(hint.to_string()).desired_width(82.0);
        if is_wrong {
            field = field.text_color(color32(cx.palette.conflict));
        }
        let response = ui.add(field);
        let value = self.typed.clone();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", &value, "day");
            info.label = Some(format!("{} day", if name == "to" { "Last" } else { "First" }));
            info
        });
        if response.changed() {
            *day = self.typed.trim().parse().ok();
            self.known = *day;
        }
        response.on_hover_text("Year-month-day; empty for no limit");
    }
}

fn kinds_ui(cx: &UiContext<'_>, ui: &mut Ui, wanted: &mut Filter) {
    head_ui(cx, ui, "Actors");
    for (&kind, &n) in &cx.session.shown().n_of_kind {
        let all = EntityKind::ALL.iter().copied();
        member_ui(cx, ui, kind_text(kind), kind, n, all, &mut wanted.without_kinds);
    }
}

fn statuses_ui(cx: &UiContext<'_>, ui: &mut Ui, wanted: &mut Filter) {
    head_ui(cx, ui, "Status");
    for (&status, &n) in &cx.session.shown().counts.statuses {
        let text = capitalized(wording::status(status));
        let all = Status::ALL.iter().copied();
        member_ui(cx, ui, &text, status, n, all, &mut wanted.without_statuses);
    }
}

fn confidence_ui(cx: &UiContext<'_>, ui: &mut Ui, wanted: &mut Filter) {
    let counts = &cx.session.shown().counts.confidences;
    if counts.len() < 2 && wanted.least_confidence.is_none() {
        return;
    }
    head_ui(cx, ui, "Confidence");
    for (least, text) in [
        (Confidence::Low, "All readings"),
        (Confidence::Medium, "Medium or high"),
        (Confidence::High, "High only"),
    ] {
        let n: usize = counts.range(least..).map(|(_, n)| n).sum();
        let is_chosen = wanted.least_confidence.unwrap_or(Confidence::Low) == least;
        ui.horizontal(|ui| {
            let response = ui.radio(is_chosen, text);
            count_ui(cx, ui, n);
            if response.clicked() {
                wanted.least_confidence = (least > Confidence::Low).then_some(least);
            }
        });
    }
}

fn articles_ui(cx: &UiContext<'_>, ui: &mut Ui, wanted: &mut Filter) {
    let articles = cx.session.project().map.articles();
    if articles.len() < 2 {
        return;
    }
    head_ui(cx, ui, "Told by");
    let counts = &cx.session.shown().counts.articles;
    for article in articles {
        let n = counts.get(&article.id).copied().unwrap_or_default();
        let all = articles.iter().map(|article| article.id);
        member_ui(cx, ui, article.label(), article.id, n, all, &mut wanted.without_articles);
    }
}

/// How much of a choice is on the map.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    All,
    Some,
    None,
}

impl State {
    fn of(n_out: usize, n: usize) -> Self {
        match n_out {
            0 => Self::All,
            out if out == n => Self::None,
            _ => Self::Some,
        }
    }
}

/// What the user did with a choice.
enum Clicked {
    No,
    Toggle,
    /// This and no other of its kind.
    Only,
}

/// A choice that is one member of a set of those that are left off.
fn member_ui<T: Copy + Ord>(
    cx: &UiContext<'_>,
    ui: &mut Ui,
    text: &str,
    member: T,
    n: usize,
    all: impl Iterator<Item = T>,
    without: &mut BTreeSet<T>,
) {
    let state = if without.contains(&member) { State::None } else { State::All };
    match choice_ui(cx, ui, text, state, n, None).0 {
        Clicked::No => {}
        Clicked::Toggle if state == State::All => {
            without.insert(member);
        }
        Clicked::Toggle => {
            without.remove(&member);
        }
        Clicked::Only => *without = all.filter(|&other| other != member).collect(),
    }
}

/// A box to check with its count, and "only" while the pointer is on it; returns what was done with
/// it, and whether it was folded or unfolded.
fn choice_ui(
    cx: &UiContext<'_>,
    ui: &mut Ui,
    text: &str,
    state: State,
    n: usize,
    fold: Option<bool>,
) -> (Clicked, bool) {
    let mut clicked = Clicked::No;
    let mut folded = false;
    let row = ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        let mut is_on = state == State::All;
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - 74.0).max(40.0));
            square(ui);
            let check = Checkbox::new(&mut is_on, text).indeterminate(state == State::Some);
            let response = ui.add(check);
            let name = format!("Show {text}");
            response.widget_info(|| {
                let kind = egui::WidgetType::Checkbox;
                egui::WidgetInfo::selected(kind, true, state != State::None, &name)
            });
            if response.clicked() {
                clicked = Clicked::Toggle;
            }
        });
        if let Some(is_open) = fold {
            let (icon, verb) =
                if is_open { (icons::CARET_UP, "Fold") } else { (icons::CARET_DOWN, "Unfold") };
            folded = icon_button(ui, icon, &format!("{verb} {text}")).clicked();
        }
        count_ui(cx, ui, n)
    });
    let over = row.response.rect.expand2(egui::vec2(0.0, 1.0));
    if ui.rect_contains_pointer(over) {
        let place = egui::Rect::from_center_size(
            row.inner.left_center() - egui::vec2(22.0, 0.0),
            egui::vec2(36.0, 20.0),
        );
        let only = ui.put(place, egui::Link::new(theme::muted("only", cx.palette)));
        only.widget_info(|| {
            let kind = egui::WidgetType::Link;
            egui::WidgetInfo::labeled(kind, true, format!("Only {text}"))
        });
        if only.clicked() {
            clicked = Clicked::Only;
        }
    }
    (clicked, folded)
}

/// Boxes to check have corners: round ones would say that only one of them can be chosen.
fn square(ui: &mut Ui) {
    let widgets = &mut ui.visuals_mut().widgets;
    for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        widget.corner_radius = egui::CornerRadius::same(4);
    }
}

/// A number at the right end; returns where it is.
fn count_ui(cx: &UiContext<'_>, ui: &mut Ui, n: usize) -> egui::Rect {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(theme::muted(n.to_string(), cx.palette)).rect
    })
    .inner
}

fn head_ui(cx: &UiContext<'_>, ui: &mut Ui, text: &str) {
    ui.add_space(6.0);
    ui.label(theme::muted(text, cx.palette));
}

fn kind_text(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Country => "Countries",
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::Event => "Events",
        EntityKind::Place => "Places",
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

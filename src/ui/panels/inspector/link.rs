//! All about a link: what is said of whom, how sure it is, and where it stands.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::map::{Link, LinkId, sentence, wording};
use crate::relations::Confidence;
use crate::scene::Hit;
use crate::session::ViewCommand;
use crate::ui::canvas::flags::Flags;
use crate::ui::context::UiContext;
use crate::ui::panels::actors::actor_row;
use crate::ui::panels::inspector::{evidence, head_ui, left_off_ui, link_row, mend, status_pill};
use crate::ui::theme::{self, color32};
use crate::ui::widgets::{link_button, pill, section};

/// Draws it.
pub(super) fn link_ui(cx: &UiContext<'_>, flags: &mut Flags, ui: &mut Ui, link: &Link) {
    let map = cx.session.map();
    head_ui(cx, ui, |ui| {
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width());
            ui.label(theme::title(sentence(map, link)));
            ui.horizontal_wrapped(|ui| {
                status_pill(ui, cx.palette, link.status);
                let color = theme::tone_color(cx.palette, link.predicate.tone());
                pill(ui, link.predicate.heading(), color);
                mend::origin_pill(cx, ui, link.origin);
                if link.inferred {
                    pill(ui, "inferred", color32(cx.palette.muted)).on_hover_text(
                        "No sentence says so outright; it follows from the evidence below",
                    );
                }
            });
        });
    });
    if !cx.session.is_shown(Hit::Link(link.id)) {
        left_off_ui(cx, ui);
    }
    mend::link_mend_ui(cx, ui, link);
    facts_ui(cx, ui, link);
    match cx.session.shown().sums.get(&link.id) {
        Some(sum) if sum.len() > 1 || is_of_others(cx, link) => sum_ui(cx, ui, sum),
        _ => said_ui(cx, ui, link),
    }
    section(ui, cx.palette, "Between", |ui| {
        for end in [link.source, link.target] {
            if let Some(actor) = map.actor(end) {
                actor_row(cx, flags, ui, actor);
            }
        }
    });
    let shown = &cx.session.shown().links;
    let mut others = map.links_between(link.source, link.target);
    others.retain(|other| other.id != link.id && shown.contains(&other.id));
    if !others.is_empty() {
        section(ui, cx.palette, "Also between the two", |ui| {
            for other in others {
                link_row(cx, ui, other, &sentence(map, other));
            }
        });
    }
}

/// Whether a link of a map of countries is really one of their officials.
fn is_of_others(cx: &UiContext<'_>, link: &Link) -> bool {
    let own = cx.session.project().map.link(link.id);
    own.is_none_or(|own| (own.source, own.target) != (link.source, link.target))
}

/// What a link of a map of countries sums, each with its own evidence.
fn sum_ui(cx: &UiContext<'_>, ui: &mut Ui, sum: &[LinkId]) {
    let whole = &cx.session.project().map;
    section(ui, cx.palette, &format!("Sums up  {}", sum.len()), |ui| {
        for part in sum.iter().filter_map(|&id| whole.link(id)) {
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::strong(sentence(whole, part)));
                status_pill(ui, cx.palette, part.status);
            });
            for evidence in &part.evidence {
                evidence::evidence_ui(cx, ui, evidence);
            }
        }
    });
}

fn said_ui(cx: &UiContext<'_>, ui: &mut Ui, link: &Link) {
    let head = match link.evidence.len() {
        1 => "Evidence".to_owned(),
        n => format!("Evidence  {n}"),
    };
    section(ui, cx.palette, &head, |ui| {
        for (at, evidence) in link.evidence.iter().enumerate() {
            evidence::evidence_ui(cx, ui, evidence);
            // The only sentence goes with the relation.
            if link.evidence.len() > 1 {
                mend::sentence_mend_ui(cx, ui, link, at);
            }
        }
    });
    mend::link_note_ui(cx, ui, link);
}

fn facts_ui(cx: &UiContext<'_>, ui: &mut Ui, link: &Link) {
    let map = &cx.session.project().map;
    ui.add_space(8.0);
    egui::Grid::new("facts").num_columns(2).spacing([14.0, 5.0]).show(ui, |ui| {
        if let Some(date) = &link.date {
            ui.label(theme::muted("When", cx.palette));
            ui.label(wording::date(date));
            ui.end_row();
        }
        ui.label(theme::muted("Confidence", cx.palette));
        let (icon, words) = match link.confidence {
            Confidence::High => (icons::CELL_SIGNAL_FULL, "high: said outright"),
            Confidence::Medium => (icons::CELL_SIGNAL_MEDIUM, "medium: the usual reading"),
            Confidence::Low => (icons::CELL_SIGNAL_LOW, "low: one reading among several"),
        };
        ui.label(format!("{icon}  {words}"));
        ui.end_row();
        ui.label(theme::muted("Found by", cx.palette));
        ui.label(&link.rule);
        ui.end_row();
        if let Some(speaker) = link.attributed_to.and_then(|id| map.actor(id)) {
            ui.label(theme::muted("According to", cx.palette));
            let name = link_button(ui, &speaker.name, color32(cx.palette.accent));
            if name.clicked() {
                cx.send(ViewCommand::Select(Some(Hit::Actor(speaker.id))));
            }
            ui.end_row();
        }
    });
}

//! How two actors are connected, read out step by step.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::map::{ActorId, sentence};
use crate::session::ViewCommand;
use crate::ui::context::UiContext;
use crate::ui::panels::inspector::link_row;
use crate::ui::theme;
use crate::ui::widgets::{icon_button, section};

/// Draws it, if a way is looked for or at.
pub(super) fn way_ui(cx: &UiContext<'_>, ui: &mut Ui) {
    let Some(way) = cx.session.way() else { return };
    let map = cx.session.map();
    let name = |id: ActorId| map.actor(id).map_or("", |actor| actor.name.as_str());
    ui.horizontal(|ui| {
        let head = match way.to {
            None => format!("{}  From {} to…", icons::PATH, name(way.from)),
            Some(to) => format!("{}  From {} to {}", icons::PATH, name(way.from), name(to)),
        };
        ui.add(egui::Label::new(theme::title(head)).wrap());
        if icon_button(ui, icons::X, "Close the way").clicked() {
            cx.send(ViewCommand::LeaveWay);
        }
    });
    match (&way.to, &way.steps) {
        (None, _) => {
            ui.label(theme::muted(
                "Click another actor, on the map or in the list, to see how the two are connected.",
                cx.palette,
            ));
        }
        (Some(_), None) => {
            ui.label(theme::muted("Nothing on the map connects the two.", cx.palette));
        }
        (Some(_), Some(steps)) => {
            for (number, step) in steps.iter().enumerate() {
                let links: Vec<_> = step.iter().filter_map(|&id| map.link(id)).collect();
                section(ui, cx.palette, &format!("Step {}", number + 1), |ui| {
                    for link in links {
                        link_row(cx, ui, link, &sentence(map, link));
                    }
                });
            }
        }
    }
    ui.add_space(8.0);
    ui.separator();
}

//! The map for screen readers and the keyboard: painted shapes are invisible to both.

use egui::accesskit::{Action, Role};
use egui::{Id, Key, Rect, Sense, Ui, WidgetInfo, WidgetType};

use crate::map::{RelationshipMap, sentence};
use crate::scene::{Hit, Scene};
use crate::session::ViewCommand;
use crate::ui::canvas::camera::Camera;
use crate::ui::context::UiContext;

/// More than this many parts of the map in view are nothing to step through one by one, and would
/// cost time in every frame; the lists beside the map have them all.
const MOST: usize = 600;

/// Adds what is in view: nodes as "Node Japan", lines as "Link Japan will host the United States".
/// None of them takes clicks or drags from the canvas; Enter and a screen reader's click select.
pub(super) fn nodes(
    cx: &UiContext<'_>,
    ui: &Ui,
    canvas: Id,
    camera: Camera,
    view: Rect,
    scene: &Scene,
) {
    let nodes = scene.nodes.iter().map(|node| (Hit::Actor(node.actor), node.bounds, 1));
    let lines = scene.edges.iter().filter_map(|edge| {
        let rect = if edge.label_bounds.is_positive() {
            edge.label_bounds
        } else {
            let middle = crate::layout::curve::point(&edge.curve, 0.5);
            Rect::from_center_size(middle, egui::Vec2::splat(6.0))
        };
        Some((Hit::Link(*edge.links.first()?), rect, edge.links.len()))
    });
    let in_view = nodes
        .chain(lines)
        .map(|(hit, bounds, n)| (hit, camera.screen_rect_from_scene(bounds), n))
        .filter(|(_, rect, _)| view.contains(rect.center()))
        .take(MOST);
    for (hit, rect, n) in in_view {
        // Only now: finding words for all of a large map would take longer than drawing it.
        if let Some(label) = label(cx.session.map(), hit, n) {
            part(cx, ui, canvas.with(hit), hit, rect, &label);
        }
    }
}

/// What a part of the map that stands for `n` links is called.
fn label(map: &RelationshipMap, hit: Hit, n: usize) -> Option<String> {
    match hit {
        Hit::Actor(id) => Some(format!("Node {}", map.actor(id)?.name)),
        Hit::Link(id) => {
            let more = if n > 1 { format!(" and {} more", n - 1) } else { String::new() };
            Some(format!("Link {}{more}", sentence(map, map.link(id)?)))
        }
    }
}

fn part(cx: &UiContext<'_>, ui: &Ui, id: Id, hit: Hit, rect: Rect, label: &str) {
    let selected = cx.session.selected() == Some(hit);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Other, true, selected, label));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Button);
        node.add_action(Action::Click);
    });
    // Asked outside of `input`, which holds a lock on all that is asked for.
    let has_focus = response.has_focus();
    let asked = ui.input(|input| {
        input.has_accesskit_action_request(id, Action::Click)
            || has_focus && input.key_pressed(Key::Enter)
    });
    if asked {
        cx.send(ViewCommand::Select(Some(hit)));
    }
    if has_focus {
        let stroke = egui::Stroke::new(2.0, crate::ui::theme::color32(cx.palette.accent));
        ui.painter().rect_stroke(rect.expand(3.0), 6.0, stroke, egui::StrokeKind::Outside);
    }
}

//! What moves together: all that is selected, and a country with its people.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Pos2, Rect, Ui};

use crate::map::{ActorId, groups};
use crate::scene::{Placed, Placement, Scene};
use crate::session::{Edit, ViewCommand};
use crate::ui::canvas::MapCanvas;
use crate::ui::canvas::interact::Hold;
use crate::ui::context::UiContext;
use crate::ui::theme::color32;

/// Where those stand that are being moved.
pub(super) type Moves = BTreeMap<ActorId, Pos2>;

/// Where everybody is that moves with what the pointer holds. A country takes its people along,
/// unless it is moved alone; whoever was pinned by hand before comes along too.
pub(super) fn moves(cx: &UiContext<'_>, hold: Option<Hold>) -> Moves {
    let Some(Hold::Node { actor, pos, alone, .. }) = hold else { return Moves::new() };
    let placement = cx.session.placement();
    let Some(before) = placement.get(&actor) else { return Moves::new() };
    let by = pos - before.pos;
    let selected = cx.session.selection().actors();
    let mut moving = BTreeSet::from([actor]);
    if selected.contains(&actor) {
        moving.extend(selected);
    }
    if !alone {
        let hubs = groups::hubs(cx.session.map());
        let taken: Vec<ActorId> = hubs
            .iter()
            .filter(|(member, hub)| member != hub && moving.contains(*hub))
            .map(|(&member, _)| member)
            .collect();
        moving.extend(taken);
    }
    let shown = &cx.session.shown().actors;
    moving
        .into_iter()
        .filter(|id| shown.contains(id))
        .filter_map(|id| Some((id, placement.get(&id)?.pos + by)))
        .collect()
}

/// A placement with these moves made.
pub(super) fn moved(placement: &Placement, moves: &Moves) -> Placement {
    let mut placement = placement.clone();
    placement.extend(moves.iter().map(|(&id, &pos)| (id, Placed { pos, pinned: true })));
    placement
}

impl MapCanvas {
    /// Makes the moves of what was let go of, in one step.
    pub(super) fn drop_together(&mut self, cx: &UiContext<'_>, hold: Hold) {
        let moves = moves(cx, Some(hold));
        match moves.iter().next() {
            Some((&actor, &to)) if moves.len() == 1 => cx.send(Edit::Move { actor, to }),
            Some(_) => cx.send(Edit::MoveAll(moves.clone())),
            None => {}
        }
        self.dropped = moves;
    }

    /// Selects all actors in a rectangle of the screen.
    pub(super) fn select_in(&self, cx: &UiContext<'_>, scene: &Scene, rect: Rect) {
        let rect = self.camera.scene_rect_from_screen(rect);
        let inside = scene.nodes.iter().filter(|node| rect.contains(node.center));
        cx.send(ViewCommand::SelectActors(inside.map(|node| node.actor).collect()));
    }

    /// Draws the rectangle in which all is to be selected.
    pub(super) fn marquee_ui(&self, cx: &UiContext<'_>, ui: &Ui) {
        let Some(Hold::Marquee { from, to }) = self.pointer.hold else { return };
        let rect = Rect::from_two_pos(from, to);
        let accent = cx.palette.accent;
        ui.painter().rect(
            rect,
            3.0,
            color32(accent.faded(0.12)),
            egui::Stroke::new(1.0, color32(accent)),
            egui::StrokeKind::Inside,
        );
    }
}

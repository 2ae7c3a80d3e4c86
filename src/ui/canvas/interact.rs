//! Mouse, wheel and pinch on the canvas: topmost first, and a click never moves what it hits.

use egui::{Pos2, Rect, Response, Ui, Vec2};

use crate::map::ActorId;
use crate::scene::{self, Hit, Scene};
use crate::ui::canvas::camera::Camera;

/// How near to a line the pointer must be, in points.
const REACH: f32 = 6.0;

/// Points of wheel that make the picture e times as large: a usual notch is 50, a tenth closer.
const WHEEL: f32 = 500.0;

/// What the pointer holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Hold {
    /// The background: the picture moves along.
    Picture,
    /// A node, and where from its middle it was taken, in scene units.
    Node {
        /// Whom.
        actor: ActorId,
        /// Where it was taken.
        grip: Vec2,
        /// Where its middle is now.
        pos: Pos2,
        /// Those that belong to it stay: Alt is held.
        alone: bool,
    },
    /// A corner of a rectangle in which all is to be selected, and where the pointer is, on the
    /// screen.
    Marquee {
        /// Where it began.
        from: Pos2,
        /// Where it is now.
        to: Pos2,
    },
}

/// What the user did on the canvas in this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Gesture {
    /// Clicked something, or the background.
    Click(Option<Hit>),
    /// Clicked an actor to select it beside others.
    ClickAlso(ActorId),
    /// Selected all in a rectangle of the screen.
    Marquee(Rect),
    /// Clicked something twice.
    DoubleClick(Hit),
    /// Let go of what was moved: see [`Hold::Node`].
    Drop(Hold),
}

/// What the pointer does.
#[derive(Default)]
pub(crate) struct Pointer {
    /// What it holds.
    pub(crate) hold: Option<Hold>,
    /// What it is on.
    pub(crate) hovered: Option<Hit>,
    /// Where it was, and how the picture stood, when that was found out.
    looked: Option<(Pos2, Camera)>,
}

impl Pointer {
    /// Takes in what happened since the last frame. Changes the camera; returns what else is to be
    /// done, and whether the camera was changed by hand.
    pub(crate) fn update(
        &mut self,
        ui: &Ui,
        response: &Response,
        rect: Rect,
        camera: &mut Camera,
        scene: Option<&Scene>,
    ) -> (Option<Gesture>, bool) {
        let before = *camera;
        zoom(ui, response, camera);
        let at = |camera: Camera, pos: Pos2| {
            scene::hit(scene?, camera.scene_from_screen(pos), REACH / camera.zoom)
        };
        let mut gesture = None;
        if response.drag_started()
            && let Some(start) = ui.input(|input| input.pointer.press_origin())
        {
            let node = at(*camera, start).and_then(|hit| match hit {
                Hit::Actor(actor) => scene?.node(actor),
                Hit::Link(_) => None,
            });
            let secondary = response.dragged_by(egui::PointerButton::Middle);
            let modifiers = ui.input(|input| input.modifiers);
            self.hold = Some(match node {
                Some(node) if !secondary => Hold::Node {
                    actor: node.actor,
                    grip: camera.scene_from_screen(start) - node.center,
                    pos: node.center,
                    alone: modifiers.alt,
                },
                None if modifiers.shift && !secondary => Hold::Marquee { from: start, to: start },
                _ => Hold::Picture,
            });
            // What was covered before the drag was recognized is made up for.
            if self.hold == Some(Hold::Picture)
                && let Some(now) = response.interact_pointer_pos()
            {
                *camera = camera.panned(now - start - response.drag_delta());
            }
        }
        match &mut self.hold {
            Some(Hold::Picture) if response.dragged() => {
                *camera = camera.panned(response.drag_delta());
            }
            Some(Hold::Node { grip, pos, .. }) => {
                if let Some(pointer) = response.interact_pointer_pos() {
                    *pos = camera.scene_from_screen(pointer) - *grip;
                }
            }
            Some(Hold::Marquee { to, .. }) => {
                *to = response.interact_pointer_pos().unwrap_or(*to);
            }
            _ => {}
        }
        if response.drag_stopped() {
            gesture = match self.hold.take() {
                Some(node @ Hold::Node { .. }) => Some(Gesture::Drop(node)),
                Some(Hold::Marquee { from, to }) => {
                    Some(Gesture::Marquee(Rect::from_two_pos(from, to)))
                }
                _ => None,
            };
        }
        if !response.dragged() {
            self.hold = None;
        }
        let pos = response.hover_pos().filter(|pos| rect.contains(*pos) && self.hold.is_none());
        let hit = pos.and_then(|pos| self.resting_on((pos, *camera), scene, || at(*camera, pos)));
        let adding = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        if response.double_clicked() && !adding {
            gesture = hit.map(Gesture::DoubleClick);
        } else if response.clicked() {
            let pointer = response.interact_pointer_pos();
            let clicked = pointer.and_then(|pos| at(*camera, pos));
            gesture = match clicked {
                Some(Hit::Actor(actor)) if adding => Some(Gesture::ClickAlso(actor)),
                // Missing an actor must not lose all that were selected.
                None if adding => None,
                clicked => Some(Gesture::Click(clicked)),
            };
        }
        self.hovered = match self.hold {
            Some(Hold::Node { actor, .. }) => Some(Hit::Actor(actor)),
            Some(Hold::Picture | Hold::Marquee { .. }) => None,
            None => hit,
        };
        (gesture, before != *camera)
    }

    /// What the pointer is on, by its place and how the picture stands.
    ///
    /// What is pointed at is drawn otherwise, and may no longer lie under the pointer then: it stays
    /// pointed at until one of them moves, or the picture would flicker between the two.
    fn resting_on(
        &mut self,
        look: (Pos2, Camera),
        scene: Option<&Scene>,
        hit: impl FnOnce() -> Option<Hit>,
    ) -> Option<Hit> {
        let rests = self.looked.replace(look) == Some(look);
        let is_there = |hit: &Hit| {
            scene.is_some_and(|scene| match *hit {
                Hit::Actor(id) => scene.node(id).is_some(),
                Hit::Link(id) => scene.edge(id).is_some(),
            })
        };
        self.hovered.filter(|hovered| rests && is_there(hovered)).or_else(hit)
    }
}

fn zoom(ui: &Ui, response: &Response, camera: &mut Camera) {
    let Some(pointer) = response.hover_pos() else { return };
    let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let factor = pinch * (wheel.y / WHEEL).exp();
    if factor.is_finite() && (factor - 1.0).abs() > 1e-6 {
        *camera = camera.zoomed(factor, pointer);
    }
    if wheel.x != 0.0 {
        *camera = camera.panned(Vec2::new(wheel.x, 0.0));
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::Pointer;
    use crate::map::ActorId;
    use crate::scene::fixture::week;
    use crate::scene::{Hit, SceneOptions, picture_of};
    use crate::ui::canvas::camera::Camera;

    #[test]
    fn what_is_pointed_at_stays_so_while_nothing_moves() {
        let scene = picture_of(&week(), &SceneOptions::default());
        let there = Some(Hit::Actor(scene.nodes[0].actor));
        let mut pointer = Pointer::default();
        let (camera, here) = (Camera::default(), pos2(3.0, 4.0));
        let mut look = |at, camera, scene, hit| {
            pointer.hovered = pointer.resting_on((at, camera), scene, || hit);
            pointer.hovered
        };
        assert_eq!(look(here, camera, Some(&scene), there), there);
        // Drawn otherwise, it lies elsewhere.
        assert_eq!(look(here, camera, Some(&scene), None), there);
        assert_eq!(look(pos2(3.0, 5.0), camera, Some(&scene), None), None);
        assert_eq!(look(pos2(3.0, 5.0), camera, Some(&scene), there), there);
        let closer = camera.zoomed(1.5, here);
        assert_eq!(look(pos2(3.0, 5.0), closer, Some(&scene), None), None);
        // Whoever is no longer there is not pointed at.
        let gone = Some(Hit::Actor(ActorId(9_999)));
        assert_eq!(look(here, camera, Some(&scene), gone), gone);
        assert_eq!(look(here, camera, Some(&scene), None), None);
    }
}

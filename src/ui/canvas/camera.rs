//! Pan and zoom of the canvas.

use egui::{Pos2, Rect, Vec2};

/// Where on the screen the picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where on the screen the picture's origin stands, in points.
    pub origin: Pos2,
    /// Points per scene unit.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { origin: Pos2::ZERO, zoom: 1.0 }
    }
}

impl Camera {
    /// Smallest and largest zoom that the user can reach.
    pub(crate) const RANGE: std::ops::RangeInclusive<f32> = 0.02..=8.0;

    /// A map of two should not fill the window with two giant flags.
    const LARGEST_FIT: f32 = 1.6;

    /// The camera that shows all of `scene` in the middle of `screen`.
    pub fn fitting(scene: Rect, screen: Rect) -> Self {
        if !(scene.is_positive() && scene.is_finite() && screen.is_positive()) {
            return Self { origin: screen.center(), zoom: 1.0 };
        }
        let ratio = screen.size() / scene.size();
        let zoom = ratio.min_elem().min(Self::LARGEST_FIT).max(*Self::RANGE.start());
        Self { origin: screen.center() - scene.center().to_vec2() * zoom, zoom }
    }

    pub(crate) fn screen_from_scene(self, pos: Pos2) -> Pos2 {
        self.origin + pos.to_vec2() * self.zoom
    }

    pub(crate) fn scene_from_screen(self, pos: Pos2) -> Pos2 {
        ((pos - self.origin) / self.zoom).to_pos2()
    }

    pub(crate) fn screen_rect_from_scene(self, rect: Rect) -> Rect {
        Rect::from_min_max(self.screen_from_scene(rect.min), self.screen_from_scene(rect.max))
    }

    pub(crate) fn scene_rect_from_screen(self, rect: Rect) -> Rect {
        Rect::from_min_max(self.scene_from_screen(rect.min), self.scene_from_screen(rect.max))
    }

    /// Zooms by `factor`; what is at `fixed` on the screen stays there.
    #[must_use]
    pub fn zoomed(self, factor: f32, fixed: Pos2) -> Self {
        let zoom = (self.zoom * factor).clamp(*Self::RANGE.start(), *Self::RANGE.end());
        Self { origin: fixed + (self.origin - fixed) * (zoom / self.zoom), zoom }
    }

    /// Moves the picture by `by` points.
    #[must_use]
    pub fn panned(self, by: Vec2) -> Self {
        Self { origin: self.origin + by, ..self }
    }

    /// The smallest pan that brings `scene` into `screen`, as far as it fits.
    #[must_use]
    pub(crate) fn showing(self, scene: Rect, screen: Rect) -> Self {
        let shown = self.screen_rect_from_scene(scene);
        let shift = |low: f32, high: f32, from: f32, to: f32| {
            if high - low > to - from {
                (from + to - low - high) / 2.0
            } else {
                (from - low).max(0.0) + (to - high).min(0.0)
            }
        };
        self.panned(Vec2::new(
            shift(shown.left(), shown.right(), screen.left(), screen.right()),
            shift(shown.top(), shown.bottom(), screen.top(), screen.bottom()),
        ))
    }

    /// A camera on the way to `goal`, `share` (0 to 1) of the way.
    #[must_use]
    pub(crate) fn toward(self, goal: Self, share: f32) -> Self {
        Self {
            origin: self.origin + (goal.origin - self.origin) * share,
            zoom: self.zoom + (goal.zoom - self.zoom) * share,
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera { origin: pos2(30.0, -20.0), zoom: 0.7 };
        let pointer = pos2(400.0, 300.0);
        let before = camera.scene_from_screen(pointer);
        let after = camera.zoomed(1.9, pointer).scene_from_screen(pointer);
        assert!((before - after).length() < 1e-3);
    }

    #[test]
    fn fitting_shows_all_and_never_enlarges_a_small_map_much() {
        let screen = Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0));
        let scene = Rect::from_min_max(pos2(-1000.0, -200.0), pos2(3000.0, 900.0));
        let shown = Camera::fitting(scene, screen).screen_rect_from_scene(scene);
        assert!(screen.expand(0.1).contains_rect(shown));
        let small = Rect::from_center_size(pos2(0.0, 0.0), vec2(10.0, 10.0));
        assert!(Camera::fitting(small, screen).zoom <= Camera::LARGEST_FIT);
    }

    #[test]
    fn a_part_that_is_in_view_already_moves_nothing() {
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let camera = Camera { origin: pos2(10.0, 10.0), zoom: 1.0 };
        let inside = Rect::from_min_size(pos2(5.0, 5.0), vec2(50.0, 50.0));
        assert_eq!(camera.showing(inside, screen), camera);
        let beyond = inside.translate(vec2(1000.0, 0.0));
        let shown = camera.showing(beyond, screen).screen_rect_from_scene(beyond);
        assert!(screen.contains_rect(shown));
    }
}

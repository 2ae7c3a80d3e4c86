//! The picture's items → egui's shapes. One function with one match, like every painter.

use std::sync::Arc;

use egui::epaint::{CircleShape, CubicBezierShape, PathShape, PathStroke, RectShape, TextShape};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Galley, Mesh, Pos2, Rect, Shape,
    StrokeKind, Vec2, pos2,
};

use crate::scene::{Anchor, Dash, Item, Stroke, Text, Weight, measure};
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::flags::Textures;
use crate::ui::theme::{self, color32};

/// Words smaller than this on screen, in points, are left out: they are only noise.
const SMALLEST_WORDS: f32 = 4.0;

/// Ratio between neighboring text sizes. Every size costs room in the font's texture, so that
/// zooming must not ask for a new one in each frame; a word that is 3 % off is not seen.
const SIZE_STEP: f32 = 1.06;

/// Directions of the copies that make up the rim around letters. The first four will do where it is
/// no wider than [`NARROW_RIM`].
const RIM: [Vec2; 8] = [
    Vec2::new(1.0, 0.0),
    Vec2::new(-1.0, 0.0),
    Vec2::new(0.0, 1.0),
    Vec2::new(0.0, -1.0),
    Vec2::new(0.7, 0.7),
    Vec2::new(-0.7, 0.7),
    Vec2::new(0.7, -0.7),
    Vec2::new(-0.7, -0.7),
];

/// In points.
const NARROW_RIM: f32 = 1.2;

/// What a painter needs beside the items.
pub(crate) struct Brush<'a> {
    /// For text layout.
    pub(crate) ctx: &'a Context,
    /// Where on the screen things are.
    pub(crate) camera: Camera,
    /// Pictures of flags.
    pub(crate) textures: &'a Textures,
}

impl Brush<'_> {
    /// Appends the shapes of one item.
    pub(crate) fn paint(&self, item: &Item, out: &mut Vec<Shape>) {
        match item {
            Item::Curve { curve, stroke } => self.curve(curve, stroke, out),
            Item::Line { from, to, stroke } => {
                self.line(vec![self.at(*from), self.at(*to)], stroke, out);
            }
            Item::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|&p| self.at(p)).collect();
                let solid = stroke.filter(|s| s.dash == Dash::Solid);
                out.push(Shape::Path(PathShape {
                    points: points.clone(),
                    closed: true,
                    fill: fill.map_or(Color32::TRANSPARENT, color32),
                    stroke: PathStroke::from(self.stroke(solid.as_ref())),
                }));
                if let Some(stroke) = stroke.filter(|s| s.dash != Dash::Solid) {
                    let mut ring = points;
                    ring.extend(ring.first().copied());
                    self.line(ring, &stroke, out);
                }
            }
            Item::Circle { center, radius, fill, stroke } => {
                let (center, radius) = (self.at(*center), radius * self.camera.zoom);
                let solid = stroke.filter(|s| s.dash == Dash::Solid);
                out.push(Shape::Circle(CircleShape {
                    center,
                    radius,
                    fill: fill.map_or(Color32::TRANSPARENT, color32),
                    stroke: self.stroke(solid.as_ref()),
                }));
                if let Some(stroke) = stroke.filter(|s| s.dash != Dash::Solid) {
                    self.line(ring(center, radius), &stroke, out);
                }
            }
            Item::RoundedRect { rect, radius, fill, stroke } => {
                out.push(Shape::Rect(RectShape::new(
                    Rect::from_min_max(self.at(rect.min), self.at(rect.max)),
                    CornerRadius::from(radius * self.camera.zoom),
                    fill.map_or(Color32::TRANSPARENT, color32),
                    self.stroke(stroke.as_ref()),
                    StrokeKind::Middle,
                )));
            }
            Item::Flag { iso2, center, radius, opacity } => {
                self.flag(iso2, self.at(*center), radius * self.camera.zoom, *opacity, out);
            }
            Item::Text(text) => self.text(text, out),
        }
    }

    fn at(&self, pos: Pos2) -> Pos2 {
        self.camera.screen_from_scene(pos)
    }

    fn stroke(&self, stroke: Option<&Stroke>) -> egui::Stroke {
        stroke.map_or(egui::Stroke::NONE, |s| {
            egui::Stroke::new(s.width * self.camera.zoom, color32(s.color))
        })
    }

    fn curve(&self, curve: &[Pos2; 4], stroke: &Stroke, out: &mut Vec<Shape>) {
        let shape = CubicBezierShape::from_points_stroke(
            curve.map(|p| self.at(p)),
            false,
            Color32::TRANSPARENT,
            PathStroke::from(self.stroke(Some(stroke))),
        );
        if stroke.dash == Dash::Solid {
            out.push(shape.into());
        } else {
            self.line(shape.flatten(Some(0.2)), stroke, out);
        }
    }

    fn line(&self, points: Vec<Pos2>, stroke: &Stroke, out: &mut Vec<Shape>) {
        let pen = self.stroke(Some(stroke));
        let zoom = self.camera.zoom;
        match (stroke.dash, stroke.dash.pattern(stroke.width)) {
            (Dash::Dotted, Some([_, gap])) => {
                out.extend(Shape::dotted_line(
                    &points,
                    pen.color,
                    (gap * zoom).max(1.5),
                    pen.width / 2.0,
                ));
            }
            (Dash::Dashed, Some([dash, gap])) => {
                out.extend(Shape::dashed_line(
                    &points,
                    pen,
                    (dash * zoom).max(1.0),
                    (gap * zoom).max(1.0),
                ));
            }
            _ => out.push(Shape::line(points, PathStroke::from(pen))),
        }
    }

    fn flag(&self, iso2: &str, center: Pos2, radius: f32, opacity: f32, out: &mut Vec<Shape>) {
        let tint = Color32::WHITE.gamma_multiply(opacity);
        let Some(&texture) = self.textures.get(iso2) else { return };
        let mut mesh = Mesh::with_texture(texture);
        let uv = |p: Pos2| {
            let from_center = (p - center) / (2.0 * radius);
            pos2(0.5 + from_center.x, 0.5 + from_center.y)
        };
        mesh.vertices.push(egui::epaint::Vertex { pos: center, uv: pos2(0.5, 0.5), color: tint });
        let rim = ring(center, radius);
        for &pos in &rim {
            mesh.vertices.push(egui::epaint::Vertex { pos, uv: uv(pos), color: tint });
        }
        for i in 1..rim.len() as u32 {
            mesh.add_triangle(0, i, i + 1);
        }
        out.push(Shape::Mesh(Arc::new(mesh)));
    }

    fn text(&self, text: &Text, out: &mut Vec<Shape>) {
        let size = quantized(text.size * self.camera.zoom);
        if size < SMALLEST_WORDS {
            return;
        }
        let galley = self.galley(&text.content, size, text.weight);
        let anchor = self.at(text.pos);
        let left = match text.anchor {
            Anchor::Start => anchor.x,
            Anchor::Middle => anchor.x - galley.size().x / 2.0,
            Anchor::End => anchor.x - galley.size().x,
        };
        let pos = pos2(left, anchor.y - baseline(&galley, size));
        if let Some(halo) = text.halo {
            let reach = (Text::HALO * self.camera.zoom).clamp(0.8, 2.5);
            let n_copies = if reach <= NARROW_RIM { RIM.len() / 2 } else { RIM.len() };
            for &direction in &RIM[..n_copies] {
                out.push(
                    TextShape::new(pos + direction * reach, Arc::clone(&galley), color32(halo))
                        .into(),
                );
            }
        }
        out.push(TextShape::new(pos, galley, color32(text.color)).into());
    }

    fn galley(&self, content: &str, size: f32, weight: Weight) -> Arc<Galley> {
        let family = match weight {
            Weight::Regular => FontFamily::Proportional,
            Weight::SemiBold => theme::family(theme::SEMI_BOLD),
            Weight::Bold => theme::family(theme::BOLD),
        };
        self.ctx.fonts_mut(|fonts| {
            fonts.layout_no_wrap(
                content.to_owned(),
                FontId::new(size, family),
                Color32::PLACEHOLDER,
            )
        })
    }
}

/// The nearest text size that the canvas uses.
pub(crate) fn quantized(size: f32) -> f32 {
    SIZE_STEP.powf((size.ln() / SIZE_STEP.ln()).round())
}

/// How far below the top of a line its letters stand.
fn baseline(galley: &Galley, size: f32) -> f32 {
    galley
        .rows
        .first()
        .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or_else(|| measure::ascent(size))
}

/// A closed circle of points, fine enough for its size on screen.
fn ring(center: Pos2, radius: f32) -> Vec<Pos2> {
    let n = (radius * 1.5).clamp(16.0, 96.0) as usize;
    (0..=n)
        .map(|i| center + radius * Vec2::angled(i as f32 / n as f32 * std::f32::consts::TAU))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::quantized;

    #[test]
    fn a_doubling_of_zoom_needs_few_text_sizes() {
        let sizes: std::collections::BTreeSet<u32> =
            (0..200).map(|i| quantized(10.0 * 1.0035_f32.powi(i)).to_bits()).collect();
        assert!(sizes.len() <= 14, "{}", sizes.len());
        for size in [5.0_f32, 11.3, 47.0] {
            assert!((quantized(size) / size - 1.0).abs() < 0.031);
        }
    }
}

//! The shapes that a picture is made of. A painter is one function with one match over [`Item`].
//!
//! All coordinates are absolute, in scene units: one unit is one pixel of an image at scale 1, and
//! y grows downwards. Polygons are convex, so that any painter can fill them.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::curve;
use crate::scene::measure;
use crate::scene::style::Color;

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Into strokes.
    Dashed,
    /// Into round dots as wide as the line.
    Dotted,
}

impl Dash {
    /// Length of a mark and of the gap after it, in scene units, for a line of that width; nothing
    /// for a solid line. Dots have length 0 and are drawn with round ends.
    pub fn pattern(self, width: f32) -> Option<[f32; 2]> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some([5.0 + width, 4.0]),
            Self::Dotted => Some([0.0, 2.4 * width + 1.0]),
        }
    }
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// In scene units.
    pub width: f32,
    /// Of the ink.
    pub color: Color,
    /// Whether it is broken.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    pub fn solid(width: f32, color: Color) -> Self {
        Self { width, color, dash: Dash::Solid }
    }
}

/// Which point of a line of text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// How heavy the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

impl Weight {
    /// All of them, from light to heavy.
    pub const ALL: &'static [Self] = &[Self::Regular, Self::SemiBold, Self::Bold];

    /// As in style sheets: 400, 600 or 700.
    pub fn value(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
            Self::Bold => 700,
        }
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where the anchor stands: x of the anchor, y of the baseline.
    pub pos: Pos2,
    /// Which point of the line stands there.
    pub anchor: Anchor,
    /// The words.
    pub content: String,
    /// Size of the letters (the em), in scene units.
    pub size: f32,
    /// How heavy they are.
    pub weight: Weight,
    /// Of the letters.
    pub color: Color,
    /// A soft rim of that color, [`Text::HALO`] wide on each side, keeps lines off the letters.
    pub halo: Option<Color>,
}

impl Text {
    /// Width of the rim on each side of the letters, in scene units.
    pub const HALO: f32 = 2.5;

    /// The box of the line: as wide as the words, from the ascent to the descent of the font.
    pub fn bounds(&self) -> Rect {
        let width = measure::width(&self.content, self.size, self.weight);
        let left = match self.anchor {
            Anchor::Start => self.pos.x,
            Anchor::Middle => self.pos.x - width / 2.0,
            Anchor::End => self.pos.x - width,
        };
        let top = self.pos.y - measure::ascent(self.size);
        Rect::from_min_size(pos2(left, top), vec2(width, measure::line_height(self.size)))
    }
}

/// One visible thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A cubic Bézier curve: start, two control points, end.
    Curve {
        /// The four points.
        curve: [Pos2; 4],
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Pos2,
        /// The other.
        to: Pos2,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A closed convex polygon: arrowhead, hexagon, diamond, pin, region.
    Polygon {
        /// Its corners, in order around it.
        points: Vec<Pos2>,
        /// Of its inside.
        fill: Option<Color>,
        /// Of its outline.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its middle.
        center: Pos2,
        /// In scene units.
        radius: f32,
        /// Of its inside.
        fill: Option<Color>,
        /// Of its outline.
        stroke: Option<Stroke>,
    },
    /// A rectangle with rounded corners.
    RoundedRect {
        /// Without its outline.
        rect: Rect,
        /// Of each corner.
        radius: f32,
        /// Of its inside.
        fill: Option<Color>,
        /// Of its outline.
        stroke: Option<Stroke>,
    },
    /// The round flag of a country.
    Flag {
        /// As in [`crate::knowledge::flags`]: ISO 3166-1 alpha-2, upper case, or "EU", "UN", "NATO".
        iso2: String,
        /// Its middle.
        center: Pos2,
        /// In scene units.
        radius: f32,
        /// 0 unseen to 1 full.
        opacity: f32,
    },
    /// A line of text.
    Text(Text),
}

impl Item {
    /// The smallest box around it, half the outline's width included.
    pub fn bounds(&self) -> Rect {
        let grown = |rect: Rect, stroke: &Option<Stroke>| {
            rect.expand(stroke.as_ref().map_or(0.0, |s| s.width / 2.0))
        };
        match self {
            Self::Curve { curve, stroke } => {
                let points = curve::polyline(curve);
                let rect = points.fold(Rect::NOTHING, |mut sum, pos| {
                    sum.extend_with(pos);
                    sum
                });
                rect.expand(stroke.width / 2.0)
            }
            Self::Line { from, to, stroke } => {
                Rect::from_two_pos(*from, *to).expand(stroke.width / 2.0)
            }
            Self::Polygon { points, stroke, .. } => grown(Rect::from_points(points), stroke),
            Self::Circle { center, radius, stroke, .. } => {
                grown(Rect::from_center_size(*center, Vec2::splat(2.0 * radius)), stroke)
            }
            Self::RoundedRect { rect, stroke, .. } => grown(*rect, stroke),
            Self::Flag { center, radius, .. } => {
                Rect::from_center_size(*center, Vec2::splat(2.0 * radius))
            }
            Self::Text(text) => text.bounds(),
        }
    }

    /// The same thing, moved.
    #[must_use]
    pub fn translated(mut self, by: Vec2) -> Self {
        match &mut self {
            Self::Curve { curve, .. } => curve.iter_mut().for_each(|p| *p += by),
            Self::Line { from, to, .. } => {
                *from += by;
                *to += by;
            }
            Self::Polygon { points, .. } => points.iter_mut().for_each(|p| *p += by),
            Self::Circle { center, .. } | Self::Flag { center, .. } => *center += by,
            Self::RoundedRect { rect, .. } => *rect = rect.translate(by),
            Self::Text(text) => text.pos += by,
        }
        self
    }
}

//! The user's notes on spots of the map: slips of paper.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::scene::item::{Anchor, Item, Stroke, Text, Weight};
use crate::scene::measure;
use crate::scene::picture::SceneNote;
use crate::scene::style::Theme;
use crate::scene::words::wrapped;

/// Letters, and from one line to the next.
const SIZE: f32 = 12.5;
const LEADING: f32 = 1.3;

/// Words are broken into lines of this width.
const WIDTH: f32 = 190.0;

/// Longer notes end in "…"; the window has all of them.
const MOST_LINES: usize = 14;

/// Around the words.
const PADDING: Vec2 = vec2(10.0, 7.0);

/// The slip of a note whose upper left corner is at a spot.
pub(super) fn slip(at: Pos2, text: &str, theme: Theme) -> SceneNote {
    let palette = theme.palette();
    let mut lines: Vec<String> = text
        .lines()
        .flat_map(|line| wrapped(line, SIZE, Weight::Regular, WIDTH, MOST_LINES))
        .collect();
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push("…".to_owned());
    }
    let widest = lines.iter().map(|line| measure::width(line, SIZE, Weight::Regular));
    let width = widest.fold(24.0, f32::max);
    let size = vec2(width, lines.len() as f32 * SIZE * LEADING) + 2.0 * PADDING;
    let bounds = Rect::from_min_size(at, size);
    let fill = palette.event.mixed(palette.surface, 0.13);
    let rim = Stroke::solid(1.0, palette.event.mixed(palette.surface, 0.5));
    let mut items =
        vec![Item::RoundedRect { rect: bounds, radius: 3.0, fill: Some(fill), stroke: Some(rim) }];
    let mut baseline = at.y + PADDING.y + measure::ascent(SIZE);
    for content in lines {
        let pos = pos2(at.x + PADDING.x, baseline);
        let (weight, color) = (Weight::Regular, palette.ink);
        let text =
            Text { pos, anchor: Anchor::Start, content, size: SIZE, weight, color, halo: None };
        items.push(Item::Text(text));
        baseline += SIZE * LEADING;
    }
    SceneNote { at, text: text.to_owned(), bounds, items }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_holds_its_words_however_long_they_are() {
        for text in ["Ask", "First\nsecond line", &"a ratherlongword ".repeat(80), &"x".repeat(900)]
        {
            let note = slip(pos2(10.0, 20.0), text, Theme::Light);
            assert_eq!(note.bounds.min, pos2(10.0, 20.0));
            let rim = note.bounds.expand(1.0);
            assert!(note.items.iter().all(|item| rim.contains_rect(item.bounds())), "{text}");
            assert!(note.bounds.width() < 230.0 && note.bounds.height() < 260.0);
        }
    }

    #[test]
    fn lines_of_a_note_stay_lines() {
        let note = slip(Pos2::ZERO, "North\nSouth", Theme::Dark);
        let words: Vec<&str> = note
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.content.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["North", "South"]);
    }
}

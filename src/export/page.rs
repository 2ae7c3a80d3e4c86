//! The picture on a page: with a title above, the legend and a line on its sources below.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::scene::{
    Anchor, Item, LegendEntry, Scene, Stroke, Text, Weight, measure, style::Palette,
};

/// Letters of the title, the source line and the legend, in scene units.
const TITLE: f32 = 22.0;
const SOURCE: f32 = 11.0;
const LEGEND: f32 = 11.5;

/// Free room around the page's content.
const MARGIN: f32 = 28.0;

/// Height of a row of the legend, and room between a sample and its words and between entries.
const LEGEND_ROW: f32 = 24.0;
const LEGEND_GAP: f32 = 7.0;
const LEGEND_BETWEEN: f32 = 24.0;

/// A page with a legend or a title is at least this wide, so that they stay whole.
const LEAST_WIDTH: f32 = 460.0;

/// What is on the page beside the picture.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PageOptions<'a> {
    pub(crate) legend: bool,
    pub(crate) title: Option<&'a str>,
    pub(crate) source: Option<&'a str>,
}

/// A page: its size, and what is on it beside the picture.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) bounds: Rect,
    pub(crate) items: Vec<Item>,
}

/// The page for a picture.
pub(crate) fn page(scene: &Scene, options: PageOptions<'_>) -> Page {
    let palette = scene.theme.palette();
    let mut bounds = scene.bounds;
    let mut items = Vec::new();
    let entries: &[LegendEntry] = if options.legend { &scene.legend } else { &[] };
    let has_words = options.title.is_some() || options.source.is_some() || !entries.is_empty();
    if has_words && bounds.width() < LEAST_WIDTH {
        let more = LEAST_WIDTH - bounds.width();
        bounds = bounds.expand2(vec2(more / 2.0, 0.0));
    }
    let left = bounds.left() + MARGIN;
    let width = bounds.width() - 2.0 * MARGIN;

    if let Some(title) = options.title {
        let lines = broken(title, TITLE, Weight::Bold, width);
        let height = lines.len() as f32 * 1.25 * TITLE;
        let mut baseline = bounds.top() - height + 0.95 * TITLE;
        bounds.min.y -= height + 0.6 * TITLE;
        for content in lines {
            items.push(text(pos2(left, baseline), content, TITLE, Weight::Bold, palette.ink));
            baseline += 1.25 * TITLE;
        }
    }
    if !entries.is_empty() || options.source.is_some() {
        let (from, to) = (pos2(left, bounds.bottom()), pos2(left + width, bounds.bottom()));
        items.push(Item::Line { from, to, stroke: Stroke::solid(1.0, palette.region_outline) });
        bounds.max.y += 8.0;
    }
    if !entries.is_empty() {
        let height = legend(entries, pos2(left, bounds.bottom()), width, palette, &mut items);
        bounds.max.y += height + 6.0;
    }
    if let Some(source) = options.source {
        for content in broken(source, SOURCE, Weight::Regular, width) {
            let pos = pos2(left, bounds.bottom() + 1.1 * SOURCE);
            items.push(text(pos, content, SOURCE, Weight::Regular, palette.muted));
            bounds.max.y += 1.4 * SOURCE;
        }
    }
    if bounds.bottom() > scene.bounds.bottom() {
        bounds.max.y += 14.0;
    }
    Page { bounds, items }
}

fn text(pos: Pos2, content: String, size: f32, weight: Weight, color: crate::scene::Color) -> Item {
    Item::Text(Text { pos, anchor: Anchor::Start, content, size, weight, color, halo: None })
}

/// Puts the entries in rows and returns their height.
fn legend(
    entries: &[LegendEntry],
    at: Pos2,
    width: f32,
    palette: &Palette,
    items: &mut Vec<Item>,
) -> f32 {
    let (mut x, mut row) = (0.0, 0.0);
    for entry in entries {
        let words = measure::width(&entry.text, LEGEND, Weight::Regular);
        let sample = entry.sample.iter().fold(Rect::NOTHING, |sum, item| sum.union(item.bounds()));
        let entry_width = sample.width() + LEGEND_GAP + words;
        if x > 0.0 && x + entry_width > width {
            (x, row) = (0.0, row + LEGEND_ROW);
        }
        let middle = at + vec2(x - sample.left(), row + LEGEND_ROW / 2.0);
        items.extend(entry.sample.iter().map(|item| item.clone().translated(middle.to_vec2())));
        let baseline = middle.y + measure::cap_height(LEGEND) / 2.0;
        let pos = pos2(middle.x + sample.right() + LEGEND_GAP, baseline);
        items.push(text(pos, entry.text.clone(), LEGEND, Weight::Regular, palette.muted));
        x += entry_width + LEGEND_BETWEEN;
    }
    row + LEGEND_ROW
}

/// Lines of at most that width, broken between words.
fn broken(text: &str, size: f32, weight: Weight, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if measure::width(&format!("{line} {word}"), size, weight) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How much of a page is asked for, if anything: an image of the whole page.
pub(crate) fn scale_for(bounds: Rect, width: u32, height: Option<u32>) -> (f32, Vec2) {
    let by_width = width as f32 / bounds.width();
    let Some(height) = height else { return (by_width, Vec2::ZERO) };
    let scale = by_width.min(height as f32 / bounds.height());
    // The picture stands in the middle of the image.
    let free = vec2(width as f32, height as f32) - bounds.size() * scale;
    (scale, free / 2.0)
}

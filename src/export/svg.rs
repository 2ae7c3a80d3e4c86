//! SVG 1.1: shapes as shapes, text as text.

use std::collections::BTreeSet;

use emath::{Pos2, Rect};
use quick_xml::escape::escape;

use resvg::usvg::WriteOptions;

use crate::export::ExportError;
use crate::export::page::{PageOptions, page};
use crate::export::png::tree_of;
use crate::scene::{Anchor, Color, Dash, Item, Scene, SceneEdge, Stroke, Text, measure};

/// What the drawing should hold beside the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgOptions {
    /// Below the picture.
    pub legend: bool,
    /// Above the picture.
    pub title: Option<String>,
    /// Below everything: where the picture comes from.
    pub source: Option<String>,
    /// Without the background.
    pub transparent: bool,
    /// Each part says which actor or links it stands for, and actors say where their middle is:
    /// for a page that does something with them.
    pub parts: bool,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self { legend: true, title: None, source: None, transparent: false, parts: false }
    }
}

/// Families to write after the bundled one, for viewers that do not have it.
const FAMILIES: &str = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans CJK JP', \
    'Noto Sans CJK SC', 'Noto Sans CJK KR', sans-serif";

/// Families for text in Hangul, and for text with kana or Han characters.
const HANGUL_FAMILIES: &str = "'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans KR', 'Malgun Gothic', \
    'Apple SD Gothic Neo', sans-serif";
const HAN_FAMILIES: &str = "'Noto Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Noto Sans CJK SC', \
    'Yu Gothic', 'Hiragino Sans', 'Microsoft YaHei', 'PingFang SC', sans-serif";

/// The picture as an SVG document. Equal scenes and options give equal documents.
pub fn render(scene: &Scene, options: &SvgOptions) -> String {
    drawing(scene, options).1
}

/// The same with its letters as shapes, in the bundled font or in installed ones: for programs that
/// have no fonts, and for pages that must look alike everywhere.
///
/// # Errors
///
/// Where the drawing cannot be read back.
pub fn outlined(scene: &Scene, options: &SvgOptions) -> Result<String, ExportError> {
    let tree = tree_of(&render(scene, options))?;
    let numbers = WriteOptions { preserve_text: false, ..WriteOptions::default() };
    Ok(tree.to_string(&numbers))
}

/// The page's size and the document.
pub(crate) fn drawing(scene: &Scene, options: &SvgOptions) -> (Rect, String) {
    let page = page(
        scene,
        PageOptions {
            legend: options.legend,
            title: options.title.as_deref(),
            source: options.source.as_deref(),
        },
    );
    // From the corner at zero, so that coordinates stay short and image sizes whole.
    let shift = -page.bounds.min.to_vec2();
    let mut svg = Svg { text: String::new(), shift: shift.to_pos2() };
    let (width, height) = (page.bounds.width().ceil(), page.bounds.height().ceil());
    svg.open(width, height, options.title.as_deref());
    svg.symbols(scene, &page.items);
    if !options.transparent {
        let fill = paint("fill", Some(scene.background));
        svg.line(&format!(r#"<rect width="{}" height="{}"{fill}/>"#, num(width), num(height)));
    }
    svg.group("regions", |svg| {
        scene.ground().for_each(|item| svg.item(item));
    });
    svg.group("links", |svg| {
        for edge in &scene.edges {
            svg.titled(&format!("link{}", links_of(edge, options)), &edge.title, &edge.items);
        }
    });
    svg.group("words", |svg| {
        for edge in scene.edges.iter().filter(|edge| !edge.label.is_empty()) {
            let inside = |svg: &mut Svg| edge.label.iter().for_each(|item| svg.item(item));
            if options.parts {
                svg.group(&format!("word{}", links_of(edge, options)), inside);
            } else {
                inside(svg);
            }
        }
    });
    svg.group("actors", |svg| {
        for node in &scene.nodes {
            let class = if options.parts {
                let (x, y) = (svg.x(node.center), svg.y(node.center));
                format!(r#"actor" data-actor="{}" data-x="{x}" data-y="{y}"#, node.actor.0)
            } else {
                "actor".to_owned()
            };
            svg.titled(&class, &node.title, &node.items);
        }
    });
    if !scene.notes.is_empty() {
        svg.group("notes", |svg| {
            for note in &scene.notes {
                svg.titled("note", &note.text, &note.items);
            }
        });
    }
    svg.group("page", |svg| page.items.iter().for_each(|item| svg.item(item)));
    svg.line("</svg>");
    (Rect::from_min_size(Pos2::ZERO, emath::vec2(width, height)), svg.text)
}

/// What follows the class of a line's group: which links it stands for, where that is wanted.
fn links_of(edge: &SceneEdge, options: &SvgOptions) -> String {
    if !options.parts {
        return String::new();
    }
    let ids: Vec<String> = edge.links.iter().map(|link| link.0.to_string()).collect();
    format!(r#"" data-links="{}"#, ids.join(" "))
}

/// A document in the making.
struct Svg {
    text: String,
    /// Added to every coordinate.
    shift: Pos2,
}

impl Svg {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn open(&mut self, width: f32, height: f32, title: Option<&str>) {
        let (width, height) = (num(width), num(height));
        self.line(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{FAMILIES}" role="img">"#
        ));
        self.line(&format!("<title>{}</title>", xml(title.unwrap_or("Relationship map"))));
    }

    /// The flags that the picture uses, each once.
    fn symbols(&mut self, scene: &Scene, more: &[Item]) {
        let used: BTreeSet<&str> = scene
            .items()
            .chain(more)
            .filter_map(|item| match item {
                Item::Flag { iso2, .. } => Some(iso2.as_str()),
                _ => None,
            })
            .collect();
        if used.is_empty() {
            return;
        }
        self.line("<defs>");
        for iso2 in used {
            if let Some(inside) = flag(iso2) {
                self.line(&format!(
                    r#"<symbol id="flag-{iso2}" viewBox="0 0 512 512">{inside}</symbol>"#
                ));
            }
        }
        self.line("</defs>");
    }

    fn group(&mut self, class: &str, inside: impl FnOnce(&mut Self)) {
        self.line(&format!(r#"<g class="{class}">"#));
        inside(self);
        self.line("</g>");
    }

    /// A group that says what it is where the pointer rests on it.
    fn titled(&mut self, class: &str, title: &str, items: &[Item]) {
        self.line(&format!(r#"<g class="{class}"><title>{}</title>"#, xml(title)));
        for item in items {
            self.item(item);
        }
        self.line("</g>");
    }

    fn x(&self, pos: Pos2) -> String {
        num(pos.x + self.shift.x)
    }

    fn y(&self, pos: Pos2) -> String {
        num(pos.y + self.shift.y)
    }

    fn point(&self, pos: Pos2) -> String {
        format!("{} {}", self.x(pos), self.y(pos))
    }

    fn item(&mut self, item: &Item) {
        let line = match item {
            Item::Curve { curve, stroke } => {
                let [a, b, c, d] = curve.map(|pos| self.point(pos));
                format!(r#"<path d="M{a}C{b} {c} {d}" fill="none"{}/>"#, outline(Some(stroke)))
            }
            Item::Line { from, to, stroke } => {
                let (a, b) = (self.point(*from), self.point(*to));
                format!(r#"<path d="M{a}L{b}" fill="none"{}/>"#, outline(Some(stroke)))
            }
            Item::Polygon { points, fill, stroke } => {
                let points: Vec<String> = points.iter().map(|pos| self.point(*pos)).collect();
                format!(
                    r#"<path d="M{}Z"{}{}/>"#,
                    points.join("L"),
                    paint("fill", *fill),
                    outline(stroke.as_ref())
                )
            }
            Item::Circle { center, radius, fill, stroke } => format!(
                r#"<circle cx="{}" cy="{}" r="{}"{}{}/>"#,
                self.x(*center),
                self.y(*center),
                num(*radius),
                paint("fill", *fill),
                outline(stroke.as_ref())
            ),
            Item::RoundedRect { rect, radius, fill, stroke } => format!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}"{}{}/>"#,
                self.x(rect.min),
                self.y(rect.min),
                num(rect.width()),
                num(rect.height()),
                num(*radius),
                paint("fill", *fill),
                outline(stroke.as_ref())
            ),
            Item::Flag { iso2, center, radius, opacity } => {
                let corner = *center - emath::Vec2::splat(*radius);
                let opacity = if *opacity < 1.0 {
                    format!(r#" opacity="{}""#, num(*opacity))
                } else {
                    String::new()
                };
                let (iso2, x, y) = (xml(iso2), self.x(corner), self.y(corner));
                let side = num(2.0 * radius);
                format!(
                    r##"<use xlink:href="#flag-{iso2}" x="{x}" y="{y}" width="{side}" height="{side}"{opacity}/>"##
                )
            }
            Item::Text(text) => self.words(text),
        };
        self.line(&line);
    }

    fn words(&self, text: &Text) -> String {
        let anchor = match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let halo = match text.halo {
            Some(color) => format!(
                r#"{} stroke-width="{}" stroke-linejoin="round" paint-order="stroke""#,
                paint("stroke", Some(color)),
                num(2.0 * Text::HALO)
            ),
            None => String::new(),
        };
        let families = families(&text.content)
            .map(|families| format!(r#" font-family="{families}""#))
            .unwrap_or_default();
        format!(
            r#"<text x="{}" y="{}" font-size="{}" font-weight="{}"{anchor}{families}{}{halo}>{}</text>"#,
            self.x(text.pos),
            self.y(text.pos),
            num(text.size),
            text.weight.value(),
            paint("fill", Some(text.color)),
            xml(&text.content)
        )
    }
}

/// Families for text that the bundled font does not cover.
fn families(text: &str) -> Option<&'static str> {
    if measure::covers(text) {
        return None;
    }
    let has = |range: std::ops::RangeInclusive<char>| text.chars().any(|c| range.contains(&c));
    if has('\u{AC00}'..='\u{D7A3}') || has('\u{1100}'..='\u{11FF}') {
        Some(HANGUL_FAMILIES)
    } else if has('\u{3040}'..='\u{30FF}') || has('\u{3400}'..='\u{9FFF}') {
        Some(HAN_FAMILIES)
    } else {
        None
    }
}

/// The inside of a flag's drawing, its ids made unique by the country's code.
fn flag(iso2: &str) -> Option<String> {
    let svg = crate::knowledge::flags::svg(iso2)?;
    let start = svg.find("<svg").and_then(|at| Some(at + svg[at..].find('>')? + 1))?;
    let inside = svg.get(start..svg.rfind("</svg>")?)?;
    Some(
        inside
            .replace("id=\"", &format!("id=\"{iso2}-"))
            .replace("url(#", &format!("url(#{iso2}-"))
            .replace("href=\"#", &format!("href=\"#{iso2}-")),
    )
}

/// Text as XML content or attribute value: escaped, without characters that XML 1.0 forbids.
pub(super) fn xml(text: &str) -> String {
    let allowed: String = text
        .chars()
        .filter(|&c| {
            matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{7E}' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
        })
        .collect();
    escape(allowed).into_owned()
}

/// A number with at most two decimals, as short as it gets.
fn num(value: f32) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    // Through hundredths, so that −0 and trailing zeros vanish.
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    let (sign, whole, rest) =
        (if hundredths < 0 { "-" } else { "" }, hundredths.abs() / 100, hundredths.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

fn paint(attribute: &str, color: Option<Color>) -> String {
    let Some(Color { r, g, b, a }) = color else { return format!(r#" {attribute}="none""#) };
    let opacity = match a {
        255 => String::new(),
        _ => format!(r#" {attribute}-opacity="{}""#, num(f32::from(a) / 255.0)),
    };
    format!(r##" {attribute}="#{r:02x}{g:02x}{b:02x}"{opacity}"##)
}

fn outline(stroke: Option<&Stroke>) -> String {
    let Some(stroke) = stroke else { return String::new() };
    let color = paint("stroke", Some(stroke.color));
    let width = num(stroke.width);
    let dash = match stroke.dash.pattern(stroke.width) {
        Some([mark, gap]) => {
            let cap = if stroke.dash == Dash::Dotted { r#" stroke-linecap="round""# } else { "" };
            // Not every viewer draws marks without length.
            format!(r#" stroke-dasharray="{} {}"{cap}"#, num(mark.max(0.01)), num(gap))
        }
        None => String::new(),
    };
    format!(r#"{color} stroke-width="{width}"{dash}"#)
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;
    use quick_xml::Reader;
    use quick_xml::events::Event;
    use resvg::usvg::{Options, Tree};

    use super::{SvgOptions, num, outlined, render};
    use crate::scene::{Item, SceneOptions, Theme, fixture, picture_of};

    #[test]
    fn a_small_map_is_drawn_like_this() {
        let scene = picture_of(&fixture::small(), &SceneOptions::default());
        let options = SvgOptions {
            title: Some("Talks in Seoul".to_owned()),
            source: Some("Entente · 1 article: talks.txt".to_owned()),
            ..SvgOptions::default()
        };
        expect_file!["../../tests/data/pictures/small.svg"].assert_eq(&render(&scene, &options));
    }

    /// The text of all text elements.
    fn texts(svg: &str) -> Vec<String> {
        let mut reader = Reader::from_str(svg);
        let (mut inside, mut texts) = (false, Vec::<String>::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) if tag.name().as_ref() == "text" => {
                    inside = true;
                    texts.push(String::new());
                }
                Event::End(tag) if tag.name().as_ref() == "text" => inside = false,
                Event::Text(text) if inside => {
                    texts.last_mut().unwrap().push_str(&text);
                }
                Event::GeneralRef(name) if inside => {
                    let entity = format!("&{};", &*name);
                    let letter = quick_xml::escape::unescape(&entity).unwrap().into_owned();
                    texts.last_mut().unwrap().push_str(&letter);
                }
                Event::Eof => return texts,
                _ => {}
            }
        }
    }

    #[test]
    fn every_visible_word_is_text_and_the_drawing_can_be_read_back() {
        for map in [fixture::odd(), fixture::week(), fixture::crowd(40, 5), fixture::crowd(0, 1)] {
            for (theme, _) in Theme::ALL {
                let scene = picture_of(&map, &SceneOptions { theme, ..SceneOptions::default() });
                let svg = render(&scene, &SvgOptions::default());
                let tree = Tree::from_str(&svg, &Options::default()).unwrap();
                assert!(tree.size().width() > 0.0);
                let texts = texts(&svg);
                for item in scene.items() {
                    if let Item::Text(text) = item {
                        // XML cannot hold control characters.
                        let words = text.content.replace(char::is_control, "");
                        assert!(texts.contains(&words), "{words:?}");
                    }
                }
                for entry in &scene.legend {
                    assert!(texts.contains(&entry.text));
                }
            }
        }
    }

    #[test]
    fn an_outlined_drawing_has_shapes_for_letters_and_is_the_same_each_time() {
        let scene = picture_of(&fixture::small(), &SceneOptions::default());
        let svg = outlined(&scene, &SvgOptions::default()).unwrap();
        assert_eq!(texts(&svg), [""; 0]);
        let shapes = |svg: &str| svg.matches("<path").count();
        assert!(shapes(&svg) > shapes(&render(&scene, &SvgOptions::default())));
        assert_eq!(svg, outlined(&scene, &SvgOptions::default()).unwrap());
    }

    #[test]
    fn no_two_flags_share_an_id() {
        let scene = picture_of(&fixture::crowd(80, 1), &SceneOptions::default());
        let svg = render(&scene, &SvgOptions::default());
        let mut ids: Vec<&str> =
            svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(ids.len() > 8);
        let n_ids = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), n_ids);
    }

    #[test]
    fn the_legend_names_only_what_is_visible() {
        let scene = picture_of(&fixture::small(), &SceneOptions::default());
        let names: Vec<&str> = scene.legend.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(
            names,
            [
                "Country",
                "Person",
                "Place",
                "Cooperation",
                "Lasting tie",
                "Happened or ongoing",
                "Planned"
            ]
        );
    }

    #[test]
    fn numbers_are_short() {
        let written = [1.0, -0.001, 2.5, -3.256, 1e9, f32::NAN].map(num);
        assert_eq!(written, ["1", "0", "2.5", "-3.26", "1000000000", "0"]);
    }
}

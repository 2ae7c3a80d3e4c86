//! One page that shows the map in any browser, with no network: the picture, and the sentences
//! behind it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::Notes;
use crate::export::svg::{self, SvgOptions, xml};
use crate::map::{RelationshipMap, wording};
use crate::scene::Scene;

/// The page, with places for what differs between maps.
const TEMPLATE: &str = include_str!("../../assets/export/map.html");

/// What the page tells when one asks.
#[derive(Serialize)]
struct PageData<'a> {
    /// By the number in `data-actor`.
    actors: BTreeMap<String, PageActor<'a>>,
    /// By the numbers in `data-links`.
    links: BTreeMap<String, PageLink<'a>>,
}

#[derive(Serialize)]
struct PageActor<'a> {
    name: &'a str,
    kind: &'static str,
    offices: Vec<String>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct PageLink<'a> {
    source: String,
    target: String,
    sentence: String,
    facts: Vec<String>,
    note: Option<&'a str>,
    evidence: Vec<PageEvidence<'a>>,
}

#[derive(Serialize)]
struct PageEvidence<'a> {
    quote: &'a str,
    article: &'a str,
    notes: Vec<&'a str>,
}

/// The page for a picture of a map, on which everything of the picture must be. `title` and
/// `source` stand above and below it. Equal maps and pictures give equal pages.
pub fn page(
    scene: &Scene,
    map: &RelationshipMap,
    notes: &Notes,
    title: Option<&str>,
    source: &str,
) -> Vec<u8> {
    let options = SvgOptions { transparent: true, parts: true, ..SvgOptions::default() };
    let data = serde_json::to_string(&data(map, notes)).expect("strings and lists are always JSON");
    let palette = scene.theme.palette();
    let is_dark = scene.theme == crate::scene::Theme::Dark;
    let values: BTreeMap<&str, String> = [
        ("theme", if is_dark { "dark" } else { "light" }.to_owned()),
        ("title", xml(title.unwrap_or("Relationship map"))),
        ("background", palette.background.to_string()),
        ("ink", palette.ink.to_string()),
        ("muted", palette.muted.to_string()),
        ("surface", palette.surface.to_string()),
        ("outline", palette.outline.to_string()),
        ("accent", palette.accent.to_string()),
        ("drawing", svg::render(scene, &options)),
        ("source", xml(source)),
        // Nothing in it can end the element that it stands in.
        ("data", data.replace('<', "\\u003c")),
    ]
    .into();
    let mut out = String::new();
    // In one pass: what is put in is never looked at for places.
    for part in TEMPLATE.split("{{") {
        match part.split_once("}}") {
            Some((name, rest)) if values.contains_key(name) => {
                out.push_str(&values[name]);
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    out.into_bytes()
}

fn data<'a>(map: &'a RelationshipMap, notes: &'a Notes) -> PageData<'a> {
    let actors = map.actors().map(|actor| {
        let offices = actor.offices.iter().map(|office| wording::office(map, office)).collect();
        let note = notes.actors.get(&actor.id).map(String::as_str);
        let told = PageActor { name: &actor.name, kind: actor.kind.name(), offices, note };
        (actor.id.0.to_string(), told)
    });
    let links = map.links().map(|link| {
        let evidence = link.evidence.iter().map(|evidence| PageEvidence {
            quote: map.quote(evidence.article, evidence.sentence),
            article: map.article(evidence.article).map_or("", |article| article.label()),
            notes: notes.on_sentence(evidence).collect(),
        });
        let told = PageLink {
            source: link.source.0.to_string(),
            target: link.target.0.to_string(),
            sentence: wording::sentence(map, link),
            facts: wording::facts(link),
            note: notes.links.get(&link.id).map(String::as_str),
            evidence: evidence.collect(),
        };
        (link.id.0.to_string(), told)
    });
    PageData { actors: actors.collect(), links: links.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::fixture::{Story, map};
    use crate::relations::{Predicate, Status};
    use crate::scene::{SceneOptions, picture_of};

    fn page_of(name: &str) -> String {
        let story = Story::new("a.txt").country("Japan", "JP").person(name).says(
            "</script><img src=x onerror=alert(1)> {{ink}}",
            name,
            Predicate::Visits,
            "Japan",
            Status::Planned,
        );
        let map = map(&[story]);
        let scene = picture_of(&map, &SceneOptions::default());
        let page = page(&scene, &map, &Notes::default(), Some("A & <b>"), "Two articles");
        String::from_utf8(page).unwrap()
    }

    #[test]
    fn what_articles_say_is_no_part_of_the_page() {
        let page = page_of("<script>alert(1)</script>");
        assert!(page.contains("A &amp; &lt;b&gt;"));
        assert!(!page.contains("<script>alert") && !page.contains("<img"));
        assert!(page.contains(r"\u003c/script>\u003cimg src=x onerror=alert(1)> {{ink}}"));
        // Only our own two.
        assert_eq!(page.matches("</script>").count(), 2);
    }

    #[test]
    fn the_page_asks_nothing_of_any_other_place() {
        let page = page_of("Ada Berg");
        let allowed = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];
        let rest = allowed.iter().fold(page, |page, allowed| page.replace(allowed, ""));
        for asking in ["http:", "https:", "//cdn", "url(h", "@import", "<img"] {
            // The article's own words stand in the data, where they do nothing.
            let found = rest.split("id=\"data\"").next().unwrap().contains(asking);
            assert!(!found, "{asking}");
        }
        assert!(rest.contains("default-src 'none'"));
    }

    #[test]
    fn every_part_of_the_picture_has_its_data() {
        let page = page_of("Ada Berg");
        assert!(page.contains(r#"data-actor="0""#) && page.contains(r#"data-links="0""#));
        assert!(page.contains("Ada Berg will visit Japan"));
        assert!(!page.contains("{{title}}") && !page.contains("{{data}}"));
    }
}

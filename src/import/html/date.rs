//! The date of publication, where a page's metadata states it.

use serde_json::Value;
use trafilatura::dom::Document;

use crate::import::dates::date_at;
use crate::text::{Basis, Published};

/// The date of publication in the page's metadata: JSON-LD, then `<meta>`, then
/// `<time>` elements that are marked as it.
pub(super) fn stated_date(page: &Document) -> Option<Published> {
    let day = |value: &str| date_at(value.trim()).map(|(day, _)| day);
    for script in page.scripts_with_type(&["application/ld+json"]) {
        if let Ok(data) = serde_json::from_str(&page.text_content(script))
            && let Some(day) = json_ld_date(&data, 0).as_deref().and_then(day)
        {
            return Some(Published::on(day, "The page's JSON-LD says “datePublished”."));
        }
    }
    let root = page.root();
    for meta in page.query_selector_all(root, "meta[content]") {
        let key = ["property", "name", "itemprop"]
            .iter()
            .find_map(|attribute| page.get_attribute(meta, attribute))
            .unwrap_or_default();
        if META_DATES.contains(&key.to_ascii_lowercase().as_str())
            && let Some(day) = page.get_attribute(meta, "content").as_deref().and_then(day)
        {
            return Some(Published::on(day, format!("The page's metadata says “{key}”.")));
        }
    }
    for time in page.query_selector_all(root, "time[datetime]") {
        let marked = page.get_attribute(time, "pubdate").is_some()
            || page.get_attribute(time, "itemprop").is_some_and(|p| p == "datePublished")
            || page.class_name(time).split_whitespace().any(|class| {
                matches!(
                    class,
                    "published" | "entry-date" | "dt-published" | "post-date" | "pubdate"
                )
            });
        if marked && let Some(day) = page.get_attribute(time, "datetime").as_deref().and_then(day) {
            return Some(Published::on(day, "The page marks it as the time of publication."));
        }
    }
    None
}

/// The date that a page's own address contains, as many newspapers' do. A proposal: it may be the day
/// on which the article was begun, or moved there.
pub(super) fn date_in_address(page: &Document) -> Option<Published> {
    let root = page.root();
    let canonical = page
        .query_selector(root, "link[rel=canonical][href]")
        .and_then(|link| page.get_attribute(link, "href"));
    let shared = page
        .query_selector(root, "meta[property='og:url'][content]")
        .and_then(|meta| page.get_attribute(meta, "content"));
    let address = canonical.or(shared)?;
    // /2031/02/13/, /2031-02-13-talks
    let starts = address.match_indices(['/', '-', '_']).map(|(at, _)| at + 1);
    let day = starts
        .filter_map(|at| date_at(&address[at..]))
        .find(|(_, rest)| !rest.starts_with(char::is_alphanumeric))
        .map(|(day, _)| day)?;
    Some(Published {
        basis: Basis::Proposed,
        from: Some(day),
        to: Some(day),
        reasons: vec!["The page's address contains this date.".to_owned()],
    })
}

/// Names under which pages state when they were published. Not "date" and "created", which as
/// often mean the last change.
const META_DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "published_time",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "rnews:datepublished",
    "article.published",
    "bt:pubdate",
];

/// The first `datePublished` of something that is an article.
fn json_ld_date(data: &Value, depth: usize) -> Option<String> {
    /// `@graph` in a list in a page: more would be strange.
    const MAX_JSON_LD_DEPTH: usize = 6;
    if depth > MAX_JSON_LD_DEPTH {
        return None;
    }
    match data {
        Value::Array(items) => items.iter().find_map(|item| json_ld_date(item, depth + 1)),
        Value::Object(fields) => {
            let is_kind = |kind: &Value| {
                kind.as_str().is_some_and(|k| {
                    k.ends_with("Article")
                        || k.ends_with("Posting")
                        || k.ends_with("Report")
                        || k == "WebPage"
                })
            };
            let is_article = fields.get("@type").is_some_and(|kind| match kind {
                Value::Array(kinds) => kinds.iter().any(is_kind),
                kind => is_kind(kind),
            });
            let own = fields.get("datePublished").and_then(Value::as_str).filter(|_| is_article);
            own.map(str::to_owned).or_else(|| {
                ["@graph", "mainEntity", "mainEntityOfPage"]
                    .iter()
                    .filter_map(|key| fields.get(*key))
                    .find_map(|inner| json_ld_date(inner, depth + 1))
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use trafilatura::dom::Document;

    use super::{date_in_address, stated_date};

    fn date(head: &str) -> Option<String> {
        let page = format!("<html><head>{head}</head><body><p>Text</p></body></html>");
        stated_date(&Document::parse(&page)).map(|p| p.from.unwrap().to_string())
    }

    #[test]
    fn json_ld_counts_if_it_is_about_an_article() {
        let script = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
        let graph = r#"{"@graph": [
            {"@type": "WebSite", "datePublished": "2001-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2031-02-13T09:15:00+01:00"}]}"#;
        assert_eq!(date(&script(graph)).as_deref(), Some("2031-02-13"));
        assert_eq!(date(&script(r#"{"@type": "Person", "datePublished": "2001-01-01"}"#)), None);
        assert_eq!(date(&script("{broken")), None);
    }

    #[test]
    fn an_address_with_a_date_in_it_is_a_hint() {
        let date = |address: &str| {
            let head = format!("<head><link rel=canonical href='{address}'></head>");
            date_in_address(&Document::parse(&head)).map(|p| p.from.unwrap().to_string())
        };
        let day = Some("2031-02-13".to_owned());
        assert_eq!(date("https://gazette.example/world/2031/02/13/talks.html"), day);
        assert_eq!(date("https://gazette.example/talks-2031-02-13"), day);
        assert_eq!(date("https://gazette.example/talks/20310213"), None);
        assert_eq!(date("https://gazette.example/talks-of-1031/02/130"), None);
    }

    #[test]
    fn meta_and_time_elements_that_mean_publication() {
        let meta = r#"<meta property="article:modified_time" content="2031-02-15">
                      <meta property="article:published_time" content="2031-02-13">"#;
        assert_eq!(date(meta).as_deref(), Some("2031-02-13"));
        let time = r#"<time datetime="2030-01-01">old</time>
                      <time class="entry-date" datetime="2031-02-13">then</time>"#;
        assert_eq!(date(time).as_deref(), Some("2031-02-13"));
        assert_eq!(date(r#"<meta name="date" content="2031-02-13">"#), None);
    }
}

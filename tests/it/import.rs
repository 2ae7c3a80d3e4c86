//! Reading files of all sorts: encodings, web pages, hostile input.

use std::path::PathBuf;
use std::time::Duration;

use encoding_rs::Encoding;
use entente::import::{ImportOptions, MAX_BYTES, Problem, encoding_named, import};
use entente::task::Cancel;
use entente::text::{Article, Basis};
use entente::worker::{self, Limits, WorkerConfig};
use proptest::prelude::*;

use crate::cli::Place;

fn read(name: &str, bytes: &[u8]) -> Article {
    import(name, bytes, ImportOptions::default()).unwrap()
}

fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(encoding.as_bytes()).unwrap();
    let (bytes, _, had_errors) = encoding.encode(text);
    assert!(!had_errors, "{} cannot say it", encoding.name());
    bytes.into_owned()
}

const FRENCH: &str = "La ministre des Affaires étrangères a reçu l’envoyé de Norvège à Oslo. \
                      « Nous avons parlé de la pêche », a-t-elle déclaré à la presse.\n";
const RUSSIAN: &str =
    "Министр иностранных дел принял посланника Норвегии в Осло. Они говорили о рыбе.\n";
const JAPANESE: &str =
    "外務大臣は月曜日にオスロでノルウェーの特使と会談した。二人は漁業について話し合った。\n";
const KOREAN: &str = "외교부 장관은 월요일 오슬로에서 노르웨이 특사와 회담을 했다. 두 사람은 어업에 관해 이야기했다.\n";
const CHINESE: &str = "外交部长星期一在奥斯陆会见了挪威特使。双方就渔业问题进行了会谈。\n";
const ENGLISH: &str = "The foreign minister met the envoy of Norway in Oslo. “We spoke — at last — \
                       about fish,” Zoë Example said.\n";

#[test]
fn unicode_in_all_its_forms() {
    for text in [ENGLISH, FRENCH, RUSSIAN, JAPANESE, KOREAN, CHINESE] {
        let marked = format!("\u{FEFF}{text}");
        let forms = [
            ("UTF-8", text.as_bytes().to_vec(), false),
            ("UTF-8", marked.as_bytes().to_vec(), false),
            ("UTF-16LE", utf_16(&marked, u16::to_le_bytes), false),
            ("UTF-16BE", utf_16(&marked, u16::to_be_bytes), false),
            ("UTF-16LE", utf_16(text, u16::to_le_bytes), true),
            ("UTF-16BE", utf_16(text, u16::to_be_bytes), true),
        ];
        for (encoding, bytes, is_guess) in forms {
            let article = read("a.txt", &bytes);
            assert_eq!(&*article.text, text);
            assert_eq!(article.encoding, encoding);
            let warned = article.warnings.iter().any(|w| w.contains("was guessed"));
            assert_eq!(warned, is_guess, "{:?}", article.warnings);
        }
    }
}

#[test]
fn encodings_of_the_past_are_guessed_and_said() {
    for (text, encoding, expected) in [
        (ENGLISH, "windows-1252", "windows-1252"),
        (FRENCH, "windows-1252", "windows-1252"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-U"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc-jp", "EUC-JP"),
        (JAPANESE, "iso-2022-jp", "ISO-2022-JP"),
        (KOREAN, "euc-kr", "EUC-KR"),
        (CHINESE, "gb18030", "GBK"),
    ] {
        let article = read("a.txt", &encoded(text, encoding));
        assert_eq!(&*article.text, text, "{encoding}");
        assert_eq!(article.encoding, expected);
        let warning = format!("{expected} was guessed");
        assert!(article.warnings.iter().any(|w| w.contains(&warning)), "{:?}", article.warnings);
    }
}

#[test]
fn a_wrong_guess_can_be_put_right() {
    let bytes = encoded(RUSSIAN, "koi8-r");
    let options = ImportOptions { encoding: encoding_named("koi8-r") };
    let article = import("a.txt", &bytes, options).unwrap();
    assert_eq!((&*article.text, article.encoding.as_str()), (RUSSIAN, "KOI8-R"));
    let place = Place::new().with("a.txt", bytes);
    let ran = place.run(&["extract", "a.txt", "--encoding", "koi8-r"]);
    assert_eq!(ran.json()["articles"][0]["text_chars"], RUSSIAN.chars().count());
}

#[test]
fn other_languages_are_read_with_a_warning() {
    let article = read("a.txt", KOREAN.as_bytes());
    assert_eq!(article.language, "ko");
    assert!(article.warnings.iter().any(|w| w.contains("Korean")));
    let article = read("a.txt", ENGLISH.repeat(4).as_bytes());
    assert_eq!((article.language.as_str(), article.warnings.len()), ("en", 0));
}

const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en"><head>
<title>Envoys of Norway and Japan meet in Oslo | The Sample Gazette</title>
<meta property="og:title" content="Envoys of Norway and Japan meet in Oslo">
<meta property="og:site_name" content="The Sample Gazette">
<meta property="article:modified_time" content="2031-02-15T09:15:00+01:00">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
  "headline": "Envoys of Norway and Japan meet in Oslo",
  "datePublished": "2031-02-13T09:15:00+01:00",
  "author": [{"@type": "Person", "name": "Ada Example"}, {"@type": "Person", "name": "Bo Sample"}]
}]}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoys of Norway and Japan meet in Oslo</h1>
<p>The foreign minister of <b>Norway</b> met the envoy of <a href="/japan">Japan</a> in Oslo on
Monday, the ministry said&nbsp;in a statement that was released late in the evening.</p>
<p>“We spoke for an hour,” the minister told reporters after the meeting. The envoy will travel on to
Bergen on Tuesday and meet the mayor there. <img src="data:image/png;base64,iVBORw0KGgo=" alt=""></p>
<ul><li>The two will meet again in Tokyo in the spring, officials of both sides said.</li></ul>
<p>Subscribe to our newsletter to get the news in your inbox.</p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">Fish prices rise</a></li></ul></aside>
<footer>© 2031 The Sample Gazette. All rights reserved.</footer></body></html>"#;

#[test]
fn a_web_page_gives_its_main_text_and_metadata() {
    let article = read("page.html", PAGE.as_bytes());
    assert_eq!(article.title.as_deref(), Some("Envoys of Norway and Japan meet in Oslo"));
    assert_eq!(article.outlet.as_deref(), Some("The Sample Gazette"));
    assert_eq!(article.authors, ["Ada Example", "Bo Sample"]);
    assert_eq!(article.published.basis, Basis::Stated);
    assert_eq!(article.published.from.unwrap().to_string(), "2031-02-13");
    let lines: Vec<&str> = article.text.lines().collect();
    let expected = "The foreign minister of Norway met the envoy of Japan in Oslo on Monday, the \
                    ministry said in a statement that was released late in the evening.";
    assert!(lines.contains(&expected), "{lines:#?}");
    for other in ["Home", "Fish prices", "All rights reserved"] {
        assert!(!article.text.contains(other), "{lines:#?}");
    }
    let left_out: Vec<&str> =
        article.boilerplate.iter().map(|b| b.span.of(&article.text)).collect();
    assert_eq!(left_out, ["Subscribe to our newsletter to get the news in your inbox."]);
}

#[test]
fn the_child_process_reads_what_this_process_reads() {
    let inside = read("page.html", PAGE.as_bytes());
    let child = in_child("page.html", PAGE.as_bytes(), &config()).unwrap();
    assert_eq!(child, inside);
    let markdown =
        "---\ntitle: Talks\ndate: 2031-02-13\n---\n# Talks\n\nThe *envoys* met in Oslo.\n";
    let child = in_child("a.md", markdown.as_bytes(), &config()).unwrap();
    assert_eq!(child, read("a.md", markdown.as_bytes()));
    assert_eq!(&*child.text, "Talks\nThe envoys met in Oslo.\n");
}

#[test]
fn a_page_says_its_encoding_or_is_guessed() {
    let page = |head: &str, encoding: &str| {
        let body = format!("<p>{RUSSIAN}</p>").repeat(5);
        encoded(&format!("{head}<body><article>{body}</article></body></html>"), encoding)
    };
    for (head, encoding, expected, is_guess) in [
        (
            "<html><head><meta charset=\"windows-1251\"></head>",
            "windows-1251",
            "windows-1251",
            false,
        ),
        (
            "<html><head><meta http-equiv=content-type content='text/html; charset=koi8-r'></head>",
            "koi8-r",
            "KOI8-R",
            false,
        ),
        (
            "<?xml version='1.0' encoding='windows-1251'?><html>",
            "windows-1251",
            "windows-1251",
            false,
        ),
        ("<html>", "windows-1251", "windows-1251", true),
        ("<html>", "utf-8", "UTF-8", false),
    ] {
        let article = read("a.html", &page(head, encoding));
        assert!(article.text.contains(RUSSIAN.trim()), "{}", article.text);
        assert_eq!(article.encoding, expected);
        let warned = article.warnings.iter().any(|w| w.contains("was guessed"));
        assert_eq!(warned, is_guess, "{head}");
    }
}

#[test]
fn a_page_without_an_article_is_refused() {
    let error = import("a.html", b"<html><body></body></html>", ImportOptions::default());
    assert_eq!(error.unwrap_err().problem, Problem::NoArticle);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_looked_at() {
    let error = import("a.txt", &vec![b'a'; MAX_BYTES + 1], ImportOptions::default()).unwrap_err();
    assert!(matches!(error.problem, Problem::TooLarge { .. }));
    assert!(error.to_string().ends_with("\nFile: a.txt"));
}

fn config() -> WorkerConfig {
    WorkerConfig {
        program: Some(PathBuf::from(env!("CARGO_BIN_EXE_entente"))),
        ..WorkerConfig::default()
    }
}

fn in_child(name: &str, bytes: &[u8], config: &WorkerConfig) -> Result<Article, Problem> {
    worker::import(name, bytes, ImportOptions::default(), config, &Cancel::new())
        .map_err(|error| error.problem)
}

fn reason(result: Result<Article, Problem>) -> String {
    match result.unwrap_err() {
        Problem::ParserFailed(reason) => reason,
        other => panic!("{other:?}"),
    }
}

/// Deep for a parser and flat for who counts tags: inside an object, what is open outside cannot be
/// closed.
fn deceptively_deep() -> String {
    format!(
        "<html><body>{}The envoys met.</body></html>",
        "<b><object></b></object>".repeat(50_000)
    )
}

#[test]
fn a_deep_page_is_refused() {
    let page = format!("<html><body>{}deep</body></html>", "<b><i>".repeat(50_000));
    assert!(matches!(in_child("a.html", page.as_bytes(), &config()), Err(Problem::TooDeep { .. })));
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_that_overflows_the_stack_kills_only_its_worker() {
    let told = reason(in_child("a.html", deceptively_deep().as_bytes(), &config()));
    assert_eq!(told, "it is nested so deeply that the parser's stack overflowed");
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_that_needs_too_much_kills_only_its_worker() {
    let page = format!("<html><body>{}</body></html>", "<p>The envoys met.</p>".repeat(200_000));
    let limits = Limits { memory_bytes: 150 << 20, ..Limits::default() };
    let told = reason(in_child("a.html", page.as_bytes(), &WorkerConfig { limits, ..config() }));
    assert_eq!(told, "the parser needed more than 150 MB of memory");
    let limits = Limits { cpu_secs: 1, ..Limits::default() };
    let page = "<div><object></div></object>".repeat(20_000);
    let page = format!("<html><body>{page}</body></html>");
    let told = reason(in_child("a.html", page.as_bytes(), &WorkerConfig { limits, ..config() }));
    assert_eq!(told, "the parser needed more than 1 seconds");
}

#[test]
fn a_worker_that_never_answers_is_killed() {
    let page = format!("<html><body>{}</body></html>", "<p>The envoys met.</p>".repeat(500_000));
    let timeout = Duration::from_millis(50);
    let told = reason(in_child("a.html", page.as_bytes(), &WorkerConfig { timeout, ..config() }));
    assert_eq!(told, "it took longer than 0.05 seconds");
    let cancel = Cancel::new();
    cancel.cancel();
    let cancelled =
        worker::import("a.html", page.as_bytes(), ImportOptions::default(), &config(), &cancel);
    assert_eq!(cancelled.unwrap_err().problem, Problem::Cancelled);
}

#[test]
fn a_program_that_is_no_worker_is_an_error_like_others() {
    let wrong = |program: Option<&str>| {
        let config = WorkerConfig { program: program.map(PathBuf::from), ..config() };
        reason(in_child("a.html", PAGE.as_bytes(), &config))
    };
    assert!(wrong(None).starts_with("no process could be started"));
    assert!(wrong(Some("no/such/program")).starts_with("no process could be started"));
    #[cfg(unix)]
    assert_eq!(wrong(Some("true")), "the parser's answer makes no sense");
}

#[cfg(target_os = "linux")]
#[test]
fn a_hostile_page_is_one_line_and_the_other_files_are_done() {
    let place = Place::new()
        .with("a.txt", ENGLISH)
        .with("hostile.html", deceptively_deep())
        .with("page.html", PAGE);
    let ran = place.run(&["extract", "a.txt", "hostile.html", "page.html"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.starts_with("error: hostile.html: The page could not be parsed: "));
    let map = ran.json();
    let paths: Vec<_> = map["articles"].as_array().unwrap().iter().map(|a| &a["path"]).collect();
    assert_eq!(paths, ["a.txt", "page.html"]);
}

/// Bytes that look like something, cut and stirred.
fn hostile_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        &b"<html>"[..],
        b"<p>",
        b"</p>",
        b"<b>",
        b"<!--",
        b"-->",
        b"<script>",
        b"&#x110000;",
        b"&amp",
        b"<meta charset=",
        b"utf-16",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"\0",
        b"a\0b\0",
        b"\xED\xA0\x80",
        b"\x1B$B",
        b"---\ntitle: x\n---\n",
        b"# h\n",
        b"[a](b",
        b"| a | b |\n|--|--|\n",
        b"data:;base64,",
        b"Subscribe to",
        b"\xE2\x80\x9C",
        b"2025-02-13",
        b"Published: 13 Feb",
        b"OSLO, ",
        b"\r",
        b"\n",
        b"The envoys met. ",
        b"\xF0\x9F\x99\x82",
        b"\xE9",
        b"(c) 2025",
        b"By A",
    ]);
    let piece = prop_oneof![
        4 => pieces.prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_reading_panic(
        bytes in hostile_bytes(),
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "a"]),
        encoding in prop::sample::select(vec![None, Some("utf-16"), Some("gb18030"), Some("iso-2022-jp")]),
    ) {
        let options = ImportOptions { encoding: encoding.and_then(encoding_named) };
        if let Ok(article) = import(name, &bytes, options) {
            let mut end = 0;
            for left_out in &article.boilerplate {
                prop_assert!(left_out.span.start >= end && !left_out.span.is_empty());
                prop_assert!(!left_out.span.of(&article.text).is_empty());
                end = left_out.span.end;
            }
        }
    }
}

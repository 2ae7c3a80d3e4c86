//! How fast the core is, on one thread: `cargo bench --no-default-features`.
//!
//! The texts are the tests' own articles; an item is a word, as white space parts them.

#![expect(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads its texts")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use divan::counter::ItemsCount;
use entente::map::{ArticleExtraction, RelationshipMap};
use entente::project::Project;
use entente::project::format::{Packer, unpack};
use entente::scene::{Placement, SceneOptions};
use entente::text::{Article, ArticleId};
use entente::{entities, map, nlp, pipeline, relations, scene};

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".txt") && !name.ends_with(".map.txt")
    });
    paths.sort();
    let article = |path: &std::path::PathBuf| {
        Article::from_text(path.to_string_lossy(), std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(article).collect()
});

static EXTRACTIONS: LazyLock<Vec<ArticleExtraction>> =
    LazyLock::new(|| ARTICLES.iter().cloned().map(pipeline::extract).collect());

static MAP: LazyLock<RelationshipMap> = LazyLock::new(|| map::build(&EXTRACTIONS[..]));

fn words() -> ItemsCount {
    ItemsCount::new(ARTICLES.iter().map(|a| a.text.split_whitespace().count()).sum::<usize>())
}

fn main() {
    // Models and tables are read once for each start of the program; they are not measured.
    LazyLock::force(&MAP);
    divan::main();
}

#[divan::bench]
fn text_to_relations(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        ARTICLES.iter().cloned().map(pipeline::extract).map(|e| e.relations.len()).sum::<usize>()
    });
}

#[divan::bench]
fn phase_1_annotate(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        ARTICLES.iter().map(|article| nlp::annotate(article).tokens.len()).sum::<usize>()
    });
}

#[divan::bench]
fn phase_2_entities(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        let resolve = |e: &ArticleExtraction| entities::resolve(&e.article, &e.document);
        EXTRACTIONS.iter().map(|e| resolve(e).all.len()).sum::<usize>()
    });
}

#[divan::bench]
fn phase_3_relations(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        let extract =
            |e: &ArticleExtraction| relations::extract(&e.article, &e.document, &e.entities);
        EXTRACTIONS.iter().map(|e| extract(e).len()).sum::<usize>()
    });
}

#[divan::bench]
fn map_of_all_articles() -> RelationshipMap {
    map::build(&EXTRACTIONS[..])
}

#[divan::bench]
fn layout_of_all_articles() -> Placement {
    scene::arrange(&MAP, &Placement::new())
}

#[divan::bench]
fn scene_of_all_articles(bencher: Bencher<'_, '_>) {
    let placement = scene::arrange(&MAP, &Placement::new());
    bencher.bench(|| scene::build(&MAP, &placement, &SceneOptions::default()));
}

/// A project of so many articles: the tests' own, over and over, each under a name of its own.
fn project_of(n_articles: usize) -> Project {
    let articles = (0..n_articles).map(|n| {
        let mut extraction = EXTRACTIONS[n % EXTRACTIONS.len()].clone();
        let article = Arc::make_mut(&mut extraction.article);
        article.path = format!("article {n}");
        article.sha256 = format!("{n:064x}");
        extraction.renumber(ArticleId(n as u32));
        Arc::new(extraction)
    });
    Project::assembled(articles.collect(), Arc::default())
}

/// Opening: from the file's bytes to the map. Nothing is read anew.
#[divan::bench(args = [10, 1_000, 10_000], sample_count = 5)]
fn project_open(bencher: Bencher<'_, '_>, n_articles: usize) {
    let bytes = Packer::default().project(&project_of(n_articles));
    bencher.bench(|| unpack(&bytes).unwrap().project.map.n_actors());
}

/// Saving after a change: every article was packed before.
#[divan::bench(args = [10, 1_000, 10_000], sample_count = 5)]
fn project_save(bencher: Bencher<'_, '_>, n_articles: usize) {
    let project = project_of(n_articles);
    let packer = Packer::default();
    packer.project(&project);
    bencher.bench(|| packer.project(&project).len());
}

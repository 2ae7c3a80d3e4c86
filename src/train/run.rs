//! The whole training, from corpora to models and their scores.

use std::fmt::Write as _;
use std::path::Path;

use crate::nlp::model::weights::Weights;
use crate::nlp::names::KINDS;
use crate::nlp::word::words;
use crate::train::corpora::treebank::{self, RawSentence, TreeSentence};
use crate::train::corpora::{NamedDocument, columns, docred, gum, uner};
use crate::train::random::Random;
use crate::train::titles::Titles;
use crate::train::{augment, lemmas, names, parser, tagger};

/// Rounds over the training data.
const TAGGER_ROUNDS: usize = 6;
const JACKKNIFE_FOLDS: usize = 4;
const JACKKNIFE_ROUNDS: usize = 4;
const PARSER_ROUNDS: usize = 12;
const NAMES_ROUNDS: usize = 10;

/// Weights below these many units vanish; there are many, and they change next to nothing.
const TAGGER_PRUNE: i8 = 6;
const TRANSITIONS_PRUNE: i8 = 14;
const LABELS_PRUNE: i8 = 14;
const NAMES_PRUNE: i8 = 9;

/// Of the corpora without a part of their own to measure on, every eighth document is kept back.
const HELD_OUT: usize = 8;

/// The models as the program carries them, and what they are worth.
pub struct Trained {
    /// File names under `assets/model/` and their contents.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// The scores on texts that were kept back, as a table.
    pub scores: String,
}

/// Trains all models on the corpora in a folder that has `train/ud-ewt` and its siblings.
pub fn run(data: &Path, model_dir: &Path) -> anyhow::Result<Trained> {
    let data = data.join("train");
    let titles = Titles::read(&model_dir.join("gazetteer.tsv"))?;
    let read = |name: &str| treebank::read(&data.join(name));
    let (ewt, gum) = (read("ud-ewt/en_ewt-ud-train.rebuilt.conllu")?, read("ud-gum/train.conllu")?);
    let (ewt_dev, gum_dev) = (read("ud-ewt/en_ewt-ud-dev.conllu")?, read("ud-gum/dev.conllu")?);
    let mut trees: Vec<TreeSentence> = trees(ewt.iter().chain(&gum));
    let mut scores = format!("trees: {} of {}\n", trees.len(), ewt.len() + gum.len());
    let titled = augment::titled_trees(&trees, &titles);
    writeln!(scores, "with made-up titles: {}", titled.len())?;
    trees.extend(titled);
    let examples: Vec<tagger::Example> = tagger_examples(&trees);
    let all: Vec<usize> = (0..examples.len()).collect();
    // The tagger first, since the recognizer of names needs its tags, too.
    let (tagger_bytes, tags) = std::thread::scope(|scope| {
        let jackknifed =
            scope.spawn(|| tagger::jackknife(&examples, JACKKNIFE_FOLDS, JACKKNIFE_ROUNDS));
        let model = tagger::train(&examples, &all, TAGGER_ROUNDS).averaged();
        let model = model.to_bytes(TAGGER_PRUNE);
        (model, jackknifed.join().expect("nothing in it panics"))
    });
    let tagger_model = Weights::new(tagger_bytes.clone().leak());
    let (parser_bytes, (names_bytes, names_scores)) = std::thread::scope(|scope| {
        let named = scope.spawn(|| train_names(&data, [&gum, &gum_dev], &titles, tagger_model));
        let parser = parser::train(&parser_examples(&trees, &examples, &tags), PARSER_ROUNDS);
        let (transitions, labels) = (parser.transitions.averaged(), parser.labels.averaged());
        let bytes = (transitions.to_bytes(TRANSITIONS_PRUNE), labels.to_bytes(LABELS_PRUNE));
        named.join().expect("nothing in it panics").map(|named| (bytes, named))
    })?;
    let transitions = Weights::new(parser_bytes.0.clone().leak());
    let labels = Weights::new(parser_bytes.1.clone().leak());
    let news: Vec<RawSentence> =
        gum_dev.iter().filter(|rows| rows.document.contains("_news_")).cloned().collect();
    writeln!(scores, "{:24} {:>6} {:>6} {:>6}", "trees of", "tags", "UAS", "LAS")?;
    for (name, rows) in [("EWT dev", &ewt_dev), ("GUM dev", &gum_dev), ("GUM dev, news", &news)] {
        let trees = self::trees(rows.iter());
        let examples = tagger_examples(&trees);
        let mut features = crate::nlp::model::Features::default();
        let tags: Vec<Vec<u8>> = examples
            .iter()
            .map(|e| crate::nlp::tagger::tag(&tagger_model, &e.words, &mut features))
            .collect();
        let accuracy = tagger::accuracy(&tagger_model, &examples);
        let (uas, las) =
            parser::attachment(&transitions, &labels, &parser_examples(&trees, &examples, &tags));
        writeln!(scores, "{name:24} {accuracy:6.2} {uas:6.2} {las:6.2}")?;
    }
    scores.push_str(&names_scores);
    let files = vec![
        ("tagger.bin", tagger_bytes),
        ("transitions.bin", parser_bytes.0),
        ("labels.bin", parser_bytes.1),
        ("names.bin", names_bytes),
        ("lemmas.tsv", lemmas::table(ewt.iter().chain(&gum)).into_bytes()),
    ];
    for (name, bytes) in &files {
        writeln!(scores, "{name:24} {:6} KB", bytes.len() / 1000)?;
    }
    Ok(Trained { files, scores })
}

fn trees<'a>(rows: impl Iterator<Item = &'a RawSentence>) -> Vec<TreeSentence> {
    rows.filter_map(treebank::to_our_tokens).filter(|tree| !tree.words.is_empty()).collect()
}

fn tagger_examples(trees: &[TreeSentence]) -> Vec<tagger::Example> {
    trees
        .iter()
        .map(|tree| tagger::Example {
            words: words(tree.words.iter().map(String::as_str)),
            tags: tree.tags.clone(),
        })
        .collect()
}

fn parser_examples<'a>(
    trees: &'a [TreeSentence],
    looks: &'a [tagger::Example],
    tags: &'a [Vec<u8>],
) -> Vec<parser::Example<'a>> {
    trees
        .iter()
        .zip(looks)
        .zip(tags)
        .map(|((tree, looks), tags)| parser::Example {
            words: &looks.words,
            tags,
            heads: &tree.heads,
            labels: &tree.labels,
        })
        .collect()
}

/// A corpus of names: its name, what to train on, what to measure on.
type Corpus = (&'static str, Vec<NamedDocument>, Vec<NamedDocument>);

fn name_corpora(
    data: &Path,
    gum: &[RawSentence],
    gum_dev: &[RawSentence],
) -> anyhow::Result<Vec<Corpus>> {
    let crossner =
        |file: &str| columns::read(&data.join("crossner").join(file), columns::crossner_kind, true);
    let mut corpora: Vec<Corpus> = vec![
        ("GUM", gum::documents(gum), gum::documents(gum_dev)),
        ("CrossNER politics", crossner("politics/train.txt")?, crossner("politics/dev.txt")?),
    ];
    let mut others = Vec::new();
    for domain in ["ai", "literature", "music", "science"] {
        for part in ["train", "dev", "test"] {
            others.extend(crossner(&format!("{domain}/{part}.txt"))?);
        }
    }
    let mut docred = docred::read(&data.join("redocred/dev_revised.json"))?;
    docred.extend(docred::read(&data.join("redocred/test_revised.json"))?);
    let wikigold =
        columns::read(&data.join("wikigold/wikigold.conll.txt"), columns::conll_kind, false)?;
    let uner = uner::read(&data.join("uner-ewt/en_ewt-ud-dev.iob2"))?;
    for (name, documents) in [
        ("CrossNER others", others),
        ("Re-DocRED", docred),
        ("WikiGold", wikigold),
        ("UNER EWT", uner),
    ] {
        let (mut train, mut held_out) = (Vec::new(), Vec::new());
        for (i, document) in documents.into_iter().enumerate() {
            if i % HELD_OUT == 0 { held_out.push(document) } else { train.push(document) }
        }
        corpora.push((name, train, held_out));
    }
    Ok(corpora)
}

fn train_names(
    data: &Path,
    [gum, gum_dev]: [&[RawSentence]; 2],
    titles: &Titles,
    tagger: Weights,
) -> anyhow::Result<(Vec<u8>, String)> {
    let corpora = name_corpora(data, gum, gum_dev)?;
    let mut random = Random::new();
    let mut examples = Vec::new();
    for (_, train, _) in &corpora {
        examples.extend(names::examples(train, &tagger));
        let titled = augment::titled_names(train, titles, &mut random);
        examples.extend(names::examples(&titled, &tagger));
    }
    let model = names::train(&examples.iter().collect::<Vec<_>>(), NAMES_ROUNDS);
    let bytes = model.averaged().to_bytes(NAMES_PRUNE);
    let model = Weights::new(bytes.clone().leak());
    let mut scores = format!(
        "{:24} {:>6} {:>6} {:>6} {:>6} {:>6}\n",
        "names of", "PER", "ORG", "LOC", "EVENT", "micro"
    );
    for (name, _, held_out) in &corpora {
        let counts = names::measure(&model, &names::examples(held_out, &tagger));
        write!(scores, "{name:24}")?;
        for kind in 0..KINDS.len() {
            write!(scores, " {:6.2}", counts.f1(kind))?;
        }
        writeln!(scores, " {:6.2}", counts.micro())?;
    }
    Ok((bytes, scores))
}

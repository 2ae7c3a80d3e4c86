//! The articles that come with the program.

use crate::pipeline::Source;

const SAMPLES: [(&str, &str); 3] = [
    ("01-seoul-visit.txt", include_str!("../../assets/samples/01-seoul-visit.txt")),
    ("02-baek-trial.txt", include_str!("../../assets/samples/02-baek-trial.txt")),
    ("03-honolulu-summit.txt", include_str!("../../assets/samples/03-honolulu-summit.txt")),
];

/// The sample articles, in order.
pub fn sources() -> Vec<Source> {
    SAMPLES
        .iter()
        .map(|&(name, text)| Source::Memory {
            name: format!("Sample/{name}"),
            bytes: text.as_bytes().to_vec(),
        })
        .collect()
}

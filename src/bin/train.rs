//! `entente-train`: rebuilds the language models from treebanks, and shows what they make of a
//! text.

use std::path::Path;

use entente::train::{self, files};

const MODEL_DIR: &str = "assets/model";

#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = Path::new(MODEL_DIR);
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["explain", path] => {
            let article = entente::text::Article::from_text(path, files::read(path.as_ref())?);
            print!("{}", entente::nlp::render(&article, &entente::nlp::annotate(&article)));
        }
        ["clusters", path] => {
            files::write(&dir.join("clusters.bin"), &train::clusters::build(path.as_ref())?)?;
        }
        ["gazetteer"] => {
            let table = train::build_gazetteer(&dir.join("gazetteer.tsv"))?;
            files::write(&dir.join("gazetteer.bin"), &table)?;
        }
        [data] => {
            let trained = train::run(data.as_ref(), dir)?;
            for (name, bytes) in &trained.files {
                files::write(&dir.join(name), bytes)?;
            }
            print!("{}", trained.scores);
        }
        _ => anyhow::bail!(
            "usage: entente-train DATA | gazetteer | clusters VECTORS.json | explain FILE"
        ),
    }
    Ok(())
}

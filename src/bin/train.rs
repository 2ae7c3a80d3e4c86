//! `entente-train`: rebuilds the language models from treebanks, and shows what they make of a
//! text.

use anyhow::Context as _;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["explain", path] => explain(path),
        _ => anyhow::bail!("usage: entente-train explain FILE"),
    }
}

/// Prints the sentences, trees and names of a text file.
#[expect(clippy::disallowed_methods, reason = "a developer's tool, not part of the program")]
#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn explain(path: &str) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(path).context("cannot read the text")?;
    let article = entente::text::Article::from_text(path, text);
    print!("{}", entente::nlp::render(&article, &entente::nlp::annotate(&article)));
    Ok(())
}

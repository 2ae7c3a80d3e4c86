//! `entente render`: articles → a picture of their map.

use crate::cli::args::{Format, Render};
use crate::cli::extract::{map_of, open_all};
use crate::cli::outcome::{Outcome, error, write_result};
use crate::export::{PngOptions, SvgOptions, png, svg};
use crate::scene::{SceneOptions, picture_of};

pub(super) fn run(args: &Render) -> Result<Outcome, clap::Error> {
    let format = args.format()?;
    let (extractions, outcome) = open_all(&args.input);
    if extractions.is_empty() {
        return Ok(outcome);
    }
    let map = map_of(&extractions);
    let options = SceneOptions { theme: args.theme(), ..SceneOptions::default() };
    let scene = picture_of(&map, &options);
    let picture = match format {
        Format::Svg => {
            let options = SvgOptions { transparent: args.transparent, ..SvgOptions::default() };
            Ok(svg::render(&scene, &options).into_bytes())
        }
        Format::Png => png::render(
            &scene,
            &PngOptions {
                width: args.width,
                height: args.height,
                transparent: args.transparent,
                ..PngOptions::default()
            },
        ),
    };
    Ok(match picture {
        Ok(bytes) => write_result(Some(&args.output), &bytes).err().unwrap_or(outcome),
        Err(failed) => {
            error(&args.output.to_string_lossy(), &failed.to_string());
            Outcome::NotWritten
        }
    })
}

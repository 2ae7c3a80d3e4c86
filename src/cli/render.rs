//! `entente render`: articles → a picture of their map.

use crate::cli::args::{Format, Render};
use crate::cli::input::{Opened, project_of};
use crate::cli::outcome::{Outcome, error, write_result};
use crate::export::{PngOptions, SvgOptions, png, svg};
use crate::scene::{self, SceneOptions};

pub(super) fn run(args: &Render) -> Result<Outcome, clap::Error> {
    let format = args.format()?;
    let Opened { project, outcome } = project_of(&args.input);
    if project.is_empty() {
        return Ok(outcome);
    }
    let options = SceneOptions {
        theme: args.theme(),
        notes: project.notes_on_spots(),
        ..SceneOptions::default()
    };
    let placement = scene::arrange(&project.map, &project.placement);
    let scene = scene::build(&project.map, &placement, &options);
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

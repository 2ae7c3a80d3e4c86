//! `entente render`: articles → a picture of their map.

use crate::cli::args::{Format, Render};
use crate::cli::input::{Opened, project_of};
use crate::cli::look::Look;
use crate::cli::outcome::{Outcome, error, write_result};
use crate::export::{PngOptions, SvgOptions, pdf, png, share_line, svg};

pub(super) fn run(args: &Render) -> Result<Outcome, clap::Error> {
    let format = args.format()?;
    let Opened { project, outcome } = project_of(&args.input);
    if project.is_empty() {
        return Ok(outcome);
    }
    let Some(look) = Look::at(&project, args.view.as_deref()) else {
        return Ok(Outcome::SomeFailed);
    };
    let scene = look.scene(args.theme(), args.numbered);
    let title = args.title.clone().or_else(|| project.picture.title());
    let source = share_line(&look.shown);
    let picture = match format {
        Format::Svg | Format::Pdf => {
            let transparent = args.transparent;
            let options = SvgOptions { title, source, transparent, ..SvgOptions::default() };
            match format {
                Format::Pdf => pdf::render(&scene, &options),
                _ if args.outlined => svg::outlined(&scene, &options).map(String::into_bytes),
                _ => Ok(svg::render(&scene, &options).into_bytes()),
            }
        }
        Format::Png => png::render(
            &scene,
            &PngOptions {
                width: args.width,
                height: args.height,
                scale: args.scale.map_or(PngOptions::default().scale, f32::from),
                transparent: args.transparent,
                title,
                source,
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

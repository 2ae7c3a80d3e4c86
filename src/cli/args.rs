//! What may be typed.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::export::{self, png::LARGEST_SIDE};
use crate::import::{Encoding, encoding_named};
use crate::pipeline::Source;
use crate::scene::Theme;

/// Opens news articles and draws who relates to whom, offline.
#[derive(Debug, Parser)]
#[command(name = "entente", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "\
Examples:
  entente                               open the window
  entente talks.txt visit.html          open the window with two articles
  entente extract *.txt -o map.json     write the map of all of them as JSON
  entente render *.txt -o map.png       draw that map
  entente export *.txt -o map.graphml   write it for another program
  entente project new map.entente *.txt make a project of the articles
  entente map.entente                   open the window with it
  cat talks.txt | entente extract -     read an article from standard input

Exit codes: 0 all went well, 1 some input failed (the rest is done), 2 wrong usage, 3 the result
could not be written.")]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Articles or a project to open in the window: plain text, Markdown, saved web pages
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the relationship map of some articles as JSON
    Extract(Extract),
    /// Draw the relationship map of some articles, as PNG or SVG
    Render(Render),
    /// Write the relationship map of some articles for other programs
    Export(Export),
    /// Print how an article was understood: sentences, entities, relations
    Explain(Explain),
    /// Make, extend, correct and check project files
    #[command(subcommand)]
    Project(ProjectCommand),
    /// Parse one page from standard input (started by the program itself)
    #[command(name = crate::worker::SUBCOMMAND, hide = true)]
    Worker,
}

#[derive(Debug, Subcommand)]
pub(super) enum ProjectCommand {
    /// Make a project of some articles
    New {
        /// The project file to make (….entente)
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
        #[command(flatten)]
        input: Input,
    },
    /// Add articles, or other projects, to a project; what it has already is not added twice
    Add {
        /// The project file
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
        #[command(flatten)]
        input: Input,
    },
    /// Add corrections to a project
    Apply {
        /// The project file
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
        /// The corrections, as `entente project ledger` and the window write them
        #[arg(value_name = "LEDGER")]
        ledger: PathBuf,
    },
    /// Print what is in a project, and what is damaged or missing
    Check(ProjectFile),
    /// Write the corrections of a project as JSON
    Ledger {
        /// The project file
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
        /// Write there instead of to standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Change a project at random and say so (for tests that kill the program)
    #[command(hide = true)]
    Rehearse(Rehearse),
}

#[derive(Debug, clap::Args)]
pub(super) struct Rehearse {
    pub(super) project: PathBuf,
    pub(super) journals: PathBuf,
    #[arg(long, default_value_t = 0)]
    pub(super) seed: u64,
    #[arg(long, default_value_t = 300)]
    pub(super) edits: u32,
}

#[derive(Debug, clap::Args)]
pub(super) struct ProjectFile {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(super) project: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Extract {
    #[command(flatten)]
    pub(super) input: Input,
    /// Write there instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Render {
    #[command(flatten)]
    pub(super) input: Input,
    /// Write there; the ending .png, .svg or .pdf says which format; - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// The format, whatever the ending is
    #[arg(long)]
    format: Option<Format>,
    /// Width of a PNG in pixels [default: two pixels for each unit of the picture]
    #[arg(long, value_name = "PIXELS", value_parser = side())]
    pub(super) width: Option<u32>,
    /// Height of a PNG in pixels [default: what the width asks for]
    #[arg(long, value_name = "PIXELS", value_parser = side())]
    pub(super) height: Option<u32>,
    /// Pixels for each unit of the picture, instead of a width or height: 1 as on the screen
    #[arg(long, value_name = "FACTOR", value_parser = clap::value_parser!(u8).range(1..=8))]
    #[arg(conflicts_with_all = ["width", "height"])]
    pub(super) scale: Option<u8>,
    /// Leave out the background
    #[arg(long)]
    pub(super) transparent: bool,
    /// Write on every line what its claim is called in the JSON, in tables and dossiers: r12
    #[arg(long)]
    pub(super) numbered: bool,
    /// Draw the letters of an SVG as shapes: the same on every machine, but no longer text
    #[arg(long)]
    pub(super) outlined: bool,
    /// Write this above the map [default: the title that the project keeps, if any]
    #[arg(long, value_name = "WORDS")]
    pub(super) title: Option<String>,
    /// Show what this view of the project shows
    #[arg(long, value_name = "NAME")]
    pub(super) view: Option<String>,
    /// Dark ink on paper, light ink on slate, black on white, or for printers
    #[arg(long, value_enum, default_value = "light")]
    theme: ThemeName,
}

/// A format for pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Png,
    Svg,
    Pdf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeName {
    Light,
    Dark,
    HighContrast,
    Print,
}

impl Render {
    /// The format that is asked for, or what is wrong with the request.
    pub(super) fn format(&self) -> Result<Format, clap::Error> {
        use clap::CommandFactory as _;
        use clap::error::ErrorKind;
        let wrong = |kind, message: &str| Args::command().error(kind, message);
        let ending = self.output.extension().map(OsStr::to_ascii_lowercase);
        let format = match (self.format, ending.as_deref().and_then(OsStr::to_str)) {
            (Some(format), _) => format,
            (None, Some("png")) => Format::Png,
            (None, Some("svg")) => Format::Svg,
            (None, Some("pdf")) => Format::Pdf,
            (None, _) => {
                let message =
                    "the output's name must end in .png, .svg or .pdf, or --format say which";
                return Err(wrong(ErrorKind::ValueValidation, message));
            }
        };
        let has_size = self.width.is_some() || self.height.is_some() || self.scale.is_some();
        if format != Format::Png && has_size {
            let message = "only images have pixels: --width, --height and --scale are for PNG";
            return Err(wrong(ErrorKind::ArgumentConflict, message));
        }
        if format != Format::Svg && self.outlined {
            let message = "--outlined is for SVG: a PNG has no letters, a PDF carries its fonts";
            return Err(wrong(ErrorKind::ArgumentConflict, message));
        }
        Ok(format)
    }

    pub(super) fn theme(&self) -> Theme {
        match self.theme {
            ThemeName::Light => Theme::Light,
            ThemeName::Dark => Theme::Dark,
            ThemeName::HighContrast => Theme::HighContrast,
            ThemeName::Print => Theme::Print,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    #[command(flatten)]
    pub(super) input: Input,
    /// Write there; the ending says which format: json, csv (three tables: -nodes, -edges,
    /// -evidence), graphml, gexf, dot, mmd (Mermaid), html (a page for any browser), md and docx (a
    /// dossier); - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// The format, whatever the ending is
    #[arg(long, value_name = "ENDING", value_parser = data_format)]
    format: Option<export::Format>,
    /// Export what this view of the project shows
    #[arg(long, value_name = "NAME")]
    pub(super) view: Option<String>,
}

impl Export {
    /// The format that is asked for, or what is wrong with the request.
    pub(super) fn format(&self) -> Result<export::Format, clap::Error> {
        use clap::CommandFactory as _;
        use clap::error::ErrorKind;
        let wrong = |message: String| Args::command().error(ErrorKind::ValueValidation, message);
        let ending = self.output.extension().and_then(OsStr::to_str).unwrap_or_default();
        let format = match self.format {
            Some(format) => format,
            None => data_format(ending).map_err(wrong)?,
        };
        if format == export::Format::Csv && self.output.as_os_str() == "-" {
            return Err(wrong("CSV makes three files: give a name for them".to_owned()));
        }
        Ok(format)
    }
}

fn data_format(ending: &str) -> Result<export::Format, String> {
    match export::Format::from_ending(ending) {
        Some(format) if format.is_picture() => Err("`entente render` draws pictures".to_owned()),
        Some(format) => Ok(format),
        None => {
            let data = export::Format::ALL.iter().filter(|format| !format.is_picture());
            let endings: Vec<&str> = data.map(|format| format.ending()).collect();
            Err(format!("the format must be one of {}", endings.join(", ")))
        }
    }
}

fn side() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(1..=i64::from(LARGEST_SIDE))
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) input: Input,
}

/// Articles, and how to read them.
#[derive(Debug, clap::Args)]
pub(super) struct Input {
    /// Articles: plain text, Markdown, saved web pages; projects (….entente); - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Read them in this encoding, whatever they say or look like (utf-8, latin1, euc-kr, …)
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<&'static Encoding>,
    /// Apply the corrections of this file (as `entente project ledger` writes them)
    #[arg(long, value_name = "LEDGER")]
    pub(super) rules: Vec<PathBuf>,
}

impl Input {
    pub(super) fn sources(&self) -> Vec<Source> {
        let source = |path: &PathBuf| match path.to_str() {
            Some("-") => Source::Stdin,
            _ => Source::File(path.clone()),
        };
        self.files.iter().map(source).collect()
    }
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    encoding_named(name).ok_or_else(|| {
        format!("no such encoding; some are {}", crate::import::ENCODINGS.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::Args::command().debug_assert();
    }
}

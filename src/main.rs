//! The program: does what the command line says, or opens the window.

use std::process::ExitCode;

use entente::cli::{self, Next};

/// Every frame hands megabytes of triangles to the screen. It keeps them for the next frame, where the
/// system's may give them back and ask for them anew, which took most of the time of a frame.
#[cfg(feature = "gui")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Exit(code) => code,
        Next::Window(files) => open_window(files),
    }
}

#[cfg(feature = "gui")]
#[expect(clippy::print_stderr, reason = "the program talks to people here")]
fn open_window(files: Vec<std::path::PathBuf>) -> ExitCode {
    match entente::ui::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
#[expect(clippy::print_stderr, reason = "the program talks to people here")]
fn open_window(_files: Vec<std::path::PathBuf>) -> ExitCode {
    eprintln!(
        "error: this build of entente has no window; see `entente --help` for what it can do, or \
         build it with `cargo build --features gui`"
    );
    ExitCode::from(2)
}

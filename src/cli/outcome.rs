//! How a command ended, and what is said on the way there.

use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::io::{self, IoError};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All went well.
    Done,
    /// Some input failed; the rest was done.
    SomeFailed,
    /// The result could not be written.
    NotWritten,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::SomeFailed => 1,
            // 2 is wrong usage, which the parser of arguments tells.
            Outcome::NotWritten => 3,
        })
    }
}

/// Says on standard error that something failed.
pub(super) fn error(what: &str, reason: &str) {
    say("error", what, reason);
}

/// Says on standard error that something was guessed or left out.
pub(super) fn warning(what: &str, reason: &str) {
    say("warning", what, reason);
}

/// One line for each: people read them in lists, scripts by line.
fn say(level: &str, what: &str, reason: &str) {
    let line = format!("{level}: {}: {}\n", printable(what), printable(reason));
    // With standard error closed there is nobody to tell.
    std::io::stderr().lock().write_all(line.as_bytes()).ok();
}

/// Without what could steer a terminal: names of files and pages are other people's text.
pub(super) fn printable(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_hidden(c) { '\u{FFFD}' } else { c }).collect()
}

/// Writes a result to a file, or to standard output.
pub(super) fn write_result(path: Option<&Path>, bytes: &[u8]) -> Result<(), Outcome> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        let mut output = std::io::stdout().lock();
        return match output.write_all(bytes).and_then(|()| output.flush()) {
            // Whoever reads has read enough ("| head").
            Err(broken) if broken.kind() == ErrorKind::BrokenPipe => Ok(()),
            Err(other) => {
                error("standard output", &other.to_string());
                Err(Outcome::NotWritten)
            }
            Ok(()) => Ok(()),
        };
    };
    io::write(path, bytes).map_err(|failed: IoError| {
        error(&path.to_string_lossy(), &failed.reason());
        Outcome::NotWritten
    })
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn names_cannot_steer_the_terminal() {
        assert_eq!(printable("a\u{1B}[31mb\nc\u{202E}d é"), "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d é");
    }
}

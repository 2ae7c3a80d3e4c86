//! Starts a worker, talks to it, watches it, and finds out what it died of.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::import::MAX_BYTES;
use crate::task::{Cancel, beside};
use crate::worker::{SUBCOMMAND, WorkerConfig};

/// Longest answer that is read, in bytes: the text of the longest input, escaped, and some more.
const MAX_REPLY: u64 = 4 * MAX_BYTES as u64;

/// Enough of what a dying process says to know what it died of.
const MAX_LAST_WORDS: u64 = 4 << 10;

/// How often the watch looks at the clock and at the user.
const WATCH: Duration = Duration::from_millis(25);

/// The program's allocator reserves a gigabyte of addresses ahead, which counts towards the limit of
/// memory though none of it is used, and leaves the stack no room to grow.
const RESERVE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "0");

/// What a worker said, and how it went.
pub(super) struct Exchange {
    pub(super) reply: Vec<u8>,
    pub(super) death: Death,
}

/// How a worker came to its end.
pub(super) enum Death {
    /// As it should.
    None,
    /// Killed because the user did not want to wait.
    Cancelled,
    /// Killed or broken down, for this reason.
    Because(String),
}

/// Sends a request to a new worker and waits for its answer or its end.
pub(super) fn ask(
    request: &[u8],
    config: &WorkerConfig,
    cancel: &Cancel,
) -> std::io::Result<Exchange> {
    let program = config.program.as_ref().ok_or(std::io::ErrorKind::NotFound)?;
    let mut command = Command::new(program);
    command.arg(SUBCOMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if cfg!(unix) {
        // A parser needs nothing of the user's environment.
        command.env_clear();
    }
    command.env(RESERVE.0, RESERVE.1);
    let mut child = command.spawn()?;
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (done, is_done) = channel();
    let watching = move || watch(child, &is_done, config, cancel);
    let (watched, (reply, last_words)) = beside("worker watch", watching, || {
        // A worker that dies while it is being written to has its reason below.
        input.map(|mut input| input.write_all(request)).transpose().ok();
        let (mut reply, mut last_words) = (Vec::new(), Vec::new());
        output.map(|pipe| pipe.take(MAX_REPLY).read_to_end(&mut reply)).transpose().ok();
        errors.map(|pipe| pipe.take(MAX_LAST_WORDS).read_to_end(&mut last_words)).transpose().ok();
        drop(done);
        (reply, last_words)
    });
    let death = match watched {
        None => Death::Because("it could not be watched".to_owned()),
        Some(Watched::Cancelled) => Death::Cancelled,
        Some(Watched::TimedOut) => {
            Death::Because(format!("it took longer than {} seconds", config.timeout.as_secs_f32()))
        }
        Some(Watched::Ended(status)) if status.success() => Death::None,
        Some(Watched::Ended(status)) => {
            Death::Because(cause(status, &String::from_utf8_lossy(&last_words), config))
        }
        Some(Watched::Lost) => Death::Because("its process was lost".to_owned()),
    };
    Ok(Exchange { reply, death })
}

enum Watched {
    Ended(ExitStatus),
    TimedOut,
    Cancelled,
    Lost,
}

/// Waits for the child's end, and brings it about when its time is over or the user says so.
fn watch(
    mut child: Child,
    is_done: &Receiver<()>,
    config: &WorkerConfig,
    cancel: &Cancel,
) -> Watched {
    let start = Instant::now();
    let mut pause = WATCH;
    let killed = loop {
        match child.try_wait() {
            Ok(Some(status)) => return Watched::Ended(status),
            Ok(None) => {}
            Err(_) => break Watched::Lost,
        }
        if cancel.is_cancelled() {
            break Watched::Cancelled;
        }
        if start.elapsed() > config.timeout {
            break Watched::TimedOut;
        }
        match is_done.recv_timeout(pause) {
            // It has closed its output and will be gone in a moment.
            Err(RecvTimeoutError::Disconnected) if pause == WATCH => {
                pause = Duration::from_millis(1);
            }
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(pause),
            _ => {}
        }
    };
    child.kill().ok();
    child.wait().ok();
    killed
}

/// What a worker died of, in words for the user.
fn cause(status: ExitStatus, last_words: &str, config: &WorkerConfig) -> String {
    if last_words.contains("overflowed its stack") {
        "it is nested so deeply that the parser's stack overflowed".to_owned()
    } else if last_words.contains("memory allocation of") {
        format!("the parser needed more than {} MB of memory", config.limits.memory_bytes >> 20)
    } else if last_words.contains("panicked at") {
        "the parser broke down over it".to_owned()
    } else if is_out_of_time(status) {
        format!("the parser needed more than {} seconds", config.limits.cpu_secs)
    } else {
        // "signal: 6 (SIGABRT)", "exit status: 1"
        format!("the parser stopped ({status})")
    }
}

#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt as _;
    // The soft limit sends the one, the hard limit, which is the same here, the other.
    let signals = [Signal::XCPU.as_raw(), Signal::KILL.as_raw()];
    status.signal().is_some_and(|signal| signals.contains(&signal))
}

#[cfg(not(unix))]
fn is_out_of_time(_status: ExitStatus) -> bool {
    false
}

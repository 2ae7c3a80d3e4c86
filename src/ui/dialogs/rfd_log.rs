//! Learns from rfd's log that no dialog could be shown: its return value is then the same as when
//! the user cancels.

use std::sync::atomic::{AtomicUsize, Ordering};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// Counts dialogs that could not be shown.
struct RfdLog {
    n_failures: AtomicUsize,
}

static RFD_LOG: RfdLog = RfdLog { n_failures: AtomicUsize::new(0) };

impl Log for RfdLog {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() == Level::Error && metadata.target().starts_with("rfd")
    }

    fn log(&self, record: &Record<'_>) {
        // rfd tries the portal, then zenity; only when the last one is missing as well was nothing
        // shown.
        if self.enabled(record.metadata()) && record.args().to_string().contains("zenity") {
            self.n_failures.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn flush(&self) {}
}

/// Begins to listen. Where somebody else listens to the program's log already, failures go
/// unnoticed, and look like a cancelled dialog.
pub(super) fn listen() {
    if log::set_logger(&RFD_LOG).is_ok() {
        log::set_max_level(LevelFilter::Error);
    }
}

/// How many dialogs could not be shown so far.
pub(super) fn n_failures() -> usize {
    RFD_LOG.n_failures.load(Ordering::SeqCst)
}

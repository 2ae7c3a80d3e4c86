//! Threads, progress, cancelling. Generic: knows no text and no window. The only module that starts
//! threads, and it names them.

mod cancel;
mod job;
mod parallel;

pub use cancel::{Cancel, Cancelled};
pub use job::{Ending, Event, Job, Progress, Reporter, guarded};
pub use parallel::{beside, in_order, n_workers};

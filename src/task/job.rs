//! One piece of work on a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::Builder;

use crate::task::{Cancel, Cancelled};

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing, in the user's words.
    pub stage: String,
    /// Steps done.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
}

/// How a job came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All is done.
    Done,
    /// The user did not want the rest.
    Cancelled,
    /// A bug: the work panicked, with this message. Or there was no thread to do it.
    Failed(String),
}

/// What a job has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<T> {
    /// It got on.
    Progress(Progress),
    /// A result; a job may have none, one or many.
    Item(T),
    /// The last event of every job.
    Ended(Ending),
}

/// Work on a thread of its own, which yields values of `T`. Cancelled when dropped.
#[derive(Debug)]
pub struct Job<T> {
    cancel: Cancel,
    events: Receiver<Event<T>>,
    has_ended: bool,
}

/// The job's side: reports, and learns whether it should stop.
pub struct Reporter<T> {
    cancel: Cancel,
    events: Sender<Event<T>>,
    wake: Box<dyn Fn() + Send>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts the work. `wake` is called after every event, on the job's thread: a window asks for
    /// a repaint there, others do nothing. `name` shows in debuggers.
    pub fn spawn(
        name: &str,
        wake: impl Fn() + Send + 'static,
        work: impl FnOnce(&Reporter<T>) -> Result<(), Cancelled> + Send + 'static,
    ) -> Self {
        let cancel = Cancel::new();
        let (sender, events) = channel();
        let reporter = Reporter { cancel: cancel.clone(), events: sender, wake: Box::new(wake) };
        let started = Builder::new().name(name.to_owned()).spawn(move || {
            // Whatever happens in there, `Ended` is sent.
            let ending = match guarded(|| work(&reporter)) {
                Ok(Ok(())) => Ending::Done,
                Ok(Err(Cancelled)) => Ending::Cancelled,
                Err(message) => Ending::Failed(message),
            };
            reporter.send(Event::Ended(ending));
        });
        // Without a thread the sender is gone, which `poll` takes for the end. With one, nobody
        // joins it: it leaves at its next report, and a window does not wait for that.
        drop(started);
        Self { cancel, events, has_ended: false }
    }
}

impl<T> Job<T> {
    /// The next event, if there is one. Never waits.
    pub fn poll(&mut self) -> Option<Event<T>> {
        let event = match self.events.try_recv() {
            Ok(event) => event,
            Err(TryRecvError::Disconnected) if !self.has_ended => no_thread(),
            Err(_) => return None,
        };
        self.has_ended |= matches!(event, Event::Ended(_));
        Some(event)
    }

    /// The next event, waiting for it; `None` after [`Event::Ended`].
    pub fn wait(&mut self) -> Option<Event<T>> {
        if self.has_ended {
            return None;
        }
        let event = self.events.recv().unwrap_or_else(|_disconnected| no_thread());
        self.has_ended |= matches!(event, Event::Ended(_));
        Some(event)
    }

    /// Asks it to stop. It still says [`Event::Ended`].
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// Whether [`Event::Ended`] has been taken.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

impl<T> Reporter<T> {
    /// Says how far it is; a cancelled job leaves here.
    pub fn progress(&self, stage: &str, done: usize, total: usize) -> Result<(), Cancelled> {
        self.cancel.check()?;
        self.send(Event::Progress(Progress { stage: stage.to_owned(), done, total }));
        Ok(())
    }

    /// Hands over a result; a cancelled job leaves here.
    pub fn item(&self, item: T) -> Result<(), Cancelled> {
        self.cancel.check()?;
        self.send(Event::Item(item));
        Ok(())
    }

    /// The flag, for work that goes on elsewhere.
    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    fn send(&self, event: Event<T>) {
        // Nobody listening means that the job was dropped, and then it is cancelled as well.
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }
}

fn no_thread<T>() -> Event<T> {
    Event::Ended(Ending::Failed("No thread could be started.".to_owned()))
}

/// Does some work; a panic in it becomes an error with its message. For work on one of several
/// things, where a bug that one of them brings out must not lose the others.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Whatever the work had in its hands is dropped, not looked at again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| message(panic.as_ref()))
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Ending, Event, Job, Progress, guarded};

    fn all<T>(mut job: Job<T>) -> Vec<Event<T>> {
        std::iter::from_fn(|| job.wait()).collect()
    }

    #[test]
    fn a_job_yields_its_items_in_order_and_then_its_end() {
        let woken = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&woken);
        let wake = move || {
            counter.fetch_add(1, Ordering::Relaxed);
        };
        let job = Job::spawn("count", wake, |report| {
            report.progress("Counting", 0, 2)?;
            report.item(1)?;
            report.item(2)
        });
        assert_eq!(
            all(job),
            [
                Event::Progress(Progress { stage: "Counting".to_owned(), done: 0, total: 2 }),
                Event::Item(1),
                Event::Item(2),
                Event::Ended(Ending::Done),
            ]
        );
        assert!(woken.load(Ordering::Relaxed) >= 3);
    }

    #[test]
    fn a_cancelled_job_leaves_at_its_next_report() {
        let job: Job<()> = Job::spawn(
            "forever",
            || {},
            |report| {
                loop {
                    report.progress("Waiting", 0, 1)?;
                    std::thread::yield_now();
                }
            },
        );
        job.cancel();
        assert_eq!(all(job).last(), Some(&Event::Ended(Ending::Cancelled)));
    }

    #[test]
    fn dropping_a_job_cancels_it() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let job: Job<()> = Job::spawn(
            "forever",
            || {},
            move |report| {
                while !report.cancel().is_cancelled() {
                    std::thread::yield_now();
                }
                sender.send(()).ok();
                Ok(())
            },
        );
        drop(job);
        assert_eq!(receiver.recv(), Ok(()));
    }

    #[test]
    fn a_panic_is_an_ending_like_others() {
        let job: Job<()> = Job::spawn("bug", || {}, |_| panic!("off by one"));
        assert_eq!(all(job), [Event::Ended(Ending::Failed("off by one".to_owned()))]);
        assert_eq!(guarded(|| 1), Ok(1));
        assert_eq!(guarded(|| panic!("{} by one", "off")), Err::<(), _>("off by one".to_owned()));
    }
}

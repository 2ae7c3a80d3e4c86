//! The same work on many things at once, with results in the things' order, never in finishing order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread::{Builder, available_parallelism, scope};
use std::time::Duration;

use crate::task::{Cancel, Cancelled};

/// How often waiting looks whether it was cancelled: unnoticed by people, cheap for machines.
const POLL: Duration = Duration::from_millis(50);

/// How many threads to work on: all cores but one, which the window keeps.
pub fn n_workers() -> usize {
    available_parallelism().map_or(1, NonZeroUsize::get).saturating_sub(1).max(1)
}

/// Does `work` on every item, on `n_workers` threads, and hands each result to `take` on this
/// thread, in the items' order and as soon as all before it are there.
///
/// Stops early when cancelled, or when `take` says so. Work that has begun is still finished.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    n_workers: usize,
    cancel: &Cancel,
    work: impl Fn(usize, &T) -> R + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), Cancelled>,
) -> Result<(), Cancelled> {
    let next = AtomicUsize::new(0);
    let stop = Cancel::new();
    let (sender, results) = channel();
    let drain = {
        let (next, stop, work) = (&next, &stop, &work);
        move || {
            while !cancel.is_cancelled() && !stop.is_cancelled() {
                let idx = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(idx) else { break };
                if sender.send((idx, work(idx, item))).is_err() {
                    break;
                }
            }
        }
    };
    scope(|scope| {
        let n_workers = n_workers.clamp(1, items.len().max(1));
        let n_started = (0..n_workers)
            .flat_map(|n| {
                Builder::new().name(format!("worker {n}")).spawn_scoped(scope, drain.clone())
            })
            .count();
        if n_started == 0 {
            // No threads to be had: here and slowly, then.
            drain();
        }
        // The last sender goes with the last thread, so that a panic there does not leave us waiting.
        drop(drain);
        let mut early = BTreeMap::new();
        for expected in 0..items.len() {
            let result = loop {
                cancel.check()?;
                if let Some(result) = early.remove(&expected) {
                    break result;
                }
                match results.recv_timeout(POLL) {
                    Ok((idx, result)) => _ = early.insert(idx, result),
                    Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {}
                    Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return Err(Cancelled),
                }
            };
            if let Err(cancelled) = take(expected, result) {
                stop.cancel();
                return Err(cancelled);
            }
        }
        Ok(())
    })
}

/// Does `side` on a thread of its own while `main` runs on this one; returns both results.
/// The first is `None` where no thread could be started.
pub fn beside<A: Send, B>(
    name: &str,
    side: impl FnOnce() -> A + Send,
    main: impl FnOnce() -> B,
) -> (Option<A>, B) {
    scope(|scope| {
        let thread = Builder::new().name(name.to_owned()).spawn_scoped(scope, side);
        let result = main();
        (thread.ok().and_then(|thread| thread.join().ok()), result)
    })
}

#[cfg(test)]
mod tests {
    use super::{beside, in_order};
    use crate::task::{Cancel, Cancelled};

    #[test]
    fn results_come_in_the_items_order() {
        let items: Vec<usize> = (0..40).collect();
        let mut taken = Vec::new();
        let work = |_, &n: &usize| {
            // Later items are done sooner.
            for _ in 0..(40 - n) * 1000 {
                std::hint::spin_loop();
            }
            n * n
        };
        let done = in_order(&items, 4, &Cancel::new(), work, |idx, square| {
            taken.push((idx, square));
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(taken, items.iter().map(|&n| (n, n * n)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_to_do_is_done() {
        assert_eq!(in_order(&[], 3, &Cancel::new(), |_, &(): &()| (), |_, ()| Ok(())), Ok(()));
    }

    #[test]
    fn cancelling_stops_the_rest() {
        let cancel = Cancel::new();
        let items: Vec<usize> = (0..1000).collect();
        let mut n_taken = 0;
        let done = in_order(
            &items,
            2,
            &cancel,
            |_, &n| n,
            |idx, _| {
                n_taken += 1;
                if idx == 3 { Err(Cancelled) } else { Ok(()) }
            },
        );
        assert_eq!((done, n_taken), (Err(Cancelled), 4));
        cancel.cancel();
        assert_eq!(in_order(&items, 2, &cancel, |_, &n| n, |_, _| Ok(())), Err(Cancelled));
    }

    #[test]
    fn both_sides_return() {
        assert_eq!(beside("side", || 1, || 2), (Some(1), 2));
    }
}

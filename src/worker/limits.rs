//! What a worker may use. Linux enforces it; elsewhere only the time is limited, by the parent.

/// What a worker may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Address space, in bytes.
    pub memory_bytes: u64,
    /// Computing time.
    pub cpu_secs: u64,
}

impl Default for Limits {
    /// Room for the largest page (a tree takes some twenty times its source), and time for it.
    fn default() -> Self {
        Self { memory_bytes: 1 << 30, cpu_secs: 10 }
    }
}

/// Limits this process, for good. A limit that cannot be set leaves the others.
#[cfg(target_os = "linux")]
pub(super) fn confine(limits: Limits) {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    let at_most = |n| Rlimit { current: Some(n), maximum: Some(n) };
    let wanted = [
        (Resource::As, limits.memory_bytes),
        (Resource::Cpu, limits.cpu_secs),
        // No core dump of somebody's article, no file of any size.
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    for (resource, n) in wanted {
        setrlimit(resource, at_most(n)).ok();
    }
    // A parent that was killed wants no answer.
    set_parent_process_death_signal(Some(Signal::KILL)).ok();
}

#[cfg(not(target_os = "linux"))]
pub(super) fn confine(_limits: Limits) {}

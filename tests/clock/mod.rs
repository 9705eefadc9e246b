//! A clock that counts what a thread does, not what it waits for.

use std::fs;
use std::sync::LazyLock;
use std::time::Instant;

/// Seconds that this thread was running, where the system tells (Linux); else the clock
/// on the wall. What other programs take of a shared machine does not count then.
pub(crate) fn running() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |it| it / 1e9)
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

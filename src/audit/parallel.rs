//! Work that may be done side by side: with the feature `parallel` on all processors, else
//! one piece after the other. What comes out is the same, in the order of the pieces.

/// What each task gives, in the order of the tasks.
#[cfg(not(feature = "parallel"))]
pub(super) fn run<T, R>(tasks: &[T], work: impl Fn(&T) -> Vec<R>) -> Vec<R> {
    tasks.iter().flat_map(work).collect()
}

/// The first value, and the second.
#[cfg(not(feature = "parallel"))]
pub(super) fn both<A, B>(first: impl FnOnce() -> A, second: impl FnOnce() -> B) -> (A, B) {
    (first(), second())
}

/// What each task gives, in the order of the tasks; each thread takes the next that is left.
#[cfg(feature = "parallel")]
pub(super) fn run<T, R>(tasks: &[T], work: impl Fn(&T) -> Vec<R> + Sync) -> Vec<R>
where
    T: Sync,
    R: Send,
{
    use core::sync::atomic::{AtomicUsize, Ordering};

    let next = AtomicUsize::new(0);
    let turn = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(at) else {
                return done;
            };
            done.push((at, work(task)));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(turn)).collect();
        let mut done = turn();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|&(at, _)| at);
    done.into_iter().flat_map(|(_, found)| found).collect()
}

/// The first value, and the second.
#[cfg(feature = "parallel")]
pub(super) fn both<A: Send, B>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        match first.join() {
            Ok(first) => (first, second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

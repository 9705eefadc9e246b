//! Registry (in progress).
mod facts;
mod read;
pub use facts::*;

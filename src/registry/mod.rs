//! Registry (in progress).
mod facts;
pub use facts::*;

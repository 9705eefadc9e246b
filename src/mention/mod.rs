//! Mentions (in progress).
mod date;
pub use date::WrittenDate;

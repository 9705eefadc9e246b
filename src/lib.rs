//! Who answers which directive, with what, and when.
pub mod audit;
pub mod graph;
pub mod id;
pub mod mention;
pub mod registry;
pub mod relation;
pub mod report;
pub mod text;
mod trace;

pub use trace::Trace;

//! Stated against actual: what an amendment says that it does, and whether the schedules bear it out.

mod capitals;
pub mod claims;
mod court;
mod sentences;
pub mod verdicts;

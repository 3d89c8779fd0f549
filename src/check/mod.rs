//! What follows from a reading: pure functions over the model.

pub mod lint;

//! What follows from a reading: pure functions over the model.

mod clarity;
pub mod lint;

pub use clarity::clarity;

//! What follows from a reading: pure functions over the model.

pub mod agreement;
mod clarity;
pub mod compare;
pub mod lint;
pub mod names;
mod running;
pub mod side;
pub mod stated;
pub mod timeline;

pub use clarity::clarity;

//! Reads amendments to investment companies' agreements: *text → read → model → check → show*.
//!
//! [`text`] is what is written, [`read`] what it says, [`model`] the data, [`check`] what follows,
//! [`show`] how it is shown. Reading never fails: what is not understood is an `Unread` block.

pub mod check;
pub mod model;
pub mod read;
pub mod show;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod wasm;

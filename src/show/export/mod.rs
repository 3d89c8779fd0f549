//! What leaves the product: the JSON of a reading and its list as CSV; changes, histories and schedules in force as both.

mod csv;
mod follow;
mod json;
mod layout;
mod types;

pub use csv::{HEAD_OF_SEVERAL, csv, csv_below};
pub use follow::*;
pub use json::json;

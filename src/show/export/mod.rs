//! What leaves the product: the JSON of a reading and its list as CSV; changes, histories and schedules in force as both.

mod csv;
mod follow;
mod json;
mod layout;
mod types;

pub use csv::csv;
pub use follow::*;
pub use json::json;

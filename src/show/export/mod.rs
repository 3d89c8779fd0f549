//! What leaves the product: the JSON of a reading, and its list as CSV.

mod csv;
mod json;
mod layout;
mod types;

pub use csv::csv;
pub use json::json;

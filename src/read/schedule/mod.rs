//! Schedules: the lists of funds and portfolios that an agreement covers.

pub mod heading;
pub mod row;
pub mod value;

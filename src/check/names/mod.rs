//! Names: one number for all spellings of one, the register of every spelling, and what speaks for a renaming.

pub mod beginnings;
pub mod evidence;
pub mod ids;
pub mod register;

//! One token a line.

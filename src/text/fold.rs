//! What counts as the same writing.

//! What it says: one file per document part.

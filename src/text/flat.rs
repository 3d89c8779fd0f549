//! Source to plain lines.

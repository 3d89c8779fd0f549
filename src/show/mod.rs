//! How it is shown: the view, the report, the exports.

//! Checks a tax code while it is typed.

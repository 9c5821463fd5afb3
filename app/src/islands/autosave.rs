//! Saves a form a moment after the last keystroke and says when.

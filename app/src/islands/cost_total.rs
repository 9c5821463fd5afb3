//! The cost table added up while it is typed.
